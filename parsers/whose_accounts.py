"""Labels that say whose customer number they tell: the writer's with the reader, whatever else stands with them.

    Brauerei als Kunde bei Ihnen geführt unter      62292 (our acct. with supplier)
    51410

    Account Ref         NORDW01
    Our A/C with you    HAR979

In: words of a line and a label among them. Out: the whole of such a label, and the number before its bracket; of all
lines the number of the label that says it outright.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.label_words import HEADER_PARTS
from parsers.page_words import Line, Match, Word, matches
from parsers.printed_values import find_date

_WITH_YOU: Final = re.compile(r".*[WF].*")
_APART: Final = 0.9
"""Line heights between two runs of words, at least."""
_BEFORE: Final = 3
"""Words at most that may stand before such a label: what the buyer calls himself."""
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_LONGEST: Final = 6
"""Words of a label at most."""
_JOINED: Final = re.compile(r"(?<=\w)['’´`.&-](?=\w|$)")
_EDGE: Final = 6.0
"""Points between left edges that are one."""
_CODE: Final = re.compile(r"(?=\D*\d)[A-Za-z0-9][\w./-]{1,29}")


def whole_label(line: Line, hit: Match) -> Match:
    """A label that says that the number is kept at the reader's and ends its run, with the words that open the run."""
    if not says_with_reader(hit):
        return hit
    start = hit.start
    while start and line.words[start].x0 - line.words[start - 1].x1 < _APART * line.height:
        start -= 1
    after = line.words[hit.end] if hit.end < len(line.words) else None
    ends = after is None or after.x0 - line.words[hit.end - 1].x1 > _APART * line.height
    plain = all(_is_name(one.text) for one in line.words[start : hit.start])
    return hit._replace(start=start) if ends and plain and hit.start - start <= _BEFORE else hit


def _is_name(text: str) -> bool:
    """Whether a word has letters alone, joined in one name or not: "Site's", "Club-House", "Co."."""
    return _JOINED.sub("", text).isalpha()


def before_bracket(words: Sequence[Word], hit: Match) -> list[Word]:
    """The code right before a bracket that holds nothing but its label; else nothing."""
    if not hit.start or not words[hit.start].text.startswith("(") or not words[hit.end - 1].text.endswith(")"):
        return []
    code = words[hit.start - 1]
    near = words[hit.start].x0 - code.x1 < code.y1 - code.y0
    return [code] if near and _CODE.fullmatch(code.text) and find_date(code.text) is None else []


def account_with_reader(lines: Sequence[Line]) -> list[Word]:
    """The code beside or below the first label that says outright that its number is kept at the reader's."""
    for at, line in enumerate(lines):
        runs = line.segments(_RUN)
        for run, after in zip(runs, [*runs[1:], []], strict=True):
            hit = next(iter(matches(run, LABELS, longest=_LONGEST)), None)
            if hit is None or hit.start or not says_with_reader(hit):
                continue
            behind = run[hit.end :] or after
            if _is_code(behind):
                return behind
            below = lines[at + 1].segments(_RUN) if at + 1 < len(lines) else []
            under = next((one for one in below if abs(one[0].x0 - run[0].x0) <= _EDGE), [])
            if not behind and _is_code(under) and under[0].y0 - run[0].y1 < under[0].y1 - under[0].y0:
                return under
    return []


def says_with_reader(hit: Match) -> bool:
    """Whether a label says outright that its number is kept at the reader's: "Our A/C with you"."""
    return hit.meaning == "customer_number" and any(map(_WITH_YOU.fullmatch, HEADER_PARTS.roles_of(hit.key)))


def _is_code(words: Sequence[Word]) -> bool:
    return len(words) == 1 and _CODE.fullmatch(words[0].text) is not None and find_date(words[0].text) is None
