"""Where a rule takes its value from: a path, a field that was read before, a table; and what a run gathers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from orderhub.document import NOWHERE, Finding, Found, Severity, Where
from orderhub.mapping import dates
from orderhub.mapping.anchors import Anchor, Paper
from orderhub.mapping.convert import Settings
from orderhub.mapping.fields import Type
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.rule import FieldRef, LabelSource, LookupRef, LookupSource, Source
from orderhub.mapping.select import Getter, Hit, Paths, Scope
from orderhub.mapping.source import nearest
from orderhub.order.provenance import Provenance

Values = dict[str, Any]
Entry = Anchor | tuple[str, str]
"""What can be learned: a label to look for, or a word of the partner's own and what it means."""


class Run:
    """What one application of a profile gathers."""

    __slots__ = ("findings", "labelled", "paper", "provenance", "settings")

    def __init__(self, settings: Settings, paper: Paper | None = None) -> None:
        self.settings = settings
        self.paper = paper
        """The words of the document, for rules that look for a label."""
        self.labelled: dict[str, tuple[str, Entry]] = {}
        """By field the label or learned code that gave its value, with its place in the mapping file."""
        self.findings: list[Finding] = []
        self.provenance: dict[str, Provenance] = {}

    def report(self, code: str, field: str, where: Where, severity: Severity, **params: str) -> None:
        """Keep a finding about `field`."""
        self.findings.append(Finding(code, severity, where, params, field))


class Table(NamedTuple):
    """A lookup with the numbers of its key and value columns."""

    lookup: Lookup
    by: int
    give: int

    def find(self, key: str) -> str | None:
        """The value for `key`."""
        return self.lookup.find(key, self.by, self.give)


class FromPath(NamedTuple):
    """Takes values along a path."""

    getter: Getter

    @property
    def label(self) -> str:
        """As it stands in the file."""
        return self.getter.path.text

    def hits(self, scope: Scope, _values: Values, _run: Run, _prefix: str) -> list[Hit]:
        """All values it finds."""
        return list(self.getter.all(scope))


class FromField(NamedTuple):
    """Takes the value of a field read before; its place is that field's place."""

    field: str

    @property
    def label(self) -> str:
        """As it stands in the file."""
        return f"${self.field}"

    def hits(self, scope: Scope, values: Values, run: Run, prefix: str) -> list[Hit]:
        """The one value, if the field has one."""
        value = values.get(self.field)
        if value is None:
            return []
        known = run.provenance.get(prefix + self.field)
        text = value.isoformat() if isinstance(value, date) else str(value)
        found = Found(known.raw, known.where, known.confidence, known.engine) if known else Found(text, NOWHERE)
        return [(found, scope.node, text)]


class FromTable(NamedTuple):
    """Takes values from a lookup table by a key found in the document."""

    key: FromPath | FromField
    table: Table

    @property
    def label(self) -> str:
        """As `explain` shows it."""
        return f"{self.table.lookup.name}[{self.key.label}]"

    def hits(self, scope: Scope, values: Values, run: Run, prefix: str) -> list[Hit]:
        """The table's values for the keys it has."""
        found = []
        for one, holder, text in self.key.hits(scope, values, run, prefix):
            value = self.table.find(text)
            if value is not None:
                found.append((one, holder, value))
        return found


class FromLabel(NamedTuple):
    """Takes the words beside a printed label; of a line, those under a title."""

    anchor: Anchor
    place: str
    """Of the label in its mapping file."""
    type: Type

    @property
    def label(self) -> str:
        """As `explain` shows it."""
        return f"{self.anchor.where} {self.anchor.label!r}"

    def hits(self, scope: Scope, _values: Values, run: Run, _prefix: str) -> list[Hit]:
        """The one value, if the label is there and something fits beside it."""
        if run.paper is None:
            return []
        found = run.paper.find(self.anchor, self.type, None if scope.is_root else scope.node.where)
        text = found.raw.strip() if found else ""
        if found and self.anchor.date:
            span = dates.parse(text, self.anchor.date)
            text = span[0].isoformat() if span else ""
        return [(found, scope.node, text)] if found and text else []


Origin = FromPath | FromField | FromTable | FromLabel


def tables_of(reference: LookupRef, lookups: Mapping[str, Lookup]) -> Table:
    """The table with its columns. Raises: mapping.lookup-unknown, mapping.column-unknown."""
    lookup = lookups.get(reference.table)
    if lookup is None:
        reference.item.fail(
            "mapping.lookup-unknown",
            lookup=reference.table,
            known=", ".join(sorted(lookups)),
            meant=nearest(reference.table, lookups),
        )
    if not reference.key:
        return Table(lookup, 0, 1)
    for column in (reference.key, reference.value):
        if column not in lookup.positions:
            reference.item.fail(
                "mapping.column-unknown",
                lookup=lookup.name,
                column=column,
                known=", ".join(lookup.columns),
                meant=nearest(column, lookup.columns),
            )
    return Table(lookup, lookup.positions[reference.key], lookup.positions[reference.value])


def origin_of(source: Source, paths: Paths, lookups: Mapping[str, Lookup], kind: Type) -> Origin:
    """The compiled source of a rule for a field of that kind."""
    if isinstance(source, LabelSource):
        return FromLabel(source.anchor, source.item.place, kind)
    if isinstance(source, LookupSource):
        key = source.key
        inner = FromField(key.field) if isinstance(key, FieldRef) else FromPath(paths.getter(key))
        return FromTable(inner, tables_of(source.table, lookups))
    return FromField(source.field) if isinstance(source, FieldRef) else FromPath(paths.getter(source))


def joined(hits: list[Hit], between: str) -> Hit:
    """Several values as one: the place of the first, the confidence of the worst."""
    if len(hits) == 1:
        return hits[0]
    first, holder, _ = hits[0]
    texts = [text for _, _, text in hits]
    raw = between.join(found.raw for found, _, _ in hits)
    lowest = min(found.confidence for found, _, _ in hits)
    return Found(raw, first.where, lowest, first.engine), holder, between.join(texts)
