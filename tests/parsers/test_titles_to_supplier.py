"""A title of the paper that speaks of the supplier is no label of his: what stands below it is the buyer."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page
from parsers.postal_lines import Part, company_in
from tests.parsers.drawn_pages import line_of, page_of

_PAPER = """{title}
Ashgrove Community Primary School

Official order number|Date of order
ORD-2627-093|7 September 2026

{label}|Account
Nordwind Trading Ltd|S15821
14 Dock Road
Felixstowe IP11 3ST

Code|What is it?|How many?|Price each|Line total
15-3649|Magnetic lapboards A4|20 Set|43.88|877.60
64-1965|Indoor rope quoits|8 Set|8.60|68.80
Total excluding VAT||||946.40"""


def _buyer(title: str, label: str, *, great: bool) -> str | None:
    page = page_of(_PAPER.format(title=title, label=label), (50, 250, 380, 440, 500))
    words = [one._replace(y0=one.y0 - 7) if great and one.y0 == 60 else one for one in page.words]
    found = extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    names = found.root.values.get("buyer_name")
    return names[0].raw if names else None


@pytest.mark.parametrize(
    "title",
    ["Order to supplier", "Purchase order to vendor", "Bestellung an Lieferanten", "Auftrag an den Lieferanten",
     "Supplier order", "Lieferantenbestellung Lieferant"],
)  # fmt: skip
@pytest.mark.parametrize("label", ["Supplier", "Vendor", "Lieferant"])
def test_the_name_below_such_a_title_is_the_buyers(title: str, label: str) -> None:
    assert _buyer(title, label, great=True) == "Ashgrove Community Primary School"


@pytest.mark.parametrize(("title", "label", "great"), [
    ("Order to supplier", "Supplier", False), ("Order to supplier", "Contact", True), ("Supplier:", "Supplier", True),
])  # fmt: skip
def test_in_plain_letters_or_without_another_label_it_names_the_supplier(
    title: str, label: str, *, great: bool
) -> None:
    assert _buyer(title, label, great=great) != "Ashgrove Community Primary School"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("New order from Thimble & Weed Mercantile LLC", "Thimble & Weed Mercantile LLC"),
        ("Neue Bestellung von Gasthof Ross GmbH", "Gasthof Ross GmbH"),
        ("Bestellung der Firma Zimmerei Brand GmbH", "Zimmerei Brand GmbH"),
        ("Purchase Order by Ashdown Print Ltd", "Ashdown Print Ltd"),
        ("Zimmerei von der Au GmbH", "Zimmerei von der Au GmbH"),
        ("Order of the Oak Brewing Ltd", "Order of the Oak Brewing Ltd"),
    ],
)
def test_a_title_that_tells_from_whom_the_order_is_is_none_of_the_name(title: str, name: str) -> None:
    line = line_of(title)
    firm = company_in(Part(line, line.words))
    assert firm is not None
    assert firm.text == name
