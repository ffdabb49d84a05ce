"""Headings that only count the order lines below them: "Teil 1", "Teil 2" over blocks of labels and values.

In: lines. Out: those that are such headings. The same word stands before 1, 2, 3 at one place, and more lines between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Line, key_of

_COUNT: Final = re.compile(r"0{0,2}([1-9]\d{0,2})[.:)]?")
_OF: Final = frozenset(("von", "of", "/"))
_SAME: Final = 3.0
"""Points between left edges that are one."""
_PAGES: Final = frozenset(
    ("seite", "page", "blatt", "sheet", "anlage", "annex", "abschnitt", "section", "schritt", "step")
)


def counted_headings(lines: Sequence[Line]) -> list[int]:
    """The places of the headings, two and more; nothing where they do not count from one, or count pages."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        key, number = _counted(line)
        places = found.setdefault(key, [])
        alike = not places or abs(lines[places[0]].x0 - line.x0) <= _SAME
        if key and number == len(places) + 1 and alike and (not places or at - places[-1] > 1):
            places.append(at)
    most = max(found.values(), key=len, default=[])
    return most if len(most) > 1 and most[-1] + 1 < len(lines) else []


def _counted(line: Line) -> tuple[str, int]:
    """The word and the number of a line that is nothing else, "Teil 3", "Teil 3 von 6"; no word where it is not so."""
    word, *rest = line.words
    match = _COUNT.fullmatch(rest[0].text) if rest else None
    whole = len(rest) == 1 or (len(rest) == _WITH_ALL and rest[1].text.casefold() in _OF and rest[2].text.isdigit())
    key = key_of(word.text)
    if match is None or not whole or not key.isalpha() or key in _PAGES:
        return "", 0
    return key, int(match[1])


_WITH_ALL: Final = 3
"""Words behind the first one of "Teil 3 von 6"."""
