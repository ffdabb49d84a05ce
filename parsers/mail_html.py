"""The readable text of an HTML mail: one line per paragraph and per table row, cells separated by a tab.

Scripts, styles and hidden text are left out; a quoted mail (blockquote) keeps its "> ". Tables that only lay out the
page, those with tables inside, give one line per cell.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

_SKIPPED: Final = frozenset({"script", "style", "head", "title", "noscript", "template", "object", "svg", "select"})
_BLOCKS: Final = frozenset({
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote", "hr", "pre",
    "section", "article", "header", "footer", "address", "center", "dl", "dt", "dd", "body",
})  # fmt: skip
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.IGNORECASE
)
_MAX_DEPTH: Final = 200


def readable(content: str) -> str:
    """The text of an HTML document; "" when there is none."""
    parser = html.HTMLParser(encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(content.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    writer = _Writer()
    writer.walk(root, 0)
    return writer.text()


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._quote = 0
        self._in_row = 0

    def text(self) -> str:
        joined = "".join(self._pieces)
        lines = [re.sub(r"[ \xa0\u200b\u200c\ufeff]+", " ", line).strip(" ") for line in joined.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"

    def walk(self, element: etree._Element, depth: int) -> None:
        tag = element.tag
        if tag in _SKIPPED or depth > _MAX_DEPTH or _is_hidden(element):
            return
        if tag == "tr":
            self._row(element, depth)
            return
        if tag in _BLOCKS:
            self._break()
        self._quote += tag == "blockquote"
        if tag == "li":
            self._put("- ")
        self._put(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self._put(child.tail)
        self._quote -= tag == "blockquote"
        if tag in _BLOCKS and tag != "br":
            self._break(paragraph=tag in ("p", "table"))

    def _row(self, row: etree._Element, depth: int) -> None:
        self._break()
        is_data = not self._in_row and next(row.iter("table"), None) is None
        self._in_row += is_data
        first = True
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            if not first:
                self._pieces.append("\t" if is_data else "\n")
            first = False
            self._put(cell.text)
            for child in cell:
                self.walk(child, depth + 2)
                self._put(child.tail)
        self._in_row -= is_data
        self._break()

    def _put(self, text: str | None) -> None:
        if text:
            self._pieces.append(re.sub(r"\s+", " ", text))

    def _break(self, *, paragraph: bool = False) -> None:
        if self._in_row:
            # Inside a table row everything stays on the row's line.
            self._pieces.append(" ")
            return
        self._pieces.append("\n\n" if paragraph else "\n")
        if self._quote:
            self._pieces.append("> " * min(self._quote, 5))


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None
