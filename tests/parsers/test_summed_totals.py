"""Totals below the lines that no label of their own tells: beside a table of taxes, in boxes, across."""

from __future__ import annotations

import pytest

from parsers.total_lines import total_apart
from tests.parsers.drawn_pages import line_of, lines_of, read

PLACES = (40, 80, 130, 290, 340, 390, 440, 500)
GOODS = """PURCHASE ORDER|||No. 4711
Item|Code|Description|Qty|Unit|Price|Amount
1|A-1043|Cable gland brass|12|pcs|2.50|30.00
2|A-1044|Lock nut|24|pcs|0.50|12.00"""


def totals(below: str) -> dict[str, str]:
    """Net, tax and gross as read."""
    found = read(f"{GOODS}\n\n{below}", PLACES)
    assert len(lines_of(found)) == 2
    names = ("net_total", "tax_total", "gross_total")
    return {name[:-6]: found.root.values[name][0].raw for name in names if name in found.root.values}


@pytest.mark.parametrize(
    "below",
    [
        "VAT rate||Net|VAT||Nett total|42.00\n20%||30.00|6.00||VAT total|6.00\n0%||12.00|0.00||Total EUR|48.00",
        "Goods Total||VAT Total||Order Total||Currency\n42.00||6.00||48.00||EUR",
        "VAT %||Basis|Tax\n20 %||30.00|6.00||What you get|42.00\n0 %||12.00|0.00||What we pay|48.00",
    ],
    ids=["beside a table of taxes", "across, with the currency", "by arithmetic alone"],
)
def test_adds_up(below: str) -> None:
    """What adds up with the lines are the totals."""
    assert totals(below) == {"net": "42.00", "tax": "6.00", "gross": "48.00"}


def test_beside_a_table_of_taxes_with_signs() -> None:
    """Figures of a tax rate with the signs of per cent and of money say nothing of the total beside them."""
    below = (
        "VAT rate||on goods|Tax|||Goods net|42.00 €\n20.00 %||30.00 €|6.00 €|||VAT|7.20 €\n"
        "10.00 %||12.00 €|1.20 €|||Order value|49.20 €"
    )
    found = read(f"{GOODS}\n\n{below}", (40, 80, 130, 220, 290, 340, 390, 480))
    names = ("net_total", "tax_total", "gross_total")
    assert [found.root.values[name][0].raw for name in names] == ["42.00", "7.20", "49.20"]


@pytest.mark.parametrize(
    ("below", "net"),
    [
        ("Inside delivery, lift gate||||||85.00\n\nSend to||||||Grand total^\nCounty Auditor||||||$ 127.00", "127.00"),
        ("Send to||||||Grand total^\nCounty Auditor||||||$ 127.00", None),
        ("GST||||||85.00\n\nSend to||||||Grand total^\nCounty Auditor||||||$ 127.00", None),
    ],
)
def test_a_boxed_total_with_a_charge_nobody_knows(below: str, net: str | None) -> None:
    """What the lines and one amount below them come to is the total, unless that amount is a tax."""
    assert totals(below).get("net") == net


def test_freight_is_no_tax() -> None:
    """Labels that tell the lines, freight, a tax and the gross are believed."""
    below = "Total Net Amount||||||42.00\nFreight||||||10.00\nTotal Tax Amount||||||10.40\nOrder Total||||||62.40"

    assert totals(below) == {"net": "42.00", "tax": "10.40", "gross": "62.40"}


def test_page_number_is_no_total() -> None:
    """The foot of a page that names the order states no sum."""
    assert totals("Total||||||EUR 42.00\n\nPurchase order 4503959087 - page 1 of 1") == {"net": "42.00"}


def test_freight_without_tax() -> None:
    """Who pays no tax has lines, freight and a sum; freight is no tax, though the sums add up."""
    below = "All prices excl. VAT\nTotal lines||||||42.00\nFreight||||||6.00\nTotal excl. VAT EUR||||||48.00"

    assert totals(below) == {"net": "48.00"}


def test_told_in_a_sentence() -> None:
    """The tax may stand in brackets, and a discount for early payment is no tax."""
    below = (
        "The order comes to EUR 42.00 plus VAT at 20% (8.40), making EUR 50.40 in all.\n\nDiscount 2 % within 8 days"
    )

    assert totals(below) == {"net": "42.00", "tax": "8.40", "gross": "50.40"}


def test_sum_of_the_lines_alone() -> None:
    """What is the sum of the lines and is called a total is the net, whatever else is said of it."""
    assert totals("ESTIMATED TOTAL EUR 42.00 (exclusive of value added tax)") == {"net": "42.00"}


def test_currency_before_thousands() -> None:
    """A sign stands before the thousands that a blank parts."""
    goods = GOODS.replace("2.50|30.00", "2 500,00|30 000,00").replace("0.50|12.00", "0,50|12,00")
    found = read(f"{goods}\n\nTotal amount||||||€30 012,00", PLACES)

    assert found.root.values["net_total"][0].raw.endswith("30012,00")


