"""Orders as web programs print them: a page of HTML and CSS, made a PDF by a headless Chromium.

A page is `printed_pages/SET/NAME.html.j2`: above the line `---` what its sender orders and how it writes numbers and
dates (TOML, read into `Page`), below it the template. What the template asks of the order and of its lines is what is
printed, and so the truth: a field it never asks for is not expected. The truth has the form `layout_score` compares.

The template is given `o` (number, issued, wanted, customer, lines, net, tax, gross), `items` (the fields of `Item`,
`rate`, and `carried` and `running`: the sums before and after it), `charges`, `rates`, `sheets` (items cut into pages),
`buyer`, `delivery` and `currency`; all of it as the sender writes it.

Needs a Chromium, and the fonts the pages name: in wider ones texts run into each other. Nothing is fetched. A PDF is
kept under the hash of its HTML, so that a second run prints nothing.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pypdfium2
from jinja2 import Environment, StrictUndefined

from orderhub.bench.form_orders import Bought, Dealing, amount_of, bought, dated, money, rate_of
from orderhub.bench.layouts import Column, Item, Layout, Meant, Paper
from orderhub.errors import SettingsError

PAGES: Final = Path(__file__).parent / "printed_pages"
SETS: Final = ("d", "f", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y")
_CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SWITCHES: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
_FONTS: Final = ("Liberation Sans", "Liberation Sans Narrow", "Liberation Serif", "Liberation Mono")
_LIMIT_S: Final = 120
_AT_ONCE: Final = 2
_SYMBOLS: Final = {"EUR": "€", "GBP": "£", "USD": "$", "CHF": "CHF"}


class Page(NamedTuple):
    """How a sender's orders look, and what it orders."""

    name: str
    template: str
    dealing: Dealing
    buyer: str
    delivery: str = ""
    """Name at the delivery address, where one is printed."""
    numbers: str = "de"
    places: tuple[int, int] = (-1, 2)
    """Decimals of quantities (below nought: as many as needed) and of prices."""
    dates: str = "%d.%m.%Y"
    line_dates: str = ""
    wanted_dates: str = ""
    currency: str = "EUR"
    orders: int = 1
    """Orders behind each other in one PDF."""
    rotate: int = 0
    """Degrees (90, 180, 270) by which each sheet lies turned in the PDF."""


class _Sent(NamedTuple):
    """A page filled in: its HTML and what it means."""

    html: str
    meant: Meant


def printed_papers(set: str, each: int, folder: Path) -> list[Paper]:  # noqa: A002 -- what the sets are called
    """`each` PDFs of every page of a set ("d", "f"), kept in `folder`. The same call means the same orders.

    Raises: hub.no-chromium, hub.no-liberation, hub.chromium-failed.
    """
    need_fonts()
    return papers_of(pages_of(set), each, folder)


def pages_of(set: str) -> tuple[Page, ...]:  # noqa: A002 -- what the sets are called
    """The pages of a set, by name."""
    return tuple(_page(path) for path in sorted((PAGES / set).glob("*.html.j2")))


