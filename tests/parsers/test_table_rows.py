"""Rows beside other lines with figures, cells set around the middle of their row, and words that are no totals."""

from __future__ import annotations

from parsers.total_lines import total_apart, total_of
from tests.parsers.drawn_pages import line_of


def test_of_and_line_alone_are_no_total() -> None:
    assert total_of(line_of("of 5"), fuzzy=False) is None
    assert total_of(line_of("Purchase order 486070662"), fuzzy=False) is None
    assert total_of(line_of("Total of the order 486.70"), fuzzy=False) == "gross"


def test_a_total_beside_other_words_may_end_in_its_currency() -> None:
    found = total_apart(line_of("This order was sent by the network  Sub-total: 913.39 EUR"))
    assert found is not None
    assert found[0] == "net"
