"""Orders without a table: each order line is some lines of text, and all are set alike.

    1. Kugellager 6204                                     - 12 Stück Artikel 4711 Kugellager 6204,
    Ref: 4711-20                                             à 3,40 EUR
    Quantity: 12 EA   Price: 4.50   Sum: 54.00             - 5 kg Weizenmehl (Art.-Nr. 18.743) à 0,90 EUR

In: the lines of the pages. Out: the cells of each order line by kind, with the lines it takes. Where one ends and the
next begins is told by their numbers, by a label that comes again, by the quantities they begin with, by the space
between them or by what is indented: by that of these after which most blocks have a quantity and name the goods.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.agreed_lines import marked_alike
from parsers.block_labels import CODED, fields_of, titles_over
from parsers.broken_codes import with_whole_numbers
from parsers.card_rows import label_before, take_proven
from parsers.centred_cells import column_by_column
from parsers.code_ends import groups_at
from parsers.counted_headings import counted_headings
from parsers.header_labels import LABELS
from parsers.letter_lines import (
    counted,
    goods_text,
    inner_quantity,
    may_count,
    named,
    opens,
    proven_amount,
    proven_price,
    unasked,
    without_date,
    without_price,
)
from parsers.owner_labels import with_own_labels
from parsers.page_words import Line, Word, key_of, matches
from parsers.parted_cards import part_cards
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import is_money, total_of
from parsers.value_captions import with_captions
from parsers.wrapped_goods import with_whole_goods

_ORDINAL: Final = re.compile(r"#?0*(\d{1,4})([.):]?)")
_STEPS: Final = ((1, 1), (10, 10), (100, 100), (5, 5))
"""First number and step of positions."""
_LONE: Final = re.compile(r"(?=(?:.*\d){3})[A-Za-z0-9][\w./-]{3,24}")
_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_PLACE: Final = 3.0
"""Points within which lines begin at one place."""
_WIDE: Final = 1.3
"""Line heights of space inside a block at most."""
_PADDED: Final = 2.5
"""Line heights between the first line of a block and its titles at most."""
_FIGURES: Final = 2
"""Sums of money in the values of a card, at least."""
_CLOSE: Final = 0.6
"""Line heights between two lines of one name, at most."""
_MOST: Final = 14
"""Lines of a block at most."""
_BULLETS: Final = frozenset(("-", "–", "—", "•", "*", "·", "o", ">", "+"))
_HEADER_LABELS: Final = frozenset(("number", "issue_date", "customer_number", "supplier_number", "buyer_vat_id"))


class Block(NamedTuple):
    """One order line: its words by kind, its lines."""

    cells: dict[str, list[Word]]
    lines: list[Line]
    labelled: bool
    """Whether labels or words say which number is the quantity, or the price."""
    notes: list[list[Word]]
    """What it says beside the goods, each with its label."""


def item_blocks(lines: Sequence[Line]) -> list[Block]:
    """The order lines among the lines of all pages; nothing where a lone line might as well be a sentence."""
    heads = counted_headings(lines)
    below = {id(lines[at + 1]): lines[at] for at in heads}
    blocks = _blocks([line for at, line in enumerate(lines) if at not in heads], below)
    if not blocks and (marked := marked_alike(lines)):
        printed = {id(one): line for one, line in zip(marked, lines, strict=True)}
        blocks = [one._replace(lines=[printed[id(line)] for line in one.lines]) for one in _blocks(marked, {})]
    # "Raum 1" may stand over several.
    if all(id(block.lines[0]) in below for block in blocks):
        for block in blocks:
            head = below[id(block.lines[0])]
            number = head.words[1]
            block.cells.setdefault("position", [number._replace(text=number.text.strip(".:)"))])
            block.lines.insert(0, head)
    return blocks


def _blocks(lines: Sequence[Line], headed: Collection[int], *, nowhere_else: bool = False) -> list[Block]:
    """The blocks of lines. `headed`: id() of each line that stands below a heading; `nowhere_else` may one begin."""
    said = Counter(_wording(line) for line in lines)
    # A total stands there once; what each order line has comes again.
    ends = {id(line) for line in lines if _ends(line, once=said[_wording(line)] == 1)}
    counting = {id(line) for line in lines if may_count(line.words)}
    best: list[Block] = []
    openers = [at for at, line in enumerate(lines) if id(line) in headed]
    cuts = [openers, *(() if nowhere_else else _cuts(lines))] if counting else []
    for openers in cuts:
        blocks = _read(lines, openers, ends, counting)
        if _told(blocks) > _told(best):
            best = blocks
    return best


def _told(blocks: Sequence[Block]) -> tuple[int, int]:
    """How much the blocks say: order lines, values."""
    return len(blocks), sum(len(one.cells) for one in blocks)


def cards(lines: Sequence[Line]) -> list[Block]:
    """Order lines of which each has the titles of its values again; nothing unless that are two on a page and more."""
    parted = part_cards(lines)
    lines = parted.lines
    # One alone may stand on a page of its own.
    last = Counter(line.words[-1].text for line in lines)
    titled: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if last[line.words[-1].text] > 1 and (heads := titles_over(line)):
            titled.setdefault("|".join(head.key for head in heads), []).append(at)
    again = max(titled.values(), key=len, default=[])
    if not any(1 < b - a <= _MOST and lines[a].page is lines[b].page for a, b in pairwise(again)):
        return []
    blocks = _blocks(lines, parted.openers, nowhere_else=True) if parted.openers else item_blocks(lines)
    whole = all(any(lines[at] is line for line in block.lines) for at, block in zip(again, blocks, strict=False))
    found = [one._replace(lines=parted.of_page(one.lines)) for one in blocks]
    return found if len(blocks) == len(again) and whole else []


def _wording(line: Line) -> str:
    """The words of a line without its numbers."""
    return " ".join(one.text for one in line.words if not any(map(str.isdigit, one.text)))


def _ends(line: Line, *, once: bool) -> bool:
    """Whether no order line goes on with a line: it states a total, or tells of the order as a whole."""
    total = total_of(line, fuzzy=False)
    if total is not None and (once or total == "carry"):
        return True
    return any(
        hit.start == 0 and hit.meaning in _HEADER_LABELS and _is_before_colon(line, hit.end)
        for hit in matches(line.words, LABELS)[:1]
    ) and not any(key_of(one.text) in {"menge", "quantity", "qty", "anzahl"} for one in line.words)


def _is_before_colon(line: Line, end: int) -> bool:
    """Whether a colon ends a label, or stands in a place of its own behind it: "Nummer        : 4711"."""
    return line.words[end - 1].text.endswith(":") or (end < len(line.words) and line.words[end].text == ":")


def _cuts(lines: Sequence[Line]) -> Iterable[list[int]]:
    """The ways in which the lines may be parted: the places of the lines with which a block begins."""
    for first, step in _STEPS:
        yield _numbered(lines, first, step)
    yield _above_titles(lines)
    opening = [at for at, line in enumerate(lines) if opens(line.words) is not None]
    facts = _in_place(lines, opening)
    if facts and all(_is_bare(lines[at]) for at in facts):
        yield from _below_names(lines, facts)
    yield facts
    yield _bulleted(lines)
    yield from _spaced(lines)
    labelled = _labelled(lines)
    yield from _below_names(lines, labelled)
    yield labelled
    yield _hanging(lines)
    yield list(range(len(lines)))


def _numbered(lines: Sequence[Line], first: int, step: int) -> list[int]:
    """Lines that begin with 1, 2, 3 or 10, 20, 30, under one another."""
    found: list[int] = []
    for at, line in enumerate(lines):
        named = key_of(line.words[0].text) in {"pos", "position", "item", "line", "artikel"} and len(line.words) > 1
        word = line.words[1 if named else 0]
        match = _ORDINAL.fullmatch(word.text)
        if match is None or int(match[1]) != first + step * len(found) or len(line.words) < 2:
            continue
        before = lines[found[0]].words[1 if named and len(lines[found[0]].words) > 1 else 0] if found else word
        if min(abs(before.x0 - word.x0), abs(before.x1 - word.x1)) <= _PLACE:
            found.append(at)
    return found


def _above_titles(lines: Sequence[Line]) -> list[int]:
    """The lines of text above titles that come again, each with those close above it."""
    titled: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if heads := titles_over(line):
            titled.setdefault("|".join(head.key for head in heads), []).append(at)
    again = max(titled.values(), key=len, default=[])
    found = [at - 1 for at in again if _names_below(lines, at)]
    for place, at in enumerate(found):
        while at > 0 and (space := _space(lines, at)) is not None and space < _CLOSE * lines[at].height:
            at -= 1
        found[place] = at
    return found if len(found) == len(again) > 1 else []


def _names_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of text stands above titles, as near as the first line of a card does."""
    space = _space(lines, at) if at else None
    figures = sum(1 for one in lines[at - 1].words if is_money(one.text)) if at else 0
    return space is not None and space <= _PADDED * lines[at].height and figures < _FIGURES


