"""One order at each door: in, read, booked in a real ERP, shipped by its warehouse, and told back at its door.

Each walk then runs everything again: nothing may be new.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from orderhub.demo.orders import FAX_CALLER, DemoOrder
from orderhub.store.engine import AnyRow
from parsers import edifact_message, x12_message
from tests.live.oscar import oscar
from tests.walk.world import SECRET, World, read_back

BOOKED = ["accepted", "synced", "confirmed", "picked", "shipped", "invoiced"]


def assert_arrived(world: World, row: AnyRow, sent: bytes, source: str, channel: str) -> None:
    """The bytes are kept as they were sent, and the source's books are even."""
    document = world.arrived(row)
    assert (document.source, document.channel, document.state) == (source, channel, "orders")
    assert document.sha256 == hashlib.sha256(sent).hexdigest()
    assert world.original(document) == sent
    balance = world.balance(source)
    assert (balance.difference, balance.unsettled, balance.error) == (0, 0, None)


def assert_booked_once(world: World, row: AnyRow) -> None:
    """Nobody touched it; every state was reached; the ERP has exactly one sale of it, and that is shipped."""
    assert (row.touches, list(row.reasons)) == (0, [])
    assert world.states(row) == BOOKED
    (sale,) = world.sales(row)
    assert (sale["web_id"], sale["number"], sale["shipment_state"]) == (row.erp_key, row.erp_number, "sent")


def places(world: World, row: AnyRow, *paths: str) -> list[object]:
    """Where the values of an order stand in the original; each was set by a rule of a mapping file."""
    order, origin = world.canonical(row)
    assert order.number == row.number
    assert len(order.lines) == row.line_count > 0
    for position, line in enumerate(order.lines, start=1):
        found = origin[f"lines[{position}].quantity.value"]
        assert line.quantity is not None
        assert (found.raw, found.rule.partition(":")[0].endswith(".yaml")) == (f"{line.quantity.value:f}", True)
    return [origin[path].where for path in paths]


def assert_settled(drop: Path, name: str) -> None:
    """The file went from the drop to its `done`; other walks leave files of their own there."""
    assert ((drop / name).exists(), (drop / "done" / name).exists()) == (False, True)


def assert_nothing_new(world: World) -> None:
    """Everything once more changes nothing, and every promise is kept."""
    before = world.footprint()
    world.walk()
    assert world.footprint() == before
    assert world.broken_promises() == []


def assert_mails(world: World, number: str, to: str, asked: str | None) -> None:
    """A receipt and a shipping mail, each once, each an answer to the order's mail where there was one."""
    receipt, shipped = world.mails_about(number)
    assert (receipt["Subject"], shipped["Subject"]) == (
        f"Eingang Ihrer Bestellung {number}",
        f"Ihre Bestellung {number} ist unterwegs",
    )
    assert [one["To"] for one in (receipt, shipped)] == [to, to]
    assert [one["In-Reply-To"] for one in (receipt, shipped)] == [asked, asked]
    assert receipt["Message-ID"] != shipped["Message-ID"]
    assert "0034" in shipped.get_content()


