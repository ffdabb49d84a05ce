"""The promises of the hub as read-only queries. Each returns the rows that break it; none may.

The numbers are those of the invariants in ARCHITECTURE.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from orderhub.order.states import MOVES, RANK, Event, State, fold
from orderhub.store.engine import Tx
from orderhub.store.originals import Originals


@dataclass(frozen=True)
class Violation:
    """One broken promise: which, and the row that breaks it."""

    invariant: str
    what: str


_QUERIES = {
    "I1": """
      select 'ledger ' || source || ' ' || key || ' was settled without a document or a reason' from intake_ledger
      where settled_at is not null and document_id is null and failed_code = ''
      union all
      select 'document ' || d.id || ' has no stored bytes' from documents d left join blobs b on b.sha256 = d.sha256
      where b.sha256 is null""",
    "I3": """
      with recursive told as (
        (select document_id as id from orders union select document_id from order_revisions)
        union select d.parent_id from documents d join told on told.id = d.id where d.parent_id is not null)
      select 'document ' || id || ' ended as "' || state || '" without an outcome to show' from documents d
      where (state = 'orders' and not exists (select 1 from told where told.id = d.id))
        or (state = 'not_an_order' and class = '' and kind in ('', 'not_an_order'))
        or (state = 'duplicate' and duplicate_of is null)
        or state not in ('received', 'orders', 'duplicate', 'not_an_order', 'unreadable', 'opened')""",
    "I4": """
      select 'orders ' || string_agg(id::text, ', ') || ' share buyer and number and none is held' from orders
      where twin_id is null and buyer_key <> '' and number_folded <> ''
      group by buyer_key, number_folded having count(*) > 1""",
    "I5": """
      select 'order ' || o.id || ' is ' || o.state || ' without an ERP number' from orders o
      where state in ('synced', 'confirmed', 'picked', 'shipped', 'invoiced') and erp_number = ''
      union all
      select 'ERP number ' || erp_number || ' belongs to orders ' || string_agg(id::text, ', ') from orders
      where erp_number <> '' group by erp_number having count(*) > 1
      union all
      select 'order ' || o.id || ' is accepted and has no open delivery' from orders o
      where state = 'accepted' and not test and not exists (
        select 1 from outbox x where x.order_id = o.id and x.topic = 'erp'
          and x.state in ('waiting', 'leased', 'unknown', 'parked'))""",
    "I6": """
      select 'outbox ' || id || ' is done without a receipt' from outbox where state = 'done' and receipt = ''
      union all
      select 'outbox ' || id || ' was sent for order ' || order_id || ' before an elder one' from outbox o
      where topic = 'publish' and state = 'done' and exists (
        select 1 from outbox e where e.order_id = o.order_id and e.target = o.target and e.topic = o.topic
          and e.id < o.id and e.state in ('waiting', 'leased', 'unknown'))""",
    "I7": """
      select 'order ' || o.id || ' is ' || o.state || ' and its last event says ' || coalesce(e.state, 'nothing')
      from orders o left join lateral (
        select data ->> 'to' as state from events where order_id = o.id and data ? 'to' order by id desc limit 1
      ) e on true where e.state is distinct from o.state""",
    "I8": """
      select 'order ' || o.id || ' has no revision ' || o.revision from orders o
      left join order_revisions r on r.order_id = o.id and r.revision = o.revision where r.order_id is null
      union all
      select 'order ' || order_id || ' does not say which mapping read it' from order_revisions
      where profile_sha = ''
      union all
      select 'the mapping ' || profile || ' that read order ' || order_id || ' is not kept'
      from order_revisions r where not exists (select 1 from mapping_versions v where v.sha = r.profile_sha)
        and r.at >= (select min(first_used) from mapping_versions)
      union all
      select h.what || ' belongs to order ' || h.order_id || ', which is not here' from (
        select 'a line' as what, order_id from order_lines
        union select 'an event', order_id from events where order_id is not null
        union select 'a finding', order_id from findings where order_id is not null
        union select 'a decision', order_id from decisions where order_id is not null
        union select 'what the search goes by', order_id from order_words) h
      left join orders o on o.id = h.order_id where o.id is null
      union all
      select 'order ' || o.id || ' cannot be found by the search' from orders o
      left join order_words w on w.order_id = o.id where w.order_id is null""",
    "I11": """
      select 'document ' || id || ' is finished and still leased' from documents
      where state <> 'received' and lease_until is not null""",
}
_BALANCE = "select source, count(*) from intake_ledger where document_id is null and failed_code = '' group by source"


def violations(tx: Tx, originals: Originals, *, deep: bool = False) -> Iterator[Violation]:
    """All broken promises; `deep` reads every stored original and hashes it again."""
    for name, query in _QUERIES.items():
        for what in tx.execute(text(query)).scalars():
            yield Violation(name, str(what))
    yield from _illegal_moves(tx)
    yield from _unfolded(tx)
    yield from _bytes(tx, originals.folder, deep=deep)


def open_differences(tx: Tx) -> dict[str, int]:
    """Per source: seen there and not here yet (work to do, not a fault)."""
    return dict(tx.execute(text(_BALANCE)).all())


def _illegal_moves(tx: Tx) -> Iterator[Violation]:
    allowed = {(str(old), str(new)) for (old, _), new in MOVES.items()}
    booked = [state for state in RANK if state is not State.ACCEPTED]
    allowed |= {(str(old), str(new)) for old in booked for new in booked if RANK[new] > RANK[old]}
    seen = tx.execute(
        text("select distinct data ->> 'from', data ->> 'to' from events where data ? 'from' and data ? 'to'")
    )
    for old, new in seen:
        if (old, new) not in allowed:
            yield Violation("I10", f"an order moved from {old} to {new}")


def _unfolded(tx: Tx) -> Iterator[Violation]:
    rows = tx.execute(
        text(
            "select o.id, o.state, array_agg(h.kind) from orders o join status_history h on h.order_id = o.id "
            "group by o.id, o.state"
        )
    )
    for order_id, state, kinds in rows:
        if fold(State(state), [Event(kind) for kind in kinds]) != state:
            yield Violation("I12", f"order {order_id} is {state}, its history says otherwise: {sorted(set(kinds))}")


def _bytes(tx: Tx, folder: Path, *, deep: bool) -> Iterator[Violation]:
    sizes: dict[str, int] = {}
    rows = tx.execute(text("select sha256, pack, start, size from blobs order by pack, start"))
    for sha, pack, start, size in rows:
        path = folder / pack
        if pack not in sizes:
            sizes[pack] = path.stat().st_size if path.exists() else -1
        if sizes[pack] < start + size:
            yield Violation("I2", f"original {sha} is missing in pack {pack}")
        elif deep:
            with path.open("rb") as handle:
                handle.seek(start)
                if hashlib.sha256(handle.read(size)).hexdigest() != sha:
                    yield Violation("I2", f"original {sha} in pack {pack} has changed")
