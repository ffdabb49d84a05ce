"""Titles that stand close together in one line, each by itself: "Menge Einheit", "Rabatt %  Total CHF".

In: a run of words and what it means as one title. Out: the titles that it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.money_words import MORE_CODES
from parsers.page_words import Line, Match, Word, key_of

CURRENCY_WORDS: Final = frozenset(
    ("eur", "euro", "€", "chf", "usd", "gbp", "$", "£", "in", "netto", "%", "/", "", "st", "excl", "exkl", *MORE_CODES)
)
_NAMED: Final = frozenset(("article", "description", "gtin", "buyer_article", "position"))


def blank_of(line: Line) -> float:
    """The width of a blank in a line of titles: the narrowest gap, where it is no wider than one; 0 where none is.

    What a typewriter prints tells nothing: there a blank is as wide as a letter, and columns may stand closer.
    """
    letters = [(one.x1 - one.x0) / len(one.text) for one in line.words]
    gaps = [after.x0 - before.x1 for before, after in pairwise(line.words)]
    blank = min((one for one in gaps if one > _NARROWEST * line.height), default=0.0)
    return blank if blank < _WIDEST * line.height and max(letters) > _EVEN * min(letters) else 0.0


_NARROWEST, _WIDEST = 0.19, 0.4
"""Width of a blank, in line heights."""
_EVEN: Final = 1.03
_APART: Final = 1.6
"""Blanks between two titles, at least."""


def is_apart(before: Word, after: Word, blank: float) -> bool:
    """Whether more than a blank stands between two words of a line of titles, and more than any is wide in letters."""
    widest = max(_APART * blank, _WIDEST * (before.y1 - before.y0))
    return blank > 0 and widest <= after.x0 - before.x1


def runs_apart(run: Sequence[Word], blank: float) -> list[list[Word]]:
    """A run parted where more than a blank stands and both sides are titles: "Qty  Unit Price  Disc."."""
    parts = [[run[0]]]
    for before, after in pairwise(run):
        if is_apart(before, after, blank):
            parts.append([])
        parts[-1].append(after)
    known = sum(1 for one in parts if COLUMN_TITLES.get("".join(key_of(word.text) for word in one)) is not None)
    return parts if known > _MOSTLY * len(parts) else [list(run)]


_MOSTLY: Final = 0.6


def runs_of_titles(line: Line) -> list[list[Word]]:
    """The words of a line in runs that may be one title each.

    Where all letters are as wide as one another, so is a blank: what stands farther apart is two.
    """
    letters = sorted((one.x1 - one.x0) / len(one.text) for one in line.words if len(one.text) > 1)
    if len(letters) < _SOME or letters[-1] > _TYPEWRITTEN * letters[0]:
        return line.segments(_PARTED)
    return line.segments(min(_PARTED, _TYPED * letters[-1] / line.height))


_PARTED: Final = 0.65
"""Line heights between two titles, at least."""
_SOME: Final = 4
_TYPEWRITTEN: Final = 1.02
_TYPED: Final = 1.15
"""How much wider than a letter a gap is that is no blank."""


def titles_in(run: Sequence[Word], hit: Match, start: int) -> list[Match]:
    """The titles that a hit of a run is made of; `start`: where the run begins in its line."""
    return [
        one
        for part in _parted(run, hit)
        for one in _counted_in(run, part._replace(start=part.start + start, end=part.end + start), start)
    ]


def _parted(run: Sequence[Word], hit: Match) -> list[Match]:
    """Two titles that would make one, where more than a blank stands between: "Material  Bezeichnung"."""
    for at in range(hit.start + 1, hit.end):
        before, after = run[at - 1], run[at]
        gap, letter = after.x0 - before.x1, (before.x1 - before.x0) / len(before.text)
        if gap < _WIDE * (before.y1 - before.y0) or gap < 1.25 * letter:
            continue
        keys = ["".join(key_of(one.text) for one in part) for part in (run[hit.start : at], run[at : hit.end])]
        kinds = [dict.get(COLUMN_TITLES, key) for key in keys]
        if all(kinds) and len({*kinds, hit.meaning}) > 1 and kinds[0] != kinds[1] and set(kinds) & _NAMED:
            return [hit._replace(end=at, meaning=kinds[0] or "", key=keys[0]),
                    hit._replace(start=at, meaning=kinds[1] or "", key=keys[1])]  # fmt: skip
    return [hit]


_WIDE: Final = 0.5
"""Line heights between two words that are no blank."""
OF: Final = frozenset(("der", "des"))
AND: Final = frozenset(("and", "or", "und", "oder", "sowie", "&", "/"))
_UNIT_ALONE: Final = frozenset(("uom", "me", "um", "u/m", "eh", "einh", "einheit", "bme", "vme", "ve", "vpe", "vke"))
"""Titles of a unit that begin no other title."""


def _counted_in(run: Sequence[Word], hit: Match, start: int) -> list[Match]:
    """A title of quantity and unit beside it are two columns, however near they stand; so are unit and price."""
    keys = [key_of(one.text) for one in run[hit.start - start : hit.end - start]]
    rest = COLUMN_TITLES.get("".join(keys[1:])) if keys[0] in _UNIT_ALONE else None
    if rest in {"price", "amount", "quantity"}:
        return [Match(hit.start, hit.start + 1, "unit", keys[0]), hit._replace(start=hit.start + 1, meaning=rest)]
    if hit.meaning == "discount" and "%" in keys[1:-1]:
        # "Rabatt %  Total CHF": the sign ends the first title.
        at = keys.index("%", 1) + 1
        rest = COLUMN_TITLES.get("".join(key for key in keys[at:] if key not in CURRENCY_WORDS))
        if COLUMN_TITLES.get(keys[0]) == "discount" and rest in {"amount", "price"}:
            return [hit._replace(end=hit.start + at, key=keys[0]), hit._replace(start=hit.start + at, meaning=rest)]
    bare = [key for key in keys if key not in CURRENCY_WORDS]
    if len(bare) == 2 and bare == keys[:2] and "".join(bare) not in COLUMN_TITLES:
        each = [dict.get(COLUMN_TITLES, key) for key in bare]
        if set(each) == {"price", "amount"} and not {"net", "nett", "netto"} & set(keys):
            # "Einzelpreis Gesamt": two titles that touch, where no one word says that they are one.
            return [hit._replace(end=hit.start + 1, meaning=each[0] or "", key=keys[0]),
                    hit._replace(start=hit.start + 1, meaning=each[1] or "", key=keys[1])]  # fmt: skip
    if hit.meaning not in {"quantity", "unit"} or len(keys) < 2 or COLUMN_TITLES.get("".join(keys[:-1])) != "quantity":
        return [hit]
    if COLUMN_TITLES.get(keys[-1]) != "unit":
        return [hit]
    last = hit.end - 1
    return [Match(hit.start, last, "quantity", keys[0]), Match(last, hit.end, "unit", keys[-1])]
