"""The columns of an order table, placed by the edges of what stands below their titles.

In: the `Header` of a table and its lines. Out: a `Grid` that deals the words of a row out to the
columns. Numbers are right-aligned below their title, text is left-aligned; rules and boxes are not looked at, because
orders from ERP systems rarely print vertical ones.

    Pos  Artikel-Nr.  Bezeichnung            Menge  ME  Einzelpreis   Gesamt EUR
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from parsers.money_words import PLAIN_MONEY
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS, ends_unit, is_unit_beside, join_codes, part_units
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import GLUED, is_month, looks_numeric
from parsers.quantity_places import Edges, begins_at, is_counted, lane_of_units
from parsers.strange_words import NUMERIC, TEXTS, strange
from parsers.tax_words import stands_below

_POSITION: Final = re.compile(r"\d{1,4}\.?")


class _Ruler(NamedTuple):
    """What one column is measured by, settled once for all words."""

    kind: str
    is_number: bool
    is_text: bool
    left: float
    """From where on text is in its place."""
    right: float | None
    start: float
    stop: float
    following: float
    """Where the next column begins, less the width of a hair."""
    spaced: bool
    """Whether its codes begin with a word of letters: "REF 1092-28"."""


def _ruler(column: Column, following: float, *, spaced: bool) -> _Ruler:
    left = column.x0 if column.left is None else column.left
    return _Ruler(
        column.kind, column.kind in NUMERIC, column.kind in TEXTS, left - 1.5, column.right, column.x0, column.x1,
        following - 3, spaced,
    )  # fmt: skip


class Grid:
    """Deals the words of a line out to the columns: the cheapest assignment that keeps their order."""

    def __init__(self, header: Header, body: Sequence[Line]) -> None:
        self.columns = header.columns
        self._learn(self._likely_rows(body))
        self._learn_text(body)
        starts = [one.x0 if one.left is None else min(one.x0, one.left) for one in self.columns]
        followings = [*starts[1:], 1e9]
        self._rulers = [
            _ruler(one, following, spaced=one.spaced) for one, following in zip(self.columns, followings, strict=True)
        ]
        self._kinds = tuple([one.kind for one in self._rulers])
        self._units_beside = not any(one.kind == "unit" for one in self.columns)
        counted = next((at for at, one in enumerate(self.columns) if one.kind == "quantity"), None)
        self._edges = Edges(
            None if counted is None else self.columns[counted].right,
            next((one.left for one in self.columns if one.kind == "unit"), None),
            [one.right for one in self.columns[(counted or 0) + 1 :] if one.right is not None],
        )
        self._units_at = lane_of_units(self.columns, body) if self._units_beside else None
        self._zones = [
            (min(one.x0, one.right or one.x0) - 25, max(one.x1, one.right or one.x1) + 25)
            for one in self.columns
            if one.kind in {"quantity", "amount"}
        ]

    def _likely_rows(self, body: Sequence[Line]) -> list[Line]:
        """Lines with two numbers; of these the ones with numbers below two titles, where there are any.

        Of a form without prices those with a quantity below its title and something set apart beside it.
        Bank and register in the foot of a page, or the terms printed there, tell nothing of the columns.
        """
        zones = [(one.x0 - _ASIDE, one.x1 + _ASIDE) for one in self.columns if one.kind in NUMERIC]
        numbered, below = [], []
        for line in body:
            numbers = [one for one in line.words if looks_numeric(one.text)]
            if len(numbers) < _TWO and (len(zones) > 1 or len(line.segments(0.9)) < _TWO):
                continue
            numbered.append(line)
            filled = sum(1 for left, right in zones if any(one.x0 <= right and left <= one.x1 for one in numbers))
            if filled >= min(_TWO, len(zones)):
                below.append(line)
        return below or numbered

    def _learn(self, rows: Sequence[Line]) -> None:
        if not rows:
            return
        enough = max(2, 0.4 * len(rows))
        ends = [edge for row in rows for edge in _ends(row.words)]
        firsts = [run[0].x0 for row in rows for run in _runs(row)] + _lined_up(rows)
        if self.columns[0].kind == "position":
            # A position at the right edge of its column may stand close to what follows.
            firsts += [row.words[1].x0 for row in rows if _POSITION.fullmatch(row.words[0].text)]
        words = [word.x0 for row in rows for word in row.words if not looks_numeric(word.text)]
        titles = [(one.x0, one.x1) for one in self.columns if one.kind in NUMERIC]
        for column in self.columns:
            # What it seemed to be on trial, a number's column or a text's, leaves no edge.
            column.left = column.right = None
        for at, column in enumerate(self.columns):
            middle_before = _middle(self.columns[at - 1]) if at else -1e9
            middle_after = _middle(self.columns[at + 1]) if at + 1 < len(self.columns) else 1e9
            if column.kind in NUMERIC:
                edges = [
                    edge for edge in ends if middle_before < edge < middle_after + 60 and _owns(edge, column, titles)
                ]
                right = _busiest(edges, enough, column.x0, column.x1 + 2)
                column.right = right if right is not None or column.before is None else column.before[1]
                if at:
                    _share_no_edge(self.columns[at - 1], column)
            else:
                after = self.columns[at + 1].x0 if at + 1 < len(self.columns) else 1e9
                stop = min(column.x1, after)
                entries = words if column.kind == "unit" else firsts
                edge = self.columns[at - 1].right if at else None
                starts = [first for first in entries if middle_before < first < stop and (edge is None or first > edge)]
                left = _busiest(starts, enough, column.x0, column.x0)
                coded = left is not None and column.kind in _CODES
                column.spaced = coded and left is not None and _opens_with_letters(rows, left, after)
                if left is None and column.before is not None:
                    left, _, column.spaced = column.before
                column.left = left

    def _learn_text(self, body: Sequence[Line]) -> None:
        """Where the texts begin by the lines of nothing else, if hardly any stands beside its numbers."""
        for at, column in enumerate(self.columns):
            if column.kind != "description" or column.left is not None or not at:
                continue
            after = self.columns[at + 1].x0 if at + 1 < len(self.columns) else 1e9
            low, high = _middle(self.columns[at - 1]), min(column.x1, after)
            column.left = _busiest([one.x0 for one in body if low < one.x0 < high and one.x1 < after], 2, low, high)

    def may_hold_row(self, line: Line) -> bool:
        """Whether a number stands below the quantity or the amount; spares the dealing of plain text lines."""
        return any(
            looks_numeric(word.text) and (left <= word.x1 <= right or left <= word.x0 <= right)
            for word in line.words
            for left, right in self._zones
        ) or any(GLUED.match(word.text) for word in line.words)

    def deal(self, words: Sequence[Word]) -> dict[str, list[Word]]:
        """Words by column kind. Units glued to a number ("12Stk") are parted."""
        dealt: dict[str, list[Word]] = {}
        parted, chosen = self.assign(words)
        for index, word in zip(chosen, parted, strict=True):
            dealt.setdefault(self.columns[index].kind, []).append(word)
        return dealt

    def assign(self, words: Sequence[Word]) -> tuple[list[Word], list[int]]:
        """The words with glued units parted, and the column of each; a code keeps the letters that it ends with."""
        parted = part_units(words)
        chosen = [self._nearest(parted, at) for at in range(len(parted))]
        if not self._is_plain(chosen, parted):
            chosen = self._cheapest([self._choices(parted, at) for at in range(len(parted))], parted)
        if len(parted) > len(words):
            join_codes(parted, chosen, words, {at for at, one in enumerate(self.columns) if one.kind in _CODES})
        return parted, chosen

    def _nearest(self, words: Sequence[Word], at: int) -> int:
        """The first of the cheapest columns for one word."""
        costs = self._choices(words, at, enough=True)
        return costs.index(min(costs))

    def _choices(self, words: Sequence[Word], at: int, *, enough: bool = False) -> list[float]:
        """What one word costs; what ends where its column does is no text: "0,001 g   19 %", "60 x 3 mm 1.000 m"."""
        if self._leads_money(words, at):
            return [cost + 20.0 * one.is_text for one, cost in zip(self._rulers, self._costs(words, at), strict=True)]
        rated = at + 1 < len(words) and words[at + 1].text == "%"
        if not rated and not is_counted(words, at, self._edges):
            return self._costs(words, at, enough=enough)
        costs = self._costs(words, at)
        in_place = any(
            one.kind in (_RATES if rated else _COUNTED) and one.right is not None and cost < 1.0
            for one, cost in zip(self._rulers, costs, strict=True)
        )
        return [cost + 2.0 * (in_place and one.is_text) for one, cost in zip(self._rulers, costs, strict=True)]

    def _leads_money(self, words: Sequence[Word], at: int) -> bool:
        """Whether a currency, or the number behind one, is of a sum that ends where sums do: "Lw     £ 10.18"."""
        opens = key_of(words[at].text) in PLAIN_MONEY
        last = at + opens
        if not opens and (not at or key_of(words[at - 1].text) not in PLAIN_MONEY):
            return False
        if last == len(words) or not looks_numeric(words[last].text):
            return False
        return any(
            one.kind in _SUMS and one.right is not None and abs(words[last].x1 - one.right) <= _HAIR
            for one in self._rulers
        )

    def _is_plain(self, chosen: Sequence[int], words: Sequence[Word]) -> bool:
        """Whether each word's own best column keeps the order at no extra cost; then nothing is cheaper."""
        for at in range(1, len(chosen)):
            before, index = chosen[at - 1], chosen[at]
            if index < before or (index == before and self._again(index, words[at - 1], words[at])):
                return False
        return True

    def _cheapest(self, costs: Sequence[Sequence[float]], parted: Sequence[Word]) -> list[int]:
        """A column for each word, in order, at the least sum of costs."""
        size = len(self.columns)
        total = list(costs[0])
        back: list[list[int]] = []
        for at in range(1, len(parted)):
            row, previous, came = costs[at], parted[at - 1], []
            fresh: list[float] = []
            best, best_at = 1e18, 0
            for index in range(size):
                stay = total[index] + self._again(index, previous, parted[at])
                if best <= stay:
                    fresh.append(best + row[index])
                    came.append(best_at)
                else:
                    fresh.append(stay + row[index])
                    came.append(index)
                if total[index] < best:
                    best, best_at = total[index], index
            total = fresh
            back.append(came)
        index = min(range(size), key=total.__getitem__)
        chosen = [index]
        for came in reversed(back):
            index = came[index]
            chosen.append(index)
        return chosen[::-1]

    def _costs(self, words: Sequence[Word], at: int, *, enough: bool = False) -> list[float]:
        """What one word costs in each column; nothing is cheaper than 0, and where that is `enough` it is the last."""
        text, x0, y0, x1, y1, _ = words[at]
        numeric = looks_numeric(text)
        end = x1
        if numeric:
            last = at if self._is_base(words[at]) else _group_end(words, at)
            x1, end = words[last].x1, _end_with_unit(words, last)
        # A number that stands apart from the text before it is rarely part of that text.
        loose = 25.0 if numeric and (at == 0 or x0 - words[at - 1].x1 > 0.9 * (y1 - y0)) else 0.0
        # The word after a quantity is its unit, known or not, where units have no column of their own.
        unit = self._units_beside and not numeric and at > 0 and is_unit_beside(words[at - 1], words[at])
        if not unit and not numeric and self._units_beside and at:
            unit = ends_unit(words, at) or self._stands_behind_quantity(words[at - 1], words[at])
        costs: list[float] = []
        for (kind, is_number, is_text, left, right, start, stop, following, spaced), odd in zip(
            self._rulers, strange(text, self._kinds), strict=True
        ):
            if is_number:
                # Points of distance; a wrong type weighs more than any distance.
                apart = start - x1 if x1 < start else x0 - stop if x0 > stop else 0.0
                if not numeric:
                    odd = 1.0 if kind == "tax" and odd > 1 and stands_below(words, at, start, stop) else odd
                    apart = min(apart, 6.0) + 6.0 if unit and kind == "quantity" else apart + odd
                elif right is not None:
                    apart = min(apart + 6.0, abs(x1 - right), abs(end - right))
            else:
                apart = left - x0 if x0 < left else 2 * (x0 - following) if x0 > following else 0.0
                if is_text:
                    # Where the texts begin, a number is the first word of one.
                    begins = x0 <= stop if kind != "description" else 0 <= x0 - left < 3
                    apart += 0.12 * loose if begins else loose
                elif not spaced or numeric or not 0 <= x0 - left < _EDGE:
                    # A number that stands apart, right of the title, hardly belongs to a column of codes; positions
                    # may stand at the right edge of theirs.
                    # Where the units begin, a word that nobody knows is one.
                    known = kind != "unit" or numeric or not 0 <= x0 - left < _EDGE
                    apart = apart + (odd if known else 0.0) + (0.2 * loose if x0 > stop and kind != "position" else 0.0)
            costs.append(apart)
            if enough and not apart:
                break
        return costs

    def _is_base(self, word: Word) -> bool:
        """Whether a 1 or 100 ends where what the prices are for does, and begins no "1 133,00" with what follows."""
        return word.text in _BASES and any(
            one.kind == "price_unit" and one.right is not None and abs(one.right - word.x1) <= _HAIR
            for one in self._rulers
        )

    def _stands_behind_quantity(self, number: Word, word: Word) -> bool:
        """Whether a unit stands between the quantities and the next column, in one that has no title."""
        if self._units_at is not None and begins_at(self._units_at, number, word):
            return True
        if key_of(word.text) not in UNIT_WORDS:
            return False
        for ruler in self._rulers:
            if ruler.kind == "quantity":
                edge = ruler.right
                return edge is not None and abs(number.x1 - edge) <= _EDGE and word.x1 <= ruler.following
        return False

    def _again(self, index: int, before: Word, word: Word) -> float:
        """The cost of a second word in one column."""
        kind = self.columns[index].kind
        if kind in NUMERIC and looks_numeric(before.text) and looks_numeric(word.text):
            joins = re.fullmatch(r"\d{3}(?:[.,]\d+)?", word.text) and word.x0 - before.x1 < 0.6 * (word.y1 - word.y0)
            return 0.0 if joins else 60.0
        if kind == "delivery_date" and looks_numeric(word.text) and _WHOLE_DAY.fullmatch(before.text):
            return 60.0
        if kind in {"position", "article", "gtin", "buyer_article"}:
            # A line has one number: "7   27 inch monitor" begins its text with the second.
            apart = 60.0 if kind == "position" else 14.0
            if self.columns[index].spaced and (word.text.isdigit() or not any(char.isdigit() for char in before.text)):
                return 0.0
            return 0.0 if word.x0 - before.x1 < 0.35 * (word.y1 - word.y0) else apart
        return 0.0

    def text_left(self) -> float:
        """Where the description begins, or the left-most column but the position."""
        for column in self.columns:
            if column.kind == "description":
                return min(column.x0, column.left) if column.left is not None else column.x0
        return min(one.x0 for one in self.columns)


