"""Small orders for tests. Everything in them is right until a test says otherwise."""

from datetime import date
from decimal import Decimal

from orderhub.mapping.mapped import PartnerRules
from orderhub.order.known import Known, KnownArticle, KnownCustomer
from orderhub.order.model import Item, Line, Order, Party, Price, Quantity

GLN = "4012345000009"
GTIN = "4006381333931"


def a_line(number="1", quantity="10", price="2.50", unit="C62", amount=None, item=None, **more):
    return Line(
        number=number,
        item=item or Item(gtin=GTIN, seller_id="A-100", buyer_id="77", name="Hammer"),
        quantity=None if quantity is None else Quantity(value=Decimal(quantity), unit=unit),
        price=None if price is None else Price(net=Decimal(price)),
        amount=None if amount is None else Decimal(amount),
        **more,
    )


def an_order(*lines, **more):
    values = {
        "number": "PO-4711",
        "issue_date": date(2026, 11, 20),
        "currency": "EUR",
        "buyer": Party(name="Nordwind Handels GmbH", gln=GLN),
        "lines": lines or (a_line(),),
    }
    return Order(**{**values, **more})


def known_things():
    articles = [
        KnownArticle(number="A-100", name="Hammer 300 g", unit="C62", price=Decimal("2.50"), gtin=GTIN),
        KnownArticle(number="B-200", name="Nägel", unit="KGM", units=("CT",), price=Decimal("3.50")),
        KnownArticle(number="C-300", name="Säge", unit="C62", active=False),
    ]
    return Known.of(
        articles=articles,
        aliases=[("10001", "77", "A-100"), ("10001", "88", "B-200")],
        customers=[KnownCustomer(number="10001", name="Nordwind Handels GmbH")],
        identifiers=[("gln", GLN, "10001"), ("email", "einkauf@nordwind.example", "10001")],
    )


def the_rules(**more):
    return PartnerRules(**{"slug": "nordwind", "name": "Nordwind Handels GmbH", **more})
