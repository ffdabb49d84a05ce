"""Titles that a slash joins, "Typ / Bezeichnung", or a word or comma: "Description, with your catalogue number".

In: the cells of one line of titles, and the line. Out: the cells, those that are joined as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word
from parsers.title_owners import names_both, number_with_text

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_NAMING: Final = frozenset(("description", "article", "buyer_article", "gtin"))


def joined_by_slash(line: Line, cells: Sequence[Cell]) -> list[Cell]:
    """One title where a slash stands between two: "Typ / Bezeichnung", "Artikel / Farbe / Größe".

    Only one of them may say what the column is; two that do are two columns, or one that the titles' words tell.
    """
    slashes = [word for word in line.words if word.text == "/"]
    joined: list[Cell] = []
    for cell in cells:
        before = joined[-1] if joined else None
        told = {one.kind for one in (before, cell) if one is not None} - {None, "other", "aside"}
        # "Our item no / Description"; "Bezeichnung / EAN", the number below the text
        both = before is not None and len(told) > 1 and names_both([*before.words, *cell.words])
        both = both or (before is not None and (before.kind, cell.kind) == ("description", "gtin"))
        both = both or (before is not None and _goes_on(before, cell))
        linked = before is not None and (
            _is_told_with(before, cell, line.height) or _is_listed(before, cell, line.height)
        )
        both = both or linked
        if before is not None and _is_named(before, cell, line.height):
            joined[-1] = before._replace(words=[*before.words, *cell.words], told=before.told + cell.told)
            continue
        slashed = before is not None and (linked or _has_slash(before, cell, slashes, line.height))
        if before is not None and (len(told) <= 1 or both) and slashed:
            kind = "description" if both else next(iter(told), before.kind or cell.kind)
            joined[-1] = before._replace(words=[*before.words, *cell.words], kind=kind, told=before.told + cell.told)
        else:
            joined.append(cell)
    return joined


def _is_listed(before: Cell, cell: Cell, height: float) -> bool:
    """Whether a comma leads from a text to what is told below it: "Artikel, Farbe / Größe, EAN", "Text, GTIN"."""
    near = before.words[-1].text.endswith(",") and cell.x0 - before.x1 < _BLANK * height
    return near and before.kind == "description" and cell.kind in {None, "aside", "other", "gtin"}


def _is_named(before: Cell, cell: Cell, height: float) -> bool:
    """Whether a title goes on behind a slash with a name and the word for what it has: "Supplier Item / CFC Item"."""
    named = any(one.text.endswith("/") for one in before.words[max(before.told - 1, 0) : -1]) and before.kind in _NAMING
    return named and cell.kind in {*_NAMING, "position"} and cell.x0 - before.x1 < 0.8 * height


def _goes_on(before: Cell, cell: Cell) -> bool:
    """Whether a title goes on with a third thing behind its second slash: "Text / Ihre Art.-Nr. / Unsere Art.-Nr."."""
    listed = any("/" in one.text for one in before.words[1:-1])
    return listed and "description" in {before.kind, cell.kind} and {before.kind, cell.kind} <= _NAMING


def _is_told_with(before: Cell, cell: Cell, height: float) -> bool:
    """Whether a number is told one blank behind the text that it stands with."""
    near = before.kind == "description" and cell.x0 - before.x1 < _BLANK * height
    return near and number_with_text([*before.words, *cell.words]) is not None


_BLANK: Final = 0.65
"""Width of a blank at most, in line heights."""


def _has_slash(before: Cell, cell: Cell, slashes: Sequence[Word], height: float) -> bool:
    if before.words[-1].text.endswith("/") or cell.words[0].text.startswith("/"):
        return cell.x0 - before.x1 < 0.8 * height
    return any(-1 <= one.x0 - before.x1 < 0.8 * height and -1 <= cell.x0 - one.x1 < 0.8 * height for one in slashes)
