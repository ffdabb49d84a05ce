"""Words below a title of taxes: "Standard", "exempt", "VAT20", "Reduced rate"; and behind a sum: "(VAT 20%)".

In: words and the edges of the title. Out: whether a word tells a rate, by its place or by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word, key_of
from parsers.total_lines import is_money

if TYPE_CHECKING:
    from parsers.page_titles import Cell

WITHOUT: Final = frozenset(
    ("ohne", "o", "exkl", "exklusive", "excl", "excluding", "exclusive", "exc", "ex", "zzgl", "zuzgl", "zuzuglich",
     "inkl", "inklusive", "incl", "including", "inclusive", "inc", "mit", "without", "w/o", "plus")
)  # fmt: skip
"""What a title says before a tax that is or is not in the sums below it: "EK-Preis" over "o. MwSt."."""
_APART: Final = 0.9
"""Line heights between words of two columns."""
_SAME: Final = 3.0
"""Points between edges that are one."""
_RATES: Final = frozenset(
    ("standard", "std", "stnd", "reduced", "zero", "zerorated", "rated", "exempt", "exempted", "taxable", "nontaxable",
     "untaxed", "taxed", "taxfree", "vatfree", "novat", "outofscope", "normal", "normalsatz", "regelsatz", "voll",
     "ermassigt", "erm", "befreit", "steuerfrei", "steuerpflichtig", "mwstfrei", "ustfrei", "reversecharge")
)  # fmt: skip


def tells_rate(text: str) -> bool:
    """Whether a word alone names a rate of tax, or none."""
    key = key_of(text)
    return key.replace("-", "") in _RATES or (key.rstrip("%0123456789") in _TAXES and any(map(str.isdigit, key)))


_TAXES: Final = frozenset(("vat", "mwst", "ust", "gst", "tax"))


def without_rates(words: Sequence[Word]) -> list[Word]:
    """The words without what is said behind a sum of the tax that comes to it: "(VAT 0%)", "zzgl. 19 % MwSt.", "+ VAT".

    What a sum includes stays: it is no net price then.
    """
    kept: list[Word] = []
    at, summed = 0, False
    while at < len(words):
        stop = at
        while summed and stop < len(words) and _may_tell_rate(words[stop].text):
            stop += 1
        run = words[at:stop]
        keys = [key_of(one.text.strip("()")) for one in run]
        rated = any("%" in one.text for one in run) or not any(map(str.isdigit, "".join(keys)))
        parted = stop == len(words) or words[stop].text[0] in "=–-·|;" or (stop > at and run[-1].text[-1] in "),;")
        within = bool(kept) and key_of(kept[-1].text.strip("()")) in _WITHIN
        if rated and parted and any(key in _TAXES or key in _LONG_TAXES for key in keys):
            kept += run if within else []
            at = stop
            continue
        summed = summed or is_money(words[at].text.strip("(),;"))
        kept.append(words[at])
        at += 1
    return kept


def _may_tell_rate(text: str) -> bool:
    bare = text.strip("(),;")
    key = key_of(bare)
    known = key in _TAXES or key in _LONG_TAXES or key in _RATES or key in _ADDED
    return known or bare in {"%", "+", "@"} or _RATE.fullmatch(bare) is not None


_RATE: Final = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?%?")
_LONG_TAXES: Final = frozenset(
    ("mehrwertsteuer", "umsatzsteuer", "tva", "iva", "btw", "moms", "hst", "pst", "salestax")
)
_ADDED: Final = frozenset(
    ("plus", "zzgl", "zuzgl", "zuzuglich", "gesetzl", "gesetzliche", "gesetzlicher", "ges", "at", "rate", "satz", "zu",
     "ohne", "ex", "excl", "exkl", "excluding", "exclusive", "exc", "and", "und", "der", "the", "von", "of")
)  # fmt: skip
"""What stands with a tax that is not in a sum."""
_WITHIN: Final = frozenset(
    ("incl", "inkl", "including", "inclusive", "inklusive", "inc", "mit", "with", "davon", "darin", "enthalten",
     "brutto", "gross", "einschl", "einschliesslich", "which", "includes", "contains", "samt", "nebst")
)  # fmt: skip


def says_of_tax(stack: Sequence[Cell]) -> bool:
    """Whether a title of several lines says whether tax is in its sums: by a word for it, or by any beside the tax."""
    if any(key_of(word.text) in WITHOUT for cell in stack for word in cell.words):
        return True
    for tax in (cell for cell in stack if cell.kind == "tax"):
        line = tax.words[0].y0, tax.words[0].y1
        beside = any(cell.kind is None and line[0] < cell.words[0].y1 and cell.words[0].y0 < line[1] for cell in stack)
        if beside or any(key_of(one.text) not in _SIGNS for one in tax.words[tax.told :]):
            return True
    return False


_SIGNS: Final = frozenset(("", "%", "in", "/"))


def stands_below(words: Sequence[Word], at: int, low: float, high: float) -> bool:
    """Whether a word is of a run that is set by the left or the right edge of a title, apart from what is before it."""
    space = _APART * (words[at].y1 - words[at].y0)
    first = last = at
    while first and words[first].x0 - words[first - 1].x1 <= space:
        first -= 1
    while last + 1 < len(words) and words[last + 1].x0 - words[last].x1 <= space:
        last += 1
    return abs(words[first].x0 - low) <= _SAME or abs(words[last].x1 - high) <= _SAME
