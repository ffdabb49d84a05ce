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
_PARTY = {name: {key: f"{name}.{key}" for key in ("name", "gln", "vat_id", "customer_number")} for name in PARTIES}
_ADDRESS = {
    name: {key: f"{name}.address.{key}" for key in ("street", "additional", "postal_code", "city", "region", "country")}
    for name in PARTIES
}
_CONTACT = {name: {key: f"{name}.contact.{key}" for key in ("name", "phone", "email")} for name in PARTIES}
_LINE_IDENTIFIERS = "delivery_party.identifiers"
_LINE_PARTY = tuple(field for table in (_PARTY, _ADDRESS, _CONTACT) for field in table["delivery_party"].values())


def order(values: Values, lists: Lists, lines: Sequence[Line], *, test: bool) -> Order:
    """The order made of what the rules found."""
    present = {key.partition(".")[0] for key in (*values, *lists)}
    parties: dict[str, Any] = {name: _party(name, values, lists) for name in PARTIES if name in present}
    return Order(
        number=values.get("number"),
        type_code=values.get("type_code") or "220",
        purpose=values.get("purpose") or Purpose.ORIGINAL,
        issue_date=values.get("issue_date"),
        currency=values.get("currency"),
        test=test,
        **parties,
        requested_delivery=_period(values),
        delivery_terms=values.get("delivery_terms"),
        payment_terms=values.get("payment_terms"),
        references=tuple(lists.get("references", ())),
        notes=tuple(lists.get("notes", ())),
        properties=tuple(lists.get("properties", ())),
        allowances_charges=tuple(lists.get("allowances_charges", ())),
        taxes=tuple(lists.get("taxes", ())),
        totals=_totals(values) if "totals" in present else None,
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
    if _LINE_IDENTIFIERS in lists or any(field in values for field in _LINE_PARTY):
        more["delivery_party"] = _party("delivery_party", values, lists)
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


def _party(name: str, values: Values, lists: Lists) -> Party | None:
    own = {key: value for key, field in _PARTY[name].items() if (value := values.get(field)) is not None}
    address = {key: value for key, field in _ADDRESS[name].items() if (value := values.get(field)) is not None}
    contact = {key: value for key, field in _CONTACT[name].items() if (value := values.get(field)) is not None}
    identifiers = tuple(lists.get(f"{name}.identifiers", ()))
    if not (own or address or contact or identifiers):
        return None
    return Party(
        **own,
        identifiers=identifiers,
        address=Address(**address) if address else None,
        contact=Contact(**contact) if contact else None,
    )


def _totals(values: Values) -> Totals | None:
    names = ("lines", "net", "tax", "gross", "payable")
    stated = {key: value for key in names if (value := values.get(f"totals.stated.{key}")) is not None}
    return Totals(stated=Amounts(**stated)) if stated else None
