"""What the pages of an order say of themselves among its lines: heads said again, counters, that it goes on overleaf.

    30   4720-11   Zahnriemen            4   62,50   250,00
                   Fortsetzung auf Seite 2                      <- tells_pages
    --------------------------------------------------------
    Bestellung Nr. 4500123 vom 20.10.2026         Seite 2       <- a head: its words stand on the first page too
    40   4733-05   Spannrolle            2   33,90    67,80

In: the pages, and where the titles of each stand. Out: the lines of each that may be the table's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.day_headings import headings_of
from parsers.page_words import Line, Page, key_of, without_running_lines
from parsers.printed_values import looks_numeric
from parsers.table_lines import tells_order

_PAGE: Final = r"(?:seite|page|blatt|sheet|folgeseite|folgeblatt)"
_NEXT: Final = (
    rf"(?:(?:der |the )?(?:n[aä]chste[nrs]? |folgende[nrs]? |next |following )?{_PAGE}(?:\s?:?\s?\d{{1,3}})?)"
)
_ON: Final = re.compile(
    rf"(?i)\W*(?:"
    rf"(?:forts(?:etzung)?|weiter|(?:order |list )?cont(?:inue[sd]|inuation|'?d)?)\b\W*"
    rf"(?:(?:folgt|siehe|auf|on|to|see)\s)*(?:{_NEXT}|overleaf|r[uü]ckseite|umseitig)?"
    rf"|siehe {_NEXT}|(?:bitte|please) (?:wenden|umbl[aä]ttern|turn over|see {_NEXT})|p\.?t\.?o\.?|b\.?w\.?"
    rf")\W*"
)
"""Words that say nothing but that the lines go on with the next page."""
_OF: Final = re.compile(
    rf"(?i)(?:{_PAGE}\s?:?\s?|[-–]\s?|\.{{2,}}\s?/?\s?)(?P<page>\d{{1,3}})(?P<all>\s?(?:von|of|/)\s?\d{{1,3}})?(?:\s?[-–])?"
)
_AROUND: Final = frozenset(
    ("", "seite", "page", "blatt", "sheet", "folgeseite", "folgeblatt", "s", "p", "von", "of", "zur", "zu", "der",
     "vom", "dated", "date", "datum", "nr", "no", "number", "fortsetzung", "continued", "continuation", "from", "to",
     "und")
)  # fmt: skip
"""Words that stand around what the head of a page repeats."""


def bodies_of(pages: Sequence[Page], titles: Sequence[int | None], *, fuzzy: bool) -> list[list[Line]]:
    """The lines of each page that may be of the table: without heads, feet, headings of days, and what only
    tells of pages.

    `titles`: the place of the titles among the lines of each page.
    """
    bodies = without_running_lines(pages, titles)
    if not fuzzy and (headed := {id(one.line) for one in headings_of(pages)}):
        bodies = [[line for line in lines if id(line) not in headed] for lines in bodies]
    if fuzzy or len(pages) < 2 or titles[0] is None:
        return bodies
    said = {key_of(one.text) for line in pages[0].lines[: titles[0]] for one in line.words} | _AROUND
    found: list[list[Line]] = []
    for at, (page, lines) in enumerate(zip(pages, bodies, strict=True), 1):
        numbers = {page.number, at}
        around = said | {str(one) for one in (*numbers, len(pages))}
        start = 0
        while at > 1 and start < len(lines) and (_is_again(lines[start], around) or tells_pages(lines[start], numbers)):
            start += 1
        last = max((place for place, line in enumerate(lines) if _has_figures(line)), default=0)
        found.append([])
        for place, line in enumerate(lines[start:], start):
            if not (place > last and tells_pages(line, numbers)) and not _ON.fullmatch(line.text):
                found[-1].append(line)
    return found


def _has_figures(line: Line) -> bool:
    """Whether a line may be a row: what counts sheets between two rows is of a drawing."""
    return sum(1 for one in line.words if looks_numeric(one.text)) > 1 and _OF.fullmatch(line.text) is None


def _is_again(line: Line, said: set[str]) -> bool:
    """Whether a line above the rows of a later page says what the first page does: "Bestellung 4711, Seite 2"."""
    parts = [part.strip("-–.,()") for one in line.words for part in re.split(r"[/|]", one.text)]
    left = [one for one in parts if one not in said and key_of(one) not in said]
    return not left or (tells_order(line) and not any(char.isdigit() for one in left for char in one))


def tells_pages(line: Line, numbers: set[int]) -> bool:
    """Whether a line says nothing but which page this is, or that the next one goes on with it."""
    text = line.text
    if _ON.fullmatch(text):
        return True
    count = _OF.fullmatch(text)
    return count is not None and int(count["page"]) in {*numbers, *(one + 1 for one in numbers)}
