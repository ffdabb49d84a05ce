"""Lines below an order line, dealt out to the columns above them; headings between order lines belong to none.

In: the rows of one part of a table with the lines that follow each, and the grid of its columns. Out: what stands below
a column other than the text is moved to `Row.below` by the kind of the column, the text stays in `Row.following`; lines
that stand as far from the row as rows do from one another, or left of the text, are taken off.

    RHH-98946   Conveyor roller 50 x 1.5     01-12-2026      5     11.77     58.85
                mm EL 400                    12:00:00      Nos                        <- time and unit, not text
    Restaurant und Bar                                                                <- heading of the next lines
    RAA-84876   V-belt SPA 1250              18-11-2026     30     10.79    323.70
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.below_values import value_below
from parsers.beside_text import parted_beside, without_unit
from parsers.counted_rows import count_of
from parsers.line_labels import labels_of
from parsers.lone_gtins import take_gtins
from parsers.page_columns import Grid
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import is_gtin, looks_numeric
from parsers.slashed_numbers import part_slashed
from parsers.titled_names import below_titles
from parsers.total_lines import total_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_GAP: Final = 0.9
"""Line heights between words of two columns."""
_HAIR: Final = 2.0
_NEAR: Final = 0.12
_LEADING: Final = 0.3
"""Gap between lines of one text, in line heights."""
_FAR: Final = 0.2
"""Line heights by which a line must stand farther off than rows do to be no part of one."""


class _Span(NamedTuple):
    """From where to where a column's words stand, the title with them."""

    kind: str
    low: float
    high: float
    first: float
    """Where the entries begin."""
    last: float
    """Where the entries end."""


def settle_below(rows: Sequence[Row], grid: Grid, heads: Sequence[Line]) -> list[tuple[int, Line]]:
    """Deals out the lines that follow each row. `heads`: lines above the first row that belong to none.

    Returns the lines that were taken off, each with the number of the row above it, from 1.
    """
    spans = _spans(rows, grid)
    # Without a column of texts they stand with the numbers.
    several = any(len(row.cells.get("article", ())) > 1 for row in rows)
    texts = ("description", "article") if several else ("description",)
    at = next((at for text in texts for at, one in enumerate(spans) if one.kind == text), None)
    before = [list(row.following) for row in rows]
    _drop_headings(rows, heads, spans[at] if at is not None else None)
    taken_off = [(place, line) for place, (row, lines) in enumerate(zip(rows, before, strict=True), 1)
                 for line in lines[len(row.following) :]]  # fmt: skip
    take_gtins(rows)
    for row in rows:
        if at is not None:
            _drop_above(row, spans, at)
        if row.following and at is not None:
            parts = [part for one in row.following for part in parted_beside(row, one)]
            row.following = [line for one in parts if (line := _text_of(row, one, spans, at)) is not None]
    part_slashed(rows)
    return taken_off


def _drop_above(row: Row, spans: Sequence[_Span], at: int) -> None:
    """Takes what stands above another cell of a row out of its text, with which it was lifted: "OP-" over "Vorraum"."""
    edge = min((one.low for one in spans[at + 1 :]), default=1e9)
    text = row.cells.get("description", [])
    beyond = [one for one in text if one.x0 >= edge and one.y0 < row.line.y0 - _HAIR]
    column = _column_of(beyond, spans, at) if 0 < len(beyond) < len(text) else None
    if column is not None and column is not spans[at]:
        row.below.append((column.kind, beyond))
        row.cells["description"] = [one for one in text if all(one is not each for each in beyond)]


def _spans(rows: Sequence[Row], grid: Grid) -> list[_Span]:
    spans = []
    for column in grid.columns:
        words = [word for row in rows for word in row.cells.get(column.kind, ())]
        first = min((one.x0 for one in words), default=column.x0)
        last = max((one.x1 for one in words), default=column.x1)
        spans.append(_Span(column.kind, min(first, column.x0), max(last, column.x1), first, last))
    return spans


