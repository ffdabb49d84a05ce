"""Words of a receipt stamp: when the paper came in is no date of the order, and who took it no name in it.

In: the words of a recognised page. Out: the words without those that a stamp holds below "EINGEGANGEN" or "RECEIVED".
What a person printed stays: a line that tells a number or goes beyond the stamp's width belongs to the letter.

    EINGEGANGEN
    Datum   28. OKT. 2026        taken out, with the word above
    Name    HM
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of

_HEADS: Final = frozenset(("eingegangen", "posteingang", "eingang", "empfangen", "received", "erhalten"))
_LABELS: Final = frozenset((
    "abt", "abteilung", "am", "an", "apr", "april", "aug", "august", "bearbeitet", "buchhaltung", "by", "checked",
    "date", "datum", "dec", "december", "dez", "dezember", "done", "einkauf", "entered", "erfasst", "erl",
    "erledigt", "feb", "februar", "february", "gebucht", "gepruft", "initials", "jan", "januar", "january", "jul",
    "juli", "july", "jun", "june", "juni", "kopie", "kurzz", "kz", "mai", "mar", "march", "marz", "may", "mrz",
    "name", "nov", "november", "oct", "october", "office", "okt", "oktober", "posted", "sales", "sep", "sept",
    "september", "time", "uhr", "uhrzeit", "verkauf", "vertrieb", "von", "zeichen", "zeit",
))  # fmt: skip
_ROWS: Final = 5
_APART: Final = 2.4
"""Word heights from one row of a stamp to the next at most."""
_WIDER: Final = 2.4
"""Word heights by which a row may reach beyond the head on either side."""


def without_stamps(words: Sequence[Word]) -> list[Word]:
    """The words that no receipt stamp holds."""
    stamped: set[int] = set()
    for head in words:
        if key_of(head.text) in _HEADS and not _is_label(head, words):
            stamped |= {id(head), *map(id, _below(head, words))}
    return [one for one in words if id(one) not in stamped]


def _is_label(head: Word, words: Sequence[Word]) -> bool:
    """Whether other words stand right beside it: "Eingang der Ware", "received by"."""
    height = head.y1 - head.y0
    return head.text.endswith(":") or any(
        one is not head and abs(_middle(one) - _middle(head)) < 0.5 * height
        and -1.5 * height < one.x0 - head.x1 < 1.5 * height
        for one in words
    )  # fmt: skip


def _below(head: Word, words: Sequence[Word]) -> list[Word]:
    """The words in rows below the head that are those of a stamp."""
    height = head.y1 - head.y0
    left, right = head.x0 - _WIDER * height, head.x1 + _WIDER * height
    found: list[Word] = []
    bottom = _middle(head)
    across = [one for one in words if one.x0 >= left and one.x1 <= right]
    inside = sorted((one for one in across if _middle(one) > bottom + 0.4 * height), key=_middle)
    for _ in range(_ROWS):
        row = [one for one in inside if one not in found and _middle(one) - bottom < _APART * height]
        if not row:
            break
        bottom = _middle(row[0])
        row = [one for one in row if abs(_middle(one) - bottom) < 0.6 * height]
        if not all(map(_is_stamped, row)):
            break
        found += row
        bottom = max(map(_middle, row))
    return found


def _is_stamped(word: Word) -> bool:
    """A label of a stamp, initials, or a part of a day."""
    key = key_of(word.text)
    day = re.fullmatch(r"\d{1,4}[.:/-]?|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{1,2}:\d{2}", word.text)
    return key in _LABELS or day is not None or (len(key) <= 3 and key.isalpha() and key not in {"nr", "no", "lfd"})


def _middle(word: Word) -> float:
    return (word.y0 + word.y1) / 2
