"""Texts of several lines beside numbers that stand at their first line, at their middle or at their last one.

In: the rows of one part of a table, each with the lines that follow it, and the lines that no row took. Out: each line
of text with the row it is of. How a sender sets its cells holds for the whole table, so the three ways are weighed over
all rows: lines of one text stand no farther apart than two texts do, a word that begins a line had no room in the line
above, a text does not begin with a small letter, and no line is left over. Where that tells no way, a row by itself has
the line above its numbers if as much stands below them.

                 Dry erase board                  Dry erase board                  4711   Dry erase board   15
    4711         48 x 36 in,      15              48 x 36 in,                             48 x 36 in,
                 aluminum frame            4711   aluminum frame   15                     aluminum frame
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.page_words import Line, Word

if TYPE_CHECKING:
    from parsers.order_table import Row

_SAME: Final = 4.0
"""Points between left edges that are one."""
_NEAR: Final = 0.15
"""Line heights between gaps that are one."""
_FAR: Final = 0.2
"""Line heights by which lines reach into one another, or stand apart, at least."""
_REACH: Final = 1.6
"""Line heights between the lowest points of two lines of one text, at most."""
_BLANK: Final = 0.3
_APART: Final = 0.9
"""Line heights between words of two columns."""
_TWICE: Final = 2
_MARGIN: Final = 2
"""By how many signs another way must be better than the plain one."""
_CODE: Final = re.compile(r"(?=.*\d)\w[\w./-]{2,24}")


class _Part(NamedTuple):
    """The texts of a part of a table: the words beside the numbers of each row, and the lines before and after each."""

    own: list[list[Word]]
    loose: list[list[Line]]
    """One more than rows: what stands above the first, between two, below the last."""
    right: float
    height: float


def set_texts(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Gives each row the lines of its text that stand above its numbers; returns the lines that still belong to none.

    `passed`: lines that belong to no row, with how many stood before.
    """
    for way in (_set_alone, _set_all):
        if (left := way(rows, passed)) is not None:
            return left
    return _set_centred(rows, passed)


def _set_all(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]] | None:
    """Sets the texts of all rows in the way that all of them tell; None where they do not tell any."""
    part = _part_of(rows, passed) if not _has_lifted(rows) else None
    if part is None:
        return None
    top = _cost(part, _at_top(part))
    others = [
        (_cost(part, ways), ways)
        for ways in (_at_middle(part), _at_bottom(part))
        if ways is not None and ways[-1] == len(part.loose[-1])
    ]
    best, ways = min(others, key=lambda one: one[0], default=(1000, []))
    even = _gaps_broken(part, _at_top(part)) == 0
    # A lone line above one of the rows may be a heading, if no gap says more.
    alone = sum(1 for above, _ in _dealt(part, ways) if above) < min(2, len(rows)) and (even or bool(part.loose[0]))
    at_bottom = ways == _at_bottom(part)
    if best + _MARGIN > top or alone or (at_bottom and not (_all_wrap(part, ways) or _are_close(part, ways))):
        return list(passed) if even and not _interlocks(rows, part) else None
    taken: set[int] = set()
    dealt = {id(line) for sides in _dealt(part, ways) for side in sides for line in side}
    for row, own, (above, below) in zip(rows, part.own, _dealt(part, ways), strict=True):
        row.cells["description"] = [*(word for line in above for word in line.words), *own]
        if not row.cells["description"]:
            del row.cells["description"]
        row.following = [*below, *(line for line in row.following if id(line) not in dealt)]
        taken.update(id(line) for line in (*above, *below))
    return [one for one in passed if id(one[1]) not in taken]


def _interlocks(rows: Sequence[Row], part: _Part) -> bool:
    """Whether a row has nothing beside its numbers, and lines above and below that both reach into its line.

    They are of one cell, which is set around its middle, though no other row has more than one line.
    """
    return any(
        not own and bool(above and below) and above[-1].y1 > row.line.y0 and below[0].y0 < row.line.y1
        for row, own, above, below in zip(rows, part.own, part.loose, part.loose[1:], strict=False)
    )


def _set_alone(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]] | None:
    """Gives each row the text above its figures, where no column has texts, each row one and the last nothing below.

    In: all rows, and the lines that belong to none. Out: those that still belong to none; None where it is not so.
    """
    if not rows or rows[-1].following or any(row.cells.get("description") or row.pair for row in rows):
        return None
    first = [line for at, line in passed if at == 0 and line.page is rows[0].page]
    while first and any(below.y0 - above.y1 > _CLOSE * above.height for above, below in pairwise(
            [*first, rows[0].line])):  # fmt: skip
        first.pop(0)
    texts = [first, *(row.following for row in rows[:-1])]
    lines = [line for text in texts for line in text]
    if not all(texts):
        return None
    if any(abs(one.x0 - lines[0].x0) > _SAME or sum(map(str.isalpha, one.text)) < _LETTERS or ":" in one.text
           for one in lines):  # fmt: skip
        return None
    for row, text in zip(rows, texts, strict=True):
        row.cells["description"] = [word for line in text for word in line.words]
    for row in rows[:-1]:
        row.following = []
    taken = {id(line) for line in first}
    return [one for one in passed if id(one[1]) not in taken]


