"""Remarks below order lines: they stay with their row, and what goods are for is not what the price is for."""

from __future__ import annotations

import pytest

from parsers import row_continued
from parsers.line_labels import labels_of
from parsers.order_table import Row
from tests.parsers.drawn_pages import line_of, page_of


@pytest.mark.parametrize(("indent", "kept"), [(90, True), (60, False)])
def test_a_line_below_the_facts_of_a_row_is_its_own_where_they_begin(indent: int, kept: bool) -> None:
    text = "4 ST|80,00\n|Ihre Materialnummer: NW-195480\n|Liefertermin: 01.11.2026\n|Werkszeugnis 2.2 beifügen"
    page = page_of(text.replace("\n|", "\n"), (200, 470))
    figures, *facts, remark = [
        line.__class__(page, [one._replace(x0=one.x0 + by, x1=one.x1 + by) for one in line.words])
        for line, by in zip(page.lines, (0, -110, -110, indent - 200), strict=True)
    ]
    row = Row(page, figures, {"quantity": figures.words[:1], "amount": figures.words[2:]})
    row.following = facts
    assert row_continued._is_below_last(remark, row) is kept


def test_what_the_goods_are_for_is_no_label_of_a_price() -> None:
    assert [one.meaning for one in labels_of(line_of("Für Bau-Nr. 618, Maschinenraum").words)] == []
    assert [one.meaning for one in labels_of(line_of("je 100 Stück").words)] == ["price_unit"]