_RATES: Final = frozenset(("tax", "discount"))
_COUNTED: Final = frozenset(("quantity",))
_SUMS: Final = frozenset(("price", "amount"))
_BASES: Final = frozenset(("1", "10", "100"))
_HAIR: Final = 1.0
_TWO: Final = 2
_ASIDE: Final = 25.0
"""Points that a number may stand beside its title."""


def _runs(row: Line) -> list[list[Word]]:
    """The runs of a row that may begin a column: a unit apart behind its number does so under no title of its own."""
    runs = row.segments(0.9)
    return [
        run for before, run in zip([None, *runs], runs, strict=False)
        if before is None or len(run) > 1 or key_of(run[0].text) not in UNIT_WORDS or not looks_numeric(before[-1].text)
    ]  # fmt: skip


def _lined_up(rows: Sequence[Line]) -> list[float]:
    """Where a word of most rows begins, however near what stands before it ends: the left edge of a column.

    What stands before it is not the same everywhere, "Bag 10 l", "Bag 20 l": it ends elsewhere, or is a code each time.
    """
    begun: dict[int, list[tuple[float, Word]]] = {}
    for row in rows:
        for before, word in pairwise(row.words):
            begun.setdefault(round(word.x0), []).append((word.x0, before))
    edges: list[float] = []
    for place, found in begun.items():
        near = found + begun.get(place + 1, [])
        if len(near) < max(_SOME, _MOSTLY * len(rows)):
            continue
        ends = [before.x1 for _, before in near]
        codes = {before.text for _, before in near if len(before.text) > _PREFIX and _DIGIT.search(before.text)}
        if max(ends) - min(ends) > _EDGE or len(codes) >= _MOSTLY * len(near):
            edges += [start for start, _ in near]
    return edges


