"""Titles of rows that are printed in two lines: whether they are, and what each line names.

In: the columns of the upper and of the lower line of the titles. Out: their kinds are settled between the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line
from parsers.title_owners import owner_of

if TYPE_CHECKING:
    from parsers.page_titles import Column

_NAMING: Final = frozenset(("article", "description", "gtin", "buyer_article", "position"))
_TWICE: Final = 2
_HAIR: Final = 2.0
_MONEY: Final = re.compile(r"\d[.,]\d{2}$")


def is_two_rows(upper: Sequence[Column], lower: Sequence[Column]) -> bool:
    """The upper line names the article, the lower one counts it; where the upper one sums up, that takes more."""
    above, below = {one.kind for one in upper}, {one.kind for one in lower}
    if "quantity" not in below - above or not above & _NAMING:
        return False
    return "amount" not in above or ("position" in above and len(below - {"other", "aside"}) >= _TWICE)


def settle_rows(upper: Sequence[Column], lower: Sequence[Column]) -> None:
    """Of two article numbers, one in each line of a row, one is the buyer's; no other kind stands in both."""
    numbers = [one for one in (*upper, *lower) if one.kind == "article"]
    for one in numbers if len(numbers) > 1 else []:
        if one is not min(numbers, key=lambda one: owner_of(one.words)):
            one.kind = "buyer_article"
    for one in lower:
        if one.kind in {over.kind for over in upper} - {"description"}:
            one.kind = "other"


def lift_position(upper: list[Column], lower: list[Column], below: Sequence[Line]) -> None:
    """Puts the position into the first line of the rows where it stands there, whatever line its title is in."""
    column = next((one for one in lower if one.kind == "position"), None)
    if column is None or not below or any(one.kind == "position" for one in upper):
        return
    first, *rest = below[0].words
    opens = first.text.rstrip(".").isdigit() and column.x0 - _HAIR <= first.x0 and first.x1 <= column.x1 + _HAIR
    if opens and rest and not any(_MONEY.search(one.text) for one in rest):
        lower.remove(column)
        upper.insert(0, column)
