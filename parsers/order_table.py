"""The order lines of a document: rows of its table, wrapped descriptions, totals, carry-overs.

In: pages of words. Out: `Table` with raw `Row`s (words by column) and the lines that hold totals. A row stands where
an amount, or a quantity with an article, stands; lines below without numbers belong to it. A page without titles
keeps the columns of the page before. Where no titles are found at all, three numbers that multiply make a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Kind
from parsers.boxed_cards import boxed_cards
from parsers.broken_codes import join_codes, join_numbers
from parsers.broken_labels import whole_labels
from parsers.cell_borders import settle_borders
from parsers.closing_cells import closing_cells
from parsers.column_owners import mark_owners, tells_article_roles
from parsers.companion_line import companions
from parsers.counted_rows import take_counts, take_numbering
from parsers.group_sums import settle_groups
from parsers.item_blocks import Block, cards, item_blocks
from parsers.line_conditions import Conditions
from parsers.line_labels import LINE_LABELS, labels_of, tells_no_day
from parsers.listed_values import take_listed
from parsers.owned_codes import take_owned
from parsers.page_below import drop_beside, name_above, settle_below
from parsers.page_columns import Grid
from parsers.page_heads import bodies_of
from parsers.page_kind import kind_of
from parsers.page_roles import name_unknown, unknown_below
from parsers.page_titles import Column, Header, find_header
from parsers.page_words import Line, Page, Word, key_of, matches
from parsers.paired_numbers import drop_absent, join_paired
from parsers.price_cells import price_in_place, rates_apart
from parsers.printed_values import NumberFormat, looks_numeric
from parsers.proven_blocks import proven_blocks
from parsers.row_continued import goes_on, goes_over
from parsers.row_facts import part_facts
from parsers.second_line import deal_second, lower_titles, numbers_first, titles_below
from parsers.set_texts import set_texts
from parsers.stacked_cells import deal_stacked
from parsers.table_lines import (
    is_aside,
    is_head,
    is_out_of_place,
    is_rate_below,
    is_row,
    is_text_below,
    is_upper,
    opening_of,
    take_counters,
    tells_order,
    tells_value,
    with_head,
)
from parsers.title_runs import CURRENCY_WORDS
from parsers.titled_values import take_titled
from parsers.total_lines import heads_taxes, is_money, total_apart, total_of, totals_beside
from parsers.units_in_cells import part_units_off
from parsers.untitled_table import guess_header, without_names
from parsers.untold_owners import settle_owner, tell_whose


class Row:
    """One order line as printed: words by column kind, on one page."""

    __slots__ = (
        "below", "beyond", "cells", "coded", "following", "header", "line", "notes", "ours", "page", "pair", "theirs",
        "worked_out",
    )  # fmt: skip

    def __init__(self, page: Page, line: Line, cells: dict[str, list[Word]]) -> None:
        self.page = page
        self.line = line
        self.cells = cells
        self.following: list[Line] = []
        self.below: list[tuple[str, list[Word]]] = []
        """Words below its other columns, by the kind of the column."""
        self.beyond: list[Line] = []
        """Lines of it at the top of the next page."""
        self.notes: list[tuple[Page, list[Word]]] = []
        """What it says beside the goods, each with its label: a remark, a cost centre."""
        self.coded = False
        """Whether a number opens its text, by its title, "Part Number / Description", or by all rows alike."""
        self.pair: tuple[str, str] | None = None
        """The number that stands with the text by its title, and where: see `Column`."""
        self.theirs = False
        """Whether a title says that its article number is the supplier's: "Lief.-Art.-Nr."."""
        self.ours = False
        """Whether its article number is the buyer's, because each row has the supplier's behind a label below."""
        self.header: Header | None = None
        """The titles it was read under; None where there are none."""
        self.worked_out: list[str] = []
        """Kinds of its cells that are not printed as they are: they follow from the conditions below the row."""

    def words(self) -> list[Word]:
        """All words of the row, for its place on the page."""
        below = [word for _, words in self.below for word in words]
        return [*self.line.words, *(word for line in self.following for word in line.words), *below]


