"""An mbox file (RFC 4155): a mailbox as one file, as exports and old mail servers keep it.

    From einkauf@kunde.example Sun Nov 22 09:12:00 2026
    Subject: Bestellung
    ...

Key: the first 32 hex digits of the mail's sha256 and which of its equals it is, `9f86d0...:1`; a mail keeps its key
when others are deleted before it. The file is never written to, so nothing is moved: the ledger alone keeps the mails
apart. While the file is younger than `settled_after_s` its last mail may be half-written and waits.

In hub.yaml: `{name: archive, kind: mbox, path: ./export.mbox}`.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from orderhub import clock
from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.fax_facts import fax_mail
from orderhub.ports import Arrived, Cursor, Failed, Survey, Waiting

_MIB: Final = 1024 * 1024
_START: Final = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


class _Mail(NamedTuple):
    key: str
    start: int
    size: int


@dataclass
class MboxFile:
    """One file."""

    name: str
    path: Path
    channel: str = "mail"
    settled_after_s: float = 5
    max_mib: int = 50
    authserv_id: str = ""
    own_domains: Sequence[str] = ()
    fax_mail: Mapping[str, Any] = field(default_factory=dict)
    """How mails of a fax gateway tell who called, see `orderhub.fax_facts`."""

    def __post_init__(self) -> None:
        self.path = Path(self.path)
        self._fax = fax_mail(self.name, self.fax_mail)
        self.own_domains = self.own_domains.split() if isinstance(self.own_domains, str) else list(self.own_domains)

    def survey(self, cursor: Cursor) -> Survey:
        with self._opened() as file:
            seen = os.fstat(file.fileno())
            stamp = [seen.st_ino, seen.st_size, seen.st_mtime_ns]
            if cursor.get("stamp") == stamp:
                return Survey(waiting=[], cursor=cursor)
            mails = list(_mails(file))
        young = clock.now().timestamp() - seen.st_mtime < self.settled_after_s
        if young and mails:
            mails.pop()
        waiting = [Waiting(mail.key, name=f"{mail.key[:12]}.eml", size=mail.size) for mail in mails]
        return Survey(waiting=waiting, cursor={} if young else {"stamp": stamp}, not_ready=int(young))

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        with self._opened() as file:
            there = {mail.key: mail for mail in _mails(file)}
            for key in keys:
                yield self._fetch(file, key, there.get(key))

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        """Nothing to do: the file is not ours to change."""

    def close(self) -> None:
        """Nothing is held."""

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        try:
            file = self.path.open("rb")
        except PermissionError as error:
            raise RemoteRefused("remote.access-denied", where=self.path, what="read", reason=error.strerror) from error
        except OSError as error:
            raise RemoteBusy("remote.busy", system="mbox", where=self.path, reason=error.strerror) from error
        with file:
            yield file

    def _fetch(self, file: BinaryIO, key: str, mail: _Mail | None) -> Arrived | Failed:
        shown = f"{key[:12]}.eml"
        if mail is None:
            return Failed(key, "remote.gone", {"name": shown}, final=True)
        if mail.size > self.max_mib * _MIB:
            params = {"name": shown, "size_mib": str(-(-mail.size // _MIB)), "limit_mib": str(self.max_mib)}
            return Failed(key, "remote.too-big", params, final=True)
        file.seek(mail.start)
        content = _QUOTED.sub(rb"\1", file.read(mail.size))
        facts = {"authserv_id": self.authserv_id, "own_domains": " ".join(self.own_domains).lower()}
        envelope = {"folder": str(self.path), **{name: value for name, value in facts.items() if value}, **self._fax}
        return Arrived(key, Document(content, shown, "message/rfc822", self.channel, envelope))


def _mails(file: BinaryIO) -> Iterator[_Mail]:
    """Each mail with its key and place, without its "From " line and the blank line before the next."""
    file.seek(0)
    equals: Counter[str] = Counter()
    start = at = size = 0
    digest, blank, inside, pending = hashlib.sha256(), True, False, b""
    for line in file:
        if blank and line.startswith(b"From ") and _START.match(line):
            if inside:
                yield _named(digest.hexdigest(), equals, start, size)
            start, size, digest, inside, pending = at + len(line), 0, hashlib.sha256(), True, b""
        elif inside:
            # The last blank line belongs to the format and not to the mail.
            digest.update(pending)
            size += len(pending)
            pending = line if not line.strip() else b""
            if not pending:
                digest.update(line)
                size += len(line)
        blank = not line.strip()
        at += len(line)
    if inside:
        yield _named(digest.hexdigest(), equals, start, size)


def _named(digest: str, equals: Counter[str], start: int, size: int) -> _Mail:
    equals[digest] += 1
    return _Mail(f"{digest[:32]}:{equals[digest]}", start, size)
