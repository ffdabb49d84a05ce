"""Values in words: dates, amounts, units, codes and numbers with a check digit."""

from __future__ import annotations

import pytest

from orderhub.readable.values import Context, show

DATES = [
    ("20261127", "102", "27.11.2026", "27 Nov 2026"),
    ("202611270930", "203", "27.11.2026, 09:30", "27 Nov 2026, 09:30"),
    ("261127", "101", "27.11.2026", "27 Nov 2026"),
    ("202648", "616", "KW 48/2026 (23.11.2026 – 29.11.2026)", "week 48/2026 (23 Nov 2026 – 29 Nov 2026)"),
    ("202611", "610", "01.11.2026 – 30.11.2026", "1 Nov 2026 – 30 Nov 2026"),
    ("20261101-20261130", "718", "01.11.2026 – 30.11.2026", "1 Nov 2026 – 30 Nov 2026"),
    ("12", "805", "12 Stunden", "12 hours"),
]


def at(language: str = "de", format_: str = "edifact", **facts: object) -> Context:
    return Context(format_, language, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(("raw", "form", "german", "english"), DATES)
def test_dates_follow_their_form_and_language(raw: str, form: str, german: str, english: str) -> None:
    assert show("date", "2380", raw, at("de", beside={"2379": form})).words == german
    assert show("date", "2380", raw, at("en", beside={"2379": form})).words == english


def test_a_date_that_is_none_is_doubted_and_an_unknown_form_is_left_alone() -> None:
    assert show("date", "2380", "20261340", at(beside={"2379": "102"})).is_wrong
    assert show("date", "2380", "abc", at(beside={"2379": "Z13"})) == ("", "", False, True)


def test_amounts_keep_their_digits_and_carry_the_currency() -> None:
    assert show("money", "5004", "1234.5", at(currency="EUR")).words == "1.234,50\xa0EUR"
    assert show("money", "5004", "1234,5", at("en", currency="EUR")).words == "1,234.50\xa0EUR"
    assert show("money", "5004", "0.1234", at(currency="EUR", beside={"6345": "USD"})).words == "0,1234\xa0USD"
    assert show("cents", "610", "9450", at("en", "x12", currency="USD")).words == "94.50\xa0USD"
    assert show("cents", "610", "94.50", at("en", "x12")).words == "94.50"
    assert show("quantity", "6060", "1000", at()).words == "1.000"
    assert show("quantity", "6060", "12-", at()).words == "-12"
    assert show("quantity", "6060", "zehn", at()).is_wrong


def test_a_unit_means_what_its_standard_says() -> None:
    assert show("unit", "6411", "CA", at("en")).words == "cans"
    assert show("unit", "355", "CA", at("en", "x12")).words == "cases"
    assert show("unit", "6411", "PCE", at()).words == "Stück"
    assert not show("unit", "6411", "QQQ", at()).is_known


def test_a_code_means_what_its_message_says() -> None:
    assert show("code", "6063", "12", at(message="DESADV")).words == "Gelieferte Menge"
    assert show("code", "6063", "12", at(message="ORDRSP")).words == "Bestätigte Menge"
    assert show("code", "1225", "09", at()).words == "Original"
    unknown = show("code", "6063", "99Q", at())
    assert (unknown.words, unknown.note, unknown.is_known) == ("", "Code unbekannt", False)


def test_check_digits_are_told() -> None:
    gln = {"3055": "9"}
    assert show("party", "3039", "4012345000009", at(beside=gln)) == (
        "4 012345 000009",
        "Prüfziffer richtig",
        False,
        True,
    )
    assert show("party", "3039", "4012345000008", at("en", beside=gln)).note == "check digit wrong"
    assert show("party", "3039", "123456789", at("en", beside=gln)).note == "wrong length"
    assert not show("party", "67", "123456789", at("en", "x12", beside={"66": "9"})).is_wrong
    assert show("party", "3039", "0042", at(beside={"3055": "92"})).note == ""
    assert show("item", "7140", "4006381333931", at(beside={"7143": "EN"})).words == "4 006381 333931"
    assert show("item", "7140", "4006381333931", at(beside={"7143": "SA"})).words == ""
    assert show("item", "7402", "340123450000000017", at(beside={"7405": "BJ"})).words == "3 4012345 000000001 7"
    assert show("item", "87", "00340123450000000017", at("en", "x12", beside={"88": "GM"})).words.startswith("(00) 3 ")
    assert show("item", "7402", "340123450000000010", at(beside={"7405": "BJ"})).is_wrong


def test_countries_and_currencies_have_names() -> None:
    assert show("country", "3207", "DE", at("en")).words == "Germany"
    assert show("currency", "6345", "EUR", at("en")).words == "Euro"
    assert not show("currency", "6345", "XYZ", at()).is_known
