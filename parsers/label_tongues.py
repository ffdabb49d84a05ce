"""Labels that say one thing in two languages of which one is known: "PO No. / N° de commande", "Consegna a / Ship to:".

In: a run of words and the labels known. Out: the one label that the run begins with, or all of it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.page_words import Match, Vocabulary, Word, key_of, matches
from parsers.postal_lines import COMPANY

_STROKE: Final = "/"
_TONGUE: Final = 5
"""Words of a label in one language, at most."""
_LONGEST: Final = 8
"""Words of a known label, at most."""
_TONGUES: Final = 3


def in_tongues(run: Sequence[Word], known: Vocabulary) -> list[Match]:
    """The label that a run without a figure is, up to its colon, and the labels behind that.

    Strokes part it in languages. All of one part is known, and the rest is known as nothing else.
    """
    end = next((at for at, one in enumerate(run, 1) if one.text.endswith(":")), len(run))
    strokes = [at for at, one in enumerate(run[:end]) if one.text == _STROKE]
    if not 0 < len(strokes) < _TONGUES or any(map(str.isdigit, "".join(one.text for one in run[:end]))):
        return []
    parts = [run[start + 1 : stop] for start, stop in pairwise([-1, *strokes, end])]
    told = [_whole(part, known) for part in parts]
    labels = [hit for hit in told if hit is not None]
    strange = [part for part, hit in zip(parts, told, strict=True) if hit is None]
    if len({hit.meaning for hit in labels}) != 1 or not strange or not all(map(_is_strange, strange)):
        return []
    behind = matches(run[end:], known, longest=_LONGEST)
    return [
        labels[0]._replace(start=0, end=end),
        *(hit._replace(start=hit.start + end, end=hit.end + end) for hit in behind),
    ]


def _whole(part: Sequence[Word], known: Vocabulary) -> Match | None:
    """The label that all words of a part are."""
    hit = next(iter(matches(part, known, longest=_LONGEST)), None)
    return hit if hit is not None and hit.start == 0 and hit.end == len(part) else None


def _is_strange(part: Sequence[Word]) -> bool:
    """Whether words may be a label in a language that nobody knows: few, and no name of a firm."""
    said = " ".join(one.text for one in part)
    return 0 < len(part) <= _TONGUE and not COMPANY.search(said) and "," not in said and key_of(said) != ""
