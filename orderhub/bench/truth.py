"""Compares what a run left behind with what it was fed: in the hub, and in the ERP double's own ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from orderhub.bench.documents import Sample, articles_of, generate
from orderhub.order.states import State
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.store import bench as store
from orderhub.store.server import EmbeddedServer
from orderhub.store.verify import violations
from orderhub.testing.erp_double import creations

LEDGER = "erp-ledger.jsonl"


def broken_promises(hub: Hub, samples: Sequence[Sample], ledger: Path) -> list[str]:
    """Every loss, double and broken invariant in words; empty when all is well."""
    with hub.database.begin() as tx:
        broken = [f"{one.invariant}: {one.what}" for one in violations(tx, hub.originals)]
        by_number = store.orders_by_number(tx)
    broken += _lost_or_doubled(samples, by_number)
    broken += doubled_in_ledger(ledger)
    created = set(creations(ledger))
    for number, found in by_number.items():
        for state, key, _ in found:
            if state == State.SYNCED and key not in created:
                broken.append(f"lost: the ERP has nothing of order {number}")
    return broken


def doubled_in_ledger(ledger: Path) -> list[str]:
    """Keys under which the ERP double created more than one order."""
    return [f"doubled: the ERP created {key} {count} times" for key, count in creations(ledger).items() if count > 1]


def _lost_or_doubled(samples: Sequence[Sample], by_number: dict[str, list[tuple[str, str, str]]]) -> list[str]:
    broken = []
    for sample in samples:
        if not sample.number:
            continue
        found = by_number.get(sample.number, [])
        if not found:
            broken.append(f"lost: {sample.kind} order {sample.number}")
        elif len(found) > 1:
            broken.append(f"doubled: {sample.kind} order {sample.number} is there {len(found)} times")
        elif found[0][0] != State.SYNCED:
            broken.append(f"not acknowledged: {sample.kind} order {sample.number} is {found[0][0]}")
    return broken


def verify_run(home: Path, mappings: Path) -> list[str]:
    """Check what a benchmark (finished, or killed and gone on with) left below `home`; its database is started for it.

    A run that was killed and not gone on with still has work open; that is said, and is no broken promise.
    """
    facts = json.loads((home / "run.json").read_text(encoding="utf-8"))
    hub = Hub(Settings(home=home, mappings_dir=mappings, database_url=""))
    try:
        with hub.database.begin() as tx:
            open_work = store.open_work(tx)
        if open_work or not facts["done"]:
            with hub.database.begin() as tx:
                broken = [f"{one.invariant}: {one.what}" for one in violations(tx, hub.originals)]
            return [*broken, *doubled_in_ledger(home / LEDGER)]
        samples = samples_of(facts["count"], facts["seed"], mappings)
        return broken_promises(hub, [one for part in samples for one in part], home / LEDGER)
    finally:
        hub.close()
        EmbeddedServer(home).stop()


def samples_of(count: int, seed: int, mappings: Path) -> tuple[list[Sample], list[Sample]]:
    """The documents of the run at full speed, and of the one at half."""
    articles = articles_of(mappings)
    return list(generate(count, seed, articles)), list(generate(max(200, count // 2), seed + 1, articles))
