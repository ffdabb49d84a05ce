"""Order lines of a letter that say neither what they count in nor what their number is: that all are alike tells it.

    4 Drain cock type A, 13894             - 12 Stk Kugellager 6204 – 90-1957           3 x Lichterkette #22-9079
    2 Radiator 600 x 1000 mm, 16106        - 5 Stk Schneidebrett – 83-7358              1 x Thermobecher #15-8676

In: the lines of the pages, of which nothing else is an order line. Out: the same lines, with a sign of multiplying
behind each bare number of pieces and brackets around each code. All begin in one place, are followed by nothing but the
rest of their text, and end with a code of its own behind one and the same sign, or behind its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.letter_lines import opens
from parsers.line_labels import labels_of
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date, is_month

_SAME: Final = 3.0
"""Points between edges that are one."""
_NEAR: Final = 0.9
"""Line heights between the lines of one text, at most."""
_WRAPPED: Final = 2
"""Lines on which one goes on, at most."""
_BARE: Final = re.compile(r"[1-9]\d{0,3}")
_NAMING: Final = re.compile(r"[\"'„“”]?[^\W\d_]{3,}.*")
_CODE: Final = re.compile(r"(?=(?:.*\d){3})(?!(?:19|20)\d\d$)[A-Z\d][A-Z\d./_-]{3,24}")
_SIGNS: Final = frozenset(("-", "–", "—", "/", "#", "·", "|", ":"))
_LABELLED: Final = frozenset(("article", "buyer_article", "gtin"))


def marked_alike(lines: Sequence[Line]) -> list[Line]:
    """The lines with numbers of pieces and codes marked where two and more agree; nothing where they do not."""
    starts = [at for at, line in enumerate(lines) if _begins(line.words)]
    for first in starts:
        alike = [at for at in starts if at >= first and _stand_alike(lines[first], lines[at])]
        texts = _texts(lines, alike)
        if len(texts) < 2:
            continue
        signs = {_sign([word for at in text for word in lines[at].words]) for text in texts}
        codes = {lines[text[-1]].words[-1].text for text in texts}
        if len(signs) == 1 and "" not in signs and len(codes) == len(texts):
            return _marked(lines, texts, coded=signs != {"label"})
    return []


def _begins(words: Sequence[Word]) -> bool:
    if opens(words) is not None:
        return True
    bare = len(words) > 2 and _BARE.fullmatch(words[0].text) and _NAMING.fullmatch(words[1].text)
    return bool(bare) and key_of(words[1].text) not in UNIT_WORDS and not is_month(words[1].text)


def _stand_alike(one: Line, other: Line) -> bool:
    return one.page is other.page and min(
        abs(one.x0 - other.x0), abs(one.words[0].x1 - other.words[0].x1)) <= _SAME  # fmt: skip


def _texts(lines: Sequence[Line], starts: Sequence[int]) -> list[list[int]]:
    """The places of the lines of each text, as far as one follows the other; the last ends with its code."""
    texts: list[list[int]] = []
    for at, stop in pairwise([*starts, len(lines)]):
        near = [at]
        while near[-1] + 1 < stop and len(near) <= _WRAPPED and _goes_on(lines[near[-1]], lines[near[-1] + 1]):
            near.append(near[-1] + 1)
        while len(near) > 1 and not _is_code(lines[near[-1]].words[-1]):
            near.pop()
        texts.append(near)
        if near[-1] + 1 != stop:
            break
    return texts


def _goes_on(above: Line, below: Line) -> bool:
    return above.page is below.page and below.y0 >= above.y0 and below.y0 - above.y1 < _NEAR * above.height


def _is_code(word: Word) -> bool:
    text = word.text.strip("()[]#.,;")
    return _CODE.fullmatch(text) is not None and find_date(text) is None


def _sign(words: Sequence[Word]) -> str:
    """What stands before the code that ends a text: a sign, its label, a bracket; nothing where none ends it."""
    *text, code = words
    if not _is_code(code) or not any(len(one.text) > 2 and one.text.isalpha() for one in text):
        return ""
    if any(hit.end == len(text) and hit.meaning in _LABELLED for hit in labels_of(words)):
        return "label"
    if code.text[0] in "#([":
        return code.text[0]
    return text[-1].text if text[-1].text in _SIGNS else "," if text[-1].text[-1] in ",;" else ""


def _marked(lines: Sequence[Line], texts: Sequence[Sequence[int]], *, coded: bool) -> list[Line]:
    marked = list(lines)
    for text in texts:
        if opens(lines[text[0]].words) is None:
            number, *rest = lines[text[0]].words
            times = Word("x", number.x1, number.y0, number.x1, number.y1, number.confidence)
            marked[text[0]] = Line(lines[text[0]].page, [number, times, *rest])
        if coded:
            *before, code = marked[text[-1]].words
            told = code._replace(text=f"({code.text.strip('()[]#.,;')})")
            marked[text[-1]] = Line(lines[text[-1]].page, [*before, told])
    return marked
