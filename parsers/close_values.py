"""Values of a header that stand close together, or in several words, and what of them is meant.

In: words beside or below a label. Out: those of the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from orderhub.document import Found
from parsers.bare_weeks import BARE_WEEK
from parsers.page_words import Line, Match, Page, Word


def cut_below(titles: Line, hits: Sequence[Match], label: Sequence[Word], line: Line) -> list[Word]:
    """The words that begin right below a label, up to the next label of its line, where values stand close together."""
    left, height = label[0].x0, label[0].y1 - label[0].y0
    starts = [titles.words[hit.start].x0 for hit in hits]
    stop = min((one for one in starts if one > label[-1].x1), default=1e9)
    cut = [one for one in line.words if left - _SLACK <= one.x0 < stop - _SLACK]
    before = max((one.x1 for one in line.words if one.x1 < left + _SLACK), default=-1e9)
    begins = bool(cut) and abs(cut[0].x0 - left) < _SLACK and cut[0].x0 - before > 0.4 * height
    return cut if begins and len(hits) > 1 else []


_SLACK: Final = 3.0


def in_three(parts: Sequence[Word]) -> list[Word]:
    """The number of an order in three words with plain blanks between: "BE 26 08958"; else nothing."""
    near = all(after.x0 - one.x1 < 0.75 * (one.y1 - one.y0) for one, after in pairwise(parts))
    return list(parts) if near and _IN_THREE.fullmatch(" ".join(one.text for one in parts)) else []


_IN_THREE: Final = re.compile(r"[A-Z]{1,4} \d{2,4} \d{3,8}")


def bare_week(page: Page, words: Sequence[Word]) -> Found | None:
    """A week without its year: "KW 40, Tag nach Absprache"."""
    said = f"{words[0].text} {words[1].text.rstrip('.,;')}" if len(words) > 1 else words[0].text
    return page.found(words[:2], said) if BARE_WEEK.fullmatch(said) else None
