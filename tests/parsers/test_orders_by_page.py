"""Several orders in one PDF whose pages bear their number in a way that only the whole reader understands."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_words import Page
from parsers.paper_orders import read_orders
from tests.parsers.drawn_pages import page_of

HEAD = "Huber Anlagenbau GmbH\nLindenweg 4\n86150 Augsburg\n\nNordwind Handel GmbH\n20457 Hamburg\n\n"
PLACES = (40, 80, 300, 400, 480)
FIRST = "1|4711-20|Kugelhahn DN 15|2 Stk\n2|4711-21|Schieber DN 25|3 Stk\n"
SECOND = "1|4711-30|Rückschlagventil|4 Stk\n"
TITLES = "Pos.|Artikelnr.|Bezeichnung|Menge\n"


def paper(*texts: str) -> list[tuple[str, list[str]]]:
    """Number and articles of each order in pages of these texts."""
    pages = [page_of(text, PLACES) for text in texts]
    numbered = [Page(at, one.width, one.height, one.words, "text-layer") for at, one in enumerate(pages, 1)]
    found = read_orders(numbered, Document(b"", "order.pdf"), "pdf", fuzzy=False)
    return [
        (one.root.values["number"][0].raw, [child.values["article"][0].raw for child in one.root.children])
        for one in found
    ]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Belegnummer NUMBER\nDatum 3. November 2026", "106218", "106435"),
        ("Auftrags-Nr. NUMBER vom 03.11.2026", "2026-1268", "2026-1101"),
        ("Bestellung NUMBER\n3. November 2026", "B 434/26", "B 524/26"),
    ],
)
def test_each_page_with_a_number_and_a_day_of_its_own_is_an_order(title: str, first: str, second: str) -> None:
    one = HEAD + title.replace("NUMBER", first) + "\n\n" + TITLES + FIRST
    other = HEAD + title.replace("NUMBER", second) + "\n\n" + TITLES + SECOND
    assert paper(one, other) == [(first, ["4711-20", "4711-21"]), (second, ["4711-30"])]


def test_orders_without_titles_are_parted() -> None:
    text = "Bestellung NUMBER vom 03.11.2026\n\nBitte liefern Sie:\n\n{}"
    lines = ("2 Stk Kugelhahn DN 15, Art.-Nr. 4711-20\n", "4 Stk Rückschlagventil, Art.-Nr. 4711-30\n")
    pages = [HEAD + text.replace("NUMBER", number).format(line) for number, line in zip("AB", lines, strict=True)]
    assert paper(*(page.replace("Bestellung A", "Bestellung L-33756").replace("Bestellung B", "Bestellung L-77447")
                   for page in pages)) == [("L-33756", ["4711-20"]), ("L-77447", ["4711-30"])]  # fmt: skip


ONE = HEAD + "Auftrags-Nr. 106218 vom 03.11.2026\n\n" + TITLES + FIRST


@pytest.mark.parametrize(
    "head",
    [
        "Auftrags-Nr. 106218 vom 03.11.2026",  # its own number again
        "Auftrags-Nr. 106435 vom 03.11.2026\nzu 106218",  # shows the one before
        "Auftrags-Nr. AB-106435 vom 03.11.2026",  # a number of another shape
        "Auftrags-Nr. 106435",  # no day
    ],
)
def test_a_page_that_goes_on_belongs_to_the_order(head: str) -> None:
    after = HEAD + head + "\n\n" + TITLES + SECOND.replace("1|", "3|")
    assert paper(ONE, after) == [("106218", ["4711-20", "4711-21", "4711-30"])]


def test_a_page_without_lines_is_no_order() -> None:
    terms = "Terms of Purchase Order 106435\nDate 3 November 2026\n\n1. Prices are firm.\n2. Delivery as agreed.\n"
    assert [number for number, _ in paper(ONE, terms)] == ["106218"]
