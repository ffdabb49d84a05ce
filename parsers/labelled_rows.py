"""Order lines without a table: each value stands behind its label, one line of the order after the other.

    Position 1: Kugellager 6204            Artikel-Nr.: 4711-20
    Menge: 12 Stk                          Einzelpreis: 4,50 EUR     Gesamtpreis: 54,00 EUR

In: the lines of a page. Out: the cells of each order line by kind, with the lines it takes. Labels end with a colon; a
label that was seen already begins the next order line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parsers.column_titles import COLUMN_TITLES
from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, matches
from parsers.printed_values import looks_numeric

_KINDS: Final = frozenset(
    ("position", "article", "buyer_article", "gtin", "description", "quantity", "unit", "price", "amount", "discount",
     "delivery_date", "price_unit")
)  # fmt: skip
_FIRST: Final = frozenset(("position", "article", "buyer_article", "description", "quantity", "gtin"))
"""What an order line may begin with."""
_HEADER: Final = "header"
_HEADER_LABELS: Final = frozenset(("number", "issue_date", "customer_number", "supplier_number", "buyer_vat_id"))
_POSITION: Final = re.compile(r"\d{1,6}[.:)]?")
_FAR: Final = 3.0
"""Line heights between lines that no longer belong together."""


class Labelled(NamedTuple):
    """One order line: its words by kind, its lines."""

    cells: dict[str, list[Word]]
    lines: list[Line]


def labelled_rows(lines: Sequence[Line]) -> list[Labelled]:
    """The order lines among the lines; nothing unless each has a quantity and something that names the goods."""
    rows: list[Labelled] = []
    open_row: Labelled | None = None
    for line in lines:
        pairs = list(_pairs(line))
        if not pairs:
            if open_row is not None and line.y0 - open_row.lines[-1].y1 > _FAR * line.height:
                open_row = None
            continue
        for kind, words in pairs:
            if kind == _HEADER:
                open_row = None
                continue
            if open_row is None and kind not in _FIRST:
                continue
            if open_row is None or kind in open_row.cells:
                open_row = Labelled({}, [])
                rows.append(open_row)
            open_row.cells.update(_parted(kind, words))
        if open_row is not None and line not in open_row.lines:
            open_row.lines.append(line)
    whole = [one for one in rows if one.lines and "quantity" in one.cells and one.cells.keys() & {"article", "gtin"}]
    return whole if rows and len(whole) >= 0.5 * len(rows) else []


def _pairs(line: Line) -> Iterator[tuple[str, list[Word]]]:
    """Label and value, again and again, where a line holds nothing else."""
    if any(
        hit.meaning in _HEADER_LABELS and line.words[hit.end - 1].text.endswith(":")
        for hit in matches(line.words, LABELS)
    ):
        yield _HEADER, []
        return
    hits = [
        hit for hit in matches(line.words, COLUMN_TITLES)
        if hit.meaning in _KINDS
        and (line.words[hit.end - 1].text.endswith(":") or _opens_position(line, hit.end, hit.meaning))
    ]  # fmt: skip
    if not hits or hits[0].start:
        return
    for hit, stop in zip(hits, [*(one.start for one in hits[1:]), len(line.words)], strict=True):
        words = [
            one for one in line.words[hit.end : stop] if any(map(str.isalnum, one.text)) or looks_numeric(one.text)
        ]
        if words:
            yield hit.meaning, words


def _opens_position(line: Line, end: int, meaning: str) -> bool:
    """Whether it says "Position 1: Kugellager" or "Pos. 10"."""
    return meaning == "position" and end < len(line.words) and _POSITION.fullmatch(line.words[end].text) is not None


def _parted(kind: str, words: list[Word]) -> dict[str, list[Word]]:
    """What stands behind one label: a position may be followed by the text, an article number is one word."""
    if kind == "position" and len(words) > 1:
        return {"position": words[:1], "description": words[1:]}
    if kind in {"article", "buyer_article"} and len(words) > 1:
        return {kind: words[:1], "description": words[1:]}
    return {kind: words}
