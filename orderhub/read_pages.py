"""What was recognised on a page before, by the hash of its picture: a page costs seconds and is read once.

Parsers neither open files nor know where anything lies: whoever runs them lends them a keeper with `keeping_pages`;
without one every page is read. What a keeper gives back may be old or broken; the parser checks it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Protocol


class PageKeeper(Protocol):
    """Keeps bytes by name. Never raises."""

    def find(self, key: str) -> bytes | None:
        """What was kept under the key."""

    def keep(self, key: str, content: bytes) -> None:
        """Keep it, if there is room."""


_KEEPER: Final[ContextVar[PageKeeper | None]] = ContextVar("page_keeper", default=None)


@contextmanager
def keeping_pages(keeper: PageKeeper | None) -> Iterator[None]:
    """Within this block pages are looked for with `keeper` before they are read."""
    before = _KEEPER.set(keeper)
    try:
        yield
    finally:
        _KEEPER.reset(before)


def find_page(key: str) -> bytes | None:
    """What was recognised on the page of this key; None where nobody knows."""
    keeper = _KEEPER.get()
    return keeper.find(key) if keeper is not None else None


def keep_page(key: str, content: bytes) -> None:
    """Remember what was recognised."""
    keeper = _KEEPER.get()
    if keeper is not None:
        keeper.keep(key, content)
