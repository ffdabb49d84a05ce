"""Sums whose cents stand in a column of their own."""

from __future__ import annotations

import pytest

from orderhub.sheet import Word
from parsers.parted_cents import with_cents
from tests.parsers.drawn_pages import raws, read

_PLACES = (50, 110, 300, 352, 392, 440, 492)


def _form(signs: str, *, date: str = "3 November 2026") -> str:
    return (
        f"Official order 4711\nDate: {date}\n\n"
        f"Cat. No.|Description|Quantity|Price each||Total\n|||{signs}\n"
        "M1622|Calico fabric unbleached|300|  3|02| 906|00\nK8342|Scissors round ended|15|25|40|381|00\n"
        "F5422|Storage tray shallow|2|1|80|3|60\n|||Carriage||4|95\n|||Total excluding VAT||1295|55\n"
    )


@pytest.mark.parametrize("signs", [
    "£|p|£|p", "(£)|(p)|(£)|(p)", "£|pence|£|pence", "$|¢|$|¢", "$|cts|$|cts", "€|ct|€|ct", "EUR|Ct.|EUR|Ct.",
    "Euro|Cent|Euro|Cent", "Fr.|Rp.|Fr.|Rp.",
])  # fmt: skip
def test_pounds_and_pence_are_one_sum(signs: str) -> None:
    found = read(_form(signs), _PLACES)
    assert [raw.replace(",", ".") for raw in raws(found, "price")] == ["3.02", "25.40", "1.80"]
    assert [raw.replace(",", ".") for raw in raws(found, "amount")] == ["906.00", "381.00", "3.60"]
    codes = {one.code for one in found.findings}
    assert not codes & {"pdf.number-unexplained", "pdf.line-does-not-close", "pdf.lines-net"}


def test_days_with_points_let_cents_have_a_comma() -> None:
    assert raws(read(_form("Fr.|Rp.|Fr.|Rp.", date="03.11.2026"), _PLACES), "price") == ["3,02", "25,40", "1,80"]


def test_signs_behind_the_titles_in_their_line() -> None:
    found = read(
        "Official order 4711\nDate: 3 November 2026\n\nCat. No.|Description|Quantity|Price|£|p|Total|£|p\n"
        "M1622|Calico fabric unbleached|300||3|02||906|00\nK8342|Scissors round ended|15||25|40||381|00\n"
        "Total excluding VAT||||||1287|00\n",
        (50, 110, 300, 344, 372, 385, 425, 453, 475),
    )
    assert raws(found, "amount") == ["906.00", "381.00"]


def _row(text: str, y: float, places: tuple[int, ...]) -> list[Word]:
    return [
        Word(one, place, y, place + 5 * len(one), y + 10, 1000)
        for one, place in zip(text.split("|"), places, strict=False)
        if one
    ]


@pytest.mark.parametrize(
    ("below", "meant"),
    [
        ("3|02", ["3.02"]), ("|80", ["0.80"]), ("906|–", ["906.00"]), ("906|-", ["906.00"]), ("–|80", ["0.80"]),
        ("2,616|93", ["2,616.93"]), ("note|93", ["note", "0.93"]),
    ],
)  # fmt: skip
def test_a_dash_or_nothing_is_nought(below: str, meant: list[str]) -> None:
    rows = [_row("£|p", 100, (100, 130)), _row(below, 120, (90, 128)), _row("4|95", 140, (98, 128))]
    assert [one.text for one in with_cents(rows)[1]] == meant


@pytest.mark.parametrize(("sign", "cents", "meant"), [("€", "ct", "3,02"), ("$", "¢", "3.02"), ("CHF", "Rp.", "3.02")])
def test_the_currency_tells_how_cents_are_parted(sign: str, cents: str, meant: str) -> None:
    rows = [_row(f"{sign}|{cents}", 100, (100, 130)), _row("3|02", 120, (98, 128))]
    assert [one.text for one in with_cents(rows)[1]] == [meant]


@pytest.mark.parametrize("below", ["3|120", "3|3.50", "3|7"])
def test_what_is_no_cents_leaves_all_as_it_is(below: str) -> None:
    rows = [_row("£|p", 100, (100, 130)), _row(below, 120, (98, 128)), _row("4|95", 140, (98, 128))]
    assert with_cents(rows) == rows


@pytest.mark.parametrize("titles", [
    "Cat. No.|Description|Quantity|Price each||Total", "Art.-Nr.|Bezeichnung|Menge|Einzelpreis||Betrag",
    "Cat. No.|Description|Quantity|Unit price £||Value £",
])  # fmt: skip
def test_order_lines_that_multiply_prove_cents_without_signs(titles: str) -> None:
    found = read(_form("").replace("Cat. No.|Description|Quantity|Price each||Total\n|||", titles), _PLACES)
    assert [raw.replace(",", ".") for raw in raws(found, "price")] == ["3.02", "25.40", "1.80"]
    assert [raw.replace(",", ".") for raw in raws(found, "amount")] == ["906.00", "381.00", "3.60"]
    assert "pdf.lines-net" not in {one.code for one in found.findings}


@pytest.mark.parametrize("wrong", ["907|00", "906|01"])
def test_one_line_that_does_not_multiply_proves_nothing(wrong: str) -> None:
    rows = [
        _row("300|3|02|906|00", 100, (60, 100, 128, 160, 190)),
        _row(f"30|30|20|{wrong}", 120, (60, 100, 128, 160, 190)),
    ]
    rows = [[Word("Cup", 10, row[0].y0, 25, row[0].y1, 1000), *row] for row in rows]
    assert with_cents(rows) == rows


def test_figures_in_the_foot_of_the_page_change_nothing() -> None:
    rows = [_row("£|p", 100, (100, 130)), _row("3|02", 120, (98, 128)), _row("555|0184", 700, (98, 124))]
    assert [[one.text for one in row] for row in with_cents(rows)] == [["£"], ["3.02"], ["555", "0184"]]
