"""One order as EDIFACT, X12, UBL, CSV, XLSX, JSON, PDF, fax and mail: the canonical orders are equal, field by field.

The same content as ORDCHG and 860 differs in nothing but what makes it a change.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from orderhub.bench.text_pdf import text_pdf
from orderhub.capturing.read import read
from orderhub.document import Document, Kind
from orderhub.mapping_files import catalog
from orderhub.order.changes import diff, fields
from orderhub.order.model import (
    Address,
    Amounts,
    Contact,
    Item,
    Line,
    Note,
    Order,
    Party,
    Period,
    Price,
    Quantity,
    Reference,
    Totals,
)

HERE = Path(__file__).parent / "many_ways"
MAPPINGS = Path(__file__).parents[2] / "mappings"
_DAY = date(2026, 12, 1)
WANTED = Order(
    number="NL-4711",
    issue_date=date(2026, 11, 20),
    currency="EUR",
    buyer=Party(
        name="Nordlicht Handel GmbH",
        gln="4012345000009",
        vat_id="DE123456789",
        customer_number="KD-2001",
        address=Address(street="Hafenstraße 7", postal_code="20457", city="Hamburg", country="DE"),
        contact=Contact(name="Jana Krüger", email="einkauf@nordlicht.example"),
    ),
    delivery_party=Party(
        name="Nordlicht Lager",
        address=Address(street="Lagerweg 12", postal_code="22844", city="Norderstedt", country="DE"),
    ),
    requested_delivery=Period(earliest=_DAY, latest=_DAY),
    payment_terms="30 Tage netto",
    references=(Reference(qualifier="CR", value="Zeichen 7"),),
    notes=(Note(text="Anlieferung bis 12 Uhr"),),
    totals=Totals(stated=Amounts(net=Decimal("235.00"), tax=Decimal("44.65"), gross=Decimal("279.65"))),
    lines=(
        Line(
            number="1",
            item=Item(gtin="4012345678901", seller_id="NW-1001", name="Mineralwasser still"),
            quantity=Quantity(value=Decimal(10), unit="C62"),
            price=Price(net=Decimal("4.50")),
            amount=Decimal("45.00"),
        ),
        Line(
            number="2",
            item=Item(gtin="4000862141404", seller_id="NW-2002", name="Kaffeebohnen ganz"),
            quantity=Quantity(value=Decimal("2.5"), unit="KGM"),
            price=Price(net=Decimal("76.00")),
            amount=Decimal("190.00"),
        ),
    ),
)
CANNOT_CARRY = {
    "edi": set(),
    # N1 has room for one number of a party, and the 850 for one total.
    "x12": {"buyer.gln", "buyer.vat_id", "totals.stated.net", "totals.stated.tax"},
    "xml": set(),
    "csv": set(),
    "json": set(),
    # The reader of pages looks for no contact person.
    "pdf": {"buyer.contact.name"},
    "tif": {"buyer.contact.name"},
    "xlsx": set(),
    # A mail with labels and a table, and told in sentences, German and English.
    "de.eml": set(),
    "prose.eml": set(),
    "en.eml": set(),
}  # fmt: skip
"""Fields of the order for which the format, or the profile of it we ship, has no place."""


def _pdf() -> bytes:
    words = [
        (50, 50, "Nordlicht Handel GmbH"), (50, 64, "Hafenstraße 7"), (50, 78, "D-20457 Hamburg"),
        (50, 92, "E-Mail: einkauf@nordlicht.example"), (50, 106, "USt-IdNr.: DE123456789"),
        (50, 120, "GLN: 4012345000009"),
        (50, 150, "Bestellung NL-4711"),
        (330, 150, "Bestelldatum: 20.11.2026"), (330, 164, "Kundennummer: KD-2001"),
        (330, 178, "Liefertermin: 01.12.2026"),
        (50, 178, "Ihr Zeichen: Zeichen 7"),
        (50, 210, "Lieferanschrift:"), (50, 224, "Nordlicht Lager"), (50, 238, "Lagerweg 12"),
        (50, 252, "D-22844 Norderstedt"),
        (50, 300, "Pos"), (80, 300, "Artikelnummer"), (160, 300, "EAN"), (240, 300, "Bezeichnung"), (360, 300, "Menge"),
        (410, 300, "Einheit"), (460, 300, "Einzelpreis"), (530, 300, "Gesamt"),
        (50, 318, "1"), (80, 318, "NW-1001"), (160, 318, "4012345678901"), (240, 318, "Mineralwasser still"),
        (360, 318, "10"),
        (410, 318, "Stk"), (460, 318, "4,50"), (530, 318, "45,00"),
        (50, 336, "2"), (80, 336, "NW-2002"), (160, 336, "4000862141404"), (240, 336, "Kaffeebohnen ganz"),
        (360, 336, "2,5"),
        (410, 336, "kg"), (460, 336, "76,00"), (530, 336, "190,00"),
        (410, 372, "Nettosumme"), (530, 372, "235,00"),
        (410, 388, "Mehrwertsteuer"), (530, 388, "44,65"),
        (410, 404, "Gesamtbetrag EUR"), (530, 404, "279,65"),
        (50, 450, "Zahlungsbedingungen: 30 Tage netto"),
        (50, 480, "Bemerkung: Anlieferung bis 12 Uhr"),
    ]  # fmt: skip
    return text_pdf(words)


def _fax() -> bytes:
    """The page of the PDF as a fax machine sends it: 200 dots an inch, black and white, group 4."""
    page = pypdfium2.PdfDocument(_pdf())[0].render(scale=200 / 72).to_pil()
    held = io.BytesIO()
    page.convert("L").convert("1").save(held, "TIFF", compression="group4", dpi=(200, 200))
    return held.getvalue()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    text = (HERE / "order.csv").read_bytes().decode("cp1252")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        book.active.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _mail(text: str) -> bytes:
    """The text of the file as the body of a mail from somebody else in the house."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "Tom Falk <tom.falk@nordlicht.example>", "bestellung@haendler.example"
    mail["Subject"], mail["Date"] = "Bestellung", "Sun, 22 Nov 2026 09:00:00 +0100"
    mail.set_content((HERE / f"mail.{text}.txt").read_text("utf-8"))
    return bytes(mail)