def _in_place(lines: Sequence[Line], opening: Sequence[int]) -> list[int]:
    """Those lines with a quantity that begin where most do, or whose quantities end, or are followed, in one place."""
    edges = [_edges(lines[at]) for at in opening]
    usual = [Counter(some).most_common(1)[0][0] for some in zip(*edges, strict=True)]
    return [
        at for at, mine in zip(opening, edges, strict=True)
        if any(edge == place for edge, place in zip(mine, usual, strict=True))
    ]  # fmt: skip


def _edges(line: Line) -> tuple[int, int, int]:
    """Where a line begins, where its quantity ends and what follows it begins, in steps of `_PLACE`."""
    at = (opens(line.words) or (0, []))[0]
    after = line.words[min(at + 1, len(line.words) - 1)]
    return round(line.x0 / _PLACE), round(line.words[at].x1 / _PLACE), round(after.x0 / _PLACE)


def _bulleted(lines: Sequence[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if line.words[0].text in _BULLETS and len(line.words) > 1]


def _spaced(lines: Sequence[Line]) -> Iterable[list[int]]:
    """Lines with more space above than there is inside a block, by how much that is."""
    for share in (0.25, 0.5, 0.75):
        yield [
            at for at, line in enumerate(lines) if at == 0 or (space := _space(lines, at)) is None
            or space > share * line.height
        ]  # fmt: skip


def _labelled(lines: Sequence[Line]) -> list[int]:
    """Lines that begin with the label that comes again first."""
    labels = [(at, label) for at, line in enumerate(lines) if (label := _label(line))]
    count = Counter(label for _, label in labels)
    again = next((label for _, label in labels if count[label] > 1), None)
    return [at for at, label in labels if label == again]


def _label(line: Line) -> str:
    """What a line begins with, up to a colon behind a few words."""
    words = [one.text for one in line.words[:4]]
    end = next((at for at, text in enumerate(words) if text.endswith(":")), None)
    return "" if end is None else " ".join(words[: end + 1])


def _is_bare(line: Line) -> bool:
    """Whether nothing but quantity and price stands in a line, so that the goods are named in another."""
    _, rest = counted(line.words)
    return not any(len(one.text) > 2 and one.text.isalpha() for one in goods_text(rest))


def _below_names(lines: Sequence[Line], some: Sequence[int]) -> Iterable[list[int]]:
    """The lines above, where each is text, and as near as the next one below: they name the goods."""
    if some and all(_is_named_above(lines, at) for at in some):
        yield [at - 1 for at in some]


def _is_named_above(lines: Sequence[Line], at: int) -> bool:
    if at == 0 or ":" in lines[at - 1].text or opens(lines[at - 1].words) is not None:
        return False
    space, below = _space(lines, at), _space(lines, at + 1) if at + 1 < len(lines) else None
    left = lines[at - 1].x0 <= lines[at].x0 + _PLACE
    return left and space is not None and (below is None or space <= below + _PLACE)


def _hanging(lines: Sequence[Line]) -> list[int]:
    """Lines that begin where most of those do below which one is indented."""
    edges = Counter(round(one.x0 / _PLACE) for one, two in pairwise(lines) if two.x0 > one.x0 + _PLACE)
    place = edges.most_common(1)[0][0] if edges else None
    return [at for at, line in enumerate(lines) if round(line.x0 / _PLACE) == place]


def _space(lines: Sequence[Line], at: int) -> float | None:
    """Points between a line and the one above; None where that is on another page."""
    above, line = lines[at - 1], lines[at]
    return None if above.page is not line.page else line.y0 - above.y1


def _below(lines: Sequence[Line], first: int, at: int) -> float | None:
    """Points between a line and those of its block above, which may not be in order; None where those are elsewhere."""
    above = lines[first:at]
    return None if above[-1].page is not lines[at].page else lines[at].y0 - max(one.y1 for one in above)


def _read(lines: Sequence[Line], openers: Sequence[int], ends: set[int], counting: set[int]) -> list[Block]:
    """The blocks from the first to the last that is an order line; nothing where one between them is none."""
    if not openers:
        return []
    spans = [
        _reaching(lines, at, min(stop, at + _MOST), ends)
        for at, stop in zip(openers, [*openers[1:], len(lines)], strict=True)
    ]
    found = [
        (span, _block([lines[at] for at in span]) if any(id(lines[at]) in counting for at in span) else None)
        for span in spans
    ]
    good = [at for at, (_, block) in enumerate(found) if block is not None]
    if not good:
        return []
    inner = found[good[0] : good[-1] + 1]
    if any(block is None and any(map(str.isdigit, _text(lines, span))) for span, block in inner):
        return []
    last, _ = inner[-1]
    if len(good) > 1:
        short = _alike(lines, last, [span for span, _ in inner[:-1]])
        inner[-1] = short, _block([lines[at] for at in short])
    blocks = [block for _, block in inner if block is not None]
    named = sum(1 for one in blocks if one.cells.keys() & CODED)
    if named < 0.5 * len(blocks) or (len(blocks) == 1 and not _stands_alone(blocks[0], openers)):
        return []
    return blocks


def _stands_alone(block: Block, openers: Sequence[int]) -> bool:
    """Whether a block is an order line although there is no other like it."""
    return block.labelled or (len(openers) == 1 and opens(block.lines[0].words) is not None)


def _text(lines: Sequence[Line], span: Iterable[int]) -> str:
    return " ".join(lines[at].text for at in span)


def _reaching(lines: Sequence[Line], at: int, stop: int, ends: set[int]) -> range:
    """The lines of a block: up to a wide space, to a total, or to what stands further left."""
    if id(lines[at]) in ends:
        return range(at, at + 1)
    for end in range(at + 1, stop):
        line = lines[end]
        space = _below(lines, at, end)
        left = lines[at].x0 - 3 * _PLACE
        # Titles of a card may stand below a rule, farther from the name above them.
        wide = _PADDED if end == at + 1 and titles_over(line) else _WIDE
        if space is None or space > wide * line.height or line.x0 < left or id(line) in ends:
            return range(at, end)
    return range(at, stop)


def _alike(lines: Sequence[Line], last: range, others: Sequence[range]) -> range:
    """The last block without what stands further below it than lines do in the others."""
    inside = [space for span in others for at in span[1:] if (space := _below(lines, span.start, at)) is not None]
    between = [
        space for span in (*others[1:], last)
        if (space := _space(lines, span.start)) is not None and space > 0
    ]  # fmt: skip
    most = max(inside) + 1.5 if inside else 0.8 * min(between, default=0.0)
    for at in last[1:]:
        space = _below(lines, last.start, at)
        if space is None or space > most:
            return range(last.start, at)
    return last


def _block(lines: Sequence[Line]) -> Block | None:
    """What the lines of a block say, if that is an order line."""
    printed = with_own_labels(with_whole_numbers(column_by_column(lines)))
    cells, runs, _, notes, counts = fields_of(with_captions(with_whole_goods(printed)))
    if len(set(counts)) < len(counts):
        return None
    labelled = "quantity" in cells
    if runs and runs[0] and "position" not in cells:
        _take_position(cells, runs, labelled=labelled)
    runs = [run for run in runs if run]
    words = sum(map(len, runs))
    if not cells.keys() & CODED and (code := _lone_code(lines)):
        kind, label = label_before(lines, code)
        taken = {id(one) for one in (*code, *label)}
        runs = [[one for one in run if id(one) not in taken] for run in runs]
        if sum(map(len, runs)) < words:
            cells[kind or "article"] = code
        runs = [run for run in runs if run]
    text: list[Word] = []
    runs = take_proven(runs, cells)
    if labelled:
        rest = [word for run in runs for word in run]
        rest = rest if "price" in cells else without_price(rest, cells)
        text = rest if "delivery_date" in cells else without_date(rest, cells)
    elif (found := _sentence(cells, runs)) is not None:
        text = found
        labelled = "price" in cells
        text = text if labelled else proven_price(text, cells)
    else:
        return None
    text = proven_amount(text, cells)
    told = dict(cells)
    if not named(text, told):
        return None
    # A code in the text is the article's number where no label tells it.
    cells = told if not cells.keys() & CODED else {**cells, "description": goods_text(text)}
    if not cells.get("description"):
        cells.pop("description", None)
    whole = cells.keys() & CODED or {"price", "amount", "description"} <= cells.keys()
    return Block(cells, list(lines), labelled, notes) if whole else None


def _lone_code(lines: Sequence[Line]) -> list[Word]:
    """The one word, or number in groups, that stands for itself and is a code."""
    runs = [run for line in lines for run in line.segments(_APART)]
    codes = [
        run for run in runs
        if (len(run) == 1 and _LONE.fullmatch(run[0].text) and not is_money(run[0].text))
        or groups_at(run, 0) == len(run)
    ]  # fmt: skip
    return codes[0] if len(codes) == 1 else []


def _sentence(cells: dict[str, list[Word]], runs: Sequence[list[Word]]) -> list[Word] | None:
    """Takes quantity, price and date out of words without labels; the words that are left, None without a quantity."""
    at = _counted_run(runs)
    if at is None:
        words = [word for run in runs for word in run]
        inner = inner_quantity(words)
        before, words = (unasked(words[:inner]), words[inner:]) if inner is not None else ([], [])
        if not words:
            return None
    else:
        before = [word for run in runs[:at] for word in run]
        words = [word for run in runs[at:] for word in run]
    # Behind a price that is labelled stands what the line comes to.
    beyond: list[Word] = []
    if "price" in cells and len(words) > _COUNT and is_money(words[-1].text):
        beyond = [words.pop()]
        while len(words) > _COUNT and (words[-1].text == "=" or key_of(words[-1].text) in CURRENCY_WORDS):
            words.pop()
    said, rest = counted(words)
    cells.update(said | cells)
    return [*before, *rest, *beyond]


_COUNT: Final = 2
"""Words of a quantity and its unit."""


def _take_position(cells: dict[str, list[Word]], runs: list[list[Word]], *, labelled: bool) -> None:
    """Takes the number that opens a block; a bare one is a quantity where nothing else is."""
    first = runs[0]
    if first[0].text in _BULLETS and len(first) > 1:
        first.pop(0)
    match = _ORDINAL.fullmatch(first[0].text)
    if match is None or (not match[2] and (opens(first) is not None) and not labelled):
        return
    if labelled or (len(first) > 1 and opens(first) is None):
        cells["position"] = [first[0]._replace(text=first.pop(0).text.lstrip("#"))]


def _counted_run(runs: Sequence[Sequence[Word]]) -> int | None:
    """The run that begins with the quantity: the first of all, or one with money in it."""
    some = [at for at, run in enumerate(runs) if opens(run) is not None]
    if not some or some[0] == 0:
        return some[0] if some else None
    priced = [at for at in some if len(without_price(list(runs[at][2:]), {})) < len(runs[at]) - 2]
    return (priced or some)[0]
