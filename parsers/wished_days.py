"""The day by which goods are wished, behind or below words that nobody knows as a label: they wish, and end in "by".

    Would like it by      Wednesday 25 November 2026           To be with agent latest      Soll hier sein bis
                                                               18 Nov 2026                  20.11.2026

In: the lines of a page above its table, the day of the order. Out: the words of the day, and the day as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, key_of, matches
from parsers.printed_values import find_date

_APART: Final = 0.7
"""Line heights between the words of a label and its value, at least."""
_NEAR: Final = 1.2
"""Line heights between a label and the value below it, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_WORDS: Final = 7
_DATED: Final = 4
"""Words of a day at most: "Wednesday 25 November 2026"."""

_BY: Final = frozenset(
    ("by", "before", "latest", "until", "till", "than", "on", "bis", "spatestens", "zum", "am", "vor", "langstens")
)
_WISHING: Final = frozenset(
    ("like", "liked", "want", "wanted", "wish", "wished", "have", "be", "get", "arrive", "arriving", "reach",
     "reaching", "come", "bring", "collect", "us", "here", "site", "board", "shop", "hand", "agent", "gern", "gerne",
     "haben", "hatten", "sein", "da", "hier", "uns", "brauchen", "brauch", "wollen", "mochten", "kommen", "ankommen",
     "bringen", "abholen", "hof", "bord", "eintreffen", "wunschen", "vorliegen", "vorhanden", "verfugbar",
     "available", "ready")
)  # fmt: skip
_OTHERWISE: Final = (
    "confirm", "bestatig", "reply", "repli", "respon", "antwort", "ruckmeld", "offer", "angebot", "quot", "valid",
    "gultig", "pay", "paid", "zahl", "rechnung", "invoice", "bill", "approv", "genehm", "freigab", "issued",
    "ausgestellt", "created", "erstellt", "placed", "ordered", "bestellt", "entered", "erfasst", "print",
    "gedruckt", "cancel", "storn", "hear", "horen", "return", "zuruck", "let", "know", "bescheid", "sent",
    "gesendet", "signed", "acknowledg", "budget", "document", "unterlag", "certificat", "zeugnis", "not", "nicht",
    "accept", "annahme",
)  # fmt: skip
"""What else may be asked for, or was done, by a day."""


def wished_day(lines: Sequence[Line], issued: date | None) -> tuple[list[Word], str] | None:
    """The first day that such words tell, not before the day of the order; None where there is none."""
    for label, value in _labelled(lines):
        for size in range(min(_DATED, len(value)), 0, -1):
            said = " ".join(one.text for one in value[:size])
            found = find_date(said)
            if found is not None and said.endswith(found[1]) and _wishes(label):
                return (list(value[:size]), found[1]) if issued is None or found[0] >= issued else None
    return None


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Runs of words and what stands behind or right below each."""
    for at, line in enumerate(lines):
        runs = line.segments(_APART)
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            if after is not None:
                yield run, after
            for below in lines[at + 1 : at + 2]:
                if below.y0 - line.y1 < _NEAR * line.height:
                    yield from ((run, one) for one in below.segments(_APART) if abs(one[0].x0 - run[0].x0) <= _SAME)


def _wishes(label: Sequence[Word]) -> bool:
    keys = [key_of(one.text.rstrip(":")) for one in label]
    if not 1 < len(keys) <= _WORDS or not {keys[-1], keys[0]} & _BY or any(map(str.isdigit, "".join(keys))):
        return False
    other = any(hit.meaning != "delivery_date" for hit in matches(label, LABELS) if hit.end - hit.start == len(label))
    wishing = not _WISHING.isdisjoint(keys)
    return wishing and not other and not any(one.startswith(_OTHERWISE) for one in keys)
