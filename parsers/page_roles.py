"""Columns whose title nobody knows: what stands below them, and the arithmetic of the rows, tell what they are.

In: a `Header` with columns of kind "other", the lines below. Out: the kinds are set where the contents leave no doubt.
A column of numbers is the quantity, price, amount, price unit or discount only if the rows multiply with it; what
stays unknown is returned, as is a column of codes, so that a person looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Final

from parsers.column_arithmetic import follows_from_others, settle_numbers
from parsers.column_contents import (
    are_bases,
    are_codes,
    counts_on,
    give_way,
    hold_figures,
    hold_words,
    in_steps,
    join_empty,
)
from parsers.column_owners import lone_number, may_be_own, swap_by_names, whose_codes
from parsers.column_titles import COLUMN_TITLES
from parsers.goods_numbers import may_be_article, settle_goods_numbers
from parsers.money_words import MORE_CODES
from parsers.page_columns import Grid
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Page, Word, key_of
from parsers.parted_titles import above_foot, part_titles
from parsers.printed_values import NumberFormat, find_date, is_gtin, looks_numeric
from parsers.rival_titles import settle_rivals
from parsers.rows_below import cells_below as _below
from parsers.rows_below import closing_rows as _closing
from parsers.rows_below import has_digit as _has_digit
from parsers.rows_below import rows_below as _rows
from parsers.rows_below import sums_by_contents, weeks_by_contents
from parsers.title_owners import owner_of
from parsers.title_runs import CURRENCY_WORDS
from parsers.unit_columns import settle_units, unit_without_title

_MOST: Final = 0.8
_NUMBERS: Final = ("amount", "price", "quantity", "price_unit", "discount")


def name_unknown(header: Header, body: Sequence[Line], number_format: NumberFormat) -> list[Column]:
    """Names the columns of kind "other" where it can; returns those with numbers that stay unknown."""
    body = above_foot(body)
    _titles_apart(header, body)
    unit_without_title(header, body)
    settle_goods_numbers(header, body)
    _same_everywhere(header, body)
    _texts_by_contents(header, body)
    _names_by_contents(header, body)
    _prices_by_currency(header)
    _prices_for_each(header, body)
    sums_by_contents(header, body, number_format)
    settle_units(header, body, number_format)
    weeks_by_contents(header, body)
    _counted_without_name(header, body, number_format)
    rows = _rows(header, body)
    if not rows:
        return []
    join_empty(header.columns, lambda column: _below(header, column, rows))
    give_way(header.columns, lambda column: _below(header, column, rows))
    unknown = [one for one in header.columns if one.kind in _UNNAMED]
    for column in [one for one in unknown if one.kind == "other"]:
        # Numbers end below one another, whatever their title is; a column beside them that is often empty takes none.
        worded = hold_words(_below(header, column, rows))
        column.kind = "other" if worded else "figures"
        column.kind = "figures" if not worded and hold_figures(_below(header, column, rows)) else "other"
    _name_two(header, unknown, rows, number_format)
    unknown += _counted_otherwise(header, rows, number_format)
    left = []
    for column in [one for one in unknown if one.kind in _UNNAMED]:
        cells = [one for one in _below(header, column, rows) if one]
        if len(cells) < 0.5 * len(rows) or not cells:
            continue
        numeric = sum(1 for cell in cells if _is_figure(cell)) >= _MOST * len(cells)
        if not numeric or not _name_number(header, column, rows, number_format):
            role = _text_role(header, column, cells, rows[0].page)
            column.kind = role if role != "other" else column.kind
        if column.kind in _UNNAMED and are_bases(cells) and _is_base(header, column, rows, number_format):
            continue
        if follows_from_others(header, column, rows, number_format):
            continue
        told = numeric or _hold_amounts(cells) or _may_be_unit(header, column) or may_be_article(cells)
        told &= not _tells_packing(header, column, rows, number_format)
        if column.kind in _UNNAMED and told:
            left.append(column)
    coded = [one for one in left if may_be_own(one, header.columns) and are_codes(_below(header, one, rows))]
    if len(coded) == 1 and "article" in header.kinds():
        # Beside the article's a second number of the goods is most often the buyer's own: a person looks at it.
        coded[0].kind = "buyer_article"
    lone_number((*header.columns, *(header.second or ())))
    swap_by_names(header.both_lines(), rows[0].page)
    # A second number that no title names: a person looks whose it is.
    return left + [one for one in unknown if one.kind == "article" and "buyer_article" in header.kinds()]


def _counted_otherwise(header: Header, rows: Sequence[Line], number_format: NumberFormat) -> list[Column]:
    """Settles the numbers; those whose title counts where the rows multiply with others: which of them are ordered?"""
    counted = [one for one in header.columns if one.kind == "quantity"]
    settle_numbers(header, rows, number_format)
    if any(one.kind == "quantity" and _counts(one) for one in header.columns):
        return []
    return [one for one in counted if one.kind == "figures"]


def _tells_packing(header: Header, column: Column, rows: Sequence[Line], number_format: NumberFormat) -> bool:
    """Whether numbers are how the goods are packed, by their title, or the least that is sold; all rows are whole."""
    title = "".join(key_of(one.text) for one in column.words)
    packing = COLUMN_TITLES.get(title) == "unit" or title in _LEAST
    return packing and _closing(header, rows, number_format) == len(rows)


_LEAST: Final = frozenset(
    ("mindestmenge", "mindmenge", "mindestm", "mindm", "mindestbestellmenge", "mindestabnahme", "moq", "minqty",
     "minorderqty", "minimumqty", "inhalt", "inh", "staffel", "staffelmenge")
)  # fmt: skip


def _counts(column: Column) -> bool:
    return COLUMN_TITLES.get("".join(key_of(one.text) for one in column.words)) == "quantity"


def _titles_apart(header: Header, body: Sequence[Line]) -> None:
    part_titles(header, body)
    settle_rivals(header, body)


_UNNAMED: Final = frozenset(("other", "figures"))


def unknown_below(header: Header, body: Sequence[Line], number_format: NumberFormat) -> list[Column]:
    """Names numbers without a title in the second line of each row; returns the columns that stay unknown."""
    if header.second is None:
        return []
    lower = Header(header.second, header.first, header.last, header.bottom)
    unknown = [one for one in header.second if one.kind == "other"]
    edge = min(one.x0 for one in header.second)
    rows = _rows(lower, [line for line in body if line.words[0].x1 >= edge]) if unknown else []
    left = []
    for column in unknown if rows else ():
        cells = [one for one in _below(lower, column, rows) if one]
        figures = sum(1 for cell in cells if _is_figure(cell)) >= _MOST * len(cells)
        if cells and (figures or _hold_amounts(cells)) and not _name_number(lower, column, rows, number_format):
            left.append(column)
    return left


def _is_figure(cell: Sequence[Word]) -> bool:
    """Whether a number stands there by itself, or with its unit or currency: not "OG 2", "Haus 3"."""
    return looks_numeric(cell[0].text) or (
        any(looks_numeric(one.text) for one in cell) and key_of(cell[0].text) in CURRENCY_WORDS | UNIT_WORDS.keys()
    )


def _hold_amounts(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether most cells hold a figure with decimals, alone or behind what belongs to the column before."""
    held = sum(1 for cell in cells if any(_DECIMALS.fullmatch(one.text) for one in cell))
    return held >= _MOST * len(cells)


