"""Names of building sites that end in a number, which is that of a part and not of a house."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read


@pytest.mark.parametrize(
    ("label", "block", "name"),
    [
        ("Site / delivery address", "Kirkgate Wharf Phase 2^\nLeeds LS2 7EW", "Kirkgate Wharf Phase 2"),
        ("Deliver to:", "Mill Quarter Plot 14^\nSite contact: M. Okafor^\nLeeds LS2 7EW", "Mill Quarter Plot 14"),
        ("Ship to:", "Riverside Block 7^\nc/o Site Office, The Calls^\nLeeds LS2 7EW", "Riverside Block 7"),
        ("Ship to:", "Pier Head 3^\nc/o Site Office, The Calls^\nLeeds LS2 7EW", "Pier Head 3"),
        ("Lieferanschrift:", "Hafenquartier Bauabschnitt 2^\n20457 Hamburg", "Hafenquartier Bauabschnitt 2"),
        ("Lieferadresse", "Kita Sonnenhang Los 3^\nz. Hd. Polier Dose^\n20457 Hamburg", "Kita Sonnenhang Los 3"),
    ],
)
def test_a_number_of_a_part_ends_a_name(label: str, block: str, name: str) -> None:
    found = read(
        f"Purchase order 4711\nOrder date 03.11.2026\n\n{label}^\n{block}\n\nPos|Item no.|Description|Qty|Rate|Value\n"
        "10|7788-1|Pipe seamless|12|1.50|18.00\nTotal net|||||18.00\n",
        (50, 80, 180, 430, 490, 550),
    )
    assert found.root.values["delivery_name"][0].raw == name


@pytest.mark.parametrize("street", ["Wharf Road 2", "Hafenstraße 14", "Am Block 7"])
def test_a_number_of_a_house_ends_a_street(street: str) -> None:
    found = read(
        f"Bestellung 4711\n\nLieferadresse:^\n{street}^\n20457 Hamburg\n\nPos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag\n"
        "10|7788-1|Rohr nahtlos|12|1,50|18,00\nSumme netto|||||18,00\n",
        (50, 80, 180, 430, 490, 550),
    )
    assert found.root.values["delivery_street"][0].raw == street
    assert "delivery_name" not in found.root.values
