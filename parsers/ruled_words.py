"""Rules that a printer made of signs: "+-----+-----+", "======", and "|" or "!" between the columns of a table.

In: the words of a page from a text layer. Out: the words without them. A "|" that parts the pieces of an address stays:
a rule between columns stands at one place in line after line, several to a line.

    | Pos | Art-Nr | Menge |          Pos   Art-Nr   Menge
    +-----+--------+-------+    ->
    |  10 | 722175 |    20 |           10   722175      20
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from orderhub.sheet import Word

_LEVEL: Final = re.compile(r"(?=(?:.*[-=_*]){6})[-=_*+|!:.]+")
_UPRIGHT: Final = re.compile(r"[|!¦]")
_LINES: Final = 3
"""Lines in which a rule stands at one place, and rules in a line, at least."""


def without_rules(words: list[Word]) -> list[Word]:
    """The words that say something."""
    kept = [one for one in words if one[0][0] not in "-=_*+|!" or not _LEVEL.fullmatch(one[0])]
    if sum(1 for one in kept if "|" in one[0] or "!" in one[0] or "¦" in one[0]) < _LINES * _LINES:
        return kept
    pieces = [piece for one in kept for piece in _cut(one)]
    places = Counter(round(one.x0) for one in pieces if _UPRIGHT.fullmatch(one.text))
    rules = {at for at, count in places.items() if count + max(places[at - 1], places[at + 1]) >= _LINES}
    if len(rules) < _LINES:
        return kept
    return [one for one in pieces if not (_UPRIGHT.fullmatch(one.text) and round(one.x0) in rules)]


def _cut(word: Word) -> Sequence[Word]:
    """A word in its pieces where a rule touches them: "12,50|". A rule parts more than the blank that is as wide."""
    if len(word.text) == 1 or not _UPRIGHT.search(word.text):
        return (word,)
    wide = (word.x1 - word.x0) / len(word.text)
    pieces = []
    for part in re.finditer(r"[|!¦]|[^|!¦]+", word.text):
        drawn = 0.0 if _UPRIGHT.fullmatch(part[0]) else _DRAWN_IN
        start = part.start() + (drawn if part.start() else 0.0)
        end = part.end() - (drawn if part.end() < len(word.text) else 0.0)
        pieces.append(word._replace(text=part[0], x0=word.x0 + wide * start, x1=word.x0 + wide * end))
    return pieces


_DRAWN_IN: Final = 0.3
"""Widths of a sign by which words end before a rule that touches them."""
