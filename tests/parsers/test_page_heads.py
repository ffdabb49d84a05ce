"""What the pages of an order say of themselves among its lines is no text of theirs."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Page
from tests.parsers.drawn_pages import page_of, raws

_PLACES = (40, 90, 160, 330, 380, 440, 500)
_HEAD = (
    "Nordwerk GmbH, Kiel\nBestellung Nr. 4500123\nDatum: 20.10.2026\n\nPos|Artikel|Bezeichnung|Menge|ME|Preis|Wert\n"
)
_FIRST = "10|471-20|Getriebemotor|5|Stk|1,00|5,00\n20|471-30|Kupplung|10|Stk|2,00|20,00"
_SECOND = "30|472-11|Zahnriemen|4|Stk|3,00|12,00\n40|473-05|Spannrolle|2|Stk|4,00|8,00\nNetto||||||45,00"


def _read(first: str, second: str) -> Extract:
    sheets = [page_of(_HEAD + _FIRST + first, _PLACES), page_of(second + _SECOND, _PLACES)]
    pages = [Page(at, 595, 842, one.words, "text-layer") for at, one in enumerate(sheets, 1)]
    return extract(pages, Document(b"", "order.pdf"), "pdf", fuzzy=False)


@pytest.mark.parametrize(
    "said",
    ["Fortsetzung auf Seite 2", "Fortsetzung nächste Seite ...", "weiter auf Blatt 2", "Bitte wenden", "- 2 -", ".../2",
     "Seite 1 von 2", "Blatt 1", "continued overleaf", "*** Continued ***", "Continued on next page", "PTO"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["||", ""])
def test_a_line_that_tells_of_pages_is_no_text(said: str, place: str) -> None:
    found = _read(f"\n{place}{said}", "")
    assert raws(found, "description") == ["Getriebemotor", "Kupplung", "Zahnriemen", "Spannrolle"]
    assert not found.findings


@pytest.mark.parametrize("said", ["Größe 1/2", "Blatt 7", "1/2", "Fortsetzungsband 2", "weiter Kragen", "Page 40"])
def test_a_line_that_tells_of_goods_is(said: str) -> None:
    assert raws(_read(f"\n||{said}", ""), "description")[1] == f"Kupplung {said}"


def test_a_sheet_between_two_rows_is_of_a_drawing() -> None:
    first = _FIRST.replace("\n20", "\n||Blatt 1\n20")
    pages = [page_of(_HEAD + first, _PLACES), page_of(_SECOND, _PLACES)]
    found = extract(pages, Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "description")[0] == "Getriebemotor Blatt 1"


@pytest.mark.parametrize(
    "head",
    ["Nordwerk GmbH\n\nSeite 2 von 2\n", "Blatt 2 zur Bestellung Nr. 4500123 vom 20.10.2026\n\n", "- 2 -\n",
     "Bestellnummer 4500123\nDatum 20.10.2026\nSeite 2 / 2\n\n", "Bestellung 4500123 / 20.10.2026 / Seite 2\n"],
)  # fmt: skip
def test_the_head_of_a_page_without_titles_is_no_text(head: str) -> None:
    found = _read("", head)
    assert raws(found, "description") == ["Getriebemotor", "Kupplung", "Zahnriemen", "Spannrolle"]
    assert not found.findings


def test_a_text_goes_on_below_the_head_of_the_next_page() -> None:
    found = _read("", "Bestellung Nr. 4500123, Seite 2\n\n||mit Nabe\n")
    assert raws(found, "description")[1] == "Kupplung mit Nabe"
