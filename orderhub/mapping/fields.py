"""The canonical fields a rule may set, by dotted name, with the type of each.

Names are those of `orderhub.order.model`. `requested_delivery` sets both ends of the period; `.earliest` and
`.latest` set one. Repeated things (`references`, `notes`, ...) are lists of rules with the fields of `LISTS`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Type(StrEnum):
    """What a field holds; a rule without `as` converts to it."""

    TEXT = "text"
    DECIMAL = "decimal"
    DATE = "date"
    PERIOD = "period"
    BOOL = "bool"
    PURPOSE = "purpose"
    COUNTRY = "country"
    CURRENCY = "currency"


PARTIES: Final = ("buyer", "seller", "delivery_party", "invoicee", "payer", "ultimate_consignee")
PARTY: Final = {
    "name": Type.TEXT, "gln": Type.TEXT, "vat_id": Type.TEXT, "customer_number": Type.TEXT,
    "address.street": Type.TEXT, "address.additional": Type.TEXT, "address.postal_code": Type.TEXT,
    "address.city": Type.TEXT, "address.region": Type.TEXT, "address.country": Type.COUNTRY,
    "contact.name": Type.TEXT, "contact.phone": Type.TEXT, "contact.email": Type.TEXT,
}  # fmt: skip
_PERIOD: Final = {
    "requested_delivery": Type.PERIOD, "requested_delivery.earliest": Type.DATE,
    "requested_delivery.latest": Type.DATE,
}  # fmt: skip
HEADER: Final[dict[str, Type]] = {
    "number": Type.TEXT, "type_code": Type.TEXT, "purpose": Type.PURPOSE, "issue_date": Type.DATE,
    "currency": Type.CURRENCY, **_PERIOD, "delivery_terms": Type.TEXT, "payment_terms": Type.TEXT,
    **{f"totals.stated.{name}": Type.DECIMAL for name in ("lines", "net", "tax", "gross", "payable")},
    **{f"{party}.{name}": kind for party in PARTIES for name, kind in PARTY.items()},
}  # fmt: skip
LINE: Final[dict[str, Type]] = {
    "number": Type.TEXT, "action": Type.TEXT,
    **{f"item.{name}": Type.TEXT
       for name in ("gtin", "buyer_id", "seller_id", "manufacturer_id", "name", "description")},
    "quantity.value": Type.DECIMAL, "quantity.unit": Type.TEXT, "quantity.original_unit": Type.TEXT,
    "price.net": Type.DECIMAL, "price.gross": Type.DECIMAL, "price.base_quantity": Type.DECIMAL,
    "amount": Type.DECIMAL, **_PERIOD,
    **{f"delivery_party.{name}": kind for name, kind in PARTY.items()},
}  # fmt: skip
_ALLOWANCE: Final = {
    "charge": Type.BOOL, "amount": Type.DECIMAL, "percent": Type.DECIMAL, "reason": Type.TEXT,
    "reason_code": Type.TEXT,
}  # fmt: skip
LISTS: Final[dict[str, dict[str, Type]]] = {
    "references": {"qualifier": Type.TEXT, "value": Type.TEXT, "issue_date": Type.DATE},
    "notes": {"text": Type.TEXT, "language": Type.TEXT},
    "properties": {"name": Type.TEXT, "value": Type.TEXT},
    "allowances_charges": _ALLOWANCE,
    "taxes": {"category": Type.TEXT, "rate": Type.DECIMAL, "basis": Type.DECIMAL, "amount": Type.DECIMAL},
    "schedule": {"quantity": Type.DECIMAL, "delivery": Type.PERIOD, "location": Type.TEXT},
    "identifiers": {"scheme": Type.TEXT, "value": Type.TEXT},
}
"""The fields of each repeated thing, by its last name."""
NEEDED: Final = {
    "references": ("qualifier", "value"), "notes": ("text",), "properties": ("name", "value"),
    "allowances_charges": ("charge",), "taxes": (),
    "schedule": ("quantity",), "identifiers": ("scheme", "value"),
}  # fmt: skip
"""Without these an entry of a list is left out."""
HEADER_LISTS: Final = {
    **{name: name for name in ("references", "notes", "properties", "allowances_charges", "taxes")},
    **{f"{party}.identifiers": "identifiers" for party in PARTIES},
}  # fmt: skip
LINE_LISTS: Final = {
    **{name: name for name in ("schedule", "allowances_charges", "taxes", "notes", "references", "properties")},
    "delivery_party.identifiers": "identifiers",
}
