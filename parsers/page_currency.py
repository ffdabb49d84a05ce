"""The currency of an order by its sign or code, in the table and its totals first.

Total CAD 4,967.54        Unit Price (AED)        $918.29        All prices in US$
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Finding, Found, Severity
from parsers.money_words import LONG_CODES, MORE_CODES, OTHER_DOLLARS
from parsers.order_fields import Fields
from parsers.order_table import Table
from parsers.page_country import GST
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
_MARKED: Final = {
    "us$": "USD", "s$": "SGD", "kč": "CZK", "zł": "PLN", "₹": "INR", "rs": "INR", "r": "ZAR", "rm": "MYR", "kr": "KR",
    "dkr": "DKK", "nkr": "NOK", "skr": "SEK", **OTHER_DOLLARS,
}  # fmt: skip


def currency_of(pages: Sequence[Page], table: Table, country: str) -> Found | None:
    """The first currency that is told. A bare "$" or "kr" is that of a code the page tells, else of the `country`."""
    codes = list(_codes(pages, table))
    priced = _priced_in(pages, table)
    for page, word, code in _signs(pages, table):
        if priced is not None and not _tells_money(page, word, table):
            # "EUR pallets", "5 EUR voucher" below prices that are in crowns.
            return priced[0].found([priced[1]], priced[2])
        if code == "USD" and _BARE.search(word.text):
            other = next((one for one in codes if one[2] in _DOLLARS), None) or _spoken(pages, table)
            if other is not None:
                return other[0].found([other[1]], other[2])
            own = None if any(one[2] == "USD" for one in codes) else _DOLLAR_OF.get(country)
            return page.found([word], own or code)
        return page.found([word], code)
    for page, word, code in codes:
        if code != "KR":
            return page.found([word], code)
        if country in _CROWN_OF:
            return page.found([word], _CROWN_OF[country])
    return None


def _priced_in(pages: Sequence[Page], table: Table) -> tuple[Page, Word, str] | None:
    """The one further code that titles of prices and amounts say, or that stands beside totals and sums of money."""
    said: dict[str, tuple[Page, Word, str]] = {}
    for page, word in _words_of_money(pages, table):
        key = key_of(word.text)
        long = key in LONG_CODES or not key.isascii()
        if key in MORE_CODES and long and (word.text[:4].isupper() or key in _MARKED):
            code = _MARKED.get(key, key.upper())
            said.setdefault(code, (page, word, code))
    return next(iter(said.values())) if len(said) == 1 else None


def _words_of_money(pages: Sequence[Page], table: Table) -> Iterator[tuple[Page, Word]]:
    """The titles of prices and amounts, the totals, and what stands beside a sum."""
    for row in {id(one.header): one for one in table.rows}.values():
        for column in row.header.both_lines() if row.header is not None else ():
            yield from ((row.page, one) for one in column.words if column.kind in {"price", "amount"})
    stated = {id(line) for _, line in table.totals}
    for page in pages:
        for line in page.lines:
            for at, word in enumerate(line.words) if id(line) not in table.header_lines else ():
                if id(line) in stated or _beside_money(line, at):
                    yield page, word


def _tells_money(page: Page, word: Word, table: Table) -> bool:
    """Whether a sign stands in the titles or the totals, beside an amount, or with what is spoken of prices."""
    stated = {id(line) for _, line in table.totals} | table.header_lines
    for line in page.lines:
        at = next((at for at, one in enumerate(line.words) if one is word), None)
        if at is not None:
            spoken = any(_SPOKEN.search(one.text) for one in line.words)
            return id(line) in stated or spoken or _beside_money(line, at)
    return False


_SPOKEN: Final = re.compile(r"(?i)pri[cs]e|preis|curren|währung|waehrung|prezz|prix|amount|betr[aä]g")


def currency_doubts(fields: Fields, pages: Sequence[Page], table: Table, country: str) -> list[Finding]:
    """A finding where several countries have the sign and nothing tells which is meant: "kr", "$" with GST."""
    sign: tuple[Page, Word] | None = None
    if not fields.raw("currency"):
        sign = next(((page, word) for page, word, code in _codes(pages, table) if code == "KR"), None)
    elif not country and fields.raw("currency") == "USD" and _has_gst(pages):
        sign = next(((page, word) for page, word, _ in _signs(pages, table) if _BARE.search(word.text)), None)
    if sign is None:
        return []
    said = {"value": "$" if "$" in sign[1].text else "kr"}
    return [Finding("pdf.currency-unsure", Severity.WARNING, sign[0].where([sign[1]]), said, "currency")]


def _has_gst(pages: Sequence[Page]) -> bool:
    return any(GST.search(line.text) for page in pages for line in page.lines)


_BARE: Final = re.compile(r"(?<![A-Za-z])\$")
_DOLLAR_OF: Final = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD"}
_DOLLARS: Final = frozenset(_DOLLAR_OF.values())
_CROWN_OF: Final = {"DK": "DKK", "SE": "SEK", "NO": "NOK"}


def _spoken(pages: Sequence[Page], table: Table) -> tuple[Page, Word, str] | None:
    """The code of a dollar that stands anywhere outside the table: "All prices in" over "AUD."."""
    for page in pages:
        for line in page.lines:
            for word in line.words if id(line) not in table.used else ():
                if (code := word.text.strip("().,;:")) in _DOLLARS:
                    return page, word, code
    return None


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
                key = key_of(word.text).strip("0123456789.,'-")
                if key not in MORE_CODES or not (word.text[:3].isupper() or key in _MARKED):
                    continue
                if id(word) in stated or id(line) in table.header_lines or _beside_money(line, at):
                    yield page, word, _MARKED.get(key, key.upper())


def _beside_money(line: Line, at: int) -> bool:
    around = [line.words[place].text for place in (at - 1, at + 1) if 0 <= place < len(line.words)]
    return any(looks_numeric(one) and re.search(r"[.,]\d\d$", one) for one in [line.words[at].text, *around])
