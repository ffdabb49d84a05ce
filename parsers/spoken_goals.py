"""Where goods go, told in a sentence: in words that lead to the place, or to an address in the lines below them.

    Bitte liefern Sie an die            Lieferung bis 2. Oktober an: Bauhof Sankt Wolfram, Wiener Straße 54, 3599
    Turnhalle, Schulweg 2, 20457 Köln   Sankt Wolfram. Bitte um Avis bei Herrn Gruber.

In: the pieces of an address in one line; for sentences that break wherever the margin has it, the runs of words of a
page's lines. Out: the names of places; whole addresses, and the lines without their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.bare_weeks import BARE_WEEK
from parsers.foreign_towns import town_among
from parsers.page_words import Line, Word, key_of
from parsers.postal_lines import Address, LineRuns, Part, is_name, is_place, is_street, pieces_of, town_of
from parsers.printed_values import find_date
from parsers.sentences import (
    CARRYING,
    GOODS_GO,
    LEADING_TO,
    NEAR,
    SENT,
    keys_of,
    run_under,
    sentence_about,
    speaks_of_goods,
    speaks_of_papers,
)

# --- words that lead to a place --------------------------------------------------------------------------------------


def goes_to(part: Part, *, spoken: bool = False) -> Part | None:
    """Where goods go, in the words of a sentence before a street: "Bitte liefern Sie an die Turnhalle".

    Where goods are `spoken` of before, the words begin with what leads to the place: "an die Turnhalle".
    """
    keys = keys_of(part.words)
    before = -1 if spoken else next((at for at, one in enumerate(part.words) if speaks_of_goods(one)), None)
    if before is None or (spoken and keys[0] not in LEADING_TO):
        return None
    ways = [at for at in range(before + 1, len(keys) - 1) if keys[at] in LEADING_TO]
    while len(ways) > 1 and keys[ways[-1]] in _WITHIN and _is_one_name(part.words[ways[-2] + 1 : ways[-1]]):
        # "Lieferung an Gasthof zum Löwen"
        ways.pop()
    if not ways:
        return None
    if keys[before].startswith(SENT) and any(map(speaks_of_papers, part.words[: ways[-1]])):
        # "Die Rechnung senden Sie bitte an das Rentamt"
        return None
    start = ways[-1] + 1
    while start + 1 < len(keys) and keys[start] in _ARTICLES and not opens_name(part.words, start):
        start += 1
    # "an die Schule: Grundschule am Stadtwald"
    start = next((at for at in range(len(keys) - 1, start, -1) if part.words[at - 1].text.endswith(":")), start)
    return Part(part.line, part.words[start:])


def behind_day(pieces: Sequence[Part]) -> list[Part]:
    """The pieces of an address behind a day of delivery, without what leads to the place; nothing where none leads.

    "Liefertermin: KW 42/2026, an Kita Nord, Am Bach 4, ...", "Delivery: 12 Oct 2026 to Fox Hall, Mill Lane 5, ..."
    """
    first = pieces[0] if pieces else None
    if first is None or any(map(speaks_of_papers, first.words)):
        return []
    end = _day_end(first.words)
    rest = [Part(first.line, first.words[end:]), *pieces[1:]] if end < len(first.words) else list(pieces[1:])
    if not end or not rest:
        return []
    led = goes_to(rest[0], spoken=True)
    return [led or rest[0], *rest[1:]] if led is not None or end == len(first.words) else []


def _day_end(words: Sequence[Word]) -> int:
    """Behind which word a day or week ends that stands behind no other words than those of its label; 0 for none."""
    for start in range(min(len(words), _LABEL + 1)):
        for size in range(min(_DAY, len(words) - start), 0, -1):
            said = " ".join(one.text for one in words[start : start + size]).rstrip(",;")
            found = find_date(said)
            if (found is not None and found[1] == said) or BARE_WEEK.fullmatch(said):
                return start + size
    return 0


_DAY: Final = 4
"""Words of a day at most."""
_LABEL: Final = 3
"""Words of a label before it, at most."""


def _is_one_name(words: Sequence[Word]) -> bool:
    """Whether words, one at least, all begin with a capital, and no day is among them."""
    return bool(words) and all(one.text[0].isupper() for one in words) and words[-1].text[-1].isalpha()


def opens_name(words: Sequence[Word], at: int) -> bool:
    """Whether an article with a capital is a part of a name: "Deliver to The Fox & Lantern"."""
    return words[at].text in _NAMING and not any(one.text.isupper() for one in words[at + 1 : at + 2])


_WITHIN: Final = frozenset(("zur", "zum", "in", "at", "bei"))
"""Words that may stand within a name as well."""
_NAMING: Final = frozenset(("The", "Die", "Das", "Der"))
_ARTICLES: Final = frozenset(
    ("die", "das", "den", "der", "dem", "unser", "unsere", "unseren", "unserem", "unserer", "our", "the", "folgende",
     "adresse", "anschrift", "address")
)  # fmt: skip


# --- a sentence over an address -----------------------------------------------------------------------------------


def asks_to_deliver(words: Sequence[Word]) -> bool:
    """Whether a sentence leads to the place of delivery below it: "Bitte liefern Sie direkt auf die Baustelle:"."""
    if len(words) < _SHORTEST or not words[-1].text.endswith(":"):
        return False
    keys = keys_of(words)
    told = " ".join(one.text for one in words)
    # "Bitte liefern Sie die Ware bis zum 17. Oktober 2026 zwischen 7.00 und 9.00 Uhr an folgende Anschrift:"
    day = find_date(told)
    told = _HOURS.sub("", told.replace(day[1], "") if day is not None else told)
    if len(told.split()) > _LONGEST or any(map(str.isdigit, told)):
        return False
    said = next((at for at, key in enumerate(keys) if key.startswith((*GOODS_GO, *CARRYING))), None)
    if said is not None and keys[said].startswith(CARRYING) and any(map(speaks_of_papers, words)):
        return False
    return said is not None and (_says_where(words[said:]) or keys[-1] in _ADDRESS)


_HOUR: Final = r"\d{1,2}(?:[.:]\d\d)?(?: ?(?:uhr|h|[ap]\.?m\.?|hrs|o'clock))?"
_HOURS: Final = re.compile(
    rf"(?i)\b(?:zwischen|von|ab|vor|bis|nach|um|between|from|before|after|by|at) {_HOUR}"
    rf"(?: ?(?:und|bis|and|to|till|until|[-–]) ?{_HOUR})?(?=[\s,;:])"
)
"""The hours within which goods may come."""


def _says_where(words: Sequence[Word]) -> bool:
    """Whether a word leads to a place, and not to a day: "bis zum 27.10.2026 an:"."""
    days = [find_date(one.text) is not None for one in (*words[1:], words[-1])]
    return any(key_of(one.text) in LEADING_TO | {"auf"} and not day for one, day in zip(words, days, strict=True))


_SHORTEST, _LONGEST = 3, 12
"""Words of such a sentence."""
_ADDRESS: Final = frozenset(
    ("adresse", "anschrift", "address", "baustelle", "site", "lieferadresse", "lieferanschrift")
)


# --- an address in a sentence of several lines ---------------------------------------------------------------------

_MORE: Final = 2
"""Lines at most on which such a sentence goes on."""
_PIECES: Final = 5
"""Pieces of an address in a sentence, from its name to its town, at most."""
_WORDS: Final = 9
"""Words of a name at most."""
_WIDE: Final = 0.75
"""Share of the page's width that lines of running text reach."""


