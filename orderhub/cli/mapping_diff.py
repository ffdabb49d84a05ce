"""Compares what two versions of a mapping file make of the same original, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from orderhub.capturing.read import read
from orderhub.cli.mapping_samples import document_of, orders_of
from orderhub.mapping.catalog import Catalog
from orderhub.order.model import to_builtins


class Difference(NamedTuple):
    """One order with the fields that differ."""

    number: str
    changes: list[str]


def compare(path: Path, old: tuple[Catalog, str], new: tuple[Catalog, str]) -> Iterator[Difference]:
    """The orders in `path` that either version reads, each with its changes."""
    document = document_of(path)
    before, after = (
        [to_builtins(order.order) for order in orders_of(read(document, catalog)) if order.profile == name]
        for catalog, name in (old, new)
    )
    for at in range(max(len(before), len(after))):
        first = before[at] if at < len(before) else {}
        second = after[at] if at < len(after) else {}
        number = str(second.get("number") or first.get("number") or at + 1)
        yield Difference(number, list(changes(first, second)))


def changes(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """What is lost, added and changed, one sentence each, by canonical path."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys()):
            yield from changes(before.get(key), after.get(key), f"{path}.{key}" if path else key)
    elif isinstance(before, list) and isinstance(after, list):
        for at in range(max(len(before), len(after))):
            first = before[at] if at < len(before) else None
            second = after[at] if at < len(after) else None
            yield from changes(first, second, f"{path}[{at + 1}]")
    elif before != after:
        if before is None:
            yield f"{path}: added {after}"
        elif after is None:
            yield f"{path}: lost {before}"
        else:
            yield f"{path}: {before} -> {after}"
