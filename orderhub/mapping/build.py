"""Values by canonical field name -> the structs of the canonical order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from orderhub.mapping.fields import PARTIES
from orderhub.order.model import (
    Address,
    AllowanceCharge,
    Amounts,
    Contact,
    Identifier,
    Item,
    Line,
    Note,
    Order,
    Party,
    Period,
    Price,
    Property,
    Purpose,
    Quantity,
    Reference,
    Schedule,
    Tax,
    Totals,
)

Values = Mapping[str, Any]
Lists = Mapping[str, Sequence[Any]]
ENTRIES: dict[str, Callable[..., Any]] = {
    "references": Reference, "notes": Note, "properties": Property, "allowances_charges": AllowanceCharge, "taxes": Tax,
    "schedule": Schedule, "identifiers": Identifier,
}  # fmt: skip
"""The struct of one entry of each kind of list."""
_BLOCKS = {
    f"{name}{block}.{key}": (name, block, key)
    for name in PARTIES
    for block, keys in (
        ("", ("name", "gln", "vat_id", "customer_number")),
        (".address", ("street", "additional", "postal_code", "city", "region", "country")),
        (".contact", ("name", "phone", "email")),
    )
    for key in keys
}
"""Field of a party: the party, the block of it that the field belongs to, its name there."""
_LINE_IDENTIFIERS = "delivery_party.identifiers"
_LINE_PARTY = frozenset(field for field, place in _BLOCKS.items() if place[0] == "delivery_party")


def order(values: Values, lists: Lists, lines: Sequence[Line], *, test: bool) -> Order:
    """The order made of what the rules found."""
    return Order(
        number=values.get("number"),
        type_code=values.get("type_code") or "220",
        purpose=values.get("purpose") or Purpose.ORIGINAL,
        issue_date=values.get("issue_date"),
        currency=values.get("currency"),
        test=test,
        **_parties(values, lists),
        requested_delivery=_period(values),
        delivery_terms=values.get("delivery_terms"),
        payment_terms=values.get("payment_terms"),
        references=tuple(lists.get("references", ())),
        notes=tuple(lists.get("notes", ())),
        properties=tuple(lists.get("properties", ())),
        allowances_charges=tuple(lists.get("allowances_charges", ())),
        taxes=tuple(lists.get("taxes", ())),
        totals=_totals(values),
        lines=tuple(lines),
    )


def line(number: str, values: Values, lists: Lists) -> Line:
    """One line; `number` is its place where the document numbers no lines."""
    get = values.get
    quantity = get("quantity.value")
    net, gross, base = get("price.net"), get("price.gross"), get("price.base_quantity")
    priced = net is not None or gross is not None
    more: dict[str, Any] = {name: tuple(entries) for name, entries in lists.items()} if lists else {}
    more.pop(_LINE_IDENTIFIERS, None)
    if _LINE_IDENTIFIERS in lists or not _LINE_PARTY.isdisjoint(values):
        more |= _parties(values, lists)
    return Line(
        number=get("number") or number,
        item=Item(
            gtin=get("item.gtin"),
            buyer_id=get("item.buyer_id"),
            seller_id=get("item.seller_id"),
            manufacturer_id=get("item.manufacturer_id"),
            name=get("item.name"),
            description=get("item.description"),
        ),
        quantity=None
        if quantity is None
        else Quantity(value=quantity, unit=get("quantity.unit"), original_unit=get("quantity.original_unit")),
        price=Price(net=net, gross=gross, base_quantity=base) if priced else None,
        amount=get("amount"),
        action=get("action"),
        requested_delivery=_period(values),
        **more,
    )


def _period(values: Values) -> Period | None:
    earliest, latest = values.get("requested_delivery.earliest"), values.get("requested_delivery.latest")
    return Period(earliest=earliest, latest=latest) if earliest or latest else None


def _parties(values: Values, lists: Lists) -> dict[str, Any]:
    """The parties that anything is said of."""
    said: dict[str, dict[str, dict[str, Any]]] = {}
    for field, value in values.items():
        place = _BLOCKS.get(field)
        if place is not None and value is not None:
            party, block, key = place
            said.setdefault(party, {}).setdefault(block, {})[key] = value
    for target, entries in lists.items():
        party, _, kind = target.partition(".")
        if kind == "identifiers" and entries:
            said.setdefault(party, {}).setdefault("", {})[kind] = tuple(entries)
    return {name: _party(blocks) for name, blocks in said.items()}


def _party(blocks: Mapping[str, Mapping[str, Any]]) -> Party:
    address, contact = blocks.get(".address"), blocks.get(".contact")
    return Party(
        **blocks.get("", {}),
        address=Address(**address) if address else None,
        contact=Contact(**contact) if contact else None,
    )


_STATED = [(key, f"totals.stated.{key}") for key in ("lines", "net", "tax", "gross", "payable")]


def _totals(values: Values) -> Totals | None:
    stated = {key: value for key, field in _STATED if (value := values.get(field)) is not None}
    return Totals(stated=Amounts(**stated)) if stated else None