def _text_of(row: Row, line: Line, spans: Sequence[_Span], at: int) -> Line | None:
    """What of a line is text; the rest goes to the cells below the columns it stands under."""
    text = spans[at]
    if (run := _gtin_below(row, line)) is not None:
        row.below.append(("gtin", [run[0]._replace(text=run[0].text.strip("()[]"))]))
        rest = [one for one in line.words if one is not run[0]]
        return _text_of(row, Line(line.page, rest), spans, at) if rest else None
    following = min((one.low for one in spans[at + 1 :]), default=1e9)
    if text.first - 4 <= line.x0 and line.x1 < following:
        return line
    beside = _numbers_beside(row, line, spans, at) or without_unit(row, line)
    if beside is not None:
        return _text_of(row, beside, spans, at)
    labels = labels_of(line.words)
    if (column := _column_of(line.words, spans, at)) is not None and len(line.segments(_GAP)) == 1:
        rate = value_below(column.kind, line.words, ())
        if rate is not None and rate.name == "discount":
            row.below.append((column.kind, line.words))
            return None
    if (labels and not labels[0].start) or any(one.text.endswith(":") for one in line.words[:4]):
        kept_beside = _without_beside(row, line, spans, at)
        return _without_cells(row, kept_beside, spans, at, labels[0].end if labels else 0)
    kept: list[Word] = []
    for run in (part for one in line.segments(_GAP) for part in _cut(one, row)):
        column = _column_of(run, spans, at)
        if column is None or column is text:
            kept += run
        else:
            row.below.append((column.kind, run))
    return line if len(kept) == len(line.words) else Line(line.page, kept) if kept else None


def _cut(run: list[Word], row: Row) -> list[list[Word]]:
    """The words in two where more than a blank parts them and the second begins where a cell of the row does."""
    starts = [words[0].x0 for kind, words in row.cells.items() if kind != "description" and words]
    for at, (before, word) in enumerate(pairwise(run), 1):
        apart = word.x0 - before.x1 > _TWO_BLANKS * (word.y1 - word.y0)
        if apart and any(abs(word.x0 - start) <= _FLUSH for start in starts):
            return [run[:at], run[at:]]
    return [run]


_TWO_BLANKS: Final = 0.6
"""Line heights between two words that are more than a blank."""
_FLUSH: Final = 0.5


def _numbers_beside(row: Row, line: Line, spans: Sequence[_Span], at: int) -> Line | None:
    """The text of a line without the number that stands left of it, under one of its row; None where none does.

    "507887-14        Liefertermin: 24.09.26": no label is left of the text.
    """
    runs = line.segments(_GAP)
    if len(runs[0]) > 1 and len(runs[0][0].text) >= _LONG_CODE and abs(runs[0][1].x0 - spans[at].first) < 1:
        # A long number reaches to the text: both begin where theirs in the row do.
        runs = [runs[0][:1], runs[0][1:], *runs[1:]]
    if len(runs) < 2 or abs(runs[1][0].x0 - spans[at].first) > _SAME:
        return None
    run, column = runs[0], _column_of(runs[0], spans, at)
    over = row.cells.get(column.kind) if column is not None else None
    plain = len(run) == 1 or all(one.text.isdigit() for one in run)
    if column is None or not over or not plain or not any(map(str.isdigit, run[0].text)) or run[0].text[-1] == ":":
        return None
    if run[-1].x1 < over[0].x0 or over[-1].x1 < run[0].x0:
        return None
    row.below.append((column.kind, run))
    return Line(line.page, [word for one in runs[1:] for word in one])


_LONG_CODE: Final = 6
_SAME: Final = 4.0
"""Points between left edges that are one."""


def _gtin_below(row: Row, line: Line) -> list[Word] | None:
    """The lone article number of trade below a text whose title names both: "Bezeichnung" over "EAN"."""
    columns = row.header.columns if row.header is not None else ()
    if not any(one.pair == ("gtin", "below") for one in columns) or any(kind == "gtin" for kind, _ in row.below):
        return None
    runs = line.segments(_GAP)
    return next((run for run in runs if len(run) == 1 and is_gtin(run[0].text.strip("()[]"))), None)


def _without_cells(row: Row, line: Line, spans: Sequence[_Span], at: int, label: int) -> Line:
    """A labelled line without the runs that stand below the numbers of its row: "SKU: KD-907         pcs"."""
    first, *rest = line.segments(_GAP)
    if len(first) <= label or first[-1].text.endswith(":") or not row.cells.get("description"):
        # The value of the label stands apart from it.
        return line
    kept = list(first)
    for run in rest:
        column = _column_of(run, spans, at)
        over = row.cells.get(column.kind) if column is not None else None
        alone = not labels_of(run) and not any(one.text.endswith(":") for one in run)
        if column is not None and over and alone and run[0].x0 < over[-1].x1 and over[0].x0 < run[-1].x1:
            row.below.append((column.kind, run))
        else:
            kept += run
    return line if len(kept) == len(line.words) else Line(line.page, kept)


