"""Brackets that say whose an address is."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_TABLE = """Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00"""
_HEAD = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach\n\nBestell-Nr.: 4711/26\n\n"


def _goal(text: str) -> list[str]:
    found = read(f"{_HEAD}{text}\n\n{_TABLE}", (50, 90, 180, 330, 380, 420, 480)).root.values
    return [one.raw for name in ("delivery_name", "delivery_city") for one in found.get(name, [])]


@pytest.mark.parametrize(
    "text",
    [
        "Kommission: Kita Nord, Am Sonnenhang 4, 36041 Fulda (= Lieferanschrift)^\nBitte mit Kran auf das Gerüst",
        "Objekt: Kita Nord, Am Sonnenhang 4, 36041 Fulda (zugleich Lieferadresse)",
        "Kita Nord, Am Sonnenhang 4, 36041 Fulda (Lieferanschrift)",
        "Project: Kita Nord, Am Sonnenhang 4, 36041 Fulda (also delivery address)",
        "Kommission (= Lieferanschrift):^\nKita Nord^\nAm Sonnenhang 4^\n36041 Fulda",
        "Projekt (Lieferadresse): Kita Nord, Am Sonnenhang 4, 36041 Fulda",
    ],
)
def test_the_address_is_where_goods_go(text: str) -> None:
    assert _goal(text) == ["Kita Nord", "Fulda"]


@pytest.mark.parametrize(
    "text",
    [
        "Kommission: Kita Nord, Am Sonnenhang 4, 36041 Fulda (= Lieferanschrift siehe unten)",
        "Kommission: Kita Nord (= Lieferanschrift)",
        "Kommission: Kita Nord, Am Sonnenhang 4, 36041 Fulda (Objekt)",
    ],
)
def test_other_words_in_brackets_say_nothing(text: str) -> None:
    assert _goal(text) == []
