"""What counts the order lines and what names the goods, where a title as "No.", "Item" or "Index" may mean either.

In: the columns of a table and the lines below. Out: the kinds of these columns are set by what stands below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from parsers.column_contents import are_codes, count_lines, counts_on
from parsers.column_owners import whose_codes
from parsers.column_titles import COLUMN_TITLES
from parsers.page_titles import Column, Header
from parsers.page_units import part_units
from parsers.page_words import Line, Word, key_of
from parsers.parted_titles import above_totals
from parsers.rows_below import cells_below as _below
from parsers.rows_below import rows_below as _rows
from parsers.title_owners import Owner, owner_of
from parsers.title_words import TITLE_PARTS

_MOST: Final = 0.8


def settle_goods_numbers(header: Header, body: Sequence[Line]) -> None:
    """Sets the kinds of columns that count the lines or name the goods."""
    _positions_first(header, body)
    _codes_first(header, body)
    _trade_numbers(header, body)
    _index_of_goods(header, body)
    _lettered_first(header, body)


def _positions_first(header: Header, body: Sequence[Line]) -> None:
    """Numbers the lines where "Item No." stands over 1, 2, 3: the article is the column of codes beside it."""
    if count_lines(header.columns, lambda column: _below(header, column, _rows(header, body))):
        return
    first = header.columns[0]
    codes = [one for one in header.columns[1:] if one.kind in {"buyer_article", "other"} and _says_article(one)]
    other = first.kind == "buyer_article" and any(one.kind == "article" for one in header.columns[1:])
    if (first.kind != "article" and not other) or any(one.kind == "position" for one in header.columns):
        return
    cells = [" ".join(one.text for one in cell) for cell in _below(header, first, _rows(header, body)) if cell]
    # Lines below the table may look like rows: "Less discount 3 %  -145.53", "Example Bank PL61 1090 1014 0000".
    counted = list(takewhile(_COUNTER.fullmatch, cells))
    cells = counted if 2 * len(counted) > len(cells) else []
    if not cells or not counts_on(cells) or int(key_of(cells[0])) not in {1, 10, 100}:
        return
    # One line alone may carry article 10.
    if codes or other or len(cells) > 1 or (cells == ["1"] and "description" in header.kinds()):
        first.kind = "position"
    for one in codes[:1]:
        one.kind = "article"


_COUNTER: Final = re.compile(r"\d{1,6}\.?")


def _lettered_first(header: Header, body: Sequence[Line]) -> None:
    """Names the goods, not the lines, where "Nr." stands over codes: the buyer's beside the supplier's numbers."""
    first, kinds = header.columns[0], header.kinds()
    if first.kind != "position" or "article" not in kinds or "buyer_article" in kinds:
        return
    # Columns keep the order of the words: what stands in the first one opens its line.
    if not any(_LETTERED.fullmatch(part_units(one.words[:1])[0].text) for one in body if one.words):
        return
    first.kind = "buyer_article"
    rows = _rows(header, above_totals(body))
    cells = [" ".join(one.text for one in cell) for cell in _below(header, first, rows) if cell]
    codes = {one for one in cells if _LETTERED.fullmatch(one)}
    # A line in the foot of the page may look like a row.
    if not codes or len(codes) < _MOST * len(cells):
        first.kind = "position"


_LETTERED: Final = re.compile(r"(?=.*[A-Za-z])(?=(?:.*\d){3})[\w./-]{4,24}")
_PLAIN: Final = frozenset(("no", "nr", "number", "nummer", "num", "#", "id", "code"))
_CODE_DIGITS: Final = 4


def _codes_first(header: Header, body: Sequence[Line]) -> None:
    """Names the article where "No." stands over codes that count nothing: the buyer's, where another one is named."""
    column = next((one for one in header.columns if one.kind == "position"), None)
    if column is None or "".join(key_of(one.text) for one in column.words) not in _PLAIN:
        return
    kinds = {one.kind for one in header.columns}
    if "buyer_article" in kinds:
        return
    # Columns keep their order, and take what is like them: codes stand in none that counts.
    column.kind = "buyer_article" if "article" in kinds else "article"
    cells = [" ".join(one.text for one in cell) for cell in _below(header, column, _rows(header, body)) if cell]
    coded = [one for one in cells if re.fullmatch(r"(?=.*\d)[\w./-]{4,24}", one)]
    few = len(cells) == 1 and len(key_of(cells[0]).lstrip("0")) <= _CODE_DIGITS
    if not cells or few or len(coded) < len(cells) or (len(cells) > 1 and counts_on(cells)):
        column.kind = "position"


def _trade_numbers(header: Header, body: Sequence[Line]) -> None:
    """Names the article where a number that a whole trade shares is the only one: "PZN" on an order of a chemist's.

    So it does where codes stand below a title of which only a part is known, and that is none of goods: "PZN / Art."
    """
    if {"article", "buyer_article"} & set(header.kinds()):
        return
    shared = [one for one in header.columns if "".join(key_of(word.text) for word in one.words) in _SHARED]
    if len(shared) == 1:
        shared[0].kind = "article"
        return
    partly = [one for one in header.columns if one.kind == "aside" and not _is_known(one)]
    rows = _rows(header, body) if partly else []
    coded = [one for one in partly if rows and are_codes(_below(header, one, rows))]
    if len(coded) == 1:
        coded[0].kind = whose_codes(coded[0], header.columns, rows[0].page, several=len(rows) > 1).replace(
            "other", "aside"
        )


def _is_known(column: Column) -> bool:
    return COLUMN_TITLES.get("".join(key_of(one.text) for one in column.words)) == column.kind


def _index_of_goods(header: Header, body: Sequence[Line]) -> None:
    """Names the buyer's own number where "Index" stands over long codes beside the supplier's.

    So does a bare word for the goods, "Style", where another column says that it has the supplier's: "Supplier style".
    """
    if "article" not in header.kinds() or "buyer_article" in header.kinds():
        return
    _own_goods(header, body)
    column = next((one for one in header.columns if "".join(key_of(word.text) for word in one.words) in _INDEX), None)
    if column is None or column.kind != "aside":
        return
    cells = [" ".join(one.text for one in cell) for cell in _below(header, column, _rows(header, body)) if cell]
    if cells and sum(1 for one in cells if _LETTERED.fullmatch(one)) >= _MOST * len(cells):
        column.kind = "buyer_article"


def _own_goods(header: Header, body: Sequence[Line]) -> None:
    if not any(one.kind == "article" and owner_of(one.words) == Owner.SUPPLIER for one in header.columns):
        return
    for column in header.columns:
        title = "".join(key_of(one.text) for one in column.words)
        if column.kind not in {"other", "aside"} or "A" not in TITLE_PARTS.roles_of(title):
            continue
        cells = [one for one in _below(header, column, _rows(header, body)) if one]
        if cells and may_be_article(cells):
            column.kind = "buyer_article"
            return


_INDEX: Final = frozenset(("index", "indeks"))
_SHARED: Final = frozenset(("pzn", "pznnr", "pharmazentralnr", "pharmazentralnummer"))
"""Numbers that all suppliers of a trade use: Pharmazentralnummer."""


def _says_article(column: Column) -> bool:
    return COLUMN_TITLES.get("".join(key_of(one.text) for one in column.words)) == "article"


def may_be_article(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether the entries are codes: the merchant's own article numbers may stand here beside the customer's."""
    codes = [one for one in cells if len(one) == 1 and re.fullmatch(r"(?=.*\d)[\w./-]{4,24}", one[0].text)]
    return len(codes) >= _MOST * len(cells)
