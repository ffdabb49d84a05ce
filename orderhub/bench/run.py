"""One benchmark: generate, push, wait for the last acknowledgement, measure, compare with the truth.

A run that was killed at any moment is gone on with by the next call for the same home, count and seed: every document
is pushed again under its key, as a careful client does, and only what is missing happens.
"""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import httpx
import msgspec

from orderhub.bench import measure, truth
from orderhub.bench.documents import Article as Listed
from orderhub.bench.documents import Sample, articles_of, generate
from orderhub.bench.floor import run_floor
from orderhub.bench.neighbours import Neighbours
from orderhub.clock import now
from orderhub.errors import OrderHubError
from orderhub.mapping_files import catalog
from orderhub.ports import Article, Customer
from orderhub.registry import Installation
from orderhub.settings import Settings, put_environment
from orderhub.steps.hub import Hub
from orderhub.steps.receive import store_pushed
from orderhub.store import bench as store
from orderhub.store import masterdata
from orderhub.store.engine import DatabaseLost
from orderhub.store.server import EmbeddedServer

_WARM_UP = 600
_PUSH_BATCH = 100
_TICK_S = 0.05
_LEASE_S = 5
_GONE = (OSError, KeyError, httpx.HTTPError)
T = TypeVar("T")


class Result(msgspec.Struct):
    """The figures of one run. CPU is client plus database, without the ERP double."""

    documents: int
    documents_per_s: float
    p50_ms: float
    p95_ms: float
    rate_per_s: float
    """Documents per second while p50 and p95 were taken."""
    cpu_ms_per_document: float
    cpu_client_ms_per_document: float
    cpu_database_ms_per_document: float
    floor_cpu_ms_per_document: float
    floor_documents_per_s: float
    cpu_ratio_to_floor: float
    peak_rss_mb: float
    violations: int
    broken: list[str] = []
    """The first broken promises in words."""
    restarts: int = 0
    resumed: bool = False
    outcomes: dict[str, int] = {}


def bench(home: Path, *, count: int, seed: int, mappings: Path, rate: float | None) -> Result:
    """Run or resume the benchmark below `home`."""
    resumed = prepare(home, count, seed)
    env = {
        "ORDERHUB_HOME": home, "ORDERHUB_MAPPINGS_DIR": mappings, "ORDERHUB_LEASE_S": _LEASE_S,
        "ORDERHUB_PARSER_PROCESSES": 1,
        "ORDERHUB_DATABASE_URL": "",
    }  # fmt: skip
    put_environment(env)
    neighbours = Neighbours(home, env)
    neighbours.server.start()
    neighbours.start_erp()
    hub = Hub(Settings(), installation=Installation(hub_file(neighbours.erp_url), home))
    try:
        (home / "hub.yaml").write_text(json.dumps(hub_file(neighbours.erp_url)), encoding="utf-8")
        articles = articles_of(mappings)
        insist(lambda: load_masterdata(hub, articles, mappings))
        neighbours.start_workers()
        return _measured(hub, neighbours, home, articles, (count, seed), rate, resumed=resumed)
    finally:
        neighbours.stop()
        hub.close()
        neighbours.server.stop()


def _measured(
    hub: Hub, neighbours: Neighbours, home: Path, articles: Sequence[Listed], size: tuple[int, int],
    rate: float | None, *, resumed: bool,
) -> Result:  # fmt: skip
    count, seed = size
    fast, slow = truth.samples_of(count, seed, hub.settings.mappings_dir)
    _warm_up(hub, articles, seed)
    speed, client, database = _full_speed(hub, neighbours, fast)
    chosen = rate or speed / 2
    _at_rate(hub, slow, chosen)
    waits, outcomes = insist(lambda: _taken(hub))
    peak = insist(neighbours.peak_rss_mb)
    broken = insist(lambda: truth.broken_promises(hub, [*fast, *slow], neighbours.ledger))
    floor = insist(lambda: run_floor(hub.database, home / "floor", fast, neighbours.erp_url, neighbours.postmaster))
    (home / "run.json").write_text(json.dumps({"count": count, "seed": seed, "done": True}), encoding="utf-8")
    cost = client + database
    return Result(
        documents=count, documents_per_s=round(speed, 1), rate_per_s=round(chosen, 1),
        p50_ms=round(measure.percentile(waits, 50), 1), p95_ms=round(measure.percentile(waits, 95), 1),
        cpu_ms_per_document=round(cost, 3), cpu_client_ms_per_document=round(client, 3),
        cpu_database_ms_per_document=round(database, 3),
        floor_cpu_ms_per_document=round(floor.cpu_ms_per_document, 3),
        floor_documents_per_s=round(floor.documents_per_s, 1),
        cpu_ratio_to_floor=round(cost / floor.cpu_ms_per_document, 2), peak_rss_mb=round(peak, 1),
        violations=len(broken), broken=broken[:20], restarts=neighbours.restarts, resumed=resumed, outcomes=outcomes,
    )  # fmt: skip


