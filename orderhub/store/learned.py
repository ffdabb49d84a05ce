"""What was learned from corrections, where it was used, and the papers people have confirmed.

The mapping file says what holds; here stands what it has proved: proposed -> trusted after two confirmations,
retired after two misses in a row. `retiring` is retired here and still in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text, update

from orderhub.errors import NotFound
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.events import SYSTEM
from orderhub.store.tables import findings, learned, learned_uses, order_papers, orders

PROPOSED, TRUSTED, RETIRING, RETIRED = "proposed", "trusted", "retiring", "retired"
CONFIRMED, MISSED = "confirmed", "missed"
PROMOTE_AFTER = RETIRE_AFTER = 2


def keep_papers(tx: Tx, papers: Iterable[tuple[int, bytes]]) -> None:
    """Keep the words of papers by order."""
    bulk.insert(tx, order_papers, [{"order_id": one, "content": content} for one, content in papers if content])


def paper_of(tx: Tx, order_id: int) -> bytes:
    """The kept words of an order's paper; b"" where there are none."""
    content = tx.execute(select(order_papers.c.content).where(order_papers.c.order_id == order_id)).scalar()
    return bytes(content) if content is not None else b""


_CONFIRMED = text("""
select o.id, o.number, o.revision, p.content from orders o left join order_papers p on p.order_id = o.id
where o.partner = :partner and o.partner <> '' and o.format = :format and o.id <> :but
  and o.state not in ('in_review', 'rejected', 'duplicate')
  and exists (select 1 from events e where e.order_id = o.id and e.kind = 'order.released' and e.by <> :system)
order by o.id desc limit :last
""")


def confirmed(tx: Tx, partner: str, form: str, but: int, last: int) -> list[AnyRow]:
    """The newest orders of a partner that a person has released, with their words (`content`)."""
    wanted = {"partner": partner, "format": form, "but": but, "last": last, "system": SYSTEM}
    return list(tx.execute(_CONFIRMED, wanted).all())


_AS_READ = text("""
select max(r.revision) from order_revisions r join orders o on o.id = r.order_id
where r.order_id = :order and r.document_id is not distinct from o.document_id
""")


def revision_as_read(tx: Tx, order_id: int) -> int:
    """The last revision that speaks of the order's own document: before a change by the buyer, after corrections."""
    return int(tx.execute(_AS_READ, {"order": order_id}).scalar() or 1)


def finding_codes(tx: Tx, order_id: int) -> set[str]:
    """Codes of all findings an order ever had."""
    return set(tx.execute(select(findings.c.code).where(findings.c.order_id == order_id).distinct()).scalars())


def family_size(tx: Tx, document_id: int) -> int:
    """How many orders a document gave."""
    return int(tx.execute(select(func.count()).where(orders.c.document_id == document_id)).scalar_one())


_OF_DOCUMENT = text("""
with recursive below as (
  select id from documents where id = :id
  union all select d.id from documents d join below b on d.parent_id = b.id)
select id, number from orders where document_id in (select id from below) order by id
""")


def orders_of_document(tx: Tx, document_id: int) -> list[AnyRow]:
    """Id and number of the orders that a document or a part of it gave."""
    return list(tx.execute(_OF_DOCUMENT, {"id": document_id}).all())


def add(tx: Tx, row: dict[str, Any]) -> int:
    """Keep something learned; returns its id."""
    return int(tx.execute(learned.insert().values(**row).returning(learned.c.id)).scalar_one())


def get(tx: Tx, learned_id: int) -> AnyRow:
    """One row, locked. Raises: NotFound learn.unknown."""
    row = tx.execute(select(learned).where(learned.c.id == learned_id).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("learn.unknown", id=learned_id)
    return row


def move(tx: Tx, learned_id: int, state: str, by: str, at: datetime, **changes: Any) -> None:
    """Set the state."""
    values = {"state": state, "changed_by": by, "changed_at": at, **changes}
    tx.execute(update(learned).where(learned.c.id == learned_id).values(**values))


def active(tx: Tx, profiles: Sequence[str]) -> list[AnyRow]:
    """What holds for some profiles."""
    chosen = select(learned).where(learned.c.profile.in_(profiles), learned.c.state.in_((PROPOSED, TRUSTED)))
    return list(tx.execute(chosen.order_by(learned.c.id)).all())


def retiring(tx: Tx) -> list[AnyRow]:
    """What still has to be taken out of its file."""
    return list(tx.execute(select(learned).where(learned.c.state == RETIRING).order_by(learned.c.id)).all())


def listed(tx: Tx, partner: str = "") -> list[AnyRow]:
    """All that was learned, or that of one partner, with `confirmed` and `missed` counts and the order's number."""
    counts = [
        select(func.count()).select_from(learned_uses)
        .where(learned_uses.c.learned_id == learned.c.id, learned_uses.c.outcome == outcome)
        .scalar_subquery().label(outcome)
        for outcome in (CONFIRMED, MISSED)
    ]  # fmt: skip
    chosen = select(learned, orders.c.number, *counts).join(orders, orders.c.id == learned.c.order_id)
    if partner:
        chosen = chosen.where(learned.c.partner == partner)
    return list(tx.execute(chosen.order_by(learned.c.partner, learned.c.file, learned.c.id.desc())).all())


def of_order(tx: Tx, order_id: int) -> list[AnyRow]:
    """What was learned from one order, newest first."""
    return list(tx.execute(select(learned).where(learned.c.order_id == order_id).order_by(learned.c.id.desc())).all())


def use(tx: Tx, rows: Sequence[dict[str, Any]]) -> None:
    """Note that orders were read by something learned."""
    bulk.insert(tx, learned_uses, rows, "on conflict do nothing")


def used_by(tx: Tx, order_id: int) -> list[AnyRow]:
    """What an order was read by and nobody has judged yet."""
    chosen = (
        select(learned.c.id, learned.c.level, learned.c.field, learned.c.state, learned.c.entry)
        .join(learned_uses, learned_uses.c.learned_id == learned.c.id)
        .where(learned_uses.c.order_id == order_id, learned_uses.c.outcome == "")
        .order_by(learned.c.id)
    )
    return list(tx.execute(chosen).all())


def judge(tx: Tx, learned_id: int, order_id: int, outcome: str, at: datetime) -> None:
    """Write what a person's deed said of one use."""
    tx.execute(
        update(learned_uses)
        .where(learned_uses.c.learned_id == learned_id, learned_uses.c.order_id == order_id)
        .values(outcome=outcome, at=at)
    )


def outcomes(tx: Tx, learned_id: int) -> list[str]:
    """Judged uses, newest first."""
    chosen = (
        select(learned_uses.c.outcome)
        .where(learned_uses.c.learned_id == learned_id, learned_uses.c.outcome != "")
        .order_by(learned_uses.c.at.desc(), learned_uses.c.order_id.desc())
    )
    return list(tx.execute(chosen).scalars())
