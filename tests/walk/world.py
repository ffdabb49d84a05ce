"""The hub amid real neighbours, as the walks use it: one installation with every door and every way back.

A walk puts one order at a door, lets the steps run, moves it through the real ERP's warehouse, and looks at what is in
the hub, in the ERP, and back at the door.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sqlalchemy import func, select

from orderhub.document import Document, Extract
from orderhub.order.model import Order
from orderhub.order.provenance import Provenance
from orderhub.ports import ParserModule
from orderhub.steps.hub import Hub
from orderhub.steps.work import work
from orderhub.store import intake, orders, tables
from orderhub.store.engine import AnyRow
from orderhub.store.verify import violations
from tests.live.http_sink import Got, Sink
from tests.live.smtp_sink import SmtpSink
from tests.live.tryton import Tryton

SECRET = "whsec_d2Fsay1vZi1vbmUtb3JkZXItMDAwMQ=="
API_KEY = "k-teeladen-walk-0001"


@dataclass
class World:
    """One hub and its neighbours. `push` hands a JSON order to the public API and returns the answer's body."""

    hub: Hub
    home: Path
    tryton: Tryton
    smtp: SmtpSink
    sink: Sink
    mail_in: Callable[[bytes], None]
    push: Callable[[bytes, str], dict[str, Any]]
    sftp_drop: Path

    # --- in ----------------------------------------------------------------------------------------------------------

    def drop(self, folder: Path, name: str, content: bytes) -> None:
        """As a good partner does: write under a hidden name, then rename."""
        hidden = folder / f".{name}.part"
        hidden.write_bytes(content)
        hidden.rename(folder / name)

    def walk(self) -> None:
        """In, read, into the ERP; the warehouse moves it step by step; each status back to the door."""
        warehouse = self.tryton.warehouse()
        work(self.hub)
        while sum(warehouse.step().values()):
            work(self.hub, masterdata=False)

    @contextmanager
    def with_shop(self, source: dict[str, Any], mapping: str) -> Iterator[None]:
        """One more shop for the length of the block, as an integrator adds it: hub.yaml and a mapping file."""
        hub, plain = self.hub, self.hub.settings.hub_file.read_text(encoding="utf-8")
        mappings = self.home / "mappings"
        shutil.copytree(hub.settings.mappings_dir, mappings)
        (mappings / "partners" / f"{source['name']}.yaml").write_text(mapping, encoding="utf-8")
        content = YAML(typ="safe", pure=True).load(plain)
        content["sources"].append(source)
        content["callbacks"][source["name"]] = content["callbacks"]["teeladen"]
        hub_file(self.home, **content)
        self.hub = Hub(hub.settings.model_copy(update={"mappings_dir": mappings}), database=hub.database)
        try:
            yield
        finally:
            self.hub.pool.close()
            self.hub.installation.close()
            self.hub = hub
            hub.settings.hub_file.write_text(plain, encoding="utf-8")
            shutil.rmtree(mappings)

    # --- what is in the hub ------------------------------------------------------------------------------------------

    def order(self, number: str) -> AnyRow:
        """The one order of that number."""
        with self.hub.database.begin() as tx:
            (row,) = tx.execute(select(tables.orders).where(tables.orders.c.number == number)).all()
        return row

    def canonical(self, row: AnyRow) -> tuple[Order, dict[str, Provenance]]:
        """The canonical order and where its values came from."""
        with self.hub.database.begin() as tx:
            return orders.canonical_of(tx, row.id), orders.provenance_of(tx, row.id, row.revision)

    def arrived(self, row: AnyRow) -> AnyRow:
        """The document that came through the door, whatever part of it the order was read from."""
        documents = tables.documents
        with self.hub.database.begin() as tx:
            found = tx.execute(select(documents).where(documents.c.id == row.document_id)).one()
            while found.parent_id is not None:
                found = tx.execute(select(documents).where(documents.c.id == found.parent_id)).one()
        return found

    def original(self, document: AnyRow) -> bytes:
        """The bytes as kept."""
        with self.hub.database.begin() as tx:
            return self.hub.originals.read(tx, document.sha256)

    def balance(self, source: str) -> intake.Balance:
        """The books of one source."""
        with self.hub.database.begin() as tx:
            return next(one for one in intake.balances(tx) if one.source == source)

    def states(self, row: AnyRow) -> list[str]:
        """Every state the order was in, in order."""
        with self.hub.database.begin() as tx:
            listed = tx.execute(
                select(tables.events.c.data["to"].astext)
                .where(tables.events.c.order_id == row.id, tables.events.c.data.has_key("to"))
                .order_by(tables.events.c.id)
            )
            return list(listed.scalars())

    def sent(self, row: AnyRow) -> list[AnyRow]:
        """Its messages to the outside, oldest first."""
        outbox = tables.outbox
        with self.hub.database.begin() as tx:
            listed = (
                select(outbox).where(outbox.c.order_id == row.id, outbox.c.topic == "publish").order_by(outbox.c.id)
            )
            return list(tx.execute(listed).all())

    def footprint(self) -> dict[str, int]:
        """Rows of every table, sales in the ERP, and what lies at the doors."""
        with self.hub.database.begin() as tx:
            counted = {
                one.name: tx.execute(select(func.count()).select_from(one)).scalar_one()
                for one in tables.metadata.sorted_tables
            }
        counted["sales"] = len(self.tryton.warehouse().search("sale.sale", [], ["id"]))
        counted["mails"], counted["callbacks"] = len(self.smtp.got), len(self.sink.got)
        counted["files out"] = len(self.files_out())
        return counted

    def broken_promises(self) -> list[str]:
        """What `orderhub verify --deep` finds."""
        with self.hub.database.begin() as tx:
            return [f"{one.invariant}: {one.what}" for one in violations(tx, self.hub.originals, deep=True)]

    # --- what is outside ---------------------------------------------------------------------------------------------

    def sales(self, row: AnyRow) -> list[dict[str, Any]]:
        """The ERP's sales under the order's key, asked as another user of the ERP would."""
        fields = ["number", "state", "shipment_state", "web_id"]
        return self.tryton.warehouse().search("sale.sale", [["web_id", "=", row.erp_key]], fields)

    def files_out(self) -> list[Path]:
        """All files that partners can fetch."""
        return sorted(one for one in (self.home / "edi-out").rglob("*") if one.is_file())

    def replies(self, partner: str, number: str) -> list[Path]:
        """The partner's files about one order."""
        return [one for one in self.files_out() if one.parent.name == partner and f"-{number}-" in one.name]

    def mails_about(self, number: str) -> list[EmailMessage]:
        """The mails that left about one order, in the order they left."""
        return [one for one in self.smtp.mails() if number in str(one["subject"])]

    def callbacks(self, number: str) -> list[Got]:
        """The callbacks about one order."""
        return [one for one in self.sink.got if f"/{number}/" in one.path]


def hub_file(home: Path, **parts: Any) -> Path:
    """Writes hub.yaml."""
    file = home / "hub.yaml"
    with file.open("w", encoding="utf-8") as handle:
        YAML().dump(parts, handle)
    return file


def read_back(parser: ParserModule, file: Path) -> Extract:
    """The one message of a file that we wrote, read by our own parser without a single finding."""
    parsed = parser.parse(Document(file.read_bytes(), name=file.name))
    (extract,) = parsed.extracts
    assert (parsed.findings, extract.findings) == ([], [])
    return extract
