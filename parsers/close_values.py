"""Values of a header that stand close together, or in several words, and what of them is meant.

In: words beside or below a label. Out: those of the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from orderhub.document import Found
from parsers.bare_days import is_bare_day
from parsers.bare_weeks import BARE_WEEK
from parsers.page_words import Line, Match, Page, Word
from parsers.printed_values import find_date


def cut_below(titles: Line, hits: Sequence[Match], label: Sequence[Word], line: Line) -> list[Word]:
    """The words that begin right below a label, up to the next label of its line, where values stand close together.

    Or that end below its end, or stand below its middle.
    """
    left, height = label[0].x0, label[0].y1 - label[0].y0
    starts = [titles.words[hit.start].x0 for hit in hits]
    stop = min((one for one in starts if one > label[-1].x1), default=1e9)
    cut = [one for one in line.words if left - _SLACK <= one.x0 < stop - _SLACK]
    before = max((one.x1 for one in line.words if one.x1 < left + _SLACK), default=-1e9)
    begins = bool(cut) and abs(cut[0].x0 - left) < _SLACK and cut[0].x0 - before > 0.4 * height
    if len(hits) < _SEVERAL or begins:
        return cut if begins and len(hits) > 1 else []
    right = label[-1].x1
    below = [
        run for run in line.segments(_PARTED)
        if min(abs(run[-1].x1 - right), abs(run[0].x0 + run[-1].x1 - left - right) / 2) < _SLACK
    ]  # fmt: skip
    return below[0] if len(below) == 1 else []


_SEVERAL: Final = 2
_PARTED: Final = 0.5
"""Line heights between two values, at least."""


_SLACK: Final = 3.0


def behind_label(label: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The words of the value, without those that the label goes on with: "Unsere Kundennummer dort        4711".

    It may say the same in a language nobody knows: "P.O. No. / N° de commande   4711".
    """
    told = next((at for at, one in enumerate(words) if any(map(str.isdigit, one.text))), 0)
    spoken = "/" in {label[-1].text, *(one.text for one in words[:1])}
    if spoken and told <= _TONGUE:
        return list(words[told:])
    own = [label[-1], *words[: _GOING_ON + 1]]
    gaps = [after.x0 - one.x1 > _APART * (one.y1 - one.y0) for one, after in pairwise(own)]
    end = gaps.index(True) if True in gaps else 0
    return list(words[end if end <= told else 0 :])


def is_lone_code(words: Sequence[Word]) -> bool:
    """Whether words are one code with letters and figures: what stands across the page from a title is its number."""
    return (
        len(words) == 1 and re.fullmatch(r"#?(?=.*[A-Z])(?=.*\d{3})[A-Z\d][A-Z\d/.-]{3,24}", words[0].text) is not None
    )


def is_in_bracket(run: Sequence[Word], *, opened: bool) -> bool:
    """Whether words below a label are in brackets and only say more of it: "(unsere Nr. bei Ihnen)".

    A bracket that is `opened` above goes on to where it closes.
    """
    said = " ".join(one.text for one in run)
    return not any(map(str.isdigit, said)) and (said.startswith("(") or (opened and said.endswith(")")))


_TONGUE: Final = 5
"""Words of a label in another language, at most, with the stroke before it."""
_GOING_ON: Final = 3
"""Words behind those that tell what a label means, at most."""
_APART: Final = 0.9
"""Line heights between a label and its value where they stand in two columns."""


def opens_heading(words: Sequence[Word]) -> bool:
    """Whether a number counts the parts of a form, with the name of one behind it, or papers: "3. Teile", "1 of 2"."""
    if len(words) > _OF and words[1].text.casefold() in {"of", "von", "/"} and words[0].text.isdigit():
        return words[2].text.rstrip(".,").isdigit()
    return len(words) > 1 and _ORDINAL.fullmatch(words[0].text) is not None and words[1].text[:1].isalpha()


_OF: Final = 2
_ORDINAL: Final = re.compile(r"\d{1,2}[.)]")


def in_parts(parts: Sequence[Word]) -> list[Word]:
    """The number of an order in words with plain blanks between: "BE 26 08958", "4143 B", "F-6 / 26"; else nothing.

    What a heading says of the order goes on behind a sign: "V 60/26 – Reinigungsmittel", "V 60/26, Reinigungsmittel".
    """
    near = all(after.x0 - one.x1 < _WIDE * (one.y1 - one.y0) for one, after in pairwise(parts))
    if near and _IN_PARTS.fullmatch(" ".join(one.text for one in parts)):
        return list(parts)
    head = list(parts[:_SIGNED])
    signed = "".join(f"{one.text} " for one in parts[: _SIGNED + 1])
    if len(head) == _SIGNED and head[1].x0 - head[0].x1 < _WIDE * (head[0].y1 - head[0].y0) and _HEADING.match(signed):
        return [head[0], head[1]._replace(text=head[1].text.rstrip(_ENDS))]
    return with_stroke(parts)


def with_stroke(parts: Sequence[Word]) -> list[Word]:
    """The number of an order that words begin with, blanks about its stroke: "F-600 / 26", "26 / 118"; else nothing."""
    gaps = [False, *(after.x0 - one.x1 >= _WIDE * (one.y1 - one.y0) for one, after in pairwise(parts))]
    ends = (at for at, one in enumerate(parts) if _is_behind(one) or gaps[at])
    own = list(parts[: next(ends, len(parts))])
    return own if _SLASHED.fullmatch(" ".join(one.text for one in own)) else []


