"""The names of the installation: who has one of them never buys, and numbers that have it in their title are ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from orderhub import own_names
from parsers.house_names import first_words, is_ours
from tests.parsers.drawn_pages import lines_of, raws, read


@pytest.fixture(autouse=True)
def names() -> Iterator[None]:
    own_names.use(("Nordwind Handel GmbH", "Kontor Süd GmbH & Co. KG"))
    yield
    own_names.use(())


def test_a_name_is_ours_whatever_its_form_and_a_longer_one_is_another_s() -> None:
    assert is_ours("NORDWIND HANDEL")
    assert is_ours("Kontor Süd KG")
    assert is_ours("Nordwind", short=True)
    assert not is_ours("Nordwind")
    assert not is_ours("Nordwind Handel Apotheke e. K.")
    assert not is_ours("Nord", short=True)
    assert first_words() == {"nordwind", "kontor"}


ROWS = "Pos.|Artikelnr.|Bezeichnung|Menge|Preis|Gesamt\n1|4711-20|Kugelhahn|2|10,00|20,00\n"


@pytest.mark.parametrize("label", ["Auftraggeber:", "Bestellt von:", ""])
def test_we_do_not_buy_whatever_the_label_says(label: str) -> None:
    page = f"""\
{label}||Huber Anlagenbau GmbH
Nordwind Handel GmbH||Lindenweg 4
Hafenstraße 8||86150 Augsburg
20457 Hamburg

Bestellung 4711 vom 16.10.2026
{ROWS}"""
    found = read(page, (40, 70, 330, 400, 445, 475)).root.values.get("buyer_name", [])
    assert [one.raw for one in found] == ["Huber Anlagenbau GmbH"]


def test_we_order_where_nobody_said_who_we_are() -> None:
    own_names.use(())
    page = f"""\
Auftraggeber:
Nordwind Handel GmbH
Hafenstraße 8
20457 Hamburg

Bestellung 4711 vom 16.10.2026
{ROWS}"""
    assert read(page, (40, 100, 200, 300, 400, 500)).root.values["buyer_name"][0].raw == "Nordwind Handel GmbH"


@pytest.mark.parametrize("title", ["Nordwind-Nr.", "Nordwind no.", "NORDWIND Art.-Nr.", "Kontor-Artikelnummer"])
def test_numbers_with_our_name_are_ours(title: str) -> None:
    page = f"""\
Bestellung 4711 vom 16.10.2026
Pos.|Material|{title}|Bezeichnung|Menge|ME|Preis|Gesamt
1|8047144|406573|Hausanschlusskasten KH00-A|2|ST|10,00|20,00
2|8068268|721120|Kreuzerder V4A 30 x 3,5 mm|3|ST|11,00|33,00
"""
    found = read(page, (40, 70, 165, 290, 430, 460, 490, 540))
    assert raws(found, "article") == ["406573", "721120"]
    assert raws(found, "buyer_article") == ["8047144", "8068268"]


def test_numbers_below_the_text_with_our_name_are_ours() -> None:
    page = """\
Bestellung 4711 vom 16.10.2026
Pos.|Material-Nr.|Bezeichnung|Menge|ME|Preis|Gesamt
1|8047144|Hausanschlusskasten KH00-A|2|ST|10,00|20,00^
||Nordwind-Nr.: 406573
2|8068268|Kreuzerder V4A 30 x 3,5 mm|3|ST|11,00|33,00^
||Nordwind-Nr.: 721120
"""
    found = lines_of(read(page, (40, 70, 165, 400, 440, 475, 530)))
    assert [(one.get("article"), one.get("description")) for one in found] == [
        ("406573", "Hausanschlusskasten KH00-A"), ("721120", "Kreuzerder V4A 30 x 3,5 mm")
    ]  # fmt: skip
