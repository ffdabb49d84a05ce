"""What a house calls itself in short: the initials of its name, or a word of its letterhead.

    Ostsee-Schiffsreparatur Warnowmünde GmbH          OSW-Artikelnr.: OSW.775.913

In: a word and the lines above the order lines. Out: whether it is such a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.page_words import Line, Word, key_of
from parsers.title_words import TITLE_PARTS

_INITIALS: Final = re.compile(r"[A-ZÄÖÜ]{3,6}")
_NAME: Final = re.compile(r"[A-ZÄÖÜ][^\W\d_]{3,}")
_HEAD: Final = 2
"""Lines of a page in which its sender is named."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_APART: Final = 1.6
"""Line heights between words of two runs."""


def is_house(name: str, above: Sequence[Line]) -> bool:
    """Whether a word stands for a house that the lines above the order lines name."""
    if _INITIALS.fullmatch(name):
        return any(name in _initials(" ".join(one.text for one in run)) for run in _names(above))
    named = _NAME.fullmatch(name) is not None and not TITLE_PARTS.roles_of(key_of(name))
    return named and any(key_of(name) == key_of(word.text) for line in above[:_HEAD] for word in line.words)


def _names(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """Each run of words with the one that stands right below it, where a long name goes on."""
    below = [line.segments(_APART) for line in lines]
    for runs, after in zip(below, [*below[1:], []], strict=True):
        for run in runs:
            further = next((one for one in after if abs(one[0].x0 - run[0].x0) < _SAME), [])
            yield [*run, *further]


def _initials(said: str) -> str:
    """The first letters of the words of a name, a blank for each word that begins with none."""
    words = re.split(r"[\s-]+", said)
    return "".join(one[:1] if one[:1].isupper() else "" if one in _SMALL else " " for one in words)


_SMALL: Final = frozenset(("und", "and", "of", "für", "for", "der", "die", "das", "des", "the", "&", "am", "an", "im"))
