"""Titles in letters of one width: a gap wider than a letter parts them, however narrow it is."""

from __future__ import annotations

import pytest

from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word


def _typed(titles: str, gap: float) -> Line:
    """Titles parted by | and `gap` points; their words by a blank."""
    words: list[Word] = []
    x = 40.0
    for title in titles.split("|"):
        for word in title.split():
            end = x + len(word) * 5
            words.append(Word(word, x, 100, end, 109.5, 1000))
            x = end + 5
        x += gap - 5
    return Line(Page(1, 595, 842, words, "text-layer"), words)


@pytest.mark.parametrize(
    ("titles", "kinds"),
    [
        ("Line|Item No|Description|Ordered|UM|Unit Cost|UM|Extended Cost",
         ["position", "article", "description", "quantity", "unit", "price", "other", "amount"]),
        ("Pos|Material|Bezeichnung|Menge|ME|Preis|Wert",
         ["position", "article", "description", "quantity", "unit", "price", "amount"]),
    ],
)  # fmt: skip
def test_a_gap_that_is_no_blank_parts_two_titles(titles: str, kinds: list[str]) -> None:
    header = find_header([_typed(titles, 6.1)], 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == kinds


def test_a_blank_parts_no_title() -> None:
    header = find_header([_typed("Line|Item No|Description|Order Qty|Unit Price|Line Total", 12)], 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == ["position", "article", "description", "quantity", "price", "amount"]
