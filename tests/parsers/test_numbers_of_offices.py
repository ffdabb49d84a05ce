"""Numbers of orders as offices and pads of forms print them: with a sign before or a letter behind, below a title."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = "\n\nPos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag\n1|4711-20|Besen|5|2,00|10,00\n2|4711-33|Eimer|2|3,00|6,00"
_PLACES = (40, 130, 240, 330, 400, 460)


def _number(head: str) -> str | None:
    values = read(f"{head}{_ROWS}", _PLACES).root.values
    return values["number"][0].raw if "number" in values else None


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Ihr Zeichen:|Unser Zeichen: La|Bestellnr.: Kü 78/26||19. November 2026", "Kü 78/26"),
        ("Order no.: Kit 78-26", "Kit 78-26"),
        ("Bestellung Nr.|Datum\n4143 B|12.10.2026", "4143 B"),
        ("Order no. 4143 B||12.10.2026", "4143 B"),
        ("Order no. 4143 Blue Street", "4143"),
    ],
)
def test_a_sign_of_the_office_is_of_the_number(head: str, number: str) -> None:
    assert _number(head) == number


def test_a_week_is_no_number() -> None:
    assert _number("Bestellung KW 40/26\nDatum 12.10.2026") != "KW 40/26"


@pytest.mark.parametrize(
    "head",
    [
        "PURCHASE ORDER - STOCK^\nNo. PO-000449 Date 2026/09/20",
        "Bestellung (Lager)^\nPO-000449",
        "Purchase order – kitchen^\nNo. PO-000449",
    ],
)
def test_a_title_may_say_what_the_order_is_for(head: str) -> None:
    assert _number(head) == "PO-000449"


def test_what_stands_beside_such_a_title_is_not_taken_for_its_number() -> None:
    assert _number("Bestellung - Lager||Tor-4711") is None


@pytest.mark.parametrize("label", ["Beleg", "Dokument", "Document", "Voucher:"])
def test_the_name_of_a_paper_stands_for_its_number(label: str) -> None:
    head = "{}||{}\nNordwind Handel GmbH||Datum|15.09.2026"
    assert _number("Bestellung\n\n" + head.format(label, "BST201431")) == "BST201431"
    assert _number("Bestellung\n\n" + head.format(label, "1 of 2")) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Bestellung F-600 / 26", "F-600 / 26"),
        ("Bestellung Nr. 118 / 2026 vom 12.10.2026", "118 / 2026"),
        ("Bestell-Nr.: 2026 / 0815 (bitte stets angeben)", "2026 / 0815"),
        ("Order No. Kü / 78 / 26", "Kü / 78 / 26"),
        ("BESTELLUNG\nF-600 / 26", "F-600 / 26"),
        ("BESTELLUNG\nNr. F-600 / 26", "F-600 / 26"),
        ("Bestellnr.|Datum\n118 / 26|12.10.2026", "118 / 26"),
        ("Bestellnummer / Datum: 005322 / 05.11.2026", "005322"),
        ("Bestellnummer / Kundennr.: 005322 / 4711", "005322"),
        ("Bestellung 4500123 / Huber", "4500123"),
    ],
)
def test_a_stroke_between_blanks_stands_in_a_number_where_no_label_parts_it(said: str, number: str) -> None:
    found = read(
        f"Huber KG|\nWeg 11 · 44623 Wardfeld|\n\n{said}\n\n"
        "Pos|Bezeichnung|Menge\n1|Schraube M8|10 Stk\n2|Mutter M8|5 Stk",
        (40, 330, 480),
    )
    assert found.root.values["number"][0].raw == number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Betr.: Bestellung V 60/26 – Reinigungsmittel für das Sportheim", "V 60/26"),
        ("Bestellung Kü 78/2026, Lebensmittel für die Schulküche", "Kü 78/2026"),
        ("Subject: Order H 12/26 - cleaning goods", "H 12/26"),
        ("Bestellung TB-7/26: Ersatzteile", "TB-7/26"),
        ("Bestellung V 118/26 (Sportheim)", "V 118/26"),
        ("Bestellung KW 40/26 - Reinigungsmittel", None),
        ("Bestellung PN 16/40 - Flansche", None),
    ],
)
def test_what_an_order_is_for_stands_behind_its_number(said: str, number: str | None) -> None:
    assert _number(said) == number
