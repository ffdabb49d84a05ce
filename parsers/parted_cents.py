"""Sums whose cents stand in a column of their own, as forms for handwriting print them.

    Quantity   Price each     Total             Menge   Preis        Betrag
                 £     p       £     p                  EUR   Ct     EUR   Ct
         300     3    02     906    00             12     1   50      18   00

In: the rows of words of a page. Out: the rows with each sum in one word, "3.02", and with one sign over both columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from orderhub.sheet import Word

_CENTS: Final = {
    **dict.fromkeys(("£", "gbp", "pounds", "stg"), frozenset(("p", "pence", "d"))),
    **dict.fromkeys(("€", "eur", "euro", "euros"), frozenset(("c", "ct", "cts", "cent", "cents"))),
    **dict.fromkeys(("$", "usd", "us$", "dollars", "cad"), frozenset(("c", "¢", "ct", "cts", "cents"))),
    **dict.fromkeys(("fr", "sfr", "chf", "franken", "francs"), frozenset(("rp", "rappen", "ct", "cts", "c"))),
    **dict.fromkeys(("kr", "sek", "nok", "dkk"), frozenset(("ø", "øre", "öre", "ore"))),
}
"""Signs over whole sums, and those over the cents beside them."""
_COMMA: Final = frozenset(("€", "eur", "euro", "euros", "kr", "sek", "nok", "dkk"))
_WHOLE: Final = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+|\d{1,6}")
_TWO: Final = re.compile(r"\d\d")
_NONE: Final = re.compile(r"[-–—=]{1,2}")
"""A dash for no cents, or for nothing but cents."""
_FIGURES: Final = re.compile(r"[\d.,'’]*\d[\d.,'’]*")
_GERMAN: Final = re.compile(r"\d{1,3}(?:\.\d{3})*,\d\d|\d{1,2}\.\d{1,2}\.\d{4}")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3})*\.\d\d")
_FAR: Final = 9.0
"""Line heights from one sign of a pair to the other, at most."""
_WIDE: Final = 1.5
"""How much further whole sums that begin where their column does may stand from the cents than the signs do."""
_NEAR: Final = 2.0
"""Line heights from a whole sum to its cents, where the signs stand nearer than that."""
_BLANK: Final = 0.5
"""Line heights between thousands and hundreds that a blank parts, at most."""


class _Pair(NamedTuple):
    """A sign over whole sums with that over their cents, and the middles of both columns."""

    sign: Word
    cents: Word
    whole_at: float
    cents_at: float

    @property
    def far(self) -> float:
        """Points from one column to the other."""
        return self.cents_at - self.whole_at

    def holds_cents(self, word: Word) -> bool:
        """Whether a word stands in the column of cents."""
        return abs(_middle(word) - self.cents_at) < _HALF * self.far


_HALF: Final = 0.5


def with_cents(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows with sums in one word where signs stand over both columns of them."""
    found = list(rows)
    comma: bool | None = None
    for at, row in enumerate(rows):
        pairs = list(_pairs(row))
        for pair in pairs:
            end = next((one for one in range(at + 1, len(rows)) if any(_pairs(rows[one]))), len(rows))
            places = [(one, where) for one in range(at + 1, end) for where in _places(found[one], pair)]
            if not places or not _are_cents([found[one][where] for one, where in places]):
                continue
            comma = _has_commas(rows, pair) if comma is None else comma
            for one, where in places:
                found[one] = _joined(found[one], where, pair, "," if comma else ".")
            found[at] = _one_sign(found[at], pair)
    return found


def _pairs(row: Sequence[Word]) -> Iterator[_Pair]:
    for sign, cents in pairwise(row):
        known = _CENTS.get(_plain(sign))
        near = 0 < cents.x0 - sign.x1 < _FAR * (sign.y1 - sign.y0)
        if known is not None and near and _plain(cents) in known:
            yield _Pair(sign, cents, _middle(sign), _middle(cents))


def _plain(word: Word) -> str:
    return word.text.casefold().strip(".,:()[]")


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _places(row: Sequence[Word], pair: _Pair) -> Iterator[int]:
    """Where in a row figures, or a dash for them, stand in the column of cents; one at most."""
    for at, word in enumerate(row):
        if pair.holds_cents(word) and (_FIGURES.fullmatch(word.text) or _is_dash(row, at, pair)):
            yield at
            return


def _is_dash(row: Sequence[Word], at: int, pair: _Pair) -> bool:
    """Whether a dash stands for no cents behind a whole sum."""
    return _NONE.fullmatch(row[at].text) is not None and at > 0 and _is_whole(row[at - 1], row[at], pair)


def _is_whole(word: Word, cents: Word, pair: _Pair) -> bool:
    """Whether a whole sum, or a dash for none, stands before its cents, as near as the columns are or a little more."""
    placed = 0 < cents.x0 - word.x1 < max(_WIDE * pair.far, _NEAR * (cents.y1 - cents.y0))
    return placed and (_WHOLE.fullmatch(word.text.lstrip("£€$")) or _NONE.fullmatch(word.text)) is not None


def _are_cents(words: Sequence[Word]) -> bool:
    """Whether nothing but two figures, or a dash, stands in a column, two figures once at least."""
    told = sum(1 for one in words if _TWO.fullmatch(one.text))
    return told > 0 and all(_TWO.fullmatch(one.text) or _NONE.fullmatch(one.text) for one in words)


def _joined(row: Sequence[Word], at: int, pair: _Pair, point: str) -> list[Word]:
    """The row with the sum whose cents stand at a place in one word."""
    cents = row[at]
    start = at - 1 if at and _is_whole(row[at - 1], row[at], pair) else at
    said = "0" if start == at or _NONE.fullmatch(row[start].text) else row[start].text
    while start < at and start and re.fullmatch(r"\d{3}", row[start].text) and _goes_on(row[start - 1], row[start]):
        start -= 1
        said = row[start].text + said
    low = "00" if _NONE.fullmatch(cents.text) else cents.text
    first = row[start]
    y0, y1 = min(first.y0, cents.y0), max(first.y1, cents.y1)
    whole = cents._replace(text=f"{said}{point}{low}", x0=first.x0, y0=y0, y1=y1)
    return [*row[:start], whole, *row[at + 1 :]]


def _goes_on(before: Word, word: Word) -> bool:
    """Whether thousands stand a blank before hundreds: "2 616"."""
    return re.fullmatch(r"\d{1,3}", before.text) is not None and 0 < word.x0 - before.x1 < _BLANK * (word.y1 - word.y0)


def _one_sign(row: Sequence[Word], pair: _Pair) -> list[Word]:
    """The row with the first sign of a pair over both columns."""
    wide = pair.sign._replace(x1=pair.cents.x1)
    return [wide if one is pair.sign else one for one in row if one is not pair.cents]


def _has_commas(rows: Sequence[Sequence[Word]], pair: _Pair) -> bool:
    """Whether the page parts cents by a comma: as its other numbers and days say, else as the currency is written."""
    texts = [word.text for row in rows for word in row]
    german, english = (sum(1 for one in texts if form.fullmatch(one.strip("£€$"))) for form in (_GERMAN, _ENGLISH))
    return _plain(pair.sign) in _COMMA if german == english else german > english
