"""What the order desk is promised, on one order from every door and one that needed a person, booked in a real ERP."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from orderhub.bench.documents import articles_of, edifact
from orderhub.demo.orders import seven
from orderhub.order import changes
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.deliver import deliver
from orderhub.steps.receive import receive_all
from orderhub.steps.work import drain
from orderhub.store import pages_order, tables
from orderhub.store.engine import AnyRow
from orderhub.web.formatting import Writer
from tests.live.waiting import wait_until
from tests.steps.rig import all_rows, due_now
from tests.walk.conftest import MAPPINGS
from tests.walk.desk import Person, desk
from tests.walk.world import World

pytestmark = pytest.mark.live("tryton")
NO_HANDS = ("edifact", "x12", "mail_pdf", "mail_body", "csv", "web")
UNKNOWN = "4006381333931"


@dataclass
class Brought:
    """What came in: bytes by order number, and the order that a person had to mend."""

    world: World
    sent: dict[str, bytes]
    door: dict[str, str]
    mended: str

    def row(self, number: str) -> AnyRow:
        return self.world.order(number)


@pytest.fixture(scope="module")
def brought(world: World) -> Brought:
    """One order at each door and one with an article that nobody knows; the ERP is away for a while; all is shipped."""
    articles = articles_of(MAPPINGS)
    orders = seven(77, articles)
    strange = [(msgspec.structs.replace(articles[0], gtin=UNKNOWN), 7), (articles[1], 3)]
    doubtful = edifact(7, 7788, strange)
    for one in orders:
        if one.door in ("mail_pdf", "mail_body"):
            world.mail_in(one.content)
        elif one.door == "web":
            world.push(one.content, "desk-77")
        else:
            folders = {"edifact": world.home / "edi-in", "x12": world.sftp_drop, "csv": world.home / "files",
                       "fax": world.home / "fax"}  # fmt: skip
            world.drop(folders[one.door], one.name, one.content)
    world.drop(world.home / "edi-in", doubtful.name, doubtful.content)
    receive_all(world.hub)
    for step in (capture, capture_scans):
        drain(step, world.hub)
    world.tryton.kill()
    assert drain(deliver, world.hub)[0].busy
    sent = {one.number: one.content for one in orders} | {doubtful.number: doubtful.content}
    doors = {one.number: one.door for one in orders} | {doubtful.number: "edifact"}
    found = Brought(world, sent, doors, doubtful.number)
    with desk(world.hub) as person:
        for number in (*(one.number for one in orders if one.door == "fax"), doubtful.number):
            settle(found, person, number, articles[0].number)
    world.tryton.start()
    wait_until(lambda: answers(world), 60, "the ERP")
    due_now(world.hub)
    world.walk()
    return found


def answers(world: World) -> bool:
    try:
        return isinstance(world.tryton.warehouse().search("sale.sale", [], ["id"]), list)
    except Exception:  # noqa: BLE001 -- it is still starting
        return False


def settle(found: Brought, person: Person, number: str, article: str) -> None:
    """As a clerk does it: look for a while, mend what is doubtful, release."""
    row = found.row(number)
    if row.state != "in_review":
        return
    for seconds in (30, 60):
        person.sends(f"/orders/{row.id}/attention", {"seconds": str(seconds)}, status=204)
    typed = {"revision": str(row.revision)}
    if number == found.mended:
        typed |= {"f:lines[1].item.seller_id": article, "f:lines[1].item.gtin": ""}
    person.sends(f"/orders/{row.id}/release", typed)


def texts(page: Any, selector: str) -> str:
    return " ".join(" ".join(one.text_content() for one in page.cssselect(selector)).split())


@pytest.mark.feature("S1-04")
def test_two_clicks_from_any_number_to_the_original(brought: Brought) -> None:
    """From the ERP's number of an order from every door; once from each other number that somebody may name."""
    world = brought.world
    for number, content in brought.sent.items():
        row = brought.row(number)
        assert row.erp_number
        with desk(world.hub) as person:
            results = person.searches(row.erp_number)
            (link,) = [one for one in results.cssselect("a.open") if one.get("href").endswith(f"/{row.id}")]
            page = person.clicks_on(link)
            assert_all_is_told(world, row, page)
            (last,) = page.cssselect("p.origin")
            downloads = last.cssselect("a[download]")
            answer = person.clicks_on(downloads[-1])
            assert person.clicks == 2
            assert answer.content == content, brought.door[number]
            part = person.client.get(downloads[0].get("href"))
            assert hashlib.sha256(part.content).hexdigest() in texts(page, ".break")
    row = brought.row(brought.mended)
    with world.hub.database.begin() as tx:
        (shipment,) = pages_order.shipments_of(tx, row.id)
        invoice = next(one.reference for one in pages_order.statuses_of(tx, row.id) if one.kind == "invoiced")
    assert shipment.tracking
    assert invoice
    with desk(world.hub) as person:
        for words in (row.number, invoice, shipment.tracking, shipment.reference):
            links = [one.get("href") for one in person.searches(words).cssselect("a.open")]
            assert f"/hub/orders/{row.id}" in links, words


