"""The title of an order table: one to five lines of words over its columns, and what each column is by them.

In: the lines of a page. Out: `Header` with `Column`s from left to right. Words that stand under one another make one
title ("Bestell-" over "menge"). Where two lines name two things at one place, each order line is printed in two lines,
and the header has a second one:

    Pos.   Material       Bezeichnung
           Bestellmenge   Einheit        Preis pro Einheit     Nettowert
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.bracketed_owners import join_bracketed
from parsers.column_titles import COLUMN_TITLES
from parsers.counted_titles import name_counted
from parsers.money_titles import stands_for_two, sums_up
from parsers.owner_labels import spelled_line
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Match, Word, key_of, matches
from parsers.printed_values import looks_numeric
from parsers.settled_titles import settle_things, settle_titles, tell_order
from parsers.slashed_titles import joined_by_slash
from parsers.tax_words import WITHOUT, says_of_tax
from parsers.title_adjectives import (
    begins_titles,
    ends_beside,
    ends_titles,
    join_adjectives,
    join_hyphens,
    join_purpose,
    join_said_again,
)
from parsers.title_edges import count_first, cut_over, cut_titles
from parsers.title_lists import join_lists
from parsers.title_owners import Owner, opens_with_thing, owner_beside_text, owner_of
from parsers.title_runs import AND, CURRENCY_WORDS, OF, blank_of, is_apart, runs_apart, runs_of_titles, titles_in
from parsers.title_stacks import (
    STACKED,
    goes_on_below,
    is_one_title,
    joined,
    kinds_down,
    kinds_of,
    names_number,
    owned_below,
    pair_of,
    settle_stacks,
    told_whole,
)
from parsers.title_words import kind_by_head
from parsers.titled_values import is_base, join_counted, kind_before_base
from parsers.titles_by_rows import settle_by_rows
from parsers.titles_twice import take_translation
from parsers.two_row_titles import is_two_rows, lift_position, settle_rows

_NAMING: Final = frozenset(("article", "description", "gtin", "buyer_article", "position"))
_LINES: Final = 5


class Column:
    """One column: the place of its title, and the edges learned from the rows below."""

    __slots__ = ("before", "kind", "left", "pair", "right", "spaced", "words", "x0", "x1")

    def __init__(self, kind: str, words: list[Word]) -> None:
        self.kind = kind
        self.words = words
        self.x0 = min(one.x0 for one in words)
        self.x1 = max(one.x1 for one in words)
        self.left: float | None = None
        """Left edge of a text column's entries, once learned."""
        self.right: float | None = None
        """Right edge of a numeric column's entries, once learned."""
        self.spaced = False
        """Whether its codes begin with a word of letters: "REF 1092-28"."""
        self.before: tuple[float | None, float | None, bool] | None = None
        """Left and right edge and `spaced` as the page before showed them, for what too few rows tell."""
        self.pair: tuple[str, str] | None = None
        """Of a column of texts whose title names a number, too: whose, and whether it stands "first" or "below".

        Of a column of numbers: the number "under" each, or "beside" it behind a slash.
        """


class Header:
    """The title line or lines of a table."""

    __slots__ = ("bottom", "columns", "first", "last", "second")

    def __init__(
        self, columns: list[Column], first: int, last: int, bottom: float, second: list[Column] | None = None
    ) -> None:
        self.columns = columns
        self.first = first
        self.last = last
        self.bottom = bottom
        self.second = second
        """Columns of the second line of each row, where rows are printed in two lines."""

    def kinds(self) -> list[str]:
        """Kinds from left to right."""
        return [one.kind for one in self.both_lines()]

    def both_lines(self) -> list[Column]:
        """The columns of both lines of each row."""
        return [*self.columns, *(self.second or ())]

    def goes_on(self, before: Header) -> None:
        """Notes for each column where its entries stood on the page before, below a title at the same place."""
        for column, known in zip(self.both_lines(), before.both_lines(), strict=False):
            if abs(column.x0 - known.x0) <= 1:
                column.before = (known.left, known.right, known.spaced)


class Cell(NamedTuple):
    """Neighbouring words of one line of a title."""

    words: list[Word]
    kind: str | None
    told: int = 0
    """How many of the words are a title by themselves; the others only stand near it."""

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(one.x1 for one in self.words)


