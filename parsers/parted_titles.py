"""Titles that stand so close that they were taken for one: "Nr. EAN/GTIN", "Preis EUR Summe EUR", "Stückzahl Einzel".

So may "Product Description" be, where a code stands below the one word and the text begins below the other.

In: the titles of a table and the lines below. Out: two columns instead of one, where each part means something of its
own and most rows have an entry under each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_titles import Column, Header
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import looks_numeric
from parsers.title_owners import owner_of
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import total_apart, total_of, totals_beside

_SAME: Final = 3.0
"""Points between edges that are one."""
_MOST: Final = 0.8
_LEFT: Final = frozenset(("position", "article", "buyer_article", "gtin"))
_RIGHT: Final = frozenset(("quantity", "price", "amount", "discount", "price_unit"))
_TEXT: Final = frozenset(("description",))
_PLAIN: Final = frozenset(("nr", "no", "nummer", "number"))


def part_titles(header: Header, body: Sequence[Line]) -> None:
    """Parts the columns of a header whose title is two by what stands below."""
    several = [one for one in header.columns if len(one.words) > 1 and one.kind in _LEFT | _RIGHT | _TEXT]
    rows = _rows(body) if several else []
    for column in several:
        bottom = max(one.y0 for one in column.words)
        over = [one for one in column.words if bottom - one.y0 > _SAME]
        words = sorted((one for one in column.words if bottom - one.y0 <= _SAME), key=lambda one: one.x0)
        others = {one.kind: one for one in header.columns if one is not column}
        for cut in range(1, len(words)):
            if any(one.x1 > words[cut].x0 - _SAME for one in over):
                continue
            kinds = _kinds([*over, *words[:cut]], words[cut:])
            if kinds is None or not _stand_below(rows, words[:cut], words[cut:], kinds):
                continue
            taken = set(kinds) & others.keys()
            if (
                taken == {"article"}
                and "buyer_article" not in others
                and owner_of(words[:cut]) < owner_of(others["article"].words)
            ):
                # "Mat.-Nr.   Lief.-Art.-Nr. GTIN": the supplier's number was a part of the other title.
                others["article"].kind = "buyer_article"
            elif taken:
                continue
            at = header.columns.index(column)
            titles = ([*over, *words[:cut]], words[cut:])
            parts = [Column(kind, part) for kind, part in zip(kinds, titles, strict=True)]
            header.columns[at : at + 1] = parts
            break


def _rows(body: Sequence[Line]) -> list[list[Word]]:
    """The words of the lines with two numbers above the totals."""
    return [one.words for one in above_totals(body) if _counts(one)]


def above_totals(body: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first total that stands below a line with two numbers: no foot of the page is among them."""
    rows = 0
    for at, line in enumerate(body):
        if rows and total_of(line, fuzzy=False) not in {None, "carry"}:
            return body[:at]
        rows += _counts(line)
    return body


def above_foot(body: Sequence[Line]) -> Sequence[Line]:
    """The lines above the last total: what stands below it tells nothing of the columns, though it has numbers."""
    for at in range(len(body) - 1, 0, -1):
        stated = total_of(body[at], fuzzy=False) not in {None, "carry"} or totals_beside(body, at)[0]
        if stated or total_apart(body[at]) is not None:
            return body[:at]
    return body


def _counts(line: Line) -> bool:
    return sum(1 for word in line.words if looks_numeric(word.text)) > 1


def _kinds(left: Sequence[Word], right: Sequence[Word]) -> tuple[str, str] | None:
    """What the parts mean, where they are two things that may stand side by side."""
    one, other = (_kind(part) for part in (left, right))
    if one == other == "position" and "".join(key_of(word.text) for word in right) in _PLAIN:
        other = "article"
    if one == other == "description" and len(left) == 1:
        # "Product" over codes, "Description" over texts
        one = "article"
    if one is None or other is None or one == other:
        return None
    alike = {one, other} <= _LEFT or {one, other} <= _RIGHT or (one in _LEFT and other in _TEXT)
    # "UNIT  UNIT PRICE", "EK-Preis  Einheit"
    alike = alike or {one, other} == {"unit", "price"}
    return (one, other) if alike else None


def _kind(words: Sequence[Word]) -> str | None:
    keys = [key for one in words if (key := key_of(one.text)) not in CURRENCY_WORDS]
    return COLUMN_TITLES.get("".join(keys)) if keys else None


def _stand_below(
    rows: Sequence[Sequence[Word]], left: Sequence[Word], right: Sequence[Word], kinds: tuple[str, str]
) -> bool:
    """Whether most rows have an entry under each part: codes begin with their title."""
    both = 0
    for words in rows:
        found = [next((at for at, one in enumerate(words) if _is_below(one, part, codes=kind not in _RIGHT)), None)
                 for kind, part in zip(kinds, (left, right), strict=True)]  # fmt: skip
        if kinds[1] in _TEXT and found[0] is not None and not any(map(str.isdigit, words[found[0]].text)):
            return False
        if "unit" in kinds and (at := found[kinds.index("unit")]) is not None and not words[at].text[:1].isalpha():
            # "28.1400 /1" below "Unit Price"
            return False
        both += None not in found and found[0] != found[1]
    return both > 0 and both >= _MOST * sum(1 for words in rows if _reaches(words, left[0].x0, right[-1].x1))


def _is_below(word: Word, title: Sequence[Word], *, codes: bool) -> bool:
    """Whether a word is set by an edge of a title: codes by the left one."""
    if abs(word.x0 - title[0].x0) <= _SAME or (not codes and abs(word.x1 - title[-1].x1) <= _SAME):
        return True
    # What a price is for is a letter or a short word, set in the middle or wherever there is room.
    return not codes and word.text.isalpha() and title[0].x0 - _SAME <= word.x0 and word.x1 <= title[-1].x1 + _SAME


def _reaches(words: Sequence[Word], low: float, high: float) -> bool:
    return any(low - _SAME <= one.x0 and one.x1 <= high + _SAME for one in words)
