"""Labels a little more than a blank apart, their values flush on the right."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (50, 62, 330, 373, 398, 405)


@pytest.mark.parametrize(("first", "second"), [("Date", "P.O. No."), ("Date", "Order No."), ("Datum", "Bestell Nr.")])
def test_each_has_its_value(first: str, second: str) -> None:
    day, number = "11/25/2026", "2726"
    end = 330 + 5 * len(first)
    wide = sum(5 * len(one) for one in second.split()) + 3 * (len(second.split()) - 1)
    places = (50, end - 50, 330, end + 7, end + 7 + wide - 20, 999)
    text = f"""Two Herons Co.
118 Mill Lane
||{first}|{second}
|{day}|||{number}

Item|Description|||Qty|Rate
7788-1|Pipe seamless|||12|1.50"""
    values = read(text, places).root.values
    assert values["number"][0].raw == number
    assert values["issue_date"][0].raw == day


def test_a_value_ends_where_its_label_does() -> None:
    """Values flush on the right stand so close that the line has them in one run."""
    text = """Two Herons Co.
118 Mill Lane

Order No. 4711-20
||Terms||Expected|Ship Via
|Credit Card||10/27/2026||DHL

Item|Description||||Qty|Rate
7788-1|Pipe seamless||||12|1.50"""
    values = read(text, (50, 267, 300, 328, 338, 384, 440)).root.values
    assert values["delivery_date"][0].raw == "10/27/2026"


@pytest.mark.parametrize("label", ["Order no./date:", "Purchase order no./date", "PO no./date:", "Order number/date:"])
def test_the_end_of_a_label_and_another_one_stand_about_a_stroke(label: str) -> None:
    drawn = (
        f"PURCHASE ORDER\n\n{label}|P123-7 / 05.10.2026\nAccount:|NOR4471\n\n"
        "Pos|Article|Description|Qty|Price|Total\n1|4711-20|Bearing|2|3.00|6.00\n2|4711-21|Bearing|2|3.00|6.00"
    )
    found = read(drawn, (50, 190, 290, 400, 450, 500)).root.values
    assert [found[name][0].raw for name in ("number", "issue_date")] == ["P123-7", "05.10.2026"]
