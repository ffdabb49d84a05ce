r"""Values on paper by the words beside them: `from: {label: Vorgangskennung, where: right, shape: '\d{6,8}'}`.

    Vorgangskennung   4500012          where: right     beside the label, on its line
    Sachkennung
    TB-01234                           where: below     in one of the next lines under it
    Sachkennung   Menge                where: column    of a line of the order: what stands under the title
    TB-01234         12

What a value may be follows from the field it is for (a date, a number, a text) and from `shape`, a regular expression
for the whole of it. Texts without a shape end at the first wide gap. Pure; each look reads the words of a page once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from orderhub.document import Found, Where
from orderhub.mapping import dates, numbers, patterns
from orderhub.mapping.fields import Type
from orderhub.mapping.select import fold
from orderhub.sheet import Sheet, Word, gap, lines_of, runs

RIGHT: Final = "right"
BELOW: Final = "below"
COLUMN: Final = "column"
WHERE: Final = (RIGHT, BELOW, COLUMN)
ORDERS: Final = ("uk", "us")
PAGES: Final = ("first", "last", "any")
MAX_WORDS: Final = 6
"""Words of one value with a shape, a date or a number."""
MAX_SHEETS: Final = 100
MAX_LABEL: Final = 80
"""Signs of a label."""
_REACH: Final = 0.55
"""How far right of its label a value may stand, of the page's width."""
_LINES_BELOW: Final = 3
_DROP: Final = 2.6
"""How far below its label a value may stand, in heights of the label."""
_WIDE: Final = 2.5
"""Gap that ends a text, in heights of its words."""
_SLACK: Final = 4.0
"""Points by which edges that belong together may differ."""
_STOPS: Final = ":,;.()[]|"


class Anchor(NamedTuple):
    """Where a value stands in relation to printed words."""

    label: str
    where: str = RIGHT
    shape: re.Pattern[str] | None = None
    page: str = "any"
    near: tuple[int, int] | None = None
    """Of several such labels the one nearest to this place, percent of the page from the top left."""
    date: str = ""
    """uk or us: which of day and month comes first in 10/11/2026."""


class Spot(NamedTuple):
    """Words of one line of one page: `line.words[start:end]`."""

    page: int
    """Index of the page, from 0."""
    line: int
    start: int
    end: int


