"""Where goods go, told in a sentence that breaks at the end of a line wherever the margin has it.

    Lieferung bis 2. Oktober 2026 an: Bauhof Sankt Wolfram, Wiener Straße 54, 3599
    Sankt Wolfram. Bitte um Avis bei Herrn Gruber.

In: the runs of words of a page's lines. Out: the addresses so told, and the lines without their words. What stands in
one line is read as other addresses in one line are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.foreign_towns import town_among
from parsers.goods_goal import goes_to, speaks_of_goods, speaks_of_papers
from parsers.page_words import Line, Word
from parsers.postal_lines import Address, LineRuns, Part, is_name, is_place, is_street, pieces_of, town_of

_MORE: Final = 2
"""Lines at most on which such a sentence goes on."""
_EDGE: Final = 4.0
"""Points between left edges that are one."""
_NEAR: Final = 0.9
"""Line heights between lines of one sentence at most."""
_PIECES: Final = 5
"""Pieces of an address in a sentence, from its name to its town, at most."""
_WORDS: Final = 9
"""Words of a name at most."""


def spoken_goals(lines: Sequence[LineRuns]) -> tuple[list[Address], list[LineRuns]]:
    """The places of delivery that such sentences tell, and the lines without these."""
    found: list[Address] = []
    taken: set[int] = set()
    for at, (line, runs) in enumerate(lines):
        for run in runs:
            if id(run) in taken or not _is_cut_short(line, run):
                continue
            text = [run, *_going_on(line, run, lines[at + 1 :])]
            told = next(filter(None, (_told(line, text[:size]) for size in range(1, len(text) + 1))), None)
            if told is not None:
                found.append(told[0])
                taken.update(id(one) for one in text[: told[1]])
    rest = [(line, [run for run in runs if id(run) not in taken]) for line, runs in lines]
    return found, [one for one in rest if one[1]] if taken else list(lines)


def _is_cut_short(line: Line, run: Sequence[Word]) -> bool:
    """Whether a run speaks of goods and ends within its sentence: it has a comma behind, or reaches far."""
    at = next((at for at, one in enumerate(run) if speaks_of_goods(one)), None)
    if at is None or run[-1].text.endswith(":"):
        return False
    return run[-1].x1 > _WIDE * line.page.width or any(one.text.endswith(",") for one in run[at:])


_WIDE: Final = 0.75
"""Share of the page's width that lines of running text reach."""


def _going_on(line: Line, run: Sequence[Word], below: Sequence[LineRuns]) -> Iterator[list[Word]]:
    """The runs below a run at its left edge, without a gap between them."""
    last, found = line, 0
    for other, runs in below:
        if other.y0 - last.y1 >= _NEAR * line.height or found == _MORE:
            return
        under = next((one for one in runs if abs(one[0].x0 - run[0].x0) <= _EDGE), None)
        if under is not None and other.y0 > last.y0 + 1:
            last, found = other, found + 1
            yield under


def _without_brackets(words: Sequence[Word]) -> list[Word]:
    """Words without what brackets say of them: "Am Deich 14 (Eingang Küche, gegenüber), 25813 Husum"."""
    said: list[Word] = []
    within = False
    for at, word in enumerate(words):
        opens = word.text.startswith("(") and bool(said) and any(")" in one.text for one in words[at:])
        within = within or opens
        if not within:
            said.append(word)
        elif ")" in word.text:
            within = False
            if word.text.endswith(","):
                said[-1] = said[-1]._replace(text=f"{said[-1].text.rstrip(',')},")
    return said


def _parted(words: Sequence[Word]) -> list[Word]:
    """Words with a comma behind a postal code of two, where the sentence goes on: "Durham DH1 3AB by Friday"."""
    return [
        word._replace(text=f"{word.text},") if _CODE_ENDS.fullmatch(f"{before.text} {word.text}") else word
        for before, word in pairwise([*words[:1], *words[:-1]])
    ] + list(words[-1:])


_CODE_ENDS: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d")


def _with_codes(pieces: Sequence[Part]) -> list[Part]:
    """The pieces, with a postal code alone behind its town as one: "Beck Lane, Barnard Castle, DL12 8RQ"."""
    joined: list[Part] = []
    for one in pieces:
        alone = (told := town_of(one.text)) is not None and not told[1]
        if alone and len(joined) > 1 and is_street(joined[-2].text) and not is_street(joined[-1].text):
            town = joined.pop()
            one = Part(one.line, [*town.words, *one.words])
        joined.append(one)
    return joined


def _told(line: Line, text: Sequence[Sequence[Word]]) -> tuple[Address, int] | None:
    """The address in a sentence, and of how many runs it is; None where it is none or its first line tells it all."""
    words = [word for run in text for word in run]
    start = next(at for at, one in enumerate(words) if speaks_of_goods(one))
    sentence = max((at + 1 for at, one in enumerate(words[:start]) if one.text[-1] in ".!?"), default=0)
    pieces = _with_codes(pieces_of(line, _parted(_without_brackets(words[start:]))))
    goal = next((at for at, one in enumerate(pieces) if goes_to(one, spoken=at > 0) is not None), None)
    town = next((at for at in range((goal or 0) + 1, len(pieces)) if town_among(pieces, at) is not None), None)
    if goal is None or town is None or town - goal > _PIECES or not is_street(pieces[town - 1].text):
        return None
    if town - goal == 1 or (
        all(one.y0 < line.y1 - 1 for one in pieces[town].words) and pieces[town].words[-1] in words
    ):
        return None
    name = goes_to(pieces[goal], spoken=goal > 0)
    if name is None or any(map(speaks_of_papers, [*words[sentence:start], *pieces[goal].words])):
        return None
    for one in pieces[goal + 1 : town - 1]:
        if not is_place(one.text):
            break
        name = Part(line, [*name.words, *one.words])
    if not is_name(name) or len(name.words) > _WORDS or not name.text[0].isupper():
        return None
    code, city, country = town_among(pieces, town) or ("", "", None)
    told = Address(
        "delivery",
        single_line=True,
        name=name,
        street=pieces[town - 1],
        town=pieces[town],
        postal_code=code,
        city=city,
        country=country,
        country_part=pieces[town],
    )
    return told, len(text)
