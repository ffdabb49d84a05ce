"""Names that a narrow place breaks in two lines, and those that stand below a person."""

from __future__ import annotations

import pytest

from orderhub.document import Kind
from parsers.broken_heads import leave_sign, whole_head
from parsers.order_fields import Fields
from tests.parsers.drawn_pages import page_of, read

_TABLE = (
    "\n\nItem|Code|Description|Qty|Price|Total\n1|4711-20|Bearing|2 pcs|3.00|6.00\n2|4711-21|Washer|2 pcs|3.00|6.00"
)
_PLACES = (50, 90, 170, 350, 420, 500)


def _name(text: str, field: str) -> str:
    found = read(text + _TABLE, _PLACES).root.values.get(field)
    return found[0].raw if found else ""


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("|||Brockless Builders^\n|||Merchants Ltd^\n|||12 Station Road^\n|||Newton Abbot TQ12 8RF",
         "Brockless Builders Merchants Ltd"),
        ("|||Vaishnara Pumps & Systems^\n|||Private Limited^\n|||12 Station Road^\n|||Newton Abbot TQ12 8RF",
         "Vaishnara Pumps & Systems Private Limited"),
        ("|||Calder Ridge Works,^\n|||Inc.^\n|||9 Road^\n|||Newton Abbot TQ12 8RF", "Calder Ridge Works, Inc."),
        ("|||Ogilthwaite plc 26.10.2026^\n|||12 Station Road^\n|||Newton Abbot TQ12 8RF", "Ogilthwaite plc"),
        ("ADC5073370\n\n|||Aldermoor District Council^\n|||12 Station Road^\n|||Newton Abbot TQ12 8RF",
         "Aldermoor District Council"),
        ("|||Apotheke Dr. Veltens e.^\n|||Kfr.^\n|||Marktplatz 3^\n|||41352 Korschenbroich",
         "Apotheke Dr. Veltens e. Kfr."),
        ("|||Kopier- und Druckladen^\n|||Brönner & Yildiz^\n|||GbR^\n|||Marktplatz 3^\n|||41352 Korschenbroich",
         "Kopier- und Druckladen Brönner & Yildiz GbR"),
        ("|||Calder Ridge^\n|||Plant Hire & Sales^\n|||Ltd.^\n|||9 Road^\n|||Newton Abbot TQ12 8RF",
         "Calder Ridge Plant Hire & Sales Ltd."),
        ("|||Zimmerei und Holzbau^\n|||Anton Vorreiter^\n|||GmbH & Co. KG^\n|||Weg 3^\n|||41352 Korschenbroich",
         "Zimmerei und Holzbau Anton Vorreiter GmbH & Co. KG"),
    ],
    ids=["two lines", "form alone", "comma", "day beside", "number above", "form broken", "three lines",
         "three in English", "three with a long form"],
)  # fmt: skip
def test_the_buyers_name_is_whole(head: str, name: str) -> None:
    assert _name(f"{head}\n\nSupplier\nNordwind GmbH^\nHafenstr. 8^\n20457 Hamburg\n\nPurchase Order No. P4711",
                 "buyer_name") == name  # fmt: skip


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("Patti Lindgren^\nWhitney Elementary School^\n1201 Sixth Street^\nSaint Cloud, MN 56303",
         "Whitney Elementary School"),
        ("Shane Petrakis^\nWattle Flat Grocers^\n12 Station Road^\nNewton Abbot TQ12 8RF\n\nOrdered by: Shane Petrakis",
         "Wattle Flat Grocers"),
        ("Wattle Flat^\nUnit 7^\n12 Station Road^\nNewton Abbot TQ12 8RF", "Wattle Flat"),
        ("Hotel Strand, Goods^\nEntrance^\n12 Pier Lane^\nNewton Abbot TQ12 8RF", "Hotel Strand, Goods Entrance"),
        ("Institute, Stores^\n(Building 14)^\n12 Pier Lane^\nNewton Abbot TQ12 8RF", "Institute, Stores (Building 14)"),
        ("MV Kestrel c/o Baltic^\nAgency^\n12 Pier Lane^\nNewton Abbot TQ12 8RF", "MV Kestrel c/o Baltic Agency"),
    ],
    ids=["person", "person named twice", "unit", "wrapped place", "bracket", "care of"],
)  # fmt: skip
def test_the_name_of_where_goods_go(block: str, name: str) -> None:
    assert _name(f"Osgood Grocers Ltd\n\nPurchase Order No. P4711\n\nShip to:\n{block}", "delivery_name") == name


def test_the_address_of_the_invoice_makes_no_invoice() -> None:
    head = "WORKS ORDER / PURCHASE ORDER|||No. 7122\n\nDelivery Address|||Invoice Address^\nHospice|||Hospice Ltd"
    assert read(head + _TABLE, _PLACES).kind is Kind.ORDER


def test_who_signs_for_a_firm_tells_its_whole_name() -> None:
    head = "grenfeld\n\nVENDOR^\nNORD01^\nNordwind GmbH^\nHafenstr. 8^\n20457 Hamburg\n\nPurchase Order No. P4711"
    text = f"{head}{_TABLE}\n\nFor and on behalf of Grenfeld Feinmechanik AG"
    assert read(text, _PLACES).root.values["buyer_name"][0].raw == "Grenfeld Feinmechanik AG"