def spoken_goals(lines: Sequence[LineRuns]) -> tuple[list[Address], list[LineRuns]]:
    """The places of delivery that such sentences tell, and the lines without these."""
    found: list[Address] = []
    taken: set[int] = set()
    for at, (line, runs) in enumerate(lines):
        for run in runs:
            if id(run) in taken or not _is_cut_short(line, run):
                continue
            text = [run, *_going_on(line, run, lines[at + 1 :])]
            told = next(filter(None, (_told(line, text[:size]) for size in range(1, len(text) + 1))), None)
            if told is not None:
                found.append(told[0])
                taken.update(id(one) for one in text[: told[1]])
    rest = [(line, [run for run in runs if id(run) not in taken]) for line, runs in lines]
    return found, [one for one in rest if one[1]] if taken else list(lines)


def _is_cut_short(line: Line, run: Sequence[Word]) -> bool:
    """Whether a run speaks of goods and ends within its sentence: it has a comma behind, or reaches far."""
    at = next((at for at, one in enumerate(run) if speaks_of_goods(one)), None)
    if at is None or run[-1].text.endswith(":"):
        return False
    return run[-1].x1 > _WIDE * line.page.width or any(one.text.endswith(",") for one in run[at:])


def _going_on(line: Line, run: Sequence[Word], below: Sequence[LineRuns]) -> Iterator[list[Word]]:
    """The runs below a run at its left edge, without a gap between them."""
    last, found = line, 0
    for other, runs in below:
        if other.y0 - last.y1 >= NEAR * line.height or found == _MORE:
            return
        under = run_under(run, runs)
        if under is not None and other.y0 > last.y0 + 1:
            last, found = other, found + 1
            yield under


