"""Text and numbers that stand under one another in one cell, in the order in which the title names them.

    Our part no.               DT11126
    Description                Deep groove ball bearing 6305-2RS1        Beschrieb               Kabelschutzrohr DN 110
    Your article no.           120.256-22                                Artikel-Nr. Lieferant   517.608.96

In: the rows below a title. Out: the numbers stand in the cells of their rows, and the text is a text. A title says so
with three things and more under one another, or behind one another with signs between: "Bezeichnung" over "Ihre Nr. /
Unsere Nr."; with a number beside words that nobody knows it does where all rows agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word
from parsers.printed_values import is_gtin
from parsers.title_stacks import STACKED, kinds_down

if TYPE_CHECKING:
    from parsers.order_table import Row

_Parts = tuple[dict[str, list[Word]], list[Line]]
_LONE: Final = re.compile(r"(?=(?:.*\d){2})\w[\w./-]{2,24}")
_GROUP: Final = re.compile(r"(?=.*\d)[A-Z\d./-]{1,4}")
_SIGNS: Final = frozenset(("/", "|", "-", "–", "—", "·", "•", ",", ";"))
_APART: Final = 0.9
"""Line heights between numbers that nothing else parts."""
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
            row.cells |= {kind: words for kind, words in numbers.items() if words and kind not in row.cells}
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
    named = [*kinds[:over], *kinds[over + 1 :]]
    numbers = [_numbers(one, several=len(named) > 1) for one in lines]
    found: list[_Parts] = []
    for above in range(min(over, 1), over + 1):
        first = lines[above] if above < len(lines) else None
        if first is None or numbers[above] or sum(map(str.isalpha, first.text)) < _LETTERS:
            continue
        for heads, (at, end, feet) in product(_run(numbers[:above], over), _below(numbers, above, len(named) - over)):
            held = dict(zip(named, [*heads, *feet], strict=True))
            if any(held.values()) and (not held.get("gtin") or is_gtin(held["gtin"][0].text)):
                found.append((held, [*lines[above:at], *lines[end:]]))
    return found


def _below(
    numbers: Sequence[Sequence[list[list[Word]]]], above: int, count: int
) -> list[tuple[int, int, list[list[Word]]]]:
    """The places below the first line of a text where as many numbers stand, and these.

    What goes on below the last number is a remark; the text may end with a number of its own.
    """
    if not count:
        return [(len(numbers), len(numbers), [])]
    return [
        (at, end, feet)
        for at in range(above + 1, len(numbers))
        for end in range(at + 1, min(at + count, len(numbers)) + 1)
        for feet in _run(numbers[at:end], count)
    ]


def _run(numbers: Sequence[Sequence[list[list[Word]]]], count: int) -> list[list[list[Word]]]:
    """The ways to read lines as so many numbers."""
    ways = [[one for line in way for one in line] for way in product(*numbers)]
    return [one for one in ways if len(one) == count]


def _likeliest(choices: Sequence[_Parts], shapes: Collection[str]) -> _Parts | None:
    """The one way, or the one in which the numbers are made as those of other rows."""
    alike = [one for one in choices if _shape(one[0]) in shapes] if len(choices) > 1 else choices
    return alike[0] if len(alike) == 1 else None


def _shape(held: Mapping[str, Sequence[Word]]) -> str:
    """How numbers are made: "000.000.00 AA00000"."""
    said = " ".join(word.text for words in held.values() for word in words)
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "0", said))


def _numbers(line: Line, *, several: bool) -> list[list[list[Word]]]:
    """The ways to read a line that is nothing but a number, or `several` with signs between; one may be left out."""
    whole = _number(line.words)
    ways = [[whole]] if whole else []
    if not several:
        return ways
    if len(parts := _parted(line)) > 1:
        read = [_number(one) for one in parts]
        if any(read) and all(number or not _told(one) for number, one in zip(read, parts, strict=True)):
            ways.append(read)
    elif len(line.words) == 1 and "/" in line.words[0].text:
        read = [_number([line.words[0]._replace(text=one)]) for one in line.words[0].text.strip("()[]").split("/")]
        ways += [read] if all(read) else []
    return ways


def _told(words: Sequence[Word]) -> bool:
    return any(char.isalnum() for one in words for char in one.text)


def _parted(line: Line) -> list[list[Word]]:
    """The words of a line, without the brackets around it, parted at its signs, or else where they stand apart."""
    words = list(line.words)
    if words[0].text[0] in "([" and words[-1].text[-1] in ")]":
        words[0] = words[0]._replace(text=words[0].text[1:])
        words[-1] = words[-1]._replace(text=words[-1].text[:-1])
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text in _SIGNS:
            parts.append([])
            continue
        parts[-1].append(word._replace(text=word.text.rstrip(",;")))
        if word.text[-1:] in {",", ";"}:
            parts.append([])
    return parts if len(parts) > 1 else line.segments(_APART)


def _number(words: Sequence[Word]) -> list[Word]:
    """The one word, or the groups, of words that are nothing but a number."""
    if len(words) == 1:
        return list(words) if _LONE.fullmatch(words[0].text) else []
    grouped = len(words) > 1 and all(_GROUP.fullmatch(one.text) for one in words)
    whole = " ".join(one.text for one in words)
    return [words[0]._replace(text=whole, x1=words[-1].x1)] if grouped else []
