"""How long `orderhub mapping diff --over hub` takes over stored orders, and whether it shows what was planted.

Orders of one partner are captured into an embedded database of their own (kept for the next run), then two edits of
that partner's file are compared over all of them: one that takes away a rule which only every hundredth order needs
(a first day of delivery, DTM+64, where all others have DTM+2), and one that moves lines and words but no order.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path

import msgspec

from orderhub.bench.documents import articles_of, edifact
from orderhub.clock import now
from orderhub.mapping_files import files, text_of, write_files
from orderhub.registry import Installation
from orderhub.settings import Settings
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.mapping_diff import Report, Sides, over_store
from orderhub.steps.receive import store_pushed
from orderhub.store.server import EmbeddedServer

_EDITED = "partners/nordwind.yaml"
_EVERY = 100
_BATCH = 500


class Result(msgspec.Struct):
    """Figures of one run."""

    orders: int
    planted_s: float
    planted_exact: bool
    """Exactly the planted field of exactly the planted orders."""
    planted_changed: int
    noop_s: float
    noop_changed: int
    orders_per_s: float
    """While the planted change was compared."""


def bench(home: Path, count: int, mappings: Path) -> Result:
    """Measure below `home`."""
    numbers = _captured(home, count, mappings)
    hub = _hub(home, mappings)
    try:
        planted = frozenset(numbers[::_EVERY])
        begin = time.perf_counter()
        report = _compared(hub, home, mappings, ("order:\n", "order:\n  requested_delivery.earliest: null\n"))
        planted_s = time.perf_counter() - begin
        begin = time.perf_counter()
        noop = _compared(hub, home, mappings, ("about: ", "# An edit without effect.\nabout: Otherwise said, "))
        noop_s = time.perf_counter() - begin
    finally:
        hub.close()
        EmbeddedServer(home).stop()
    return Result(
        orders=report.orders, planted_s=round(planted_s, 2), planted_exact=_is_exact(report, planted),
        planted_changed=report.changed, noop_s=round(noop_s, 2), noop_changed=noop.changed,
        orders_per_s=round(report.orders / planted_s, 1),
    )  # fmt: skip


def _captured(home: Path, count: int, mappings: Path) -> list[str]:
    """Fill the database unless an earlier run did; the numbers of the orders."""
    mark = home / "filled.json"
    numbers = [f"NWB-1{serial:05}" if serial < 100_000 else f"NWB-{serial:06}" for serial in range(1, count + 1)]
    if mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == count:
        return numbers
    if home.exists():
        EmbeddedServer(home).stop(immediate=True)
        for folder in (home, (home / "postgres").resolve()):
            shutil.rmtree(folder, ignore_errors=True)
    home.mkdir(parents=True)
    hub = _hub(home, mappings)
    chance, articles = random.Random(1), articles_of(mappings)
    try:
        for first in range(1, count + 1, _BATCH):
            documents = []
            for serial in range(first, min(first + _BATCH, count + 1)):
                lines = [(one, chance.randint(1, 400)) for one in chance.sample(articles, chance.randint(2, 10))]
                document = edifact(1, serial, lines).document()
                if (serial - 1) % _EVERY == 0:
                    content = document.content.replace(b"DTM+2:", b"DTM+64:")
                    document = msgspec.structs.replace(document, content=content)
                documents.append(document)
            keys = [f"{first}-{at}" for at in range(len(documents))]
            store_pushed(hub.database, hub.originals, documents, "bench", keys, now())
        while capture(hub).taken:
            pass
    finally:
        hub.close()
    mark.write_text(json.dumps(count), encoding="utf-8")
    return numbers


def _hub(home: Path, mappings: Path) -> Hub:
    chosen = Settings(home=home, mappings_dir=mappings.resolve(), database_url="", originals_dir=None)
    return Hub(chosen, installation=Installation({}, home))


def _compared(hub: Hub, home: Path, mappings: Path, edit: tuple[str, str]) -> Report:
    sides = Sides(home / "old", home / "new")
    texts = {path.relative_to(mappings).as_posix(): text_of(path) for path in files(mappings)}
    write_files(sides.old, texts.items())
    changed = texts[_EDITED].replace(*edit, 1)
    assert changed != texts[_EDITED]
    write_files(sides.new, (texts | {_EDITED: changed}).items())
    return over_store(sides, hub.settings, hub.database, hub.originals)


def _is_exact(report: Report, planted: frozenset[str]) -> bool:
    changed = {one.change.number for one in report.changes}
    fields = {(one.field, one.orders, one.after) for one in report.fields}
    return changed == planted and fields == {("requested_delivery.earliest", len(planted), None)}
