"""Rows of a card behind labels that nobody knows: what it comes to is proven, the number of the goods stands apart."""

from __future__ import annotations

import pytest

from parsers.letter_lines import proven_amount
from parsers.page_words import Word
from tests.parsers.drawn_pages import line_of, lines_of, raws, read

_PLACES = (50, 200)


def _cards(number: str, sums: str, amounts: tuple[str, str]) -> str:
    return (
        "Bestellung 4711\n\n"
        f"1. Dachlatte Fichte, 4 m^\n{number}|50819^\nBestellmenge|500 m^\nPreis|117,34 € je 100 m^\n"
        f"{sums}|{amounts[0]}\n\n"
        f"2. Dachpappstift verzinkt^\n{number}|79130^\nBestellmenge|5 Karton^\nPreis|13,29 € je 1 Karton^\n"
        f"{sums}|{amounts[1]}\n\n"
        "Zusammen netto: 653,15 €\n"
    )


@pytest.mark.parametrize("sums", ["ergibt", "das macht dann", "kommt auf"])
def test_what_quantity_and_price_come_to_is_the_amount_whatever_it_is_called(sums: str) -> None:
    lines = lines_of(read(_cards("Artikelnummer", sums, ("586,70 €", "66,45 €")), _PLACES))
    assert [one["amount"] for one in lines] == ["586,70", "66,45"]
    assert [one["description"] for one in lines] == ["Dachlatte Fichte, 4 m", "Dachpappstift verzinkt"]


def test_a_sum_that_nothing_proves_is_no_amount() -> None:
    found = read(_cards("Artikelnummer", "davon Pfand", ("5,00 €", "1,00 €")), _PLACES)
    assert raws(found, "amount") == []
    assert found.findings


@pytest.mark.parametrize("number", ["Bestellnr. bei Hansa", "Artikelnummer lt. Hansa", "Art.-Nr. (Hansa)"])
def test_the_label_of_the_only_number_may_go_on_as_it_likes(number: str) -> None:
    lines = lines_of(read(_cards(number, "Wert", ("586,70 €", "66,45 €")), _PLACES))
    assert [one["article"] for one in lines] == ["50819", "79130"]
    assert [one["description"] for one in lines] == ["Dachlatte Fichte, 4 m", "Dachpappstift verzinkt"]


def test_a_sum_with_its_currency_behind_it_at_the_end_of_the_goods_is_what_the_line_comes_to() -> None:
    cells = {"quantity": [Word("50", 50, 60, 60, 70, 1000)], "price": [Word("1,83", 80, 60, 100, 70, 1000)]}
    words = line_of("CONNECTOR HEADER 91,50 SEK").words
    assert [one.text for one in proven_amount(list(words), cells)] == ["CONNECTOR", "HEADER"]
    assert [one.text for one in cells["amount"]] == ["91,50"]


def test_a_sum_with_its_currency_that_does_not_multiply_stays_with_the_goods() -> None:
    cells = {"quantity": [Word("50", 50, 60, 60, 70, 1000)], "price": [Word("1,83", 80, 60, 100, 70, 1000)]}
    words = line_of("CONNECTOR HEADER 91,60 SEK").words
    assert list(words) == proven_amount(list(words), cells)
    assert "amount" not in cells


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Ihre Artikelnummer", "article"),
        ("Art.-Nr.:", "article"),
        ("your item no.", "article"),
        ("unsere Artikelnummer", "buyer_article"),
        ("our part no.", "buyer_article"),
        ("Katalognummer", "article"),
    ],
)
def test_a_label_that_ends_a_line_is_that_of_the_number_below(label: str, kind: str) -> None:
    found = read(
        "Unsere Bestellung 21/2026\n\nWir bestellen aus Ihrem Katalog:\n\n"
        f"100 Stück Backform Kranz Silikon, {label} 83-7358\n50 Stück Schneidebrett 38 x 25 cm, {label}^\n90-1957\n"
        f"3 Stück Lichterkette, {label}^\n22-9079\n\nBitte liefern Sie bald.\n",
        (50,),
    )
    assert raws(found, kind) == ["83-7358", "90-1957", "22-9079"]
    assert raws(found, "description") == ["Backform Kranz Silikon", "Schneidebrett 38 x 25 cm", "Lichterkette"]
