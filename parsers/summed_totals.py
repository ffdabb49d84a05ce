"""Totals by arithmetic: what stands below the order lines and adds up with them, wherever its labels stand.

    VAT rate     Net      VAT       Nett total    601.50      the lines come to 601.50; 601.50 + 98.30 = 699.80
    20.00%    491.50    98.30       VAT total      98.30
    0.00%     110.00     0.00       Total EUR     699.80

In: the pages, their table and its lines. Out: net, tax (or each of several taxes) and gross, each with its words. It is
asked where labels told no three totals that add up, and answers where the paper speaks of a tax and the sums leave one
answer; or where no label is known, and the sum of the lines stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Final, NamedTuple

from parsers.line_product import CENT, product_of
from parsers.order_table import Table
from parsers.page_lines import LineRead
from parsers.page_totals import TOTAL_NAMES, charges_of, is_rate, last_number, with_thousands
from parsers.page_words import Line, Page, Word, key_of
from parsers.printed_values import NumberFormat, bare, read_number
from parsers.total_lines import TOTAL_LABELS, is_money

_MOST: Final = 24
"""Amounts below the lines that are looked at."""
_LINES: Final = 40
_AROUND: Final = "().,;"
_TWICE: Final = 2
_APART: Final = 1.5
"""Line heights between two runs of words."""
_WITHOUT: Final = frozenset(("excl", "excluding", "exclusive", "ex", "exc", "exkl", "ohne", "before", "without", "vor"))
_HIGHEST: Final = Decimal("0.3")
"""Share of the net that a tax may be."""
_RATE: Final = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%")


class _Amount(NamedTuple):
    """An amount below the lines; whether its line, or the one above, names a tax, and whether it names a total."""

    value: Decimal
    line: Line
    taxed: bool
    named: bool


class _Sum(NamedTuple):
    """One way to read the totals; the better, the greater."""

    gross: Decimal
    rated: bool
    anchored: int
    net: Decimal
    taxes: tuple[Decimal, ...]


def summed_totals(
    pages: Sequence[Page], table: Table, lines: Sequence[LineRead], number_format: NumberFormat
) -> list[tuple[str, Line]]:
    """What the totals of the table are instead of those with labels, or nothing."""
    if not lines or lines[-1].row.page.engine != "text-layer" or _agree(table, number_format):
        return []
    below = _below(pages, table, lines[-1])
    taxed = {id(line) for at, line in enumerate(below) if any(map(_speaks_of_tax, below[max(0, at - 1) : at + 1]))}
    charges = {last_number(line, number_format) for name, line in table.totals if name in {"charge", "discount"}}
    amounts = _amounts(below, taxed, number_format)[:_MOST]
    rates = {
        Decimal(rate.replace(",", "."))
        for line in below
        if id(line) in taxed or _RATE.match(line.text)
        for rate in _RATE.findall(line.text)
    }  # fmt: skip
    sums = [_comes_to(line) for line in lines]
    total = None if None in sums else sum((one for one in sums if one is not None), Decimal(0))
    best = _best([one.value for one in amounts], {one.value for one in amounts if one.taxed} - charges, total, rates)
    if best is not None:
        return _words_of(best, amounts)
    if total is not None:
        gross = {last_number(line, number_format) for name, line in table.totals if name == "gross"}
        for net in (total + charges_of(table, number_format), total):
            # "Total 42,00 zzgl. 19 % MwSt. 7,98" calls the net a total.
            if gross <= {net} and (untold := _without_gross(net, amounts, charges, rates)):
                return untold
    alone = not any(name in TOTAL_NAMES for name, _ in table.totals)
    # What one line comes to may be printed again; what several come to together is their sum, whatever is said of it.
    proven = len(lines) > 1
    plain = [("net", one.line) for one in amounts if alone and one.value == total and (one.named or proven)][-1:]
    return plain or ([("net", one) for one in _with_charge(amounts, total)] if alone else [])


def _without_gross(
    net: Decimal, amounts: Sequence[_Amount], charges: AbstractSet[Decimal | None], rates: AbstractSet[Decimal]
) -> list[tuple[str, Line]]:
    """Net and tax where nobody told what they make: "818,58 € netto, zuzüglich 155,53 € Umsatzsteuer (19 %)".

    The net is what the order lines come to, the tax is the net at a rate.
    """
    told = next((one for one in amounts if one.value == net), None)
    due = {(net * rate / 100).quantize(CENT, ROUND_HALF_UP) for rate in rates or _RATES} - charges - {Decimal(0), net}
    taxes = [one for one in amounts if one.taxed and one.value in due]
    if told is None or len({one.value for one in taxes}) != 1:
        return []
    return [("net", told.line), ("tax", taxes[-1].line)]


_RATES: Final = frozenset(
    map(Decimal, ("19", "7", "20", "10", "13", "5", "8.1", "2.6", "3.8", "23", "13.5", "21", "22"))
)
"""Rates of tax on goods, where the paper tells none."""


def _with_charge(amounts: Sequence[_Amount], total: Decimal | None) -> list[Line]:
    """The total by its label that the order lines come to with what one amount between adds, which is no tax."""
    if total is None or any(one.taxed for one in amounts):
        return []
    return [
        one.line
        for at, one in enumerate(amounts)
        if one.named and any(total + added.value == one.value and not added.named for added in amounts[:at])
    ][-1:]


def _comes_to(line: LineRead) -> Decimal | None:
    """The amount of a line, printed or not; None where more than quantity and price make it."""
    if line.amount is not None or line.quantity is None or line.price is None:
        return line.amount
    return (
        None if {"discount", "price_unit"} & line.values.keys() else product_of(line.quantity, line.price, None, None)
    )


def _speaks_of_tax(line: Line) -> bool:
    """Whether a line names a tax, other than to leave it out: "excl. VAT"."""
    keys = [key_of(one.text) for one in line.words]
    return any(
        TOTAL_LABELS.get(key) == "tax" and not (at and keys[at - 1] in _WITHOUT) for at, key in enumerate(keys)
    )  # fmt: skip


def _agree(table: Table, number_format: NumberFormat) -> bool:
    """Whether labels told a net, a tax and a gross that add up."""
    values = {
        name: last_number(line, number_format) for name, line in table.totals if name in TOTAL_NAMES
    }  # fmt: skip
    net, tax, gross = (values.get(name) for name in TOTAL_NAMES)
    if net is None or tax is None or gross is None:
        return False
    return min(abs(gross - net - tax), abs(gross - net - tax - charges_of(table, number_format))) <= CENT


def _below(pages: Sequence[Page], table: Table, last: LineRead) -> list[Line]:
    """The lines below the last order line, on its page and the next one."""
    row, page = last.row, last.row.page
    own = {id(row.line)}
    if table.by_label:
        # A line of labelled values goes over several lines of print, which all are marked as used; so is the line of a
        # sentence of which a part states a total.
        stating = {id(word) for _, line in table.totals for word in line.words}
        told = [line for one in pages for line in one.lines if any(id(word) in stating for word in line.words)]
        own = table.used - {id(line) for line in told} - {id(line) for _, line in table.totals}
    return [
        line
        for one in pages
        if page.number <= one.number <= page.number + 1
        for line in one.lines
        if (one is not page or line.y0 > row.line.y0) and id(line) not in own
    ][:_LINES]


def _amounts(lines: Sequence[Line], taxed: set[int], number_format: NumberFormat) -> list[_Amount]:
    """Each amount with its words, in order."""
    found = []
    for above, line in zip((None, *lines), lines, strict=False):
        named = _names_total(line.words) or (above is not None and _labelled_above(line, above))
        for at, word in enumerate(line.words):
            if not is_money(word.text.strip(_AROUND)) or is_rate(line, at):
                continue
            words = [*with_thousands(line, word)[:-1], word._replace(text=word.text.strip(_AROUND))]
            value = read_number(bare("".join(one.text for one in words)), number_format)
            if value is not None:
                found.append(_Amount(value, Line(line.page, words), id(line) in taxed, named))
    return found


def _names_total(words: Sequence[Word]) -> bool:
    return any(TOTAL_LABELS.get(key_of(one.text)) in TOTAL_NAMES for one in words)


def _labelled_above(line: Line, above: Line) -> bool:
    """Whether the last words of the line above are the small label over the amount that ends a line, in one box."""
    label = above.segments(_APART)[-1]
    start = next((at for at, one in enumerate(line.words) if one.x0 >= label[0].x0), len(line.words))
    own = line.words[start:]
    near = line.y0 - above.y1 < line.height and above.page is line.page
    return near and 0 < len(own) <= _TWICE and is_money(own[-1].text.strip(_AROUND)) and _names_total(label)


def _best(
    values: Sequence[Decimal], taxable: AbstractSet[Decimal | None], total: Decimal | None, rates: AbstractSet[Decimal]
) -> _Sum | None:
    """The best way to read the totals where no other is as good."""
    known = set(values)
    nets = known | ({total} if total is not None else set())
    found = []
    for net in nets:
        if net <= 0:
            continue
        anchored = _anchored(net, total, values)
        small = sorted(one for one in known & taxable if 0 < one <= _HIGHEST * net)
        ways = [(), *((one,) for one in small), *(combinations(small, 2) if len(rates) > 1 else ())]
        for taxes in ways:
            tax = sum(taxes, Decimal(0))
            gross = net + tax
            if gross not in known or (gross == total and net != total):
                continue
            if not taxes and (net != total or 0 not in known or values.count(net) < _TWICE):
                continue
            rated = any(abs(net * one / 100 - tax) <= 2 * CENT for one in rates)
            if len(rates) == 1 and not rated:
                continue
            if anchored or (rated and gross == max(values) and net in known):
                found.append(_Sum(gross, rated, anchored, net, taxes))
    found.sort()
    if len(found) > 1 and found[-1][:3] == found[-2][:3]:
        return None
    return found[-1] if found else None


def _anchored(net: Decimal, total: Decimal | None, values: Sequence[Decimal]) -> int:
    """How well the order lines explain a net: 2 as their sum, 1 with charges or discounts beside it, 0 not."""
    if total is None or net == total:
        return 2 if total is not None else 0
    apart = abs(net - total)
    others = [abs(one) for one in set(values) - {net, total}]
    if apart in others:
        return 1
    return int(any(apart in {one + other, abs(one - other)} for one, other in combinations(others, 2)))


def _words_of(best: _Sum, amounts: Sequence[_Amount]) -> list[tuple[str, Line]]:
    """The totals with the last words that tell each."""
    wanted = [("net", best.net), *(("tax", one) for one in best.taxes or (Decimal(0),)), ("gross", best.gross)]
    found = []
    for meaning, value in wanted:
        line = next((one.line for one in reversed(amounts) if one.value == value), None)
        if line is not None:
            found.append((meaning, line))
    return found
