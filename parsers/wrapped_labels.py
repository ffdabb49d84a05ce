"""Labels of a header that a narrow column breaks: their last word stands below, their value beside it or between.

    Required Delivery                          Official Order
    Date                 03-Dec-2026                             11561            Unsere Kd.-Nr. bei
                                               Number                             Ihnen               D-58431
In: the lines of a page outside the table. Out: the same lines, such a label on one line with its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, key_of, matches

_ENDS: Final = frozenset(("date", "datum", "number", "nummer", "no", "nr", "code", "id", "ref", "reference"))
"""Words that end labels, and say too little alone."""
_LEADING: Final = frozenset(
    (
        "bei",
        "beim",
        "b",
        "at",
        "with",
        "by",
        "of",
        "for",
        "für",
        "fur",
        "von",
        "vom",
        "der",
        "des",
        "the",
        "im",
        "am",
        "on",
        "or",
        "oder",
        "and",
        "und",
        "to",
        "an",
        "bis",
        "until",
        "before",
        "not",
        "diesen",
        "dieses",
        "diese",
        "this",
        "unseren",
        "our",
        "ihrem",
        "your",
    )
)
"""Words between the parts of a label, where it breaks."""
_FEW: Final = 3
"""Words of the second line of a label, at most."""
_MEANT: Final = frozenset(("number", "number2", "customer_number", "supplier_number", "issue_date", "delivery_date"))
_SAME: Final = 2.0
"""Points between left edges that are one."""
_NEAR: Final = 0.5
"""Line heights between the lines of a label, at most."""
_APART: Final = 1.6
"""Line heights between words of two runs."""


def on_one_line(lines: Sequence[Line]) -> list[Line]:
    """The lines, each broken label whole on the line of its value."""
    whole: list[Line | None] = list(_without_brackets(lines))
    lower: dict[int, list[Word]] = {}
    for at, line in enumerate(whole):
        for run in _runs(line) if at else ():
            end, behind = _parted(run)
            if len(end) <= _FEW and key_of(end[0].text) and not _is_week(end, behind):
                _lift(whole, lower, at, end, behind)
    # What stands beside a label whose value is below is the value of another one.
    alone = [Line(lines[0].page, lower[at]) if at in lower else None for at in range(len(whole))]
    return [one for pair in zip(whole, alone, strict=True) for one in pair if one is not None]


def _without_brackets(lines: Sequence[Line]) -> Iterator[Line | None]:
    """The lines without the end of a bracket behind a label, over its value: "(bitte stets" over "angeben)"."""
    before: list[list[Word]] = []
    for line in lines:
        runs = line.segments(_APART)
        gone = {id(word) for run in runs if any(_closes(one, run) for one in before) for word in run}
        kept = [one for one in line.words if id(one) not in gone]
        yield line if not gone else Line(line.page, kept) if kept else None
        before = runs


def _closes(above: Sequence[Word], run: Sequence[Word]) -> bool:
    """Whether words end the bracket that opens in the line above, behind a label."""
    opened = next((at for at, one in enumerate(above) if one.text.startswith("(")), 0)
    hits = matches(above[:opened], LABELS)
    if not hits or hits[-1].end < opened or ")" in "".join(one.text for one in above[opened:]):
        return False
    near = abs(above[0].x0 - run[0].x0) <= _SAME and run[0].y0 - above[0].y1 < _NEAR * (run[0].y1 - run[0].y0)
    return near and run[-1].text.endswith(")") and not any(map(str.isdigit, "".join(one.text for one in run)))


def _runs(line: Line | None) -> list[list[Word]]:
    return line.segments(_APART) if line is not None else []


def _parted(run: list[Word]) -> tuple[list[Word], list[Word]]:
    """What opens a run without a figure, and the rest: "Kunden: 4711"; all of it where the first word has one."""
    coded = (at for at, one in enumerate(run) if at and any(map(str.isdigit, one.text)))
    stop = next(coded, len(run))
    return run[:stop], run[stop:]


def _is_week(end: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether words are a week, the value of the label above them: "Liefertermin" over "KW 40, Tag nach Absprache"."""
    said = " ".join(one.text for one in (*end, *behind[:1])).rstrip(",;.")
    return bool(behind) and len(end) == 1 and _WEEK.fullmatch(said) is not None


_WEEK: Final = re.compile(r"(?:KW|CW|[Ww]k|WK|[Ww]eek|WEEK|(?:Kalender)?[Ww]oche)\.? \d{1,2}(?:[/.-]\d{2,4})?")


class _Broken(NamedTuple):
    """A label in two lines."""

    first: int
    run: list[Word]
    at: int
    end: list[Word]
    behind: list[Word]
    """What stands close behind `end`."""
    told: bool
    """Whether `end` is one of the words that end labels."""
    titled: bool
    named: bool
    """Whether `end` is a label by itself."""


