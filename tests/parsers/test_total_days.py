"""Lines that tell a day by a word with which totals begin as well."""

from __future__ import annotations

import pytest

from parsers.total_lines import total_of
from tests.parsers.drawn_pages import line_of, raws, read


@pytest.mark.parametrize("text", ["Due: 30.10.2026", "Due 30/10/26", "Due: 2026-10-30", "Total due 30.10.2026"])
def test_a_day_is_no_total(text: str) -> None:
    assert total_of(line_of(text), fuzzy=False) is None


@pytest.mark.parametrize("text", ["Due: 1.030,10", "Total due 30.10", "Due 30.10.2026 45.00"])
def test_an_amount_is_one(text: str) -> None:
    assert total_of(line_of(text), fuzzy=False) == "gross"


@pytest.mark.parametrize("first", ["", "^\n|In two parts", "^\n|Certificate 3.1"])
def test_rows_go_on_below_the_day_on_which_one_is_due(first: str) -> None:
    found = read(
        "Purchase Order PO-77120\nDate 12.10.2026\nLine|Description|Qty|UOM|Price|Amount\n"
        f"1|Valve knife gate|5|EA|4.20|21.00{first}^\n|Due: 30.10.2026\n"
        f"2|Pull cord|10|EA|5.00|50.00{first}^\n|Due: 31.10.2026\n||||Total net|71.00",
        (40, 70, 350, 390, 440, 490),
    )
    assert raws(found, "delivery_date") == ["30.10.2026", "31.10.2026"]
