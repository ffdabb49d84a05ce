"""The one place that reads the wall clock. Only the shell calls it; the core takes instants as parameters."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 -- the one reader
