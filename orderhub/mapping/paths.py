"""The path language: addresses a value in the tree a parser made, by name and qualifier and never by position.

    BGM/1004                       value 1004 of the node BGM (also where it stands in a composite such as C002)
    NAD[3035=BY]/3039              of the NAD whose own or composite value 3035 is BY
    LIN/7140[7143=EN|SRV]          on the last step the test looks at the values beside it (same composite)
    RFF[1153!=CT]/1154             any RFF but the contract
    IMD/7008#2                     the second one
    "Artikel-Nr."                  a column of a table; titles with blanks or slashes stand in quotes
    /BGM/1004                      from the root of the message although the rule stands under `lines`

For XML the same, written as in XPath if one likes; prefixes are read over, for the tree knows local names only:

    cac:OrderLine/cac:LineItem/cbc:ID[@schemeID='0160']
    cac:Price/cbc:BaseQuantity/@unitCode      cbc:Note[2]        cac:Party[not(cbc:EndpointID)]
    cbc:ID[@schemeID='0088' or @schemeID='0060'][@schemeAgencyID]/text()

For JSON also a JSON Pointer (RFC 6901) in its fragment form, counted from the order's own object: `#/lines/0/sku`.

    path      = "#" *( "/" token ) | [ "/" ] step *( "/" step ) [ "/text()" ]
    step      = name *( "[" predicate "]" ) [ "#" number ]
    name      = quoted | [ prefix ":" ] bare               a quoted name is taken as it is
    predicate = number | test *( " or " test | " and " test )
    test      = name [ ( "=" | "!=" ) value *( "|" value ) ] | "not(" test ")"

What XPath has beyond that (axes, `//`, `..`, functions) is refused with the place. Parsing only;
`orderhub.mapping.select` walks the tree.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from orderhub.mapping.source import Item

MAX_PATH = 300
_BARE = re.compile(r"[^/\[\]#=!|\"'\s](?:[^/\[\]#=!|\"']*[^/\[\]#=!|\"'\s])?")
_QUOTED = re.compile(r'"([^"]{1,120})"|\'([^\']{1,120})\'')
_NTH = re.compile(r"#([1-9][0-9]{0,3})")
_PLACE = re.compile(r"\[([1-9][0-9]{0,3})\]")
_PREFIX = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,19}):(?=@?[A-Za-z_])")
_POINTER_TOKEN = re.compile(r"(?:[^~%]|~[01]|%[0-9A-Fa-f]{2})*")
_TESTED = re.compile(r"@?(?:[A-Za-z_][\w.-]*|\d+)(?=!?=|\]|\)| and | or )")
_INDEX = re.compile(r"0|[1-9][0-9]{0,3}")


class Qualifier(NamedTuple):
    """`[key=one|two]`, or with `!=` none of them; without values: whether there is a value at all."""

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

    def local(self, expected: str) -> str:
        """A name without its prefix."""
        prefix = _PREFIX.match(self.text, self.at)
        if prefix:
            self.at = prefix.end()
        return self.name(expected)

    def name(self, expected: str) -> str:
        """A name or value as it stands."""
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
    if text.startswith("#"):
        return Path(text, _pointer(cursor), absolute=True)
    absolute = cursor.take("/")
    if cursor.text.startswith("/", cursor.at):
        cursor.fail("a name; // is not in the language, `lines: each: NAME` finds lines at any depth")
    steps = [_step(cursor)]
    while not cursor.done and cursor.text[cursor.at :] != "/text()" and cursor.take("/"):
        steps.append(_step(cursor))
    if cursor.text[cursor.at :] == "/text()":
        cursor.at = len(cursor.text)
    if not cursor.done:
        cursor.fail("/ and a further step, [test] or #number")
    return Path(text, tuple(steps), absolute)


def _pointer(cursor: _Cursor) -> tuple[Step, ...]:
    """`#/lines/0/sku`: a token that is an index counts the entries of the array before it, from 0."""
    cursor.at = 1
    steps: list[Step] = []
    if not cursor.take("/"):
        cursor.fail("/ and a name, as in #/lines/0/sku")
    for token in cursor.text[2:].split("/"):
        if not token or not _POINTER_TOKEN.fullmatch(token):
            cursor.fail("a name; ~ is written ~0, / ~1")
        if steps and not steps[-1].nth and _INDEX.fullmatch(token):
            steps[-1] = steps[-1]._replace(nth=int(token) + 1)
        else:
            plain = unquote(token).replace("~1", "/").replace("~0", "~")
            steps.append(Step(plain))
        cursor.at += len(token) + 1
    return tuple(steps)


def _step(cursor: _Cursor) -> Step:
    name = cursor.local("a name such as BGM or 1004")
    if name in {".", "..", "*"} or name.endswith("()") or "::" in name:
        cursor.at -= len(name)
        cursor.fail("a name; axes, wildcards and functions are not in the language")
    tests: list[Qualifier] = []
    nth = 0
    while not cursor.done and cursor.text[cursor.at] == "[":
        place = _PLACE.match(cursor.text, cursor.at)
        if place:
            cursor.at, nth = place.end(), int(place[1])
            break
        cursor.take("[")
        tests += _predicate(cursor)
    number = _NTH.match(cursor.text, cursor.at)
    if number and not nth:
        cursor.at, nth = number.end(), int(number[1])
    return Step(name, tuple(tests), nth)


def _predicate(cursor: _Cursor) -> list[Qualifier]:
    """The tests of one pair of brackets, the closing one included."""
    tests = [_test(cursor)]
    while not cursor.take("]"):
        if cursor.take(" and "):
            tests.append(_test(cursor))
        elif cursor.take(" or "):
            tests[-1] = _either(cursor, tests[-1], _test(cursor))
        else:
            cursor.fail("]")
    return tests


def _either(cursor: _Cursor, one: Qualifier, other: Qualifier) -> Qualifier:
    if one.key != other.key or one.negated or other.negated or not (one.values and other.values):
        cursor.fail("after or another value of the same name, as in [@a='1' or @a='2']")
    return Qualifier(one.key, (*one.values, *other.values))


def _test(cursor: _Cursor) -> Qualifier:
    if cursor.take("not("):
        inner = _test(cursor)
        if not cursor.take(")") or inner.negated:
            cursor.fail(") after one test")
        return Qualifier(inner.key, inner.values, negated=True)
    prefix = _PREFIX.match(cursor.text, cursor.at)
    strict = _TESTED.match(cursor.text, prefix.end() if prefix else cursor.at)
    if strict:
        key, cursor.at = strict[0], strict.end()
    else:
        key = cursor.local("the name of the tested value, as in [3035=BY]")
    negated = cursor.take("!=")
    if not negated and not cursor.take("="):
        if strict:
            return Qualifier(key, ())
        cursor.fail("= or !=, as in [3035=BY]")
    values = [cursor.name("the value to compare with, as in [3035=BY]")]
    while cursor.take("|"):
        values.append(cursor.name("a further value, as in [7143=EN|SRV]"))
    return Qualifier(key, tuple(values), negated)
