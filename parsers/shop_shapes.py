"""Which shop a JSON order comes from, told by its keys, and what must be put together before it can be mapped.

    shopify      {"order_number": 1001, "financial_status": ..., "line_items": [...]}   Admin API, REST
    woocommerce  {"order_key": "wc_order_...", "billing": {...}, "line_items": [...]}   REST API v3
    shopware     {"orderNumber": "10001", "lineItems": [...], ...}                      Admin API 6, also as JSON:API
    amazon       {"AmazonOrderId": "302-...", ...} and {"OrderItems": [...]}            SP-API, orders v0
    oscar        {"number": ..., "date_placed": ..., "lines": [...]}                    django-oscar-api
    hub          {"number": ..., "lines": [...]}                                        docs/reference/order-1.json

What is put together keeps its place: a `Placed` object and a `PlacedText` carry the JSON pointer of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from orderhub.document import Finding, Severity, Where

MAX_DEPTH: Final = 5
_CANCELLED: Final = frozenset({"cancelled", "canceled", "storniert", "failed", "refunded", "trash", "voided"})
_UNFINISHED: Final = frozenset({"pending", "checkout-draft", "pendingavailability", "draft"})


class Placed(dict[str, Any]):
    """An object that stands elsewhere in the document than where it hangs now."""

    pointer: str = ""

    @classmethod
    def at(cls, members: dict[str, Any], pointer: str) -> Placed:
        """A copy of `members` that knows its place."""
        placed = cls(members)
        placed.pointer = pointer
        return placed


class PlacedText(str):
    """A value made of another one, with the place of that."""

    __slots__ = ("pointer",)
    pointer: str

    @classmethod
    def at(cls, text: str, pointer: str) -> PlacedText:
        """`text` that knows its place."""
        placed = cls(text)
        placed.pointer = pointer
        return placed


def schema_of(order: dict[str, Any]) -> str:
    """The shop, `hub`, or `generic` for what looks like an order all the same."""
    keys = order.keys()
    if "AmazonOrderId" in order:
        return "amazon"
    if "line_items" in order:
        if "order_key" in order or ("billing" in order and "meta_data" in order):
            return "woocommerce"
        if not keys.isdisjoint({"financial_status", "admin_graphql_api_id", "order_number", "total_price"}):
            return "shopify"
    if "orderNumber" in order and "lineItems" in order:
        return "shopware"
    if "lines" in order:
        if not keys.isdisjoint({"total_incl_tax", "basket", "date_placed"}):
            return "oscar"
        if "number" in order:
            return "hub"
    return "generic"


def completed(schema: str, order: dict[str, Any], pointer: str) -> dict[str, Any]:
    """The order with what its shop keeps apart put in its place."""
    if schema == "shopware":
        return _shopware(order, pointer)
    if schema == "shopify":
        return _shopify(order, pointer)
    return order


def states(schema: str, order: dict[str, Any], pointer: str) -> list[Finding]:
    """An order the shop calls cancelled, unfinished or shipped by itself must not be booked without a look."""
    findings = []
    for name, said in _states_said(order):
        where = Where(pointer=f"{pointer}/{name}")
        if said.lower() in _CANCELLED or name == "cancelled_at":
            return [Finding("document.json-cancelled", Severity.WARNING, where)]
        if schema in ("woocommerce", "amazon") and said.lower() in _UNFINISHED:
            findings.append(Finding("shop.not-payable-yet", Severity.WARNING, where, {"status": said[:40]}))
    if schema == "amazon" and order.get("FulfillmentChannel") == "AFN":
        where = Where(pointer=f"{pointer}/FulfillmentChannel")
        findings.append(Finding("shop.fulfilled-elsewhere", Severity.WARNING, where, {"channel": "AFN"}))
    if schema == "amazon" and not order.get("OrderItems"):
        findings.append(Finding("shop.items-missing", Severity.ERROR, Where(pointer=pointer or "/")))
    return findings


def _states_said(order: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("status", "state", "cancelled_at", "OrderStatus"):
        value = order.get(name)
        if isinstance(value, str) and value:
            yield name, value
    machine = order.get("stateMachineState")
    technical = machine.get("technicalName") if isinstance(machine, dict) else None
    if isinstance(technical, str):
        yield "stateMachineState/technicalName", technical


# --- Shopware ------------------------------------------------------------------------------------------------------


def _shopware(order: dict[str, Any], pointer: str) -> dict[str, Any]:
    """Addresses stand in one list; the order and its delivery name theirs by id."""
    found = dict(order)
    addresses = _by_id(order.get("addresses"), f"{pointer}/addresses")
    if "billingAddress" not in order and (address := addresses.get(str(order.get("billingAddressId")))):
        found["billingAddress"] = address
    deliveries = order.get("deliveries")
    for number, one in enumerate(deliveries if isinstance(deliveries, list) else ()):
        if not isinstance(one, dict) or _is_discount(one):
            continue
        own = one.get("shippingOrderAddress")
        address = addresses.get(str(one.get("shippingOrderAddressId")))
        if isinstance(own, dict):
            here = own.pointer if isinstance(own, Placed) else f"{pointer}/deliveries/{number}/shippingOrderAddress"
            address = Placed.at(own, here)
        if address:
            found["shippingAddress"] = address
            break
    return Placed.at(found, order.pointer) if isinstance(order, Placed) else found


def _by_id(addresses: Any, pointer: str) -> dict[str, Placed]:
    return {
        str(one["id"]): Placed.at(one, one.pointer if isinstance(one, Placed) else f"{pointer}/{number}")
        for number, one in enumerate(addresses if isinstance(addresses, list) else ())
        if isinstance(one, dict) and "id" in one
    }


def _is_discount(delivery: dict[str, Any]) -> bool:
    """Shopware books a rebate on the freight as a delivery with negative costs."""
    costs = delivery.get("shippingCosts")
    return isinstance(costs, dict) and str(costs.get("totalPrice", "")).startswith("-")


def from_json_api(content: Any) -> Any:
    """A JSON:API document (jsonapi.org 1.0) as nested objects; anything else as it is."""
    if not isinstance(content, dict) or "data" not in content:
        return content
    data = content["data"]
    resources = data if isinstance(data, list) else [data]
    if not resources or not all(isinstance(one, dict) and "attributes" in one and "type" in one for one in resources):
        return content
    index: dict[tuple[str, str], tuple[dict[str, Any], str]] = {}
    included = content.get("included")
    for number, one in enumerate(included if isinstance(included, list) else ()):
        if isinstance(one, dict):
            index[str(one.get("type")), str(one.get("id"))] = (one, f"/included/{number}")
    where = [f"/data/{number}" for number in range(len(resources))] if isinstance(data, list) else ["/data"]
    return [_resolved(one, at, index, ()) for one, at in zip(resources, where, strict=True)]


def _resolved(
    resource: dict[str, Any], pointer: str, index: dict[tuple[str, str], tuple[dict[str, Any], str]],
    above: tuple[tuple[str, str], ...],
) -> Placed:  # fmt: skip
    attributes = resource.get("attributes")
    found = Placed.at(attributes if isinstance(attributes, dict) else {}, f"{pointer}/attributes")
    if "id" in resource:
        found.setdefault("id", PlacedText.at(str(resource["id"]), f"{pointer}/id"))
    relations = resource.get("relationships")
    for name, relation in relations.items() if isinstance(relations, dict) else ():
        data = relation.get("data") if isinstance(relation, dict) else None
        related = []
        for one in data if isinstance(data, list) else [data]:
            key = (str(one.get("type")), str(one.get("id"))) if isinstance(one, dict) else ("", "")
            if key in index and key not in above and len(above) < MAX_DEPTH:
                related.append(_resolved(*index[key], index, (*above, key)))
        if related:
            found[name] = related if isinstance(data, list) else related[0]
    return found


# --- Shopify -------------------------------------------------------------------------------------------------------


def _shopify(order: dict[str, Any], pointer: str) -> dict[str, Any]:
    """Tax rates are fractions (0.19); the percentage is put beside them as `rate_percent`."""
    found = dict(order)
    found["tax_lines"] = _in_percent(order.get("tax_lines"), f"{pointer}/tax_lines")
    lines = order.get("line_items")
    found["line_items"] = [
        {**one, "tax_lines": _in_percent(one.get("tax_lines"), f"{pointer}/line_items/{number}/tax_lines")}
        if isinstance(one, dict)
        else one
        for number, one in enumerate(lines if isinstance(lines, list) else ())
    ]
    return Placed.at(found, order.pointer) if isinstance(order, Placed) else found


def _in_percent(taxes: Any, pointer: str) -> list[Any]:
    found = []
    for number, one in enumerate(taxes if isinstance(taxes, list) else ()):
        try:
            percent = Decimal(str(one["rate"])) * 100
        except (InvalidOperation, KeyError, TypeError):
            found.append(one)
            continue
        text = format(percent.normalize(), "f") if percent.is_finite() else ""
        found.append({**one, "rate_percent": PlacedText.at(text, f"{pointer}/{number}/rate")})
    return found


# --- Amazon --------------------------------------------------------------------------------------------------------


def amazon_orders(content: Any) -> list[tuple[str, dict[str, Any]]]:
    """Orders of the SP-API with their items, wherever the two answers stand in the document."""
    heads: list[tuple[str, dict[str, Any]]] = []
    items: dict[str, tuple[str, list[Any]]] = {}
    for pointer, one in _objects(content, "", 0):
        if "AmazonOrderId" in one and "PurchaseDate" in one:
            heads.append((pointer, one))
        if isinstance(one.get("OrderItems"), list):
            items[str(one.get("AmazonOrderId", ""))] = (f"{pointer}/OrderItems", one["OrderItems"])
    orders = []
    for pointer, head in heads:
        at, lines = items.get(str(head["AmazonOrderId"]), items.get("", ("", [])) if len(heads) == 1 else ("", []))
        placed = [Placed.at(one, f"{at}/{n}") if isinstance(one, dict) else one for n, one in enumerate(lines)]
        orders.append((pointer, {**head, "OrderItems": placed}))
    return orders


def _objects(content: Any, pointer: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(content, dict):
        yield pointer, content
        members: Iterator[tuple[Any, Any]] = iter(content.items())
    elif isinstance(content, list):
        members = iter(enumerate(content))
    else:
        return
    for name, one in members:
        if isinstance(one, dict | list):
            yield from _objects(one, f"{pointer}/{name}", depth + 1)


_COUNTRY: Final = re.compile(r"https?://.{1,300}/countries/([A-Za-z]{2,3})/?", re.DOTALL)


def country_of(link: str) -> str:
    """The country of a link such as `https://shop.example/api/countries/DE/` (django-oscar), or ""."""
    found = _COUNTRY.fullmatch(link)
    return found[1].upper() if found else ""
