"""Quantities that the text of a mail gives for articles of the order attached to it.

    Anbei unsere Bestellung, von NW-1001 brauchen wir aber nur 20 Kisten.      attached: 40

In: the orders read from the text, the text itself, the attached orders. Out: the articles for which no attached
quantity is the one that the text says: a line, or the sum of an order, or of all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from orderhub.order.known import number_key
from orderhub.order.model import Line, Order

# 20 Kisten   20x   1.000 Stück   2,5 kg
_COUNTED: Final = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[.,]\d{3})+|\d{1,6}(?:[.,]\d{1,3})?) ?(x\b|×|[^\W\d_]{1,20}\b)")
_NO_UNIT: Final = re.compile(
    r"(?i)jan|feb|m[aä]r|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|de[zc]|uhr|am|pm|eur|usd|gbp|chf|cent|tag|woch|monat|day|"
    r"week|month|und|and|bis|to|or|oder|st|nd|rd|th|mm|cm|mal|times"
)
_WORD: Final = re.compile(r"[\w./-]*\w")


class Otherwise(NamedTuple):
    """An article, what the text says of it, and what is attached."""

    article: str
    said: Decimal
    attached: Decimal


def other_quantities(written: Iterable[Order], text: str, attached: list[Order]) -> list[Otherwise]:
    """Articles of the attached orders for which the text says another quantity, each once."""
    known = [_by_article(order.lines) for order in attached]
    found: dict[str, Otherwise] = {}
    for key, value in (*_ordered(written), *_told(text, {key for one in known for key in one})):
        here = [one[key] for one in known if key in one]
        each = [amount for amounts in here for amount in amounts]
        total = sum(each, Decimal(0))
        if each and value not in {total, *each, *(sum(one, Decimal(0)) for one in here)}:
            found.setdefault(key, Otherwise(key, value, total))
    return [*found.values()]


def _by_article(lines: Iterable[Line]) -> dict[str, list[Decimal]]:
    found: defaultdict[str, list[Decimal]] = defaultdict(list)
    for line in lines:
        if line.quantity is not None:
            for key in _keys(line):
                found[key].append(line.quantity.value)
    return found


def _keys(line: Line) -> set[str]:
    item = line.item
    return {number_key(code) for code in (item.seller_id, item.buyer_id, item.gtin) if code}


def _ordered(written: Iterable[Order]) -> Iterator[tuple[str, Decimal]]:
    for order in written:
        for key, amounts in _by_article(order.lines).items():
            yield key, sum(amounts, Decimal(0))


def _told(text: str, known: set[str]) -> Iterator[tuple[str, Decimal]]:
    """Quantities of sentences that name one known article and count one thing."""
    for line in text.splitlines():
        if line.startswith(">"):
            continue
        named = {key for word in _WORD.findall(line) if (key := number_key(word)) in known}
        counted = [one[1] for one in _COUNTED.finditer(line) if not _NO_UNIT.match(one[2])]
        if len(named) == len(counted) == 1 and number_key(counted[0]) not in named:
            yield named.pop(), _value(counted[0])


def _value(raw: str) -> Decimal:
    """1.000 and 1,000 are a thousand in a text that counts boxes; 2,5 and 2.5 are two and a half."""
    whole = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", raw)
    return Decimal(re.sub(r"[.,]", "", raw) if whole else raw.replace(",", "."))
