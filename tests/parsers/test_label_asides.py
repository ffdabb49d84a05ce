"""Labels below an order line that say more before their colon."""

from __future__ import annotations

import pytest

from orderhub.document import Extract, Severity
from tests.parsers.drawn_pages import raws, read


def _order(*below: str) -> Extract:
    rows = [f"{at}0|88012-{at}|Valve knife gate|5|EA|4.20|21.00^\n||{one}" for at, one in enumerate(below, 1)]
    head = "Purchase Order PO-77120\nDate 12.10.2026\nPos|Our item|Description|Qty|UOM|Price|Amount"
    total = f"|||||Total net|{21 * len(rows)}.00"
    return read("\n".join((head, *rows, total)), (40, 80, 150, 360, 400, 440, 500))


@pytest.mark.parametrize(
    "label",
    ["Liefertermin (eintreffend):", "Liefertermin (Wareneingang Werk 2):", "Liefertermin eintreffend bei uns:",
     "Liefertermin, spätestens im Werk:", "Delivery date (on dock):",
     "Delivery date at our dock:", "Due date (arrival) :",
     "Delivery (DD.MM.YYYY):", "Wunschtermin (Eingang Lager):"],
)  # fmt: skip
def test_a_label_of_days_goes_on_to_its_colon(label: str) -> None:
    found = _order(f"{label} 26.11.2026", f"{label} 30.11.2026")
    assert raws(found, "delivery_date") == ["26.11.2026", "30.11.2026"]
    assert raws(found, "description") == ["Valve knife gate"] * 2
    assert [one for one in found.findings if one.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "label", ["Your part no. (new):", "Ihre Artikelnummer (Katalog):", "Supplier part no. (as quoted):"]
)
def test_a_label_of_numbers_goes_on_over_its_bracket(label: str) -> None:
    found = _order(f"{label} KX-47110", f"{label} KX-47127")
    assert raws(found, "article") == ["KX-47110", "KX-47127"]


@pytest.mark.parametrize(
    "label", ["Liefertermin (alt):", "Delivery date (previously):", "Lieferung gemäß Angebot vom:"]
)
def test_days_that_do_not_hold_are_none(label: str) -> None:
    assert raws(_order(f"{label} 26.11.2026", f"{label} 30.11.2026"), "delivery_date") == []


def test_the_day_that_holds_is_taken_of_two() -> None:
    said = "Liefertermin (alt): 19.11.2026 Liefertermin (neu): 26.11.2026"
    assert raws(_order(said, said), "delivery_date") == ["26.11.2026"] * 2


def test_another_number_in_the_bracket_keeps_its_label() -> None:
    assert raws(_order("Your no. (4711): see drawing", "Your no. (4712): see drawing"), "article") != ["see", "see"]


@pytest.mark.parametrize(
    "label", ["Abholtermin:", "Collect on:", "Arrives by:", "In house date:", "Liefertermin (alt):", "Ready on:"]
)
def test_a_day_behind_a_strange_label_is_asked_about(label: str) -> None:
    found = _order(f"{label} 26.11.2026", f"{label} 30.11.2026")
    assert raws(found, "delivery_date") == []
    asked = [one.field for one in found.findings if one.severity is not Severity.INFO]
    assert asked == ["lines[1].requested_delivery", "lines[2].requested_delivery"]


@pytest.mark.parametrize(
    "label", ["Zeichnungsdatum:", "Drawing rev. dated:", "Mindesthaltbarkeit:", "Best before:", "Angebot vom:"]
)
def test_days_of_something_else_are_not(label: str) -> None:
    found = _order(f"{label} 26.11.2026", f"{label} 30.11.2026")
    assert [one for one in found.findings if one.severity is not Severity.INFO] == []


def test_a_day_beside_that_of_the_delivery_is_not() -> None:
    found = _order("Delivery date: 26.11.2026 / Ready on: 20.11.2026")
    assert [one.field for one in found.findings if one.field and "delivery" in one.field] == []
