"""The raw floor: the cheapest program that takes the same bytes to the same ERP through the same database.

Fsynced pack, document rows, a naive reading of each format, orders with lines and events, a bulk call to the ERP,
acknowledged. No mapping, no checks, no provenance, no duplicates, no limits, no outbox: what is left is the bill that
no order hub can avoid.
"""

from __future__ import annotations

import csv
import email
import hashlib
import io
import os
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pypdfium2

from orderhub.bench import measure
from orderhub.bench.documents import Sample
from orderhub.store import floor
from orderhub.store.engine import Database

_BATCH = 100
Line = tuple[str, str, str]
"""Article, quantity, price."""
_PDF_LINE = re.compile(r"(NW-\d+) .*? ([\d.]+) \S+ ([\d.,]+) [\d.,]+$", re.MULTILINE)
# 1 NW-1001 Mineralwasser still 12 x 0,7 l 5 Kasten 5,49 27,45


class FloorResult(msgspec.Struct):
    """What the floor took."""

    documents_per_s: float
    cpu_ms_per_document: float


def run_floor(
    database: Database, folder: Path, samples: Sequence[Sample], erp_url: str, postmaster: int
) -> FloorResult:
    """Take all samples to the ERP once, in this process."""
    with database.begin() as tx:
        floor.create(tx)
    folder.mkdir(parents=True, exist_ok=True)
    before = time.process_time() + measure.cpu_s(postmaster)
    started = time.perf_counter()
    with httpx.Client(base_url=erp_url) as client:
        for first in range(0, len(samples), _BATCH):
            _send(database, client, _ingest(database, folder, first, samples[first : first + _BATCH]))
    wall = time.perf_counter() - started
    cpu = time.process_time() + measure.cpu_s(postmaster) - before
    return FloorResult(len(samples) / wall, cpu * 1000 / len(samples))


def _ingest(database: Database, folder: Path, first: int, batch: Sequence[Sample]) -> list[dict[str, Any]]:
    rows, start = [], 0
    pack = folder / f"{first}.pack"
    with pack.open("wb") as handle:
        for number, one in enumerate(batch, start=first + 1):
            handle.write(one.content)
            sha = hashlib.sha256(one.content).hexdigest()
            rows.append({"id": number, "sha256": sha, "pack": pack.name, "start": start, "size": len(one.content)})
            start += len(one.content)
        handle.flush()
        os.fsync(handle.fileno())
    with database.begin() as tx:
        floor.keep(tx, rows)
    orders: list[dict[str, Any]] = []
    to_send: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for number, one in enumerate(batch, start=first + 1):
        if one.kind == "broken":
            continue
        order_number, found = _READERS[one.kind](one.content)
        orders.append({"id": number, "number": order_number, "state": "parsed", "line_count": len(found)})
        its_lines = [
            {"order_id": number, "position": position, "article": article, "quantity": quantity, "price": price}
            for position, (article, quantity, price) in enumerate(found, start=1)
        ]
        lines += its_lines
        to_send.append({"key": f"floor-{number}", "order": {"number": order_number, "notes": _as_notes(its_lines)}})
    with database.begin() as tx:
        floor.save(tx, orders, lines)
    return to_send


def _send(database: Database, client: httpx.Client, orders: list[dict[str, Any]]) -> None:
    with database.begin() as tx:
        ids = floor.claim(tx, _BATCH)
    if not ids:
        return
    client.post("/orders", content=msgspec.json.encode({"orders": orders})).raise_for_status()
    with database.begin() as tx:
        floor.acknowledge(tx, ids)


def _as_notes(lines: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{"text": f"{one['article']} {one['quantity']} {one['price']}"} for one in lines]


def _edifact(content: bytes) -> tuple[str, list[Line]]:
    number, found, article, quantity = "", [], "", ""
    for segment in content.decode("latin-1").split("'"):
        parts = segment.split("+")
        match parts[0]:
            case "BGM":
                number = parts[2]
            case "LIN":
                article = parts[3].split(":")[0]
            case "QTY":
                quantity = parts[1].split(":")[1]
            case "PRI":
                found.append((article, quantity, parts[1].split(":")[1]))
            case _:
                pass
    return number, found


def _x12(content: bytes) -> tuple[str, list[Line]]:
    number, found = "", []
    for segment in content.decode("ascii").split("~"):
        parts = segment.split("*")
        if parts[0] == "BEG":
            number = parts[3]
        elif parts[0] == "PO1":
            found.append((parts[7], parts[2], parts[4]))
    return number, found


def _json(content: bytes) -> tuple[str, list[Line]]:
    order = msgspec.json.decode(content)
    lines = [(one["partner_sku"], str(one["quantity"]), one["unit_price_excl_tax"]) for one in order["lines"]]
    return order["number"], lines


def _csv(content: bytes) -> tuple[str, list[Line]]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8")), delimiter=";"))[1:]
    return rows[0][1], [(row[4], row[6], row[8].replace(",", ".")) for row in rows]


def _mail(content: bytes) -> tuple[str, list[Line]]:
    message = email.message_from_bytes(content)
    number, found = str(message["Subject"]).rpartition(" ")[2], []
    for part in message.walk():
        if part.get_content_type() == "application/pdf":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            pdf = pypdfium2.PdfDocument(payload)
            text = pdf[0].get_textpage().get_text_bounded()
            found = [
                (article, quantity, price.replace(".", "").replace(",", "."))
                for article, quantity, price in _PDF_LINE.findall(text.replace("\r", ""))
            ]
            pdf.close()
    return number, found


_READERS = {"edifact": _edifact, "x12": _x12, "json": _json, "csv": _csv, "mail": _mail}
