"""Titles over what is said of the order as a whole: no table of goods."""

from __future__ import annotations

import pytest

from parsers.page_titles import find_header
from tests.parsers.drawn_pages import page_of


@pytest.mark.parametrize(
    "titles",
    [
        "Kundennummer (bei Ihnen)|Bestellung Nr.|Bestelldatum|benötigt bis|Seiten",
        "Kunden-Nr.|Bestell-Nr.|Bestelldatum|Anzahl",
        "Customer number|Order number|Order date|Delivery date|Qty of sheets",
    ],
)
def test_they_begin_no_table(titles: str) -> None:
    assert (
        find_header(
            page_of(f"{titles}\n883977|MB-2120|26.09.2026|26.10.2026|1", (40, 170, 260, 350, 450)).lines, 0, fuzzy=False
        )
        is None
    )
