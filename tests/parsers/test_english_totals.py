"""Totals and dates as English senders word them."""

from __future__ import annotations

import pytest

from parsers.total_lines import total_of
from tests.parsers.drawn_pages import line_of, read

PLACES = (40, 120, 280, 330, 390, 460)
HEAD = """Purchase Order
Order No: P-4711
Date: 29.10.2026
"""
ROWS = """
Item|Description of Goods|Quantity|Unit|Price|Amount
1|Taper candles ivory|50|pcs|5.76|288.00
2|Cast iron trivet|24|pcs|3.60|86.40
"""


@pytest.mark.parametrize("label", ["TOTAL FOB HAMBURG", "TOTAL U.S. DOLLARS", "Total CIF Kobe"])
def test_without_a_tax_the_sum_with_freight_is_the_net(label: str) -> None:
    """The label may name terms of trade and their place, or the currency in words."""
    found = read(f"""{HEAD}{ROWS}
|||Goods total||374.40
|||Packing and inland freight||40.00
|||Less 2% special allowance||-7.49
|||{label}||406.91""", PLACES)  # fmt: skip
    assert [one.raw for one in found.root.values["net_total"]] == ["406.91"]
    assert "gross_total" not in found.root.values


def test_the_date_asked_for() -> None:
    """ "Req date" is the day the goods are required."""
    found = read(f"{HEAD}REQ DATE: 30.11.2026{ROWS}", PLACES)
    assert [one.raw for one in found.root.values["delivery_date"]] == ["30.11.2026"]


def test_a_sentence_that_asks_for_the_goods_to_reach_somebody() -> None:
    """It names the day without a label."""
    found = read(
        f"{HEAD}Please supply the following,\nto reach us here at Home Farm by 23 November 2026.\n{ROWS}", PLACES
    )
    assert [one.raw for one in found.root.values["delivery_date"]] == ["23 November 2026"]


def test_a_post_office_box_is_no_order_number() -> None:
    """What stands below "PO Box" is a postal code."""
    found = read(f"Official Order|||WBC7466413\n\nSend invoice to\nPO Box 61, Wharfemoor\nLS28 1AB\n{ROWS}", PLACES)
    assert [one.raw for one in found.root.values.get("number", [])] != ["LS28"]


def test_with_a_tax_of_nought_the_sum_with_freight_is_the_net() -> None:
    found = read(f"""{HEAD}{ROWS}
|||Net Order:||374.40
|||Freight:||40.00
|||Sales Tax:||0.00
|||Order Total (USD):||414.40""", PLACES)  # fmt: skip
    assert [one.raw for one in found.root.values["net_total"]] == ["414.40"]


@pytest.mark.parametrize("label", ["2 items", "2 lines", "Total + VAT", "2 Positionen"])
def test_a_row_that_counts_the_lines_and_sums_them_up_is_none_of_them(label: str) -> None:
    found = read(f"{HEAD}{ROWS}|||{label}||374.40", PLACES)
    assert len(found.root.children) == 2
    assert [one.raw for one in found.root.values["net_total"]] == ["374.40"]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("21,845.19  Total Net", "net"),
        ("21.845,19 EUR  Summe", "gross"),
        ("1,092.26  GST 5%", "tax"),
        ("412,00 €  Nettobetrag", "net"),
        ("Total Basic Value  9,759.06", "net"),
        ("12.50  Total Cleaner", None),
        ("12.50  Total 5 12.50", None),
    ],
)
def test_an_amount_may_stand_before_its_label(text: str, meaning: str | None) -> None:
    assert total_of(line_of(text), fuzzy=False) == meaning


def test_of_two_sums_with_a_charge_between_the_first_is_what_the_lines_come_to() -> None:
    found = read(f"""{HEAD}{ROWS}
|||Line Total:||374.40
|||Fuel surcharge:||40.00
|||Tax Total:||0.00
|||Total (USD):||414.40""", PLACES)  # fmt: skip
    assert [one.raw for one in found.root.values["net_total"]] == ["414.40"]


@pytest.mark.parametrize(
    ("label", "added", "net"),
    [
        ("Freight (quoted)", "40.00", "414.40"),
        ("Lift to site", "40.00", "414.40"),
        ("City levy 10%", "40.00", "374.40"),
        ("City levy", "37.44", "374.40"),
        ("Lift to site", "39.00", "374.40"),
    ],
)
def test_what_stands_between_net_and_gross_and_makes_the_one_the_other_is_a_charge(
    label: str, added: str, net: str
) -> None:
    total = "411.84" if added == "37.44" else "414.40"
    found = read(f"""{HEAD}{ROWS}
Confirm within 48 hrs.|||Subtotal||374.40
Terms: net 30.|||{label}||{added}
Approved by: D. Kowalski|||PO total||{total}""", PLACES)  # fmt: skip
    assert [one.raw for one in found.root.values["net_total"]] == [net]
    charged = [one.code for one in found.findings if one.code == "pdf.charge"]
    assert bool(charged) == (net != "374.40")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("*** PO TOTAL 8,438.58 CAD ***  Lines: 20", "gross"),
        ("=== Nettosumme 412,00 EUR ===", "net"),
        ("Total net 412.00 (3 items)", "net"),
        ("Gesamt netto 412,00  Positionen: 3", "net"),
        ("412,00 Positionen: 3", None),
    ],
)
def test_signs_and_a_count_of_the_lines_may_stand_behind_a_total(text: str, meaning: str | None) -> None:
    assert total_of(line_of(text), fuzzy=False) == meaning


@pytest.mark.parametrize(
    ("label", "added", "charged"),
    [
        ("Delivery and packing as quoted", "40.00", True),
        ("Inside delivery, lift gate", "40.00", True),
        ("Inside delivery, lift gate", "39.00", False),
        ("5 Lift gates", "40.00", False),
        ("City levy", "37.44", False),
    ],
)
def test_what_makes_the_lines_come_to_their_only_sum_is_a_charge(label: str, added: str, *, charged: bool) -> None:
    """A figure before its amount may be that of an order line, and what is a whole per cent a tax."""
    total = "411.84" if added == "37.44" else "414.40"
    found = read(f"{HEAD}{ROWS}\n\n|{label}||||{added}\n|||Total excl. VAT||{total}", PLACES)
    assert [one.raw for one in found.root.values["net_total"]] == [total]
    codes = {one.code for one in found.findings}
    assert ("pdf.charge" in codes, "pdf.lines-net" in codes) == (charged, not charged)


@pytest.mark.parametrize(
    ("goods", "label", "added", "charged"),
    [
        ("Parts", "Dangerous goods packing", "40.00", True),
        ("Parts", "Dangerous goods packing", "39.00", False),
        ("Value of parts", "Crating for sea", "40.00", True),
        ("Teile", "Palettentausch", "40.00", True),
    ],
)
def test_sums_may_stand_in_a_column_of_their_own(goods: str, label: str, added: str, *, charged: bool) -> None:
    """The lines summed up in other words are no charge."""
    found = read(f"""{HEAD}{ROWS}

Please retain records for 7 years.|||{goods}|||374.40
|||{label}||||{added}
|||Order value|||414.40""", (*PLACES, 540, 545))  # fmt: skip
    codes = {one.code for one in found.findings}
    assert ("pdf.charge" in codes, "pdf.lines-net" in codes) == (charged, not charged)
