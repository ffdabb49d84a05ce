"""Days by which papers are asked for, or until which they hold, beside those of the goods."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_HEAD = "Bestellung Nr. P4711-20 vom 05.10.2026\n\n"
_TABLE = (
    "\n\nPos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n2|4711-21|Lager|2 Stk|3,00|6,00"
)
_PLACES = (50, 90, 170, 350, 420, 500)


@pytest.mark.parametrize(
    "said",
    [
        "Rechnung erbeten bis: 15.12.2026",
        "Ihre Rechnungen erbeten bis 15.12.2026",
        "Auftragsbestätigung benötigt bis 15.12.2026",
        "Bitte Lieferschein und Rechnung bis 15.12.2026 senden",
        "Bitte bestätigen Sie den Liefertermin bis 15.12.2026.",
        "Bestätigung des Liefertermins bitte bis 15.12.2026",
        "Order confirmation required by 15/12/2026",
        "Invoices received by 15/12/2026 are paid in December.",
        "Acknowledgement requested by 15/12/2026",
        "Please confirm delivery date by 15/12/2026",
        "Payment due 15/12/2026",
    ],
)
def test_a_paper_asked_for_by_a_day_is_no_delivery(said: str) -> None:
    assert "delivery_date" not in read(_HEAD + said + _TABLE, _PLACES).root.values
    assert "delivery_date" not in read(_HEAD.rstrip() + _TABLE + "\n\n" + said, _PLACES).root.values


@pytest.mark.parametrize(
    "said",
    [
        "Erbeten bis: 15.12.2026",
        "Ware benötigt bis 15.12.2026",
        "Lieferung gemäß Ihrem Angebot bis 15.12.2026",
        "Auftragsbestätigung erbeten, Liefertermin: 15.12.2026",
        "Bestätigter Liefertermin: 15.12.2026",
        "Bitte bestätigen Sie den Liefertermin 15.12.2026.",
        "Please confirm receipt. Required by 15.12.2026",
        "Please acknowledge this order and deliver by 15.12.2026",
    ],
)
def test_goods_asked_for_by_a_day_are_whatever_papers_stand_before(said: str) -> None:
    found = read(_HEAD + said + _TABLE, _PLACES).root.values["delivery_date"]
    assert [one.raw for one in found] == ["15.12.2026"]
