"""A number with its label below the number of a row, beside the second line of its text."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

HEAD = "Bestellung\nBestellnummer 4711-20\n\n"
PLACES = (40, 70, 230, 400, 440, 480, 520)
GOODS = (
    ("NH-SH-8042", "SW966623-15", "Rundhals-T-Shirt", "100", "4,48", "448,00"),
    ("NH-HB-6561", "SW694973-55", "Softshelljacke Damen", "15", "39,76", "596,40"),
    ("NH-AT-5281", "SW156270-46", "Arbeitshose", "10", "29,39", "293,90"),
)


def _order(title: str, label: str, more: str) -> str:
    rows = "\n".join(
        f"{at}|{article}|{text}|{quantity}|pcs|{price}|{amount}^\n|{label} {own}|{more}"
        for at, (article, own, text, quantity, price, amount) in enumerate(GOODS, 1)
    )
    return f"{HEAD}#|{title}|Bezeichnung|Menge|Einheit|EK|Summe\n{rows}"


@pytest.mark.parametrize("title", ["Supplier Style / unsere SKU", "Ihre / unsere Art.-Nr.", "Lief.-Art.-Nr."])
@pytest.mark.parametrize("label", ["SKU", "Unsere Nr.", "Our SKU:"])
def test_the_label_is_no_text(title: str, label: str) -> None:
    found = read(_order(title, label, "Farbe 001 / Größe M"), PLACES)
    assert raws(found, "article") == [one[0] for one in GOODS]
    assert raws(found, "buyer_article") == [one[1] for one in GOODS]
    assert [one["description"] for one in lines_of(found)] == [f"{one[2]} Farbe 001 / Größe M" for one in GOODS]


def test_numbers_of_trade_are_told_beside_the_text_too() -> None:
    eans = ("4006381333931", "4026700155396", "4000417025005")
    text = _order("Lief.-Art.-Nr.", "EAN", "Farbe 001")
    for (_, own, *_), ean in zip(GOODS, eans, strict=True):
        text = text.replace(own, ean)
    found = read(text, PLACES)
    assert raws(found, "gtin") == list(eans)
    assert [one["description"] for one in lines_of(found)] == [f"{one[2]} Farbe 001" for one in GOODS]


def test_words_that_reach_to_the_text_are_a_part_of_it() -> None:
    found = read(_order("Lief.-Art.-Nr.", "EAN fehlt seit 2024 auf dem", "Etikett"), PLACES)
    assert raws(found, "gtin") == []
