"""Cards of web shops whose names wrap beside quantity, price and amount."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

PLACES = (50, 250, 330, 430)
HEAD = "Bestellung 4711 vom 04.10.2026\n\n"


def _names(cards: str, places: tuple[int, ...] = PLACES) -> list[tuple[str | None, ...]]:
    names = ("item_name", "quantity", "unit", "price", "amount")
    found = lines_of(read(HEAD + cards, places))
    return [tuple(one.get(name) for name in ("description", *names[1:])) for one in found]


def test_the_rest_of_a_name_below_the_values_beside_it_is_of_the_name() -> None:
    assert _names(
        "Müllsack LDPE 120 l, Rolle 25|15 Rolle|je 4,67 €|70,05 €^\nStück^\nArt.-Nr. 3145382\n\n"
        "Reiniger viskos, Kanister|12 Stück|je 25,87 €|310,44 €^\n10 l^\nArt.-Nr. 2015411\n\n"
        "Scheuermilch Flasche 750 ml|5 Stück|je 1,64 €|8,20 €^\nArt.-Nr. 9801110"
    ) == [
        ("Müllsack LDPE 120 l, Rolle 25 Stück", "15", "Rolle", "4,67", "70,05"),
        ("Reiniger viskos, Kanister 10 l", "12", "Stück", "25,87", "310,44"),
        ("Scheuermilch Flasche 750 ml", "5", "Stück", "1,64", "8,20"),
    ]


@pytest.mark.parametrize("rest", ["Palette 36 Pack", "23 cm 3200 Blatt", "Pack zu 6 Stück", "weiß", "mit Griff 2,5 m"])
def test_whatever_it_says(rest: str) -> None:
    found = _names(
        f"Toilettenpapier 3-lagig, hell|15 Packung|je 4,36 €|65,40 €^\n{rest}^\nArt.-Nr. 1011979\n\n"
        "Scheuermilch Flasche 750 ml|5 Stück|je 1,64 €|8,20 €^\nArt.-Nr. 9801110"
    )
    assert found[0] == (f"Toilettenpapier 3-lagig, hell {rest}", "15", "Packung", "4,36", "65,40")


def test_in_english_and_with_the_quantity_before_the_name() -> None:
    assert _names(
        "15 rolls|Refuse sack heavy duty,|@ £4.67|£70.05^\n|box of 25 pieces^\n|Item no. 3145382\n\n"
        "12 pcs|Cleaner thick, can|@ £25.87|£310.44^\n|10 l^\n|Item no. 2015411",
        (50, 130, 330, 430),
    ) == [
        ("Refuse sack heavy duty, box of 25 pieces", "15", "rolls", "4.67", "70.05"),
        ("Cleaner thick, can 10 l", "12", "pcs", "25.87", "310.44"),
    ]