_CLOSE: Final = 0.9
"""Line heights between the lines of one text and the figures below it, at most."""
_LETTERS: Final = 3


def unsure_texts(rows: Sequence[Row]) -> list[int]:
    """The rows, from 0, of which some line of text may as well be that of the row above or below."""
    part = _part_of(rows, ())
    if part is None or all(map(_is_above_titles, rows)):
        return _reaching_down(rows)
    taken = [0, *(min(len(row.following), len(lines)) for row, lines in zip(rows, part.loose[1:], strict=True))]
    read, cost = _dealt(part, taken), _cost(part, taken)
    for ways in (_at_top(part), _at_middle(part), _at_bottom(part)):
        if (
            ways is None
            or ways == taken
            or ways[-1] != len(part.loose[-1])
            or (part.loose[0] and ways == _at_top(part))
        ):
            continue
        if _cost(part, ways) <= cost:
            other = _dealt(part, ways)
            return [at for at, (one, two) in enumerate(zip(read, other, strict=True)) if one != two]
    return []


def _reaching_down(rows: Sequence[Row]) -> list[int]:
    """The rows, from 0, whose last line reaches into the numbers of the next one; that has no text beside them."""
    found: list[int] = []
    for at, (row, after) in enumerate(pairwise(rows)):
        last = row.following[-1] if row.following and row.page is after.page else None
        beside = any(abs(one.y0 - after.line.y0) <= _BLANK * after.line.height for one in after.cells.get(
            "description", ()))  # fmt: skip
        if last is not None and not beside and last.y0 < after.line.y0 < last.y1 - _BLANK * last.height:
            found += [one for one in (at, at + 1) if one not in found]
    return found


def _is_above_titles(row: Row) -> bool:
    """Whether the titles of its figures stand between them and its text."""
    text = row.cells.get("description")
    return row.header is not None and bool(text) and all(word.y1 <= row.header.bottom for word in text or ())


def _has_lifted(rows: Sequence[Row]) -> bool:
    """Whether a text has been given lines that stand above its numbers already."""
    return any(_is_above(word, row) for row in rows for word in row.cells.get("description", ()))


def _is_above(word: Word, row: Row) -> bool:
    return word.y1 <= row.line.y0 + _SAME


def _lines_above(row: Row) -> list[Line]:
    """The lines of its text that stand above the numbers of a row."""
    lines: list[list[Word]] = []
    for word in row.cells.get("description", ()):
        if not _is_above(word, row):
            continue
        if lines and abs(lines[-1][0].y1 - word.y1) <= _SAME:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(row.page, words) for words in lines]


