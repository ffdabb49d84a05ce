"""Who is named as the supplier right below the letterhead: the letterhead stays the buyer's."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 200, 420, 470)
TABLE = """
Code|Description|Qty|Price
AB-1001|Drill bit|2|1.00
AB-1002|Dust sheet|3|2.00"""


@pytest.mark.parametrize(
    "named",
    [
        "Supplier Nordwind Trading Ltd",
        "Vendor Norton Idex Tools Ltd",
        "Lieferant Nordwind Handel GmbH",
        "Supplier Coderise Ltd",
    ],
)
def test_a_name_that_begins_as_a_word_for_numbers_is_none(named: str) -> None:
    head = f"""Pellmere Cash & Carry PLC|PURCHASE ORDER
Pellmere House, Axletree Way|Order no. 06/499038
Wednesbury WS10 9QY|Order date 14/11/26
VAT no 339 5528 01
{named}, Unit 7 Calloway Court, Quay Road, Immingham DN40 2AB

"""
    found = read(head + TABLE, PLACES).root.values
    assert found["buyer_name"][0].raw == "Pellmere Cash & Carry PLC"
    assert found["buyer_postal_code"][0].raw == "WS10 9QY"
