"""An order as PDF: the text layer with its places, an embedded order XML before it, recognition after it.

In: PDF bytes. Out: an extract of format "pdf" for each order, with header values and lines (see `parsers.page_order`),
or that of the embedded Order-X XML. Pages without a usable text layer are rendered and recognised by the code of
`parsers.fax_image`, and what a fax machine printed over them is taken off: many gateways deliver a fax as PDF.
JavaScript, forms and attachments other than an order XML are not looked at.
"""

from __future__ import annotations

import msgspec

from orderhub.budget import OutOfTime, Pace, ask_for_more
from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Parsed, Severity, Where
from parsers.fax_head import cut_head, head_findings
from parsers.page_order import is_order_like, is_undecided, shows_order
from parsers.page_words import Page
from parsers.paper_orders import read_orders
from parsers.pdf_words import NeedsPassword, is_clean, is_usable, open_pdf, read_page

NAME = "pdf-order"
ORDER_XML = ("order-x.xml", "orderx.xml", "order.xml", "cross-industry-order.xml")
INVOICE_XML = ("zugferd-invoice.xml", "factur-x.xml", "xrechnung.xml", "ferd-invoice.xml")
_XML_LIMIT = 5 * 1024 * 1024
OCR_PAGE_LIMIT = 12
"""Pages recognised in one document; more is a scanned book, not an order."""
OCR_PATIENCE = 2
"""Recognised pages without a title, a table or a line of an order, after which the rest is left alone."""
PROSE = 200
"""Words on a page that shows nothing of an order, from which on it is no cover sheet but prose."""


def sniff(document: Document) -> int | None:
    """%PDF within the first 1024 bytes, as Acrobat looks for it (ISO 32000-1, annex H, note 13)."""
    return 90 if b"%PDF" in document.content[:1024] else None


def parse(document: Document) -> Parsed:
    """An extract for each order, one for anything else.

    Raises: pdf.broken, pdf.too-many-pages, pdf.too-many-characters.
    """
    parsed = Parsed(parser=NAME)
    try:
        pdf = open_pdf(document.content, document.password)
    except NeedsPassword:
        parsed.findings.append(Finding("pdf.password-wrong" if document.password else "pdf.password"))
        return parsed
    try:
        embedded = _embedded(pdf)
        if embedded is not None and embedded[0].casefold() in ORDER_XML:
            order = _xml_extracts(document, *embedded)
            if order is not None:
                return order
        pages, scanned = _pages(pdf)
        findings, unread = _recognise(pdf, pages, scanned)
    finally:
        pdf.close()
    if not any(page.words for page in pages) and unread:
        parsed.findings += findings
        return parsed
    if not any(page.words for page in pages):
        parsed.extracts.append(Extract(Kind.NOT_AN_ORDER, "pdf", Node("document"), class_="other", findings=findings))
        parsed.findings.append(Finding("pdf.no-text", Severity.WARNING))
        return parsed
    head = cut_head(pages)
    orders = read_orders(pages, document, "pdf", fuzzy=any(page.engine != "text-layer" for page in pages))
    found = orders[0]
    lacking = findings + head_findings(head, len(pages), document.envelope.get("fax_pages", ""))
    for one in orders:
        # Which of several orders the missing page belongs to, nobody knows.
        one.findings = [*lacking, *one.findings]
        if head.number:
            one.keys["tsi"] = head.number
    if embedded is not None and embedded[0].casefold() in INVOICE_XML:
        # ZUGFeRD and Factur-X are invoices whatever their pages look like.
        found.kind, found.class_ = Kind.INVOICE, "invoice"
        found.findings = []
        del orders[1:]
    elif unread and is_undecided(found):
        parsed.findings += findings
        return parsed
    parsed.extracts += orders
    return parsed


def needs_recognition(content: bytes) -> bool:
    """Whether a page has no usable text layer, so that reading takes seconds. Never raises for a faulty file."""
    try:
        pdf = open_pdf(content)
    except Exception:  # noqa: BLE001 -- a faulty file needs no recognition; parse says what is wrong with it
        return False
    try:
        return bool(_pages(pdf)[1])
    except Exception:  # noqa: BLE001 -- as above
        return False
    finally:
        pdf.close()


