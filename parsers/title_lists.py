"""What one line of a title lists with signs between: "Ihre Art.Nr. / Unsere Art.Nr.", "Text / your ref / our ref".

In: the words of a title. Out: the kinds they name, in the order of the line; cells that list numbers above or below the
title of the texts as one.

    Bezeichnung                         The numbers stand with the text of each row, in the order of their titles:
    Ihre Art.Nr. / Unsere Art.Nr.       `stacked_cells` deals them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Word, key_of
from parsers.title_owners import theirs
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.page_titles import Cell

NUMBERS: Final = frozenset(("article", "buyer_article", "gtin"))
_PARTING: Final = frozenset(("/", "|", "-", "–", "—", "·", "•", ",", ";", "+", "&", "und", "and", "sowie"))
_OPENING, _CLOSING = "([", ")],;/|"
_MAKER: Final = 3
"""What `theirs` tells of a maker's number."""
_BESIDE: Final = 0.8
"""Line heights between the words of one list, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""


def kinds_listed(words: Sequence[Word]) -> list[str]:
    """What the parts of one line name; nothing where it has one part, or one that nobody knows."""
    for within in (False, True):
        parts = _parts(words, within=within)
        if len(parts) == 1:
            continue
        kinds = [COLUMN_TITLES.get(_key(part)) for part in parts]
        _tell_owners(parts, kinds)
        found = [one for one in kinds if one == "description" or one in NUMBERS]
        if found and len(found) == len(set(found)) == len(kinds):
            return found
    return []


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


def _tell_owners(parts: Sequence[Sequence[Word]], kinds: list[str | None]) -> None:
    """Tells whose number a part is from the one beside it: "Ihre / unsere Nr.", "Material / Lieferantenmaterial"."""
    told = [at for at, one in enumerate(kinds) if one in _OWNED]
    for at, part in enumerate(parts):
        roles = {one for way in TITLE_PARTS.roles_of(_key(part)) for one in way}
        if kinds[at] not in NUMBERS and roles in ({"T"}, {"O"}) and any(abs(at - one) == 1 for one in told):
            kinds[at] = "article" if roles == {"T"} else "buyer_article"
    both = [at for at, one in enumerate(kinds) if one == "article"]
    owners = {at: theirs(parts[at]) for at in both}
    if (
        len(both) == len(_OWNED)
        and 0 in owners.values()
        and _MAKER not in owners.values()
        and len({*owners.values()}) > 1
    ):
        kinds[max(both, key=owners.__getitem__)] = "buyer_article"


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
            kinds = kinds_listed(words)
            if len(kinds) > _TWICE if "description" in kinds else kinds and over:
                kind = "description" if "description" in kinds else kinds[0]
                told = sum(cell.told for cell in row[start:end])
                row[start:end] = [first._replace(words=words, kind=kind, told=told)]
                break


_TWICE: Final = 2


def _is_near(before: Cell, cell: Cell) -> bool:
    last = before.words[-1]
    return cell.x0 - before.x1 < _BESIDE * (last.y1 - last.y0)
