"""What pens, stamps and cut edges say about the lines and values of a recognised order.

In: the lines with their pages, and the root node. Out: findings with their places. A line beside which, or through
which, something is written may be meant otherwise than it is printed; a value under a stamp may be misread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from orderhub.document import Box, Finding, Node, Severity, Where
from parsers.page_lines import LineRead
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Mark, Page, Word, key_of
from parsers.printed_values import looks_numeric

_SHARE: Final = 0.35
"""Part of a mark, or of a line's height, that the other must cover for them to belong together."""
_BESIDE: Final = 5.0
"""Points right of where most lines end to which a word may reach."""
_ALIGNED: Final = 3.0
"""Points within which words of two lines begin at one place."""
_SHORT: Final = 1.25
"""Height of a picture in widths below which the page did not go through to its end."""


def mark_findings(
    lines: Sequence[LineRead], root: Node, paths: Mapping[str, str], *, totals: bool, proven: bool = False
) -> list[Finding]:
    """Lines and header values that were marked by hand, and pages that were cut. `paths`: order field by value name.

    `totals`: whether a sum of the order is printed anywhere; `proven`: whether the lines add up to it, so that what the
    lower edge cut off is no line.
    """
    found: list[Finding] = []
    pages = {id(line.row.page): line.row.page for line in lines}
    right = {key: _usual_right(lines, page) for key, page in pages.items()}
    for at, line in enumerate(lines, 1):
        beside = [
            other.row.line.words[-1].x0 for other in lines if other is not line and other.row.page is line.row.page
        ]
        one = _line_finding(at, line, right[id(line.row.page)], beside)
        if one is not None:
            found.append(one)
    for page in pages.values():
        found += _value_findings(page, root, paths)
        found += [Finding(f"pdf.cut-{edge}", Severity.WARNING, _edge(page), field="lines") for edge in sorted(page.cut)
                  if edge != "bottom" or not proven]  # fmt: skip
    last = lines[-1].row.page if lines else None
    if last is not None and not totals and "bottom" not in last.cut and last.height < _SHORT * last.width:
        found.append(Finding("pdf.cut-bottom", Severity.WARNING, _edge(last), field="lines"))
    return found


def _edge(page: Page) -> Where:
    return page.where(page.lines[-1].words)


def _line_finding(at: int, line: LineRead, right: float, lefts: Sequence[float]) -> Finding | None:
    """`lefts`: where the last words of the page's other lines begin."""
    page, row = line.row.page, line.row
    words = row.words()
    top, bottom = min(one.y0 for one in words), max(one.y1 for one in words)
    inset = 0.12 * row.line.height
    hits = [mark for mark in page.marks if _beside(mark, top + inset, bottom - inset)]
    position = line.values["position"][0].raw if line.values.get("position") else str(at)
    said = {"line": position}
    if hits:
        struck = any(mark.strikes for mark in hits)
        area = page.where([Word("", one.x0, one.y0, one.x1, one.y1) for one in hits])
        code = "pdf.line-struck" if struck else "pdf.line-marked"
        return Finding(code, Severity.WARNING, area, said, f"lines[{at}]")
    # A long figure in a column that is aligned at the left ends further right than the others, and begins with them.
    outside = [
        word for word in row.line.words
        if word.x1 > right + _BESIDE and not any(abs(word.x0 - left) <= _ALIGNED for left in lefts)
    ]  # fmt: skip
    more = [] if outside and _goes_on(line, outside) else outside
    more = more or _second_number(line)
    if more:
        return Finding("pdf.line-marked", Severity.WARNING, page.where(more), said, f"lines[{at}]")
    return None


def _goes_on(line: LineRead, outside: Sequence[Word]) -> bool:
    """Whether words further right than other lines end are the end of the goods' printed text, in the last column.

    They were read in one piece with the words before them, with a printed blank between, for sure, and alike again;
    the last is a word in small letters or a known unit. Hands write figures, initials, and further off.
    """
    text, last = line.row.cells.get("description", []), outside[-1]
    if line.row.page.second is None or not text or last is not text[-1] or any(one not in text for one in outside):
        return False
    start = next(at for at, one in enumerate(text) if one is outside[0])
    parts = text[max(0, start - 1) :]
    together = all(one.confidence == last.confidence and one.y0 == last.y0 and one.y1 == last.y1 for one in parts)
    blanks = [after.x0 - before.x1 for before, after in pairwise(parts)]
    if not start or not together or last.confidence < _SURE or max(blanks) > _BLANK * (last.y1 - last.y0):
        return False
    if not _SMALL.fullmatch(last.text) and not (last.text.islower() and key_of(last.text) in UNIT_WORDS):
        return False
    again = next(iter(line.row.page.second(parts)), "")
    return re.sub(r"\s", "", again) == "".join(one.text for one in parts)


_SURE: Final = 980
_BLANK: Final = 0.34
"""A printed blank in line heights at most: people leave more before what they add."""
_SMALL: Final = re.compile(r"(?!.*(\w)\1\1)[^\W\d_]?[^\W\d_A-ZÄÖÜ]{2,}[^\W\d_A-ZÄÖÜ]")
"""A word of three letters or more; a wavy line is read as eeee."""


def _beside(mark: Mark, top: float, bottom: float) -> bool:
    shared = min(mark.y1, bottom) - max(mark.y0, top)
    return shared > _SHARE * min(mark.y1 - mark.y0, bottom - top)


def _usual_right(lines: Sequence[LineRead], page: Page) -> float:
    """Where the lines of a page end, as most do."""
    ends = sorted(line.row.line.x1 for line in lines if line.row.page is page)
    return ends[len(ends) // 2]


def _second_number(line: LineRead) -> list[Word]:
    """Figures in the column of a number that are no part of it: one is printed, the other may be written."""
    if line.values.get("price_unit"):
        return []
    for kind in ("quantity", "price", "amount"):
        figures = [one for one in line.row.cells.get(kind, ()) if looks_numeric(one.text)]
        if len(figures) < 2 or not line.values.get(kind):
            continue
        if _digits("".join(one.text for one in figures)) != _digits(line.values[kind][0].raw):
            return figures
    return []


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _value_findings(page: Page, root: Node, paths: Mapping[str, str]) -> list[Finding]:
    areas = [page.box([Word("", one.x0, one.y0, one.x1, one.y1)]) for one in page.marks]
    found = []
    for name, path in paths.items():
        for value in root.values.get(name, [])[:1]:
            box = value.where.box
            if box is not None and value.where.page == page.number and any(_covers(area, box) for area in areas):
                found.append(Finding("pdf.field-marked", Severity.WARNING, value.where, {"value": value.raw}, path))
    return found


def _covers(area: Box, value: Box) -> bool:
    """Whether a mark lies on a good part of a value."""
    across = min(area[2], value[2]) - max(area[0], value[0])
    down = min(area[3], value[3]) - max(area[1], value[1])
    if across <= 0 or down <= 0:
        return False
    return across * down > 0.2 * min(
        (area[2] - area[0]) * (area[3] - area[1]), (value[2] - value[0]) * (value[3] - value[1])
    )
