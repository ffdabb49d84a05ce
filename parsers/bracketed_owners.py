"""Titles of numbers over a word in brackets that says whose they are: "LMT code" over "(buyer)".

    LMT code     Maker P/N       The words over one bracket are one title, though each might be a title by itself.
     (buyer)     (Nordwind)

In: the cells of the lines of a title, and what the page says above it. Out: the cells, those words with their bracket
one title. The bracket names the owner by what he is, or by his name as the letterhead or the address has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.address_labels import ROLES
from parsers.house_names import is_house
from parsers.page_words import Line, Word, key_of
from parsers.title_owners import Owner, owner_of
from parsers.title_words import TITLE_PARTS

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_BLANK: Final = 0.65
"""Width of one blank at most, in line heights."""
_DEEP: Final = 0.9
"""Line heights between a title and its bracket, at most."""
_SAME: Final = 1.5
"""Points between edges or middles that are one."""
_APART: Final = 1.6
"""Line heights between words of two runs."""
_SHORTEST: Final = 3
"""Letters of a name, at least."""
_OWNED: Final = frozenset(("article", "buyer_article"))


def join_bracketed(rows: Sequence[list[Cell]], above: Sequence[Line]) -> None:
    """Joins titles of numbers to the bracket below them."""
    for at, row in enumerate(rows):
        for below in rows[at + 1 :]:
            for bracket in [one for one in below if _is_bracket(one.words)]:
                run = next((one for one in _runs(row) if _is_over(one, bracket)), [])
                kind = _owner(bracket.words, above) if any(one.kind in _OWNED for one in run) else None
                if kind is None:
                    continue
                words = [word for one in (*run, bracket) for word in one.words]
                place = row.index(run[0])
                row[place : place + len(run)] = [run[0]._replace(words=words, kind=kind, told=len(words))]
                below.remove(bracket)


def _is_bracket(words: Sequence[Word]) -> bool:
    return words[0].text[:1] in {"(", "["} and words[-1].text[-1:] in {")", "]"}


def _runs(row: Sequence[Cell]) -> list[list[Cell]]:
    """The cells of a line, those one blank apart together."""
    runs = [[row[0]]] if row else []
    for before, cell in pairwise(row):
        last = before.words[-1]
        near = cell.x0 - last.x1 <= _BLANK * (last.y1 - last.y0)
        runs[-1:] = [[*runs[-1], cell]] if near else [runs[-1], [cell]]
    return runs


def _is_over(run: Sequence[Cell], bracket: Cell) -> bool:
    last = run[-1].words[-1]
    left, right = bracket.x0 - run[0].x0, bracket.x1 - run[-1].x1
    flush = min(abs(left), abs(right), abs(left + right) / 2) <= _SAME
    return flush and -_SAME <= bracket.words[0].y0 - last.y1 <= _DEEP * (last.y1 - last.y0)


def _owner(words: Sequence[Word], above: Sequence[Line]) -> str | None:
    """Whose numbers a bracket names, as the kind of their column: "(buyer)", "(yours)", "(Nordwind)"."""
    told = {part for one in TITLE_PARTS.roles_of("".join(key_of(one.text) for one in words)) for part in one}
    if told & set("OT"):
        alone = len(told & set("OT")) == 1 and told <= set("OTAN") and owner_of(words) != Owner.MAKER
        return None if not alone else "buyer_article" if "O" in told else "article"
    name = words[0].text.strip("()[]")
    if len(words) > 1 or len(name) < _SHORTEST or not name.isalpha() or told:
        return None
    sent, received = is_house(name, above), any(_addresses(name, line) for line in above)
    return None if sent == received else "buyer_article" if sent else "article"


def _addresses(name: str, line: Line) -> bool:
    """Whether a name stands behind the label of the supplier: "To: Nordwind Handel GmbH"."""
    runs = line.segments(_APART)
    words = [one for run in runs for one in run]
    at = next((at for at, one in enumerate(words) if key_of(one.text) == key_of(name)), 0)
    return at > 0 and any(
        ROLES.get("".join(key_of(one.text) for one in words[start:at])) == "supplier"
        and words[at - 1].text.endswith(":")
        for start in range(at)
    )
