"""Numbers of goods behind labels of which only the owner is known."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


def _order(first: str, second: str) -> str:
    return f"""Purchase Order PO-77120
Date 12.10.2026
Line|Description|Qty|UOM|Price|Amount
1|Valve knife gate|5|EA|4.20|21.00^
|Supplier part no: V-4711-2{first}
2|Switch pull cord|10|EA|5.00|50.00^
|Supplier part no: V-5011-3{second}
||||Total net|71.00"""


@pytest.mark.parametrize(
    "label", ["^\n|Our LMC code:", "^\n|Unsere Ikosa-Nr.:", "^\n|Our Zenith ID", ", our LMC code", " | Unser VKB Code"]
)
def test_whose_the_number_is_tells_enough_where_all_rows_have_it(label: str) -> None:
    found = read(_order(f"{label} KTA5512", f"{label} PWD9071"), (40, 70, 350, 390, 430, 490))
    assert raws(found, "article") == ["V-4711-2", "V-5011-3"]
    assert raws(found, "buyer_article") == ["KTA5512", "PWD9071"]
    assert raws(found, "description") == ["Valve knife gate", "Switch pull cord"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("^\n|Our LMC code: KTA5512", "^\n|Our LMC code: KTA5512"),
        ("^\n|Our LMC code: KTA5512", ""),
        ("^\n|Our HS code: 848110", "^\n|Our HS code: 853650"),
        ("^\n|Our contract no: 8481-1", "^\n|Our contract no: 8536-5"),
        ("^\n|Our job ref: 8481-1", "^\n|Our job ref: 8536-5"),
        ("^\n|Unsere Vorgangs-Nr.: 84811", "^\n|Unsere Vorgangs-Nr.: 85365"),
        ("^\n|Our bin no: 4711", "^\n|Our bin no: 4712"),
    ],
)
def test_numbers_of_papers_and_places_are_none_of_goods(first: str, second: str) -> None:
    found = read(_order(first, second), (40, 70, 350, 390, 430, 490))
    assert raws(found, "article") == ["V-4711-2", "V-5011-3"]
    assert raws(found, "buyer_article") == []


def test_the_suppliers_own_name_for_his_numbers() -> None:
    text = _order("", "").replace("Supplier part no:", "Your Lido code:")
    found = read(text, (40, 70, 350, 390, 430, 490))
    assert raws(found, "article") == ["V-4711-2", "V-5011-3"]


_HOUSE = """Purchase Order PO-77120
{}
Nordwind Handel GmbH
Date 12.10.2026

1 Valve knife gate^
Lieferanten-Artikelnr.: V-4711-2 | {} 775.913^
Menge|Preis|Wert^
5 Stück|4,20 EUR|21,00 EUR

2 Switch pull cord^
Lieferanten-Artikelnr.: V-5011-3 | {} 480.519^
Menge|Preis|Wert^
10 Stück|5,00 EUR|50,00 EUR

Total net: 71,00 EUR"""
_YARD = "Ostsee-Schiffsreparatur Warnowmünde GmbH"


@pytest.mark.parametrize(
    ("house", "label", "owned"),
    [
        (_YARD, "OSW-Artikelnr.:", True),
        (_YARD, "OSW Artikelnr.:", True),
        (_YARD.replace(" ", "\n"), "OSW-Artikelnr.:", True),
        ("Brendel Drehteile", "Brendel-Teilenummer:", True),
        (_YARD, "SKF-Artikelnr.:", False),
        (_YARD, "OSW-Auftragsnr.:", False),
    ],
)
def test_a_number_behind_the_name_of_the_house_is_its_own(house: str, label: str, owned: bool) -> None:
    found = read(_HOUSE.format(house, label, label), (40, 240, 400))
    assert raws(found, "article") == ["V-4711-2", "V-5011-3"]
    assert raws(found, "buyer_article") == (["775.913", "480.519"] if owned else [])


_TITLED = """Cariboo Flats Copper Mines Ltd.
PO Box 480, Likely BC
Purchase Order No. 77120 dated 12.10.2026
Line|Description|Qty|UOM|Price|Amount{}
1|Tooth, bucket, size 45|5|EA|4.20|21.00^
|{} 497.9778
2|Gasket spiral wound|10|EA|5.00|50.00^
|{} 409.5226
||||Total net|71.00"""


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("", "CFC Item:"),
        ("", "CFC Stock No"),
        ("", "CFC Part #"),
        ("^\n|Supplier Item / CFC Item", "CFC Item:"),
        ("^\n|Supplier Item / QTX Item", "QTX Item:"),
        ("^\n|Vendor Part No. / XPL Part No.", "XPL Part No."),
        ("^\n|Lief.-Artikel / XPL-Artikel", "XPL-Artikel:"),
    ],
)
def test_the_name_of_the_house_before_a_word_for_goods_tells_whose_the_number_is(title: str, label: str) -> None:
    found = read(_TITLED.format(title, f"Supplier Item: 88123   {label}", f"Supplier Item: 88124   {label}"), _PLACED)
    assert raws(found, "article") == ["88123", "88124"]
    assert raws(found, "buyer_article") == ["497.9778", "409.5226"]
    assert raws(found, "description") == ["Tooth, bucket, size 45", "Gasket spiral wound"]


@pytest.mark.parametrize(
    ("title", "label"),
    [("", "QTX Item:"), ("^\n|Supplier Item / MFR Item", "MFR Item:"), ("^\n|Supplier Item / HS Code", "HS Code:"),
     ("^\n|Supplier Item / LOT Item", "LOT Item:")],
)  # fmt: skip
def test_what_is_no_name_of_the_house_makes_no_number_the_buyers(title: str, label: str) -> None:
    found = read(_TITLED.format(title, f"Supplier Item: 88123   {label}", f"Supplier Item: 88124   {label}"), _PLACED)
    assert raws(found, "buyer_article") == []


_PLACED = (40, 70, 350, 390, 430, 490)
