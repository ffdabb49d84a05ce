"""Remarks below order lines: they stay with their row, and what goods are for is not what the price is for."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers import row_continued
from parsers.line_labels import labels_of
from parsers.order_table import Row
from parsers.page_order import extract
from tests.parsers.drawn_pages import line_of, lines_of, page_of, read


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


_ROWS = (
    "Bestellung Nr. 4711\n\nPos.|Ihre Artikel-Nr. / Bezeichnung|Menge ME|Preis|Total\n\n"
    "1|517.648|24 Stk|7,71|185,04^\n|Becher mit Deckel^\n{0}\n\n2|517.649|10 Stk|5,00|50,00^\n|Teller tief^\n{0}\n"
)
_ROW_PLACES = (50, 90, 320, 400, 480)


@pytest.mark.parametrize("day", ["25.11.2026", "Mi, 25.11.2026", "25. November 2026", "2026-11-25", "KW 48/2026"])
def test_a_delivery_with_its_day_in_the_text_of_a_row_is_the_rows(day: str) -> None:
    found = lines_of(read(_ROWS.format(f"|Lieferung: {day}"), _ROW_PLACES))
    assert [one.get("delivery_date", "").endswith(day[-7:]) for one in found] == [True, True]
    assert [one["description"] for one in found] == ["Becher mit Deckel", "Teller tief"]


def test_a_delivery_with_its_day_goes_over_to_the_next_page() -> None:
    head, last = _ROWS.format("").split("\n2|")
    first = page_of(f"{head}2|{last}", _ROW_PLACES)
    second = page_of("|Lieferung: 25.11.2026", _ROW_PLACES)
    found = lines_of(extract([first, second], Document(b"", "order.pdf"), "pdf", fuzzy=False))
    assert [one.get("delivery_date") for one in found] == [None, "25.11.2026"]


@pytest.mark.parametrize("below", ["\n\nLieferung: 25.11.2026", "\n\n|Lieferung: 25.11.2026", "|Lieferung: frei Haus"])
def test_a_delivery_below_the_rows_or_without_a_day_is_of_no_row(below: str) -> None:
    found = lines_of(read(_ROWS.format("") + below, _ROW_PLACES))
    assert [one.get("delivery_date") for one in found] == [None, None]
    assert [one["description"] for one in found] == ["Becher mit Deckel", "Teller tief"]
