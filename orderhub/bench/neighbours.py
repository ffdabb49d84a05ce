"""The processes of a benchmark: database, ERP double and workers, each started again when it was killed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

from orderhub.bench import measure
from orderhub.bench.truth import LEDGER
from orderhub.demo.processes import Processes, answers, free_port
from orderhub.store.server import EmbeddedServer

WORKERS = ("capture", "capture-2", "deliver")
"""Two that read, each with one child: while one stores a batch, the other's child goes on reading."""
_LOOK_S = 0.2


class Neighbours:
    """Started by `start`, watched by a thread of their own until `stop`."""

    def __init__(self, home: Path, env: dict[str, Any]) -> None:
        self.server = EmbeddedServer(home)
        self.processes = Processes(home / "logs")
        self.port = free_port()
        self.ledger = home / LEDGER
        self.restarts = 0
        self._env = env
        self._stop = threading.Event()
        self._watch = threading.Thread(target=self._keep_alive, daemon=True)

    @property
    def erp_url(self) -> str:
        """Where the ERP double answers."""
        return f"http://127.0.0.1:{self.port}"

    def start_erp(self) -> None:
        """The double first: the hub's configuration names its port. From here on the watch keeps all alive."""
        self._start_one("erp")
        self._watch.start()
        rest = threading.Event()
        while not answers(self.port):
            rest.wait(0.05)

    def start_workers(self) -> None:
        """The processes that read and book."""
        for name in WORKERS:
            self._start_one(name)

    def _start_one(self, name: str) -> None:
        if name == "erp":
            double = ["-m", "orderhub.testing.erp_double", "--port", str(self.port), "--ledger", str(self.ledger)]
            self.processes.start(name, [sys.executable, *double])
        else:
            self.processes.start(name, [sys.executable, "-m", "orderhub.bench.worker", name], env=self._env)

    def _keep_alive(self) -> None:
        while not self._stop.wait(_LOOK_S):
            if not self.server.is_running():
                self.restarts += 1
                self.server.start()
            for name in self.processes.dead():
                self.restarts += 1
                self._start_one(name)

    def cpu_s(self) -> tuple[float, float]:
        """CPU seconds so far of the workers with their children, and of the database."""
        workers = sum(measure.cpu_s(self.processes.running[name].pid) for name in WORKERS)
        return workers, measure.cpu_s(self.postmaster)

    @property
    def postmaster(self) -> int:
        """Process id of the database server."""
        return int((self.server.data / "postmaster.pid").read_text().split()[0])

    def peak_rss_mb(self) -> float:
        """The largest resident memory that any worker or child of one reached."""
        peaks = [measure.peak_rss_mb(self.processes.running[name].pid) for name in WORKERS]
        return max((value for one in peaks for value in one.values()), default=0.0)

    def stop(self) -> None:
        """End all but the database."""
        self._stop.set()
        if self._watch.is_alive():
            self._watch.join()
        self.processes.stop()
