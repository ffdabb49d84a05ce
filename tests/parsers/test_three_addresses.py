"""Three addresses side by side of which a label stands over one: who is addressed, where goods go, who writes."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 130, 220, 350, 400, 470, 530)
TABLE = """
Code||Description|Qty|Unit|Price|Total
AB-1001||Drill bit|2|EA|1.00|2.00
AB-1002||Dust sheet|3|EA|2.00|6.00"""


def _names(head: str) -> list[str]:
    found = read(head + TABLE, PLACES).root.values
    return [found[name][0].raw if name in found else "-" for name in ("buyer_name", "delivery_name")]


@pytest.mark.parametrize("label", ["Ship-to Address", "Lieferadresse", "Deliver to", "Warenempfänger"])
def test_a_label_over_an_address_names_it_and_not_the_one_beside_it(label: str) -> None:
    head = f"""Nordwind Handel GmbH||{label}||Orsund Kontor A/S
Hafenstraße 8||Orsund Lager Horsens||Møllegade 44
20457 Hamburg||Egebjergvej 190||8260 Viby J
Germany||8700 Horsens||Denmark
||Denmark

Order No.||IO104137
"""
    assert _names(head) == ["Orsund Kontor A/S", "Orsund Lager Horsens"]
