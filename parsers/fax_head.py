"""What a fax machine prints over its pages, and whether the fax is whole.

In: recognised pages of a TIFF, a picture or a PDF. Out: the pages without the line of the sending machine (TTI), and
what it says: the machine's number and "page n of m". A fax of fewer pages than the line announces, or than the gateway
counted, is held:

    22/11/2026 08:14 +49 711 456799 MUELLER FAX S. 01/02
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from orderhub.document import NOWHERE, Finding, Severity
from parsers.page_words import Line, Page

_DATE_TIME: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,6}\d{1,2}:\d{2}|\d{1,2}:\d{2}")
_NUMBER: Final = re.compile(r"\+?\(?\d[\d\s()/-]{5,20}\d")
_PAGE_OF: Final = re.compile(r"(?i)(?:\b[SP]\.?\s?|seite\s?|page\s?|\s)(\d{1,3})\s?(?:/|von|of)\s?(\d{1,3})\s*$")


class Head(NamedTuple):
    """What the sending machine printed at the top of the pages."""

    number: str
    announced: int
    """Pages the sender counted, 0 where it does not say."""
    line: Line | None


def cut_head(pages: Iterable[Page]) -> Head:
    """Takes the machine's line off each recognised page; pages with a text layer of their own are left as they are."""
    number, announced, seen = "", 0, None
    for page in pages:
        if page.engine == "text-layer":
            continue
        for line in page.lines[:3]:
            text = line.text
            if line.y0 > 0.05 * page.height or not _DATE_TIME.search(text):
                continue
            counted = _PAGE_OF.search(text)
            called = _NUMBER.search(_DATE_TIME.sub(" ", text))
            if counted is None and called is None:
                continue
            if called is not None and not number:
                number = re.sub(r"[^\d+]", "", called[0])
            if counted is not None and int(counted[1]) <= int(counted[2]):
                announced = max(announced, int(counted[2]))
            seen = seen or line
            page.lines.remove(line)
            page.words = [one for one in page.words if one not in line.words]
            break
    return Head(number, announced, seen)


def head_findings(head: Head, came: int, counted: str) -> list[Finding]:
    """Fewer pages than the machine's line announced, or than the gateway counted (`fax_pages` of the envelope)."""
    gateway = int(counted) if re.fullmatch(r"\d{1,3}", counted) else 0
    announced = max(head.announced, gateway)
    if announced <= came:
        return []
    said = {"pages": str(came), "announced": str(announced)}
    where = head.line.page.where(head.line.words) if head.line else NOWHERE
    return [Finding("pdf.partial-fax", Severity.ERROR, where, said)]
