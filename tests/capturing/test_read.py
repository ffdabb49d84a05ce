"""From bytes to outcome in this process: golden mails with their attachments, and what one container makes of twins."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from orderhub.capturing.read import read
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Kind, Severity
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load as load_text
from orderhub.mapping_files import catalog as load

CSV = "Bestellnummer;4711\n\nArtikelnummer;Bezeichnung;Menge;ME;Preis\nNW-1001;Wasser;10;Kiste;4,50\n"
JSON = '{"number": "%s", "currency": "EUR", "lines": [{"sku": "NW-1001", "quantity": 10, "price": "4.50"}]}'


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(Path(__file__).parents[2] / "mappings")


def a_mail(text: str, *files: tuple[str, bytes], subject: str = "Bestellung 4711", **headers: str) -> Document:
    mail = EmailMessage()
    mail["From"] = "Einkauf <einkauf@nordwind.example>"
    mail["To"] = "bestellung@haendler.example"
    mail["Subject"] = subject
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0100"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return Document(content=mail.as_bytes(), name="m.eml", channel="mail")


def orders(reading: Reading) -> list[OrderRead]:
    return [*reading.orders, *(order for part in reading.parts for order in orders(part))]


def numbers(reading: Reading) -> list[str | None]:
    return [one.order.number for one in orders(reading)]


def codes(read_order: OrderRead) -> set[str]:
    return {one.code for one in read_order.findings if one.severity is not Severity.INFO}


def test_an_encrypted_mail_is_unreadable_and_says_so(catalog: Catalog) -> None:
    content = (
        b"From: a@b.example\r\nSubject: Bestellung\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
        b"--b\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--b--\r\n"
    )
    for mail in (content, b"From: a@b.example\r\nContent-Type: application/pkcs7-mime\r\n\r\n0\x80\x06\x09"):
        reading = read(Document(mail, "m.eml", "message/rfc822", "mail"), catalog)
        assert (reading.kind, reading.class_) == (Kind.UNREADABLE, None)
        assert "mail.encrypted" in [one.code for one in reading.findings]


def test_a_body_order_is_canonical_with_provenance(catalog: Catalog) -> None:
    reading = read(a_mail("Wir bestellen:\n6 x MW-0710 Mineralwasser still\n"), catalog)
    (one,) = orders(reading)
    assert (reading.kind, one.order.number, one.format) == (Kind.ORDER, "4711", "mail")
    (line,) = one.order.lines
    assert (line.item.seller_id, str(line.quantity.value if line.quantity else "")) == ("MW-0710", "6")
    place = one.provenance["lines[1].quantity.value"].where
    text = reading.parts[0].text or ""
    assert text[place.offset : (place.offset or 0) + (place.length or 0)] == "6"
    assert reading.parts[0].content is not None
    assert reading.content is None


def test_an_attachment_is_the_order_and_the_body_is_not(catalog: Catalog) -> None:
    reading = read(a_mail("Anbei unsere Bestellung 4711.\n", ("o.csv", CSV.encode())), catalog)
    assert numbers(reading) == ["4711"]
    assert [(part.kind, part.class_) for part in reading.parts] == [(Kind.NOT_AN_ORDER, "other"), (Kind.ORDER, None)]


def test_the_same_number_twice_is_one_order_and_the_better_format_wins(catalog: Catalog) -> None:
    reading = read(
        a_mail("Anbei.\n", ("o.csv", CSV.encode()), ("o.json", (JSON % "4711").encode()), ("agb.bin", b"\1\2")), catalog
    )
    (one,) = orders(reading)
    assert one.format == "json"
    assert {attachment.name for attachment in one.order.attachments} == {"o.csv", "agb.bin"}
    assert [one.code for one in reading.parts[1].findings] == ["document.same-order"]
    assert "document.same-order-differs" not in codes(one)


@pytest.mark.parametrize(
    ("old", "new", "here", "there"),
    [
        ("Wasser;10;", "Wasser;100;", "10", "100"),
        ("NW-1001", "NW-1002", "NW-1001", "NW-1002"),
        ("4,50", "4,05", "4.5", "4.05"),
        ("\nNW", "\nNW-7;Saft;3;Kiste;9,00\nNW", "10", "3, 10"),
        ("4711\n", "4711\nLiefertermin;30.11.2026\n", "-", "2026-11-30"),
    ],
)
def test_a_copy_that_says_otherwise_is_seen(catalog: Catalog, old: str, new: str, here: str, there: str) -> None:
    copy = CSV.replace(old, new)
    reading = read(a_mail("Anbei.\n", ("o.csv", copy.encode()), ("o.json", (JSON % "4711").encode())), catalog)
    (one,) = orders(reading)
    found = next(each for each in one.findings if each.code == "document.same-order-differs")
    assert (found.params["here"], found.params["there"], found.params["part"]) == (here, there, "o.csv")
    assert found.severity is Severity.WARNING


def test_several_different_orders_in_one_mail_stay_several(catalog: Catalog) -> None:
    reading = read(a_mail("Anbei.\n", ("a.json", (JSON % "1").encode()), ("b.json", (JSON % "2").encode())), catalog)
    assert sorted(map(str, numbers(reading))) == ["1", "2"]


def test_what_the_body_orders_beyond_its_attachment_is_told(catalog: Catalog) -> None:
    same = read(a_mail("Wir bestellen wie im Anhang:\n10 Kisten NW-1001\n", ("o.csv", CSV.encode())), catalog)
    more = read(a_mail("Bitte liefern Sie zusätzlich:\n5 Stk NW-2002\n", ("o.csv", CSV.encode())), catalog)
    assert "mail.more-in-body" not in codes(orders(same)[0])
    assert "mail.more-in-body" in codes(orders(more)[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wir bestellen:\n20 Kisten NW-1001", "NW-1001: 20 / 10"),
        ("Anbei die Bestellung, von NW-1001 brauchen wir aber nur 5 Kisten.", "NW-1001: 5 / 10"),
        ("Please find our order attached. We need 1,000 boxes of NW-1001.", "NW-1001: 1000 / 10"),
        ("Anbei die Bestellung, NW-1001 wie immer 10 Kisten.", ""),
        ("Anbei die Bestellung, NW-1001 bitte am 3. November.", ""),
        ("Anbei die Bestellung, NW-1001 bitte bis 9 Uhr.", ""),
    ],
)
def test_another_quantity_in_the_body_than_in_its_attachment_is_told(catalog: Catalog, text: str, said: str) -> None:
    (order,) = orders(read(a_mail(text + "\n", ("o.csv", CSV.encode())), catalog))
    assert [one.params["differences"] for one in order.findings if one.code == "mail.body-other-quantity"] == (
        [said] if said else []
    )


def test_a_cancelling_letter_holds_the_attached_order(catalog: Catalog) -> None:
    reading = read(
        a_mail("Bitte stornieren Sie die anhängende Bestellung.\n", ("o.csv", CSV.encode()), subject="Storno"), catalog
    )
    assert "mail.body-says-otherwise" in codes(orders(reading)[0])


def test_a_letter_says_that_the_attached_paper_replaces_an_order(catalog: Catalog) -> None:
    mail = (Path(__file__).parents[1] / "parsers" / "mails" / "apart_c" / "004-order_change.eml").read_bytes()
    reading = read(Document(mail, name="m.eml", channel="mail"), catalog)
    assert reading.kind is Kind.ORDER_CHANGE
    (order,) = orders(reading)
    assert "mail.body-says-otherwise" in codes(order)


def test_a_delivery_note_to_be_enclosed_does_not_hide_the_order_in_the_text(catalog: Catalog) -> None:
    mail = (Path(__file__).parents[1] / "parsers" / "mails" / "known_o" / "040-order.eml").read_bytes()
    reading = read(Document(mail, name="m.eml", channel="mail"), catalog)
    assert reading.kind is Kind.ORDER
    (order,) = orders(reading)
    assert [line.item.name for line in order.order.lines] == ["Pflanzsteine anthrazit", "Splitt 2/5 in Säcken"]
    assert [attachment.name for attachment in order.order.attachments] == ["LS_Petersen.pdf"]


@pytest.mark.parametrize(
    ("text", "files"),
    [("anbei.", (("order.csv", CSV.encode()),)), ("Wir bestellen:\n\n10 Kisten NW-1001 Wasser\n", ())],
)
def test_an_attached_note_without_goods_is_no_order(
    catalog: Catalog, text: str, files: tuple[tuple[str, bytes], ...]
) -> None:
    """It stays with its mail, and the order beside it is the one that has the goods."""
    note = "Anlieferung nur über Tor 3. Rückfragen an Frau Meier.".encode()
    reading = read(a_mail(text, *files, ("hinweis.txt", note)), catalog)

    (order,) = orders(reading)
    assert [line.item.seller_id for line in order.order.lines] == ["NW-1001"]
    assert next(part for part in reading.parts if part.name == "hinweis.txt").kind is Kind.NOT_AN_ORDER


def test_an_attached_note_that_changes_the_order_holds_it(catalog: Catalog) -> None:
    """What it says otherwise is a person's to see."""
    note = "Bestelländerung: Bitte ändern Sie unsere Bestellung 4711, Lieferung erst im Januar."
    reading = read(a_mail("anbei.", ("order.csv", CSV.encode()), ("aenderung.txt", note.encode())), catalog)

    (order,) = orders(reading)
    assert "mail.body-says-otherwise" in codes(order)


