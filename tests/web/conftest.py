"""Pages without Airflow: a fake login, a real database, and orders as capture would have written them."""

from __future__ import annotations

import io
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException, Request
from lxml import etree, html
from sqlalchemy import insert

from orderhub.document import Where
from orderhub.order.model import (
    Address,
    Amounts,
    Item,
    Line,
    Order,
    Party,
    Period,
    Price,
    Quantity,
    Totals,
    to_json,
)
from orderhub.order.provenance import Provenance, pack
from orderhub.store import tables
from orderhub.store.engine import Database
from orderhub.store.orders import line_rows, search_words
from orderhub.store.originals import Originals
from orderhub.web import app as pages_app
from orderhub.web.context import Services
from orderhub.web.rendering import Renderer
from orderhub.web.security import User

with warnings.catch_warnings():
    # Starlette warns at import that its client prefers a package that we do not have.
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

NOW = datetime(2026, 11, 23, 8, 40, tzinfo=UTC)
LONG = (
    "Vereinigte Norddeutsche Präzisionsschraubenmanufaktur und Baubeschlaggroßhandel "
    "Müller-Lüdenscheidt GmbH & Co. KGaA"
)

EDI = (
    b"UNA:+.? '\nUNB+UNOC:3+4012345000009:14+4098765000003:14+261123:0931+4711'\nUNH+1+ORDERS:D:96A:UN:EAN008'\n"
    b"BGM+220+PO-88123+9'\nDTM+137:20261123:102'\nDTM+2:20261127:102'\n"
    b"NAD+BY+4012345000009::9++Nordwind Handels GmbH'\n"
    b"CUX+2:EUR:9'\nLIN+1++4006381333931:EN'\nPIA+5+SCH-0815:SA'\nIMD+F++:::Sechskantschraube M8x40'\n"
    b"QTY+21:250:PCE'\nPRI+AAA:0.12'\nLIN+2++4006381333948:EN'\nQTY+21:40:KAR'\nPRI+AAA:14.90'\nUNS+S'\n"
    b"MOA+79:626'\nUNT+15+1'\nUNZ+1+4711'\n"
)


def mail_text(number: str = "B-2026-117") -> str:
    return (
        f"Guten Morgen,\n\nbitte liefern Sie zu unserer Bestellung {number}:\n\n"
        "10 Stück  Art. 4711  Hammer 500 g   je 12,50 EUR\n5 Stk.  Art. 4712  Zange   8,90\n\n"
        "Liefertermin: 27.11.2026\n\nMit freundlichen Grüßen\nJürgen Groß\nGroß Baustoffe\n"
    )


def an_order(number: str = "PO-88123", name: str = "Nordwind Handels GmbH", lines: int = 2, **changes: Any) -> Order:
    """A small canonical order whose line sums add up."""
    made = tuple(
        Line(
            number=str(position),
            item=Item(seller_id=f"SCH-{position:04}", gtin="4006381333931", name="Sechskantschraube M8x40"),
            quantity=Quantity(value=Decimal(250), unit="C62", original_unit="PCE"),
            price=Price(net=Decimal("0.12")),
            amount=Decimal("30.00"),
        )
        for position in range(1, lines + 1)
    )
    net = Decimal("30.00") * lines
    facts: dict[str, Any] = {
        "number": number, "issue_date": date(2026, 11, 23), "currency": "EUR",
        "requested_delivery": Period(earliest=date(2026, 11, 27)),
        "buyer": Party(name=name, gln="4012345000009", customer_number="10042",
                       address=Address(street="Hafenstraße 7", postal_code="20457", city="Hamburg", country="DE")),
        "totals": Totals(stated=Amounts(net=net), computed=Amounts(lines=net, net=net)), "lines": made,
    }  # fmt: skip
    return Order(**{**facts, **changes})


def places_in(content: bytes | str, **raws: str) -> dict[str, Provenance]:
    """Provenance by finding each raw text in the content; `__` stands for a dot, `_1_` for an index."""
    found = {}
    for name, raw in raws.items():
        path = name.replace("_1_", "[1]").replace("_2_", "[2]").replace("__", ".")
        needle: Any = raw.encode() if isinstance(content, bytes) else raw
        offset = content.index(needle)
        found[path] = Provenance(raw, Where(offset=offset, length=len(needle)), rule="partners/nordwind.yaml:14")
    return found


