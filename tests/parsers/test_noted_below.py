"""Titles of the text that say what is noted below each: "Bezeichnung" over "Anforderer / Kostenstelle"."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_PLACES = (40, 80, 180, 380, 440, 510)
_NAMES = ["Wundverband steril 10 x 8 cm", "Erlenmeyerkolben enghalsig"]


def _paper(title: str, below: tuple[str, str], top: str = "|", bottom: str = "Pos|") -> str:
    first, second = below
    return (
        f"Bestellung 4711-26|08.10.2026\n\n{top}Lieferanten-|Bezeichnung|Bestell-|Preis EUR|Wert^\n"
        f"{bottom}Artikelnr.|{title}|menge|je Stk.|EUR\n"
        f"001|RA384108|{_NAMES[0]}|20 ST|9,50|190,00^\n||{first}\n"
        f"002|SM841492|{_NAMES[1]}|4 ST|5,00|20,00^\n||{second}\n\nGesamt netto|||||210,00"
    )


@pytest.mark.parametrize(("top", "bottom"), [("|", "Pos|"), ("Pos|", "|")])
@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Kostenstelle", ("Zentrallabor 920110", "Pathologie 920140")),
        ("Anforderer / Lagerort", ("Keller", "Halle 2")),
        ("Cost centre", ("Cost centre: 920110", "Cost centre: 920140")),
    ],
)
def test_what_the_title_notes_is_no_text(title: str, below: tuple[str, str], top: str, bottom: str) -> None:
    found = read(_paper(title, below, top, bottom), _PLACES)
    assert raws(found, "description") == _NAMES
    assert raws(found, "article") == ["RA384108", "SM841492"]
    assert raws(found, "position") == ["001", "002"]
    said = [one if ":" in one else f"{title} {one}" for one in below]
    assert raws(found, "note") == said


def test_what_is_of_the_goods_stays_text() -> None:
    found = read(_paper("Farbe / Größe", ("blau", "250 ml")), _PLACES)
    assert raws(found, "description") == [f"{_NAMES[0]} blau", f"{_NAMES[1]} 250 ml"]
    assert raws(found, "note") == []


def test_rows_of_two_lines_keep_the_column_of_the_second() -> None:
    text = (
        "Bestellung 4711-26\n\nPos|Artikelnr.|Bezeichnung^\n||Kostenstelle|Menge|Preis|Wert\n"
        "001|RA384108|Wundverband steril^\n||920110|20 ST|9,50|190,00\n"
        "002|SM841492|Erlenmeyerkolben^\n||920140|4 ST|5,00|20,00\n"
    )
    found = read(text, _PLACES)
    assert raws(found, "description") == ["Wundverband steril", "Erlenmeyerkolben"]
    assert raws(found, "amount") == ["190,00", "20,00"]
