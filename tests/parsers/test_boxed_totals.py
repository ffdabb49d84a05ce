"""Totals in a row of boxes: each label at the left of its box, its value at the right, the number of lines first."""

from __future__ import annotations

from parsers.total_lines import totals_beside
from tests.parsers.drawn_pages import line_of, lines_of, raws, read

_TITLES = "Purchase Order 4711\n\nItem code|Description|Qty|Price|Total\n"


def test_a_row_of_boxes_holds_the_totals_and_the_number_of_lines() -> None:
    found = read(
        _TITLES
        + "A-4711|Wood screw zinc|20|4.50|90.00\nA-4712|Drainage pipe|5|2.00|10.00\n\n"
        + "No. of lines|Net total EUR|Tax|Grand total EUR^\n|||||2|100.00|23.00|123.00\n",
        (50, 150, 270, 350, 500, 125, 240, 320, 560),
    )
    assert raws(found, "article") == ["A-4711", "A-4712"]
    assert len(lines_of(found)) == 2
    told = {name: values[0].raw for name, values in found.root.values.items()}
    assert [told.get(name) for name in ("net_total", "tax_total", "gross_total")] == ["100.00", "23.00", "123.00"]


def test_a_count_below_no_label_of_counts_is_no_row_of_totals() -> None:
    above, below = line_of("Box no.  Net total  Tax  Total"), line_of("7  100.00  23.00  123.00", 111)
    assert totals_beside([above, below], 0) == ([], 0)
