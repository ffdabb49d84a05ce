"""Reads one document by two catalogues and says what differs: fields, findings, money. Parses once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from orderhub.capturing.read import read
from orderhub.capturing.reading import OrderChange, OrderRead, Reading
from orderhub.document import Document, Severity
from orderhub.mapping.catalog import Catalog
from orderhub.order.amounts import line_amount, smallest
from orderhub.order.changes import Change, diff, fields
from orderhub.order.model import Order

_EMPTY = Order()


def compare(document: Document, old: Catalog, new: Catalog, *, only: str = "", ocr: bool = True) -> Reading:
    """The reading by `new` without its orders; `compared` and `changes` tell of those that either reads by `only`.

    Orders whose profile, with all it extends and looks up, is the same in both cannot differ and are counted unread.
    """
    parsed: dict[tuple[int, str], Any] = {}
    before = read(document, old, ocr=ocr, parsed=parsed)
    after = read(document, new, ocr=ocr, parsed=parsed)
    changes = []
    for part, first, second in _pairs(before, after, ""):
        profiles = (first.profile if first else "", second.profile if second else "")
        if only and only not in profiles:
            continue
        after.compared += 1
        if first and second and first.profile_sha == second.profile_sha:
            continue
        change = _change(part, profiles, first, second)
        if change.fields or change.findings_new or change.findings_gone or profiles[0] != profiles[1]:
            changes.append(change)
    return Reading(
        after.sha256, after.name, after.media_type, after.kind, parser=after.parser, compared=after.compared,
        changes=changes,
    )  # fmt: skip


def _pairs(before: Reading, after: Reading, part: str) -> Iterator[tuple[str, OrderRead | None, OrderRead | None]]:
    """Orders of the same place in both; the parts are the same, for containers are opened without a mapping."""
    for first, second in zip_longest(before.orders, after.orders):
        yield part, first, second
    for one, other in zip(before.parts, after.parts, strict=True):
        yield from _pairs(one, other, f"{part}/{one.name}".removeprefix("/"))


def _change(part: str, profiles: tuple[str, str], first: OrderRead | None, second: OrderRead | None) -> OrderChange:
    old, new = (one.order if one else _EMPTY for one in (first, second))
    came, went = _codes(second) - _codes(first), _codes(first) - _codes(second)
    return OrderChange(
        number=new.number or old.number or "",
        part=part,
        profiles=profiles,
        fields=_fields(first, second),
        currencies=(old.currency or "", new.currency or ""),
        values=(_value(old), _value(new)),
        findings_new=sorted(came.elements()),
        findings_gone=sorted(went.elements()),
    )


def _fields(first: OrderRead | None, second: OrderRead | None) -> list[Change]:
    if first and second:
        if first.order == second.order:
            return []
        return diff(first.order, second.order)
    found, is_new = (second, True) if second else (first, False)
    if found is None:
        return []
    return [Change(path, None if is_new else text, text if is_new else None) for path, text in fields(found.order)]


def _codes(read_: OrderRead | None) -> Counter[str]:
    """Codes of what holds an order up; places and rules are left out, for they move with every edit."""
    return Counter(one.code for one in read_.findings if one.severity is not Severity.INFO) if read_ else Counter()


def _value(order: Order) -> Decimal:
    step = smallest(order.currency)
    return sum((line_amount(line, step) or Decimal(0) for line in order.lines), Decimal(0))