def find_header(lines: Sequence[Line], start: int, *, fuzzy: bool) -> Header | None:
    """The first table title in `lines[start:]`, or None."""
    for at in range(start, len(lines)):
        found = _headers_from(lines, at, fuzzy=fuzzy)
        if found:
            # What stands right above a title may look like its first line.
            later = [one for after in (at + 1, at + 2) for one in _headers_from(lines, after, fuzzy=fuzzy)]
            best = max((*found, *later), key=_worth)
            take_translation(best, _beside(best, lines, at, fuzzy=fuzzy))
            return best
    return None


def _beside(header: Header, lines: Sequence[Line], start: int, *, fuzzy: bool) -> list[Header]:
    """The titles of the one line right above or right below a title of one line, from `start` on."""
    if header.first != header.last or header.second is not None:
        return []
    near = [(header.first - 1, header.first, header.first - 1), (header.last, header.last + 1, header.last + 1)]
    places = [at for above, below, at in near if start <= at < len(lines) and _goes_on(lines[above], lines[below])]
    return [one for at in places for one in _headers_from(lines, at, fuzzy=fuzzy)[:1] if one.first == one.last]


def _headers_from(lines: Sequence[Line], at: int, *, fuzzy: bool) -> list[Header]:
    """The headers that begin in a line, of one to five lines."""
    if at >= len(lines) or not _may_be_title(lines[at]):
        return []
    if not matches(lines[at].words, COLUMN_TITLES, fuzzy=fuzzy) and (fuzzy or not _breaks_words(lines[at : at + 2])):
        return []
    return [header for size in range(_LINES) if (header := _header(lines, at, at + size, fuzzy=fuzzy))]


def _may_be_title(line: Line) -> bool:
    figures = [at for at, one in enumerate(line.words) if _is_figure(one[0])] if len(line.words) <= 30 else [0]
    return all(
        (at and line.words[at].text in _COUNTED and _is_text(line.words[at - 1])) or is_base(line.words, at)
        for at in figures
    )


def _breaks_words(lines: Sequence[Line]) -> bool:
    """Whether the words of a line are beginnings of titles that end right below: "Ite" over "m"."""
    above, below = [[Cell([word], None) for word in one.words] for one in lines] if len(lines) > 1 else ([], [])
    return bool(above) and len(above) < len(below) and begins_titles(above, below)


_COUNTED: Final = frozenset("123")


def _is_text(word: Word) -> bool:
    """Whether a title of texts may be counted: "Bezeichnung 1" over "Bezeichnung 2"."""
    return COLUMN_TITLES.get(key_of(word.text)) == "description"


@lru_cache(maxsize=4096)
def _is_figure(text: str) -> bool:
    """Whether a word is a number, a date or a code: titles hold none ("EAN 13" and "Text 2" apart)."""
    return looks_numeric(text) or sum(1 for char in text if char.isdigit()) >= 3


def _worth(header: Header) -> float:
    """Columns that are known, less those that are not; with the second line of a title rather than without."""
    known = [one for one in header.kinds() if one not in {"other", "aside"}]
    known += [kind for one in header.columns if one.pair and one.pair[1] == STACKED for kind in kinds_down(one.words)]
    # "Cost Centre" is known, though no order line needs it.
    unknown = sum(1 for one in header.columns if one.kind == "other" or (one.kind == "aside" and len(one.words) == 1))
    unknown += sum(1 for one in header.second or () if one.kind in {"other", "aside"})
    return len(set(known)) - 0.6 * unknown + 0.05 * (header.last - header.first)


def _header(lines: Sequence[Line], first: int, last: int, *, fuzzy: bool) -> Header | None:
    """The header that the lines make together, or None."""
    window = [spelled_line(one, is_title=True) for one in lines[first : last + 1]]
    if last >= len(lines) or not all(_goes_on(above, below) for above, below in pairwise(window)):
        return None
    rows = cut_titles([_cells(line, fuzzy=fuzzy, apart=len(window) > 1) for line in window])
    rows = cut_over(rows, lines[last + 1 : last + 3])
    count_first(rows)
    join_adjectives(rows)
    join_hyphens(rows)
    join_bracketed(rows, lines[:first])
    join_lists(rows)
    join_counted(rows)
    join_said_again(rows, lambda: [_beyond(lines, at, first, fuzzy=fuzzy) for at in (first - 1, last + 1)])
    before: list[Sequence[Cell]] = [[], [], *rows]
    if not all(
        any(cell.kind for cell in row)
        or ends_titles(row, above)
        or ends_beside(row, above, over)
        or (row is rows[0] and _breaks_words(window[:2]))
        for over, above, row in zip(before, before[1:], rows, strict=False)
    ):
        return None
    if len(rows) > 1 and any(map(_is_sentence, window, rows)):
        return None
    bottom = max(one.y1 for one in window)
    stacks = settle_stacks(_stacks(rows), lines[last + 1 : last + 2])
    clashes = sum(1 for stack in stacks if _clashes(stack))
    if clashes and len(window) == 2 and is_one_title(rows[0], stacks, lines[last + 1 : last + 2]):
        # What goes on below was taken for a part of the title beside it: the line below has all the titles.
        broken = any(stack[0] is rows[0][0] and goes_on_below(stack) for stack in stacks)
        return None if broken else _stacked_header(stacks, rows, (first, last, bottom), lines)
    if clashes and (header := _two_rows(rows, (first, last, bottom), lines[last + 1 : last + 3])) is not None:
        return header
    return _stacked_header(stacks, rows, (first, last, bottom), lines)


