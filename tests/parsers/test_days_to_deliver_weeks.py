"""The week in which a sentence wants the goods."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

HEAD = "Quast Werke GmbH, Weg 1, 12345 Berlin\n\nNorda Handel GmbH\n\nBestellung 4711-20 vom 20.11.2026\n\n"
GOODS = (
    "\n\nPos|Art. no.|Description|Qty|Price|Value\n10|7788-1|Pipe seamless|12|1,50|18,00\n20|7788-2|Gauge|2|27,50|55,00"
)
PLACES = (50, 80, 150, 430, 490, 550)


@pytest.mark.parametrize(
    "said",
    ["wir bestellen zur Lieferung in KW 51/2026 an unser Werk Lauf:", "wir bestellen zur Lieferung in der KW 51:",
     "wir bestellen zur Lieferung in Kalenderwoche 51/2026:", "wir bestellen zur Lieferung in der 51. KW 2026:",
     "Anlieferung bitte in KW 51.", "Die Ware wird in KW 51/2026 hier benötigt.", "Wir brauchen die Teile in KW 51.",
     "Please supply the following for delivery in week 51/2026:", "Goods are required on site during week 51.",
     "Zahlung 30 Tage netto, Lieferung Anfang KW 51", "wir bestellen zur Lieferung in\nKW 51/2026 an unser Werk"],
)  # fmt: skip
@pytest.mark.parametrize("above", [True, False])
def test_the_sentence_tells_it(said: str, above: bool) -> None:
    found = read(HEAD + (said + GOODS if above else f"{GOODS}\n\n{said}"), PLACES)
    assert found.root.values["delivery_date"][0].raw == "KW 51/2026"


@pytest.mark.parametrize(
    "said",
    ["Auftragsbestätigung in KW 51/2026 erbeten", "Keine Lieferung in KW 52, Betriebsferien",
     "Lieferung in KW 50 bis 52",     "Die Lieferung in KW 45/2026 war falsch",
     "Teil 1 liefern Sie in KW 50, Teil 2 liefern Sie in KW 52",
     "Wie besprochen in KW 51/2026 die Lieferung der Muster",
     "zur Lieferung in KW 45/2026"],
)  # fmt: skip
def test_other_weeks_are_not_those_of_the_order(said: str) -> None:
    assert "delivery_date" not in read(f"{HEAD}{said}{GOODS}", PLACES).root.values


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Motor 7,5 kW 2-polig", False), ("Motor 11 kW 4 polig", False), ("Motor 7,5 KW 2 polig", False),
     ("Motor 11 KW 2-polig", False), ("Motor KW 48", True), ("Motor kw 48", True)],
)  # fmt: skip
def test_a_power_is_no_week(text: str, asked: bool) -> None:
    found = read(f"{HEAD}Pumpen ab 11 kW 2 mal{GOODS.replace('Pipe seamless', text)}", PLACES)
    assert "delivery_date" not in found.root.values
    assert ("pdf.number-unexplained" in {one.code for one in found.findings}) is asked
