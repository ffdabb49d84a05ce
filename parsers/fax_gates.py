"""When a line of a fax needs no look: its page is no ruin, all its words are explained, and its numbers are proven.

In: recognised lines, what the sender added up, and the sum the lines should have. Out: one finding for each line and
doubt. Quantity x price = amount proves a line together with the sum of all lines; where the sum is not stated, or does
not fit because of another line, the line's numbers must be read a second time as they were at first:

    12 x 33,10 = 397,20    sum = net       proven
     1 x 38,10 =  38,10    no net stated   33,10 may have been misread alike twice: read again, figure by figure
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from orderhub.document import Finding, Severity
from parsers.page_lines import LineRead
from parsers.page_words import OTHER_ENGINE, Word
from parsers.printed_values import NumberFormat, bare, readings
from parsers.second_reading import KINDS, RUIN, mean_confidence, shape_of

_CENTS: Final = re.compile(r".*[.,](?:\d{2,4}|[-–—]{1,2})-?")
_TWO: Final = re.compile(r".*[.,](?:\d{2}|[-–—]{1,2})-?")
_MONEY: Final = ("price", "amount")
_UNSURE: Final = 700
"""Per mille below which a word in a line of the table may be no print at all."""


def fax_findings(lines: Sequence[LineRead], number_format: NumberFormat, *, by_sum: bool) -> list[Finding]:
    """Why lines need a look though they multiply. `by_sum`: whether they add up to what is stated."""
    found: list[Finding] = []
    ruined = {id(page) for page in (line.row.page for line in lines) if page.ruined or mean_confidence(page) < RUIN}
    usual = [_has_cents(line, kind) for line in lines for kind in _MONEY if line.values.get(kind)]
    with_cents = 2 * sum(usual) > len(usual)
    for at, line in enumerate(lines, 1):
        if line.row.page.engine == "text-layer":
            continue
        if id(line.row.page) in ruined:
            found.append(_finding("pdf.page-ruined", at, line, line.row.words()))
            continue
        found += _strange_words(at, line, proven=bool(line.closes and by_sum))
        found += _numbers_missing(at, line, lines)
        whole = not by_sum and not _ends_in_cents(line)
        if line.closes and (whole or (with_cents and not all(_has_cents(line, kind) for kind in _MONEY))):
            found.append(_finding("pdf.cents-missing", at, line, line.row.cells.get("amount") or line.row.words()))
        elif line.closes and not by_sum and not is_confirmed(line, number_format):
            found.append(_finding("pdf.sum-unproven", at, line, line.row.cells.get("amount") or line.row.words()))
    return found


def is_proven(lines: Sequence[LineRead], totals: Mapping[str, Decimal], charges: Decimal) -> bool:
    """Whether the amounts add up to the stated net, or gross less tax. `charges`: freight and the like between them."""
    amounts = [line.amount for line in lines]
    if not amounts or any(one is None for one in amounts):
        return False
    total = sum((one for one in amounts if one is not None), Decimal(0))
    stated = {value for name in ("net", "gross") if (value := totals.get(name)) is not None}
    if {"gross", "tax"} <= totals.keys():
        stated.add(totals["gross"] - totals["tax"])
    return bool({total, total + charges} & stated)


def is_confirmed(line: LineRead, number_format: NumberFormat) -> bool:
    """Whether price and amount are each read again as they were at first, by either engine.

    The quantity follows from them.
    """
    page, cells = line.row.page, line.row.cells
    if page.second is None:
        return True
    for kind, value in (("price", line.price), ("amount", line.amount)):
        words = cells.get(kind)
        if not words or value is None:
            return False
        # What the second engine read, it cannot confirm. One reading after the other: each costs time.
        theirs = any(one.engine == OTHER_ENGINE for one in line.values.get(kind, ()))
        if not any(one == value for one in _figures(line, words, number_format, with_other=not theirs)):
            return False
    return True


def _figures(
    line: LineRead, words: Sequence[Word], number_format: NumberFormat, *, with_other: bool
) -> Iterator[Decimal]:
    page = line.row.page
    assert page.second is not None
    for text in chain(page.second(words), page.other(words) if with_other and page.other is not None else ()):
        number = re.search(r"\d[\d.,'’]*", text.replace(" ", ""))
        if number is not None:
            yield from readings(bare(number[0]).rstrip(".,"), number_format, money=True)


def _numbers_missing(at: int, line: LineRead, lines: Sequence[LineRead]) -> Iterator[Finding]:
    """A line without the article number that most lines have, or with one that looks like another number of theirs."""
    for kind in ("article", "buyer_article", "gtin"):
        having = [one.values[kind][0].raw for one in lines if one.values.get(kind)]
        if line.values.get(kind) or 2 * len(having) <= len(lines):
            continue
        own = line.values.get("article")
        likely = {
            shape_of(one.values["article"][0].raw)
            for one in lines
            if one.values.get(kind) and one.values.get("article")
        }
        taken = own is not None and shape_of(own[0].raw) in {shape_of(one) for one in having} - likely
        if kind == "article" or taken:
            said = {"line": str(at), "missing": kind}
            place = line.row.page.where(line.row.words())
            yield Finding("pdf.line-incomplete", Severity.WARNING, place, said, f"lines[{at}].item")


def _strange_words(at: int, line: LineRead, *, proven: bool) -> Iterator[Finding]:
    """Words in the row that belong to no column, or that are hardly words: written or stamped, perhaps.

    Numbers of a line that is `proven` by its product and the sum are read, however unsure.
    """
    cells = line.row.cells
    settled = [word for kind in KINDS for word in cells.get(kind, ())] if proven else []
    strange = [word for kind in ("other", "aside", "figures") for word in cells.get(kind, ())]
    strange += [word for word in line.row.line.words if word.confidence < _UNSURE and word not in [*strange, *settled]]
    if strange:
        yield _finding("pdf.line-marked", at, line, strange)


def _ends_in_cents(line: LineRead) -> bool:
    """Whether both sums end in cents: 153.480 beside 127,90 may be what a cut edge left of 153.480,00."""
    texts = [one.text for one in line.row.cells.get("amount", ())] + [one.raw for one in line.values.get("amount", ())]
    return _has_cents(line, "price") and any(_TWO.fullmatch(bare(text)) for text in texts)


def _has_cents(line: LineRead, kind: str) -> bool:
    """Whether the number is printed with decimals, as far as recognition saw them."""
    words = line.row.cells.get(kind, ())
    found = line.values.get(kind)
    texts = [one.text for one in words] or [one.raw for one in found or ()]
    return any(_CENTS.fullmatch(bare(text)) for text in texts) or bool(found and _CENTS.fullmatch(found[0].raw))


def _finding(code: str, at: int, line: LineRead, words: Sequence[Word]) -> Finding:
    said = {"line": line.values["position"][0].raw if line.values.get("position") else str(at)}
    return Finding(code, Severity.WARNING, line.row.page.where(words), said, f"lines[{at}]")
