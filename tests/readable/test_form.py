"""The business form: each kind of message as an office person reads it, German and English."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.readable.composing import Fact, Part
from orderhub.readable.form import Form, form_of
from orderhub.readable.reading import read

SAMPLES = Path(__file__).parent / "samples"
GOLDEN = Path(__file__).parents[1] / "parsers" / "golden"


def form(name: str, language: str = "de") -> Form:
    path = SAMPLES / name
    found = read((path if path.exists() else GOLDEN / name).read_bytes(), language)
    assert found is not None
    return form_of(found.messages[0], found.format, language)


def texts(parts: list[Part]) -> list[str]:
    return [f"{one.label}: {one.text}" if one.label else one.text for one in parts]


def facts(found: list[Fact]) -> dict[str, str]:
    return {one.label: " ".join(texts(one.parts)) for one in found}


TITLES = [
    ("edifact/orders_full/input.edi", "Bestellung", "4500017"), ("ordchg.edi", "Bestelländerung", "PO-88123-1"),
    ("ordrsp.edi", "Antwort auf Bestellung", "AB-17"), ("desadv_packages.edi", "Lieferavis", "LS-9001"),
    ("recadv.edi", "Wareneingang", "WE-3"), ("invoic.edi", "Rechnung", "RE-2026-55"),
    ("contrl.edi", "Syntaxquittung", ""), ("aperak.edi", "Fehlermeldung der Anwendung", "A-55"),
    ("x12/po_850_full/input.x12", "Bestellung", "PO-4711"), ("x860.x12", "Bestelländerung", "PO-4711"),
    ("x855.x12", "Antwort auf Bestellung", "PO-4711"), ("x856.x12", "Lieferavis", "SHIP-9"),
    ("x810.x12", "Rechnung", "INV-9"), ("x997.x12", "Quittung", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "title", "number"), TITLES)
def test_every_kind_of_message_has_its_title_and_number(name: str, title: str, number: str) -> None:
    found = form(name)
    assert (found.title, found.number.text if found.number else "") == (title, number)
    assert not [one for one in found.unknown if one.label.split()[0] != "CTP"]


def test_an_order_has_parties_terms_and_lines() -> None:
    found = form("edifact/orders_full/input.edi")
    buyer = found.parties[0]
    assert buyer.role == "Käufer"
    assert [" ".join(texts(line)) for line in buyer.address] == [
        "Nordwind Handels GmbH", "Einkauf", "Hafenstr. 1", "Haus B", "20457 Hamburg", "Deutschland",
    ]  # fmt: skip
    assert facts(buyer.facts) == {
        "GLN": "4 012345 000009", "USt-IdNr.": "DE123456789", "Ansprechpartner Bestellung": "Anna Berg",
    }  # fmt: skip
    assert facts(found.heading)["Gewünschter Liefertermin"] == "10.02.2026"
    assert facts(found.terms)["Zahlungsbedingung: Grundkondition"] == "30 Tage ab Rechnungsdatum"
    line = found.sections[0].lines[0]
    assert texts(line.cells["articles"])[:2] == ["EAN: 4 012345 000016", "Artikelnummer des Lieferanten: A-100"]
    assert texts(line.cells["description"]) == ["Schraube M8x40 verzinkt"]
    assert texts(line.cells["quantity"])[0] == "Bestellmenge: 100 Stück"
    assert texts(line.cells["price"])[0] == "Nettopreis: 12,05\xa0EUR je Stück"
    assert texts(line.cells["amount"]) == ["1.205,00\xa0EUR"]
    assert texts(line.cells["delivery"]) == ["Gewünschter Liefertermin: 12.02.2026"]
    assert texts(line.cells["notes"]) == ["Hinweis zur Position: ohne Werbung"]
    assert facts(found.totals) == {"Gesamtbetrag": "1.500,50\xa0EUR", "Anzahl der Positionen": "2"}


def test_a_despatch_advice_shows_what_is_in_which_package() -> None:
    found = form("desadv_packages.edi")
    assert [(one.depth, len(one.lines)) for one in found.sections] == [(0, 0), (1, 1), (1, 1)]
    inner = found.sections[1].heading
    assert inner is not None
    assert texts(inner.below[0].below[1].below[0].parts) == ["3 4012345 000000001 7"]
    line = found.sections[1].lines[0]
    assert texts(line.cells["quantity"]) == ["Gelieferte Menge: 200 Stück", "Bestellmenge: 250 Stück"]
    assert facts(line.more) == {"Mengenabweichung: Bestellmenge": "-50 Grund der Abweichung: Teillieferung, Rest folgt"}


def test_levels_of_an_856_become_heading_packages_and_lines() -> None:
    found = form("x856.x12", "en")
    assert [one.role for one in found.parties] == ["Ship to", "Ship from"]
    assert facts(found.references) == {"Bill of lading number": "BOL-77"}
    assert [one.heading.label if one.heading else "" for one in found.sections] == ["Order", "Package", "Package"]
    line = found.sections[1].lines[0]
    assert texts(line.cells["quantity"]) == ["Quantity despatched: 8 pcs", "Quantity ordered: 10 pcs"]
    assert texts(line.cells["articles"]) == ["UPC: 0 12345 67890 5", "Vendor's article number: A-100"]


def test_an_answer_says_what_happens_to_each_line() -> None:
    lines = form("ordrsp.edi").sections[0].lines
    assert [texts(one.cells["status"]) for one in lines] == [["Bestätigt"], ["Geändert"], ["Nicht bestätigt"]]
    assert texts(lines[1].cells["quantity"]) == ["Bestellte Menge: 40 Karton", "Bestätigte Menge: 30 Karton"]
    assert texts(lines[0].cells["price"])[0] == "Nettopreis: 0,12\xa0EUR je 100 Stück"
    lines = form("x855.x12", "en").sections[0].lines
    assert texts(lines[0].cells["status"]) == [
        "Answer to the line: Accepted, other quantity: 8 pcs", "Scheduled despatch date: 9 Dec 2026",
    ]  # fmt: skip


def test_an_acknowledgement_says_what_was_wrong_where() -> None:
    answers = form("contrl.edi").answers
    assert [one.label for one in answers] == [
        "Antwort auf Übertragung",
        "Antwort auf Nachricht",
        "Antwort auf Nachricht",
    ]
    faulty = answers[1].below[0]
    assert texts(faulty.parts) == ["Position des Segments: 12", "Fehler: Zu viele Wiederholungen des Segments"]
    assert texts(faulty.below[0].parts)[0] == "Fehler: Zu lang"
    answers = form("x997.x12", "en").answers
    assert facts(answers[1].below)["Verdict on message"] == "Verdict: Rejected Error: Segments in error"
    assert texts(answers[1].below[0].below[0].parts)[2] == "Error: Invalid code"


def test_an_invoice_has_taxes_discount_and_sums() -> None:
    found = form("invoic.edi")
    terms = {one.label: one for one in found.terms}
    assert texts(terms["Zahlungsbedingung: Skonto"].below[0].parts) == ["2\xa0%"]
    assert texts(terms["Zuschlag"].parts) == ["Fracht"]
    assert facts(found.totals)["Rechnungsbetrag"] == "2.595,29\xa0EUR"
    assert facts(form("x810.x12", "en").totals)["Invoice total"].startswith("94.50\xa0USD")


def test_every_part_leads_to_its_place() -> None:
    content = (SAMPLES / "invoic.edi").read_bytes()
    found = form("invoic.edi")
    for line in found.sections[0].lines:
        for parts in line.cells.values():
            for one in parts:
                raw = content[one.offset : one.offset + one.length].decode("latin-1")
                assert one.raw in ("", raw)
                assert one.raw or raw == one.text or "Espresso" in raw or "4006381333931" in raw
