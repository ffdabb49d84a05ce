"""What settles a doubt on a poor copy: titles of a trade, figures that are letters, rules that are figures, sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from orderhub.document import Extract
from parsers.page_words import Word
from tests.parsers.drawn_pages import raws, read_fax

TITLES = ("Row", "Qty", "Unit", "Article no.", "Article", "Price", "Sum EUR")
LEFTS = (60, 100, 140, 190, 260, 420, 500)
ROWS = (
    ("10", "100", "pcs", "772.01-A", "Glue", "151.32", "15,132.00"),
    ("20", "2", "pcs", "472.02-X", "Discs", "1.84", "3.68"),
    ("30", "1", "box", "098.03-B", "Runner", "92.74", "92.74"),
)
SUMS = (("Net sum", "15,228.42"), ("VAT 19 %", "2,893.40"), ("Total sum", "18,121.82"))
HEAD = (("ORDER", 60, 60), ("Order number", 60, 90), ("2602376", 150, 90))


def copied(
    rows: Sequence[Sequence[str]] = ROWS, titles: Sequence[str] = TITLES, sums: Sequence[tuple[str, str]] = SUMS,
    head: Sequence[tuple[str, int, int]] = HEAD, again: Mapping[str, Sequence[str]] | None = None,
) -> Extract:  # fmt: skip
    """What a recognised page gives. `again`: what a word says when it is read again, where it says something else."""
    words: list[Word] = []

    def put(text: str, x: float, y: float) -> None:
        for one in text.split():
            words.append(Word(one, x, y, x + 5 * len(one), y + 9, 995))
            x += 5 * len(one) + 3

    for text, x, y in head:
        put(text, x, y)
    for row, cells in enumerate((titles, *rows)):
        for text, left in zip(cells, LEFTS, strict=True):
            put(text, left, 200 + 20 * row)
    for row, (label, value) in enumerate(sums):
        put(label, 380, 320 + 20 * row)
        put(value, 500, 320 + 20 * row)
    return read_fax(words, again)


def codes(found: Extract) -> set[str]:
    return {one.code for one in found.findings if (one.field or "").startswith("lines")}


def header(found: Extract, name: str) -> str:
    return found.root.values[name][0].raw if found.root.values.get(name) else ""


def test_rows_are_numbered_by_their_title() -> None:
    found = copied()
    assert raws(found, "position") == ["10", "20", "30"]
    assert codes(found) == set()


def test_rows_that_count_nothing_are_positions_by_their_title() -> None:
    rows = [(number, *row[1:]) for number, row in zip(("17", "4", "9"), ROWS, strict=True)]
    assert raws(copied(rows), "position") == ["17", "4", "9"]


def test_one_misread_number_does_not_hide_that_a_column_counts_the_lines() -> None:
    rows = [(number, *ROWS[1][1:]) for number in ("10", "20", "30", "140", "50")]
    unknown = copied(rows, titles=("Xyzzy", *TITLES[1:]), sums=(("Net sum", "18.40"),))
    assert raws(unknown, "position") == ["10", "20", "30", "40", "50"]
    assert "pdf.column-unknown" not in codes(unknown)


def test_the_number_that_a_trade_shares_is_the_article_where_no_other_is_titled() -> None:
    rows = [(*row[:3], f"0000344{row[1][0]}", *row[4:]) for row in ROWS]
    shared = copied(rows, titles=("Pos", "Menge", "Einh.", "PZN", "Artikel", "Preis", "Wert"))
    assert raws(shared, "article") == ["00003441", "00003442", "00003441"]
    rows = [(f"A-{row[1]}", *row[1:]) for row in rows]
    beside = copied(rows, titles=("Art.-Nr.", "Menge", "Einh.", "PZN", "Artikel", "Preis", "Wert"))
    assert raws(beside, "article") == ["A-100", "A-2", "A-1"]


@pytest.mark.parametrize(("read", "expected"), [("F1", "Fl"), ("m2", "m2"), ("R0lle", "Rolle")])
def test_a_unit_holds_no_figure_that_looks_like_a_letter(read: str, expected: str) -> None:
    assert raws(copied([(*ROWS[0][:2], read, *ROWS[0][3:]), *ROWS[1:]]), "unit")[0] == expected


def units(*read: str) -> list[str]:
    return raws(copied([(*row[:2], unit, *row[3:]) for row, unit in zip(ROWS, read, strict=True)]), "unit")


def test_a_unit_that_nobody_knows_is_the_one_it_looks_like() -> None:
    assert units("Pkq", "box", "box") == ["pkg", "box", "box"]
    assert units("Pck", "Pok", "box") == ["Pck", "Pck", "box"]
    assert units("in", "m", "m") == ["m", "m", "m"]


def test_a_unit_that_may_be_several_or_none_stays() -> None:
    assert units("Pka", "box", "box") == ["Pka", "box", "box"]
    assert units("box", "bax", "bag") == ["box", "bax", "bag"]


RULED = [*ROWS[:2], (*ROWS[2][:5], "92.741", "92.74")]


def test_a_rule_beside_a_price_is_no_third_decimal() -> None:
    found = copied(RULED, again={"92.741": ["92.741", "92.74", "92.74", "92.741"]})
    assert raws(found, "price")[2] == "92.74"
    assert codes(found) == {"pdf.read-again"}


def test_a_third_decimal_that_no_amount_needs_and_every_reading_shows_is_looked_at() -> None:
    assert codes(copied(RULED)) == {"pdf.sum-unproven"}


def test_a_third_decimal_stays_in_an_order_that_has_such_prices() -> None:
    rows = [ROWS[0], ("20", "1000", "pcs", "472.02-X", "Discs", "0.037", "37.00"), RULED[2]]
    found = copied(rows, sums=(("Net sum", "15,261.74"),), again={"92.741": ["92.74"] * 4})
    assert raws(found, "price")[2] == "92.741"
    assert codes(found) == set()


def test_the_sum_of_all_lines_above_the_tax_is_the_net_and_both_make_the_gross() -> None:
    sums = (("Xyzzy", "15,228.42"), SUMS[1], ("Qwrtz", "18,121.8.2"))
    found = copied(sums=sums, again={"18,121.8.2": ["18,121.8.2", "18,121.82"]})
    assert (header(found, "net_total"), header(found, "gross_total")) == ("15,228.42", "18121.82")


def test_a_gross_that_no_reading_shows_is_none() -> None:
    found = copied(sums=(("Xyzzy", "15,228.42"), SUMS[1], ("Qwrtz", "18,121.8.2")))
    assert (header(found, "net_total"), header(found, "gross_total")) == ("15,228.42", "")


DATED = (*HEAD, ("Order date", 60, 120), ("03/11/2026", 150, 120))


@pytest.mark.parametrize(
    ("more", "sums", "expected"),
    [
        ("", SUMS, "day"), ("5 Sheep Street, Skipton BD23 1HY", (), "day"), ("", (), None),
        ("400 Pelican Drive, Naples, FL 34102", (("Total USD", "15,228.42"),), "month"),
    ],
)  # fmt: skip
def test_day_or_month_comes_first_as_where_the_paper_comes_from(
    more: str, sums: Sequence[tuple[str, str]], expected: str | None
) -> None:
    found = copied(head=(*DATED, (more, 60, 30)), titles=(*TITLES[:-1], "Sum"), sums=sums)
    assert header(found, "issue_date") == "03/11/2026"
    assert found.keys.get("first_of_date") == expected
