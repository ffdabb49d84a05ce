"""One measured job of `orderhub bench edi` in a process of its own, so that its peak memory is its own.

    python -m orderhub.bench.edi_job JOB FILE [MAPPINGS]     prints {"seconds", "messages", "segments", "peak_rss_mb"}

Ours: `edifact` and `x12` read tokens, envelope and positions; `edifact-orders` and `x12-orders` go on to the canonical
order. The others are the peers' own readers over the same file, each used as its documentation says.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from orderhub.bench.measure import peak_rss_mb
from orderhub.document import Document, Extract, Finding, Severity
from parsers import edifact_message, edifact_syntax, x12_message, x12_syntax

Counts = tuple[int, int]
"""Messages (orders without an error) and segments (order lines)."""


def edifact(path: Path, _: Path) -> Counts:
    """Our EDIFACT tokens with offsets, envelope counted and checked."""
    messages = segments = 0
    for read in edifact_syntax.stream(path.read_bytes()):
        if isinstance(read, edifact_syntax.Message):
            messages += 1
            segments += len(read.segments)
        else:
            segments += sum(part is not None for part in (read.header, read.trailer)) + len(read.groups)
    return messages, segments


def x12(path: Path, _: Path) -> Counts:
    """Our X12 tokens with offsets, envelope counted and checked."""
    messages = segments = 0
    for read in x12_syntax.stream(path.read_bytes()):
        if isinstance(read, x12_syntax.Message):
            messages += 1
            segments += len(read.segments)
        else:
            segments += sum(part is not None for part in (read.header, read.trailer)) + len(read.services)
    return messages, segments


def edifact_orders(path: Path, mappings: Path) -> Counts:
    """EDIFACT text to canonical orders through the mapping that the catalogue chooses."""
    return _orders(edifact_message.messages, path, mappings)


def x12_orders(path: Path, mappings: Path) -> Counts:
    """X12 text to canonical orders through the mapping that the catalogue chooses."""
    return _orders(x12_message.messages, path, mappings)


def _orders(read: Callable[[Document], Iterator[Extract | Finding]], path: Path, mappings: Path) -> Counts:
    from orderhub.mapping.apply import apply
    from orderhub.mapping_files import read_catalog

    catalog = read_catalog(mappings)
    # As the child of the parser pool does: what is loaded stays, and trees have no cycles to look for.
    gc.collect()
    gc.freeze()
    gc.disable()
    STARTED[0] = time.perf_counter()
    orders = lines = 0
    for extract in read(Document(path.read_bytes())):
        if isinstance(extract, Extract):
            mapped = apply(catalog.choose(extract), extract, catalog)
            orders += not any(one.severity is Severity.ERROR for one in mapped.findings)
            lines += len(mapped.order.lines)
    return orders, lines


def pydifact(path: Path, _: Path) -> Counts:
    """The streaming parser of pydifact, its fastest way: segments without envelope or position."""
    from pydifact.parser import Parser

    segments = messages = 0
    for segment in Parser().parse(path.read_text(encoding="latin-1")):
        segments += segment.tag != "UNA"
        messages += segment.tag == "UNH"
    return messages, segments


def pyx12(path: Path, _: Path) -> Counts:
    """The streaming reader of pyx12: segments with its envelope checks."""
    from pyx12.x12file import X12Reader

    segments = messages = 0
    with X12Reader(str(path)) as reader:
        for segment in reader:
            segments += 1
            messages += segment.get_seg_id() == "ST"
    return messages, segments


def ansi_x12(path: Path, _: Path) -> Counts:
    """The structural parser of ansi-x12: tokens with offsets, then immutable envelopes."""
    from x12 import parse_x12_interchange, tokenize_x12

    document = tokenize_x12(path.read_bytes())
    groups = parse_x12_interchange(document).groups
    return sum(len(group.transactions) for group in groups), len(document.segments)


STARTED = [0.0]
"""When the measured part began: a job that loads a catalogue first sets it anew."""
JOBS: dict[str, Callable[[Path, Path], Counts]] = {
    "edifact": edifact,
    "x12": x12,
    "edifact-orders": edifact_orders,
    "x12-orders": x12_orders,
    "pydifact": pydifact,
    "pyx12": pyx12,
    "ansi-x12": ansi_x12,
}


def main(job: str, path: Path, mappings: Path) -> None:
    """Run one job and print what it took."""
    warnings.simplefilter("ignore")  # pydifact warns at each service segment that it has no directory
    STARTED[0] = time.perf_counter()
    messages, segments = JOBS[job](path, mappings)
    seconds = time.perf_counter() - STARTED[0]
    peak = peak_rss_mb(os.getpid())[os.getpid()]
    measured = {"seconds": seconds, "messages": messages, "segments": segments, "peak_rss_mb": peak}
    sys.stdout.write(json.dumps(measured) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else Path())
