"""Article numbers behind labels in the text of an order line, numbers with letters, weeks in figures alone."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.printed_values import find_date
from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (50, 80, 150, 400, 440, 500)


def _order(text: str, number: str = "", title: str = "") -> str:
    return (
        f"Purchase order 4711 of 01.09.2026\n\nPos|{title}|Description|Qty|Price|Total\n"
        f"1|{number}|Pipe seamless {text}|12|1.50|18.00\n2|{number}|Gauge round {text}|2|27.50|55.00\n"
    )


@pytest.mark.parametrize(
    ("text", "kind", "number", "left"),
    [
        ("(your no. 5874-94)", "article", "5874-94", ""),
        ("(stainless, your no. 4711-20)", "article", "4711-20", " (stainless)"),
        (", Ihre Art.-Nr. 4711-20", "article", "4711-20", ""),
        ("your part no. KA 1097-86", "article", "KA 1097-86", ""),
        ("- our stock code ZZ 4711", "buyer_article", "ZZ 4711", ""),
        ("EAN 4006381333931", "gtin", "4006381333931", ""),
        ("with cable no. 4711", "article", "", " with cable no. 4711"),
        ("for part no. 4711-20", "article", "", " for part no. 4711-20"),
    ],
)
def test_a_number_in_a_text(text: str, kind: str, number: str, left: str) -> None:
    found = read(_order(text), _PLACES)
    assert raws(found, kind) == ([number] * 2 if number else [])
    assert raws(found, "description") == [f"Pipe seamless{left}", f"Gauge round{left}"]


def test_a_number_of_the_supplier_in_a_text_makes_that_of_the_column_the_buyers() -> None:
    found = read(_order("(your no. 5874-94)", "7788-1", "Part No."), _PLACES)
    assert raws(found, "article") == ["5874-94"] * 2
    assert raws(found, "buyer_article") == ["7788-1"] * 2


def test_a_second_number_of_nobody_is_asked_about() -> None:
    found = read(_order("Art.-Nr.: 4711-20", "7788-1", "Part No."), _PLACES)
    assert "lines[1].item" in [one.field for one in found.findings if one.code == "pdf.number-unexplained"]


def test_pieces_have_any_short_name_where_a_letter_lists_them() -> None:
    found = read(
        "Purchase order 88\n\n4|no.|Ragwort fork (your no. 5874-94)\n6|no.|Fly spray (your no. 7392-17)\n"
        "5|roll|Fence tape (your no. 4798-49)\n",
        (50, 80, 120),
    )
    assert [(one["quantity"], one["unit"], one["article"]) for one in lines_of(found)] == [
        ("4", "no", "5874-94"), ("6", "no", "7392-17"), ("5", "roll", "4798-49"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (("2646", "2702"), ["KW 46/2026", "KW 2/2027"]),
        (("4626", "0227"), ["KW 46/2026", "KW 2/2027"]),
        (("202646", "202702"), ["KW 46/2026", "KW 02/2027"]),
        (("W46", "2"), ["KW 46/2026", "KW 2/2027"]),
        (("2627", "2627"), ["KW 2627", "KW 2627"]),
    ],
)
def test_weeks_in_figures(weeks: tuple[str, str], said: list[str]) -> None:
    found = read(
        "Purchase order 4711\nOrder date 01.06.2026\n\nPos|Part no.|Description|Del. week|Qty|Price|Total\n"
        f"1|A-4711|Pipe|{weeks[0]}|12|1.50|18.00\n2|A-4712|Gauge|{weeks[1]}|2|27.50|55.00\n",
        (50, 80, 150, 250, 400, 440, 500),
    )
    assert raws(found, "delivery_date") == said


@pytest.mark.parametrize("text", ["2026-W46", "W46/2026", "KW 2026/46", "2026W46"])
def test_weeks_as_norms_write_them(text: str) -> None:
    assert (find_date(text) or ("", ""))[0] == date(2026, 11, 9)


def test_a_number_in_brackets_ends_each_text() -> None:
    rows = "1||Pipe seamless [4711-20]|12|1.50|18.00\n2||Gauge round [4712-30]|2|27.50|55.00\n"
    found = read(f"Purchase order 4711\n\nPos||Description|Qty|Price|Total\n{rows}", _PLACES)
    assert raws(found, "article") == ["4711-20", "4712-30"]
    assert raws(found, "description") == ["Pipe seamless", "Gauge round"]
    found = read(f"Purchase order 4711\n\nPos||Description|Qty|Price|Total\n{rows.replace(' [4712-30]', '')}", _PLACES)
    assert raws(found, "article") == []
