"""Labels of a header that name the reader."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_HEAD = "Beispiel Marin GmbH, Rautenweg 90, 06484 Quedlinburg\nBestellung 4711-20\nDatum 12.10.2026\n"
_READER = "||Nordwind Handel GmbH\n||Hafenstraße 8\n||20457 Hamburg\n\n"
_ROWS = "\n\nPos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag\n1|4711-20|Besen|5|2,00|10,00\n2|4711-33|Eimer|2|3,00|6,00"


def _number(label: str, reader: str = _READER) -> str | None:
    values = read(_HEAD + reader + label + _ROWS, (40, 80, 160, 300, 400, 460)).root.values
    return values["customer_number"][0].raw if "customer_number" in values else None


@pytest.mark.parametrize(
    "label",
    [
        "Kd.-Nr. bei~\n|||D-5521~\nNordwind",
        "Kd.-Nr. bei^\nNordwind|||D-5521",
        "Kd.-Nr. bei||Datum^\nNordwind||12.10.2026^\nD-5521",
        "Our account~\n|||D-5521~\nwith Nordwind",
        "Account at~\n|||D-5521~\nNordwind",
        "Kunden-Nr. bei~\n|||D-5521~\nNordwind Handel",
        "Kd.-Nr. bei Nordwind: D-5521",
        "Kundennummer bei Nordwind Handel GmbH: D-5521",
        "Unsere Kundennummer bei der Firma Nordwind lautet D-5521.",
        "Unsere Kundennummer bei Nordwind ist die D-5521.",
        "Our account no. with Nordwind is D-5521.",
        "Nordwind-Kundennr.|||D-5521",
        "Nordwind-~\n|||D-5521~\nKundennr.",
    ],
)
def test_the_number_kept_at_the_one_who_is_named_is_that_of_the_customer(label: str) -> None:
    assert _number(label) == "D-5521"


@pytest.mark.parametrize("reader", ["Lieferant: Nordwind Handel GmbH, 20457 Hamburg\n\n", "Lieferant Nordwind Ltd\n\n"])
def test_the_name_may_stand_behind_its_own_label(reader: str) -> None:
    assert _number("Kd.-Nr. bei~\n|||D-5521~\nNordwind", reader) == "D-5521"


@pytest.mark.parametrize("label", ["Kd.-Nr. bei Spedition: D-5521", "Kd.-Nr. bei~\n|||D-5521~\nSpedition"])
def test_the_number_kept_at_somebody_else_is_not(label: str) -> None:
    assert _number(label) is None
