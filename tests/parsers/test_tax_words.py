"""Words below a title of taxes are no units."""

from __future__ import annotations

import pytest

from parsers.tax_words import tells_rate
from tests.parsers.drawn_pages import lines_of, raws, read


def _order(title: str, rate: str) -> str:
    return f"""Purchase Order PO-77120
Date 12.10.2026
Line|Item no.|Description|Qty|UOM|{title}|Price|Amount
1|V-4711|Valve knife gate|5|pack|{rate}|4.20|21.00
2|V-4712|Switch pull cord|10|each|{rate}|5.00|50.00
||||||Total net|71.00"""


@pytest.mark.parametrize("title", ["Tax code", "VAT"])
@pytest.mark.parametrize("rate", ["Standard", "exempt", "Reduced rate", "VAT20", "STD", "steuerfrei", "Inland voll"])
def test_the_rate_in_words_is_no_part_of_the_unit(title: str, rate: str) -> None:
    found = read(_order(title, rate), (40, 70, 130, 240, 280, 330, 430, 490))
    assert raws(found, "unit") == ["pack", "each"]
    assert raws(found, "amount") == ["21.00", "50.00"]


def test_a_rate_close_behind_the_unit_is_known_by_its_words() -> None:
    found = read(_order("VAT", "Standard"), (40, 70, 130, 240, 280, 303, 430, 490))
    assert raws(found, "unit") == ["pack", "each"]


def test_words_that_tell_a_rate() -> None:
    assert tells_rate("Zero-rated")
    assert tells_rate("VAT20")
    assert tells_rate("MwSt.19%")
    assert not tells_rate("VAT")
    assert not tells_rate("Satz")


@pytest.mark.parametrize("title", ["MwSt.", "VAT", "USt."])
def test_a_title_of_tax_over_what_multiplies_is_a_price(title: str) -> None:
    found = read(
        f"Purchase Order PO-77120\nItem no.|Description|Qty|UOM|{title}|Amount\n"
        "V-4711|Valve knife gate|5|pack|4.20|21.00\nV-4712|Switch pull cord|10|each|5.00|50.00\n||||Total net|71.00",
        (40, 130, 280, 330, 390, 490),
    )
    assert raws(found, "price") == ["4.20", "5.00"]


def test_titles_of_tax_over_price_and_amount_are_told_by_the_rows() -> None:
    found = read(
        "Purchase Order PO-77120\nItem no.|Description|Qty|UOM|VAT|VAT\n"
        "V-4711|Valve knife gate|5|pack|4.20|21.00\nV-4712|Switch pull cord|10|each|5.00|50.00\n||||Total net|71.00",
        (40, 130, 280, 330, 390, 490),
    )
    assert raws(found, "price") == ["4.20", "5.00"]
    assert raws(found, "amount") == ["21.00", "50.00"]


def test_a_rate_of_tax_is_no_price() -> None:
    found = read(
        "Purchase Order PO-77120\nItem no.|Description|Qty|UOM|VAT|Amount\n"
        "V-4711|Valve knife gate|5|pack|20.0|21.00\nV-4712|Switch pull cord|10|each|20.0|50.00\n||||Total net|71.00",
        (40, 130, 280, 330, 390, 490),
    )
    assert raws(found, "price") == []


@pytest.mark.parametrize("said", ["o. MwSt.", "m. USt.", "w/o VAT", "VAT exclusive", "zuzügl. MwSt."])
@pytest.mark.parametrize("price", ["EK-Preis", "Price"])
def test_what_a_price_says_of_tax_below_is_no_title(said: str, price: str) -> None:
    found = read(
        f"Purchase Order PO-77120\n\nVendor||||{price}^\nItem no.|Description|Qty|Unit|{said}|Disc. %|Amount\n"
        "V-4711|Valve knife gate|5|pack|4.20|||\nV-4712|Switch pull cord|10|each|5.00|||\n||||||Total",
        (40, 130, 280, 330, 390, 470, 530),
    )
    assert raws(found, "price") == ["4.20", "5.00"]


_BLOCKS = (
    "Order No. 47110\n\n1. Wax crayon 16^\nYour code A4711, 2 each {first}\n\n"
    "2. Paste^\nYour code A4712, 3 each {second}\n\nRegards"
)


@pytest.mark.parametrize(
    "said",
    ["@ £{} = £{} (VAT 0%)", "@ £{} each + VAT = £{}",
     "@ £{} = £{} plus VAT @ 20%", "à {} EUR = {} EUR zzgl. 19 % MwSt.",
     "@ {} = {} zero rated VAT", "à {} EUR = {} EUR + ges. MwSt."],
)  # fmt: skip
def test_the_tax_that_comes_to_a_sum_is_none_of_the_goods(said: str) -> None:
    found = read(_BLOCKS.format(first=said.format("45.08", "90.16"), second=said.format("2.50", "7.50")), (50,))
    assert [(one["description"], one["price"], one["amount"]) for one in lines_of(found)] == [
        ("Wax crayon 16", "45.08", "90.16"),
        ("Paste", "2.50", "7.50"),
    ]


@pytest.mark.parametrize("said", ["@ £{} = £{} (incl. 20% VAT)", "à {} EUR = {} EUR inkl. MwSt."])
def test_the_tax_within_a_sum_is_asked_about(said: str) -> None:
    found = read(_BLOCKS.format(first=said.format("45.08", "90.16"), second=said.format("2.50", "7.50")), (50,))
    assert {one.field for one in found.findings if one.code == "pdf.number-unexplained"} == {
        "lines[1].item.name", "lines[2].item.name"
    }  # fmt: skip
