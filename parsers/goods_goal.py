"""Where goods go, told in a sentence: "Bitte liefern Sie an die Turnhalle, Schulweg 2, 20457 Hamburg"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.address_labels import ROLES
from parsers.bare_weeks import BARE_WEEK
from parsers.page_words import Word, key_of
from parsers.postal_lines import Part
from parsers.printed_values import find_date

_GOES_TO: Final = frozenset(("an", "bei", "to", "nach", "at", "in", "zur", "zum", "zu"))
_ARTICLES: Final = frozenset(
    ("die", "das", "den", "der", "dem", "unser", "unsere", "unseren", "unserem", "unserer", "our", "the", "folgende",
     "adresse", "anschrift", "address")
)  # fmt: skip


def speaks_of_goods(word: Word) -> bool:
    """Whether a word tells of goods that go somewhere: "liefern", "Lieferung", "ship"."""
    return key_of(word.text).startswith(_GOODS) and not speaks_of_papers(word)


def speaks_of_papers(word: Word) -> bool:
    """Whether a word tells of papers, which may be sent elsewhere than goods are: "Rechnung", "Lieferschein"."""
    return key_of(word.text).startswith(_PAPERS)


def goes_to(part: Part, *, spoken: bool = False) -> Part | None:
    """Where goods go, in the words of a sentence before a street: "Bitte liefern Sie an die Turnhalle".

    Where goods are `spoken` of before, the words begin with what leads to the place: "an die Turnhalle".
    """
    keys = [key_of(one.text) for one in part.words]
    before = -1 if spoken else next((at for at, one in enumerate(part.words) if speaks_of_goods(one)), None)
    if before is None or (spoken and keys[0] not in _GOES_TO):
        return None
    ways = [at for at in range(before + 1, len(keys) - 1) if keys[at] in _GOES_TO]
    while len(ways) > 1 and keys[ways[-1]] in _WITHIN and _is_one_name(part.words[ways[-2] + 1 : ways[-1]]):
        # "Lieferung an Gasthof zum Löwen"
        ways.pop()
    if not ways:
        return None
    if keys[before].startswith(_SENT) and any(map(speaks_of_papers, part.words[: ways[-1]])):
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


def _is_one_name(words: Sequence[Word]) -> bool:
    """Whether words, one at least, all begin with a capital, and no day is among them."""
    return bool(words) and all(one.text[0].isupper() for one in words) and words[-1].text[-1].isalpha()


def opens_name(words: Sequence[Word], at: int) -> bool:
    """Whether an article with a capital is a part of a name: "Deliver to The Fox & Lantern"."""
    return words[at].text in _NAMING and not any(one.text.isupper() for one in words[at + 1 : at + 2])


_WITHIN: Final = frozenset(("zur", "zum", "in", "at", "bei"))
"""Words that may stand within a name as well."""
_NAMING: Final = frozenset(("The", "Die", "Das", "Der"))
_SENT: Final = ("send", "zustell")
"""What is done with papers as well."""
_GOODS: Final = ("liefer", "anliefer", "anzuliefer", "deliver", "ship", *_SENT, "ware", "goods")
_BROUGHT: Final = ("schick", "verschick", "versend", "zusend", "bring", "dispatch", "forward")
"""What is done with goods in a sentence over an address, and with papers."""
_PAPERS: Final = (
    "rechnung",
    "invoice",
    "faktura",
    "lieferschein",
    "bestatig",
    "auftragsbestatig",
    "orderbestatig",
    "confirm",
    "acknowledg",
    "advice",
    "statement",
    "paperwork",
    "papier",
    "unterlagen",
    "documents",
    "certificat",
    "zertifikat",
    "gutschrift",
)


def asks_to_deliver(words: Sequence[Word]) -> bool:
    """Whether a sentence leads to the place of delivery below it: "Bitte liefern Sie direkt auf die Baustelle:"."""
    if len(words) < _SHORTEST or not words[-1].text.endswith(":"):
        return False
    keys = [key_of(one.text) for one in words]
    told = " ".join(one.text for one in words)
    # "Bitte liefern Sie die Ware bis zum 17. Oktober 2026 zwischen 7.00 und 9.00 Uhr an folgende Anschrift:"
    day = find_date(told)
    told = _HOURS.sub("", told.replace(day[1], "") if day is not None else told)
    if len(told.split()) > _LONGEST or any(map(str.isdigit, told)):
        return False
    said = next((at for at, key in enumerate(keys) if key.startswith((*_GOODS, *_BROUGHT))), None)
    if said is not None and keys[said].startswith(_BROUGHT) and any(map(speaks_of_papers, words)):
        return False
    return said is not None and (_says_where(words[said:]) or keys[-1] in _ADDRESS)


_HOUR: Final = r"\d{1,2}(?:[.:]\d\d)?(?: ?(?:uhr|h|[ap]\.?m\.?|hrs|o'clock))?"
_HOURS: Final = re.compile(
    rf"(?i)\b(?:zwischen|von|ab|vor|bis|nach|um|between|from|before|after|by|at) {_HOUR}"
    rf"(?: ?(?:und|bis|and|to|till|until|[-–]) ?{_HOUR})?(?=[\s,;:])"
)
"""The hours within which goods may come."""


class Bracketed(NamedTuple):
    """What brackets say that words are: "Kommission: Kita Nord, Am Bach 4, 36041 Fulda (= Lieferanschrift)"."""

    role: str
    before: list[Word]
    behind: list[Word]


def told_in_brackets(words: Sequence[Word]) -> Bracketed | None:
    """The role of the address before brackets, without its own label, or of that which follows them and a colon."""
    start = next((at for at, one in enumerate(words) if at and one.text.startswith("(")), len(words))
    end = next((at for at, one in enumerate(words) if at >= start and one.text.rstrip(":.").endswith(")")), None)
    if end is None:
        return None
    keys = [key for one in words[start : end + 1] if (key := key_of(one.text.strip("()=.:"))) and key not in _ALSO]
    role = ROLES.get("".join(keys))
    before, behind = list(words[:start]), list(words[end + 1 :])
    if role is None or (behind and not words[end].text.endswith(":")):
        return None
    if len(before) > _LABEL or any(map(str.isdigit, " ".join(one.text for one in before))):
        colon = next((at for at, one in enumerate(before[:_LABEL], 1) if one.text.endswith(":")), 0)
        return None if behind else Bracketed(role, before[colon:], [])
    return Bracketed(role, [], behind)


_LABEL: Final = 3
"""Words of a label before brackets, at most."""
_ALSO: Final = frozenset(
    ("zugleich", "gleichzeitig", "auch", "gleich", "ist", "entspricht", "und", "also", "is", "and", "equals", "same",
     "as", "our", "unsere", "die", "the")
)  # fmt: skip


def sentence_end(words: Sequence[Word]) -> int:
    """Behind which word the last whole sentence ends: "... folgender Artikel. Die Lieferung"."""
    ends = (at for at, one in enumerate(words, 1) if one.text[-1] in ".!?" and one.text[:-1].isalpha() and len(
        one.text) > _SHORT)  # fmt: skip
    return max(ends, default=0)


_SHORT: Final = 4
"""Letters of "evtl." at most, which ends no sentence."""


def _says_where(words: Sequence[Word]) -> bool:
    """Whether a word leads to a place, and not to a day: "bis zum 27.10.2026 an:"."""
    days = [find_date(one.text) is not None for one in (*words[1:], words[-1])]
    return any(key_of(one.text) in _GOES_TO | {"auf"} and not day for one, day in zip(words, days, strict=True))


_SHORTEST, _LONGEST = 3, 12
"""Words of such a sentence."""
_ADDRESS: Final = frozenset(
    ("adresse", "anschrift", "address", "baustelle", "site", "lieferadresse", "lieferanschrift")
)