def _lift(lines: list[Line | None], lower: dict[int, list[Word]], at: int, end: list[Word], behind: list[Word]) -> None:
    """Puts the words over `end`, of line `at`, before it where they make a label with it, beside its value or above.

    `lower`: labels by the line below which they stand alone.
    """
    over = _over(lines, at, end)
    if len(over) != 1:
        return
    first, run = over[0]
    told = len(end) == 1 and key_of(end[0].text) in _ENDS
    titled = _meaning(run) is None and _meaning(end) == _meaning((*run, *end)) == "title" and len(run) == len(end)
    named = not told and _is_label_of_both(run, end)
    meant = titled or ((told or named or _is_open(run, end)) and _meaning(_last_tongue(run, end)) in _MEANT)
    if run[-1].text.endswith(":") or not meant:
        return
    placed = _placed(lines, _Broken(first, run, at, end, behind, told, titled, named))
    if placed is None:
        return
    place, value, edge, below = placed
    label = _squeezed(_last_tongue(run, end), edge, value)
    gone = {id(word) for word in (*run, *end)}
    for here in sorted({first, place, at}):
        line = lines[here]
        kept = [one for one in line.words if id(one) not in gone] if line is not None else []
        if here == place and below:
            lower[here] = lower.get(here, []) + label
        elif here == place:
            left = [one for one in kept if one.x0 < end[0].x0]
            kept = [*left, *label, *kept[len(left) :]]
        lines[here] = Line(line.page, kept) if line is not None and kept else None


def _placed(lines: Sequence[Line | None], label: _Broken) -> tuple[int, Word, float, bool] | None:
    """Where a label goes: the line, a word of its height, its right edge, whether it stands alone below that line."""
    first, at, end = label.first, label.at, label.end
    edge = max(label.run[-1].x1, end[-1].x1)
    right = [one for place in range(first, at + 1) for one in _runs(lines[place]) if one[0].x0 > edge]
    if not label.told:
        # Other labels may stand behind the value.
        right = [one for one in right if one[0].x0 - min(each[0].x0 for each in right) <= _SAME]
    values = [one for one in right if any(map(str.isdigit, one[0].text))]
    if label.behind:
        # "Purchase Order" over "Date 12.10.2026" are two labels.
        apart = label.told and _meaning(label.run) not in {None, _meaning((*label.run, *end))}
        return None if apart else (at, label.behind[0], end[-1].x1, False)
    if len(values) == len(right) == 1:
        place = next(one for one in range(first, at + 1) if values[0] in _runs(lines[one]))
        stands = (label.told and place == first) or (label.named and place == at)
        return None if stands else (place, values[0][0], edge, False)
    beside = (label.told or right) and not _is_told_below(lines[at + 1 : at + 3], end)
    # The value stands below the label.
    return None if label.titled or label.named or beside else (at, end[0], edge, bool(right))


def _over(lines: Sequence[Line | None], at: int, end: Sequence[Word]) -> list[tuple[int, list[Word]]]:
    """The runs that stand right over `end`, of line `at`, with the places of their lines."""
    above = [(place, run) for place in range(max(at - 2, 0), at) for run in _runs(lines[place])]
    # A column of labels may be flush on the right.
    return [one for one in above if _is_over(one[1][0], end[0])] or [one for one in above if _ends_over(one[1], end)]


def _is_told_below(below: Sequence[Line | None], end: Sequence[Word]) -> bool:
    """Whether something with figures stands right below the second line of a label, as in the boxes of a form."""
    return any(_is_over(end[0], run[0]) and any(map(str.isdigit, run[0].text)) for one in below for run in _runs(one))


def _is_open(run: Sequence[Word], end: Sequence[Word]) -> bool:
    """Whether words go on below: "Unsere Kd.-Nr. bei" over "Ihnen", "Liefer-" over "tag".

    What stands below is no label by itself.
    """
    if _meaning(end) not in {None, "other"}:
        return False
    return run[-1].text.endswith("-") or key_of(run[-1].text) in _LEADING or key_of(end[0].text) in _LEADING


def _is_label_of_both(run: Sequence[Word], end: Sequence[Word]) -> bool:
    """Whether a label goes on with a word that is one by itself: "Unsere" over "Kundennummer".

    Its value may stand beside the first line, or between the two.
    """
    meaning = _meaning(end)
    return meaning is not None and meaning == _meaning((*run, *end)) and _meaning(run) in {None, meaning}


def _meaning(words: Sequence[Word]) -> str | None:
    return LABELS.get("".join(key_of(one.text) for one in words))


def _last_tongue(run: Sequence[Word], end: Sequence[Word]) -> list[Word]:
    """A label from its left edge in the last of its languages: "Cod. cliente / Our customer" over "code"."""
    start = next((at + 1 for at in range(len(run) - 2, 0, -1) if run[at].text == "/"), 0)
    return [run[start]._replace(x0=run[0].x0), *run[start + 1 :], *end]


def _ends_over(run: Sequence[Word], end: Sequence[Word]) -> bool:
    """Whether words end right over the end of others."""
    return abs(run[-1].x1 - end[-1].x1) <= _SAME and _is_over(run[-1], end[-1]._replace(x0=run[-1].x0))


def _is_over(word: Word, end: Word) -> bool:
    return abs(word.x0 - end.x0) <= _SAME and word.y0 < end.y0 and end.y0 - word.y1 < _NEAR * (end.y1 - end.y0)


def _squeezed(words: Sequence[Word], edge: float, value: Word) -> list[Word]:
    """The words in one line on the height of a value, between their left edge and their right one."""
    left = words[0].x0
    share = (edge - left) / sum(one.x1 - one.x0 for one in words)
    label: list[Word] = []
    for word in words:
        right = left + share * (word.x1 - word.x0)
        label.append(word._replace(x0=left, x1=right, y0=value.y0, y1=value.y1))
        left = right
    return label
