"""What two papers of one order in one mail say differently: a PDF beside its CSV, or its second page as another file.

In: the order that is kept and the one that is not. Out: pairs of values. Compared is what every form can say:
quantities, codes of one kind, prices where each line has one, wanted dates. What only the kept order says is no
difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from orderhub.order.known import number_key
from orderhub.order.model import Line, Order

_Pair = tuple[list[str], list[str]]


def differences(kept: Order, copy: Order) -> Iterator[_Pair]:
    """Values of the kept order and of its copy where they differ, or where only the copy has any."""
    if copy.lines:
        yield from _lines(kept.lines, copy.lines)
    ours, theirs = _wanted(kept), _wanted(copy)
    if theirs - ours:
        yield [f"{day}" for day in sorted(ours)], [f"{day}" for day in sorted(theirs)]


def _lines(kept: tuple[Line, ...], copy: tuple[Line, ...]) -> Iterator[_Pair]:
    ours, theirs = _quantities(kept), _quantities(copy)
    if ours != theirs:
        yield _plain(ours), _plain(theirs)
    for name in ("gtin", "seller_id", "buyer_id"):
        codes, others = _codes(kept, name), _codes(copy, name)
        if codes and others - codes:
            yield sorted(codes), sorted(others)
    ours, theirs = _prices(kept), _prices(copy)
    if len(ours) == len(theirs) == len(kept) and ours != theirs:
        yield _plain(ours), _plain(theirs)


def _quantities(lines: tuple[Line, ...]) -> list[Decimal]:
    return sorted(one.quantity.value if one.quantity else Decimal(0) for one in lines)


def _codes(lines: tuple[Line, ...], name: str) -> set[str]:
    return {number_key(code) for one in lines if (code := getattr(one.item, name))}


def _prices(lines: tuple[Line, ...]) -> list[Decimal]:
    said = (one.price for one in lines)
    return sorted(one.net / (one.base_quantity or 1) for one in said if one is not None and one.net is not None)


def _wanted(order: Order) -> set[date]:
    periods = (order.requested_delivery, *(one.requested_delivery for one in order.lines))
    return {day for one in periods if one is not None and (day := one.latest or one.earliest) is not None}


def _plain(values: list[Decimal]) -> list[str]:
    return [f"{one.normalize():f}" for one in values]