_DIGIT: Final = re.compile(r"\d")
_SOME: Final = 3
_MOSTLY: Final = 0.6
_EDGE: Final = 3.0
"""Points between right edges that are one."""
_CODES: Final = frozenset(("article", "buyer_article"))
_PREFIX: Final = 4
"""Letters of the longest word that opens a code."""


def _opens_with_letters(rows: Sequence[Line], left: float, after: float) -> bool:
    """Whether most codes below a title are a short word of letters and the code itself, a blank apart.

    Or two groups of figures, of the same length in all: "9466 1130".
    """
    opened = 0
    grouped: list[tuple[int, int]] = []
    for row in rows:
        for word, code in pairwise(row.words):
            if abs(word.x0 - left) > _EDGE or code.x0 >= after:
                continue
            if word.text.isdigit() and code.text.isdigit() and code.x0 - word.x1 < 0.4 * (word.y1 - word.y0):
                grouped.append((len(word.text), len(code.text)))
            begins = word.text.isalpha() and word.text.isupper() and key_of(word.text) not in PLAIN_MONEY
            if begins and len(word.text) <= _PREFIX and code.x0 - word.x1 < 0.9 * (word.y1 - word.y0):
                opened += any(char.isdigit() for char in code.text)
    alike = len(set(grouped)) == 1 and len(grouped) >= 0.9 * len(rows)
    return opened >= max(2, 0.6 * len(rows)) or (alike and len(rows) > 1)


