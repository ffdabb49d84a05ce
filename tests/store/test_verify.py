"""`orderhub verify` sees each broken promise, and only those: one planted violation a test, on a sound database."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from orderhub.steps.hub import Hub
from orderhub.steps.publish import publish
from orderhub.steps.watch_erp import watch_erp
from orderhub.steps.work import drain
from orderhub.store.verify import violations
from tests.steps.conftest import erp, hub, make_hub, out, pool  # noqa: F401 -- fixtures of the step tests
from tests.steps.rig import Outbox, ScriptedErp, an_edifact, booked, broken, event, push
from tests.steps.test_capture import changed

PLANTED = {
    "I1 settled": """
        insert into sources (name) values ('s');
        insert into intake_ledger (source, key, seen_at, settled_at) values ('s', 'k', now(), now())""",
    "I3 no order": "update documents set state = 'orders' where state = 'duplicate'",
    "I3 no class": "update documents set state = 'not_an_order', kind = '', class = '' where state = 'duplicate'",
    "I3 no first": "update documents set duplicate_of = null where state = 'duplicate'",
    "I3 strange": "update documents set state = 'lost' where state = 'duplicate'",
    "I4": "drop index orders_business_key; update orders set twin_id = null",
    "I5 no number": "update orders set erp_number = '' where state = 'shipped'",
    "I5 twice": "update orders set erp_number = 'A0001'",
    "I5 forgotten": """
        delete from outbox where topic = 'erp';
        update orders set state = 'accepted' where state = 'in_review'""",
    "I6 receipt": "update outbox set receipt = '' where topic = 'publish'",
    "I6 order": """
        update outbox set state = 'waiting' where id = (select min(id) from outbox where topic = 'publish')""",
    "I7": "update orders set state = 'invoiced' where state = 'shipped'",
    "I8 revision": "update orders set revision = 7 where state = 'shipped'",
    "I8 homeless line": "update order_lines set order_id = 7000 + order_id",
    "I8 homeless event": "insert into events (at, order_id, kind) values (now(), 7777, 'order.moved')",
    "I8 no words": "delete from order_words",
    "I8 mapping": "update order_revisions set profile_sha = ''",
    "I10": """
        insert into events (at, order_id, kind, data) select now(), id, 'order.moved',
        '{"from": "rejected", "to": "shipped"}' from orders where state = 'shipped'""",
    "I11": "update documents set lease_until = now()",
    "I12": """
        insert into status_history (key, order_id, kind, source_at, received_at)
        select 'x', id, 'invoiced', now(), now() from orders where state = 'shipped'""",
}


@pytest.fixture
def sound(hub: Hub, erp: ScriptedErp, out: Outbox) -> Hub:  # noqa: F811 -- fixtures
    """One order shipped and told, a copy of its bytes, and one held beside it."""
    (row,) = booked(hub, an_edifact(1))
    push(hub, an_edifact(1))
    booked(hub, changed(an_edifact(1), b"+NW000000001'", b"+NW99'"))
    erp.events = [event(row.erp_key, "confirmed"), event(row.erp_key, "shipped", lines={"1": 10, "2": 11})]
    watch_erp(hub)
    drain(publish, hub)
    assert broken(hub) == []
    return hub


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_violation_is_found(sound: Hub, planted: str) -> None:
    with sound.database.begin() as tx:
        tx.connection.cursor().execute(PLANTED[planted])
        found = [one.invariant for one in violations(tx, sound.originals)]
        assert planted.partition(" ")[0] in found
        tx.rollback()
    assert broken(sound) == []


def test_a_document_without_bytes_is_found(sound: Hub) -> None:
    with sound.database.begin() as tx:
        tx.execute(text("alter table documents drop constraint documents_sha256_fkey; delete from blobs"))
        assert "I1" in [one.invariant for one in violations(tx, sound.originals)]
        tx.rollback()


def test_changed_bytes_are_found_by_the_deep_look(sound: Hub) -> None:
    pack = next(sound.originals.folder.rglob("*.pack"))
    pack.write_bytes(pack.read_bytes().replace(b"UNB", b"UNX"))
    with sound.database.begin() as tx:
        assert [one.invariant for one in violations(tx, sound.originals)] == []
        assert {one.invariant for one in violations(tx, sound.originals, deep=True)} == {"I2"}


@pytest.mark.parametrize("statement", ["update events set by = 'x'", "delete from events", "truncate events"])
def test_the_log_is_append_only(sound: Hub, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append"), sound.database.begin() as tx:
        tx.execute(text(statement))
