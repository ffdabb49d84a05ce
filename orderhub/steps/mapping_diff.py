"""What a change of mappings would do to documents that are here: fields, findings and money of each order.

Both mappings stand in folders of their own; each document is read in a limited child, once parsed and twice mapped.
Nothing is written. Only documents whose orders the change can reach are read at all.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import OrderChange, OrderRead, Reading, all_orders
from orderhub.document import Document
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.profile import Profile
from orderhub.mapping.version import MappingVersion, catalog_of
from orderhub.mapping_files import read_catalog, transforms, write_files
from orderhub.registry import own_names
from orderhub.settings import Settings
from orderhub.store import archive
from orderhub.store.engine import Database
from orderhub.store.originals import Originals

_BATCH = 500
T = TypeVar("T")
_INDEX = re.compile(r"\[\d+\]")


class Sides(NamedTuple):
    """The two folders of mappings; `only` limits the comparison to the orders of one profile."""

    old: Path
    new: Path
    only: str = ""


class Reach(NamedTuple):
    """What a change can touch: profiles by name, and formats whose documents may now be read by another profile."""

    profiles: frozenset[str]
    formats: frozenset[str]


class FieldCount(msgspec.Struct):
    """How often one field differs; indices are left out of its name (`lines[].price.net`)."""

    field: str
    orders: int
    values: int
    before: str | None
    """Of the first order that differs."""
    after: str | None


class Money(msgspec.Struct):
    """Sum of line amounts, without tax, of the orders that differ."""

    currency: str
    before: Decimal
    after: Decimal
    change: Decimal


class Changed(msgspec.Struct):
    """One order that differs, with the document it came in."""

    document: str
    change: OrderChange


class Report(msgspec.Struct):
    """The whole comparison."""

    documents: int = 0
    orders: int = 0
    changed: int = 0
    fields: list[FieldCount] = []
    money: list[Money] = []
    findings_new: dict[str, int] = {}
    findings_gone: dict[str, int] = {}
    changes: list[Changed] = []


def reach(sides: Sides) -> Reach:
    """What the change can touch. Raises: MappingError where a folder does not load."""
    old, new = read_catalog(sides.old), read_catalog(sides.new)
    if sides.only:
        return Reach(frozenset({sides.only}), frozenset())
    before, after = _by_name(old), _by_name(new)
    profiles, formats = set(), set()
    for name in before.keys() | after.keys():
        first, second = before.get(name), after.get(name)
        if first is None or second is None or old.sha(first) != new.sha(second):
            profiles.add(name)
        tests = [_tests(one) for one in (first, second)]
        if tests[0] != tests[1]:
            formats |= {value for one in tests for key, values in one for value in values if key == "format"}
    return Reach(frozenset(profiles), frozenset(formats))


def over_store(
    sides: Sides, settings: Settings, database: Database, originals: Originals, *, last: int | None = None
) -> Report:
    """Compare over the hub's own documents, or the `last` of them."""
    touched = reach(sides)
    if not touched.profiles and not touched.formats:
        return Report()

    def documents() -> Iterator[tuple[str, Document]]:
        with database.begin() as tx:
            found = archive.documents_of(tx, touched.profiles, touched.formats, last)
        for batch in _batches(found):
            with database.begin() as tx:
                contents = originals.read_many(tx, [one.sha256 for one in batch])
            for one in batch:
                yield f"{one.id} {one.name}".strip(), one.with_content(contents[one.sha256])

    return over(sides, settings, documents())


def over(sides: Sides, settings: Settings, documents: Iterable[tuple[str, Document]]) -> Report:
    """Compare over documents with their names."""
    report = _Gathered()
    chosen = settings.model_copy(update={"mappings_dir": sides.old})
    with ParserPool(chosen, against=sides.new, only=sides.only, own_names=own_names(settings)) as pool:
        for batch in _batches(documents):
            readings = pool.read_many([document for _, document in batch])
            report.take([name for name, _ in batch], readings)
    return report.told()


def reread(settings: Settings, document: Document, version: MappingVersion) -> list[OrderRead]:
    """The orders of a document and its parts as a kept version reads them, whatever the files say today.

    Raises: NotFound mapping.version-altered; MappingError where this release no longer understands its texts.
    """
    catalog_of(version, transforms())
    with tempfile.TemporaryDirectory(prefix="mapping-version-") as folder:
        write_files(Path(folder), ((one.file, one.text) for one in version.files))
        kept = settings.model_copy(update={"mappings_dir": Path(folder)})
        with ParserPool(kept, own_names=own_names(settings)) as pool:
            return list(all_orders(pool.read_many([document])[0]))


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _by_name(catalog: Catalog) -> dict[str, Profile]:
    return {one.name: one for one in catalog.profiles}


def _tests(profile: Profile | None) -> list[tuple[str, tuple[str, ...]]]:
    return [(test.key, test.values) for tests in profile.matches for test in tests] if profile else []


class _Gathered:
    """Sums up readings."""

    def __init__(self) -> None:
        self.report = Report()
        self._fields: dict[str, FieldCount] = {}
        self._money: dict[str, list[Decimal]] = {}
        self._new: Counter[str] = Counter()
        self._gone: Counter[str] = Counter()

    def take(self, names: Sequence[str], readings: Sequence[Reading]) -> None:
        """Add the readings of a batch."""
        for name, reading in zip(names, readings, strict=True):
            self.report.documents += 1
            self.report.orders += reading.compared
            for change in reading.changes:
                self.report.changed += 1
                self.report.changes.append(Changed(f"{name}/{change.part}".rstrip("/"), change))
                self._add(change)

    def _add(self, change: OrderChange) -> None:
        seen = set()
        for one in change.fields:
            field = _INDEX.sub("[]", one.path)
            known = self._fields.setdefault(field, FieldCount(field, 0, 0, one.old, one.new))
            known.values += 1
            known.orders += field not in seen
            seen.add(field)
        for side, currency in enumerate(change.currencies):
            self._money.setdefault(currency, [Decimal(0), Decimal(0)])[side] += change.values[side]
        self._new.update(change.findings_new)
        self._gone.update(change.findings_gone)

    def told(self) -> Report:
        """The report."""
        report = self.report
        report.fields = sorted(self._fields.values(), key=lambda one: (-one.orders, one.field))
        report.money = [
            Money(currency, before, after, after - before)
            for currency, (before, after) in sorted(self._money.items())
            if currency or before or after
        ]
        report.findings_new, report.findings_gone = dict(sorted(self._new.items())), dict(sorted(self._gone.items()))
        return report