def test_parts_inherit_the_facts_of_their_mail(catalog: Catalog) -> None:
    reading = read(a_mail("Anbei.\n", ("o.csv", CSV.encode())), catalog)
    assert reading.parts[1].envelope["sender_domain"] == "nordwind.example"
    assert orders(reading)[0].keys["sender"] == "einkauf@nordwind.example"


@pytest.mark.parametrize(
    ("expected", "headers"),
    [("out_of_office", {"Auto_Submitted": "auto-replied"}), ("out_of_office", {"subject": "Abwesenheitsnotiz"})],
)
def test_an_automatic_answer_is_never_an_order(catalog: Catalog, expected: str, headers: dict[str, str]) -> None:
    reading = read(a_mail("Sie schrieben:\nWir bestellen:\n6 x NW-1001 Wasser\n", **headers), catalog)
    assert (reading.kind, reading.class_, numbers(reading)) == (Kind.NOT_AN_ORDER, expected, [])


def test_an_order_sent_through_a_list_or_marked_as_spam_stays_an_order(catalog: Catalog) -> None:
    for headers in ({"List_Unsubscribe": "<https://x.example>"}, {"X_Spam_Flag": "YES"}):
        assert numbers(read(a_mail("Wir bestellen:\n6 x NW-1001 Wasser\n", **headers), catalog)) == ["4711"]
    assert (
        read(a_mail("Neuheiten der Woche", subject="x", List_Unsubscribe="<https://x.example>"), catalog).class_
        == "newsletter"
    )


