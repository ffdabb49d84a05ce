"""Web-shop orders as JSON: nodes, digits as written, pointers; what no database takes is refused."""

from __future__ import annotations

import json

import pytest

from orderhub.document import Document, Kind, Parsed
from orderhub.errors import BrokenDocument, DocumentError
from parsers import shop_json

ORDER = {"number": "W-1", "lines": [{"sku": "NW-1", "quantity": 5}]}


def read(content: bytes | object) -> Parsed:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    document = Document(content=raw, name="o.json", channel="web", envelope={"shop": "demo"})
    assert shop_json.sniff(document) is not None
    return shop_json.parse(document)


def test_an_order_becomes_nodes_with_digits_as_written_and_pointers() -> None:
    raw = (
        b'{"number": 1001, "total": 10.10, "vat": 1E+2, "paid": true, "x": null, "a/b~c": "\\u00e4",'
        b'"tags": ["a", 1.50], "buyer": {"name": "ACME"},'
        b'"lines": [{"sku": "NW-1", "quantity": 12345678901234567890.10}]}'
    )
    (extract,) = read(raw).extracts
    values = {name: [(one.raw, one.where.pointer) for one in found] for name, found in extract.root.values.items()}
    assert values == {
        "number": [("1001", "/number")],
        "total": [("10.10", "/total")],
        "vat": [("1E+2", "/vat")],
        "paid": [("true", "/paid")],
        "a/b~c": [("ä", "/a~1b~0c")],
        "tags": [("a", "/tags/0"), ("1.50", "/tags/1")],
    }
    buyer, line = extract.root.children
    assert (buyer.name, buyer.values["name"][0].where.pointer) == ("buyer", "/buyer/name")
    assert (line.name, line.values["quantity"][0].raw) == ("lines", "12345678901234567890.10")
    assert line.values["quantity"][0].where.pointer == "/lines/0/quantity"
    assert extract.keys["shop"] == "demo"


@pytest.mark.parametrize("content", [[ORDER, ORDER], {"orders": [ORDER, ORDER]}, {"data": {"orders": [ORDER, ORDER]}}])
def test_lists_and_wrappers_give_one_extract_per_order(content: object) -> None:
    parsed = read(content)
    assert len(parsed.extracts) == 2
    pointer = parsed.extracts[1].root.values["number"][0].where.pointer
    assert pointer is not None
    assert pointer.endswith("1/number")


@pytest.mark.parametrize(
    ("schema", "order"),
    [
        ("hub", ORDER),
        (
            "shopify",
            {"id": 1, "order_number": 7, "financial_status": "paid", "line_items": [{"sku": "a", "quantity": 1}]},
        ),
        ("woocommerce", {"id": 1, "order_key": "wc_1", "line_items": [{"sku": "a", "quantity": 1}]}),
        ("oscar", {"number": "1", "total_incl_tax": "1", "lines": [{"quantity": 1}]}),
        ("shopware", {"orderNumber": "1", "lineItems": [{"quantity": 1}]}),
        ("amazon", {"AmazonOrderId": "1", "PurchaseDate": "2026-11-20", "OrderItems": [{"QuantityOrdered": 1}]}),
        ("generic", {"id": 1, "positions": [{"menge": 1}]}),
    ],
)
def test_the_schema_is_guessed(schema: str, order: object) -> None:
    assert read(order).extracts[0].keys["schema"] == schema


def test_a_test_order_is_marked_and_a_cancelled_one_is_held() -> None:
    assert read({**ORDER, "test": True}).extracts[0].test
    assert [one.code for one in read({**ORDER, "status": "cancelled"}).extracts[0].findings] == [
        "document.json-cancelled"
    ]


@pytest.mark.parametrize("content", [{}, [], {"hello": "world"}, [1, 2], {"lines": "none"}, {"items": [{"name": "x"}]}])
def test_other_json_is_no_order(content: object) -> None:
    (extract,) = read(content).extracts
    assert (extract.kind, extract.class_) == (Kind.NOT_AN_ORDER, "other")


def test_nul_refuses_the_document_wherever_it_stands() -> None:
    for order in ({**ORDER, "note": "a\0b"}, {**ORDER, "a\0b": "x"}, {**ORDER, "tags": ["\0"]}):
        parsed = read(order)
        assert parsed.extracts == []
        assert [one.code for one in parsed.findings] == ["document.json-nul"]


def test_broken_unicode_is_replaced_and_told() -> None:
    (extract,) = read(b'{"number": "W\\ud800", "lines": [{"quantity": 1}]}').extracts
    assert extract.root.values["number"][0].raw == "W\ufffd"
    assert [one.code for one in extract.findings] == ["document.json-text"]


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("document.json-broken", b'{"number": 1'),
        ("document.json-broken", b'{"number": NaN}'),
        ("document.json-broken", b'{"number": "\xff\xfe"}'),
        ("document.json-broken", b'{"number": 1} {"number": 2}'),
        ("document.json-depth", b"[" * 100_000),
        (
            "document.json-depth",
            b'{"number": 1, "lines": [{"quantity": 1}], "x": ' + b'{"x": ' * 200 + b"1" + b"}" * 201,
        ),
    ],
)
def test_rubble_is_refused_in_words(code: str, content: bytes) -> None:
    with pytest.raises(DocumentError) as refused:
        read(content)
    assert refused.value.code == code
    assert isinstance(refused.value, DocumentError | BrokenDocument)


