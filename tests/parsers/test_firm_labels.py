"""Forms in which "Firma" labels who fills them in, beside labels of who is to supply."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

PLACES = (40, 130, 220, 350, 400, 470, 530)
TABLE = """
Art.-Nr.||Bezeichnung|Menge|ME|Preis|Wert
AB-1001||Besen|2|ST|1,00|2,00
AB-1002||Eimer|3|ST|2,00|6,00"""
FIRM = "Firma|Blitz-Service Berger GmbH\nAnschrift|Vaihinger Weg 203, 70597 Stuttgart\n"
SUPPLIER = "|Nordwind Handel GmbH, Hafenstraße 8, 20457 Hamburg\n"


def _buyer(head: str) -> list[str]:
    found = read(head + TABLE, PLACES).root.values
    return [found[name][0].raw if name in found else "-" for name in ("buyer_name", "buyer_city")]


@pytest.mark.parametrize(
    "head",
    [
        f"Materialbestellung\n{FIRM}Lieferant{SUPPLIER}Besteller|Eleni Berger, 0711 / 5504 871\n",
        f"Materialbestellung\n{FIRM}An{SUPPLIER}Sachbearbeiter|Eleni Berger\n",
        f"Materialbestellung\nLieferant{SUPPLIER}{FIRM}",
        (
            "Bestellung\nFirma:|Blitz-Service Berger GmbH\nStraße:|Vaihinger Weg 203\nPLZ/Ort:|70597 Stuttgart\n\n"
            "Lieferant:|Nordwind Handel GmbH\n"
        ),
        (
            "Bestellung\nFirma|||Lieferant\nBlitz-Service Berger GmbH|||Nordwind Handel GmbH\n"
            "Vaihinger Weg 203|||Hafenstraße 8\n70597 Stuttgart|||20457 Hamburg\n"
        ),
        (
            "Bestellung\nAbsender|||Lieferant\nFirma: Blitz-Service Berger GmbH|||Firma: Nordwind Handel GmbH\n"
            "Vaihinger Weg 203|||Hafenstraße 8\n70597 Stuttgart|||20457 Hamburg\n"
        ),
    ],
)
def test_the_firm_orders_where_another_label_names_the_supplier(head: str) -> None:
    assert _buyer(head) == ["Blitz-Service Berger GmbH", "Stuttgart"]


def test_the_firm_that_is_written_to_stays_the_supplier() -> None:
    head = "Blitz-Service Berger GmbH\nVaihinger Weg 203\n70597 Stuttgart\n\n\n"
    head += "Firma\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n\nVersand an: Huber Spedition GmbH\n"
    assert _buyer(head) == ["Blitz-Service Berger GmbH", "Stuttgart"]


def test_a_firm_alone_tells_nobody_who_orders() -> None:
    assert _buyer("\n\n\nFirma\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg\n") == ["-", "-"]
