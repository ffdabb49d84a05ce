"""Labels below an order line that are broken at the end of their column: the value, or half the label, stands below.

In: the lines that follow a row. Out: the same lines, each label on one line with its value.

    Supplier product code: 25430   Deliver by:           Supplier product code: 25430   Deliver by: 01.12.26
    01.12.26                                      ->
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.line_labels import bare_value, labels_of
from parsers.note_labels import note_label
from parsers.page_words import Line

_SAME: Final = 3.0
"""Points between left edges that are one."""
_CLOSE: Final = 0.6
"""Line heights between the lines of one cell, at most."""
_OPENS: Final = 4
"""Words of the second line among which a label that began in the first ends."""


def whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, a broken one joined with the next."""
    whole: list[Line] = []
    for line in lines:
        if whole and _is_broken(whole[-1], line):
            whole[-1] = Line(line.page, [*whole[-1].words, *line.words])
        else:
            whole.append(line)
    return whole


def _is_broken(above: Line, below: Line) -> bool:
    """Whether a label begins in the upper line, and its value, or its own end with its value, opens the lower one."""
    hangs, bare = above.words[-1].text.endswith(":"), _wants_number(above, below)
    if not hangs and not bare and not any(one.text.endswith(":") for one in below.words[:_OPENS]):
        return False
    last = above.words[-1]
    if below.page is not above.page or not -_SAME <= below.y0 - last.y1 + _SAME < _CLOSE * (last.y1 - last.y0) + _SAME:
        return False
    if bare or abs(below.x0 - above.x0) > _SAME:
        return abs(below.x0 - above.x0) <= _SAME
    size = len(above.words)
    words = [*above.words, *below.words]
    if any((note := note_label(words, at)) is not None and note.end > size for at in range(max(1, size - _TWO), size)):
        return True
    for hit in labels_of(words):
        told = words[hit.end : hit.end + 1]
        ends = words[hit.end - 1].text.endswith(":") and any(map(str.isdigit, told[0].text if told else ""))
        if ends and hit.start < size <= hit.end and (hit.end == size or labels_of(below.words)[:1] != [hit]):
            return True
    return False


def _wants_number(above: Line, below: Line) -> bool:
    """Whether a label without a colon ends the upper line, and nothing but a number stands in the lower one.

    "Ihre Art.-Nr. BR-6309 / unsere Nr." over "RHB 975".
    """
    hit = next(iter(labels_of(above.words)[-1:]), None)
    if hit is None or hit.end < len(above.words) or hit.meaning not in _CODED or len(below.words) > _TWO:
        return False
    named = hit.end - hit.start > 1 or above.words[-1].text.endswith(".")
    first, last = below.words[0].text, bare_value(below.words[-1].text)
    prefixed = len(below.words) == 1 or (first.isalpha() and first.isupper())
    return named and prefixed and _NUMBER.fullmatch(last) is not None


_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_NUMBER: Final = re.compile(r"(?=(?:.*\d){3})[\w./-]+")
_TWO: Final = 2
