"""The day on which somebody ordered, told with his name."""

from __future__ import annotations

import pytest

from parsers.days_ordered import day_ordered
from tests.parsers.drawn_pages import read

HEAD = "Muster GmbH, Weg 1, 12345 Berlin\n\nBestellung 4711-20\nDelivery date: 08.11.2026\n\n"
GOODS = "Pos|Art. no.|Description|Qty|Price|Value\n10|7788-1|Pipe seamless|12|1,50|18,00\n20|7788-2|Gauge|2|27,50|55,00"
PLACES = (50, 80, 150, 430, 490, 550)


def _issued(said: str) -> str | None:
    found = read(f"{HEAD}{GOODS}\n\n\n{said}", PLACES).root.values.get("issue_date")
    return found[0].raw if found else None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (
            "Ordered by Isla Drummond (Bar Manager) on 20 Oct 2026 at 16:22 · Approved by Group Purchasing",
            "20 Oct 2026",
        ),
        ("Group Purchasing · Order placed by I. Drummond on 20/10/2026", "20/10/2026"),
        ("Ordered by Isla Drummond (Bar Manager)^\non 20 Oct 2026 at 16:22", "20 Oct 2026"),
        ("Bestellt durch: Maria Kern, Küche, 20.10.2026", "20.10.2026"),
        ("Diese Bestellung wurde am 20.10.2026 um 16:22 Uhr von Frau Kern erfasst.", "20.10.2026"),
        ("This purchase order was created by A. Hill on October 20, 2026 in Procurify.", "October 20, 2026"),
        ("Bestellung aufgegeben von Kern (Einkauf) am 20. Oktober 2026", "20. Oktober 2026"),
    ],
)
def test_it_is_the_day_of_the_order(said: str, day: str) -> None:
    assert _issued(said) == day


@pytest.mark.parametrize(
    "said",
    ["Form created by QM on 20.10.2026", "Entered by Kern on 20.10.2026", "Ordered by fax before 20.10.2026",
     "Order to be placed by 20.10.2026", "Your offer, ordered by fax on 20.10.2026",
     "Order form last issued by Quality on 20.10.2026", "Bestellung wurde bis 20.10.2026 nicht bestätigt",
     "Our order was shipped by you on 20.10.2026", "Bestellung wurde am 20.10.2026 nicht geliefert"],
)  # fmt: skip
def test_other_days_are_not(said: str) -> None:
    assert _issued(said) is None


def test_a_page_of_nothing_but_a_table_tells_no_day() -> None:
    """Nothing stands outside its lines."""
    assert day_ordered([]) is None
