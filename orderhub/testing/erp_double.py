"""An ERP that writes down everything it does and misbehaves on request: the judge of "booked exactly once".

    python -m orderhub.testing.erp_double --port 8700 --ledger erp.jsonl [--dedupe] [--faults '{"cut": 0.1}']

Speaks the JSON of `connectors.http_erp`. Its ledger is a file, one JSON object a line, written before the answer goes:
{"did": "created", "key", "number", "order", "at"} for EVERY order it created, also a second one under a key it has,
because by default it does not deduplicate; {"did": "fault", "fault", "keys"} for each fault it played. `creations` and
`doubles` read it. After a restart on the same ledger it knows all it had.

Faults, each a share of the calls to POST /orders (0 to 1), drawn from `seed`:
    refuse_429   answers 429, nothing created        cut          created, then the connection is closed without answer
    error_500    created, then 500                   hang         created, then no answer until the client goes away
    lost_500     500, nothing created                repeat       created, every answer given twice
    foreign      created, answers name other keys    garbage      created, then an answer that is no JSON
    partial      half of it created, then 500        slow         created, answered after `slow_s` seconds
POST /admin/faults sets them while it runs; POST /admin/advance {"kind": "shipped", "keys": [...] or null} makes status
events; GET /admin/ledger gives {"created": n, "keys": m}.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec

from orderhub import clock
from orderhub.ports import Article, Customer, StatusEvent

FAULTS = ("refuse_429", "lost_500", "error_500", "partial", "cut", "hang", "repeat", "foreign", "garbage", "slow")
_BEFORE = ("refuse_429", "lost_500")
_PAGE = 5000


class Faults(msgspec.Struct, forbid_unknown_fields=True):
    """Shares of the calls, 0 to 1; their sum is at most 1."""

    refuse_429: float = 0.0
    lost_500: float = 0.0
    error_500: float = 0.0
    partial: float = 0.0
    cut: float = 0.0
    hang: float = 0.0
    repeat: float = 0.0
    foreign: float = 0.0
    garbage: float = 0.0
    slow: float = 0.0
    slow_s: float = 0.2
    seed: int = 1


class _Quantity(msgspec.Struct):
    value: Decimal


class _Line(msgspec.Struct):
    number: str
    quantity: _Quantity | None = None


class _Order(msgspec.Struct):
    number: str | None = None
    lines: list[_Line] = []


class _Posted(msgspec.Struct):
    key: str
    order: _Order
    hold: bool = True


class _Posting(msgspec.Struct):
    orders: list[_Posted]


class _Asked(msgspec.Struct):
    keys: list[str]


class _Advance(msgspec.Struct):
    kind: str
    keys: list[str] | None = None
    tracking: str = ""


class _Entry(msgspec.Struct, omit_defaults=True):
    """One line of the ledger."""

    did: str
    at: datetime
    key: str = ""
    number: str = ""
    state: str = ""
    order: str = ""
    lines: dict[str, Decimal] = {}
    fault: str = ""
    keys: list[str] = []
    event: StatusEvent | None = None


_ENCODER = msgspec.json.Encoder()
_POSTING = msgspec.json.Decoder(_Posting)
_ENTRY = msgspec.json.Decoder(_Entry)


class Ledger:
    """All that the double did, in memory and in the file."""

    def __init__(self, path: Path, *, fsync: bool = False) -> None:
        self.by_key: dict[str, _Entry] = {}
        self.events: list[StatusEvent] = []
        self.created = 0
        self._fsync = fsync
        for entry in _entries(path):
            self._learn(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        torn = path.exists() and not path.read_bytes().endswith(b"\n")
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        if torn:
            os.write(self._file, b"\n")

    def write(self, entries: list[_Entry]) -> None:
        """Learn the entries and append them to the file in one write."""
        os.write(self._file, _ENCODER.encode_lines(entries))
        if self._fsync:
            os.fsync(self._file)
        for entry in entries:
            self._learn(entry)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)

    def _learn(self, entry: _Entry) -> None:
        if entry.did == "created":
            self.created += 1
            self.by_key.setdefault(entry.key, entry)
        elif entry.event is not None:
            self.events.append(entry.event)
            known = self.by_key.get(entry.event.order_key)
            if known is not None:
                known.state = entry.event.kind


def creations(path: Path) -> Counter[str]:
    """How often each key was created, from the file alone."""
    return Counter(entry.key for entry in _entries(path) if entry.did == "created")


def doubles(path: Path) -> dict[str, int]:
    """The keys that were created more than once; empty is what a hub promises."""
    return {key: count for key, count in creations(path).items() if count > 1}


def _entries(path: Path) -> Iterator[_Entry]:
    lines = path.read_bytes().splitlines() if path.exists() else []
    for line in lines:
        with contextlib.suppress(msgspec.DecodeError):  # a killed process may have torn its last line
            yield _ENTRY.decode(line)


class ErpDouble:
    """What the ERP does with a request; `handle` gives the status and body, or None for no answer at all."""

    def __init__(self, ledger: Ledger, faults: Faults | None = None, *, key: str = "", dedupe: bool = False) -> None:
        self.ledger = ledger
        self.articles: list[Article] = []
        self.customers: list[Customer] = []
        self._key = key
        self._dedupe = dedupe
        self.set_faults(faults or Faults())

    def set_faults(self, faults: Faults) -> None:
        """From now on play these."""
        self.faults = faults
        self._random = random.Random(faults.seed)

    async def handle(self, method: str, target: str, token: str, body: bytes) -> tuple[int, bytes] | None:
        """One request."""
        parts = urlsplit(target)
        if self._key and token != f"Bearer {self._key}" and not parts.path.startswith("/admin/"):
            return 401, b"{}"
        if method == "POST" and parts.path == "/orders":
            return await self._orders(body)
        routes: dict[tuple[str, str], Callable[[bytes], object]] = {
            ("POST", "/orders/find"): self._find,
            ("POST", "/admin/faults"): self._change_faults,
            ("POST", "/admin/advance"): self._advance,
            ("GET", "/admin/ledger"): lambda _: {"created": self.ledger.created, "keys": len(self.ledger.by_key)},
            ("GET", "/articles"): lambda _: {"articles": self.articles},
            ("GET", "/customers"): lambda _: {"customers": self.customers},
            ("GET", "/status"): lambda _: self._status(int(parse_qs(parts.query).get("since", ["0"])[0])),
        }
        route = routes.get((method, parts.path))
        return (404, b"{}") if route is None else (200, _ENCODER.encode(route(body)))

    async def _orders(self, body: bytes) -> tuple[int, bytes] | None:
        posted = _POSTING.decode(body).orders
        fault = self._draw()
        if fault:
            self.ledger.write([_Entry("fault", clock.now(), fault=fault, keys=[one.key for one in posted])])
        if fault in _BEFORE:
            return (429 if fault == "refuse_429" else 500), b"{}"
        answers = self._create(posted[: len(posted) // 2] if fault == "partial" else posted)
        return await self._answer(fault, answers)

    def _create(self, posted: list[_Posted]) -> list[dict[str, str]]:
        """Creates them all, whatever is there already (unless it was asked to deduplicate)."""
        at = clock.now()
        entries: list[_Entry] = []
        answers: list[dict[str, str]] = []
        first = self.ledger.created + 1
        for one in posted:
            known = self.ledger.by_key.get(one.key) if self._dedupe else None
            if known is None:
                lines = {line.number: line.quantity.value for line in one.order.lines if line.quantity}
                state = "held" if one.hold else "confirmed"
                number = f"A{first + len(entries):07d}"
                known = _Entry("created", at, one.key, number, state, one.order.number or "", lines)
                entries.append(known)
            answers.append({"key": one.key, "number": known.number, "state": known.state})
        if entries:
            self.ledger.write(entries)
        return answers

    async def _answer(self, fault: str, answers: list[dict[str, str]]) -> tuple[int, bytes] | None:
        if fault in ("error_500", "partial"):
            return 500, b"{}"
        if fault == "garbage":
            return 200, b"<html>proxy</html>"
        if fault == "hang":
            await asyncio.Event().wait()
        if fault == "cut":
            return None
        if fault == "slow":
            await asyncio.sleep(self.faults.slow_s)
        if fault == "repeat":
            answers = [*answers, *answers]
        if fault == "foreign":
            answers = [{**one, "key": f"other-{one['key']}"} for one in answers]
        return 200, _ENCODER.encode({"answers": answers})

    def _draw(self) -> str:
        at = self._random.random()
        for fault in FAULTS:
            share: float = getattr(self.faults, fault)
            if at < share:
                return fault
            at -= share
        return ""

    def _find(self, body: bytes) -> object:
        asked = msgspec.json.decode(body, type=_Asked).keys
        known = (self.ledger.by_key.get(key) for key in asked)
        return {"orders": [{"key": one.key, "number": one.number, "state": one.state} for one in known if one]}

    def _change_faults(self, body: bytes) -> object:
        self.set_faults(msgspec.json.decode(body, type=Faults))
        return self.faults

    def _advance(self, body: bytes) -> object:
        """Make an event of `kind` for each of the keys, or for all; an event that exists is not made again."""
        wanted = msgspec.json.decode(body, type=_Advance)
        at = clock.now()
        done = {event.key for event in self.ledger.events}
        made: list[_Entry] = []
        for key in self.ledger.by_key if wanted.keys is None else wanted.keys:
            entry = self.ledger.by_key.get(key)
            name = f"{key}-{wanted.kind}"
            if entry is None or name in done:
                continue
            lines = entry.lines if wanted.kind in ("shipped", "invoiced") else {}
            carrier = "DHL Paket" if wanted.kind == "shipped" else ""
            event = StatusEvent(name, key, wanted.kind, at, entry.number, carrier, wanted.tracking, lines)
            made.append(_Entry("event", at, event=event))
        if made:
            self.ledger.write(made)
        return {"made": len(made)}

    def _status(self, since: int) -> object:
        events = self.ledger.events[since : since + _PAGE]
        return {"events": events, "next": since + len(events)}


class _Connection(asyncio.Protocol):
    """HTTP/1.1 with Content-Length and keep-alive, as far as the connector and urllib speak it."""

    def __init__(self, double: ErpDouble) -> None:
        self._double = double
        self._buffer = bytearray()
        self._task: asyncio.Task[None] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def _next(self) -> None:
        """Begin the next request when it is whole and none is at work."""
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0 or self._task is not None:
            return
        lines = self._buffer[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        size = int(headers.get("content-length", "0"))
        if len(self._buffer) < end + 4 + size:
            return
        method, target, _ = lines[0].split(" ", 2)
        body = bytes(self._buffer[end + 4 : end + 4 + size])
        del self._buffer[: end + 4 + size]
        self._task = asyncio.ensure_future(self._respond(method, target, headers, body))

    async def _respond(self, method: str, target: str, headers: dict[str, str], body: bytes) -> None:
        assert self._transport is not None
        try:
            answer = await self._double.handle(method, target, headers.get("authorization", ""), body)
        except (msgspec.MsgspecError, ValueError) as wrong:
            answer = 400, _ENCODER.encode({"error": str(wrong)})
        self._task = None
        if answer is None:
            self._transport.abort()
            return
        status, content = answer
        head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        self._transport.write(head.encode() + content)
        if headers.get("connection", "").lower() == "close":
            self._transport.close()
            return
        self._next()


async def serve(double: ErpDouble, port: int, ready: Callable[[int], None]) -> None:
    """Serve on loopback until cancelled; `ready` gets the port (0 asks for a free one)."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(double), "127.0.0.1", port)
    ready(server.sockets[0].getsockname()[1])
    async with server:
        await server.serve_forever()


def main() -> None:
    """Command line; one JSON line with the url when it answers."""
    parser = argparse.ArgumentParser(description="An ERP double with its own ledger.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--key", default="", help="bearer key to ask for")
    parser.add_argument("--dedupe", action="store_true", help="answer a known key with the order it has")
    parser.add_argument("--fsync", action="store_true", help="flush the ledger to disk before each answer")
    parser.add_argument("--faults", default="{}", help="JSON, see the top of the module")
    options = parser.parse_args()
    faults = msgspec.json.decode(options.faults, type=Faults)
    double = ErpDouble(Ledger(options.ledger, fsync=options.fsync), faults, key=options.key, dedupe=options.dedupe)

    def ready(port: int) -> None:
        sys.stdout.write(msgspec.json.encode({"url": f"http://127.0.0.1:{port}"}).decode() + "\n")
        sys.stdout.flush()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(double, options.port, ready))


if __name__ == "__main__":
    main()
