"""The names by which customers call this house. None until the shell calls `use`.

They are a property of the installation, not of a document: in no envelope, and the same for all that is read.
"""

from __future__ import annotations

from collections.abc import Sequence


class _Held:
    names: tuple[str, ...] = ()


def use(names: Sequence[str]) -> None:
    """From now on this process reads as the house of these names: whole ones, as on papers to it."""
    _Held.names = tuple(names)


def own_names() -> tuple[str, ...]:
    """The names in use."""
    return _Held.names
