"""Totals whose label names the tax only to say how the sum stands to it: "Total (VAT 0 %)", "Summe (MwSt. exkl.)".

In: the words of a label with its amount. Out: "net" or "gross", or None where the label may be that of the tax itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.label_words import TOTAL_PARTS
from parsers.page_words import Word, key_of
from parsers.printed_values import bare

_STATED: Final = frozenset(("net", "gross"))
_WITHOUT: Final = frozenset("EZ")
_WITH: Final = frozenset("I")
_SILENT: Final = frozenset("CXO")
_EXEMPT: Final = frozenset(("exempt", "exempted", "exemption", "free", "frei", "befreit", "nil", "none", "entfallt"))


def sum_beside_tax(words: Sequence[Word]) -> str | None:
    """What a sum is by the words behind the tax in its label: a rate of nothing leaves nothing to pay."""
    keys = [key_of(one.text) for one in words]
    tax = next((at for at, key in enumerate(keys) if "X" in TOTAL_PARTS.roles_of(key)), 0)
    if TOTAL_PARTS.meaning_of("".join(keys[:tax])) not in _STATED:
        return None
    behind = [key for key in keys[tax + 1 :] if any(map(str.isalpha, key))]
    if not _EXEMPT.isdisjoint(behind):
        # "PO total (tax exempt): $1,788.36" tells the sum, "Total tax (exempt) 0.00" the tax.
        return "net" if any(sign in "123456789" for one in words[tax:] for sign in one.text) else None
    said = [way for way in (set("".join(TOTAL_PARTS.roles_of(key))) for key in behind) if not way & _SILENT]
    if said:
        return "net" if all(one & _WITHOUT for one in said) else "gross" if all(one & _WITH for one in said) else None
    return "net" if _is_untaxed(words[tax:]) else None


def _is_untaxed(words: Sequence[Word]) -> bool:
    """Whether a rate of nothing is followed by an amount that is not nothing."""
    numbers = [bare(one.text.strip("()[],")) for one in words]
    rate = next((at for at, one in enumerate(words) if "%" in one.text), None)
    if rate is None:
        return False
    rates = [one.rstrip("%") for one in numbers[max(0, rate - 1) : rate + 1] if any(map(str.isdigit, one))]
    rest = "".join(numbers[rate + 1 :])
    return bool(rates) and not set(rates[-1]) - set("0.,") and any(sign in "123456789" for sign in rest)
