"""Charges below the last order line that say what they are booked to, or that speak of a delivery."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (50, 80, 150, 280, 400, 465, 545)


def _order(label: str, booked: str) -> str:
    return (
        "Purchase order 4711\nOrder date 03.11.2026\n\nItem|Supplier ref|Description|Cost code|Quantity|Rate|Value\n"
        "10|RK38-688|Cable tray medium|E-6110|12|1.50|18.00\n20|AR28-466|Trunking PVC mini|E-6120|2|27.50|55.00\n"
        f"||{label}|{booked}|||25.00\nTotal net||||||98.00\n"
    )


@pytest.mark.parametrize("booked", ["E-6900", "6900", "CC 6900", "KST 4711", "4711-02", "S", "V1"])
@pytest.mark.parametrize("label", ["Delivery charge", "Fracht", "Carriage", "Versandkosten"])
def test_a_charge_may_say_what_it_is_booked_to(label: str, booked: str) -> None:
    found = read(_order(label, booked), _PLACES)
    assert raws(found, "description") == ["Cable tray medium", "Trunking PVC mini"]
    assert {one.code for one in found.findings} & {"pdf.charge", "pdf.lines-net"} == {"pdf.charge"}


@pytest.mark.parametrize("label", ["Delivery to site", "Lieferung frei Baustelle", "Anlieferung mit Kran"])
def test_a_delivery_with_an_amount_and_no_day_is_no_text_of_the_line_above(label: str) -> None:
    found = read(_order(label, " "), _PLACES)
    assert raws(found, "description") == ["Cable tray medium", "Trunking PVC mini"]
    assert "pdf.charge" in {one.code for one in found.findings}


def test_the_sum_of_a_part_of_an_order_is_no_charge() -> None:
    found = read(_order("Subtotal", "A").replace("25.00", "73.00").replace("98.00", "73.00"), _PLACES)
    assert len(lines_of(found)) == 2
    assert "pdf.charge" not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    "label",
    ["zzgl. Fracht", "zzgl. Versandkosten", "+ Frachtkosten", "Plus freight", "Minimum order surcharge",
     "Mindestbestellwertzuschlag", "Mindestmengenzuschlag", "Sonstige Kosten", "Energy surcharge"],
)  # fmt: skip
def test_a_charge_may_be_said_to_be_added(label: str) -> None:
    found = read(_order(label, " "), _PLACES)
    assert raws(found, "description") == ["Cable tray medium", "Trunking PVC mini"]
    assert {one.code for one in found.findings} & {"pdf.charge", "pdf.lines-net"} == {"pdf.charge"}


@pytest.mark.parametrize("said", ["2 Paletten 120", "mit 2 Paletten", "20 Versandkartons"])
def test_a_count_before_a_charge_is_text(said: str) -> None:
    found = read(_order("Fracht", "6900").replace("\n20|", f"\n||{said}\n20|"), _PLACES)
    assert raws(found, "description")[0] == f"Cable tray medium {said}"
