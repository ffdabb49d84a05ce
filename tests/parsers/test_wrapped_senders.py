"""Addresses of a sender in one line that goes on in the next."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

MERCHANT = "Nordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n"
TABLE = "\n\nPos|Artikel|Bezeichnung|Menge|Preis|Betrag\n1|A-1001|Ventil|5|4,50|22,50\n2|A-1002|Rohr|2|6,00|12,00\n"
PLACES = (40, 80, 160, 330, 400, 500)


@pytest.mark.parametrize(
    ("sender", "code"),
    [
        ("Zahnarztpraxis Dr. Ott, Marktgasse 11, 72070^\nTübingen", "72070"),
        ("Zahnarztpraxis Dr. Ott · Marktgasse 11 · Toronto ON M5H^\n2S8", "M5H 2S8"),
        ("Zahnarztpraxis Dr. Ott, 11 Mill Street, Wainfleet PE24^\n4QX", "PE24 4QX"),
    ],
)
def test_the_line_of_the_sender_ends_within_its_town(sender: str, code: str) -> None:
    page = f"Bestellung 4711/26\n\n\n{sender}\n{MERCHANT}{TABLE}"
    values = read(page, PLACES).root.values
    assert values["buyer_name"][0].raw == "Zahnarztpraxis Dr. Ott"
    assert values["buyer_postal_code"][0].raw == code


@pytest.mark.parametrize(
    ("sender", "name", "street"),
    [
        ("Laboratoires Cordel S.A.S. – 41 rue de Bourgogne – 69009 Lyon", "Laboratoires Cordel S.A.S.", "41 rue de"),
        ("Cordel SA – 41 rue de Bourgogne – BP 112 – 69009 Lyon", "Cordel SA", "BP 112"),
        ("Cordel Ltd - 5 High Street, Unit 3, Poole BH15 1AB", "Cordel Ltd", "Unit 3"),
        ("Cordel Controls - Dock 3, 12 Quay Road, Poole BH15 1AB", "Cordel Controls - Dock 3", "12 Quay Road"),
    ],
)
def test_a_dash_before_a_street_ends_the_name_and_one_before_a_dock_does_not(
    sender: str, name: str, street: str
) -> None:
    rows = "\n\nPos|Art|Text|Qty|Price|Total\n1|4711-20|Valve|5|2.00|10.00\n2|4711-33|Pipe|2|3.00|6.00"
    reader = "\nPurchase Order 4711\n\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n"
    values = read(sender + reader + rows, (40, 80, 160, 300, 400, 460)).root.values
    assert values["buyer_name"][0].raw == name
    assert values["buyer_street"][0].raw.startswith(street)
