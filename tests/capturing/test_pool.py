"""The parser pool: limits, poison documents, order of answers, reloads; with real children and a hostile parser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from orderhub.bench.text_pdf import text_pdf
from orderhub.capturing.child import next_allowance
from orderhub.capturing.frames import Answer, ChildLimits, Job, pack
from orderhub.capturing.pool import ParserPool, at_once
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.capturing.worker import Worker, is_starved
from orderhub.document import Document, Kind
from orderhub.errors import MappingError
from orderhub.order.model import Order
from orderhub.registry import own_names
from orderhub.settings import Settings

MAPPINGS = Path(__file__).parents[2] / "mappings"
ORDER = b'{"number": "W-%d", "lines": [{"sku": "NW-1", "quantity": 5, "price": "4.50"}]}'
POISON = '''
"""Does whatever the document says."""
import ctypes, os, signal, socket, sys, threading
from orderhub.document import Extract, Finding, Kind, Node, Parsed
NAME = "poison"
def sniff(document):
    return 100 if document.content.startswith(b"POISON ") else None
def messages(document):
    what = document.content[7:].decode()
    if what.startswith("halfway"):
        for _ in range(1200):
            yield Extract(Kind.ORDER, "x", Node("x"))
        if what == "halfway-exit":
            os._exit(3)
        if what == "halfway-raise":
            raise ZeroDivisionError(what)
    else:
        yield from parse(document).extracts
def parse(document):
    what = document.content[7:].decode()
    if what == "loop":
        while True: pass
    if what == "wait":
        threading.Event().wait()
    if what == "memory":
        hoard = [bytes(64 * 1024 * 1024) for _ in range(100)]  # never written to: fast at any load
    if what == "segv":
        ctypes.string_at(1)
    if what == "exit":
        os._exit(3)
    if what == "raise":
        raise ZeroDivisionError(what)
    if what == "print":
        print("x" * 100_000); sys.stderr.write("y" * 100_000); os.write(1, b"z" * 1000)
    if what == "network":
        socket.create_connection(("127.0.0.1", 9))
    if what == "surrogate":
        return Parsed(NAME, [Extract(Kind.NOT_AN_ORDER, "x", Node("x"), class_="other", text="\\ud800")])
    if what == "file":
        with open("/tmp/orderhub-poison", "wb") as file:
            file.write(b"x" * 64 * 1024 * 1024)
    return Parsed(NAME, [Extract(Kind.NOT_AN_ORDER, "x", Node("x"), class_="other", text=str(os.getpid()))])
'''


def settings(**changes: object) -> Settings:
    return Settings(**{"mappings_dir": MAPPINGS, "parser_cpu_s": 1, "parser_wall_s": 2, **changes})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A third-party parser installed under the entry-point group, as far as the children can tell."""
    tmp_path = tmp_path_factory.mktemp("poison")
    (tmp_path / "poison_parser.py").write_text(POISON)
    info = tmp_path / "poison-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[orderhub.parsers]\npoison = poison_parser\n")
    sys.path.insert(0, str(tmp_path))
    yield
    sys.path.remove(str(tmp_path))


@pytest.fixture(scope="module")
def pool(hostile: None) -> Iterator[ParserPool]:
    with ParserPool(settings()) as made:
        yield made


def poison(what: str) -> Document:
    return Document(content=f"POISON {what}".encode(), name=what)


def an_order(number: int) -> Document:
    return Document(content=ORDER % number, name=f"{number}.json", channel="web")


def numbers(readings: list[Reading]) -> list[str | None]:
    return [one.orders[0].order.number if one.orders else None for one in readings]


def codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.findings]


def test_readings_come_in_the_order_of_the_documents(pool: ParserPool) -> None:
    assert numbers(pool.read_many([an_order(number) for number in range(300)])) == [
        f"W-{number}" for number in range(300)
    ]
    assert pool.read_many([]) == []


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("loop", "document.limit-time"),
        ("wait", "document.limit-time"),
        ("memory", "document.limit-memory"),
        ("segv", "document.parser-died"),
        ("exit", "document.parser-died"),
        ("raise", "document.parser-failed"),
        ("network", "document.parser-failed"),
        ("surrogate", "document.parser-failed"),
        ("file", "document.parser-failed"),
    ],
)
def test_a_poison_document_harms_no_other(pool: ParserPool, what: str, code: str) -> None:
    documents = [an_order(number) for number in range(40)]
    documents[7] = poison(what)
    readings = pool.read_many(documents)
    assert numbers(readings) == [None if number == 7 else f"W-{number}" for number in range(40)]
    assert (readings[7].kind, codes(readings[7])) == (Kind.UNREADABLE, [code])
    assert readings[7].findings[0].message("de") != code


