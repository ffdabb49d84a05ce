"""Which house a name or a word stands for: the one that orders, by what its paper shows, or ours, by the installation.

    Ostsee-Schiffsreparatur Warnowmünde GmbH          OSW-Artikelnr.: OSW.775.913       the house that orders
    An Nordwind Handel GmbH                           Nordwind-Nr. 4711                 ours: it never buys

In: a name or a word, and lines of the paper or the names of the installation. Out: whether it stands for the house. Who
orders is named by initials, by a word of the letterhead, or by the word that opens its name. A longer name than ours is
another's, "Nordwind Handel Apotheke"; a shorter one may be ours where nothing says that it orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.own_names import own_names
from parsers.page_words import Line, Word, key_of
from parsers.same_names import stem_of
from parsers.title_words import TITLE_PARTS

_INITIALS: Final = re.compile(r"[A-ZÄÖÜ]{3,6}")
_NAME: Final = re.compile(r"[A-ZÄÖÜ][^\W\d_]{3,}")
_HEAD: Final = 2
"""Lines of a page in which its sender is named."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_APART: Final = 1.6
"""Line heights between words of two runs."""
_NEAR: Final = 0.9
"""Line heights between what stands for itself and the next."""
_TELLING: Final = 5
"""Letters that tell a name."""
_FIRST_WORD: Final = 4
"""Letters of a first word that stands for the whole name."""


def is_house(name: str, above: Sequence[Line]) -> bool:
    """Whether a word stands for a house that the lines above the order lines name."""
    if _INITIALS.fullmatch(name):
        return any(name in _initials(" ".join(one.text for one in run)) for run in _names(above))
    named = _NAME.fullmatch(name) is not None and not TITLE_PARTS.roles_of(key_of(name))
    return named and any(key_of(name) == key_of(word.text) for line in above[:_HEAD] for word in line.words)


def heads_name(word: Word, lines: Sequence[Line]) -> bool:
    """Whether a word opens the name of a house elsewhere in the lines: "TRHS Riverside Hospital"."""
    runs = (run for line in lines for run in line.segments(_NEAR))
    return any(
        run[0].text == word.text and len(run) > 1 and run[1].text.isalpha()
        and all(one.text[0].isupper() or not one.text[0].isalnum() for one in run)
        and not any(one.text.endswith(":") for one in run)
        for run in runs
    )  # fmt: skip


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


def is_ours(name: str, *, short: bool = False) -> bool:
    """Whether a name is ours; `short`: or its beginning."""
    said = stem_of(name)
    stems = [stem_of(one) for one in own_names()]
    return said in stems or (short and len(said) >= _TELLING and any(one.startswith(said) for one in stems))


def first_words() -> frozenset[str]:
    """The first word of each of our names, as `key_of` writes it, where it tells the name."""
    firsts = (key_of(one.split()[0]) for one in own_names() if one.strip())
    return frozenset(one for one in firsts if len(one) >= _FIRST_WORD and one.isalpha())
