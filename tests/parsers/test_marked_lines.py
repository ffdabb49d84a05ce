"""Figures that reach further right than those of other lines: printed in a column aligned at the left, or written."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word

TITLES = ("Pos", "Artikel-Nr.", "Bezeichnung", "Menge", "ME", "Einzelpreis", "Gesamt")
LEFTS = (60, 90, 160, 340, 380, 430, 500)
ROWS = [
    ("1", "NW-1205", "Tomaten", "48", "Karton", "11,40", "547,20"),
    ("2", "NW-1104", "Tee", "13", "Stk", "7,40", "96,20"),
    ("3", "NW-1401", "Servietten", "64", "Karton", "19,90", "1.273,60"),
]


def said(*more: Word) -> list[str]:
    """The codes that send lines of a faxed order to a person."""
    words = [Word("Bestellung", 60, 60, 120, 70, 990), Word("HT-00010", 130, 60, 180, 70, 990), *more]
    for row, cells in enumerate((TITLES, *ROWS)):
        y = 200 + 20 * row
        words += [
            Word(text, left, y, left + 5 * len(text), y + 9, 990) for left, text in zip(LEFTS, cells, strict=True)
        ]
    page = Page(1, 595, 842, words, "rapidocr")
    found = extract([page], Document(b"", "fax.tif", "image/tiff", "fax"), "fax", fuzzy=True)
    return [one.code for one in found.findings if (one.field or "").startswith("lines[3]")]


def test_a_long_amount_in_a_column_aligned_at_the_left_is_print() -> None:
    assert "pdf.line-marked" not in said()


@pytest.mark.parametrize("text", ["50", "nur"])
def test_what_stands_right_of_all_lines_is_written(text: str) -> None:
    assert "pdf.line-marked" in said(Word(text, 555, 260, 575, 269, 900))


def ragged(last: str, *, blank: float = 3, confidence: int = 995, again: str | None = None) -> list[str]:
    """The codes for a line without prices whose text is longer than the others by its last word."""
    words = [Word("Bestellung", 60, 60, 120, 70, 990), Word("HT-00010", 130, 60, 180, 70, 990)]
    rows = (("Anzahl", "Einheit", "Artikelnr", "Artikel"), ("48", "Stk", "87411", "Knete"),
            ("24", "Stk", "75640", "Kleber"), ("60", "Set", "39993", "Perlen"))  # fmt: skip
    for row, cells in enumerate(rows):
        for left, text in zip((60, 110, 180, 260), cells, strict=True):
            words.append(Word(text, left, 200 + 20 * row, left + 5 * len(text), 209 + 20 * row, confidence))
    start = words[-1].x1 + blank
    words.append(Word(last, start, 260, start + 5 * len(last), 269, confidence))
    page = Page(1, 595, 842, words, "rapidocr")
    page.second = lambda asked: [again or " ".join(one.text for one in asked)] * 4
    found = extract([page], Document(b"", "fax.tif", "image/tiff", "fax"), "fax", fuzzy=True)
    return [one.code for one in found.findings if (one.field or "").startswith("lines[3]")]


@pytest.mark.parametrize("last", ["natur", "Lösemittel", "ml"])
def test_the_text_of_a_last_column_ends_where_it_ends(last: str) -> None:
    assert "pdf.line-marked" not in ragged(last)


@pytest.mark.parametrize("last", ["24", "MS", "ceeeee", "OK"])
def test_figures_and_initials_behind_a_text_are_written(last: str) -> None:
    assert "pdf.line-marked" in ragged(last)


def test_what_stands_apart_or_reads_otherwise_again_is_written() -> None:
    assert "pdf.line-marked" in ragged("natur", blank=5)
    assert "pdf.line-marked" in ragged("natur", again="Perlen nafur")
    assert "pdf.line-marked" in ragged("natur", confidence=960)
