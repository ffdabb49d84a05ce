"""A process that makes workers by fork, one for each line it is told, so that a test can kill them by the dozen.

In: the path of a hub.yaml's folder and a database's address as arguments; any line on stdin. Out: the
worker's process id a line. A worker runs the real steps with real connectors; only the reading of documents happens in
it and not in children of its own, which would take longer to start than the worker is left alive.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog
from msgspec.structs import asdict

from orderhub.capturing.read import read
from orderhub.capturing.reading import Reading
from orderhub.document import Document
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.version import version_of
from orderhub.mapping_files import catalog as load_catalog
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.steps.work import work
from orderhub.store.engine import Database

structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))


class InProcess:
    """Reads documents right here."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.versions = {one.sha: one for one in (version_of(profile, catalog) for profile in catalog.profiles)}

    def read_many(self, documents: Sequence[Document]) -> list[Reading]:
        return [read(one, self._catalog) for one in documents]

    def close(self) -> None:
        """Nothing is open."""


def main(home: Path, url: str, mappings: Path) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    pool = InProcess(load_catalog(mappings))
    settings = Settings(home=home, mappings_dir=mappings, batch_size=7, lease_s=60)
    # Whatever is imported lazily is imported here, so that a young worker is at work and not importing.
    import connectors.drop_folder
    import connectors.drop_sender
    import connectors.http_erp  # noqa: F401

    for _ in sys.stdin:
        child = os.fork()
        if child:
            sys.stdout.write(f"{child}\n")
            sys.stdout.flush()
            continue
        hub = Hub(settings, database=Database(url))
        hub.__dict__["pool"] = pool
        while any(asdict(work(hub, masterdata=False)).values()):
            pass
        os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
