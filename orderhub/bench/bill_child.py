"""The cheapest child that reads strangers' bytes with a limit: `python -m orderhub.bench.bill_child`, by two pipes.

In: a frame with the kind and bytes of a batch of documents. Out: a frame with their orders. The readers are those of
the raw floor. What it cannot tell is which document of a batch killed it.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
from collections.abc import Sequence
from typing import IO, Self

import msgspec

from orderhub.bench.documents import Sample
from orderhub.bench.floor_readers import READERS
from orderhub.order.model import Order

_ENCODER = msgspec.msgpack.Encoder()
_JOBS = msgspec.msgpack.Decoder(list[tuple[str, bytes]])
_ORDERS = msgspec.msgpack.Decoder(list[Order | None])
_MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """Serve until the input ends."""
    gc.freeze()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    while frame := _read(sys.stdin.buffer):
        orders: list[Order | None] = []
        for kind, content in _JOBS.decode(frame):
            resource.setrlimit(resource.RLIMIT_CPU, (3600, hard))
            orders.append(READERS[kind](content) if kind in READERS else None)
        _write(sys.stdout.buffer, _ENCODER.encode(orders))


def _read(stream: IO[bytes]) -> bytes:
    return stream.read(int.from_bytes(stream.read(4), "big"))


def _write(stream: IO[bytes], frame: bytes) -> None:
    stream.write(len(frame).to_bytes(4, "big"))
    stream.write(frame)
    stream.flush()


class BillChild:
    """Such a child, as its parent sees it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "orderhub.bench.bill_child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def orders(self, batch: Sequence[Sample]) -> list[Order | None]:
        """There and back."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        _write(self._process.stdin, _ENCODER.encode([(one.kind, one.content) for one in batch]))
        return _ORDERS.decode(_read(self._process.stdout))


if __name__ == "__main__":
    main()
