"""What the step tests stand on: an installation put together by hand, an ERP and a way out that obey the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from orderhub import clock
from orderhub.bench.documents import Article, articles_of, edifact, web
from orderhub.document import Document
from orderhub.ports import (
    Article as ErpArticle,
)
from orderhub.ports import (
    Cursor,
    Customer,
    Delivery,
    Erp,
    ErpReceipt,
    Outbound,
    Refused,
    Sender,
    Source,
    StatusEvent,
)
from orderhub.registry import Installation
from orderhub.steps.hub import Hub
from orderhub.steps.receive import store_pushed
from orderhub.steps.work import drain
from orderhub.store import orders, tables
from orderhub.store.engine import AnyRow, Database
from orderhub.store.verify import violations

MAPPINGS = Path(__file__).parents[2] / "mappings"
ARTICLES: list[Article] = articles_of(MAPPINGS)
REPLIES = {"replies": {"edi": "out", "mail": "out", "callback": "out"},
           "seller": {"name": "Nordlicht Großhandel GmbH", "gln": "4399901000018", "street": "Speicherstraße 1",
                      "postal_code": "20457", "city": "Hamburg", "country": "DE", "footer": "Nordlicht"},
           "callbacks": {"teeladen": "http://shop.example/orders/{number}/status"}}  # fmt: skip


class Assembled(Installation):
    """An installation whose connectors the test has made."""

    def __init__(
        self, *, sources: Sequence[Source] = (), erp: Erp | None = None, senders: Sequence[Sender] = (), **rest: Any
    ) -> None:
        content = {"sources": [{"name": one.name, "kind": "scripted"} for one in sources],
                   "senders": [{"name": one.name, "kind": "scripted"} for one in senders], **rest}  # fmt: skip
        if erp is not None:
            content["erp"] = {"name": erp.name, "kind": "scripted"}
        super().__init__(content, Path())
        self._open.update({f"sources/{one.name}": one for one in sources})
        self._open.update({f"senders/{one.name}": one for one in senders})
        if erp is not None:
            self._open["erp"] = erp


@dataclass
class ScriptedErp:
    """Books whatever it gets, once a key; `refuse` and `events` are set by the test."""

    name: str = "erp"
    booked: dict[str, str] = field(default_factory=dict)
    refuse: dict[str, str] = field(default_factory=dict)
    """Customer's order number to the words of the refusal."""
    events: list[StatusEvent] = field(default_factory=list)
    forget_answer: bool = False
    asked: int = 0

    def find(self, keys: Sequence[str]) -> dict[str, ErpReceipt]:
        return {key: ErpReceipt(key, self.booked[key], "confirmed") for key in keys if key in self.booked}

    def put(self, deliveries: Sequence[Delivery], found: dict[str, ErpReceipt]) -> list[ErpReceipt | Refused]:
        self.asked += 1
        answers: list[ErpReceipt | Refused] = []
        for one in deliveries:
            assert one.key not in self.booked, "a second order under one key"
            words = self.refuse.get(one.order.number or "")
            if words is not None:
                answers.append(Refused(one.key, "erp.refused", {"words": words}))
                continue
            self.booked[one.key] = f"A{len(self.booked) + 1:04}"
            if not self.forget_answer:
                answers.append(ErpReceipt(one.key, self.booked[one.key], "confirmed"))
        return answers

    def watch(self, cursor: Cursor) -> tuple[list[StatusEvent], Cursor]:
        seen = int(cursor.get("seen", 0))
        return self.events[seen:], {"seen": len(self.events)}

    def articles(self) -> list[ErpArticle]:
        return [ErpArticle(one.number, one.name, one.unit, one.price, gtin=one.gtin) for one in ARTICLES]

    def customers(self) -> list[Customer]:
        return [Customer(f"KD-{number}", f"Kunde {number}") for number in range(1001, 1011)]

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class Outbox:
    """A way out that keeps what it got; `fail` is raised by the next calls, one each."""

    name: str = "out"
    got: list[Outbound] = field(default_factory=list)
    fail: list[Exception] = field(default_factory=list)
    tried: list[Outbound] = field(default_factory=list)

    def send(self, message: Outbound) -> str:
        self.tried.append(message)
        if self.fail:
            raise self.fail.pop(0)
        self.got.append(message)
        return f"taken {len(self.got)}"

    def close(self) -> None:
        """Nothing is open."""


