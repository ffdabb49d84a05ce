"""The day of delivery as a line of the address of delivery."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_PAGE = """Hirsch Brauerei AG|BESTELLUNG
Hirschgasse 2, 88499 Riedlingen|BST0150822

{block}

Pos|Bezeichnung|Menge
1|Schraube M8|10 Stk
2|Mutter M8|5 Stk
"""


def _day(block: str) -> str:
    found = read(_PAGE.format(block=block), (40, 300, 480)).root.values.get("delivery_date")
    return found[0].raw if found else ""


@pytest.mark.parametrize(
    ("block", "day"),
    [
        (
            (
                "Lieferung an|Angaben\nLager Nord|Bestelldatum 19.11.2026\n88499 Riedlingen|Kundennr.: 7161\n"
                "bis spätestens 16.12.2026|Zahlbar 21 Tage netto"
            ),
            "16.12.2026",
        ),
        (
            (
                "Ship to:|Order date: 19/11/2026\nDock 4, Canal Street|Payment 30 days\nLeeds LS10 1AA|Prices agreed\n"
                "by Wed 16 December 2026, before noon|Invoice to our office"
            ),
            "16 December 2026",
        ),
        (
            (
                "Lieferadresse|Lager Nord\n|Am Weiher 11\n|88499 Riedlingen\n|am 16.12.2026, 7 bis 12 Uhr\n\n"
                "Datum: 19.11.2026"
            ),
            "16.12.2026",
        ),
        (
            "Bestelldatum: 19.11.2026|Anlieferung an\nZahlbar 21 Tage|Lager Nord\n|88499 Riedlingen\n|in KW 50",
            "KW 50/2026",
        ),
    ],
)
def test_a_day_in_the_address_of_delivery_is_that_of_delivery(block: str, day: str) -> None:
    assert _day(block) == day


@pytest.mark.parametrize(
    "block",
    [
        "Rechnung an|Angaben\nHirsch AG|Bestelldatum 19.11.2026\n88499 Riedlingen|Kundennr.: 7161\nbis 16.12.2026|",
        "Lieferung an|Angaben\nLager Nord|Bestelldatum 19.11.2026\n88499 Riedlingen|Kundennr.: 7161\nab 16.12.2026|",
    ],
)
def test_other_days_below_addresses_are_not(block: str) -> None:
    assert _day(block) == ""
