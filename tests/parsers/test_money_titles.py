"""Titles of prices and amounts that are hardly more than a currency."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_ROWS = """
4711-20|Sechskantschraube|12|ST|4,20|50,40
88-1230|Kugellager 6204|100|ST|0,85|85,00
61.0045|Dichtring NBR|5|KG|12,50|62,50"""
_READ = [("4,20", "50,40"), ("0,85", "85,00"), ("12,50", "62,50")]


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("€ je ME", "€"), ("€/Einh.", "€"), ("€ pro Stück", "€"), ("€/St.", "€"), ("£ per unit", "£"), ("€", "€"),
        ("CHF/Einh.", "CHF"),
    ],
)  # fmt: skip
def test_the_currency_alone_behind_the_price_of_each_is_what_the_line_comes_to(price: str, amount: str) -> None:
    text = f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|ME|{price}|{amount}{_ROWS}"
    found = lines_of(read(text, (40, 110, 250, 300, 400, 500)))
    assert [(one["price"], one["amount"]) for one in found] == [
        ("4,20", "50,40"),
        ("0,85", "85,00"),
        ("12,50", "62,50"),
    ]


def test_a_sign_near_a_title_without_one_belongs_to_it() -> None:
    text = f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|ME|Preis €|Wert €{_ROWS}"
    found = lines_of(read(text, (40, 110, 250, 300, 400, 500)))
    assert [(one["price"], one["amount"]) for one in found] == [
        ("4,20", "50,40"),
        ("0,85", "85,00"),
        ("12,50", "62,50"),
    ]
