"""Letters that recognition put in the place of figures, in columns of sums: 132,G9 is 132,69.

In: the words of a recognised page. Out: the same words, those straightened that end where other sums end. Elsewhere a
letter stays a letter: codes of articles mix both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word

_MIXED: Final = re.compile(r"(?=.*[OoDIlSGBZ])[\dIlSBZ][\dOoDIlSGBZ.]*[.,][\dOoDIlSGBZ]{2}")
_SUM: Final = re.compile(r"\d[\d.,]*[.,]\d{2}")
_FIGURES: Final = str.maketrans("OoDIlSGBZ", "000115682")
_ALIGNED: Final = 3.5
"""Points within which the words of a column end."""
_ENOUGH: Final = 2
_STRANGE: Final = 2
"""Letters at most."""
_CONFIDENCE: Final = 850


def straighten(words: Sequence[Word]) -> list[Word]:
    """The words, with figures for the letters that look like them."""
    mixed = [one for one in words if _MIXED.fullmatch(one.text)]
    if not mixed:
        return list(words)
    ends = [one.x1 for one in words if _SUM.fullmatch(one.text)]
    return [_straight(one) if _is_sum(one, ends) else one for one in words]


def _is_sum(word: Word, ends: Sequence[float]) -> bool:
    if not _MIXED.fullmatch(word.text) or sum(map(str.isalpha, word.text)) > _STRANGE:
        return False
    return sum(1 for end in ends if abs(end - word.x1) <= _ALIGNED) >= _ENOUGH


def _straight(word: Word) -> Word:
    return word._replace(text=word.text.translate(_FIGURES), confidence=min(word.confidence, _CONFIDENCE))
