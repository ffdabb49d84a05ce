"""A label at the foot of its box stands beside the last line of what it names."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = "\n\nPos|Item no.|Description|Qty|Price|Amount\n1|A-1001|Valve|5|4.50|22.50\n2|A-1002|Pipe|2|6.00|12.00"
_PLACES = (40, 140, 200, 400, 450, 500)
_HEAD = "Marsh Rowing Club\nPurchase Order 4711-20\n\nTo|Nordwind Trading Ltd, 8 Dock Road, Immingham DN40 2AB\n\n"


@pytest.mark.parametrize(
    ("head", "name", "street"),
    [
        ("|The Boathouse, Sluice Road, Bourne PE10 0LX (ring first,^\nDeliver to|900286, nobody there weekdays)",
         "The Boathouse", "Sluice Road"),
        ("|The Boathouse^\n|Sluice Road, Bourne PE10 0LX^\nDeliver to|ask for the key at the bar",
         "The Boathouse", "Sluice Road"),
        ("|Bootshaus am Wehr, Wehrweg 3, 48163 Münster^\nLieferadresse|nur vormittags, Tor 2",
         "Bootshaus am Wehr", "Wehrweg 3"),
    ],
)  # fmt: skip
def test_the_place_begins_above_its_label(head: str, name: str, street: str) -> None:
    values = read(f"{_HEAD}{head}\n\nBill to|the Treasurer{_ROWS}", _PLACES).root.values
    assert values["delivery_name"][0].raw == name
    assert values["delivery_street"][0].raw == street


@pytest.mark.parametrize(
    "head",
    [
        "Deliver to|The Boathouse, Sluice Road, Bourne PE10 0LX",
        "Deliver to|The Boathouse^\n|Sluice Road, Bourne PE10 0LX",
    ],
)  # fmt: skip
def test_the_lines_above_are_those_of_the_label_before(head: str) -> None:
    before = "Invoice to|Marsh Rowing Club^\n|3 Weir Close, Thurlby PE10 0EQ^\n"
    values = read(f"{_HEAD}{before}{head}{_ROWS}", _PLACES).root.values
    assert values["delivery_name"][0].raw == "The Boathouse"
    assert values["delivery_city"][0].raw == "Bourne"
