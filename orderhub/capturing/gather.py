"""Makes one order of what came twice in one container: a PDF beside its XML, a mail body beside its attachment.

The order stays with the part it was read from. Parts that say the same are kept, visible, and attached to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from orderhub.capturing.body_quantities import other_quantities
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.capturing.same_order import differences
from orderhub.document import Finding, Kind, Severity, Where
from orderhub.order.model import Attachment

_PREFERENCE: Final = {"xml": 0, "edifact": 1, "x12": 1, "json": 1, "table": 2, "pdf": 3, "fax": 4, "mail": 5}
_DOUBTFUL_BODY: Final = frozenset({"cancellation", "withdrawal", "complaint", "quotation_request", "order_change"})
"""What a covering letter may say that an attached order must not be booked without a look."""
_ENCLOSED: Final = frozenset({Kind.DESPATCH_ADVICE, Kind.RECEIVING_ADVICE, Kind.INVOICE})
_SHOWN: Final = 120
PAPER: Final = frozenset({"pdf", "fax"})

_Held = tuple[Reading, OrderRead]


def gather(container: Reading) -> None:
    """Settle the orders of a container among its parts, in place. Parts are complete and gathered themselves."""
    held = _without_notes([(part, order) for part in _leaves(container) for order in part.orders])
    if not held:
        return
    # The text of a forwarded mail is an attachment of the mail that brings it.
    own = [part for part in container.parts if _is_body(part)]
    attached = [one for one in held if not any(one[0] is body for body in own)]
    if attached and _only_goes_along(attached) and any(read.order.lines for body in own for read in body.orders):
        for part, _ in attached:
            part.kind, part.class_, part.orders = Kind.NOT_AN_ORDER, "other", []
        held = [one for one in held if one[0].orders]
    elif attached:
        for body in own:
            if body.kind is Kind.ORDER_CHANGE:
                _call_change(container.parts)
            _weigh_body(body, [order for _, order in attached])
        held = attached
    kept = _without_copies(held)
    if len(kept) == 1:
        _attach(kept[0], container)


def _without_notes(held: list[_Held]) -> list[_Held]:
    """The orders without attached texts that name no goods, where something else does: what they say goes along."""
    ordered = [read for _, read in held if read.order.lines]
    notes = [
        part for part, read in held if read.format == "mail" and not read.order.lines and not _is_body(part)
    ] if ordered else []  # fmt: skip
    for part in notes:
        _weigh_body(part, ordered)
    return [one for one in held if one[0].orders]


def _only_goes_along(attached: list[_Held]) -> bool:
    """Whether these are papers for the goods that a text orders: the delivery note that a reseller wants enclosed."""
    return all(read.kind in _ENCLOSED and read.format in PAPER for _, read in attached)


def _leaves(reading: Reading) -> Iterator[Reading]:
    for part in reading.parts:
        if part.parts:
            yield from _leaves(part)
        else:
            yield part


def _is_body(part: Reading) -> bool:
    return part.envelope.get("part") == "body"


def _weigh_body(body: Reading, orders: list[OrderRead]) -> None:
    """A text beside the orders that name the goods is no order; what it says beyond them sends them to a person."""
    where = Where(part=body.name)
    said = "order_change" if body.kind is Kind.ORDER_CHANGE else body.class_
    if said in _DOUBTFUL_BODY:
        doubt = Finding("mail.body-says-otherwise", Severity.WARNING, where, {"class": str(said)})
        for order in orders:
            order.findings.append(doubt)
    for written in body.orders:
        known = {key for order in orders for key in _articles(order)}
        extra = sorted(_articles(written) - known)
        if extra:
            more = Finding("mail.more-in-body", Severity.WARNING, where, {"articles": ", ".join(extra)})
            for order in orders:
                order.findings.append(more)
    others = other_quantities((one.order for one in body.orders), body.text or "", [one.order for one in orders])
    if others:
        params = {
            "differences": "; ".join(f"{one.article}: {one.said:f} / {one.attached:f}" for one in others)[:_SHOWN]
        }
        for order in orders:
            order.findings.append(Finding("mail.body-other-quantity", Severity.WARNING, where, params))
    if body.kind in (Kind.ORDER, Kind.ORDER_CHANGE):
        body.kind, body.class_, body.orders, body.findings = Kind.NOT_AN_ORDER, "other", [], []


def _call_change(parts: list[Reading]) -> None:
    """Paper does not say that it replaces an earlier order; the letter it comes with does. The order itself stays."""
    for part in parts:
        if part.kind is Kind.ORDER and {order.format for order in part.orders} <= PAPER:
            part.kind = Kind.ORDER_CHANGE


def _articles(read: OrderRead) -> set[str]:
    items = (line.item for line in read.order.lines)
    return {key for item in items for key in (item.seller_id, item.buyer_id, item.gtin) if key}


def _without_copies(held: list[_Held]) -> list[_Held]:
    """One order per number; the others leave their part with a note of where the order is."""
    kept: list[_Held] = []
    best: dict[tuple[str, Kind], _Held] = {}
    for one in sorted(held, key=lambda pair: _PREFERENCE.get(pair[1].format, 9)):
        part, order = one
        number = order.order.number
        twin = best.setdefault((number, order.kind), one) if number else one
        if twin is one or twin[0] is part:
            kept.append(one)
            continue
        note = Finding("document.same-order", Severity.INFO, params={"number": str(number), "part": twin[0].name})
        part.orders = [other for other in part.orders if other is not order]
        part.findings = [*part.findings, note]
        twin[1].findings = [*twin[1].findings, *_differing(twin, one)]
        _add_attachments(twin[1], [part])
    return kept


def _differing(kept: _Held, copy: _Held) -> Iterator[Finding]:
    """Where the copy says otherwise: nothing of it may be lost unseen."""
    for here, there in differences(kept[1].order, copy[1].order):
        said = {"number": str(copy[1].order.number), "part": copy[0].name, "kept": kept[0].name}
        said |= {name: ", ".join(values)[:_SHOWN] or "-" for name, values in (("here", here), ("there", there))}
        yield Finding("document.same-order-differs", Severity.WARNING, Where(part=copy[0].name), said)


def _attach(kept: _Held, container: Reading) -> None:
    """The other attachments of a mail with exactly one order belong to it: terms, drawings, delivery notes."""
    others = [part for part in _leaves(container) if part is not kept[0] and not _is_body(part)]
    _add_attachments(kept[1], others)


def _add_attachments(read: OrderRead, parts: list[Reading]) -> None:
    have = {attachment.sha256 for attachment in read.order.attachments}
    new = tuple(
        Attachment(sha256=part.sha256, media_type=part.media_type, name=part.name)
        for part in parts
        if part.sha256 not in have
    )
    if new:
        read.order = msgspec.structs.replace(read.order, attachments=(*read.order.attachments, *new))
