"""What strangers' files cost: seconds to a state, a child's memory, crashes; and what storing a mail costs."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from orderhub.bench import measure
from orderhub.capturing.frames import Spent
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import Reading
from orderhub.clock import now
from orderhub.document import Document
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.steps.receive import store_pushed
from orderhub.store.server import EmbeddedServer

_LOOK_S: Final = 0.1
_MAILS: Final = 2000
_BATCH: Final = 50
_FILLER: Final = "".join(f"Zeile {number} eines Anhangs, wie er so kommt.\r\n" for number in range(900))


class Cost(msgspec.Struct):
    """Of reading many files, each in a child."""

    files: int = 0
    states: int = 0
    """Files of which a reading came back."""
    slowest_s: float = 0.0
    peak_mb: float = 0.0
    """Largest resident memory of any child."""
    memory_share: float = 0.0
    """Of a child's own limit of address space, the largest."""
    crashes: list[str] = []
    """Exceptions that reached the parent."""


def read_all(files: Sequence[Path], configured: Settings) -> Cost:
    """Read every file; what happens to a child stays there."""
    cost = Cost(files=len(files))

    def tell(_: int, __: Reading, took: Spent) -> None:
        cost.slowest_s = max(cost.slowest_s, took.wall)

    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(cost, ended), daemon=True)
    watch.start()
    try:
        with ParserPool(configured) as pool:
            cost.states = len(pool.read_many([Document(file.read_bytes(), file.name) for file in files], tell))
    except Exception as fault:  # noqa: BLE001 -- that nothing comes through is what is measured
        cost.crashes.append(f"{type(fault).__name__}: {fault}")
    finally:
        ended.set()
        watch.join()
    return cost


def _watch(cost: Cost, ended: threading.Event) -> None:
    own = os.getpid()
    limits: dict[int, float] = {}
    while not ended.wait(_LOOK_S):
        for pid, peak in measure.peak_rss_mb(own).items():
            if pid == own:
                continue
            limits[pid] = limits.get(pid) or _limit_mb(pid)
            cost.peak_mb = max(cost.peak_mb, peak)
            if limits[pid]:
                cost.memory_share = max(cost.memory_share, peak / limits[pid])


def _limit_mb(pid: int) -> float:
    """The address space a process may have, MB; 0 where it is not limited."""
    try:
        found = re.search(r"Max address space\s+(\d+)", Path(f"/proc/{pid}/limits").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 2**20 if found else 0.0


def store_mails(home: Path, configured: Settings) -> float:
    """Mails of 40 kB a second and core, from bytes to stored, hashed and queued in a database of its own below `home`.

    CPU of this process and of the database count alike.
    """
    hub = Hub(Settings(home=home, mappings_dir=configured.mappings_dir, database_url=""))
    try:
        with hub.database.begin():
            pass
        server = int((EmbeddedServer(home).data / "postmaster.pid").read_text().split()[0])
        mails = [_mail(number) for number in range(_MAILS)]
        before = time.process_time() + measure.cpu_s(server)
        for first in range(0, _MAILS, _BATCH):
            keys = [f"mail-{number}" for number in range(first, first + _BATCH)]
            store_pushed(hub.database, hub.originals, mails[first : first + _BATCH], "bench-mail", keys, now())
        return _MAILS / (time.process_time() + measure.cpu_s(server) - before)
    finally:
        hub.close()
        EmbeddedServer(home).stop(immediate=True)


def _mail(number: int) -> Document:
    text = (
        f"From: kunde{number % 7}@kunde.example\r\nTo: bestellung@haendler.example\r\n"
        f"Subject: Bestellung L-{number}\r\nMessage-ID: <{number}@kunde.example>\r\n\r\n"
        f"{number % 9 + 1} x NW-1001 Wasser\r\n\r\n{_FILLER}"
    )
    return Document(text.encode(), name=f"{number}.eml", media_type="message/rfc822", channel="mail")
