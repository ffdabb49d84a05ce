"""What a title says of all rows below it: in what they are counted, and how many their prices are for.

    Menge (Stk)   Preis/100   Betrag        Qty [pcs]   Price per 1000   Amount
            500       12,40    62,00              500            12.40     6.20

In: the titles of a table and its rows. Out: titles that are whole; cells of units and of what prices are for, in rows
that have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_units import is_unit
from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Cell, Header

# Menge (Stk)   Menge [Stück]   Menge (in kg)   Menge in Stk.   Menge/Stk   Qty pcs
_UNIT: Final = re.compile(
    r"(?P<count>[^()\[\]/]+?)\s*(?:[(\[/]|\s|\sin\s)\s*(?:in )?(?P<unit>[^\W\d_]+[.²³]?)\s*[)\]]?"
)
_GENERAL: Final = frozenset(
    ("unit", "units", "einheit", "einheiten", "einh", "eh", "me", "uom", "um", "be", "bme", "vme", "meh", "le", "ve",
     "vpe", "vke", "gebinde", "geb", "verpackung", "verp", "pack", "st", "packung")
)  # fmt: skip
"""What units are called, whatever they are: "Menge (ME)". "St" may be a tax."""
# Preis/100   je 1.000   per 100 St.   pro 1000
_BASE: Final = re.compile(r"(?i)(?:/|\b(?:je|per|pro|für|for|p\.)\s*)\s*(1(?:0{1,3}|[.,']000))(?![\d.,])")
_LETTER: Final = re.compile(
    r"(?i)(?:/|\b(?:je|per|pro)\s*)\s*(%|‰|c|m|hundert|hundred|tausend|tsd|thousand|mille)\.?\)?$|^(%|‰)[- ]?preis|(‰)$"
)
_GLUED: Final = re.compile(r"(?i)(?:[^\W\d]+\.?|[€$£%])?/1(?:0{1,3}|[.,']000)")
_EACH: Final = frozenset(("je", "per", "pro", "/", "fur", "for", "p"))


def is_base(words: Sequence[Word], at: int) -> bool:
    """Whether a figure in a line says what prices are for: "Preis/100", "per 100 St."."""
    text = words[at].text.strip("()[]")
    plain = re.fullmatch(r"/?1(?:0{1,3}|[.,']000)", text) is not None
    return bool(_GLUED.fullmatch(text) or (plain and at and key_of(words[at - 1].text) in _EACH))


def base_titled(words: Sequence[Word]) -> str:
    """What the title of a price says that all prices are for, a figure or a letter; "" where it says nothing."""
    title = " ".join(one.text for one in words)
    found = _BASE.search(title) or _LETTER.search(title)
    return next(one for one in found.groups() if one) if found is not None else ""


def kind_before_base(words: Sequence[Word]) -> str | None:
    """What a title means without the base that ends it: "EP/100"."""
    title = " ".join(one.text for one in words)
    found = _BASE.search(title)
    return COLUMN_TITLES.get("".join(map(key_of, title[: found.start()].split()))) if found is not None else None


def unit_titled(words: Sequence[Word]) -> str:
    """The unit in which a title says that all rows are counted; "" where it says none, or "unit" only."""
    found = _UNIT.fullmatch(" ".join(one.text for one in words))
    if found is None or COLUMN_TITLES.get("".join(map(key_of, found["count"].split()))) != "quantity":
        return ""
    return found["unit"] if is_unit(found["unit"]) and key_of(found["unit"]) not in _GENERAL else ""


def join_counted(rows: Sequence[list[Cell]]) -> None:
    """Joins the unit in brackets to the title of what is counted in it: by itself "(kg)" may be a title of weights."""
    for row in rows:
        for count, unit in list(pairwise(row)):
            last = count.words[-1]
            near = unit.x0 - last.x1 <= _BLANK * (last.y1 - last.y0)
            if (
                near
                and (_is_bracket(unit.words) or key_of(last.text) == "in")
                and unit_titled(count.words + unit.words)
            ):
                row[row.index(count)] = count._replace(words=count.words + unit.words, kind="quantity")
                row.remove(unit)
    for row, below in pairwise(rows):
        for at, unit in enumerate(below):
            over = next((one for one in row if one.x0 < unit.x1 and unit.x0 < one.x1), None)
            if unit.kind in {None, "aside"} and over is not None and unit_titled(over.words + unit.words):
                below[at] = unit._replace(kind="unit")


_BLANK: Final = 0.65
"""Width of one blank at most, in line heights."""


def _is_bracket(words: Sequence[Word]) -> bool:
    return words[0].text[:1] in {"(", "["} and words[-1].text[-1:] in {")", "]"}


def take_titled(rows: Sequence[Row]) -> None:
    """Gives the rows the unit and the base that their titles say, where no row has one of its own."""
    if not any(_has_unit(row.cells) for row in rows):
        for row in rows:
            _give(row, "quantity", "unit", _said(row.header, "quantity"))
    for row in rows:
        if not row.cells.get("price_unit") and sum(looks_numeric(one.text) for one in row.cells.get("price", ())) == 1:
            _give(row, "price", "price_unit", _said(row.header, "price"))


def _said(header: Header | None, kind: str) -> str:
    tell = unit_titled if kind == "quantity" else base_titled
    columns = header.both_lines() if header is not None else ()
    return next((said for one in columns if one.kind == kind and (said := tell(one.words))), "")


def _give(row: Row, place: str, kind: str, said: str) -> None:
    """What stands in no cell of the row is looked for at the number it is told of."""
    if said and row.cells.get(place):
        row.cells[kind] = [row.cells[place][0]._replace(text=said)]


def _has_unit(cells: Mapping[str, Sequence[Word]]) -> bool:
    words = [*cells.get("unit", ()), *cells.get("quantity", ())]
    return any(key_of(one.text).isalpha() for one in words)
