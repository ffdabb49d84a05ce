"""How exactly the drawn orders of `layouts` are read, as the hub reads them: lines, header values, silent mistakes.

A line is right when article (the supplier's, the customer's, the GTIN: whichever are printed), quantity, unit, price
per unit, discount, amount, delivery date and description are what is printed. A remark below the description may stand
in it or in the notes of the line. A line is accepted when no finding but a remark asks for a look at it, at its place,
or at the lines as a whole. Names of firms are compared without regard to capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

import msgspec

from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layout_oddities import ODDITIES
from orderhub.bench.layouts import Item, Layout, Meant, Paper, papers
from orderhub.bench.layouts_more import MORE
from orderhub.capturing.frames import Spent
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Finding, Kind, Severity
from orderhub.order import layouts as forms
from orderhub.order.model import Line, Order
from orderhub.settings import Settings

LAYOUTS: Final = LETTERS + ODDITIES + MORE
EACH: Final = 4
"""Papers of each layout."""
_SELLERS: Final = ("Nordwind Handel GmbH", "Nordwind Trading Ltd", "Nordwind Trading GmbH")
"""Who all of them are sent to, as the `seller` of an installation is named."""


class LayoutScore(msgspec.Struct):
    """Counts over the papers of one half of the layouts."""

    condition: str
    layouts: int = 0
    papers: int = 0
    pages: int = 0
    lines: int = 0
    lines_right: int = 0
    touchless_lines: int = 0
    wrong_lines_accepted: int = 0
    """By the gates alone: wrong lines that no finding names."""
    wrong_lines_after_trust: int = 0
    """Of these, the ones on papers whose layout a person had confirmed often enough by then: nobody looks for it."""
    touchless_papers: int = 0
    """Papers nobody looks at: their layout is trusted, and no finding doubts them. The first of a layout never are."""
    headers: int = 0
    headers_right: int = 0
    cpu_s: float = 0.0
    missed: list[str] = []
    """What was not right, for people: paper, field, meant, read."""

    @property
    def pages_per_s(self) -> float:
        """Pages a second on one core, CPU of the child that read them."""
        return self.pages / self.cpu_s if self.cpu_s else 0.0


def score_layouts(configured: Settings, layouts: Sequence[Layout] = LAYOUTS, each: int = EACH) -> list[LayoutScore]:
    """One score for the layouts the reader was tuned on, one for those kept apart. Raises: hub.no-reportlab."""
    halves = (
        ("layouts-known", tuple(one for one in layouts if not one.apart)),
        ("layouts-apart", tuple(one for one in layouts if one.apart)),
    )
    return [score_papers(name, list(papers(half, each)), configured) for name, half in halves if half]


def score_papers(condition: str, drawn: Sequence[Paper], configured: Settings) -> LayoutScore:
    """The score of papers under one name, however they were drawn; each layout counts once."""
    documents = [Document(paper.content, f"{paper.name}.pdf") for paper in drawn]
    spent = [Spent()] * len(drawn)

    def tell(place: int, _: Reading, took: Spent) -> None:
        spent[place] = took

    with ParserPool(configured, own_names=_SELLERS) as pool:
        # The first paper pays for the imports; it is read again below.
        pool.read_many(documents[:2])
        readings = pool.read_many(documents, tell)
    score = LayoutScore(condition, layouts=len({paper.orders[0].layout.name for paper in drawn}))
    senders: dict[str, list[tuple[forms.Paper, int]]] = {}
    for paper, reading, took in zip(drawn, readings, spent, strict=True):
        score.papers += 1
        score.pages += paper.pages
        score.cpu_s += took.cpu
        before = msgspec.structs.replace(score)
        add(score, paper, reading)
        silent = score.wrong_lines_accepted - before.wrong_lines_accepted
        found = _as_found(paper, reading, score.lines_right - before.lines_right)
        senders.setdefault(paper.orders[0].layout.name, []).append((found, silent))
    for found_papers in senders.values():
        trust(score, found_papers)
    return score


def trust(score: LayoutScore, papers: Sequence[tuple[forms.Paper, int]]) -> None:
    """Counts what the rule of confirmed layouts lets pass: papers of one sender as they came, with silent mistakes."""
    for passage, (_, silent) in zip(forms.passages(paper for paper, _ in papers), papers, strict=True):
        score.touchless_papers += passage.is_touchless
        score.wrong_lines_after_trust += silent if passage.is_trusted else 0


def _as_found(paper: Paper, reading: Reading, right: int) -> forms.Paper:
    """How a person finds the paper: he confirms it where all its lines, and no others, were read right."""
    read = [one for one in reading.orders if one.kind is Kind.ORDER]
    lines = sum(len(one.order.lines) for one in read)
    doubted = any(said.severity is not Severity.INFO for one in read for said in one.findings)
    marks = {one.layout.mark if one.layout else "" for one in read}
    # Two layouts in one document wait until both are known; one confirmation a document is the careful count.
    mark = "" if "" in marks else " ".join(sorted(marks))
    return forms.Paper(mark, right == lines == sum(len(one.items) for one in paper.orders), doubted)


def add(score: LayoutScore, paper: Paper, reading: Reading) -> None:
    """Counts one paper."""
    read = [one for one in reading.orders if one.kind is Kind.ORDER]
    taken: set[int] = set()
    for meant in paper.orders:
        at = next(
            (at for at, one in enumerate(read) if at not in taken and one.order.number == meant.header.get("number")),
            None,
        )
        if at is None:
            at = next((at for at in range(len(read)) if at not in taken), None)
        if at is not None:
            taken.add(at)
        _compare(score, paper.name, meant, read[at] if at is not None else None)
    # An order that was never meant is as wrong as its lines.
    for at, one in enumerate(read):
        if at not in taken:
            score.missed.append(f"{paper.name}: an order too many, {one.order.number}")
            score.wrong_lines_accepted += len(one.order.lines) - len(_looked_at(one))


def _compare(score: LayoutScore, name: str, meant: Meant, read: OrderRead | None) -> None:
    score.lines += len(meant.items)
    score.headers += len(meant.header)
    if read is None:
        score.missed.append(f"{name}: no order read")
        return
    for field, value in meant.header.items():
        got = _header(read.order, field)
        if _folded(field, got) == _folded(field, value):
            score.headers_right += 1
        else:
            score.missed.append(f"{name}: {field} {value!s} <> {got!s}")
    wanted = [_meant(item, meant.layout) for item in meant.items]
    asked = _looked_at(read)
    for at, line in enumerate(read.order.lines, 1):
        said = _said(line)
        notes = _plain(" ".join(one.text for one in line.notes))
        found = next((one for one in wanted if _is_meant(said, notes, one)), None)
        right = found is not None
        if found is not None:
            wanted.remove(found)
            score.lines_right += 1
        if at not in asked:
            score.touchless_lines += right
            score.wrong_lines_accepted += not right
            if not right:
                score.missed.append(f"{name}: SILENT {said}")
    score.missed += [f"{name}: line {one.printed}" for one in wanted]
    if wanted and not asked:
        # A line that is missing without a word is a wrong line accepted.
        lost = len(meant.items) - len(read.order.lines)
        score.wrong_lines_accepted += max(0, lost)


def _looked_at(read: OrderRead) -> set[int]:
    """Lines a person is sent to: named themselves, or all where the lines as a whole are in doubt."""
    everything = set(range(1, len(read.order.lines) + 1))
    asked: set[int] = set()
    for one in read.findings:
        if one.severity is Severity.INFO:
            continue
        if _is_about_all(one):
            return everything or {0}
        asked |= {int(at) for at in re.findall(r"^lines\[(\d+)\]", one.field or "")}
    return asked


def _is_about_all(finding: Finding) -> bool:
    return finding.field == "lines" or finding.code in {"pdf.lines-net", "pdf.page-missing", "pdf.carry-over"}


Compared = tuple[object, ...]


class Wanted(NamedTuple):
    """What must be read of a line: all that is printed, and which end of its description is a remark."""

    printed: Compared
    remark: str


def _is_meant(said: Compared, notes: str, wanted: Wanted) -> bool:
    """Whether a line was read as printed, its remark in the description or in the notes of the line."""
    if said == wanted.printed:
        return True
    alone = (*wanted.printed[:-1], str(wanted.printed[-1]).removesuffix(wanted.remark))
    return bool(wanted.remark) and said == alone and wanted.remark in notes


def _folded(field: str, value: object) -> object:
    return str(value).casefold() if field in {"buyer", "delivery_name"} and value is not None else value


def _meant(item: Item, layout: Layout) -> Wanted:
    kinds = {column.kind for column in (*layout.columns, *layout.second)}
    below = " ".join(layout.below)

    def shown(kind: str) -> bool:
        return kind in kinds or f"{{{kind}}}" in below

    remark = _plain(item.more) if shown("more") else ""
    printed = (
        item.article if shown("article") or shown("text_article") else None,
        item.buyer_article if shown("buyer_article") else None,
        item.gtin if shown("gtin") else None,
        item.quantity,
        item.unit.rstrip(".") or None,
        item.price / item.base if item.price is not None else None,
        item.discount,
        item.amount,
        _monday(item.delivery, layout) if shown("delivery") else None,
        _plain(item.text) + remark,
    )
    return Wanted(printed, remark)


def _monday(day: date, layout: Layout) -> date:
    """A printed week begins on its Monday."""
    return date.fromisocalendar(*day.isocalendar()[:2], 1) if layout.dates == "WEEK" else day


def _said(line: Line) -> Compared:
    item, quantity, price = line.item, line.quantity, line.price
    net = price.net / (price.base_quantity or 1) if price is not None and price.net is not None else None
    delivery = line.requested_delivery
    wanted = (delivery.earliest or delivery.latest) if delivery is not None else None
    return (
        item.seller_id, item.buyer_id, item.gtin,
        quantity.value if quantity else None,
        (quantity.original_unit or quantity.unit or "").rstrip(".") or None if quantity else None,
        net,
        sum((one.percent or Decimal(0) for one in line.allowances_charges if not one.charge), Decimal(0)),
        line.amount, wanted, _plain(item.name or ""),
    )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _header(order: Order, name: str) -> object:
    stated = order.totals.stated if order.totals else None
    if name in {"net", "tax", "gross"}:
        return getattr(stated, name) if stated is not None else None
    if name == "wanted":
        period = order.requested_delivery
        return (period.earliest or period.latest) if period is not None else None
    if name == "buyer":
        return order.buyer.name if order.buyer is not None else None
    if name == "customer":
        return order.buyer.customer_number if order.buyer is not None else None
    if name == "delivery_name":
        return order.delivery_party.name if order.delivery_party is not None else None
    return {"number": order.number, "issued": order.issue_date, "currency": order.currency}[name]


def as_text(scores: Sequence[LayoutScore]) -> str:
    """A table for people."""
    return "\n".join(_rows(scores))


def _rows(scores: Sequence[LayoutScore]) -> Iterator[str]:
    columns = (
        "layouts",
        "papers",
        "pages",
        "lines",
        "lines right",
        "touchless",
        "wrong accepted",
        "after trust",
        "touchless papers",
        "header right",
        "pages/s/core",
    )
    yield f"{'condition':<14}" + "".join(f"{one:>17}" for one in columns)
    for one in scores:
        cells = (
            f"{one.layouts}", f"{one.papers}", f"{one.pages}", f"{one.lines}", _percent(one.lines_right, one.lines),
            _percent(one.touchless_lines, one.lines), f"{one.wrong_lines_accepted}",
            f"{one.wrong_lines_after_trust}", f"{one.touchless_papers}",
            _percent(one.headers_right, one.headers),
            f"{one.pages_per_s:.0f}",
        )  # fmt: skip
        yield f"{one.condition:<14}" + "".join(f"{cell:>17}" for cell in cells)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"
