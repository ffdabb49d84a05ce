"""The raw floor: the cheapest program that takes the same bytes to the same ERP through the same database.

Fsynced pack, document rows, a hand-written reader of each sender, orders with lines and events, a bulk call to the ERP,
acknowledged. The orders are the hub's, field by field. There is no mapping, no check, no provenance, no duplicate
search, no limit, no outbox: what is left is the bill that no order hub can avoid.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec

from orderhub.bench import measure
from orderhub.bench.documents import Sample
from orderhub.bench.floor_readers import READERS
from orderhub.order.model import to_json
from orderhub.store import floor
from orderhub.store.engine import Database
from orderhub.store.orders import line_rows

_BATCH = 100


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
        order = READERS[one.kind](one.content)
        canonical = to_json(order).decode()
        orders.append(
            {"id": number, "number": order.number, "state": "parsed", "line_count": len(order.lines),
             "currency": order.currency, "canonical": canonical}
        )  # fmt: skip
        lines += line_rows(number, order)
        to_send.append({"key": f"floor-{number}", "hold": False, "order": msgspec.Raw(canonical.encode())})
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