class Table:
    """All rows of the document, the lines with totals by their meaning, and the columns that were seen."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.totals: list[tuple[str, Line]] = []
        """net, tax, gross, carry, charge, discount with the line they stand on; "taxes": the titles of tax rates."""
        self.carries: list[tuple[int, Line]] = []
        """How many rows stood before a carry-over line."""
        self.kinds: set[str] = set()
        self.header_lines: set[int] = set()
        self.used: set[int] = set()
        """id() of each line that belongs to the table."""
        self.ended = False
        """Whether the final totals have been met since the last title."""
        self.unknown: list[tuple[Page, Column]] = []
        """Columns of numbers of which nobody knows what they are."""
        self.by_arithmetic = False
        self.by_label = False
        """Whether each value of the rows stands behind a label of its own."""
        self.extras: list[tuple[int, Line]] = []
        """Lines with an amount that no label explains, each with how many rows stood before it."""
        self.skipped: list[tuple[int, Line]] = []
        """Lines with numbers below the titles that are no row, each with how many rows stood before it."""
        self.dropped: list[tuple[int, Line]] = []
        """Lines between titles and totals that were taken for nothing, each with how many rows stood before it."""
        self.unnamed: list[tuple[Page, Column]] = []
        """Columns of article numbers of which no title tells whose they are."""


def read_table(pages: Sequence[Page], *, fuzzy: bool, number_format: NumberFormat) -> Table:
    """The order table over all pages."""
    table = Table()
    titles = [find_header(page.lines, 0, fuzzy=fuzzy) if len(pages) > 1 else None for page in pages]
    bodies = bodies_of(pages, [None if one is None else one.first for one in titles], fuzzy=fuzzy)
    header, everything = None, [line for lines in bodies for line in lines]
    if not fuzzy and (found := cards(everything)):
        _take_blocks(table, everything, found)
        take_counts(table.rows)
        rates_apart(table.rows)
        take_owned(table.rows)
        return table
    for page, lines in zip(pages, bodies, strict=True):
        header = _read_page(table, page, lines, header, number_format, fuzzy=fuzzy)
    if not fuzzy and table.header_lines and (found := proven_blocks(everything, table.rows)):
        table = Table()
        _take_blocks(table, everything, found)
    _rows_otherwise(table, pages, bodies, number_format, fuzzy=fuzzy)
    if not fuzzy and "position" not in table.kinds and (counters := take_counters([row.cells for row in table.rows])):
        table.kinds.add(counters)
    if not fuzzy:
        join_numbers(table.rows)
    for row in table.rows:
        row.following = whole_labels(row.following)
    if not fuzzy:
        if take_counts(table.rows) or take_numbering(table.rows, table.kinds):
            table.kinds.add("position")
        rates_apart(table.rows)
        take_listed(table.rows)
        part_facts(table.rows)
        take_titled(table.rows)
    tell_whose(table.rows, everywhere=not fuzzy)
    if not fuzzy and settle_owner(table.rows, pages):
        table.kinds = (table.kinds - {"article"}) | {"buyer_article"}
    return table


def _rows_otherwise(
    table: Table, pages: Sequence[Page], bodies: Sequence[Sequence[Line]], number_format: NumberFormat, *, fuzzy: bool
) -> None:
    """Rows of orders without a titled table, by the first way that finds any."""
    everything = [line for lines in bodies for line in lines]
    blocks = [] if table.rows else (boxed_cards(everything) if not fuzzy else []) or item_blocks(everything)
    if all(one.labelled for one in blocks):
        _take_blocks(table, everything, blocks)
    if not table.rows and not fuzzy:
        _rows_by_shape(table, pages, bodies, number_format)
    if not table.rows and not fuzzy:
        _take_blocks(table, everything, blocks)
    if not table.rows:
        for page, lines in zip(pages, bodies, strict=True):
            _rows_by_arithmetic(table, page, lines, number_format)


def _read_page(
    table: Table, page: Page, lines: Sequence[Line], header: Header | None, number_format: NumberFormat, *, fuzzy: bool
) -> Header | None:
    """Reads one page's part of the table; returns the columns for the next page."""
    everything = page.lines
    kept = {id(line) for line in lines}
    at = 0
    while True:
        found = find_header(everything, at, fuzzy=fuzzy)
        if found is not None:
            before = everything[at : found.first] if header is not None and at == 0 and table.rows else []
            if header is not None and before:
                rest = [one for one in before if id(one) in kept and not tells_order(one)]
                _read_body(table, page, header, rest, fuzzy=fuzzy)
            told = _told_before(found, header)
            header = found
            table.ended = False
            below = [one for one in everything[found.last + 1 :] if id(one) in kept]
            if not told:
                unknown = name_unknown(found, below, number_format) + unknown_below(found, below, number_format)
                table.unknown += [(page, one) for one in unknown]
            if not tells_article_roles(found, page):
                table.unnamed += [(page, one) for one in found.columns if one.kind == "buyer_article"]
            table.kinds.update(found.kinds())
            title = everything[found.first : found.last + 1]
            table.used.update(id(one) for one in title)
            table.header_lines.update(id(one) for one in title)
            start = found.last + 1
        elif header is not None and at == 0 and table.rows:
            header.goes_on(header)
            start = 0
        else:
            return header
        following = find_header(everything, start, fuzzy=fuzzy)
        end = following.first if following is not None else len(everything)
        rows = len(table.rows)
        again = following is not None and _told_before(following, header)
        below = [one for one in everything[start:end] if id(one) in kept]
        _read_body(table, page, header, below, fuzzy=fuzzy, again=again)
        if not fuzzy and found is not None and len(table.rows) == rows + 1:
            alone = again or (rows > 0 and bool(table.rows[-2].cells.get("description")))
            for name in name_above(table.rows[-1], everything[: found.first], alike=alone):
                table.used.add(id(name))
                table.dropped = [one for one in table.dropped if one[1] is not name]
        if following is None:
            return header
        at = end


