"""Columns of which one word of the title speaks of days, and that hold none."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_PLACES = (40, 80, 220, 300, 350, 400, 460)


def _paper(title: str, first: str, second: str, below: str = "") -> str:
    return (
        "Purchase Order 4711-20\nDate 20.10.2026\n\n"
        f"Item|Description|Part no.|Qty|Price|Total|{title}\n"
        f"1|Relay hermetic|N22-5264|15|10.00|150.00|{first}\n{below}"
        f"2|Hose assembly|N42-2138|8|5.00|40.00|{second}\n\nTotal 190.00"
    )


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Cert req'd", "Form 1 or C of C", "mfr C of C"),
        ("Docs required", "MSDS", "Certificate 3.1"),
        ("Inspection required", "Yes", "No"),
        ("Nachweis Lieferung", "Zeugnis 3.1", "keine"),
    ],
)
def test_texts_below_a_word_of_days_are_notes(title: str, first: str, second: str) -> None:
    found = read(_paper(title, first, second), _PLACES)
    assert raws(found, "delivery_date") == []
    assert raws(found, "note") == [f"{title} {first}", f"{title} {second}"]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Depot req'd", "ASAP", "next week"),
        ("Ops required", "02.11.2026", "Form 1"),
        ("Delivery", "as agreed", "as agreed"),
    ],
)
def test_what_may_be_a_time_stays_one(title: str, first: str, second: str) -> None:
    assert raws(read(_paper(title, first, second), _PLACES), "delivery_date") == [first, second]


def test_number_and_day_of_the_order_over_their_values_are_no_titles_of_a_table() -> None:
    values = read(
        "Bestellung Nr.||Datum||Projekt\nP123-7||05.10.2026||Neubau\nKundennummer||Liefertermin||Angebot\n"
        "10472||12.10.2026||AN-881\n\nPos|Artikel-Nr.|Bezeichnung|Menge|Preis|Wert\n1|4711-20|Lager|2 Stk|3,00|6,00\n"
        "2|4711-21|Lager|2 Stk|3,00|6,00",
        (50, 90, 170, 350, 420, 500),
    ).root.values
    assert [values[name][0].raw for name in ("number", "issue_date", "customer_number", "delivery_date")] == [
        "P123-7",
        "05.10.2026",
        "10472",
        "12.10.2026",
    ]
