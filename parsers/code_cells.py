"""A code and the text beside it where one row alone tells the columns: "NH-7585        Banner hem tape 1 in x 164 ft".

In: the cells of a line as dealt to the columns. Out: the cells, the words far behind the code with the text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from parsers.page_words import Word

_CODES: Final = ("article", "buyer_article")
_FAR: Final = 2.0
"""Line heights of white between two columns, at least."""
_BLANK: Final = 0.5
"""Line heights between words of one text, at most."""


def code_in_place(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Leaves a code nothing that stands far behind it and goes on, blank by blank, with the text."""
    text = cells.get("description", [])
    for kind in _CODES if text else ():
        words = cells.get(kind, [])
        gaps = [after.x0 - before.x1 for before, after in pairwise([*words, text[0]])]
        high = text[0].y1 - text[0].y0
        at = next((at for at, gap in enumerate(gaps, 1) if gap > _FAR * high), len(words))
        if not 0 < at < len(words) or not any(map(str.isdigit, words[0].text)):
            continue
        if all(0 <= gap < _BLANK * high for gap in gaps[at:]):
            return {**cells, kind: words[:at], "description": [*words[at:], *text]}
    return cells