def _told_before(header: Header, before: Header | None) -> bool:
    """Takes over what the columns of the page before were found to be, where the titles are the same."""

    def titles(one: Header) -> list[str]:
        return ["".join(key_of(word.text) for word in column.words) for column in one.columns]

    if before is None or titles(header) != titles(before):
        return False
    for column, known in zip(header.columns, before.columns, strict=True):
        column.kind = known.kind
    header.goes_on(before)
    return True


def _read_body(  # noqa: C901, PLR0912, PLR0915 -- one branch for each thing a line may be
    table: Table, page: Page, header: Header, body: Sequence[Line], *, fuzzy: bool, again: bool = False
) -> None:
    """Rows, their continuations and totals between a title and the next one; `again`: that is the same."""
    seconds = companions(header, body, table.kinds, fuzzy=fuzzy)
    upper, grid = _grids(header, seconds.body)
    body = seconds.body if upper is grid else numbers_first(seconds.body, upper, grid, table.kinds)
    under = titles_below(header, body) if not fuzzy else []
    row: Row | None = None
    head: dict[str, list[Word]] = {}
    bottom, before, heads, passed = 0.0, len(table.rows), list[Line](), list[tuple[int, Line]]()
    conditions = Conditions(table, body)
    for line, sums in _with_totals(body[1:] if under else body, fuzzy=fuzzy):
        if not table.ended and conditions.take(row, line):
            bottom = line.y1
            continue
        told = settle_groups(sums, table.rows, body, grid)
        stated = None if row is not None and is_rate_below(line, row.cells) else told
        opens = stated is None and not table.ended and upper is not grid and is_upper(line, upper)
        if stated is not None or opens:
            _note_totals(table, stated or ())
            row, head = None, _in_place(upper.deal(line.words), table, fuzzy=fuzzy) if opens else {}
            table.used.add(id(line))
            continue
        cells, taken = _cells_of(line, grid, table, fuzzy=fuzzy), True
        if not table.ended and (opened := opening_of(line, header, upper, table.kinds, head)):
            row, head = None, opened
        elif row is not None and not table.ended and is_text_below(line, row.line, row.cells, row.pair, row.following):
            row.following.append(line)
            bottom = line.y1
        elif cells and is_row(cells, table.kinds, head) and not is_aside(line, cells):
            row = Row(page, line, with_head(cells, head))
            row.pair, row.header = _pair_in(header), header
            table.rows.append(row)
            bottom, head = line.y1, {}
        elif not table.ended and is_head(line, upper, table.kinds) and (dealt := upper.deal(line.words)):
            row, head = None, dealt
        elif row is not None and _is_extra(line, row):
            table.extras.append((len(table.rows), line))
            row, head = None, {}
        elif before == len(table.rows) and not table.ended and goes_over(line, table.rows, page, grid):
            table.rows[-1].beyond.append(line)
        elif row is not None and goes_on(line, row, grid, bottom) and not conditions.leave(row, line):
            row.following.append(line)
            bottom = max(bottom, line.y1)  # What stands between the two lines of a row comes after both.
        else:
            taken = False
            _pass_by(table, line, passed, numbered=bool(cells))
            if len(table.rows) == before:
                heads.append(line)
            row, head = None, {}
        if taken:
            table.used.add(id(line))
    table.kinds |= seconds.deal(table.rows[before:])
    mark_owners(table.rows[before:], header)
    if header.second is None and not fuzzy:
        passed = _settle(table, before, grid, header, under, heads, passed)
    # What stands below the last row is looked at only where totals follow it, or another row with its titles.
    closed = len(table.rows) if table.totals or again else len(table.rows) - 1
    table.dropped += [(at, line) for at, line in passed if at <= closed and len(table.rows) > before]


