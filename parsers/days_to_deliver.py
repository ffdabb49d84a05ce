"""The day or week of delivery that sentences tell, wherever their lines break, without a label.

    Please deliver by the        ... to have them here no         wir bestellen zur Lieferung
    3 May 2026                   later than 3 May                 in KW 51/2026

In: the lines of a page outside its table, what reads a day. Out: the words of the day or week, and what they tell. A
sentence about a paper, a payment or a talk has a day that is none to deliver by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date
from parsers.sentences import (
    BEFORE_DAY,
    BY,
    CARRYING,
    CLOSED,
    DELIVERING,
    LATEST,
    ON,
    OTHER_MATTERS,
    TALKING,
    Day,
    Reader,
    day_at,
    days_in,
    goes_on,
    keys_of,
    sentence_about,
    sentence_end,
    speak_of,
    texts_of,
)

# --- a day right behind the words that lead to it --------------------------------------------------------------------


def day_led_to(lines: Sequence[Line], read: Reader) -> Day | None:
    """The first day behind a "by" or "on" in text that speaks of a delivery: "... liefern Sie bis zum 06.10.2026"."""
    before: Line | None = None
    spoken: list[str] = []
    for row, line in enumerate(lines):
        keys = keys_of(line.words)
        runs_on = before is not None and goes_on(before, line)
        spoken = [*(spoken if runs_on else []), *keys][-_SPOKEN:]
        before = line
        day = _day_at_head(line.words, keys, spoken[: -len(keys)], read) if runs_on else None
        if day is None and (_speaks_of_delivery(keys, spoken) or _asks_for_goods(spoken)):
            below = [one for one in lines[row + 1 : row + 2] if goes_on(line, one)]
            text = [*line.words, *(word for one in below for word in one.words)]
            day = _day_behind(line.words, text, read, delivering=_speaks_of_delivery(keys, spoken))
        if day is not None:
            return day
    return None


def _day_at_head(words: Sequence[Word], keys: Sequence[str], above: Sequence[str], read: Reader) -> Day | None:
    """The day that opens a line, where "... for delivery on" ends the line above."""
    if not above or above[-1] not in _TO_DAY:
        return None
    day = day_at(words, next((at for at, key in enumerate(keys) if key not in _BEFORE), 0), read)
    last = above[-_ASKED:]
    told = [one for one in last if one not in _TO_DAY and one not in _BETWEEN]
    asked = bool(told) and told[-1].startswith(DELIVERING) and not speak_of(last, OTHER_MATTERS)
    return day if asked else None


def _day_behind(words: Sequence[Word], text: Sequence[Word], read: Reader, *, delivering: bool) -> Day | None:
    """The first day behind a word of a line that leads to one, small words between; `text` is the line and the next."""
    keys = keys_of(words)
    for at, key in enumerate(keys):
        # "Wir bestellen, eintreffend 05.11.2026:"
        if not (key in _TO_DAY or key.startswith(DELIVERING)) or _tells_other_day(words, at):
            continue
        start = next((one for one in range(at + 1, len(keys)) if keys[one] not in _BEFORE), len(keys))
        if start < len(keys) and (delivering or LATEST.intersection(keys[max(0, at - 2) : start])):
            day = day_at(text, start, read)
            if day is not None:
                return day
    return None


def _speaks_of_delivery(keys: Sequence[str], spoken: Sequence[str]) -> bool:
    """Whether text, or a line of it that is about no paper, says that goods come: "Invoice to be with us by 5 May"."""
    to_us = not speak_of(keys, OTHER_MATTERS) and bool(_TO_US.intersection(pairwise(spoken)))
    return to_us or speak_of(spoken, DELIVERING)


def _asks_for_goods(spoken: Sequence[str]) -> bool:
    """Whether a sentence asks for goods and for no paper: "Could we please have the following by 12 November"."""
    return speak_of(spoken, _ASKING) and not speak_of(spoken, (*OTHER_MATTERS, *_SPEAKING))


def _tells_other_day(words: Sequence[Word], at: int) -> bool:
    """Whether what a line has of the sentence about a word speaks of a day that is none to deliver by."""
    start, end = sentence_about(words, at)
    keys = keys_of(words)
    if speak_of(keys[start:end], _SPEAKING):
        # "With reference to your quotation ... for delivery on 20/11/2026"
        return not speak_of(keys[at - 1 : at], DELIVERING)
    # "Please deliver to the yard. Please confirm by 30 October."
    part = end - start < len(words)
    return part and speak_of(keys[start:end], OTHER_MATTERS) and not speak_of(keys[start:end], DELIVERING)


_SPOKEN: Final = 40
"""Words of a text that may stand before its date, on the lines above as well."""
_ASKED: Final = 8
"""Words behind the one for a delivery at the end of a line, at most, with it."""
_TO_DAY: Final = BY | ON | {"for"}
_BEFORE: Final = BEFORE_DAY | LATEST | {"or", "before", "by"}
_BETWEEN: Final = frozenset(
    ("bitte", "please", "bei", "uns", "us", "to", "an", "at", "hier", "here", "later", "not", "no", "nicht", "spater",
     "als", "the", "or", "oder", "und", "and", "moglichst", "fix", "unbedingt", "erbeten", "dem", "den", "")
)  # fmt: skip
_ASKING: Final = ("bestell", "order", "please", "bitte", "folgend", "following", "schick", "send")
_SPEAKING: Final = (*TALKING, "angebot", "quot", "ordered", "zahl", "pay")
"""Words of sentences whose date is another one."""
_TO_US: Final = frozenset((
    ("bei", "uns"), ("with", "us"), ("zu", "uns"), ("be", "here"), ("be", "left"), ("be", "brought"), ("be", "dropped"),
    ("hier", "sein"), ("da", "sein"), ("hier", "haben"), ("gern", "bis"), ("gerne", "bis"), ("gern", "am"),
    ("gerne", "am"),
))  # fmt: skip
"""Where goods shall be by a date: "... bis zum 7. Oktober bei uns sein"."""


# --- a day in a sentence that asks for goods -------------------------------------------------------------------------


def asked_day(lines: Sequence[Line], read: Reader) -> Day | None:
    """The first day by which goods are asked for; None where two sentences tell different ones.

    The sentence says before it that goods are asked for, and that it is the last day.
    """
    found = [
        day
        for text in texts_of(lines)
        for at, day in days_in(text, read)
        if _asks(text[:at], text[at + len(day[0]) - 1 :])
    ]
    return found[0] if len({said for _, said in found}) == 1 else None


def _asks(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words about a day, as far as they are of its sentence, ask for goods by it.

    `after` begins with the last word of the day: "Die Ware muss bis zum 9. Oktober bezahlt sein."
    """
    rest = after[: 1 + next((at for at, one in enumerate(after) if one.text[-1] in ".!?"), len(after))]
    keys = keys_of(before[sentence_end(before) :])[-_SPOKEN:]
    while keys and keys[-1] in BEFORE_DAY:
        keys.pop()
    keys = _NOT_LATER.sub(" bis", " " + " ".join(keys)).split()
    if not keys or speak_of(keys_of(rest), _PAPERS) or speak_of(keys, _OTHERS) or _GOODS.isdisjoint(keys):
        return False
    if keys[-1] in BY:
        return "be" in keys or speak_of(keys, _HAVING)
    return keys[-1] in _WANTED_ON and not {"please", "bitte"}.isdisjoint(keys) and speak_of(keys, _SENDING)


