"""pymap, an IMAP server in Python that keeps its mails in memory: a second implementation beside Dovecot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from imapclient import IMAPClient

from tests.live.presence import absent
from tests.live.process import running
from tests.live.waiting import free_port


@dataclass(frozen=True)
class Pymap:
    """A running server with one account."""

    port: int
    user: str = "demouser"
    password: str = "demopass-4711"

    def client(self) -> IMAPClient:
        """A logged-in client."""
        client = IMAPClient("127.0.0.1", self.port, ssl=False, timeout=20)
        client.normalise_times = False
        client.login(self.user, self.password)
        return client


@contextmanager
def pymap(folder: Path) -> Iterator[Pymap]:
    """Starts a server that is empty; its words go to `folder`."""
    program = Path(sys.executable).with_name("pymap")
    if not program.exists():
        absent("pymap is not installed")
    server = Pymap(free_port())
    command = [
        str(program), "--host", "127.0.0.1", "--port", str(server.port), "--no-service", "admin",
        "--no-service", "managesieve", "dict", "--demo-user", server.user, "--demo-password", server.password,
    ]  # fmt: skip
    with running(command, server.port, folder / "pymap.log"):
        yield server
