"""Writes outgoing messages as files below a folder that the partner reads. Implements `ports.Sender`.

    senders: [{name: edi-out, kind: drop, path: ./drop/edi/out}]

`address` is the file's place below the folder (`nordwind/desadv-4711.edi`), or ends in "/" and gets a name made from
the key. A file appears whole or not at all: it is written under a hidden name, flushed to disk, then linked into place.
The same message twice leaves one file; a file of that name with other content is never overwritten. Nothing is deleted,
and a file that the partner has taken away is written again when the hub repeats itself (at least once).
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from pathlib import Path, PurePosixPath
from uuid import uuid4

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound

_FORBIDDEN = set('\\:*?"<>|') | {chr(code) for code in range(32)} | {"\x7f"}
_SUFFIXES = {
    "application/edifact": ".edi", "application/edi-x12": ".edi", "application/json": ".json", "text/csv": ".csv",
    "application/pdf": ".pdf", "application/xml": ".xml", "text/plain": ".txt",
}  # fmt: skip


class DropSender:
    """A folder, local or mounted; `path` is made when it is missing."""

    def __init__(self, name: str, path: Path | str) -> None:
        self.name = name
        self._folder = Path(path)

    def __repr__(self) -> str:
        return f"DropSender({self.name!r}, {str(self._folder)!r})"

    def send(self, message: Outbound) -> str:
        """The file's name below the folder. Raises: send.address-unsafe, send.different-content, remote.busy."""
        place = self._place(message)
        target = self._folder / place
        hidden = target.with_name(f".{uuid4().hex}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._check_inside(target, message.address)
            _write_durably(hidden, message.content)
            try:
                _place_once(hidden, target)
            except FileExistsError:
                self._check_same(target, message)
            _flush_folder(target.parent)
        except OSError as failed:
            reason = failed.strerror or type(failed).__name__
            raise RemoteBusy("remote.busy", system=self.name, where=self._folder, reason=reason) from failed
        finally:
            with contextlib.suppress(OSError):
                hidden.unlink()
        return str(place)

    def close(self) -> None:
        """Nothing is held open."""

    def _place(self, message: Outbound) -> PurePosixPath:
        address = message.address
        place = PurePosixPath(address)
        parts = place.parts
        unsafe = not parts or place.is_absolute() or any(part.startswith(".") for part in parts)
        if unsafe or _FORBIDDEN & set(address) or any(len(part.encode()) > 200 for part in parts):
            raise RemoteRefused("send.address-unsafe", system=self.name, address=repr(address))
        if address.endswith("/"):
            media_type = message.media_type.partition(";")[0].strip().lower()
            return place / (hashlib.sha256(message.key.encode()).hexdigest()[:32] + _SUFFIXES.get(media_type, ".bin"))
        return place

    def _check_inside(self, target: Path, address: str) -> None:
        # A symbolic link below the folder must not lead out of it.
        if not target.parent.resolve().is_relative_to(self._folder.resolve()):
            raise RemoteRefused("send.address-unsafe", system=self.name, address=repr(address))

    def _check_same(self, target: Path, message: Outbound) -> None:
        if target.is_symlink() or target.read_bytes() != message.content:
            raise RemoteRefused("send.different-content", address=message.address)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _place_once(hidden: Path, target: Path) -> None:
    """Unlike a rename, a link never replaces what is there. Raises: FileExistsError."""
    try:
        os.link(hidden, target)
    except OSError as failed:
        # A share without hard links (some SMB servers, FAT): the hub is its only writer, so looking first will do.
        if failed.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
            raise
        if target.exists():
            raise FileExistsError(target) from failed
        hidden.rename(target)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
