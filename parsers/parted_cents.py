"""Sums whose cents stand in a column of their own, as forms for handwriting print them.

    Quantity   Price each     Total             Menge   Preis        Betrag
                 £     p       £     p                  EUR   Ct     EUR   Ct
         300     3    02     906    00             12     1   50      18   00

In: the rows of words of a page. Out: the rows with each sum in one word, "3.02", and with one sign over both columns.
Where no signs stand there, all order lines have to multiply with the sums so joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from statistics import median
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
    """The rows with sums in one word where signs stand over both columns of them, or order lines multiply so."""
    found = list(rows)
    signed = [(at, list(_pairs(row))) for at, row in enumerate(rows)]
    signed = [(at, pairs) for at, pairs in signed if pairs]
    ends = [*(at for at, _ in signed[1:]), len(rows)]
    for (at, pairs), end in zip(signed, ends, strict=False):
        for pair in pairs:
            if _join(found, range(at + 1, end), pair, rows):
                found[at] = _one_sign(found[at], pair)
    if not signed and (proven := _proven(rows)) is not None:
        for pair in proven.pairs:
            _join(found, range(proven.first, len(rows)), pair, rows)
    return found


def _join(found: list[list[Word]], among: range, pair: _Pair, rows: Sequence[Sequence[Word]]) -> bool:
    """Joins the sums of two columns in some rows, down to the first that has no cents there; whether there are any."""
    places = [(at, where) for at in among for where in _places(found[at], pair)]
    cents = list(takewhile(lambda one: _is_cents(found[one[0]][one[1]]), places))
    if not any(_TWO.fullmatch(found[at][where].text) for at, where in cents):
        return False
    point = "," if _has_commas(rows, pair) else "."
    for at, where in cents:
        found[at] = _joined(found[at], where, pair, point)
    return True


class _Proven(NamedTuple):
    """Columns of sums and cents with which order lines multiply, and the first of these lines."""

    first: int
    pairs: list[_Pair]


def _proven(rows: Sequence[Sequence[Word]]) -> _Proven | None:
    """The columns of whole sums and cents that end the order lines, where all that look so multiply, two at least."""
    ends = [(at, row[-_SUMS:]) for at, row in enumerate(rows) if _ends_in_sums(row)]
    if len(ends) < _SEVERAL or not all(_multiplies(rows[at]) for at, _ in ends):
        return None
    columns = list(zip(*(words for _, words in ends), strict=True))
    if any(max(one.x0 for one in column) - min(one.x0 for one in column) > _SAME for column in columns[1::2]):
        return None
    middles = [median(map(_middle, column)) for column in columns]
    at, (whole, cents, sum_, more) = ends[0]
    return _Proven(at, [_Pair(whole, cents, middles[0], middles[1]), _Pair(sum_, more, middles[2], middles[3])])


def _ends_in_sums(row: Sequence[Word]) -> bool:
    """Whether whole sums and cents end a row, twice, behind a number and other words."""
    texts = [one.text for one in row[-_SUMS:]]
    return len(row) > _SUMS + 1 and all(
        form.fullmatch(text) for form, text in zip((_WHOLE, _TWO) * 2, texts, strict=True)
    )


def _multiplies(row: Sequence[Word]) -> bool:
    """Whether a number in a row makes the last sum with the one before it."""
    price, amount = (Decimal(re.sub(r"\D", "", one.text + cents.text)) for one, cents in (row[-4:-2], row[-2:]))
    counts = (Decimal(one.text) for one in row[:-_SUMS] if one.text.isdecimal())
    return any(count * price == amount != 0 for count in counts)


_SUMS: Final = 4
"""Words of a price and of what the line comes to."""
_SEVERAL: Final = 2
_SAME: Final = 2.0
"""Points between left edges that are one."""


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


def _is_cents(word: Word) -> bool:
    return (_TWO.fullmatch(word.text) or _NONE.fullmatch(word.text)) is not None


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
