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


COMPANY = "|Nordwind Handel GmbH\n|Hafenstraße 8\n|20457 Hamburg\n"


@pytest.mark.parametrize("goal", ["Bill To:", "Invoice To:", "Ship To:", "Rechnungsadresse:", "Lieferanschrift"])
@pytest.mark.parametrize("label", ["Company:", "Unternehmen:", "Organisation"])
def test_a_company_supplies_where_the_head_names_who_is_sent_the_invoice_or_the_goods(label: str, goal: str) -> None:
    own = "|Waalkade Operators B.V.\n|Postbus 54012\n|3008 JA Rotterdam\n"
    head = f"Purchase Order 4500|||Waalkade Operators B.V.\n\n{label}{COMPANY}{goal}{own}"
    assert _buyer(head)[0] == "Waalkade Operators B.V."


@pytest.mark.parametrize("goal", ["Bill To:", "Ship To:"])
@pytest.mark.parametrize("head", ["Nordwind Handel GmbH", "Waalkade Operators B.V."])
def test_a_company_buys_where_nobody_else_heads_the_page(head: str, goal: str) -> None:
    own = "|Huber Lager GmbH\n|Weg 5\n|80331 München\n"
    assert _buyer(f"Order 4500|||{head}\n\nCompany:{COMPANY}{goal}{own}")[0] == "Nordwind Handel GmbH"
