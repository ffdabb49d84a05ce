"""Labels of addresses whose letters stand one above the other at the side of their block."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import page_of

_TEXT = """City of Norrwick, Texas
Purchasing Division, 410 Live Oak Avenue, Norrwick, TX 76853
All numbers on invoices and shipping papers.

Purchase Order No. 20274386

CITY OF NORRWICK|Public Works Service Center
ACCOUNTS PAYABLE|2275 Mill Road, Dock C
PO BOX 612|NORRWICK, TX 76853
NORRWICK, TX 76853

Line|Description|Part no.|Qty|UOM|Price|Amount
1|Valve knife gate|V-4711-1|5|EA|4.20|21.00
|||||Total|21.00"""


def _read(label: str, *, upwards: bool) -> Extract:
    head, _, table = _TEXT.partition("Line|")
    words = page_of(head, (60, 300)).words
    for one in page_of(f"Line|{table}", (60, 110, 250, 330, 370, 420, 480)).words:
        words.append(one._replace(y0=one.y0 + 180, y1=one.y1 + 180))
    top = next(one.y0 for one in words if one.text == "Public") + 6
    letters = [one for one in label if one != " "]
    for at, letter in enumerate(reversed(letters) if upwards else letters):
        words.append(Word(letter, 286, top + 6 * at, 291, top + 6 * at + 5, 1000))
    page = Page(1, 595, 842, words, "text-layer")
    return extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False)


@pytest.mark.parametrize("label", ["SHIP TO", "Deliver to", "LIEFERUNG", "Delivery"])
@pytest.mark.parametrize("upwards", [True, False])
def test_a_label_of_upright_letters_names_the_block_beside_it(label: str, *, upwards: bool) -> None:
    found = _read(label, upwards=upwards).root
    assert found.values["delivery_name"][0].raw == "Public Works Service Center"
    assert found.values["delivery_postal_code"][0].raw == "76853"
    assert found.values["buyer_name"][0].raw == "City of Norrwick, Texas"


def test_letters_that_are_no_label_stay() -> None:
    found = _read("QWXY", upwards=False).root
    assert "delivery_postal_code" not in found.values
