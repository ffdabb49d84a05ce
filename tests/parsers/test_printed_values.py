"""Numbers and dates as printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.printed_values import NumberFormat, find_date, format_votes, is_gtin, read_number, readings


@pytest.mark.parametrize(
    ("raw", "number_format", "value"),
    [
        ("1.234,56", "de", "1234.56"), ("1234,56", "de", "1234.56"), ("1 234,56", "de", "1234.56"),
        ("1\u202f234,56", "de", "1234.56"), ("1'234.56", "en", "1234.56"), ("1,234.56", "en", "1234.56"),
        ("-5,00", "de", "-5.00"), ("5,00-", "de", "-5.00"), ("(5,00)", "de", "-5.00"), ("−5,00", "de", "-5.00"),
        ("1.234,--", "de", "1234"), ("--", "de", "0"), ("EUR 12,50", "de", "12.50"), ("12,50 €", "de", "12.50"),
        ("1.000", "de", "1000"), ("1.000", "en", "1.000"), ("0,12345", "de", "0.12345"), ("5 %", "de", "5"),
    ],
)  # fmt: skip
def test_a_printed_number(raw: str, number_format: NumberFormat, value: str) -> None:
    assert read_number(raw, number_format) == Decimal(value)


@pytest.mark.parametrize("raw", ["", "Stk", "1.23.4,5", "12/2026", "1,2,3", "M8x40", "٣"])
def test_what_is_no_number(raw: str) -> None:
    assert read_number(raw, "de") is None


@given(st.text(max_size=40))
def test_no_text_makes_a_reader_fail(text: str) -> None:
    read_number(text, "de")
    readings(text, "en", money=True)
    find_date(text)
    is_gtin(text)


def test_misread_separators_leave_a_reading_in_cents() -> None:
    assert Decimal("950250.00") in readings("950.250.00", "de", money=True)


def test_only_numbers_that_can_be_one_format_vote() -> None:
    assert format_votes(["1.234,56", "12,50", "1.000", "7"]) == (2, 0)
    assert format_votes(["1,234.56", "12.50", "1'000.00"]) == (0, 3)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("22.11.2026", date(2026, 11, 22)), ("22.11.26", date(2026, 11, 22)), ("2026-11-22", date(2026, 11, 22)),
        ("22. November 2026", date(2026, 11, 22)), ("November 22, 2026", date(2026, 11, 22)),
        ("22-Nov-2026", date(2026, 11, 22)), ("11/22/2026", date(2026, 11, 22)), ("11-22-2026", date(2026, 11, 22)),
        ("KW 48/2026", date(2026, 11, 23)), ("48. KW 2026", date(2026, 11, 23)),
    ],
)  # fmt: skip
def test_a_printed_date(raw: str, value: date) -> None:
    found = find_date(raw)
    assert found is not None
    assert found[0] == value


def test_what_is_no_date() -> None:
    assert find_date("31.02.2026") is None
    assert find_date("DIN 933 / ISO 4017") is None


def test_gtin_check_digit() -> None:
    assert is_gtin("4012345100105")
    assert not is_gtin("4012345100106")
    assert not is_gtin("401234510010")
