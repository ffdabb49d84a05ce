"""The path language: addresses a value in the tree a parser made, by name and qualifier and never by position.

    BGM/1004                       value 1004 of the node BGM (also where it stands in a composite such as C002)
    NAD[3035=BY]/3039              of the NAD whose own or composite value 3035 is BY
    LIN/7140[7143=EN|SRV]          on the last step the test looks at the values beside it (same composite)
    RFF[1153!=CT]/1154             any RFF but the contract
    IMD/7008#2                     the second one
    "Artikel-Nr."                  a column of a table; titles with blanks or slashes stand in quotes
    /BGM/1004                      from the root of the message although the rule stands under `lines`

Parsing only; `orderhub.mapping.select` walks the tree.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orderhub.mapping.source import Item

MAX_PATH = 300
_BARE = re.compile(r"[^/\[\]#=!|\"'\s](?:[^/\[\]#=!|\"']*[^/\[\]#=!|\"'\s])?")
_QUOTED = re.compile(r'"([^"]{1,120})"|\'([^\']{1,120})\'')
_NTH = re.compile(r"#([1-9][0-9]{0,3})")


class Qualifier(NamedTuple):
    """`[key=one|two]`, or with `!=` none of them."""

    key: str
    values: tuple[str, ...]
    negated: bool = False


class Step(NamedTuple):
    """One name of a path with its tests; `nth` counts from 1, 0 means all."""

    name: str
    tests: tuple[Qualifier, ...] = ()
    nth: int = 0


class Path(NamedTuple):
    """A path as parsed; `absolute` ones start at the root."""

    text: str
    steps: tuple[Step, ...]
    absolute: bool = False


class _Cursor:
    """Reads a path from left to right; complaints carry the column in the path."""

    def __init__(self, text: str, item: Item) -> None:
        self.text = text
        self.at = 0
        self.item = item

    def fail(self, expected: str) -> None:
        self.item.fail("mapping.path-wrong", path=self.text, at=self.at + 1, expected=expected)

    def take(self, sign: str) -> bool:
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def name(self, expected: str) -> str:
        quoted = _QUOTED.match(self.text, self.at)
        if quoted:
            self.at = quoted.end()
            return quoted[1] or quoted[2]
        bare = _BARE.match(self.text, self.at)
        if not bare:
            self.fail(expected)
            return ""
        self.at = bare.end()
        return bare[0]

    @property
    def done(self) -> bool:
        return self.at >= len(self.text)


def parse(item: Item) -> Path:
    """The path that stands in `item`. Raises: mapping.path-wrong."""
    text = item.scalar("a path such as BGM/1004").strip()
    if len(text) > MAX_PATH:
        item.fail("mapping.path-wrong", path=text[:40], at=MAX_PATH, expected="a shorter path")
    return parse_text(text, item)


def parse_text(text: str, item: Item) -> Path:
    """The path `text`; `item` is where complaints point to. Raises: mapping.path-wrong."""
    cursor = _Cursor(text, item)
    absolute = cursor.take("/")
    steps = [_step(cursor)]
    while cursor.take("/"):
        steps.append(_step(cursor))
    if not cursor.done:
        cursor.fail("/ and a further step, [test] or #number")
    return Path(text, tuple(steps), absolute)


def _step(cursor: _Cursor) -> Step:
    name = cursor.name("a name such as BGM or 1004")
    tests = []
    while cursor.take("["):
        tests.append(_test(cursor))
    nth = _NTH.match(cursor.text, cursor.at)
    if nth:
        cursor.at = nth.end()
    return Step(name, tuple(tests), int(nth[1]) if nth else 0)


def _test(cursor: _Cursor) -> Qualifier:
    key = cursor.name("the name of the tested value, as in [3035=BY]")
    negated = cursor.take("!=")
    if not negated and not cursor.take("="):
        cursor.fail("= or !=, as in [3035=BY]")
    values = [cursor.name("the value to compare with, as in [3035=BY]")]
    while cursor.take("|"):
        values.append(cursor.name("a further value, as in [7143=EN|SRV]"))
    if not cursor.take("]"):
        cursor.fail("]")
    return Qualifier(key, tuple(values), negated)