def assert_all_is_told(world: World, row: AnyRow, page: Any) -> None:
    """On the page of the order: hash, sender, time of arrival, parser, mapping with version, who changed what when."""
    with world.hub.database.begin() as tx:
        revisions = pages_order.revisions(tx, row.id)
        document = pages_order.find_document(tx, row.document_id)
        events = pages_order.events_of(tx, order_id=row.id)
    said = {dt.text_content().strip(): dt.getnext().text_content().strip() for dt in page.cssselect("dl.plain dt")}
    assert document is not None
    assert said["SHA-256"] == document.sha256
    assert said["Absender"]
    assert page.cssselect("dl.plain time")[0].get("datetime") == document.received_at.isoformat()
    assert said["Leser"] == document.parser
    assert revisions[0].profile in said["Zuordnung"]
    assert said["Version"] == revisions[0].profile_sha[:12]
    listed = [one.text_content() for one in page.cssselect("ol.events li")]
    assert len(listed) == len(events)
    for one, shown in zip(reversed(events), listed, strict=True):
        assert one.by in shown
    stamps = [one.cssselect("time")[0].get("datetime") for one in page.cssselect("ol.events li")]
    assert stamps == [one.at.isoformat() for one in reversed(events)]
    if row.touches:
        assert any(one.by == "ops" for one in revisions[1:]) == (len(revisions) > 1)
        assert "ops" in " ".join(listed)


@pytest.mark.feature("S1-05")
def test_every_span_until_the_erp_has_it(brought: Brought) -> None:
    world, row = brought.world, brought.row(brought.mended)
    with desk(world.hub, language="en") as person:
        page = person.goes_to(f"/orders/{row.id}")
        stages = [one.text_content() for one in page.cssselect("ol.stages li.reached")]
        for name in ("Received", "Read", "Decided", "Sent to ERP", "Booked in ERP", "ERP confirmed"):
            assert any(name.lower() in one.lower() for one in stages), (name, stages)
        assert all(one.cssselect("small") for one in page.cssselect("ol.stages li.reached")[1:])
        waited = [one.get("data-wait") for one in page.cssselect("table.waits tr[data-wait]")]
        assert waited == ["capture", "article", "erp", "release"]
        clean = next(number for number, door in brought.door.items() if door == "edifact" and number != row.number)
        page = person.goes_to(f"/orders/{brought.row(clean).id}")
        waited = [one.get("data-wait") for one in page.cssselect("table.waits tr[data-wait]")]
        assert waited == ["capture", "erp", "erp-away", "release"]
        figures = person.goes_to("/figures?days=1")
        assert_percentiles(world, figures, "by-channel", lambda one: one.channel)
        assert_percentiles(world, figures, "by-customer", lambda one: one.customer_number)
        of_one = person.goes_to(f"/figures?days=1&customer={row.customer_number}")
        listed = {one.get("data-name") for one in of_one.cssselect("#waits tr[data-name]")}
        assert {"article", "erp-away", "release"} <= listed
        (only,) = of_one.cssselect("#by-customer tr[data-name]")
        assert only.get("data-name") == row.customer_number


def assert_percentiles(world: World, page: Any, table: str, of: Any) -> None:
    """p50 and p95 of each row are those of its orders, reckoned here from the two instants of each."""
    groups: dict[str, list[float]] = defaultdict(list)
    for one in all_rows(world.hub.database, tables.orders, tables.orders.c.synced_at.is_not(None)):
        groups[of(one)].append((one.synced_at - one.received_at).total_seconds())
    rows = {one.get("data-name"): one for one in page.cssselect(f"#{table} tr[data-name]")}
    assert set(groups) <= set(rows)
    write = Writer("en", "Europe/Berlin")
    for name, spans in groups.items():
        cells = [one.text_content().strip() for one in rows[name].cssselect("td.number")]
        assert cells[-3:-1] == [write.span(continuous(spans, share)) for share in (0.5, 0.95)], name