_NOT_LATER: Final = re.compile(r" (?:not?|nicht) (?:later|spater) (?:than|als|wie)")
"""Says that a day is the last one."""
_WANTED_ON: Final = ON | {"for", "auf", "fur"}
"""What stands before a day on which goods are wanted, where the sentence asks to send them."""
_GOODS: Final = frozenset(
    ("goods", "cargo", "stores", "supplies", "provisions", "equipment", "products", "merchandise", "produkte",
     "ersatzteile", "spares", "ware", "waren", "sachen", "artikel", "items", "articles", "material", "materials",
     "everything", "all", "them", "these", "alles", "bestellung", "order", "sendung", "consignment", "teile", "parts",
     "below", "following", "folgende", "folgenden", "folgendes")
)  # fmt: skip
_SENDING: Final = (*DELIVERING, *CARRYING, "send", "drop")
_HAVING: Final = (
    *_SENDING, "left", "leave", "ableg", "legen", "abstell", "stellen", "have", "haben", "hatten", "here", "hier",
    "there", "sein", "muss", "soll",
)  # fmt: skip
_PAPERS: Final = (*OTHER_MATTERS, "abhol", "collect")
_OTHERS: Final = (
    *_PAPERS, *TALKING, *CLOSED, "hold", "gilt", "gelten", "let", "call", "ring", "anruf", "ordered", "bestellt",
    "meeting", "sitzung", "nicht", "not", "never", "book", "anmeld", "angemeld",
)  # fmt: skip
"""What else has a day."""


# --- a week ----------------------------------------------------------------------------------------------------------


