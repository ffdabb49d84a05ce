"""The currency of an order by its sign or code, in the table and its totals first.

Total CAD 4,967.54        Unit Price (AED)        $918.29        All prices in US$
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Found
from parsers.money_words import MORE_CODES, OTHER_DOLLARS
from parsers.order_table import Table
from parsers.page_words import Line, Page, Word, key_of
from parsers.printed_values import looks_numeric

_SIGNS: Final = (
    ("EUR", "EUR"),
    ("€", "EUR"),
    ("CHF", "CHF"),
    ("SFr", "CHF"),
    ("USD", "USD"),
    ("$", "USD"),
    ("GBP", "GBP"),
    ("£", "GBP"),
)
_SIGN: Final = re.compile("|".join(re.escape(sign) for sign, _ in _SIGNS))
_ALONE: Final = tuple((re.compile(rf"(?<![A-Za-z]){re.escape(sign)}(?![A-Za-z])"), code) for sign, code in _SIGNS)
_MARKED: Final = {"us$": "USD", "s$": "SGD", "kč": "CZK", "zł": "PLN", **OTHER_DOLLARS}


def currency_of(pages: Sequence[Page], table: Table) -> Found | None:
    """The first currency that is told; the dollar of another country where a code beside money says so."""
    codes = list(_codes(pages, table))
    for page, word, code in _signs(pages, table):
        other = next((one for one in codes if one[2] in _DOLLARS), None) if code == "USD" and "$" in word.text else None
        if other is not None:
            return other[0].found([other[1]], other[2])
        return page.found([word], code)
    return next((page.found([word], code) for page, word, code in codes), None)


_DOLLARS: Final = frozenset(("CAD", "AUD", "NZD", "SGD", "HKD"))


def _signs(pages: Sequence[Page], table: Table) -> Iterator[tuple[Page, Word, str]]:
    for inside in (True, False):
        for page in pages:
            for line in page.lines:
                if (id(line) in table.used) is not inside:
                    continue
                for word in line.words:
                    if _SIGN.search(word.text) is None:
                        continue
                    for sign, code in _ALONE:
                        if sign.search(word.text):
                            yield page, word, code


def _codes(pages: Sequence[Page], table: Table) -> Iterator[tuple[Page, Word, str]]:
    """Further codes where money is spoken of: in titles, beside a total, glued to or beside an amount."""
    stated = {id(word) for _, line in table.totals for word in line.words}
    for page in pages:
        for line in page.lines:
            for at, word in enumerate(line.words):
                key = key_of(word.text).rstrip("0123456789.,'")
                if key not in MORE_CODES or not (word.text[:3].isupper() or key in _MARKED):
                    continue
                if id(word) in stated or id(line) in table.header_lines or _beside_money(line, at):
                    yield page, word, _MARKED.get(key, key.upper())


def _beside_money(line: Line, at: int) -> bool:
    around = [line.words[place].text for place in (at - 1, at + 1) if 0 <= place < len(line.words)]
    return any(looks_numeric(one) and re.search(r"[.,]\d\d$", one) for one in [line.words[at].text, *around])
