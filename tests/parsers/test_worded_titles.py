"""The number of an order behind words of its title that say which order it is."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

GOODS = "Pos|Art. no.|Description|Qty|Price|Value\n10|7788-1|Pipe seamless|12|1,50|18,00\n20|7788-2|Gauge|2|27,50|55,00"
PLACES = (50, 80, 150, 430, 490, 550)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Nachbestellung Lager NB-753739", "NB-753739"),
        ("Nachbestellung Kühlzelle NB-753739", "NB-753739"),
        ("Bestellung Lager 753739", "753739"),
        ("Bestellung (Ersatzteile) 4711-26", "4711-26"),
        ("Bestellung – Lager – 4711-26", "4711-26"),
        ("PURCHASE ORDER - STOCK PO-4711", "PO-4711"),
        ("Purchase Order Stock Replenishment 4500123", "4500123"),
        ("Bestellung Betriebsmittel B26/1187", "B26/1187"),
        ("Bestellung (Eilauftrag) Nr. 47112", "47112"),
        ("Bestellung – Auftragsreferenz GV/2026-0177", "GV/2026-0177"),
        ("Bestellung – Geschäftszahl: GZ/2026-0177", "GZ/2026-0177"),
        ("Bestellung – Unser Zeichen 43.2-1770/26", "43.2-1770/26"),
        ("Bestellung GZ. 2026-0.117.342", "2026-0.117.342"),
        ("Purchase Order - Our ref. HT-20177", "HT-20177"),
        ("Purchase Order – Document reference HT-20177", "HT-20177"),
    ],
)
def test_words_of_a_purpose_may_stand_before_it(title: str, number: str) -> None:
    found = read(f"Muster GmbH, Weg 1, 12345 Berlin\n\n{title}\n\n{GOODS}", PLACES)
    assert found.root.values["number"][0].raw == number


@pytest.mark.parametrize(
    "title",
    ["Bestellung Filiale 47110", "Bestellung Lager 4711", "Bestellung laut Angebot 47112", "Order for site S-4711",
     "Bestellung Kompressor K-2231", "Bestellung Behälter BE-2001", "Bestellung Material 100234",
     "Auftrag Projekt AP-1234", "Purchase order to supplier 47112", "Abruf Rahmenvertrag AR-2231",
     "Bestellung – Ihr Zeichen HT-20177", "Bestellung – Angebotsreferenz GV/2026-0177",
     "Purchase Order - Quote reference HT-20177"],
)  # fmt: skip
def test_what_has_a_number_of_its_own_keeps_it(title: str) -> None:
    found = read(f"Muster GmbH, Weg 1, 12345 Berlin\n\n{title}\n\n{GOODS}", PLACES)
    assert "number" not in found.root.values


@pytest.mark.parametrize(("told", "number"), [("4700:BAGF-W3", "4500123"), ("GV/2026-0177", "GV/2026-0177")])
def test_a_reference_to_bill_to_is_no_number_of_the_order(told: str, number: str) -> None:
    head = f"Muster GmbH, Weg 1, 1010 Wien\n\nBestellung\n4500123\n\nAuftragsreferenz: {told}"
    assert read(f"{head}\n\n{GOODS}", PLACES).root.values["number"][0].raw == number
