"""What one line of a title lists with signs between: "Ihre Art.Nr. / Unsere Art.Nr.", "Text / your ref / our ref".

In: the words of a title. Out: the kinds they name, in the order of the line; cells that list numbers above or below the
title of the texts as one.

    Bezeichnung                         The numbers stand with the text of each row, in the order of their titles:
    Ihre Art.Nr. / Unsere Art.Nr.       `stacked_cells` deals them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Word, key_of
from parsers.title_owners import Owner, owner_of
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.page_titles import Cell

NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_PARTING: Final = frozenset(("/", "|", "-", "–", "—", "·", "•", ",", ";", "+", "&", "und", "and", "sowie"))
_OPENING, _CLOSING = "([", ")],;/|"
_BESIDE: Final = 0.8
"""Line heights between the words of one list, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""


class Part(NamedTuple):
    """What a title names for itself."""

    words: Sequence[Word]
    kind: str | None


def listed_in(words: Sequence[Word]) -> list[Part]:
    """The parts of one line, each with its kind; nothing where it has one part, or one that nobody knows."""
    for within in (False, True):
        texts = _parts(words, within=within)
        if len(texts) == 1:
            continue
        parts = with_owners([Part(one, COLUMN_TITLES.get(_key(one))) for one in texts])
        named = any(one.kind == "description" and _key(one.words) not in _THINGS for one in parts)
        if any(_is_thing(one, named=named) for one in parts):
            parts = with_owners([one._replace(kind="article") if _is_thing(one, named=named) else one for one in parts])
        kinds = [one.kind for one in parts]
        if len(kinds) == len(set(kinds)) and NUMBERS & set(kinds) and all(map(_is_known, parts)):
            return parts
    return []


_THINGS: Final = frozenset(("item", "artikel", "article", "product", "produkt", "part", "material"))


def _is_thing(part: Part, *, named: bool) -> bool:
    """Whether a word for goods tells their number: "Item / Description / Vendor Item". `named`: another is the text."""
    return _key(part.words) in _THINGS and (part.kind == "position" or (part.kind == "description" and named))


def _is_known(part: Part) -> bool:
    """Whether a part names a text, a number of the goods, or numbers of another sort: "Zeichnungs-Nr."."""
    numbered = part.kind == "aside" and _key(part.words).endswith(_NUMBER_WORDS)
    return numbered or part.kind == "description" or part.kind in NUMBERS


_NUMBER_WORDS: Final = ("nr", "nummer", "no", "number", "code", "ref", "id")


def _key(part: Sequence[Word]) -> str:
    return "".join(key_of(one.text) for one in part)


def _parts(words: Sequence[Word], *, within: bool) -> list[list[Word]]:
    """The words parted at the signs; `within`: at those without blanks as well, "Ihre Nr./Unsere Nr."."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.text.casefold() in _PARTING:
            parts.append([])
            continue
        for at, text in enumerate(re.split(r"[/|]", word.text) if within else [word.text]):
            if at or text[:1] in _OPENING:
                parts.append([])
            if plain := text.strip(_OPENING + _CLOSING):
                parts[-1].append(word._replace(text=plain))
            if text[-1:] in _CLOSING:
                parts.append([])
    return [one for one in parts if one]


def with_owners(parts: Sequence[Part]) -> list[Part]:
    """The parts, told whose numbers they name by one another: "Ihre / unsere Nr.", "Material / Lieferantenmaterial"."""
    found = list(parts)
    told = [at for at, one in enumerate(parts) if one.kind in _OWNED]
    for at, part in enumerate(parts):
        roles = {one for way in TITLE_PARTS.roles_of(_key(part.words)) for one in way}
        if part.kind not in NUMBERS and roles in ({"T"}, {"O"}) and any(abs(at - one) == 1 for one in told):
            found[at] = part._replace(kind="article" if roles == {"T"} else "buyer_article")
    both = [at for at, one in enumerate(found) if one.kind == "article"]
    owners = {at: owner_of(found[at].words) for at in both}
    other = max(both, key=owners.__getitem__, default=0)
    if len(both) == len(_OWNED) and len({*owners.values()}) > 1 and {Owner.SUPPLIER, Owner.MAKER} & {*owners.values()}:
        found[other] = found[other]._replace(kind="aside" if owners[other] == Owner.MAKER else "buyer_article")
    return found


_OWNED: Final = frozenset(("article", "buyer_article"))


def join_lists(rows: Sequence[list[Cell]]) -> None:
    """Makes one cell of those that list numbers behind the title of the texts, or right above or below it."""
    texts = [(at, cell) for at, row in enumerate(rows) for cell in row if cell.kind == "description"]
    for at, row in enumerate(rows):
        for start, first in enumerate(row):
            over = any(abs(place - at) == 1 and abs(text.x0 - first.x0) <= _SAME for place, text in texts)
            end = start + 1
            while end < len(row) and _is_near(row[end - 1], row[end]):
                end += 1
            words = [word for cell in row[start:end] for word in cell.words]
            kinds = [one.kind for one in listed_in(words)]
            if len(kinds) > _TWICE if "description" in kinds else kinds and over:
                kind = "description" if "description" in kinds else kinds[0]
                told = sum(cell.told for cell in row[start:end])
                row[start:end] = [first._replace(words=words, kind=kind, told=told)]
                break


_TWICE: Final = 2


def _is_near(before: Cell, cell: Cell) -> bool:
    last = before.words[-1]
    return cell.x0 - before.x1 < _BESIDE * (last.y1 - last.y0)
