"""Labels of numbers in order lines without a table: a name of the buyer's, and a unit far behind a number."""

from __future__ import annotations

import pytest

from parsers.block_labels import fields_of
from tests.parsers.drawn_pages import line_of, raws, read

_NAMES = ["Dressing film transparent", "Thermometer probe cover"]


def _paper(label: str, house: str, theirs: str = "Vendor Item:") -> str:
    rows = zip(_NAMES, ("023464", "083497"), ("NH172076", "NH652706"), strict=True)
    return f"Purchase Order: 4711-26|Date: 10/25/2026\nShip To:\n{house}\n\n" + "".join(
        f"{at}|Description: {name}^\n|{theirs} {code}|Quantity: {at} UOM: BX^\n"
        f"|{label} {own}|Unit Cost: 27.50 Extended: {at * 55 / 2:.2f}\n\n"
        for at, (name, own, code) in enumerate(rows, 1)
    )


@pytest.mark.parametrize("label", ["TRHS Item:", "TRHS Item No.:", "TRHS Part:", "TRHS Material:"])
def test_a_house_that_the_page_names_owns_the_number_beside_the_suppliers(label: str) -> None:
    found = read(_paper(label, "TRHS Riverside Hospital"), (40, 70, 330))
    assert raws(found, "description") == _NAMES
    assert raws(found, "article") == ["NH172076", "NH652706"]
    assert raws(found, "buyer_article") == ["023464", "083497"]
    assert raws(found, "position") == ["1", "2"]
    assert raws(found, "price") == ["27.50", "27.50"]


@pytest.mark.parametrize(("label", "house"), [("TRHS Item:", "Riverside Hospital"), ("BOM Item:", "BOM Works Ltd")])
def test_what_no_house_is_called_owns_nothing(label: str, house: str) -> None:
    assert raws(read(_paper(label, house), (40, 70, 330)), "buyer_article") == []


def test_a_unit_far_behind_a_number_opens_a_label() -> None:
    found = fields_of([line_of("Our Item: 023464  Unit Cost: 27.8500 Extended: 55.70")])
    assert {kind: [one.text for one in words] for kind, words in found.cells.items()} == {
        "buyer_article": ["023464"], "price": ["27.8500"], "amount": ["55.70"],
    }  # fmt: skip
    assert found.runs == []
