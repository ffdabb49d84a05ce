"""`orderhub bench bill`: what each promise costs at the least, as rungs on top of the raw floor, in one run.

Each rung is the cheapest program that keeps one more promise: it knows the five senders by heart and all results
beforehand. So their sum is a bound: a hub that keeps these promises in this language and database can come near it and
not below. The statements are the hub's own, recorded once and said again to copies of the same database. The last
rungs are the hub as it is. Figures are the least of several rounds; in a round, every program takes its turn.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import structlog

from orderhub.bench import measure
from orderhub.bench.bill_child import BillChild
from orderhub.bench.bill_programs import Checker, Prepared, page_of, places, prepared
from orderhub.bench.documents import articles_of, generate
from orderhub.bench.floor import run_floor
from orderhub.bench.floor_readers import READERS
from orderhub.bench.run import hub_file, load_masterdata, prepare
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.read import read
from orderhub.capturing.reading import all_orders
from orderhub.demo.processes import Processes, answers, free_port
from orderhub.mapping_files import catalog
from orderhub.registry import Installation
from orderhub.settings import Settings, put_environment
from orderhub.steps.capture import capture
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.receive import store_pushed
from orderhub.steps.work import drain
from orderhub.store.engine import Database
from orderhub.store.replay import Cost, Tape, copy_database
from orderhub.store.server import EmbeddedServer

_BATCH = 100
_HUB, _COPY = "orderhub", "orderhub_bill"


class Rung(msgspec.Struct):
    """One more promise, in CPU milliseconds a document of client and database."""

    name: str
    client: float
    database: float
    total: float
    """This rung and all before it."""
    ratio: float
    """The total to the floor."""


class Bill(msgspec.Struct):
    """The figures of one run. `statements`: client and database by what they belong to and the table they write."""

    documents: int
    rounds: int
    rungs: list[Rung]
    statements: dict[str, tuple[float, float]]


Figures = dict[str, Cost]


def bill(home: Path, mappings: Path, *, count: int, seed: int, rounds: int) -> Bill:
    """Measure below `home`, which is made anew. Takes about eight seconds a round and thousand documents."""
    prepare(home, count, seed, fresh=True)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    put_environment({
        "ORDERHUB_HOME": home, "ORDERHUB_MAPPINGS_DIR": mappings, "ORDERHUB_PARSER_PROCESSES": 1,
        "ORDERHUB_DATABASE_URL": "",
    })  # fmt: skip
    server = EmbeddedServer(home)
    server.start()
    bench = _Bench(home, mappings, server, count, seed)
    try:
        bench.record()
        bench.prepare()
        return _billed(count, [bench.round() for _ in range(rounds)])
    finally:
        bench.close()
        server.stop()


class _Bench:
    """What all rounds share."""

    def __init__(self, home: Path, mappings: Path, server: EmbeddedServer, count: int, seed: int) -> None:
        self._home = home
        self._mappings = mappings
        self._server = server
        self._postmaster = int((server.data / "postmaster.pid").read_text().split()[0])
        self._processes = Processes(home / "logs")
        self._doubles = 0
        self._articles = articles_of(mappings)
        self._samples = list(generate(count, seed, self._articles))
        self._catalog = catalog(mappings)
        self._settings = Settings()
        self._pool = ParserPool(self._settings)
        self._prepared: list[Prepared] = []
        self._erp = ""
        self._start_erp()
        self._start_pool()

    def close(self) -> None:
        """End the children."""
        self._pool.close()
        self._processes.stop()

    def _start_pool(self) -> None:
        """A fresh child, warm: an older one might be replaced for its age while its seconds are counted."""
        self._pool.close()
        self._pool.read_many([one.document() for one in self._samples[: 3 * _BATCH]])

    def _start_erp(self) -> None:
        """A double that knows no order yet; the last one ends."""
        self._processes.stop()
        self._doubles += 1
        port, ledger = free_port(), self._home / f"ledger-{self._doubles}.jsonl"
        double = ["-m", "orderhub.testing.erp_double", "--port", str(port), "--ledger", str(ledger)]
        self._processes.start("erp", [sys.executable, *double])
        rest = threading.Event()
        while not answers(port):
            rest.wait(0.05)
        self._erp = f"http://127.0.0.1:{port}"

    @contextmanager
    def _copy(self) -> Iterator[Database]:
        """A copy of the hub's database that holds master data and nothing else."""
        copy_database(self._server.url("postgres"), _COPY, _HUB)
        database = Database(self._server.url(_COPY))
        try:
            yield database
        finally:
            database.close()

    def record(self) -> None:
        """Run the hub and the floor once, and keep what they say to the database."""
        hub = Hub(self._settings, installation=Installation({}, self._home))
        load_masterdata(hub, self._articles, self._mappings)
        hub.close()
        with self._copy() as database:
            self._hub_tape = Tape(database)
            self._run_hub(database, self._hub_tape)
        with self._copy() as database:
            self._floor_tape = Tape(database)
            self._run_floor(database)

    def prepare(self) -> None:
        """Read all once: what the cheapest programs know beforehand."""
        for one in self._samples:
            if one.kind != "broken":
                (found,) = all_orders(read(one.document(), self._catalog))
                self._prepared.append(prepared(one, found.provenance))
        gc.collect()
        gc.freeze()
        gc.set_threshold(200_000, 10, 100)

    def round(self) -> Figures:
        """Every program once."""
        found: Figures = {}
        self._start_erp()
        with self._copy() as database:
            found["floor"] = self._measured(lambda: self._run_floor(database))
        found["reading"] = self._measured(self._read_by_heart)
        with BillChild() as child:
            child.orders(self._samples[:_BATCH])
            found["child"] = self._measured(lambda: self._read_in(child))
        found["places"] = self._places()
        checker = Checker(self._articles)
        found["checks"] = self._measured(lambda: [checker.check(one.order, one.sample.key) for one in self._prepared])
        found |= self._played("floor", self._floor_tape)
        found |= self._played("hub", self._hub_tape)
        found["look-up"] = self._measured(self._look_up)
        found["hub reading"] = self._measured(lambda: [read(one.document(), self._catalog) for one in self._samples])
        self._start_erp()
        self._start_pool()
        with self._copy() as database:
            found["hub"] = self._measured(lambda: self._run_hub(database))
        return found

    def _measured(self, act: Callable[[], object]) -> Cost:
        """CPU seconds of this process with its parsers' children, and of the database."""
        children = set(measure.children_of(os.getpid())) - {one.pid for one in self._processes.running.values()}
        parsers, database = sum(map(measure.cpu_s, children)), measure.cpu_s(self._postmaster)
        own = time.process_time()
        act()
        own = time.process_time() - own
        return Cost(own + sum(map(measure.cpu_s, children)) - parsers, measure.cpu_s(self._postmaster) - database)

    def _run_floor(self, database: Database) -> None:
        run_floor(database, self._home / "floor", self._samples, self._erp, self._postmaster)

    def _read_by_heart(self) -> None:
        for one in self._samples:
            if one.kind in READERS:
                READERS[one.kind](one.content)

    def _read_in(self, child: BillChild) -> None:
        for first in range(0, len(self._samples), _BATCH):
            child.orders(self._samples[first : first + _BATCH])

    def _places(self) -> Cost:
        spent = 0.0
        for one in self._prepared:
            page = page_of(one.sample)
            started = time.process_time()
            places(one, page)
            spent += time.process_time() - started
            for opened in reversed(page or ()):
                opened.close()
        return Cost(spent)

    def _look_up(self) -> None:
        """Ask the ERP for all keys, as whoever sends must who does not know what came of the last try."""
        erp = Installation(hub_file(self._erp), self._home).erp()
        keys = [f"OH-{number:020}" for number in range(len(self._prepared))]
        for first in range(0, len(keys), _BATCH):
            erp.find(keys[first : first + _BATCH])

    def _played(self, whose: str, tape: Tape) -> Figures:
        """The statements of a tape by what they belong to; what the server does beside them as its background."""
        with self._copy() as database:
            before = measure.cpu_s(self._postmaster)
            said = tape.play(database.url)
            server = measure.cpu_s(self._postmaster) - before
        found = {f"{whose}: {label}: {table}": cost for (label, table), cost in said.items()}
        beside = max(0.0, server - sum(one.server for one in said.values()))
        return found | {f"{whose}: beside: writers": Cost(0, beside)}

    def _run_hub(self, database: Database, tape: Tape | None = None) -> None:
        """Receive, capture and deliver in this process, with one child that reads."""
        hub = Hub(self._settings, database=database, installation=Installation(hub_file(self._erp), self._home))
        hub.pool = self._pool
        for first in range(0, len(self._samples), _BATCH):
            some = self._samples[first : first + _BATCH]
            _mark(tape, "receive")
            documents, keys = [one.document() for one in some], [one.key for one in some]
            store_pushed(database, hub.originals, documents, "bench", keys, hub.now())
            _mark(tape, "capture")
            drain(capture, hub)
            _mark(tape, "deliver")
            drain(deliver, hub)


