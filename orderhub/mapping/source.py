"""YAML text -> a tree of `Item`s, each with its line and column, so that every complaint names its place.

A small, closed part of YAML 1.2: mappings, lists and scalars. No tags, no anchors and aliases (they multiply), one
document a file, at most 256 kB and 32 levels. All scalars stay text; what they mean is decided by who reads them, so
`0012` keeps its zeros and `NO` is Norway.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from orderhub.errors import MappingError

MAX_BYTES = 256_000
MAX_DEPTH = 32
MAX_ITEMS = 50_000


class Item:
    """A scalar (`text`), list (`items`) or mapping (`entries`) of a mapping file, with its place (counted from 1)."""

    __slots__ = ("column", "entries", "file", "items", "key_places", "line", "plain", "text")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.text: str | None = None
        self.plain = False
        """True: written without quotes, so that `null`, `true` and `~` mean what they say."""
        self.items: list[Item] | None = None
        self.entries: dict[str, Item] | None = None
        self.key_places: dict[str, tuple[int, int]] = {}

    @property
    def place(self) -> str:
        """`partners/nordwind.yaml:14`, as provenance names a rule."""
        return f"{self.file}:{self.line}"

    @property
    def is_null(self) -> bool:
        """Nothing stands here, or `null` or `~`."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}

    def fail(self, code: str, /, **params: object) -> NoReturn:
        """Raise `code` at this place."""
        raise MappingError(code, **{**params, "file": self.file, "line": self.line, "column": self.column})

    def fail_at_key(self, key: str, code: str, /, **params: object) -> NoReturn:
        """Raise `code` at the place of `key` itself."""
        line, column = self.key_places.get(key, (self.line, self.column))
        raise MappingError(code, **{**params, "file": self.file, "line": line, "column": column})

    def scalar(self, expected: str) -> str:
        """The text. Raises: mapping.value-wrong for lists, mappings and nothing."""
        if self.text is None or self.is_null:
            self.fail("mapping.value-wrong", expected=expected, value=self.shown)
        return self.text

    def flag(self) -> bool:
        """True or false. Raises: mapping.value-wrong."""
        if self.text not in {"true", "false"}:
            self.fail("mapping.value-wrong", expected="true or false", value=self.shown)
        return self.text == "true"

    def integer(self, low: int, high: int) -> int:
        """A whole number within bounds. Raises: mapping.value-wrong."""
        text = self.text or ""
        digits = text.removeprefix("-")
        number = int(text) if digits.isascii() and digits.isdigit() and len(digits) < 12 else None
        if number is None or not low <= number <= high:
            self.fail("mapping.value-wrong", expected=f"a whole number from {low} to {high}", value=self.shown)
        return number

    def choice(self, allowed: Iterable[str]) -> str:
        """One of `allowed`. Raises: mapping.value-wrong with the nearest."""
        known = sorted(allowed)
        text = self.scalar(", ".join(known))
        if text not in known:
            self.fail("mapping.choice-wrong", value=text, known=", ".join(known), meant=nearest(text, known))
        return text

    def mapping(self, expected: str, allowed: Iterable[str] | None = None) -> dict[str, Item]:
        """The entries. Raises: mapping.value-wrong; mapping.key-unknown for a key not in `allowed`."""
        if self.entries is None:
            self.fail("mapping.value-wrong", expected=expected, value=self.shown)
        if allowed is not None:
            known = sorted(allowed)
            for key in self.entries:
                if key not in known:
                    self.unknown_key(key, known)
        return self.entries

    def unknown_key(self, key: str, known: Iterable[str]) -> NoReturn:
        """Refuse `key`, with the nearest of `known`."""
        names = sorted(known)
        listed = ", ".join(names) if len(names) <= 40 else ", ".join(difflib.get_close_matches(key, names, 8, 0.4))
        self.fail_at_key(key, "mapping.key-unknown", key=key, known=listed, meant=nearest(key, names))

    def sequence(self) -> list[Item]:
        """The entries of a list, or this one item as a list of one."""
        return [self] if self.items is None else self.items

    def walk(self) -> Iterator[Item]:
        """Itself and all below."""
        yield self
        for below in self.items or (self.entries or {}).values():
            yield from below.walk()

    @property
    def shown(self) -> str:
        """What stands here, short enough for a message."""
        if self.items is not None:
            return "a list"
        if self.entries is not None:
            return "a mapping"
        return "nothing" if self.is_null else (self.text or "")[:60]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or ""."""
    folded = {one.casefold(): one for one in known}
    swapped = [one for key, one in folded.items() if sorted(key) == sorted(word.casefold())]
    if len(swapped) == 1:
        return swapped[0]
    close = difflib.get_close_matches(word.casefold(), folded, 1, 0.6)
    return folded[close[0]] if close else ""


def read(text: str, file: str) -> Item:
    """The one mapping that `text` holds. Raises: MappingError, and nothing else, for any text."""
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        _refuse(file, "mapping.too-big", limit=MAX_BYTES)
    try:
        tree = _compose(_events(text), file)
    except MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        _refuse(file, "mapping.no-yaml", line, column, problem=str(broken.problem or broken.context or ""))
    except MappingError:
        raise
    except Exception as broken:  # noqa: BLE001 -- the YAML reader also raises bare ValueError and friends on odd text
        _refuse(file, "mapping.no-yaml", problem=type(broken).__name__)
    if tree is None or tree.entries is None:
        _refuse(file, "mapping.empty")
    return tree


def _events(text: str) -> Iterator[Any]:
    yield from YAML(typ="safe", pure=True).parse(text)


def _refuse(file: str, code: str, line: int = 1, column: int = 1, **params: object) -> NoReturn:
    raise MappingError(code, file=file, line=line, column=column, **params)


def _compose(events: Iterator[Any], file: str) -> Item | None:
    tree: Item | None = None
    count = 0
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if tree is not None:
                _refuse(file, "mapping.two-documents", event.start_mark.line + 1)
            if event.version not in (None, (1, 2)) or event.tags:
                _refuse(file, "mapping.directive", event.start_mark.line + 1)
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent | AliasEvent):
            tree, count = _node(event, events, file, 0, count)
    return tree


def _node(event: Any, events: Iterator[Any], file: str, depth: int, count: int) -> tuple[Item, int]:
    mark = event.start_mark
    item = Item(file, mark.line + 1, mark.column + 1)
    count += 1
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        item.fail("mapping.alias")
    if event.tag is not None:
        item.fail("mapping.tag", tag=str(event.tag))
    if depth > MAX_DEPTH or count > MAX_ITEMS:
        item.fail("mapping.too-deep", limit=MAX_DEPTH)
    if isinstance(event, ScalarEvent):
        item.text = event.value
        item.plain = event.style is None
    elif isinstance(event, SequenceStartEvent):
        item.items = []
        while not isinstance(inner := next(events), SequenceEndEvent):
            below, count = _node(inner, events, file, depth + 1, count)
            item.items.append(below)
    else:
        count = _pairs(item, events, depth, count)
    return item, count


def _pairs(item: Item, events: Iterator[Any], depth: int, count: int) -> int:
    item.entries = {}
    while not isinstance(event := next(events), MappingEndEvent):
        key, count = _node(event, events, item.file, depth + 1, count)
        if key.text is None:
            key.fail("mapping.value-wrong", expected="a name", value=key.shown)
        if key.text in item.entries:
            key.fail("mapping.key-doubled", key=key.text)
        item.key_places[key.text] = (key.line, key.column)
        below, count = _node(next(events), events, item.file, depth + 1, count)
        item.entries[key.text] = below
    return count
