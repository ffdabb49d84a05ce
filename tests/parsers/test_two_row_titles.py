"""Titles of rows that are printed in two lines."""

from __future__ import annotations

import pytest

from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word


@pytest.mark.parametrize("upper", ["Item Material Description Net_value", "Pos. Artikel Bezeichnung Wert"])
def test_a_title_of_two_rows_may_sum_up_in_the_first(upper: str) -> None:
    places = (60.0, 92.0, 172.0, 500.0)
    first = [Word(part, x, 100, x + 5 * len(part), 109, 1000)
             for text, x in zip(upper.split(), places, strict=True) for part in [text.replace("_", "")]]  # fmt: skip
    second = [Word(text, x, 111, x + 5 * len(text), 120, 1000)
              for text, x in (("Quantity", 92.0), ("Delivery", 172.0), ("Unit", 440.0))]  # fmt: skip
    page = Page.__new__(Page)
    header = find_header([Line(page, first), Line(page, second)], 0, fuzzy=False)
    assert header is not None
    assert header.second is not None
    assert [one.kind for one in header.columns] == ["position", "article", "description", "amount"]
    assert "quantity" in [one.kind for one in header.second]
