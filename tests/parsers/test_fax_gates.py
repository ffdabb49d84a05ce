"""Lines of a fax that multiply and need a look nevertheless, and figures that are read where they must stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Page, Word

TITLES = ("Pos", "Artikel-Nr.", "Bezeichnung", "Menge", "ME", "Einzelpreis", "Gesamt")
LEFTS = (60, 90, 160, 340, 380, 430, 500)
ROWS = (
    ("1", "NW-1205", "Tomaten", "48", "Karton", "11,40", "547,20"),
    ("2", "NW-1104", "Tee", "13", "Stk", "7,40", "96,20"),
    ("3", "NW-1401", "Servietten", "64", "Karton", "19,90", "1.273,60"),
)
NET = "1.917,00"


def faxed(
    rows: Sequence[Sequence[str]] = ROWS, *more: Word, net: str = NET, again: Mapping[str, str] | None = None,
    ruined: bool = False, confidence: int = 990,
) -> Extract:  # fmt: skip
    """The order a recognised page gives. `again`: what the place of a word says when it is read a second time."""
    words = [Word("Bestellung", 60, 60, 120, 70, confidence), Word("HT-00010", 130, 60, 180, 70, confidence), *more]
    for row, cells in enumerate((TITLES, *rows)):
        y = 200 + 20 * row
        words += [
            Word(text, left, y, left + 5 * len(text), y + 9, confidence)
            for text, left in zip(cells, LEFTS, strict=True)
            if text
        ]
    if net:
        words += [Word("Nettosumme", 430, 300, 480, 309, 990), Word(net, 500, 300, 540, 309, 990)]
    page = Page(1, 595, 842, words, "rapidocr")
    page.ruined = ruined

    def second(asked: Sequence[Word]) -> Iterator[str]:
        text = " ".join(one.text for one in asked)
        place = f"{asked[0].x0:.0f},{asked[0].y0:.0f}"
        yield from [(again or {}).get(text or place, text)] * 4

    page.second = second
    return extract([page], Document(b"", "fax.tif", "image/tiff", "fax"), "fax", fuzzy=True)


def doubts(found: Extract) -> list[tuple[str, str]]:
    return [(one.code, one.field or "") for one in found.findings if (one.field or "").startswith("lines[")]


def test_lines_that_multiply_and_add_up_need_no_look() -> None:
    assert doubts(faxed()) == []


@pytest.mark.parametrize(("ruined", "confidence"), [(True, 990), (False, 880)])
def test_every_line_of_a_ruined_page_is_looked_at(ruined: bool, confidence: int) -> None:
    found = doubts(faxed(ruined=ruined, confidence=confidence))
    assert {field for code, field in found if code == "pdf.page-ruined"} == {"lines[1]", "lines[2]", "lines[3]"}


def test_an_amount_that_lost_its_comma_is_looked_at_though_it_multiplies() -> None:
    rows = (*ROWS[:2], ("3", "NW-1401", "Servietten", "64", "Karton", "1990", "127360"))
    assert ("pdf.cents-missing", "lines[3]") in doubts(faxed(rows))


def test_without_a_sum_each_line_is_read_again() -> None:
    assert doubts(faxed(net="")) == []
    assert doubts(faxed(net="", again={"7,40": "1,40"})) == [("pdf.sum-unproven", "lines[2]")]


def test_a_sum_that_differs_leaves_only_lines_that_read_the_same_again() -> None:
    assert ("pdf.sum-unproven", "lines[2]") in doubts(faxed(net="1.977,00", again={"96,20": "36,20"}))


@pytest.mark.parametrize("confidence", [640, 990])
def test_a_word_in_a_row_that_is_hardly_read_is_no_print(confidence: int) -> None:
    marked = ("pdf.line-marked", "lines[2]") in doubts(faxed(ROWS, Word("mur", 250, 240, 268, 249, confidence)))
    assert marked is (confidence < 700)


def test_a_line_without_the_number_that_the_others_have_is_looked_at() -> None:
    rows = (ROWS[0], ("2", "", "Tee", "13", "Stk", "7,40", "96,20"), ROWS[2])
    assert ("pdf.line-incomplete", "lines[2].item") in doubts(faxed(rows))


def test_an_overlooked_quantity_is_read_where_it_must_stand() -> None:
    rows = (*ROWS[:2], ("3", "NW-1401", "Servietten", "I", "Karton", "19,90", "19,90"))
    found = faxed(rows, net="663,30")
    assert (doubts(found), found.root.children[2].values["quantity"][0].raw) == ([], "1")
    # Read as something that does not multiply, it stays missing.
    assert ("pdf.line-incomplete", "lines[3].quantity") in doubts(faxed(rows, net="663,30", again={"I": "7"}))


def test_a_quantity_under_the_box_of_its_unit_is_read_before_the_unit() -> None:
    rows = (*ROWS[:2], ("3", "NW-1401", "Servietten", "", "", "19,90", "1.273,60"))
    wide = Word("Karton", 345, 260, 410, 269, 990)
    found = faxed(rows, wide, again={"337,260": "64"})
    assert (doubts(found), found.root.children[2].values["quantity"][0].raw) == ([], "64")
    assert ("pdf.line-incomplete", "lines[3].quantity") in doubts(faxed(rows, wide, again={"337,260": "54"}))


def test_a_quantity_beside_its_position_is_no_part_of_it() -> None:
    rows = (*ROWS[:2], ("3", "NW-1401", "Servietten", "", "Karton", "19,90", "49.750,00"))
    found = faxed(rows, Word("2.500", 67, 260, 85, 269, 990), net="50.393,40")
    assert found.root.children[2].values["quantity"][0].raw == "2.500"


def test_a_position_that_was_written_over_is_counted() -> None:
    rows = (ROWS[0], ("12", *ROWS[1][1:]), ROWS[2])
    found = faxed(rows)
    assert [one.values["position"][0].raw for one in found.root.children] == ["1", "2", "3"]
    lost = faxed((ROWS[0], ROWS[1], ("4", *ROWS[2][1:])))
    assert "pdf.position-gap" in {one.code for one in lost.findings}