_DECIMALS: Final = re.compile(r"[\d.,']*\d[.,]\d{2,4}")


def _prices_by_currency(header: Header) -> None:
    """A currency for each unit is the price, where nothing else is: "EUR/Geb.", "€ je Stück", "NOK per unit"."""
    if any(one.kind == "price" for one in header.columns):
        return
    for column in header.columns:
        title = column.words[0].text.casefold()
        named = title.startswith(_CURRENCY_SIGNS) or title.split("/")[0].strip("().") in MORE_CODES
        if column.kind in {"price_unit", "unit"} and named:
            column.kind = "price"
            return


def _prices_for_each(header: Header, body: Sequence[Line]) -> None:
    """Sums of money below what prices are for, where nothing else is the price: "Price per" over "12.40"."""
    each = [one for one in header.columns if one.kind == "price_unit"]
    if len(each) != 1 or "price" in header.kinds() or not (rows := _rows(header, body)):
        return
    cells = [one for one in _below(header, each[0], rows) if one]
    if cells and _hold_amounts(cells) and not are_bases(cells):
        each[0].kind = "price"


def _counted_without_name(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """What "No." or "Number" is where nothing else counts and the rows multiply with it: the number of pieces."""
    kinds = [one.kind for one in header.columns]
    if "quantity" in kinds or not {"price", "amount"} <= set(kinds):
        return
    for column in [one for one in header.columns if one.kind in _NUMBERING]:
        own, column.kind = column.kind, "quantity"
        rows = _rows(header, body)
        if rows and _is_settled(_closing(header, rows, number_format), len(rows)):
            return
        column.kind = own


_NUMBERING: Final = ("position", "article", "buyer_article")
_CURRENCY_SIGNS: Final = ("eur", "€", "chf", "sfr", "usd", "$", "gbp", "£")


def _same_everywhere(header: Header, body: Sequence[Line]) -> None:
    """A code that is the same in all rows names no article: "Vendor code" over the merchant's own."""
    numbers = [one for one in header.columns if one.kind in {"article", "buyer_article"}]
    if len(numbers) < _TWO:
        return
    rows = _rows(header, body)
    for column in numbers:
        cells = [" ".join(one.text for one in cell) for cell in _below(header, column, rows) if cell]
        if len(cells) < _SEVERAL or len(set(cells)) > 1:
            continue
        if column.kind == "article":
            next(one for one in numbers if one is not column).kind = "article"
        column.kind = "aside"
        return


_TWO: Final = 2
_SEVERAL: Final = 3


_NUMBER_ENDINGS: Final = ("nr", "nummer", "number", "no", "code", "sku", "num")


def _names_by_contents(header: Header, body: Sequence[Line]) -> None:
    """Number and name change places where what stands below their titles says so: "Artikel" over the codes.

    Which of the two "Artikel", "Material" or "Leistung" is, no title tells by itself.
    """
    article = next((one for one in header.columns if one.kind == "article"), None)
    description = next((one for one in header.columns if one.kind == "description"), None)
    if article is None or description is None or description.pair is not None or _speaks_of_numbers(article):
        return
    rows = _rows(header, body)
    if not rows:
        return
    as_titled = _well_named(header, rows)
    if as_titled >= 0.5 * len(rows):
        return
    article.kind, description.kind = description.kind, article.kind
    if _well_named(header, rows) < _MOST * len(rows):
        article.kind, description.kind = description.kind, article.kind


def _texts_by_contents(header: Header, body: Sequence[Line]) -> None:
    """The texts of the goods, wherever they stand: a name over codes is a number, a number over texts is a name.

    "Vendor Name" over 4711-20 beside "Description"; "Product / service" over texts beside "Supplier SKU".
    """
    named = next((one for one in header.columns if one.kind == "description"), None)
    others = [one for one in header.columns if _says_name(one) if one is not named] if named is not None else [
        one for one in header.columns if one.kind in {"article", "buyer_article"} and not _speaks_of_numbers(one)
    ]  # fmt: skip
    rows = _rows(header, body) if others else []
    text = next((one for one in others if rows and _most(_is_text, _below(header, one, rows))), None)
    if text is None or (named is not None and not _most(_is_one_code, _below(header, named, rows))):
        return
    text.kind = "description"
    if named is not None:
        numbers = [one for one in header.columns if one.kind in {"article", "buyer_article"}]
        named.kind = "article" if not numbers else "buyer_article" if len(numbers) == 1 else "other"
        if len(numbers) == 1 and owner_of(named.words) < owner_of(numbers[0].words):
            named.kind, numbers[0].kind = "article", "buyer_article"


def _says_name(column: Column) -> bool:
    return COLUMN_TITLES.get("".join(key_of(one.text) for one in column.words)) == "description"


def _most(test: Callable[[Sequence[Word]], bool], cells: Sequence[Sequence[Word]]) -> bool:
    filled = [one for one in cells if one]
    return bool(filled) and sum(map(test, filled)) >= _MOST * len(filled)


def _is_text(cell: Sequence[Word]) -> bool:
    """Whether words stand in a cell, and no number before them."""
    return len(cell) > 1 and not _has_digit(cell[0].text) and any(len(key_of(one.text)) > _TWO for one in cell)


def _is_one_code(cell: Sequence[Word]) -> bool:
    return len(cell) == 1 and _has_digit(cell[0].text)


def _speaks_of_numbers(column: Column) -> bool:
    """Whether a title says by itself that numbers stand below it: "Artikel-Nr.", "Item no.", "SKU"."""
    return "".join(key_of(one.text) for one in column.words).endswith(_NUMBER_ENDINGS)


def _well_named(header: Header, rows: Sequence[Line]) -> int:
    """Rows with one code as article and words as description."""
    for column in header.columns:
        column.left = column.right = None
    grid = Grid(header, rows)
    well = 0
    for line in rows:
        cells = grid.deal(line.words)
        code, text = cells.get("article", []), " ".join(one.text for one in cells.get("description", []))
        well += len(code) == 1 and _has_digit(code[0].text) and any(char.isalpha() for char in text)
    return well


def _may_be_unit(header: Header, column: Column) -> bool:
    kinds = [one.kind for one in header.columns]
    at = header.columns.index(column)
    return "unit" not in kinds and at > 0 and kinds[at - 1] == "quantity"


def _name_number(header: Header, column: Column, rows: Sequence[Line], number_format: NumberFormat) -> bool:
    """Tries the missing numbers of a row in turn; the first with which the rows multiply is it."""
    present, own = {one.kind for one in header.columns}, column.kind
    for kind in _NUMBERS:
        if kind in present or not {"quantity", "price", "amount"} <= present | {kind}:
            continue
        column.kind = own
        before = _closing(header, rows, number_format) if kind in {"price_unit", "discount"} else 0
        column.kind = kind
        after = _closing(header, rows, number_format)
        if after > before and (_is_settled(after, len(rows)) or _is_copied(kind, rows)):
            return True
    column.kind = own
    return False


def _is_base(header: Header, column: Column, rows: Sequence[Line], number_format: NumberFormat) -> bool:
    """Whether more rows multiply where a column says what the prices are for."""
    if any(one.kind == "price_unit" for one in header.columns):
        return False
    before, own = _closing(header, rows, number_format), column.kind
    column.kind = "price_unit"
    if _closing(header, rows, number_format) <= before:
        column.kind = own
    return column.kind != own


def _name_two(header: Header, unknown: Sequence[Column], rows: Sequence[Line], number_format: NumberFormat) -> None:
    """Names two columns at once where two of quantity, price and amount are missing and the rows multiply with them."""
    present = {one.kind for one in header.columns}
    missing = [one for one in ("quantity", "price", "amount") if one not in present]
    if len(missing) != 2 or len(unknown) > _UNKNOWN:
        return
    for first, second in permutations(unknown, 2):
        own = first.kind, second.kind
        first.kind, second.kind = missing
        if _is_settled(_closing(header, rows, number_format), len(rows)):
            return
        first.kind, second.kind = own


_UNKNOWN: Final = 4
"""Columns without a meaning of which two are still tried together."""
_CHANCE: Final = 3
"""Rows that do not multiply by chance, whatever the others do: some of their figures may be misread."""


def _is_copied(kind: str, rows: Sequence[Line]) -> bool:
    """Whether one row that multiplies is enough: figures of a copy are misread, and are read again where they stand."""
    return kind in {"price", "amount"} and bool(rows) and rows[0].page.engine != "text-layer"


def _is_settled(closing: int, rows: int) -> bool:
    return closing >= _MOST * rows or (closing >= _CHANCE and 2 * closing >= rows)


def _text_role(header: Header, column: Column, cells: Sequence[Sequence[Word]], page: Page) -> str:
    """What a column that does not multiply is, by the shape of its entries; "other" where that tells nothing."""
    present = {one.kind for one in header.columns}
    texts = [" ".join(one.text for one in cell if one.text != "|") for cell in cells]
    after = header.columns.index(column)
    before = header.columns[after - 1].kind if after else ""

    def most(test: Callable[[str], object]) -> bool:
        return sum(1 for one in texts if test(one)) >= _MOST * len(texts)

    if "position" not in present and after == 0 and (counts_on(texts) or in_steps(cells)):
        return "position"
    if "gtin" not in present and most(is_gtin):
        return "gtin"
    if "delivery_date" not in present and most(lambda one: find_date(one) is not None and len(one) < 20):
        return "delivery_date"
    if not present & {"article", "buyer_article"} and most(lambda one: re.fullmatch(r"(?=.*\d)[\w./-]{4,24}", one)):
        return "article"
    if "unit" not in present and before == "quantity" and most(lambda one: re.fullmatch(r"[^\W\d]{1,12}\.?", one)):
        return "unit"
    if are_codes(cells) and (whose := whose_codes(column, header.columns, page, several=len(cells) > 1)) != "other":
        return whose
    letters = sum(len(re.findall(r"[^\W\d]", one)) for one in texts)
    if "description" not in present and letters >= 4 * len(texts) and (len(set(texts)) > 1 or len(texts) == 1):
        return "description"
    return "other"