_ORDINAL: Final = re.compile(r"#?\d{1,4}[.):]?")


def drop_beside(rows: Sequence[Row], stated: Sequence[tuple[str, Line]]) -> None:
    """Takes off what stands beside a total and not above it, as a remark in the next cell does."""
    for row in rows if stated else ():
        total = stated[0][1]
        while row.following and row.following[-1].page is total.page and row.following[-1].y1 > total.y0 + _HAIR:
            row.following.pop()


def name_above(row: Row, above: Sequence[Line], *, alike: bool) -> Sequence[Line]:
    """The line above the titles of a single row, which is its text: "1. Printer cartridge XL black"; else nothing.

    Where that has titles of its own, these are told with it, and only what stands below that of the text is it.

    `alike`: whether other rows have the same titles for themselves. The row gets its text, and its position.
    """
    line, titled = above[-1] if above else None, row.header
    if line is None or titled is None or row.cells.get("description"):
        return ()
    apart = max(row.line.y0 - titled.bottom, titled.bottom - line.y1)
    if "description" in titled.kinds() or apart > _LEADINGS * row.line.height or total_of(line, fuzzy=False):
        return ()
    words, titles = below_titles(row, line, above[-2] if len(above) > 1 else None)
    if sum(map(str.isalpha, line.text)) < _LETTERS:
        return ()
    said = 1 if key_of(words[0].text) in _COUNTED_AS else 0
    counted = len(words) > said + 1 and _ORDINAL.fullmatch(words[said].text) and not row.cells.get("position")
    if not alike and not (counted and words[said].text.strip("#0.):") == "1"):
        return ()
    if counted:
        # "Line 001   Flange gasket", "Item 1 of 2 - Flange gasket"
        row.cells["position"] = [words[said]._replace(text=words[said].text.lstrip("#"))]
        count = count_of(words)
        words = words[len(count[0]) if count is not None else said + 1 :]
        words = words[1:] if len(words) > 1 and not key_of(words[0].text) else words
    row.cells["description"] = list(words)
    return [line, *titles]


_COUNTED_AS: Final = frozenset(("line", "item", "pos", "position", "zeile", "posten", "artikel", "article", "no", "nr"))
_LETTERS: Final = 3
_LEADINGS: Final = 2.5
"""Line heights within which a name, the titles below it and their row are one."""


def _without_beside(row: Row, line: Line, spans: Sequence[_Span], at: int) -> Line:
    """A labelled line without the unit or the rate that stands at its end below another column."""
    runs = line.segments(_GAP)
    while len(runs) > 1:
        column = _column_of(runs[-1], spans, at)
        labelled = any(one.text.endswith(":") for one in runs[-1]) or labels_of(runs[-1])[:1]
        told = value_below(column.kind, runs[-1], ()) if column is not None else None
        if column is None or column.kind not in _COUNTED or told is None or (labelled and told.name != "discount"):
            break
        row.below.append((column.kind, runs.pop()))
    kept = [word for run in runs for word in run]
    return line if len(kept) == len(line.words) else Line(line.page, kept)


_COUNTED: Final = frozenset(("quantity", "unit", "price", "price_unit", "discount"))


def _column_of(run: Sequence[Word], spans: Sequence[_Span], at: int) -> _Span | None:
    """The column that a run of words stands under; None where it may be text as well."""
    low, high = run[0].x0, run[-1].x1
    text = spans[at]
    right = low > text.last - _HAIR or any(one.low - _HAIR <= low for one in spans[at + 1 :])
    left = high < text.first - _HAIR
    if not right and not left:
        return None
    beside = spans[at + 1 :] if right else spans[:at]
    best = max(beside, key=lambda one: min(high, one.high) - max(low, one.low), default=None)
    if best is None or min(high, best.high) - max(low, best.low) <= 0:
        return None
    return best


