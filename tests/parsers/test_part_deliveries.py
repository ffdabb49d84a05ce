"""Part deliveries printed below a line are its schedule where they add up; else they stay in the text and are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from orderhub.capturing.read import read
from orderhub.document import Document, Extract
from orderhub.mapping_files import catalog
from orderhub.order.model import Period, Schedule
from parsers import pdf_order

from .pdf_samples import sample_order, sample_pdf


def _order(*below: str, layout: str = "classic") -> bytes:
    """The first line orders 40; the order is of 22.11.2026."""
    order = sample_order(layout)
    first, *others = order.lines[:3]
    return sample_pdf(layout, replace(order, lines=(replace(first, more=below), *others)))


def _parts(extract: Extract) -> list[tuple[str, str]]:
    children = extract.root.children[0].children
    return [(one.values["quantity"][0].raw, one.values["delivery_date"][0].raw) for one in children]


@pytest.mark.parametrize(
    "below",
    [
        ("Teillieferung 30 Stk zum 30.11. / 10 Stk zum 07.12.",),
        ("Teillieferungen:", "30 Kiste bis 30.11.2026", "10 Kiste bis 07.12.2026"),
        ("in Teilmengen: 30.11.26: 30 Kiste, 07.12.26: 10 Kiste",),
        ("30 am 30.11.2026 und 10 am 07.12.2026",),
        ("Partial deliveries: 30 pcs by 30 Nov 2026 and 10 pcs by 7 Dec 2026",),
        ("Split delivery 30 on 2026-11-30; 10 on 2026-12-07",),
        ("Liefertermine:", "30.11.2026: 30 Kiste", "07.12.2026: 10 Kiste"),
        ("Liefertermin Menge", "30.11.2026 30", "07.12.2026 10"),
        ("Termin 30.11.2026 Menge 30 Kiste", "Termin 07.12.2026 Menge 10 Kiste"),
        ("Menge 30 Kiste Termin 30.11.2026", "Menge 10 Kiste Termin 07.12.2026"),
        ("davon 30 Kiste zum 30.11.2026", "davon 10 Kiste zum 07.12.2026"),
        ("30 Kiste, Liefertermin 30.11.2026", "10 Kiste, Liefertermin 07.12.2026"),
        ("Delivery dates", "Qty 30 due 30 Nov 2026", "Qty 10 due 7 Dec 2026"),
        ("Call-offs: 30 pcs by November 30, 2026, 10 pcs by December 7, 2026",),
    ],
)
def test_parts_that_add_up_are_the_schedule_of_the_line(below: tuple[str, ...]) -> None:
    (extract,) = pdf_order.parse(Document(_order(*below))).extracts
    assert _parts(extract) == [("30", "2026-11-30"), ("10", "2026-12-07")]
    assert extract.root.children[0].values["description"][0].raw == "Mineralwasser still 12 x 0,7 l"
    assert not {"deliveries", "delivery_date"} & extract.root.children[0].values.keys()
    assert [one.code for one in extract.findings] == []


@pytest.mark.parametrize(
    "below",
    [
        "Teillieferung 30 Stk zum 30.11.2026 / 20 Stk zum 07.12.2026",
        "Teillieferung 40 Stk zum 30.11.2026",
        "Teillieferung 30 Stk zum 30.11.2026 / 10 Stk zum 07.12.2026 nach Absprache",
        "Teillieferung 30 Stk zum 31.11.2026 / 10 Stk zum 07.12.2026",
        "Partial deliveries: 30 by 03/12/2026, 10 by 07/12/2026",
        "Teillieferung 30 Stk zum 30.11. / 20 Stk zum 07.12.",
    ],
)
def test_what_does_not_add_up_or_is_not_all_read_stays_for_a_person(below: str) -> None:
    (extract,) = pdf_order.parse(Document(_order(below))).extracts
    assert _parts(extract) == []
    assert "30" in extract.root.children[0].values["description"][0].raw
    assert "pdf.number-unexplained" in [one.code for one in extract.findings]


def test_a_day_without_a_year_comes_after_the_day_of_the_order() -> None:
    (extract,) = pdf_order.parse(Document(_order("Teillieferung 30 Stk zum 15.12. / 10 Stk zum 12.01."))).extracts
    assert _parts(extract) == [("30", "2026-12-15"), ("10", "2027-01-12")]


def test_the_canonical_order_has_the_schedule() -> None:
    content = _order("Teillieferung 30 Stk zum 30.11.2026 / 10 Stk zum 07.12.2026", layout="no_prices")
    (found,) = read(Document(content, "a.pdf"), catalog(Path(__file__).parents[2] / "mappings")).orders
    days = (date(2026, 11, 30), date(2026, 12, 7))
    assert found.order.lines[0].schedule == tuple(
        Schedule(quantity=Decimal(count), delivery=Period(earliest=day, latest=day))
        for count, day in zip((30, 10), days, strict=True)
    )
    assert found.findings == []
    assert "lines[1].schedule[1].quantity" in found.provenance
