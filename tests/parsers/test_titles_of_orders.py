"""Titles over what is said of the order as a whole: no table of goods."""

from __future__ import annotations

import pytest

from parsers.page_titles import find_header
from tests.parsers.drawn_pages import page_of, read


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


@pytest.mark.parametrize("title", ["PURCHASE ORDER - STOCK", "Bestellung – Lager", "Purchase order (stock)"])
def test_what_kind_of_order_it_is_may_stand_behind_the_title(title: str) -> None:
    """The number stands behind a bare "No." below it, whatever is beside them."""
    found = read(
        f"{title}|Gaspereau Building Supplies Ltd.|Page: 1\nNo. GX-000449 Date 2026/09/20|45 Front St, Wolfville NS\n\n"
        "Qty|Vendor SKU|Description|Cost|Ext Cost\n15|3159-214|Duct tape|3.96|59.40\n3|9255-197|Sandpaper|11.44|34.32",
        (40, 200, 460, 480, 530),
    )
    assert found.root.values["number"][0].raw == "GX-000449"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Kita-Bestellung", "Nr. K-2026-1193 · 18.10.2026"),
        ("Büromaterial-Bestellung", "K-2026-1193"),
        ("Lebensmittelbestellung", "Bitte stets angeben:\nWeg 11 · 44623 Wardfeld|K-2026-1193"),
        ("Möbelbestellung K-2026-1193", "vom 18.10.2026"),
        ("Küchen-Bestellschein", "K-2026-1193"),
    ],
)
def test_what_is_ordered_may_begin_the_title_beside_a_letterhead(title: str, below: str) -> None:
    found = read(
        f"Ev. Kirchenkreis Hohe Ward|{title}\nKreiskirchenamt|{below}\n\n"
        "Pos|Bezeichnung|Menge\n1|Schraube M8|10 Stk\n2|Mutter M8|5 Stk",
        (40, 330, 480),
    )
    assert found.root.values["number"][0].raw == "K-2026-1193"


def test_words_behind_an_order_for_something_in_a_line_make_it_no_title() -> None:
    found = read(
        "Ev. Kirchenkreis Hohe Ward|Kita-Bestellung unter Vorbehalt\nKreiskirchenamt|K-2026-1193\n\n"
        "Pos|Bezeichnung|Menge\n1|Schraube M8|10 Stk\n2|Mutter M8|5 Stk",
        (40, 330, 480),
    )
    assert "number" not in found.root.values
