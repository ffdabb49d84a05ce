"""Names of goods that stand with titles of their own above the titles of their figures.

    ITEM   DESCRIPTION                        CONDITION
    1      PACKING, PREFORMED, NAS1611-112    NEW
           YOUR PART NUMBER    QTY ORDERED    UNIT COST
           NK446-42B           12 EA          0.91

In: a row, the line above its titles and the line above that. Out: the words of the name; what stands below titles that
say nothing of the goods is a note of the row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Line, Word, key_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_APART: Final = 1.0
"""Line heights between two cells, at least."""
_SLACK: Final = 3.0
"""Points that a cell may begin before its title."""
_OF_NAMES: Final = frozenset(("position", "description"))


def below_titles(row: Row, line: Line, above: Line | None) -> tuple[list[Word], list[Line]]:
    """The words of the name, and the line of titles above it where there is one."""
    heads = above.segments(_APART) if above is not None and line.y0 - above.y1 < line.height else []
    kinds = [COLUMN_TITLES.get("".join(key_of(one.text) for one in head)) for head in heads]
    if above is None or len(kinds) < len(_OF_NAMES) or None in kinds or "description" not in kinds:
        return line.words, []
    name: list[Word] = []
    for run in line.segments(_APART):
        at = max((at for at, head in enumerate(heads) if head[0].x0 <= run[0].x0 + _SLACK), default=0)
        if kinds[at] == "aside":
            row.notes.append((line.page, [*heads[at], *run]))
        else:
            name += run
    return name, [above]
