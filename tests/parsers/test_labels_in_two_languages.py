"""Labels over addresses that another language says first, before a slash; and legal forms over two lines."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 230, 420, 470)
TABLE = """
Code|Description|Qty|Price
AB-1001|Drill bit|2|1.00
AB-1002|Dust sheet|3|2.00"""


def _names(labels: str) -> list[str]:
    head = f"""PURCHASE ORDER ZD/6090
Order no. 6090/MG

{labels}
Nordwind Handel GmbH|Hurtownia Polna sp. z o.o.|Polna Magazyn Centralny
Hafenstraße 8|ul. Fabryczna 18|ul. Geodetów 5
20457 Hamburg|64-100 Leszno|64-100 Leszno

"""
    found = read(head + TABLE, PLACES).root.values
    return [found[name][0].raw if name in found else "-" for name in ("buyer_name", "delivery_name")]


@pytest.mark.parametrize(
    "labels",
    [
        "Dostawca / Supplier|Zamawiający / Ordering party|Miejsce dostawy / Place of delivery",
        "Dodavatel / Lieferant|Odběratel / Besteller|Místo dodání / Lieferadresse",
        "Toimittaja/ Supplier:|Tilaaja/ Buyer:|Toimitusosoite/ Deliver to:",
        "Leverantör / Vendor|Beställare / Purchaser|Leveransadress /Ship to",
    ],
)
def test_a_label_behind_a_slash_names_the_address_below(labels: str) -> None:
    assert _names(labels) == ["Hurtownia Polna sp. z o.o.", "Polna Magazyn Centralny"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hurtownia Wolta Leszno Polna Sp. z o.o. Sp.", "k."),
        ("Hurtownia Wolta Sp.", "j."),
        ("Hurtownia Wolta Sp.", "z o.o."),
        ("Malermeister Quast e.", "K."),
        ("Hurtownia Wolta GmbH & Co.", "KG"),
    ],
)
def test_a_legal_form_goes_on_in_the_line_below(first: str, second: str) -> None:
    head = f"""PURCHASE ORDER ZD/6090
Order no. 6090/MG

Supplier:|Buyer:
Nordwind Handel GmbH|{first}
Hafenstraße 8|{second}
20457 Hamburg|ul. Fabryczna 18
|64-100 Leszno

"""
    assert read(head + TABLE, PLACES).root.values["buyer_name"][0].raw == f"{first} {second}"
