"""Titles of two lines whose columns stand in the other line of each row, as the first row below tells."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (40, 100, 190, 380, 480)


def _paper(first: str, own: str, *, start: int, sums: str = "Price per unit|Net value", above: bool = False) -> str:
    rows = (
        ("10878827", "Gear oil ISO 320", "20.00", "7.35", "147.00"),
        ("10200115", "Gasket", "12.00", "2.00", "24.00"),
    )
    lines = ["Purchase Order PO-77120", "", f"{first}|{own}|Description|{sums}^", "|Order qty.|Unit", ""]
    for at, (code, text, quantity, price, amount) in enumerate(rows):
        over, under = (f"|{price}|{amount}", "") if above else ("", f"|{price}|{amount}")
        lines += [f"{start + 10 * at:05}|{code}|{text}{over}^", f"|{quantity}|EA{under}^"]
        lines += [f"|Your material number: 79{at}6-S88", ""]
    return "\n".join([*lines, "||Total net value||171.00"])


@pytest.mark.parametrize(("first", "own"), [("Item", "Our material"), ("Line", "Our part no."), ("Item", "Our code")])
@pytest.mark.parametrize("start", [10, 80])
@pytest.mark.parametrize("above", [False, True])
def test_sums_and_positions_stand_where_the_rows_have_them(first: str, own: str, *, start: int, above: bool) -> None:
    found = lines_of(read(_paper(first, own, start=start, above=above), _PLACES))
    assert [one["description"] for one in found] == ["Gear oil ISO 320", "Gasket"]
    assert [one["article"] for one in found] == ["7906-S88", "7916-S88"]
    assert [one["buyer_article"] for one in found] == ["10878827", "10200115"]
    assert [(one["quantity"], one["price"], one["amount"]) for one in found] == [
        ("20.00", "7.35", "147.00"),
        ("12.00", "2.00", "24.00"),
    ]
