"""Draws orders as many programs print them: marks and boxes, rows of one to four lines, pages as they fill up.

The forms of `layouts_apart_a` and `layouts_apart_b` are data for it. They are held apart: nothing that reads papers is
tuned to them, and their scores are looked at as sums only. The truth has the form that `layout_score` compares with.

Needs reportlab (the extra "dev"). Places are points from the top left of the page as it is shown.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import Any, Final

from orderhub.bench.form_orders import Bought, Dealing, amount_of, bought, dated, fields_of, money, rate_of
from orderhub.bench.layouts import HEIGHT, WIDTH, Column, Item, Layout, Meant, Paper
from orderhub.errors import SettingsError

FLOW: Final = -1
"""The line of a cell that stands below all that came before it in its row."""
_SYMBOLS: Final = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF"}
_PLAIN: Final = Dealing()
_BOLD: Final = {"Times-Roman": "Times-Bold"}


@dataclass(frozen=True)
class Mark:
    """Text at a place; may hold {number} {issued} {wanted} {customer} {page} {pages}. `align`: l, r, c."""

    x: float
    y: float
    text: str
    size: float = 0
    bold: bool = False
    align: str = "l"
    font: str = ""
    grey: float = 0
    space: float = 0
    """Room between letters."""


@dataclass(frozen=True)
class Area:
    """A rectangle; a line where it is not high or not wide. `fill`: 0 black to 1 white, below 0 none."""

    x: float
    y: float
    wide: float
    high: float = 0
    fill: float = -1
    stroke: bool = True


@dataclass(frozen=True)
class Cell:
    """A part of each row: text with fields of the line, left out where all its fields are empty."""

    x: float
    text: str
    align: str = "l"
    width: float = 0
    """Wraps at it."""
    line: int = 0
    bold: bool = False
    size: float = 0


@dataclass(frozen=True)
class Total:
    """What is stated at the end: lines, net, tax, gross, charge:N or rate:N."""

    label: str
    what: str
    bold: bool = False


@dataclass(frozen=True)
class Form:
    """How a sender's orders look."""

    name: str
    buyer: str
    head: tuple[Mark | Area, ...]
    titles: tuple[Mark, ...]
    """`y` counts from the top of the table."""
    rows: tuple[Cell, ...]
    top: float
    dealing: Dealing = _PLAIN
    delivery: str = ""
    """Name at the delivery address, where one is printed."""
    numbers: str = "de"
    places: tuple[int, int] = (-1, 2)
    """Decimals of quantities and of prices."""
    dates: str = "%d.%m.%Y"
    line_dates: str = ""
    wanted_dates: str = ""
    currency: str = "EUR"
    font: str = "Helvetica"
    size: float = 9
    lead: float = 11
    gap: float = 5
    """Between rows."""
    title_high: float = 16
    shade: bool = False
    """A grey bar below the titles."""
    ruled: str = ""
    """rows, zebra, titles, box."""
    edges: tuple[float, ...] = ()
    """Vertical rules of the table."""
    left: float = 50
    right: float = 545
    bottom: float = 760
    again: tuple[Mark | Area, ...] = ()
    """Head of the pages after the first."""
    again_top: float = 90
    titles_again: bool = True
    foot: tuple[Mark | Area, ...] = ()
    """On every page."""
    groups: tuple[tuple[int, str], ...] = ()
    """Texts that stand before the line of that index."""
    carry: tuple[str, str] = ("", "")
    totals: tuple[Total, ...] = ()
    totals_at: tuple[float, float] = (380, 545)
    totals_text: str = "{}"
    strip: tuple[tuple[float, str, str], ...] = ()
    """Totals side by side, labels above values."""
    after: tuple[str, ...] = ()
    """Sentences below the sums; may hold what a mark may hold."""
    titles_bold: bool = True
    split: bool = False
    """Rows may break over pages."""
    words: bool = False
    """Each word is placed by itself."""
    double: bool = False
    """Bold is the same text twice, a third of a point apart."""
    landscape: bool = False
    turned: int = 0
    """Drawn sideways on an upright sheet whose /Rotate (90 or 270) sets it right."""
    orders: int = 1
    terms: tuple[str, ...] = ()
    """Clauses of pages that follow the order."""


