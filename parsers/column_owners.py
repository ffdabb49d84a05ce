"""Whose article numbers the columns of a table hold: what titles name, and the names of houses in them.

In: the columns of a table and its page. Out: what the titles tell of all rows, and the kinds of columns of numbers set
by what the other titles leave: a lone number is the supplier's, one beside his is the buyer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_titles import Column, Header
from parsers.page_words import Page, Word, key_of
from parsers.title_owners import Owner, names_other_things, opens_with_code, owner_of, says_house, says_own, told_in
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.order_table import Row

_OWNED: Final = frozenset(("article", "buyer_article"))


def mark_owners(rows: Sequence[Row], header: Header) -> None:
    """What the titles tell of the numbers of all rows below them."""
    coded = any(one.kind == "description" and opens_with_code(one.words) for one in header.columns)
    theirs = _names_supplier(header)
    for row in rows:
        row.coded, row.theirs = coded, theirs


def _names_supplier(header: Header) -> bool:
    """Whether a title says that the article numbers below it are the supplier's."""
    return any(
        one.kind == "article" and (owner_of(one.words) == Owner.SUPPLIER or one.pair == ("buyer_article", "beside"))
        for one in (*header.columns, *(header.second or ()))
    )


def tells_article_roles(header: Header, page: Page) -> bool:
    """Whether the titles say which of two columns of article numbers is the supplier's."""
    if not set(header.kinds()) >= _OWNED:
        return True
    columns = (*header.columns, *(header.second or ()))
    told = {owner_of(one.words) for one in columns if one.kind in _OWNED}
    own = [one for one in columns if one.kind == "buyer_article"]
    titles = [title for one in own for title in told_in(one.words)]
    named = any(says_own(one) or says_house(one) for one in titles) or any(names_sender(one, page) for one in own)
    return named or len(told) > 1


def lone_number(columns: Sequence[Column]) -> None:
    """Makes the only number of the goods the article's, where its title does not say that it is the buyer's own."""
    numbers = [one for one in columns if one.kind in _OWNED]
    told = any(one.pair is not None and one.pair[0] in _OWNED for one in columns)
    if len(numbers) == 1 and numbers[0].kind == "buyer_article" and not told and not says_own(_title(numbers[0])):
        numbers[0].kind = "article"


def whose_codes(column: Column, columns: Sequence[Column], page: Page, *, several: bool) -> str:
    """Whose article numbers codes without a known title are; "other" where the titles leave that open.

    The only codes of a table are the article's; beside numbers that a title calls the supplier's they are the buyer's,
    and so they are where their title names a house of his or himself: "Filial-Nr.", "Quast-Nr.". `several`: whether
    there are several rows; one code alone differs from no other.
    """
    if not may_be_own(column, columns):
        return "other"
    kinds = {one.kind for one in columns if one is not column}
    if not kinds & _OWNED:
        return "article"
    if "article" not in kinds:
        titles = [_title(one) for one in columns if one.kind == "buyer_article"]
        return "article" if any(map(says_own, titles)) else "other"
    named = any(one.kind == "article" and owner_of(one.words) == Owner.SUPPLIER for one in columns)
    own = says_house(_title(column)) or names_sender(column, page)
    return "buyer_article" if own or (named and several) else "other"


def may_be_own(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a title says nothing of other things than goods, and one of the two numbers of goods is missing."""
    kinds = {one.kind for one in columns if one is not column}
    return not names_other_things(_title(column)) and not kinds >= _OWNED


def names_sender(column: Column, page: Page) -> bool:
    """Whether a word of a title stands in the letterhead or in the foot of the page, where senders name themselves."""
    edge = [key_of(word.text) for line in (*page.lines[:_HEAD], *page.lines[-_FOOT:]) for word in line.words]
    return bool(_strange(column) & set(edge))


def swap_by_names(columns: Sequence[Column], page: Page) -> None:
    """Gives two numbers of goods to whom their titles name: "Quast-Ident-Nr." is no number of Quast's supplier.

    An address of mail tells that the name is the sender's: a supplier may stand in the head of the page as well.
    """
    numbers = [one for one in columns if one.kind in _OWNED and one.pair is None]
    if sorted(one.kind for one in numbers) != sorted(_OWNED):
        return
    article, own = sorted(numbers, key=lambda one: one.kind)
    bare = owner_of(article.words) == owner_of(own.words) != Owner.SUPPLIER and not says_own(_title(own))
    mailed = {key for line in page.lines for word in line.words if "@" in word.text for key in _names(word)}
    named = names_sender(article, page) and bool(_strange(article) & mailed)
    if bare and named and not names_sender(own, page):
        article.kind, own.kind = own.kind, article.kind


def _strange(column: Column) -> set[str]:
    """The words of a title of which no title is made."""
    return {key for one in column.words for key in _names(one) if not TITLE_PARTS.roles_of(key)}


def _names(word: Word) -> set[str]:
    return set(map(key_of, re.findall(r"[^\W\d_]{4,}", word.text)))


_HEAD: Final = 2
_FOOT: Final = 3
"""Lines of a page in which its sender is named."""


def _title(column: Column) -> str:
    return "".join(key_of(one.text) for one in column.words)
