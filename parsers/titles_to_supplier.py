"""Titles of a paper that speak of the supplier and are no label of his: "Order to supplier" over the buyer's name.

In: a run of words in its line. Out: whether it says what the paper is, and what stands behind a title that tells from
whom the order is. A title names order and supplier in greater letters than what stands below it, and who the supplier
is stands behind a label of its own elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.address_labels import ROLES
from parsers.page_words import Line, Word, key_of

_GREATER: Final = 1.25
"""How much higher the letters of a title are than those below it."""
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_LONGEST: Final = 6
"""Words of a title at most."""
_ORDER: Final = r"(?:\w*bestell\w*|\w*auftr[aä]g\w*|abruf|(?:purchase |work )?orders?|po|requisition|request|call-?off)"
_SUPPLIER: Final = r"(?:\w*lieferant\w*|suppliers?|vendors?|sellers?|auftragnehmer\w*|kreditor\w*|contractors?)"
_TITLE: Final = re.compile(rf"(?i)(?:.*\b)?(?:{_ORDER}\b.*\b{_SUPPLIER}|{_SUPPLIER}\b.*\b{_ORDER})(?:\b.*)?")


def heads_paper(line: Line, words: Sequence[Word]) -> bool:
    """Whether words are such a title."""
    if not 1 < len(words) <= _LONGEST or words[-1].text.endswith(":"):
        return False
    if _TITLE.fullmatch(" ".join(one.text for one in words)) is None:
        return False
    height = _height(words)
    below = next((one for one in line.page.lines if one.y0 >= line.y1 - 1 and one.x0 < words[-1].x1), None)
    if below is None or height < _GREATER * _height(below.words):
        return False
    return any(_is_label(run) for other in line.page.lines if other.y0 > line.y0 + 1 for run in other.segments(_RUN))


def behind_title(words: Sequence[Word]) -> list[Word]:
    """The words behind a title that says from whom the order is: "New order from Huber LLC"; all words without one."""
    texts = [one.text for one in words[: _LONGEST + 1]]
    for at in range(1, len(texts) - 1):
        if _FROM.fullmatch(texts[at]) and any(re.fullmatch(rf"(?i){_ORDER}", one) for one in texts[:at]):
            return list(words[at + (2 if texts[at + 1].casefold() in _ARTICLES else 1) :])
    return list(words)


_FROM: Final = re.compile(r"(?i)from|by|von|vom|durch|der|des")
_ARTICLES: Final = frozenset(("der", "dem", "our", "your", "the", "unserem", "firma", "fa."))


def _is_label(run: Sequence[Word]) -> bool:
    """Whether a run is nothing but the label of the supplier, or begins with it and a colon."""
    colon = next((at + 1 for at, one in enumerate(run) if one.text.endswith(":")), len(run))
    key = "".join(key_of(one.text) for one in run[:colon])
    return re.search(_SUPPLIER, key) is not None and ROLES.get(key) == "supplier"


def _height(words: Sequence[Word]) -> float:
    return max(one.y1 - one.y0 for one in words)
