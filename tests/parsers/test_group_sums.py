"""The sum of a group that is printed like the sum of all does not end the table."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from tests.parsers.drawn_pages import page_of, raws, read

_PLACES = (40, 90, 160, 330, 380, 440, 500)
_HEAD = "Bestellung Nr. 4500123\n\nPos|Artikel|Bezeichnung|Menge|ME|Preis|Wert\n"
_FIRST = "10|471-20|Getriebemotor|5|Stk|1,00|5,00\n20|471-30|Kupplung|10|Stk|2,00|20,00\n"
_SECOND = "30|472-11|Zahnriemen|4|Stk|3,00|12,00\n40|473-05|Spannrolle|2|Stk|4,00|8,00\n"
_GOODS = ["Getriebemotor", "Kupplung", "Zahnriemen", "Spannrolle"]


@pytest.mark.parametrize("said", ["Summe", "Gesamt", "Sub-total", "Total", "Nettosumme", "Gesamtpreis"])
def test_rows_below_the_sum_of_a_group_are_read(said: str) -> None:
    group = f"|||||{said}|{{}}\n"
    found = read(_HEAD + _FIRST + group.format("25,00") + _SECOND + group.format("20,00") + "|||||Netto|45,00", _PLACES)
    assert raws(found, "description") == _GOODS
    assert found.root.values["net_total"][0].raw == "45,00"
    assert not found.findings


def test_rows_below_the_running_sum_at_the_top_of_a_page_are_read() -> None:
    first = page_of(f"{_HEAD}{_FIRST}|||||Summe Seite 1|25,00", _PLACES)
    head = _HEAD.partition("\n\n")[2]
    second = page_of(f"{head}|||||Summe Seite 1|25,00\n{_SECOND}|||||Netto|45,00", _PLACES)
    found = extract([first, second], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "description") == _GOODS
    assert not found.findings


@pytest.mark.parametrize(
    "below",
    ["Steuer|19|%|45,00|8,55", "Summe Steuern|||8,55", "USt|19||45,00|8,55\n|||||Gesamt|53,55",
     "buero 22|DE 107|53|8005|5500"],
)  # fmt: skip
def test_what_stands_below_the_sum_of_all_is_no_row(below: str) -> None:
    found = read(f"{_HEAD}{_FIRST}{_SECOND}|||||Summe|45,00\n||{below}", _PLACES)
    assert raws(found, "description") == _GOODS


def test_a_sum_that_the_rows_do_not_make_ends_the_table() -> None:
    found = read(f"{_HEAD}{_FIRST}|||||Summe|26,00\n{_SECOND}", _PLACES)
    assert "pdf.lines-net" in [one.code for one in found.findings]
