"""A source made of files in a folder, wherever the folder is: survey, fetch and settle over the small `Files` protocol.

In: a folder of a partner. Out: `Document`s with the envelope `{"file_name": ..., "folder": ...}`, and, once the hub has
their bytes, files in `done/` or `failed/`. `DropFolder` and `FaxFolder` read a local folder (`LocalFiles`), `SftpDrop`
brings its own `Files`. When a file is complete and what its key is stands in `orderhub.readiness`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from orderhub import clock
from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused, SettingsError
from orderhub.ports import Arrived, Cursor, Failed, Survey
from orderhub.readiness import (
    MARKER,
    FileKey,
    Listed,
    Ready,
    Rules,
    display_name,
    free_name,
    read_key,
    survey_listing,
)

_MIB = 1024 * 1024
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Files(Protocol):
    """One folder. Errors of the whole folder are `RemoteError`s; a single missing file is FileNotFoundError."""

    def session(self) -> AbstractContextManager[None]:
        """Holds what the calls inside need (a connection) and translates its errors."""
        ...

    def listing(self) -> list[Listed]:
        """The regular files, no links, no folders."""
        ...

    def look(self, name: str) -> Listed | None: ...
    def read(self, name: str, at_most: int) -> bytes:
        """The content, cut after `at_most` bytes."""
        ...

    def move(self, name: str, folder: str) -> None:
        """Into the sub-folder, which is made if need be, under a name that is free there."""
        ...

    def close(self) -> None: ...


MakeDocument = Callable[[str, bytes], tuple[Document, datetime | None]]
"""Shown name and bytes to a document and the instant it was sent, where the name tells it."""


@dataclass
class FileSource:
    """Survey, fetch and settle over `files`. `done` or `failed` empty: settled files stay where they are."""

    files: Files
    make: MakeDocument
    rules: Rules
    done: str = "done"
    failed: str = "failed"
    max_mib: int = 50
    beside: Callable[[str], Sequence[str]] = lambda name: (name + MARKER,)
    """Names of the files that accompany one and are moved with it, where they are there."""

    def survey(self, cursor: Cursor) -> Survey:
        with self.files.session():
            listing = self.files.listing()
        return survey_listing(listing, cursor, self.rules, clock.now())

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        with self.files.session():
            for key in keys:
                yield self._fetch(key)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        target = self.failed if failed else self.done
        if not target:
            return
        with self.files.session():
            for key in keys:
                file = _file_of(key)
                if file is None or not file.names(self.files.look(file.name)):
                    continue
                for name in (file.name, *self.beside(file.name)):
                    with suppress(FileNotFoundError):
                        if self.files.look(name):
                            self.files.move(name, target)

    def _fetch(self, key: str) -> Arrived | Failed:
        file = _file_of(key)
        if file is None:
            return Failed(key, "remote.gone", {"name": key}, final=True)
        shown = display_name(file.name)
        if file.size > self.max_mib * _MIB:
            params = {"name": shown, "size_mib": str(-(-file.size // _MIB)), "limit_mib": str(self.max_mib)}
            return Failed(key, "remote.too-big", params, final=True)
        try:
            before = self.files.look(file.name)
            content = self.files.read(file.name, file.size + 1) if file.names(before) else b""
            after = self.files.look(file.name)
        except FileNotFoundError:
            before = after = None
        except PermissionError as error:
            params = {"where": shown, "what": "read", "reason": error.strerror or str(error)}
            return Failed(key, "remote.access-denied", params)
        if before is None or after is None:
            return Failed(key, "remote.gone", {"name": shown}, final=True)
        if not (file.names(before) and file.names(after) and len(content) == file.size):
            return Failed(key, "remote.changed", {"name": shown}, final=True)
        document, sent_at = self.make(shown, content)
        return Arrived(key, document, sent_at or _EPOCH + timedelta(microseconds=file.mtime_ns // 1000))


@dataclass
class LocalFiles:
    """A folder of this machine or of a mounted drive."""

    path: Path
    system: str = "folder"
    _made: set[Path] = field(default_factory=set, repr=False)

    @contextmanager
    def session(self) -> Iterator[None]:
        try:
            yield
        except PermissionError as error:
            raise RemoteRefused("remote.access-denied", where=self.path, what="work", reason=error.strerror) from error
        except OSError as error:
            # An unmounted drive, a stale NFS handle, a full disk: it may be back at the next poll.
            raise RemoteBusy("remote.busy", system=self.system, where=self.path, reason=error.strerror) from error

    def listing(self) -> list[Listed]:
        if not self.path.is_dir():
            raise RemoteBusy("remote.no-folder", system=self.system, where=self.path.parent, folder=self.path.name)
        with os.scandir(self.path) as entries:
            found = [self._listed(entry) for entry in entries if entry.is_file(follow_symlinks=False)]
        return [one for one in found if one is not None]

    def look(self, name: str) -> Listed | None:
        try:
            status = (self.path / name).lstat()
        except FileNotFoundError:
            return None
        return _listed(name, status) if stat.S_ISREG(status.st_mode) else None

    def read(self, name: str, at_most: int) -> bytes:
        try:
            # Never through a link that was put in place of the file since the survey.
            handle = os.open(self.path / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise FileNotFoundError(name) from error
            raise
        with os.fdopen(handle, "rb") as stream:
            return stream.read(at_most)

    def move(self, name: str, folder: str) -> None:
        target = self.path / folder
        if target not in self._made:
            target.mkdir(parents=True, exist_ok=True)
            self._made.add(target)
        free = name
        if (target / name).exists():
            free = free_name(name, (one.name for one in target.iterdir()))
        (self.path / name).rename(target / free)

    def close(self) -> None:
        """Nothing is held."""

    @staticmethod
    def _listed(entry: os.DirEntry[str]) -> Listed | None:
        try:
            return _listed(entry.name, entry.stat(follow_symlinks=False))
        except FileNotFoundError:
            return None


def rules_of(
    source: str, pattern: str | Sequence[str], ready: str, settled_after_s: float, min_age_s: float, max_mib: int
) -> Rules:
    """The rules of a file source from its options. Raises: SettingsError."""
    if ready not in ("stable", "marker", "rename"):
        raise SettingsError(
            "remote.option", name=source, option="ready", value=ready, expected="stable, marker, rename"
        )
    if max_mib < 1 or settled_after_s < 0 or min_age_s < 0:
        raise SettingsError(
            "remote.option", name=source, option="max_mib, settled_after_s, min_age_s", value="< 0", expected=">= 0"
        )
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    chosen: Ready = "stable" if ready == "stable" else "marker" if ready == "marker" else "rename"
    return Rules(patterns, chosen, settled_after_s, min_age_s)


def _listed(name: str, status: os.stat_result) -> Listed:
    return Listed(name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _file_of(key: str) -> FileKey | None:
    try:
        file = read_key(key)
    except ValueError:
        return None
    # A key comes back from the ledger; it must not lead out of the folder.
    return None if "/" in file.name or file.name in ("", ".", "..") else file