def papers_of(forms: tuple[Form, ...], each: int) -> Iterator[Paper]:
    """`each` PDFs of every form. The same call gives the same bytes. Raises: hub.no-reportlab."""
    if find_spec("reportlab") is None:
        raise SettingsError("hub.no-reportlab")
    for form in forms:
        for at in range(each):
            yield _paper(form, at)


def _paper(form: Form, at: int) -> Paper:
    chance = random.Random(f"{form.name}/{at}")
    contents = [bought(form.dealing, chance, which) for which in range(form.orders)]
    sheet = _Sheet(form)
    for one in contents:
        sheet.order(one)
    if form.terms:
        sheet.clauses()
    return Paper(f"{form.name}-{at}", sheet.close(), [_truth(form, one) for one in contents], sheet.pages)


def _truth(form: Form, content: Bought) -> Meant:
    """What of the content is printed, as `layout_score` compares it."""
    marks = " ".join((*(one.text for one in (*form.head, *form.foot) if isinstance(one, Mark)), *form.after))
    shown = set().union(*(fields_of(cell.text) for cell in form.rows))
    stated = {total.what for total in form.totals} | {what for _, _, what in form.strip}
    header = {
        name: value for name, value in content.header.items()
        if name in fields_of(marks) or (name in stated and name != "lines")
    }  # fmt: skip
    header["buyer"] = form.buyer
    if form.delivery:
        header["delivery_name"] = form.delivery
    said = [marks, form.totals_text, *(one.text for one in form.titles), *(one.text for one in form.rows)]
    said += [total.label for total in form.totals] + [label for _, label, _ in form.strip]
    printed = " ".join(said)
    if form.currency in printed or _SYMBOLS[form.currency] in printed or "{currency}" in printed:
        header["currency"] = form.currency
    columns = tuple(Column(kind, "", 0) for kind in sorted(shown))
    items = [
        one._replace(
            price=one.price if "price" in shown else None, amount=one.amount if "amount" in shown else None,
            unit=one.unit if "unit" in shown else "",
        )
        for one in content.items
    ]  # fmt: skip
    return Meant(header, items, Layout(form.name, (), columns, 0))


