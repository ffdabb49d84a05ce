"""Sentences on a page: how lines run on, where a sentence ends, the days in it, and what its words speak of.

In: lines of words. Out: their texts and days. What is decided from them is told by `days_to_deliver`, `days_ordered`
and `spoken_goals`. Words stand here by `key_of`, those that may go on by their beginnings: "liefer" is
"Lieferung" as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date, is_month

# --- what words speak of -------------------------------------------------------------------------------------------

WEEKDAYS: Final = frozenset(
    ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "mo", "di", "mi", "do", "fr", "sa", "so", "mon", "tue",
     "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun")
)  # fmt: skip
LATEST: Final = frozenset(("spatestens", "latest", "than", "langstens"))
"""What says that a day is the last one."""
BY: Final = LATEST | {"bis", "by", "until", "till", "before", "vor"}
"""What stands before the last day of something."""
ON: Final = frozenset(("am", "on", "zum"))
BEFORE_DAY: Final = WEEKDAYS | {"zum", "the", "am", "dem", "den", ""}
"""Small words between those that lead to a day and the day."""
LEADING_TO: Final = frozenset(("an", "bei", "to", "nach", "at", "in", "zur", "zum", "zu"))
"""What stands before a place that goods go to."""

DELIVERING: Final = (
    "liefer", "anliefer", "anlief", "auslief", "zustell", "zugestellt", "eintreff", "eintriff", "ankomm", "deliver",
    "ship", "supply", "supplied", "arriv", "reach", "receive", "dispatch", "despatch", "benotig", "brauch", "erwart",
    "required", "need", "expect",
)  # fmt: skip
"""Goods come, or are wanted."""
CARRYING: Final = ("schick", "verschick", "versend", "zusend", "bring", "dispatch", "forward")
"""What is done with goods, and with papers as well."""

SENT: Final = ("send", "zustell")
"""What is done with papers, and with goods as well."""
GOODS_GO: Final = ("liefer", "anliefer", "anzuliefer", "deliver", "ship", *SENT, "ware", "goods")
"""Goods go somewhere."""

CONFIRMING: Final = ("bestatig", "auftragsbest", "orderbest", "confirm", "acknowledg")
BILLING: Final = ("rechnung", "invoice", "faktura", "gutschrift")
PAPERS: Final = (
    *CONFIRMING, *BILLING, "lieferschein", "advice", "statement", "paperwork", "papier", "unterlagen", "documents",
    "certificat", "zertifikat",
)  # fmt: skip
"""What may be sent elsewhere than goods are."""
OFFERING: Final = ("offer", "angebot", "quot", "price", "preis")
ANSWERING: Final = ("antwort", "reply", "replie", "response", "respond", "ruckmeld", "ruckantwort", "bescheid", "avis")
PAYING: Final = ("pay", "paid", "zahl", "bezahl", "begleich", "settle", "bill", "skonto", "discount")
REVOKING: Final = ("cancel", "storn", "return", "ruckgab", "zuruck")
OTHER_MATTERS: Final = (
    *CONFIRMING, *BILLING, *OFFERING, *ANSWERING, *PAYING, *REVOKING, "valid", "gultig",
)  # fmt: skip
"""What else than goods may be asked for by a day."""
TALKING: Final = ("besproch", "vereinbar", "telefon", "discuss", "agreed")
CLOSED: Final = ("geschlossen", "closed", "ferien", "betriebsf", "urlaub", "holiday", "inventur")
"""When nobody takes goods in."""


def keys_of(words: Sequence[Word]) -> list[str]:
    """Words for looking up in a vocabulary."""
    return [key_of(one.text) for one in words]


def speak_of(keys: Sequence[str], beginnings: tuple[str, ...]) -> bool:
    """Whether a word begins as one of a vocabulary does."""
    return any(one.startswith(beginnings) for one in keys)


def speaks_of_goods(word: Word) -> bool:
    """Whether a word tells of goods that go somewhere: "liefern", "Lieferung", "ship"."""
    return key_of(word.text).startswith(GOODS_GO) and not speaks_of_papers(word)


def speaks_of_papers(word: Word) -> bool:
    """Whether a word tells of papers, which may be sent elsewhere than goods are: "Rechnung", "Lieferschein"."""
    return key_of(word.text).startswith(PAPERS)


# --- texts and sentences ---------------------------------------------------------------------------------------------

NEAR: Final = 0.9
"""Line heights between lines of one text, at most."""
_SAME: Final = 6.0
"""Points between left edges that are one."""
_SAME_RUN: Final = 4.0


def texts_of(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """The words of lines of running text that stand under one another."""
    text: list[Word] = []
    before: Line | None = None
    for line in lines:
        if before is not None and not _goes_on(before, line):
            yield text
            text = []
        text = [*text, *line.words]
        before = line
    yield text


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a line goes on in the next one: right below it, at its left edge."""
    return below.y0 - line.y1 < NEAR * below.height and abs(below.x0 - line.x0) <= _SAME


