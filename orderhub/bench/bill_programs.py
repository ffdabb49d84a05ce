"""The cheapest programs that keep one promise each, over what the raw floor has read. They do the work and drop it.

Each knows beforehand what there is to be found, and the five senders by heart: no hub could do it for less, and none
for any sender could do it for as little.
"""

from __future__ import annotations

import ctypes
import email
import hashlib
import re
import zlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec
import pypdfium2
from pypdfium2 import raw

from orderhub.bench.documents import Article, Sample
from orderhub.bench.floor_readers import READERS
from orderhub.order.check_digits import is_gtin
from orderhub.order.model import Line, Order
from orderhub.order.provenance import Provenance

_ENCODER = msgspec.msgpack.Encoder()
_ENDS = {"edifact": "'", "x12": "~", "csv": "\n"}
_NOT_ALNUM = re.compile(r"[\W_]+")
_TOLERANCE = Decimal("0.005")


class Prepared(NamedTuple):
    """A document with what is to be found in it."""

    sample: Sample
    order: Order
    values: list[tuple[int, int, str, Provenance]]
    """Number of the field and of the line, raw text and provenance, as the hub gives them."""
    wanted: dict[int, list[tuple[int, str]]]
    """Field and raw text by segment or row, from 0."""


def prepared(sample: Sample, origins: dict[str, Provenance]) -> Prepared:
    """What the clock is not to see: `origins` taken apart. Positions are found again by `places`."""
    values = []
    wanted: dict[int, list[tuple[int, str]]] = {}
    for field, one in enumerate(origins.values()):
        values.append((field, field // 8, one.raw, one))
        at = _index(one)
        if at is not None:
            # Places count bytes, so it is bytes that are looked for.
            written = one.raw.encode().decode("latin-1") if sample.kind == "csv" else one.raw
            wanted.setdefault(at, []).append((field, written))
    return Prepared(sample, READERS[sample.kind](sample.content), values, wanted)


def _index(origin: Provenance) -> int | None:
    """Which segment or row of its file it is, from 0: two of the envelope come before those of the message."""
    if origin.where.segment is not None:
        return origin.where.segment + 1
    return None if origin.where.row is None else origin.where.row - 1


def page_of(sample: Sample) -> tuple[Any, Any, Any] | None:
    """The open page of a mail's PDF: opening it is the reader's bill already."""
    if sample.kind != "mail":
        return None
    for part in email.message_from_bytes(sample.content).walk():
        if part.get_content_type() == "application/pdf":
            pdf = pypdfium2.PdfDocument(part.get_payload(decode=True))
            page = pdf[0]
            return pdf, page, page.get_textpage()
    return None


def places(one: Prepared, page: tuple[Any, Any, Any] | None) -> bytes:
    """The place of each value as a record of numbers, all packed. Without names of fields and rules: a mapping's."""
    if page is not None:
        records = _boxes(one, page[2])
    elif one.sample.kind == "json":
        records = [(field, line, text, field) for field, line, text, _ in one.values]
    else:
        found = offsets(one)
        records = [
            (field, line, text, where.segment or where.row, where.element, where.component, offset)
            for (field, line, text, origin), offset in zip(one.values, found, strict=True)
            for where in (origin.where,)
        ]
    return zlib.compress(_ENCODER.encode(records), 1)


def offsets(one: Prepared) -> list[int]:
    """Where each value begins: counted by segment or row, then looked for in it."""
    at, found = 0, [0] * len(one.values)
    wanted = one.wanted
    for number, segment in enumerate(one.sample.content.decode("latin-1").split(_ENDS[one.sample.kind])):
        if number in wanted:
            for field, text in wanted[number]:
                found[field] = at + segment.find(text)
        at += len(segment) + 1
    return found


def _boxes(one: Prepared, text_page: Any) -> list[Any]:
    """The box around each value, of its first character and its last."""
    rect = raw.FS_RECTF()
    target, here, box = ctypes.byref(rect), text_page.raw, raw.FPDFText_GetLooseCharBox
    records = []
    at = 0
    for field, line, text, _ in one.values:
        box(here, at, target)
        left, top = rect.left, rect.top
        at += len(text)
        box(here, at, target)
        records.append((field, line, text, left, top, rect.right, rect.bottom))
    return records


class Checker:
    """Checks orders with the merchant's articles and compares them with their like, all in memory."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._by_number = {one.number: one for one in articles} | {one.gtin: one for one in articles}
        self._known: dict[tuple[str, str], str] = {}
        self._by_lines: dict[str, str] = {}

    def check(self, order: Order, sha: str) -> list[str]:
        """Codes of what is wrong with it; the order as one that was here is remembered."""
        found = []
        total = Decimal(0)
        folded: list[str] = []
        for line in order.lines:
            found += self._line(line, folded)
            if line.quantity is not None and line.price is not None and line.price.net is not None:
                amount = line.quantity.value * line.price.net
                total += amount
                if line.amount is not None and line.amount != amount:
                    found.append("line.amount")
        stated = order.totals.stated if order.totals else None
        said = (stated.net or stated.lines or stated.gross) if stated else None
        if said is not None and abs(said - total) > _TOLERANCE * total:
            found.append("order.total")
        number = _NOT_ALNUM.sub("", order.number or "").upper().lstrip("0")
        buyer = order.buyer.gln or order.buyer.customer_number or order.buyer.name or "" if order.buyer else ""
        lines = hashlib.sha256("\n".join(sorted(folded)).encode()).hexdigest()
        if (buyer, number) in self._known or lines in self._by_lines:
            found.append("order.twin")
        self._known[buyer, number] = self._by_lines[lines] = sha
        hashlib.sha256(f"{buyer}\n{number}\n{sha}".encode()).hexdigest()
        return found

    def _line(self, line: Line, folded: list[str]) -> list[str]:
        found = []
        item = line.item
        article = self._by_number.get(item.seller_id or item.gtin or "")
        folded.append(f"{item.seller_id or item.gtin} {line.quantity.value if line.quantity else ''}")
        if item.gtin and not is_gtin(item.gtin):
            found.append("line.gtin")
        if article is None:
            return [*found, "line.article"]
        price = line.price.net if line.price else None
        if price is not None and abs(price - article.price) > _TOLERANCE * article.price:
            found.append("line.price")
        unit = line.quantity.unit if line.quantity else None
        if unit is not None and unit != article.unit:
            found.append("line.unit")
        return found
