"""`orderhub bench edi`: the EDI core beside its peers, over files that are made for it, in one run.

An ORDERS interchange and an 850 file of about 10 MB, each order with ten lines of known articles. Every tool reads the
same file in a process of its own; a tool that counts other messages or segments than were written is said so. What is
measured: tokens, envelope and positions; text to canonical order through the mapping; peak memory; and whether an
order costs the same in a file of 1 MB, 10 MB and (`--big`) 100 MB.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from orderhub.bench.documents import Article, Lines, articles_of, edifact, x12

_LINES = 10
_MB = 1_000_000
_SEED = 1
_PEERS = {"pydifact": "edifact", "pyx12": "x12", "ansi-x12": "x12"}


class Truth(msgspec.Struct):
    """What a generated file holds."""

    path: Path
    size: int
    messages: int
    segments: int


class Measured(msgspec.Struct):
    """One tool over one file. `counts_right` compares with what was written."""

    mb_per_s: float
    peak_rss_mb: float
    counts_right: bool


class Result(msgspec.Struct):
    """The figures of one run. Rates are per core; memory is the largest of our own processes on the 10 MB files."""

    edifact_mb_per_s: float
    x12_mb_per_s: float
    orders_per_s: float
    """The slower of the two formats."""
    edifact_orders_per_s: float
    x12_orders_per_s: float
    peak_rss_mb: float
    counts_right: bool
    """Every message and segment was counted, and every order came out without an error, by all our jobs."""
    ms_per_order: dict[str, float]
    """By size of the file in MB."""
    peers: dict[str, Measured]


def bench(home: Path, mappings: Path, *, megabytes: float = 10, others: Sequence[float] = (1,)) -> Result:
    """Make files of that size below `home` and measure; `others` are further sizes for the cost of an order.

    Takes about a minute, and one more for each 100 MB.
    """
    home.mkdir(parents=True, exist_ok=True)
    articles = articles_of(mappings)
    edi = _edifact_file(home / "orders.edi", round(megabytes * _MB), articles)
    po = _x12_file(home / "po.x12", round(megabytes * _MB), articles)
    ours = {"edifact": _measure("edifact", edi), "x12": _measure("x12", po)}
    jobs = {"edifact-orders": edi, "x12-orders": po}
    orders = {name: _run(name, truth.path, mappings) for name, truth in jobs.items()}
    rates = {name: found["messages"] / found["seconds"] for name, found in orders.items()}
    right = all(one.counts_right for one in ours.values())
    right = right and all(orders[name]["messages"] == truth.messages for name, truth in jobs.items())
    right = right and all(orders[name]["segments"] == truth.messages * _LINES for name, truth in jobs.items())
    costs = {str(megabytes): round(1000 / rates["edifact-orders"], 3)}
    for size in others:
        truth = _edifact_file(home / f"orders-{size}.edi", round(size * _MB), articles)
        found = _run("edifact-orders", truth.path, mappings)
        costs[str(size)] = round(found["seconds"] * 1000 / found["messages"], 3)
        right = right and found["messages"] == truth.messages
        truth.path.unlink()
    peers = {name: _measure(name, edi if kind == "edifact" else po) for name, kind in _PEERS.items() if _has(name)}
    memory = [one.peak_rss_mb for one in ours.values()] + [one["peak_rss_mb"] for one in orders.values()]
    return Result(
        edifact_mb_per_s=ours["edifact"].mb_per_s,
        x12_mb_per_s=ours["x12"].mb_per_s,
        orders_per_s=round(min(rates.values()), 1),
        edifact_orders_per_s=round(rates["edifact-orders"], 1),
        x12_orders_per_s=round(rates["x12-orders"], 1),
        peak_rss_mb=round(max(memory), 1),
        counts_right=right,
        ms_per_order=dict(sorted(costs.items(), key=lambda pair: float(pair[0]))),
        peers=peers,
    )


def as_text(result: Result) -> str:
    """The figures for people."""
    said = [
        f"EDIFACT  {result.edifact_mb_per_s:8.1f} MB/s   tokens, envelope, positions",
        f"X12      {result.x12_mb_per_s:8.1f} MB/s   tokens, envelope, positions",
        f"orders   {result.edifact_orders_per_s:8.1f} /s     EDIFACT text to canonical order, {_LINES} lines each",
        f"orders   {result.x12_orders_per_s:8.1f} /s     X12 text to canonical order, {_LINES} lines each",
        f"memory   {result.peak_rss_mb:8.1f} MB     at its highest",
        "cost     " + ", ".join(f"{cost} ms/order at {size} MB" for size, cost in result.ms_per_order.items()),
        "counts   " + ("all as written" if result.counts_right else "NOT as written"),
    ]
    for name, one in result.peers.items():
        note = "" if one.counts_right else "   counts differ from what was written"
        said.append(f"{name:9}{one.mb_per_s:8.1f} MB/s   {one.peak_rss_mb:.0f} MB{note}")
    return "\n".join(said)


def _measure(job: str, truth: Truth) -> Measured:
    found = _run(job, truth.path)
    right = found["messages"] == truth.messages and found["segments"] == truth.segments
    return Measured(round(truth.size / _MB / found["seconds"], 2), round(found["peak_rss_mb"], 1), right)


def _run(job: str, path: Path, mappings: Path | None = None) -> dict[str, float]:
    command = [sys.executable, "-m", "orderhub.bench.edi_job", job, str(path), *([str(mappings)] if mappings else [])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _has(peer: str) -> bool:
    """Peers come with the development dependencies only."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        version(peer)
    except PackageNotFoundError:
        return False
    return True


def _orders(articles: list[Article]) -> Iterator[tuple[int, Lines]]:
    chance = random.Random(_SEED)
    serial = 0
    while True:
        serial += 1
        yield serial, [(one, chance.randint(1, 400)) for one in chance.sample(articles, min(_LINES, len(articles)))]


def _edifact_file(path: Path, size: int, articles: list[Article]) -> Truth:
    """One interchange of many messages; each message is that of the mixed benchmark under a number of its own."""
    head = b"UNA:+.? 'UNB+UNOC:3+4012345900019:14+4399901000018:14+261120:0905+EDI1'"
    written, segments, messages = len(head), 1, 0
    with path.open("wb") as file:
        file.write(head)
        for serial, lines in _orders(articles):
            if written >= size:
                break
            content = edifact(0, serial, lines).content
            body = content[content.index(b"UNH+1+") : content.index(b"'UNZ+") + 1]
            body = body.replace(b"UNH+1+", b"UNH+%d+" % serial, 1)
            body = body[: body.rindex(b"+") + 1] + b"%d'" % serial
            segments += body.count(b"'") - body.count(b"?'")
            messages, written = serial, written + len(body)
            file.write(body)
        file.write(b"UNZ+%d+EDI1'" % messages)
    return Truth(path, path.stat().st_size, messages, segments + 1)


def _x12_file(path: Path, size: int, articles: list[Article]) -> Truth:
    """One group of many messages in one interchange."""
    first = x12(0, 1, next(_orders(articles))[1]).content
    head = first[: first.index(b"ST*850*")]
    written, segments, messages = len(head), 2, 0
    with path.open("wb") as file:
        file.write(head)
        for serial, lines in _orders(articles):
            if written >= size:
                break
            content = x12(0, serial, lines).content
            body = content[content.index(b"ST*850*") : content.index(b"GE*1*")]
            segments += body.count(b"~")
            messages, written = serial, written + len(body)
            file.write(body)
        file.write(b"GE*%d*1~IEA*1*000000001~" % messages)
    return Truth(path, path.stat().st_size, messages, segments + 2)
