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
