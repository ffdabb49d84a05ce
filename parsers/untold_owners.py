"""Whose the article numbers of a table are where no title tells: the paper says it in words, or the rows do below.

    Art. no.   EAN code        Description             ...
    3861821    4064564762909   Lavender 2 l pot        ...
    Every carton must show EAN and our article number.

In: the rows of a table and the pages. Out: numbers of which no title tells whose they are become the buyer's. A clerk
takes a lone number for that of the one who delivers, unless the paper speaks of "our article number" and has no other,
or the supplier's stands below in all rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_owners import names_sender
from parsers.labelled_in_text import names_supplier_in_text
from parsers.line_labels import is_catalogue, labels_of, says_supplier
from parsers.page_words import Page
from parsers.title_owners import Owner, owner_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_THING: Final = (
    r"(?:article|item|part|product|stock|material|sku|artikel|material|teile|sach|ident|produkt|waren)"
    r"[\s-]*(?:numbers?|nummern?|codes?|nos?\b|nrn?\b|skus?)"
)
_OURS: Final = re.compile(
    rf"(?i)\b(?:our|unser(?:e[nrs]?)?)\s+(?:(?:own|eigenen?|internal|internen?)\s+)?{_THING}\b(?![.\s]*[:=]|[.\s]*\S*\d)"
)
_YOURS: Final = re.compile(
    rf"(?i)\b(?:your|ihre[nrs]?|supplier(?:'s|s')?|vendor(?:'s|s')?|lieferanten|der lieferant\w*)[\s-]+{_THING}"
)


def settle_owner(rows: Sequence[Row], pages: Sequence[Page]) -> bool:
    """Makes lone numbers the buyer's own where the paper says so; whether it did."""
    told = [row for row in rows if row.cells.get("article")]
    if not told or not all(map(_is_bare, told)):
        return False
    said = " ".join(line.text for page in pages for line in page.lines)
    told_so = _OURS.search(said) is not None and _YOURS.search(said) is None
    if not told_so and not all(map(_names_sender, told)):
        return False
    for row in told:
        row.cells["buyer_article"] = row.cells.pop("article")
    return True


def _names_sender(row: Row) -> bool:
    """Whether the title of the number names the house that sends the paper: "Lindenborgh no."."""
    columns = row.header.columns if row.header is not None else ()
    return any(one.kind == "article" and names_sender(one, row.page) for one in columns)


def _is_bare(row: Row) -> bool:
    """Whether the number of a row stands below a title that does not say whose it is, with none beside it."""
    columns = (*row.header.columns, *(row.header.second or ())) if row.header is not None else ()
    owners = [owner_of(one.words) for one in columns if one.kind == "article"]
    pairs = any(one.pair is not None and one.pair[0] != "gtin" for one in columns)
    return owners == [Owner.UNSAID] and not (row.theirs or row.ours or row.cells.get("buyer_article") or pairs)


def tell_whose(rows: Sequence[Row], *, everywhere: bool) -> None:
    """Makes the number above its text the buyer's own where the supplier's stands below all rows that have any below.

    `everywhere`: in the text of the rows as well.
    """
    told = [row for row in rows if row.following or row.beyond]
    if everywhere and all(names_supplier_in_text(row) for row in rows):
        told = list(rows)
    elif len(told) < _SEVERAL or not all(not row.theirs and _has_supplier_below(row) for row in told):
        told = []
    for row in told:
        row.ours = True


_SEVERAL: Final = 2


def _has_supplier_below(row: Row) -> bool:
    """Whether a line below names the supplier's number; one at the top of the next page does as well.

    Below a number that no title gives him, that of a catalogue is his.
    """
    coded = bool(row.cells.get("article"))
    return any(
        hit.meaning == "article"
        and hit.start == 0
        and (says_supplier(label := line.words[: hit.end]) or (coded and is_catalogue(label)))
        and any(any(map(str.isdigit, one.text)) for one in line.words[hit.end :])
        for line in (*row.following, *row.beyond)
        for hit in labels_of(line.words)[:1]
    )
