"""Currencies as orders name them: code, sign or name.

EUR    US$    Pounds Sterling (GBP)    Schweizer Franken
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from orderhub.document import Found
from parsers.page_words import Page, Word, key_of

MORE_CODES: Final = frozenset(
    ("aed", "aud", "bhd", "cad", "czk", "dkk", "hkd", "huf", "inr", "jod", "jpy", "kwd", "nok", "nzd", "omr", "pln",
     "qar", "ron", "sar", "sek", "sgd", "zar", "us$", "ca$", "c$", "a$", "au$", "nz$", "s$", "hk$", "kč", "zł", "kc",
     "₹", "rs", "r", "kr", "dkr", "nkr", "skr", "rm")
)  # fmt: skip
"""Further currencies, as `key_of` writes them: words that stand beside money and say nothing else."""
MONEY_WORDS: Final = MORE_CODES | {"eur", "euro", "€", "chf", "gbp", "£", "usd", "$", "fr", "sfr"}
"""All of them, with the codes that every paper knows."""
LONG_CODES: Final = tuple(sorted(one for one in MORE_CODES if len(one) > 2 or not one.isalpha()))
"""Those that make no other word when they stand in one: "per" is not "pe" and rands."""
PLAIN_MONEY: Final = frozenset((*LONG_CODES, "eur", "euro", "€", "chf", "gbp", "£", "usd", "$"))
"""Currencies that are no letters of a number either: not "R 4711", "RM 12"."""
OTHER_DOLLARS: Final = {"ca$": "CAD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD"}
"""Signs of dollars that are not those of the United States."""
_MONEY_WORDS: Final = {
    word: code
    for code, words in {
        "EUR": "euro euros €", "CHF": "schweizerfranken swissfrancs franken sfr",
        "USD": "us$ $ usdollar usdollars dollar dollars",
        "GBP": "£ sterling poundssterling poundsterling britishpounds",
        "CAD": "canadiandollars canadianfunds cdn", "AUD": "australiandollars", "AED": "uaedirhams dirhams",
    }.items()
    for word in words.split()
}  # fmt: skip


CURRENCY_NAMES: Final = frozenset(_MONEY_WORDS) | {"us", "pounds", "pound", "swiss", "francs"}
"""Words of the names of currencies, as `key_of` writes them: "Total U.S. Dollars"."""


def currency_in(page: Page, words: Sequence[Word]) -> Found | None:
    """The currency that words begin with, by code, sign or name: "EUR", "US$", "Pounds Sterling (GBP)"."""
    for size in (2, 1):
        code = _MONEY_WORDS.get("".join(key_of(one.text) for one in words[:size]))
        if code is not None:
            return page.found(words[:size], code)
    text = words[0].text.strip("().,;") if words else ""
    return page.found(words[:1], text) if re.fullmatch(r"[A-Z]{3}", text) else None
