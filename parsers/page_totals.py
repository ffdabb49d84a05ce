"""The totals an order states: net, tax and gross, by their labels and by what adds up.

In: the lines of the table that hold totals. Out: their values, and `Found`s in the fields of the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from parsers.order_fields import Fields
from parsers.order_table import Table
from parsers.page_lines import LineRead
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, bare, looks_numeric, printed, read_number, readings
from parsers.total_lines import is_money

TOTAL_NAMES: Final = {"net": "net_total", "tax": "tax_total", "gross": "gross_total"}


def read_totals(
    fields: Fields, table: Table, lines: Sequence[LineRead], number_format: NumberFormat
) -> dict[str, Decimal]:
    """Net, tax, gross as stated; the last line that states one counts. Where only one sum stands, it is the net."""
    stated: dict[str, tuple[Line, Word]] = {}
    sums: list[tuple[Line, Word]] = []
    for meaning, line in table.totals:
        figures = _figures(line)
        if meaning in TOTAL_NAMES and figures:
            stated[meaning] = (line, figures[-1])
        if meaning in {"net", "gross", "carry"} and figures:
            sums.append((line, figures[-1]))
        if meaning == "tax":
            _tax_rate(fields, line)
    _pair_up(stated, sums, number_format)
    alone = "gross" in stated and "net" not in stated and "tax" not in stated
    if alone and not any(key_of(one.text) in _WITH_TAX for one in stated["gross"][0].words):
        stated["net"] = stated.pop("gross")
    _goods_first(stated, sums, table, number_format)
    _without_tax(stated, table, number_format)
    raws = {
        meaning: bare("".join(one.text for one in with_thousands(line, word)))
        for meaning, (line, word) in stated.items()
    }
    several = _taxes(table, stated, number_format)
    if several is not None:
        raws["tax"] = printed(several, number_format)
    values = _adding_up({meaning: readings(raw, number_format, money=True) for meaning, raw in raws.items()}, lines)
    if "tax" not in values and "gross" in values and values["gross"] < values.get("net", Decimal(0)):
        # "Total lines 42.00", which freight is added to.
        del values["gross"], stated["gross"]
    for meaning, (line, word) in stated.items():
        raw = raws[meaning]
        if meaning in values and read_number(raw, number_format) != values[meaning]:
            raw = printed(values[meaning], number_format)
        fields.offer(TOTAL_NAMES[meaning], line.page.found(with_thousands(line, word), raw), 9)
    return values


def _goods_first(
    stated: dict[str, tuple[Line, Word]], sums: Sequence[tuple[Line, Word]], table: Table, number_format: NumberFormat
) -> None:
    """Of two sums that no label tells apart, and charges between, the first is what the lines come to: the net."""
    added = charges_of(table, number_format)
    if "net" in stated or "gross" not in stated or not added:
        return
    gross = last_number(stated["gross"][0], number_format)
    goods = [one for one in sums if gross is not None and last_number(one[0], number_format) == gross - added]
    if goods:
        stated["net"] = goods[0]


def _without_tax(stated: dict[str, tuple[Line, Word]], table: Table, number_format: NumberFormat) -> None:
    """Where no tax is stated, or one of nought, what the lines come to with freight and discount is the net.

    What is printed below the tax is added to it, not to the net.
    """
    added = charges_of(table, number_format)
    if not {"net", "gross"} <= stated.keys() or not added:
        return
    names = [meaning for meaning, _ in table.totals]
    if "tax" in names and any(one in {"charge", "discount"} for one in names[names.index("tax") :]):
        return
    tax = last_number(stated["tax"][0], number_format) if "tax" in stated else Decimal(0)
    net, gross = (last_number(stated[name][0], number_format) for name in ("net", "gross"))
    if net is not None and gross == net + added and not tax:
        stated["net"] = stated["gross"]
        if "tax" not in stated:
            del stated["gross"]


_WITH_TAX: Final = frozenset(("inkl", "inklusive", "incl", "including", "inclusive", "inc", "brutto"))
"""Words by which a lone sum says that it holds the tax."""


def _taxes(table: Table, stated: dict[str, tuple[Line, Word]], number_format: NumberFormat) -> Decimal | None:
    """The sum of the taxes at several rates, where net and gross prove it; None where one line states the tax."""
    each = [last_number(line, number_format) for meaning, line in table.totals if meaning == "tax"]
    if len(each) < 2 or None in each or not {"net", "gross"} <= stated.keys():
        return None
    net, gross = (last_number(stated[name][0], number_format) for name in ("net", "gross"))
    total = sum((one for one in each if one is not None), Decimal(0))
    return total if net is not None and gross == net + total and each[-1] != total else None


def _pair_up(
    stated: dict[str, tuple[Line, Word]], sums: Sequence[tuple[Line, Word]], number_format: NumberFormat
) -> None:
    """Of all sums stated, the two that the tax lies between are net and gross, whatever their labels."""
    value = {id(line): last_number(line, number_format) for line, _ in (*sums, *stated.values())}
    tax = value[id(stated["tax"][0])] if "tax" in stated else None
    known = [value[id(stated[name][0])] if name in stated else None for name in ("net", "gross")]
    if tax is None or (None not in known and known[0] + tax == known[1]):  # type: ignore[operator]  # neither is None
        return
    for after in reversed(range(len(sums))):
        for before in reversed(range(after)):
            low, high = value[id(sums[before][0])], value[id(sums[after][0])]
            if low is not None and high is not None and low + tax == high:
                stated["net"], stated["gross"] = sums[before], sums[after]
                return


def _adding_up(options: dict[str, list[Decimal]], lines: Sequence[LineRead]) -> dict[str, Decimal]:
    """Of all readings of the totals those that add up; else each as printed."""
    names = [name for name in ("net", "tax", "gross") if options.get(name)]
    plain = {name: options[name][0] for name in names}
    total = sum((line.amount or Decimal(0) for line in lines), Decimal(0))
    for choice in product(*(options[name] for name in names)):
        values = dict(zip(names, choice, strict=True))
        sums = len(names) < 3 or values["net"] + values["tax"] == values["gross"]
        if sums and (values.get("net", total) == total or len(names) == 3):
            return values
    return plain


def _figures(line: Line) -> list[Word]:
    """The numbers that may be the total, up to the last amount with cents: "50,00 EUR zzgl. 19 % MwSt."."""
    numbers = [at for at, one in enumerate(line.words) if looks_numeric(one.text) and "%" not in one.text]
    money = [at for at in numbers if is_money(line.words[at].text) and not is_rate(line, at)]
    return [line.words[at] for at in numbers if not money or at <= money[-1]]


def is_rate(line: Line, at: int) -> bool:
    """Whether a number is one of per cent."""
    return at + 1 < len(line.words) and line.words[at + 1].text.startswith("%")


def with_thousands(line: Line, last: Word) -> list[Word]:
    """The last number of a line with the thousands before it: "1 234,56"."""
    at = next(index for index, one in enumerate(line.words) if one is last)
    start = at
    while (
        start
        and re.fullmatch(r"\d{3}(?:[.,]\d+)?", line.words[start].text)
        and re.fullmatch(r"\d{1,3}", bare(line.words[start - 1].text))
    ):
        if line.words[start].x0 - line.words[start - 1].x1 > 0.62 * line.height:
            break
        start -= 1
    return line.words[start : at + 1]


def _tax_rate(fields: Fields, line: Line) -> None:
    match = re.search(r"(\d{1,2}(?:[.,]\d{1,2})?)\s?%", line.text)
    if match:
        words = [one for one in line.words if match[1] in one.text] or line.words
        fields.offer("tax_rate", line.page.found(words[:1], match[1]))


def last_number(line: Line, number_format: NumberFormat) -> Decimal | None:
    figures = _figures(line)
    return (
        read_number(bare("".join(one.text for one in with_thousands(line, figures[-1]))), number_format)
        if figures
        else None
    )


def charges_of(table: Table, number_format: NumberFormat) -> Decimal:
    """What freight and the like add to the lines, less what is taken off."""
    total = Decimal(0)
    for meaning, line in table.totals:
        value = last_number(line, number_format) if meaning in {"charge", "discount"} else None
        if value is not None:
            total += -abs(value) if meaning == "discount" else value
    return total
