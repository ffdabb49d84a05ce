"""The number over a bracket that asks to state it as the number of the order.

    Aktenzeichen    51.2-2026/181
                    (bei Lieferung und Rechnung
                    bitte als Bestellnummer angeben)

In: lines outside the table. Out: the words of the number, which stand before the bracket or in the line above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.page_words import Line, Word
from parsers.printed_values import find_date

TOLD: Final = 8
"""The rank of such a number in the header: no label outdoes it."""
_ASKED: Final = re.compile(
    r"(?i)\b(?:als|as)\s+(?:(?:unsere|die|our|the|your)\s+)?"
    r"(?:bestell|auftrags|(?:purchase |customer )?order|p\.?o\.?)[\s-]*(?:nr|nummer|no|number|ref|reference|referenz)\b"
)
_CODE: Final = re.compile(r"(?=\D*\d)[A-Za-z0-9][\w./-]{2,39}")
_LINES: Final = 5
"""Lines of such a bracket at most."""
_NEAR: Final = 0.9
"""Line heights between lines of one remark, at most."""
_EDGE: Final = 4.0
"""Points between left edges that are one."""


def number_to_state(lines: Sequence[Line]) -> list[Word] | None:
    """The words of the number that the paper asks to state as the order's; None where it asks for none."""
    for at, line in enumerate(lines):
        for run in line.segments(0.9):
            opening = next((place for place, one in enumerate(run) if one.text.startswith("(")), None)
            if opening is None or not _ASKED.search(_remark(lines, at, run[opening:])):
                continue
            before: Sequence[Word] = run[:opening] or next(_close(lines, at, run, -1), ())
            code = list(before[-1:])
            if code and _CODE.fullmatch(code[0].text) and find_date(code[0].text) is None:
                return code
    return None


def _remark(lines: Sequence[Line], at: int, opening: Sequence[Word]) -> str:
    """The text of a bracket that opens in line `at`, to where it closes; "" for one that does not."""
    said: list[Word] = []
    for run in (opening, *_close(lines, at, opening, 1)):
        for word in run:
            said.append(word)
            if word.text.rstrip(".,;:").endswith(")"):
                return " ".join(one.text for one in said)
    return ""


def _close(lines: Sequence[Line], at: int, run: Sequence[Word], step: int) -> Iterator[Sequence[Word]]:
    """The runs right below (`step` 1) or above (-1) a run, at its left edge."""
    last: Sequence[Word] = run
    for place in range(at + step, at + step * (2 * _LINES), step):
        if not 0 <= place < len(lines):
            return
        # Lines of the block beside may stand between.
        found = next((one for one in lines[place].segments(0.9) if abs(one[0].x0 - run[0].x0) <= _EDGE), None)
        if found is None:
            continue
        upper, lower = (last, found) if step > 0 else (found, last)
        if lower[0].y0 - upper[0].y1 > _NEAR * (run[0].y1 - run[0].y0):
            return
        yield found
        last = found
