"""Text and numbers that stand under one another in one cell, in the order in which the title names them.

    Our part no.               DT11126
    Description                Deep groove ball bearing 6305-2RS1        Beschrieb               Kabelschutzrohr DN 110
    Your article no.           120.256-22                                Artikel-Nr. Lieferant   517.608.96

In: the rows below a title. Out: the numbers stand in the cells of their rows, and the text is a text. A title says so
with three things and more under one another; with a number beside words that nobody knows it does where all rows agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word
from parsers.printed_values import is_gtin
from parsers.title_stacks import STACKED, kinds_down

if TYPE_CHECKING:
    from parsers.order_table import Row

_Parts = tuple[dict[str, list[Word]], list[Line]]
_LONE: Final = re.compile(r"(?=(?:.*\d){2})\w[\w./-]{2,24}")
_GROUP: Final = re.compile(r"(?=.*\d)[A-Z\d./-]{1,4}")
_LETTERS: Final = 3
_PAIR: Final = 2


def deal_stacked(rows: Sequence[Row]) -> set[str]:
    """Deals such cells of all rows below one title to their columns; returns the kinds that were found."""
    columns = rows[0].header.columns if rows and rows[0].header is not None else []
    column = next((one for one in columns if one.kind == "description"), None)
    kinds = kinds_down(column.words) if column is not None else []
    pair = column.pair if column is not None else None
    stacked = pair is not None and pair[1] == STACKED
    if not kinds or (pair is not None and not stacked and len(kinds) > _PAIR):
        return set()
    if pair is not None and not stacked:
        kinds = [one if one == "description" else pair[0] for one in kinds]
    choices = [_choices(row, kinds) for row in rows]
    shapes = {_shape(held) for some in choices if len(some) == 1 for held, _ in some}
    found = [_likeliest(some, shapes) for some in choices]
    told = sum(1 for one in found if one is not None)
    if pair is not None and not stacked:
        # One number below a text is read by others; of several they know of none.
        found = [one if len(some) > 1 else None for one, some in zip(found, choices, strict=True)]
    elif 2 * told <= len(rows) or (not stacked and told < len(rows)):
        found = [None for _ in rows]
    for row, parts in zip(rows, found, strict=True):
        if parts is not None:
            numbers, (first, *rest) = parts
            row.cells |= {kind: words for kind, words in numbers.items() if kind not in row.cells}
            row.cells["description"], row.following = first.words, rest
        row.pair = None if stacked or parts is not None else row.pair
    return set(kinds) - {"description"} if any(found) else set()


def _choices(row: Row, kinds: Sequence[str]) -> list[_Parts]:
    """The ways to part a row: its numbers, and the lines of its text with what stands below the last number."""
    text = row.cells.get("description")
    if not text:
        return []
    lines = [Line(row.page, text), *row.following]
    over = kinds.index("description")
    under = len(kinds) - over - 1
    if not all(map(_number, lines[:over])) or len(lines) <= over or _number(lines[over]):
        return []
    named = sum(map(str.isalpha, lines[over].text)) >= _LETTERS
    found: list[_Parts] = []
    # What goes on below the last number is a remark; the text may end with a number of its own.
    for at in range(over + 1, len(lines) - under + 1) if under else (len(lines),):
        numbers = [_number(one) for one in (*lines[:over], *lines[at : at + under])]
        held = dict(zip([*kinds[:over], *kinds[over + 1 :]], numbers, strict=True))
        if named and all(numbers) and ("gtin" not in held or is_gtin(held["gtin"][0].text)):
            found.append((held, [*lines[over:at], *lines[at + under :]]))
    return found


def _likeliest(choices: Sequence[_Parts], shapes: Collection[str]) -> _Parts | None:
    """The one way, or the one in which the numbers are made as those of other rows."""
    alike = [one for one in choices if _shape(one[0]) in shapes] if len(choices) > 1 else choices
    return alike[0] if len(alike) == 1 else None


def _shape(held: Mapping[str, Sequence[Word]]) -> str:
    """How numbers are made: "000.000.00 AA00000"."""
    said = " ".join(word.text for words in held.values() for word in words)
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "0", said))


def _number(line: Line) -> list[Word]:
    """The one word, or the groups, of a line that is nothing but a number."""
    words = line.words
    if len(words) == 1:
        return words if _LONE.fullmatch(words[0].text) else []
    grouped = len(words) > 1 and all(_GROUP.fullmatch(one.text) for one in words)
    whole = " ".join(one.text for one in words)
    return [words[0]._replace(text=whole, x1=words[-1].x1)] if grouped else []
