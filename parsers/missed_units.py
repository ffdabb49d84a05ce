"""Units that nobody read, because they stand below a title of something else: "Form", "Sales", "Packed in".

In: the lines as read. Out: the words of each line that may be its unit. Asked only where lines have no unit and nothing
but units stands in the column, in half of these lines at least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.page_lines import LineRead
from parsers.page_units import is_unit
from parsers.page_words import Word

_UNREAD: Final = frozenset(("other", "aside", "figures"))


def missed_units(lines: Sequence[LineRead]) -> Iterator[tuple[int, list[Word]]]:
    """The lines, from 1, without a unit of their own, and the words below another title that may be it."""
    below: dict[int, list[tuple[int, list[Word]]]] = {}
    read = [one for one in enumerate(lines, 1) if one[1].row.page.engine == "text-layer"]
    bare = [(at, line) for at, line in read if not line.values.get("unit")]
    for at, line in bare:
        for column, words in _unread(line):
            below.setdefault(column, []).append((at, words))
    for found in below.values():
        texts = [" ".join(one.text for one in words) for _, words in found]
        # "L" and "M" may be sizes.
        if 2 * len(found) >= len(bare) and all(map(is_unit, texts)) and any(len(one) > 1 for one in texts):
            yield from found
            return


def _unread(line: LineRead) -> Iterator[tuple[int, list[Word]]]:
    """The words of a line that nobody read, with the place of the column in its header."""
    header = line.row.header
    columns = [one for one in header.both_lines() if one.kind in _UNREAD] if header is not None else []
    dealt: dict[int, list[Word]] = {}
    for word in [one for kind in _UNREAD for one in line.row.cells.get(kind, ())] if columns else ():
        nearest = min(columns, key=lambda one: max(one.x0 - word.x1, word.x0 - one.x1))
        dealt.setdefault(columns.index(nearest), []).append(word)
    yield from dealt.items()