def _owns(edge: float, column: Column, titles: Sequence[tuple[float, float]]) -> bool:
    """Whether no other column of numbers has its title nearer to an edge. `titles`: their left and right edges."""
    own = max(0.0, column.x0 - edge, edge - column.x1)
    # Farther than `own` from both sides of a title; at 0 nothing is nearer.
    return own <= 0 or all(x0 - edge >= own or edge - x1 >= own for x0, x1 in titles)


def _share_no_edge(before: Column, column: Column) -> None:
    """One edge serves one column: the one whose title is nearer. The other has hardly any entries."""
    if before.right is None or column.right is None or abs(before.right - column.right) > 3:
        return
    edge = column.right
    farther = max(before, column, key=lambda one: abs(one.x1 - edge))
    farther.right = None


def _middle(column: Column) -> float:
    return (column.x0 + column.x1) / 2


def _busiest(edges: list[float], enough: float, low: float, high: float) -> float | None:
    """The edge that many entries share, nearest to `low`..`high`, of several as near that of most; else None."""
    clusters: list[list[float]] = []
    for edge in sorted(edges):
        if clusters and edge - clusters[-1][-1] <= 3:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    busy = [(median(one), len(one)) for one in clusters if len(one) >= enough]
    return min(busy, key=lambda one: (max(0.0, low - one[0], one[0] - high), -one[1]))[0] if busy else None


