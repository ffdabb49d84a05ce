"""Capturing: every document has one end, repeats are seen over all channels, and a poison document stops nobody."""

from __future__ import annotations

import random
import string
from email.message import EmailMessage

import pytest

from orderhub.budget import FULLY
from orderhub.document import Document
from orderhub.steps import review
from orderhub.steps.capture import capture
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import refresh_masterdata
from orderhub.store import tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import (
    ScriptedErp,
    a_web_order,
    all_rows,
    an_edifact,
    broken,
    captured,
    count,
    execute,
    leases_over,
    number_of,
    push,
    the_order,
)

ORDERS, DOCUMENTS = tables.orders, tables.documents


def ends(hub: Hub) -> list[str]:
    return [row.state for row in all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.parent_id.is_(None))]


def changed(document: Document, old: bytes, new: bytes) -> Document:
    assert old in document.content
    return Document(document.content.replace(old, new), document.name, document.media_type, document.channel,
                    document.envelope)  # fmt: skip


def a_mail(subject: str, words: str, sender: str = "a@b.example", **headers: str) -> Document:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "bestellung@nordlicht.example", subject
    mail["Message-ID"] = f"<{abs(hash((subject, words)))}@b.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return Document(mail.as_bytes(), "mail.eml", "message/rfc822", "mail")


def test_a_clean_order_needs_no_hands(hub: Hub, erp: ScriptedErp) -> None:
    refresh_masterdata(hub)
    (row,) = captured(hub, an_edifact(1))
    assert (row.state, row.number, row.partner, row.touches) == ("accepted", number_of(1), "nordwind", 0)
    assert row.customer_number == "KD-1001"
    assert count(hub.database, tables.findings) == 0
    (effect,) = all_rows(hub.database, tables.outbox)
    assert (effect.topic, effect.key, effect.state) == ("erp", row.erp_key, "waiting")


def test_the_same_bytes_are_a_duplicate_of_the_first(hub: Hub) -> None:
    captured(hub, an_edifact(1))
    captured(hub, an_edifact(1))
    captured(hub, an_edifact(2), an_edifact(2))
    first, again, second, beside = all_rows(hub.database, DOCUMENTS)
    assert [one.state for one in (first, again, second, beside)] == ["orders", "duplicate", "orders", "duplicate"]
    assert (again.duplicate_of, beside.duplicate_of) == (first.id, second.id)
    assert count(hub.database, ORDERS) == 2
    assert broken(hub) == []


def test_a_duplicate_that_a_person_has_read_anyway_is_held_beside_the_first(hub: Hub) -> None:
    (first,) = captured(hub, an_edifact(1))
    captured(hub, an_edifact(1))
    (again,) = all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.state == "duplicate")
    review.retry_document(hub.database, again.id, "anna", hub.now())
    capture(hub)
    assert ends(hub) == ["orders", "orders"]
    (_, second) = all_rows(hub.database, ORDERS)
    assert (second.state, second.twin_id) == ("in_review", first.id)
    assert second.erp_key != first.erp_key
    assert broken(hub) == []


def test_the_same_number_through_another_channel_is_held_beside_its_twin_with_evidence(hub: Hub) -> None:
    (first,) = captured(hub, an_edifact(1))
    other = changed(an_edifact(1), b"+NW000000001'", b"+NW99'")
    mailed = Document(other.content, "order.edi", "application/edifact", "mail", {"sender": "einkauf@nordwind.example"})
    (held,) = captured(hub, mailed)
    assert (held.state, held.twin_id, held.number) == ("in_review", first.id, first.number)
    assert any(one.startswith("order.duplicate") for one in held.reasons)
    (pair,) = all_rows(hub.database, tables.duplicates)
    assert (pair.order_id, pair.twin_id, pair.decision) == (held.id, first.id, "")
    assert pair.score >= 50
    assert pair.evidence
    assert [row.order_id for row in all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "erp")] == [first.id]
    assert broken(hub) == []


