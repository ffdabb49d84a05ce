"""What is taken off the sum of an order under a name that nobody knows: "DEFECTIVE ALLOWANCE 2.00% USD -122.19".

In: the words of a line that stands below a total, its amount under that one. Out: whether it takes off its amount: a
word for that ends the name, a rate stands before an amount below nought, or a sign for less before the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.label_words import TOTAL_PARTS
from parsers.money_words import MONEY_WORDS
from parsers.page_words import Word, key_of

_NAME: Final = 6
"""Words of a name at most."""
_AMOUNT: Final = re.compile(r"[-–−]\s?\d[\d.,'’]*[.,]\d{2}|\d[\d.,'’]*[.,]\d{2}[-–−]|\(\d[\d.,'’]*[.,]\d{2}\)")
_RATE: Final = re.compile(r"\(?\d{1,2}(?:[.,]\d{1,3})?%?\)?")


def takes_off(words: Sequence[Word]) -> bool:
    """Whether words are a name, a rate and a currency as may be, and an amount below nought, or follow a "less"."""
    texts = [one.text for one in words]
    if texts and texts[0].casefold() in _LESS and _less(texts[1:]):
        return True
    below = len(texts) > 1 and (_AMOUNT.fullmatch(texts[-1]) or _AMOUNT.fullmatch("".join(texts[-2:])))
    end = next((at for at, one in enumerate(texts) if any(map(str.isdigit, one))), len(texts))
    name = [key_of(one) for one in texts[:end] if key_of(one).isalpha() and not _is_currency(key_of(one))]
    if not below or not 0 < len(name) <= _NAME:
        return False
    between = [one for one in texts[end:-1] if any(map(str.isdigit, one))]
    rated = len(between) == 1 and _RATE.fullmatch(between[0]) is not None and any("%" in one for one in texts[end:-1])
    named = not between and any("R" in way for way in TOTAL_PARTS.roles_of(name[-1]))
    return rated or named


def _less(texts: Sequence[str]) -> bool:
    """Whether a name with a rate, or one that ends in a word for what is taken off, and an amount follow a "less".

    "./. 3 % Rahmenrabatt -14,47 €"
    """
    rest = [one for one in texts if key_of(one) not in MONEY_WORDS | {"", "%"}]
    *said, amount = rest or [""]
    name = [key_of(one) for one in said if key_of(one).isalpha()]
    rates = [one for one in said if any(map(str.isdigit, one))]
    money = _AMOUNT.fullmatch(amount) or _AMOUNT.fullmatch(f"-{amount}")
    told = bool(name) and (
        any("%" in one for one in texts) or any("R" in way for way in TOTAL_PARTS.roles_of(name[-1]))
    )
    return bool(money and told) and len(name) <= _NAME and len(rates) <= 1 and all(map(_RATE.fullmatch, rates))


_LESS: Final = frozenset(("./.", "-", "–", "−", "÷", "less", "abzgl.", "abzüglich", "abz.", "minus"))
"""What says before a name that its amount is taken off."""


def _is_currency(key: str) -> bool:
    return "C" in TOTAL_PARTS.roles_of(key)
