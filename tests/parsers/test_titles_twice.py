"""Titles in two languages, one line under the other."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, read

PLACES = (50, 90, 170, 330, 390, 430, 500)


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
