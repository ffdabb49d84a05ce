"""The canonical order: UBL 2.x / Peppol BIS Order names in snake_case, EN 16931 for money and tax.

Decimals are `Decimal` and travel as strings in JSON, dates are ISO. Structs are immutable: a correction makes a new
order with `msgspec.structs.replace`. Field names and their EDIFACT, X12 and CII sources: `docs/reference/order.md`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import msgspec


class Purpose(StrEnum):
    """UNTDID 1225 in words: 9 original, 4 change, 1 cancellation, 5 replacement (as change), 7 duplicate."""

    ORIGINAL = "original"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    CONFIRMATION = "confirmation"
    DUPLICATE = "duplicate"


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """An identifier under a scheme (ISO 6523 code, `GLN`, `DUNS`, or a partner's own word)."""

    scheme: str
    value: str


class Address(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """Postal address; `country` is ISO 3166-1 alpha-2."""

    street: str | None = None
    additional: str | None = None
    postal_code: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None


class Contact(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A person or desk at a party."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None


class Party(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A party of the order. `customer_number` is the number the seller gave the buyer."""

    name: str | None = None
    gln: str | None = None
    vat_id: str | None = None
    customer_number: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    address: Address | None = None
    contact: Contact | None = None


class Period(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A span of business dates, both ends inclusive."""

    earliest: date | None = None
    latest: date | None = None


class Reference(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A referenced document; `qualifier` is UNTDID 1153 where one exists (CT contract, ON order, AAG offer)."""

    qualifier: str
    value: str
    issue_date: date | None = None


class Note(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """Free text of the buyer."""

    text: str
    language: str | None = None


class Property(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A field of the partner's own that the model has no place for, under the name people read.

    UBL AdditionalItemProperty, cXML Extrinsic, openTRANS UDX.
    """

    name: str
    value: str


class AllowanceCharge(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """EN 16931 BG-20/21: `charge` true adds, false deducts. `amount` in the order's currency, `percent` 0-100."""

    charge: bool
    amount: Decimal | None = None
    percent: Decimal | None = None
    reason: str | None = None
    reason_code: str | None = None


class Tax(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """EN 16931 BG-23: category S, Z, E, AE, ...; `rate` in percent, amounts in the order's currency."""

    category: str | None = None
    rate: Decimal | None = None
    basis: Decimal | None = None
    amount: Decimal | None = None


class Amounts(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """Totals in the order's currency: sum of lines, net, tax, gross, payable."""

    lines: Decimal | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    gross: Decimal | None = None
    payable: Decimal | None = None


class Totals(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """What the document states and what we compute, kept apart; a difference is a finding."""

    stated: Amounts | None = None
    computed: Amounts | None = None


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A decimal with a UN/ECE Rec 20 unit; `original_unit` is the partner's own word for it."""

    value: Decimal
    unit: str | None = None
    original_unit: str | None = None


class Price(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """Price per `base_quantity` units, in the order's currency."""

    net: Decimal | None = None
    gross: Decimal | None = None
    base_quantity: Decimal | None = None


class Item(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """What is ordered. `seller_id` is our article number, `buyer_id` the customer's."""

    gtin: str | None = None
    buyer_id: str | None = None
    seller_id: str | None = None
    manufacturer_id: str | None = None
    name: str | None = None
    description: str | None = None


class Schedule(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A part of a line's quantity for its own date or place (SCH, SDQ, QTY/DTM groups)."""

    quantity: Decimal
    delivery: Period | None = None
    location: str | None = None


class Line(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """An order line. `amount` is the stated net amount of the line."""

    number: str
    item: Item = Item()
    quantity: Quantity | None = None
    price: Price | None = None
    amount: Decimal | None = None
    action: str | None = None
    requested_delivery: Period | None = None
    delivery_party: Party | None = None
    """Where this line goes, when it says so itself; None: where the order goes."""
    schedule: tuple[Schedule, ...] = ()
    allowances_charges: tuple[AllowanceCharge, ...] = ()
    taxes: tuple[Tax, ...] = ()
    notes: tuple[Note, ...] = ()
    references: tuple[Reference, ...] = ()
    properties: tuple[Property, ...] = ()


class Attachment(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A document that came with the order."""

    sha256: str
    media_type: str
    name: str


class Order(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """One order as canonical value. Business key: (buyer, number)."""

    number: str | None = None
    type_code: str = "220"
    """UNTDID 1001."""
    purpose: Purpose = Purpose.ORIGINAL
    issue_date: date | None = None
    currency: str | None = None
    """ISO 4217."""
    test: bool = False
    buyer: Party | None = None
    seller: Party | None = None
    delivery_party: Party | None = None
    invoicee: Party | None = None
    payer: Party | None = None
    ultimate_consignee: Party | None = None
    requested_delivery: Period | None = None
    delivery_terms: str | None = None
    payment_terms: str | None = None
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    properties: tuple[Property, ...] = ()
    allowances_charges: tuple[AllowanceCharge, ...] = ()
    taxes: tuple[Tax, ...] = ()
    totals: Totals | None = None
    lines: tuple[Line, ...] = ()
    attachments: tuple[Attachment, ...] = ()


_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Order)


def to_json(order: Order) -> bytes:
    """Canonical bytes: the same order gives the same bytes."""
    return _ENCODER.encode(order)


def from_json(content: bytes | str) -> Order:
    """The order in canonical bytes. Raises: msgspec.ValidationError on anything else."""
    return _DECODER.decode(content)


def to_builtins(order: Order) -> dict[str, Any]:
    """Plain dicts, lists and strings, as the command line prints them."""
    built: dict[str, Any] = msgspec.json.decode(_ENCODER.encode(order))
    return built
