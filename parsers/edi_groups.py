"""The order of segments in a message: a compact notation for segment groups, and what differs from it. Pure.

    BGM! DTM!*35 RFF*10{DTM*5} LIN*200000{QTY*10} UNS!

`!` is mandatory, `*n` how often at most (once without), braces hold the members of the group that a segment opens.
A message that differs is still read: the tree is built without these tables. They only say what a partner does not
keep to. Source of the notation: the segment tables of the directories (ISO 9735, ASC X12.59).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"([A-Z][A-Z0-9]{1,2})(!?)(?:\*([0-9]+))?|([{}])")
_LONGEST_KEPT = 400
MAX_FAULTS = 50


class Member(NamedTuple):
    """One segment or group of a level; `members` is empty where it opens none."""

    tag: str
    mandatory: bool
    most: int
    members: tuple[Member, ...]


Level = tuple[Member, ...]


class Fault(NamedTuple):
    """What differs at the segment `at` (from 0): `unexpected`, `missing` before it, or `repeated` too often."""

    kind: str
    at: int
    tag: str
    detail: str = ""
    """What was expected here, or how often it may stand."""


def level(text: str) -> Level:
    """The members that the notation describes."""
    stack: list[list[Member]] = [[]]
    for found in _TOKEN.finditer(text):
        tag, mandatory, most, brace = found.groups()
        if brace == "{":
            stack.append([])
        elif brace == "}":
            members = tuple(stack.pop())
            stack[-1][-1] = stack[-1][-1]._replace(members=members)
        else:
            stack[-1].append(Member(tag, bool(mandatory), int(most or 1), ()))
    return tuple(stack[0])


class _Frame:
    """An open group: where in its level we are, and how often the present member stood."""

    __slots__ = ("at", "count", "members")

    def __init__(self, members: Level) -> None:
        self.members = members
        self.at = 0
        self.count = 0

    def find(self, tag: str) -> int:
        """Index of the next member of that tag from here on, or -1."""
        for nth in range(self.at, len(self.members)):
            if self.members[nth].tag == tag:
                return nth
        return -1

    def missing(self, upto: int) -> list[str]:
        """Mandatory members between here and there that did not come."""
        first = self.at + (1 if self.count else 0)
        return [one.tag for one in self.members[first:upto] if one.mandatory]


def faults(members: Level, tags: tuple[str, ...]) -> tuple[Fault, ...]:
    """What differs in a message of these segments, the header's successor first. At most `MAX_FAULTS`."""
    return _kept(members, tags) if len(tags) <= _LONGEST_KEPT else _faults(members, tags)


def _faults(members: Level, tags: tuple[str, ...]) -> tuple[Fault, ...]:
    found: list[Fault] = []
    stack = [_Frame(members)]
    for at, tag in enumerate(tags):
        depth = len(stack) - 1
        while depth >= 0 and stack[depth].find(tag) < 0:
            depth -= 1
        if depth < 0:
            found.append(Fault("unexpected", at, tag, _expected(stack)))
        else:
            for frame in reversed(stack[depth + 1 :]):
                found += [Fault("missing", at, one) for one in frame.missing(len(frame.members))]
            del stack[depth + 1 :]
            frame = stack[depth]
            nth = frame.find(tag)
            if nth != frame.at:
                found += [Fault("missing", at, one) for one in frame.missing(nth)]
                frame.at, frame.count = nth, 0
            frame.count += 1
            member = frame.members[nth]
            if frame.count == member.most + 1:
                found.append(Fault("repeated", at, tag, str(member.most)))
            if member.members:
                stack.append(_Frame(member.members))
        if len(found) >= MAX_FAULTS:
            return tuple(found[:MAX_FAULTS])
    for frame in reversed(stack):
        found += [Fault("missing", len(tags) - 1, one) for one in frame.missing(len(frame.members))]
    return tuple(found[:MAX_FAULTS])


# Partners send the same sequence of segments again and again; only the values differ.
_kept = lru_cache(maxsize=2048)(_faults)


def _expected(stack: list[_Frame]) -> str:
    """The next tags that may stand here, innermost first."""
    tags: list[str] = []
    for frame in reversed(stack):
        here = frame.members[frame.at : frame.at + 1]
        done = bool(here) and frame.count >= here[0].most
        tags += [member.tag for member in frame.members[frame.at + done :]]
    return ", ".join(list(dict.fromkeys(tags))[:8])