def _pages(pdf: object) -> tuple[list[Page], list[int]]:
    """All pages, and the numbers of those whose text layer cannot be used."""
    from parsers.page_images import shows_picture

    pages: list[Page] = []
    scanned: list[int] = []
    for number in range(1, len(pdf) + 1):  # type: ignore[arg-type]  # pypdfium2 has no types
        page, _ = read_page(pdf, number)
        pages.append(page)
        if not is_usable(page) and (not is_clean(page) or not page.words or shows_picture(pdf, number)):
            scanned.append(number)
    return pages, scanned


def _recognise(pdf: object, pages: list[Page], scanned: list[int]) -> tuple[list[Finding], bool]:
    """Replaces pages without text by recognised ones; pages that show nothing stay as they are.

    Returns what to say of pages that were left, and whether time was the reason.
    """
    if not scanned:
        return [], False
    from parsers.page_images import pdf_picture, shows_something

    done, asked = 0, False
    pace = Pace()
    for at, number in enumerate(scanned):
        picture = pdf_picture(pdf, number)
        if picture is None or not shows_something(picture.image):
            continue
        enough = done >= OCR_PATIENCE or any(len(one.words) > PROSE for one in pages)
        hopeless = enough and done <= OCR_PATIENCE and not is_order_like(pages)
        if done == OCR_PAGE_LIMIT or hopeless:
            said = {"limit": str(done)}
            return [Finding("pdf.too-many-scans", Severity.ERROR, Where(page=number), said)], False
        from parsers.ocr_words import recognise

        try:
            pace.begin_page()
            page = recognise(picture, number)
            _take(pages, page)
            if not asked and (asked := shows_order(pages)) and ask_for_more() and not page.whole:
                page = recognise(picture, number)
                _take(pages, page)
        except OutOfTime:
            return [pace.unread(scanned[at:])], True
        done += 1
        if not page.whole:
            return [pace.unread(scanned[at:])], True
    return [], False


def _take(pages: list[Page], page: Page) -> None:
    """A recognised page instead of that with fewer words."""
    if len(page.words) > len(pages[page.number - 1].words):
        pages[page.number - 1] = page


def _embedded(pdf: object) -> tuple[str, bytes] | None:
    """Name and bytes of an embedded order or invoice XML (Order-X 1.0, section 4; Factur-X 1.0)."""
    import pypdfium2

    count = pdf.count_attachments()  # type: ignore[attr-defined]  # pypdfium2 has no types
    for index in range(min(count, 50)):
        try:
            attachment = pdf.get_attachment(index)  # type: ignore[attr-defined]  # pypdfium2 has no types
            name = attachment.get_name()
            if name.casefold() not in ORDER_XML + INVOICE_XML:
                continue
            content = bytes(attachment.get_data())
        except (pypdfium2.PdfiumError, ValueError, OSError):
            continue
        if 0 < len(content) <= _XML_LIMIT:
            return name, content
    return None


def _xml_extracts(document: Document, name: str, content: bytes) -> Parsed | None:
    """What the XML reader makes of the embedded order, its places marked with the part; None when it cannot read it."""
    from orderhub.errors import DocumentError
    from parsers import xml_order

    inner = Document(content, name, "application/xml", document.channel, document.envelope)
    try:
        parsed: Parsed = xml_order.parse(inner)
    except DocumentError:
        return None
    if not parsed.extracts:
        return None
    for one in parsed.extracts:
        one.root = _in_part(one.root, name)
        one.findings = [msgspec.structs.replace(each, where=_at(each.where, name)) for each in one.findings]
        one.findings.append(Finding("pdf.embedded-order", Severity.INFO, Where(part=name), {"name": name}))
    return Parsed(parser=NAME, extracts=parsed.extracts, findings=parsed.findings)


def _in_part(node: Node, name: str) -> Node:
    values = {
        key: [Found(one.raw, _at(one.where, name), one.confidence, one.engine) for one in found]
        for key, found in node.values.items()
    }
    return Node(node.name, values, [_in_part(child, name) for child in node.children], _at(node.where, name))


def _at(where: Where, name: str) -> Where:
    return msgspec.structs.replace(where, part=name)
