"""Columns whose title nobody knows get their role from what stands in them, weighed over all rows of the table.

In: the cells of a column, one list of words for each row; what the other columns of the table are. Out: whether they
are figures, codes of the goods, units, or what the prices are for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Page, Word, key_of
from parsers.price_letters import PRICE_LETTERS
from parsers.printed_values import find_date, is_gtin, looks_numeric
from parsers.title_owners import says_house, says_own, theirs
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.page_titles import Column

Cells = Sequence[Sequence[Word]]

_MOST: Final = 0.8
_CODE: Final = re.compile(r"(?=.*\d)[\w./-]{4,24}")
_MONEY: Final = re.compile(r"[\d.,']*\d[.,]\d{2,4}-?")
_ALIKE: Final = 0.7
"""Share of the codes of a column that are of one length."""


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


def whose_codes(column: Column, columns: Sequence[Column], page: Page) -> str:
    """Whose article numbers codes without a known title are; "other" where the titles leave that open.

    The only codes of a table are the article's; beside numbers that a title calls the supplier's they are the buyer's,
    and so they are where their title names a house of his or himself: "Filial-Nr.", "Quast-Nr.".
    """
    if not may_be_own(column, columns):
        return "other"
    kinds = {one.kind for one in columns if one is not column}
    if not kinds & {"article", "buyer_article"}:
        return "article"
    if "article" not in kinds:
        titles = [_title(one) for one in columns if one.kind == "buyer_article"]
        return "article" if any(map(says_own, titles)) else "other"
    named = any(one.kind == "article" and theirs(one.words) == 0 for one in columns)
    own = says_house(_title(column)) or names_sender(column, page)
    return "buyer_article" if named or own else "other"


def may_be_own(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a title says nothing of other things than goods, and one of the two numbers of goods is missing."""
    kinds = {one.kind for one in columns if one is not column}
    return not any(one in _title(column) for one in _OTHER_THINGS) and not {"article", "buyer_article"} <= kinds


def names_sender(column: Column, page: Page) -> bool:
    """Whether a word of a title stands in the letterhead or in the foot of the page, where senders name themselves."""
    names = {key for one in column.words for key in re.findall(r"[^\W\d_]{4,}", key_of(one.text))}
    names = {one for one in names if not TITLE_PARTS.roles_of(one)}
    edge = [key_of(word.text) for line in (*page.lines[:_HEAD], *page.lines[-_FOOT:]) for word in line.words]
    return bool(names & set(edge))


_HEAD: Final = 2
_FOOT: Final = 3
"""Lines of a page in which its sender is named."""


def _title(column: Column) -> str:
    return "".join(key_of(one.text) for one in column.words)


_OTHER_THINGS: Final = (
    "auftrag", "order", "bestell", "anford", "requis", "charge", "batch", "lot", "serie", "serial", "zoll", "tari",
    "hscode", "projekt", "project", "konto", "account", "kostenst", "costc", "zeichn", "drawing", "vertrag", "contract",
    "kontrakt", "angebot", "quot", "offer", "liefersch", "deliverynote", "palett", "regal", "bin", "lager", "locat",
    "platz", "budget", "psp", "wbs", "komm", "ean", "gtin", "tour", "route", "budget", "gruppe", "group", "class",
    "klasse", "kategor", "categor", "norm", "din", "herst", "manuf", "mfr", "mfg", "mpn", "maker", "brand",
)  # fmt: skip
"""What else has numbers on an order: the order itself, places, accounts, drawings, lots, tariffs, the maker."""