def papers_of(pages: Sequence[Page], each: int, folder: Path) -> list[Paper]:
    """`each` PDFs of these pages. Raises: hub.no-chromium, hub.chromium-failed."""
    sent = [
        [_filled(page, at * page.orders + one) for one in range(page.orders)] for page in pages for at in range(each)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        printed = list(threads.map(lambda one: [_pdf(order.html, folder) for order in one], sent))
    names = [(f"{page.name}-{at}", page.rotate) for page in pages for at in range(each)]
    # PDFium knows no threads: bound and counted here.
    return [
        _paper(name, rotate, contents, [one.meant for one in orders])
        for (name, rotate), contents, orders in zip(names, printed, sent, strict=True)
    ]


def _paper(name: str, rotate: int, contents: Sequence[bytes], meant: list[Meant]) -> Paper:
    content = _bound(contents, rotate) if rotate or len(contents) > 1 else contents[0]
    return Paper(name, content, meant, len(pypdfium2.PdfDocument(content)))


def _bound(contents: Sequence[bytes], rotate: int) -> bytes:
    """One PDF of several, its sheets turned."""
    whole = pypdfium2.PdfDocument.new()
    for content in contents:
        whole.import_pages(pypdfium2.PdfDocument(content))
    for sheet in whole:
        sheet.set_rotation(rotate)
    out = BytesIO()
    whole.save(out)
    return out.getvalue()


def need_fonts() -> None:
    """See that the fonts of the pages are here. Raises: hub.no-liberation."""
    program = shutil.which("fc-match")
    for name in _FONTS if program else ():
        order = [str(program), "--format=%{family}", name]
        if name not in subprocess.run(order, capture_output=True, text=True, timeout=_LIMIT_S).stdout:
            raise SettingsError("hub.no-liberation")


def _page(path: Path) -> Page:
    head, _, template = path.read_text(encoding="utf-8").partition("\n---\n")
    said: dict[str, Any] = _tuples(tomllib.loads(head))
    dealing = Dealing(**said.pop("dealing"))
    return Page(name=path.name.removesuffix(".html.j2"), template=template, dealing=dealing, **said)


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


class _Shown:
    """Texts by name that note which of them were asked for."""

    def __init__(self, texts: dict[str, str], seen: set[str]) -> None:
        self._texts = texts
        self._seen = seen

    def __getattr__(self, name: str) -> str:
        if name not in self._texts:
            raise AttributeError(name)
        self._seen.add(name)
        return self._texts[name]


def _filled(page: Page, at: int) -> _Sent:
    content = bought(page.dealing, random.Random(f"{page.name}/{at}"), 0)
    asked: set[str] = set()
    shown: set[str] = set()
    running = Decimal(0)
    items = []
    for row, item in enumerate(content.items):
        items.append(_Shown(_line(page, item, row, running), shown))
        running += item.amount or Decimal(0)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    html = environment.from_string(page.template).render(
        o=_Shown(_head(page, content), asked), items=items, sheets=_cut(items), buyer=page.buyer,
        delivery=page.delivery, currency=page.currency,
        charges=[(words, money(value, page.numbers)) for words, value in content.charges],
        rates=[tuple(money(part, page.numbers) for part in one) for one in content.rates],
    )  # fmt: skip
    return _Sent(html, _truth(page, content, html, asked, shown))


def _cut(items: list[_Shown]) -> Callable[[int, int], list[list[_Shown]]]:
    """Cuts the items into pages: so many on the first, so many on those that follow."""

    def sheets(first: int, later: int) -> list[list[_Shown]]:
        return [items[:first], *(items[at : at + later] for at in range(first, len(items), later))]

    return sheets


def _head(page: Page, content: Bought) -> dict[str, str]:
    texts = {}
    for name, value in content.header.items():
        if isinstance(value, date):
            texts[name] = dated(value, (page.wanted_dates if name == "wanted" else "") or page.dates)
        else:
            texts[name] = money(value, page.numbers) if isinstance(value, Decimal) else value
    return texts


def _line(page: Page, item: Item, row: int, carried: Decimal) -> dict[str, str]:
    numbers = page.numbers
    return {
        "position": item.position, "article": item.article, "buyer_article": item.buyer_article, "gtin": item.gtin,
        "text": item.text, "more": item.more, "quantity": amount_of(item.quantity, numbers, page.places[0]),
        "unit": item.unit, "base": str(item.base),
        "price": money(item.price, numbers, page.places[1]) if item.price is not None else "",
        "discount": amount_of(item.discount, numbers, -1) if item.discount else "",
        "amount": money(item.amount, numbers) if item.amount is not None else "",
        "delivery": dated(item.delivery, page.line_dates or page.dates), "rate": rate_of(page.dealing, row),
        "carried": money(carried, numbers), "running": money(carried + (item.amount or Decimal(0)), numbers),
    }  # fmt: skip


def _truth(page: Page, content: Bought, html: str, asked: set[str], shown: set[str]) -> Meant:
    header = {name: value for name, value in content.header.items() if name in asked - {"lines"}}
    header["buyer"] = page.buyer
    if page.delivery:
        header["delivery_name"] = page.delivery
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    if page.currency in body or _SYMBOLS.get(page.currency, page.currency) in body:
        header["currency"] = page.currency
    items = [
        one._replace(
            price=one.price if "price" in shown else None, amount=one.amount if "amount" in shown else None,
            unit=one.unit if "unit" in shown else "",
        )
        for one in content.items
    ]  # fmt: skip
    return Meant(header, items, Layout(page.name, (), tuple(Column(kind, "", 0) for kind in sorted(shown)), 0))


def _pdf(html: str, folder: Path) -> bytes:
    """The PDF of a page, printed unless `folder` has it."""
    kept = folder / f"{sha256(html.encode()).hexdigest()}.pdf"
    if not kept.is_file():
        with TemporaryDirectory(prefix="printed", dir=folder) as work:
            _print(html, Path(work)).replace(kept)
    return kept.read_bytes()


def _print(html: str, work: Path) -> Path:
    program = next((found for one in _CHROMIUM if (found := shutil.which(one))), None)
    if program is None:
        raise SettingsError("hub.no-chromium")
    page, pdf = work.resolve() / "page.html", work.resolve() / "page.pdf"
    page.write_text(html, encoding="utf-8")
    order = [program, *_SWITCHES, f"--user-data-dir={page.parent / 'user'}", f"--print-to-pdf={pdf}", page.as_uri()]
    try:
        done = subprocess.run(order, capture_output=True, text=True, timeout=_LIMIT_S)
    except subprocess.TimeoutExpired as late:
        raise SettingsError("hub.chromium-failed", reason=f"{_LIMIT_S} s") from late
    if not pdf.is_file():
        reason = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        raise SettingsError("hub.chromium-failed", reason=reason)
    return pdf
