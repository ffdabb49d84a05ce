"""One order, one shipment and the envelopes of their originals, as the outgoing messages need them.

`python -m tests.publishing.facts` writes the golden files anew; look at the difference before you keep it.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec

from orderhub.document import Finding, Severity, Where
from orderhub.notice_files import read_notices
from orderhub.order.model import Address, Contact, Item, Line, Order, Party, Period, Price, Quantity, Tax
from orderhub.publishing.facts import (
    Answer,
    Invoice,
    InvoiceLine,
    LineReply,
    Original,
    Package,
    ReplyFacts,
    Shipment,
    Transaction,
)
from orderhub.publishing.replies import REPLIES, compose

GOLDEN = Path(__file__).parent / "golden"
NOTICES = read_notices(Path(__file__).parents[2] / "mappings" / "notices")
EDIFACT_KEYS = {
    "message": "ORDERS", "directory": "D.96A", "message_ref": "1", "sender": "4012345000009:14",
    "sender_id": "4012345000009", "receiver": "4098765000003:14", "receiver_id": "4098765000003",
    "interchange": "99", "syntax": "UNOC:3",
}  # fmt: skip
X12_KEYS = {
    "message": "850", "version": "004010", "message_ref": "0001", "sender": "ZZ:WIDGETCO", "sender_id": "WIDGETCO",
    "receiver": "01:098765432", "receiver_id": "098765432", "interchange": "000000905", "group": "905",
    "application_sender": "WIDGETCO", "application_receiver": "WEBER",
}  # fmt: skip


def an_order():
    return Order(
        number="PO-4711",
        issue_date=date(2026, 11, 20),
        currency="EUR",
        buyer=Party(
            name="Müller & Söhne GmbH",
            gln="4012345000009",
            address=Address(street="Hafenstraße 5", postal_code="50667", city="Köln", country="DE"),
            contact=Contact(name="Anna Beispiel", email="einkauf@mueller.example"),
        ),
        delivery_party=Party(
            name="Lager 'Nord' + Süd: Tor?",
            address=Address(street="Kai 1", postal_code="90-001", city="Łódź", country="PL"),
        ),
        requested_delivery=Period(latest=date(2026, 12, 1)),
        lines=(
            Line(
                number="10",
                item=Item(
                    gtin="4006381333931",
                    seller_id="A-100",
                    buyer_id="77",
                    name="Hammer 300 g mit Stiel aus Eschenholz, geölt",
                ),
                quantity=Quantity(value=Decimal(10), unit="C62", original_unit="PCE"),
                price=Price(net=Decimal("2.50")),
            ),
            Line(
                number="20",
                item=Item(seller_id="B+1", name="Nägel 2,5 × 50"),
                quantity=Quantity(value=Decimal("12.5"), unit="KGM"),
                price=Price(net=Decimal(350), base_quantity=Decimal(100)),
            ),
        ),
    )


def a_shipment(**more):
    values = {
        "number": "LS-7001",
        "carrier": "DHL Paket",
        "tracking": "00340434161094",
        "tracking_url": "https://track.example/00340434161094",
        "shipped_at": datetime(2026, 11, 24, 14, 30, tzinfo=UTC),
        "expected": date(2026, 11, 26),
    }
    return Shipment(**{**values, **more})


def an_invoice(**more):
    """10 hammers at 2.50 and 12.5 kg of nails at 3.50, 19 percent."""
    values = {
        "number": "RE-9001",
        "issued": date(2026, 11, 25),
        "due": date(2026, 12, 25),
        "currency": "EUR",
        "net": Decimal("68.75"),
        "tax": Decimal("13.06"),
        "gross": Decimal("81.81"),
        "despatch": "LS-7001",
        "lines": (
            InvoiceLine(number="10", quantity=Decimal(10), price=Decimal("2.50"), amount=Decimal("25.00"),
                        rate=Decimal(19)),
            InvoiceLine(number="20", quantity=Decimal("12.5"), price=Decimal("3.50"), amount=Decimal("43.75"),
                        rate=Decimal(19)),
        ),
        "taxes": (Tax(category="S", rate=Decimal(19), basis=Decimal("68.75"), amount=Decimal("13.06")),),
    }  # fmt: skip
    return Invoice(**{**values, **more})


FOUND = (
    Finding("edi.unt-count", Severity.WARNING, Where(segment=20, tag="UNT", element=1),
            {"said": "19", "counted": "20"}),
    Finding("mapping.not-a-number", Severity.ERROR, Where(segment=12, tag="QTY", element=1, component=2),
            {"value": "zwölf", "name": "quantity.value", "file": "generic.yaml", "line": "120"},
            "lines[1].quantity.value"),
    Finding("line.price-differs", Severity.WARNING, Where(segment=15, tag="PRI", element=1),
            {"line": "2", "ordered": "3,00", "listed": "2,50", "currency": "EUR", "percent": "20", "tolerance": "0.5"},
            "lines[2].price.net"),
)  # fmt: skip


def facts(keys=None, **more):
    values = {
        "order": an_order(),
        "now": datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
        "received_at": datetime(2026, 11, 22, 9, 14, tzinfo=UTC),
        "seller": Party(
            name="Werkzeug Weber GmbH",
            gln="4098765000003",
            address=Address(street="Ring 1", postal_code="20457", city="Hamburg", country="DE"),
            contact=Contact(phone="+49 40 123456", email="auftrag@weber.example"),
        ),
        "original": Original.of(EDIFACT_KEYS if keys is None else keys),
        "erp_number": "SO-2026-81",
        "control": 17,
        "shipment": a_shipment(),
        "state": "shipped",
        "footer": "Amtsgericht Hamburg HRB 12345\nGeschäftsführer: Wilhelm Weber",
        "key": "order-1-shipped-LS-7001",
    }
    return ReplyFacts(**{**values, **more})


PARCELS = (
    Package(tracking="00340434161094", sscc="340987650000000015", lines={"10": Decimal(10)}),
    Package(tracking="00340434161095", lines={"20": Decimal("12.5")}),
)
CHANGED = (LineReply(number="20", quantity=Decimal(10), promised=date(2026, 12, 3), reason="Rest folgt nicht"),)


TWO = (
    Transaction(code="ORDERS", version="ORDERS:D:96A:UN:EAN008", control="1"),
    Transaction(code="ORDERS", version="ORDERS:D:96A:UN:EAN008", control="2", findings=FOUND),
)


def cases():
    """Name of the golden file, reply, facts."""
    edi, x12 = facts(), facts(X12_KEYS)
    changed = {"lines": CHANGED}
    refused = {"answer": Answer.REFUSED, "lines": (LineReply(number="10", reason="Artikel nicht mehr lieferbar"),)}
    parcels = {"shipment": a_shipment(packages=PARCELS)}
    replace = msgspec.structs.replace
    return [
        ("ordrsp-accepted.edi", "ordrsp", edi),
        ("ordrsp-changed.edi", "ordrsp", replace(edi, **changed)),
        ("ordrsp-refused.edi", "ordrsp", replace(edi, **refused)),
        ("desadv.edi", "desadv", edi),
        ("desadv-parcels.edi", "desadv", replace(edi, **parcels)),
        ("invoic.edi", "invoic", replace(edi, invoice=an_invoice())),
        ("810.x12", "810", replace(x12, invoice=an_invoice())),
        ("contrl.edi", "contrl", edi),
        ("contrl-faults.edi", "contrl", replace(edi, transactions=TWO)),
        ("aperak.edi", "aperak", edi),
        ("aperak-faults.edi", "aperak", replace(edi, findings=FOUND)),
        ("997.x12", "997", x12),
        ("855-accepted.x12", "855", x12),
        ("855-changed.x12", "855", replace(x12, **changed)),
        ("855-refused.x12", "855", replace(x12, **refused)),
        ("856.x12", "856", x12),
        ("856-parcels.x12", "856", replace(x12, **parcels)),
        ("callback.json", "callback", replace(edi, **changed)),
        *((f"mail-{name}.{language}.txt", f"mail-{name}", replace(edi, language=language))
          for name in ("receipt", "shipped") for language in ("de", "en")),
    ]  # fmt: skip


def write_golden():
    GOLDEN.mkdir(exist_ok=True)
    for name, reply, said in cases():
        (GOLDEN / name).write_bytes(compose(reply, said, NOTICES).content)


if __name__ == "__main__":
    assert REPLIES
    write_golden()