@pytest.mark.parametrize(
    "head",
    [
        (
            "Aldermoor District Council^\nMARKET HILL^\nALDERMOOR AL7 3DP\n\nF.A.O. Sales Order Desk^\nNordwind GmbH^\n"
            "Hafenstr. 8^\nD-20457 Hamburg\n\nPurchase Order No. P4711"
        ),
        (
            "PURCHASE ORDER\nNo. P4711\n\n\n\n\n\n\nAldermoor District Council^\n12 Market Hill^\nAldermoor AL7 3DP\n\n"
            "Nordwind GmbH^\nHafenstr. 8^\n20457 Hamburg"
        ),
    ],
    ids=["above the window", "in the window"],
)
def test_the_addressee_below_a_letterhead_is_not_who_orders(head: str) -> None:
    assert _name(head, "buyer_name") == "Aldermoor District Council"


def test_another_place_says_in_one_line_what_the_head_breaks() -> None:
    fields = Fields()
    head = "|West Mendip Hospitals NHS^\n|Trust^\n|Orchard House\n\n\nBill To\nWest Mendip Hospitals NHS Trust"
    page = page_of(head, _PLACES)
    fields.offer("buyer_name", page.found(page.lines[1].words, "Trust"))
    whole_head(fields, page)
    assert fields.raw("buyer_name") == "West Mendip Hospitals NHS Trust"


@pytest.mark.parametrize(
    ("sign", "read_as"), [("EL", "Eastmarsh Learning Trust"), ("SL", "SL Eastmarsh Learning Trust")]
)
def test_initials_that_stand_apart_before_a_name_are_a_sign(sign: str, read_as: str) -> None:
    fields = Fields()
    page = page_of(f"{sign}|Eastmarsh Learning Trust\n\nPurchase Order 4711", (50, 90))
    fields.offer("buyer_name", page.found(page.lines[0].words))
    leave_sign(fields, page)
    assert fields.raw("buyer_name") == read_as


@pytest.mark.parametrize(
    ("sign", "below", "name"),
    [
        ("HALDEN VALVE", "Halden Valve & Fitting Company", "Halden Valve & Fitting Company"),
        ("HALDEN", "The Halden Company", "The Halden Company"),
        ("ZWETTLER", "Zwettler Gartenbau und Floristik", "Zwettler Gartenbau und Floristik"),
        ("STADT LINDENTAL", "Stadt Lindental Zentraler Einkauf", "STADT LINDENTAL"),
        ("HALDEN VALVE", "Halden Valve Warehouse", "HALDEN VALVE"),
        ("HALDEN VALVE", "Valves and fittings since 1911", "HALDEN VALVE"),
    ],
    ids=["company", "article", "German", "office", "place", "slogan"],
)
def test_the_line_below_a_sign_says_its_name_in_full(sign: str, below: str, name: str) -> None:
    fields = Fields()
    page = page_of(f"{sign}\n{below}\n2200 Ironwood Parkway\nOshkosh, WI 54904", _PLACES)
    fields.offer("buyer_name", page.found(page.lines[0].words))
    whole_head(fields, page)
    assert fields.raw("buyer_name") == name


@pytest.mark.parametrize("sign", ["⚡ ", "⚡", "★", "\uf0e7 ", "● ✂"])
@pytest.mark.parametrize("end", ["", " ★", " ☘"])
def test_pictures_beside_a_name_are_none_of_it(sign: str, end: str) -> None:
    own = f"{sign}Elektro Gisler AG{end}\nGotthardstrasse 77\n6472 Erstfeld"
    goal = f"Lieferadresse:\n{sign}Magazin Gisler AG{end}\nSeeweg 3\n6460 Altdorf"
    head = f"{own}\n\n\n{goal}\n\nLieferant:\nNordwind Handel GmbH\nWeg 8\n20457 Hamburg"
    assert (_name(head, "buyer_name"), _name(head, "delivery_name")) == ("Elektro Gisler AG", "Magazin Gisler AG")


@pytest.mark.parametrize(("upper", "lower", "name"), [
    ("Domicura Immobilienverwaltung", "Overkamp & Partner mbB", "Domicura Immobilienverwaltung Overkamp & Partner mbB"),
    ("Domicura Facility Services", "Northern Region Ltd", "Domicura Facility Services Northern Region Ltd"),
    ("Domicura Haustechnik und", "Gebäudedienste GmbH", "Domicura Haustechnik und Gebäudedienste GmbH"),
    ("Domicura Haustechnik", "Abteilung Einkauf", ""),
])  # fmt: skip
@pytest.mark.parametrize("below", ["Lindenhof 3, 31134 Hildesheim", "Lindenhof 3^\n|||31134 Hildesheim"])
def test_a_name_in_two_lines_over_its_street_begins_with_the_sign(
    upper: str, lower: str, name: str, below: str
) -> None:
    head = f"Domicura|||{upper}^\n|||{lower}^\n|||{below}\n\nDomicura · Lindenhof 3 · 31134 Hildesheim"
    told = _name(f"{head}\nNordwind Handel GmbH\nWeg 8\n20457 Hamburg\n\nAuftrag 4711-20", "buyer_name")
    assert told == name if name else told != f"{upper} {lower}"
