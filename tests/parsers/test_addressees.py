"""Who is written to where no label says so never buys."""

from __future__ import annotations

import pytest

from parsers.addressees import told_addressee
from parsers.postal_lines import Address, Part
from tests.parsers.drawn_pages import line_of, page_of, read

_GOODS = """Pos|Artikel-Nr.|Bezeichnung|Menge|Preis|Betrag
1|4711|Kugelhahn|2|10,00|20,00
2|4712|Rohrschelle|3|10,00|30,00"""
_PLACES = (50, 100, 200, 330, 400, 470)
_STREET = "4 Quay Road\nPoole BH15 1AB"
_LOW = "\n" * 14
"""Below the window of an envelope: the place does not tell who is addressed."""


def _buyer(head: str) -> str:
    found = read(f"{head}\n\n{_GOODS}", _PLACES)
    return next((one.raw for one in found.root.values.get("buyer_name", [])), "")


@pytest.mark.parametrize("office", ["The Sales Office", "Order Processing", "Customer Services", "Abteilung Vertrieb",
                                    "Auftragsannahme", "Verkaufsinnendienst"])  # fmt: skip
@pytest.mark.parametrize("block", ["{office}\nBrockless Merchants Ltd", "Brockless Merchants Ltd\n{office}"])
def test_a_block_with_a_sales_office_is_addressed(office: str, block: str) -> None:
    head = f"Aldermoor Parish Council{_LOW}{block.format(office=office)}\n{_STREET}\n\nOrder 4500"
    assert _buyer(head) == "Aldermoor Parish Council"


@pytest.mark.parametrize("reach", ["Tel 01202 555 218", "mail@aldermoor.example", "USt-IdNr. DE126007418"])
def test_the_only_block_below_a_letterhead_is_addressed(reach: str) -> None:
    head = f"Aldermoor Stables\nBridge Lane\n{reach}{_LOW}Brockless Merchants\n{_STREET}\n\nOrder 4500"
    assert _buyer(head) == "Aldermoor Stables"


def test_a_block_that_the_head_names_is_the_writers() -> None:
    head = f"Brockless Merchants\nTel 01202 555 218{_LOW}Brockless Merchants\n{_STREET}\n\nOrder 4500"
    assert _buyer(head) == "Brockless Merchants"


@pytest.mark.parametrize(("text", "role", "name"), [
    ("hiermit bestellen wir bei der Nordwind Handel GmbH, Weg 8, 20457 Hamburg", "supplier", "Nordwind Handel GmbH"),
    ("we order the goods below from Nordwind Handel GmbH, Weg 8, 20457 Hamburg", "supplier", "Nordwind Handel GmbH"),
    ("melden Sie sich bei der Nordwind Handel GmbH, Weg 8, 20457 Hamburg", "", "der Nordwind Handel GmbH"),
])  # fmt: skip
def test_who_is_ordered_from_is_addressed(text: str, role: str, name: str) -> None:
    line = line_of(text)
    at = next(at for at, one in enumerate(line.words) if one.text in {"der", "Nordwind"})
    named = Part(line, line.words[at:-4])
    town = Part(line, line.words[-2:])
    one = Address("", True, named, Part(line, line.words[-4:-2]), town, "20457", "Hamburg", None, town)
    told = told_addressee(one, [one], page_of("", _PLACES))
    assert told.name is not None
    assert (told.role, told.name.text) == (role, name)


def test_a_company_within_the_block_in_the_window_heads_no_paper() -> None:
    head = f"Aldermoor Stables\n\n\n\n\n\nHull Service Point\nBrockless Merchants Ltd\n{_STREET}\n\nOrder 4500"
    assert _buyer(head) == "Aldermoor Stables"


@pytest.mark.parametrize("label", ["Lieferant", "Lieferant:", "Bestellung bei:", "An:", "Verkäufer"])
@pytest.mark.parametrize("own", [
    "Firma|Blitzblank Service GmbH\nAnschrift|Vaihinger Str. 203, 70597 Stuttgart",
    "Firma:|Blitzblank Service GmbH\n|Vaihinger Str. 203\n|70597 Stuttgart",
    "Firma|Blitzblank Service GmbH, Vaihinger Str. 203, 70597 Stuttgart",
])  # fmt: skip
def test_a_firm_beside_a_supplier_orders(own: str, label: str) -> None:
    head = f"Materialbestellung\n{own}\n\n{label}|Nordwind Handel GmbH, Weg 8, 20457 Hamburg\n\nBestellung Nr.|4500"
    found = read(f"{head}\n\n{_GOODS}", (50, 150, 250, 330, 400, 470))
    assert found.root.values["buyer_name"][0].raw == "Blitzblank Service GmbH"
    assert found.root.values["buyer_city"][0].raw == "Stuttgart"


def test_a_firm_without_another_supplier_is_addressed() -> None:
    own = "Blitzblank Service GmbH\nVaihinger Str. 203\n70597 Stuttgart"
    head = f"{own}\n\nFirma:\nNordwind Handel GmbH\nWeg 8\n20457 Hamburg"
    found = read(f"{head}\n\nBestellung 4500\n\n{_GOODS}", (50, 150, 250, 330, 400, 470))
    assert found.root.values["buyer_name"][0].raw == "Blitzblank Service GmbH"


_GOODS_TABLE = """
Code|Description|Qty|Unit|Price|Total
AB-1001|Drill bit|2|EA|1.00|2.00
AB-1002|Dust sheet|3|EA|2.00|6.00"""


_COLUMNS = (40, 130, 300, 350, 420, 490)


@pytest.mark.parametrize(
    ("foot", "buyer"),
    [
        ("E-Mail: indkob@orsund.example", "-"),
        ("www.orsund.example", "-"),
        ("E-Mail: einkauf@nordwind-handel.example", "Nordwind Handel GmbH"),
        ("E-Mail: nordwind77@gmail.com", "Nordwind Handel GmbH"),
        ("Tel. 040 5550", "Nordwind Handel GmbH"),
    ],
)
@pytest.mark.parametrize("goal", ["", "\n\nShip-to\nOrsund Lager Horsens\nEgebjergvej 190\n8700 Horsens"])
def test_whoever_stands_in_the_window_is_not_the_one_whose_hosts_the_paper_shows(
    foot: str, buyer: str, goal: str
) -> None:
    head = f"Purchase Order 4104137\n\nNordwind Handel GmbH\nHafenstraße 8\n20457 Hamburg{goal}\n"
    found = read(f"{head}{_GOODS_TABLE}\n\n{foot}", _COLUMNS).root.values
    assert (found["buyer_name"][0].raw if "buyer_name" in found else "-") == buyer
