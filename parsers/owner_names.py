"""Labels of numbers that name whose they are by a name of his own: "TRHS Item: 023464" beside "Vendor Item: NH172".

In: the lines of one order line that has no table. Out: the same, "Our" in the place of the name, where it stands before
the label of a number on other lines of the page as well, opens the name of a house elsewhere, and the supplier's number
has a label that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import LINE_LABELS
from parsers.owner_initials import spelled_line
from parsers.page_words import Line, Word, key_of
from parsers.title_owners import Owner, owner_of

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_PLACE: Final = 3.0
"""Points within which labels begin at one place."""
_NAME: Final = re.compile(r"(?!(?:PO|PR|RFQ|REQ|BOM|REF|LOT|DIN|EN|ISO|UN|CAS|CPV|HS|CN|EAN|UPC|VAT)\b)[A-ZÄÖÜ&]{2,10}")
"""A house in short. Others number papers, standards and tariffs."""
_NUMBERED: Final = frozenset(("article", "buyer_article", "position"))
_LONGEST: Final = 3
"""Words of a label behind the name, at most."""
_AGAIN: Final = 2


def with_own_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, their labels as the trade knows them."""
    lines = [spelled_line(one) for one in lines]
    if not any(_is_theirs(run) for line in lines for run in line.segments(_APART)):
        return list(lines)
    return [_told(line) for line in lines]


def _told(line: Line) -> Line:
    named = {id(run[0]) for run in line.segments(_APART) if _names_owner(run) and _is_house(run, line)}
    words = [one._replace(text="Our") if id(one) in named else one for one in line.words]
    return Line(line.page, words) if named else line


def _names_owner(run: Sequence[Word]) -> bool:
    """Whether a run is a name that no label knows, the label of a number with its colon, and the number."""
    end = _colon(run)
    if not 1 < end <= _LONGEST + 1 or not _NAME.fullmatch(run[0].text):
        return False
    known = [_meanings(_key(run[start:end])) for start in (0, 1)]
    value = run[end].text if end < len(run) else ""
    numbered = not known[0] and bool(known[1] & _NUMBERED) and any(map(str.isdigit, value))
    return numbered and owner_of(run[:end]) == Owner.UNSAID


def _is_house(run: Sequence[Word], line: Line) -> bool:
    return _comes_again(run, line) and _heads_name(run[0], line)


def _comes_again(run: Sequence[Word], line: Line) -> bool:
    said = _key(run[: _colon(run)])
    return sum(1 for one in _openers(line, run[0].x0) if _key(one[: _colon(one)]) == said) >= _AGAIN


def _heads_name(word: Word, line: Line) -> bool:
    """Whether a word opens the name of a house elsewhere on the page: "TRHS Riverside Hospital"."""
    runs = (run for other in line.page.lines for run in other.segments(_APART))
    return any(
        run[0].text == word.text and len(run) >= _AGAIN and run[1].text.isalpha()
        and all(one.text[0].isupper() or not one.text[0].isalnum() for one in run) and not _colon(run)
        for run in runs
    )  # fmt: skip


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