def run_under(run: Sequence[Word], runs: Sequence[list[Word]]) -> list[Word] | None:
    """The run of a line below another run, at its left edge."""
    return next((one for one in runs if abs(one[0].x0 - run[0].x0) <= _SAME_RUN), None)


def sentence_about(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Where the sentence that a word is of begins among words, and where it ends."""
    ends = [index for index, word in enumerate(words, 1) if _ends_sentence(word)]
    start = max((one for one in ends if one <= at), default=0)
    return start, min((one for one in ends if one > at), default=len(words))


def sentence_end(words: Sequence[Word]) -> int:
    """Behind which word the last whole sentence ends: "... folgender Artikel. Die Lieferung"."""
    return max((at for at, word in enumerate(words, 1) if _ends_sentence(word)), default=0)


def _ends_sentence(word: Word) -> bool:
    """Whether a word ends a sentence; neither the 9. of a month nor "Mr." does."""
    return word.text[-1] in ".!?" and len(word.text) > _SHORT and not word.text[0].isdigit()


_SHORT: Final = 3

# --- days among words ------------------------------------------------------------------------------------------------

Day = tuple[list[Word], str]
"""The words that tell a day or week, and what they tell."""
Reader = Callable[[Sequence[Word]], Day | None]
"""Finds the first day among words."""


def days_in(text: Sequence[Word], read: Reader) -> Iterator[tuple[int, Day]]:
    """The days that words of a text begin, each with the place of its first word."""
    for at, word in enumerate(text):
        begins = any(map(str.isdigit, word.text)) or is_month(word.text) or key_of(word.text) in _WEEK
        if begins and (day := day_at(text, at, read)) is not None:
            yield at, day


def day_at(words: Sequence[Word], at: int, read: Reader) -> Day | None:
    """The day that a word begins."""
    day = read(words[at : at + _LONGEST])
    return day if day is not None and day[0][0] is words[at] else None


_LONGEST: Final = 4
"""Words of a day at most."""
_WEEK: Final = frozenset(("kw", "cw", "wk", "week"))


def date_in(words: Sequence[Word]) -> Day | None:
    """The words that hold a date, and the date."""
    for start in range(len(words)):
        if not any(char.isalnum() for char in words[start].text):
            continue
        for size in (1, 2, 3):
            text = " ".join(one.text for one in words[start : start + size])
            found = find_date(text)
            if found is not None and text.startswith(found[1][:2]):
                longer = find_date(" ".join(one.text for one in words[start : start + size + 1]))
                if longer is None or longer[1] == found[1]:
                    return list(words[start : start + size]), found[1]
    return None


def reader_from(issued: date | None) -> Reader:
    """What reads dates, and days without a year as the next such day from that of the order on."""
    return lambda words: date_in(words) or _day_in(words[:_PAIR], issued)


def _day_in(words: Sequence[Word], issued: date | None) -> Day | None:
    """A day without its year, "7. Oktober", "07.10.": the next such day from the order's date on, with its year."""
    told = " ".join(one.text for one in words)
    if issued is None or not words or not any(map(str.isdigit, told)):
        return None
    said = words[0].text.rstrip(_ENDS)
    if _DAY_AND_MONTH.fullmatch(said):
        taken, form = list(words[:1]), said + "{}"
    elif len(words) == _PAIR and any(
        _DAY.fullmatch(a.text) and is_month(b.text.rstrip(_ENDS + ".")) for a, b in (words, words[::-1])
    ):
        taken, form = list(words), told.rstrip(_ENDS + ".") + " {}"
    else:
        return None
    for year in (issued.year, issued.year + 1):
        day = find_date(form.format(year))
        if day is not None and day[0] >= issued:
            return taken, day[1]
    return None


_PAIR: Final = 2
_ENDS: Final = ",;:)!"
"""What may close a part of a sentence right behind a day."""
_DAY_AND_MONTH: Final = re.compile(r"[0-3]?\d\.[01]?\d\.")
_DAY: Final = re.compile(r"[0-3]?\d(?:\.|st|nd|rd|th)?,?")
