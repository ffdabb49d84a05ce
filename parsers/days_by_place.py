"""The day of delivery where it stands, and no label names it: behind or below words that wish, or in the address.

    Would like it by      25 November 2026         Lieferung an                      Ship to:     Dock 4, Canal Street
                                                   Lager Nord, Oberer Weiher 11                   Leeds LS10 1AA
    Soll hier sein bis                             88499 Riedlingen                               by Wed 16 Dec 2026
    20.11.2026                                     bis spätestens 16.12.2026

In: lines of a page, what reads a day. Out: the day. What whole sentences tell is known by `days_to_deliver`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from orderhub.document import Found
from parsers.address_labels import ROLES
from parsers.close_values import bare_week
from parsers.header_labels import LABELS
from parsers.label_tongues import in_tongues
from parsers.page_words import Line, Match, Word, key_of, matches
from parsers.printed_values import find_date
from parsers.sentences import BEFORE_DAY, BY, ON, OTHER_MATTERS, Day, Reader, day_at, keys_of, speak_of

_NEAR: Final = 1.2
"""Line heights between a label and the value below it, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_APART: Final = 0.7
"""Line heights between the words of a label and its value, at least."""
_WORDS: Final = 7
"""Words that wish, at most."""
_DATED: Final = 4
"""Words of a day at most: "Wednesday 25 November 2026"."""
_TO_DAY: Final = BY | ON
_WISHING: Final = frozenset(
    ("like", "liked", "want", "wanted", "wish", "wished", "have", "be", "get", "arrive", "arriving", "reach",
     "reaching", "come", "bring", "collect", "us", "here", "site", "board", "shop", "hand", "agent", "gern", "gerne",
     "haben", "hatten", "sein", "da", "hier", "uns", "brauchen", "brauch", "wollen", "mochten", "kommen", "ankommen",
     "bringen", "abholen", "hof", "bord", "eintreffen", "wunschen", "vorliegen", "vorhanden", "verfugbar",
     "available", "ready")
)  # fmt: skip
_OTHERWISE: Final = (
    *OTHER_MATTERS, "approv", "genehm", "freigab", "issued", "ausgestellt", "created", "erstellt", "placed", "ordered",
    "bestellt", "entered", "erfasst", "print", "gedruckt", "hear", "horen", "let", "know", "sent", "gesendet", "signed",
    "budget", "document", "unterlag", "zeugnis", "certificat", "not", "nicht", "accept", "annahme",
)  # fmt: skip
"""What else may be asked for, or was done, by a day."""


def wished_day(lines: Sequence[Line], issued: date | None) -> Day | None:
    """The first day behind or below words that wish and end in "by", not before the day of the order."""
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
    if not 1 < len(keys) <= _WORDS or not {keys[-1], keys[0]} & _TO_DAY or any(map(str.isdigit, "".join(keys))):
        return False
    other = any(hit.meaning != "delivery_date" for hit in matches(label, LABELS) if hit.end - hit.start == len(label))
    return not (other or _WISHING.isdisjoint(keys) or speak_of(keys, _OTHERWISE))


def day_in_goal(lines: Sequence[Line], read: Reader) -> Found | None:
    """The day that is a line of the first address of delivery that has one."""
    for block in _goals(lines):
        for line, run in block:
            start = next((at for at, key in enumerate(keys_of(run)) if key not in _LEADING), len(run))
            if start == len(run) or _LAST.isdisjoint(keys_of(run[:start])):
                continue
            if (day := day_at(run, start, read)) is not None:
                return line.page.found(*day) if len(run) - start - len(day[0]) <= _BEHIND else None
            if (week := bare_week(line.page, run[start:])) is not None:
                return week
    return None


def _goals(lines: Sequence[Line]) -> Iterator[list[tuple[Line, list[Word]]]]:
    """The lines below and beside each label of an address of delivery, up to the next label or a gap."""
    for at, line in enumerate(lines):
        runs = line.segments(_COLUMN)
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            if _is_goal(run):
                yield _block(lines, at, run[0].x0)
                if after is not None and not _is_label(after):
                    yield _block(lines, at, after[0].x0)


def _block(lines: Sequence[Line], at: int, edge: float) -> list[tuple[Line, list[Word]]]:
    block: list[tuple[Line, list[Word]]] = []
    bottom = lines[at].y1
    for line in lines[at + 1 :]:
        if line.y0 - bottom > _SPACED * line.height or len(block) == _LINES:
            break
        run = next((one for one in line.segments(_COLUMN) if abs(one[0].x0 - edge) <= _FLUSH), None)
        if run is None:
            continue
        if run[-1].text.endswith(":") or _is_label(run):
            break
        block.append((line, run))
        bottom = line.y1
    return block


def _is_goal(run: Sequence[Word]) -> bool:
    hit = next(iter(in_tongues(run, ROLES) or matches(run, ROLES, longest=_LONGEST)), None)
    return hit is not None and hit.meaning in {"delivery", "both"} and _is_all(hit, run)


def _is_label(run: Sequence[Word]) -> bool:
    """Whether a run is a label of the header or of an address, or begins with one and its colon."""
    hits = (next(iter(matches(run, known, longest=_LONGEST)), None) for known in (ROLES, LABELS))
    return any(hit is not None and _is_all(hit, run) for hit in hits)


def _is_all(hit: Match, run: Sequence[Word]) -> bool:
    """Whether a label is all of a run, or its beginning up to a colon."""
    return not hit.start and (hit.end == len(run) or run[hit.end - 1].text.endswith(":"))


_COLUMN: Final = 0.9
"""Line heights between two columns, at least."""
_SPACED: Final = 1.3
"""Line heights between lines of one block, at most."""
_FLUSH: Final = 6.0
"""Points between left edges of one block."""
_LINES: Final = 8
_LONGEST: Final = 8
_BEHIND: Final = 6
"""Words behind the day, at most."""
_LAST: Final = _TO_DAY | {"als", "in"}
_LEADING: Final = _LAST | BEFORE_DAY | frozenset(
    ("at", "nicht", "not", "no", "later", "spater", "lieferung", "anlieferung", "delivery", "deliver", "eintreffend",
     "arriving", "to", "arrive")
)  # fmt: skip