def test_mail_in_mail_in_zip_is_followed_and_a_deeper_zip_is_not(catalog: Catalog) -> None:
    def zipped(name: str, content: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, content)
        return buffer.getvalue()

    inner = a_mail("Anbei.\n", ("o.zip", zipped("o.csv", CSV.encode()))).content
    assert numbers(read(Document(content=zipped("m.eml", inner), name="x.zip"), catalog)) == ["4711"]
    deep = CSV.encode()
    for name in ("o.csv", "a.zip", "b.zip"):
        deep = zipped(name, deep)
    reading = read(Document(content=deep, name="x.zip"), catalog)
    assert numbers(reading) == []
    assert [one.code for one in reading.parts[0].parts[0].findings] == ["document.limit-depth"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\xff" * 100,
        b"{",
        b"PK\x03\x04",
        b"%PDF-1.4",
        b"UNB+",
        b"<x",
        b"II*\0",
        b"From: a\nTo: b\n\n",
        b"\x1f\x8b" * 9,
    ],
)
def test_nothing_raises_and_everything_has_an_outcome(catalog: Catalog, content: bytes) -> None:
    reading = read(Document(content=content, name="x"), catalog)
    assert reading.kind in (Kind.UNREADABLE, Kind.NOT_AN_ORDER)
    assert reading.findings
    assert all(one.message("de") and one.message("de") != one.code for one in reading.findings)


