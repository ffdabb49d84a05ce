"""A day in the text of an order line is asked about, unless it is that of another paper."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


def _read(said: str) -> tuple[str, list[str]]:
    found = read(
        "Bestellung 4711\n\nPos|Artikel|Bezeichnung|Menge|ME|Preis|Wert\n1|A-471|Halskragen|12|Stk|1,50|18,00^\n"
        f"||{said}\n2|A-472|Flohkamm|10|Stk|2,00|20,00\nNetto||||||38,00",
        (40, 80, 150, 340, 380, 420, 480),
    )
    assert not raws(found, "delivery_date")
    return raws(found, "description")[0], [one.code for one in found.findings]


@pytest.mark.parametrize(
    "said",
    ["gem. Angebot 2026-1147 vom 02.10.2026", "lt. Ihrem Angebot Nr. 47 vom 02.10.2026", "Offerte 47 vom 02.10.2026",
     "per quotation Q-1147 dated 02 Oct 2026", "wie Auftrag 4711 vom 02.10.2026"],
)  # fmt: skip
def test_the_day_of_another_paper_is_not_asked_about(said: str) -> None:
    assert _read(said) == (f"Halskragen {said}", [])


@pytest.mark.parametrize("said", ["gem. Angebot 47, abzuholen 02.11.2026", "ab Werk vom 02.11.2026"])
def test_any_other_day_is(said: str) -> None:
    assert _read(said)[1] == ["pdf.number-unexplained"]