def prepare(home: Path, count: int, seed: int, *, fresh: bool = False) -> bool:
    """An empty home, or unless `fresh` the one of an unfinished run of the same kind; whether it is the latter."""
    mark = home / "run.json"
    wanted = {"count": count, "seed": seed, "done": False}
    if not fresh and mark.exists() and json.loads(mark.read_text(encoding="utf-8")) == wanted:
        return True
    if home.exists():
        EmbeddedServer(home).stop(immediate=True)
        data = (home / "postgres").resolve()
        for folder in (home, data):
            shutil.rmtree(folder, ignore_errors=True)
    home.mkdir(parents=True)
    mark.write_text(json.dumps(wanted), encoding="utf-8")
    return False


def hub_file(erp_url: str) -> dict[str, object]:
    """What the installation's hub.yaml says."""
    return {
        "sources": [],
        "erp": {"name": "double", "kind": "http-erp", "url": erp_url},
        "delivery": {"hold": False},
        "replies": {"edi": "edi-out", "mail": "smtp", "callback": "shop"},
    }


def load_masterdata(hub: Hub, articles: Sequence[Listed], mappings: Path) -> None:
    """Articles and customers, as if taken over from the ERP."""
    rules = [profile.partner for profile in catalog(mappings).profiles if profile.partner]
    customers = [Customer(one.customer_number or one.slug, one.name) for one in rules]
    listed = [Article(one.number, one.name, one.unit, one.price, one.currency, one.gtin) for one in articles]
    with hub.database.begin() as tx:
        masterdata.save_articles(tx, listed, now())
        masterdata.save_customers(tx, customers, now())


def _push(hub: Hub, batch: Sequence[Sample], source: str) -> None:
    """Hand over until it is taken, as a client of the API does; the key makes the repeat harmless."""
    keys = [one.key for one in batch]
    documents = [one.document() for one in batch]
    insist(lambda: store_pushed(hub.database, hub.originals, documents, source, keys, now()))


def _drain(hub: Hub) -> None:
    rest = threading.Event()
    while insist(lambda: _open_work(hub)):
        rest.wait(0.05)


def _open_work(hub: Hub) -> int:
    with hub.database.begin() as tx:
        return store.open_work(tx)


def _taken(hub: Hub) -> tuple[list[float], dict[str, int]]:
    """Milliseconds from received to acknowledged at the chosen rate, and how the documents ended."""
    with hub.database.begin() as tx:
        return store.latencies_ms(tx, "bench-rate"), store.document_states(tx)


def insist(act: Callable[[], T]) -> T:
    """Do it until it works: any process may have been killed just now and is on its way up again."""
    rest = threading.Event()
    while True:
        try:
            return act()
        except (OrderHubError, *DatabaseLost, *_GONE):
            rest.wait(0.1)


def _warm_up(hub: Hub, articles: Sequence[Listed], seed: int) -> None:
    """Let every child load its parsers before the clock starts: more than one batch, so that none is left idle."""
    _push(hub, list(generate(_WARM_UP, seed + 7, list(articles))), "bench-warm")
    _drain(hub)


def _full_speed(hub: Hub, neighbours: Neighbours, samples: Sequence[Sample]) -> tuple[float, float, float]:
    """Documents per second, and CPU milliseconds a document of client and database."""
    before, own = insist(neighbours.cpu_s), time.process_time()
    started = time.perf_counter()
    for first in range(0, len(samples), _PUSH_BATCH):
        _push(hub, samples[first : first + _PUSH_BATCH], "bench-speed")
    pushed = time.process_time() - own
    _drain(hub)
    wall = time.perf_counter() - started
    after = insist(neighbours.cpu_s)
    count = len(samples)
    client = (after[0] - before[0] + pushed) * 1000 / count
    return count / wall, client, (after[1] - before[1]) * 1000 / count


def _at_rate(hub: Hub, samples: Sequence[Sample], rate: float) -> None:
    """Push at `rate` documents a second, in ticks, as a busy day does."""
    started, sent = time.perf_counter(), 0
    while sent < len(samples):
        due = min(len(samples), int((time.perf_counter() - started) * rate) + 1)
        if due > sent:
            _push(hub, samples[sent:due], "bench-rate")
            sent = due
        threading.Event().wait(_TICK_S)
    _drain(hub)
