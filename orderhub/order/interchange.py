"""The hub's own order as JSON, described for those who send it: JSON Schema 2020-12, made from the model.

The full form is the canonical order as `orderhub.order.model.to_json` writes it. A sender may be shorter: decimals as
numbers, a line as `{"sku": ..., "quantity": 5, "price": "4.50"}`, a delivery date instead of a period.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from orderhub.order.model import Order

SCHEMA_ID: Final = "urn:orderhub:order:1"
_SHORT: Final[dict[str, Any]] = {
    "sku": {"type": "string", "description": "short for item.seller_id"},
    "gtin": {"type": "string", "description": "short for item.gtin"},
    "name": {"type": "string", "description": "short for item.name"},
    "unit": {"type": "string", "description": "short for quantity.unit"},
}
_DECIMAL: Final = {"type": ["string", "number"], "format": "decimal"}
_DERIVED: Final = ("test", "attachments")
"""Set by the hub, not by who sends."""


def json_schema() -> dict[str, Any]:
    """The schema of an order as a sender may write it."""
    schema = _lenient(msgspec.json.schema(Order, ref_template="#/$defs/{name}"))
    definitions: dict[str, Any] = schema["$defs"]
    order, line = definitions["Order"], definitions["Line"]
    for name in _DERIVED:
        order["properties"].pop(name, None)
    definitions.pop("Attachment", None)
    order["required"] = ["number", "lines"]
    order["properties"]["number"] = {"type": "string", "minLength": 1}
    line["required"] = ["quantity"]
    properties = line["properties"]
    properties |= _SHORT
    properties["quantity"] = {"anyOf": [{"$ref": "#/$defs/Quantity"}, _DECIMAL]}
    properties["price"] = {"anyOf": [{"$ref": "#/$defs/Price"}, _DECIMAL, {"type": "null"}]}
    for one in (order, line):
        day = {"type": "string", "format": "date", "description": "both ends"}
        period = one["properties"]["requested_delivery"]
        one["properties"]["requested_delivery"] = {"anyOf": [*period["anyOf"], day], "default": None}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "orderhub order"}
    return {**head, **schema}


def _lenient(schema: Any) -> Any:
    """Decimals may be numbers."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {**schema, "type": ["string", "number"]}
        return {key: _lenient(value) for key, value in schema.items()}
    return [_lenient(one) for one in schema] if isinstance(schema, list) else schema
