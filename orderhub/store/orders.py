"""Orders: written in batches by capture, moved by compare-and-set, read back with revision and provenance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import func, or_, select, text, union, update

from orderhub.document import NOWHERE, Finding, Severity, Where
from orderhub.errors import IllegalMove, NotFound
from orderhub.order.duplicates import HOLD_FROM
from orderhub.order.model import Order, from_json, to_json
from orderhub.order.provenance import Provenance, pack, unpack
from orderhub.order.states import Event, State, move
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.events import SYSTEM, event, record
from orderhub.store.tables import (
    decisions,
    duplicates,
    events,
    findings,
    order_lines,
    order_revisions,
    order_words,
    orders,
    outbox,
    partners,
    provenance,
    shipments,
    status_history,
)

_CAPTURE_LOCK = 860_212


def lock_capture(tx: Tx) -> None:
    """One writer of new orders at a time, so that duplicates within two batches see each other."""
    tx.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _CAPTURE_LOCK})


# Conditions that are literal let the partial indexes serve. A change that waits for its order is no order that could
# come twice.
_CANDIDATES: Final = """
with same as (
  select o.id from unnest(cast(%(buyers)b as text[]), cast(%(numbers)b as text[])) as k(buyer, number)
  join orders o on o.buyer_key = k.buyer and o.number_folded = k.number
  where o.twin_id is null and o.buyer_key <> '' and o.number_folded <> ''
  union
  select id from orders where fingerprint = any(%(lines)b) and fingerprint <> '' and received_at >= %(since)s)
select id, number, likeness, received_at, state from orders
where id in (select id from same) and twin_id is null and purpose not in ('change', 'cancellation') order by id
"""
_CANDIDATES_BY_FAX: Final = _CANDIDATES.replace(
    "received_at >= %(since)s)",
    "received_at >= %(since)s union select id from orders where received_at >= %(redialled)s"
    " and likeness -> 'fax' ->> 'caller' = any(%(callers)b))",
)


def find_candidates(
    tx: Tx,
    keys: Sequence[tuple[str, str]],
    fingerprints: Sequence[str],
    since: datetime,
    callers: Sequence[str] = (),
    redialled_since: datetime | None = None,
) -> list[AnyRow]:
    """Stored orders that share a business key, a line fingerprint since `since`, or of late a caller, with ours."""
    pairs = [(buyer, number) for buyer, number in keys if buyer and number]
    asked: dict[str, Any] = {
        "buyers": [buyer for buyer, _ in pairs], "numbers": [number for _, number in pairs], "since": since,
        "lines": [one for one in set(fingerprints) if one],
    }  # fmt: skip
    if not callers:
        return bulk.fetch(tx, _CANDIDATES, asked)
    return bulk.fetch(
        tx, _CANDIDATES_BY_FAX, {**asked, "callers": list(callers), "redialled": redialled_since or since}
    )


def insert_batch(tx: Tx, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write new orders with all that hangs on them; `rows` is keyed by table name."""
    bulk.copy(tx, orders, rows.get("orders", []))
    bulk.copy(tx, order_revisions, rows.get("order_revisions", []))
    bulk.copy(tx, provenance, rows.get("provenance", []))
    words = [{"order_id": row["id"], "words": search_words(row)} for row in rows.get("orders", [])]
    bulk.insert(tx, order_words, words)
    bulk.insert(tx, order_lines, rows.get("order_lines", []))
    bulk.insert(tx, findings, rows.get("findings", []))
    bulk.insert(tx, duplicates, rows.get("duplicates", []), "on conflict do nothing")


def search_words(row: Mapping[str, Any]) -> str:
    """What the queue's search finds an order by, of a row of `orders`; the ERP's number is added when it is booked."""
    named = (row["number"], row["customer_name"], row["partner"], row["customer_number"], row.get("erp_number", ""))
    return " ".join(dict.fromkeys(one for one in named if one))


def leave_key(tx: Tx, order_ids: Sequence[int]) -> None:
    """Free the business key of orders that came in part only, for the whole ones that are stored next."""
    tx.execute(update(orders).where(orders.c.id.in_(order_ids)).values(number_folded=""))


def put_beside(tx: Tx, order_id: int, twin_id: int, finding: Finding, now: datetime) -> None:
    """Hold an order beside the younger one that is the whole of it."""
    row = tx.execute(select(orders.c.reasons, orders.c.document_id, orders.c.likeness, orders.c.revision)
                     .where(orders.c.id == order_id)).one()  # fmt: skip
    tx.execute(update(orders).where(orders.c.id == order_id).values(
        twin_id=twin_id, number_folded=row.likeness.get("number", ""), reasons=[finding.code, *row.reasons]
    ))  # fmt: skip
    bulk.insert(tx, findings, [{
        "document_id": row.document_id, "order_id": order_id, "revision": row.revision, "code": finding.code,
        "severity": finding.severity, "field": finding.field or "", "place": finding.where, "params": finding.params,
        "at": now,
    }])  # fmt: skip
    record(tx, [event("order.fax-completed", now, order=order_id, data={"twin": twin_id})])


