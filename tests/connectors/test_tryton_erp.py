"""The Tryton connector against a real Tryton 8.2 with its own database, and its warehouse worker."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from msgspec.structs import replace

from connectors.tryton_erp import TrytonErp
from connectors.tryton_erp.sales import number_of
from orderhub import clock
from orderhub.errors import RemoteRefused
from orderhub.order.model import (
    Address,
    AllowanceCharge,
    Contact,
    Item,
    Line,
    Note,
    Order,
    Party,
    Period,
    Price,
    Quantity,
)
from orderhub.ports import Delivery, ErpReceipt, Refused
from orderhub.testing.erp_contract import ErpContract
from tests.live.tryton import Tryton, tryton

BRANCH = "Nordwind Filiale 12"
pytestmark = pytest.mark.live("tryton")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tryton]:
    with tryton(tmp_path_factory.mktemp("tryton")) as running:
        yield running


@pytest.fixture
def erp(server: Tryton) -> Iterator[TrytonErp]:
    found = server.erp()
    yield found
    found.close()


@pytest.fixture
def order(erp: TrytonErp) -> Order:
    return an_order(erp)


def an_order(erp: TrytonErp) -> Order:
    """Two articles and a customer that this ERP has; the second line's number is no plain integer."""
    first, second, *_ = erp.articles()
    return Order(
        number="PO-4711",
        currency="EUR",
        buyer=Party(customer_number="KD-1001"),
        lines=(
            Line(number="10", item=Item(seller_id=first.number), quantity=Quantity(value=Decimal(3)),
                 price=Price(net=Decimal("5.49"))),
            Line(number="0020", item=Item(gtin=second.gtin), quantity=Quantity(value=Decimal(2), unit=second.unit),
                 price=Price(net=Decimal("10.98"), base_quantity=Decimal(2))),
        ),
    )  # fmt: skip


def sales(erp: TrytonErp, key: str, *fields: str) -> list[dict]:
    return erp._rest.search("sale.sale", [["web_id", "=", key]], ["state", *fields])


def key() -> str:
    return f"order-{uuid4()}"


class TestTrytonErp(ErpContract):
    @pytest.fixture
    def erp(self, erp: TrytonErp) -> TrytonErp:
        return erp

    @pytest.fixture
    def order(self, order: Order) -> Order:
        return order

    @pytest.fixture
    def count(self, erp: TrytonErp):
        return lambda wanted: len(sales(erp, wanted))

    @pytest.fixture
    def unreachable(self) -> TrytonErp:
        return TrytonErp("gone", "http://127.0.0.1:1", "no-key")

    @pytest.fixture
    def finish(self, server: Tryton):
        return server.warehouse().finish


def test_a_posted_invoice_tells_its_amounts(server: Tryton, erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), order, hold=False)
    (_,) = erp.put([delivery], {})
    server.warehouse().finish()
    events, _ = erp.watch({})
    (invoiced,) = [one for one in events if one.order_key == delivery.key and one.kind == "invoiced"]
    posted = invoiced.invoice
    assert posted is not None
    assert posted.currency == "EUR"
    assert posted.gross == posted.net + posted.tax
    assert posted.net == sum(line.amount for line in posted.lines.values())
    assert {number: line.price for number, line in posted.lines.items()} == {
        "10": Decimal("5.49"), "0020": Decimal("5.49"),
    }  # fmt: skip
    assert sum(tax.amount for tax in posted.taxes) == posted.tax


def test_a_second_blind_put_under_one_key_finds_the_first_sale(erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), order, hold=False)
    (first,) = erp.put([delivery], {})
    (second,) = erp.put([delivery], {})  # nothing found: as if the first answer and the look-up had raced
    assert first == second
    assert len(sales(erp, delivery.key)) == 1


def test_the_sale_holds_what_was_ordered(erp: TrytonErp, order: Order) -> None:
    wish = clock.now().date() + timedelta(days=9)
    freight = AllowanceCharge(charge=True, amount=Decimal("4.90"), reason="Fracht")
    notes = (Note(text="Rampe 4"),)
    asked = replace(order, requested_delivery=Period(earliest=wish), notes=notes, allowances_charges=(freight,))
    delivery = Delivery(key(), asked, order_id=17)
    (receipt,) = erp.put([delivery], {})
    assert isinstance(receipt, ErpReceipt), receipt
    (sale,) = sales(erp, delivery.key, "reference", "comment", "untaxed_amount", "total_amount", "shipping_date",
                    "party.code", "description", "lines.sequence", "lines.note", "lines.quantity")  # fmt: skip
    assert sale["reference"] == "PO-4711"
    assert sale["comment"] == "Rampe 4"
    assert sale["party"]["code"] == "KD-1001"
    assert "17" in sale["description"]
    goods = 3 * Decimal("5.49") + 2 * Decimal("5.49")
    assert Decimal(sale["untaxed_amount"]["decimal"]) == goods + Decimal("4.90")
    taxed = (goods * Decimal("1.19")).quantize(Decimal("0.01"))
    assert Decimal(sale["total_amount"]["decimal"]) == taxed + Decimal("4.90")
    assert date(*(sale["shipping_date"][part] for part in ("year", "month", "day"))) == wish
    assert [number_of(line["sequence"], line["note"]) for line in sale["lines"]][:2] == ["10", "0020"]


