"""Orders in PDF: each layout gives exactly what was printed, and what does not add up is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from orderhub.bench.text_pdf import text_pdf
from orderhub.document import Document, Extract, Kind
from parsers import pdf_order
from parsers.pdf_words import open_pdf, read_page
from parsers.printed_values import NumberFormat, find_date, read_number

from .pdf_samples import LAYOUTS, Order, sample_order, sample_pdf


def read(content: bytes, **envelope: str) -> Extract:
    parsed = pdf_order.parse(Document(content, "order.pdf", envelope=envelope))
    assert len(parsed.extracts) == 1
    return parsed.extracts[0]


def raw(extract: Extract, name: str) -> str:
    return extract.root.values[name][0].raw


def as_read(extract: Extract) -> list[tuple[str, Decimal | None, Decimal | None, Decimal | None]]:
    number_format: NumberFormat = "en" if extract.keys["number_format"] == "en" else "de"
    lines = []
    for node in extract.root.children:
        value = {name: read_number(found[0].raw, number_format) for name, found in node.values.items()}
        lines.append((node.values["article"][0].raw, value["quantity"], value.get("price"), value.get("amount")))
    return lines


def as_meant(order: Order) -> list[tuple[str, Decimal | None, Decimal | None, Decimal | None]]:
    return [(one.article, one.quantity, one.price, one.amount) for one in order.lines]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_line_of_every_layout_is_read_exactly(layout: str) -> None:
    extract = read(sample_pdf(layout))
    assert extract.kind is Kind.ORDER
    assert as_read(extract) == as_meant(sample_order(layout))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_order_that_adds_up_has_no_finding(layout: str) -> None:
    # One layout calls its lone number "Materialnummer": whose it is, a person has to say.
    assert {one.code for one in read(sample_pdf(layout)).findings} <= {"pdf.article-owner"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_header_values_of_every_layout(layout: str) -> None:
    order, extract = sample_order(layout), read(sample_pdf(layout))
    assert raw(extract, "number") == order.number
    assert raw(extract, "customer_number") == order.customer_number
    assert find_date(raw(extract, "issue_date")) == find_date(order.issue_date)
    assert find_date(raw(extract, "delivery_date")) == find_date(order.delivery_date)
    assert extract.keys["vat_id"] == order.vat_id
    assert extract.keys["email"] == order.email
    if order.net:
        assert read_number(raw(extract, "net_total"), "en" if LAYOUTS[layout].numbers != "de" else "de") == order.net
        assert raw(extract, "currency") == LAYOUTS[layout].currency


def test_the_buyer_is_the_letterhead_and_not_the_address_window() -> None:
    extract = read(sample_pdf("classic"))
    assert [raw(extract, f"buyer_{one}") for one in ("name", "street", "postal_code", "city")] == [
        "Bergmann Gastronomie GmbH", "Seestraße 44", "70174", "Stuttgart"]  # fmt: skip
    assert "delivery_name" not in extract.root.values


def test_the_delivery_address_is_the_labelled_block() -> None:
    extract = read(sample_pdf("english"))
    assert [raw(extract, f"delivery_{one}") for one in ("name", "street", "postal_code", "city", "country")] == [
        "Brightshop Warehouse", "4 Dock Road", "L3 4BB", "Liverpool", "GB"]  # fmt: skip
    assert raw(extract, "buyer_name") == "Brightshop Trading Ltd"


def test_boxes_lie_on_the_upright_page_whatever_the_rotation() -> None:
    for layout in ("rotated", "sideways", "classic"):
        found = read(sample_pdf(layout)).root.children[0].values["article"][0]
        assert found.where.page == 1
        assert found.where.box is not None
        x0, y0, x1, y1 = found.where.box
        assert 1200 < x0 < x1 < 2300, layout
        assert 2900 < y0 < y1 < 4300, layout
        assert found.engine == "text-layer"


def test_wrapped_lines_belong_to_the_description_and_carry_overs_to_nobody() -> None:
    extract = read(sample_pdf("wrapped"))
    assert extract.root.children[1].values["description"][0].raw == (
        "Orangensaft 6 x 1,0 l Charge gemäß Abruf 12/2026 DIN 933 / ISO 4017"
    )
    assert len(extract.root.children) == 20
    assert {one.where.page for one in extract.root.children} == {1, 2}


def test_price_per_hundred_and_discount_are_kept_as_printed() -> None:
    line = read(sample_pdf("price_per")).root.children[0]
    assert line.values["price"][0].raw == "12,35"
    assert line.values["price_unit"][0].raw == "100"
    assert read(sample_pdf("discount")).root.children[1].values["discount"][0].raw == "12,5"


def test_a_line_that_does_not_close_is_kept_and_named_with_its_place() -> None:
    order = sample_order("classic")
    wrong = replace(order.lines[1], misprint=Decimal("141.40"))
    extract = read(sample_pdf("classic", replace(order, lines=(order.lines[0], wrong, *order.lines[2:]))))
    codes = [one.code for one in extract.findings]
    assert codes == ["pdf.line-does-not-close", "pdf.lines-net"]
    assert len(extract.root.children) == len(order.lines)
    assert extract.findings[0].where.page == 1
    assert extract.findings[0].field == "lines[2].amount"
    assert extract.findings[0].params["expected"] == "140.40"


def test_a_missing_position_is_noticed() -> None:
    order = sample_order("classic")
    jumping = replace(
        order,
        lines=(*order.lines[:2], *(replace(one, position=40 + 10 * at) for at, one in enumerate(order.lines[2:]))),
    )
    findings = read(sample_pdf("classic", jumping)).findings
    assert [(one.code, one.params) for one in findings] == [("pdf.position-gap", {"before": "20", "after": "40"})]


def test_an_invoice_and_a_delivery_note_are_no_orders() -> None:
    assert read(_titled("Rechnung", "Rechnungsnummer: 4711")).kind is Kind.INVOICE
    assert read(_titled("Lieferschein", "Lieferschein-Nr. 4711")).kind is Kind.DESPATCH_ADVICE
    assert read(_titled("Auftragsbestätigung", "Ihre Bestellung 4711")).kind is Kind.ORDER_RESPONSE
    terms = read(_titled("Allgemeine Einkaufsbedingungen", "Stand 2026, gültig für alle Lieferungen"))
    assert (terms.kind, terms.class_) == (Kind.NOT_AN_ORDER, "other")
    cancelled = read(_titled("Stornierung", "Bestellnummer 4711 wird storniert"))
    assert (cancelled.kind, cancelled.class_) == (Kind.NOT_AN_ORDER, "cancellation")


def _titled(title: str, sentence: str) -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 760, title)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 730, sentence)
    for at in range(6):
        canvas.drawString(50, 700 - 14 * at, "Dies ist ein Absatz mit einigen Worten, die nichts bestellen.")
    canvas.save()
    return out.getvalue()


def test_a_protected_file_is_a_finding_and_not_an_error() -> None:
    from io import BytesIO

    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", strength=128))
    canvas.drawString(50, 700, "Bestellung 4711")
    canvas.save()
    parsed = pdf_order.parse(Document(out.getvalue()))
    assert parsed.extracts == []
    assert [one.code for one in parsed.findings] == ["pdf.password"]


def test_keys_carry_the_facts_of_the_envelope() -> None:
    keys = read(sample_pdf("classic"), sender="einkauf@bergmann-gastro.example", subject="Bestellung").keys
    assert keys["sender"] == "einkauf@bergmann-gastro.example"
    assert keys["subject"] == "Bestellung"
    assert keys["number_format"] == "de"
    assert keys["phone"] == "0711 456790"


def test_sniff_finds_the_mark_within_the_first_kilobyte_only() -> None:
    assert pdf_order.sniff(Document(b"\n\n%PDF-1.7")) is not None
    assert pdf_order.sniff(Document(b" " * 1024 + b"%PDF-1.7")) is None


def _pages(*pages: tuple[str, ...]) -> bytes:
    """Pages of plain lines; a cell beginning with digits and @ stands at that place: "380@12"."""
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    for lines in pages:
        canvas.setFont("Helvetica", 9)
        for at, line in enumerate(lines):
            for cell in line.split("  "):
                x, _, text = cell.rpartition("@")
                canvas.drawString(float(x or 50), 780 - 14 * at, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


TITLE = "50@Pos.  90@Artikelnr.  180@Bezeichnung  360@Menge  400@ME"


def test_equal_lines_at_one_height_on_two_pages_are_order_lines() -> None:
    # Without prices no sum would tell that a line is missing.
    page = ("90@A-4711  180@Ordner 8 cm  360@5  400@Stk", "90@A-4712  180@Mappe blau  360@9  400@Stk")
    title = TITLE.removeprefix("50@Pos.  ")
    extract = read(_pages(("Bestellung Nr. B-77", title, *page), ("Bestellung Nr. B-77", title, *page)))
    assert [one.values["article"][0].raw for one in extract.root.children] == ["A-4711", "A-4712", "A-4711", "A-4712"]


def test_a_number_that_differs_on_a_page_that_counts_on_is_named() -> None:
    line = "50@10  90@A-4711  180@Ordner 8 cm  360@5  400@Stk"
    first = ("Bestellung Nr. B-77", "Seite 1 von 2", TITLE, line)
    second = ("Bestellung Nr. B-78", "Seite {} von 2", TITLE, line)
    counted = pdf_order.parse(Document(_pages(first, tuple(one.format(2) for one in second)))).extracts
    assert ["pdf.two-numbers" in [finding.code for finding in one.findings] for one in counted] == [True]
    begun = pdf_order.parse(Document(_pages(first, tuple(one.format(1) for one in second)))).extracts
    assert [raw(one, "number") for one in begun] == ["B-77", "B-78"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Bestellung", "50@Bestellnummer / Datum  200@4500012 / 22.11.2026", TITLE),
        ("Bestellung", "50@Bestellnummer/Datum  200@4500012/22.11.2026", TITLE),
        ("Bestellung", "50@Bestell-Nr./Datum", "50@4500012 / 22.11.2026", TITLE),
    ],
)
def test_two_labels_in_one_share_two_values(lines: tuple[str, ...]) -> None:
    extract = read(_pages((*lines, "50@10  90@A-4711  180@Ordner 8 cm  360@5  400@Stk")))
    assert (raw(extract, "number"), raw(extract, "issue_date")) == ("4500012", "22.11.2026")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("Guten Tag, wir bestellen: 2 Säcke Rindenmulch,", "und einen Rechen. 27.05.2026"), Kind.ORDER),
        (("Guten Tag, unser Hof hat ab Montag wieder offen.", "Bis bald! 27.05.2026"), Kind.NOT_AN_ORDER),
    ],
)  # fmt: skip
def test_a_letter_that_orders_in_a_sentence_waits_as_an_order(lines: tuple[str, ...], kind: Kind) -> None:
    extract = read(text_pdf([(50, 60 + 20 * at, line) for at, line in enumerate(lines)]))
    assert extract.kind is kind
    if kind is Kind.ORDER:
        assert "pdf.no-lines" in [one.code for one in extract.findings]


@pytest.mark.parametrize(
    ("other", "first"),
    [("27/10/2026", "day"), ("10/27/2026", "month"), ("01/02/2026", None)],
)
def test_another_date_tells_which_number_is_the_month(other: str, first: str | None) -> None:
    lines = ("Purchase Order 4711", f"50@Order Date:  200@{other}", "50@Delivery Date:  200@10/11/2026")
    title = "50@Pos.  90@Item No.  180@Description  360@Qty  400@Unit"
    extract = read(_pages((*lines, title, "50@10  90@A-4711  180@Binder  360@5  400@pcs")))
    assert raw(extract, "delivery_date") == "10/11/2026"
    assert extract.keys.get("first_of_date") == first


def test_a_column_of_numbers_that_nobody_knows_is_named() -> None:
    lines = ("Bestellung Nr. B-77", f"{TITLE}  460@Xyzzy")
    rows = tuple(f"50@{at}0  90@A-471{at}  180@Ordner 8 cm  360@{at}  400@Stk  460@{at * 7}" for at in range(1, 5))
    findings = read(_pages((*lines, *rows))).findings
    assert [(one.code, one.params["title"]) for one in findings] == [("pdf.column-unknown", "Xyzzy")]


def test_lines_found_by_arithmetic_alone_are_for_a_person() -> None:
    rows = (
        "50@10  90@A-4711  180@Ordner  360@5  400@2,00  460@10,00",
        "50@20  90@A-4712  180@Mappe  360@3  400@1,50  460@4,50",
    )
    assert "pdf.no-titles" in [one.code for one in read(_pages(("Bestellung Nr. B-77", *rows))).findings]


def test_a_second_column_of_codes_that_nobody_knows_is_named() -> None:
    lines = ("Bestellung Nr. B-77", TITLE.replace("Artikelnr.", "Unsere Art.-Nr.") + "  460@Xyzzy")
    rows = tuple(f"50@{at}0  90@M-71{at}  180@Ordner 8 cm  360@{at}  400@Stk  460@K-88{at}6" for at in range(1, 5))
    assert "pdf.column-unknown" in [one.code for one in read(_pages((*lines, *rows))).findings]


def test_sheets_of_paper_are_no_page_number() -> None:
    """ "Blatt 170" inside a line counts sheets; alone, or as "Blatt 2 von 3", it is the page."""
    rows = [
        ("1", "NW-1405", "Papierhandtücher 4000 Blatt", "170", "Karton", "26,70", "4.539,00"),
        ("2", "NW-1001", "Mineralwasser still", "10", "Kasten", "5,49", "54,90"),
    ]
    words = [(60, 60, "Hotel Seeblick GmbH"), (60, 110, "Bestellung Nr. HS-17"), (60, 130, "Datum: 20.11.2026")]
    titles = ("Pos", "Artikel-Nr.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis", "Gesamt")
    lefts = (60, 90, 160, 340, 380, 440, 510)
    for place, cells in enumerate((titles, *rows)):
        words += [(left, 200 + 18 * place, cell) for left, cell in zip(lefts, cells, strict=True)]
    words.append((400, 290, "Nettosumme 4.593,90"))
    (extract,) = pdf_order.parse(Document(text_pdf(words), "a.pdf", "application/pdf")).extracts
    assert [line.values["quantity"][0].raw for line in extract.root.children] == ["170", "10"]
    assert [one.code for one in extract.findings] == []


def test_letters_set_one_by_one_on_a_page_of_few_lines_are_words() -> None:
    from io import BytesIO

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    rows = (
        ("Pos", "EAN", "Artikel", "Bezeichnung", "Menge", "ME", "Preis", "Wert EUR"),
        ("24", "4017957360879", "420.451.6", "Bügel mit Steg, 8er-Pack", "30", "PAK", "7,16", "214,80"),
        ("25", "4040449417256", "414.421.4", "Brett", "30", "STK", "9,65", "289,50"),
    )
    out = BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), invariant=1)
    canvas.setFont("Helvetica", 9)
    for at, row in enumerate(rows):
        for place, text in zip((40, 70, 150, 280, 595, 630, 690, 770), row, strict=True):
            x = float(place)
            for letter in text:
                canvas.drawString(x, 560 - 16 * at, letter)
                x += stringWidth(letter, "Helvetica", 9)
    canvas.save()
    page, _ = read_page(open_pdf(out.getvalue()), 1)
    assert [line.text for line in page.lines] == [" ".join(row) for row in rows]


def test_letters_set_one_by_one_beside_a_text_are_words() -> None:
    from io import BytesIO

    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    said = (
        "Shelf-life items: minimum 75% remaining. No alternate part numbers without written approval of the buyer.",
        "Vendor shall flow down these requirements and notify of any suspected unapproved parts. Retain records.",
    )
    sums = ("Parts 7,564.59", "Hazmat / dangerous goods packing 65.00", "ORDER VALUE USD 7,629.59")
    out = BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), invariant=1)
    canvas.setFont("Helvetica", 8)
    for at, text in enumerate(said):
        canvas.drawString(30, 560 - 11 * at, text)
    for at, text in enumerate(sums):
        x = 600.0
        for letter in text:
            canvas.drawString(x, 559 - 10 * at, letter)
            x += stringWidth(letter, "Helvetica", 8)
    canvas.save()
    page, _ = read_page(open_pdf(out.getvalue()), 1)
    assert {one.text for one in page.words} == {word for text in (*said, *sums) for word in text.split()}
