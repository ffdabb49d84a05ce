"""What stands in the place of a picture that there is none of: "kein Bild", "Foto folgt", "No image available".

               Sanitärreiniger Konzentrat, Kanister         15 Stück      je 29,39 €      440,85 €
    kein Bild
               10 l

In: the words of a printed page. Out: the same without them. They say nothing of the order, and stand between the lines
of the text beside them. They name a picture, have a place of their own, and come again there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parsers.page_words import Word

_NAMES: Final = frozenset(
    ("bild", "bilder", "bildchen", "foto", "fotos", "photo", "photos", "image", "images", "img", "picture", "pictures",
     "pic", "abbildung", "abb", "vorschau", "vorschaubild", "preview", "thumbnail", "artikelbild", "produktbild",
     "produktfoto", "artikelfoto", "icon", "platzhalter", "placeholder")
)  # fmt: skip
_SIGNS: Final = "[]()<>{}.:…*-–"
_LONGEST: Final = 4
"""Words in the place of a picture in one line, at most."""
_APART: Final = 0.7
"""Line heights to what stands beside it, at least."""
_OVER: Final = -0.2
_NEAR: Final = 0.7
"""Line heights between two lines in one place, at least and at most."""
_MORE: Final = 2
"""Lines in one place beyond the one that names a picture, on either side at most."""
_SAME: Final = 3.0
"""Points between places that are one."""

Run = list["Word"]


def without_pictures(words: list[Word], lines_of: Callable[[Sequence[Word]], list[list[Word]]]) -> list[Word]:
    """The words without those in the places of pictures, if these are two and more."""
    if not any(_names_picture(word) for word in words):
        return words
    runs = [run for row in lines_of(words) for run in _runs(row)]
    named = [run for run in runs if any(map(_names_picture, run)) and _is_plain(run)]
    found = [run for run in named if any(_is_again(run, other) for other in named if other is not run)]
    for _ in range(_MORE):
        beside = [run for run in runs if _is_plain(run) and any(_goes_on(run, one) for one in found)]
        found += [run for run in beside if any(_is_again(run, other) for other in beside if other is not run)]
    taken = {id(word) for run in found for word in run}
    return [word for word in words if id(word) not in taken] if taken else words


def _names_picture(word: Word) -> bool:
    return word.text.strip(_SIGNS).casefold() in _NAMES


def _runs(row: Sequence[Word]) -> list[Run]:
    """The words of a line that stand close to one another."""
    runs: list[Run] = [[row[0]]]
    for before, word in pairwise(row):
        if word.x0 - before.x1 > _APART * (word.y1 - word.y0):
            runs.append([])
        runs[-1].append(word)
    return runs


def _is_plain(run: Run) -> bool:
    """Whether a run is short and has neither figures nor the colon of a label."""
    return len(run) <= _LONGEST and not any(":" in one.text or any(map(str.isdigit, one.text)) for one in run)


def _is_again(one: Run, other: Run) -> bool:
    """Whether the same words stand in one place, from the left, on another line."""
    texts = [[word.text for word in run] for run in (one, other)]
    return texts[0] == texts[1] and abs(one[0].x0 - other[0].x0) <= _SAME and one[0].y0 != other[0].y0


def _goes_on(run: Run, place: Run) -> bool:
    """Whether a run stands right above or below what is in the place of a picture."""
    height = place[0].y1 - place[0].y0
    gap = max(run[0].y0 - place[0].y1, place[0].y0 - run[0].y1)
    centred = abs(run[0].x0 + run[-1].x1 - place[0].x0 - place[-1].x1) <= 2 * _SAME
    flush = abs(run[0].x0 - place[0].x0) <= _SAME
    return _OVER * height < gap < _NEAR * height and (centred or flush)
