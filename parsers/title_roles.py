"""What the titles of a table say about the article numbers below them: whose they are, and where they stand.

In: the header found. Out: answers that need no line of the table.
"""

from __future__ import annotations

from parsers.column_contents import names_sender
from parsers.page_titles import Column, Header
from parsers.page_words import Page, key_of
from parsers.title_owners import Owner, owner_of, says_house, says_own, told_in
from parsers.title_words import TITLE_PARTS


def opens_with_code(column: Column) -> bool:
    """Whether a title says that a number comes before the text: "Part Number / Description"."""
    title = "".join(key_of(one.text) for one in column.words)
    return any("D" in way and ("AN" in way or "AE" in way) for way in TITLE_PARTS.roles_of(title))


def names_supplier(header: Header) -> bool:
    """Whether a title says that the article numbers below it are the supplier's."""
    return any(
        one.kind == "article" and (owner_of(one.words) == Owner.SUPPLIER or one.pair == ("buyer_article", "beside"))
        for one in (*header.columns, *(header.second or ()))
    )


def tells_article_roles(header: Header, page: Page) -> bool:
    """Whether the titles say which of two columns of article numbers is the supplier's."""
    if not {"article", "buyer_article"} <= set(header.kinds()):
        return True
    columns = (*header.columns, *(header.second or ()))
    told = {owner_of(one.words) for one in columns if one.kind in {"article", "buyer_article"}}
    own = [one for one in columns if one.kind == "buyer_article"]
    titles = [title for one in own for title in told_in(one.words)]
    named = any(says_own(one) or says_house(one) for one in titles) or any(names_sender(one, page) for one in own)
    return named or len(told) > 1
