"""Releases counted below an order line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orderhub.document import Severity
from parsers.releases import releases_in
from tests.parsers.drawn_pages import lines_of, read

PLACES = (40, 80, 300, 360, 410, 480)


def _page(first: str, second: str) -> str:
    return f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Line|Part Number/Rev/Description|Order Qty|UOM|Unit Price|Ext Price
1|RM-7059|40|Kg|4.81 /1|192.40^
|Welding rod E7018 3.2 mm^
|Your part: 651599^
|{first}
2|RM-5973|15|Each|45.51 /1|682.65^
|Hydraulic filter element 10 micron^
|Your part: 961977^
|{second}
Total|||||875.05"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rel 1   Due 02 Oct 2026   Our Qty 40", "Rel 1   Due 16 Oct 2026   Our Qty 15"),
        ("Release 1: Qty 40.00 due 02 Oct 2026", "Release 1: Qty 15.00 due 16 Oct 2026"),
        ("Rel. 1 / Due: 02 Oct 2026 / Qty: 40", "Rel. 1 / Due: 16 Oct 2026 / Qty: 15"),
    ],
)
def test_one_release_of_all_tells_the_day_of_the_line(first: str, second: str) -> None:
    lines = lines_of(read(_page(first, second), PLACES))
    assert [(one["description"], one["article"], one["buyer_article"], one["delivery_date"]) for one in lines] == [
        ("Welding rod E7018 3.2 mm", "651599", "RM-7059", "02 Oct 2026"),
        ("Hydraulic filter element 10 micron", "961977", "RM-5973", "16 Oct 2026"),
    ]


def test_several_releases_are_the_parts_of_the_quantity() -> None:
    found = read(
        _page("Rel 1 Due 02 Oct 2026 Qty 30 Rel 2 Due 09 Oct 2026 Qty 10", "Rel 1 Due 16 Oct 2026 Qty 15"), PLACES
    )
    first, second = found.root.children
    assert [(part.values["quantity"][0].raw, part.values["delivery_date"][0].raw) for part in first.children] == [
        ("30", "02 Oct 2026"), ("10", "09 Oct 2026"),
    ]  # fmt: skip
    assert first.values["description"][0].raw == "Welding rod E7018 3.2 mm"
    assert not second.children


@pytest.mark.parametrize("day", ["02 Oct 2026", "02-Oct-26", "02.10.26", "02/10/2026"])
def test_a_release_of_another_quantity_asks_for_a_look(day: str) -> None:
    found = read(_page(f"Rel 1 Due {day} Our Qty 30", "Rel 1 Due 16 Oct 2026 Our Qty 15"), PLACES)
    assert "delivery_date" not in lines_of(found)[0]
    assert any(one.field.startswith("lines[1]") for one in found.findings if one.severity is not Severity.INFO)


def test_counted_words_of_a_text_are_no_release() -> None:
    assert releases_in("Pump, delivery 3 bar, 10 l", Decimal(10), "en") == (26, [])
    assert releases_in("Rel 1 Due 19 Nov 2026 Qty 6 Rel 2 Due 3 Dec 2026 Qty 4", Decimal(12), "en")[1] == []
