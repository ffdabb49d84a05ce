"""By when goods are wanted, under short labels, and how dates are read that a narrow column or a margin cuts."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_TABLE = """Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert
1|12-3456|Besen|5|ST|2,00|10,00
2|98-7654|Eimer|20|ST|3,00|60,00"""
_PLACES = (50, 90, 180, 330, 380, 420, 480)
_HEAD = "Gemeinde Aschbach · Kirchplatz 1 · 84098 Aschbach\n\nBestell-Nr.: 4711/26\n"


def _days(text: str) -> dict[str, str]:
    values = read(f"{_HEAD}\n{text}\n\n{_TABLE}", _PLACES).root.values
    return {name: values[name][0].raw for name in ("issue_date", "delivery_date") if name in values}


@pytest.mark.parametrize("label", ["Wunsch-LT", "WLT", "LT-Termin", "Lfg.-Termin", "Dlvy. date", "RDD"])
def test_short_labels_tell_the_day(label: str) -> None:
    assert _days(f"Datum: 29.09.26\n{label}: 22.10.26") == {"issue_date": "29.09.26", "delivery_date": "22.10.26"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Raised||Deliver on^\nTue 29 Sep||Tue 27 Oct^\n2026||2026",
            {"issue_date": "29 Sep 2026", "delivery_date": "27 Oct 2026"},
        ),
        ("Datum^\n29.09.2026^\n2026", {"issue_date": "29.09.2026"}),
    ],
)
def test_a_date_goes_on_below_itself(text: str, days: dict[str, str]) -> None:
    assert _days(text) == days


def test_at_the_latest_is_no_day_of_an_order() -> None:
    text = "1 November 2026\n\nPlease send the following on the next van, at the latest by 12 November 2026:"
    assert _days(text) == {"issue_date": "1 November 2026", "delivery_date": "12 November 2026"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (
            "Could we have the following on the next van please, at the latest by 12 November^\n2026:",
            "12 November 2026",
        ),
        (
            "Wie besprochen bestellen wir zur Lieferung bis zum 29.^\nNovember 2026 zu Ihren Preisen:",
            "29. November 2026",
        ),
        ("Bitte schicken Sie uns spätestens am 12.11.2026 folgende Waren:", "12.11.2026"),
        (
            "The goods should be left at the pavilion (he is there^\nweekdays) no later than 12 November 2026.",
            "12 November 2026",
        ),
        (
            "We voted to buy the items below. We would like them to be here no^\nlater than 12 November 2026.",
            "12 November 2026",
        ),
        ("Die Waren sollten spätestens am 12.11.2026 hier sein. Sie sollten da sein bis 12.11.2026.", "12.11.2026"),
        ("Please confirm the following order no later than 12 November 2026:", None),
        ("Bitte bestätigen Sie die folgende Bestellung bis spätestens 12.11.2026:", None),
    ],
)
def test_a_sentence_tells_the_last_day(said: str, day: str | None) -> None:
    assert _days(f"Datum: 29.09.26\n\n{said}").get("delivery_date") == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Prices as agreed with Martin. We need it here by 12 November 2026.", "12 November 2026"),
        ("Preise wie besprochen. Wir brauchen es hier bis 12.11.2026.", "12.11.2026"),
        ("We need it here by 12 November 2026. Please quote our number.", "12 November 2026"),
        ("Please deliver to the yard. Please confirm by 12 November 2026.", None),
        ("Bitte liefern Sie an die Schule. Bestätigen Sie dies bis zum 12.11.2026.", None),
    ],
)
def test_another_sentence_of_its_line_says_nothing_of_a_day(said: str, day: str | None) -> None:
    assert _days(f"Datum: 29.09.26\n\n{said}").get("delivery_date") == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("We need it here by Sunday 4^\nOctober as we have guests.", "4 October 2026"),
        ("Wir brauchen es hier bis Sonntag, den 4.^\nOktober, da dann das Fest ist.", "4. Oktober 2026"),
        ("Delivery please by Weds 7 October, before noon.", "7 October 2026"),
        ("We need it here by Saturday, 3rd October.", "3 October 2026"),
        ("Bitte liefern Sie bis Sonnabend, 3. Oktober.", "3 Oktober 2026"),
    ],
)
def test_any_day_of_the_week_stands_before_a_day_to_deliver(said: str, day: str) -> None:
    assert _days(f"Datum: 29.09.26\n\n{said}").get("delivery_date") == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("bitte wie gehabt an unsere Adresse, Lieferung bitte bis^\n17.10.2026:", "17.10.2026"),
        ("wir bestellen hiermit zur Lieferung bei uns möglichst bis zum^\n17. Oktober 2026:", "17. Oktober 2026"),
        ("we order the goods below, delivery to us please not later than^\n17 October 2026:", "17 October 2026"),
        ("wir bestellen; Rückmeldung zur Lieferung bitte bis^\n17.10.2026:", None),
        ("wir bestellen; Zahlung nach Lieferung, Antwort bitte bis^\n17.10.2026:", None),
        ("Lieferung an: Lager Nord^\nGeprüft am^\n17.10.2026", None),
    ],
)
def test_a_sentence_that_asks_to_deliver_goes_on_with_its_day(said: str, day: str | None) -> None:
    assert _days(f"Datum: 29.09.26\n\n{said}").get("delivery_date") == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Bestellung #101566 (15.09.2026)", "15.09.2026"),
        ("Order #101566 (September 15, 2026)", "September 15, 2026"),
        ("Neue Kundenbestellung Nr. 101566 (15. September 2026)", "15. September 2026"),
        ("Auftrag WEB-101566 [15.09.2026]", "15.09.2026"),
        ("Vordruck 43-017 (07.07.2023)", None),
        ("Angebot 101566 (15.09.2026)", None),
        ("Bestellformular 12 (15.09.2023)", None),
    ],
)
def test_a_day_in_brackets_behind_the_number_of_the_order_is_its_day(said: str, day: str | None) -> None:
    assert _days(said).get("issue_date") == day