def asked_week(lines: Sequence[Line], issued: date | None) -> Day | None:
    """The one week in which goods are asked for, as `bare_weeks` knows it, not before that of the order.

    Before the week stands that it is one of a delivery, or behind it, in the same part of the sentence.
    """
    found = [
        week
        for text in texts_of(lines)
        for at, word in enumerate(text)
        if _is_sign(word.text) and (week := _week_at(text, at)) is not None and _wants_in(text, at, len(week[0]))
    ]
    if len({said for _, said in found}) != 1:
        return None
    day = find_date(found[0][1])
    over = issued is not None and day is not None and day[0] + timedelta(days=6) < issued
    return None if over else found[0]


def _is_sign(text: str) -> bool:
    """Whether a word says that a week follows, or holds it; "kW" is a power."""
    return text != "kW" and (_SIGN.fullmatch(key_of(text)) or _GLUED.match(text)) is not None


def _week_at(text: Sequence[Word], at: int) -> Day | None:
    """The week whose sign is word `at`: "KW 51/2026", "week 51", "51. KW 2026"."""
    before = text[at - 1].text if at else ""
    if _ORDINAL.fullmatch(before):
        year = text[at + 1].text.rstrip(_ENDS) if at + 1 < len(text) else ""
        has_year = re.fullmatch(r"20\d\d", year) is not None
        return _as_week(text[at - 1 : at + 1 + has_year], before[:-1], year if has_year else None)
    for size in (3, 2, 1):
        taken = text[at : at + size]
        said = " ".join(one.text for one in taken).rstrip(_ENDS)
        week = _WEEK.fullmatch(re.sub(r"^[^\d]+", "", said)) if len(taken) == size else None
        if week is not None:
            return _as_week(taken, week["week"], week["year"])
    return None


def _as_week(words: Sequence[Word], week: str, year: str | None) -> Day | None:
    if not 0 < int(week) <= _WEEKS:
        return None
    return list(words), f"KW {int(week)}/{year}" if year else f"KW {int(week)}"


def _wants_in(text: Sequence[Word], start: int, size: int) -> bool:
    """Whether the part of a sentence about a week of so many words, its sign at `start`, wants goods in it."""
    end = start + size
    start -= 1 if _ORDINAL.fullmatch(text[start - 1].text) and start else 0
    first, last = start, end
    while first and text[first - 1].text[-1] not in _PARTS:
        first -= 1
    while last < len(text) and text[last - 1].text[-1] not in _PARTS:
        last += 1
    before = list(filter(None, keys_of(text[first:start])))
    after = keys_of(text[end:last])
    told = [*before, *after]
    if speak_of(told, _NO_DELIVERY) or not _NEVER.isdisjoint(told) or (after and after[0] in _TO):
        return False
    led = bool(before) and (before[-1] in _BEFORE_WEEK or before[-1].startswith(DELIVERING))
    return led and speak_of([*before[-_CLOSE:], *after[:_CLOSE]], DELIVERING)


_SIGN: Final = re.compile(r"kw|cw|wk|week|(?:kalender|liefer)?woche")
_GLUED: Final = re.compile(r"(?i)(?:KW|CW|wk)\d{1,2}(?:[/.-]\d{2,4})?")
_WEEK: Final = re.compile(r"(?P<week>\d{1,2})(?:\s?[/.-]?\s?(?P<year>20\d\d|(?<=[/.-])\d\d))?")
_WEEKS: Final = 53
_ORDINAL: Final = re.compile(r"\d{1,2}\.")
_BEFORE_WEEK: Final = frozenset(
    ("in", "der", "die", "ab", "bis", "zur", "during", "for", "by", "until", "the", "spatestens", "latest", "calendar",
     "anfang", "mitte", "ende", "end", "early", "late", "of", "fur", "before", "bitte", "please", "ca", "etwa", "circa",
     "approx", "innerhalb", "within", "from", "im", "lauf", "laufe", "zum", "beginning", "mid", "at")
)  # fmt: skip
"""What stands between the words for a delivery and its week."""
_NO_DELIVERY: Final = (
    *OTHER_MATTERS, *TALKING, *CLOSED, "lieferant", "lieferschein", "lieferadress", "shipped", "delivered",
)  # fmt: skip
"""What else has a week, or is no delivery to come."""
_NEVER: Final = frozenset(("nicht", "not", "never", "no", "kein", "keine", "war", "was", "were", "wurde"))
_CLOSE: Final = 7
"""Words between those for a delivery and its week, at most."""
_ENDS: Final = ",;:.)!"
_PARTS: Final = ".,;:!?("
_TO: Final = frozenset(("bis", "to", "und", "and", "or", "oder", "-", "–"))
"""What goes on to another week."""