def _two_rows(rows: Sequence[Sequence[Cell]], place: tuple[int, int, float], below: Sequence[Line]) -> Header | None:
    """The header of rows that are printed in two lines, each of whose titles may go on below itself."""
    for cut in range(1, len(rows)):
        halves = [_stacks(rows[:cut]), _stacks(rows[cut:])]
        if any(_clashes(stack) for half in halves for stack in half):
            continue
        upper, lower = map(_columns, halves)
        named = [{one.kind for one in half} for half in (upper, lower)]
        if len(rows) > _TWO and ("description" not in named[0] or named[1] & {"description", "position"}):
            # What begins above the others are titles that are broken.
            continue
        settle_by_rows(upper, lower, below)
        lift_position(upper, lower, below[:1])
        header = Header(upper, *place, lower)
        if is_two_rows(upper, lower) and _is_title(header, rows):
            settle_rows(upper, lower)
            return header
    return None


_TWO: Final = 2


def _beyond(lines: Sequence[Line], at: int, first: int, *, fuzzy: bool) -> list[Cell]:
    """The titles of the line right above or right below a header that begins in the line `first`."""
    near = 0 <= at < len(lines) and _goes_on(*lines[at : at + 2] if at < first else lines[at - 1 : at + 1])
    return _cells(lines[at], fuzzy=fuzzy, apart=True) if near and _may_be_title(lines[at]) else []


def _stacked_header(
    stacks: Sequence[Sequence[Cell]],
    rows: Sequence[Sequence[Cell]],
    place: tuple[int, int, float],
    lines: Sequence[Line],
) -> Header | None:
    """The header whose titles stand under one another. `place`: its first and last of the `lines`, its lower edge."""
    if any(_clashes(stack) and pair_of(stack) is None for stack in stacks):
        return None
    header = Header(_columns(stacks), *place)
    name_counted(header.columns, lines[header.last + 1 :])
    if not _is_title(header, rows):
        return None
    header.columns = _with_adjectives(header.columns)
    return header


def _with_adjectives(columns: Sequence[Column]) -> list[Column]:
    """Joins unknown words to the title that follows one blank after them: "Genaue Bezeichnung"."""
    joined: list[Column] = []
    for column in reversed(columns):
        after = joined[-1] if joined else None
        last = max(column.words, key=lambda one: one.x1)
        height = last.y1 - last.y0
        beside = [one.x0 for one in after.words if abs(one.y0 - last.y0) < 0.5 * height] if after is not None else []
        gap = min(beside, default=1e9) - column.x1
        if after is None or column.kind != "other" or after.kind == "other" or not -_HAIR < gap < _BLANK * height:
            joined.append(column)
            continue
        joined[-1] = Column(after.kind, [*column.words, *after.words])
        joined[-1].pair = after.pair
    return joined[::-1]


_HAIR: Final = 2.0
_BLANK: Final = 0.4
"""Width of one blank at most, in line heights."""
_LONG, _ALONE, _TOLD = 6, 4, 0.6


def _is_sentence(line: Line, row: Sequence[Cell]) -> bool:
    """Whether running text stands in a line beside titles, in which some words happen to be titles.

    "Pack by room where possible, mark cartons with our order number". Or a heading: "Ground floor - first delivery".
    """
    if len(line.words) < _ALONE:
        return False
    longest = max(line.segments(0.9), key=len)
    told = sum(cell.told for cell in row if longest[0].x0 <= cell.x0 <= longest[-1].x0)
    return (len(longest) >= _LONG or len(longest) == len(line.words)) and told < _TOLD * len(longest)


