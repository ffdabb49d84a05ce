"""Printed orders with the columns of their tables in another order, as other senders of the same program print them.

In: a `Page` whose table has one row of titles and one for each order line. Out: the page with the columns before the
prices shuffled; positions stay first, sums stay last. What is printed, and so what is meant, is the same. Nothing else
shows as cheaply how far a reader goes by what stands in a column, and how far by where it expects it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.bench.printed import Page

_LINES: Final = re.compile(r"\{%-?\s*for it in (?:items|sheet)\s*-?%\}(?P<body>.*?)\{%-?\s*endfor", re.DOTALL)
_ROW: Final = re.compile(r"<tr\b[^>]*>(?P<cells>.*?)</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<t[dh]\b[^>]*>.*?</t[dh]>", re.DOTALL)
_WIDTHS: Final = re.compile(r"<colgroup>(?P<cells>.*?)</colgroup>", re.DOTALL)
_WIDTH: Final = re.compile(r"<col\b[^>]*>")
_STAYS: Final = re.compile(r"it\.(?:position|price|base|discount|amount|rate|carried|running)\b|loop\.index")
_SPANS: Final = re.compile(r"(?:col|row)span|\{% if")
_FEWEST: Final = 4
"""Columns of a table that is worth it."""
_APART: Final = "<style>td, th { padding-left: 4px !important; padding-right: 4px !important }</style>"
"""Cells that no order of the columns lets touch."""


def reordered_pages(pages: Sequence[Page], turn: int) -> Iterator[Page]:
    """Those of the pages whose tables are plain, their columns shuffled; each `turn` gives another order."""
    for page in pages:
        found = _reordered(page, random.Random(f"{page.name}/columns/{turn}"))
        if found is not None:
            yield found


def _reordered(page: Page, chance: random.Random) -> Page | None:
    template = page.template
    lines = _LINES.search(template)
    row = _ROW.search(lines["body"]) if lines is not None else None
    titles = list(_ROW.finditer(template, 0, lines.start())) if lines is not None else []
    if lines is None or row is None or not titles or ":nth-" in template or lines["body"].count("<tr") > 1:
        return None
    head, cells = titles[-1]["cells"], _CELL.findall(row["cells"])
    if _SPANS.search(head + lines["body"]) or not len(_CELL.findall(head)) == len(cells) >= _FEWEST:
        return None
    order = _order(cells, chance)
    if order == sorted(order):
        return None
    at, end = lines.start("body") + row.start("cells"), lines.start("body") + row.end("cells")
    start, stop = titles[-1].span("cells")
    body = template[:start] + _moved(head, _CELL, order) + template[stop:at] + _moved(row["cells"], _CELL, order)
    whole = body + template[end:]
    widths = _WIDTHS.search(whole)
    if widths is not None and len(_WIDTH.findall(widths["cells"])) == len(cells):
        whole = whole.replace(widths["cells"], _moved(widths["cells"], _WIDTH, order), 1)
    return page._replace(template=whole.replace("</head>", f"{_APART}</head>", 1))


def _order(cells: Sequence[str], chance: random.Random) -> list[int]:
    """The places of the cells after shuffling those that may move."""
    places = [at for at, cell in enumerate(cells) if not _STAYS.search(cell)]
    shuffled = chance.sample(places, len(places))
    moved = dict(zip(places, shuffled, strict=True))
    return [moved.get(at, at) for at in range(len(cells))]


def _moved(text: str, cell: re.Pattern[str], order: Sequence[int]) -> str:
    """The text with its cells in another order; what stands between them stays."""
    cells = cell.findall(text)
    following = iter(order)
    return cell.sub(lambda _: cells[next(following)], text)
