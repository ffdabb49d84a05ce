"""Counters of a printed form, which are no words of the order: of its boxes, and of the columns of its table.

    1. DATE OF ORDER      2. CONTRACT NO.      3. ORDER NO.              ITEM NO.   SUPPLIES   QTY   UNIT   PRICE
    10/28/2026            19-117               26-R42278                   (a)        (b)      (c)   (d)     (e)

In: the rows of words of a page. Out: the same without the counters; a label then begins with its own words. Boxes
stand beside one another, each opens its cell, and together they count from the first on, in numbers or letters, or in
each section of the form, "1.1", "1.2", "2.1"; positions of order lines stand in one column below one another. Where
days and quantities open cells too, "12 Stk", the counters are those that count on as the page is read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from orderhub.sheet import Word
from parsers.column_counters import column_counters, without_columns
from parsers.printed_values import find_date, is_month

_POINTED: Final = re.compile(r"[(\[]?(\d{1,2})[a-zA-Z]?[.):\]]")
_BARE: Final = re.compile(r"(\d{1,2})[a-z]?")
_LETTER: Final = re.compile(r"[(\[]?([A-Za-z])[.):\]]?")
_SECTION: Final = re.compile(r"[(\[]?(?:(\d{1,2}|[IVX]{1,4})[.-]|([A-Z])[.-]?)(\d{1,2})[.):\]]?")
_DIGITS: Final = re.compile(r"\d{1,2}")
_PART: Final = re.compile(r"\(?[A-Za-z][.)]")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_BOXES: Final = 5
"""Boxes of a form, at least."""
_BESIDE: Final = 2
"""Boxes in one row, and rows with so many, at least."""
_THERE: Final = 0.75
"""The share of the boxes that is found: other labels may stand elsewhere."""
_COLUMNS: Final = 4
"""Columns that are counted, at least."""
_APART: Final = 0.7
"""Line heights between a cell and the next one, at least."""
_NEAR: Final = 0.9
"""Line heights between a counter and its label, at most: three blanks."""
_REACH: Final = 1.3
"""The same where counters count on as the page is read."""
_ALIKE: Final = 0.15
"""The share by which the letters of one counter may be higher than those of the next."""
_LATEST: Final = 20
"""Chains that a counter may go on with, of those that end right before it."""
_FLUSH: Final = 1.0
"""Points between edges that are one."""


def without_counters(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows without the numbers of boxes, and without rows that only count columns."""
    columns = column_counters(rows)
    rows = [row for one in rows if (row := without_columns(one, columns))] if columns else rows
    kept = [row for row in rows if not _counts_columns(row)]
    numbers = _boxes(kept, _POINTED) or _boxes(kept, _BARE) or _chain(kept, _BARE, set())
    numbers = numbers or _chain(kept, _LETTER, _UNUSED | {_number_of(one.box) for one in columns if one.box.isalpha()})
    numbers = numbers or _sections(kept)
    return [_without(row, numbers) for row in kept] if numbers else kept


def _without(row: Sequence[Word], numbers: set[int]) -> list[Word]:
    """A row without the counters; the word behind one begins where it did, as what stands below does."""
    said: list[Word] = []
    start: float | None = None
    for word in row:
        if id(word) in numbers:
            start = start if start is not None and _PART.fullmatch(word.text) else word.x0
        else:
            said.append(word if start is None else word._replace(x0=start))
            start = None
    return said


def _boxes(rows: Sequence[list[Word]], form: re.Pattern[str]) -> set[int]:
    """id() of each word that counts a box; none where the page is no form of counted boxes."""
    found = [list(_openings(row, form)) for row in rows]
    each = Counter(number for row in found for number, _ in row)
    if len(each) < _BOXES or sum(1 for row in found if len({number for number, _ in row}) >= _BESIDE) < _BESIDE:
        return set()
    whole = max(each) - min(each) + 1
    counted = min(each) <= _BESIDE and len(each) >= _THERE * whole
    once = max(each.values()) == 1
    if not counted or (form is _BARE and not (once and len(each) == whole)):
        return set()
    return {id(word) for row in found for _, word in row} | {
        id(word) for row, opened in zip(rows, found, strict=True) for word in _parts(row, opened)
    }


