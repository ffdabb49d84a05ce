"""The forms a partner's paper orders are printed on, and how often a person has found them read right.

A form nobody has confirmed may be read wrongly without any check noticing: two columns change places, and all sums
still close. So an order on it waits for a person until enough orders of that form were released as they were read.
What counts against it is a value of an order line that was read from the paper and changed by a person, a line taken
out, or a line added. What was filled in where nothing was read does not, and header values do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from orderhub.document import NOWHERE, Finding, Severity
from orderhub.order.changes import Change
from orderhub.order.provenance import Provenance

CODE: Final = "learn.new-layout"
NEEDED: Final = 2
"""Confirmations after which a form is trusted, unless the partner's file says otherwise; 0 asks for none."""
WAITING, TRUSTED, SET_BACK = "waiting", "trusted", "set-back"
_LINE: Final = re.compile(r"lines\[\d+\]\Z")


class Paper(NamedTuple):
    """One paper of a sender, as a simulated person finds it."""

    mark: str
    """Of the form; "" where none was seen: such a paper always waits."""
    is_right: bool
    """Whether every line was read as printed."""
    is_doubted: bool = False
    """Whether something else sends it to a person."""


class Passage(NamedTuple):
    """What becomes of one paper under the rule."""

    is_trusted: bool
    """Whether its form was trusted when it came: the rule alone would let it pass."""
    is_touchless: bool
    """Whether nobody looks at it, because nothing else doubts it either."""


def doubt(confirmed: int, needed: int) -> Finding | None:
    """What to say of an order on a form that was confirmed `confirmed` times; None where that is enough."""
    if confirmed >= needed:
        return None
    said = {"confirmed": str(confirmed), "needed": str(needed), "missing": str(needed - confirmed)}
    return Finding(CODE, Severity.WARNING, params=said, field="lines")


def state(confirmed: int, broken: int, needed: int) -> str:
    """`WAITING`, `TRUSTED` or `SET_BACK`."""
    if confirmed >= needed:
        return TRUSTED
    return SET_BACK if broken and not confirmed else WAITING


def is_misread(changes: Iterable[Change], origin: Mapping[str, Provenance], document: int | None = None) -> bool:
    """Whether a person's changes say that a line was read wrongly. `origin` is that of the order before them.

    `document` is the paper: what was read from another one, such as the buyer's change, says nothing about it.
    """
    return any(_LINE.match(one.path) or _was_read(one, origin, document) for one in changes)


def _was_read(change: Change, origin: Mapping[str, Provenance], document: int | None) -> bool:
    if change.old is None or not change.path.startswith("lines["):
        return False
    path = change.path
    while path not in origin:
        path, dot, _ = path.rpartition(".")
        if not dot:
            return False
    found = origin[path]
    typed = found.corrected_by is not None
    return not typed and found.where != NOWHERE and found.document in {None, document}


def passages(papers: Iterable[Paper], needed: int = NEEDED) -> list[Passage]:
    """Which papers of one sender, in the order they came, would have been accepted with nobody looking.

    The person confirms what was read right and corrects what was not, on every paper that is sent to him.
    """
    confirmed: dict[str, int] = {}
    passed: list[Passage] = []
    for one in papers:
        known = confirmed.get(one.mark, 0)
        trusted = bool(one.mark) and known >= needed
        passed.append(Passage(trusted, trusted and not one.is_doubted))
        if not passed[-1].is_touchless:
            confirmed[one.mark] = known + 1 if one.is_right else 0
    return passed
