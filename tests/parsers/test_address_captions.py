"""Captions that say which part of an address stands below them are no part of it."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_GOODS = """Item|Description|Qty|Unit price|Amount
1|Coverall disposable|10|3.67|36.70
2|Bump cap short peak|4|10.60|42.40"""


@pytest.mark.parametrize(
    ("captions", "town"),
    [
        (("Ship to: a. Name of consignee", "b. Street address", "c. City, State, ZIP"), "Postville, IA 52162"),
        (("Deliver to", "Name of recipient", "Street and number", "Town / Postcode"), "Postville HU9 1TA"),
        (("Lieferadresse", "Name / Firma", "Straße, Hausnummer", "PLZ, Ort"), "38100 Hallingen"),
        (("Lieferanschrift:", "Firma:", "Straße, Nr.:", "PLZ/Ort:"), "38100 Hallingen"),
    ],
)
def test_what_stands_below_a_caption_is_a_part_of_the_address(captions: tuple[str, ...], town: str) -> None:
    *head, street, place = captions
    box = [*head, "Roads Department", street, "Quarry Road 22", place, town]
    lines = [
        f"{left}|{right}" for left, right in zip(("Oakhill Ltd", "1 High Street", "Hull HU1 1AA"), box, strict=False)
    ]
    lines += [f"|{one}" for one in box[len(lines) :]]
    found = read("Purchase order 4711\n\n" + "\n".join(lines) + f"\n\n{_GOODS}", (40, 260, 380, 430, 500))
    values = {name: some[0].raw for name, some in found.root.values.items()}
    assert (values["delivery_name"], values["delivery_street"]) == ("Roads Department", "Quarry Road 22")
    assert values["delivery_city"] in town


def test_a_house_named_by_such_a_word_stays() -> None:
    found = read(
        "Purchase order 4711\n\nShip to\nTown and Country\nQuarry Road 22\nHull HU9 1TA\n\n"
        + _GOODS.replace("|", " | "),
        (40, 90, 260, 380, 450),
    )
    assert found.root.values["delivery_name"][0].raw == "Town and Country"
