"""The company that runs a house, in a sentence that opens with the name of the house."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 110, 330, 380, 440, 500)
HEAD = (
    "The Ferryman's Arms\nQuayside, Bewdley, DY12 9LX\n\n\nNordwind Trading Ltd\nUnit 7\nHull HU1 2BN\n\nOrder 4711/26"
)
TABLE = "\n\nCode|Description|Qty|Unit|Price|Total\nAB-1001|Drill bit|2|EA|1.00|2.00\n\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "is operated by Drovers Inns Ltd, Registered office: 3 Load Street",
        "is a trading name of Drovers Inns Ltd. Company No. 07719925",
        "– ein Betrieb der Drovers Inns Ltd, Hull",
    ],
)
def test_a_sentence_tells_who_runs_a_house(said: str) -> None:
    values = read(f"{HEAD}{TABLE}The Ferryman's Arms {said}", PLACES).root.values
    assert values["buyer_name"][0].raw == "Drovers Inns Ltd"


def test_a_house_that_is_part_of_nothing_keeps_its_name() -> None:
    values = read(f"{HEAD}{TABLE}The Ferryman's Arms is next to Drovers Inns Ltd, Hull", PLACES).root.values
    assert values["buyer_name"][0].raw == "The Ferryman's Arms"
