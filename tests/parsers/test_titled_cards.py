"""Order lines on cards: a name, titles some way below it, and their values."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_ROWS = (
    ("Buffer capsules pH 4.00", "B6563-27|20|pack|Standard|13.78|275.60"),
    ("Filter paper grade 1, 110 mm", "D6533-33|30|pack|Standard|10.25|307.50"),
    ("Beaker low form 3.3", "L6602-97|100|each|Standard|4.23|423.00"),
)
_PLACES = (40, 140, 200, 260, 350, 450)


def _paper(opening: str, count: int, *, space: str = "^\n") -> str:
    titles = "Supplier part no.|Quantity|UOM|Tax code|Unit price|Extended price"
    cards = [
        f"{opening.format(at)}{name}{space}\n{titles}\n{values}^\nCharge code: R217044\n\n"
        for at, (name, values) in enumerate(_ROWS[:count], 1)
    ]
    return "Purchase Order PO-77120\nDate 12.10.2026\n\n" + "\n".join(cards)


@pytest.mark.parametrize("opening", ["Line {} ", "{}. ", "Item {} - ", "#{} ", "Line {} of 3 ", ""])
@pytest.mark.parametrize("space", ["^\n", "\n"])
def test_titles_may_stand_below_a_rule(opening: str, space: str) -> None:
    found = read(_paper(opening, 3, space=space), _PLACES)
    assert raws(found, "description") == [name for name, _ in _ROWS]
    assert raws(found, "article") == ["B6563-27", "D6533-33", "L6602-97"]
    assert raws(found, "unit") == ["pack", "pack", "each"]
    assert raws(found, "position") == (["1", "2", "3"] if opening else [])


@pytest.mark.parametrize("opening", ["Line {} ", "{}. ", "Item {} - ", "#{} ", "Line {} of 1 "])
def test_the_only_card_is_named_above_its_titles_where_its_number_opens_the_name(opening: str) -> None:
    found = read(_paper(opening, 1), _PLACES)
    assert raws(found, "description") == ["Buffer capsules pH 4.00"]
    assert raws(found, "position") == ["1"]


def test_a_line_above_the_titles_of_the_only_row_names_it_by_nothing_else() -> None:
    assert raws(read(_paper("", 1), _PLACES), "description") == []
