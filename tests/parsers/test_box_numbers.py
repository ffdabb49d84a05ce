"""Counters of printed forms, of their boxes and of the columns of their tables, are no words of the order."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, page_of, read

_PLACES = (40, 190, 340, 440, 500, 550)
_ROWS = "1|7788-15|Pipe seamless|12|1.50|18.00\n2|7788-21|Gauge|2|27.50|55.00\n"


def _form(mark: str) -> str:
    labels = ("Date of order", "Order no.", "Contract no.", "Account", "Deliver on or before", "Terms", "Total")
    one, two, three, four, five, six, seven = (f"{mark.format(at)} {label}" for at, label in enumerate(labels, 1))
    return (
        f"Order for supplies\n\n{one}|{two}|{three}\n10/28/2026|26-R42278|NASPO-19117\n\n"
        f"{four}|{five}|{six}\n102-43100-560|11/08/2026|Net 30\n\n"
        f"Item|Part no.|Description|Qty|Price|Amount\n{_ROWS}\n{seven}\n$73.00\n"
    )


@pytest.mark.parametrize("mark", ["{}.", "({})", "{}", "{})", "{}a."])
def test_labels_begin_behind_the_numbers_of_their_boxes(mark: str) -> None:
    found = read(_form(mark), _PLACES)
    values = {name: some[0].raw for name, some in found.root.values.items()}
    assert values["number"] == "26-R42278"
    assert values["delivery_date"] == "11/08/2026"
    assert values["issue_date"] == "10/28/2026"


def test_positions_in_one_column_are_no_boxes() -> None:
    rows = "".join(f"{at}.|7788-1{at}|Pipe seamless|12|1.50|18.00\n" for at in range(1, 8))
    found = read(f"Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Amount\n{rows}", _PLACES)
    assert [one["position"] for one in lines_of(found)] == [f"{at}" for at in range(1, 8)]


def test_letters_that_count_the_parts_of_a_label_go_too() -> None:
    page = page_of("1. Date|2. Ship to: A. Name / B. Address\n3. Number|4. Terms\n5. (Fund)|6. By: A. Huber", _PLACES)
    said = [one.text for one in page.lines]
    assert said == ["Date Ship to: Name / Address", "Number Terms", "(Fund) By: A. Huber"]
    assert [one.x0 for one in page.lines[0].words[:2]] == [40, 190], "labels begin where their boxes do"


@pytest.mark.parametrize("counted", ["(a)|(b)|(c)|(d)|(e)|(f)", "1|2|3|4|5|6"])
def test_a_line_that_counts_the_columns_is_no_row(counted: str) -> None:
    found = read(f"Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Amount\n{counted}\n{_ROWS}", _PLACES)
    assert [(one["article"], one["quantity"]) for one in lines_of(found)] == [("7788-15", "12"), ("7788-21", "2")]
    assert not found.findings
