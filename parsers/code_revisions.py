"""The revision or release that stands behind an article number and is no part of it: "HSK-466   Rev A".

In: the words of an article number or behind its label. Out: the words of the number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of

_MARKS: Final = frozenset(("rev", "revision", "rel", "release", "index", "version", "ver"))
_COUNT: Final = re.compile(r"[A-Z]{1,2}|[A-Z]?\d{1,3}")


def without_revision(words: Sequence[Word]) -> list[Word]:
    """The words of a number without a revision at their end; without a number before it, all of them."""
    kept = list(words)
    while len(kept) > _BOTH and key_of(kept[-2].text) in _MARKS and _COUNT.fullmatch(kept[-1].text.strip("(),;:")):
        del kept[-2:]
    return kept


_BOTH: Final = 2
"""Words of a revision: its mark, and which one it is."""
