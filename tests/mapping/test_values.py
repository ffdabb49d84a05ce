"""Numbers, dates, checks and patterns."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orderhub.errors import MappingError
from orderhub.mapping import checks, dates, numbers, patterns
from orderhub.mapping.source import Item


@pytest.mark.parametrize(
    ("text", "style", "hint", "value"),
    [
        ("1.234,56", "auto", "", "1234.56"),
        ("1,234.56", "auto", "", "1234.56"),
        ("1234.5", "auto", "", "1234.5"),
        ("1234,5", "auto", "", "1234.5"),
        ("12,50-", "auto", "", "-12.50"),
        ("- 3", "plain", "", None),
        ("1.000", "auto", "de", "1000"),
        ("1.000", "auto", "en", "1.000"),
        ("1,000", "auto", "en", "1000"),
        ("1.234.567", "auto", "", "1234567"),
        ("0,125", "auto", "", "0.125"),
        ("12,- €", "auto", "", "12"),
        ("EUR 12,50", "auto", "", "12.50"),
        ("1 234,50", "de", "", "1234.50"),
        ("1'234.50", "en", "", "1234.50"),
        ("1.234,56", "de", "", "1234.56"),
        ("1234.5", "de", "", None),
        ("1,5", "en", "", None),
        ("27,60", "plain", "", "27.60"),
        ("1,234.56", "plain", "", None),
        ("5.", "plain", "", "5"),
        (".5", "plain", "", "0.5"),
        ("1.000", "auto", "plain", "1.000"),
        ("abc", "auto", "", None),
        ("", "auto", "", None),
        ("NaN", "auto", "", None),
        ("1e5", "auto", "", None),
        ("9" * 41, "auto", "", None),
        ("٣", "auto", "", None),
        ("19 %", "auto", "", "19"),
    ],
)
def test_numbers_are_read_as_written(text: str, style: str, hint: str, value: str | None) -> None:
    found = numbers.parse(text, style, hint)
    assert (found.value if found else None) == (Decimal(value) if value is not None else None)


def test_a_number_with_two_readings_says_so() -> None:
    found = numbers.parse("1.250", "auto")
    assert found is not None
    assert found.ambiguous
    sure = numbers.parse("1.250", "auto", "de")
    assert sure is not None
    assert not sure.ambiguous


@settings(deadline=None)
@given(st.text(max_size=50), st.sampled_from(numbers.STYLES), st.sampled_from(["", "de", "en", "plain", "x"]))
def test_any_text_is_a_finite_number_or_none(text: str, style: str, hint: str) -> None:
    found = numbers.parse(text, style, hint)
    assert found is None or found.value.is_finite()


@settings(deadline=None)
@given(st.decimals(min_value=-999999, max_value=999999, places=2))
def test_what_german_and_english_write_is_read_back(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert numbers.parse(english, "en") == numbers.Number(value)
    assert numbers.parse(german, "de") == numbers.Number(value)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "form", "first", "last"),
    [
        ("20261122", "102", "2026-11-22", "2026-11-22"),
        ("202611221030", "203", "2026-11-22", "2026-11-22"),
        ("20261122103059", "204", "2026-11-22", "2026-11-22"),
        ("261122", "101", "2026-11-22", "2026-11-22"),
        ("202648", "616", "2026-11-23", "2026-11-29"),
        ("2648", "615", "2026-11-23", "2026-11-29"),
        ("2026112220261130", "718", "2026-11-22", "2026-11-30"),
        ("20261122-20261130", "718", "2026-11-22", "2026-11-30"),
        ("202611", "610", "2026-11-01", "2026-11-30"),
        ("20261122-20261130", "RD8", "2026-11-22", "2026-11-30"),
        ("22.11.2026", "auto", "2026-11-22", "2026-11-22"),
        ("22.11.26", "de", "2026-11-22", "2026-11-22"),
        ("2026-11-22T08:15:00+01:00", "iso", "2026-11-22", "2026-11-22"),
        ("11/22/2026", "auto", "2026-11-22", "2026-11-22"),
        ("03/04/2026", "us", "2026-03-04", "2026-03-04"),
        ("03/04/2026", "uk", "2026-04-03", "2026-04-03"),
        ("KW 48/2026", "auto", "2026-11-23", "2026-11-29"),
        ("2026-W48", "auto", "2026-11-23", "2026-11-29"),
        ("3. Dezember 2026", "auto", "2026-12-03", "2026-12-03"),
        ("3 Dec 2026", "auto", "2026-12-03", "2026-12-03"),
        ("December 3, 2026", "auto", "2026-12-03", "2026-12-03"),
        ("2026/12/03", "yyyy/mm/dd", "2026-12-03", "2026-12-03"),
        ("03122026", "ddmmccyy", "2026-12-03", "2026-12-03"),
    ],
)
def test_dates_are_read_as_written(text: str, form: str, first: str, last: str) -> None:
    assert dates.is_format(form)
    assert dates.parse(text, form) == (day(first), day(last))


@pytest.mark.parametrize(
    "text", ["", "20261322", "32.01.2026", "gestern", "00000000", "9" * 90, "KW 99/2026", "0026-01-01"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert dates.parse(text) is None


def test_a_week_without_year_lies_ahead_of_the_order() -> None:
    assert dates.parse("KW 2", "auto", "de", near=day("2026-11-22")) == (day("2027-01-11"), day("2027-01-17"))
    assert dates.parse("KW 48", "auto", "de", near=day("2026-11-22")) == (day("2026-11-23"), day("2026-11-29"))
    assert dates.parse("KW 48") is None


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from([*dates.FORMATS, *dates.CODES, "dd.mm.yyyy"]))
def test_any_text_is_a_span_in_order_or_none(text: str, form: str) -> None:
    span = dates.parse(text, form)
    assert span is None or span[0] <= span[1]


def test_check_digits() -> None:
    assert checks.is_gtin("4012345100105")
    assert not checks.is_gtin("4012345100106")
    assert checks.is_gtin("96385074")
    assert checks.is_gln("4012345000009")
    assert not checks.is_gln("96385074")
    assert not checks.is_gtin("٤٠١٢٣٤٥١")
    assert checks.is_iban("DE89 3704 0044 0532 0130 00")
    assert not checks.is_iban("DE88370400440532013000")


def safe(pattern: str) -> bool:
    item = Item("f.yaml", 3, 9)
    item.text = pattern
    try:
        patterns.compile_safe(item)
    except MappingError as error:
        return (error.code, error.params["line"]) != ("mapping.pattern-unsafe", "3")
    return True


@pytest.mark.parametrize("pattern", ["NWB-[0-9]{6}", "45\\d{8}", "(A|B)[0-9]*", "[A-Z]+-[0-9]+", "x?y{2,3}", ".*"])
def test_simple_patterns_are_allowed(pattern: str) -> None:
    assert safe(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|a)*",
        "(a)\\1",
        "(?=a)b",
        "(?i)a",
        "a{1,5000}",
        "(",
        "[",
        "a*b*c*d*",
        "(?P<x>a)(?P=x)",
        "(a{9}){9}",
        "x" * 121,
    ],
)
def test_patterns_that_could_run_away_are_refused(pattern: str) -> None:
    assert not safe(pattern)


@settings(deadline=None)
@given(st.text(alphabet="ab(|)*+?{}[]^$.\\d0,9", max_size=20))
def test_a_pattern_that_is_allowed_is_quick(pattern: str) -> None:
    item = Item("f.yaml", 1, 1)
    item.text = pattern or None
    try:
        compiled = patterns.compile_safe(item)
    except MappingError:
        return
    start = time.process_time()
    compiled.fullmatch("a" * (patterns.MAX_VALUE - 1) + "!")
    assert time.process_time() - start < 2
