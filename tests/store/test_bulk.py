"""Rows in bulk: both ways of writing keep the same values, and their faults are those that callers know."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select, text

from orderhub.clock import now
from orderhub.order.states import State
from orderhub.store import bulk
from orderhub.store.engine import Database, DatabaseLost, NotStorable
from orderhub.store.tables import articles, documents, order_revisions, orders, provenance

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def planted(database: Database) -> int:
    """A document to hang orders on."""
    with database.begin() as tx:
        tx.execute(text("insert into blobs values ('ab', 1, 'p', 0, now())"))
        bulk.insert(tx, documents, [{"id": 1, "sha256": "ab", "received_at": now()}])
    return 1


def an_order(identity: int, **facts: Any) -> dict[str, Any]:
    return {
        "id": identity, "document_id": 1, "number": "PO\0 1", "state": State.ACCEPTED, "test": True, "line_count": 2,
        "net": Decimal("12.50"), "keys": {"sender": "a\0b", "é": "ü"}, "received_at": AT, "captured_at": AT,
        "decided_at": None, **facts,
    }  # fmt: skip


@pytest.mark.parametrize("write", [bulk.insert, bulk.copy])
def test_values_are_kept_as_they_are_and_nul_becomes_a_sign(database: Database, write: Any) -> None:
    planted(database)
    with database.begin() as tx:
        write(tx, orders, [an_order(1), an_order(2, number="", net=None)])
        write(tx, provenance, [{"order_id": 1, "revision": 1, "content": b"\0\xff\x01", "resolved": {}}])
        first, second = tx.execute(select(orders).order_by(orders.c.id)).all()
        assert tx.execute(select(provenance.c.content)).scalar() == b"\0\xff\x01"
    assert (first.number, first.state, first.test, first.line_count) == ("PO\ufffd 1", "accepted", True, 2)
    assert (str(first.net), first.keys, first.received_at) == ("12.50", {"sender": "a\ufffdb", "é": "ü"}, AT)
    assert (first.decided_at, second.net, second.number) == (None, None, "")


@pytest.mark.parametrize("write", [bulk.insert, bulk.copy])
def test_what_the_database_will_not_hold_is_the_values_fault(database: Database, write: Any) -> None:
    planted(database)
    with pytest.raises(NotStorable), database.begin() as tx:
        write(tx, orders, [an_order(1), an_order(1)])
    with pytest.raises(NotStorable), database.begin() as tx:
        write(tx, orders, [an_order(1, document_id=99)])
    with pytest.raises(NotStorable), database.begin() as tx:
        # Too long for an index: the driver files it under faults of the server.
        write(tx, orders, [an_order(1, number_folded="".join(f"{one:x}" for one in range(9000)))])
    with database.begin() as tx:
        assert tx.execute(select(orders.c.id)).all() == []


def _write_after_the_end(database: Database) -> None:
    with database.begin() as tx:
        (row,) = bulk.fetch(tx, "select pg_backend_pid() as pid", {})
        with database.begin() as other:
            other.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": row.pid})
        bulk.insert(tx, articles, [{"number": "1"}])


def test_a_server_that_went_away_is_told_as_such_and_left_for_another_connection(database: Database) -> None:
    with pytest.raises(DatabaseLost):
        _write_after_the_end(database)
    with database.begin() as tx:
        assert bulk.insert(tx, articles, [{"number": "1"}]) == 1


def test_lists_of_any_length_are_one_value(database: Database) -> None:
    with database.begin() as tx:
        for wanted in ([], ["a"], [str(one) for one in range(70_000)]):
            (row,) = bulk.fetch(tx, "select cardinality(cast(%(all)b as text[])) as n", {"all": wanted})
            assert row.n == len(wanted)


def test_updates_go_by_their_keys(database: Database) -> None:
    planted(database)
    with database.begin() as tx:
        bulk.copy(tx, orders, [an_order(1), an_order(2)])
        row = {"revision": 1, "canonical": "{}", "at": AT}
        bulk.copy(tx, order_revisions, [{"order_id": 1, **row}, {"order_id": 2, **row}])
        changed = [{"order_id": 2, "revision": 1, "note": "x"}]
        assert bulk.update(tx, order_revisions, changed, ("order_id", "revision")) == 1
        notes = tx.execute(select(order_revisions.c.note).order_by(order_revisions.c.order_id)).scalars().all()
    assert notes == ["", "x"]