def test_a_date_in_the_past_does_not_stop_the_order(erp: TrytonErp, order: Order) -> None:
    late = replace(order, requested_delivery=Period(latest=date(2020, 1, 1)))
    (receipt,) = erp.put([Delivery(key(), late)], {})
    assert isinstance(receipt, ErpReceipt), receipt


def test_a_new_delivery_address_is_made_once(erp: TrytonErp, order: Order) -> None:
    branch = Party(
        name="Filiale Süd", address=Address(street="Neue Str. 4", postal_code="80331", city="München", country="DE")
    )
    keys = [key(), key()]
    for one in keys:
        (receipt,) = erp.put([Delivery(one, replace(order, delivery_party=branch))], {})
        assert isinstance(receipt, ErpReceipt), receipt
    first, second = (sales(erp, one, "shipment_address.city", "invoice_address")[0] for one in keys)
    assert first["shipment_address"]["city"] == "München"
    assert first["shipment_address"]["id"] == second["shipment_address"]["id"] != first["invoice_address"]


def test_a_branch_is_known_by_its_gln_and_an_unknown_one_stops_the_order(erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), replace(order, delivery_party=Party(gln="4012345900118")))
    list(erp.put([delivery], {}))
    assert sales(erp, delivery.key, "shipment_address.party_name")[0]["shipment_address"]["party_name"] == BRANCH
    own = Delivery(key(), replace(order, delivery_party=Party(gln="4012345900019")))
    list(erp.put([own], {}))
    assert sales(erp, own.key, "shipment_address.city")[0]["shipment_address"]["city"] == "Hamburg"
    strange = Delivery(key(), replace(order, delivery_party=Party(gln="4012345909999")))
    (answer,) = erp.put([strange], {})
    assert isinstance(answer, Refused)
    assert (answer.code, answer.params["value"]) == ("erp.delivery-unknown", "4012345909999")


def test_a_customer_is_known_by_gln_and_by_mail_address(erp: TrytonErp, order: Order) -> None:
    known = next(one for one in erp.customers() if {"gln", "email"} <= {scheme for scheme, _ in one.identifiers})
    schemes = dict(known.identifiers)
    for buyer in (Party(gln=schemes["gln"]), Party(contact=Contact(email=schemes["email"]))):
        delivery = Delivery(key(), replace(order, buyer=buyer))
        list(erp.put([delivery], {}))
        assert sales(erp, delivery.key, "party.code")[0]["party"]["code"] == known.number


@pytest.mark.parametrize(
    ("change", "code", "params"),
    [
        (
            {"buyer": Party(customer_number="KD-0")},
            "erp.party-unknown",
            {"field": "buyer.customer_number", "value": "KD-0"},
        ),
        ({"buyer": None}, "erp.party-unknown", {"field": "buyer.name", "value": ""}),
        ({"currency": "XXX"}, "erp.currency-unknown", {"field": "currency", "value": "XXX"}),
        (
            {"lines": (Line(number="1", item=Item(seller_id="NO-SUCH"), quantity=Quantity(value=Decimal(1))),)},
            "erp.article-unknown",
            {"field": "lines[1].item.seller_id", "value": "NO-SUCH"},
        ),
    ],
)
def test_what_the_erp_does_not_know_is_named(erp: TrytonErp, order: Order, change, code, params) -> None:
    delivery = Delivery(key(), replace(order, **change))
    assert list(erp.put([delivery], {})) == [Refused(delivery.key, code, params)]
    assert sales(erp, delivery.key) == []


@pytest.mark.parametrize(("unit", "code"), [("QQQ", "erp.unit-unknown"), ("KGM", "erp.unit-differs")])
def test_a_unit_that_does_not_fit_is_named(erp: TrytonErp, order: Order, unit: str, code: str) -> None:
    line = replace(order.lines[0], quantity=Quantity(value=Decimal(1), unit=unit))
    (answer,) = erp.put([Delivery(key(), replace(order, lines=(line,)))], {})
    assert isinstance(answer, Refused)
    assert (answer.code, answer.params["field"], answer.params["value"]) == (code, "lines[1].quantity.unit", unit)


def test_the_erps_own_refusal_is_told_in_its_words(erp: TrytonErp, order: Order) -> None:
    line = replace(order.lines[0], quantity=Quantity(value=Decimal("1.5")))  # a crate cannot be halved there
    (answer,) = erp.put([Delivery(key(), replace(order, lines=(line,)))], {})
    assert isinstance(answer, Refused)
    assert (answer.code, answer.outcome) == ("erp.refused", "refused")
    assert len(answer.params["words"]) > 20


def test_a_draft_that_a_crash_left_is_resumed(erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), order, hold=False)
    party = erp._rest.search("party.party", [["code", "=", "KD-1001"]], ["code"])[0]["id"]
    erp._rest.create("sale.sale", {"web_shop": erp._shop(), "web_id": delivery.key, "party": party})
    found = erp.find([delivery.key])
    assert not found[delivery.key].complete
    (receipt,) = erp.put([delivery], found)
    assert isinstance(receipt, ErpReceipt), receipt
    assert receipt.state == "processing"
    (sale,) = sales(erp, delivery.key, "lines", "reference")
    assert (len(sale["lines"]), sale["reference"]) == (2, "PO-4711")


