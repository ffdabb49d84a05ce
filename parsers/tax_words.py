"""Words below a title of taxes: "Standard", "exempt", "VAT20", "Reduced rate".

In: words and the edges of the title. Out: whether a word tells a rate, by its place or by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word, key_of

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
