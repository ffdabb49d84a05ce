"""A price that nobody read, because its column has a title of something else: "RRP", "Kat.", "List".

In: the lines as read. Out: the words of each line that may be its price. Asked only where no line of the order has a
price or an amount; weights and volumes are told by their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.page_lines import LineRead
from parsers.page_titles import Column
from parsers.page_words import Word, key_of

_SUM: Final = re.compile(r"(?:[€$£]|EUR|CHF|GBP|USD)?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2,4}(?:[€$£]|EUR)?")
_UNREAD: Final = frozenset(("other", "aside", "figures"))
_MEASURES: Final = frozenset(
    ("kg", "g", "t", "to", "lb", "lbs", "m3", "m2", "cbm", "qm", "mm", "cm", "m", "l", "ltr", "gewicht", "gew", "brgew",
     "bruttogewicht", "nettogewicht", "weight", "wt", "mass", "masse", "volume", "volumen", "vol", "lange", "length",
     "breite", "width", "tiefe", "depth", "hohe", "height", "abmessung", "dimensions", "size", "grosse", "tax", "vat",
     "mwst", "ust", "steuer")
)  # fmt: skip
"""Parts of titles over numbers that measure goods or rate a tax."""


def missed_prices(lines: Sequence[LineRead]) -> Iterator[tuple[int, list[Word]]]:
    """The lines, from 1, with sums in a column whose title says that they are something else."""
    if not lines or any(line.price is not None or line.amount is not None for line in lines):
        return
    found = [(at, _sums(line)) for at, line in enumerate(lines, 1)]
    if all(words for _, words in found):
        yield from found


def _sums(line: LineRead) -> list[Word]:
    header = line.row.header
    columns = (*header.columns, *(header.second or ())) if header is not None else ()
    words: list[Word] = []
    for kind in _UNREAD:
        titled = [one for one in columns if one.kind == kind]
        words += [
            word
            for word in line.row.cells.get(kind, ())
            if _SUM.fullmatch(word.text) and not (titled and _measures(_nearest(titled, word)))
        ]
    return words


def _nearest(columns: Sequence[Column], word: Word) -> Column:
    return min(columns, key=lambda one: max(one.x0 - word.x1, word.x0 - one.x1))


def _measures(column: Column) -> bool:
    return any(key_of(part) in _MEASURES for one in column.words for part in re.split(r"[^\w³²]+", one.text))
