"""Orders a web shop sends as JSON (RFC 8259): one order, a list of orders, or an object that holds one or many.

    {"number": "W-1001", "lines": [{"sku": "NW-1001", "quantity": 5, "price": "4.50"}]}

Objects become nodes, members values, arrays of objects repeated child nodes of the member's name. Numbers keep the
digits they were written with. Every place is a JSON pointer (RFC 6901) into the document. Text that no database takes
(NUL) refuses the document; JSON that holds no order is named as such. Nothing is fetched from the shop.
Shopify, Shopware 6, WooCommerce, Amazon, django-oscar and the hub's own form are told apart by `parsers.shop_shapes`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Parsed, Severity, Where
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers import shop_shapes
from parsers.shop_shapes import Placed, PlacedText, country_of

NAME = "shop-json"

MAX_DEPTH: Final = 32
_LINE_NAMES: Final = (
    "line_items", "lines", "items", "order_lines", "orderLines", "orderItems", "order_items", "positions", "lineItems",
    "articles", "products", "positionen", "artikel", "orderRows", "cart_items",
)  # fmt: skip
_LIST_NAMES: Final = ("orders", "data", "results", "bestellungen", "records", "items")
_WRAPPERS: Final = ("order", "bestellung", "data", "payload", "purchase_order", "purchaseOrder", "resource")
_QUANTITY: Final = frozenset(
    {"quantity", "qty", "menge", "anzahl", "amount_ordered", "qty_ordered", "ordered_quantity", "count"}
)
_NUMBER_KEYS: Final = frozenset({
    "number", "order_number", "orderNumber", "order_id", "orderId", "id", "name", "po_number", "purchase_order_number",
    "bestellnummer", "reference", "increment_id", "order_no", "orderNo", "po",
})  # fmt: skip
_HEAD: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\]\"])")


def sniff(document: Document) -> int | None:
    """An object or array at the start, or a name or type that says JSON."""
    if _HEAD.match(document.content[:256]):
        return 85
    if document.media_type.startswith("application/json") or document.name.lower().endswith(".json"):
        return 55
    return None


def parse(document: Document) -> Parsed:
    """One extract per order. Raises: BrokenDocument, LimitExceeded."""
    content = _loaded(document.content)
    orders = shop_shapes.amazon_orders(content) or _orders(shop_shapes.from_json_api(content))
    if not orders:
        extract = Extract(Kind.NOT_AN_ORDER, "json", Node("json"), keys=_keys(document, None), class_="other")
        return Parsed(NAME, [extract])
    parsed = Parsed(NAME)
    for pointer, order in orders:
        builder = _Builder()
        schema = shop_shapes.schema_of(order)
        root = builder.node("json", shop_shapes.completed(schema, order, pointer), pointer, 0)
        if builder.refused:
            parsed.findings += builder.refused
            continue
        findings = [*builder.findings, *shop_shapes.states(schema, order, pointer)]
        keys = _keys(document, schema)
        extract = Extract(Kind.ORDER, "json", root, keys=keys, test=order.get("test") is True, findings=findings)
        parsed.extracts.append(extract)
    return parsed


def _loaded(content: bytes) -> Any:
    try:
        text = content.decode(json.detect_encoding(content))
        return _loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as broken:
        raise BrokenDocument("document.json-broken", reason=f"byte {broken.start}") from broken
    except json.JSONDecodeError as broken:
        raise BrokenDocument("document.json-broken", reason=f"line {broken.lineno}, column {broken.colno}") from broken
    except ValueError as broken:
        raise BrokenDocument("document.json-broken", reason=str(broken)[:60]) from broken
    except RecursionError as deep:
        raise LimitExceeded("document.json-depth", limit=MAX_DEPTH) from deep


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


class _Number(str):
    """The digits of a JSON number as written."""

    __slots__ = ()


_DECODER: Final = json.JSONDecoder(parse_float=_Number, parse_int=_Number, parse_constant=_refuse_constant)
_loads: Final[Callable[[str], Any]] = _DECODER.decode


def _orders(content: Any, pointer: str = "", depth: int = 0) -> list[tuple[str, dict[str, Any]]]:
    """JSON pointer and object of every order: at the top, in a list, or one wrapper deep."""
    if isinstance(content, list):
        found = []
        for index, one in enumerate(content):
            if isinstance(one, dict):
                found += _orders(one, f"{pointer}/{index}", depth + 1)
        return found
    if not isinstance(content, dict) or depth > 3:
        return []
    if _is_order(content):
        return [(content.pointer if isinstance(content, Placed) else pointer, content)]
    for name in (*_LIST_NAMES, *_WRAPPERS):
        inner = content.get(name)
        if isinstance(inner, dict | list):
            found = _orders(inner, f"{pointer}/{name}", depth + 1)
            if found:
                return found
    return []


def _is_order(content: dict[str, Any]) -> bool:
    lines = next((lines for name in _LINE_NAMES if isinstance(lines := content.get(name), list)), None)
    if lines is None:
        return False
    first = next((line for line in lines if isinstance(line, dict)), None)
    numbered = not _NUMBER_KEYS.isdisjoint(content)
    if first is None:
        return numbered and not lines
    return not _QUANTITY.isdisjoint(first) and (numbered or len(content) > 1)


def _keys(document: Document, schema: str | None) -> dict[str, str]:
    keys = {name: value for name in ("shop", "sender", "sender_domain") if (value := document.envelope.get(name))}
    keys["channel"] = document.channel
    keys["number_format"] = "plain"
    if schema:
        keys["schema"] = schema
    return keys


class _Builder:
    """Turns decoded JSON into nodes."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.refused: list[Finding] = []

    def node(self, name: str, members: dict[str, Any], pointer: str, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise LimitExceeded("document.json-depth", limit=MAX_DEPTH)
        values: dict[str, list[Found]] = {}
        children: list[Node] = []
        for key, value in members.items():
            if value is None:
                continue
            kind = value.__class__
            here = value.pointer if kind is Placed or kind is PlacedText else _below(pointer, key)
            label = key if key.isascii() and "\0" not in key else self._checked(key, here)
            if kind is _Number:
                values[label] = [Found(str(value), Where(pointer=here))]
            elif kind is str or kind is PlacedText:
                if not value.isascii() or "\0" in value:
                    value = self._checked(value, here)
                values[label] = [Found(str(value), Where(pointer=here))]
            elif kind is dict or kind is Placed:
                children.append(self.node(label, value, here, depth + 1))
            elif kind is list:
                self._list(label, value, here, depth, values, children)
            else:
                values[label] = [Found("true" if value else "false", Where(pointer=here))]
        link = values.get("country")
        if link and "country_code" not in values and (country := country_of(link[0].raw)):
            values["country_code"] = [Found(country, link[0].where)]
        return Node(name, values, children, Where(pointer=pointer))

    def _list(
        self, name: str, members: list[Any], pointer: str, depth: int,
        values: dict[str, list[Found]], children: list[Node],
    ) -> None:  # fmt: skip
        if depth > MAX_DEPTH:
            raise LimitExceeded("document.json-depth", limit=MAX_DEPTH)
        for index, member in enumerate(members):
            here = member.pointer if isinstance(member, Placed) else f"{pointer}/{index}"
            if isinstance(member, dict):
                children.append(self.node(name, member, here, depth + 1))
            elif isinstance(member, list):
                self._list(name, member, here, depth + 1, values, children)
            elif member is not None:
                text = ("true" if member else "false") if isinstance(member, bool) else self._checked(str(member), here)
                values.setdefault(name, []).append(Found(text, Where(pointer=here)))

    def _checked(self, text: str, pointer: str) -> str:
        if "\0" in text:
            where = Where(pointer=pointer.replace("\0", "\\u0000"))
            self.refused.append(Finding("document.json-nul", where=where, params={"pointer": str(where.pointer)}))
            return text.replace("\0", "\ufffd")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            clean = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            where = Where(pointer=pointer.encode("utf-8", "replace").decode())
            self.findings.append(
                Finding("document.json-text", Severity.WARNING, where, {"pointer": str(where.pointer)})
            )
            return clean
        return text


def _below(pointer: str, key: str) -> str:
    return f"{pointer}/{key}" if "/" not in key and "~" not in key else f"{pointer}/{_escaped(key)}"


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
