"""The drawn layouts: what is printed beside them is what stands in the PDF, and mistakes of the reader are counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from orderhub.bench import layout_score
from orderhub.bench.layout_score import LAYOUTS, LayoutScore
from orderhub.bench.layout_texts import date_text, number_text
from orderhub.bench.layouts import Layout, Paper, papers
from orderhub.capturing.read import read
from orderhub.capturing.reading import Reading
from orderhub.document import Document, Kind
from orderhub.mapping.catalog import Catalog
from orderhub.mapping_files import read_catalog
from orderhub.order import layouts as forms
from orderhub.settings import Settings, settings

KNOWN = [one for one in LAYOUTS if not one.apart]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(settings().mappings_dir)


def paper_of(layout: Layout) -> Paper:
    (paper,) = papers((layout,), 1)
    return paper


def scored(paper: Paper, reading: Reading) -> LayoutScore:
    score = LayoutScore("x")
    layout_score.add(score, paper, reading)
    return score


def reading_of(paper: Paper, catalog: Catalog) -> Reading:
    return read(Document(paper.content, f"{paper.name}.pdf"), catalog)


def test_there_are_seventy_one_layouts_of_which_twenty_two_were_once_kept_apart() -> None:
    assert len({one.name for one in LAYOUTS}) == len(LAYOUTS) == 71
    assert len(KNOWN) == 49


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.name)
def test_what_is_meant_is_printed(layout: Layout) -> None:
    paper = paper_of(layout)
    pdf = pypdfium2.PdfDocument(paper.content)
    text = " ".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
    assert len(pdf) == paper.pages
    for order in paper.orders:
        assert str(order.header["number"]) in text
        for item in order.items:
            quantity = number_text(item.quantity, layout.numbers, 0)
            assert "".join(quantity.split()) in text
            if item.amount is not None:
                assert "".join(number_text(item.amount, layout.numbers).split()) in text
            if any("{delivery}" in one for one in layout.below):
                assert "".join(date_text(item.delivery, layout.dates).split()) in text


def test_the_same_layout_is_drawn_the_same() -> None:
    assert paper_of(LAYOUTS[1]).content == paper_of(LAYOUTS[1]).content


@pytest.mark.parametrize("layout", KNOWN, ids=lambda one: one.name)
def test_known_layouts_are_read_whole(layout: Layout, catalog: Catalog) -> None:
    paper = paper_of(layout)
    score = scored(paper, reading_of(paper, catalog))
    assert score.missed == []
    assert (score.lines_right, score.headers_right) == (score.lines, score.headers)
    assert score.wrong_lines_accepted == 0


@pytest.mark.parametrize("kind", ["position", "article", "text", "quantity", "unit", "price", "amount", "discount"])
def test_a_title_nobody_knows_makes_no_wrong_line_that_is_not_named(kind: str, catalog: Catalog) -> None:
    for layout in KNOWN[::3]:
        columns = tuple(one._replace(title="Xyzzy") if one.kind == kind else one for one in layout.columns)
        paper = paper_of(replace(layout, columns=columns))
        score = scored(paper, reading_of(paper, catalog))
        assert [one for one in score.missed if "SILENT" in one] == [], layout.name


def test_a_wrong_line_a_lost_line_and_an_order_too_many_are_counted(catalog: Catalog) -> None:
    paper = paper_of(KNOWN[0])
    reading = reading_of(paper, catalog)
    (one,) = reading.orders
    wrong = msgspec.structs.replace(one.order.lines[0], amount=one.order.lines[0].amount + 1)
    one.order = msgspec.structs.replace(one.order, lines=(wrong, *one.order.lines[1:]))
    assert scored(paper, reading).wrong_lines_accepted == 1
    one.order = msgspec.structs.replace(one.order, lines=one.order.lines[1:])
    assert scored(paper, reading).wrong_lines_accepted == 1
    reading = reading_of(paper, catalog)
    reading.orders = [*reading.orders, *reading.orders]
    assert scored(paper, reading).wrong_lines_accepted == len(paper.orders[0].items)


def test_a_remark_counts_in_the_text_and_in_the_notes_but_not_lost() -> None:
    remarked = next(one for one in LAYOUTS if any("{more}" in below for below in one.below))
    item = paper_of(remarked).orders[0].items[0]
    wanted = layout_score._meant(item._replace(text="Hex bolt", more="RAL 9010"), remarked)
    whole, alone = wanted.printed, (*wanted.printed[:-1], "hexbolt")
    assert [layout_score._is_meant(*said, wanted) for said in ((whole, ""), (alone, "colourral9010"))] == [True, True]
    assert not layout_score._is_meant(alone, "ral", wanted)


def test_two_orders_in_one_pdf_are_two_orders(catalog: Catalog) -> None:
    paper = paper_of(next(one for one in KNOWN if one.orders == 2))
    reading = reading_of(paper, catalog)
    assert [one.order.number for one in reading.orders] == [one.header["number"] for one in paper.orders]
    assert {one.kind for one in reading.orders} == {Kind.ORDER}


def test_a_silent_mistake_counts_after_trust_only_where_the_layout_was_confirmed_before() -> None:
    right, wrong = forms.Paper("a", is_right=True), forms.Paper("a", is_right=False)
    late, early = LayoutScore("late"), LayoutScore("early")
    layout_score.trust(late, [(right, 0), (right, 0), (wrong, 2), (right, 0)])
    layout_score.trust(early, [(wrong, 2), (right, 0), (right, 0), (right, 0)])
    assert (late.wrong_lines_after_trust, late.touchless_papers) == (2, 2)
    assert (early.wrong_lines_after_trust, early.touchless_papers) == (0, 1)


def test_the_first_two_papers_of_a_layout_are_seen_and_the_others_need_nobody(tmp_path: Path) -> None:
    drawn = list(papers((KNOWN[0],), 4))
    score = layout_score.score_papers("x", drawn, Settings(home=tmp_path, parser_processes=1))
    assert (score.papers, score.touchless_papers, score.wrong_lines_after_trust) == (4, 2, 0)
