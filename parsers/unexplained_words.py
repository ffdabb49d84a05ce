"""Words of an order line that no value took: what a layout says and nobody read makes the line doubtful.

In: the lines as read, from a text layer. Out: findings that each name one line. Explained are words of a value, labels,
currencies, units of a price, and what stands below titles that say nothing of the order line. A text of one word or
none beside the longer ones of the other lines is doubtful, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from orderhub.document import Finding, Severity
from parsers.below_values import value_below
from parsers.line_labels import labels_of, strange_label
from parsers.page_lines import LineRead
from parsers.page_titles import CURRENCY_WORDS
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date, is_month, looks_numeric

_SILENT: Final = frozenset(("other", "aside", "tax", "position"))
"""Columns whose title says that they are nothing of the order line, or that nobody knows and a finding names."""
_PRICED: Final = frozenset(("price", "price_unit", "amount", "discount"))
_SMALL: Final = frozenset(
    ("je", "per", "pro", "each", "ea", "x", "à", "a", "á", "@", "zu", "netto", "net", "abzgl", "abzuglich", "rabatt",
     "less", "discount", "fr", "sfr", "exkl", "excl", "p", "pe", "of", "von", "am", "bis", "zum", "ab", "by", "on",
     "uhr", "fix", "ca", "nr", "no", "your", "our", "ihre", "unsere", "und", "and", "lieferung", "delivery", "date",
     "termin",
     "kw", "week", "woche", "mo", "di", "mi", "do", "fr", "sa", "mon", "tue", "wed", "thu", "fri")
)  # fmt: skip
_FEW: Final = 3
"""Words of the other texts at least, and lines, where one word is too few."""


def unexplained_words(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """One finding for each line with words that no value took, or with hardly a text."""
    lengths = [len(_text(one).split()) for one in lines]
    for at, line in enumerate(lines, 1):
        if line.row.page.engine != "text-layer":
            continue
        left = list(_left_over(line))
        place = line.row.page.where(line.row.words())
        if left:
            said = {"line": str(at), "value": " ".join(one.text for one in left)[:60]}
            yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}]")
            continue
        others = [*lengths[: at - 1], *lengths[at:]]
        many = len(others) >= _FEW and median(others) > _FEW
        # "Tacker" is a text beside "Schraube M8 x 20"; beside long texts only, one word is a piece of one.
        if many and (not lengths[at - 1] or (lengths[at - 1] == 1 and min(others) > _FEW)):
            said = {"line": str(at), "value": _text(line)[:60] or "-"}
            yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].item.name")


def _text(line: LineRead) -> str:
    found = line.values.get("description")
    return found[0].raw if found else ""


def _left_over(line: LineRead) -> Iterator[Word]:
    """The words of a line that no value took."""
    raws = [one.raw for values in line.values.values() for one in values]
    taken = {key for raw in raws for key in _keys(raw)} | {_plain(raw) for raw in raws}
    row = line.row
    for kind, words in row.cells.items():
        if kind not in _SILENT:
            yield from _unknown(kind, words, taken, line)
    for kind, words in row.below:
        told = value_below(kind, words, ())
        if kind not in _SILENT and (told is None or told.name):
            yield from _unknown(kind, words, taken, line)
    for below in (*row.following, *row.beyond):
        yield from _unknown("description", _without_labels(below), taken, line)


def _unknown(kind: str, words: Sequence[Word], taken: set[str], line: LineRead) -> Iterator[Word]:
    # "1 200,00" is one number.
    figures = "".join(_plain(one.text, zeros=True) for one in words if looks_numeric(one.text)).lstrip("0")
    grouped = figures in taken
    for word in words:
        keys = _keys(word.text)
        if not keys or all(key in taken or key in CURRENCY_WORDS or key in _SMALL for key in keys):
            continue
        if key_of(word.text) in UNIT_WORDS and (kind in _PRICED or line.values.get("unit")):
            continue
        if kind == "delivery_date" and line.values.get(kind) and (find_date(word.text) or is_month(word.text)):
            continue
        if kind != "description" and looks_numeric(word.text) and (_plain(word.text) in taken or grouped):
            continue
        if line.closes and kind != "description" and word.text.strip("%") in _TAX_RATES:
            continue
        yield word


_TAX_RATES: Final = frozenset(
    ("0", "7", "19", "10", "13", "20", "5", "8.1", "8,1", "2.6", "2,6", "3.8", "3,8", "9", "21", "25", "7,0", "19,0",
     "7,00", "19,00", "20,00", "20.00", "10,00", "20,0")
)  # fmt: skip
"""What a number without a title behind a price that multiplies is."""


def _keys(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return [key for one in re.split(r"\W+", text) if (key := key_of(one))]


def _plain(text: str, *, zeros: bool = False) -> str:
    figures = "".join(char for char in text if char.isdigit())
    return figures if zeros else figures.lstrip("0")


def _without_labels(line: Line) -> list[Word]:
    if (strange := strange_label(line.words)) is not None:
        return [strange[0]]
    labelled = {at for hit in labels_of(line.words) for at in range(hit.start, hit.end)}
    return [one for at, one in enumerate(line.words) if at not in labelled]
