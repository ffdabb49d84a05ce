"""The sign of a firm over whoever is addressed, with its slogan in small letters, and the owner behind a comma."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import page_of

_GOODS = """Pos|Artikel-Nr.|Bezeichnung|Menge|Preis|Betrag
1|4711|Kugelhahn|2|10,00|20,00
2|4712|Rohrschelle|3|10,00|30,00"""


def _set(text: str, x: float, y: float, high: float) -> list[Word]:
    words = []
    for one in text.split():
        words.append(Word(one, x, y, x + 0.5 * high * len(one), y + high, 1000))
        x += 0.5 * high * (len(one) + 0.5)
    return words


def _buyer(sign: str, slogan: str, high: float, below: list[str]) -> str:
    goods = page_of("\n" * 12 + _GOODS, (50, 100, 200, 330, 400, 470)).words
    head = _set(sign, 50, 30, high)
    words = [*head, *(_set(slogan, head[-1].x1 + 6, 30 + high - 9, 9) if slogan else [])]
    for row, text in enumerate(below):
        words += _set(text, 50, 30 + 1.8 * high + 12 * row, 10)
    words += _set("Bestell-Nr. 4711-26", 300, 90, 10)
    found = extract([Page(1, 595, 842, [*words, *goods], "text-layer")], Document(b"", "o.pdf"), "pdf", fuzzy=False)
    return next((one.raw for one in found.root.values.get("buyer_name", [])), "")


_ADDRESSED = ["Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg"]


@pytest.mark.parametrize("slogan", ["", "Strom · Gas · Wasser", "Wärme aus der Region", "seit 1921"])
@pytest.mark.parametrize("name", ["Stadtwerke Lengfurt Netz GmbH", "Ostmoor Utilities Ltd"])
def test_a_firm_in_greater_letters_over_another_is_no_line_of_its_address(name: str, slogan: str) -> None:
    assert _buyer(name, slogan, 15, [*_ADDRESSED, "Rechnungen an einkauf@swl.example"]) == name


@pytest.mark.parametrize("owner", ["Inh. Apotheker Jens Traut e. K.", "Inhaberin Petra Traut e. Kfr."])
def test_the_owner_with_his_legal_form_goes_on_with_the_house(owner: str) -> None:
    name = f"Löwen-Apotheke Rehmsdorf, {owner}"
    below = [name, "Kurallee 3   06729 Rehmsdorf", "", "", "Lieferant:", *_ADDRESSED]
    assert _buyer("LOEWEN-APOTHEKE", "", 10, below) == name