def test_a_quotation_that_a_crash_left_is_confirmed_and_a_held_one_is_not(erp: TrytonErp, order: Order) -> None:
    released, held = Delivery(key(), order, hold=False), Delivery(key(), order, hold=True)
    number = erp._create(released.key, _wanted(erp, released))
    erp._rest.press("sale.sale", number, "quote")
    list(erp.put([held], {}))
    found = erp.find([released.key, held.key])
    assert (found[released.key].complete, found[held.key].complete) == (False, True)
    states = {one.key: one.state for one in erp.put([released, held], found)}
    assert states == {released.key: "processing", held.key: "quotation"}


def _wanted(erp: TrytonErp, delivery: Delivery):
    from connectors.tryton_erp import sales as building

    return building.build(delivery.order, 1, erp._master, clock.now().date(), hold=delivery.hold)


def test_a_held_sale_can_be_released_later(erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), order, hold=True)
    (held,) = erp.put([delivery], {})
    (released,) = erp.put([replace(delivery, hold=False)], {delivery.key: held})
    assert (held.state, released.state) == ("quotation", "processing")


def test_a_cancelled_sale_is_told(erp: TrytonErp, order: Order) -> None:
    delivery = Delivery(key(), order)
    (receipt,) = erp.put([delivery], {})
    erp._rest.press("sale.sale", int(receipt.external_id), "cancel")
    events, _ = erp.watch({})
    assert [one.kind for one in events if one.order_key == delivery.key] == ["cancelled"]


def test_a_revoked_key_is_the_installations_fault(server: Tryton, order: Order) -> None:
    with TrytonContext(TrytonErp("t", server.url, "wrong-key")) as stranger:
        with pytest.raises(RemoteRefused, match=r"erp\.login-refused"):
            stranger.find(["x"])
        (answer,) = stranger.put([Delivery(key(), order)], {})
        assert (answer.code, answer.outcome) == ("erp.login-refused", "busy")
        assert "wrong-key" not in repr(stranger)


class TrytonContext:
    def __init__(self, erp: TrytonErp) -> None:
        self.erp = erp

    def __enter__(self) -> TrytonErp:
        return self.erp

    def __exit__(self, *_: object) -> None:
        self.erp.close()


class Cutting:
    """A wire to the ERP that lets one request through and drops its answer: the classical lost acknowledgement."""

    def __init__(self, port: int, method: bytes) -> None:
        self._target, self._method = port, method
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.cut = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target)) as erp:
            while True:
                asked = client.recv(1 << 20)
                if not asked:
                    return
                erp.sendall(asked)
                while b"\r\n\r\n" in asked and _missing(asked):
                    more = client.recv(1 << 20)
                    erp.sendall(more)
                    asked += more
                told = b""
                while not told or _missing(told):
                    told += erp.recv(1 << 20)
                if asked.startswith(self._method) and not self.cut.is_set():
                    self.cut.set()
                    return
                client.sendall(told)

    def close(self) -> None:
        self._server.close()


def _missing(message: bytes) -> int:
    head, _, body = message.partition(b"\r\n\r\n")
    sizes = [line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return int(sizes[0]) - len(body) if sizes else 0


def test_a_lost_answer_is_unknown_and_the_next_round_finds_the_sale(
    server: Tryton, erp: TrytonErp, order: Order
) -> None:
    wire = Cutting(server.port, b"POST /erp/rest/model/sale.sale ")
    delivery = Delivery(key(), order, hold=False)
    with TrytonContext(TrytonErp("t", f"http://127.0.0.1:{wire.port}", server.keys["hub"])) as shaky:
        (lost,) = shaky.put([delivery], {})
        assert isinstance(lost, Refused)
        assert (lost.outcome, lost.code) == ("unknown", "erp.outcome-unknown")
        (receipt,) = shaky.put([delivery], shaky.find([delivery.key]))
    wire.close()
    assert isinstance(receipt, ErpReceipt), receipt
    assert [one["state"] for one in sales(erp, delivery.key)] == ["processing"]


def test_a_killed_erp_makes_busy_and_the_order_is_booked_once_when_it_is_back(tmp_path, order: Order) -> None:
    with tryton(tmp_path) as server:
        erp = server.erp()
        delivery = Delivery(key(), order, hold=False)
        number = erp._create(delivery.key, _wanted(erp, delivery))
        server.kill()
        (gone,) = erp.put([delivery], {})
        assert isinstance(gone, Refused)
        assert gone.outcome in ("busy", "unknown")
        server.start()
        found = erp.find([delivery.key])
        (receipt,) = erp.put([delivery], found)
        assert isinstance(receipt, ErpReceipt), receipt
        assert (receipt.state, receipt.external_id) == ("processing", str(number))
        assert len(sales(erp, delivery.key)) == 1
        erp.close()
