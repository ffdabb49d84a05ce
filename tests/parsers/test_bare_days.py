"""Days of delivery that are printed without a year."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.bare_days import is_bare_day, is_day_part, with_year
from parsers.close_values import bare_week
from tests.parsers.drawn_pages import line_of, lines_of, read

_ORDERED = date(2026, 10, 19)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2 Nov", "2 Nov 2026"), ("2. November", "2 November 2026"), ("Nov 2nd", "Nov 2 2026"), ("2-Nov", "2 Nov 2026"),
        ("02.11.", "02.11.2026"), ("Fr, 6. Nov", "6 Nov 2026"), ("w/c 2 Nov", "2 Nov 2026"),
        ("week commencing Mon 2 Nov", "2 Nov 2026"), ("w/c 19 Oct", "19 Oct 2026"), ("10 Jan", "10 Jan 2027"),
    ],
)  # fmt: skip
def test_a_day_is_the_first_after_the_order(printed: str, meant: str) -> None:
    assert with_year(printed, _ORDERED) == meant.replace("Nov 2 ", "2 Nov ")


@pytest.mark.parametrize("printed", ["Thu 6 Nov", "18 Oct", "w/c 4 Nov", "31.11.", "12 mm", "3 Bags", "2 Nov 2026"])
def test_what_is_in_doubt_stays_as_it_is(printed: str) -> None:
    """Another day of the week, a day before the order, a week that begins on a Wednesday, no day at all."""
    assert not with_year(printed, _ORDERED)


def test_words_of_a_day() -> None:
    assert all(map(is_day_part, ("w/c", "Fri", "Mo.,", "2nd", "02.11.")))
    assert not any(map(is_day_part, ("so", "do", "12.5", "12.50", "wide")))
    assert not is_bare_day("2 Decor")


def test_a_column_of_days_without_a_year() -> None:
    titles = "Your code|Product|Qty|Pack|Price|Total|Needed|HK tick"
    rows = ["851-230|Hair dryer|1|ea|45.31|45.31|w/c 2 Nov|", "169-829|Trolley|6|ea|2.00|12.00|w/c 30 Nov|"]
    page = "\n".join(
        ["Order no. HK-26-059", "Date of order|19 Oct 26", "Needed by|Mon 16 Nov, before noon", titles, *rows]
    )
    found = read(page, (40, 120, 280, 320, 360, 410, 460, 520))
    assert [one["delivery_date"] for one in lines_of(found)] == ["2 Nov 2026", "30 Nov 2026"]
    assert found.root.values["delivery_date"][0].raw == "16 Nov 2026"
    assert not [one for one in found.findings if one.code == "pdf.number-unexplained"]


@pytest.mark.parametrize("printed", ["{:02}.{:02}.", "{}.{}."])
def test_a_column_of_days_and_months_in_figures(printed: str) -> None:
    days = [(31, 10), (1, 12), (6, 2)]
    page = "Bestellung 4711-26|24.10.2026\n\nArt.-Nr.|Artikelbezeichnung|Menge|Preis|Gesamt|Liefertag\n" + "\n".join(
        f"7195{at}|Wischmop Baumwolle|{at} STK|3,00|{3 * at},00|{printed.format(*day)}"
        for at, day in enumerate(days, 1)
    )
    found = lines_of(read(page, (40, 120, 280, 360, 420, 490)))
    years = (2026, 2026, 2027)
    assert [one["delivery_date"] for one in found] == [
        f"{printed.format(*day)}{year}" for day, year in zip(days, years, strict=True)
    ]


def test_a_street_behind_a_label_is_no_day() -> None:
    found = [bare_week(one.page, one.words) for one in map(line_of, ("2 March Road", "2 March, before noon"))]
    assert [one and one.raw for one in found] == [None, "2 March"]
