"""Owners of numbers that are told by initials: "Artikel-Nr. AN: 406573 Material-Nr. AG: 8047144", "AG-Mat.-Nr.".

In: words of a title or of an order line. Out: the same, "Auftragnehmer" and "Auftraggeber" written out where the
initials stand with the label of a number of goods. They may open a number as well, "Art.-Nr. AN 4711": behind a label,
with neither a colon nor a bracket nor the other initials, they are taken for a part of it. The first word of our own
name is the contractor's too: "Nordwind-Nr.", "Nordwind no.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import LINE_LABELS
from parsers.own_house import first_words
from parsers.page_words import Line, Word, key_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_OWNERS: Final = {"AN": "Auftragnehmer", "AG": "Auftraggeber"}
_NAMED: Final = re.compile(r"(?P<opens>[(\[]?)(?P<owner>[^\W\d_]+)(?P<thing>-[^\W\d_].*)?(?P<ends>[)\]]?:?)")
_LINKS: Final = frozenset(("des", "d.", "vom", "beim"))
_NUMBERS: Final = frozenset(("article", "buyer_article"))
_LONGEST: Final = 3
"""Words of a label at most."""


def spell_owners(rows: Sequence[Row]) -> None:
    """Writes out the owners in what the rows say."""
    for row in rows:
        row.following = [spelled_line(one) for one in row.following]
        row.beyond = [spelled_line(one) for one in row.beyond]
        if text := row.cells.get("description"):
            row.cells["description"] = spelled(text)


def spelled_line(line: Line, *, is_title: bool = False) -> Line:
    """The line with its owners written out; in a title no numbers follow that the initials might open."""
    words = spelled(line.words, is_title=is_title)
    return line if words is line.words else Line(line.page, words)


def spelled(words: list[Word], *, is_title: bool = False) -> list[Word]:
    """The words with their owners written out."""
    ours = first_words()
    matches = {at: match for at, one in enumerate(words) if (match := _NAMED.fullmatch(one.text)) is not None}
    found = {at: match for at, match in matches.items() if match["owner"] in _OWNERS or key_of(match["owner"]) in ours}
    if not found:
        return words
    both = len({match["owner"] for match in found.values()}) == len(_OWNERS)
    told = list(words)
    for at, match in found.items():
        if _is_owner(words, at, match, apart=is_title or both):
            name = _OWNERS.get(match["owner"], _OWNERS["AN"])
            text = f"{match['opens']}{name}{match['thing'] or ''}{match['ends']}"
            told[at] = words[at]._replace(text=text)
    return told if told != words else words


def _is_owner(words: Sequence[Word], at: int, match: re.Match[str], *, apart: bool) -> bool:
    """Whether initials stand before or behind the label of a number of goods. `apart`: they open no number there."""
    if match["owner"] not in _OWNERS:
        return _is_numbered(words[at : at + 1 + _LONGEST], match) or (match["opens"] != "" and _ends_label(words[:at]))
    if thing := match["thing"]:
        return _begins_label([words[at]._replace(text=thing), *words[at + 1 : at + _LONGEST]])
    if not match["ends"] and not match["opens"] and _begins_label(words[at + 1 : at + 1 + _LONGEST]):
        return at == 0 or not _ends_label(words[:at])
    linked = at > 0 and words[at - 1].text.casefold() in _LINKS
    return (apart or linked or match["ends"] != "") and _ends_label(words[: at - linked])


def _is_numbered(words: Sequence[Word], match: re.Match[str]) -> bool:
    """Whether our name opens the title of a number, be it as short as "Nordwind-Nr."."""
    keys = [key_of(match["thing"] or ""), *(key_of(one.text) for one in words[1:])]
    said = ("".join(keys[:end]) for end in range(1, len(keys) + 1))
    return any(key and COLUMN_TITLES.meaning_of(_CONTRACTOR + key) == "article" for key in said)


_CONTRACTOR: Final = "auftragnehmer"


def _begins_label(words: Sequence[Word]) -> bool:
    return any(_is_number(words[:end]) for end in range(1, len(words) + 1))


def _ends_label(words: Sequence[Word]) -> bool:
    return any(_is_number(words[-size:]) for size in range(1, min(_LONGEST, len(words)) + 1))


def _is_number(words: Sequence[Word]) -> bool:
    key = "".join(key_of(one.text) for one in words)
    # "Material", "Artikel" by themselves are words of any text.
    numbered = any(key.endswith(one) for one in ("nr", "nummer", "no", "number", "code", "kennung", "id"))
    return numbered and _NUMBERS & {LINE_LABELS.meaning_of(key), COLUMN_TITLES.meaning_of(key)} != set()
