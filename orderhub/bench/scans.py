"""How well a folder of papers is read whose truth is known: what needs no hands, and what is wrong without a word.

For each NAME.pdf, NAME_CONDITION.tif (.png, .jpg) a NAME.json beside it says what is printed, as printed in German:

    {"h": {"order_no": "B-1", "date": "05.11.2026", "delivery": ..., "custno": ..., "net": "1.234,56", "vat", "gross"},
     "items": [{"art": "TB-67510", "qty": "5", "price": "7,76", "total": "38,80"}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import msgspec

from orderhub.capturing.frames import Spent
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Severity
from orderhub.order.model import Line, Order
from orderhub.settings import Settings
from parsers.page_images import page_count
from parsers.printed_values import find_date, read_number

_PAPERS: Final = frozenset((".pdf", ".tif", ".tiff", ".png", ".jpg"))


class Score(msgspec.Struct):
    """Counts over the papers of one condition."""

    condition: str
    papers: int = 0
    pages: int = 0
    lines: int = 0
    touchless_lines: int = 0
    """Right in article, quantity, price and amount, and no finding asks for a look."""
    wrong_lines_accepted: int = 0
    """Wrong, and no finding asks for a look."""
    headers: int = 0
    headers_right: int = 0
    touchless_papers: int = 0
    """No finding at all asks for a look."""
    cpu_s: float = 0.0

    @property
    def cpu_s_per_page(self) -> float:
        """CPU seconds of the child that read them."""
        return self.cpu_s / self.pages if self.pages else 0.0


def score_folder(folder: Path, configured: Settings) -> list[Score]:
    """One score a condition, by name; the condition of NAME_typ_fine.tif is typ_fine, that of NAME.pdf is pdf."""
    papers = [(paper, truth) for paper in sorted(folder.iterdir()) if (truth := _truth(paper)) is not None]
    documents = [Document(paper.read_bytes(), paper.name) for paper, _ in papers]
    spent = [Spent()] * len(papers)

    def tell(place: int, _: Reading, took: Spent) -> None:
        spent[place] = took

    with ParserPool(configured) as pool:
        readings = pool.read_many(documents, tell)
    scores: dict[str, Score] = {}
    for (paper, truth), document, reading, took in zip(papers, documents, readings, spent, strict=True):
        condition = paper.stem.partition("_")[2] or paper.suffix[1:]
        score = scores.setdefault(condition, Score(condition))
        score.papers += 1
        score.pages += page_count(document.content)
        score.cpu_s += took.cpu
        _add(score, reading.orders[0] if reading.orders else None, truth)
    return [scores[name] for name in sorted(scores)]


def _truth(paper: Path) -> dict[str, Any] | None:
    beside = paper.with_name(f"{paper.stem.partition('_')[0]}.json")
    if paper.suffix.casefold() not in _PAPERS or not beside.is_file():
        return None
    said = msgspec.json.decode(beside.read_bytes())
    return said if isinstance(said, dict) else {"h": {}, "items": said}


def _add(score: Score, read: OrderRead | None, truth: dict[str, Any]) -> None:
    meant = [(item["art"], *(read_number(item[one], "de") for one in ("qty", "price", "total")))
             for item in truth["items"]]  # fmt: skip
    score.lines += len(meant)
    score.headers += len(truth["h"])
    if read is None:
        return
    asked = [one for one in read.findings if one.severity is not Severity.INFO]
    named = {int(at) for one in asked for at in re.findall(r"^lines\[(\d+)\]", one.field or "")}
    for at, line in enumerate(read.order.lines, 1):
        right = next((one for one in _said(line) if one in meant), None)
        if right is not None:
            meant.remove(right)
        if at not in named:
            score.touchless_lines += right is not None
            score.wrong_lines_accepted += right is None
    header = dict(_header(read.order))
    score.headers_right += sum(header.get(name) == _value(name, text) for name, text in truth["h"].items())
    score.touchless_papers += not asked


def _said(line: Line) -> Iterator[tuple[Any, ...]]:
    quantity = line.quantity.value if line.quantity else None
    price = line.price.net if line.price else None
    for article in (line.item.seller_id, line.item.buyer_id):
        yield article, quantity, price, line.amount


def _header(order: Order) -> Iterator[tuple[str, object]]:
    yield "order_no", order.number
    yield "date", order.issue_date
    if order.requested_delivery is not None:
        yield "delivery", order.requested_delivery.earliest or order.requested_delivery.latest
    if order.buyer is not None:
        yield "custno", order.buyer.customer_number
    stated = order.totals.stated if order.totals else None
    if stated is not None:
        yield from (("net", stated.net), ("vat", stated.tax), ("gross", stated.gross))


def _value(name: str, text: str) -> str | date | Decimal | None:
    if name in {"net", "vat", "gross"}:
        return read_number(text, "de")
    if name in {"date", "delivery"}:
        found = find_date(text)
        return found[0] if found else None
    return text


def as_text(scores: Sequence[Score]) -> str:
    """A table for people."""
    columns = (
        "condition",
        "papers",
        "lines",
        "touchless",
        "header right",
        "wrong accepted",
        "whole papers",
        "CPU s/page",
    )
    rows = [
        (one.condition, f"{one.papers}", f"{one.lines}", _percent(one.touchless_lines, one.lines),
         _percent(one.headers_right, one.headers), f"{one.wrong_lines_accepted}", f"{one.touchless_papers}",
         f"{one.cpu_s_per_page:.2f}")
        for one in scores
    ]  # fmt: skip
    return "\n".join(f"{row[0]:<14}" + "".join(f"{cell:>16}" for cell in row[1:]) for row in (columns, *rows))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
