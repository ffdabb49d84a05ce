"""Positions that recognition glued to the article beside them, told apart by the lines around.

In: recognised lines. Out: lines with the position taken off the article where the neighbours say what it must be and
all their articles have the same shape; a finding where something else stands in the place of the position.

    20   093-02-B          30796-03-X: after 20 comes 30, and 796-03-X looks like 093-02-B
    30796-03-X
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from orderhub.document import Finding, Severity
from parsers.page_lines import LineRead


def part_positions(lines: Sequence[LineRead], *, titled: bool) -> tuple[list[LineRead], list[Finding]]:
    """The lines with their own positions, and what remains in doubt. `titled`: the table has a column of positions."""
    numbers = [_number(line) for line in lines]
    step = _step(numbers)
    if step is None:
        without = [(at, line) for at, line in enumerate(lines, 1) if titled and not line.values.get("position")]
        glued = [(at, line) for at, line in without if line.values.get("article")]
        return list(lines), [_doubt(at, line) for at, line in glued] if _may_count(lines) else []
    start, by = step
    shapes = Counter(
        _shape(line.values["article"][0].raw) for line, number in zip(lines, numbers, strict=True)
        if number is not None and line.values.get("article")
    )  # fmt: skip
    usual = [shape for shape, count in shapes.items() if count >= 2]
    # The position that must stand here and a shape that one neighbour has: both by chance is out of the question.
    beside = [
        _shape(line.values["article"][0].raw) for at, (line, number) in enumerate(zip(lines, numbers, strict=True))
        if number == start + by * at and line.values.get("article")
    ]  # fmt: skip
    parted, findings = [], []
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        wanted = str(start + by * at)
        if number == start + by * at or (number is not None and _sure(numbers, at, start, by)):
            parted.append(line if number == start + by * at else _counted(line, wanted))
            continue
        own = _parted(line, wanted, [*usual, *beside]) or _overlooked(line, wanted, lines, usual)
        parted.append(own or line)
        if own is None and line.values.get("article") and not _stands_alone(line, usual):
            findings.append(_doubt(at + 1, line))
    return parted, findings


def _sure(numbers: Sequence[int | None], at: int, start: int, by: int) -> bool:
    """Whether the lines beside this one count past it, so that its own position was misread or written over.

    At either end only a position that cannot be there is misread: one that leaves out some may tell of a lost line.
    """
    number = numbers[at] or 0
    before, after = ([start + by * (at + step) == numbers[at + step] if 0 <= at + step < len(numbers) else None
                      for step in (-1, 1)])  # fmt: skip
    if before is None:
        return bool(after) and number > start
    if after is None:
        return before and number < start + by * at
    return before and after


def _counted(line: LineRead, wanted: str) -> LineRead:
    return line._replace(values={**line.values, "position": [line.row.page.found(line.row.cells["position"], wanted)]})


def _overlooked(line: LineRead, wanted: str, lines: Sequence[LineRead], shapes: Sequence[str]) -> LineRead | None:
    """The line with the position that must stand there, where its article begins below the others: nothing is glued."""
    words, article = line.row.cells.get("article"), line.values.get("article")
    if line.values.get("position") or not words or not article or _shape(article[0].raw) not in shapes:
        return None
    lefts = [one.row.cells["article"][0].x0 for one in lines if one is not line and one.row.cells.get("article")]
    aligned = sum(1 for left in lefts if abs(left - words[0].x0) <= _ALIGNED)
    if len(lefts) < 2 or aligned < 0.5 * len(lefts):
        return None
    place = line.row.line.words[:1]
    return line._replace(values={**line.values, "position": [line.row.page.found(place, wanted)]})


_ALIGNED: Final = 3.0
"""Points within which articles of one column begin."""


def _may_count(lines: Sequence[LineRead]) -> bool:
    """Whether the articles of lines without positions may begin with them: they count on, or there is but one line."""
    codes = [line.values["article"][0].raw for line in lines if line.values.get("article")]
    for by in (1, 10, 100):
        counting = sum(code.startswith(str(by * at)) for at, code in enumerate(codes, 1))
        if counting > len(codes) / 2:
            return True
    return False


def _doubt(at: int, line: LineRead) -> Finding:
    found = line.values["article"][0]
    said = {"value": found.raw, "confidence": str(found.confidence // 10)}
    return Finding("pdf.field-unsure", Severity.WARNING, found.where, said, f"lines[{at}].item")


def _stands_alone(line: LineRead, shapes: Sequence[str]) -> bool:
    """Whether the article looks like the others, and something else, if misread, stands where the position should."""
    return bool(line.values.get("position")) and _shape(line.values["article"][0].raw) in shapes


def _number(line: LineRead) -> int | None:
    raw = line.values["position"][0].raw if line.values.get("position") else ""
    return int(raw) if re.fullmatch(r"\d{1,6}", raw) else None


def _step(numbers: Sequence[int | None]) -> tuple[int, int] | None:
    """First position and step by which most lines count; None where too few say so."""
    votes: Counter[tuple[int, int]] = Counter()
    for by in (1, 10, 100):
        for at, number in enumerate(numbers):
            if number is not None and number - by * at > 0:
                votes[number - by * at, by] += 1
    if not votes:
        return None
    (start, by), count = votes.most_common(1)[0]
    return (start, by) if count >= 2 and 2 * count >= len(numbers) else None


_RULE: Final = frozenset("1Il[]!")
"""What a rule between position and article is taken for."""


def _parted(line: LineRead, wanted: str, shapes: Sequence[str]) -> LineRead | None:
    if line.values.get("position") or not line.values.get("article"):
        return None
    article = line.values["article"][0]
    rest = article.raw.removeprefix(wanted).strip(" |._")
    if rest[:1] in _RULE and _shape(rest) not in shapes:
        rest = rest[1:]
    if not article.raw.startswith(wanted) or _shape(rest) not in shapes:
        return None
    page, words = line.row.page, line.row.cells["article"]
    values = {**line.values, "position": [page.found(words, wanted)], "article": [page.found(words, rest)]}
    return line._replace(values=values)


def _shape(raw: str) -> str:
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", raw))
