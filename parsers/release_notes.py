"""What an order line says beside its labels and is none of the goods: which revision, which release, yes or no.

    Our part: KA-1955677     Rev: B                        <- beside the number: the name of the goods stands below
    BRACKET, MOUNTING
    Rel 1    Due: 30-Oct-2026    Insp. req'd: Yes          <- among labels: a count of releases, an answer

In: words, and the pieces of a line. Out: whether they are so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word, key_of

if TYPE_CHECKING:
    from parsers.row_facts import Piece

_MARKS: Final = frozenset(
    ("rev", "revision", "revno", "rel", "release", "relno", "releaseno", "index", "version", "ver", "issue", "sched",
     "schedule", "scheduleline", "split", "shipment", "delivery", "seq", "stand", "ausgabe", "anderungsstand",
     "anderungsindex", "zeichnungsindex", "lieferung", "teillieferung", "einteilung", "einteilungsnr", "abruf")
)  # fmt: skip
_COUNT: Final = re.compile(r"[A-Z]{1,2}|[A-Z]?\d{1,3}[A-Z]?")
_ANSWERS: Final = frozenset(("yes", "no", "ja", "nein", "n/a", "y", "n", "j", "none", "keine"))
_QUANTITIES: Final = frozenset(("qty", "quantity", "menge", "teilmenge", "liefermenge"))
_BOTH: Final = 2
"""Words of a count: its mark, and which one it is."""


def is_count(words: Sequence[Word]) -> bool:
    """Whether words are nothing but a revision or a release: "Rev: B", "Rel 1", "Index C"."""
    if len(words) != _BOTH:
        return False
    return key_of(words[0].text) in _MARKS and _COUNT.fullmatch(words[1].text.strip("(),;:")) is not None


def opens_labels(words: Sequence[Word], at: int) -> bool:
    """Whether nothing but a count stands before a place in a line, and labels may begin there.

    A release that says how much of the line it is becomes a part of the delivery: "Rel 1   Due 02 Oct   Qty 40".
    """
    return is_count(words[:at]) and not any(key_of(one.text) in _QUANTITIES for one in words)


def is_answer(piece: Piece) -> bool:
    """Whether a piece answers yes or no behind its label: "Insp. req'd: Yes"."""
    last = piece.words[-1].text.casefold().strip(".,;")
    return bool(piece.label) and last in _ANSWERS and piece.words[-2].text.endswith(":")


def beside_labels(lines: Sequence[list[Piece]], *, alone: bool = False) -> None:
    """Makes counts and answers notes where they stand in one line with labels; `alone`: wherever they stand."""
    for pieces in lines:
        told = alone or (len(pieces) > 1 and any(one.label for one in pieces))
        for at, one in enumerate(pieces if told else ()):
            if not one.meaning and (is_count(one.words) or is_answer(one)):
                pieces[at] = one._replace(meaning="note")
