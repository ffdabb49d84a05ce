import pytest
from babel import Locale

from orderhub.order import codes


def test_currencies_and_countries_are_those_of_the_standards():
    locale = Locale("en")
    assert set(locale.currencies) >= codes.CURRENCIES
    assert codes.COUNTRIES - set(locale.territories) == {"XI"}
    assert len(codes.COUNTRIES) == 251  # 249 of ISO 3166-1, XI and XK
    assert {"EUR", "CHF", "USD", "PLN", "GBP"} <= codes.CURRENCIES


@pytest.mark.parametrize("unit", ["C62", "H87", "EA", "KGM", "MTR", "XCT", "CT", "MIL", "SET"])
def test_units_of_trade_are_known(unit):
    assert codes.is_unit(unit)
    assert codes.unit_word(unit, "de")
    assert codes.unit_word(unit, "en")


@pytest.mark.parametrize("unit", ["STK", "Stück", "GBND", "", "x", "XCTN"])
def test_a_partners_own_words_are_no_units(unit):
    assert not codes.is_unit(unit)


def test_pieces_are_pieces_and_cartons_cartons():
    assert codes.same_unit("C62", "EA")
    assert codes.same_unit("CT", "XCT")
    assert not codes.same_unit("KGM", "GRM")
    assert not codes.same_unit("C62", "CT")


def test_amounts_in_yen_have_no_minor_unit():
    assert codes.minor_digits("JPY") == 0
    assert codes.minor_digits("EUR") == 2
    assert codes.minor_digits(None) == 2
