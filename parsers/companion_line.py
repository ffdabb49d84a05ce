"""The second line of each order line where the title has one, too, though all that is counted stands in the first.

In: the titles of a table, the lines below them. Out: the lines without those second ones, and what these hold by their
titles.

    L/N   Item Number          U/M                Ordered        Unit Cost   Ext. Cost
          Description          Reference Number   Req. Date
    1     HS52208              EA                 6.00           106.35         638.10
          Floor finish, 5 gal  JAN-2409           Oct 27, 2026
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_columns import Grid
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date
from parsers.table_lines import is_row
from parsers.total_lines import total_of
from parsers.two_row_titles import settle_rows

if TYPE_CHECKING:
    from parsers.order_table import Row

_SUMMED: Final = frozenset(("quantity", "price", "amount", "position"))
_ADDED: Final = frozenset(("article", "buyer_article", "description", "unit", "delivery_date", "gtin"))
_LEADING: Final = 1.1
"""Line heights between the two lines of a row at most."""
_GAP: Final = 0.65
"""Line heights between two titles at least."""


class Companions:
    """The second lines of the rows below one title, by the first line of each."""

    def __init__(self, body: Sequence[Line]) -> None:
        self.body = list(body)
        """The lines below the title without those lines, and without the second line of the title."""
        self.titles: list[Column] = []
        self.lines: dict[int, Line] = {}
        """The second line of a row by the id() of its first one."""

    def deal(self, rows: Sequence[Row]) -> set[str]:
        """Gives each row what stands in its second line; returns the kinds of that."""
        if not self.lines:
            return set()
        seconds = list(self.lines.values())
        grid = Grid(Header(self.titles, 0, 0, seconds[0].y0), seconds)
        for row in rows:
            if (line := self.lines.get(id(row.line))) is not None:
                for run in line.segments(_GAP):
                    if _is_text(run, row, self.titles):
                        row.following = sorted([*row.following, Line(line.page, run)], key=lambda one: one.y0)
                        continue
                    over = [one.kind for one in self.titles if run[0].x0 < one.x1 and one.x0 < run[-1].x1]
                    _take(row.cells, {over[0]: run} if len(over) == 1 else grid.deal(run))
        return {one.kind for one in self.titles}


def _is_text(run: Sequence[Word], row: Row, titles: Sequence[Column]) -> bool:
    """Whether words begin where the text of the row does, under a title that has nothing of its own below it."""
    text = row.cells.get("description")
    if not text or abs(run[0].x0 - text[0].x0) > _SAME:
        return False
    return not any(run[0].x0 < one.x1 and one.x0 < run[-1].x1 for one in titles)


_SAME: Final = 3.0
"""Points between left edges that are one."""


def _take(cells: dict[str, list[Word]], below: Mapping[str, list[Word]]) -> None:
    for kind, words in below.items():
        cells.setdefault(kind, []).extend(words)


def companions(header: Header, body: Sequence[Line], kinds: set[str], *, fuzzy: bool) -> Companions:
    """The second lines of the rows, where the line right below a title of one line names what stands in them.

    Most rows have one, or none is taken for it.
    """
    found = Companions(body)
    if fuzzy or header.second is not None or not {"quantity", "price"} <= set(header.kinds()) or len(body) < _ROWS:
        return found
    titles = _titles_in(body[0], header) if body[0].y0 - header.bottom <= body[0].height else []
    if not {one.kind for one in titles} - {one.kind for one in header.columns}:
        return found
    settle_rows(header.columns, titles)
    grid = Grid(header, body[1::2])
    lines, kept, at, alone = dict[int, Line](), list[Line](), 1, 0
    while at < len(body):
        line = body[at]
        kept.append(line)
        at += 1
        if total_of(line, fuzzy=False) is not None or not is_row(grid.deal(line.words), kinds, {}):
            continue
        size = _second_of(body, at, titles, grid, kinds)
        if not size:
            alone += 1
            continue
        # What stands between is the rest of a text.
        kept += body[at : at + size - 1]
        lines[id(line)] = body[at + size - 1]
        at += size
    if len(lines) > alone:
        found.body, found.titles, found.lines = kept, titles, lines
    return found


_ROWS: Final = 3
_REACH: Final = 3
"""Lines within which the second one of a row stands below the first."""


def _second_of(body: Sequence[Line], at: int, titles: Sequence[Column], grid: Grid, kinds: set[str]) -> int:
    """As which line below a row, `body[at - 1]`, its second one stands, from 1; 0 where there is none."""
    first, dates = 0, any(one.kind == "delivery_date" for one in titles)
    for size in range(1, _REACH + 1):
        below = body[at + size - 1] if at + size <= len(body) else None
        above = body[at + size - 2]
        if below is None or below.y0 - above.y1 > _LEADING * above.height or total_of(below, fuzzy=False) is not None:
            break
        dated = _fits(below, [one for one in titles if one.kind == "delivery_date"]) if size > 1 else None
        if size > 1 and is_row(grid.deal(below.words), kinds, {}) and not (dates and dated):
            break
        fits = _fits(below, titles)
        if fits:
            return size
        if fits is None:
            first = first or size
    return first


def _fits(line: Line, titles: Sequence[Column]) -> bool | None:
    """Whether a date stands below each title of dates that the line reaches, a code below that of a number.

    None where it reaches no such title.
    """
    told = [one for one in titles if one.kind in _SHAPED]
    runs = line.segments(_GAP)
    under = [(one.kind, [run for run in runs if run[0].x0 < one.x1 and one.x0 < run[-1].x1]) for one in told]
    fitting = [
        find_date(" ".join(one.text for one in run[0])) is not None
        if kind == "delivery_date"
        else any(map(str.isdigit, "".join(one.text for one in run[0])))
        for kind, run in under
        if run
    ]
    return all(fitting) if fitting or not told else None


_SHAPED: Final = frozenset(("delivery_date", "article", "buyer_article", "gtin"))


def _ends(column: Column, run: Sequence[Word], title: str) -> bool:
    """Whether words below a title of sums of money are the end of it, as far as they are not what it is counted in."""
    if column.kind not in {"price", "amount"} or run[0].x0 >= column.x1 or run[-1].x1 <= column.x0:
        return False
    whole = "".join(key_of(one.text) for one in column.words) + title
    return title not in UNIT_WORDS and COLUMN_TITLES.get(whole) == column.kind


def _titles_in(line: Line, header: Header) -> list[Column]:
    """The titles in a line that holds nothing else, and nothing that is counted or summed up; else nothing.

    What goes on with the title above it names nothing of its own: "Preis" over "je Einheit", "Wert" over "netto". So a
    word that nobody knows where the title of the texts begins, "Bezeichnung" over "Zusatz": the text goes on there.
    """
    columns = []
    texts = [one.x0 for one in header.columns if one.kind == "description"]
    for run in [part for one in line.segments(_GAP) for part in _parted(one, header)]:
        title = "".join(key_of(one.text) for one in run)
        if any(_ends(one, run, title) for one in header.columns):
            continue
        kind = COLUMN_TITLES.get(title) or _without_brackets(run) or ("unit" if title in UNIT_WORDS else None)
        if (
            kind is None
            and any(abs(run[0].x0 - x0) <= _SAME for x0 in texts)
            and len(run) <= _FEW
            and title.replace("/", "").isalpha()
        ):
            continue
        if kind is None or kind in _SUMMED:
            return []
        columns.append(Column(kind if kind in _ADDED else "other", run))
    return columns if len(columns) > 1 else []


def _parted(run: Sequence[Word], header: Header) -> list[list[Word]]:
    """The titles that stand close together in a run that is none, each where one above it begins."""
    edges = [one.x0 for one in header.columns]
    starts = [at for at, one in enumerate(run) if at and any(abs(one.x0 - x0) <= _EDGE for x0 in edges)]
    if not starts or COLUMN_TITLES.get("".join(key_of(one.text) for one in run)) is not None:
        return [list(run)]
    return [list(run[start:end]) for start, end in pairwise((0, *starts, len(run)))]


_EDGE: Final = 1.0
"""Points between left edges of titles that are one."""


def _without_brackets(run: Sequence[Word]) -> str | None:
    """What a title means without what its brackets add: "unsere Art.-Nr. (Hausnr.)", "Due date (at our dock)"."""
    plain, *added = _BRACKETED.split(" ".join(one.text for one in run))
    return COLUMN_TITLES.get("".join(map(key_of, plain.split()))) if added and not any(map(str.strip, added)) else None


_BRACKETED: Final = re.compile(r"\s*[(\[][^()\[\]\d]*[)\]]")
_FEW: Final = 3
"""Words of a title that nobody knows, at most."""
