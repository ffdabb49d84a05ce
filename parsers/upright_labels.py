"""Labels of addresses whose letters stand one above the other at the side of their block, upright or turned.

    S   Public Works Service Center          V
    H   2275 FM 1467 East, Dock C            E   Norda Handel GmbH
    I   Pecan Bayou, TX 76853                N ...
    P

In: the lines of a page. Out: the lines without those letters, each label as a word above the block beside it. Letters
are a label where they read as one, downwards or upwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.address_labels import ROLES
from parsers.page_words import Line, Word, key_of

_GOALS: Final = frozenset(("delivery", "supplier"))
"""What a label may tell."""
_SHORTEST: Final = 4
"""Letters of a label, at least."""
_SAME: Final = 2.5
"""Points between the middles of letters of one stack, at most."""
_NEAR: Final = 1.8
"""Heights of a letter between two of a stack, at most: a blank parts words."""
_BESIDE: Final = 40.0
"""Points from the letters to their block, at most."""


def with_upright_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the labels that stand at the side of their blocks above these."""
    labels = [one for stack in _stacks(lines) if (one := _above_block(stack, lines)) is not None]
    if not labels:
        return list(lines)
    gone = {id(word) for stack, _ in labels for word in stack}
    left = [(line, [one for one in line.words if id(one) not in gone]) for line in lines]
    kept = [line if len(words) == len(line.words) else Line(line.page, words) for line, words in left if words]
    tops: dict[float, list[Word]] = {}
    for _, label in labels:
        tops.setdefault(label.y0, []).append(label)
    page = lines[0].page
    added = [Line(page, sorted(words, key=lambda one: one.x0)) for words in tops.values()]
    return sorted([*kept, *added], key=lambda one: one.y0)


def _stacks(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """Single letters one below the other."""
    letters = [one for line in lines for one in line.words if len(one.text) == 1 and one.text.isalpha()]
    letters.sort(key=lambda one: one.y0)
    while letters:
        stack = [letters.pop(0)]
        for one in list(letters):
            last = stack[-1]
            apart = one.y0 - last.y1 > _NEAR * max(last.y1 - last.y0, last.x1 - last.x0)
            if not apart and one.y0 > last.y0 and abs(one.x0 + one.x1 - last.x0 - last.x1) < 2 * _SAME:
                stack.append(one)
                letters.remove(one)
        if len(stack) >= _SHORTEST:
            yield stack


def _above_block(stack: Sequence[Word], lines: Sequence[Line]) -> tuple[Sequence[Word], Word] | None:
    """The letters and the label they make, above the block at their side."""
    text = "".join(one.text for one in stack)
    # Who orders is told by the head of the paper: the name to write an invoice to may be a short one.
    known = next((one for one in (text, text[::-1]) if ROLES.meaning_of(key_of(one)) in _GOALS), None)
    right = max(one.x1 for one in stack)
    top, bottom = stack[0].y0, stack[-1].y1
    own = {id(one) for one in stack}
    words = [one for line in lines for one in line.words if id(one) not in own and right < one.x0 < right + _BESIDE]
    beside = [one for one in words if one.y1 > top and one.y0 < bottom]
    if known is None or not beside:
        return None
    edge = min(one.x0 for one in beside)
    first = min(beside, key=lambda one: one.y0)
    # A block may begin above the middle of which its label stands.
    for one in sorted(words, key=lambda one: -one.y0):
        height = one.y1 - one.y0
        if abs(one.x0 - edge) < _SAME and one.y0 < first.y0 and first.y0 - one.y1 < height:
            first = one
    height = first.y1 - first.y0
    return stack, Word(
        known, edge, first.y0 - 1.2 * height, edge + height * len(known) / 2, first.y0 - 0.2 * height, 1000
    )