@pytest.mark.parametrize(
    ("what", "code"), [("halfway-exit", "document.parser-died"), ("halfway-raise", "document.parser-failed")]
)
def test_orders_handed_on_are_void_where_the_rest_cannot_be_read(pool: ParserPool, what: str, code: str) -> None:
    broken, whole, after = pool.read_many([poison(what), poison("halfway"), an_order(1)])
    assert (broken.kind, broken.orders, codes(broken)) == (Kind.UNREADABLE, [], [code])
    assert (whole.kind, len(whole.orders)) == (Kind.ORDER, 1200)
    assert numbers([after]) == ["W-1"]


def test_what_was_read_before_a_child_died_is_read_again_and_once(hostile: None) -> None:
    with ParserPool(settings(parser_processes=1)) as lonely:
        readings = lonely.read_many([poison("halfway"), an_order(1), poison("exit")] * 3)
    assert [len(one.orders) for one in readings] == [1200, 1, 0] * 3
    assert [codes(one) for one in readings] == [[], [], ["document.parser-died"]] * 3


def test_a_large_interchange_comes_in_portions_and_in_order(pool: ParserPool) -> None:
    head = "UNB+UNOC:3+4012345900019:14+4399901000018:14+261120:0905+EDI1'"
    body = "UNH+{0}+ORDERS:D:96A:UN'BGM+220+NWB-{0}+9'DTM+137:20261120:102'LIN+1'QTY+21:1'UNS+S'UNT+7+{0}'"
    content = head + "".join(body.format(number) for number in range(100000, 101300)) + "UNZ+1300+EDI1'"
    fresh = ParserPool(settings(parser_processes=1, parser_cpu_s=20, parser_wall_s=30))
    with fresh:
        (reading,) = fresh.read_many([Document(content.encode(), name="o.edi", channel="edi")])
    assert [one.order.number for one in reading.orders] == [f"NWB-{number}" for number in range(100000, 101300)]
    assert {one.profile_sha for one in reading.orders} <= set(fresh.versions)


def test_many_poison_documents_in_one_batch(pool: ParserPool) -> None:
    readings = pool.read_many([poison("segv") if number % 3 else an_order(number) for number in range(9)])
    assert [one.kind for one in readings] == [Kind.UNREADABLE if number % 3 else Kind.ORDER for number in range(9)]


def test_what_a_library_prints_goes_nowhere(pool: ParserPool, capfd: pytest.CaptureFixture[str]) -> None:
    assert pool.read_many([poison("print")])[0].class_ == "other"
    assert capfd.readouterr() == ("", "")


def test_a_child_killed_from_outside_costs_no_document(pool: ParserPool) -> None:
    victims = {int(one.text or 0) for one in pool.read_many([poison("pid")] * 20)}
    for pid in victims:
        os.kill(pid, signal.SIGKILL)
    assert numbers(pool.read_many([an_order(1), an_order(2)])) == ["W-1", "W-2"]


def test_closing_leaves_no_process_behind(hostile: None) -> None:
    pool = ParserPool(settings())
    children = {int(one.text or 0) for one in pool.read_many([poison("pid")] * 20)}
    pool.close()
    assert children
    assert not [pid for pid in children if Path(f"/proc/{pid}").exists()]
    assert numbers(pool.read_many([an_order(1)])) == ["W-1"]
    pool.close()


def test_children_die_with_their_parent_even_inside_a_parser(hostile: None, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from orderhub.capturing.pool import ParserPool; "
        "from orderhub.document import Document;"
        "from orderhub.settings import Settings;"
        f"pool = ParserPool(Settings(mappings_dir=Path({str(MAPPINGS)!r}), parser_cpu_s=60, "
        f"parser_wall_s=60, parser_processes=1));"
        "print(pool.read_many([Document(content=b'POISON pid')])[0].text, flush=True);"
        "pool.read_many([Document(content=b'POISON wait')])"
    )
    path = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 5
    waited = threading.Event()
    while _is_running(child) and time.monotonic() < deadline:
        waited.wait(0.02)
    assert not _is_running(child)


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_changed_mappings_are_read_before_the_next_batch(tmp_path: Path) -> None:
    folder = tmp_path / "mappings"
    shutil.copytree(MAPPINGS, folder)
    with ParserPool(settings(mappings_dir=folder, parser_processes=1)) as pool:
        before = pool.read_many([an_order(1)])[0].orders[0].profile_sha
        generic = folder / "generic" / "json-hub.yaml"
        generic.write_text(generic.read_text().replace("about: Orders", "about: Changed orders"))
        assert pool.read_many([an_order(1)])[0].orders[0].profile_sha != before
        generic.write_text("profile: [broken")
        with pytest.raises(MappingError) as broken:
            pool.read_many([an_order(1)])
        assert "json-hub.yaml" in str(broken.value.params)


