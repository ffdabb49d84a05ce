"""A mapping file as read: whom it is for, its rules, and what it inherits from. Made by `orderhub.mapping.file`."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from orderhub.document import Severity
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.mapped import PartnerRules
from orderhub.mapping.paths import Path
from orderhub.mapping.rule import Condition, Rule
from orderhub.mapping.source import Item

NOTHING = ""
"""Number style nobody has set."""


class MatchTest(NamedTuple):
    """One key of a `match`: the extract's key must be one of `values`."""

    key: str
    values: tuple[str, ...]
    item: Item


class Block(NamedTuple):
    """The rules of one repeated thing: an entry for each node of `each`, or one entry where `each` is not set."""

    name: str
    """Kind of list, e.g. `references` or `identifiers`."""
    item: Item
    each: Path | None
    when: tuple[Condition, ...]
    rules: tuple[Rule, ...]


class Level(msgspec.Struct):
    """Rules for the order or for its lines. None in place of a rule takes an inherited one away."""

    rules: dict[str, Rule | None] = {}
    lists: dict[str, tuple[Block, ...] | None] = {}


class Profile(msgspec.Struct):
    """One mapping file."""

    name: str
    file: str
    sha: str
    item: Item
    text: str = ""
    """The whole file, kept so that orders can be read again by this very version."""
    about: str = ""
    extends: str | None = None
    matches: tuple[tuple[MatchTest, ...], ...] = ()
    """Alternatives; in each all tests must hold. Empty: never chosen, only extended."""
    partner: PartnerRules | None = None
    numbers: str = NOTHING
    policy: dict[str, Severity] = {}
    """How much findings of a code weigh, whatever the reader thought of them."""
    order: Level = msgspec.field(default_factory=Level)
    each: tuple[Path, ...] = ()
    line_when: tuple[Condition, ...] | None = None
    line: Level = msgspec.field(default_factory=Level)
    transform: str | None = None
    tables: dict[str, Lookup] = msgspec.field(default_factory=dict)
    """Small tables of its own, for its rules and those of the files that extend it."""

    sharpens: str | None = None
    """Profile that its rules are put before; set in files of what was learned, which are never chosen themselves."""

    @property
    def is_generic(self) -> bool:
        """Whether it describes a format and no partner."""
        return self.file.startswith("generic/")
