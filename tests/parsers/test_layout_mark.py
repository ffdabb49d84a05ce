"""Papers of one form have one mark, whatever was ordered; other forms have others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from orderhub.bench.layout_score import LAYOUTS
from orderhub.bench.layouts import Column, Layout, papers
from orderhub.document import Document, PaperLayout
from parsers import fax_image, pdf_order
from parsers.layout_mark import layout_of
from parsers.order_table import Row, Table
from parsers.page_order import extract
from parsers.page_titles import Column as TitleColumn
from parsers.page_titles import Header
from parsers.page_words import Line, Page, Word
from parsers.pdf_words import open_pdf, read_page
from tests.parsers.pdf_samples import fax_of, sample_pdf

KNOWN = tuple(one for one in LAYOUTS if not one.apart)


def forms_of(layouts: tuple[Layout, ...], each: int) -> dict[str, list[PaperLayout | None]]:
    found: dict[str, list[PaperLayout | None]] = defaultdict(list)
    for paper in papers(layouts, each):
        for one in pdf_order.parse(Document(paper.content, "a.pdf")).extracts:
            found[paper.orders[0].layout.name].append(one.layout)
    return found


def test_a_layout_has_one_mark_over_its_papers_and_shares_it_with_no_other() -> None:
    found = forms_of(KNOWN, 2)
    assert len(found) == len(KNOWN)
    marks = {name: {one and one.mark for one in forms} for name, forms in found.items()}
    assert {name: said for name, said in marks.items() if len(said) != 1 or None in said} == {}
    assert len(set.union(*marks.values())) == len(KNOWN)


@pytest.mark.parametrize("what", ["title", "column", "sum"])
def test_another_form_of_the_same_sender_has_another_mark(what: str) -> None:
    layout = next(one for one in KNOWN if one.name == "02-plain")
    columns = layout.columns
    if what == "title":
        changed = replace(layout, columns=tuple(_titled(one, "Stückzahl", "quantity") for one in columns))
    elif what == "column":
        changed = replace(layout, columns=columns[:-1])
    else:
        changed = replace(layout, columns=tuple(_titled(one, "Wert", "amount") for one in columns))
    (first,), (second,) = forms_of((layout,), 1).values(), forms_of((changed,), 1).values()
    assert first[0] is not None
    assert second[0] is not None
    assert first[0].mark != second[0].mark


def _titled(column: Column, title: str, kind: str) -> Column:
    return column._replace(title=title) if column.kind == kind else column


def read_under(titles: dict[str, str], *, fuzzy: bool, width: float = 595) -> str:
    """The mark of a paper whose one line was read under these titles, by role."""
    words = [Word(text, 60.0 * at, 10, 60.0 * at + 40, 20) for at, text in enumerate(titles.values())]
    page = Page(1, width, 842, words, "rapidocr" if fuzzy else "text-layer")
    table = Table()
    row = Row(page, Line(page, words), {})
    row.header = Header([TitleColumn(kind, [word]) for kind, word in zip(titles, words, strict=True)], 0, 0, 20)
    table.rows.append(row)
    found = layout_of(table, {}, page, fuzzy=fuzzy)
    assert found is not None
    return found.mark


TITLES = {"position": "Pos.", "article": "Artikel-Nr.", "quantity": "Menge", "amount": "Gesamtpreis"}


@pytest.mark.parametrize("misread", [{"article": "Artike1-Nr,"}, {"quantity": "Menqe"}, {"amount": "Gesarntpreis"}])
def test_misread_letters_on_a_fax_change_nothing_in_print_they_would(misread: dict[str, str]) -> None:
    assert read_under({**TITLES, **misread}, fuzzy=True) == read_under(TITLES, fuzzy=True)
    assert read_under({**TITLES, **misread}, fuzzy=False) != read_under(TITLES, fuzzy=False)


def test_roles_in_another_order_another_word_and_a_wide_page_are_another_form_on_a_fax() -> None:
    turned = {kind: TITLES[kind] for kind in ("position", "quantity", "article", "amount")}
    marks = {
        read_under(TITLES, fuzzy=True), read_under(turned, fuzzy=True), read_under(TITLES, fuzzy=True, width=1200),
        read_under({**TITLES, "amount": "Warenwert"}, fuzzy=True), read_under(TITLES, fuzzy=False),
    }  # fmt: skip
    assert len(marks) == 5


def test_a_faxed_form_is_understood_as_its_print_would_be() -> None:
    content = sample_pdf("classic")
    pdf = open_pdf(content)
    pages = [read_page(pdf, 1)[0]]
    pdf.close()
    meant = extract(pages, Document(b""), "fax", fuzzy=True).layout
    document = Document(fax_of(content, fine=False, noise=0.0004), "a.tif", channel="fax")
    (found,) = (one.layout for one in fax_image.parse(document).extracts)
    assert found is not None
    assert meant is not None
    assert found.mark == meant.mark


def test_a_paper_without_lines_has_no_form() -> None:
    assert layout_of(Table(), {}, Page(1, 595, 842, [], "text-layer"), fuzzy=False) is None
