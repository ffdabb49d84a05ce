"""Owners of numbers that labels tell by initials, AN and AG, or by the name of the house that orders."""

from __future__ import annotations

import pytest

from parsers.block_labels import fields_of
from tests.parsers.drawn_pages import line_of, lines_of, raws, read

KINDS = ("article", "buyer_article", "description", "quantity")
TEXTS = ("Hausanschlusskasten KH00-A", "Kreuzerder V4A 30 x 3,5 mm")
CODES = (("406573", "8047144"), ("721120", "8068268"))


@pytest.mark.parametrize(
    "label",
    [
        "Artikel-Nr. AN: THEIRS Material-Nr. AG: OURS", "Material-Nr. AG OURS / Artikel-Nr. AN THEIRS",
        "AN-Artikelnr.: THEIRS, AG-Artikelnr.: OURS", "AG-Mat.-Nr. OURS – AN-Art.-Nr. THEIRS",
        "Art.-Nr. (AN): THEIRS Art.-Nr. (AG): OURS", "Art.-Nr. des AG: OURS · Art.-Nr. des AN: THEIRS",
        "AG Artikel-Nr.: OURS; AN Artikel-Nr.: THEIRS",
    ],
)  # fmt: skip
def test_numbers_below_the_text_have_their_owners_in_initials(label: str) -> None:
    rows = "".join(
        f"{at}0|{text}|{at} ST|23.11.2026^\n|{label.replace('THEIRS', theirs).replace('OURS', ours)}\n"
        for at, (text, (theirs, ours)) in enumerate(zip(TEXTS, CODES, strict=True), 1)
    )
    page = f"Abruf 4700896153 vom 16.10.2026\nPos.|Leistung / Material|Abrufmenge|Liefertermin\n{rows}"
    found = lines_of(read(page, (40, 80, 400, 480)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        [*codes, text, str(at)] for at, (text, codes) in enumerate(zip(TEXTS, CODES, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Art.-Nr. AN", "Mat.-Nr. AG"), ("AN-Artikelnr.", "AG-Artikelnr."), ("Artikelnr. (AN)", "Artikelnr. (AG)"),
        ("Art.-Nr. des AN", "Art.-Nr. des AG"), ("Art.-Nr. AN", "Art.-Nr."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_columns_have_their_owners_in_initials(first: str, second: str, turned: bool) -> None:
    titles = (second, first) if turned else (first, second)
    codes = [one[::-1] if turned else one for one in CODES]
    page = f"""\
Bestellung 4711 vom 16.10.2026
Pos.|{titles[0]}|{titles[1]}|Bezeichnung|Menge|ME|Preis|Gesamt
1|{codes[0][0]}|{codes[0][1]}|{TEXTS[0]}|2|ST|10,00|20,00
2|{codes[1][0]}|{codes[1][1]}|{TEXTS[1]}|3|ST|11,00|33,00
"""
    found = read(page, (40, 70, 165, 260, 410, 445, 475, 530))
    assert raws(found, "article") == ["406573", "721120"]
    assert raws(found, "buyer_article") == ["8047144", "8068268"]


def test_cards_have_their_owners_in_initials() -> None:
    rows = "".join(
        f"Position {at}\nBezeichnung: {text}\nArt.-Nr. AN: {theirs}\nArt.-Nr. AG: {ours}\nMenge: {at} Stk\n"
        f"Einzelpreis: 10,00\nGesamtpreis: {at}0,00\n\n"
        for at, (text, (theirs, ours)) in enumerate(zip(TEXTS, CODES, strict=True), 1)
    )
    found = read(f"Bestellung 4711 vom 16.10.2026\n\n{rows}", (40,))
    assert raws(found, "article") == ["406573", "721120"]
    assert raws(found, "buyer_article") == ["8047144", "8068268"]


def test_initials_behind_a_label_alone_may_open_a_number() -> None:
    page = """\
Bestellung 4711 vom 16.10.2026
Pos.|Bezeichnung|Menge|ME|Preis|Gesamt
1|Kreuzerder V4A|2|ST|10,00|20,00^
|Art.-Nr. AN 4711
2|Plombendraht|3|ST|11,00|33,00^
|Art.-Nr. AN 4712
"""
    found = read(page, (40, 80, 400, 440, 480, 530))
    assert raws(found, "buyer_article") == []
    assert raws(found, "article") != ["4711", "4712"]


_NAMES = ["Dressing film transparent", "Thermometer probe cover"]


def _paper(label: str, house: str, theirs: str = "Vendor Item:") -> str:
    rows = zip(_NAMES, ("023464", "083497"), ("NH172076", "NH652706"), strict=True)
    return f"Purchase Order: 4711-26|Date: 10/25/2026\nShip To:\n{house}\n\n" + "".join(
        f"{at}|Description: {name}^\n|{theirs} {code}|Quantity: {at} UOM: BX^\n"
        f"|{label} {own}|Unit Cost: 27.50 Extended: {at * 55 / 2:.2f}\n\n"
        for at, (name, own, code) in enumerate(rows, 1)
    )


@pytest.mark.parametrize("label", ["TRHS Item:", "TRHS Item No.:", "TRHS Part:", "TRHS Material:"])
def test_a_house_that_the_page_names_owns_the_number_beside_the_suppliers(label: str) -> None:
    found = read(_paper(label, "TRHS Riverside Hospital"), (40, 70, 330))
    assert raws(found, "description") == _NAMES
    assert raws(found, "article") == ["NH172076", "NH652706"]
    assert raws(found, "buyer_article") == ["023464", "083497"]
    assert raws(found, "position") == ["1", "2"]
    assert raws(found, "price") == ["27.50", "27.50"]


@pytest.mark.parametrize(("label", "house"), [("TRHS Item:", "Riverside Hospital"), ("BOM Item:", "BOM Works Ltd")])
def test_what_no_house_is_called_owns_nothing(label: str, house: str) -> None:
    assert raws(read(_paper(label, house), (40, 70, 330)), "buyer_article") == []


def test_a_unit_far_behind_a_number_opens_a_label() -> None:
    found = fields_of([line_of("Our Item: 023464  Unit Cost: 27.8500 Extended: 55.70")])
    assert {kind: [one.text for one in words] for kind, words in found.cells.items()} == {
        "buyer_article": ["023464"], "price": ["27.8500"], "amount": ["55.70"],
    }  # fmt: skip
    assert found.runs == []