def _goes_on(above: Line, below: Line) -> bool:
    return below.y0 - above.y1 <= 0.9 * above.height and _may_be_title(below)


def _cells(line: Line, *, fuzzy: bool, apart: bool) -> list[Cell]:
    """The titles in a line with their meaning; words without one stand by themselves or join their neighbour."""
    blank = 0.0 if fuzzy else blank_of(line)
    hits = _titles(line, blank, fuzzy=fuzzy, apart=apart)
    cells: list[Cell] = []
    taken: set[int] = set()
    for hit in hits:
        opens = apart and hit.end - hit.start > 1 and hit.meaning != "tax"
        if opens and key_of(line.words[hit.start].text) in WITHOUT:
            # It goes on with the title above it: "EK-Preis" over "ohne", beside "Rabatt".
            cells.append(Cell(line.words[hit.start : hit.start + 1], None))
            taken.add(hit.start)
            hit = hit._replace(start=hit.start + 1)
        aside = apart and hit.meaning == "tax" and line.words[hit.start].text[:1] == "("
        # "(ex VAT)" below "Unit Price"
        cells.append(Cell(line.words[hit.start : hit.end], None if aside else hit.meaning, hit.end - hit.start))
        taken.update(range(hit.start, hit.end))
    for at, word in enumerate(line.words):
        if at in taken:
            continue
        extra = key_of(word.text) in CURRENCY_WORDS
        reach = 1.2 * line.height if extra else min(0.65 * line.height, 1.15 * (word.x1 - word.x0) / len(word.text))
        beside = (one for one in cells if -2 < word.x0 - one.x1 < reach)
        near = next((one for one in beside if extra or not is_apart(one.words[-1], word, blank)), None)
        if near is not None:
            near.words.append(word)
        elif at + 1 == len(line.words) and extra and word.text != "%" and sums_up(cells):
            # "@ £" and, apart from it, "£": what the line comes to. So "à CHF" and "CHF".
            cells.append(Cell([word], "amount"))
        elif not extra or len(key_of(word.text)) > 1 or word.text == "%" or stands_for_two(word, line, cells):
            cells.append(Cell([word], None))
    return joined_by_slash(line, join_purpose(sorted(cells, key=lambda one: one.x0)))


_WORDY: Final = 6
"""Words of a title with the signs between them, at most: "Description / Vendor Part No."."""


def _titles(line: Line, blank: float, *, fuzzy: bool, apart: bool) -> list[Match]:
    """Column titles in a line. "Unit    Price" with a gap between is two of them, "Unit Price" is one."""
    hits = matches(line.words, COLUMN_TITLES, fuzzy=fuzzy, longest=_WORDY)
    if (
        not apart
        and all(hit.end - hit.start == 1 for hit in hits)
        and not OF & {key_of(one.text) for one in line.words}
    ):
        return hits
    found: list[Match] = []
    start = 0
    for run in [part for wide in runs_of_titles(line) for part in runs_apart(wide, blank)]:
        for hit in matches(run, COLUMN_TITLES, fuzzy=fuzzy, longest=_WORDY):
            named = found[-1] if found and hit.start and 0 <= hit.start + start - found[-1].end <= 1 else None
            joining = OF | AND if hit.meaning == "description" else OF
            if named is not None and named.meaning == "description" and key_of(run[hit.start - 1].text) in joining:
                # "Gegenstand der Lieferung", "Description of goods or services": the word between may end the first.
                found[-1] = named._replace(end=hit.end + start)
                continue
            found += titles_in(run, hit, start)
        start += len(run)
    return found


