"""The states of an order and of a document, and the moves between them. States move only along these tables.

The present state of a booked order is folded from status events in any order and number (`fold`).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from orderhub.errors import IllegalMove


class State(StrEnum):
    """Where an order stands."""

    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    SYNCED = "synced"
    CONFIRMED = "confirmed"
    PICKED = "picked"
    SHIPPED = "shipped"
    INVOICED = "invoiced"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"


class Event(StrEnum):
    """What moves an order."""

    RELEASED = "released"
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    PICKED = "picked"
    SHIPPED = "shipped"
    INVOICED = "invoiced"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    ATTACHED = "attached"
    """A suspected duplicate was confirmed and attached to its twin."""
    QUESTIONED = "questioned"
    """The ERP refused it, or a change arrived: back to a person."""


_ERP: Final = {
    Event.CONFIRMED: State.CONFIRMED, Event.PICKED: State.PICKED, Event.SHIPPED: State.SHIPPED,
    Event.INVOICED: State.INVOICED, Event.CANCELLED: State.CANCELLED,
}  # fmt: skip
RANK: Final = {
    State.ACCEPTED: 0, State.SYNCED: 1, State.CONFIRMED: 2, State.PICKED: 3, State.SHIPPED: 4, State.INVOICED: 5,
    State.CANCELLED: 9,
}  # fmt: skip
BOOKED: Final = frozenset(RANK) - {State.ACCEPTED}
"""The ERP has it; what happens there counts."""
MOVES: Final[dict[tuple[State, Event], State]] = {
    (State.IN_REVIEW, Event.RELEASED): State.ACCEPTED,
    (State.IN_REVIEW, Event.REJECTED): State.REJECTED,
    (State.IN_REVIEW, Event.ATTACHED): State.DUPLICATE,
    (State.REJECTED, Event.QUESTIONED): State.IN_REVIEW,
    (State.DUPLICATE, Event.QUESTIONED): State.IN_REVIEW,
    (State.ACCEPTED, Event.QUESTIONED): State.IN_REVIEW,
    (State.ACCEPTED, Event.BOOKED): State.SYNCED,
    # The buyer cancelled before the ERP had it.
    (State.IN_REVIEW, Event.CANCELLED): State.CANCELLED,
    (State.ACCEPTED, Event.CANCELLED): State.CANCELLED,
    **{(old, event): new for old in (State.SYNCED, State.CONFIRMED, State.PICKED, State.SHIPPED, State.INVOICED)
       for event, new in _ERP.items()
       if RANK[new] > RANK[old] and not (new is State.CANCELLED and old in (State.SHIPPED, State.INVOICED))},
}  # fmt: skip


class DocumentState(StrEnum):
    """How a document ended. Each ends in exactly one of these other than `RECEIVED`."""

    RECEIVED = "received"
    ORDERS = "orders"
    """At least one order (in review or not) came of it or of a part of it."""
    DUPLICATE = "duplicate"
    """The very bytes were here before."""
    NOT_AN_ORDER = "not_an_order"
    UNREADABLE = "unreadable"
    """Kept and retryable."""
    OPENED = "opened"
    """A container; its parts have ends of their own."""


def move(state: State, event: Event) -> State:
    """The state after `event`. Raises: order.illegal-move."""
    try:
        return MOVES[state, event]
    except KeyError:
        raise IllegalMove("order.illegal-move", state=state, move=event) from None


def fold(state: State, events: Iterable[Event]) -> State:
    """The present state of a booked order after ERP events in any order and number; the furthest one wins."""
    if state not in RANK or state is State.ACCEPTED:
        return state
    reached = [state, *(_ERP[event] for event in events if event in _ERP)]
    shipped = any(RANK[State.SHIPPED] <= RANK[one] <= RANK[State.INVOICED] for one in reached)
    candidates = [one for one in reached if not (one is State.CANCELLED and shipped)]
    return max(candidates, key=lambda one: RANK[one])
