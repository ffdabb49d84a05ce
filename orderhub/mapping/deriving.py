r"""Derives an anchor from one correction: where the right value is printed, which words name it, how it looks.

    Vorgangskennung:  4500012   and  number = 4500012   ->   {label: Vorgangskennung, where: right, shape: '\d{6,8}'}

Pure. Several anchors may be thinkable (the words to the left, those above); the caller tries them on papers whose
values are known and takes the first that agrees with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from orderhub.document import Box, Where
from orderhub.mapping.anchors import BELOW, COLUMN, MAX_LABEL, MAX_WORDS, RIGHT, Anchor, Paper, Spot
from orderhub.mapping.fields import Type
from orderhub.mapping.patterns import MAX_PATTERN
from orderhub.mapping.select import fold
from orderhub.sheet import Word, gap, runs

MAX_PLACES: Final = 20
_LABEL_WORDS: Final = 5
_ABOVE: Final = 3
"""Lines above a value that may hold its label."""
_PUNCTUATION: Final = ":,;.()[]|#"


def places(paper: Paper, is_value: Callable[[str], bool], *, whole: bool = False) -> list[Spot]:
    """Where on the paper a text stands that means the value, in reading order; `whole`: a text up to its gaps."""
    found: list[Spot] = []
    for page, laid in enumerate(paper.pages):
        for number, line in enumerate(laid.lines):
            for spot in _in_line(page, number, line, is_value, whole=whole):
                found.append(spot)
                if len(found) == MAX_PLACES:
                    return found
    return found


def _in_line(
    page: int, number: int, line: Sequence[Word], is_value: Callable[[str], bool], *, whole: bool
) -> Iterator[Spot]:
    """The shortest runs of words that mean the value, none inside another."""
    at = 0
    while at < len(line):
        most = min(MAX_WORDS * (3 if whole else 1), len(line) - at)
        for count in range(1, most + 1):
            if _means(line[at : at + count], is_value):
                end = at + count
                while at + 1 < end and _means(line[at + 1 : end], is_value):
                    at += 1
                yield Spot(page, number, at, end)
                at = end - 1
                break
        at += 1


def _means(words: Sequence[Word], is_value: Callable[[str], bool]) -> bool:
    text = " ".join(one.text for one in words)
    return is_value(text) or is_value(text.strip(_PUNCTUATION))


def at_box(paper: Paper, page: int, box: Box) -> Spot | None:
    """The words of one line that a person marked on the picture: those whose middle lies in the box."""
    for index, laid in enumerate(paper.pages):
        if laid.sheet.number != page:
            continue
        for number, inside in paper.row_lines(index, box):
            return Spot(index, number, inside[0], inside[-1] + 1)
    return None


def anchors(
    paper: Paper, spot: Spot, kind: Type, typed: str | None, row: Where | None = None, day: date | None = None
) -> list[Anchor]:
    """Anchors that find exactly the words at `spot`, the most telling first.

    `typed` is the text on the paper that means the value, None where the paper was misread: then only the place is
    learned and no shape. `row` is the place of the order line, for a value of a line; `day` the date that was meant.
    """
    shape = shape_of(typed, kind) if typed else None
    order = _order_of(typed, day) if typed and day else ""
    if row is not None:
        titles = (one._replace(date=order) for one in _titles(paper, spot, shape))
        return [one for one in titles if len(one.label) <= MAX_LABEL and _finds(paper, one, spot, kind, row)]
    found: list[Anchor] = []
    for label, where in _labels(paper, spot):
        words = paper.words(label)
        if sum(len(one.text) + 1 for one in words) > MAX_LABEL:
            continue
        plain = Anchor(" ".join(one.text for one in words).strip(_PUNCTUATION + " "), where, shape, date=order)
        near = plain._replace(near=_percent(paper, label))
        chosen = next((one for one in (plain, near) if _finds(paper, one, spot, kind)), None)
        if chosen is not None and chosen not in found:
            found.append(chosen)
    return found


def _order_of(text: str, day: date) -> str:
    """Which of day and month comes first in 10/11/2026, as the date that was meant tells."""
    parts = re.search(r"(\d{1,2})/(\d{1,2})/", text)
    if parts is None or parts[1] == parts[2]:
        return ""
    return "uk" if int(parts[1]) == day.day else "us"


def _finds(paper: Paper, anchor: Anchor, spot: Spot, kind: Type, row: Where | None = None) -> bool:
    hit = paper.spot(anchor, kind, row)
    return hit is not None and hit[0][:2] == spot[:2] and hit[0].start < spot.end and hit[0].end > spot.start


def shape_of(text: str, kind: Type) -> re.Pattern[str] | None:
    r"""How a code looks: B-2026-00123 is `[A-Z]-\d{3,5}-\d{4,6}`; None for plain words, dates and whole numbers."""
    if kind in (Type.DATE, Type.PERIOD):
        return None
    if kind is Type.DECIMAL:
        # An amount with cents, so that "19 %" beside it is none.
        return re.compile(r".{1,16}[.,]\d{2}.{0,4}") if re.search(r"\d[.,]\d{2}\D{0,4}$", text) else None
    if not any(sign.isdigit() for sign in text):
        return None
    parts = [_part(one) for one in re.findall(r"\d+|[A-Z]+|[a-z]+|\s+|.", text)]
    shape = "".join(parts)
    return re.compile(shape) if len(shape) <= MAX_PATTERN and len(parts) <= 20 else None


def _part(text: str) -> str:
    size = len(text)
    if text.isascii() and text.isdigit():
        return rf"\d{{{max(1, size - 1)},{min(99, size + 1)}}}"
    if text.isascii() and text.isalpha():
        letters = "[A-Z]" if text.isupper() else "[a-z]"
        return letters if size == 1 else f"{letters}{{{min(99, size)}}}"
    if text.isspace():
        return " "
    return "." if text.isalpha() else text if text in "-/_,:;#" else re.escape(text)


def _labels(paper: Paper, spot: Spot) -> Iterator[tuple[Spot, str]]:
    """Words that may name the value: those left of it on its line, those above it."""
    left = _left(paper, spot)
    above = list(_above(paper, spot))
    if left is not None and not (above and _is_row_of_titles(paper, spot, above[0])):
        yield left, RIGHT
    for label in above:
        yield label, BELOW
    if left is not None:
        yield left, RIGHT


def _left(paper: Paper, spot: Spot) -> Spot | None:
    """The nearest run of words without digits left of the value; "Bestellnummer / Datum" is one for both."""
    line = paper.pages[spot.page].lines[spot.line]
    end = spot.start
    while end and (_is_value(line[end - 1]) or not fold(line[end - 1].text)):
        end -= 1
    start = end
    while start and end - start < _LABEL_WORDS and not _is_value(line[start - 1]):
        if start < end and gap(line, start) > 0.9:
            break
        start -= 1
    return Spot(spot.page, spot.line, start, end) if start < end and _says(line[start:end]) else None


def _above(paper: Paper, spot: Spot) -> Iterator[Spot]:
    """Runs without digits over the value, the nearest first."""
    lines = paper.pages[spot.page].lines
    words = paper.words(spot)
    left, right = words[0].x0, words[-1].x1
    for number in range(spot.line - 1, max(-1, spot.line - 1 - _ABOVE), -1):
        line = lines[number]
        over = [(a, b) for a, b in runs(line, 0.9) if line[a].x0 < right + 4 and line[b - 1].x1 > left - 4]
        for start, end in over:
            if any(_is_value(one) for one in line[start:end]) or end - start > _LABEL_WORDS:
                return
            if _says(line[start:end]):
                yield Spot(spot.page, number, start, end)


def _is_row_of_titles(paper: Paper, spot: Spot, label: Spot) -> bool:
    """Whether what stands over the value and over its neighbour to the left are titles: a head in columns."""
    line = paper.pages[spot.page].lines[spot.line]
    above = paper.pages[label.page].lines[label.line]
    before = [(a, b) for a, b in runs(line, 0.9) if b <= spot.start]
    if not before:
        return True
    start, end = before[-1]
    if line[end - 1].text.endswith(":"):
        return False
    over = [
        one for one in runs(above, 0.9) if above[one[0]].x0 < line[end - 1].x1 and above[one[1] - 1].x1 > line[start].x0
    ]
    return any(_is_value(one) for one in line[start:end]) and bool(over)


def _titles(paper: Paper, spot: Spot, shape: re.Pattern[str] | None) -> Iterator[Anchor]:
    """The column titles over a value of an order line, from the nearest line of titles upwards."""
    words = paper.words(spot)
    left, right = words[0].x0, words[-1].x1
    for page in range(spot.page, -1, -1):
        lines = paper.pages[page].lines
        top = spot.line if page == spot.page else len(lines)
        for number in range(top - 1, -1, -1):
            line = lines[number]
            found = list(runs(line, 0.9))
            if len(found) < 3 or sum(any(_is_value(one) for one in line[a:b]) for a, b in found) > 1:
                continue
            for start, end in found:
                # Where two titles stand close together, only the one over the value is meant.
                while end - 1 > start and line[end - 1].x0 > right:
                    end -= 1
                while start + 1 < end and line[start].x1 < left:
                    start += 1
                if line[start].x0 < right + 4 and line[end - 1].x1 > left - 4 and _says(line[start:end]):
                    text = " ".join(one.text for one in line[start:end]).strip(_PUNCTUATION + " ")
                    yield Anchor(text, COLUMN, shape)
                    yield Anchor(text, COLUMN)


def _is_value(word: Word) -> bool:
    return any(sign.isdigit() for sign in word.text)


def _says(words: Sequence[Word]) -> bool:
    return sum(map(len, (fold(one.text) for one in words))) >= 2


def _percent(paper: Paper, label: Spot) -> tuple[int, int]:
    lie, word = paper.pages[label.page].sheet.lie, paper.words(label)[0]
    return round(word.x0 * 100 / lie.width), round(word.y0 * 100 / lie.height)