def _stacks(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Cells of several lines, those that stand under one another together."""
    stacks: list[list[Cell]] = [[cell] for cell in rows[0]]
    for row in rows[1:]:
        before = len(stacks)
        for cell in row:
            over = [(_overlap(stacks[at], cell), at) for at in range(before)]
            best = max(over, default=(0.0, 0))
            if best[0] > 0:
                stacks[best[1]].append(cell)
            else:
                stacks.append([cell])
    return sorted(stacks, key=lambda stack: min(cell.x0 for cell in stack))


def _overlap(stack: Sequence[Cell], cell: Cell) -> float:
    return min(max(one.x1 for one in stack), cell.x1) - max(min(one.x0 for one in stack), cell.x0)


def _clashes(stack: Sequence[Cell]) -> bool:
    """Whether two lines name two things at one place."""
    known = {cell.kind for cell in stack if cell.kind}
    return len(known) > 1 and COLUMN_TITLES.get(joined(stack)) is None and not (told_whole(stack) or _one_rules(stack))


def _one_rules(stack: Sequence[Cell]) -> bool:
    """A unit below a quantity or a price says in what it is counted; a discount below a price stands below each."""
    kinds = [cell.kind for cell in stack if cell.kind]
    if kinds == ["price", "discount"]:
        return True
    if kinds[0] in {"price", "amount"} and says_of_tax(stack):
        # "EK-Preis" over "ohne" over "MwSt."
        kinds = [kinds[0], *(kind for kind in kinds[1:] if kind != "tax")]
    return kinds[0] in {"quantity", "price", "amount"} and set(kinds[1:]) <= {"unit", "price_unit", kinds[0]}


def _columns(stacks: Sequence[Sequence[Cell]]) -> list[Column]:
    columns = []
    for stack in stacks:
        words = [word for cell in stack for word in cell.words]
        known = kinds_of(stack)
        kind = COLUMN_TITLES.get(joined(stack)) or told_whole(stack) if len(stack) > 1 else None
        pair = (pair_of(stack) if kind is None or names_number(stack, stacks) else None) or owner_beside_text(words)
        named = pair is not None and pair[1] != "under"
        columns.append(Column("description" if named else kind or (known[0] if known else _unknown(words)), words))
        columns[-1].pair = pair
        if owned := owned_below(stack):
            columns[-1].kind, columns[-1].pair = owned
    columns.sort(key=lambda one: one.x0)
    settle_titles(columns)
    _settle_pairs(columns)
    return columns


def _settle_pairs(columns: Sequence[Column]) -> None:
    """Of a number beside the text and one in a column, one is the buyer's where the other says "Ihre Nr."."""
    settle_things(columns)
    numbers = [one for one in columns if one.kind == "article"]
    for one in columns:
        told = one.pair is not None and one.pair[0] == "article"
        if told and one.kind == "description" and owner_of(one.words) == Owner.SUPPLIER:
            for other in numbers if len(numbers) == 1 and owner_of(numbers[0].words) in _NOT_TOLD else ():
                other.kind = "buyer_article"
        if told and one.pair is not None and any(owner_of(each.words) == Owner.SUPPLIER for each in numbers):
            one.pair = ("buyer_article", one.pair[1])
        elif one.pair is None and one.kind == "description" and opens_with_thing(one.words) and _all_theirs(columns):
            one.pair = ("buyer_article", "first")


_NOT_TOLD: Final = (Owner.UNSAID, Owner.BUYER)


def _all_theirs(columns: Sequence[Column]) -> bool:
    """Whether the one column of article numbers says that they are the supplier's."""
    numbers = [one for one in columns if one.kind in {"article", "buyer_article"}]
    return len(numbers) == 1 and numbers[0].kind == "article" and owner_of(numbers[0].words) == Owner.SUPPLIER


def _unknown(words: Sequence[Word]) -> str:
    if all(key_of(one.text) in UNIT_WORDS for one in words):
        return "unit"
    return kind_by_head(joined([Cell(list(words), None)])) or kind_before_base(words) or "other"


def _is_title(header: Header, rows: Sequence[Sequence[Cell]]) -> bool:
    kinds = set(header.kinds())
    words = [word for row in rows for cell in row for word in cell.words if key_of(word.text) not in CURRENCY_WORDS]
    # "Bestell-" over "menge": each word of a title that is known as a whole.
    whole = {id(word) for column in header.columns if len(rows) > 1 and _is_plain(column) for word in column.words}
    covered = sum(1 for row in rows for cell in row for word in cell.words if cell.kind or id(word) in whole)
    if covered < 0.6 * len(words) or tell_order(header.columns):
        return False
    if "quantity" in kinds:
        told = kinds - {"other", "aside"}
        many = len(told) >= 3 and bool(told - {"article", "buyer_article", "quantity", "delivery_date"})
        few = covered >= len(words) and "delivery_date" not in kinds and all(map(_is_plain, header.columns))
        return bool(kinds & _NAMING) and (many or few)
    return "amount" in kinds and "price" in kinds and bool(kinds & {"article", "description"})


def _is_plain(column: Column) -> bool:
    """Whether a title is a known one from its first to its last word, unlike "Ordered from:"."""
    title = joined([Cell(column.words, column.kind)])
    return COLUMN_TITLES.get(title) is not None
