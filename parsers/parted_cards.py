"""Cards whose goods are named among the titles of their values: the name stands between two titles, or beside them.

    Pos   Aktenvernichter P-4     Menge        Preis       Summe
    1     Partikelschnitt         12 Stk    € 145,33   € 1743,96
          Art.-Nr. TD-766351

In: lines. Out: the same lines with titles and values alone in theirs, and the name in lines of its own. The name is
what differs from card to card in the lines of titles, or right below or above them where no title stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Line, Word, key_of
from parsers.title_runs import CURRENCY_WORDS

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_SAME: Final = 2.0
"""Points between edges that are one."""
_MOST: Final = 14
"""Lines of a card at most."""
_NEAR: Final = 1.0
"""Line heights between titles and the name below or above them, at most."""
_LEAST: Final = 3
"""Titles of a card at least."""
_CLOSE: Final = 0.6
"""Line heights between two lines of one name, at most."""
_LONGEST: Final = 4
"""Words of a title that a name reaches, at most."""


class Parted(NamedTuple):
    """Lines of which titles and values are alone in theirs."""

    lines: list[Line]
    openers: frozenset[int]
    """id() of the line each card opens with; none where nothing was to be parted."""
    whole: dict[int, Line]
    """The line of the page each part is from, by the id() of the part."""

    def of_page(self, parts: Sequence[Line]) -> list[Line]:
        """The lines of the page from which some parts are, each once."""
        wholes = [self.whole.get(id(one), one) for one in parts]
        return list({id(one): one for one in wholes}.values())


def part_cards(lines: Sequence[Line]) -> Parted:
    """The lines of cards with their names apart; all as they are where no titles come again around names."""
    again = _again(lines)
    beside, edge = _name(lines, again)
    if edge is None:
        return Parted(list(lines), frozenset(), {})
    parted, openers, whole, done = list[Line](), set[int](), dict[int, Line](), 0
    stops = [*list(again)[1:], len(lines)]
    for (at, titles), stop in zip(again.items(), stops, strict=True):
        first = _first(lines, at, max(done, at - _MOST), edge) if beside < 0 else at
        end = _values_at(lines, range(at + 1, min(at + _MOST, stop)), edge, titles) + 1
        names, others = list[Line](), list[Line]()
        for line in lines[first:end]:
            mine = _named(line, edge, titles)
            rest = [word for word in line.words if not any(word is one for one in mine)]
            for words, some in ((mine, names), (rest, others)):
                if words:
                    some.append(Line(line.page, words))
                    whole[id(some[-1])] = line
        # What stands left opens a block.
        card = [*names, *others] if edge < titles[0].x0 else [*others, *names]
        parted += [*lines[done:first], *card]
        openers.add(id(card[0]))
        done = end
    return Parted([*parted, *lines[done:]], frozenset(openers), whole)


def _again(lines: Sequence[Line]) -> dict[int, list[Word]]:
    """The words of the titles that come again on most lines, by the places of the lines; none where those are none."""
    count = Counter(spot for line in lines for spot in _spots(line.words))
    some = [line for line in lines if sum(1 for spot in _spots(line.words) if count[spot] > 1) >= _LEAST]
    most = Counter(told for line in some if (told := _spots(_titles(line)))).most_common(1)
    if not most or most[0][1] == 1:
        return {}
    titles = most[0][0]
    found = [at for at, line in enumerate(lines) if titles <= _spots(line.words)]
    common = frozenset[tuple[str, int]].intersection(*(_spots(lines[at].words) for at in found))
    together = any(lines[a].page is lines[b].page and b - a <= _MOST for a, b in pairwise(found))
    return {at: _titles_in(lines[at], titles, common) for at in found} if together else {}


def _spots(words: Sequence[Word]) -> frozenset[tuple[str, int]]:
    """The words with the places they begin at."""
    return frozenset((one.text, round(one.x0)) for one in words)


def _titles(line: Line) -> list[Word]:
    """The words of the titles in a line, of a quantity and two others at least; none where those are fewer."""
    found: list[Word] = []
    kinds: list[str] = []
    for run in line.segments(_APART):
        # A long name may reach up to the next title.
        for start in (0, *range(max(1, len(run) - _LONGEST), len(run))):
            if (kind := _kind(run[start:])) is not None:
                kinds.append(kind)
                found += run[start:]
                break
    return found if len(kinds) >= _LEAST and "quantity" in kinds else []


def _kind(run: Sequence[Word]) -> str | None:
    """What a title says, whatever its currency."""
    plain = [one for one in run if key_of(one.text) not in CURRENCY_WORDS] or run
    return COLUMN_TITLES.meaning_of("".join(key_of(one.text) for one in plain))


def _titles_in(line: Line, titles: frozenset[tuple[str, int]], common: frozenset[tuple[str, int]]) -> list[Word]:
    """The words of titles in a line: the known ones, and what stands for itself on all cards alike."""
    found: list[Word] = []
    for run in line.segments(_APART):
        spots = [(one.text, round(one.x0)) for one in run]
        alike = all(one in common for one in spots)
        found += [word for word, spot in zip(run, spots, strict=True) if alike or spot in titles]
    return found


def _name(lines: Sequence[Line], again: Mapping[int, Sequence[Word]]) -> tuple[int, float | None]:
    """In which line beside that of the titles the names begin, and at which edge; None where they do not all."""
    for beside in (0, 1, -1):
        edges = [_edge(lines, at, at + beside, titles) for at, titles in again.items()]
        first = edges[0] if edges else None
        if first is not None and all(one is not None and abs(one - first) <= _SAME for one in edges):
            return beside, first
    return 0, None


def _edge(lines: Sequence[Line], at: int, place: int, titles: Sequence[Word]) -> float | None:
    """Where the only words of a line begin that are no titles; None where a title stands among, above or below them."""
    if not 0 <= place < len(lines) or lines[place].page is not lines[at].page:
        return None
    upper, lower = lines[min(at, place)], lines[max(at, place)]
    words = [word for word in lines[place].words if not any(word is one for one in titles)]
    if not any(any(map(str.isalpha, one.text)) for one in words) or lower.y0 - upper.y1 > _NEAR * upper.height:
        return None
    # Names above titles that stand right of them are no part of a line of values.
    if place < at and words[0].x0 < titles[0].x0:
        return None
    return words[0].x0 if all(one.x1 < words[0].x0 or one.x0 > words[-1].x1 for one in titles) else None


def _named(line: Line, edge: float, titles: Sequence[Word]) -> list[Word]:
    """The words of a line that stand in the place of the name: from its edge to the next title."""
    right = min((one.x0 for one in titles if one.x0 > edge), default=line.page.width) - _SAME
    own = [at for at, one in enumerate(line.words) if abs(one.x0 - edge) <= _SAME]
    if not own:
        return []
    beyond = line.words[own[0] :]
    end = next((at for at, one in enumerate(beyond) if one.x0 >= right), len(beyond))
    # A value that is set to the right begins left of its title.
    gaps = [at for at in range(1, end) if beyond[at].x0 - beyond[at - 1].x1 > _APART * line.height]
    while gaps and end < len(beyond) + 1 and beyond[end - 1].x1 >= right:
        end = gaps.pop()
    return beyond[:end]


def _values_at(lines: Sequence[Line], places: range, edge: float, titles: Sequence[Word]) -> int:
    """The first of the lines below titles that holds more than the name."""
    return next((at for at in places if len(_named(lines[at], edge, titles)) < len(lines[at].words)), places.start - 1)


def _first(lines: Sequence[Line], at: int, least: int, edge: float) -> int:
    """The first line of a name above titles."""
    first = at - 1
    while first > least and _is_close(lines[first - 1], lines[first]) and abs(lines[first - 1].x0 - edge) <= _SAME:
        first -= 1
    return first


def _is_close(above: Line, line: Line) -> bool:
    return above.page is line.page and line.y0 - above.y1 < _CLOSE * line.height
