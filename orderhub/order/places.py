"""Where the goods of an order go: its delivery party, or those that its lines name. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from orderhub.order.model import Identifier, Line, Order, Party


def places(order: Order, numbers: Iterable[str] | None = None) -> dict[Party | None, list[str]]:
    """Line numbers by delivery party, in the order of the lines; `numbers` are those asked for, None: all.

    A line that names none goes where the order goes; None is the place of an order that names none either.
    """
    if numbers is None and not any(line.delivery_party for line in order.lines):
        # Most orders go to one place; parties are long, and comparing them line by line would show.
        return {order.delivery_party: [line.number for line in order.lines]} if order.lines else {}
    wanted = None if numbers is None else set(numbers)
    found: dict[Party | None, list[str]] = {}
    for line in order.lines:
        if wanted is None or line.number in wanted:
            for party in _of(line, order):
                found.setdefault(party, []).append(line.number)
    return found


def place(order: Order, numbers: Iterable[str] | None = None) -> Party | None:
    """The one place those lines go to; that of the order where they go to several, or where there are none."""
    found = places(order, numbers)
    return next(iter(found)) if len(found) == 1 else order.delivery_party


def in_words(party: Party | None) -> str:
    """Name and address in one line."""
    if party is None:
        return "-"
    address = party.address
    city = " ".join(one for one in (address.postal_code, address.city) if one) if address else ""
    ids = [one.value for one in party.identifiers]
    parts = (party.name, address.street if address else None, city, party.gln or next(iter(ids), None))
    return ", ".join(one for one in parts if one) or "-"


def _of(line: Line, order: Order) -> list[Party | None]:
    """A line with a place of its own and several in its schedule goes to each of those."""
    apart = list(dict.fromkeys(one.location for one in line.schedule if one.location))
    if line.delivery_party is not None and len(apart) > 1:
        return [Party(identifiers=(Identifier(scheme="location", value=one),)) for one in apart]
    return [_known(line.delivery_party, order)]


def _known(own: Party | None, order: Order) -> Party | None:
    """The order's delivery party where a line only repeats its number."""
    head = order.delivery_party
    if own is None:
        return head
    if head is not None and own.gln and own.gln == head.gln and not own.address:
        return head
    return own
