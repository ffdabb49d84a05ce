"""A table whose titles nobody knows, or that has none: its columns by the places and shapes of what stands in them.

In: the lines of a page. Out: a `Header` with a kind for each column, or None. Numbers are quantity, price and amount
when the rows multiply; a lone column of numbers is the quantity. What is read so is looked at by a person.

    4711-20   Kugellager 6204-2RS      12 Stk     4,50      54,00
    4711-35   Kugellager 6305-2RS       5 Stk    12,20      61,00

A column of numbers may tell what they are in each line: "Nr. 1869-11".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise, permutations, takewhile
from typing import Final

from parsers.line_labels import LINE_LABELS
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, bare, find_date, is_gtin, looks_numeric, read_number
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import total_of

_GAP: Final = 0.65
_MOST: Final = 0.8
_CENT: Final = Decimal("0.01")
_CODE: Final = re.compile(r"(?=.*\d)[\w./-]{4,24}")
_PRICED: Final = re.compile(
    r"(?i)(?:à|a|á|@|je|zu|per)\s*(?:eur|euro|chf|usd|gbp|[€£$])?\s*\d[\d.,'’]*[.,]\d{2,4}\s*(?:eur|euro|chf|usd|gbp|[€£$])?"
)
"""What says by itself that it is the price of one: "à 0,39 EUR"."""
Cells = list[list[list[Word]]]
"""Words by row and column."""


def guess_header(lines: Sequence[Line], number_format: NumberFormat, *, ordered: bool) -> Header | None:
    """The columns of the lines that look alike. `ordered`: the page says by itself that it is an order."""
    rows = _alike(lines)
    if len(rows) < 2:
        return None
    columns = _columns([run for row in rows for run in row.segments(_GAP)])
    if not 3 <= len(columns) <= 14:
        return None
    cells = [_dealt(row, columns) for row in rows]
    proven = _name(columns, cells, number_format)
    kinds = {one.kind for one in columns}
    if "quantity" not in kinds or not kinds & {"article", "description"} or not (proven or ordered):
        return None
    first = next(at for at, line in enumerate(lines) if line is rows[0])
    return Header(columns, first, first - 1, rows[0].y0)


def _alike(lines: Sequence[Line]) -> list[Line]:
    """Lines of three runs of words and more, with numbers in them, as many as most of their kind have."""
    some = []
    for line in lines:
        runs = line.segments(_GAP)
        figures = [run for run in runs if any(map(str.isdigit, "".join(one.text for one in run)))]
        lettered = any(sum(map(str.isalpha, "".join(one.text for one in run))) > 2 for run in runs)
        if len(runs) >= 3 and len(figures) >= 2 and lettered and total_of(line, fuzzy=False) is None:
            some.append((len(runs), line))
    if not some:
        return []
    usual = Counter(count for count, _ in some).most_common(1)[0][0]
    return [line for count, line in some if abs(count - usual) <= 1]


def _columns(runs: Sequence[list[Word]]) -> list[Column]:
    """Places that runs share, left to right, each with a word as wide as it is."""
    spans: list[list[float]] = []
    for low, high in sorted((run[0].x0, run[-1].x1) for run in runs):
        if spans and low < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], high)
        else:
            spans.append([low, high])
    return [Column("other", [Word("", low, 0, high, 1, 1000)]) for low, high in spans]


def _dealt(row: Line, columns: Sequence[Column]) -> list[list[Word]]:
    return [
        [word for word in row.words if column.x0 - 0.5 <= word.x0 and word.x1 <= column.x1 + 0.5] for column in columns
    ]


def _name(columns: Sequence[Column], cells: Cells, number_format: NumberFormat) -> bool:
    """Gives each column its kind; whether the rows multiply."""
    texts = [[" ".join(one.text for one in row[at]) for row in cells if row[at]] for at in range(len(columns))]
    for at, column in enumerate(columns):
        column.kind = _shape(texts[at], at, {one.kind for one in columns})
    proven = _name_numbers(columns, cells, number_format)
    if not proven:
        counts = [one for one in columns if one.kind == "number"]
        for one in counts[:1] if len(counts) == 1 else []:
            one.kind = "quantity"
    words = [(sum(map(str.isalpha, "".join(texts[at]))), at) for at, one in enumerate(columns) if one.kind == "other"]
    if words and max(words)[0] > 4 * len(cells):
        columns[max(words)[1]].kind = "description"
    for one in columns:
        if one.kind == "number":
            one.kind = "other"
    _name_units(columns, texts)
    return proven


def _name_units(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> None:
    """One short word in each row right behind the quantity is what is counted, whatever it is: "4  no.", "3  rolls"."""
    kinds = [one.kind for one in columns]
    at = kinds.index("quantity") + 1 if "quantity" in kinds else len(kinds)
    if at < len(kinds) and kinds[at] == "other" and "unit" not in kinds:
        columns[at].kind = "unit" if all(_WORD.fullmatch(one) for one in texts[at]) else "other"


_WORD: Final = re.compile(r"[^\W\d]{1,12}\.?")


def _shape(texts: Sequence[str], at: int, present: set[str]) -> str:
    def most(test: Callable[[str], object]) -> bool:
        return sum(1 for one in texts if test(one)) >= _MOST * len(texts)

    numbers = [int(key_of(one)) for one in texts if re.fullmatch(r"\d{1,6}[.)]?", one)]
    if (
        at == 0
        and len(numbers) == len(texts)
        and numbers[0] in {1, 10, 100}
        and all(a < b for a, b in pairwise(numbers))
    ):
        return "position"
    for kind, test in (
        ("gtin", is_gtin), ("delivery_date", lambda one: len(one) < 20 and find_date(one) is not None),
        ("unit", lambda one: key_of(one) in UNIT_WORDS), ("price", _PRICED.fullmatch),
    ):  # fmt: skip
        if kind not in present and most(test):
            return kind
    named = Counter(said for one in texts if (said := _kind_by_name(one.split())) is not None).most_common(1)
    if named and named[0][1] >= _MOST * len(texts) and named[0][0] not in present:
        return named[0][0]
    if most(_is_count):
        return "number"
    if most(_CODE.fullmatch):
        return "article" if "article" not in present else "aside"
    return "other"


def _kind_by_name(words: Sequence[str]) -> str | None:
    """What a number is by the name before it: "Nr. 1869-11", "Art.-Nr. 4711 20", "Ihre Bestellnr.: 88-1"."""
    words = [told for one in words if (told := one.strip(_BRACKETS))]
    name = takewhile(lambda one: not any(map(str.isdigit, one)), words)
    keys = [key_of(one) for one in name]
    rest = words[len(keys) :]
    if (
        not keys
        or not rest
        or not (all(one.isdigit() for one in rest) or (len(rest) == 1 and _CODE.fullmatch(rest[0])))
    ):
        return None
    plain = len(keys) == 1 and keys[0] in _PLAIN
    kind = "article" if plain else LINE_LABELS.get("".join(keys))
    return kind if kind in _NUMBERS else None


_BRACKETS: Final = "()[],;"
_PLAIN: Final = frozenset(("nr", "no", "nummer", "number", "num", "#"))
_NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))


def without_names(row: Line, cells: dict[str, list[Word]]) -> None:
    """Takes the names off the numbers of a row, "Nr. 1869-11", to whatever column the name was dealt."""
    for run in row.segments(_GAP):
        kind = _kind_by_name([one.text for one in run])
        if kind is None or not any(one is run[-1] for one in cells.get(kind, ())):
            continue
        name = {id(one) for one in takewhile(lambda one: not any(map(str.isdigit, one.text)), run)}
        for other in list(cells):
            cells[other] = [one for one in cells[other] if id(one) not in name]
        cells[kind] = [one._replace(text=one.text.strip(_BRACKETS)) for one in cells[kind]]


def _is_count(text: str) -> bool:
    """A number, with its unit or currency or not; long ones without a sign are codes."""
    words = text.split()
    figures = [one for one in words if looks_numeric(one)]
    rest = [one for one in words if not looks_numeric(one)]
    if len(figures) != 1 or len(rest) > 2 or (figures[0].isdigit() and len(figures[0]) > 5):
        return False
    at = words.index(figures[0])
    if any(key_of(one) not in CURRENCY_WORDS for one in words[:at]):
        return False
    return all(len(one) <= 12 and not any(map(str.isdigit, one)) for one in rest)


def _name_numbers(columns: Sequence[Column], cells: Cells, number_format: NumberFormat) -> bool:
    """Quantity, price and amount, where most rows multiply with them."""
    places = [at for at, one in enumerate(columns) if one.kind in {"number", "price"}]
    values = [
        [
            next((read_number(bare(one.text), number_format) for one in row[at] if looks_numeric(one.text)), None)
            for at in range(len(columns))
        ]
        for row in cells
    ]
    for quantity, price, amount in permutations(places[:7], 3):
        if amount < price:
            continue
        closing = 0
        for row in values:
            a, b, c = row[quantity], row[price], row[amount]
            closing += bool(a and b and c) and (a * b).quantize(_CENT, ROUND_HALF_UP) == c  # type: ignore[operator]  # none is None here
        if closing >= max(2, _MOST * len(values)):
            for at, kind in ((quantity, "quantity"), (price, "price"), (amount, "amount")):
                columns[at].kind = kind
            return True
    return False
