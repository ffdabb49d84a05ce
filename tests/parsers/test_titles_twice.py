"""Titles in two languages, one line under the other."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

PLACES = (50, 90, 190, 330, 390, 430, 500)


def _order(titles: str) -> str:
    return f"""\
Example Works Inc.
Purchase Order No. 4711 dated 2026-10-07
{titles}
1|24-8375|Hanging file folders|10|BTE|11.57|115.70
2|85-1907|Ergonomic task chair|2|UN|233.52|467.04
Total: 582.74"""


def _numbers(titles: str) -> list[list[str | None]]:
    kinds = ("position", "article", "description", "quantity", "unit", "price", "amount")
    return [[line.get(kind) for kind in kinds] for line in lines_of(read(_order(titles), PLACES))]


WANTED = [
    ["1", "24-8375", "Hanging file folders", "10", "BTE", "11.57", "115.70"],
    ["2", "85-1907", "Ergonomic task chair", "2", "UN", "233.52", "467.04"],
]


def test_titles_below_in_another_language_are_the_same_titles() -> None:
    """As the tables of a land with two languages print it; a word of the second language may be unknown."""
    assert _numbers(
        "Item|Supplier No.|Description|Quantity|Unit|Price|Amount^\n"
        "Poste|No fournisseur|Désignation|Quantité|Unité|Prix|Montant"
    ) == WANTED  # fmt: skip


def test_the_other_language_may_stand_above_and_hold_words_nobody_knows() -> None:
    assert _numbers(
        "Rivi|Toimittajan nro|Kuvaus|Quantité|Unité|Prix|Montant^\n"
        "Item|Supplier No.|Description|Quantity|Unit|Price|Amount"
    ) == WANTED  # fmt: skip
    assert _numbers(
        "Item|Supplier No.|Description|Quantity|Unit|Price|Amount^\n"
        "Rivi|Toimittajan nro|Désignation|Quantité|Yksikkö|Prix|Montant"
    ) == WANTED  # fmt: skip


def test_a_language_tells_what_the_other_does_not() -> None:
    assert _numbers(
        "Item|Supplier No.|Description|Quantity|Yksikkö|Price|Amount^\n"
        "Rivi|Toimittajan nro|Désignation|Quantité|Unité|Prix|Montant"
    ) == WANTED  # fmt: skip


@pytest.mark.parametrize(
    "number", ["Cod. fornitore", "Cod. articolo", "Réf. fournisseur", "Ref. proveedor", "Code fournisseur"]
)
@pytest.mark.parametrize("again", ["Supplier code", "Vendor no.", "Lief.-Nr.", "Your ref."])
@pytest.mark.parametrize("above", [True, False])
def test_two_words_over_one_title_of_numbers_are_one(number: str, again: str, above: bool) -> None:
    lines = [f"Poz.|{number}|Descrizione|Quantità|U.M.|Prezzo|Importo",
             f"Line|{again}|Description|Quantity|Unit|Price|Amount"]  # fmt: skip
    assert _numbers("^\n".join(lines if above else lines[::-1])) == WANTED


POLISH = "Lp.|Indeks|Nazwa|Ilość|J.m.|Cena|Nasz^\nNo.|dostawcy|Description|Qty|UoM|Price|indeks^\n"
CZECH = "Poř.|Číslo|Název|Počet|MJ|Cena|Naše^\nNo.|dodavatele|Description|Qty|UoM|Price|číslo^\n"
GRIDS = [
    POLISH + "|Supplier's||||PLN|Our index^\n|code",
    POLISH + "|Vendor|||||Our index^\n|item no.",
    CZECH + "|Supplier's|||||Our ref^\n|code",
    "Lp.|Your|Nazwa|Ilość|J.m.|Cena|Our^\nPos.|index|Description|Qty|UoM|Price|index",
]


@pytest.mark.parametrize("titles", GRIDS)
def test_titles_of_two_languages_that_go_on_below_say_whose_the_numbers_are(titles: str) -> None:
    found = read(
        f"""\
Example Works Inc.
Purchase Order No. 4711 dated 2026-10-07
{titles}
1|MB-6684|Gland kit brass|30,00|PCE|8,42|WOL/21956
2|RA-4435|Junction box|3,00|PCE|2,93|WOL/28842""",
        PLACES,
    )
    kinds = ("position", "article", "description", "quantity", "unit", "price", "buyer_article")
    assert [[line.get(kind) for kind in kinds] for line in lines_of(found)] == [
        ["1", "MB-6684", "Gland kit brass", "30,00", "PCE", "8,42", "WOL/21956"],
        ["2", "RA-4435", "Junction box", "3,00", "PCE", "2,93", "WOL/28842"],
    ]
    assert [one.code for one in found.findings if one.code == "pdf.article-whose"] == []
