"""Order lines on cards: a name, titles some way below it, and their values."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_ROWS = (
    ("Buffer capsules pH 4.00", "B6563-27|20|pack|Standard|13.78|275.60"),
    ("Filter paper grade 1, 110 mm", "D6533-33|30|pack|Standard|10.25|307.50"),
    ("Beaker low form 3.3", "L6602-97|100|each|Standard|4.23|423.00"),
)
_PLACES = (40, 140, 200, 260, 350, 450)


def _paper(opening: str, count: int, *, space: str = "^\n") -> str:
    titles = "Supplier part no.|Quantity|UOM|Tax code|Unit price|Extended price"
    cards = [
        f"{opening.format(at)}{name}{space}\n{titles}\n{values}^\nCharge code: R217044\n\n"
        for at, (name, values) in enumerate(_ROWS[:count], 1)
    ]
    return "Purchase Order PO-77120\nDate 12.10.2026\n\n" + "\n".join(cards)


@pytest.mark.parametrize("opening", ["Line {} ", "{}. ", "Item {} - ", "#{} ", "Line {} of 3 ", ""])
@pytest.mark.parametrize("space", ["^\n", "\n"])
def test_titles_may_stand_below_a_rule(opening: str, space: str) -> None:
    found = read(_paper(opening, 3, space=space), _PLACES)
    assert raws(found, "description") == [name for name, _ in _ROWS]
    assert raws(found, "article") == ["B6563-27", "D6533-33", "L6602-97"]
    assert raws(found, "unit") == ["pack", "pack", "each"]
    assert raws(found, "position") == (["1", "2", "3"] if opening else [])


@pytest.mark.parametrize("opening", ["Line {} ", "{}. ", "Item {} - ", "#{} ", "Line {} of 1 "])
def test_the_only_card_is_named_above_its_titles_where_its_number_opens_the_name(opening: str) -> None:
    found = read(_paper(opening, 1), _PLACES)
    assert raws(found, "description") == ["Buffer capsules pH 4.00"]
    assert raws(found, "position") == ["1"]


def test_a_line_above_the_titles_of_the_only_row_names_it_by_nothing_else() -> None:
    assert raws(read(_paper("", 1), _PLACES), "description") == []


@pytest.mark.parametrize("own", ["Unsere Magazinnr.", "Unsere Lager-Nr.", "Unsere Gerätenr.", "Our stockroom code"])
@pytest.mark.parametrize("strange", ["Meldung / Anlage", "Los", "Reason code"])
def test_a_title_that_nobody_knows_stands_beside_those_of_a_card(own: str, strange: str) -> None:
    titles = f"Menge|Ihre Artikelnr.|{own}|Liefertermin|{strange}"
    names = ("Sechskantmutter DIN 934 M10 A2", "Schweißdraht G3Si1 1,0 mm", "Drehteil Flansch")
    cards = [
        f"{at}   {name}\n\n{titles}^\n{at}2 Stk.|TF-7318{at}|LL1195{at}|2026-12-0{at}|10088410 / W-1{at}\n\n"
        for at, name in enumerate(names, 1)
    ]
    found = read("BESTELLUNG 4711-26 vom 2026-11-13\n\n" + "\n".join(cards), (40, 120, 230, 340, 440))
    assert raws(found, "description") == list(names)
    assert raws(found, "quantity") == ["12", "22", "32"]
    assert raws(found, "article") == ["TF-73181", "TF-73182", "TF-73183"]
    assert raws(found, "buyer_article") == ["LL11951", "LL11952", "LL11953"]
    assert raws(found, "delivery_date") == ["2026-12-01", "2026-12-02", "2026-12-03"]
    assert raws(found, "note") == [f"{strange} 10088410 / W-1{at}" for at in (1, 2, 3)]


@pytest.mark.parametrize("price", ["Unit Price (EUR)", "Unit price EUR", "Price €"])
@pytest.mark.parametrize("amount", ["Net (EUR)", "Net €", "Xylo worth"])
@pytest.mark.parametrize("strange", ["VAT Rate", "Reason code", "Xylo"])
def test_sums_of_cards_stay_sums_beside_titles_that_nobody_knows(price: str, amount: str, strange: str) -> None:
    titles = f"Supplier Part No.|Quantity|UOM|{price}|{strange}|{amount}"
    cards = [
        f"{at}. {name}\n\n{titles}\nNHW-8939{at}|{at}|Set|18.50|R1{at}|{at * 18}.{at * 50:02}^\nNote: area 2\n\n"
        for at, name in enumerate(("Thermal leggings", "Coverall disposable white"), 1)
    ]
    cards[1] = cards[1].replace("36.100", "37.00")
    found = read("Purchase Order PO-77120\nDate 12.10.2026\n\n" + "\n".join(cards), (40, 160, 230, 290, 400, 490))
    assert raws(found, "description") == ["Thermal leggings", "Coverall disposable white"]
    assert raws(found, "price") == ["18.50", "18.50"]
    assert raws(found, "amount") == ["18.50", "37.00"]


def test_quantity_and_price_below_one_title_with_a_sign_between_them() -> None:
    text = (
        "Purchase order 4711-20\n\n"
        "1|CONNECTOR, HEADER|||91,50 SEK^\n|Supplier part no.|Need by|Qty × price^\n"
        "|KS-1633-88|2026-11-22|50 Each × 1,83 SEK\n\n"
        "2|RELAY, POWER|||4 344,00 SEK^\n|Supplier part no.|Need by|Qty × price^\n"
        "|TF-4478-57|2026-12-02|1 200 Each × 3,62 SEK\n\n"
        "Total|||4 435,50 SEK"
    )
    found = read(text, (50, 80, 220, 320, 480))
    assert raws(found, "price") == ["1,83", "3,62"]
    assert raws(found, "quantity") == ["50", "1200"]
