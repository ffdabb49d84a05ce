"""Titles of two lines whose columns stand in the other line of each row, by the first row below them.

    Item        Our material     Description          Price per unit    Net value
                Order qty.  Unit
    00010       10878827         Gear oil ISO 320                                       <- a position, no article
                  20.000  L                                     7.35       147.00       <- sums of the second line

In: the columns of both lines, the lines below. Out: a first title that may be of goods is that of positions where one
stands below it, and sums of money go to the line where they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word, key_of
from parsers.total_lines import is_money

if TYPE_CHECKING:
    from parsers.page_titles import Column

_FIRST: Final = re.compile(r"0*(?:1|10|100)\.?")
"""The first position of an order."""
_POSITION: Final = re.compile(r"(?:0+\d{1,5}|\d{1,3})\.?")
"""One on any page of it."""
_EITHER: Final = frozenset(("item", "items", "artikel", "art", "line", "material", "no", "nr", "#"))
"""What heads positions as well as goods."""
_SUMS: Final = frozenset(("price", "amount", "discount", "price_unit"))
_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_PAIR: Final = 2


def settle_by_rows(upper: list[Column], lower: list[Column], below: Sequence[Line]) -> None:
    """Names the first title of the upper line, and moves sums to the lower one, as the two lines below tell."""
    first, *others = upper
    kinds = {one.kind for one in others}
    may_count = first.kind == "article" and "".join(key_of(one.text) for one in first.words) in _EITHER
    if below and may_count and kinds & {*_NUMBERS, "description"}:
        # Where a number of the goods has a title of its own, they may begin with any position, as on a later page.
        position = _POSITION if kinds & _NUMBERS else _FIRST
        if position.fullmatch(below[0].words[0].text) and _is_under(below[0].words[0], [first]):
            first.kind = "position"
    sums = [one for one in upper if one.kind in _SUMS]
    if len(below) < _PAIR or not sums or any(is_money(one.text) for one in below[0].words if _is_under(one, sums)):
        return
    money = [one for one in below[1].words if is_money(one.text)]
    priced = [one for one in sums if one.kind in {"price", "amount"}]
    if priced and all(any(_is_under(word, [one]) for word in money) for one in priced):
        upper[:] = [one for one in upper if one.kind not in _SUMS]
        lower[:] = sorted([*lower, *sums], key=lambda one: one.x0)


def _is_under(word: Word, titles: Sequence[Column]) -> bool:
    """Whether a figure stands below one of the titles, which it may be wider than or end beside."""
    wide = 2 * (word.y1 - word.y0)
    return any(word.x0 < one.x1 + wide and one.x0 - wide < word.x1 for one in titles)
