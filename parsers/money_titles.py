"""Titles of prices, and of what they come to, that say little more than a currency.

    Menge   ME   € je ME       €          Qty   Unit      £       £
       12   ST      4,20   50,40           12   EA     4.20   50.40

In: the cells of a line of titles. Out: which of them name a price, and which what it comes to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.money_words import PLAIN_MONEY
from parsers.page_words import Line, Word, key_of

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_SIGNS: Final = frozenset("€£$")
_TWO: Final = 2


def sums_up(cells: Sequence[Cell]) -> bool:
    """Whether the price is the last that titles name so far, and none names what it comes to.

    "€ je ME" and "£ per unit" are prices, too.
    """
    last = max(cells, key=lambda one: one.x0, default=None)
    each = last is not None and last.kind in {"price_unit", "unit"} and _begins_with_money(last.words)
    return last is not None and (last.kind == "price" or each) and all(one.kind != "amount" for one in cells)


def stands_for_two(word: Word, line: Line, cells: Sequence[Cell]) -> bool:
    """Whether a sign of money is the title of the price, and again of what it comes to: "€" and "€"."""
    signs = sum(1 for one in line.words if one.text == word.text)
    return signs == _TWO and word.text in _SIGNS and not {"price", "amount"} & {one.kind for one in cells}


def _begins_with_money(words: Sequence[Word]) -> bool:
    return key_of(words[0].text.partition("/")[0]) in PLAIN_MONEY
