"""Whose office it is that stands over a street and town in one line: the name above it in the column of a letterhead.

    Gemeinde           Politische Gemeinde Wilenbach
    Wilenbach          Bau und Infrastruktur · Unterhalt
                       Dorfstrasse 14, 9535 Wilenbach

In: the lines of a page and the run right above such a line. Out: the name above it, where the sign in great letters or
the page's address for mail says a word of it and none of the office, or where the name has the town in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.page_words import Line, key_of, matches
from parsers.postal_lines import COMPANY, SEPARATOR, Part, is_name, is_street, role_of, town_of

_UP: Final = 3
"""Lines of a column above the street and town that may name somebody, at most."""
_NEXT: Final = 0.9
"""Line heights between two lines of a column, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_TOP: Final = 0.2
"""Share of the page's height in which letterheads stand."""
_GREATER: Final = 1.25
"""How much higher the letters of a sign are than those of the column."""
_TELLING: Final = 4
"""Letters of a word that tells somebody, at least."""
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_DIVISION: Final = re.compile(
    r"(?i)\b\w*(?:bau|infrastruktur|unterhalt|werkhof|bauhof|liegenschaften|betriebe?|dienste?|technik|küche|service|"
    r"gebäudemanagement|hauswartung|hausmeisterei|gastronomie|verpflegung|logistik|lager|instandhaltung|werkstatt|"
    r"informatik|finanzen|personal|hygiene|apotheke|labor|institut|amt|bereich|abteilung|works|maintenance|facilities|"
    r"estates?|engineering|operations|catering|housekeeping|services?|stores|workshop|parks|roads|laboratory|division|"
    r"department|office)\b"
)
"""Words for what a part of a body does."""


def name_of_column(lines: Sequence[Line], office: Part, city: str) -> Part | None:
    """The name above an office in its column, in letters as high or higher."""
    if COMPANY.search(office.text) or office.line.y0 > _TOP * office.line.page.height:
        return None
    own, town = _words(office), key_of(city)
    told = set(_told(lines, office))
    for part in _above(lines, office):
        said = _words(part)
        divided = _DIVISION.search(office.text) or any(one.text in SEPARATOR for one in office.words)
        if (told & said and not told & own) or (divided and town in said and town not in own):
            return part
    return None


def _above(lines: Sequence[Line], office: Part) -> Iterator[Part]:
    """The names of a column above a run, from the nearest."""
    lower, high = office, _height(office)
    for line in sorted((one for one in lines if one.y0 < office.line.y0 - 1), key=lambda one: -one.y0):
        run = next((one for one in line.segments(_RUN) if abs(one[0].x0 - lower.words[0].x0) <= _SAME), None)
        if run is None:
            continue
        part = Part(line, run)
        near = lower.words[0].y0 - run[0].y1 <= _NEXT * high and 0.95 * high <= _height(part)
        if not near or role_of(part) or matches(run, LABELS) or not is_name(part):
            return
        if is_street(part.text) or town_of(part.text) or any(map(str.isdigit, part.text)):
            return
        yield part
        lower = part


def _told(lines: Sequence[Line], office: Part) -> Iterator[str]:
    """The words of a sign at the head of the page, and of hosts in its addresses for mail."""
    great = _GREATER * _height(office)
    for line in lines:
        for word in line.words:
            key = key_of(word.text)
            if line.y0 < _TOP * line.page.height and word.y1 - word.y0 > great and len(key) >= _TELLING:
                yield key
            if "@" in word.text:
                yield from re.split(r"[.-]", word.text.casefold().rpartition("@")[2])[:-1]


def _words(part: Part) -> set[str]:
    return {key for one in part.words if len(key := key_of(one.text)) >= _TELLING}


def _height(part: Part) -> float:
    return max(one.y1 - one.y0 for one in part.words)
