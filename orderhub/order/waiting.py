"""What an order waited for on its way into the ERP, from its log: one span after another, none overlapping.

captured (doubt about an article) 08:01 -> released 08:40 -> the ERP was away 08:40 -> booked 09:10
= reading, article 39 min, erp-away 30 min
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

_BY_PREFIX: Final = (
    ("order.duplicate", "duplicate"), ("order.customer", "customer"), ("order.buyer", "customer"),
    ("order.partner", "customer"), ("order.gln", "customer"), ("erp.party", "customer"), ("erp.delivery", "customer"),
    ("line.article", "article"), ("line.seller-id", "article"), ("line.gtin", "article"), ("erp.article", "article"),
    ("line.price", "price"), ("line.amount", "price"), ("order.lines-total", "price"), ("order.net", "price"),
    ("order.tax", "price"), ("order.gross", "price"), ("erp.total", "price"), ("order.currency", "price"),
    ("line.unit", "quantity"), ("line.quantity", "quantity"), ("erp.unit", "quantity"), ("erp.quantity", "quantity"),
    ("order.delivery", "date"), ("order.issue-date", "date"), ("order.change", "change"), ("order.test", "test"),
    ("erp.", "erp-refused"), ("pdf.", "reading"), ("edi.", "reading"), ("mail.", "reading"), ("table.", "reading"),
    ("learn.", "reading"),
    ("document.", "reading"), ("mapping.", "mapping"),
)  # fmt: skip
TOPICS: Final = (*dict.fromkeys(topic for _, topic in _BY_PREFIX), "review", "erp", "erp-away", "release")
"""All that an order can wait for: a doubt a person settles, the ERP's turn, an ERP that is away, and the
release inside the ERP of an order that is there already.
"""
CAPTURE: Final = "capture"


class Wait(msgspec.Struct, frozen=True):
    """One span. `what` is a topic or `capture`; `until` is None while it lasts; `codes` say why, where known."""

    what: str
    since: datetime
    until: datetime | None
    codes: tuple[str, ...] = ()


class Happened(msgspec.Struct, frozen=True):
    """One entry of an order's log."""

    kind: str
    at: datetime
    data: Mapping[str, Any] = {}


def topic_of(codes: Iterable[str]) -> str:
    """What the first code with a topic of its own is about; `review` where none has."""
    for code in codes:
        for prefix, topic in _BY_PREFIX:
            if code.startswith(prefix):
                return topic
    return "review"


def waits(received: datetime, log: Sequence[Happened]) -> list[Wait]:
    """The spans of one order whose log this is, oldest first."""
    found: list[Wait] = []
    now: _Reason = (CAPTURE, ())
    since = received
    for one in log:
        turned = _turn(one, now[0])
        if turned is None:
            continue
        if now[0] and (one.at > since or not found):
            found.append(Wait(now[0], since, max(one.at, since), now[1]))
        now, since = turned, max(one.at, since)
    if now[0]:
        found.append(Wait(now[0], since, None, now[1]))
    return found


_Reason = tuple[str, tuple[str, ...]]


def _turn(one: Happened, now: str) -> _Reason | None:
    """What the order waits for after `one`; None where that changes nothing, an empty topic where it waits no more."""
    if one.kind in ("order.captured", "order.questioned"):
        codes = tuple(one.data.get("reasons") or filter(None, [one.data.get("code")]))
        return ("erp" if one.data.get("to") == "accepted" else topic_of(codes)), codes
    if one.kind == "order.held-up" and now == "erp":
        return "erp-away", (str(one.data.get("code", "")),)
    if one.kind in _TURNS:
        return _TURNS[one.kind], ()
    # Whatever moves an order that is in the ERP already ends the wait for its release there.
    return ("", ()) if now == "release" and one.data.get("to") else None


_TURNS: Final = {
    "order.released": "erp", "order.booked": "release", "order.rejected": "", "order.attached": "",
    "order.cancelled": "",
}  # fmt: skip
