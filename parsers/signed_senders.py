"""Who writes a letter or a mail without a letterhead: whoever signs it, and whoever its printed head says it is from.

    Von: Kerzenhaus Anna Dehl <anna@kerzen-dehl.example>       Kind regards

    Viele Grüße                                                Fern & Fathom
    --                                                         12 Quay Road
    Kerzenhaus Anna Dehl                                       Poole BH15 1AB
    Dorfstraße 7
    01816 Quellental

In: an address without a label; the pages. Out: whether it is the sender's; the name that the head tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.page_words import Line, Page, key_of
from parsers.postal_lines import COMPANY, Address, Part, is_name

_CLOSING: Final = re.compile(
    r"(?i)(?:[-–—_]{1,3}|"
    r"(?:(?:danke|dank|thanks)\W* (?:und|and|&) )?(?:mit )?(?:(?:ganz|den) )?"
    r"(?:(?:freundlich|best|viel|lieb|herzlich|schön|schoen|sonnig|kollegial)\w* )?gr(?:ü|ue)(?:ß|ss)\w*(?: \S+){0,6}|"
    r"hochachtungsvoll|mfg|lg|vg|(?:(?:with|kind|best|warm|many|our)(?:est)? ){0,3}regards|"
    r"(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|(?:best|kind|warm) wishes|cheers|"
    r"(?:many |best )?thanks(?: in advance)?|thank you(?: in advance)?|(?:vielen |besten |herzlichen )?dank(?:e)?"
    r"(?: (?:im voraus|schon mal|vorab))?)[\s,.!]*"
)
"""A line that closes a letter, or the dashes over a signature."""
_REACH: Final = 12.0
"""Line heights from the words that close a letter to the name of whoever signs."""
_EDGE: Final = 6.0
"""Points between left edges that are one."""
_FROM: Final = frozenset(("von", "from", "absender", "sender", "de"))


def tells_sender(address: Address) -> bool:
    """Whether a block far down the page is that of a company, or stands below the words that close a letter."""
    name = address.name
    if name is None or COMPANY.search(name.text):
        return name is not None
    if address.single_line:
        return False
    top, edge = name.line.y0 - _REACH * name.line.height, name.words[0].x0
    above = (one for one in name.line.page.lines if top < one.y0 < name.line.y0 and abs(one.x0 - edge) <= _EDGE)
    return any(_CLOSING.fullmatch(one.text) for one in above)


def mail_sender(pages: Sequence[Page]) -> Part | None:
    """The name of the sender in the head of a printed mail, where a line of the paper is that name, or it is a firm."""
    for name in _senders(pages[0]):
        own = key_of(name.text)
        alone = any(key_of(line.text) == own for page in pages for line in page.lines if line is not name.line)
        if is_name(name) and (alone or COMPANY.search(name.text)):
            return name
    return None


def _senders(page: Page) -> Iterator[Part]:
    for line in page.lines:
        mail = next((at for at, one in enumerate(line.words) if "@" in one.text), 0)
        if mail > 1 and _is_head(line) and key_of(line.words[0].text) in _FROM:
            start = 2 if line.words[1].text == ":" else 1
            words = [one for one in line.words[start:mail] if one.text not in {"<", "("}]
            if words:
                yield Part(line, words)


def _is_head(line: Line) -> bool:
    """Whether the first word of a line is a label with its colon, or stands apart from what follows."""
    first, second = line.words[:2]
    return first.text.endswith(":") or second.text == ":" or second.x0 - first.x1 > line.height
