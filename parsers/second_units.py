"""Units that recognition misread, settled by the other lines of the order or by a second reading.

In: recognised lines. Out: nothing; the lines' units are set where there is no doubt what they are.

     2 F1  ->   2 Fl      no unit is written with a figure that looks like a letter
    24 ea                 another line of the order says ea, which looks like ca
    48 ca  ->  48 ea
    10 in  ->  10 m       read again by itself, the place says m, as two other lines do
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.page_lines import LineRead
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of, letters_apart, looks

_SURE: Final = 700
_CONFIDENCE: Final = 900
"""Per mille, of a unit that was settled."""
_VOTES: Final = 2


def settle_units(lines: Sequence[LineRead]) -> None:
    """Write the units that others tell into the lines."""
    known = Counter(key for line in lines if (key := _key(line)) in UNIT_WORDS)
    printed = {_key(line): line.values["unit"][0].raw for line in lines if _key(line)}
    for line in lines:
        words = line.row.cells.get("unit") or line.row.cells.get("quantity") or []
        own = [
            one for one in words if line.values.get("unit") and one.text.strip(".,:;|") in line.values["unit"][0].raw
        ]
        own = own or _untaken(line, lines)
        if len(own) != 1 or line.row.page.second is None:
            continue
        if _key(line) in UNIT_WORDS and own[0].confidence >= _SURE:
            continue
        others = known - Counter([_key(line)])
        alike = _alike(key_of(own[0].text), others)
        lettered = own[0].text.strip(".,:;|").translate(_LETTERS)
        if key_of(lettered) in UNIT_WORDS and own[0].text[:1].isalpha() and key_of(lettered) != _key(line):
            _take(line, own[0], printed.get(key_of(lettered), lettered))
            known.update([key_of(lettered)])
            continue
        key = alike[0] if len(alike) == 1 else _read_again(line, own[0], others)
        if key in UNIT_WORDS:
            _take(line, own[0], printed.get(key, key))
            known.update([key])


def _alike(key: str, others: Counter[str]) -> list[str]:
    """Units that poor print makes a word of: those of other lines, else the only known one; Pkq is Pkg."""
    same = [one for one in others if looks(one) == looks(key) or one == _TORN.sub("m", key)]
    if same or len(key) < _LONG or key in UNIT_WORDS:
        return same
    near = [one for one in others if len(one) == len(key) and letters_apart(one, key, 1) == 1]
    return near or [one for one in UNIT_WORDS if len(one) == len(key) and looks(one) == looks(key)]


_TORN: Final = re.compile("in|rn|ni")
"""An m whose bow was lost."""
_LONG: Final = 3
"""Letters of a unit from which one misread letter does not make it another."""
_LETTERS: Final = str.maketrans("105", "los")
"""Figures in a word that are letters: not those of m2 and m3."""


def _untaken(line: LineRead, lines: Sequence[LineRead]) -> list[Word]:
    """A word behind the quantity, where the units of other lines begin, that was taken for none: 10 in."""
    words = line.row.cells.get("quantity", [])
    lefts = [other.row.cells["unit"][0].x0 for other in lines if other is not line and other.row.cells.get("unit")]
    if line.values.get("unit") or len(words) < _TWO or not words[-1].text.isalpha() or len(lefts) < _TWO:
        return []
    return words[-1:] if min(lefts) - _ALIGNED <= words[-1].x0 <= max(lefts) + _ALIGNED else []


_TWO: Final = 2
_ALIGNED: Final = 3.0
"""Points within which the units of one column begin."""


def _key(line: LineRead) -> str:
    found = line.values.get("unit")
    return key_of(found[0].raw) if found else ""


def _read_again(line: LineRead, word: Word, others: Counter[str]) -> str:
    """What two readings of the place say, or the one unit of other lines that any of them says."""
    assert line.row.page.second is not None
    votes = Counter(key_of(text) for text in line.row.page.second([word]))
    for key, count in votes.most_common(1):
        if count >= _VOTES and key in UNIT_WORDS:
            return key
    said = [key for key in others if votes[key]]
    return said[0] if len(said) == 1 else ""


def _take(line: LineRead, word: Word, text: str) -> None:
    settled = word._replace(text=text, confidence=max(word.confidence, _CONFIDENCE))
    line.row.line.words[:] = [settled if one is word else one for one in line.row.line.words]
    for words in line.row.cells.values():
        words[:] = [settled if one is word else one for one in words]
    line.values["unit"] = [line.row.page.found([settled])]