def _grids(header: Header, body: Sequence[Line]) -> tuple[Grid, Grid]:
    """The columns of the first and of the second line of each row; one and the same where rows have one line."""
    if header.second is None:
        grid = Grid(header, body)
        return grid, grid
    lower = Grid(Header(header.second, header.first, header.last, header.bottom), body)
    return Grid(header, body), lower


def _pass_by(table: Table, line: Line, passed: list[tuple[int, Line]], *, numbered: bool) -> None:
    """Notes a line that no row took; `numbered`: whether it has something in the columns."""
    if table.ended:
        return
    numbers = numbered and sum(1 for one in line.words if looks_numeric(one.text)) > 1
    if table.rows and (numbers or tells_value(line)):
        table.skipped.append((len(table.rows), line))
    passed.append((len(table.rows), line))


def _pair_in(header: Header) -> tuple[str, str] | None:
    """The number that a title names beside the text."""
    return next((one.pair for one in header.columns if one.pair is not None and one.pair[0] != "gtin"), None)


def _cells_of(line: Line, grid: Grid, table: Table, *, fuzzy: bool) -> dict[str, list[Word]]:
    cells = grid.deal(line.words) if not table.ended and grid.may_hold_row(line) else {}
    if not fuzzy and table.rows and is_out_of_place(cells, grid.columns):
        return {}
    return _in_place(cells, table, fuzzy=fuzzy)


def _in_place(cells: dict[str, list[Word]], table: Table, *, fuzzy: bool) -> dict[str, list[Word]]:
    cells = cells if fuzzy else settle_borders(cells)
    return price_in_place(cells) if not fuzzy and {"price", "price_unit"} <= table.kinds else cells


def _settle(
    table: Table, before: int, grid: Grid, header: Header, under: Sequence[Column], heads: Sequence[Line],
    passed: list[tuple[int, Line]],
) -> list[tuple[int, Line]]:  # fmt: skip
    """Deals out what stands around the rows from `before` on; returns the lines that none of them took."""
    if second := under or lower_titles(header):
        table.kinds.add("quantity")
        deal_second(table.rows[before:], second)
    loose = [(at - before, line) for at, line in passed]
    drop_absent(table.rows[before:], loose)
    loose = set_texts(table.rows[before:], join_codes(table.rows[before:], loose, grid))
    taken_off = settle_below(table.rows[before:], grid, heads)
    passed = [(before + at, line) for at, line in (*loose, *taken_off)]
    table.kinds |= deal_stacked(table.rows[before:])
    table.kinds |= {"unit"} if part_units_off(table.rows[before:]) else set()
    _mark_codes(table.rows[before:])
    return passed


_LONE_CODE: Final = re.compile(r"(?=.*\d)\w[\w./-]{2,24}")


def _mark_codes(rows: Sequence[Row]) -> None:
    """Where nothing but a code stands beside the numbers of the rows, with the text below it, the code is no text.

    It does in each row, or in most where the title names number and text.
    """
    join_paired(rows)
    alone = [row for row in rows if _opens_alone(row)]
    if alone and (len(alone) == len(rows) or (rows[0].coded and 2 * len(alone) > len(rows))):
        for row in alone:
            row.pair = row.pair or ("code", "first")


def _opens_alone(row: Row) -> bool:
    text = row.cells.get("description", [])
    if len(text) != 1 or not _LONE_CODE.fullmatch(text[0].text) or {"article", "buyer_article"} <= row.cells.keys():
        return False
    below = row.following[0] if row.following else None
    # "Cutting disc 115" has a label in it, and opens with none.
    opens = below is not None and any(hit.start == 0 for hit in labels_of(below.words)[:1])
    return below is not None and not opens and sum(map(str.isalpha, below.text)) >= 3


