"""The ERP double as a process of its own, and what its ledger says."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import msgspec

from connectors.http_erp import HttpErp
from orderhub.testing.erp_double import creations

KEY = "double-key-1"


@dataclass
class Double:
    """A running double."""

    url: str
    ledger: Path
    child: subprocess.Popen[str]

    def erp(self, **options: float) -> HttpErp:
        """The connector, with its key."""
        return HttpErp("double", self.url, KEY, **options)  # type: ignore[arg-type]  # options of a test

    def created(self) -> Counter[str]:
        """How often each key was created."""
        return creations(self.ledger)

    def faults(self, **shares: float) -> None:
        """Play these from now on."""
        httpx.post(f"{self.url}/admin/faults", content=msgspec.json.encode(shares)).raise_for_status()

    def finish(self) -> None:
        """The warehouse ships and invoices all that is not held."""
        entries = [msgspec.json.decode(line) for line in self.ledger.read_bytes().splitlines()]
        keys = [one["key"] for one in entries if one["did"] == "created" and one["state"] != "held"]
        for kind in ("confirmed", "picked", "shipped", "invoiced"):
            body = {"kind": kind, "keys": keys, "tracking": "00340040000000000001"}
            httpx.post(f"{self.url}/admin/advance", content=msgspec.json.encode(body)).raise_for_status()


@contextmanager
def erp_double(folder: Path, *options: str) -> Iterator[Double]:
    """Starts a double on a ledger in `folder`, which it continues when it is there."""
    ledger = folder / "erp.jsonl"
    command = [sys.executable, "-m", "orderhub.testing.erp_double", "--ledger", str(ledger), "--key", KEY, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            yield Double(msgspec.json.decode(child.stdout.readline())["url"], ledger, child)
        finally:
            child.kill()
