"""Titles of two columns that recognition read as one word."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parsers.glued_titles import split_titles
from parsers.page_words import Word


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("ArtikelnummerBezeichnung", ["Artikelnummer", "Bezeichnung"]),
        ("UOMUnit", ["UOM", "Unit"]),
        ("ArtikelBezeichnung", ["ArtikelBezeichnung"]),
        ("McDonald", ["McDonald"]),
    ],
)
def test_two_titles_are_parted_where_the_second_begins(glued: str, parts: list[str]) -> None:
    split = split_titles([Word(glued, 100, 10, 200, 20, 990)])
    assert [one.text for one in split] == parts
    assert (split[0].x0, split[-1].x1) == (100, 200)
    assert all(one.x1 == other.x0 for one, other in pairwise(split))
