"""A title of quantities that nobody knows: "Order" beside "Product" and "Supplier code", over nothing but numbers.

In: titles of which none counts, and the lines below. Out: the kind of the one column that has a number in each row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word

if TYPE_CHECKING:
    from parsers.page_titles import Column

_NAMED: Final = frozenset(("article", "buyer_article", "gtin"))
_COUNT: Final = re.compile(r"\d{1,5}(?:[.,]\d{1,3})?")
_ASIDE: Final = 12.0
"""Points that a number may stand beside its title."""
_SAME: Final = 3.0
"""Points between left edges that are one."""
_ROWS: Final = 12
"""Lines that are looked at."""
_SOME: Final = 2


def name_counted(columns: Sequence[Column], below: Sequence[Line]) -> None:
    """Makes the one unknown column with numbers the quantity, where the others name the goods and nothing is priced."""
    kinds = [one.kind for one in columns]
    if "description" not in kinds or not _NAMED & set(kinds) or {"quantity", "price", "amount"} & set(kinds):
        return
    named = [one for one in columns if one.kind in {"description", *_NAMED}]
    rows = [line for line in below[:_ROWS] if all(any(_begins(word, one) for word in line.words) for one in named)]
    found = [one for one in columns if one.kind == "other" and all(_counts(row, one) for row in rows)]
    if len(rows) >= _SOME and len(found) == 1:
        found[0].kind = "quantity"


def _begins(word: Word, column: Column) -> bool:
    return abs(word.x0 - column.x0) <= _SAME


def _counts(row: Line, column: Column) -> bool:
    """Whether a number stands below a title."""
    near = [one for one in row.words if one.x0 <= column.x1 + _ASIDE and column.x0 - _ASIDE <= one.x1]
    return any(_COUNT.fullmatch(one.text) for one in near)