_WIDE: Final = 0.75
"""Line heights that are more than a blank."""
# JD Edwards prints the type of an order behind its number: OP, OK, O1.
# Offices put a sign before it, "Kü 78/26", and pads of forms a letter behind it, "4143 B".
_IN_PARTS: Final = re.compile(
    r"[A-Z]{1,4} \d{2,4} \d{3,8}|\d{4,8} O[A-Z\d]|(?!KW|CW|WK|Kw)[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2} \d{1,6}[/-]\d{2,6}"
    r"|\d{3,8} [A-Z]"
)
_SIGNED: Final = 2
"""Words of a number with the sign of an office before it."""
_ENDS: Final = ",;:"
_HEADING: Final = re.compile(
    r"(?!KW|CW|WK|Kw|DN|PN|NW|M )[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,2} \d{1,6}[/-](?:20)?[2-4]\d(?:[,;:] | [–—|·(-])"
)
"""Such a number with its year, and the sign behind it."""


def _is_behind(word: Word) -> bool:
    """Whether a word behind a number begins to tell another thing: "vom 12.10.2026", "(bitte angeben)"."""
    return word.text.casefold() in _BEHIND or word.text.startswith("(")


# "F-600 / 26", "118 / 2026", "Kü / 78 / 26": behind the stroke stands the year or few figures.
_SLASHED: Final = re.compile(
    r"(?!KW|CW|WK|Kw)(?:(?=\D*\d\D*\d)|(?=[A-Z]))(?:[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,3}(?: [/-])? )?[A-Z]{0,4}-?\d{1,6}"
    r" / \d{1,4}[A-Za-z]?|(?:20)?[2-4]\d / \d{1,7}"
)
_BEHIND: Final = frozenset(("vom", "v.", "dated", "of", "from", "datum", "date", "·", "|", "-", "–", "—", "am", "den"))


def bare_week(page: Page, words: Sequence[Word]) -> Found | None:
    """A week or a day without its year: "KW 40, Tag nach Absprache", "Fri 6 Nov, before noon"."""
    said = f"{words[0].text} {words[1].text.rstrip('.,;')}" if len(words) > 1 else words[0].text
    if BARE_WEEK.fullmatch(said):
        return page.found(words[:2], said)
    run = [words[0]]
    for word in words[1:]:
        if word.x0 - run[-1].x1 > word.y1 - word.y0:
            break
        run.append(word)
    for size in range(min(len(run), _LONGEST), 0, -1):
        said = " ".join(one.text for one in run[:size]).rstrip(",;")
        # "2 March Road" is none.
        ends = size == len(run) or run[size - 1].text[-1] in ",;"
        if ends and is_bare_day(said):
            return page.found(run[:size], said)
    return None


def is_told_below(label: Sequence[Word], beside: Sequence[Word], below: Sequence[Line]) -> bool:
    """Whether a code alone stands right below a label, and what is beside it is a line of another column.

    "Unsere Kundennr. bei Ihnen:              34123 Kassel" over "DE-164587"
    """
    height = label[-1].y1 - label[-1].y0
    if not beside or beside[0].x0 - label[-1].x1 <= _COLUMN * height:
        return False
    if not (_opens_line_of_address(beside) or is_postcode(beside) or (below and _is_in_block(beside, below[0].page))):
        return False
    near = (one for one in below if 0 < one.y0 - label[-1].y0 < _NEXT * height)
    runs = (run for one in near for run in one.segments(_COLUMN))
    under = next((run for run in runs if abs(run[0].x0 - label[0].x0) <= _SLACK), [])
    alone = len(under) == 1 and _CODE.fullmatch(under[0].text) is not None and find_date(under[0].text) is None
    return alone or bool(under and in_parts(under))


def is_postcode(words: Sequence[Word]) -> bool:
    """Whether words with nothing close behind them are a postcode of the British Isles: "SR6 7QW", "D02 XY45"."""
    told = words[:2]
    after = words[2:3]
    near = any(one.x0 - words[1].x1 < _APART * (one.y1 - one.y0) for one in after)
    return not near and _POSTCODE.fullmatch(" ".join(one.text.rstrip(",.") for one in told)) is not None


_POSTCODE: Final = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[\dW] [A-Z\d]{4}")


def _is_in_block(words: Sequence[Word], page: Page) -> bool:
    """Whether several words stand close over or under a line of names, flush with it: "A2 Trade Park" over "Goole"."""
    ends = (at for at, (one, after) in enumerate(pairwise(words), 1) if after.x0 - one.x1 > _APART * (one.y1 - one.y0))
    run = words[: next(ends, len(words))]
    height = run[0].y1 - run[0].y0
    if len(run) == 1 or in_parts(run):
        return False
    for line in page.lines:
        if _SLACK < abs(line.y0 - run[0].y0) < _NEXT * height:
            near = next((one for one in line.segments(_APART) if abs(one[0].x0 - run[0].x0) <= _SLACK), [])
            if near and all(one.text.strip(",.&-").isalpha() or not one.text.strip(",.&-") for one in near):
                return near[-1].text[-1] != ":"
    return False


def _opens_line_of_address(words: Sequence[Word]) -> bool:
    """Whether words are figures with a name right behind them: "34123 Kassel", "12 High Street"."""
    if len(words) == 1 or not _HOUSE.fullmatch(words[0].text):
        return False
    return words[1].text[:1].isupper() and words[1].x0 - words[0].x1 < _APART * (words[0].y1 - words[0].y0)


_COLUMN: Final = 1.6
_NEXT: Final = 2.6
"""Line heights between columns at least, and from a line to the next one at most."""
_HOUSE: Final = re.compile(r"(?:[A-Z]{1,3}-)?\d{1,6}[a-z]?")
_CODE: Final = re.compile(r"#?(?=(?:\D*\d){2})[A-Za-z0-9][\w./-]{2,29}")
_LONGEST: Final = 5
"""Words of a day without its year, at most: "week commencing Mon 2 Nov"."""
