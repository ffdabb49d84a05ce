"""Dates broken in two by a narrow column, and order lines on cards of which one stands alone on its page."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page
from tests.parsers.drawn_pages import lines_of, page_of, read

PLACES = (40, 110, 330, 390, 430, 480)


@pytest.mark.parametrize(
    ("over", "below", "day"),
    [("2026-10-", "02", "2026-10-02"), ("02-Oct-", "2026", "02-Oct-2026"), ("02.10.", "2026", "02.10.2026")],
)
def test_a_date_goes_on_below_itself(over: str, below: str, day: str) -> None:
    page = f"""\
Example Marin AB
Purchase Order No. 4711 dated 2026-09-22
Product Code|Product|Date Due|Qty|Unit|Agreed Price
30348|Paint brush flat 75 mm|{over}|4|pcs|4.36^
||{below}
36672|Needle gun chisel scaler, size|{over}|15|set|14.10^
|universal|{below}
Value of goods|||||228.94"""
    assert [(one["description"], one["delivery_date"], one["quantity"]) for one in lines_of(read(page, PLACES))] == [
        ("Paint brush flat 75 mm", day, "4"),
        ("Needle gun chisel scaler, size universal", day, "15"),
    ]


CARD = """\
{name}^
Supplier item|Quantity|Unit price|Line total|Promise date^
{values}
"""


def _card(name: str, values: str) -> str:
    return CARD.format(name=name, values=values)


@pytest.mark.parametrize("called", ["Line {:03}", "Item {}", "Pos. {}", "{}."])
def test_a_card_alone_on_the_last_page_is_an_order_line(called: str) -> None:
    places = (40, 160, 260, 360, 460)
    first = (
        "Example Stores Ltd\nPurchase Order No. 4711 dated 2026-09-22\n\n"
        + _card(called.format(1) + "  Flange gasket", "38 55 61|6 PCS|1.83|10.98|28 Nov 2026\n")
        + _card(called.format(2) + "  Thinner for coatings", "67 44 79|20 LTR|5.67|113.40|16 Nov 2026\n")
    )
    second = (
        _card(called.format(3) + "  Fire hose", "80 19 38|8 PCS|154.63|1,237.04|19 Nov 2026\n")
        + "\n\nTotal||||1,361.42"
    )
    one, other = page_of(first, places), page_of(second, places)
    pages = [one, Page(2, 595, 842, other.words, "text-layer")]
    found = extract(pages, Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert [(line["description"], line["article"], line["quantity"]) for line in lines_of(found)] == [
        ("Flange gasket", "38 55 61", "6"), ("Thinner for coatings", "67 44 79", "20"), ("Fire hose", "80 19 38", "8"),
    ]  # fmt: skip
