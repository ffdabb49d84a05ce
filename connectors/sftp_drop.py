"""A drop folder on an SFTP server: every complete file in it is one document, moved to `done/` once the hub has it.

    sftp://orders@sftp.example.com:22/in/orders-4711.edi  ->  /in/done/orders-4711.edi

The server is trusted by its host key alone: `host_key` ("ssh-ed25519 AAAA...") or `known_hosts_path`; an unknown key is
refused and named in the error, so that a person can compare it. Login by `password` or `key_path` (with `passphrase`).
SFTP version 3 tells times in seconds and no change time: the same name, size and second again counts as new only if a
survey saw the name absent in between; settling stamps the moved file anew, so that one dragged back is seen at once.

In hub.yaml: `{name: edi-sftp, kind: sftp, host: sftp.example.com, user: orders, key_path: id_ed25519,
host_key: "ssh-ed25519 AAAA...", folder: /in}`. What counts as complete: `orderhub.readiness`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import paramiko
from paramiko.sftp import CMD_CLOSE, CMD_HANDLE, CMD_NAME, CMD_OPENDIR, CMD_READDIR, SFTPError

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteError, RemoteRefused, SettingsError
from orderhub.file_source import FileSource, rules_of
from orderhub.ports import Arrived, Cursor, Failed, Survey
from orderhub.readiness import Listed, free_name

_CONNECT_S = 15
_READ_S = 60
_READS_AT_ONCE = 64
"""Outstanding read requests of one file; some servers hang with more."""


@dataclass
class SftpDrop:
    """A folder on an SFTP server; options as in `DropFolder`. Ages in seconds."""

    name: str
    host: str
    user: str
    folder: str = "."
    port: int = 22
    password: str = field(default="", repr=False)
    key_path: Path | None = None
    passphrase: str = field(default="", repr=False)
    host_key: str = ""
    known_hosts_path: Path | None = None
    channel: str = "edi"
    done: str = "done"
    failed: str = "failed"
    pattern: str | Sequence[str] = "*"
    ready: str = "stable"
    settled_after_s: float = 5
    min_age_s: float = 0
    max_mib: int = 50

    def __post_init__(self) -> None:
        rules = rules_of(self.name, self.pattern, self.ready, self.settled_after_s, self.min_age_s, self.max_mib)
        self._files = _RemoteFiles(self)
        self._source = FileSource(self._files, self._document, rules, self.done, self.failed, max_mib=self.max_mib)

    def survey(self, cursor: Cursor) -> Survey:
        return self._source.survey(cursor)

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        return self._source.fetch(keys)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        self._source.settle(keys, failed=failed)

    def close(self) -> None:
        self._files.close()

    @property
    def where(self) -> str:
        """The server in words, without secrets."""
        return f"{self.host}:{self.port}"

    def _document(self, shown: str, content: bytes) -> tuple[Document, datetime | None]:
        envelope = {"file_name": shown, "folder": self.folder, "host": self.host}
        return Document(content, name=shown, channel=self.channel, envelope=envelope), None


class _AnyNames(paramiko.SFTPClient):
    """Lists file names in whatever encoding; the library stops the whole listing at the first one not in UTF-8."""

    def list_any(self, path: bytes) -> list[paramiko.SFTPAttributes]:
        request = cast("Any", self)._request  # noqa: SLF001 -- what the library's own listing is made of
        kind, message = request(CMD_OPENDIR, path)
        if kind != CMD_HANDLE:
            raise SFTPError("Expected handle")
        handle = message.get_binary()
        attributes = cast("Any", paramiko.SFTPAttributes)._from_msg  # noqa: SLF001 -- see above
        found: list[paramiko.SFTPAttributes] = []
        while True:
            try:
                kind, message = request(CMD_READDIR, handle)
            except EOFError:
                break
            if kind != CMD_NAME:
                raise SFTPError("Expected name response")
            for _ in range(message.get_int()):
                name = message.get_binary().decode("utf-8", "surrogateescape")
                message.get_binary()  # the line `ls -l` would show
                found.append(attributes(message, name, ""))
        request(CMD_CLOSE, handle)
        return found


class _KnownKeysOnly(paramiko.MissingHostKeyPolicy):
    def __init__(self, where: str) -> None:
        self._where = where

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        del client, hostname
        raise RemoteRefused(
            "remote.host-key-unknown",
            where=self._where,
            fingerprint=_fingerprint(key),
            key=f"{key.get_name()} {key.get_base64()}",
        )


class _RemoteFiles:
    """The files of `SftpDrop.folder`; connects at the first use and again after an error."""

    def __init__(self, drop: SftpDrop) -> None:
        self._drop = drop
        self._ssh: paramiko.SSHClient | None = None
        self._sftp: _AnyNames | None = None

    @contextmanager
    def session(self) -> Iterator[None]:
        try:
            self._open()
            yield
        except RemoteError:
            self.close()
            raise
        except paramiko.BadHostKeyException as error:
            self.close()
            raise RemoteRefused(
                "remote.host-key-changed", where=self._drop.where, fingerprint=_fingerprint(error.key)
            ) from error
        except paramiko.AuthenticationException as error:
            self.close()
            if "timeout" in str(error).lower():
                raise RemoteBusy("remote.busy", **self._at(error)) from error
            raise RemoteRefused("remote.login-refused", user=self._drop.user, **self._at(error)) from error
        except PermissionError as error:
            self.close()
            raise RemoteRefused(
                "remote.access-denied",
                where=f"{self._drop.where} {self._drop.folder}",
                what="work",
                reason=error.strerror,
            ) from error
        except (OSError, EOFError, paramiko.SSHException, SFTPError) as error:
            self.close()
            raise RemoteBusy("remote.busy", **self._at(error)) from error

    def listing(self) -> list[Listed]:
        try:
            entries = self._client().list_any(_raw(self._drop.folder))
        except FileNotFoundError as error:
            raise RemoteRefused(
                "remote.no-folder", system="SFTP", where=self._drop.where, folder=self._drop.folder
            ) from error
        found = [_listed(entry.filename, entry) for entry in entries]
        return [one for one in found if one is not None]

    def look(self, name: str) -> Listed | None:
        try:
            return _listed(name, self._client().lstat(self._path(name)))
        except FileNotFoundError:
            return None

    def read(self, name: str, at_most: int) -> bytes:
        with self._client().open(self._path(name), "rb") as stream:
            stream.prefetch(at_most - 1, max_concurrent_requests=_READS_AT_ONCE)
            return stream.read(at_most)

    def move(self, name: str, folder: str) -> None:
        client = self._client()
        target = f"{self._drop.folder}/{folder}"
        free = name
        if self._exists(f"{target}/{name}"):
            free = free_name(name, (one.filename for one in client.list_any(_raw(target))))
        elif not self._exists(target):
            client.mkdir(target)
        goal = _raw(f"{target}/{free}")
        try:
            client.posix_rename(self._path(name), goal)
        except (FileNotFoundError, PermissionError):
            raise
        except OSError as error:
            if error.errno is not None:
                raise
            client.rename(self._path(name), goal)  # no OpenSSH extension; this one never overwrites either
        with suppress(OSError):
            client.utime(goal, None)

    def close(self) -> None:
        sftp, self._sftp = self._sftp, None
        ssh, self._ssh = self._ssh, None
        for part in (sftp, ssh):
            if part is not None:
                with suppress(OSError, EOFError, paramiko.SSHException):
                    part.close()

    def _exists(self, path: str) -> bool:
        try:
            self._client().lstat(_raw(path))
        except FileNotFoundError:
            return False
        return True

    def _path(self, name: str) -> bytes:
        return _raw(f"{self._drop.folder}/{name}")

    def _client(self) -> _AnyNames:
        if self._sftp is None:
            raise RemoteBusy("remote.busy", **self._at(ConnectionError("not connected")))
        return self._sftp

    def _open(self) -> None:
        transport = self._ssh.get_transport() if self._ssh else None
        if self._sftp is not None and transport is not None and transport.is_active():
            return
        self.close()
        drop = self._drop
        self._ssh = ssh = paramiko.SSHClient()
        self._trust(ssh)
        ssh.connect(
            drop.host,
            drop.port,
            drop.user,
            password=drop.password or None,
            pkey=_private_key(drop),
            timeout=_CONNECT_S,
            banner_timeout=_CONNECT_S,
            auth_timeout=_CONNECT_S,
            channel_timeout=_CONNECT_S,
            allow_agent=False,
            look_for_keys=False,
        )
        transport = ssh.get_transport()
        self._sftp = cast("_AnyNames", _AnyNames.from_transport(transport)) if transport else None
        channel = self._client().get_channel()
        if channel is not None:
            channel.settimeout(_READ_S)

    def _trust(self, ssh: paramiko.SSHClient) -> None:
        drop = self._drop
        if drop.known_hosts_path:
            ssh.load_host_keys(str(drop.known_hosts_path))
        if drop.host_key:
            known = drop.host if drop.port == 22 else f"[{drop.host}]:{drop.port}"
            kind, _, rest = drop.host_key.strip().partition(" ")
            try:
                key = paramiko.PKey.from_type_string(kind, base64.b64decode(rest.split()[0], validate=True))
            except (binascii.Error, IndexError, paramiko.SSHException, ValueError) as error:
                expected = "a line such as: ssh-ed25519 AAAAC3..."
                raise SettingsError(
                    "remote.option", name=drop.name, option="host_key", value=drop.host_key[:40], expected=expected
                ) from error
            ssh.get_host_keys().add(known, kind, key)
        ssh.set_missing_host_key_policy(_KnownKeysOnly(drop.where))

    def _at(self, error: Exception) -> dict[str, str]:
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        return {"system": "SFTP", "where": self._drop.where, "reason": reason}


def _private_key(drop: SftpDrop) -> paramiko.PKey | None:
    if drop.key_path is None:
        return None
    kinds: tuple[type[paramiko.PKey], ...] = (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey)
    for kind in kinds:
        # What a file of another kind, a wrong passphrase and a missing file raise differs with the kind.
        with suppress(OSError, ValueError, TypeError, paramiko.SSHException):
            return kind.from_private_key_file(str(drop.key_path), drop.passphrase or None)
    expected = "a readable private key (Ed25519, ECDSA, RSA), and its passphrase if it has one"
    raise SettingsError("remote.option", name=drop.name, option="key_path", value=drop.key_path, expected=expected)


def _raw(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _listed(name: str, attributes: paramiko.SFTPAttributes) -> Listed | None:
    if not stat.S_ISREG(attributes.st_mode or 0):
        return None
    return Listed(name, attributes.st_size or 0, (attributes.st_mtime or 0) * 1_000_000_000)


def _fingerprint(key: paramiko.PKey) -> str:
    digest = base64.b64encode(hashlib.sha256(key.asbytes()).digest()).decode().rstrip("=")
    return f"{key.get_name()} SHA256:{digest}"
