"""Blocks whose labelled values multiply, below a sentence that names what titles name."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_HEAD = "Bestellung ZH-178/26\nDatum 28.10.2026\n\n"
_ROWS = (
    ("Gummituch kompressibel 1052 x 840", "RT5064-1", "10", "135,68", "1.356,80"),
    ("Schneidemesser HSS 1150 mm", "RE4095-8", "15", "230,22", "3.453,30"),
    ("Prozessfarbe Schwarz 2,5 kg", "RB3101-6", "10", "28,53", "285,30"),
)
_BLOCKS = [
    "{text} (Ihre Artikelnummer {code})^\nMenge: {count} St|Preis: {price} € / 1 St|Betrag: {amount} €\n",
    "{text}, item no. {code}^\nQuantity: {count} pcs|Unit price: {price}|Total: {amount}\n",
    "{text}^\nArt.-Nr. {code}^\nMenge {count} Stück|Einzelpreis {price} EUR|Gesamt {amount} EUR\n",
]
_SPOKEN = [
    "gemäß Ihrer aktuellen Preisliste Papier und Bedarf. Preise in Euro ohne|||Datum~\nMwSt.|||28. Oktober 2026",
    "Please supply the articles below, quantity and unit price as in your quotation",
    "Wir bestellen nachstehende Artikel in der Menge und zum Preis Ihres Angebots",
]


def _paper(block: str, spoken: str) -> str:
    names = ("text", "code", "count", "price", "amount")
    blocks = "\n".join(block.format(**dict(zip(names, row, strict=True))) for row in _ROWS)
    return f"{_HEAD}{spoken}\n\n{blocks}\nSumme netto: 5.095,40"


@pytest.mark.parametrize("block", _BLOCKS, ids=["brackets", "English", "three lines"])
@pytest.mark.parametrize("spoken", _SPOKEN)
def test_blocks_that_multiply_stand_below_what_seems_to_be_titles(block: str, spoken: str) -> None:
    found = read(_paper(block, spoken), (40, 180, 320, 520))
    assert raws(found, "description") == [row[0] for row in _ROWS]
    assert raws(found, "article") == [row[1] for row in _ROWS]
    assert raws(found, "quantity") == [row[2] for row in _ROWS]
    assert raws(found, "amount") == [row[4] for row in _ROWS]


def test_what_only_seems_to_be_titles_may_tell_the_day_of_the_order() -> None:
    paper = _paper(_BLOCKS[0], _SPOKEN[0]).replace("\nDatum 28.10.2026", "").replace(" 1052 x 840", "")
    found = read(paper, (40, 180, 320, 520))
    assert found.root.values["issue_date"][0].raw == "28. Oktober 2026"
