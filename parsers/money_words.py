"""Currencies as orders name them: code, sign or name.

EUR    US$    Pounds Sterling (GBP)    Schweizer Franken
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from orderhub.document import Found
from parsers.page_words import Page, Word, key_of

_MONEY_WORDS: Final = {
    word: code
    for code, words in {
        "EUR": "euro euros €", "CHF": "schweizerfranken swissfrancs franken sfr",
        "USD": "us$ $ usdollar usdollars dollar dollars",
        "GBP": "£ sterling poundssterling poundsterling britishpounds",
    }.items()
    for word in words.split()
}  # fmt: skip


def currency_in(page: Page, words: Sequence[Word]) -> Found | None:
    """The currency that words begin with, by code, sign or name: "EUR", "US$", "Pounds Sterling (GBP)"."""
    for size in (2, 1):
        code = _MONEY_WORDS.get("".join(key_of(one.text) for one in words[:size]))
        if code is not None:
            return page.found(words[:size], code)
    text = words[0].text.strip("().,;") if words else ""
    return page.found(words[:1], text) if re.fullmatch(r"[A-Z]{3}", text) else None
