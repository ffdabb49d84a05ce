"""A letterhead in one line below the facts of an order."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read


@pytest.mark.parametrize("label", ["Page", "Sheet", "Currency"])
def test_the_label_above_a_letterhead_is_no_name(label: str) -> None:
    page = f"""\
Purchase Order
Order No.|ADC1061965
Order Date|08 Nov 2026
{label}|1
Aldermoor District Council · Civic Offices, Market Hill · Aldermoor AL7 3DP · 01632 960 400

To:|Nordwind Handel GmbH
|Hafenstraße 8
|20457 Hamburg
|Germany

Code|Product|Qty|Unit|Price|Amount
90-1290|Masonry drill bit|2|EACH|2.79|5.58"""
    found = read(page, (44, 140, 300, 350, 420, 500))
    assert found.root.values["buyer_name"][0].raw == "Aldermoor District Council"
