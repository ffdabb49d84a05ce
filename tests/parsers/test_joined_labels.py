"""Two labels over one block tell both roles; over two parties they are a heading and nobody's name."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_PLACES = (40, 240, 400, 460, 500, 540)
_TABLE = "\n\nItem|Part no.|Qty|Price|Amount\n1|7788-15|12|1.50|18.00\n2|7788-21|2|27.50|55.00"


@pytest.mark.parametrize(
    ("heading", "own", "theirs", "goal"),
    [
        ("Auftraggeber und Auftragnehmer", "Auftraggeber", "Auftragnehmer", "Bedarfsstelle / Lieferanschrift"),
        ("Buyer and Supplier", "Buyer", "Supplier", "Purchaser / Ship to"),
        ("Käufer & Verkäufer", "Käufer", "Verkäufer", "Rechnungsempfänger / Lieferadresse"),
        ("Vendor / Customer", "Customer", "Vendor", "Customer / Deliver to"),
    ],
)
def test_two_labels_tell_both_roles_or_head_two_parties(heading: str, own: str, theirs: str, goal: str) -> None:
    head = f"Order 4711\n\n{heading}\n{own}|{theirs}\nLarkspur Council|Nordwind Ltd\n4 Mill Lane|Dock Road 8\n"
    towns = f"38820 Halbertal|20457 Hamburg\n\n{goal}\nOsier House\n9 Quay Road\n38871 Ilsham"
    values = {name: some[0].raw for name, some in read(head + towns + _TABLE, _PLACES).root.values.items()}
    assert (values["buyer_name"], values["buyer_street"]) == ("Larkspur Council", "4 Mill Lane")
    assert (values["delivery_name"], values["delivery_street"]) == ("Osier House", "9 Quay Road")


@pytest.mark.parametrize(
    "label", ["Besteller / Lieferadresse", "Ship to and Buyer", "Auftraggeber und Lieferanschrift"]
)
def test_one_block_under_two_labels_is_of_the_buyer_and_of_the_goods(label: str) -> None:
    block = "Order 4711\n\n{}\nLarkspur Council\n4 Mill Lane\n38820 Halbertal"
    values = {name: some[0].raw for name, some in read(block.format(label) + _TABLE, _PLACES).root.values.items()}
    assert (values["buyer_name"], values["delivery_name"]) == ("Larkspur Council", "Larkspur Council")
