"""A Maildir on this machine or a mounted drive: what fetchmail, getmail, Postfix or a gateway delivers into.

    Maildir/new/1763800123.M1P2.mx         not seen by anybody yet
    Maildir/cur/1763800123.M1P2.mx:2,S     the same mail, read
    Maildir/.Verarbeitet/cur/...           what the hub has (Maildir++ sub-folder)

Key: the unique name before ":2,", which a mail keeps whatever its flags are. What is in tmp/ is half-written and not
seen. Reading changes nothing; a settled mail is moved with the flag S.

In hub.yaml: `{name: gateway, kind: maildir, path: /var/mail/orders}`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.fax_facts import fax_mail
from orderhub.ports import Arrived, Cursor, Failed, Survey, Waiting

_MIB: Final = 1024 * 1024
_FLAGS: Final = ":2,"


@dataclass
class MaildirFolder:
    """One Maildir. `processed` or `failed` empty: settled mails stay where they are."""

    name: str
    path: Path
    channel: str = "mail"
    processed: str = "Verarbeitet"
    failed: str = "Fehler"
    max_mib: int = 50
    authserv_id: str = ""
    own_domains: Sequence[str] = ()
    fax_mail: Mapping[str, Any] = field(default_factory=dict)
    """How mails of a fax gateway tell who called, see `orderhub.fax_facts`."""

    def __post_init__(self) -> None:
        self.path = Path(self.path)
        self._fax = fax_mail(self.name, self.fax_mail)
        self.own_domains = self.own_domains.split() if isinstance(self.own_domains, str) else list(self.own_domains)

    def survey(self, cursor: Cursor) -> Survey:  # noqa: ARG002 -- the folder itself is the memory
        found = self._files()
        return Survey(waiting=[Waiting(key, name=f"{key}.eml", size=size) for key, (_, size) in sorted(found.items())])

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        found = self._files()
        for key in keys:
            yield self._fetch(key, *found.get(key, (None, 0)))

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        target = self.failed if failed else self.processed
        if not target:
            return
        found = self._files()
        folder = self.path / f".{target}"
        for key in keys:
            if key not in found:
                continue
            for part in ("tmp", "new", "cur"):
                (folder / part).mkdir(parents=True, exist_ok=True)
            (folder / "maildirfolder").touch()
            file = found[key][0]
            flags = "".join(sorted({*file.name.partition(_FLAGS)[2], "S"}))
            with suppress(FileNotFoundError):
                file.rename(folder / "cur" / f"{key}{_FLAGS}{flags}")

    def close(self) -> None:
        """Nothing is held."""

    def _files(self) -> dict[str, tuple[Path, int]]:
        """Path and size by unique name."""
        found: dict[str, tuple[Path, int]] = {}
        for part in ("cur", "new"):
            try:
                with os.scandir(self.path / part) as entries:
                    for entry in entries:
                        if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                            with suppress(FileNotFoundError):
                                size = entry.stat(follow_symlinks=False).st_size
                                found[entry.name.partition(_FLAGS)[0]] = Path(entry.path), size
            except PermissionError as error:
                raise RemoteRefused(
                    "remote.access-denied", where=self.path, what="read", reason=error.strerror
                ) from error
            except OSError as error:
                raise RemoteBusy("remote.busy", system="maildir", where=self.path, reason=error.strerror) from error
        return found

    def _fetch(self, key: str, file: Path | None, size: int) -> Arrived | Failed:
        shown = f"{key}.eml"
        if file is None:
            return Failed(key, "remote.gone", {"name": shown}, final=True)
        if size > self.max_mib * _MIB:
            params = {"name": shown, "size_mib": str(-(-size // _MIB)), "limit_mib": str(self.max_mib)}
            return Failed(key, "remote.too-big", params, final=True)
        try:
            handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            with os.fdopen(handle, "rb") as stream:
                content = stream.read(self.max_mib * _MIB + 1)
                at = os.fstat(stream.fileno()).st_mtime
        except FileNotFoundError:
            # A mail program has changed its flags, or moved it, since we looked: the next poll sees which.
            return Failed(key, "remote.changed", {"name": shown})
        except OSError as error:
            params = {"where": shown, "what": "read", "reason": error.strerror or str(error)}
            return Failed(key, "remote.access-denied", params)
        envelope = {"folder": str(self.path), **house(self.authserv_id, self.own_domains), **self._fax}
        document = Document(content, shown, "message/rfc822", self.channel, envelope)
        return Arrived(key, document, datetime.fromtimestamp(at, UTC))


def house(authserv_id: str, own_domains: Sequence[str]) -> dict[str, str]:
    """What tells our own people and servers from strangers."""
    said = {"authserv_id": authserv_id, "own_domains": " ".join(own_domains).lower()}
    return {name: value for name, value in said.items() if value}
