"""Words of an order that no order line took: in its cells, below them, beside a label, between two lines.

In: the lines as read and their table, from a text layer. Out: findings that each name one line. A line is read right
only where all that belongs to it was understood; a word that was passed over may be its text, its unit or its number.
Explained are words of a value, labels, currencies, units of a price, what stands below titles that say nothing of the
order line, and headings: words without figures, apart from both neighbours. A text that is hardly one beside those of
the other lines is doubtful, too: the rest of it may be what was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import median
from typing import Final

from orderhub.document import Finding, Severity
from parsers.bare_days import is_day_part
from parsers.below_values import value_below
from parsers.line_labels import labels_of, strange_label
from parsers.line_places import refers_to_head
from parsers.order_table import Row, Table
from parsers.page_lines import LineRead
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.paired_numbers import number_under
from parsers.price_letters import base_of
from parsers.printed_values import find_date, is_month, looks_numeric
from parsers.title_runs import CURRENCY_WORDS

_SILENT: Final = frozenset(("other", "aside", "figures", "tax", "position"))
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
_GAP: Final = 0.9
"""Line heights between words of two columns."""
_APART: Final = 0.45
"""Line heights that part a heading from the line above and below it."""
_REACH: Final = 4.0
"""Line heights from an order line to words that may be its own."""
_MOST: Final = 0.6


def lost_findings(lines: Sequence[LineRead], table: Table) -> Iterator[Finding]:
    """One finding for each line with words that nothing took, one for each with hardly a text."""
    passed = list(_passed_by(lines, table))
    for at, line in enumerate(lines, 1):
        page = line.row.page
        if page.engine != "text-layer":
            continue
        lost = [*_left_over(line), *_unit_below(line), *(word for place, one in passed if place == at for word in one)]
        if lost:
            beyond = [word for below in line.row.beyond for word in below.words]
            here = [one for one in lost if one not in beyond] or line.row.words()
            said = {"line": str(at), "value": " ".join(one.text for one in lost)[:60]}
            yield Finding("pdf.number-unexplained", Severity.WARNING, page.where(here), said, f"lines[{at}]")
        elif _is_hardly_text(at, lines):
            said = {"line": str(at), "value": _text(line)[:60] or line.row.line.words[0].text}
            place = page.where(line.row.words())
            yield Finding("pdf.number-unexplained", Severity.WARNING, place, said, f"lines[{at}].item.name")


def _left_over(line: LineRead) -> Iterator[Word]:
    """The words in the cells of a line and below them that no value took."""
    raws = [one.raw for values in line.values.values() for one in values]
    taken = {key for raw in raws for key in _keys(raw)} | {_plain(raw) for raw in raws}
    row = line.row
    for kind, words in row.cells.items():
        if kind not in _SILENT:
            labelled = (
                {at for hit in labels_of(words) for at in range(hit.start, hit.end)} if kind == "description" else ()
            )
            yield from _unknown(kind, [one for at, one in enumerate(words) if at not in labelled], taken, line)
        elif kind == "tax" and not (line.values.get("price") and line.values.get("amount")):
            # A title that speaks of tax may have been that of the price: "o. MwSt.".
            yield from (one for one in words if _SUM.fullmatch(one.text) and one.text not in _TAX_RATES)
    for kind, words in row.below:
        told = value_below(kind, words, ())
        if kind not in _SILENT and (told is None or told.name):
            # A label that shortens the title of two numbers is none of the number.
            under = number_under(row, kind, words) if row.pair is not None and row.pair[1] == "under" else ()
            yield from _unknown(kind, under or words, taken, line)
    together = " ".join(raws)
    for below in (one for one in (*row.following, *row.beyond) if not refers_to_head(one)):
        unknown = [*_unknown("description", _without_labels(below), taken, line), *_beside_label(below, together)]
        yield from (one for one in below.words if one in unknown)


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
        if kind == "price_unit" and line.values.get(kind) and base_of([word]) is not None:
            continue
        dated = find_date(word.text) or is_month(word.text) or is_day_part(word.text)
        if kind == "delivery_date" and line.values.get(kind) and dated:
            continue
        if kind != "description" and looks_numeric(word.text) and (_plain(word.text) in taken or grouped):
            continue
        if line.closes and kind != "description" and word.text.strip("%") in _TAX_RATES:
            continue
        if line.closes and kind == "discount" and key_of(word.text) in _NOTHING:
            continue
        yield word


_SUM: Final = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2,4}")
_NOTHING: Final = frozenset(
    ("kein", "keine", "keiner", "keinen", "ohne", "entfallt", "entf", "nein", "none", "nil", "no", "n/a", "na", "zero",
     "without", "null")
)  # fmt: skip
"""Words in a column of discounts that say that there is none, where price and quantity multiply without."""
_TAX_RATES: Final = frozenset(
    ("0", "7", "19", "10", "13", "20", "5", "8.1", "8,1", "2.6", "2,6", "3.8", "3,8", "9", "21", "25", "7,0", "19,0",
     "7,00", "19,00", "20,00", "20.00", "10,00", "20,0")
)  # fmt: skip
"""What a number without a title behind a price that multiplies is."""


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared."""
    return tuple([key for one in re.split(r"\W+", text) if (key := key_of(one))])