def _ends(words: Sequence[Word]) -> list[float]:
    """Right edges of the numbers of a row, and of number and unit together where they stand close; days are none."""
    edges: list[float] = []
    for at, word in enumerate(words):
        if looks_numeric(word.text) and not _is_of_day(words, at):
            edges.extend({word.x1, _end_with_unit(words, at)})
    return edges


def _is_of_day(words: Sequence[Word], at: int) -> bool:
    """Whether a number is a day, or the day or the year beside a month: "03 Oct 2026"."""
    around = [words[place].text for place in (at - 1, at + 1) if 0 <= place < len(words)]
    return _WHOLE_DAY.fullmatch(words[at].text) is not None or any(is_month(one.strip(".,")) for one in around)


def _group_end(words: Sequence[Word], at: int) -> int:
    """The last word of a number whose thousands are parted by blanks: "1 200,000"."""
    while at + 1 < len(words) and _PARTED.fullmatch(words[at].text) and _THREE.fullmatch(words[at + 1].text):
        if words[at + 1].x0 - words[at].x1 >= 0.6 * (words[at].y1 - words[at].y0):
            break
        at += 1
    return at


_WHOLE_DAY: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2}")
_PARTED: Final = re.compile(r"\d{1,3}")
_THREE: Final = re.compile(r"\d{3}(?:[.,]\d+)?")


def _end_with_unit(words: Sequence[Word], at: int) -> float:
    word = words[at]
    if at + 1 < len(words) and words[at + 1].x0 - word.x1 < 0.9 * (word.y1 - word.y0):
        after = words[at + 1]
        if key_of(after.text) in UNIT_WORDS:
            return after.x1
    return word.x1
