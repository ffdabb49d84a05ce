"""Text and numbers that stand under one another in one cell, in the order in which the title names them.

    Our part no.               DT11126
    Description                Deep groove ball bearing 6305-2RS1        Beschrieb               Kabelschutzrohr DN 110
    Your article no.           120.256-22                                Artikel-Nr. Lieferant   517.608.96

In: the rows below a title. Out: the numbers stand in the cells of their rows, and the text is a text. A title says so
with three things and more under one another, or behind one another with signs between: "Bezeichnung" over "Ihre Nr. /
Unsere Nr."; with a number beside words that nobody knows it does where all rows agree.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from parsers.closing_numbers import closing_numbers
from parsers.listed_numbers import Listed, shape_of, ways_of
from parsers.page_words import Line, Word
from parsers.printed_values import is_gtin
from parsers.title_stacks import STACKED, kinds_down, parts_down

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Column

_Parts = tuple[dict[str, list[Word]], list[Line]]
_Held = dict[str, list[Word]]
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
    if all(any(kind == "gtin" for kind, _ in row.below) for row in rows):
        kinds = [one for one in kinds if one != "gtin"]
    choices = [_choices(row, kinds) for row in rows]
    if pair is not None and not any(choices):
        choices = _elsewhere(rows, kinds, stacked=stacked) or choices
        stacked = stacked or any(choices)
    shapes = {_shape(held) for some in choices if len(some) == 1 for held, _ in some}
    found = [_likeliest(some, shapes) for some in choices]
    told = sum(1 for one in found if one is not None)
    if pair is not None and not stacked:
        # One number below a text is read by others; of several they know of none.
        found = [one if len(some) > 1 else None for one, some in zip(found, choices, strict=True)]
    elif 2 * told <= len(rows) or (not stacked and told < len(rows)):
        found = [None for _ in rows]
    elif stacked:
        found = _with_lone(rows, found)
    for row, parts in zip(rows, found, strict=True):
        if parts is not None and column is not None:
            _give(row, column, parts)
        row.pair = None if stacked or parts is not None else row.pair
        row.coded = row.coded and not (stacked and told)
    return set(kinds) - {"description", "aside"} if any(found) else set()


def _give(row: Row, column: Column, parts: _Parts) -> None:
    """Gives a row its numbers and its text; a number of another sort is noted with its title."""
    numbers, (first, *rest) = parts
    if aside := numbers.pop("aside", []):
        title = next(one.words for one in parts_down(column.words) if one.kind == "aside")
        row.notes.append((row.page, [*title, *aside]))
    row.cells |= {kind: words for kind, words in numbers.items() if words and kind not in row.cells}
    row.cells["description"], row.following = first.words, rest


def _elsewhere(rows: Sequence[Row], kinds: Sequence[str], *, stacked: bool) -> list[list[_Parts]]:
    """The ways to part the rows where all have their numbers elsewhere than the title names them; else nothing.

    They stand on the other side of the text, or behind it in its last line.
    """
    numbers = [one for one in kinds if one != "description"]
    for order in (["description", *numbers], [*numbers, "description"]) if stacked else ():
        choices = [_choices(row, order) for row in rows]
        if all(choices):
            return choices
    return [[one] for one in closing_numbers(rows, numbers)] if kinds[0] == "description" else []


def _with_lone(rows: Sequence[Row], found: Sequence[_Parts | None]) -> list[_Parts | None]:
    """The parts of all rows, of those with one number alone as well, where its make tells which one it is."""
    shapes: dict[str, set[str]] = {}
    for held, _ in (one for one in found if one is not None):
        for kind, words in held.items():
            shapes.setdefault(kind, set()).update([shape_of(words)] if words else [])
    return [parts or _lone(row, shapes) for row, parts in zip(rows, found, strict=True)]


def _lone(row: Row, shapes: Mapping[str, set[str]]) -> _Parts | None:
    lines = [Line(row.page, row.cells.get("description", [])), *row.following]
    alone = [(at, way[0].words) for at, line in enumerate(lines) if line.words
             for way in ways_of(line, several=False)]  # fmt: skip
    fitting = [(kind, at, words) for at, words in alone for kind, some in shapes.items() if shape_of(words) in some]
    if len(fitting) != 1 or len(lines) == 1:
        return None
    kind, at, words = fitting[0]
    return {kind: words}, [*lines[:at], *lines[at + 1 :]]


def _choices(row: Row, kinds: Sequence[str]) -> list[_Parts]:
    """The ways to part a row: its numbers, and the lines of its text with what stands below the last number."""
    text = row.cells.get("description")
    if not text:
        return []
    lines = [Line(row.page, text), *row.following]
    over = kinds.index("description")
    upper, lower = kinds[:over], kinds[over + 1 :]
    numbers = [ways_of(one, several=len(kinds) > _PAIR) for one in lines]
    found: list[_Parts] = []
    for above in range(min(over, 1), over + 1):
        first = lines[above] if above < len(lines) else None
        if first is None or numbers[above] or sum(map(str.isalpha, first.text)) < _LETTERS:
            continue
        for heads, (at, end, feet) in product(_run(numbers[:above], upper), _below(numbers, above, lower)):
            held = heads | feet
            if any(held.values()) and (not held.get("gtin") or is_gtin(held["gtin"][0].text)):
                found.append((held, [*lines[above:at], *lines[end:]]))
    return found


def _below(
    numbers: Sequence[Sequence[Sequence[Listed]]], above: int, kinds: Sequence[str]
) -> list[tuple[int, int, _Held]]:
    """The places below the first line of a text where as many numbers stand, and these.

    What goes on below the last number is a remark; the text may end with a number of its own.
    """
    if not kinds:
        return [(len(numbers), len(numbers), {})]
    return [
        (at, end, feet)
        for at in range(above + 1, len(numbers))
        for end in range(at + 1, min(at + len(kinds), len(numbers)) + 1)
        for feet in _run(numbers[at:end], kinds)
    ]


def _run(numbers: Sequence[Sequence[Sequence[Listed]]], kinds: Sequence[str]) -> list[_Held]:
    """The ways to read lines as numbers of these kinds, in their order as far as no label tells another one."""
    found = []
    for way in product(*numbers):
        listed = [one for line in way for one in line]
        told = [one.kind for one in listed if one.kind is not None]
        rest = [one for one in kinds if one not in told]
        if len(listed) == len(kinds) and set(told) <= set(kinds) and len(told) + len(rest) == len(kinds):
            found.append({one.kind or rest.pop(0): one.words for one in listed})
    return found


def _likeliest(choices: Sequence[_Parts], shapes: Collection[str]) -> _Parts | None:
    """The one way in which most are told, or the one in which the numbers are made as those of other rows."""
    told = [sum(1 for words in held.values() if words) for held, _ in choices]
    choices = [one for one, count in zip(choices, told, strict=True) if count == max(told)]
    alike = [one for one in choices if _shape(one[0]) in shapes] if len(choices) > 1 else choices
    return alike[0] if len(alike) == 1 else None


def _shape(held: Mapping[str, Sequence[Word]]) -> str:
    """How numbers are made: "000.000.00 AA00000"."""
    return " ".join(shape_of(words) for words in held.values())