def test_two_copies_in_one_batch_see_each_other(hub: Hub) -> None:
    first, held = captured(hub, an_edifact(1), changed(an_edifact(1), b"+NW000000001'", b"+NW99'"))
    assert (first.state, held.state, held.twin_id) == ("accepted", "in_review", first.id)


def test_the_order_of_a_stranger_is_read_and_waits(hub: Hub) -> None:
    stranger = changed(an_edifact(7), b"4012345900019", b"4099999000014")
    (row,) = captured(hub, stranger)
    assert (row.state, row.partner, row.number) == ("in_review", "", number_of(7))
    assert "order.partner-new" in row.reasons
    assert row.line_count == 2
    assert count(hub.database, tables.outbox) == 0


def test_what_is_no_order_is_counted_with_its_class(hub: Hub) -> None:
    push(
        hub,
        a_mail("Abwesenheitsnotiz", "Ich bin bis 30.11. nicht im Haus.", Auto_Submitted="auto-replied"),
        a_mail("Anfrage", "Guten Tag,\n\nkönnen Sie uns bitte ein Angebot über 500 Stück Becher machen?\n"),
        a_mail("Rechnung 4711", "Sehr geehrte Damen und Herren,\nanbei unsere Rechnung Nr. 4711 über 120,00 EUR.\n"),
    )
    assert capture(hub).not_orders == 3
    found = all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.parent_id.is_(None))
    assert {row.state for row in found} == {"not_an_order"}
    assert found[0]._mapping["class"] == "out_of_office"
    assert all(row._mapping["class"] for row in found)
    assert broken(hub) == []


def test_what_cannot_be_read_is_kept_and_can_be_tried_again(hub: Hub) -> None:
    broken_bytes = Document(b"\x00\x01" + bytes(range(128, 256)), "broken.bin", "application/octet-stream", "file")
    (identity,) = push(hub, broken_bytes)
    assert capture(hub).unreadable == 1
    for _ in range(5):
        review.retry_document(hub.database, identity, "anna", hub.now())
        assert capture(hub).unreadable == 1
        (row,) = all_rows(hub.database, DOCUMENTS)
        open_now = all_rows(hub.database, tables.findings, tables.findings.c.resolved_at.is_(None))
        # Each try really reads; the attempts of earlier tries do not count against it, nor do their findings pile up.
        assert (row.state, row.attempts, [one.code for one in open_now].count("document.gave-up")) == (
            "unreadable",
            1,
            0,
        )
        assert len({one.code for one in open_now}) == len(open_now)
        # Scanned pages would get more time now than at first.
        assert row.envelope == {FULLY: "yes"}
    with hub.database.begin() as tx:
        assert hub.originals.read(tx, row.sha256) == broken_bytes.content


def test_what_became_readable_becomes_an_order_at_the_next_try(hub: Hub) -> None:
    (identity,) = push(hub, an_edifact(3))
    execute(hub.database, "update documents set state = 'unreadable', attempts = 4 where id = :id", id=identity)
    review.retry_document(hub.database, identity, "anna", hub.now())
    assert capture(hub).orders == 1
    assert the_order(hub.database, number_of(3)).state == "accepted"


def test_a_part_is_tried_again_with_the_whole_it_is_a_part_of(hub: Hub) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.example", "Unterlagen", "<1@b.example>"
    mail.set_content("anbei\n")
    mail.add_attachment(b"\x00\x01\xff" * 40, maintype="application", subtype="octet-stream", filename="x.bin")
    push(hub, Document(mail.as_bytes(), "m.eml", "message/rfc822", "mail"))
    capture(hub)
    _, *parts = all_rows(hub.database, DOCUMENTS)
    assert parts
    review.retry_document(hub.database, parts[-1].id, "anna", hub.now())
    assert capture(hub).taken == 1
    left = all_rows(hub.database, DOCUMENTS)
    assert not [row for row in left if row.state == "received"]
    assert broken(hub) == []


