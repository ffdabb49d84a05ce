"""Headings that say when the order lines below them are to be delivered.

    Pos.   Artikel-Nr.   Bezeichnung        Menge ME
    Liefertermin 12.11.2026
    10     4711-20       Getriebemotor         5 Stk
    20     4712-30       Kupplung             10 Stk
    Liefertermin 03.12.2026
    30     4720-11       Zahnriemen            4 Stk

In: the pages of a printed order. Out: the headings, and the day as a cell of each row below one. The first of them
opens the table, and the others are like it: a day that stands below each row belongs to that row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.bare_weeks import BARE_WEEK
from parsers.line_labels import labels_of
from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word, key_of
from parsers.printed_values import find_date, looks_numeric
from parsers.sentences import WEEKDAYS
from parsers.total_lines import total_of

if TYPE_CHECKING:
    from parsers.order_table import Table


class Heading(NamedTuple):
    """A heading, on which page, and the words of its day."""

    page: int
    line: Line
    day: list[Word]


def headings_of(pages: Sequence[Page]) -> list[Heading]:
    """The headings with a day; none where the first of them does not open the table."""
    found = [Heading(at, line, day) for at, page in enumerate(pages) for line in page.lines if (day := _day_of(line))]
    if not found:
        return []
    titles = [find_header(page.lines, 0, fuzzy=False) for page in pages]
    begun = next((at for at, one in enumerate(titles) if one is not None), None)
    header = titles[begun] if begun is not None else None
    if begun is None or header is None or "delivery_date" in header.kinds():
        return []
    # What stands above the titles tells of the whole order.
    under = [page.lines[: one.last + 1] if one is not None else [] for page, one in zip(pages, titles, strict=True)]
    above = {id(line) for lines in under for line in lines}
    found = [one for one in found if one.page >= begun and id(one.line) not in above and _is_over_row(pages, one)]
    if not found or found[0].page != begun:
        return []
    first = pages[begun].lines[header.last + 1 : pages[begun].lines.index(found[0].line)]
    if any(char.isdigit() for line in first for char in line.text):
        return []
    return [one for one in found if _is_alike(one, found[0])]


def with_days(table: Table, pages: Sequence[Page], *, fuzzy: bool) -> Table:
    """The table, in which each row has the day of the heading above it where it says none itself."""
    headings = [] if fuzzy else headings_of(pages)
    if len({" ".join(word.text for word in one.day) for one in headings}) > 1:
        # One day alone is that of the whole order too.
        table.used.update(id(one.line) for one in headings)
    numbers = {id(page): at for at, page in enumerate(pages)}
    for row in table.rows if headings else ():
        own = any(hit.meaning == "delivery_date" for line in row.following for hit in labels_of(line.words))
        place = (numbers.get(id(row.page), 0), row.line.y0)
        over = [one for one in headings if (one.page, one.line.y0) < place]
        if over and not own:
            row.cells.setdefault("delivery_date", over[-1].day)
    return table


def _is_alike(one: Heading, first: Heading) -> bool:
    """Whether a day stands behind the same words at the same place as that of the first heading."""
    labels = [[key_of(word.text) for word in each.line.words if not any(map(str.isdigit, word.text))]
              for each in (one, first)]  # fmt: skip
    return labels[0][:1] == labels[1][:1] and abs(one.line.x0 - first.line.x0) <= _SAME


_SAME: Final = 4.0
"""Points between left edges that are one."""


def _is_over_row(pages: Sequence[Page], one: Heading) -> bool:
    """Whether a line with figures follows that may be a row, on the same page or at the top of the next one."""
    lines = pages[one.page].lines
    below = lines[lines.index(one.line) + 1 :]
    following = [*below, *(pages[one.page + 1].lines if one.page + 1 < len(pages) else ())]
    for line in following:
        if total_of(line, fuzzy=False) is not None:
            return False
        if sum(1 for word in line.words if looks_numeric(word.text)) > 1 and _day_of(line) is None:
            return True
    return False


def _day_of(line: Line) -> list[Word] | None:
    """The day of a line that is the label of a delivery with its day, and nothing else."""
    if not any(map(str.isdigit, line.text)):
        return None
    words = [one for one in line.words if key_of(one.text)]
    for hit in labels_of(words):
        if hit.meaning != "delivery_date" or not _is_count(words[: hit.start]):
            continue
        day = words[hit.end - (key_of(words[hit.end - 1].text) in _WEEKS) :]
        while day and key_of(day[0].text) in _BEFORE:
            day = day[1:]
        said = " ".join(one.text for one in day).strip(" .:,;()")
        told = find_date(said)
        if (told is not None and told[1] == said) or BARE_WEEK.fullmatch(said):
            return day
    return None


def _is_count(words: Sequence[Word]) -> bool:
    """Whether words before a label are nothing but the number of a delivery: "Teillieferung 1,"."""
    return not words or (len(words) == _BOTH and words[1].text.strip(".,:)").isdigit())


_BOTH: Final = 2
_WEEKS: Final = frozenset(("kw", "cw"))
_BEFORE: Final = WEEKDAYS | {"am", "bis", "zum", "in", "den", "der", "tag", "t", "on", "by", "the", "of", "ab", "from"}
