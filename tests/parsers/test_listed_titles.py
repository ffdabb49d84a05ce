"""Titles that list what stands below the text: "Artikel, Farbe / Größe, EAN"."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

HEAD = "Bestellung\nBestellnummer 4711-20\n\n"
PLACES = (40, 70, 180, 400, 440, 480, 520)
GOODS = (
    ("NH-SH-8042", "Rundhals-T-Shirt", "4006381333931", "100", "4,48", "448,00"),
    ("NH-HB-6561", "Softshelljacke Damen", "4026700155396", "15", "39,76", "596,40"),
    ("NH-AT-5281", "Arbeitshose", "4000417025005", "10", "29,39", "293,90"),
)


def _order(title: str, label: str = "EAN ", numbers: tuple[str, ...] = ()) -> str:
    rows = "\n".join(
        f"{at}|{article}|{text}|{quantity}|pcs|{price}|{amount}^\n||Farbe 001 / Größe M^\n||{label}{ean}"
        for at, (article, text, ean, quantity, price, amount) in enumerate(GOODS, 1)
    )
    for (_, _, ean, *_), number in zip(GOODS, numbers, strict=False):
        rows = rows.replace(ean, number)
    return f"{HEAD}#|Art.-Nr.|{title}|Menge|Einheit|EK|Summe\n{rows}"


TITLES = ["Artikel, Farbe / Größe, EAN", "Bezeichnung, Farbe, EAN", "Description, colour, size, GTIN", "Artikel, EAN"]


@pytest.mark.parametrize("title", TITLES)
def test_a_comma_leads_to_more_of_one_title(title: str) -> None:
    found = read(_order(title), PLACES)
    assert [one["description"] for one in lines_of(found)] == [f"{one[1]} Farbe 001 / Größe M" for one in GOODS]
    assert raws(found, "gtin") == [one[2] for one in GOODS]
    assert raws(found, "note") == []


@pytest.mark.parametrize("title", [*TITLES, "Artikel / Farbe / EAN", "Bezeichnung"])
def test_numbers_of_trade_below_each_text_need_no_label(title: str) -> None:
    found = read(_order(title, ""), PLACES)
    assert [one["description"] for one in lines_of(found)] == [f"{one[1]} Farbe 001 / Größe M" for one in GOODS]
    assert raws(found, "gtin") == [one[2] for one in GOODS]
    assert not {one[2] for one in GOODS} & {dict(one.params).get("value") for one in found.findings}


def test_a_number_that_is_none_in_one_row_is_asked_about_in_all() -> None:
    found = read(_order("Bezeichnung", "", ("4006381333932",)), PLACES)
    assert raws(found, "gtin") == []
    assert "pdf.number-unexplained" in {one.code for one in found.findings}
