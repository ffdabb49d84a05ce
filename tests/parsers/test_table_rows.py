"""Rows beside other lines with figures, cells set around the middle of their row, and words that are no totals."""

from __future__ import annotations

from parsers.total_lines import total_apart, total_of
from tests.parsers.drawn_pages import line_of, raws, read


def test_of_and_line_alone_are_no_total() -> None:
    assert total_of(line_of("of 5"), fuzzy=False) is None
    assert total_of(line_of("Purchase order 486070662"), fuzzy=False) is None
    assert total_of(line_of("Total of the order 486.70"), fuzzy=False) == "gross"


def test_a_total_beside_other_words_may_end_in_its_currency() -> None:
    found = total_apart(line_of("This order was sent by the network  Sub-total: 913.39 EUR"))
    assert found is not None
    assert found[0] == "net"


def test_figures_in_the_foot_tell_nothing_of_the_columns() -> None:
    titles = "Item||Our Part No.||Description / Rev|Qty|Price|Total"
    rows = ["1|792048||Oat drink barista|||3|14.36|43.08", "2|736990||Free range eggs 30|||9|5.49|49.41"]
    foot = [
        "",
        "",
        "",
        "Tel 45 86 55 01 40 register 31448820 unit 20",
        "Reg. 14 7728 house 22 since 1999",
        "Fax 86 55 01 41",
    ]
    places = (40, 66, 80, 122, 190, 330, 350, 400, 460)
    titles = "Item||Our Part No.||Description / Rev||Qty|Price|Total"
    found = read("\n".join([titles, *rows, *foot, *foot[3:]]), places)
    assert raws(found, "description") == ["Oat drink barista", "Free range eggs 30"]