def _without_brackets(words: Sequence[Word]) -> list[Word]:
    """Words without what brackets say of them: "Am Deich 14 (Eingang Küche, gegenüber), 25813 Husum"."""
    said: list[Word] = []
    within = False
    for at, word in enumerate(words):
        opens = word.text.startswith("(") and bool(said) and any(")" in one.text for one in words[at:])
        within = within or opens
        if not within:
            said.append(word)
        elif ")" in word.text:
            within = False
            if word.text.endswith(","):
                said[-1] = said[-1]._replace(text=f"{said[-1].text.rstrip(',')},")
    return said


def _parted(words: Sequence[Word]) -> list[Word]:
    """Words with a comma behind a postal code of two, where the sentence goes on: "Durham DH1 3AB by Friday"."""
    return [
        word._replace(text=f"{word.text},") if _CODE_ENDS.fullmatch(f"{before.text} {word.text}") else word
        for before, word in pairwise([*words[:1], *words[:-1]])
    ] + list(words[-1:])


_CODE_ENDS: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d")


def _with_codes(pieces: Sequence[Part]) -> list[Part]:
    """The pieces, with a postal code alone behind its town as one: "Beck Lane, Barnard Castle, DL12 8RQ"."""
    joined: list[Part] = []
    for one in pieces:
        alone = (told := town_of(one.text)) is not None and not told[1]
        if alone and len(joined) > 1 and is_street(joined[-2].text) and not is_street(joined[-1].text):
            town = joined.pop()
            one = Part(one.line, [*town.words, *one.words])
        joined.append(one)
    return joined


def _told(line: Line, text: Sequence[Sequence[Word]]) -> tuple[Address, int] | None:
    """The address in a sentence, and of how many runs it is; None where it is none or its first line tells it all."""
    words = [word for run in text for word in run]
    start = next(at for at, one in enumerate(words) if speaks_of_goods(one))
    sentence, _ = sentence_about(words, start)
    pieces = _with_codes(pieces_of(line, _parted(_without_brackets(words[start:]))))
    goal = next((at for at, one in enumerate(pieces) if goes_to(one, spoken=at > 0) is not None), None)
    town = next((at for at in range((goal or 0) + 1, len(pieces)) if town_among(pieces, at) is not None), None)
    if goal is None or town is None or town - goal > _PIECES or not is_street(pieces[town - 1].text):
        return None
    if town - goal == 1 or (
        all(one.y0 < line.y1 - 1 for one in pieces[town].words) and pieces[town].words[-1] in words
    ):
        return None
    name = goes_to(pieces[goal], spoken=goal > 0)
    if name is None or any(map(speaks_of_papers, [*words[sentence:start], *pieces[goal].words])):
        return None
    for one in pieces[goal + 1 : town - 1]:
        if not is_place(one.text):
            break
        name = Part(line, [*name.words, *one.words])
    if not is_name(name) or len(name.words) > _WORDS or not name.text[0].isupper():
        return None
    code, city, country = town_among(pieces, town) or ("", "", None)
    told = Address(
        "delivery",
        single_line=True,
        name=name,
        street=pieces[town - 1],
        town=pieces[town],
        postal_code=code,
        city=city,
        country=country,
        country_part=pieces[town],
    )
    return told, len(text)
