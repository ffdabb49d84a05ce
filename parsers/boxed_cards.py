"""Order lines as cards of one build: small labels over their values in several places, the quantity large without one.

    15       Artikel                                   Ihre Artikelnummer
             Universal-Absaugkanülen 16 mm,            1346-17
    Packung  20 Stück                                  Unsere Lagernr. (bitte auf Lieferschein)
                                                       Z74691

In: the lines of the pages. Out: the cells of each card by kind, with its lines; nothing where one card is built
otherwise than the others, or has words that no label explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.block_labels import CODED, KINDS
from parsers.column_titles import COLUMN_TITLES
from parsers.item_blocks import Block
from parsers.line_labels import LINE_LABELS
from parsers.note_labels import is_note_title
from parsers.page_units import UNIT_WORDS, part_units
from parsers.page_words import Line, Page, Word, key_of
from parsers.title_owners import owner_of
from parsers.title_runs import CURRENCY_WORDS

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_SAME: Final = 3.0
"""Points between left edges that are one."""
_TIGHT: Final = 0.3
"""Line heights between the lines of one value, at most."""
_TWO: Final = 2
_SHORT: Final = 3
"""Letters of a word that is no label by itself, at most."""
_NUMBER: Final = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")
_NOTES: Final = frozenset(("note", "aside", "tax"))


class _Label(NamedTuple):
    """A label with the place it stands at."""

    kind: str
    key: str
    words: list[Word]
    line: Line
    known: bool
    """Whether its words are a label wherever they stand."""

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def y0(self) -> float:
        return min(one.y0 for one in self.words)

    @property
    def y1(self) -> float:
        return max(one.y1 for one in self.words)


class _Card(NamedTuple):
    """The labels of one card from above, and all other words of it."""

    labels: list[_Label]
    words: list[Word]
    lines: list[Line]


def boxed_cards(lines: Sequence[Line]) -> list[Block]:
    """The order lines, one for each card; two on one page at least."""
    again = _repeated(lines)
    if len(again) < _TWO or not CODED & {one[0].kind for one in again}:
        return []
    deep = {round(one[0].y0 / _SAME) for one in again}
    if len(deep) < _TWO and "quantity" in {one[0].kind for one in again}:
        return []
    cards = list(_cards(lines, again))
    if len(cards) != len(again[0]) or any(len(one.labels) != len(again) for one in cards):
        return []
    blocks = [_block(card, at) for at, card in enumerate(cards, 1)]
    return [one for one in blocks if one is not None] if all(blocks) else []


def _repeated(lines: Sequence[Line]) -> list[list[_Label]]:
    """Labels that come again at one place from the left, each as often as the others, by where the first stands."""
    found: dict[tuple[str, int], list[_Label]] = {}
    for line in lines:
        for run in line.segments(_APART):
            if (label := _label(line, run)) is not None:
                found.setdefault((label.key, round(label.x0 / _SAME)), []).append(label)
    most = max((len(one) for one in found.values() if one[0].kind not in _NOTES), default=0)
    # What nobody knows is a label where it stands on three cards and more, each time small over a value.
    again = [
        one for one in found.values()
        if len(one) == most and (one[0].known or (most > _TWO and all(map(_is_small, one))))
    ]  # fmt: skip
    together = any(a.line.page is b.line.page for one in again for a, b in pairwise(one))
    return sorted(again, key=lambda one: (one[0].y0, one[0].x0)) if most >= _TWO and together else []


def _is_small(label: _Label) -> bool:
    """Whether what stands right below a label begins where it does and is greater."""
    high, first = label.y1 - label.y0, label.words[0]
    below = (one for line in label.line.page.lines for one in line.words if label.y0 < one.y0 < label.y1 + high / 2)
    return any(abs(one.x0 - first.x0) <= _SAME and one.y1 - one.y0 > _GREATER * high for one in below)


_GREATER: Final = 1.1


def _label(line: Line, run: list[Word]) -> _Label | None:
    """The label that a whole run is, brackets behind it apart."""
    end = next((at for at, one in enumerate(run) if at and one.text.startswith("(")), len(run))
    if end < len(run) and not run[-1].text.rstrip(":").endswith(")"):
        return None
    key = "".join(key_of(one.text) for one in run[:end])
    kind = COLUMN_TITLES.meaning_of(key) or LINE_LABELS.meaning_of(key)
    known = kind is not None or is_note_title(key)
    if is_note_title(key) or (not known and len(key) > _SHORT and not any(map(str.isdigit, key))):
        kind = "note"
    if kind is None or kind not in KINDS | _NOTES or key in UNIT_WORDS:
        return None
    return _Label(kind, key, run, line, known)


def _cards(lines: Sequence[Line], again: Sequence[Sequence[_Label]]) -> Iterator[_Card]:
    """The words from the uppermost label of a card to that of the next one."""
    tops = [min(some, key=lambda one: one.y0) for some in zip(*again, strict=True)]
    extents: list[float] = []
    for one, after in pairwise(tops):
        if one.line.page is after.line.page:
            half = (one.y1 - one.y0) / 2
            extents.append(max(word.y1 for word in _words(one.line.page, one.y0, after.y0 - half)) - one.y0)
    for one, following in zip(tops, [*tops[1:], None], strict=True):
        page, high = one.line.page, one.y1 - one.y0
        if following is not None and following.line.page is page:
            words = _words(page, one.y0 - high / 2, following.y0 - high / 2)
        else:
            words = _to_end(_words(page, one.y0 - high / 2, page.height), one.y0 + max(extents) + 1)
        inside = {id(word) for word in words}
        labels = [each for some in again for each in some if id(each.words[0]) in inside]
        told = {id(word) for each in labels for word in each.words}
        held = [line for line in lines if line.page is page and all(id(word) in inside for word in line.words)]
        yield _Card(labels, [word for word in words if id(word) not in told], held)


def _words(page: Page, top: float, bottom: float) -> list[Word]:
    """The words of a page whose upper edge stands between two heights, from above."""
    return [word for line in page.lines for word in line.words if top <= word.y0 < bottom]


def _to_end(words: Sequence[Word], bottom: float) -> list[Word]:
    """The words of a card that none follows: to where others end, and on where a line is close below."""
    taken: list[Word] = []
    for word in sorted(words, key=lambda one: one.y0):
        last = max((one.y1 for one in taken), default=bottom)
        if word.y1 > bottom and word.y0 - last > _TIGHT * (word.y1 - word.y0):
            break
        taken.append(word)
    return [one for one in words if any(one is each for each in taken)]


def _block(card: _Card, at: int) -> Block | None:
    """What one card says; None where it is no order line, or leaves words without a meaning."""
    cells: dict[str, list[Word]] = {}
    notes: list[list[Word]] = []
    taken: set[int] = set()
    whose = {one.key: owner_of(one.words) for one in card.labels if one.kind == "article"}
    for label in card.labels:
        value = _value(label, card)
        taken.update(map(id, value))
        kind = label.kind
        if kind in {*CODED, "position"} and len(value) > 1:
            # "Material" over the name of the goods
            if any(map(str.isdigit, value[0].text)) or kind != "article":
                return None
            kind = "description"
        elif kind == "article" and whose[label.key] > min(whose.values()):
            kind = "note"
        if kind in _NOTES:
            notes.append([*label.words, *value])
        elif kind in cells:
            return None
        elif value:
            cells[kind] = value
    rest = [one for one in card.words if id(one) not in taken]
    if not _count(cells, rest, at) or "description" not in cells or not CODED & cells.keys():
        return None
    for kind in {"price", "amount"} & cells.keys():
        cells[kind] = [one for one in cells[kind] if key_of(one.text) not in CURRENCY_WORDS] or cells[kind]
    return Block(cells, card.lines, labelled=True, notes=notes)


def _value(label: _Label, card: _Card) -> list[Word]:
    """The words below a label: up to the next one below it, and to the one beside it."""
    beside = [one.x0 for one in card.labels if one.x0 > label.x0 + _SAME and one.y0 < label.y1 and label.y0 < one.y1]
    right = min(beside, default=label.line.page.width) - _SAME
    below = [one.y0 for one in card.labels if one.y0 >= label.y1 - 1 and label.x0 - _SAME <= one.x0 < right]
    end = min(below, default=label.line.page.height)
    return [
        one for one in card.words
        if label.x0 - _SAME <= one.x0 < right and (one.y0 + one.y1) / 2 > label.y1 and (one.y0 + one.y1) / 2 < end
    ]  # fmt: skip


def _count(cells: dict[str, list[Word]], rest: Sequence[Word], at: int) -> bool:
    """Takes the quantity with its unit, of its label or of the words that have none; whether no word is left."""
    labelled = cells.pop("quantity", None)
    words = part_units(labelled or rest)
    if labelled and rest:
        if len(rest) > 1 or rest[0].text.strip(".") != str(at) or "position" in cells:
            return False
        cells["position"] = list(rest)
    figures = [one for one in words if _NUMBER.fullmatch(one.text)]
    others = [one for one in words if not _NUMBER.fullmatch(one.text)]
    if not labelled and len(figures) == _TWO and figures[0].text.strip(".") == str(at) and "position" not in cells:
        cells["position"] = [figures.pop(0)]
    if len(figures) != 1 or len(others) > (0 if "unit" in cells else 1):
        return False
    if not all(key_of(one.text) in UNIT_WORDS or (labelled and one.text.isalpha()) for one in others):
        return False
    cells["quantity"] = figures
    if others:
        cells["unit"] = others
    return True