class _Sheet:
    """A PDF in the making."""

    def __init__(self, form: Form) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        for font in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
            if font[0] not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(*font))
        self._form = form
        self._out = BytesIO()
        self._canvas: Any = Canvas(self._out, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._wide, self._high = (HEIGHT, WIDTH) if form.landscape else (WIDTH, HEIGHT)
        self.pages = 0
        self._said: dict[str, str] = {}
        self._table_top = 0.0
        self._own_pages = 0

    def close(self) -> bytes:
        """The bytes."""
        self._canvas.save()
        return self._out.getvalue()

    def order(self, content: Bought) -> None:
        """All pages of one order; drawn twice, first to count the pages."""
        form = self._form
        trial = _Sheet(replace(form))
        trial._draw(content, "9")
        self._draw(content, str(trial.pages))

    def _draw(self, content: Bought, pages: str) -> None:
        form = self._form
        patterns = {"wanted": form.wanted_dates or form.dates}
        self._said = {
            name: dated(value, patterns.get(name, form.dates)) if isinstance(value, date) else value
            for name, value in content.header.items()
            if not isinstance(value, Decimal)
        }
        self._said |= {
            name: money(value, form.numbers) for name, value in content.header.items() if isinstance(value, Decimal)
        }
        self._said |= {"pages": pages, "currency": form.currency}
        self._own_pages = 0
        y = self._begin()
        running = Decimal(0)
        groups = dict(form.groups)
        for row, item in enumerate(content.items):
            if row in groups:
                y = self._room(y, form.lead * 3, running)
                self._say(Mark(form.left, y + form.lead * 0.4, groups[row], bold=True))
                y += form.lead * 1.7
            y = self._row(y, item, row, running)
            running += item.amount or Decimal(0)
        self._end_table(y)
        y = self._totals(max(y, form.bottom + form.lead) if form.ruled == "box" else y + 6, content, running)
        self._after(y)
        self._canvas.showPage()

    def _begin(self) -> float:
        """A new page with head and titles; where its first row stands."""
        form, canvas = self._form, self._canvas
        if form.turned:
            # reportlab swaps the sides of a page that is turned by a quarter.
            canvas.setPageSize((HEIGHT, WIDTH))
            canvas.setPageRotation(form.turned)
            if form.turned == 90:
                canvas.translate(WIDTH, 0)
                canvas.rotate(90)
            else:
                canvas.translate(0, HEIGHT)
                canvas.rotate(-90)
        else:
            canvas.setPageSize((self._wide, self._high))
        self.pages += 1
        self._own_pages += 1
        self._said["page"] = str(self._own_pages)
        first = self._own_pages == 1
        for one in (*(form.head if first else form.again), *form.foot):
            self._put(one)
        y = form.top if first else form.again_top
        self._table_top = y - form.size - 3
        if first or form.titles_again:
            if form.shade:
                self._put(Area(form.left - 4, y - form.size - 3, form.right - form.left + 8, form.title_high, 0.88))
            for title in form.titles:
                self._say(replace(title, y=y + title.y, bold=form.titles_bold))
            if form.ruled:
                self._put(Area(form.left - 4, y + form.title_high - form.size - 3, form.right - form.left + 8))
            y += form.title_high + 3
        return y

    def _room(self, y: float, needed: float, running: Decimal) -> float:
        """`y`, or the first row of a new page where less than `needed` is left."""
        form = self._form
        if y + needed <= form.bottom:
            return y
        self._end_table(y)
        if form.carry[0]:
            self._pair(y + 8, form.carry[0], running)
        self._canvas.showPage()
        y = self._begin()
        if form.carry[1]:
            self._pair(y, form.carry[1], running)
            y += form.lead + form.gap
        return y

    def _pair(self, y: float, label: str, value: Decimal, *, bold: bool = False) -> None:
        form = self._form
        self._say(Mark(form.totals_at[0], y, label, bold=bold))
        said = form.totals_text.format(money(value, form.numbers))
        self._say(Mark(form.totals_at[1], y, said, bold=bold, align="r"))

    def _end_table(self, y: float) -> None:
        form = self._form
        bottom = max(y, form.bottom) if form.ruled == "box" else y - form.lead + 4
        for x in form.edges:
            self._put(Area(x, self._table_top, 0, bottom - self._table_top))
        if form.ruled in {"box", "titles"}:
            self._put(Area(form.left - 4, bottom, form.right - form.left + 8))

    def _row(self, y: float, item: Item, row: int, running: Decimal) -> float:
        form = self._form
        lines = self._lines(_texts(form, item, row))
        high = (max(lines) + 1) * form.lead
        y = self._room(y, form.lead if form.split else high, running)
        if form.ruled == "zebra" and row % 2:
            self._put(Area(form.left - 4, y - form.size - 1, form.right - form.left + 8, high + 3, 0.93, stroke=False))
        for at in range(max(lines) + 1):
            if form.split and at:
                y = self._room(y, form.lead, running + (item.amount or Decimal(0)))
            for cell, text in lines.get(at, []):
                self._say(Mark(cell.x, y, text, cell.size, cell.bold, cell.align))
            y += form.lead
        if form.ruled == "rows":
            self._put(Area(form.left - 4, y - form.lead + 5, form.right - form.left + 8))
        return y + form.gap

    def _lines(self, texts: dict[str, str]) -> dict[int, list[tuple[Cell, str]]]:
        """The cells of a row by the line on which they stand."""
        from reportlab.lib.utils import simpleSplit

        form = self._form
        lines: dict[int, list[tuple[Cell, str]]] = defaultdict(list)
        for cell in form.rows:
            fields = fields_of(cell.text)
            if fields and not any(texts[name] for name in fields):
                continue
            said = cell.text.format(**texts)
            font = self._font(cell.bold, "")
            parts = simpleSplit(said, font, cell.size or form.size, cell.width) if cell.width else [said]
            first = max(lines, default=-1) + 1 if cell.line == FLOW else cell.line
            for at, part in enumerate(parts, first):
                lines[at].append((cell, part))
        return lines

    def _totals(self, y: float, content: Bought, running: Decimal) -> float:
        form = self._form
        needed = (len(form.totals) + 3 * bool(form.strip) + len(form.after) + 1) * (form.lead + 3)
        if form.ruled != "box":
            y = self._room(y, needed, running)
        for total in form.totals:
            rate, value = _stated(content, total.what)
            label = total.label.format(rate=money(rate, form.numbers), currency=form.currency)
            self._pair(y, label, value, bold=total.bold)
            y += form.lead + 3
        for x, label, what in form.strip:
            self._say(Mark(x, y + 4, label, bold=True))
            value = _stated(content, what)[1]
            self._say(Mark(x, y + 7 + form.lead, form.totals_text.format(money(value, form.numbers))))
        if form.strip:
            self._put(Area(form.left - 4, y - 8, form.right - form.left + 8, form.lead * 2 + 12))
            y += form.lead * 3 + 10
        return y

    def _after(self, y: float) -> None:
        for at, sentence in enumerate(self._form.after):
            self._say(Mark(self._form.left, y + 12 + at * (self._form.size + 4), sentence.format(**self._said)))

    def clauses(self) -> None:
        """A page of terms in two columns of small print."""
        from reportlab.lib.utils import simpleSplit

        form = self._form
        self._canvas.setPageSize((self._wide, self._high))
        self.pages += 1
        self._say(Mark(50, 60, form.terms[0], 12, bold=True))
        x, y = 50.0, 84.0
        half = (self._wide - 120) / 2
        for clause in form.terms[1:]:
            for part in simpleSplit(clause, self._font(bold=False, font=""), 6.5, half):
                if y > self._high - 60:
                    x, y = x + half + 20, 84.0
                self._say(Mark(x, y, part, 6.5))
                y += 8
            y += 5
        self._canvas.showPage()

    def _font(self, bold: bool, font: str) -> str:  # noqa: FBT001 -- a mark says it
        font = font or self._form.font
        return _BOLD.get(font, f"{font}-Bold") if bold else font

    def _put(self, one: Mark | Area) -> None:
        if isinstance(one, Mark):
            self._say(replace(one, text=one.text.format(**self._said)))
            return
        canvas, y = self._canvas, self._high - one.y
        canvas.setLineWidth(0.5)
        if one.high and one.wide:
            canvas.setFillGray(max(one.fill, 0))
            canvas.rect(one.x, y - one.high, one.wide, one.high, stroke=int(one.stroke), fill=int(one.fill >= 0))
        else:
            canvas.line(one.x, y, one.x + one.wide, y - one.high)

    def _say(self, mark: Mark) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        size = mark.size or self._form.size
        twice = mark.bold and self._form.double
        font = self._font(mark.bold and not twice, mark.font)
        wide = stringWidth(mark.text, font, size) + mark.space * len(mark.text)
        x = mark.x - wide * {"l": 0, "r": 1, "c": 0.5}[mark.align]
        self._canvas.setFont(font, size)
        self._canvas.setFillGray(mark.grey)
        blank = stringWidth(" ", font, size)
        for part in mark.text.split(" ") if self._form.words and not mark.space else [mark.text]:
            for offset in (0, 0.33) if twice else (0,):
                self._canvas.drawString(x + offset, self._high - mark.y, part, charSpace=mark.space)
            x += stringWidth(part, font, size) + blank


def _stated(content: Bought, what: str) -> tuple[Decimal, Decimal]:
    """The rate that its words may hold, and the value."""
    kind, _, at = what.partition(":")
    if kind == "charge":
        return Decimal(0), content.charges[int(at)][1]
    if kind == "rate":
        rate, _, tax = content.rates[int(at)]
        return rate, tax
    value = content.header[what]
    assert isinstance(value, Decimal)
    return content.rates[0][0], value


def _texts(form: Form, item: Item, row: int) -> dict[str, str]:
    """The fields of a line as the sender writes them."""
    numbers, (whole, parts) = form.numbers, form.places
    price, amount = item.price or Decimal(0), item.amount or Decimal(0)
    return {
        "position": item.position, "article": item.article, "buyer_article": item.buyer_article, "gtin": item.gtin,
        "text": item.text, "more": item.more, "quantity": amount_of(item.quantity, numbers, whole), "unit": item.unit,
        "price": money(price, numbers, parts), "base": str(item.base),
        "per": f"/{item.base}" if item.base > 1 else "",
        "discount": money(item.discount, numbers, 1) if item.discount else "",
        "discount_bare": money(item.discount, numbers), "amount": money(amount, numbers),
        "delivery": dated(item.delivery, form.line_dates or form.dates), "currency": form.currency,
        "rate": money(Decimal(rate_of(form.dealing, row)), numbers, 0),
        "rrp": money((price * Decimal("2.4")).quantize(Decimal(1)) - Decimal("0.05"), numbers),
    }  # fmt: skip


def lines(x: float, y: float, *texts: str, step: float = 12, size: float = 0, bold_first: bool = False,
          align: str = "l", font: str = "", grey: float = 0) -> tuple[Mark, ...]:  # fmt: skip
    """Lines under one another."""
    return tuple(
        Mark(x, y + at * step, text, size, bold_first and at == 0, align, font, grey) for at, text in enumerate(texts)
    )


def pairs(x: float, y: float, far: float, *rows: tuple[str, str], step: float = 13, size: float = 0,
          bold: bool = False, align: str = "l") -> tuple[Mark, ...]:  # fmt: skip
    """Labels, each with its value `far` points to the right."""
    return tuple(
        mark for at, (label, value) in enumerate(rows)
        for mark in (Mark(x, y + at * step, label, size, bold),
                     Mark(x + far, y + at * step, value, size, align=align))
    )  # fmt: skip


def stacked(x: float, y: float, *rows: tuple[str, str], step: float = 30, small: float = 7) -> tuple[Mark, ...]:
    """Small labels, each above its value, under one another."""
    return tuple(
        mark for at, (label, value) in enumerate(rows)
        for mark in (Mark(x, y + at * step, label, small, grey=0.4), Mark(x, y + at * step + 11, value))
    )  # fmt: skip


def boxes(x: float, y: float, *cells: tuple[float, str, str], high: float = 28, size: float = 0, shade: bool = False
          ) -> tuple[Mark | Area, ...]:  # fmt: skip
    """A row of boxes of given widths, label above value in each."""
    found: list[Mark | Area] = []
    for wide, label, value in cells:
        found += [Area(x, y, wide, high / 2, 0.88)] if shade else []
        found += [Area(x, y, wide, high), Mark(x + 4, y + 10, label, size or 7), Mark(x + 4, y + high - 6, value, size)]
        x += wide
    return tuple(found)


def heads(*cells: tuple[float, str, str], y: float = 0) -> tuple[Mark, ...]:
    """Column titles on one line: place, words, alignment."""
    return tuple(Mark(x, y, text, align=align) for x, text, align in cells)
