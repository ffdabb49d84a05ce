"""Headers of orders laid out in many ways: who buys, where goods go, number, dates, totals. Papers drawn as text.

A paper of `golden/order_headers.txt` is its name behind ===, what it says, and after --- how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orderhub.document import Document
from orderhub.mapping.dates import parse
from parsers.line_runs import runs_of
from parsers.page_issuer import issuer_of
from parsers.page_order import extract
from parsers.page_parties import labelled_parties
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import read

GOLDEN = Path(__file__).parent / "golden" / "order_headers.txt"
ACROSS, DOWN = 5.2, 12.5


def page(drawn: str) -> Page:
    """A page of words in the places of their letters."""
    words = [
        Word(one[0], 30 + one.start() * ACROSS, 40 + row * DOWN, 28.8 + one.end() * ACROSS, 49 + row * DOWN)
        for row, line in enumerate(drawn.strip("\n").split("\n"))
        for one in re.finditer(r"\S+", line)
    ]
    return Page(1, 595, 842, words, "text-layer")


def papers() -> Iterator[tuple[str, dict[str, str], str]]:
    tables, *cases = re.split(r"^=== ", GOLDEN.read_text("utf-8"), flags=re.MULTILINE)
    table = dict(re.findall(r"^@(\w+)@\n(.*?)\n(?=@|\Z)", tables, flags=re.MULTILINE | re.DOTALL))
    for case in cases:
        name, rest = case.split("\n", 1)
        meant, drawn = rest.split("---\n", 1)
        yield name, dict(line.split("=", 1) for line in meant.split("\n") if line), re.sub(
            r"^@(\w+)@$", lambda one: table[one[1]].strip("\n"), drawn, flags=re.MULTILINE
        )  # fmt: skip


@pytest.mark.parametrize(("meant", "drawn"), [pytest.param(*one[1:], id=one[0]) for one in papers()])
def test_the_header_says_what_is_printed(meant: dict[str, str], drawn: str) -> None:
    found = extract([page(drawn)], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    read = {name: one[0].raw for name, one in found.root.values.items()}
    first = found.keys.get("first_of_date", "")
    if first:
        # Meant is the day; read is what is printed, and which number of it is the month.
        for name in ("issue_date", "delivery_date"):
            if "/" in read.get(name, "") and (day := parse(read[name], hint=first)):
                read[name] = day[0].isoformat()
    assert {name: read.get(name, "-") for name in meant} == meant


def test_a_label_before_terms_names_nobody() -> None:
    drawn = "Lieferung   frei Haus\nVersand     DHL Paket\nDelivery:   2 weeks\nLieferadresse: wie oben"
    assert list(labelled_parties([(line, runs_of(line)) for line in page(drawn).lines])) == []


def test_the_merchant_is_never_the_issuer() -> None:
    only = page("Lieferant:\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg")
    issuer = issuer_of(list(labelled_parties([(line, runs_of(line)) for line in only.lines])), only, only, set())
    assert issuer.address is None
    assert issuer.name is None


def test_a_name_in_great_letters_goes_on_below() -> None:
    great = [("Gartenbau", 50), ("Zwettler", 68), ("Ges.m.b.H.", 86)]
    words = [Word(text, 40, y, 40 + 9 * len(text), y + 15, 1000) for text, y in great]
    for row, line in enumerate(("Tullner Straße 203", "3425 Langenlebarn", "Tel. 2272 81544")):
        x = 235.0
        for text in line.split():
            words.append(Word(text, x, 50 + 9 * row, x + 4 * len(text), 58 + 9 * row, 1000))
            x += 4 * len(text) + 2
    read = extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False).root.values
    assert read["buyer_name"][0].raw == "Gartenbau Zwettler Ges.m.b.H."


@pytest.mark.parametrize("title", ["Abrufbestellung", "Lieferantenauftrag", "Bestellauftrag", "Sammelbestellung"])
def test_titles_compounded_of_an_order_carry_its_number_and_a_requisition_is_no_order(title: str) -> None:
    found = read(
        f"{title} ZE-233573-K vom 03.11.2026\nAnforderung|BANF 10024418\n"
        "Pos.|Artikel|Bezeichnung|Menge|Preis|Betrag\n1|77-120|Schraube M8|3|2,00|6,00",
        (50, 150, 220, 340, 420, 500),
    )
    assert found.root.values["number"][0].raw == "ZE-233573-K"


@pytest.mark.parametrize("label", ["Voucher No.", "Voucher Number", "Document No."])
def test_a_slip_may_number_the_order_as_a_voucher(label: str) -> None:
    page = f"""\
PURCHASE ORDER
Invoice To|{label}|Dated
Vaigai Pump Industries Private Limited|VPI/IMP/21/26-27|7-Sep-26

Item|Product|Qty|Price|Amount
NW-39157|Doormat coir|12|6.34|76.08
"""
    assert read(page, (40, 300, 430, 480, 530)).root.values["number"][0].raw == "VPI/IMP/21/26-27"


@pytest.mark.parametrize("bare", ["Nr./No.:", "No.", "Nr. / No.:"])
def test_a_bare_word_for_a_number_below_the_title_says_it_in_one_language_or_two(bare: str) -> None:
    page = f"""\
Rheintal Anstalt|||Bestellung / Purchase Order
Industriepark 36, 9492 Eschen||||{bare} B-488523
|||Datum/Date:  2026-09-25

Pos|Artikel|Bezeichnung|Menge|Preis|Betrag
1|NW-39157|Matte|12|6,34|76,08
"""
    assert read(page, (40, 100, 300, 380, 420, 480)).root.values["number"][0].raw == "B-488523"