@pytest.mark.parametrize("label", ["Total order, goods", "Order total - goods", "Total of goods"])
def test_the_sum_of_the_lines_stands_below_its_label_beside_notes(label: str) -> None:
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Our code|Your code|Description of goods|Quantity|Unit price|Amount
SE93854|NW.137.974|Pipe seamless|25,00|28,00|700,00
FT90543|NW.541.401|Pressure gauge|10,00|23,95|239,50

Notes||||{label}^
Please return this order stamped within 3 days, Certificates EN 10204||||EUR 939,50^
to be sent by e-mail on the day of shipment."""
    found = read(page, (40, 90, 150, 330, 420, 500))
    assert found.root.values["net_total"][0].raw == "939,50"


@pytest.mark.parametrize("amounts", [True, False], ids=["with amounts", "without"])
def test_what_several_lines_come_to_is_the_net_whatever_is_said_of_it(amounts: bool) -> None:
    goods = GOODS if amounts else GOODS.replace("|Amount", "").replace("|30.00", "").replace("|12.00", "")
    found = read(f"{goods}\n\nI make that £42.00, shout if you differ.", PLACES)
    assert found.root.values["net_total"][0].raw == "42.00"


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("The order comes to 42.00 net, plus 8.40 VAT (20 %).", {"net": "42.00", "tax": "8.40"}),
        ("The total amounts to £42.00 net, plus £8.40 VAT.", {"net": "42.00", "tax": "8.40"}),
        ("Total 42.00 EUR zuzüglich 19 % MwSt. 7.98 EUR", {"net": "42.00", "tax": "7.98"}),
        ("Der Gesamtbetrag beläuft sich auf 42.00 € netto, zuzüglich 7.98 € Umsatzsteuer\n(19 %).",
         {"net": "42.00", "tax": "7.98"}),
    ],
)  # fmt: skip
def test_net_and_tax_in_a_sentence_without_their_sum(below: str, told: dict[str, str]) -> None:
    """The net is what the lines come to, the tax is what the rate makes of it."""
    assert totals(below) == told


LETTER = """Bestellung Nr. 4711-26^
^
Wir bestellen:^
^
1.|12 Stück Kabelverschraubung Messing,^
|Ihre Art.-Nr. 49-3075, Einzelpreis 2,50 €, Gesamtpreis 30,00 €^
^
2.|24 Stück Gegenmutter,^
|Ihre Art.-Nr. 49-3076, Einzelpreis 0,50 €, Gesamtpreis 12,00 €^
^
"""


@pytest.mark.parametrize(
    "below",
    [
        "Die Auftragssumme beträgt 42,00 € netto, zuzüglich 20 % Umsatzsteuer 8,40 €, zusammen^\n50,40 €.",
        "Die Bestellsumme beträgt 42,00 € netto, mit 20 % MwSt. (8,40 €) sind das^\n50,40 €.",
        "Gesamtpreis 42,00 €, hinzu kommt die Mehrwertsteuer von 20 %, 8,40 €,^\nalles in allem 50,40 €.",
        "Auftragswert netto 42,00 €, 20 % MwSt. 8,40 €, zu zahlen sind also 50,40 €.",
    ],
)
def test_a_sentence_below_a_letter_of_goods_tells_net_tax_and_gross(below: str) -> None:
    """A part of the sentence alone is taken for a total; all of it adds up."""
    found = read(f"{LETTER}{below}", (50, 80))
    assert len(lines_of(found)) == 2
    named = {name: found.root.values[name][0].raw for name in ("net_total", "tax_total", "gross_total")}
    assert named == {"net_total": "42,00", "tax_total": "8,40", "gross_total": "50,40"}


def test_a_tax_that_no_rate_makes_is_not_taken() -> None:
    assert totals("The order comes to 42.00 net, plus 5.55 VAT (20 %).").get("tax") is None


@pytest.mark.parametrize(
    "charge",
    [
        "Certificates to come with all fasteners.|||||Carriage Net|9.50",
        "Certificates to come with all fasteners.|||||Freight|9.50",
    ],
)
def test_a_charge_beside_other_words_stands_below_the_net(charge: str) -> None:
    below = (
        f"Deliver to: Goods Inwards, as above.|||||Total Net|42.00\n{charge}\n|||||VAT|10.30\n|||||Order Total|61.80"
    )
    found = read(f"{GOODS}\n\n{below}", (40, 80, 130, 290, 340, 390, 480, 500))
    assert len(lines_of(found)) == 2
    codes = [one.code for one in found.findings]
    assert "pdf.charge" in codes
    assert "pdf.totals" not in codes


def test_a_charge_that_is_none_of_the_totals_stands_for_itself() -> None:
    """Below no sum, its amount may be that of anything."""
    assert total_apart(line_of("Bolts for the transport  Freight  9.50")) is None
