"""The week in which a sentence wants the goods: "wir bestellen zur Lieferung in KW 51/2026", "needed here in week 51".

In: the lines outside the table, the day of the order. Out: the words of the week, and the week as `bare_weeks` knows
it. Before the week stands that it is one of a delivery, or behind it, in the same part of the sentence; that speaks of
no paper, payment or holiday. Where two weeks are told, neither is that of the order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from parsers.asked_days import texts_of
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date

_SIGN: Final = re.compile(r"kw|cw|wk|week|(?:kalender|liefer)?woche")
_GLUED: Final = re.compile(r"(?i)(?:KW|CW|wk)\d{1,2}(?:[/.-]\d{2,4})?")
_WEEK: Final = re.compile(r"(?P<week>\d{1,2})(?:\s?[/.-]?\s?(?P<year>20\d\d|(?<=[/.-])\d\d))?")
_WEEKS: Final = 53
_BEFORE: Final = frozenset(
    ("in", "der", "die", "ab", "bis", "zur", "during", "for", "by", "until", "the", "spatestens", "latest", "calendar",
     "anfang", "mitte", "ende", "end", "early", "late", "of", "fur", "before", "bitte", "please", "ca", "etwa", "circa",
     "approx", "innerhalb", "within", "from", "im", "lauf", "laufe", "zum", "beginning", "mid", "at")
)  # fmt: skip
"""What stands between the words for a delivery and its week."""
_DELIVERING: Final = (
    "liefer", "anliefer", "auslief", "anlief", "zustell", "zugestellt", "eintreff", "eintriff", "benotig", "brauch",
    "erwart", "deliver", "ship", "supply", "supplied", "required", "need", "expect", "arriv", "receive", "dispatch",
    "despatch",
)  # fmt: skip
_OTHERWISE: Final = (
    "bestatig", "auftragsbest", "confirm", "acknowledg", "rechnung", "invoice", "antwort", "reply", "ruckmeld",
    "angebot", "bescheid", "avis", "cancel", "storn", "paid", "zahl", "bezahl", "skonto", "discount", "return",
    "ruckgab", "zuruck", "geschlossen", "closed", "ferien", "betriebsf", "urlaub", "holiday", "inventur",
    "lieferant", "lieferschein", "quot", "offer", "besproch", "vereinbar", "agreed", "discuss", "lieferadress",
    "shipped", "delivered",
)  # fmt: skip
"""What else has a week, or is no delivery to come."""
_NEVER: Final = frozenset(("nicht", "not", "never", "no", "kein", "keine", "war", "was", "were", "wurde", "pay"))
_NEAR: Final = 7
"""Words between those for a delivery and its week, at most."""


def asked_week(lines: Sequence[Line], issued: date | None) -> tuple[list[Word], str] | None:
    """The one week in which goods are asked for, not before that of the order."""
    found: list[tuple[list[Word], str]] = []
    for text in texts_of(lines):
        for at, word in enumerate(text):
            told = _week_at(text, at) if _is_sign(word.text) else None
            if told is not None and _is_asked(text, at, at + len(told[0])):
                found.append(told)
    if len({week for _, week in found}) != 1:
        return None
    day = find_date(found[0][1])
    over = issued is not None and day is not None and day[0] + timedelta(days=6) < issued
    return None if over else found[0]


def _is_sign(text: str) -> bool:
    """Whether a word says that a week follows, or holds it; "kW" is a power."""
    return text != "kW" and (_SIGN.fullmatch(key_of(text)) or _GLUED.match(text)) is not None


def _week_at(text: Sequence[Word], at: int) -> tuple[list[Word], str] | None:
    """The week whose sign is word `at`: "KW 51/2026", "week 51", "51. KW 2026"."""
    before = text[at - 1].text if at else ""
    if re.fullmatch(r"\d{1,2}\.", before):
        year = text[at + 1].text.rstrip(_ENDS) if at + 1 < len(text) else ""
        taken = text[at - 1 : at + 2] if re.fullmatch(r"20\d\d", year) else text[at - 1 : at + 1]
        return _told(taken, before[:-1], year if len(taken) > _PAIR else None)
    for size in (3, 2, 1):
        taken = text[at : at + size]
        said = " ".join(one.text for one in taken).rstrip(_ENDS)
        week = _WEEK.fullmatch(re.sub(r"^[^\d]+", "", said)) if len(taken) == size else None
        if week is not None:
            return _told(taken, week["week"], week["year"])
    return None


def _told(words: Sequence[Word], week: str, year: str | None) -> tuple[list[Word], str] | None:
    if not 0 < int(week) <= _WEEKS:
        return None
    return list(words), f"KW {int(week)}/{year}" if year else f"KW {int(week)}"


def _is_asked(text: Sequence[Word], start: int, end: int) -> bool:
    """Whether the part of a sentence about a week, words `start` to `end`, wants goods in it."""
    start -= 1 if re.fullmatch(r"\d{1,2}\.", text[start - 1].text) and start else 0
    first, last = start, end
    while first and text[first - 1].text[-1] not in _PARTS:
        first -= 1
    while last < len(text) and text[last - 1].text[-1] not in _PARTS:
        last += 1
    before = [key_of(one.text) for one in text[first:start] if key_of(one.text)]
    after = [key_of(one.text) for one in text[end:last]]
    if any(one.startswith(_OTHERWISE) or one in _NEVER for one in (*before, *after)) or (after and after[0] in _TO):
        return False
    led = bool(before) and (before[-1] in _BEFORE or before[-1].startswith(_DELIVERING))
    wanted = any(one.startswith(_DELIVERING) for one in (*before[-_NEAR:], *after[:_NEAR]))
    return led and wanted


_PAIR: Final = 2
_ENDS: Final = ",;:.)!"
_PARTS: Final = ".,;:!?("
_TO: Final = frozenset(("bis", "to", "und", "and", "or", "oder", "-", "–"))
"""What goes on to another week."""
