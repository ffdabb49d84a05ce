"""Recognised pages as files below the installation's home: one a page, named by the hash of its picture.

    pages/3f/3fa0...c1.json

They may be deleted at any time; the pages are then read again. The newest `PAGES` are left at each start of a child.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

PAGES: Final = 20_000
"""About half a gigabyte."""
_LARGEST: Final = 1024 * 1024


class PageFolder:
    """A `PageKeeper` on a folder that several processes share; a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> bytes | None:
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        return content if len(content) <= _LARGEST else None

    def keep(self, key: str, content: bytes) -> None:
        path = self._path(key)
        made = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(content)
            made.replace(path)
        except OSError:
            # A full disk costs time later on, not the document.
            made.unlink(missing_ok=True)

    def forget_oldest(self, left: int = PAGES) -> None:
        """Delete all but the newest files."""
        try:
            files = sorted(self._folder.glob("??/*"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        except OSError:
            return
        for one in files[left:]:
            one.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
