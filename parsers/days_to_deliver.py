"""The day or week of delivery that sentences tell, wherever their lines break, without a label.

    Please deliver by the        ... to have them here no         wir bestellen zur Lieferung
    3 May 2026                   later than 3 May                 in KW 51/2026

In: the lines of a page outside its table, what reads a day. Out: the words of the day or week, and what they tell. The
sentence says that goods come or are asked for: the day of one about a paper, a payment or a talk is none to deliver by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from parsers.asked_papers import asks_for_paper
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date
from parsers.sentences import (
    ANSWERING,
    BEFORE_DAY,
    BILLING,
    BY,
    CARRYING,
    CLOSED,
    CONFIRMING,
    DELIVERING,
    LATEST,
    ON,
    OTHER_MATTERS,
    REVOKING,
    TALKING,
    Day,
    Reader,
    days_in,
    keys_of,
    sentence_about,
    sentence_end,
    speak_of,
    texts_of,
)


def day_to_deliver(lines: Sequence[Line], read: Reader) -> Day | None:
    """The first day that words lead to; else the one day by which sentences ask for goods."""
    days = [(text, at, day) for text in texts_of(lines) for at, day in days_in(text, read)]
    led = next((day for text, at, day in days if _is_led_to(text, at)), None)
    asked = [day for text, at, day in days if led is None and _asks(text[:at], text[at + len(day[0]) - 1 :])]
    return led or (asked[0] if len({said for _, said in asked}) == 1 else None)


# --- a day right behind the words that lead to it --------------------------------------------------------------------


def _is_led_to(text: Sequence[Word], at: int) -> bool:
    """Whether words lead to the day that word `at` begins, small words between: "eintreffend am 05.11.2026"."""
    keys = keys_of(text)
    first = at
    while first and keys[first - 1] in _BEFORE:
        first -= 1
    start, end = sentence_about(text, at)
    # Below the line of the day another one may begin, where nothing ends sentences.
    end = next((index for index in range(at, end) if _is_below(text[index], text[at])), end)
    spoken, sentence = keys[max(0, at - _SPOKEN) : end], keys[start:end]
    line = next(index for index in range(start, end) if not _is_below(text[at], text[index]))
    paper = speak_of(sentence, OTHER_MATTERS)
    # "Invoice to be with us by 5 May"
    delivering = speak_of(spoken, DELIVERING) or not (paper or _TO_US.isdisjoint(pairwise(spoken)))
    if not (delivering or _asks_for_goods(spoken)) or (paper and not speak_of(sentence, DELIVERING)):
        return False
    for place in range(max(first - 1, 0), at):
        if keys[place] in _TO_DAY or keys[place].startswith(DELIVERING):
            # "With reference to your quotation ... for delivery on 20/11/2026"
            other = speak_of(keys[line:end], _SPEAKING) and not speak_of(keys[place - 1 : place], DELIVERING)
            last_day = delivering or LATEST.intersection(keys[max(0, place - 2) : at])
            broken = _is_below(text[at], text[place])
            led = not broken or (keys[place] in _TO_DAY and _ends_in_delivery(keys[: place + 1]))
            if led and last_day and not other and not asks_for_paper(text, place, place + 1):
                return True
    return False


def _is_below(word: Word, other: Word) -> bool:
    """Whether a word is of a line below that of another one."""
    return word.y0 > (other.y0 + other.y1) / 2


def _ends_in_delivery(keys: Sequence[str]) -> bool:
    """Whether a line ends in words for a delivery, small ones behind: "Lieferung bitte bis"; not so "Erstellt am"."""
    last = keys[-_ASKED:]
    told = [one for one in last if one not in _TO_DAY and one not in _BETWEEN]
    return speak_of(told[-1:], DELIVERING) and not speak_of(last, _ANSWERS)


def _asks_for_goods(spoken: Sequence[str]) -> bool:
    """Whether a sentence asks for goods and for no paper: "Could we please have the following by 12 November"."""
    return speak_of(spoken, _ASKING) and not speak_of(spoken, (*OTHER_MATTERS, *_SPEAKING))


_SPOKEN: Final = 40
"""Words of a text that may stand before its date, on the lines above as well."""
_ASKED: Final = 8
"""Words behind the one for a delivery at the end of a line, at most, with it."""
_ANSWERS: Final = (*CONFIRMING, *BILLING, *ANSWERING, *REVOKING)
_BETWEEN: Final = frozenset(
    ("bitte", "please", "bei", "uns", "us", "to", "an", "at", "hier", "here", "later", "not", "no", "nicht", "spater",
     "als", "the", "or", "oder", "und", "and", "moglichst", "fix", "unbedingt", "erbeten", "dem", "den", "")
)  # fmt: skip
_TO_DAY: Final = BY | ON | {"for"}
_BEFORE: Final = BEFORE_DAY | LATEST | {"or", "before", "by"}
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
