"""The day by which a sentence wants the goods, wherever its lines break: "... to have them here no / later than 3 May".

In: the lines outside the table, and what reads a day. Out: the words of the day and the day. The sentence says before
it that goods are asked for, and that it is the last day; it speaks of no paper, price or talk, whose day it may be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from parsers.page_words import Line, Word, key_of
from parsers.printed_values import is_month

Reader = Callable[[Sequence[Word]], tuple[list[Word], str] | None]
"""The day that words begin with, and its words."""

_SAME: Final = 6.0
"""Points between left edges that are one."""
_NEAR: Final = 0.9
"""Line heights between lines of one text, at most."""
_MOST: Final = 40
"""Words of a sentence before its day, at most."""
_LAST: Final = frozenset(("bis", "by", "until", "before", "spatestens", "latest", "than", "langstens"))
_ASKED: Final = frozenset(("for", "auf", "fur", "am", "on", "zum"))
"""What stands before a day on which goods are wanted, where the sentence asks to send them."""
WEEKDAYS: Final = frozenset(
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue",
     "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")
)  # fmt: skip
_BETWEEN: Final = WEEKDAYS | {"zum", "the", "am", "dem", "den", ""}
_GOODS: Final = frozenset(
    ("goods", "cargo", "stores", "supplies", "provisions", "equipment", "products", "merchandise", "produkte",
     "ersatzteile", "spares", "ware", "waren", "sachen", "artikel", "items", "articles", "material", "materials",
     "everything", "all", "them", "these", "alles", "bestellung", "order", "sendung", "consignment", "teile", "parts",
     "below", "following", "folgende", "folgenden", "folgendes")
)  # fmt: skip
_HAVING: Final = (
    "liefer", "anliefer", "auslief", "zustell", "bring", "deliver", "send", "schick", "left", "leave", "ableg", "legen",
    "abstell", "stellen", "need", "brauch", "benotig", "have", "haben", "hatten", "here", "hier", "there", "arriv",
    "eintreff", "reach", "sein", "supply", "supplied", "despatch", "dispatch", "drop", "muss", "soll",
)  # fmt: skip
_SENDING: Final = ("send", "schick", "liefer", "deliver", "supply", "bring", "drop")
_PAPERS: Final = (
    "bestatig", "auftragsbest", "confirm", "acknowledg", "offer", "angebot", "rechnung", "invoice", "antwort", "reply",
    "ruckmeld", "bescheid", "price", "preis", "avis", "cancel", "storn", "valid", "gultig", "quot", "pay", "paid",
    "zahl", "bezahl", "begleich", "bill", "skonto", "discount", "return", "ruckgab", "zuruck", "settle", "abhol",
    "collect",
)  # fmt: skip
_OTHERS: Final = (
    *_PAPERS, "hold", "gilt", "gelten", "let", "call", "ring", "anruf", "besproch", "vereinbar", "agreed", "discuss",
    "ordered", "bestellt", "meeting", "sitzung", "closed", "geschlossen", "holiday", "urlaub", "ferien", "nicht", "not",
    "never", "book", "anmeld", "angemeld",
)  # fmt: skip
"""What else has a day."""


def asked_day(lines: Sequence[Line], read: Reader) -> tuple[list[Word], str] | None:
    """The first day by which goods are asked for; None where two sentences tell different ones."""
    found: list[tuple[list[Word], str]] = []
    for text in texts_of(lines):
        for at in range(1, len(text)):
            day = read(text[at : at + 4]) if any(map(str.isdigit, text[at].text)) or is_month(text[at].text) else None
            if day is not None and day[0][0] is text[at] and _is_asked(text[:at], text[at + len(day[0]) - 1 :]):
                found.append(day)
    return found[0] if len({day for _, day in found}) == 1 else None


def texts_of(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """The words of lines of running text that stand under one another."""
    text: list[Word] = []
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and line.y0 - before.y1 < _NEAR * line.height
        if text and not (goes_on and before is not None and abs(line.x0 - before.x0) <= _SAME):
            yield text
            text = []
        text = [*text, *line.words]
        before = line
    yield text


def _is_asked(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words about a day, as far as they are of its sentence, ask for goods by it.

    `after` begins with the last word of the day: "Die Ware muss bis zum 9. Oktober bezahlt sein."
    """
    rest = after[: 1 + next((at for at, one in enumerate(after) if one.text[-1] in ".!?"), len(after))]
    if any(key_of(one.text).startswith(_PAPERS) for one in rest):
        return False
    start = max((at + 1 for at, word in enumerate(before) if _ends_sentence(word)), default=0)
    keys = [key_of(one.text) for one in before[start:]][-_MOST:]
    while keys and keys[-1] in _BETWEEN:
        keys.pop()
    keys = _without_not(keys)
    if not keys or any(one.startswith(_OTHERS) for one in keys):
        return False
    goods = any(one in _GOODS for one in keys)
    if keys[-1] in _LAST:
        return goods and any(one == "be" or one.startswith(_HAVING) for one in keys)
    return keys[-1] in _ASKED and goods and {"please", "bitte"} & set(keys) != set() and any(
        one.startswith(_SENDING) for one in keys
    )  # fmt: skip


def _without_not(keys: Sequence[str]) -> list[str]:
    """The words with "not later than" and its like as one that says it is the last day."""
    said = " ".join(keys)
    return _NOT_LATER.sub(" bis", f" {said}").split()


_NOT_LATER: Final = re.compile(r" (?:not?|nicht) (?:later|spater) (?:than|als|wie)")


def sentence_about(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Where the sentence that a word is of begins among words, and where it ends."""
    ends = [index + 1 for index, word in enumerate(words) if _ends_sentence(word)]
    return max((one for one in ends if one <= at), default=0), min(
        (one for one in ends if one > at), default=len(words)
    )


def _ends_sentence(word: Word) -> bool:
    """Whether a word ends a sentence; neither the 9. of a month nor "Mr." does."""
    return word.text[-1] in ".!?" and len(word.text) > _SHORT and not word.text[0].isdigit()


_SHORT: Final = 3
