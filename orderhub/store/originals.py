"""Originals: bytes kept for ever under their sha256, durable before any row speaks of them.

A batch becomes one pack file: written to a hidden name, synced, renamed, its folder synced; a row of `blobs` says pack,
start and size. Bytes known already are not written again. A pack is never changed.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from orderhub.errors import NotFound
from orderhub.store import bulk
from orderhub.store.engine import Tx
from orderhub.store.tables import blobs

_KNOWN: Final = "select sha256 from blobs where sha256 = any(%(shas)b)"
_PLACES: Final = "select sha256, size, pack, start from blobs where sha256 = any(%(shas)b) order by pack, start"


class Originals:
    """The packs below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, tx: Tx, contents: Sequence[bytes], at: datetime) -> list[str]:
        """Make `contents` durable and known; returns their sha256 in order.

        Idempotent: by content. The rows become visible with the caller's commit, the bytes are on disk before it.
        """
        shas = [hashlib.sha256(content).hexdigest() for content in contents]
        fresh = dict(zip(shas, contents, strict=True))
        for row in bulk.fetch(tx, _KNOWN, {"shas": list(fresh)}):
            del fresh[row.sha256]
        if fresh:
            self._write_pack(tx, fresh, at)
        return shas

    def read(self, tx: Tx, sha: str) -> bytes:
        """The bytes of one original. Raises: NotFound."""
        return self.read_many(tx, [sha])[sha]

    def read_many(self, tx: Tx, shas: Iterable[str]) -> dict[str, bytes]:
        """The bytes of several originals, each pack opened once. Raises: NotFound."""
        wanted = set(shas)
        rows = bulk.fetch(tx, _PLACES, {"shas": list(wanted)})
        found: dict[str, bytes] = {}
        by_pack: dict[str, list[tuple[int, int, str]]] = {}
        for row in rows:
            by_pack.setdefault(row.pack, []).append((row.start, row.size, row.sha256))
        for pack, places in by_pack.items():
            with (self.folder / pack).open("rb") as handle:
                for start, size, sha in places:
                    handle.seek(start)
                    found[sha] = handle.read(size)
        if missing := wanted - found.keys():
            raise NotFound("document.original-missing", sha256=min(missing))
        return found

    def _write_pack(self, tx: Tx, fresh: dict[str, bytes], at: datetime) -> None:
        day = at.strftime("%Y/%m/%d")
        folder = self.folder / day
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{at.strftime('%H%M%S')}-{uuid.uuid4().hex}.pack"
        rows, start = [], 0
        hidden = folder / f".{name}"
        with hidden.open("wb") as handle:
            for sha, content in fresh.items():
                handle.write(content)
                rows.append(
                    {"sha256": sha, "size": len(content), "pack": f"{day}/{name}", "start": start, "kept_at": at}
                )
                start += len(content)
            handle.flush()
            os.fsync(handle.fileno())
        hidden.rename(folder / name)
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        # Two writers may bring the same bytes at once: the first row wins, both packs hold them.
        bulk.insert(tx, blobs, rows, "on conflict (sha256) do nothing")