@dataclass
class Seed:
    """Writes rows as the steps would have, through one small method per thing."""

    database: Database
    originals: Originals
    now: datetime = NOW
    orders: list[int] = field(default_factory=list)

    def document(self, content: bytes = b"hello", **facts: Any) -> int:
        row = {
            "name": "bestellung.txt", "media_type": "text/plain", "channel": "mail", "source": "orders-mailbox",
            "state": "orders", "received_at": self.now - timedelta(minutes=3), "parser": "mail-body", **facts,
        }  # fmt: skip
        with self.database.begin() as tx:
            sha = self.originals.keep(tx, [content], self.now)[0]
            chosen = insert(tables.documents).values(sha256=sha, **row).returning(tables.documents.c.id)
            return int(tx.execute(chosen).scalar_one())

    def order(
        self, order: Order | None = None, document: int | None = None, origin: dict[str, Provenance] | None = None,
        **facts: Any,
    ) -> int:  # fmt: skip
        order = order or an_order(number=f"PO-{len(self.orders) + 1:05}")
        document = document or self.document(f"order {len(self.orders)}".encode())
        party = order.buyer or Party()
        row = {
            "document_id": document, "partner": "nordwind", "profile": "nordwind-orders", "format": "edifact",
            "number": order.number or "", "number_folded": order.number or "", "state": "in_review", "channel": "edi",
            "source": "edi-drop", "customer_number": party.customer_number or "", "customer_name": party.name or "",
            "currency": order.currency or "",
            "net": order.totals.computed.net if order.totals and order.totals.computed else None,
            "line_count": len(order.lines), "due_at": self.now + timedelta(hours=3),
            "received_at": self.now - timedelta(minutes=3), "captured_at": self.now - timedelta(minutes=2, seconds=57),
            "revision": 1, "buyer_key": f"customer:{len(self.orders)}", "erp_key": f"oh-{len(self.orders)}", **facts,
        }  # fmt: skip
        with self.database.begin() as tx:
            made = int(tx.execute(insert(tables.orders).values(**row).returning(tables.orders.c.id)).scalar_one())
            tx.execute(insert(tables.order_revisions).values(
                order_id=made, revision=1, canonical=to_json(order).decode(), profile="nordwind-orders",
                profile_file="partners/nordwind.yaml", profile_sha="ab" * 32, document_id=document,
                at=row["captured_at"], by="orderhub"))  # fmt: skip
            tx.execute(insert(tables.provenance).values(order_id=made, revision=1, content=pack(origin or {})))
            words = {"id": made, "erp_number": "", **row}
            tx.execute(insert(tables.order_words).values(order_id=made, words=search_words(words)))
            for line in line_rows(made, order):
                tx.execute(insert(tables.order_lines).values(**line))
        self.orders.append(made)
        self.event(made, "order.captured")
        return made

    def finding(self, order: int | None, code: str, field: str = "", severity: str = "warning", **facts: Any) -> None:
        self._add(
            tables.findings, order_id=order, code=code, field=field, severity=severity, at=self.now, revision=1, **facts
        )

    def event(self, order: int | None, kind: str, by: str = "orderhub", **data: Any) -> None:
        self._add(tables.events, order_id=order, kind=kind, by=by, at=self.now, data=data)

    def effect(self, order: int, state: str = "waiting", **facts: Any) -> int:
        row = {
            "topic": "erp", "target": "erp", "kind": "create", "key": f"erp:{order}:{len(facts)}:{state}",
            "created_at": self.now - timedelta(minutes=1), "next_at": self.now, "state": state, **facts,
        }  # fmt: skip
        return self._add(tables.outbox, order_id=order, **row)

    def twin(self, order: int, twin: int, score: int = 85) -> None:
        self._add(tables.duplicates, order_id=order, twin_id=twin, reason="order.duplicate-lines", score=score,
                  evidence={"lines": "2", "number": "PO-1", "other_number": "PO-2"}, found_at=self.now)  # fmt: skip
        with self.database.begin() as tx:
            tx.execute(tables.orders.update().where(tables.orders.c.id == order).values(twin_id=twin))

    def source(self, name: str, **facts: Any) -> None:
        with self.database.begin() as tx:
            tx.execute(insert(tables.sources).values(name=name, polled_at=self.now, succeeded_at=self.now, **facts))

    def ledger(self, source: str, key: str, **facts: Any) -> None:
        with self.database.begin() as tx:
            tx.execute(insert(tables.intake_ledger).values(source=source, key=key, seen_at=self.now, **facts))

    def shipment(self, order: int, **facts: Any) -> None:
        self._add(tables.shipments, order_id=order, **facts)

    def _add(self, table: Any, **row: Any) -> int:
        with self.database.begin() as tx:
            return int(tx.execute(insert(table).values(**row).returning(table.c.id)).scalar_one())


