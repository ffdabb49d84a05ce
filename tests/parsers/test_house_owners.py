"""Who owns a house stands below its name: both are the buyer."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_TABLE = "\n\nItem|Part no.|Text|Qty|Price|Amount\n1|7788-15|Tea|12|1.50|18.00\n2|7788-21|Rice|2|27.50|55.00"
_TO = "\n\nSupplier\nNordwind Ltd\nHafenstraße 8\n20457 Hamburg\n\nOrder no. P4711\n"


@pytest.mark.parametrize(
    ("house", "owner", "name"),
    [
        ("Bioladen Sonnenhut", "Inh. Hanne Brook e.Kfr.", "Bioladen Sonnenhut Inh. Hanne Brook e.Kfr."),
        ("Gasthof Weißes Ross", "Inhaberin Hanne Brook e.K.", "Gasthof Weißes Ross Inhaberin Hanne Brook e.K."),
        ("The Corner Pantry", "t/a Brook Foods Ltd", "The Corner Pantry t/a Brook Foods Ltd"),
        ("Bestellung Nr. P4711", "Inh. Hanne Brook e.Kfr.", "Inh. Hanne Brook e.Kfr."),
    ],
)
def test_the_house_stands_above_its_owner(house: str, owner: str, name: str) -> None:
    # The lines of the letterhead have their middle in common, not their edges.
    left, right = (round(250 - (5 * len(one) - 2 * one.count(" ")) / 2) for one in (house, owner))
    head = f"{house}\n|{owner}\n||Brunnenstr. 12\n||27239 Twistrede\n||Tel. 04243 90117"
    values = read(head + _TO + _TABLE, (left, right, 215, 350, 420, 500)).root.values
    assert values["buyer_name"][0].raw == name