class Laid:
    """A page with its words in lines."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lines = lines_of(sheet.words)

    @cached_property
    def folded(self) -> list[list[str]]:
        """Each word as labels are compared."""
        return [[fold(word.text) for word in line] for line in self.lines]

    def found(self, words: Sequence[Word], raw: str) -> Found:
        """A value made of `words`."""
        where = Where(page=self.sheet.number, box=self.sheet.lie.box(words))
        return Found(raw, where, min(one.confidence for one in words), self.sheet.engine)


class Paper:
    """The pages of one extract, laid out when first asked for."""

    def __init__(self, sheets: Sequence[Sheet], hint: str = "") -> None:
        self._sheets = sheets[:MAX_SHEETS]
        self.hint = hint
        """"de" or "en": how the document writes numbers and dates."""

    @cached_property
    def pages(self) -> list[Laid]:
        """The pages."""
        return [Laid(sheet) for sheet in self._sheets]

    def find(self, anchor: Anchor, kind: Type, row: Where | None = None) -> Found | None:
        """The value at `anchor`; `row` is the place of the line of the order that a column is wanted for."""
        hit = self.spot(anchor, kind, row)
        if hit is None:
            return None
        spot, raw = hit
        return self.pages[spot.page].found(self.words(spot), raw)

    def spot(self, anchor: Anchor, kind: Type, row: Where | None = None) -> tuple[Spot, str] | None:
        """Where the value at `anchor` stands, and its text."""
        reads = reader(kind, self.hint, anchor)
        if anchor.where == COLUMN:
            return self._in_column(anchor, reads, row) if row is not None else None
        for label in self._labels(anchor):
            hit = self._right(label, reads) if anchor.where == RIGHT else self._below(label, reads)
            if hit is not None:
                return hit
        return None

    def words(self, spot: Spot) -> list[Word]:
        """The words at `spot`."""
        return self.pages[spot.page].lines[spot.line][spot.start : spot.end]

    def labels(self, text: str, page: int) -> Iterator[Spot]:
        """All places of a label on one page, from the top."""
        wanted = fold(text)
        laid = self.pages[page]
        loose = laid.sheet.engine != "text-layer" and len(wanted) >= 6
        for number, line in enumerate(laid.folded):
            for start in range(len(line)):
                end = _match(line, start, wanted, loose=loose)
                if end:
                    yield Spot(page, number, start, end)

    def _labels(self, anchor: Anchor) -> list[Spot]:
        count = len(self.pages)
        first = {"first": range(1), "last": range(max(0, count - 1), count)}.get(anchor.page, range(count))
        found = [spot for page in first for spot in self.labels(anchor.label, page)]
        if anchor.near is not None:
            across, down = anchor.near
            found.sort(key=lambda spot: self.pages[spot.page].sheet.lie.away(self.words(spot)[0], across, down))
        return found

    def _right(self, label: Spot, reads: Reader) -> tuple[Spot, str] | None:
        laid = self.pages[label.page]
        line = laid.lines[label.line]
        edge = line[label.end - 1].x1 + _REACH * laid.sheet.lie.width
        start = label.end
        while start < len(line) and not line[start].text.strip(_STOPS + "-#"):
            start += 1
        stop = next((at for at in range(start, len(line)) if line[at].x0 > edge), len(line))
        found = reads(line[start:stop])
        if found is None:
            return None
        first, count, raw = found
        return Spot(label.page, label.line, start + first, start + first + count), raw

    def _below(self, label: Spot, reads: Reader) -> tuple[Spot, str] | None:
        laid = self.pages[label.page]
        words = self.words(label)
        left, right = words[0].x0, words[-1].x1
        foot = max(one.y1 for one in words)
        height = max(one.y1 - one.y0 for one in words)
        for number in range(label.line + 1, min(label.line + 1 + _LINES_BELOW, len(laid.lines))):
            line = laid.lines[number]
            if min(one.y0 for one in line) - foot > _DROP * height:
                return None
            for start, end in runs(line, 0.9):
                if line[start].x0 > right + _SLACK or line[end - 1].x1 < left - _SLACK:
                    continue
                found = reads(line[start:end])
                if found is not None:
                    first, count, raw = found
                    return Spot(label.page, number, start + first, start + first + count), raw
        return None

    def _in_column(self, anchor: Anchor, reads: Reader, row: Where) -> tuple[Spot, str] | None:
        at = next((at for at, laid in enumerate(self.pages) if laid.sheet.number == row.page), None)
        if at is None or row.box is None:
            return None
        title = self._title(anchor, at, row.box)
        if title is None:
            return None
        line = self.pages[title.page].lines[title.line]
        left = line[title.start - 1].x1 if title.start else 0
        right = line[title.end].x0 if title.end < len(line) else self.pages[title.page].sheet.lie.width
        words = self.words(title)
        for number, inside in self.row_lines(at, row.box):
            line = self.pages[at].lines[number]
            held = [one for one in inside if line[one].x0 < right and line[one].x1 > left]
            near = [one for one in held if line[one].x0 < words[-1].x1 + _SLACK and line[one].x1 > words[0].x0 - _SLACK]
            for chosen in (near, held):
                found = reads([line[one] for one in chosen])
                if found is not None:
                    first, count, raw = found
                    return Spot(at, number, chosen[first], chosen[first] + count), raw
        return None

    def _title(self, anchor: Anchor, at: int, box: tuple[int, int, int, int]) -> Spot | None:
        """The title above the row, on its page or else on the nearest before it."""
        for page in range(at, -1, -1):
            lie = self.pages[page].sheet.lie
            titles = list(self.labels(anchor.label, page))
            if page == at:
                titles = [one for one in titles if lie.box(self.words(one))[1] < box[1]]
            if titles:
                return titles[-1]
        return None

    def row_lines(self, page: int, box: tuple[int, int, int, int]) -> Iterator[tuple[int, list[int]]]:
        """The lines of a page that lie in a row's place, each with the words that do."""
        laid = self.pages[page]
        for number, line in enumerate(laid.lines):
            inside = [at for at, word in enumerate(line) if _is_inside(laid.sheet.lie.box([word]), box)]
            if inside:
                yield number, inside


