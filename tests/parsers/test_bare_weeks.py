"""Columns of weeks, whatever their title calls the delivery."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


@pytest.mark.parametrize(
    ("title", "weeks", "said"),
    [
        ("L-Woche", ("43.2026", "2.2027"), ["KW 43.2026", "KW 2.2027"]),
        ("L-KW", ("43", "2"), ["KW 43/2026", "KW 2/2027"]),
        ("Eintr.", ("43.2026", "2.2027"), ["KW 43/2026", "KW 2/2027"]),
        ("Eintr.", ("2026-43", "2027-02"), ["KW 43/2026", "KW 2/2027"]),
        ("Termin", ("43/2026", "02/2027"), ["KW 43/2026", "KW 2/2027"]),
        ("MHD", ("10.2026", "2.2027"), []),
        ("Faktor", ("43.2026", "64.1005"), []),
    ],
)
def test_weeks_with_their_year_are_the_delivery(title: str, weeks: tuple[str, str], said: list[str]) -> None:
    found = read(
        f"Bestellung 4711\nDatum 01.09.2026\n\nPos|Artikel-Nr.|Bezeichnung|{title}|Menge|Preis|Gesamt\n"
        f"1|A-4711|Rohr|{weeks[0]}|12|1,50|18,00\n2|A-4712|Winkel|{weeks[1]}|2|27,50|55,00\n",
        (50, 80, 150, 250, 400, 440, 500),
    )
    assert raws(found, "delivery_date") == said
