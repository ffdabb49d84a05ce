"""Numbers that stand in one line with signs between: "17.777.81 / R20455", "120.256-22 / EAN 4006381333931".

In: a line below or above the text of an order line, whose title names several numbers. Out: the ways to read it as
numbers and nothing else. One of them may be left out, "17.777.81 / -"; a label tells which one it stands before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.line_labels import labels_of
from parsers.page_words import Line, Word, key_of
from parsers.title_lists import NUMBERS

_LONE: Final = re.compile(r"(?=(?:.*\d){2})\w[\w./-]{2,24}")
_GROUP: Final = re.compile(r"(?=.*\d)[A-Z\d./-]{1,4}")
SIGNS: Final = frozenset(("/", "|", "-", "–", "—", "·", "•", ",", ";"))
_APART: Final = 0.9
"""Line heights between numbers that nothing else parts."""
_OWNERS: Final = {
    **dict.fromkeys(("your", "yours", "ihr", "ihre"), "article"),
    **dict.fromkeys(("our", "ours", "unser", "unsere"), "buyer_article"),
}


class Listed(NamedTuple):
    """A number, no words where it is left out, and its kind where a label tells it."""

    words: list[Word]
    kind: str | None = None


def ways_of(line: Line, *, several: bool) -> list[list[Listed]]:
    """The ways to read a line that is nothing but a number, or `several`."""
    whole = number_in(line.words)
    ways = [[Listed(whole)]] if whole else []
    if not several:
        return ways
    if len(line.words) == 1:
        parts = [line.words[0]._replace(text=one) for one in line.words[0].text.strip("()[]").split("/")]
        numbers = [number_in([one]) for one in parts]
        return [*ways, [Listed(one) for one in numbers]] if len(parts) > 1 and all(numbers) else ways
    read = [_listed(one) for one in _parted(line)]
    told = [one for one in read if one is not None]
    if len(told) == len(read) and any(one.words for one in told) and (len(told) > 1 or not whole):
        ways.append(told)
        # "4711-20 /" over "90123"
        ways += [told[:-1]] if not told[-1].words else [told[1:]] if not told[0].words else []
    return ways


def _listed(part: Sequence[Word]) -> Listed | None:
    """What one part says; None where it is more than a number and its label."""
    if not any(char.isalnum() for one in part for char in one.text):
        return Listed([])
    if number := number_in(part):
        return Listed(number)
    size = next((at for at, one in enumerate(part) if any(map(str.isdigit, one.text))), len(part))
    number = number_in(part[size:])
    hit = next(iter(labels_of(part)), None)
    if not number:
        return None
    if hit is not None and (hit.start, hit.end) == (0, size) and hit.meaning in NUMBERS:
        return Listed(number, hit.meaning)
    owner = _OWNERS.get(key_of(part[0].text)) if size == 1 else None
    return Listed(number, owner) if owner is not None else None


def _parted(line: Line) -> list[list[Word]]:
    """The words of a line parted at the first of its signs, at brackets and commas, or else where they stand apart."""
    # "- / R20455"
    sign = next((one.text for one in (*line.words[1:-1], *line.words) if one.text in SIGNS), None)
    parts: list[list[Word]] = [[]]
    ended = False
    for word in line.words:
        if word.text == sign:
            parts.append([])
            ended = False
            continue
        if (ended or word.text[0] in "([") and parts[-1]:
            parts.append([])
        plain = word._replace(text=word.text.strip("()[],;"))
        parts[-1] += [plain] if plain.text else []
        ended = word.text[-1] in ")],;"
    if len(parts) > 1:
        return parts
    # "Yours: DT-4711   Ours: 88-12"
    coded = [at for at, one in enumerate(line.words) if any(map(str.isdigit, one.text))]
    cuts = [at + 1 for at in coded if at + 1 < len(line.words) and line.words[at + 1].text[0].isalpha()]
    cuts = [at for at in cuts if at not in coded]
    labelled = [line.words[start:end] for start, end in zip([0, *cuts], [*cuts, len(line.words)], strict=True)]
    return labelled if len(labelled) > 1 else line.segments(_APART)


def number_in(words: Sequence[Word]) -> list[Word]:
    """The one word, or the groups, of words that are nothing but a number."""
    if len(words) == 1:
        return list(words) if _LONE.fullmatch(words[0].text) else []
    grouped = len(words) > 1 and all(_GROUP.fullmatch(one.text) for one in words)
    whole = " ".join(one.text for one in words)
    return [words[0]._replace(text=whole, x1=words[-1].x1)] if grouped else []


def shape_of(words: Sequence[Word]) -> str:
    """How a number is made: "AA00000"."""
    said = " ".join(one.text for one in words)
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "0", said))
