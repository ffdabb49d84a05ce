"""Numbers with a label that stand below a number of the row, left of where its text goes on.

    NH-HB-6561        Softshelljacke Damen         The label's line ends before the text: "SKU SW694973-55" is a line of
    SKU SW694973-55   Farbe 001 / Größe L          its own, "Farbe 001 / Größe L" the next one of the text.

In: a row with the lines that follow it. Out: these lines, each with one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsers.line_labels import labels_of
from parsers.page_words import Line

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODED: Final = ("article", "buyer_article", "gtin")
_SAME: Final = 4.0
"""Points between left edges that are one."""
_BLANK: Final = 0.6
"""Line heights between the number and the text beside it, at least."""


def part_labelled(row: Row, edge: float) -> list[Line]:
    """The lines below a row, parted where its text goes on at `edge` beside a labelled number."""
    parted: list[Line] = []
    for line in row.following:
        at = next((at for at, one in enumerate(line.words) if abs(one.x0 - edge) <= _SAME), 0)
        parts = [line.words[:at], line.words[at:]] if at and _is_number(row, line, at) else [line.words]
        parted += [Line(line.page, words) for words in parts] if len(parts) > 1 else [line]
    return parted


def _is_number(row: Row, line: Line, at: int) -> bool:
    """Whether the words before a place are a label and its number, below one of the row and apart from the rest."""
    words = line.words[:at]
    if line.words[at].x0 - words[-1].x1 < _BLANK * line.height or not any(map(str.isdigit, words[-1].text)):
        return False
    labels = labels_of(words)
    if not labels or labels[0].start or labels[0].meaning not in _CODED or labels[0].end != len(words) - 1:
        return False
    over = [cell[0] for kind in _CODED if (cell := row.cells.get(kind))]
    return any(abs(one.x0 - words[0].x0) <= _SAME for one in over)
