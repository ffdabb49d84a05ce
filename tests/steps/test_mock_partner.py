"""An independent partner plays the other side over folders: `mock-edi` orders from us, and sells to us.

It validates what it gets against its own dictionary, answers what it reads, and misbehaves on demand.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from mockedi.testing import Mock

from connectors.drop_folder import DropFolder
from connectors.drop_sender import DropSender
from orderhub import clock
from orderhub.capturing.pool import ParserPool
from orderhub.document import Document
from orderhub.order.model import from_json
from orderhub.ports import Invoiced, InvoicedLine, InvoicedTax
from orderhub.settings import Settings
from orderhub.steps.capture import capture
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.overdue import find_overdue
from orderhub.steps.publish import publish
from orderhub.steps.receive import receive_all
from orderhub.steps.watch_erp import watch_erp
from orderhub.steps.work import drain
from orderhub.store import tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import ARTICLES, MAPPINGS, REPLIES, ScriptedErp, all_rows, broken, event, push

OURS = {"EDIFACT": ("4399901000018", "14", "D:96A:UN"), "X12": ("ORDERHUB", "ZZ", "004010")}
THEIRS = {"EDIFACT": ("4012345900019", "14"), "X12": ("WIDGETCO", "ZZ")}
WANTED = {
    "EDIFACT": ("ORDERS, ORDCHG", "contrl, ordrsp, desadv, invoic"),
    "X12": ('"850", "860"', '"997", "855", "856", "810"'),
}
PROFILE = """\
profile: mocked-{dialect}
about: A partner that is played by mock-edi.
extends: generic-{dialect}-orders
match: {{format: {dialect}, message: [{messages}], sender_id: "{sender}"}}
partner:
  slug: mocked
  name: Mocked Buyer
  language: en
  customer_number: KD-1001
  replies: [{replies}]
order:
  buyer.customer_number: {{const: KD-1001}}
