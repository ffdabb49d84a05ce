"""An SFTP server of asyncssh in a process of its own: another implementation than OpenSSH, with password login.

Run as a program it serves; imported it gives the context manager that starts the program.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncssh

from tests.live.process import running
from tests.live.waiting import free_port

USER = "partner"
PASSWORD = "kein-Geheimnis-22"


@contextmanager
def asyncssh_server(root: Path, work: Path, authorized: bytes = b"") -> Iterator[tuple[int, str]]:
    """Port and host key of a server whose `/` is `root`; `work` takes its key and log."""
    host_key = asyncssh.generate_private_key("ssh-ed25519")
    (work / "host_key").write_bytes(host_key.export_private_key("openssh"))
    (work / "authorized").write_bytes(authorized)
    port = free_port()
    command = [sys.executable, "-m", "tests.live.asyncssh_server", str(port), str(root), str(work)]
    with running(command, port, work / "asyncssh.log"):
        kind, key, *_ = host_key.export_public_key().decode().split()
        yield port, f"{kind} {key}"


class _Login(asyncssh.SSHServer):  # type: ignore[misc]
    authorized = b""

    def password_auth_supported(self) -> bool:
        return not self.authorized

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)

    def public_key_auth_supported(self) -> bool:
        return bool(self.authorized)

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return username == USER and key == asyncssh.import_public_key(self.authorized)


async def _serve(port: int, root: str, work: Path) -> None:
    _Login.authorized = (work / "authorized").read_bytes()
    acceptor = await asyncssh.listen(
        "127.0.0.1",
        port,
        server_host_keys=[str(work / "host_key")],
        server_factory=_Login,
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=root),
    )
    await acceptor.wait_closed()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