def line_rows(order_id: int, order: Order) -> list[dict[str, Any]]:
    """Rows of `order_lines` for one canonical order."""
    return [
        {
            "order_id": order_id, "position": position, "number": line.number,
            "article": line.item.seller_id or "", "gtin": line.item.gtin or "", "buyer_id": line.item.buyer_id or "",
            "name": line.item.name or line.item.description or "",
            "unit": (line.quantity.unit or line.quantity.original_unit or "") if line.quantity else "",
            "ordered": line.quantity.value if line.quantity else None,
            "price": line.price.net if line.price else None, "amount": line.amount,
        }
        for position, line in enumerate(order.lines, start=1)
    ]  # fmt: skip


def get(tx: Tx, order_id: int) -> AnyRow:
    """One row of `orders`. Raises: NotFound."""
    row = tx.execute(select(orders).where(orders.c.id == order_id)).one_or_none()
    if row is None:
        raise NotFound("order.unknown", id=order_id)
    return row


def get_locked(tx: Tx, order_id: int) -> AnyRow:
    """The same, held until the transaction ends, for whoever decides by what it reads. Raises: NotFound."""
    tx.execute(select(orders.c.id).where(orders.c.id == order_id).with_for_update())
    return get(tx, order_id)


def find_by_number(tx: Tx, number: str) -> list[AnyRow]:
    """Orders with this customer's, ERP's, invoice's, shipment's, tracking or our own number, newest first."""
    ours = orders.c.id == int(number) if number.isdigit() and len(number) < 19 else orders.c.erp_number == number
    told = select(status_history.c.order_id).where(status_history.c.reference == number)
    sent = select(shipments.c.order_id).where(shipments.c.tracking == number)
    found = tx.execute(
        select(orders).where(or_(orders.c.number == number, orders.c.erp_number == number, ours,
                                 orders.c.id.in_(union(told, sent))))
        .order_by(orders.c.id.desc())
    )  # fmt: skip
    return list(found.all())


def canonical_of(tx: Tx, order_id: int, revision: int | None = None) -> Order:
    """The canonical order of one revision, the newest by default. Raises: NotFound."""
    wanted = select(order_revisions.c.canonical).where(order_revisions.c.order_id == order_id)
    if revision is None:
        wanted = wanted.order_by(order_revisions.c.revision.desc()).limit(1)
    else:
        wanted = wanted.where(order_revisions.c.revision == revision)
    content = tx.execute(wanted).scalar()
    if content is None:
        raise NotFound("order.unknown", id=order_id)
    return from_json(content)


def revision_facts(tx: Tx, order_id: int, revision: int) -> AnyRow:
    """Who wrote a revision, when and why (`by`, `at`, `note`)."""
    chosen = select(order_revisions.c.by, order_revisions.c.at, order_revisions.c.note).where(
        order_revisions.c.order_id == order_id, order_revisions.c.revision == revision
    )
    return tx.execute(chosen).one()


_NEWEST: Final = """
select r.order_id, r.canonical from orders o
join order_revisions r on r.order_id = o.id and r.revision = o.revision where o.id = any(%(ids)b)
"""


def canonical_of_many(tx: Tx, order_ids: Sequence[int]) -> dict[int, Order]:
    """The newest canonical order of each id."""
    if not order_ids:
        return {}
    found = bulk.fetch(tx, _NEWEST, {"ids": list(order_ids)})
    return {row.order_id: from_json(row.canonical) for row in found}


def provenance_of(tx: Tx, order_id: int, revision: int) -> dict[str, Provenance]:
    """Where each value of a revision came from; {} when nothing is known."""
    row = tx.execute(
        select(provenance.c.content, provenance.c.resolved).where(
            provenance.c.order_id == order_id, provenance.c.revision == revision
        )
    ).one_or_none()
    if row is None:
        return {}
    found = unpack(row.content)
    for path, source in row.resolved.items():
        found[path] = Provenance("", NOWHERE, rule=f"master data: {source}")
    return found


