"""An OpenSSH server of our own, unprivileged: loopback, free port, key login, SFTP only, one folder."""

from __future__ import annotations

import getpass
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.live.presence import need_program
from tests.live.process import running
from tests.live.waiting import free_port

_CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {root}/host_key
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AuthorizedKeysFile {root}/authorized_keys
Subsystem sftp internal-sftp
ForceCommand internal-sftp -d {drop}
LogLevel ERROR
"""


@dataclass(frozen=True)
class Sshd:
    """A running server. `host_key` is its public key as one line; `stranger` is a key it does not let in."""

    port: int
    root: Path
    user: str
    host_key: str

    @property
    def drop(self) -> Path:
        """The folder as the server's own machine sees it."""
        return self.root / "drop"

    @property
    def key(self) -> Path:
        """The private key that is let in."""
        return self.root / "client_key"

    @property
    def stranger(self) -> Path:
        """A private key that is not."""
        return self.root / "stranger_key"


@contextmanager
def sshd() -> Iterator[Sshd]:
    """Starts a server as the present user."""
    program = need_program("sshd")
    keygen = need_program("ssh-keygen")
    root = Path(tempfile.mkdtemp(prefix="sd", dir="/tmp"))
    try:
        Path("/run/sshd").mkdir(parents=True, exist_ok=True) if getpass.getuser() == "root" else None
        (root / "drop").mkdir()
        for name in ("host_key", "client_key", "stranger_key"):
            subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(root / name)], check=True)
        shutil.copy(root / "client_key.pub", root / "authorized_keys")
        server = Sshd(free_port(), root, getpass.getuser(), _public(root / "host_key.pub"))
        config = root / "sshd_config"
        config.write_text(_CONFIG.format(port=server.port, root=root, drop=server.drop))
        with running([program, "-D", "-e", "-f", str(config)], server.port, root / "sshd.log"):
            yield server
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _public(path: Path) -> str:
    kind, key, *_ = path.read_text().split()
    return f"{kind} {key}"