def _drop_headings(rows: Sequence[Row], heads: Sequence[Line], text: _Span | None) -> None:
    """Takes off lines that stand apart from their row, and headings left of the text."""
    if len(rows) < 2:
        return
    between = [
        after.line.y0 - (before.following[-1] if before.following else before.line).y1
        for before, after in pairwise(rows)
        if before.page is after.page and after.line.y0 > before.line.y0
    ]
    if not between:
        return
    usual = median(between)
    height = rows[0].line.height
    inner = [gap for row in rows for gap in _gaps(row) if gap < usual - _NEAR * height]
    # Rows in boxes: what stands as far off as the next row is in a box of its own.
    boxed = usual > (median(inner) if inner else _LEADING * height) + _FAR * height
    reach = usual - _NEAR * height if boxed else max(usual, 0.0) + _FAR * height
    far = {id(line) for row in rows for line in _beyond(row, reach)}
    apart = sum(1 for row in rows if any(id(line) in far for line in row.following))
    followed = sum(1 for row in rows if row.following)
    # Where most texts stand so, it is the sender's way of setting them.
    if apart > 0.5 * followed and not _headed(heads):
        far = set()
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        cut = next((at for at, line in enumerate(row.following) if id(line) in far), None)
        if cut is not None:
            row.following = row.following[:cut]
        while row.following and after is not None:
            last = row.following[-1]
            alike = any(_opens_alike(last, one) or _is_set_alike(last, one, row, after, text) for one in heads)
            if not alike and (not _is_heading(row.following[-1], row, text) or _is_nearer(row, after)):
                break
            row.following.pop()


def _opens_alike(line: Line, head: Line) -> bool:
    """Whether a line begins as one above the first row does, word and place: "Los 2: Reserve" below "Los 1: ..."."""
    first, other = line.words[0], head.words[0]
    return first.text == other.text and first.text.isalpha() and abs(first.x0 - other.x0) <= _HAIR


def _is_set_alike(line: Line, head: Line, row: Row, after: Row, text: _Span | None) -> bool:
    """Whether words stand where a heading does, left of the texts and nearer to the next row than to their own."""
    above = row.following[-2] if len(row.following) > 1 else row.line
    if text is None or after.page is not row.page or line.x0 >= text.low - 4 or abs(line.x0 - head.x0) > _HAIR:
        return False
    plain = len(line.segments(_GAP)) == 1 and all(one.text.isalpha() for one in line.words)
    return plain and line.y0 - above.y1 > after.line.y0 - line.y1 + _OWN * line.height


def _is_nearer(row: Row, after: Row) -> bool:
    """Whether the last line below a row stands nearer to it than to the next row; a heading does not."""
    last = row.following[-1]
    above = row.following[-2] if len(row.following) > 1 else row.line
    below = after.line.y0 - last.y1
    return after.page is row.page and below - (last.y0 - above.y1) > _OWN * last.height


_OWN: Final = 0.3
"""Line heights by which a line is nearer to the row above it."""


def _headed(heads: Sequence[Line]) -> bool:
    return any(not any(map(str.isdigit, one.text)) for one in heads)


def _gaps(row: Row) -> list[float]:
    """The gaps above the lines that follow a row."""
    return [below.y0 - above.y1 for above, below in pairwise([row.line, *row.following])]


def _beyond(row: Row, reach: float) -> list[Line]:
    """The first line that stands farther below than rows are apart, if neither it nor what follows has a label."""
    bottom = row.line.y1
    for at, line in enumerate(row.following):
        gap = line.y0 - bottom
        bottom = line.y1
        if gap > reach and not any(_is_labelled(one) for one in row.following[at:]):
            return [line]
    return []


def _is_labelled(line: Line) -> bool:
    labels = labels_of(line.words)
    return bool(labels and not labels[0].start) or any(one.text.endswith(":") for one in line.words[:4])


def _is_heading(line: Line, row: Row, text: _Span | None) -> bool:
    """Whether a line of words begins left of the text, above the next row: "Los 2 Dachgeschoss"."""
    if text is None or line.x0 >= text.low - 4 or _is_labelled(line):
        return False
    own = row.cells.get("description")
    if not own or own[0].x0 - line.x0 < 4:
        return False
    run = line.segments(_GAP)[0]
    letters = sum(map(str.isalpha, line.text))
    code = len(run) == 1 and re.search(r"\d", run[0].text) is not None
    return run[-1].x1 > text.first - _HAIR and letters > 2 and not code and not looks_numeric(line.words[-1].text)
