"""Titles of quantities in words that nobody knows."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

PLACES = (40, 300, 420, 480)


@pytest.mark.parametrize("title", ["Order", "Nachfüllen", "To bring"])
def test_the_one_column_of_numbers_counts(title: str) -> None:
    """Where the other titles name the goods and nothing is priced."""
    text = f"""PURCHASE ORDER|No. 4711
Product|Supplier code|{title}
Elderflower cordial 6 x 500 ml|9314-02|15 case
Paper straws black 6 mm|8118-77|2 box"""
    found = read(text, PLACES)
    assert raws(found, "quantity") == ["15", "2"]
    assert "pdf.no-titles" not in {one.code for one in found.findings}


def test_two_columns_of_numbers_do_not() -> None:
    """Nobody knows which of them counts."""
    text = """PURCHASE ORDER|No. 4711
Product|Supplier code|Left|Right
Elderflower cordial 6 x 500 ml|9314-02|15|3
Paper straws black 6 mm|8118-77|2|4"""
    found = read(text, PLACES)
    assert not raws(found, "quantity") or {one.code for one in found.findings} & {"pdf.no-titles", "pdf.column-unknown"}
