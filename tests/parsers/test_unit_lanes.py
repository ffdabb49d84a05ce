"""Units without a title, in a column of their own between the quantities and the texts."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 75, 130, 190, 440)
_TITLES = "Order no. 4711\n\nQuantity|||Item|Your cat. no.\n"


@pytest.mark.parametrize("strange", ["no.", "Geb.", "Hobb"])
def test_a_word_where_the_units_begin_is_one(strange: str) -> None:
    found = read(
        f"{_TITLES}|15|case|Diet cans 24 x 195 g|84-4662\n|4|box|Cat carrier flat|44-4408\n"
        f"|8|{strange}|Thermometer digital|81-7643\n",
        _PLACES,
    )
    assert [(one["quantity"], one["unit"]) for one in lines_of(found)] == [
        ("15", "case"), ("4", "box"), ("8", strange.rstrip(".")),
    ]  # fmt: skip
    assert lines_of(found)[2]["description"] == "Thermometer digital"


def test_texts_that_begin_with_the_word_for_a_unit_stay() -> None:
    found = read(
        f"{_TITLES}|15||Case of cans 24 x 195 g|84-4662\n|4||Box wrench flat|44-4408\n|8||Hammer digital|81-7643\n",
        _PLACES,
    )
    assert [one["description"].split()[0] for one in lines_of(found)] == ["Case", "Box", "Hammer"]
