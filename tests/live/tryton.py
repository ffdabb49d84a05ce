"""The real ERP: Tryton on a copy of the seeded database, and its warehouse worker."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from connectors.tryton_erp import TrytonErp
from counterparts.tryton import server, setup
from counterparts.tryton.warehouse import Warehouse
from tests.live.presence import absent
from tests.live.process import stop
from tests.live.waiting import free_port

CACHE = Path(__file__).parents[2] / ".cache" / "tryton"


@dataclass
class Tryton:
    """A running ERP of its own."""

    folder: Path
    port: int
    child: subprocess.Popen[bytes] | None = None
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def erp(self, **options: object) -> TrytonErp:
        """The connector, as the hub's user."""
        return TrytonErp("tryton", self.url, self.keys["hub"], **options)  # type: ignore[arg-type]  # options of a test

    def warehouse(self) -> Warehouse:
        """The warehouse worker, as its own user."""
        return Warehouse(self.url, self.keys["warehouse"])

    def start(self) -> None:
        """Serve the database."""
        self.child = server.start(CACHE, self.folder, self.port)

    def kill(self) -> None:
        """As a crash would: no goodbye."""
        if self.child is not None:
            self.child.kill()
            self.child.wait()
            self.child = None


@contextmanager
def tryton(folder: Path) -> Iterator[Tryton]:
    """Starts an ERP on its own copy of the template, which is made at the first use (35 s)."""
    try:
        template = setup.prepare(CACHE)
    except setup.NotInstallable as error:
        absent(f"Tryton cannot be installed: {error}")
        raise
    setup.fresh_copy(template, folder)
    found = Tryton(folder, free_port(), keys=setup.keys(folder))
    found.start()
    try:
        yield found
    finally:
        if found.child is not None:
            stop(found.child)
