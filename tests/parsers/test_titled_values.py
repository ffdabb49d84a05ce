"""Units and what prices are for, as titles say them of all rows."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (40, 110, 250, 400, 500)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Menge (Stk)", "Stk"), ("Menge [Stück]", "Stück"), ("Menge in Stk.", "Stk"), ("Qty (pcs)", "pcs"),
        ("Bestellmenge (kg)", "kg"), ("Anzahl (Kartons)", "Kartons"), ("Qty in kg", "kg"), ("Menge/Stk.", "Stk"),
        ("Qty Ordered (Pcs)", "Pcs"),
    ],
)  # fmt: skip
def test_the_title_of_the_quantity_may_say_in_what_all_rows_are_counted(title: str, unit: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|{title}|Preis|Betrag\n4711-20|Sechskantschraube|12|4,20|50,40\n"
        "88-1230|Kugellager 6204|100|0,85|85,00",
        _PLACES,
    )
    assert raws(found, "unit") == [unit, unit]
    assert raws(found, "quantity") == ["12", "100"]


@pytest.mark.parametrize("unit", ["(Stk.)", "[kg]", "in pcs"])
def test_the_unit_may_stand_below_the_title(unit: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|Preis|Betrag^\n||{unit}\n"
        "4711-20|Sechskantschraube|12|4,20|50,40\n88-1230|Kugellager 6204|100|0,85|85,00",
        _PLACES,
    )
    assert raws(found, "unit") == [unit.strip("([.)]").removeprefix("in ")] * 2


@pytest.mark.parametrize("title", ["Menge (ME)", "Qty (Units)", "Menge (VE)", "Menge"])
def test_what_units_are_called_is_none(title: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|{title}|Preis|Betrag\n4711-20|Sechskantschraube|12|4,20|50,40\n"
        "88-1230|Kugellager 6204|100|0,85|85,00",
        _PLACES,
    )
    assert raws(found, "unit") == []


def test_a_row_with_a_unit_of_its_own_leaves_the_others_without() -> None:
    found = read(
        "Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge (kg)|Preis|Betrag\n4711-20|Sechskantschraube|12|4,20|50,40\n"
        "88-1230|Kugellager 6204|100 Stk|0,85|85,00",
        _PLACES,
    )
    assert raws(found, "unit") == ["Stk"]


@pytest.mark.parametrize(
    "title",
    [
        "Preis/100", "Preis je 100", "Preis / 100 Stk", "EP/100", "€/100", "Preis (per 100)", "Preis je Hundert",
        "%-Preis", "Price/C", "Price per C", "Preis p. 100",
    ],
)  # fmt: skip
def test_the_title_of_the_price_may_say_how_many_all_are_for(title: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|{title}|Betrag\n4711-20|Sechskantschraube|500|12,40|62,00\n"
        "88-1230|Kugellager 6204|200|3,80|7,60",
        _PLACES,
    )
    assert [(one["price"], one["price_unit"]) for one in lines_of(found)] == [("12,40", "100"), ("3,80", "100")]
    assert not [one for one in found.findings if one.code == "pdf.line-does-not-close"]


@pytest.mark.parametrize("title", ["Preis/1000", "Preis je 1.000", "Price/M", "EUR/1000", "Preis/Tsd."])
def test_prices_for_a_thousand_leave_the_thousands_of_the_quantities(title: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|{title}|Betrag\n4711-20|Sechskantschraube|1.000|12,40|12,40\n"
        "88-1230|Kugellager 6204|5.000|3,80|19,00\n88-1231|Dichtring|2.500|9,76|24,40",
        _PLACES,
    )
    assert raws(found, "quantity") == ["1.000", "5.000", "2.500"]
    assert [one["price_unit"].replace(".", "") for one in lines_of(found)] == ["1000"] * 3


@pytest.mark.parametrize("below", ["per 100 St.", "je 100 Stück", "€/100 ST", "(per 100)"])
def test_what_prices_are_for_may_stand_below_their_title(below: str) -> None:
    found = read(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|Preis|Betrag^\n|||{below}\n"
        "4711-20|Sechskantschraube|500|12,40|62,00\n88-1230|Kugellager 6204|200|3,80|7,60",
        _PLACES,
    )
    assert [(one["price"], one["price_unit"]) for one in lines_of(found)] == [("12,40", "100"), ("3,80", "100")]


def test_a_price_with_what_it_is_for_beside_it_needs_no_title_for_that() -> None:
    found = read(
        "Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|Preis/100|Betrag\n"
        "4711-20|Sechskantschraube|500|12,40 / 1000|6,20\n"
        "88-1230|Kugellager 6204|200|3,80 / 1000|0,76",
        _PLACES,
    )
    assert [one["price_unit"] for one in lines_of(found)] == ["1000", "1000"]


def test_a_price_may_be_for_a_carton() -> None:
    found = read(
        "Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|Preis/Karton\n4711-20|Sechskantschraube|12|4,20\n"
        "88-1230|Kugellager 6204|100|0,85",
        _PLACES,
    )
    assert raws(found, "price") == ["4,20", "0,85"]


def test_money_below_what_prices_are_for_is_the_price_where_nothing_else_is() -> None:
    found = read(
        "Purchase order 4711\nItem no.|Description|Qty|Price per roll\n4711-20|Hex bolt|12|4.20\n"
        "88-1230|Ball bearing|100|0.85",
        _PLACES,
    )
    assert raws(found, "price") == ["4.20", "0.85"]
