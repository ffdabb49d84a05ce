"""The layouts held apart: what is meant is printed, and its sums are right. No reader is run here."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pypdfium2
import pytest

from orderhub.bench.form_orders import amount_of, dated, money
from orderhub.bench.forms import Form, papers_of
from orderhub.bench.layouts import Meant, Paper
from orderhub.bench.layouts_apart_a import APART_A
from orderhub.bench.layouts_apart_b import APART_B
from orderhub.bench.layouts_apart_c import APART_C
from orderhub.bench.layouts_apart_e import APART_E

FORMS = APART_A + APART_B + APART_C + APART_E
_CENT = Decimal("0.01")


def paper_of(form: Form, seed: int = 0) -> Paper:
    return list(papers_of((form,), seed + 1))[seed]


def printed(paper: Paper) -> str:
    """All letters of the paper without blanks and line ends."""
    pdf = pypdfium2.PdfDocument(paper.content)
    assert len(pdf) == paper.pages
    return "".join(re.sub(r"\s|\xad|\ufffe", "", page.get_textpage().get_text_range()) for page in pdf)


def kinds(meant: Meant) -> set[str]:
    return {column.kind for column in meant.layout.columns}


def close_up(text: str) -> str:
    return "".join(text.split())


def test_no_name_or_buyer_appears_twice_in_the_four_sets() -> None:
    assert [len(one) for one in (APART_A, APART_B, APART_C, APART_E)] == [16, 16, 14, 14]
    assert len({one.name for one in FORMS}) == len({one.buyer for one in FORMS}) == 60


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.name)
def test_what_is_meant_is_printed(form: Form) -> None:
    paper = paper_of(form, 1)
    text = printed(paper)
    assert len(paper.orders) == form.orders
    for meant in paper.orders:
        assert close_up(form.buyer) in text
        assert close_up(form.delivery) in text
        for name in ("number", "customer"):
            assert close_up(str(meant.header.get(name, ""))) in text
        for name in ("net", "tax", "gross"):
            if name in meant.header:
                assert close_up(money(meant.header[name], form.numbers)) in text
        for name, pattern in (("issued", form.dates), ("wanted", form.wanted_dates or form.dates)):
            if name in meant.header:
                assert close_up(dated(meant.header[name], pattern)) in text
        for item in meant.items:
            shown = kinds(meant)
            assert item.text.split()[0] in text
            assert amount_of(item.quantity, form.numbers, form.places[0]).replace("\u00a0", "") in text
            for kind in shown & {"article", "buyer_article", "gtin", "unit"}:
                assert close_up(str(getattr(item, kind))) in text
            if item.amount is not None:
                assert close_up(money(item.amount, form.numbers)) in text
            if "delivery" in shown:
                assert close_up(dated(item.delivery, form.line_dates or form.dates)) in text


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.name)
def test_the_sums_are_right(form: Form) -> None:
    for seed in range(3):
        for meant in paper_of(form, seed).orders:
            total = Decimal(0)
            for item in meant.items:
                if item.price is None or item.amount is None:
                    continue
                exact = item.quantity * item.price / item.base * (100 - item.discount) / 100
                assert item.amount == exact.quantize(_CENT, ROUND_HALF_UP)
                total += item.amount
            header = meant.header
            if "net" in header and not form.dealing.charges:
                assert header["net"] == total
            if {"net", "tax", "gross"} <= set(header):
                assert header["gross"] == header["net"] + header["tax"]


def test_the_same_form_is_drawn_the_same() -> None:
    assert paper_of(FORMS[0]).content == paper_of(FORMS[0]).content


def test_a_unit_that_is_not_printed_is_not_expected() -> None:
    (form,) = [one for one in APART_A if one.name == "a07-suite"]
    assert {item.unit for item in paper_of(form).orders[0].items} == {""}
