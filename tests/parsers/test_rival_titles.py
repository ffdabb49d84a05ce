"""Two titles of one meaning: the one whose contents are what it says has it, wherever it stands."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read


@pytest.mark.parametrize("order", ["Purchase order 4711\nOrder date 03.11.2026"])
@pytest.mark.parametrize(
    ("head", "codes", "price"),
    [
        ("Cost head", ("E-6110", "E-6120"), "Rate"),
        ("Cost element", ("6110", "6120"), "Each"),
        ("Price band", ("B", "trade"), "Unit price"),
        ("Rate card", ("R-2026", "R-2027"), "Net price"),
    ],
)
def test_what_holds_no_prices_is_no_price(order: str, head: str, codes: tuple[str, str], price: str) -> None:
    found = read(
        f"{order}\n\nItem|Supplier ref|Description|{head}|Quantity|Unit|{price}|Value\n"
        f"10|RK38-688|Cable tray medium|{codes[0]}|12|Pcs|1.50|18.00\n"
        f"20|AR28-466|Trunking PVC mini|{codes[1]}|2|Pcs|27.50|55.00\nTotal net|||||||73.00\n",
        (50, 80, 150, 280, 370, 420, 465, 545),
    )
    assert raws(found, "price") == ["1.50", "27.50"]
    assert raws(found, "description") == ["Cable tray medium", "Trunking PVC mini"]


@pytest.mark.parametrize(
    ("places", "shelves", "own"),
    [
        ("Unser Lagerplatz-Code", ("Regal A2", "Gitterbox"), "Unsere interne Nr."),
        ("Unser Regal-Code", ("A2-17", "B1-03"), "Unsere Art.-Nr."),
        ("Our bin code", ("A2-17", "B1-03"), "Our item no."),
        ("Our shelf ref", ("Shelf A2", "Cage"), "Our SKU"),
    ],
)
def test_the_place_in_the_store_is_no_article(places: str, shelves: tuple[str, str], own: str) -> None:
    found = read(
        f"Bestellung 4711\n\nMenge|Bezeichnung|Lief.-Art.-Nr.|{places}|{own}|Preis\n"
        f"5|Spender weiss|N-58366|{shelves[0]}|L222|39,08\n20|Handtuch Rolle|N-16672|{shelves[1]}|L832|31,65\n",
        (50, 90, 190, 270, 400, 540),
    )
    assert raws(found, "buyer_article") == ["L222", "L832"]
    assert raws(found, "article") == ["N-58366", "N-16672"]


def test_a_place_alone_is_no_article_of_the_buyer() -> None:
    found = read(
        "Bestellung 4711\n\nMenge|Bezeichnung|Lief.-Art.-Nr.|Unser Regalplatz-Code|Preis\n"
        "5|Spender weiss|N-58366|A2-17|39,08\n20|Handtuch Rolle|N-16672|B1-03|31,65\n",
        (50, 90, 190, 290, 540),
    )
    assert [line["article"] for line in lines_of(found)] == ["N-58366", "N-16672"]
    assert raws(found, "buyer_article") == []


def test_the_first_of_two_keeps_its_meaning_where_both_hold_it() -> None:
    found = read(
        "Bestellung 4711\n\nMenge|Bezeichnung|Lief.-Art.-Nr.|Unsere Art.-Nr.|Unsere interne Nr.|Preis\n"
        "5|Spender weiss|N-58366|4711-1|L222|39,08\n20|Handtuch Rolle|N-16672|4711-2|L832|31,65\n",
        (50, 90, 190, 280, 400, 540),
    )
    assert raws(found, "buyer_article") == ["4711-1", "4711-2"]
