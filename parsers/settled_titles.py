"""Titles that mean two things get the meaning that the other titles of the table leave.

In: the columns of a title, left to right. Out: their kinds are set; of two columns of one kind one gives way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.header_labels import LABELS
from parsers.page_words import key_of, matches
from parsers.slashed_numbers import join_slashed
from parsers.title_owners import Owner, is_own_name, number_with_thing, owner_of
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.page_titles import Column

_LONE_THINGS: Final = frozenset(("artikel", "material", "product", "produkt", "ware", "part", "teil"))


def tell_order(columns: Sequence[Column]) -> bool:
    """Whether a row of titles stands over what is said of the order as a whole: "Kundennummer | Bestellung Nr.".

    So do the order's number and day, where nothing names goods.
    """
    kinds = {one.kind for one in columns}
    if _OF_GOODS & kinds:
        return False
    told = {one.meaning for one in matches([word for column in columns for word in column.words], LABELS)}
    # "Bestellung Nr." is no number of goods beside their quantity: "Bestellung Nr. | Datum | Projekt".
    whole = told >= {"number", "issue_date"} and not kinds & {"article", "buyer_article"}
    return whole or ("customer_number" in told and len(told & {"number", "issue_date", "delivery_date"}) > 1)


_OF_GOODS: Final = frozenset(("description", "gtin", "price", "amount", "unit"))


def settle_titles(columns: list[Column]) -> None:
    """Titles that mean two things get the meaning that the other titles leave."""
    _join_base(columns)
    _join_numbered(columns)
    for column in columns:
        if _is_number_of(column):
            column.kind = "other"
    _join_net(columns)
    for settle in (_settle_thing, _settle_number, _settle_price, _settle_ordered):
        for column in columns:
            title = "".join(key_of(one.text) for one in column.words)
            column.kind = settle(columns, column, title) or column.kind
    _only_one(columns)
    join_slashed(columns)


def settle_things(columns: Sequence[Column]) -> None:
    """Tells texts with one number below a title of goods: "Artikel / unsere Nr." where "Ihre Nr." has a column."""
    told = {id(one): kind for one in columns if one.kind in _OWNED and (kind := number_with_thing(one.words))}
    numbers = [one.kind for one in columns if one.kind in _OWNED and id(one) not in told]
    if len(told) != 1 or len(numbers) != 1 or any(one.kind == "description" for one in columns):
        return
    column = next(one for one in columns if id(one) in told)
    if told[id(column)] != numbers[0]:
        column.kind, column.pair = "description", (told[id(column)], "below")


_OWNED: Final = frozenset(("article", "buyer_article"))


def _is_number_of(column: Column) -> bool:
    """Whether a title names the numbers of something that nobody knows, "Drg No", and so does not count the lines."""
    first, *rest = (key_of(one.text) for one in column.words)
    counts = column.kind == "position" and rest and rest[0] in _COUNTING
    return bool(counts and first.isalpha() and COLUMN_TITLES.get(first) is None and not TITLE_PARTS.roles_of(first))


_COUNTING: Final = frozenset(("no", "nr", "number", "nummer", "#"))


def _join_numbered(columns: list[Column]) -> None:
    """Gives what nobody knows the "No." a blank behind it, which counts no lines: "Fleet No.", "Cost Centre No."."""
    for at in range(len(columns) - 1, 0, -1):
        first = at
        while first > 1 and columns[first - 1].kind in _STRANGE and _is_beside(columns[first - 1], columns[first]):
            first -= 1
        number = columns[at]
        if first < at and number.kind == "position" and {key_of(one.text) for one in number.words} <= _COUNTING:
            words = [word for column in columns[first : at + 1] for word in column.words]
            columns[first].words, columns[first].x1 = words, number.x1
            del columns[first + 1 : at + 1]


def _is_beside(before: Column, column: Column) -> bool:
    """Whether a title of one line stands one blank before another one."""
    last, first = before.words[-1], column.words[0]
    height = last.y1 - last.y0
    return abs(first.y0 - last.y0) < 0.5 * height and 0 < first.x0 - last.x1 < _BESIDE * height


_BESIDE: Final = 0.5
"""Width of the blank between two words of one title in line heights, at most."""
_STRANGE: Final = frozenset(("other", "aside"))


def _join_base(columns: list[Column]) -> None:
    """Gives a title that ends in "je" or "pro" what it is for, the title of units once more: "Preis je  VE"."""
    for at in range(len(columns) - 2, -1, -1):
        title, base = columns[at], columns[at + 1]
        last, first = title.words[-1], base.words[0]
        beside = abs(first.y0 - last.y0) < 1 and 0 < first.x0 - last.x1 < last.y1 - last.y0
        priced = title.kind in {"price", "price_unit"} and len(title.words) > 1
        if priced and key_of(last.text) in _EACH and base.kind in {"other", "unit"} and beside:
            title.words += base.words
            title.kind, title.x1 = "price", base.x1
            del columns[at + 1]


def _join_net(columns: list[Column]) -> None:
    """Gives a price the "netto" that stands a blank behind it, where what the line comes to has a title: "EK netto"."""
    for at in range(len(columns) - 2):
        price, net = columns[at : at + 2]
        last, *rest = price.words[-1:] + net.words
        if price.kind != "price" or len(rest) != 1 or key_of(rest[0].text) not in _NET:
            continue
        beside = abs(rest[0].y0 - last.y0) < 1 and 0 < rest[0].x0 - last.x1 < _BLANK * (last.y1 - last.y0)
        if beside and any(one.kind == "amount" for one in columns[at + 2 :]):
            price.words += net.words
            price.x1 = net.x1
            del columns[at + 1]
            return


_NET: Final = frozenset(("netto", "net", "nett", "brutto", "gross"))
_BLANK: Final = 0.9
"""Line heights between two words of one title at most."""
_EACH: Final = frozenset(("je", "pro", "per", "/"))


def _settle_thing(columns: list[Column], column: Column, title: str) -> str | None:
    """What "Artikel" or "Item" is: the number or the name, whichever the other titles do not tell."""
    kinds = [one.kind for one in columns]
    at = columns.index(column)
    if title == "item" and "description" not in kinds:
        return "description" if at and ("position" in kinds[:at] or columns[0] is not column) else "article"
    if title not in _LONE_THINGS:
        # "Leistung / Material" beside "Artikelnr."
        named = "article" in (kinds[:at] + kinds[at + 1 :]) and "description" not in kinds
        return "description" if named and column.kind == "article" and _names_goods(title) else None
    if kinds.count("description") > 1 and "article" not in kinds:
        return "article"
    return "description" if "description" not in kinds and at else None


def _names_goods(title: str) -> bool:
    """Whether a title is made of words for goods, two or more, and says nothing of a number."""
    return any(len(way.replace("E", "")) > 1 and set(way) <= {"A", "E"} for way in TITLE_PARTS.roles_of(title))


def _settle_price(columns: list[Column], column: Column, title: str) -> str | None:
    """What "Preis" over "pro" is: the price, with what it is for below each, where no other column has the prices.

    "Per" between quantity and price, where no column has the units, is what is counted: "Qty  Per  Price".
    """
    kinds = [one.kind for one in columns]
    at = columns.index(column)
    if title == "per" and kinds[at - 1 : at] == ["quantity"] and kinds[at + 1 : at + 2] == ["price"]:
        return "unit" if "unit" not in kinds else None
    if column.kind != "price_unit" or any(one.kind == "price" for one in columns):
        return None
    ways = [way.replace("C", "").replace("F", "") for way in TITLE_PARTS.roles_of(title)]
    # "Preis EUR" over "PE"
    several = len(column.words) > 1 and bool({"PU", "PB"}.intersection(ways))
    return "price" if several or any(way.endswith("PE") for way in ways) else None


def _settle_ordered(columns: list[Column], column: Column, title: str) -> str | None:
    """What "Bestellung" and "Units" are where no other column counts: how much is ordered."""
    counted = any(one.kind == "quantity" for one in columns)
    return "quantity" if (title, column.kind) in _ORDERED and not counted else None


_ORDERED: Final = frozenset((("bestellung", "other"), ("units", "unit"), ("einheiten", "unit")))


def _settle_number(columns: list[Column], column: Column, title: str) -> str | None:
    """What "Nr." is: it numbers the lines where something else names the article."""
    kinds = [one.kind for one in columns]
    at = columns.index(column)
    named = "position" in kinds[:at] or "description" in kinds
    paired = any(one.pair is not None and one.pair[0] == "article" for one in columns)
    if title in _NUMBERS and at and column.kind == "other" and "buyer_article" not in kinds:
        # Beside "Vendor Part" a number that nobody else owns is the buyer's.
        others = [one for one in columns if one.kind == "article"]
        return "buyer_article" if len(others) == 1 and owner_of(others[0].words) == Owner.SUPPLIER else None
    return "article" if title in {"item", "no", "nr"} and "article" not in kinds and named and not paired else None


_NUMBERS: Final = frozenset(("number", "nummer"))
_RETAIL: Final = frozenset(("uvp", "upe", "vk", "evp", "rrp", "srp", "msrp", "retail"))


def _is_retail(column: Column) -> bool:
    """Whether a title names the price that the buyer asks of his own customers."""
    return any(key_of(word.text) in _RETAIL for word in column.words)


def _sums_up(columns: Sequence[Column], prices: Sequence[Column]) -> Column | None:
    """The bare "Cost" behind "Unit cost": what the line comes to, where nothing else tells it."""
    *_, before, last = prices
    title = "".join(key_of(one.text) for one in last.words)
    each = len(before.words) > 1 and key_of(before.words[-1].text) == title
    return last if title in _BARE and each and all(one.kind != "amount" for one in columns) else None


_BARE: Final = frozenset(("cost", "price", "value", "preis", "kosten", "wert"))


def _only_one(columns: list[Column]) -> None:
    """Of two columns of one kind the right one keeps an amount, the left one everything else."""
    for kind in {one.kind for one in columns} - {"other", "aside", "tax"}:
        same = [one for one in columns if one.kind == kind]
        if len(same) < 2:
            continue
        keep = same[-1] if kind == "amount" else same[0]
        if kind == "article":
            keep = min(same, key=lambda one: owner_of(one.words))
            # What the buyer calls his own tells a supplier nothing: beside it the maker's number is what he knows.
            makers = [one for one in same if owner_of(one.words) == Owner.MAKER]
            keep = makers[0] if len(makers) == len(same) - 1 == 1 and is_own_name(keep.words) else keep
        if kind == "price":
            # "@" before "price" only leads to it.
            keep = min(same, key=lambda one: (_is_retail(one), [word.text for word in one.words] == ["@"]))
        if kind == "price" and (last := _sums_up(columns, same)) is not None:
            last.kind = "amount"
            same.remove(last)
        for one in same:
            if one is not keep:
                one.kind = {"article": "buyer_article", "quantity": "other", "amount": "price"}.get(kind, "other")
                if (kind == "article" and owner_of(one.words) == Owner.MAKER) or (kind == "price" and _is_retail(one)):
                    one.kind = "aside"
                    continue
                if any(other is not one and other.kind == one.kind != "other" for other in columns):
                    one.kind = "other"