def an_edifact(serial: int, lines: int = 2) -> Document:
    """An order of Nordwind that needs no hands, of 8 + 2 * serial pieces of the first article, one more of the next.

    The same serial gives the same bytes; two serials never look like repeats of one another.
    """
    wanted = [(one, 8 + 2 * serial + position) for position, one in enumerate(ARTICLES[:lines])]
    return edifact(0, serial, wanted).document()


def a_web_order(serial: int) -> Document:
    """An order of the shop Teeladen that needs no hands; two serials never look like repeats of one another."""
    wanted = ARTICLES[serial % 20 : serial % 20 + 2]
    return web(1, serial, [(one, 10 + serial) for one in wanted]).document()


def number_of(serial: int) -> str:
    """The number of `an_edifact(serial)`."""
    return f"NWB-0{serial:05}"


def push(hub: Hub, *contents: Document, source: str = "push") -> list[int]:
    """Have documents arrive; returns their ids."""
    keys = [f"{source}-{one.sha256[:12]}-{_serial()}" for one in contents]
    return store_pushed(hub.database, hub.originals, contents, source, keys, hub.now())


_COUNTER = iter(range(10**9))


def _serial() -> int:
    return next(_COUNTER)


def all_rows(database: Database, table: Any, *where: Any) -> list[AnyRow]:
    """Rows of a table, oldest first."""
    with database.begin() as tx:
        return list(tx.execute(select(table).where(*where).order_by(table.c.id)).all())


def the_order(database: Database, number: str) -> AnyRow:
    """The one order of a number."""
    (row,) = all_rows(database, tables.orders, tables.orders.c.number == number)
    return row


def count(database: Database, table: Any) -> int:
    """How many rows a table has."""
    with database.begin() as tx:
        return int(tx.execute(select(func.count()).select_from(table)).scalar_one())


def execute(database: Database, statement: str, **values: Any) -> None:
    """Do something to the database that no step does."""
    with database.begin() as tx:
        tx.execute(text(statement), values)


def broken(hub: Hub) -> list[str]:
    """What `orderhub verify` says."""
    with hub.database.begin() as tx:
        return [f"{one.invariant}: {one.what}" for one in violations(tx, hub.originals)]


def due_now(hub: Hub) -> None:
    """As if every waiting time were over."""
    execute(hub.database, "update outbox set next_at = now() - interval '1 s' where done_at is null")


def leases_over(hub: Hub, table: str) -> None:
    """As if every lease had run out."""
    execute(hub.database, f"update {table} set lease_until = now() - interval '1 s' where lease_until is not null")


def event(order_key: str, kind: str, at: datetime | None = None, **facts: Any) -> StatusEvent:
    """An ERP's event; the key is made of order and kind."""
    at = at or clock.now() - timedelta(minutes=5)
    return StatusEvent(f"{order_key}-{kind}", order_key, kind, at, facts.pop("reference", "R1"), **facts)


def captured(hub: Hub, *contents: Document) -> list[AnyRow]:
    """Documents pushed and read; their orders."""
    from orderhub.steps.capture import capture, capture_scans

    before = max((row.id for row in all_rows(hub.database, tables.orders)), default=0)
    push(hub, *contents)
    for step in (capture, capture_scans):
        drain(step, hub)
    return all_rows(hub.database, tables.orders, tables.orders.c.id > before)


def booked(hub: Hub, *contents: Document) -> list[AnyRow]:
    """The same, and taken into the ERP."""
    from orderhub.steps.deliver import deliver

    found = captured(hub, *contents)
    drain(deliver, hub)
    with hub.database.begin() as tx:
        return [orders.get(tx, row.id) for row in found]
