"""Addresses under a label that says what was done: "Billed to", "Invoiced to"."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read


@pytest.mark.parametrize("label", ["Billed to", "Invoiced to", "Bill to"])
def test_the_firm_under_the_label_orders(label: str) -> None:
    page = f"""\
fern & fathom

Vendor
Nordwind Handel GmbH
Hafenstraße 8
20457 Hamburg

Deliver to
Fern & Fathom Queen West
618 Queen St W
Toronto ON M6J 1E4

{label}
Fern & Fathom Home Goods Inc.
618 Queen St W
Toronto ON M6J 1E4

Purchase order PO-1563
Item|Product|Qty|Unit|Cost|Total
NW-39157|Doormat coir|12|ea|6.34|76.08
NW-98420|Acacia board|15|ea|10.25|153.75
"""
    places = (40, 200, 380, 440, 490, 540)
    found = read(page, places)
    assert found.root.values["buyer_name"][0].raw == "Fern & Fathom Home Goods Inc."