@pytest.mark.live("tryton")
def test_edifact_in_a_drop_folder(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["edifact"]
    world.drop(world.home / "edi-in", order.name, order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "edi", "edi")
    assert_settled(world.home / "edi-in", order.name)
    (number,) = places(world, row, "number")
    assert (number.tag, order.content[number.offset :][: number.length]) == ("BGM", order.number.encode())
    assert_booked_once(world, row)
    ordrsp, desadv = sorted(world.replies("nordwind", order.number), reverse=True)
    answer, advice = read_back(edifact_message, ordrsp), read_back(edifact_message, desadv)
    assert (answer.keys["message"], advice.keys["message"]) == ("ORDRSP", "DESADV")
    assert answer.keys["receiver"] == advice.keys["receiver"] == "4012345900019:14"
    assert answer.keys["interchange"] != advice.keys["interchange"]
    assert all(order.number.encode() in one.read_bytes() for one in (ordrsp, desadv))
    assert_nothing_new(world)


@pytest.mark.live("tryton")
@pytest.mark.live("sshd")
def test_x12_over_sftp(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["x12"]
    world.drop(world.sftp_drop, order.name, order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "edi-sftp", "edi")
    assert_settled(world.sftp_drop, order.name)
    (number,) = places(world, row, "number")
    assert (number.tag, order.content[number.offset :][: number.length]) == ("BEG", order.number.encode())
    assert_booked_once(world, row)
    said = {one.name.partition("-")[0]: read_back(x12_message, one) for one in world.replies("widgetco", order.number)}
    assert {name: one.keys["message"] for name, one in said.items()} == {"997": "997", "855": "855", "856": "856"}
    assert b"AK9*A*1*1*1" in next(p for p in world.replies("widgetco", order.number) if "997" in p.name).read_bytes()
    assert_nothing_new(world)


@pytest.mark.live("tryton")
def test_a_pdf_by_mail(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["mail_pdf"]
    world.mail_in(order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "postfach", "mail")
    number, quantity = places(world, row, "number", "lines[1].quantity.value")
    assert (number.page, quantity.page) == (1, 1)
    assert number.box[1] < number.box[3] < quantity.box[1] < quantity.box[3] <= 10_000
    assert_booked_once(world, row)
    asked = f"<{order.number}@bergmann-gastro.example>"
    assert_mails(world, order.number, "einkauf@bergmann-gastro.example", asked)
    assert_nothing_new(world)


@pytest.mark.live("tryton")
def test_the_words_of_a_mail(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["mail_body"]
    world.mail_in(order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "postfach", "mail")
    number, quantity = places(world, row, "number", "lines[1].quantity.value")
    assert None is not number.offset < quantity.offset
    assert_booked_once(world, row)
    asked = f"<{order.number}@fjordfisch.example>"
    assert_mails(world, order.number, "kueche@fjordfisch.example", asked)
    assert_nothing_new(world)


@pytest.mark.live("tryton")
def test_a_fax_is_recognised(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["fax"]
    world.drop(world.home / "fax", order.name, order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "fax", "fax")
    assert world.arrived(row).envelope["caller"] == FAX_CALLER
    number, quantity = places(world, row, "number", "lines[1].quantity.value")
    assert number.page == 1
    assert number.box[3] < quantity.box[1]
    _, origin = world.canonical(row)
    assert origin["number"].engine
    assert_booked_once(world, row)
    assert_mails(world, order.number, "werkstatt@hansa-technik.example", None)
    assert_nothing_new(world)


@pytest.mark.live("tryton")
def test_a_table_in_a_folder(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["csv"]
    world.drop(world.home / "files", order.name, order.content)
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "dateien", "file")
    number, quantity = places(world, row, "number", "lines[2].quantity.value")
    assert (number.row, number.cell, quantity.row, quantity.cell) == (2, "Best.-Nr.", 3, "Menge")
    assert order.content[number.offset :][: number.length] == order.number.encode()
    assert_booked_once(world, row)
    assert_mails(world, order.number, "bestellung@moebel-krause.example", None)
    assert_nothing_new(world)


@pytest.mark.live("tryton")
def test_a_push_to_the_public_api(world: World, seven_orders: dict[str, DemoOrder]) -> None:
    order = seven_orders["web"]
    first = world.push(order.content, "walk-1")
    assert world.push(order.content, "walk-1") == first
    world.walk()
    row = world.order(order.number)
    assert_arrived(world, row, order.content, "api:teeladen", "web")
    assert world.arrived(row).id == first["document"]
    number, quantity = places(world, row, "number", "lines[1].quantity.value")
    assert (number.pointer, quantity.pointer) == ("/number", "/lines/0/quantity")
    assert_booked_once(world, row)
    assert_callbacks(world, row)
    assert_nothing_new(world)


SHOP = """
profile: demo-laden-orders
extends: teeladen-orders
match: {format: json, shop: demo-laden}
partner:
  slug: demo-laden
  name: Demo-Laden
  customer_number: KD-1009
  replies: [callback]
order:
  # The shop's admin API names a country by its address: http://shop.example/api/countries/DE/
  buyer.address.country: {from: billing_address/country, split: {at: "/", take: -2}}
  delivery_party.address.country: {from: shipping_address/country, split: {at: "/", take: -2}}
"""


@pytest.mark.live("tryton")
@pytest.mark.live("oscar")
def test_a_polled_shop(world: World, tmp_path: Path) -> None:
    with oscar(tmp_path) as shop:
        shelf = sqlite3.connect(shop.database)
        with shelf:  # the demo shop sells what the demo ERP has, at its price
            shelf.execute("update partner_stockrecord set partner_sku = 'NW-1103', price = 6.2 where id = 1")
        shelf.close()
        bought = shop.buy({"NW-1103": 3})
        source = {"name": "demo-laden", "kind": "oscar", "url": shop.url, "user": shop.user, "password": shop.password}
        with world.with_shop(source, SHOP):
            world.walk()
            row = world.order(bought["number"])
            content = world.original(world.arrived(row))
            assert_arrived(world, row, content, "demo-laden", "web")
            assert json.loads(content)["number"] == bought["number"]
            (number,) = places(world, row, "number")
            assert number.pointer == "/number"
            assert_booked_once(world, row)
            assert_callbacks(world, row)
            assert_nothing_new(world)


def assert_callbacks(world: World, row: AnyRow) -> None:
    """Each state once, in order, signed as Standard Webhooks say, under a key of its own."""
    got = world.callbacks(row.number)
    said = [json.loads(one.body) for one in got]
    assert [one["state"] for one in said] == ["synced", "confirmed", "picked", "shipped", "invoiced"]
    assert {one["order_number"] for one in said} == {row.number}
    assert said[3]["shipment"]["tracking"]
    assert len({one.headers["webhook-id"] for one in got}) == len(got)
    for one in got:
        signed = f"{one.headers['webhook-id']}.{one.headers['webhook-timestamp']}.".encode() + one.body
        digest = hmac.new(b64decode(SECRET.removeprefix("whsec_")), signed, hashlib.sha256).digest()
        assert one.headers["webhook-signature"] == "v1," + b64encode(digest).decode()
