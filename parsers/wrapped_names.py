"""Names of where goods go that are too long for their column and go on in the line below.

    Quellmayr Antriebstechnik GmbH, Wareneingang
    Halle C
    Proviantbachstraße 73

In: the part of a block that names, and the block. Out: the whole name. Who writes the firm and a place of it in one
line does not begin a new one for the rest of the place: it was wrapped, and its next word would have made its line the
longest of the block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.postal_lines import COMPANY, Part, is_aside, is_place, is_street, town_of

_WORDS: Final = 3
"""Words that were wrapped, at most."""
_BLANK: Final = 0.25
"""Width of a blank, in line heights."""
_NEAR: Final = 0.7
"""Line heights between the lines of one name at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_OTHERS: Final = re.compile(r"(?i)[:@,]|\b(?:hr|herrn?|frau|dr|uhr|tel|abt|abteilung|tor|rampe|einkauf|z\.?)\b")


def unwrapped_name(name: Part | None, block: Sequence[Part], role: str) -> Part | None:
    """The name of where goods go with what was wrapped to the line below it; the name itself where nothing was."""
    if name is None:
        return name
    at = next((at for at, one in enumerate(block) if one.line is name.line and one.words[0] is name.words[0]), None)
    if at is None or at + 2 >= len(block) or name.words[-1] is not block[at].words[-1]:
        return name
    below, after = block[at + 1], block[at + 2]
    if (_is_open(name, block, at) or _is_of_town(name, below, block[-1])) and _may_end(name, below):
        return Part(name.line, [*name.words, *below.words])
    if role != "delivery" or not (is_street(after.text) or town_of(after.text) is not None):
        return name
    if _BRACKETED.fullmatch(below.text) and below.line.y0 - name.line.y1 < _NEAR * name.line.height:
        # "Inverlachy Institute, Stores" over "(Building 14)"
        return Part(name.line, [*name.words, *below.words])
    if not _may_go_on(name.text, below.text):
        return name
    first = below.words[0]
    fits = name.words[-1].x1 + _BLANK * name.line.height + first.x1 - first.x0 <= max(one.words[-1].x1 for one in block)
    return name if fits or not _may_end(name, below) else Part(name.line, [*name.words, *below.words])


def _may_go_on(name: str, below: str) -> bool:
    """Whether what was wrapped ends the place that a name begins: "Hotel Strand, Goods" over "Entrance"."""
    _, comma, rest = name.rpartition(", ")
    begun = comma and " " not in rest and is_place(f"{rest} {below}")
    return bool(comma and is_place(rest)) or bool(begun) or " c/o " in name


_BRACKETED: Final = re.compile(r"\([^()]+\)")


def _is_open(name: Part, block: Sequence[Part], at: int) -> bool:
    """Whether a name cannot end where its line does: "Seehotel Marienbucht –", "Deister SE – Werk" over "Springe"."""
    last = name.words[-1].text
    if last in _DASHES:
        return True
    if last.endswith(",") and not any(one.words[-1].text.endswith(",") for one in block if one is not block[at]):
        # Who sets his lines apart with commas sets all of them apart.
        return not COMPANY.search(name.text[-12:])
    widest = all(one.words[-1].x1 <= name.words[-1].x1 for one in block if one is not block[at])
    parted = len(name.words) > _PARTS and name.words[-2].text in _DASHES
    return widest and parted and _NAMED_PLACES.fullmatch(last) is not None


def _may_end(name: Part, below: Part) -> bool:
    """Whether a line may be the rest of the name above it."""
    beside = abs(below.words[0].x0 - name.words[0].x0) <= _SAME
    near = below.line is not name.line and below.line.y0 - name.line.y1 < _NEAR * name.line.height
    plain = len(below.words) <= _WORDS and not _OTHERS.search(below.text) and not is_aside(below)
    return beside and near and plain and not is_street(below.text) and town_of(below.text) is None


def _is_of_town(name: Part, below: Part, last: Part) -> bool:
    """Whether the line below a name is the town of the block: "Technische Hochschule" over "Neckarsteinach"."""
    town = town_of(last.text)
    return town is not None and below.text == town[1] and below.text not in name.text and not COMPANY.search(name.text)


_DASHES: Final = frozenset(("-", "–", "—", "&", "+", "/"))
_PARTS: Final = 2
_NAMED_PLACES: Final = re.compile(
    r"(?i)werk|niederlassung|filiale|standort|zweigstelle|betriebsst[äa]tte|markt|haus|klinik|lager|plant|branch|store|"
    r"site|depot|works|hub|campus|school|station"
)
"""Places of a firm that have a name of their own behind them."""