"""


@pytest.fixture(scope="module")
def mocked_pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ParserPool, Path]]:
    """Readers that know the mock as a partner of both dialects."""
    home = tmp_path_factory.mktemp("mocked")
    shutil.copytree(MAPPINGS, home / "mappings")
    shutil.rmtree(home / "mappings" / "partners")
    (home / "mappings" / "partners").mkdir()
    for dialect, (messages, replies) in WANTED.items():
        text = PROFILE.format(dialect=dialect.lower(), messages=messages, replies=replies, sender=THEIRS[dialect][0])
        (home / "mappings" / "partners" / f"mocked-{dialect.lower()}.yaml").write_text(text)
    pool = ParserPool(Settings(home=home, mappings_dir=home / "mappings", parser_processes=1))
    yield pool, home / "mappings"
    pool.close()


@dataclass
class Trade:
    """The hub and the mock with two folders between them."""

    hub: Hub
    mock: Mock
    erp: ScriptedErp
    sent: Path
    dialect: str

    def order(self, number: str, quantity: int = 10) -> None:
        """The mock buys."""
        article = ARTICLES[0]
        line = {"sku": article.number, "upc": article.gtin, "quantity": quantity, "price": str(article.price)}
        wanted = {"partner": OURS[self.dialect][0], "po_number": number, "currency": "EUR", "lines": [line]}
        reply = self.mock.request("POST", "/_mock/purchase", wanted)
        assert reply.status == 201, reply.body
        self.talk()

    def talk(self) -> None:
        """Everything that waits on either side crosses over, until nothing moves."""
        for _ in range(6):
            self.mock.advance(everything=True)
            arrived = sum(one.arrived for one in receive_all(self.hub))
            drain(capture, self.hub)
            drain(deliver, self.hub)
            watch_erp(self.hub)
            published = sum(one.done for one in drain(publish, self.hub))
            scanned = self.mock.expect("POST", "/_mock/drop/scan")["scanned"]
            if not arrived + published + scanned:
                return
        raise AssertionError("they never stop talking")

    def tell(self, kind: str, **facts: object) -> None:
        """Something happens in the ERP to every order it has."""
        for key in list(self.erp.booked):
            if not any(one.key == f"{key}-{kind}" for one in self.erp.events):
                self.erp.events.append(event(key, kind, **facts))
        self.talk()

    def run(self, number: str) -> None:
        """An order from the purchase to the invoice."""
        self.order(number)
        self.tell("confirmed")
        self.tell("shipped", reference="LS-1", lines={"1": 10}, carrier="DHL Paket", tracking="00340434161094")
        self.tell("invoiced", reference="RE-1", lines={"1": Decimal(10)}, invoice=invoice())

    def written(self) -> dict[str, str]:
        """What we sent, by kind."""
        files = [one for one in self.sent.rglob("*") if one.is_file()]
        return {one.name.partition("-")[0]: one.read_text("latin-1") for one in files}

    def orders(self):
        return all_rows(self.hub.database, tables.orders)

    def messages(self):
        return all_rows(self.hub.database, tables.business_messages)

    def acknowledged(self) -> dict[str, str]:
        with self.hub.database.begin() as tx:
            return {row.message: row.state for row in tx.execute(tables.acknowledgements.select())}


def invoice() -> Invoiced:
    price = ARTICLES[0].price
    net = price * 10
    return Invoiced(
        net=net, tax=Decimal(0), gross=net, currency="EUR", taxes=(InvoicedTax(basis=net, amount=Decimal(0)),),
        lines={"1": InvoicedLine(price=price, amount=net)},
    )  # fmt: skip


@pytest.fixture
def trade(
    make_hub: MakeHub, erp: ScriptedErp, mocked_pool: tuple[ParserPool, Path], tmp_path: Path
) -> Iterator[Callable[..., Trade]]:
    """Start trading in a dialect; `role` is what we are to the mock, `behaviour` how it plays."""
    pool, mappings = mocked_pool
    mocks: list[Mock] = []

    def start(dialect: str, role: str = "supplier", behaviour: str = "accept", clock_of=None) -> Trade:
        to_mock, to_hub = tmp_path / "to_mock", tmp_path / "to_hub"
        for folder in (to_mock / "mocked", to_hub):
            folder.mkdir(parents=True)
        identity, qualifier = THEIRS[dialect]
        mock = Mock.start(
            as2_id=identity, qualifier=qualifier, name="Mocked Buyer", country="DE", drop_settle_ms=0,
            drop_dir=str(to_mock / "mocked"), pickup_dir=str(to_hub), drop_interval_ms=3_600_000,
        )  # fmt: skip
        mocks.append(mock)
        us, ours, version = OURS[dialect]
        partner = {"id": us, "name": "Nordlicht", "qualifier": ours, "dialect": dialect, "version": version,
                   "role": role, "behaviour": behaviour, "test": 0}  # fmt: skip
        assert mock.request("POST", "/_mock/partners", partner).status == 201
        source = DropFolder("in", to_hub, ready="rename")
        hub = make_hub({"mappings_dir": mappings}, clock=clock_of, sources=[source], erp=erp,
                       senders=[DropSender("out", to_mock)], **REPLIES)  # fmt: skip
        hub.__dict__["pool"] = pool
        return Trade(hub, mock, erp, to_mock, dialect)

    yield start
    for mock in mocks:
        mock.close()


UNKNOWN_TO_IT = (
    "171 is not a code", "29 is not a code BGM03", "CNT is not a segment", "MOA is defined by ORDRSP but not at",
    "TAX is not a segment", "125 is not a code MOA01", "PCI is not a segment",
)  # fmt: skip
"""What UN/EDIFACT D.96A has and its dictionary leaves out: 2005 171, 1225 29, 5025 125, CNT and PCI in DESADV, TAX in
INVOIC, MOA after UNS in ORDRSP. Its X12 dictionary knows all that we write here."""


def objections(mock: Mock, text: str) -> list[str]:
    """What the mock has against a message, without the gaps of its dictionary."""
    said = [one.strip() for one in mock.findings(text)]
    found = [one for one in said if " at segment " in one and not any(gap in one for gap in UNKNOWN_TO_IT)]
    assert found or "accepted" in said[0], said
    return found


@pytest.mark.parametrize(
    ("dialect", "kinds"),
    [("EDIFACT", ["contrl", "desadv", "invoic", "ordrsp"]), ("X12", ["810", "855", "856", "997"])],
)
def test_an_order_from_purchase_to_invoice_without_a_finding(trade: Callable[..., Trade], dialect, kinds) -> None:
    at = trade(dialect)
    at.run("PO-900001")
    written = at.written()
    assert sorted(written) == kinds
    assert {name: objections(at.mock, text) for name, text in written.items()} == {name: [] for name in kinds}
    if dialect == "X12":
        assert {at.mock.findings(text)[0].partition(": ")[2] for text in written.values()} == {"accepted"}
    (line,) = at.mock.order("PO-900001")["lines"]
    assert (line["confirmed"], line["shipped"]) == ("10", "10")
    (row,) = at.orders()
    assert (row.state, row.number) == ("invoiced", "PO-900001")
    assert set(at.acknowledged()) == {name.upper() for name in kinds} - {"CONTRL", "997"}
    assert set(at.acknowledged().values()) <= (
        {"accepted"} if dialect == "X12" else {"accepted", "accepted_with_errors"}
    )
    assert broken(at.hub) == []


def our_order(dialect: str) -> str:
    """An order that we place with the mock, in the words of its dictionary."""
    us, them = OURS[dialect][0], THEIRS[dialect][0]
    if dialect == "EDIFACT":
        body = [
            "UNH+1+ORDERS:D:96A:UN", "BGM+220+BE-1+9", "DTM+137:20261122:102", f"NAD+BY+{us}::9", f"NAD+SU+{them}::9",
            "CUX+2:EUR:9", "LIN+1++WIDGET-001:SA", "QTY+21:10:PCE", "PRI+AAA:12.50", "LIN+2++GEAR-100:SA",
            "QTY+21:5:PCE", "PRI+AAA:8.90", "UNS+S", "CNT+2:2", "UNT+15+1",
        ]  # fmt: skip
        return f"UNB+UNOC:3+{us}:14+{them}:14+261122:0905+77'" + "'".join(body) + "'UNZ+1+77'"
    isa = f"ISA*00*          *00*          *ZZ*{us:15}*ZZ*{them:15}*261122*0905*U*00401*000000077*0*P*>~"
    body = [
        "ST*850*0001", "BEG*00*SA*BE-1**20261122", "N1*BY*Nordlicht*92*N1", "PO1*1*10*EA*12.50**VP*WIDGET-001",
        "PO1*2*5*EA*8.90**VP*GEAR-100", "CTT*2", "SE*7*0001",
    ]  # fmt: skip
    return f"{isa}GS*PO*{us}*{them}*20261122*0905*77*X*004010~" + "~".join(body) + "~GE*1*77~IEA*1*000000077~"


@pytest.mark.parametrize("dialect", ["EDIFACT", "X12"])
def test_its_answers_to_our_order_are_read_and_linked(trade: Callable[..., Trade], dialect) -> None:
    at = trade(dialect, role="customer")
    ours = our_order(dialect)
    assert at.mock.findings(ours) == [at.mock.findings(ours)[0]]
    push(at.hub, Document(ours.encode(), "our-order", channel="edi"))
    (at.sent / "mocked" / "order.edi").write_text(ours)
    at.mock.expect("POST", "/_mock/drop/scan")
    at.talk()
    kinds = {row.kind: row for row in at.messages()}
    business = ("order_response", "despatch_advice", "invoice")
    assert set(kinds) == {"acknowledgement", *business}
    (order,) = at.orders()
    assert {kinds[name].order_id for name in business} == {order.id}
    for name in business:
        read = from_json(kinds[name].canonical)
        assert [str(line.quantity.value) for line in read.lines] == ["10", "5"], name
        assert read.number
    codes = {one.code for one in all_rows(at.hub.database, tables.findings)
             if one.order_id is None and one.severity != "info"}  # fmt: skip
    assert codes == {"reply.acknowledges-nothing"}, "the order did not leave through us; all else is read cleanly"


@pytest.mark.parametrize(
    ("behaviour", "quantities"), [("short-ship", True), ("reject-line", True), ("reject-all", False)]
)
def test_its_short_shipments_and_refusals_are_read(trade: Callable[..., Trade], behaviour, quantities) -> None:
    at = trade("X12", role="customer", behaviour=behaviour)
    (at.sent / "mocked" / "order.edi").write_text(our_order("X12"))
    at.mock.expect("POST", "/_mock/drop/scan")
    at.talk()
    response = next(from_json(row.canonical) for row in at.messages() if row.kind == "order_response")
    assert response.purpose == ("cancellation" if behaviour == "reject-all" else "change")
    assert {line.action for line in response.lines} & {"reject", "change", "backorder"}
    assert ("despatch_advice" in {row.kind for row in at.messages()}) is quantities


@pytest.mark.parametrize("dialect", ["EDIFACT", "X12"])
def test_its_damaged_order_is_kept_and_acknowledged_with_the_fault(trade: Callable[..., Trade], dialect) -> None:
    at = trade(dialect, behaviour="corrupt")
    at.order("PO-900001")
    (row,) = at.orders()
    assert row.state == "in_review"
    assert ("edi.unt-count" if dialect == "EDIFACT" else "edi.se-count") in row.reasons
    said = at.written()
    if dialect == "EDIFACT":
        assert "UCM+1+ORDERS:D:96A:UN+7+29+UNT'" in said["contrl"]
    else:
        assert "AK5*E*4~" in said["997"]


@pytest.mark.parametrize("dialect", ["EDIFACT", "X12"])
def test_its_order_sent_twice_is_one_order(trade: Callable[..., Trade], dialect) -> None:
    at = trade(dialect, behaviour="duplicate-order")
    at.order("PO-900001")
    first, second = at.orders()
    assert (second.state, second.twin_id) == ("in_review", first.id)
    assert "order.duplicate-number" in second.reasons
    assert len(at.erp.booked) == 1


@pytest.mark.parametrize("dialect", ["EDIFACT", "X12"])
def test_its_change_and_its_cancellation_after_the_fact_wait_for_a_person(trade, dialect) -> None:
    at = trade(dialect, behaviour="change-after-confirm")
    at.order("PO-900001")
    at.tell("confirmed")
    at.mock.behaviour(OURS[dialect][0], "cancel-late")
    at.tell("shipped", reference="LS-1", lines={"1": 10}, carrier="DHL Paket", tracking="00340434161094")
    order, change, cancellation = at.orders()
    assert order.state == "shipped"
    assert (change.twin_id, change.state, change.reasons[1]) == (order.id, "in_review", "order.change-late")
    assert (cancellation.twin_id, cancellation.reasons[1]) == (order.id, "order.cancellation-late")
    assert len(at.erp.booked) == 1
    assert broken(at.hub) == []


@pytest.mark.parametrize(("behaviour", "state"), [("reject-ack", "rejected"), ("no-ack", "overdue")])
def test_its_rejections_and_its_silence_are_seen(trade, behaviour, state) -> None:
    late = [timedelta(0)]
    at = trade("X12", clock_of=lambda: clock.now() + late[0])
    at.order("PO-900001")
    at.mock.behaviour("ORDERHUB", behaviour)
    at.tell("confirmed")
    late[0] = timedelta(hours=25)
    find_overdue(at.hub)
    assert at.acknowledged() == {"855": state}
