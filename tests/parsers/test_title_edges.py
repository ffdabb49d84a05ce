"""Titles of two lines that stand close beside one another."""

from __future__ import annotations

from orderhub.document import Document
from parsers.page_order import extract
from tests.parsers.drawn_pages import lines_of, page_of


def test_a_word_below_the_beginning_of_a_title_is_none_of_its_neighbours() -> None:
    """ "Qty order" would be a title, but "order" begins below "Unit of"."""
    text = """Purchase Order
Order No: P-4711

|Supplier's||Required||Unit of|Unit price|Net value^
Line|cat. ref.|Description of goods|by|Qty|order|£|£

1|2737/13|Coverall disposable|25/09/26|10|EACH|3.67|36.70
2|1789/78|Bump cap short peak|19/09/26|4|EACH|10.60|42.40

|||||Total net||79.10"""
    found = extract(
        [page_of(text, (40, 75, 130, 320, 379, 400, 450, 510))], Document(b"", "order.pdf"), "pdf", fuzzy=False
    )
    assert [(one.get("unit"), one.get("price"), one.get("amount")) for one in lines_of(found)] == [
        ("EACH", "3.67", "36.70"),
        ("EACH", "10.60", "42.40"),
    ]


def test_words_in_brackets_below_prices_are_no_title_and_centred_titles_part_as_well() -> None:
    text = """Purchase Order
Order No: P-4711

||||Unit||||Line^
|Catalogue|||Price||VAT||Total^
Line|No|Description|Qty|(ex VAT)|Per||%|(ex VAT)

1|AHK579|Oxygen mask adult|50|0.89|1||20|44.50
2|HKD267|Wipe alcohol|2|4.29|1||20|8.58

||||||Total||53.08"""
    places = (40, 75, 150, 330, 365, 420, 446, 451, 490)
    found = extract([page_of(text, places)], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert [(one.get("article"), one.get("price"), one.get("amount")) for one in lines_of(found)] == [
        ("AHK579", "0.89", "44.50"),
        ("HKD267", "4.29", "8.58"),
    ]
    assert found.findings == []
