"""Labels that say whose customer number they tell: the writer's with the reader, whatever else stands with them.

    Brauerei als Kunde bei Ihnen geführt unter      62292 (our acct. with supplier)
    51410

In: words of a line and a label among them. Out: the whole of such a label, and the number before its bracket.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.label_words import HEADER_PARTS
from parsers.page_words import Line, Match, Word
from parsers.printed_values import find_date

_WITH_YOU: Final = re.compile(r".*[WF].*")
_APART: Final = 0.9
"""Line heights between two runs of words, at least."""
_BEFORE: Final = 3
"""Words at most that may stand before such a label: what the buyer calls himself."""
_CODE: Final = re.compile(r"(?=\D*\d)[A-Za-z0-9][\w./-]{1,29}")


def whole_label(line: Line, hit: Match) -> Match:
    """A label that says that the number is kept at the reader's and ends its run, with the words that open the run."""
    if hit.meaning != "customer_number" or not any(map(_WITH_YOU.fullmatch, HEADER_PARTS.roles_of(hit.key))):
        return hit
    start = hit.start
    while start and line.words[start].x0 - line.words[start - 1].x1 < _APART * line.height:
        start -= 1
    after = line.words[hit.end] if hit.end < len(line.words) else None
    ends = after is None or after.x0 - line.words[hit.end - 1].x1 > _APART * line.height
    plain = all(one.text.isalpha() for one in line.words[start : hit.start])
    return hit._replace(start=start) if ends and plain and hit.start - start <= _BEFORE else hit


def before_bracket(words: Sequence[Word], hit: Match) -> list[Word]:
    """The code right before a bracket that holds nothing but its label; else nothing."""
    if not hit.start or not words[hit.start].text.startswith("(") or not words[hit.end - 1].text.endswith(")"):
        return []
    code = words[hit.start - 1]
    near = words[hit.start].x0 - code.x1 < code.y1 - code.y0
    return [code] if near and _CODE.fullmatch(code.text) and find_date(code.text) is None else []
