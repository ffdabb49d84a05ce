"""Counters of columns that stand with their titles are no words of them."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, page_of, read

_PLACES = (40, 90, 190, 340, 420, 500)
_ROWS = "1|7788-15|Pipe seamless|12|1.50|18.00\n2|7788-21|Gauge|2|27.50|55.00\n"


@pytest.mark.parametrize("mark", ["9{}", "{}", "H{}", "9.{}", "({})"])
def test_titles_begin_behind_the_counters_of_their_columns(mark: str) -> None:
    counters = "123456" if mark[0] == "H" or "." in mark else "abcdef"
    one, two, three, four, five, six = (mark.format(at) + (")" if mark == "{}" else "") for at in counters)
    titles = f"{one}|{two} Part no.|{three} Description|{four} Qty^\n||||{five} Unit|{six}^\n||||price|Amount"
    found = read(f"Purchase order 4711\n\n{titles}\n{_ROWS}", _PLACES)
    assert [(one["article"], one["quantity"], one["price"]) for one in lines_of(found)] == [
        ("7788-15", "12", "1.50"),
        ("7788-21", "2", "27.50"),
    ]


def test_counters_below_the_titles_may_stand_in_two_lines() -> None:
    page = page_of("Item|Part no.|Description|Quantity^\n(a)|(b)|(c)|ordered|(e)^\n|||(d)\n1|7788-15|Pipe|2", _PLACES)
    assert [one.text for one in page.lines] == ["Item Part no. Description Quantity", "ordered", "1 7788-15 Pipe 2"]
    assert page.lines[1].words[0].x0 == 340


def test_sizes_and_codes_that_count_no_columns_stay() -> None:
    said = ["A1|Paper|A2|Card|A3|Board", "A1|6|10", "A2|7|10", "A3|8|10", "A4|9|10", "9a Huber|9b Lang|9c Maier"]
    page = page_of("\n".join(said), _PLACES)
    assert [one.text for one in page.lines] == [one.replace("|", " ") for one in said]