def test_the_children_know_whom_papers_go_to(hostile: None, tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text(
        "seller: {name: Nordlicht GmbH, names: [Nordwind Handel GmbH]}\n", encoding="utf-8"
    )
    configured = settings(home=tmp_path, parser_processes=1)
    words = [
        (60, 60, "Auftraggeber:"), (60, 75, "Nordwind Handel GmbH"), (60, 90, "Hafenstraße 8"),
        (60, 105, "20457 Hamburg"), (60, 150, "Bestellung Nr. 4711 vom 16.10.2026"), (60, 200, "Artikelnr."),
        (160, 200, "Bezeichnung"), (400, 200, "Menge"), (60, 215, "4711-20"), (160, 215, "Kugelhahn"), (400, 215, "2"),
    ]  # fmt: skip
    paper = Document(text_pdf(words), "order.pdf")
    buyers = []
    for names in ((), own_names(configured)):
        with ParserPool(configured, own_names=names) as pool:
            (order,) = pool.read_many([paper])[0].orders
        buyers.append(order.order.buyer.name if order.order.buyer else None)
    assert buyers == ["Nordwind Handel GmbH", None]


def test_a_document_over_the_size_limit_is_never_handed_over(pool: ParserPool) -> None:
    with ParserPool(settings(max_document_mib=1)) as small:
        (reading,) = small.read_many([Document(content=b"x" * 1_048_577)])
    assert codes(reading) == ["document.limit-size"]


def test_names_that_are_no_unicode_are_read_all_the_same(pool: ParserPool) -> None:
    document = Document(content=ORDER % 1, name=os.fsdecode(b"\xff.json"), channel="web", envelope={"sender": "\udcff"})
    assert numbers(pool.read_many([document])) == ["W-1"]


def test_two_threads_may_share_a_pool(pool: ParserPool) -> None:
    results: dict[int, list[str | None]] = {}

    def work(base: int) -> None:
        results[base] = numbers(pool.read_many([an_order(base + number) for number in range(50)]))

    threads = [threading.Thread(target=work, args=(base,)) for base in (0, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {base: [f"W-{base + number}" for number in range(50)] for base in (0, 1000)}


def test_whoever_delivers_gets_time_anew_and_not_for_ever() -> None:
    mib = 1024 * 1024
    assert next_allowance(10, 60 * mib, 9.5) == 10
    # The 160 seconds of a document of 60 MiB run out, however many orders it hands on.
    spent, portions = 0.0, 0
    while (seconds := next_allowance(10, 60 * mib, spent)) > 0:
        spent, portions = spent + seconds, portions + 1
    assert (spent, portions) == (160.0, 16)
    assert next_allowance(10, 1000, 10.5) == 0


def test_on_a_busy_machine_a_child_that_works_is_waited_for() -> None:
    assert is_starved(2, 15)
    # One that waits for something, and one that had a processor for itself, are not.
    assert not is_starved(0, 15)
    assert not is_starved(0.1, 15)
    assert not is_starved(14, 15)


def test_a_portion_is_progress_by_the_clock(tmp_path: Path) -> None:
    worker = Worker(ChildLimits(memory=512 * 1024 * 1024, cpu_s=10), tmp_path, wall_s=15)
    try:
        worker.give(Job(1, Document(b"x")), bytearray())
        before = worker.deadline
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        os.close(worker.answers)
        worker.answers = reader
        order = OrderRead(Kind.ORDER, Order(), b"", [], "p", "p", "p", "edifact")
        os.write(writer, pack(Answer(1, portion=[order])))
        answers, gone = worker.read()
        os.close(writer)
        assert ([one.portion[0].profile for one in answers], gone) == (["p"], False)
        assert worker.deadline != before
        assert len(worker.waiting) == 1
    finally:
        worker.kill()
        worker.end()


@pytest.mark.parametrize(
    ("processes", "others", "side_by_side", "given"),
    [(2, 0, 2, 2), (2, 1, 2, 1), (2, 2, 2, 1), (1, 2, 2, 1), (4, 16, 16, 2), (16, 4, 16, 12), (4, 0, 16, 4)],
)
def test_children_of_two_kinds_share_the_processors(processes: int, others: int, side_by_side: int, given: int) -> None:
    assert at_once(processes, others, side_by_side) == given