def a_pdf() -> tuple[bytes, dict[str, Provenance]]:
    """A one-page order drawn by reportlab, with the boxes of its fields in ten-thousandths."""
    from reportlab.pdfgen.canvas import Canvas

    width, height = 595.0, 842.0
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(width, height), invariant=1)
    found: dict[str, Provenance] = {}

    def put(path: str, text: str, x: float, y: float, size: int = 11, raw: str = "") -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
        raw = raw or text
        left = x + canvas.stringWidth(text[: text.index(raw)], "Helvetica", size)
        right = left + canvas.stringWidth(raw, "Helvetica", size)
        box = tuple(round(one) for one in (left / width * 1e4, (height - y - size) / height * 1e4,
                                           right / width * 1e4, (height - y + 3) / height * 1e4))  # fmt: skip
        if path:
            found[path] = Provenance(raw, Where(page=1, box=box), rule="generic/pdf-orders.yaml:9", engine="text-layer")

    put("buyer.name", "Nordwind Handels GmbH", 60, 780, 16)
    put("", "Hafenstraße 7, 20457 Hamburg", 60, 762)
    put("number", "Bestellung Nr. PO-88123", 60, 700, 14, "PO-88123")
    put("issue_date", "Datum: 23.11.2026", 400, 700, 11, "23.11.2026")
    put("requested_delivery.earliest", "Liefertermin: 27.11.2026", 400, 682, 11, "27.11.2026")
    for row, (article, words, count, price) in enumerate(
        (("SCH-0001", "Sechskantschraube M8x40", "250", "0,12"), ("SCH-0002", "Unterlegscheibe 8,4", "250", "0,12")), 1
    ):
        y = 620 - 22 * row
        put(f"lines[{row}].item.seller_id", article, 60, y)
        put(f"lines[{row}].item.name", words, 150, y)
        put(f"lines[{row}].quantity.value", count, 380, y)
        put(f"lines[{row}].price.net", price, 450, y)
    put("totals.stated.net", "Summe netto 60,00 EUR", 380, 520, 11, "60,00")
    canvas.save()
    return sink.getvalue(), found


class Element(html.HtmlElement):
    """An element that is found by the simple selectors our tests need: `table.queue a[rel=next] #id`."""

    def cssselect(self, selector: str) -> list[Element]:
        path = "".join(f"//{self._step(word)}" for word in selector.split())
        found: list[Element] = self.xpath(f".{path}")
        return found

    @staticmethod
    def _step(word: str) -> str:
        tag = re.match(r"[a-z0-9]*", word)[0] or "*"
        classes = "".join(
            f"[contains(concat(' ', normalize-space(@class), ' '), ' {one} ')]"
            for one in re.findall(r"\.([\w-]+)", word)
        )
        ids = "".join(f"[@id='{one}']" for one in re.findall(r"#([\w-]+)", word))
        attributes = "".join(
            f"[@{name}='{value}']" if value else f"[@{name}]"
            for name, value in re.findall(r"\[([\w-]+)=?([^\]]*)\]", word)
        )
        return tag + classes + ids + attributes


PARSER = html.HTMLParser(encoding="utf-8")
PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=Element))


def parse(text: str) -> Any:
    """HTML as elements."""
    return html.document_fromstring(text.encode(), parser=PARSER)


@dataclass
class Browser:
    """A signed-in browser without JavaScript."""

    client: TestClient

    def get(self, path: str, status: int = 200, **headers: str) -> Any:
        answer = self.client.get(f"/hub{path}", headers=headers)
        assert answer.status_code == status, answer.text[:2000]
        return parse(answer.text)

    def post(self, path: str, data: dict[str, Any] | None = None, status: int = 303, **headers: str) -> Any:
        """As a form of our own page would."""
        if "orderhub_csrf" not in self.client.cookies:
            self.get("/queue")
        sent = {"csrf": self.client.cookies["orderhub_csrf"], **(data or {})}
        answer = self.client.post(
            f"/hub{path}", data=sent, headers={"sec-fetch-site": "same-origin", **headers}, follow_redirects=False
        )
        assert answer.status_code == status, answer.text[:2000]
        return answer


def fake_login(request: Request) -> User:
    """Who signs in by a header; nobody without it."""
    who = request.headers.get("x-test-user") or request.cookies.get("x-test-user")
    if who not in {"ops", "look"}:
        raise HTTPException(status_code=401)
    return User(who, who, may_write=who == "ops")


@pytest.fixture
def seed(database: Database, originals: Originals) -> Seed:
    return Seed(database, originals)


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    found = Renderer()
    yield found
    found.close()


@pytest.fixture
def hub_app(database: Database, originals: Originals, renderer: Renderer) -> FastAPI:
    """The pages mounted at /hub as Airflow mounts them."""
    outer = FastAPI()
    services = Services(lambda: database, lambda: originals, lambda: NOW, renderer)
    outer.mount("/hub", pages_app.create(fake_login, services))
    return outer


@pytest.fixture
def as_user(hub_app: FastAPI) -> Iterator[Callable[..., Browser]]:
    clients = []

    def sign_in(user: str = "ops", language: str = "en") -> Browser:
        headers = {"accept-language": language, **({"x-test-user": user} if user else {})}
        client = TestClient(hub_app, base_url="http://hub.test", headers=headers)
        clients.append(client)
        return Browser(client)

    yield sign_in
    for client in clients:
        client.close()


@pytest.fixture
def browser(as_user: Callable[..., Browser]) -> Browser:
    return as_user()


@pytest.fixture
def web() -> Any:
    """This module, for tests that build documents and orders."""
    return sys.modules[__name__]
