"""Labels that go on with a name as one text."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_GOODS = """Pos|Artikel-Nr.|Bezeichnung|Menge|Preis|Betrag
1|4711|Kugelhahn|2|10,00|20,00
2|4712|Rohrschelle|3|10,00|30,00"""
_PLACES = (50, 100, 200, 330, 400, 470)
_SUPPLIER = "\n\nSupplier:\nNordwind Trading Ltd\nWeg 8\nHull HU9 5PQ\n\n"


def _buyer(head: str) -> str:
    found = read(f"{head}{_SUPPLIER}{_GOODS}", _PLACES).root.values
    return found["buyer_name"][0].raw


@pytest.mark.parametrize("label", ["Invoice", "Invoice to", "Bill", "Bill to", "Rechnung an", "Rechnung"])
@pytest.mark.parametrize("street", [", 2\nWeighbridge Sq, Newbury RG14 5DP", ", 2 Quay, Newbury RG14 5DP",
                                    "\n2 Quay\nNewbury RG14 5DP"])  # fmt: skip
def test_a_label_before_a_name_that_stands_elsewhere_is_none_of_it(label: str, street: str) -> None:
    head = f"Purchase order 4711-20||||Sent by Wych Elm Taverns Ltd\n\n\n\n{label} Wych Elm Taverns Ltd{street}"
    assert _buyer(head) == "Wych Elm Taverns Ltd"


def test_a_word_of_a_name_that_always_stands_before_it_belongs_to_it() -> None:
    head = "Invoice Finance Partners Ltd\n2 Quay\nNewbury RG14 5DP\n\nOrder 4711 of Invoice Finance Partners Ltd"
    assert _buyer(head) == "Invoice Finance Partners Ltd"


@pytest.mark.parametrize("members", ["Gesellschafter:", "Mitglieder der ARGE:", "Members:", "Joint Venture Partners:",
                                     "bestehend aus", "a joint venture of"])  # fmt: skip
@pytest.mark.parametrize("name", ["ARGE Ortsnetz Lipperland Los 3", "Moorside Tunnel Joint Venture"])
def test_the_members_of_a_consortium_do_not_buy(members: str, name: str) -> None:
    head = f"{name}\n{members} Kötter Tiefbau GmbH · Nordrohr Leitungsbau GmbH\nAn der B 66 4, 32791 Lage"
    assert _buyer(f"{head}\n\nBestellung 4711-20") == name
