"""Labels of a header that name the reader where others say "you": "Kd.-Nr. bei Nordwind", "Nordwind-Kundennr.".

In: the lines of a page outside the table. Out: the same lines; the name behind or before a label of a customer's
number, on its line or on the next, as a word for the reader, where a company elsewhere on the page bears it.

    Kd.-Nr. bei                    Nordwind-
    Nordwind         55211         Kundennr.     55211         Our account with Nordwind Ltd: 55211
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.address_labels import ROLES
from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, key_of, matches
from parsers.postal_lines import COMPANY, SEPARATOR

_AT: Final = {"bei": "Ihnen", "b": "Ihnen", "with": "you", "w": "you", "at": "yours"}
"""Words before the name of the one who keeps the number, with the word for him."""
_STYLES: Final = frozenset(("der", "dem", "den", "firma", "fa", "the", "messrs", "m/s"))
"""Words between, which are none of the name."""
_LONGEST: Final = 6
"""Words of a label, and of a name with its legal form, at most."""
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_NEAR: Final = 0.5
"""Line heights between the lines of a label, at most."""
_UP: Final = 2
"""Lines above in which a label may begin: its value may stand between."""


def with_reader(lines: Sequence[Line]) -> list[Line]:
    """The lines, the name of the reader in a label as "Ihnen", or as "Ihre" before it."""
    told: list[Line] = []
    for at, line in enumerate(lines):
        over = [run for one in lines[max(0, at - _UP) : at] for run in one.segments(_RUN)]
        under = [run for one in lines[at + 1 : at + 1 + _UP] for run in one.segments(_RUN)]
        words = [word for run in line.segments(_RUN) for word in _told(run, over, under, line)]
        told.append(line if words == line.words else Line(line.page, words))
    return told


def _told(run: list[Word], over: Sequence[list[Word]], under: Sequence[list[Word]], line: Line) -> list[Word]:
    """A run, the first name in it that stands for the reader as a word for him."""
    opening = next((one for one in over if _is_over(one[0], run[0])), [])
    for at, word in enumerate(run):
        if not word.text[:1].isupper() or key_of(word.text) in _STYLES:
            continue
        name, dash, rest = word.text.partition("-")
        label = [word._replace(text=rest)] if rest else next((one for one in under if _is_over(word, one[0])), [])
        if dash and at == 0 and _is_number_of_customer(label[:_LONGEST]) and bears_name([name], line):
            return [word._replace(text="Ihre" + rest), *run[1:]]
        start = at
        while start and key_of(run[start - 1].text) in _STYLES:
            start -= 1
        before = [*opening, *run[:start]] if start < _FEW else run[:start]
        where = _AT.get(key_of(before[-1].text)) if before else None
        if where is not None and _is_number_of_customer(before[-_LONGEST:]):
            count = _named(run[at:], line)
            last = run[at + count - 1]
            said = where + ":" if last.text.endswith(":") else where
            return (
                [*run[:start], word._replace(text=said, x0=run[start].x0, x1=last.x1), *run[at + count :]]
                if count
                else run
            )
    return run


_FEW: Final = 2
"""Words before a name that may go on with the line above, less one: "bei Nordwind"."""


def _is_over(word: Word, end: Word) -> bool:
    return abs(word.x0 - end.x0) <= _SAME and word.y0 < end.y0 and end.y0 - word.y1 < _NEAR * (end.y1 - end.y0)


def _is_number_of_customer(words: Sequence[Word]) -> bool:
    """Whether words end with the label of a customer's number, whole or up to the word for where it is kept."""
    plain = words[:-1] if words and key_of(words[-1].text) in _AT else words
    hits = matches([_without_name(one) for one in plain], LABELS, longest=_LONGEST)
    return bool(hits) and hits[-1].meaning == "customer_number" and hits[-1].end == len(plain)


def _without_name(word: Word) -> Word:
    """A label without the name before its dash: "Filial-Kundennr." as "Kundennr."."""
    name, _, label = word.text.partition("-")
    return word._replace(text=label) if name[:1].isupper() and LABELS.get(key_of(label)) == "customer_number" else word


def _named(words: Sequence[Word], line: Line) -> int:
    """How many words that open a run are a name, or begin one, that a company elsewhere on the page bears."""
    stop = next((at + 1 for at, one in enumerate(words) if one.text[-1] in ":,;"), len(words))
    for count in range(min(stop, _LONGEST), 0, -1):
        if bears_name([one.text for one in words[:count]], line):
            return count
    return 0


def bears_name(name: Sequence[str], line: Line) -> bool:
    """Whether another line of the page has a company whose name opens a run, or stands behind a label, with these."""
    keys = [key_of(one) for one in name]
    for other in line.page.lines:
        if other.y0 == line.y0:
            continue
        for run in other.segments(_RUN):
            said = [key_of(one.text) for one in run]
            starts = (at for at in range(len(said)) if said[at : at + len(keys)] == keys)
            if any(_opens(run, at) and COMPANY.search(_text(run[at : at + _LONGEST])) for at in starts):
                return True
    return False


def _opens(run: Sequence[Word], at: int) -> bool:
    """Whether a name may begin at a word: the first, or one behind a colon, a separator or the label of a party."""
    before = run[:at]
    if not before or before[-1].text in SEPARATOR or before[-1].text.endswith((":", ",")):
        return True
    hits = matches(before, ROLES)
    return bool(hits) and hits[-1].end == at


def _text(words: Sequence[Word]) -> str:
    return " ".join(one.text for one in words)
