"""The merchant's own states of an order, kept in a partner's mapping file beside the hub's: "credit check", "artwork".

They say what an order waits for and move nothing: the hub's states (`orderhub.order.states`) decide what may happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec


class DeskState(msgspec.Struct, frozen=True, kw_only=True):
    """One of them, with its words in both languages."""

    name: str
    de: str
    en: str
    on: tuple[str, ...] = ()
    """Reasons to wait (message codes) that bring an order into it; without any a person sets it."""

    def label(self, language: str) -> str:
        """Its words."""
        return self.de if language == "de" else self.en


def entered(states: Sequence[DeskState], reasons: Iterable[str]) -> str:
    """The name of the first state that one of the `reasons` leads to, or ""."""
    given = set(reasons)
    return next((one.name for one in states if given.intersection(one.on)), "")


def named(states: Sequence[DeskState], name: str) -> DeskState | None:
    """The state of that name."""
    return next((one for one in states if one.name == name), None)
