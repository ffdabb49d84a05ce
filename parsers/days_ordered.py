"""The day on which somebody ordered, told with his name: "Ordered by J. Hill (Bar Manager) on 20 Oct 2026 at 16:22".

    Bestellt durch: M. Kern, 20.10.2026      Diese Bestellung wurde am 20.10.2026 von Frau Kern erfasst.

In: the lines outside the table, and what reads a day. Out: the words of the day, and the day. What is only made or
entered is said to be an order: the maker of a form stands at its foot too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.asked_days import Reader
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import is_month

_APART: Final = 1.6
"""Line heights between words of two runs, at least."""
_NEAR: Final = 0.9
"""Line heights between lines of one text, at most."""
_SAME: Final = 4.0
"""Points between left edges that are one."""
_MOST: Final = 12
"""Words between the one for ordering and the day, at most."""
_ORDERED: Final = frozenset(("ordered", "bestellt", "raised", "placed", "beauftragt", "geordert", "ausgelost"))
_MADE: Final = _ORDERED | frozenset(
    ("created", "entered", "submitted", "sent", "issued", "generated", "keyed", "made", "given", "transmitted",
     "erfasst", "erstellt", "angelegt", "aufgegeben", "erteilt", "eingegeben", "ausgestellt", "gesendet", "ubermittelt",
     "getatigt", "abgeschickt", "versendet", "erzeugt", "generiert")
)  # fmt: skip
_ORDERS: Final = frozenset(("order", "po", "purchaseorder", "bestellung", "auftrag", "purchase"))
_SPOKEN: Final = frozenset(("this", "the", "diese", "dieser", "die", "der", "our", "unsere", "was", "wurde"))
_ON: Final = frozenset(("on", "am", "vom", "dated", "date", "datum", "den", "the"))
_NOT_ON: Final = ("by", "bis", "until", "before", "vor", "zum", "for", "fur", "of", "von", "durch", "nach", "after")
_OTHERS: Final = (
    "angebot", "offer", "quot", "vertrag", "contract", "rechnung", "invoice", "liefer", "deliver", "ship", "printed",
    "gedruckt", "approv", "genehmigt", "freigegeb", "released", "revis", "version", "required", "benotigt", "telefon",
    "price", "preis", "nicht", "not", "form", "vorlage", "template", "last", "zuletzt", "requisition", "anforder",
)  # fmt: skip
"""What else has a day."""


def day_ordered(lines: Sequence[Line], read: Reader) -> tuple[list[Word], str] | None:
    """The one day on which the order is said to be given; None where two are told."""
    found = [day for text in _phrases(lines) if (day := _day_of(text, read)) is not None]
    return found[0] if len({day for _, day in found}) == 1 else None


def _phrases(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """The parts of each run between signs, each with the run of the next line that goes on with it."""
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        for run in line.segments(_APART):
            under = below.segments(_APART) if below is not None and below.y0 - line.y1 < _NEAR * line.height else []
            rest = next((one for one in under if abs(one[0].x0 - run[0].x0) <= _SAME), [])
            part: list[Word] = []
            for word in (*run, *rest):
                if key_of(word.text):
                    part.append(word)
                elif word.text not in {"/", "-"}:
                    yield part
                    part = []
            yield part


def _day_of(text: Sequence[Word], read: Reader) -> tuple[list[Word], str] | None:
    """The day that a phrase tells of an order given."""
    keys = [key_of(one.text) for one in text]
    opening = next((at for at, key in enumerate(keys) if key not in _SPOKEN and key not in _ORDERS), len(keys))
    named = not _ORDERS.isdisjoint(keys[:opening])
    for at in range(max(opening, 1), min(opening + _MOST, len(text))):
        begins = any(map(str.isdigit, text[at].text)) or is_month(text[at].text)
        day = read(text[at : at + 4]) if begins else None
        if day is None or day[0][0] is not text[at]:
            continue
        before, after = keys[:at], keys[at + len(day[0]) :][:_MOST]
        led = before[-1] in _ON or (text[at - 1].text[-1] in ",)/:" and before[-1] not in _NOT_ON)
        said = _says_ordered(before[opening:], named=named) or (named and any(one in _MADE for one in after))
        other = any(one.startswith(_OTHERS) for one in (*before, *(after if named else ())))
        return day if led and said and not other and not _has_digits(text[:at]) else None
    return None


def _says_ordered(keys: Sequence[str], *, named: bool) -> bool:
    return bool(keys) and keys[0] in (_MADE if named else _ORDERED)


def _has_digits(words: Sequence[Word]) -> bool:
    return any(char.isdigit() for one in words for char in one.text)
