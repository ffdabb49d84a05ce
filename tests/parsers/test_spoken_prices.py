"""Prices in the words of a letter: what leads to them, what they are for, which of two sums they are."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_NAMES = ("article", "description", "quantity", "price", "price_unit", "amount")


def _lines(*blocks: str, title: str = "Unsere Bestellung 2099564", end: str = "Gruß") -> list[list[str | None]]:
    page = "\n\n".join((title, *blocks, end))
    return [[line.get(name) for name in _NAMES] for line in lines_of(read(page, (40, 120, 420)))]


@pytest.mark.parametrize(
    "said",
    [
        "Ihre Bestellnr. {code} – Preis lt. Angebot {price} € je {unit}",
        "Art.-Nr. {code}, Nettopreis gemäß Rahmenvertrag {price} EUR/{unit}",
        "Art.-Nr. {code} · {price} €/{unit}",
        "Art.-Nr. {code}, zum Preis von {price} € für {unit}",
        "Art.-Nr. {code} (Preis wie besprochen {price} €/{unit})",
        "Art.-Nr. {code}, {price} € das {unit}",
        "Art.-Nr. {code}, Angebotspreis {price} € je {unit}",
        "Art.-Nr. {code}, je {unit} {price} €",
        "Item no. {code}, priced at {price} EUR per {unit}",
        "Item no. {code} - unit price as quoted {price} EUR per {unit}",
    ],
)
def test_what_leads_to_a_price_and_what_it_is_for_is_none_of_the_goods(said: str) -> None:
    first, second = (
        said.format(code="RBH774", price="4,34", unit="Stck"),
        said.format(code="LBS526", price="5,85", unit="100 Stck"),
    )
    assert _lines(f"20 Stck|Eckventil 1/2 Zoll, Rosette^\n|{first}", f"300 Stck|Dichtring 3/4 Zoll^\n|{second}") == [
        ["RBH774", "Eckventil 1/2 Zoll, Rosette", "20", "4,34", None, None],
        ["LBS526", "Dichtring 3/4 Zoll", "300", "5,85", "100", None],
    ]


@pytest.mark.parametrize("said", ["einzeln, zusammen", "je Stück, macht zusammen", "pro Stück, ergibt", "netto ="])
def test_words_between_a_price_and_its_amount_are_none_of_the_goods(said: str) -> None:
    assert _lines(
        f"2 Set Wachsmalblöcke 16 Farben^\nArt.-Nr. 577031, 45,08 € {said} 90,16 €",
        f"15 Stück Bastelkleber, Kanister 5 l^\nArt.-Nr. 693987, 27,73 € {said} 415,95 €",
    ) == [
        ["577031", "Wachsmalblöcke 16 Farben", "2", "45,08", None, "90,16"],
        ["693987", "Bastelkleber, Kanister 5 l", "15", "27,73", None, "415,95"],
    ]


def test_of_two_sums_the_price_is_the_one_that_makes_the_other_with_the_quantity() -> None:
    assert _lines(
        "3 Stk|Frotteehandtuch 50 x 100 cm|11,79 €^\n|Art.-Nr. 4618 · 3,93 € / Stk",
        "200 Stk|Dichtring 3/4 Zoll|11,70 €^\n|Art.-Nr. 4711 · 5,85 € / 100 Stk",
        "8 Stk|Handseife 500 ml|33,44 €^\n|Art.-Nr. 6125 · 4,18 € / Stk",
    ) == [
        ["4618", "Frotteehandtuch 50 x 100 cm", "3", "3,93", None, "11,79"],
        ["4711", "Dichtring 3/4 Zoll", "200", "5,85", "100", "11,70"],
        ["6125", "Handseife 500 ml", "8", "4,18", None, "33,44"],
    ]


def test_a_title_of_prices_before_the_goods_leads_to_none() -> None:
    assert _lines(
        "2 Stück Preisschild rot, Art.-Nr. 577031, 45,08 €", "3 Stück Preisleiste lang, Art.-Nr. 577032, 4,10 €"
    ) == [
        ["577031", "Preisschild rot", "2", "45,08", None, None],
        ["577032", "Preisleiste lang", "3", "4,10", None, None],
    ]


@pytest.mark.parametrize("said", ["@ £{}", "at £{} each", "à {} EUR", "zu {} €", "je {} EUR"])
def test_a_capital_before_what_leads_to_the_price_ends_the_name_of_the_goods(said: str) -> None:
    assert _lines(
        f"20 Stk RBH774 Drain cock type A {said.format('4.34')}", f"30 Stk LBS526 Dichtung Form A {said.format('5.85')}"
    ) == [
        ["RBH774", "Drain cock type A", "20", "4.34", None, None],
        ["LBS526", "Dichtung Form A", "30", "5.85", None, None],
    ]


@pytest.mark.parametrize(
    "said",
    [
        "zum Preis von^\n45,08 EUR frei Haus, zusammen 90,16 EUR", "zum Preis^\nvon 45,08 EUR ab Hof, gesamt 90,16 EUR",
        "price^\nGBP 45.08 duty paid, total GBP 90.16", "at GBP 45.08^\nfrom stock, total GBP 90.16",
    ],
)  # fmt: skip
def test_words_of_a_text_behind_the_price_in_the_next_line_are_asked_about(said: str) -> None:
    second = said.replace("45", "46").replace("90,16", "92,16").replace("90.16", "92.16")
    found = read(f"Order No. 47110\n\n2 EA Wax crayon, item no. 4711-20, {said}\n\n"
                 f"2 EA Paste, item no. 4711-21, {second}", (40,))  # fmt: skip
    assert [one["amount"][:2] for one in lines_of(found)] == ["90", "92"]
    assert {one.field for one in found.findings if one.code == "pdf.number-unexplained"} == {
        "lines[1].item.name", "lines[2].item.name"
    }  # fmt: skip


def test_a_text_that_goes_on_below_its_prices_needs_no_look() -> None:
    found = read(
        "Order No. 47110\n\n2 EA 4711-20 Wax crayon @ £45.08 = £90.16^\nin a tin, assorted\n\n"
        "2 EA 4711-21 Paste @ £46.08 = £92.16^\nwhite, 5 litres",
        (40,),
    )
    assert [one["description"] for one in lines_of(found)] == ["Wax crayon in a tin, assorted", "Paste white, 5 litres"]
    assert not [one for one in found.findings if one.code == "pdf.number-unexplained"]


@pytest.mark.parametrize(
    "said",
    ["je Einheit", "je angefangener Wickel", "pro Gebund", "per bobbin", "/ Lage", "per Bag-in-Box", "EUR je Docke"],
)
def test_a_unit_nobody_knows_behind_a_price_is_none_of_the_goods(said: str) -> None:
    assert _lines(
        f"2 Set Wachsmalblöcke 16 Farben,^\nArt.-Nr. 577031, zum Preis von 45,08 {said}, zusammen 90,16 EUR",
        f"15 Stück Bastelkleber, Kanister 5 l,^\nArt.-Nr. 693987, zum Preis von 27,73 {said}, zusammen 415,95 EUR",
    ) == [
        ["577031", "Wachsmalblöcke 16 Farben", "2", "45,08", None, "90,16"],
        ["693987", "Bastelkleber, Kanister 5 l", "15", "27,73", None, "415,95"],
    ]


def test_goods_behind_a_unit_nobody_knows_stay_the_text() -> None:
    assert _lines(
        "2 Set Artikel 577031 zu 45,08 EUR je Docke Faden rot", "15 Stück Artikel 693987 zu 27,73 EUR je Hundert Ösen"
    ) == [
        ["577031", "Faden rot", "2", "45,08", None, None],
        ["693987", "Hundert Ösen", "15", "27,73", None, None],
    ]