def _part_of(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> _Part | None:
    """The lines of text around the rows; None where there are none, or where other things stand among them."""
    if not rows or not (passed or _has_lifted(rows) or any(row.following for row in rows)):
        return None
    if any(row.page is not rows[0].page or row.pair is not None or row.coded or row.beyond for row in rows):
        return None
    own = [[word for word in row.cells.get("description", ()) if not _is_above(word, row)] for row in rows]
    lifted = [_lines_above(row) for row in rows]
    if sum(1 for one in own if len(one) == 1 and _CODE.fullmatch(one[0].text)) > len(own) / 2:
        return None
    edges = [one[0].x0 for one in own if one] or [line.x0 for row in rows for line in row.following]
    edges = edges or [line.x0 for _, line in passed] or [line.x0 for lines in lifted for line in lines]
    if not edges:
        return None
    edge, height = median(edges), median(row.line.height for row in rows)
    beside = [word.x0 for row in rows for kind, words in row.cells.items() if kind != "description" for word in words]
    limit = min((one for one in beside if one > edge + _SAME), default=1e9)

    def is_text(line: Line) -> bool:
        # A long word reaches over the edge of its column, where nothing stands beside it.
        return abs(line.x0 - edge) <= _SAME and (line.x1 < limit or len(line.segments(_APART)) == 1)

    loose = [[*(line for place, line in passed if place == 0 and is_text(line)), *lifted[0]]]
    for at, row in enumerate(rows, 1):
        between = [*row.following, *(line for place, line in passed if place == at), *(lifted[at:] or [[]])[0]]
        if at < len(rows) and not all(is_text(line) for line in between):
            return None
        loose.append([line for line in between if is_text(line)])
    loose[0] = _close_above(loose[0], rows[0], own[0], height)
    loose[-1] = _close_below(loose[-1], rows[-1], height)
    lines = [line for some in loose for line in some]
    if not lines:
        return None
    texts = [*(line.words for line in lines), *(one for one in own if one)]
    ends = [one[-1].x1 for one in texts if one[-1].x1 < limit]
    # A long word may reach over the edge of its cell; where words stand side by side, they had room.
    roomy = [one[-1].x1 for one in texts if len(one) > 1 and one[-1].x1 < limit]
    right = max(roomy if len(roomy) > _TWICE else ends, default=0.0)
    return _Part(own, loose, right, height)


def _close_above(lines: Sequence[Line], row: Row, own: Sequence[Word], height: float) -> list[Line]:
    """Those of the lines that stand above a row without a wide gap."""
    kept: list[Line] = []
    low = own[0].y1 if own else row.line.y1
    for line in reversed(lines):
        if not 0 < low - line.y1 <= _REACH * height:
            break
        kept.insert(0, line)
        low = line.y1
    return kept


def _close_below(lines: Sequence[Line], row: Row, height: float) -> list[Line]:
    kept: list[Line] = []
    high = row.line.y1
    for line in lines:
        if not 0 < line.y1 - high <= _REACH * height:
            break
        kept.append(line)
        high = line.y1
    return kept


def _at_top(part: _Part) -> list[int]:
    """How many of the lines below each row are its own; the others are the next one's."""
    return [0, *(len(one) for one in part.loose[1:])]


def _at_bottom(part: _Part) -> list[int] | None:
    return [0] * len(part.loose) if all(part.own) else None


def _at_middle(part: _Part) -> list[int] | None:
    """As many lines below each row as above it; None where that does not come out."""
    ways, above = [0], len(part.loose[0])
    for at, lines in enumerate(part.loose[1:], 1):
        last = at == len(part.own)
        if above > len(lines) or (not part.own[at - 1] and not above):
            return None
        ways.append(above)
        above = 0 if last else len(lines) - above
    return ways


def _dealt(part: _Part, ways: Sequence[int]) -> list[tuple[list[Line], list[Line]]]:
    """The lines above and below the numbers of each row."""
    return [(part.loose[at][ways[at] :], part.loose[at + 1][: ways[at + 1]]) for at in range(len(ways) - 1)]


def _cost(part: _Part, ways: Sequence[int]) -> int:
    """The signs against a way of setting the texts."""
    signs = 2 * _gaps_broken(part, ways)
    signs += len(part.loose[0][: ways[0]]) + len(part.loose[-1][ways[-1] :])
    signs += len(part.loose[0]) if ways[1:] == [len(one) for one in part.loose[1:]] else 0
    sizes = set()
    for words in _texts(part, ways):
        sizes.add(len(words))
        if words and words[0][0].text[:1].islower():
            signs += 1
        for above, below in pairwise(words):
            signs += below[0].x1 - below[0].x0 < _room(part, above)
    return signs + max(len(sizes) - 1, 0)


def _all_wrap(part: _Part, ways: Sequence[int]) -> bool:
    """Whether nearly each line above the numbers has no room for the next word, which a heading hardly fills."""
    joins = [pair for words, (above, _) in zip(_texts(part, ways), _dealt(part, ways), strict=True)
             for pair in list(pairwise(words))[: len(above)]]  # fmt: skip
    full = sum(1 for above, below in joins if below[0].x1 - below[0].x0 >= _room(part, above))
    return full >= _MOSTLY * len(joins)


def _are_close(part: _Part, ways: Sequence[int]) -> bool:
    """Whether the lines of each text stand clearly closer than any two rows do, and go on beside the numbers.

    Then a line that ends early was broken on purpose: a remark below the name of the goods, in cells set at the bottom.
    A heading stands as close, but what is beside the numbers begins anew there, with a great letter.
    """
    texts = [[min(word.y1 for word in words) for words in text] for text in _texts(part, ways)]
    within = [below - above for text in texts for above, below in pairwise(text)]
    between = [text[0] - before[-1] for before, text in pairwise(texts)]
    lifted = [own for own, (above, _) in zip(part.own, _dealt(part, ways), strict=True) if above]
    go_on = all(own[0].text[0].islower() or own[0].text[0] in "(-–+*" for own in lifted)
    return go_on and bool(within and between) and max(within) + _NEAR * part.height < min(between)


def _room(part: _Part, line: Sequence[Word]) -> float:
    """What is left of a line behind its last word and a blank."""
    return part.right - line[-1].x1 - _BLANK * part.height


_MOSTLY: Final = 0.7


def _texts(part: _Part, ways: Sequence[int]) -> list[list[Sequence[Word]]]:
    """The lines of the text of each row."""
    texts = []
    for own, (above, below) in zip(part.own, _dealt(part, ways), strict=True):
        lines: list[Sequence[Word]] = [one.words for one in above]
        lines += [own] if own else []
        texts.append(lines + [one.words for one in below])
    return texts


def _gaps_broken(part: _Part, ways: Sequence[int]) -> int:
    """How many lines of one text stand farther apart than this text does from another."""
    texts = [[min(word.y1 for word in words) for words in text] for text in _texts(part, ways) if text]
    broken = 0
    for at, text in enumerate(texts):
        around = [text[0] - texts[at - 1][-1]] if at else []
        around += [texts[at + 1][0] - text[-1]] if at + 1 < len(texts) else []
        nearest = min(around, default=1e9) + _NEAR * part.height
        broken += sum(1 for above, below in pairwise(text) if below - above > nearest)
    return broken


def _set_centred(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Gives a row by itself the line above its numbers, where its cell is set around its middle."""
    left = list(passed)
    texts = sorted(one[0].x0 for row in rows if (one := row.cells.get("description")))
    from_top = _begin_on_top(rows, passed)
    # Texts of two lines each stand beside no number at all.
    texts = texts or sorted([*(one.x0 for _, one in left), *(one.x0 for row in rows for one in row.following)])
    for at, row in enumerate(rows):
        before = rows[at - 1] if at and not from_top else None
        loose = next((one for one in reversed(left) if one[0] == at), None)
        line = loose[1] if loose is not None else before.following[-1] if before and before.following else None
        own = row.cells.get("description")
        edge = own[0].x0 if own else texts[len(texts) // 2] if texts else -1e9
        if row.pair is not None and row.pair[1] == "first":
            # Its text stands below the number, by the titles.
            continue
        if line is None or line.page is not row.page or abs(line.x0 - edge) > _SAME or not _is_centred(row, line):
            continue
        if own and loose is None and before is not None and _hangs_below(line, before, row):
            continue
        row.cells["description"] = [*line.words, *(own or ())]
        if loose is not None:
            left.remove(loose)
        elif before is not None:
            before.following.pop()
            _lift_above(row, line, before)
    return left


def _begin_on_top(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> bool:
    """Whether texts begin beside the numbers: one goes on below its row, where nothing stands above the row."""
    loose = {at for at, _ in passed}
    for at, row in enumerate(rows[:-1]):
        below = rows[at + 1]
        if not row.following or not row.cells.get("description") or below.page is not row.page or at in loose:
            continue
        if at and (rows[at - 1].following or rows[at - 1].page is not row.page):
            continue
        last = row.following[-1]
        above = row.following[-2] if len(row.following) > 1 else row.line
        # What stands nearer to the next row may be the beginning of its text.
        if below.line.y0 - last.y1 >= last.y0 - above.y1 - _NEAR * last.height:
            return True
    return False


def _lift_above(row: Row, line: Line, before: Row) -> None:
    """Gives a row what stands above the line lifted to it, close by: as many lines as stand below its numbers."""
    for _ in range(len(row.following) - 1):
        above = before.following[-1] if before.following else None
        if above is None or line.y0 - above.y1 > _FAR * line.height or abs(above.x0 - line.x0) > _SAME:
            return
        row.cells["description"] = [*above.words, *row.cells["description"]]
        line = before.following.pop()


def _is_centred(row: Row, line: Line) -> bool:
    """Whether a line above the numbers of a row has its fellow below them, as near and no nearer to another row."""
    above, below = row.line.y0 - line.y1, row.following[0].y0 - row.line.y1 if row.following else 1e9
    height = row.line.height
    if line.y1 >= row.line.y1:
        return False
    if not row.cells.get("description") and max(above, below) < -_FAR * height:
        # Both reach into the line of the numbers: they are of one cell, though set smaller below.
        return True
    if abs(above - below) > _NEAR * height:
        return False
    return above < -_FAR * height if not row.cells.get("description") else above < _NEAR * height


def _hangs_below(line: Line, before: Row, row: Row) -> bool:
    """Whether a line between two rows stands as near to the upper one, as on paper of one pitch: it goes on there.

    So it does though the lower one has a line below it as near: texts begin beside their numbers.
    """
    over = before.following[-2] if len(before.following) > 1 else before.line
    return line.y0 - over.y1 < row.line.y0 - line.y1 + _NEAR * line.height