def test_the_same_bytes_give_the_same_reading(catalog: Catalog) -> None:
    document = a_mail("Anbei.\n", ("o.csv", CSV.encode()), ("o.json", (JSON % "4711").encode()))
    assert read(document, catalog) == read(document, catalog)


UNB = "UNB+UNOC:3+ALPENMARKT+4399901000018:14+261121:1730+{0}'"
ORDER = "UNH+{0}+ORDERS:D:96A:UN'BGM+220+AM-{0}+9'DTM+137:20261121:102'LIN+1++NW-1001:SA'QTY+21:4:STK'UNS+S'UNT+7+{0}'"


def interchange(reference: str, *messages: str, counted: int) -> bytes:
    return "".join([UNB.format(reference), *messages, f"UNZ+{counted}+{reference}'"]).encode()


def test_a_large_interchange_is_mapped_message_by_message(catalog: Catalog) -> None:
    def content_of(count: int) -> bytes:
        return interchange("7", *(ORDER.format(number) for number in range(1, count + 1)), counted=count)

    def passing(content: bytes) -> int:
        """Bytes that were held for a while, beyond the document and the orders read from it."""
        tracemalloc.start()
        reading = read(Document(content, name="o.edi"), catalog)
        kept, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(reading.orders) == content.count(b"UNH+")
        return highest - kept - len(content)

    passing(content_of(5))
    # The trees of all messages at once would make it three times as much.
    assert passing(content_of(1800)) < 2.2 * passing(content_of(600))
    content = content_of(3)
    reading = read(Document(content, name="o.edi"), catalog)
    assert numbers(reading) == ["AM-1", "AM-2", "AM-3"]
    again = read(Document(content, name="o.edi"), catalog, parsed={})
    assert [one.order for one in again.orders] == [one.order for one in reading.orders]


def test_orders_of_a_large_interchange_are_handed_on_in_portions(catalog: Catalog) -> None:
    content = interchange("7", *(ORDER.format(number) for number in range(1, 1202)), counted=1201)
    portions: list[list[OrderRead]] = []
    rest = read(Document(content, name="o.edi"), catalog, hand_on=portions.append)
    assert [len(one) for one in (*portions, rest.orders)] == [*[100] * 12, 1]
    whole = read(Document(content, name="o.edi"), catalog)
    assert [one for portion in (*portions, rest.orders) for one in portion] == whole.orders
    assert (rest.kind, rest.findings) == (whole.kind, whole.findings)


def test_findings_of_an_interchange_name_it_and_weigh_what_its_partner_s_policy_says() -> None:
    parent = load_text(
        "profile: base\nmatch: null\norder: {currency: {from: CUX/6345, required: true}}\n"
        "lines: {each: LIN, line: {item.seller_id: LIN/7140}}\n",
        "generic/b",
    )
    alpen = load_text(
        "profile: alpen\nextends: base\nmatch: {format: edifact, sender_id: ALPENMARKT}\n"
        "syntax: {policy: {edi.unz-count: ignore}}\n",
        "partners/alpen.yaml",
    )
    anybody = load_text("profile: anybody\nextends: base\nmatch: {format: edifact}\n", "generic/any.yaml")
    first = interchange("I1", ORDER.format(1), counted=5)
    second = interchange("I2", ORDER.format(2), counted=5).replace(b"ALPENMARKT", b"SOMEBODY")
    for parsed in (None, {}):
        reading = read(Document(first + second, name="o.edi"), Catalog([parent, alpen, anybody]), parsed=parsed)
        assert [(one.code, one.where.interchange, one.severity) for one in reading.findings] == [
            ("edi.unz-count", "I1", Severity.INFO),
            ("edi.unz-count", "I2", Severity.WARNING),
        ]
        assert reading.findings[1].where.label("de").startswith("Übertragung I2, ")
        own = [one for order in reading.orders for one in order.findings]
        assert {one.code for one in own} >= {"mapping.required-missing"}
        assert {one.where.interchange for one in own} == {"I1", "I2"}
