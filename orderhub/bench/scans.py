"""How well a folder of papers is read whose truth is known: what needs no hands, and what is wrong without a word.

For each NAME.pdf, NAME_CONDITION.tif (.png, .jpg) a NAME.json beside it says what is printed, as printed in German:

    {"h": {"order_no": "B-1", "date": "05.11.2026", "delivery": ..., "custno": ..., "net": "1.234,56", "vat", "gross"},
     "items": [{"art": "TB-67510", "qty": "5", "price": "7,76", "total": "38,80"}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import msgspec

from orderhub.capturing.frames import Spent
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Finding, Severity
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
    missed: list[str] = []
    """What was not right, for people: paper, line or field, what happened."""

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

    with reading_afresh(configured) as pool:
        readings = pool.read_many(documents, tell)
    scores: dict[str, Score] = {}
    for (paper, truth), document, reading, took in zip(papers, documents, readings, spent, strict=True):
        condition = paper.stem.partition("_")[2] or paper.suffix[1:]
        score = scores.setdefault(condition, Score(condition))
        score.pages += page_count(document.content)
        score.cpu_s += took.cpu
        add_paper(score, paper.stem, reading.orders[0] if reading.orders else None, truth)
    return [scores[name] for name in sorted(scores)]


@contextmanager
def reading_afresh(configured: Settings) -> Iterator[ParserPool]:
    """A pool that remembers no page of an earlier run; on a busy machine it waits: CPU is measured, not the clock."""
    with TemporaryDirectory() as home:
        told = configured.model_copy(update={"home": Path(home), "ocr_wall_s": max(600, configured.ocr_wall_s)})
        with ParserPool(told) as pool:
            yield pool


def _truth(paper: Path) -> dict[str, Any] | None:
    beside = paper.with_name(f"{paper.stem.partition('_')[0]}.json")
    if paper.suffix.casefold() not in _PAPERS or not beside.is_file():
        return None
    said = msgspec.json.decode(beside.read_bytes())
    return said if isinstance(said, dict) else {"h": {}, "items": said}


def add_paper(score: Score, name: str, read: OrderRead | None, truth: dict[str, Any]) -> None:
    """Counts one paper. Lines that `look` names (from 0) are none that could go untouched; accepted, they are wrong."""
    meant = [(item["art"], *(read_number(item[one], "de") for one in ("qty", "price", "total")))
             for item in truth["items"]]  # fmt: skip
    look = [meant[at] for at in truth.get("look", ())]
    score.papers += 1
    score.lines += len(meant) - len(look)
    score.headers += len(truth["h"])
    if read is None:
        score.missed.append(f"{name}: no order read")
        return
    asked = [one for one in read.findings if one.severity is not Severity.INFO]
    lines = len(meant)
    _add_lines(score, name, read, asked, meant, look)
    lost = [one for one in meant if one not in look]
    score.missed += [f"{name}: line not read {one}" for one in lost]
    if not asked:
        # A line that is missing without a word is a wrong line accepted.
        score.wrong_lines_accepted += max(0, lines - len(read.order.lines))
    header = dict(_header(read.order))
    for field, text in truth["h"].items():
        if header.get(field) == _value(field, text):
            score.headers_right += 1
        else:
            score.missed.append(f"{name}: {field} {text} <> {header.get(field)}")
    score.touchless_papers += not asked


def _add_lines(
    score: Score, name: str, read: OrderRead, asked: Sequence[Finding], meant: list[tuple[Any, ...]],
    look: Sequence[tuple[Any, ...]],
) -> None:  # fmt: skip
    """Counts the lines that were read, and takes those that are right off `meant`."""
    named = {int(at) for one in asked for at in re.findall(r"^lines\[(\d+)\]", one.field or "")}
    if any(one.code.startswith("pdf.cut-") for one in asked):
        named |= set(range(1, len(read.order.lines) + 1))
    for at, line in enumerate(read.order.lines, 1):
        right = next((one for one in _said(line) if one in meant), None)
        if right is not None:
            meant.remove(right)
        marked = right in look
        if at not in named:
            score.touchless_lines += right is not None and not marked
            score.wrong_lines_accepted += right is None or marked
            if right is None or marked:
                score.missed.append(f"{name}: SILENT line {at} {next(_said(line))}")
        elif not marked and right is not None:
            why = ", ".join(one.code for one in asked if (one.field or "").startswith(f"lines[{at}]"))
            score.missed.append(f"{name}: line {at} to be looked at: {why}")


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
