"""The office that is sent the invoice is not the buyer where the head of the page names whose office it is."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read


def test_the_head_of_the_page_orders_and_its_office_pays() -> None:
    """The head's first word stands at the place of delivery as well."""
    found = read("""Wharfemoor Borough Council

Official Purchase Order WBC7466413

To (supplier)|Deliver goods to|Send invoice to
Nordwind Handel GmbH|Wharfemoor Streetscene Depot|Exchequer Services, Civic Centre
Hafenstraße 8|Beck Lane|PO Box 61, Wharfemoor
20457 Hamburg|Wharfemoor LS28 4ND|LS28 1AB
Germany

Line|Description|Qty|Unit price|Net value
1|Coverall disposable|10|3.67|36.70
2|Bump cap short peak|4|10.60|42.40""", (40, 200, 380, 450, 520))  # fmt: skip
    assert [one.raw for one in found.root.values["buyer_name"]] == ["Wharfemoor Borough Council"]


def test_an_address_may_stand_left_of_the_totals() -> None:
    """Its label shares a line of print with the first of them."""
    found = read("""Purchase Order No. 11561

Quantity|Product Code|Details|Unit Price|Net Amount
20|NW97611|Hi-vis waistcoat|4.51|90.20
5|NW77845|Degreaser drum|38.60|193.00

Deliver To:|||Goods Net|283.20
Calderfoot Forge Goods Inwards
Rear Yard, Holmes Road
Sowerby Bridge HX6 3LD""", (40, 110, 220, 380, 480))  # fmt: skip
    assert [one.raw for one in found.root.values["delivery_name"]] == ["Calderfoot Forge Goods Inwards"]


def test_financial_services_are_an_office_of_whoever_heads_the_page() -> None:
    """No place on the page repeats the head's name."""
    found = read("""Wharfemoor Community Hospitals NHS Trust|||Official Order RVH69448283

To|Deliver to|Invoice to
Nordwind Handel GmbH|Ledbury Road Day Surgery Unit|Financial Services, Payables M415
Hafenstraße 8|14 Ledbury Road|Severn House, PO Box 311
20457 Hamburg|Tewkesbury GL20 5XD|Gloucester GL1 9ZZ
Germany

Line|Description|Qty|Unit price|Net value
1|Coverall disposable|10|3.67|36.70
2|Bump cap short peak|4|10.60|42.40""", (40, 200, 380, 450, 520))  # fmt: skip
    assert [one.raw for one in found.root.values["buyer_name"]] == ["Wharfemoor Community Hospitals NHS Trust"]


@pytest.mark.parametrize("floor", ["2nd Floor", "Ground Floor", "3. OG"])
def test_floor_and_house_behind_an_office_name_nobody(floor: str) -> None:
    found = read(f"""University of Wearmoor

Order number|Date
BIO/P57618|17 Sep 2026

To|Send invoice to
Nordwind Handel GmbH|Finance Office, {floor}, Edinburgh House
Hafenstraße 8|Chester Road, Sunderland SR1 3SD
20457 Hamburg
Germany

Line|Description|Qty|Unit price|Net value
1|Coverall disposable|10|3.67|36.70
2|Bump cap short peak|4|10.60|42.40""", (40, 200, 380, 450, 520))  # fmt: skip
    assert [one.raw for one in found.root.values["buyer_name"]] == ["University of Wearmoor"]