Reader = Callable[[Sequence[Word]], "tuple[int, int, str] | None"]
"""Words -> index of the first word of the value among them, their count, the text."""


def reader(kind: Type, hint: str, anchor: Anchor) -> Reader:
    """What takes a value of the field's kind out of the words where it should stand."""
    shape = anchor.shape
    if kind in (Type.DATE, Type.PERIOD):
        form = anchor.date or "auto"
        return lambda words: _growing(words, lambda text: dates.parse(text, form, hint), shape)
    if kind is Type.DECIMAL:
        return lambda words: _growing(words, lambda text: numbers.parse(text, "auto", hint), shape)
    return (lambda words: _shaped(words, shape)) if shape else _text


def _growing(
    words: Sequence[Word], parse: Callable[[str], object], shape: re.Pattern[str] | None
) -> tuple[int, int, str] | None:
    """The first date or number; a word more belongs to it where that changes what it says: "1 234,50", "KW 48/2026"."""
    for start in range(len(words)):
        best: tuple[int, int, str] | None = None
        said: object = None
        for count in range(1, min(MAX_WORDS, len(words) - start) + 1):
            text = _joined(words[start : start + count])
            if count > 1 and gap(words, start + count - 1) > _WIDE:
                break
            value = parse(text)
            if value is None or value == said or (shape is not None and not _fits(shape, text)):
                continue
            best, said = (start, count, text), value
        if best is not None:
            return _without_lead(words, best, parse)
    return None


def _without_lead(
    words: Sequence[Word], hit: tuple[int, int, str], parse: Callable[[str], object]
) -> tuple[int, int, str]:
    """The value without words before it that say nothing: "bis 30.11.2026"."""
    start, count, text = hit
    said = parse(text)
    while count > 1:
        shorter = _joined(words[start + 1 : start + count])
        if parse(shorter) != said:
            break
        start, count, text = start + 1, count - 1, shorter
    return start, count, text


def _shaped(words: Sequence[Word], shape: re.Pattern[str] | None) -> tuple[int, int, str] | None:
    """The first words that fit the shape; of those from one word on, the most."""
    assert shape is not None
    for start in range(len(words)):
        for count in range(min(MAX_WORDS, len(words) - start), 0, -1):
            text = _joined(words[start : start + count])
            for tried in (text, text.strip(_STOPS)):
                if tried and _fits(shape, tried):
                    return start, count, tried
    return None


def _text(words: Sequence[Word]) -> tuple[int, int, str] | None:
    """The words up to the first wide gap."""
    count = 0
    while count < len(words) and (count == 0 or gap(words, count) <= _WIDE):
        count += 1
    text = _joined(words[:count]).strip(_STOPS + " ")
    return (0, count, text) if text else None


def _fits(shape: re.Pattern[str], text: str) -> bool:
    return len(text) <= patterns.MAX_VALUE and shape.fullmatch(text) is not None


def _joined(words: Sequence[Word]) -> str:
    return " ".join(one.text for one in words)


def _match(line: Sequence[str], start: int, wanted: str, *, loose: bool) -> int:
    """The end of the words from `start` on that together are the label; 0 where they are not."""
    if not line[start]:
        return 0
    text = ""
    for end in range(start, min(start + 8, len(line))):
        text += line[end]
        if text == wanted or (loose and _is_alike(text, wanted)):
            return end + 1
        if len(text) > len(wanted):
            break
    return 0


def _is_alike(text: str, wanted: str) -> bool:
    """Recognised words may have one wrong, missing or added letter in six."""
    limit = len(wanted) // 6
    if abs(len(text) - len(wanted)) > limit:
        return False
    row = list(range(len(wanted) + 1))
    for at, sign in enumerate(text, 1):
        before, row = row, [at]
        for to, other in enumerate(wanted, 1):
            row.append(min(before[to] + 1, row[-1] + 1, before[to - 1] + (sign != other)))
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _is_inside(word: tuple[int, int, int, int], box: tuple[int, int, int, int]) -> bool:
    across, down = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 20 <= across <= box[2] + 20 and box[1] - 10 <= down <= box[3] + 10
