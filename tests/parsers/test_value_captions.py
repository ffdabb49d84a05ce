"""Cards whose values have their labels below them."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_KINDS = ("position", "article", "description", "quantity", "unit", "price", "amount")


def _right(cells: tuple[str, ...], edges: tuple[int, ...]) -> list[int]:
    """Where texts begin that end at the edges."""
    return [edge - sum(5 * len(one) + 3 for one in cell.split()) + 3 for cell, edge in zip(cells, edges, strict=True)]


def _card(number: int, name: str, code: str, values: tuple[str, ...], titles: tuple[str, ...], way: str) -> str:
    """One card; what stands in the places is written with its place before a colon."""
    edges = (360, 450, 540)
    places = [_right(some, edges) if way == "right" else list(edges) for some in (values, titles)]
    upper = "|".join(f"{at}:{text}" for at, text in zip(places[0], values, strict=True))
    lower = "|".join(f"{at}:{text}" for at, text in zip(places[1], titles, strict=True))
    return f"50:{number}|70:{name}|{upper}^\n70:{code}|{lower}^\n70:Kostenstelle 41001\n\n"


def _drawn(cards: str, head: str, total: str) -> list[dict[str, str]]:
    """The order lines of a page whose cells have their places before a colon."""
    places = sorted({int(cell.partition(":")[0]) for line in cards.split("\n") for cell in line.split("|") if cell})
    told = []
    for line in cards.split("\n"):
        cells = {int(place): text for place, _, text in (cell.partition(":") for cell in line.split("|") if cell)}
        told.append("|".join(cells.get(place, "").rstrip("^") for place in places) + ("^" if "^" in line else ""))
    return lines_of(read(head + "\n".join(told) + total, tuple(places)))


@pytest.mark.parametrize("way", ["right", "left"])
@pytest.mark.parametrize(
    ("titles", "label"),
    [
        (("Menge", "Stückpreis netto", "Gesamtpreis"), "Lieferanten-Artikelnr.:"),
        (("Quantity", "Unit price", "Total"), "Supplier part no.:"),
        (("Anzahl", "Einzelpreis", "Summe"), "Ihre Art.-Nr."),
        (("Qty", "Price", "Amount"), "Vendor item"),
    ],
)
def test_values_of_cards_with_their_labels_below_them(titles: tuple[str, ...], label: str, way: str) -> None:
    cards = _card(
        1, "Druckerpatrone XL schwarz", f"{label} NH67211839", ("2 Stk", "46,67 EUR", "93,34 EUR"), titles, way
    )
    cards += _card(
        2, "Haftnotizen gelb, 12 Blöcke", f"{label} NH90304339", ("5 Pck", "4,15 EUR", "20,75 EUR"), titles, way
    )
    found = _drawn(cards, "Bestellung Nr. 8145525 vom 07.11.2026\n\n", "\nBestellsumme netto: 114,09 EUR\n")
    assert [[line.get(kind) for kind in _KINDS] for line in found] == [
        ["1", "NH67211839", "Druckerpatrone XL schwarz", "2", "Stk", "46,67", "93,34"],
        ["2", "NH90304339", "Haftnotizen gelb, 12 Blöcke", "5", "Pck", "4,15", "20,75"],
    ]
