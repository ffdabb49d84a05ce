"""Titles of two columns that recognition read as one word, told apart where the second begins with a capital.

ArtikelnummerBezeichnung -> Artikelnummer | Bezeichnung        UOMUnit Price -> UOM | Unit Price
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Word, key_of

_SEAM: Final = re.compile(r"(?<=[a-zäöüß.])(?=[A-ZÄÖÜ][a-zäöüß])|(?<=[A-Z]{2})(?=[A-Z][a-zäöüß]{2})")


def split_titles(words: Iterable[Word]) -> list[Word]:
    """The words, two titles that are glued parted; the box is shared by letter count."""
    split: list[Word] = []
    for word in words:
        cut = _seam(word.text)
        if cut is None:
            split.append(word)
            continue
        across = word.x0 + (word.x1 - word.x0) * cut / len(word.text)
        split.append(word._replace(text=word.text[:cut], x1=across))
        split.append(word._replace(text=word.text[cut:], x0=across))
    return split


def _seam(text: str) -> int | None:
    """Where two titles meet, each of them known and the whole not."""
    if len(text) < 5 or _is_title(text):
        return None
    for found in _SEAM.finditer(text):
        if _is_title(text[: found.start()]) and _is_title(text[found.start() :]):
            return found.start()
    return None


def _is_title(text: str) -> bool:
    return dict.get(COLUMN_TITLES, key_of(text)) is not None
