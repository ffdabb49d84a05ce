"""How far the orders of a demo run have come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import text

from orderhub.store.engine import Tx

_STANDS = text("""
select o.number, o.id, o.state, o.reasons, o.received_at, o.captured_at, o.synced_at, o.erp_number,
  (select max(x.done_at) from outbox x where x.order_id = o.id and x.topic = 'publish' and x.state = 'done'
     and x.data ->> 'happened' = 'shipped'),
  (select count(*) from outbox x where x.order_id = o.id and x.topic = 'publish' and x.state = 'done')
from orders o where o.number = any(:numbers)
""")


class Standing(NamedTuple):
    """One order of the demo; an instant is None as long as the stage is not reached."""

    number: str
    id: int
    state: str
    reasons: list[str]
    received_at: datetime
    captured_at: datetime
    synced_at: datetime | None
    erp_number: str
    status_back_at: datetime | None
    messages: int


def standings(tx: Tx, numbers: Sequence[str]) -> dict[str, Standing]:
    """Where the orders with these numbers stand."""
    return {row[0]: Standing(*row) for row in tx.execute(_STANDS, {"numbers": list(numbers)})}


def seen_names(tx: Tx, names: Sequence[str]) -> set[str]:
    """Which of these file names have arrived as documents."""
    found = tx.execute(text("select name from documents where name = any(:names)"), {"names": list(names)})
    return set(found.scalars())
