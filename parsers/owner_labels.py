"""Labels and titles that name the owner of a number in their own way, written as the trade knows them.

    Artikel-Nr. AN: 406573   Material-Nr. AG: 8047144     initials: Auftragnehmer, Auftraggeber
    Nordwind-Nr. 4711                                     the first word of our own name: the contractor's as well
    Vendor Item: NH172       TRHS Item: 023464            the name of the house that orders: "Our Item"

In: words of a title or of an order line. Out: the same, the owner in words that are known, where the name stands with
the label of a number of goods. Initials may open a number as well, "Art.-Nr. AN 4711": behind a label, with neither a
colon nor a bracket nor the other initials, they are taken for a part of it. A name nobody knows is the owner's only
where it stands before the label of a number on other lines of the page as well, opens the name of a house elsewhere,
and the supplier's number has a label that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.house_names import first_words, heads_name
from parsers.line_labels import LINE_LABELS
from parsers.page_words import Line, Word, key_of
from parsers.title_owners import Owner, owner_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_OWNERS: Final = {"AN": "Auftragnehmer", "AG": "Auftraggeber"}
_NAMED: Final = re.compile(r"(?P<opens>[(\[]?)(?P<owner>[^\W\d_]+)(?P<thing>-[^\W\d_].*)?(?P<ends>[)\]]?:?)")
_LINKS: Final = frozenset(("des", "d.", "vom", "beim"))
_NUMBERS: Final = frozenset(("article", "buyer_article"))
_LONGEST: Final = 3
"""Words of a label at most."""
_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_PLACE: Final = 3.0
"""Points within which labels begin at one place."""
_SHORT: Final = re.compile(
    r"(?!(?:PO|PR|RFQ|REQ|BOM|REF|LOT|DIN|EN|ISO|UN|CAS|CPV|HS|CN|EAN|UPC|VAT)\b)[A-ZÄÖÜ&]{2,10}"
)
"""A house in short. Others number papers, standards and tariffs."""
_NUMBERED: Final = frozenset(("article", "buyer_article", "position"))
_AGAIN: Final = 2


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
    key = _key(words)
    # "Material", "Artikel" by themselves are words of any text.
    numbered = any(key.endswith(one) for one in ("nr", "nummer", "no", "number", "code", "kennung", "id"))
    return numbered and bool(_NUMBERS & _meanings(key))


def with_own_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, their labels as the trade knows them."""
    lines = [spelled_line(one) for one in lines]
    if not any(_is_theirs(run) for line in lines for run in line.segments(_APART)):
        return list(lines)
    return [_told(line) for line in lines]


def _told(line: Line) -> Line:
    named = {
        id(run[0]) for run in line.segments(_APART)
        if _names_owner(run) and _comes_again(run, line) and heads_name(run[0], line.page.lines)
    }  # fmt: skip
    words = [one._replace(text="Our") if id(one) in named else one for one in line.words]
    return Line(line.page, words) if named else line


def _names_owner(run: Sequence[Word]) -> bool:
    """Whether a run is a name that no label knows, the label of a number with its colon, and the number."""
    end = _colon(run)
    if not 1 < end <= _LONGEST + 1 or not _SHORT.fullmatch(run[0].text):
        return False
    known = [_meanings(_key(run[start:end])) for start in (0, 1)]
    value = run[end].text if end < len(run) else ""
    numbered = not known[0] and bool(known[1] & _NUMBERED) and any(map(str.isdigit, value))
    return numbered and owner_of(run[:end]) == Owner.UNSAID


def _comes_again(run: Sequence[Word], line: Line) -> bool:
    said = _key(run[: _colon(run)])
    return sum(1 for one in _openers(line, run[0].x0) if _key(one[: _colon(one)]) == said) >= _AGAIN


def _openers(line: Line, x0: float) -> Iterator[list[Word]]:
    """The runs of the page that begin at a place from the left."""
    for other in line.page.lines:
        yield from (run for run in other.segments(_APART) if abs(run[0].x0 - x0) <= _PLACE)


def _is_theirs(run: Sequence[Word]) -> bool:
    """Whether a run opens with the label of the supplier's number: "Vendor Item: NH172"."""
    label = run[: _colon(run)]
    return bool(label) and "article" in _meanings(_key(label)) and owner_of(label) == Owner.SUPPLIER


def _colon(run: Sequence[Word]) -> int:
    return next((at + 1 for at, one in enumerate(run) if one.text.endswith(":")), 0)


def _key(words: Sequence[Word]) -> str:
    return "".join(key_of(one.text) for one in words)


def _meanings(key: str) -> set[str]:
    return {meaning for known in (LINE_LABELS, COLUMN_TITLES) if (meaning := known.meaning_of(key)) is not None}
