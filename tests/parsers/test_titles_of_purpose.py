"""Titles that say what goods are for: "für Bereich"."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_ROWS = """24|Packung|Vorlage anatomisch|9625-81|Wohnbereich 1
8|Stück|Rollator leicht|2420-75|Tagespflege
6|Karton|Waschhandschuh Molton|6640-55|Wohnbereich 2"""


@pytest.mark.parametrize(
    "title",
    [
        "für Bereich", "für Station", "für Kostenstelle", "Für Bewohner", "for ward", "for dept.", "benötigt für Haus",
        "bestimmt für Gruppe", "für^\n|||||Bereich", "for^\n|||||Dept",
    ],
)  # fmt: skip
def test_what_goods_are_for_is_a_column_of_its_own(title: str) -> None:
    text = f"Bestellung\nBestell-Nr. AF-26/0888\n\nAnzahl|Einheit|Artikelbezeichnung|Ihre Art.-Nr.||{title}\n{_ROWS}"
    found = read(text, (70, 115, 178, 409, 473, 480))
    assert raws(found, "article") == ["9625-81", "2420-75", "6640-55"]
    assert raws(found, "unit") == ["Packung", "Stück", "Karton"]
    assert raws(found, "price_unit") == []
    assert raws(found, "description") == ["Vorlage anatomisch", "Rollator leicht", "Waschhandschuh Molton"]
    assert not found.findings