def _sections(rows: Sequence[list[Word]]) -> set[int]:
    """id() of the words that count boxes within sections, "1.1", "1.2", "2.1", and "2" before the name of one.

    Each section counts from the first box on; what counts in another way, as measures do, ends the form. The last
    sections whose numbers all stand below one another are the order lines.
    """
    counted: list[tuple[str, int, int, Word]] = []
    for at, (match, word) in ((at, one) for at, row in enumerate(rows) for one in _cells(row, _SECTION, _REACH)):
        section, number = match[1] or match[2], int(match[3])
        known = [one for one in counted if one[0] == section]
        if number != len(known) + 1 or (known and counted[-1][0] != section):
            break
        counted.append((section, number, at, word))
    each = Counter(at for _, _, at, _ in counted)
    beside = {section for section, _, at, _ in counted if each[at] >= _BESIDE}
    while counted and counted[-1][0] not in beside:
        counted.pop()
    sections = list(dict.fromkeys(section for section, *_ in counted))
    if len(counted) < _BOXES or min(len(sections), sum(1 for some in each.values() if some >= _BESIDE)) < _BESIDE:
        return set()
    firsts = [(section, at) for section, number, at, _ in counted if number == 1]
    heads = {id(row[0]) for section, at in firsts for row in rows[max(0, at - 2) : at] if _is_head(row, section)}
    return heads | {id(word) for *_, word in counted}


def _is_head(row: Sequence[Word], section: str) -> bool:
    """Whether a row begins with the number of a section and its name."""
    return row[0].text.strip("().:") == section and len(row) > 1 and row[1].text[:1].isalpha()


class _Counter(NamedTuple):
    """A word that may count a box, and the row it stands in."""

    number: int
    row: int
    word: Word
    alone: bool
    """Whether its label stands below it."""


def _number_of(letter: str) -> int:
    return _LETTERS.index(letter.casefold()) + 1


_UNUSED: Final = frozenset((_number_of("i"), _number_of("o")))
"""Letters that many a form leaves out, because they look like figures."""


def _chain(rows: Sequence[list[Word]], form: re.Pattern[str], absent: AbstractSet[int]) -> set[int]:
    """id() of the words that count from the first on as the page is read, among others that open a cell too.

    `absent`: numbers that may be left out.
    """
    # By the number they end with: a page full of numbers has many.
    chains: defaultdict[int, list[list[_Counter]]] = defaultdict(list)
    for one in _counters(rows, form):
        last = one.number - 1
        before = chains[last][-_LATEST:]
        while last in absent:
            last -= 1
            before = [*before, *chains[last][-_LATEST:]]
        longer = [[*each, one] for each in before if _goes_on(each, one, absent)] if one.number > 1 else [[one]]
        if longer:
            chains[one.number].append(max(longer, key=_steps_beside))
    every = (each for some in chains.values() for each in some)
    found = max(every, key=lambda each: (len(each), _steps_beside(each)), default=[])
    each = Counter(one.row for one in found)
    if max(each.values(), default=0) < _BESIDE:
        return set()
    counters = {id(one.word) for one in found}
    others = [word for row in rows for word in row if word.text[:1].isdigit() and id(word) not in counters]
    found = [one for one in found if each[one.row] >= _BESIDE or not _in_column(one.word, others)]
    beside = [count for count in each.values() if count >= _BESIDE]
    counted = len(found) >= _BOXES and len(beside) >= _BESIDE and 2 * sum(beside) >= len(found)
    return {id(one.word) for one in found} if counted else set()


def _counters(rows: Sequence[list[Word]], form: re.Pattern[str]) -> Iterator[_Counter]:
    """Words that may count a box, as the page is read."""
    for at, row in enumerate(rows):
        opened = {id(word): number for number, word in _openings(row, form, _REACH)}
        for word in row:
            number = opened.get(id(word))
            if number is not None:
                yield _Counter(number, at, word, alone=False)
            elif form is _BARE and _DIGITS.fullmatch(word.text) and _is_over(word, rows[at + 1 :]):
                yield _Counter(int(word.text), at, word, alone=True)


