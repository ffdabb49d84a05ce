"""Where goods go, told in a sentence: "Bitte liefern Sie an die Turnhalle, Schulweg 2, 20457 Hamburg"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.page_words import Line, Word, key_of
from parsers.postal_lines import Part, is_street, pieces_of, town_of
from parsers.printed_values import find_date

_GOES_TO: Final = frozenset(("an", "bei", "to", "nach", "at", "in", "zur", "zum", "zu"))
_ARTICLES: Final = frozenset(
    ("die", "das", "den", "der", "dem", "unser", "unsere", "unseren", "unserem", "unserer", "our", "the", "folgende",
     "adresse", "anschrift", "address")
)  # fmt: skip


_OF_NAMES: Final = frozenset(("The", "Die", "Der", "Das"))
"""Articles that begin a name where they stand inside a sentence: "delivery to The Fox & Lantern"."""


def goes_to(part: Part) -> Part | None:
    """Where goods go, in the words of a sentence before a street: "Bitte liefern Sie an die Turnhalle"."""
    keys = [key_of(one.text) for one in part.words]
    spoken = next((at for at, key in enumerate(keys) if key.startswith(_GOODS)), None)
    if spoken is None:
        return None
    for at in range(len(keys) - 1, spoken, -1):
        if keys[at] in _GOES_TO and at + 1 < len(keys):
            start = at + 1
            while start + 1 < len(keys) and keys[start] in _ARTICLES and part.words[start].text not in _OF_NAMES:
                start += 1
            return Part(part.line, part.words[start:])
    return None


_GOODS: Final = ("liefer", "anliefer", "anzuliefer", "deliver", "ship", "send", "ware", "goods", "zustell")


def goal_in_two_lines(line: Line, above: Sequence[Word], pieces: Sequence[Part]) -> list[Part] | None:
    """The pieces of a sentence that breaks between street and town, of one line; None for another.

    "Lieferung an Huber KG, Halle 3, Hafenweg 1," over "9900 Lienz, erbeten bis 9.11.2026".
    """
    words = pieces[0].words
    beside = abs(above[0].x0 - words[0].x0) <= _EDGE and 0 <= words[0].y0 - above[0].y1 <= _NEAR * line.height
    if not beside or not above[-1].text.endswith(",") or town_of(pieces[0].text) is None:
        return None
    begun = [Part(line, one.words) for one in pieces_of(line, above)]
    goal = next((at for at, one in enumerate(begun[:-1]) if goes_to(one) is not None), None)
    return [*begun[goal:], *pieces] if goal is not None and is_street(begun[-1].text) else None


_EDGE: Final = 4.0
"""Points between left edges that are one."""
_NEAR: Final = 0.9
"""Line heights between lines of one sentence at most."""


def asks_to_deliver(words: Sequence[Word]) -> bool:
    """Whether a sentence leads to the place of delivery below it: "Bitte liefern Sie direkt auf die Baustelle:"."""
    if not _SHORTEST <= len(words) <= _LONGEST or not words[-1].text.endswith(":"):
        return False
    keys = [key_of(one.text) for one in words]
    if any(any(map(str.isdigit, one.text)) and find_date(one.text) is None for one in words):
        return False
    said = next((at for at, key in enumerate(keys) if key.startswith(_GOODS)), None)
    return said is not None and (_says_where(words[said:]) or keys[-1] in _ADDRESS)


def _says_where(words: Sequence[Word]) -> bool:
    """Whether a word leads to a place, and not to a day: "bis zum 27.10.2026 an:"."""
    days = [find_date(one.text) is not None for one in (*words[1:], words[-1])]
    return any(key_of(one.text) in _GOES_TO | {"auf"} and not day for one, day in zip(words, days, strict=True))


_SHORTEST, _LONGEST = 3, 12
"""Words of such a sentence."""
_ADDRESS: Final = frozenset(
    ("adresse", "anschrift", "address", "baustelle", "site", "lieferadresse", "lieferanschrift")
)
