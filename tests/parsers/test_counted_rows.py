"""Positions in disguise: "1 of 4"; 001, 002, 003 below the title "Item#"."""

from __future__ import annotations

import pytest

from orderhub.document import Extract, Severity
from tests.parsers.drawn_pages import lines_of, raws, read


def _order(*counts: str) -> str:
    rows = [f"{one}|Valve knife gate {at}|V-4711-{at}|5|EA|4.20|21.00" for at, one in enumerate(counts, 1)]
    head = "Purchase Order PO-77120\nDate 12.10.2026\nLine|Description|Part no.|Qty|UOM|Price|Amount"
    return "\n".join((head, *rows, f"|||||Total net|{21 * len(rows)}.00"))


@pytest.mark.parametrize(
    "count", ["{} of 2", "{} von 2", "{}/2", "({}/2)", "{} / 3", "{}. of 2", "{} out of 2", "Line {} of 2", "{} OF 2"]
)
def test_the_number_of_rows_is_no_part_of_their_texts(count: str) -> None:
    found = read(_order(count.format(1), count.format(2)), (40, 110, 250, 320, 370, 420, 480))
    assert raws(found, "position") == ["1", "2"]
    assert raws(found, "description") == ["Valve knife gate 1", "Valve knife gate 2"]


def test_the_only_row_counts_itself_in_words() -> None:
    assert raws(read(_order("1 of 1"), (40, 65, 250, 320, 370, 420, 480)), "description") == ["Valve knife gate 1"]


@pytest.mark.parametrize("counts", [("1/2", "1/2"), ("1/4", "2/3"), ("1/1",), ("2/4", "3/4"), ("1/2", "2/2", "3/2")])
def test_fractions_that_do_not_count_the_rows_stay(counts: tuple[str, ...]) -> None:
    found = read(_order(*counts), (40, 65, 250, 320, 370, 420, 480))
    assert [one.split()[0] for one in raws(found, "description")] == list(counts)


@pytest.mark.parametrize(("begun", "ended"), [("{} of", "2"), ("{}", "of 2"), ("Line {}", "of 2"), ("{} von", "2")])
def test_a_count_broken_at_the_end_of_its_column_is_whole(begun: str, ended: str) -> None:
    head = "Purchase Order PO-77120\nDate 12.10.2026\nLine|Description|Part no.|Qty|UOM|Price|Amount"
    rows = [f"{begun.format(at)}|Valve knife gate {at}|V-4711-{at}|5|EA|4.20|21.00^\n{ended}|with flange\n|drilled"
            for at in (1, 2)]  # fmt: skip
    found = read("\n".join((head, *rows, "|||||Total net|42.00")), (40, 110, 250, 320, 370, 420, 480))
    assert raws(found, "position") == ["1", "2"]
    assert raws(found, "description") == [
        "Valve knife gate 1 with flange drilled",
        "Valve knife gate 2 with flange drilled",
    ]


def test_positions_without_a_title_left_of_the_articles_count_the_rows() -> None:
    rows = "1|8950-70|Fluoride varnish|8|168.04\n2|9053-40|Curing light sleeve|8|22.20\n3|1407-16|Tip|50|5.67"
    page = f"Purchase order 4711\n\n|Item code|Description|How many|List price\n{rows}"
    found = lines_of(read(page, (40, 90, 190, 400, 480)))
    assert [(one["position"], one["article"]) for one in found] == [
        ("1", "8950-70"),
        ("2", "9053-40"),
        ("3", "1407-16"),
    ]


def test_numbers_that_open_the_articles_one_blank_before_them_are_theirs() -> None:
    rows = "1 8950|Fluoride varnish|8|168.04\n2 9053|Curing light sleeve|8|22.20"
    found = lines_of(read(f"Purchase order 4711\n\nItem code|Description|Qty|Price\n{rows}", (40, 190, 400, 480)))
    assert [one["article"] for one in found] == ["1 8950", "2 9053"]


def _numbered(title: str, text: str, *numbers: str) -> Extract:
    rows = [f"{one}|Valve knife gate|5|EA|4.20|21.00\n|Vendor part no: KX-{47110 + 17 * at}"
            for at, one in enumerate(numbers, 1)]  # fmt: skip
    head = f"Purchase Order PO-77120\nDate 12.10.2026\n{title}|{text}|Qty|UOM|Price|Amount"
    total = f"||||Total net|{21 * len(rows)}.00"
    return read("\n".join((head, *rows, total)), (40, 110, 320, 370, 420, 480))


@pytest.mark.parametrize(
    ("title", "text", "numbers"),
    [
        ("Item#", "Description/Vendor Part No.", ("001", "002", "003")),
        ("Item No.", "Description / Your part no.", ("1.", "2.")),
        ("Our item", "Description", ("10", "20", "30")),
        ("Artikel", "Bezeichnung / Ihre Art.-Nr.", ("00010", "00020", "00030")),
        ("Item#", "Description/Vendor Part No.", ("001",)),
    ],
)
def test_numbers_of_goods_that_count_the_rows_are_positions(title: str, text: str, numbers: tuple[str, ...]) -> None:
    found = _numbered(title, text, *numbers)
    assert raws(found, "position") == [one.strip(".") for one in numbers]
    assert not raws(found, "buyer_article")
    assert len(raws(found, "article")) == len(numbers)
    assert [one for one in found.findings if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize("numbers", [("417", "418", "419"), ("2", "1"), ("A1", "A2"), ("10",)])
def test_numbers_that_do_not_count_the_rows_stay_those_of_goods(numbers: tuple[str, ...]) -> None:
    found = _numbered("Our item", "Description/Vendor Part No.", *numbers)
    assert raws(found, "buyer_article") == list(numbers)


@pytest.mark.parametrize("numbers", [("001", "002", "004"), ("10", "30"), ("2", "3")])
def test_numbers_of_goods_that_count_with_gaps_are_asked_about(numbers: tuple[str, ...]) -> None:
    found = _numbered("Item#", "Description/Vendor Part No.", *numbers)
    assert [one.code for one in found.findings].count("pdf.article-unlikely") == len(numbers)
