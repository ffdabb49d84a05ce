"""Headings of groups between the rows that begin with other words than the first one does."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page
from tests.parsers.drawn_pages import page_of, raws

HEAD = "Order 4711   Date 16/11/2026\n\nNo.|Qty|Code|Description|Price|Amount\nBlock A - First fix\n"
PLACES = (40, 80, 130, 200, 420, 490)


@pytest.mark.parametrize("heading", ["External lighting", "Roof works"])
def test_a_heading_nearer_to_the_next_row_is_no_text_of_the_row_above(heading: str) -> None:
    rows = [f"00{at}|{at}|LHA-83{at}2|Bootlace ferrule, blue|1.00|{at}.00" for at in range(1, 7)]
    page = page_of(HEAD + "\n".join([*rows[:4], heading, *rows[4:]]) + "\n\n|||Total||21.00", PLACES)
    # Half a line more above the heading than below it.
    top = next(one.y0 for one in page.words if one.text == heading.split(maxsplit=1)[0])
    words = [one._replace(y0=one.y0 + 5, y1=one.y1 + 5) if one.y0 >= top else one for one in page.words]
    moved = Page(1, 595, 842, words, "text-layer")
    found = extract([moved], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "description") == ["Bootlace ferrule, blue"] * 6