def _mark(tape: Tape | None, label: str) -> None:
    if tape is not None:
        tape.label = label


def _least(costs: list[Cost], factor: float) -> Cost:
    """Neighbours on the same processor only ever add."""
    return Cost(min(one.client for one in costs) * factor, min(one.server for one in costs) * factor)


def _billed(count: int, rounds: list[Figures]) -> Bill:
    """The least of all rounds in milliseconds a document, as rungs."""
    names = dict.fromkeys(name for one in rounds for name in one)
    figures = {name: _least([one[name] for one in rounds if name in one], 1000 / count) for name in names}

    def said(*prefixes: str) -> Cost:
        return sum((cost for name, cost in figures.items() if name.startswith(prefixes)), Cost())

    floor, reading = figures["floor"], figures["reading"]
    orders = said(*(f"floor: : insert floor.{table}" for table in ("orders", "lines", "events")))
    steps = [
        ("the raw floor", floor),
        ("+ strangers' bytes are read in a child", figures["child"] - reading),
        ("+ the place of every value, found and packed", figures["places"]),
        ("+ master data, checks, twins: compared", figures["checks"]),
        ("+ arrivals: ledger, events", said("hub: receive") - said("floor: : insert floor.documents")),
        ("+ rows of reading: claim, orders, provenance, findings, events", said("hub: capture") - orders),
        ("+ outbox: lease, fence, look-up, what was sent",
         said("hub: deliver") - said("floor: : update") + figures["look-up"]),
        ("+ what the server writes beside that", said("hub: beside") - said("floor: beside")),
        ("+ mapping files and readers for any sender", figures["hub reading"] - reading - figures["places"]),
    ]  # fmt: skip
    known = sum((cost for _, cost in steps), Cost())
    steps.append(("the rest of the hub: values to rows, pipes, limits", figures["hub"] - known))
    rungs, total = [], Cost()
    for name, cost in steps:
        total += cost
        whole = total.client + total.server
        ratio = whole / (floor.client + floor.server)
        rungs.append(Rung(name, round(cost.client, 3), round(cost.server, 3), round(whole, 3), round(ratio, 2)))
    listed = {name: (round(cost.client, 4), round(cost.server, 4)) for name, cost in figures.items()}
    return Bill(count, len(rounds), rungs, listed)


def as_text(result: Bill) -> str:
    """Tables for people."""
    said = [f"{result.documents} documents, least of {result.rounds} rounds, CPU ms a document",
            f"{'':64}client database    sum  to the floor"]  # fmt: skip
    said += [f"{one.name:64}{one.client:6.3f}   {one.database:6.3f} {one.total:6.3f}  {one.ratio:6.2f}"
             for one in result.rungs]  # fmt: skip
    said += ["", "as measured"]
    said += [f"  {name:62}{client:6.3f}   {server:6.3f}" for name, (client, server) in result.statements.items()]
    return "\n".join(said)