def advance(
    tx: Tx, order_id: int, old: State, happened: Event, at: datetime, *, by: str = SYSTEM,
    data: dict[str, Any] | None = None, **changes: object,
) -> State:  # fmt: skip
    """Compare-and-set along the table of moves, with its event. Raises: IllegalMove when `old` is no longer true."""
    new = move(old, happened)
    touched: dict[str, Any] = {"touches": orders.c.touches + 1} if by != SYSTEM else {}
    changed = tx.execute(
        update(orders).where(orders.c.id == order_id, orders.c.state == old.value)
        .values(state=new.value, **changes, **touched)
        .returning(orders.c.id)
    ).scalar()  # fmt: skip
    if changed is None:
        raise IllegalMove("order.illegal-move", state=old, move=happened)
    record(tx, [event(f"order.{happened}", at, order=order_id, by=by, data={"from": old, "to": new, **(data or {})})])
    return new


def add_revision(
    tx: Tx, row: AnyRow, order: Order, origin: dict[str, Provenance], at: datetime, by: str, note: str,
    document_id: int | None = None,
) -> int:  # fmt: skip
    """Store a new revision of an order and its lines; returns the revision's number."""
    revision: int = row.revision + 1
    facts = tx.execute(
        select(order_revisions.c.profile, order_revisions.c.profile_file, order_revisions.c.profile_sha)
        .where(order_revisions.c.order_id == row.id, order_revisions.c.revision == row.revision)
    ).one()  # fmt: skip
    bulk.insert(tx, order_revisions, [{
        "order_id": row.id, "revision": revision, "canonical": to_json(order).decode(),
        "profile": facts.profile, "profile_file": facts.profile_file, "profile_sha": facts.profile_sha,
        "document_id": document_id or row.document_id, "at": at, "by": by, "note": note,
    }])  # fmt: skip
    bulk.insert(tx, provenance, [{"order_id": row.id, "revision": revision, "content": pack(origin)}])
    tx.execute(order_lines.delete().where(order_lines.c.order_id == row.id))
    bulk.insert(tx, order_lines, line_rows(row.id, order))
    tx.execute(update(orders).where(orders.c.id == row.id).values(revision=revision, line_count=len(order.lines)))
    return revision


def replace_findings(tx: Tx, order_id: int, rows: list[dict[str, Any]], at: datetime) -> None:
    """Close the open findings of an order and write those that hold now."""
    tx.execute(
        update(findings).where(findings.c.order_id == order_id, findings.c.resolved_at.is_(None)).values(resolved_at=at)
    )
    bulk.insert(tx, findings, rows)


def state_counts(tx: Tx) -> dict[str, int]:
    """How many orders stand in each state."""
    return dict(tx.execute(select(orders.c.state, func.count()).group_by(orders.c.state)).all())


_BOOK: Final = """
with moved as (
  update orders o set state = r.state, erp_number = r.erp_number, synced_at = r.synced_at
  from json_to_recordset(cast(%(rows)s as json)) as r(id bigint, state text, erp_number text, synced_at timestamptz)
  where o.id = r.id and o.state = 'accepted' returning o.id, o.erp_number),
told as (insert into order_words (order_id, words) select id, erp_number from moved where erp_number <> '')
select id from moved
"""


def book_many(tx: Tx, rows: Sequence[dict[str, Any]], at: datetime) -> list[int]:
    """Accepted orders are in the ERP now, with their events; returns the ids that moved."""
    if not rows:
        return []
    moved = [row.id for row in bulk.fetch(tx, _BOOK, {"rows": bulk.as_json(rows)})]
    numbers = {row["id"]: row["erp_number"] for row in rows}
    record(tx, [event("order.booked", at, order=one, data={"to": State.SYNCED, "erp_number": numbers[one]})
                for one in moved])  # fmt: skip
    return moved


def ids_by_erp_key(tx: Tx, keys: set[str]) -> dict[str, int]:
    """Our order ids for the ERP's keys."""
    return dict(tx.execute(select(orders.c.erp_key, orders.c.id).where(orders.c.erp_key.in_(keys))).all())


def set_state(tx: Tx, row: AnyRow, new: State, at: datetime, *, by: str, confirmed_at: datetime | None = None) -> None:
    """Write the folded state of a booked order, with its event when it changed."""
    changes: dict[str, Any] = {}
    if confirmed_at is not None and row.erp_confirmed_at is None:
        changes["erp_confirmed_at"] = confirmed_at
    if new.value != row.state:
        changes["state"] = new.value
        record(tx, [event(f"order.{new}", at, order=row.id, by=by, data={"from": row.state, "to": new})])
    if changes:
        tx.execute(update(orders).where(orders.c.id == row.id).values(**changes))


def add_line_quantities(tx: Tx, order_id: int, column: str, quantities: dict[str, Any]) -> None:
    """Add shipped or invoiced quantities, keyed by line number, to the lines of an order."""
    for number, quantity in quantities.items():
        tx.execute(
            update(order_lines)
            .where(order_lines.c.order_id == order_id, order_lines.c.number == number)
            .values({column: order_lines.c[column] + quantity})
        )


