"""Gates on order lines: what hardly is an article number, and numbers that nobody explained."""

from __future__ import annotations

import pytest

from parsers.line_gates import _is_number_like
from parsers.page_words import Line, Word
from parsers.total_lines import is_money, total_of, totals_beside
from tests.parsers.drawn_pages import line_of


@pytest.mark.parametrize(
    "raw", ["4711-20", "KL-6204-2RS", "997 838 36", "0 893 221 1", "123456", "AB 1234", "65.7637.7", "SKU4711"]
)
def test_codes_are_article_numbers(raw: str) -> None:
    assert _is_number_like(raw, ["4711-20", "8833-21"])


@pytest.mark.parametrize(
    "raw",
    ["MA5975 4736-586", "verzinkt 3,50 x 2,00 m",
     "75/50/06 Länge 2600 mm", "LF 10 l Kanister", "60 mm WLG", "Alu 120 x 60 cm", "12,5",
     "50mm", "2000x1250", "Uniflott 25 kg Sack", "24.10.2026", "7"],
)  # fmt: skip
def test_words_measures_and_dates_are_no_article_numbers(raw: str) -> None:
    assert not _is_number_like(raw, ["4711-20", "8833-21"])


def test_a_code_that_looks_like_a_measure_is_one_among_codes_of_its_shape() -> None:
    assert _is_number_like("1510L", ["7629S", "6101E", "5205E"])
    assert not _is_number_like("1510L", ["7629S", "6101-E"])
    assert not _is_number_like("1510L", ["7629S"])


def test_totals_side_by_side_each_have_their_amount() -> None:
    line = line_of("Netto 100,00  MwSt. 19,00 % 19,00  Brutto 119,00")
    stated, taken = totals_beside([line], 0)
    assert taken == 1
    assert [(meaning, one.words[-1].text) for meaning, one in stated] == [
        ("net", "100,00"), ("tax", "19,00"), ("gross", "119,00"),
    ]  # fmt: skip


def test_labels_above_their_amounts() -> None:
    above = line_of("Nettowert EUR  MwSt. 19,00 %  Gesamtwert EUR")
    lefts = [above.words[0].x0, above.words[2].x0, above.words[5].x0]
    values = [Word(one, x, 112, x + 30, 121, 1000) for one, x in zip(("100,00", "19,00", "119,00"), lefts, strict=True)]
    below = Line(above.page, values)
    stated, taken = totals_beside([above, below], 0)
    assert taken == 2
    assert [(meaning, one.words[-1].text) for meaning, one in stated] == [
        ("net", "100,00"), ("tax", "19,00"), ("gross", "119,00"),
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["Zusammen netto  91,44", "Auftragswert EK ohne MwSt.  91,44"])
def test_a_single_total_is_no_strip(said: str) -> None:
    line = line_of(said)
    assert totals_beside([line], 0) == ([], 0)
    assert total_of(line, fuzzy=False) == "net"


@pytest.mark.parametrize(("text", "meant"), [("1.234,56", True), ("€91,44", True), ("1200", False), ("8.8", False)])
def test_money_has_cents(text: str, meant: bool) -> None:
    assert is_money(text) is meant


def test_two_codes_in_one_cell_are_no_article_number() -> None:
    assert not _is_number_like("W-92513 RDA267", ["W-70130 MLB568"])
    assert _is_number_like("7F3 105 650 F", ["1H4 239 775 R"])