MADE = {
    "pdf": _pdf, "tif": _fax, "xlsx": _workbook, "de.eml": partial(_mail, "de"), "prose.eml": partial(_mail, "prose"),
    "en.eml": partial(_mail, "en"),
}  # fmt: skip


def _order(form: str) -> Order:
    content = MADE[form]() if form in MADE else (HERE / f"order.{form}").read_bytes()
    return _read(Document(content, name=f"order.{form}"), Kind.ORDER)


def _read(document: Document, kind: Kind) -> Order:
    reading = read(document, catalog(MAPPINGS))
    assert reading.kind is kind, [one.message() for one in reading.findings]
    (found,) = [order for held in (reading, *reading.parts) for order in held.orders]
    assert found.partner is None
    return found.order


@pytest.mark.feature("S1-03")
@pytest.mark.parametrize("form", sorted(CANNOT_CARRY))
def test_the_order_is_the_same_whatever_carries_it(form: str) -> None:
    order = _order(form)
    # The partner's own word for the unit is kept beside the code and differs by nature: PCE, EA, C62, Stk.
    differing = {(one.path, one.old, one.new) for one in diff(WANTED, order) if not one.path.endswith(".original_unit")}
    missing = {(path, text, None) for path, text in fields(WANTED) if path in CANNOT_CARRY[form]}
    assert differing == missing


def _changed(form: str) -> bytes:
    """The order's file as the message that changes it, all lines repeated."""
    swaps = {
        "edi": [("ORDERS:D:96A", "ORDCHG:D:96A"), ("BGM+220+NL-4711+9", "BGM+230+NL-4711+5"),
                ("LIN+1++", "LIN+1+3+"), ("LIN+2++", "LIN+2+3+")],
        "x12": [("GS*PO", "GS*PC"), ("ST*850", "ST*860"), ("BEG*00*SA*NL-4711**", "BCH*05*SA*NL-4711***"),
                ("PO1*1*10*", "POC*1*RZ*10**"), ("PO1*2*2.5*", "POC*2*RZ*2.5**")],
    }  # fmt: skip
    content = (HERE / f"order.{form}").read_bytes()
    for old, new in swaps[form]:
        assert old.encode() in content
        content = content.replace(old.encode(), new.encode())
    return content


@pytest.mark.feature("S1-03")
@pytest.mark.parametrize("form", ["edi", "x12"])
def test_the_change_message_says_the_same_and_that_it_is_a_change(form: str) -> None:
    order, change = _order(form), _read(Document(_changed(form), name=f"change.{form}"), Kind.ORDER_CHANGE)
    differing = {(one.path, one.new) for one in diff(order, change)}
    a_change = {("purpose", "change"), ("lines[1].action", "change"), ("lines[2].action", "change")}
    assert differing == a_change | ({("type_code", "230")} if form == "edi" else set())


def test_what_a_format_cannot_carry_is_little() -> None:
    known = dict(fields(WANTED))
    assert all(path in known for paths in CANNOT_CARRY.values() for path in paths)
    assert max(len(paths) for paths in CANNOT_CARRY.values()) <= 4