def _goes_on(chain: Sequence[_Counter], one: _Counter, absent: AbstractSet[int]) -> bool:
    """Whether a counter is the next of a chain; behind many letters, that of the sum may be larger."""
    known = bool(absent) and len(chain) >= _BOXES
    return _follows(chain[-1], one if not known else one._replace(word=chain[-1].word), absent)


def _follows(before: _Counter, one: _Counter, absent: AbstractSet[int]) -> bool:
    """Whether one counter is the next behind another, in letters as high; one without its label stands beside it."""
    high, low = (each.word.y1 - each.word.y0 for each in (before, one))
    alike = abs(high - low) < _ALIKE * high
    counted = one.number > before.number and absent >= set(range(before.number + 1, one.number))
    return counted and alike and (not one.alone or one.row == before.row)


def _steps_beside(chain: Sequence[_Counter]) -> int:
    """How often a counter of a chain stands in the row of the one before."""
    return sum(1 for before, one in pairwise(chain) if before.row == one.row)


def _in_column(word: Word, others: Sequence[Word]) -> bool:
    """Whether other numbers end where a word does: it is one of theirs, a quantity or a position."""
    return sum(1 for one in others if abs(one.x1 - word.x1) < _FLUSH) >= _BESIDE


def _is_day(words: Sequence[Word]) -> bool:
    """Whether words begin with a date: "20 Oct 2026"."""
    return len(words) > 1 and (is_month(words[1].text) or find_date(" ".join(one.text for one in words)) is not None)


def _is_over(word: Word, below: Sequence[Sequence[Word]]) -> bool:
    """Whether the label of a counter stands right below it, in a box too narrow for both."""
    reach = word.y1 + (word.y1 - word.y0)
    return any(
        abs(one.x0 - word.x0) < _FLUSH and one.text[:1].isalpha() and one.y0 < reach for row in below[:1] for one in row
    )


def _parts(row: Sequence[Word], opened: Sequence[tuple[int, Word]]) -> list[Word]:
    """Letters that count the parts of a label in a row of boxes: "6. SHIP TO: A. NAME OF CONSIGNEE / B. ADDRESS"."""
    numbers = {id(word) for _, word in opened}
    found = [
        word
        for before, word in pairwise(row if opened else ())
        if _PART.fullmatch(word.text) and (id(before) in numbers or before.text[-1] in ":/;,")
    ]
    counted = "".join(one.text.strip("().").casefold() for one in found)
    # One alone may be a name's: "Approved by: A. Huber".
    return found if len(counted) >= _BESIDE and counted == _LETTERS[: len(counted)] else []


def _openings(row: Sequence[Word], form: re.Pattern[str], reach: float = _NEAR) -> Iterator[tuple[int, Word]]:
    """Counters that open a cell, right before a word of letters."""
    for match, word in _cells(row, form, reach):
        yield int(match[1]) if match[1].isdigit() else _number_of(match[1]), word


def _cells(row: Sequence[Word], form: re.Pattern[str], reach: float) -> Iterator[tuple[re.Match[str], Word]]:
    """Words of a form that open a cell, right before a word of letters."""
    for at, word in enumerate(row[:-1]):
        match = form.fullmatch(word.text)
        if match is None or _is_day(row[at : at + 3]):
            continue
        height = word.y1 - word.y0
        after = row[at + 1]
        opens = at == 0 or word.x0 - row[at - 1].x1 > _APART * height
        if opens and after.text.lstrip("(")[:1].isalpha() and after.x0 - word.x1 < reach * height:
            yield match, word


def _counts_columns(row: Sequence[Word]) -> bool:
    """Whether a row is "(a)  (b)  (c)  (d)" or "1  2  3  4  5" and nothing else."""
    said = [one.text.strip("().:-[]").casefold() for one in row]
    if len(said) < _COLUMNS or any(len(one) > _BESIDE for one in said):
        return False
    if all(one.text[:1].isdigit() for one in row) and len(said) == _COLUMNS:
        return False
    counts = said == [str(at) for at in range(1, len(said) + 1)] or said == list(_LETTERS[: len(said)])
    height = row[0].y1 - row[0].y0
    apart = all(after.x0 - before.x1 > _APART * height for before, after in pairwise(row))
    return counts and apart
