"""The number that a bracket asks to state as the order's, and the place below a sentence that tells a day."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 110, 330, 410, 460, 510)
TABLE = "\n\nCode|Description|Qty|Unit|Price|Total\nAB-1001|Drill bit|2|EA|1.00|2.00"
HEAD = "Stadt Weilerbrunn\nRathausplatz 1\n66681 Weilerbrunn\n\n"


def _value(head: str, name: str) -> str:
    found = read(head + TABLE, PLACES).root.values
    return found[name][0].raw if name in found else "-"


@pytest.mark.parametrize(
    "said",
    [
        "||File|51.2-2026/181^\n|||(bei Rechnung bitte^\n|||als Bestellnummer^\n|||angeben)\n||Datum|6. Oktober 2026",
        "||File|51.2-2026/181 (please state as PO number)\n||Date|6. Oktober 2026",
    ],
)
def test_a_bracket_asks_to_state_the_number_over_it(said: str) -> None:
    assert _value(HEAD + said, "number") == "51.2-2026/181"


def test_a_bracket_that_asks_for_nothing_makes_no_number() -> None:
    assert _value(HEAD + "||File|51.2-2026/181^\n|||(bitte angeben)\n||Order No|4711-20", "number") == "4711-20"


def test_a_sentence_with_a_day_leads_to_the_place_below_it() -> None:
    place = "\n\nKindertagesstätte Sonnenhang\nAm Sonnenhang 22\n66683 Weilerbrunn"
    assert _value(HEAD + "Die Lieferung wird bis zum 27.10.2026 erbeten an:" + place, "delivery_name") == (
        "Kindertagesstätte Sonnenhang"
    )
