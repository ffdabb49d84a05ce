"""Drawn faxes are the same each time, and the score counts what must be looked at."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from orderhub.bench.fax_pages import fax_papers
from orderhub.bench.fax_sets import papers_of
from orderhub.bench.scans import Score, add_paper
from orderhub.capturing.reading import OrderRead
from orderhub.document import Finding, Kind, Severity
from orderhub.order.model import Item, Line, Order, Price, Quantity
from parsers.printed_values import read_number


def test_the_same_paper_twice_has_the_same_bytes_and_its_resolution() -> None:
    (first,) = fax_papers("standard", known=True, count=1, first=2)
    (again,) = fax_papers("standard", known=True, count=1, first=2)
    assert first.content == again.content
    assert (first.marks, len(first.truth["look"])) == ("struck", 2)
    image = Image.open(BytesIO(first.content))
    assert image.info["dpi"] == (204, 98)
    assert image.width == 1728


def _read(truth: dict[str, list[dict[str, str]]], *asked: int) -> OrderRead:
    lines = tuple(
        Line(
            number=str(at), item=Item(seller_id=one["art"]),
            quantity=Quantity(value=read_number(one["qty"], "de") or Decimal(0)),
            price=Price(net=read_number(one["price"], "de")), amount=read_number(one["total"], "de"),
        )
        for at, one in enumerate(truth["items"])
    )  # fmt: skip
    findings = [Finding("pdf.line-struck", Severity.WARNING, field=f"lines[{at + 1}]") for at in asked]
    return OrderRead(Kind.ORDER, Order(lines=lines), b"", findings, "", "", "", "fax")


def test_a_struck_line_that_nobody_is_asked_about_counts_as_wrong() -> None:
    (paper,) = fax_papers("fine", known=True, count=1, first=2)
    truth = {**paper.truth, "h": {}}
    silent, asked = Score("fine"), Score("fine")
    add_paper(silent, "x", _read(truth), truth)
    add_paper(asked, "x", _read(truth, *truth["look"]), truth)
    assert (silent.wrong_lines_accepted, asked.wrong_lines_accepted) == (2, 0)
    assert asked.touchless_lines == asked.lines == len(truth["items"]) - 2


@pytest.mark.parametrize(
    ("name", "changed"),
    [("g", {"corrected": 2, "noted": 2}), ("h", {"amended": 2, "dropped": 1})],
)
def test_a_further_set_says_which_lines_its_marks_change(name: str, changed: dict[str, int]) -> None:
    look = {paper.marks: len(paper.truth["look"]) for paper in papers_of(name, "fine", 8) if paper.marks != "cut"}
    assert {marks: lines for marks, lines in look.items() if lines} == changed


def test_a_paper_without_its_letterhead_keeps_its_lines_and_what_is_printed_below() -> None:
    *_, cut = papers_of("h", "fine", 8)
    assert (cut.marks, cut.truth["look"]) == ("cut", [])
    assert {"order_no", "date", "custno", "delivery", "net"} <= cut.truth["h"].keys()
