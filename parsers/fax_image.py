"""A fax or scan as TIFF, PNG or JPEG: recognised page by page, then read like a PDF.

In: TIFF (G3, G4, several pages, either fill order), PNG, JPEG. Out: an extract of format "fax" for each order. The line
that the sending machine prints at the top is cut off before reading, and a fax whose pages are not all there is held
(see `parsers.fax_head`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from orderhub.budget import OutOfTime, Pace, ask_for_more
from orderhub.document import Document, Extract, Finding, Kind, Node, Parsed, Severity
from parsers.fax_head import cut_head, head_findings
from parsers.page_order import is_order_like, is_undecided, shows_order
from parsers.page_words import Page
from parsers.paper_orders import read_orders
from parsers.second_reading import HARD, mean_confidence

NAME = "fax-image"
PAGE_LIMIT: Final = 12
"""Pages recognised in one fax."""
PROSE: Final = 200
"""Words on a first page that shows nothing of an order, from which on it is no cover sheet but prose."""
PATIENCE: Final = 2
"""Pages without a title, a table or a line of an order, after which the rest is left alone."""
_HEADS: Final = ((b"II*\x00", 80), (b"MM\x00*", 80), (b"\x89PNG\r\n\x1a\n", 60), (b"\xff\xd8\xff", 60))


def sniff(document: Document) -> int | None:
    """By the first bytes of TIFF, PNG, JPEG."""
    return next((score for head, score in _HEADS if document.content.startswith(head)), None)


def parse(document: Document) -> Parsed:
    """An extract for each order, one for anything else.

    Raises: pdf.broken-image, pdf.too-many-pixels, pdf.too-many-pages.
    """
    parsed = Parsed(parser=NAME)
    pages, left, findings = _pages(document.content)
    unread = bool(left) or any(not page.whole for page in pages)
    head = cut_head(pages)
    few = sum(len(page.words) for page in pages) < 8
    if few and unread:
        parsed.findings += findings
        return parsed
    if few:
        keys = {name: value for name, value in document.envelope.items() if name in {"caller", "called", "sender"}}
        parsed.extracts.append(Extract(Kind.NOT_AN_ORDER, "fax", Node("document"), keys, "other", findings=findings))
        return parsed
    orders = read_orders(pages, document, "fax", fuzzy=True)
    if unread and is_undecided(orders[0]):
        parsed.findings += findings
        return parsed
    lacking = findings + head_findings(head, len(pages) + left, document.envelope.get("fax_pages", ""))
    for found in orders:
        if head.number:
            found.keys["tsi"] = head.number
        own = {sheet.number for sheet in found.sheets}
        # Which of several orders a missing page belongs to, nobody knows.
        found.findings = [*lacking, *_unsure([page for page in pages if page.number in own]), *found.findings]
    parsed.extracts += orders
    return parsed


def _pages(content: bytes) -> tuple[list[Page], int, list[Finding]]:
    """The recognised pages, how many were left for want of time, and why any were left."""
    from parsers.ocr_words import recognise
    from parsers.page_images import pictures, shows_something

    pages: list[Page] = []
    pace, asked = Pace(), False
    for number, picture in enumerate(pictures(content), 1):
        if number > PAGE_LIMIT:
            said = {"limit": str(PAGE_LIMIT)}
            return pages, 0, [Finding("pdf.too-many-scans", Severity.ERROR, params=said)]
        enough = number == PATIENCE + 1 or (number == 2 and len(pages[0].words) > PROSE)
        if enough and not is_order_like(pages):
            said = {"limit": str(number - 1)}
            return pages, 0, [Finding("pdf.too-many-scans", Severity.ERROR, params=said)]
        height, width = picture.image.shape
        try:
            if min(height, width) < 200 or not shows_something(picture.image):
                pages.append(Page(number, width * picture.scale, height * picture.scale, [], "rapidocr"))
            else:
                pace.begin_page()
                pages.append(recognise(picture, number))
                if not asked and (asked := shows_order(pages)) and ask_for_more() and not pages[-1].whole:
                    pages[-1] = recognise(picture, number)
        except OutOfTime:
            return _ended(pages, number, content, pace)
        if not pages[-1].whole:
            return _ended(pages, number, content, pace)
    return pages, 0, []


def _ended(pages: list[Page], first: int, content: bytes, pace: Pace) -> tuple[list[Page], int, list[Finding]]:
    """What there is when time ends before, or on, page `first`."""
    from parsers.page_images import page_count

    last = page_count(content)
    return pages, last - len(pages), [pace.unread(range(first, last + 1))]


def prepare() -> None:
    """Load the recogniser, so that no document's time is spent on it."""
    from parsers.ocr_engine import prepare as load
    from parsers.ocr_second_engine import prepare as load_second

    load()
    load_second()


def _unsure(pages: Sequence[Page]) -> list[Finding]:
    findings: list[Finding] = []
    for page in pages:
        if page.words:
            mean = mean_confidence(page)
            if mean < HARD:
                said = {"page": str(page.number), "confidence": str(mean // 10)}
                findings.append(Finding("pdf.low-confidence", Severity.WARNING, page.where(page.words), said))
    return findings