def continuous(values: list[float], share: float) -> float:
    """The percentile with linear interpolation, as the SQL standard's percentile_cont has it."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


@pytest.mark.feature("S1-06")
def test_what_was_written_what_we_understood_and_what_the_erp_was_told(brought: Brought) -> None:
    """Field by field on the page, for an order from every door; the third column is compared with the ERP itself."""
    world = brought.world
    for number in brought.sent:
        row = brought.row(number)
        order, origin = world.canonical(row)
        with desk(world.hub, language="en") as person:
            page = person.goes_to(f"/orders/{row.id}")
        fields = {one.get("data-field"): one for one in page.cssselect("[data-field]")}
        _, understood, in_erp = three_columns(fields["number"])
        assert texts(fields["number"], ".raw") == origin["number"].raw
        assert (understood, in_erp) == (number, f"{number}/reference")
        (sale,) = world.tryton.warehouse().search(
            "sale.sale", [["web_id", "=", row.erp_key]],
            ["reference", "lines.sequence", "lines.quantity", "lines.unit_price", "lines.product.code"],
        )  # fmt: skip
        assert sale["reference"] == number
        booked = sorted(sale["lines"], key=lambda one: one["sequence"])
        for place, (line, theirs) in enumerate(zip(order.lines, booked, strict=True), start=1):
            prefix = f"lines[{place}]"
            assert Decimal(told(fields[f"{prefix}.quantity.value"])) == Decimal(str(theirs["quantity"]))
            price = theirs["unit_price"]
            price = price["decimal"] if isinstance(price, dict) else str(price)
            assert Decimal(told(fields[f"{prefix}.price.net"])) == Decimal(price)
            assert theirs["product"]["code"] == line.item.seller_id
            shown = fields[f"{prefix}.quantity.value"]
            assert origin[f"{prefix}.quantity.value"].raw in texts(shown, ".place") + texts(shown, "small")
        (content,) = page.cssselect("#sent-to-erp pre")
        assert json.loads(content.text_content())["reference"] == number
        # Every field with a value has its row, and whatever was read from the paper says so.
        for path, _ in changes.fields(order):
            if path in fields and origin.get(path) and origin[path].raw:
                assert " ".join(origin[path].raw.split())[:20] in " ".join(fields[path].text_content().split()) or (
                    origin[path].raw[:20] in (fields[path].get("title") or "")
                ), path


def three_columns(field: Any) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in field.xpath("./td")]


def told(cell: Any) -> str:
    """What the cell of a line says about the ERP."""
    (small,) = cell.cssselect("small.erp")
    return str(small.text_content().split()[-1])


@pytest.mark.feature("S1-08")
def test_a_clean_order_needs_no_click_and_the_others_minutes_are_counted(brought: Brought) -> None:
    world = brought.world
    for number, door in brought.door.items():
        row = brought.row(number)
        if door in NO_HANDS and number != brought.mended:
            assert (row.touches, row.erp_number != "") == (0, True), door
    mended = brought.row(brought.mended)
    assert mended.touches > 0
    with desk(world.hub, language="en") as person:
        page = person.goes_to("/figures?days=1")
        rows = {one.get("data-name"): one for one in page.cssselect("#by-channel tr[data-name]")}
        orders = all_rows(world.hub.database, tables.orders, ~tables.orders.c.test)
        with world.hub.database.begin() as tx:
            looked = dict(tx.execute(tables.attention.select().with_only_columns(
                tables.attention.c.order_id, tables.attention.c.seconds)).all())  # fmt: skip
        for channel in {one.channel for one in orders}:
            mine = [one for one in orders if one.channel == channel]
            done = [one for one in mine if one.synced_at]
            cells = [one.text_content().strip() for one in rows[channel].cssselect("td.number")]
            clean = [
                one for one in mine if one.touches == 0 and one.state not in ("in_review", "rejected", "duplicate")
            ]
            assert cells[3] == percent(len(clean) / len(mine))
            assert cells[4] == percent(sum(one.touches == 0 for one in done) / len(done))
            seconds = sum(looked.get(one.id, 0) for one in mine)
            assert Decimal(cells[5]) == round(Decimal(seconds) / 60 / len(mine), 1)
        assert 30 <= looked[mended.id] <= 90


def percent(share: float) -> str:
    return f"{share * 100:.1f}\N{NO-BREAK SPACE}%"