def _found(content: object, *names: str) -> tuple[str, str | None]:
    (extract,) = read(content).extracts
    node = extract.root
    for name in names[:-1]:
        node = next(child for child in node.children if child.name == name)
    value = node.values[names[-1]][0]
    return value.raw, value.where.pointer


@pytest.mark.parametrize(
    ("link", "country"),
    [("https://shop.example/api/countries/DE/", "DE"), ("http://x/countries/at", "AT"), ("https://x/cities/DE/", None)],
)
def test_a_country_that_is_a_link_is_read(link: str, country: str | None) -> None:
    order = {"number": "1", "total_incl_tax": "1", "shipping_address": {"country": link}, "lines": [{"quantity": 1}]}
    assert _found(order, "shipping_address", "country") == (link, "/shipping_address/country")
    if country:
        assert _found(order, "shipping_address", "country_code") == (country, "/shipping_address/country")
    else:
        assert "country_code" not in read(order).extracts[0].root.children[0].values


def test_a_tax_rate_of_shopify_is_a_percentage_too() -> None:
    order = {
        "order_number": 1, "financial_status": "paid", "tax_lines": [{"rate": 0.075}, {"rate": None}],
        "line_items": [{"quantity": 1}],
    }  # fmt: skip
    assert _found({"order": order}, "tax_lines", "rate_percent") == ("7.5", "/order/tax_lines/0/rate")


SHOPWARE = {
    "orderNumber": "1", "billingAddressId": "b",
    "addresses": [{"id": "a", "city": "Kiel"}, {"id": "b", "city": "Bonn"}],
    "deliveries": [
        {"shippingOrderAddressId": "b", "shippingCosts": {"totalPrice": -5}},
        {"shippingOrderAddressId": "a", "shippingCosts": {"totalPrice": 5}},
    ],
    "lineItems": [{"quantity": 1}],
}  # fmt: skip


def test_addresses_of_shopware_are_put_in_place_and_keep_their_pointer() -> None:
    assert _found(SHOPWARE, "billingAddress", "city") == ("Bonn", "/addresses/1/city")
    assert _found({"data": [SHOPWARE]}, "shippingAddress", "city") == ("Kiel", "/data/0/addresses/0/city")


def test_json_api_is_put_together_with_pointers_into_the_document() -> None:
    line = {"type": "order_line_item", "id": "l", "attributes": {"quantity": 3},
            "relationships": {"order": {"data": {"type": "order", "id": "o"}}}}  # fmt: skip
    order = {"type": "order", "id": "o", "attributes": {"orderNumber": "7"},
             "relationships": {"lineItems": {"data": [{"type": "order_line_item", "id": "l"}]}}}  # fmt: skip
    content = {"data": order, "included": [order, line]}
    assert _found(content, "orderNumber") == ("7", "/data/attributes/orderNumber")
    assert _found(content, "lineItems", "quantity") == ("3", "/included/1/attributes/quantity")


HEAD = {"AmazonOrderId": "302-1", "PurchaseDate": "2026-11-20T08:00:00Z", "OrderStatus": "Unshipped"}
ITEMS = {"AmazonOrderId": "302-1", "OrderItems": [{"SellerSKU": "A", "QuantityOrdered": 2}]}


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({**HEAD, **ITEMS}, "/OrderItems/0/SellerSKU"),
        ({"payload": HEAD, "items": {"payload": ITEMS}}, "/items/payload/OrderItems/0/SellerSKU"),
        ([{"payload": {"Orders": [HEAD]}}, {"payload": ITEMS}], "/1/payload/OrderItems/0/SellerSKU"),
        ({"order": HEAD, "OrderItems": ITEMS["OrderItems"]}, "/OrderItems/0/SellerSKU"),
    ],
)
def test_an_amazon_order_finds_its_items(content: object, pointer: str) -> None:
    assert _found(content, "OrderItems", "SellerSKU") == ("A", pointer)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, ["shop.items-missing"]),
        ({"FulfillmentChannel": "AFN"}, ["shop.fulfilled-elsewhere", "shop.items-missing"]),
        ({"OrderStatus": "Pending"}, ["shop.not-payable-yet", "shop.items-missing"]),
        ({"OrderStatus": "Canceled"}, ["document.json-cancelled"]),
    ],
)
def test_an_amazon_order_that_needs_a_look(change: dict[str, str], codes: list[str]) -> None:
    (extract,) = read({"payload": {"Orders": [{**HEAD, **change}]}}).extracts
    assert [one.code for one in extract.findings] == codes
    assert all(one.where.pointer for one in extract.findings)


def test_a_cancelled_order_of_shopware_and_an_unpaid_one_of_woocommerce_are_held() -> None:
    cancelled = read({**SHOPWARE, "stateMachineState": {"technicalName": "cancelled"}}).extracts[0]
    assert [one.code for one in cancelled.findings] == ["document.json-cancelled"]
    unpaid = read({"id": 1, "order_key": "wc_1", "status": "pending", "line_items": [{"quantity": 1}]}).extracts[0]
    assert [one.code for one in unpaid.findings] == ["shop.not-payable-yet"]
