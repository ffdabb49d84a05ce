"""Days by which sentences want the goods, with no word for a delivery beside them."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.printed_values import find_date
from tests.parsers.drawn_pages import read

_HEAD = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach\n\nBestell-Nr.: 4711/26\nDatum: 15.9.2026\n\n"
_TABLE = """

Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00

"""
_PLACES = (50, 90, 180, 330, 380, 420, 480)


def _day(before: str, after: str) -> str:
    found = read(f"{_HEAD}{before}{_TABLE}{after}", _PLACES).root.values.get("delivery_date")
    return found[0].raw if found else ""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (
            "Goods should be left at the Lodge (a man will^\nbe there) no later than 3 October 2026. Your^\ninvoice",
            "3 October 2026",
        ),
        ("Please would you send the following to the yard, for^\nMonday 9 November if you can.", "9 November 2026"),
        (
            "We buy the items below and would like them to be here^\nno later than October 26, 2026.",
            "October 26, 2026",
        ),
        ("Die Ware muss spätestens am 9. Oktober 2026 an der Schule sein.", "9. Oktober 2026"),
        ("Wir hätten die Sachen gern bis 9.10.2026.", "9.10.2026"),
        ("GOODS TO BE AT AGENT'S WAREHOUSE NOT LATER THAN 19-11-2026", "19-11-2026"),
        ("Cargo to be alongside no later than 19 November 2026.", "19 November 2026"),
        ("All items are to be on the quay by 19 November 2026.", "19 November 2026"),
        ("Die Ware muss nicht später als 19.11.2026 beim Agenten sein.", "19.11.2026"),
        ("Bitte legen Sie die Ware bis zum 9. Oktober 2026 in der Halle ab.", "9. Oktober 2026"),
    ],
)
def test_a_sentence_that_asks_for_goods_by_a_day_tells_when_they_are_wanted(said: str, day: str) -> None:
    assert _day(said, "") == _day("", said) == day


@pytest.mark.parametrize(
    "said",
    [
        "The prices for these hold no later than 26 October 2026.",
        "We met on 26 October 2026 and would like to have the goods.",
        "Your invoice for the goods must be here no later than 26 October 2026.",
        "Die Ware muss bis zum 26. Oktober 2026 bezahlt sein.",
        "All goods must be collected before 26 October 2026.",
        "All goods to be booked in with the store by 26 October 2026.",
        "Our invoice for the cargo to be paid not later than 26 October 2026.",
    ],
)
def test_days_of_other_things_tell_nothing(said: str) -> None:
    assert _day("", said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "We order the following parts, to arrive here in week 48/2026:",
        "We order the parts below. Please deliver all of them in week 48.",
        "We need the goods by calendar week 48/26 at the yard.",
        "Wir benötigen die Ware in der 48. KW 2026.",
        "Wir bestellen folgende Teile, Anlieferung in KW 48:",
        "Bitte liefern Sie alles in der Kalenderwoche 48, vormittags.",
    ],
)
def test_a_sentence_that_asks_for_goods_in_a_week_tells_when_they_are_wanted(said: str) -> None:
    found = [find_date(_day(said, "")), find_date(_day("", said))]
    assert [one and one[0] for one in found] == [date(2026, 11, 23)] * 2


@pytest.mark.parametrize(
    "said",
    [
        "The goods you delivered in week 30/2026 were fine.",
        "Die Lieferung der Ware in KW 30 war unvollständig.",
        "We are closed in week 48, please deliver the goods to the lodge.",
        "Ihre Rechnung für die Ware erbitten wir in KW 48/2026.",
        "Please deliver the goods two weeks 48 hours ahead.",
        "The goods of your offer from week 38/2026 are needed.",
    ],
)
def test_weeks_of_other_things_tell_nothing(said: str) -> None:
    assert _day("", said) == ""