def _with_totals(body: Sequence[Line], *, fuzzy: bool) -> Iterator[tuple[Line, list[tuple[str, Line]] | None]]:
    """Each line with the totals that begin in it; None where it states none, nothing where the line above told them."""
    told, above = 0, None
    for at, line in enumerate(body):
        if at < told:
            yield line, []
            continue
        stated, taken = totals_beside(body, at)
        if not stated and (meaning := total_of(line, fuzzy=fuzzy)) is not None:
            stated, taken = [(meaning, line)], 1
        elif not stated and not fuzzy and (apart := total_apart(line, above)) is not None:
            stated, taken = [apart], 1
        elif not stated and not fuzzy and heads_taxes(line):
            stated, taken = [("taxes", line)], 1
        told, above = at + taken, stated[-1][1] if stated else above
        yield line, stated or None


def _note_totals(table: Table, stated: Sequence[tuple[str, Line]]) -> None:
    table.totals += stated
    drop_beside(table.rows[-1:], stated)
    if stated and stated[0][0] == "carry":
        table.carries.append((len(table.rows), stated[0][1]))
    table.ended = table.ended or any(meaning in {"net", "gross", "tax", "taxes"} for meaning, _ in stated)


def _is_extra(line: Line, row: Row) -> bool:
    """Whether an amount that is not the row's stands in the column of amounts: a sum or a charge without a known label.

    A row whose own amount is missing or does not multiply may have it in its second line.
    """
    last = line.words[-1]
    if not is_money(last.text) or not row.cells.get("amount") or len(line.words) < 2:
        return False
    own = row.cells["amount"][-1]
    in_place = abs(last.x1 - own.x1) <= 4
    return in_place and is_money(own.text) and not _opens_labelled(line)


def _opens_labelled(line: Line) -> bool:
    """Whether a line opens with the label of a value of its row; "Total basic value" says more than "total" does."""
    hits = matches(line.words, LINE_LABELS)[:1]
    if not hits or hits[0].start or tells_no_day(line.words, hits[0]):
        return False
    beyond = line.words[hits[0].end].text if hits[0].end < len(line.words) else ""
    colon = line.words[hits[0].end - 1].text.endswith(":")
    return colon or hits[0].meaning != "amount" or not beyond.isalpha() or key_of(beyond) in CURRENCY_WORDS


def _rows_by_shape(
    table: Table, pages: Sequence[Page], bodies: Sequence[Sequence[Line]], number_format: NumberFormat
) -> None:
    """Rows of columns that have no titles, or titles that nobody knows."""
    ordered = kind_of(pages, set(), 0, fuzzy=False).kind is Kind.ORDER
    for page, lines in zip(pages, bodies, strict=True):
        header = guess_header(lines, number_format, ordered=ordered)
        if header is not None:
            table.kinds.update(header.kinds())
            before = len(table.rows)
            _read_body(table, page, header, lines[header.first :], fuzzy=False)
            for row in table.rows[before:]:
                without_names(row.line, row.cells)
    table.by_arithmetic = bool(table.rows)


def _take_blocks(table: Table, lines: Sequence[Line], blocks: Sequence[Block]) -> None:
    """Rows of which each value has its label beside it, or stands in words, and the totals below them."""
    for one in blocks:
        row = Row(one.lines[0].page, one.lines[0], one.cells)
        row.notes += [(row.page, words) for words in one.notes]
        table.rows.append(row)
        table.kinds.update(one.cells)
        table.used.update(id(line) for line in one.lines)
    table.by_label = table.by_label or bool(blocks)
    last = blocks[-1].lines[-1] if blocks else None
    below = next((at for at, line in enumerate(lines) if line is last), len(lines)) + 1
    for line, stated in _with_totals(lines[below:], fuzzy=False):
        if stated is not None:
            table.totals += stated
            table.used.add(id(line))


def _rows_by_arithmetic(table: Table, page: Page, lines: Sequence[Line], number_format: NumberFormat) -> None:
    """Rows without titles: the last three numbers of a line that multiply, with a code or text before them."""
    for line in lines:
        meaning = total_of(line, fuzzy=False)
        if meaning is not None:
            table.totals.append((meaning, line))
            table.used.add(id(line))
            continue
        cells = closing_cells(line, number_format)
        if cells is not None:
            table.rows.append(Row(page, line, cells))
            table.used.add(id(line))
            table.by_arithmetic = True
            table.kinds.update(cells)