def test_a_poison_document_stops_nobody(hub: Hub) -> None:
    # An order number as long as this cannot stand in an index, and the database takes none of the batch.
    number = "".join(random.Random(1).choices(string.ascii_uppercase + string.digits, k=9000))
    poison = changed(a_web_order(5), b'"1000005"', f'"{number}"'.encode())
    fine = [an_edifact(serial) for serial in range(1, 8)]
    push(hub, *fine[:3], poison, *fine[3:])
    report = capture(hub)
    assert (report.taken, report.orders) == (8, 7)
    assert sorted(ends(hub)) == ["orders"] * 7 + ["unreadable"]
    (why,) = all_rows(hub.database, tables.findings, tables.findings.c.code == "document.store-failed")
    assert why.document_id is not None
    assert broken(hub) == []


def test_a_test_interchange_never_reaches_the_erp(hub: Hub, erp: ScriptedErp) -> None:
    plain = an_edifact(4)
    test = changed(plain, b"+NW000000004'", b"+NW04++++++1'")
    (row,) = captured(hub, test)
    assert (row.test, row.state) == (True, "in_review")
    with pytest.raises(Exception, match="test"):
        review.release(hub.database, row.id, "anna", hub.now())
    deliver(hub)
    assert erp.booked == {}
    assert the_order(hub.database, number_of(4)).state == "in_review"


def test_a_worker_that_lost_its_lease_stores_nothing(make_hub: MakeHub, erp: ScriptedErp) -> None:
    slow, quick = make_hub(erp=erp), make_hub(erp=erp)
    (identity,) = push(slow, an_edifact(1))
    reading = slow.pool.read_many
    known = slow.pool.versions

    class Interrupted:
        """While the slow worker reads, its lease runs out and another one does the work."""

        versions = known

        def read_many(self, contents):
            leases_over(slow, "documents")
            assert capture(quick).orders == 1
            return reading(contents)

    slow.__dict__["pool"] = Interrupted()
    assert capture(slow).orders == 0
    assert count(slow.database, ORDERS) == 1
    assert len(all_rows(slow.database, tables.events, tables.events.c.kind == "order.captured")) == 1
    (row,) = all_rows(slow.database, DOCUMENTS)
    assert (row.id, row.fence, row.state) == (identity, 2, "orders")


def test_a_document_that_kills_its_worker_is_given_up(make_hub: MakeHub) -> None:
    hub = make_hub()

    class Deadly:
        versions = hub.pool.versions

        def read_many(self, contents):
            assert not contents or len(contents) == 1
            if contents:
                raise KeyboardInterrupt
            return []

    hub.__dict__["pool"] = Deadly()
    push(hub, an_edifact(1))
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            capture(hub)
        leases_over(hub, "documents")
    assert capture(hub).unreadable == 1
    (finding,) = all_rows(hub.database, tables.findings)
    assert finding.code == "document.gave-up"


def test_a_document_that_kills_its_worker_takes_no_other_with_it(make_hub: MakeHub) -> None:
    hub = make_hub()
    deadly, reading = an_edifact(4), hub.pool.read_many

    class Deadly:
        versions = hub.pool.versions

        def read_many(self, contents):
            if any(one.content == deadly.content for one in contents):
                raise KeyboardInterrupt
            return reading(contents)

    hub.__dict__["pool"] = Deadly()
    push(hub, *(an_edifact(serial) for serial in range(1, 8)))
    for _ in range(20):
        try:
            if not capture(hub).taken:
                break
        except KeyboardInterrupt:
            leases_over(hub, "documents")
    assert ends(hub) == ["orders"] * 3 + ["unreadable"] + ["orders"] * 3


def test_equal_bytes_and_mapping_give_equal_orders(hub: Hub) -> None:
    captured(hub, an_edifact(1))
    (row,) = all_rows(hub.database, DOCUMENTS)
    with hub.database.begin() as tx:
        (first,) = tx.execute(tables.order_revisions.select()).all()
    read = [hub.pool.read_many([an_edifact(1)])[0].orders[0].order for _ in range(2)]
    assert read[0] == read[1]
    assert first.profile_sha
    assert row.state == "orders"