_REPLY_ROWS: Final = """
select o.id, o.partner, o.channel, o.format, o.test, o.erp_key, o.reply_to, d.envelope
from orders o join documents d on d.id = o.document_id where o.id = any(%(ids)b) and o.partner <> '' order by o.id
"""


def reply_rows(tx: Tx, order_ids: Sequence[int]) -> list[AnyRow]:
    """What replies are decided by, of orders that have a partner: facts of the transport, where to answer."""
    return bulk.fetch(tx, _REPLY_ROWS, {"ids": list(order_ids)})


def refused_untold(tx: Tx, topic: str, since: datetime) -> list[int]:
    """Orders of described partners that a person refused since then and about which nothing was said or held back."""
    told = select(outbox.c.id).where(
        outbox.c.order_id == orders.c.id, outbox.c.topic == topic, outbox.c.data["happened"].astext == "rejected"
    )
    decided = select(decisions.c.id).where(
        decisions.c.order_id == orders.c.id, decisions.c.data["happened"].astext == "rejected"
    )
    refused = select(events.c.id).where(
        events.c.order_id == orders.c.id, events.c.kind == "order.rejected", events.c.at >= since
    )
    listed = (
        select(orders.c.id)
        .join(partners, partners.c.slug == orders.c.partner)
        .where(orders.c.state == "rejected", ~told.exists(), ~decided.exists(), refused.exists())
    )
    return list(tx.execute(listed).scalars())


def answers_since(tx: Tx, topic: str, address: str, since: datetime) -> int:
    """How many mails of `topic` were written since then for orders that are answered to `address`."""
    rules_say = func.lower(partners.c.rules["reply_to"].astext)
    counted = (
        select(func.count())
        .select_from(outbox)
        .join(orders, orders.c.id == outbox.c.order_id)
        .join(partners, partners.c.slug == orders.c.partner)
        .where(
            # Literal, so that the partial index serves.
            outbox.c.topic == topic, text("outbox.kind like 'mail%'"), outbox.c.created_at >= since,
            or_(rules_say == address, func.lower(orders.c.reply_to) == address),
        )
    )  # fmt: skip
    return int(tx.execute(counted).scalar_one())


def findings_of(tx: Tx, order_id: int, revision: int) -> list[Finding]:
    """The findings of one revision of an order."""
    listed = tx.execute(
        select(findings)
        .where(findings.c.order_id == order_id, findings.c.revision == revision, findings.c.resolved_at.is_(None))
        .order_by(findings.c.id)
    )
    return [
        Finding(one.code, Severity(one.severity), msgspec.convert(one.place, Where), one.params, one.field or None)
        for one in listed
    ]


def has_undecided_twin(tx: Tx, order_id: int) -> bool:
    """Whether a person still has to say if the order is its twin again."""
    wanted = select(duplicates.c.id).where(
        duplicates.c.order_id == order_id, duplicates.c.decision == "", duplicates.c.score >= HOLD_FROM
    )
    return tx.execute(wanted.limit(1)).scalar() is not None


def decide_twins(tx: Tx, order_id: int, decision: str, by: str, at: datetime) -> bool:
    """Write a person's decision on the open suspicions of an order; False when there were none."""
    decided = tx.execute(
        update(duplicates)
        .where(duplicates.c.order_id == order_id, duplicates.c.decision == "")
        .values(decision=decision, decided_by=by, decided_at=at)
    )
    return bool(decided.rowcount)


def touch(tx: Tx, order_id: int, **changes: object) -> None:
    """Set columns of an order because a person did something to it."""
    tx.execute(update(orders).where(orders.c.id == order_id).values(touches=orders.c.touches + 1, **changes))


_ATTENTION = text("""
insert into attention as a (order_id, by, seconds, seen_at) values (:order_id, :by, :seconds, :at)
on conflict (order_id, by) do update set seen_at = excluded.seen_at,
  seconds = a.seconds + least(excluded.seconds, greatest(0, ceil(extract(epoch from excluded.seen_at - a.seen_at))))
""")


def pay_attention(tx: Tx, order_id: int, by: str, seconds: int, at: datetime) -> None:
    """Add seconds that a person actively spent before an order; never more than have passed since the last report."""
    tx.execute(_ATTENTION, {"order_id": order_id, "by": by, "seconds": seconds, "at": at})


def ids_in_state(tx: Tx, state: State) -> list[int]:
    """Ids of all orders in a state, oldest first."""
    return list(tx.execute(select(orders.c.id).where(orders.c.state == state.value).order_by(orders.c.id)).scalars())