@lru_cache(maxsize=4096)
def _plain(text: str, *, zeros: bool = False) -> str:
    figures = "".join(char for char in text if char.isdigit())
    return figures if zeros else figures.lstrip("0")


def _without_labels(line: Line) -> list[Word]:
    if (strange := strange_label(line.words)) is not None:
        return [strange[0]]
    labelled = {at for hit in labels_of(line.words) for at in range(hit.start, hit.end)}
    return [one for at, one in enumerate(line.words) if at not in labelled]


def _beside_label(line: Line, taken: str) -> list[Word]:
    """Words set apart in a line with a label, which no value holds: even a unit may be that of the quantity above."""
    if not _is_labelled(line.words):
        return []
    return [
        one
        for run in line.segments(_GAP)[1:]
        if not labels_of(run) and not any(one.text.endswith(":") for one in run)
        for one in run
        if key_of(one.text) and one.text.strip(" .,:;|·-()") not in taken
    ]


def _is_labelled(words: Sequence[Word]) -> bool:
    return bool(labels_of(words)) or any(one.text.endswith(":") for one in words[:4])


def _unit_below(line: LineRead) -> list[Word]:
    """A unit below the quantity of a line that has none; it was taken for text."""
    quantity = line.row.cells.get("quantity")
    if line.values.get("unit") or not quantity:
        return []
    low, high = quantity[0].x0, quantity[-1].x1
    for below in line.row.following:
        for word in below.words:
            if key_of(word.text) in UNIT_WORDS and min(high, word.x1) - max(low, word.x0) > 0:
                return [word]
    return []


def _text(line: LineRead) -> str:
    found = line.values.get("description")
    return found[0].raw if found else ""


def _is_hardly_text(at: int, lines: Sequence[LineRead]) -> bool:
    """Whether a line has the end of a text at most, by those of the others: none beside its numbers, or one word."""
    line = lines[at - 1]
    beside = sum(1 for one in lines if one.row.cells.get("description"))
    if _text(line) and not line.row.cells.get("description") and beside >= _MOST * len(lines):
        return True
    words = len(_text(line).split())
    others = [len(_text(one).split()) for one in lines if one is not line]
    if len(others) < _FEW or median(others) <= _FEW:
        return False
    # "Tacker" is a text beside "Schraube M8 x 20"; beside long texts only, one word is a piece of one.
    return not words or (words == 1 and min(others) > _FEW)


def _passed_by(lines: Sequence[LineRead], table: Table) -> Iterator[tuple[int, list[Word]]]:
    """Words between the titles and the totals that no line took, with each line beside them, from 1."""
    rows = [line.row for line in lines]
    # Signs of a currency alone stand below the titles of sums.
    dropped = [one for one in table.dropped if {key_of(word.text) for word in one[1].words} - CURRENCY_WORDS - {"fr"}]
    for before, line in dropped:
        for at in (before, before + 1):
            row = rows[at - 1] if 0 < at <= len(rows) else None
            if row is not None and row.page is line.page and _may_be_of(row, line):
                yield at, line.words


def _may_be_of(row: Row, line: Line) -> bool:
    """Whether a line that was passed over may belong to an order line: it stands near, or where the texts stand."""
    height = row.line.height
    bottom = max(one.y1 for one in (row.line, *row.following))
    # A row may be printed in two lines, or its text begin above its numbers.
    top = min(row.line.y0, *(word.y0 for words in row.cells.values() for word in words))
    gap = line.y0 - bottom if line.y0 >= row.line.y0 else top - line.y1
    if gap > _REACH * height:
        return False
    text = row.cells.get("description") or row.cells.get("article")
    own = not text or line.x0 >= text[0].x0 - 4
    plain = not re.search(r"\d", line.text) and not looks_numeric(line.words[-1].text)
    return gap < _APART * height or own or not plain
