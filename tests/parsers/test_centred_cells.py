"""Cards whose columns are centred by themselves, and prices that tell the unit: "€5.24 / pack"."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word
from tests.parsers.drawn_pages import lines_of

NAMES = ("description", "quantity", "unit", "price", "amount")
FIRST = (["Stoneware mug reactive", "glaze sage", "SKU: NW-BT60"], ["€3.77 / set", "Qty: 1,200"], ["€4,524.00"])
SECOND = (["Apron adults denim", "SKU: NW-FE53"], ["€7.97 / set", "Qty: 50"], ["€398.50"])


def _read(*cards: tuple[list[str], ...]) -> list[dict[str, str]]:
    """Each column of a card is centred in its height."""
    words: list[Word] = []
    for line, y in (("Order PO-4711", 40.0), ("Placed on October 27, 2026", 60.0)):
        words += _set(line, 40, y)
    for at, card in enumerate(cards):
        middle = 150.0 + 80 * at
        for x, column in zip((60, 300, 460), card, strict=True):
            for step, text in enumerate(column):
                words += _set(text, x, middle + 12 * (step - len(column) / 2))
    return lines_of(extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "o.pdf"), "pdf", fuzzy=False))


def _set(text: str, x: float, y: float) -> list[Word]:
    words = []
    for word in text.split():
        words.append(Word(word, x, y, x + 5 * len(word), y + 10, 1000))
        x += 5 * len(word) + 3
    return words


def _values(found: list[dict[str, str]]) -> list[tuple[str | None, ...]]:
    return [tuple(one.get(name) for name in NAMES) for one in found]


def test_lines_between_those_of_other_columns_are_read_column_by_column() -> None:
    assert _values(_read(FIRST, SECOND)) == [
        ("Stoneware mug reactive glaze sage", "1,200", "set", "3.77", "4,524.00"),
        ("Apron adults denim", "50", "set", "7.97", "398.50"),
    ]


@pytest.mark.parametrize(
    ("price", "unit"),
    [("€7.97 / pack", "pack"), ("€7.97 per box", "box"), ("€7.97 je Rolle", "Rolle")],
)
def test_the_unit_stands_behind_the_price(price: str, unit: str) -> None:
    first, *_ = _values(_read((SECOND[0], [price, "Qty: 50"], ["€398.50"]), SECOND))
    assert first == ("Apron adults denim", "50", unit, "7.97", "398.50")


@pytest.mark.parametrize("label", ["Brand SKU:", "Brand code:", "Wholesaler SKU:", "Merchant item no.:"])
def test_whoever_sells_numbers_the_goods(label: str) -> None:
    found = _read((["Apron adults denim", f"{label} NW-FE53"], *SECOND[1:]), SECOND)
    assert (found[0]["article"], found[0]["description"]) == ("NW-FE53", "Apron adults denim")


def test_a_price_that_does_not_close_tells_no_unit() -> None:
    first, *_ = _read((SECOND[0], ["€7.97 / kg", "Qty: 50"], ["€39.85"]), SECOND)
    assert "unit" not in first
