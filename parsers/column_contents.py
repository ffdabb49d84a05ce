"""Columns whose title nobody knows get their role from what stands in them, weighed over all rows of the table.

In: the cells of a column, one list of words for each row; what the other columns of the table are. Out: whether they
are figures, codes of the goods, units, or what the prices are for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.bare_days import is_day_part
from parsers.column_titles import COLUMN_TITLES, UNTITLED
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of
from parsers.price_letters import PRICE_LETTERS
from parsers.printed_values import find_date, is_gtin, is_month, looks_numeric
from parsers.title_owners import names_other_things, says_own

if TYPE_CHECKING:
    from parsers.page_titles import Column

Cells = Sequence[Sequence[Word]]

_MOST: Final = 0.8
_CODE: Final = re.compile(r"(?=.*\d)[\w./-]{4,24}")
_MONEY: Final = re.compile(r"[\d.,']*\d[.,]\d{2,4}-?")
_SEVERAL: Final = 3
_ALIKE: Final = 0.7
"""Share of the codes of a column that are of one length."""


def join_empty(columns: list[Column], cells_of: Callable[[Column], Cells]) -> None:
    """Joins an unknown title to the one a blank behind it below which nothing stands: "Their" and "Ref" are one."""
    for before, column in list(pairwise(columns)):
        last = max(before.words, key=lambda one: one.x1)
        blank = (last.x1 - last.x0) / len(last.text)
        if before.kind != "other" or column.kind not in _NAMED or not 0 < column.x0 - last.x1 < _BLANK * blank:
            continue
        if any(cells_of(column)) or not any(cells_of(before)):
            continue
        before.words = [*before.words, *column.words]
        before.kind, before.pair, before.x1 = column.kind, column.pair, column.x1
        columns.remove(column)


_BLANK: Final = 1.2
"""Letters between two words of one title."""
_NAMED: Final = frozenset(("article", "buyer_article", "gtin", "description"))


def give_way(columns: Sequence[Column], cells_of: Callable[[Column], Cells]) -> None:
    """Takes back what titles say that the values below them contradict: units and days that are sums of money.

    Numbers that are all valid GTINs are the GTIN where another column has the number of the article.
    """
    kinds = [one.kind for one in columns]
    if not {"price", "amount"} <= set(kinds):
        titled = [one for one in columns if one.words[0].text != UNTITLED]
        doubtful = [(one, one.kind) for one in titled if one.kind in {"unit", "delivery_date"}]
        for column, _ in doubtful:
            column.kind = "figures"
        for column, own in doubtful:
            cells = [one for one in cells_of(column) if one]
            column.kind = "figures" if cells and all(_is_money(one) for one in cells) else own
    if "price" not in kinds and "amount" in kinds:
        # "Trade Price" over "Less Disc.": the price, with the rate below it.
        for column in [one for one in columns if one.kind == "discount"]:
            cells = [one for one in cells_of(column) if one]
            column.kind = "price" if cells and all(_is_money(one) for one in cells) else column.kind
    for column in [one for one in columns if one.kind == "delivery_date" and COLUMN_TITLES.get(_title(one)) is None]:
        column.kind = "other" if _tell_no_day([one for one in cells_of(column) if one]) else column.kind
    _give_way_to_goods(columns, cells_of)
    numbers = [one for one in columns if one.kind in {"article", "buyer_article"}]
    for column in numbers if "gtin" not in kinds and len(numbers) > 1 else ():
        cells = [one for one in cells_of(column) if one]
        if cells and all(len(one) == 1 and len(one[0].text) >= _GTIN and is_gtin(one[0].text) for one in cells):
            column.kind = "gtin"
            next(one for one in numbers if one is not column).kind = "article"
            return


def _tell_no_day(cells: Cells) -> bool:
    """Whether all entries are texts, or answers, of which none tells a day, a time or how soon: "mfr C of C", "Yes"."""
    keys = [[key_of(one.text) for one in cell] for cell in cells]
    spoken = all(set(one) <= _ANSWERS or any(len(key) > 2 and key.isalpha() for key in one) for one in keys)
    dated = (
        find_date(" ".join(one.text for one in cell)) is not None
        or any(is_month(one.text) or is_day_part(one.text) for one in cell)
        for cell in cells
    )
    return bool(cells) and spoken and not any(dated) and not any(key.startswith(_SOON) for one in keys for key in one)


_ANSWERS: Final = frozenset(("y", "n", "yes", "no", "ja", "nein", "j", "x", "", "none", "keine"))
_SOON: Final = (
    "asap", "sofort", "prompt", "umgehend", "immed", "schnell", "eilig", "urgent", "next", "nachst", "tomorrow",
    "morgen", "heute", "today", "stock", "vorratig", "abruf", "call", "week", "woche", "wk", "kw", "cw", "tag", "day",
    "werktag", "arbeitstag", "monat", "month", "early", "earli", "fruh", "spat", "lates", "ende", "mitte", "anfang",
)  # fmt: skip


def _give_way_to_goods(columns: Sequence[Column], cells_of: Callable[[Column], Cells]) -> None:
    """Takes back what titles say of goods: names below the title of numbers, line numbers, units behind quantities."""
    kinds = [one.kind for one in columns]
    if kinds.count("article") == kinds.count("description") == 1:
        number, text = (columns[kinds.index(one)] for one in ("article", "description"))
        if number.pair is text.pair is None and _are_swapped(cells_of(number), cells_of(text)):
            number.kind, text.kind = text.kind, number.kind
    if "position" not in kinds and kinds[:2] == ["article", "buyer_article"] and not says_own(_title(columns[1])):
        firsts = [cell[0].text if len(cell) == 1 else "" for cell in cells_of(columns[0])]
        if len(firsts) > 1 and firsts == [str(at) for at in range(1, len(firsts) + 1)]:
            columns[0].kind, columns[1].kind = "position", "article"
    for before, column in pairwise(columns):
        behind = (before.kind, column.kind) == ("quantity", "price_unit") and "unit" not in kinds
        if behind and all(len(cell) == 1 for cell in cells_of(before)) and are_units(cells_of(column)):
            column.kind = "unit"


def _are_swapped(numbers: Cells, texts: Cells) -> bool:
    """Whether names stand where numbers should, in every row, and codes in capitals and figures where names should."""
    named = bool(numbers) and all(any(_NAME.fullmatch(one.text) for one in cell) and len(cell) > 1 for cell in numbers)
    coded = [" ".join(one.text for one in cell) for cell in texts]
    return named and bool(coded) and all(_SPACED_CODE.fullmatch(one) for one in coded)


_NAME: Final = re.compile(r"[^\W\d_]?[a-zäöüß-]{3,},?")
_SPACED_CODE: Final = re.compile(r"(?=.*\d{2})[A-Z\d][A-Z\d ./-]{2,24}")


_GTIN: Final = 12


def _is_money(cell: Sequence[Word]) -> bool:
    return len(cell) == 1 and _MONEY.fullmatch(cell[0].text) is not None and find_date(cell[0].text) is None


def count_lines(columns: Sequence[Column], cells_of: Callable[[Column], Cells]) -> bool:
    """Whether the first column counts the lines though its title names goods, and one right behind it has the codes.

    "Item #" over 1, 2, 3 beside "Item" or "Stock Code": the codes take what the title of the first one said.
    """
    first, *rest = columns
    codes = rest[0] if rest else None
    if codes is None or first.kind not in _OWNED or codes.kind not in {"position", "other"}:
        return False
    if names_other_things(_title(codes)):
        return False
    own, other = first.kind, codes.kind
    first.kind, codes.kind = "position", own
    counted = [" ".join(one.text for one in cell) for cell in cells_of(first) if cell]
    held = cells_of(codes)
    if len(counted) == len(held) > 1 and counts_on(counted) and counted[0].strip(".") in _ONES and are_codes(held):
        return True
    first.kind, codes.kind = own, other
    return False


_OWNED: Final = frozenset(("article", "buyer_article"))
_ONES: Final = frozenset(("1", "01", "001", "10", "010", "0010", "00010", "100"))


def hold_words(cells: Cells) -> bool:
    """Whether half of the rows have a word of letters there."""
    return 2 * sum(1 for cell in cells if any(one.text[:1].isalpha() for one in cell)) > len(cells)


def hold_figures(cells: Cells) -> bool:
    """Whether numbers stand there: not codes of one length, nor dates."""
    filled = [one for one in cells if one]
    alone = [cell[0].text for cell in filled if len(cell) == 1 and looks_numeric(cell[0].text)]
    if not filled or len(alone) < _MOST * len(filled):
        return False
    if sum(1 for one in alone if find_date(one) is not None or is_gtin(one)) > (1 - _MOST) * len(alone):
        return False
    sums = sum(1 for one in alone if _MONEY.fullmatch(one))
    return sums >= _MOST * len(alone) or not are_codes(filled)


def are_codes(cells: Cells) -> bool:
    """Whether each row has one code of its own there: mostly of one shape, mostly different from one another."""
    filled = [cell for cell in cells if cell]
    codes = [cell[0].text for cell in filled if len(cell) == 1 and _CODE.fullmatch(cell[0].text)]
    if not codes or len(codes) < _MOST * len(cells) or any(find_date(one) is not None for one in codes[:3]):
        return False
    shapes = Counter(_shape(one) for one in codes)
    lengths = Counter(map(len, codes))
    alike = max(*shapes.values(), *lengths.values())
    sums = sum(1 for one in codes if _MONEY.fullmatch(one) and len(one) < _LONG)
    return alike >= _ALIKE * len(codes) and 2 * len(set(codes)) > len(codes) and 2 * sums < len(codes)


_LONG: Final = 7
"""Signs of a code at least that might be a sum of money: "361.607"."""


def is_code(cell: Sequence[Word]) -> bool:
    """Whether one code stands in a cell by itself."""
    return len(cell) == 1 and _CODE.fullmatch(cell[0].text) is not None


def tells_place(title: str) -> bool:
    """Whether a title speaks of where the buyer keeps the goods, or of what they are booked to."""
    return any(one in title for one in _PLACES)


_PLACES: Final = (
    "platz", "regal", "fach", "schrank", "raum", "room", "shelf", "rack", "bin", "locat", "aisle", "gang", "konto",
    "account", "kostenst", "costc", "costh", "projekt", "project", "bauvorh", "kommission",
)  # fmt: skip


def _shape(code: str) -> str:
    return re.sub(r"[^\W\d]", "A", re.sub(r"\d", "9", code))


def are_units(cells: Cells) -> bool:
    """Whether a short word stands in each row, most of them units, or the same in all rows."""
    words = [key_of(cell[0].text) for cell in cells if len(cell) == 1 and _SHORT.fullmatch(cell[0].text)]
    if not words or len(words) < len(cells):
        return False
    known = sum(1 for one in words if one in UNIT_WORDS)
    return known >= _MOST * len(words)


_SHORT: Final = re.compile(r"[^\W\d]{1,12}\.?")


def are_bases(cells: Cells) -> bool:
    """Whether what stands there may be what prices are for: C and M, 100 and 1000, with EA and units among them."""
    words = [key_of(one.text).strip("/") for cell in cells for one in cell]
    plain = [one for one in words if one in PRICE_LETTERS | UNIT_WORDS.keys() | _PER or _TENS.fullmatch(one)]
    return bool(words) and len(plain) == len(words) and any(one in _BASES or _TENS.fullmatch(one) for one in words)


_PER: Final = frozenset(("per", "je", "pro", ""))
_TENS: Final = re.compile(r"10{0,3}|1[.,']000")
_BASES: Final = PRICE_LETTERS - {"e", "ea", "each"}


def _title(column: Column) -> str:
    return "".join(key_of(one.text) for one in column.words)


def in_steps(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether the entries count the lines, though one may be misread or hold a number of the next column."""
    firsts = [re.sub(r"\D", "", cell[0].text) for cell in cells]
    return len(firsts) > _SEVERAL and any(
        sum(first == str(by * at) for at, first in enumerate(firsts, 1)) >= _MOST * len(firsts) for by in (1, 10, 100)
    )


def counts_on(texts: Sequence[str]) -> bool:
    numbers = [int(key_of(one)) for one in texts if re.fullmatch(r"\d{1,6}\.?", one)]
    return len(numbers) == len(texts) and all(before < after for before, after in pairwise(numbers))
