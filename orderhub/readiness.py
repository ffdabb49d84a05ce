"""When is a file in somebody else's folder complete, and what is its identity? Pure: listings in, a `Survey` out.

A partner writes into the folder while we look. A file is complete when one of these holds:

    stable   size and times were the same in a survey at least `settled_after_s` ago (the cursor remembers them)
    marker   a second, usually empty file stands beside it: orders.edi + orders.edi.done
    rename   the partner writes orders.edi.part and renames it: what bears its final name is complete

The key of a file is `SIZE.MTIME.SINCE:NAME`: modification time in ns, and SINCE tells two files of equal name, size and
modification time apart (the same file dropped again). SINCE is the file system's own change time where it has one, else
the instant at which a survey first saw the file after it had been absent. Names are percent-encoded, so that a name in
whatever encoding fits into a key. Not done here: reading or moving files (`orderhub.file_source`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from orderhub.ports import Cursor, Survey, Waiting

Ready = Literal["stable", "marker", "rename"]

MARKER = ".done"
UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".lock", ".ok", "~")
"""Endings of files that are still being written (WinSCP: .filepart) or that only accompany one."""


class Listed(msgspec.Struct, frozen=True):
    """One regular file of a listing. `changed_ns` is None where the protocol has no change time (SFTP)."""

    name: str
    size: int
    mtime_ns: int
    changed_ns: int | None = None


class Rules(msgspec.Struct, frozen=True):
    """Which files count and when they are complete. Ages in seconds; 0: one survey suffices."""

    patterns: tuple[str, ...] = ("*",)
    ready: Ready = "stable"
    settled_after_s: float = 5
    min_age_s: float = 0


class FileKey(msgspec.Struct, frozen=True):
    """The parts of a key."""

    name: str
    size: int
    mtime_ns: int
    since: int

    def __str__(self) -> str:
        return f"{self.size}.{self.mtime_ns}.{self.since}:{quote_from_bytes(_raw(self.name), safe=' ()+,;=@')}"

    def names(self, listed: Listed | None) -> bool:
        """Whether `listed` still is the very file this key was given to."""
        if listed is None or (listed.size, listed.mtime_ns) != (self.size, self.mtime_ns):
            return False
        return listed.changed_ns is None or listed.changed_ns == self.since


def read_key(key: str) -> FileKey:
    """The parts of `key`. Raises: ValueError for what never was a key of ours."""
    numbers, _, name = key.partition(":")
    size, mtime_ns, since = (int(part) for part in numbers.split("."))
    return FileKey(unquote_to_bytes(name).decode("utf-8", "surrogateescape"), size, mtime_ns, since)


def survey_listing(listing: Iterable[Listed], cursor: Cursor, rules: Rules, now: datetime) -> Survey:
    """The complete files of `listing`, in the order of their modification, and the cursor for the next survey."""
    files = {one.name: one for one in listing}
    seen: dict[str, list[int]] = cursor.get("seen", {})
    now_ms = int(now.timestamp() * 1000)
    waiting: list[tuple[int, Waiting]] = []
    remembered: dict[str, Any] = {}
    not_ready = 0
    for one in files.values():
        if not _counts(one.name, rules.patterns):
            continue
        label = _label(one.name)
        first_ms = _first_seen(seen.get(label), one, now_ms)
        remembered[label] = [one.size, one.mtime_ns, one.changed_ns or 0, first_ms]
        if not _is_complete(one, one.name + MARKER in files, first_ms, rules, now_ms):
            not_ready += 1
            continue
        since = first_ms if one.changed_ns is None else one.changed_ns
        key = str(FileKey(one.name, one.size, one.mtime_ns, since))
        waiting.append((one.mtime_ns, Waiting(key=key, name=display_name(one.name), size=one.size)))
    waiting.sort(key=lambda pair: (pair[0], pair[1].name))
    return Survey(waiting=[item for _, item in waiting], cursor={"seen": remembered}, not_ready=not_ready)


def free_name(name: str, taken: Iterable[str]) -> str:
    """`name`, or `stem~2.ext`, `stem~3.ext`, ... so that nothing in `taken` is overwritten."""
    used = set(taken)
    path = PurePosixPath(name)
    number, candidate = 1, name
    while candidate in used:
        number += 1
        candidate = f"{path.stem}~{number}{path.suffix}"
    return candidate


def display_name(name: str) -> str:
    """`name` as it can be shown and stored: undecodable bytes and control characters replaced."""
    readable = _raw(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in readable)


def _raw(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _label(name: str) -> str:
    # The cursor is stored as JSON in a text that knows no surrogates.
    return quote_from_bytes(_raw(name), safe=" ()+,;=@")


def _counts(name: str, patterns: tuple[str, ...]) -> bool:
    lowered = name.lower()
    if lowered.startswith(".") or lowered.endswith((*UNFINISHED, MARKER)):
        return False
    return any(fnmatchcase(lowered, pattern.lower()) for pattern in patterns)


def _first_seen(before: list[int] | None, one: Listed, now_ms: int) -> int:
    same = before is not None and before[:3] == [one.size, one.mtime_ns, one.changed_ns or 0]
    return before[3] if before is not None and same else now_ms


def _is_complete(one: Listed, has_marker: bool, first_ms: int, rules: Rules, now_ms: int) -> bool:  # noqa: FBT001 -- private
    if has_marker:
        return True
    if rules.ready == "marker":
        return False
    # A time ahead of our clock says nothing about the age; being the same for a while still does.
    if 0 <= now_ms - one.mtime_ns // 1_000_000 < rules.min_age_s * 1000:
        return False
    return rules.ready == "rename" or now_ms - first_ms >= rules.settled_after_s * 1000
