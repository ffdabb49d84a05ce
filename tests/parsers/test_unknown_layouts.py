"""Order lines in layouts of their own: cells of two lines, headings, stacked numbers, letters, no titles."""

from __future__ import annotations

import re

import pytest

from parsers.below_values import value_below
from parsers.item_blocks import item_blocks
from parsers.page_words import Word
from tests.parsers.drawn_pages import lines_of, page_of, read

_TITLES = "Bestellung Nr. 4711\n\nPos|Art.-Nr.|Bezeichnung|Termin|Menge|Preis|Betrag\n"
_PLACES = (50, 90, 160, 320, 390, 450, 510)


def test_unit_and_time_below_their_cells_are_no_text() -> None:
    found = read(
        _TITLES
        + "1|A-1001|Kugellager 6204|12.11.2026|5|4,50|22,50^\n||2RS C3|12:00:00|Stk||\n"
        + "2|A-1002|Kugellager 6305|13.11.2026|2|6,00|12,00^\n|||12:00:00|Stk||\n",
        _PLACES,
    )
    first, second = lines_of(found)
    assert (first["description"], first["unit"], first["delivery_date"]) == (
        "Kugellager 6204 2RS C3",
        "Stk",
        "12.11.2026",
    )
    assert (second["description"], second["unit"]) == ("Kugellager 6305", "Stk")


def test_words_below_a_cell_that_nobody_knows_are_named() -> None:
    found = read(
        _TITLES + "1|A-1001|Kugellager|12.11.2026|5|4,50|22,50^\n||2RS|||7,77|\n2|A-1002|Lager||2|6,00|12,00\n",
        _PLACES,
    )
    assert [one.field for one in found.findings if one.code == "pdf.number-unexplained"] == ["lines[1]"]


def test_a_heading_between_rows_belongs_to_none() -> None:
    found = read(
        _TITLES
        + "1|A-1001|Kugellager 6204|12.11.2026|5|4,50|22,50^\n||mit Deckscheibe\n\n||Werkstatt Nord\n\n"
        + "2|A-1002|Kugellager 6305|13.11.2026|2|6,00|12,00^\n||offen\n\n"
        + "3|A-1003|Welle|13.11.2026|1|6,00|6,00^\n||blank\n",
        _PLACES,
    )
    assert [one["description"] for one in lines_of(found)] == [
        "Kugellager 6204 mit Deckscheibe", "Kugellager 6305 offen", "Welle blank",
    ]  # fmt: skip


def test_two_numbers_stacked_in_one_column() -> None:
    text = "Purchase Order 4711\n\nOur code|Description|Qty|Price|Value^\nYour code\n"
    rows = "AB-101|Cutting disc|5|4.50|22.50^\n771-135\nAB-102|Steel tube|2|6.00|12.00^\n771-136\n"
    first, second = lines_of(read(text + rows, (50, 120, 390, 450, 510)))
    assert (first["buyer_article"], first["article"], first["description"]) == ("AB-101", "771-135", "Cutting disc")
    assert (second["buyer_article"], second["article"]) == ("AB-102", "771-136")


def test_a_leading_number_of_the_text_is_no_position() -> None:
    found = read(
        _TITLES + "7|A-1001|27 Zoll Monitor|12.11.2026|5|4,50|22,50\n8|A-1002|Maus|12.11.2026|2|6,00|12,00\n",
        _PLACES,
    )
    assert [(one["position"], one["description"]) for one in lines_of(found)] == [
        ("7", "27 Zoll Monitor"),
        ("8", "Maus"),
    ]


def test_letters_set_apart_make_one_word() -> None:
    page = page_of("B ES T E LLU NG|D ATU M\n", (50, 200), blank=1.2)
    assert page.lines[0].text == "BESTELLUNG DATUM"


def test_lines_of_a_letter() -> None:
    page = page_of(
        "bitte liefern Sie:\n12 Stück Artikel 4711 Kugellager 6204 à 3,40 EUR\n5 kg Weizenmehl (Art.-Nr. 18.743)\n",
        _PLACES,
    )
    found = [
        {kind: " ".join(one.text for one in words) for kind, words in row.cells.items()}
        for row in item_blocks(page.lines)
    ]
    assert found == [
        {"quantity": "12", "unit": "Stück", "price": "3,40", "article": "4711", "description": "Kugellager 6204"},
        {"quantity": "5", "unit": "kg", "article": "18.743", "description": "Weizenmehl"},
    ]


def test_a_table_without_known_titles_is_read_and_looked_at() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n12 Stk|4711-20|Kugellager 6204|4,50|54,00\n5 Stk|4711-35|Kugellager 6305|12,20|61,00\n",
        (50, 110, 180, 420, 500),
    )
    first, _ = lines_of(found)
    assert first == {
        "quantity": "12", "unit": "Stk", "article": "4711-20", "description": "Kugellager 6204", "price": "4,50",
        "amount": "54,00",
    }  # fmt: skip
    assert "pdf.no-titles" in [one.code for one in found.findings]


def test_a_value_of_the_line_in_its_text_is_doubtful() -> None:
    found = read(_TITLES + "1|A-1001|Kugellager 14.11.2026||5|4,50|22,50\n2|A-1002|Lager||2|6,00|12,00\n", _PLACES)
    assert [one.field for one in found.findings if one.code == "pdf.number-unexplained"] == [
        "lines[1].requested_delivery"
    ]


def test_what_stands_below_a_price() -> None:
    def words(text: str) -> list[Word]:
        return [Word(one, 0, 0, 9, 9, 1000) for one in text.split()]

    assert [
        (found.name, found.raw) if (found := value_below("price", words(text), ())) else None
        for text in ("je 100", "- 10 %", "EUR", "7,77")
    ] == [("price_unit", "100"), ("discount", "10"), ("", ""), None]


def test_a_labelled_number_in_brackets_below_a_row_without_titles() -> None:
    text = (
        "Bestellung Nr. 4711\n\n12|Stück|Kugellager 6204 offen^\n||(Ihre Artikelnummer 30615)\n"
        "5|Stück|Kugellager 6305 offen^\n||(Ihre Artikelnummer 97714)\n"
        "150|kg|Schmierfett Lithium hell^\n||(Ihre Artikelnummer 21757)\n"
    )
    found = read(text, (90, 118, 185))
    assert [one["article"] for one in lines_of(found)] == ["30615", "97714", "21757"]
    assert [one["quantity"] for one in lines_of(found)] == ["12", "5", "150"]


_LETTER = (
    "Nordwind Handel GmbH^\nHafenstraße 8^\n20457 Hamburg\n\nPeine, den 14. September 2026\n\nBestellung RBL-66/26\n\n"
    "wir bestellen aus Ihrem Katalog:\n\n20 Stück|Turnmatte mit Schlaufen|{name} 1869-11\n"
    "5 Stück|Bügelperlen Mix, Eimer|{name} 1836-36\n8 Sets|Kinderscheren rund|{name} 3579-10\n\n"
    "{said}^\nDie Rechnung an das Kirchenamt, Postfach 11^\n20, 31221 Peine."
)


@pytest.mark.parametrize("name", ["Nr.", "Art.-Nr.", "Best. Nr.:", "Ihre Artikelnummer", "(Nr."])
def test_a_column_without_title_tells_in_each_line_what_its_numbers_are(name: str) -> None:
    letter = _LETTER.format(name=name, said="Bitte bald.")
    found = read(re.sub(r"(\(Nr. \S+)", r"\1)", letter), (60, 130, 320))
    assert [one["article"] for one in lines_of(found)] == ["1869-11", "1836-36", "3579-10"]
    assert lines_of(found)[0]["description"] == "Turnmatte mit Schlaufen"
    assert [one["quantity"] for one in lines_of(found)] == ["20", "5", "8"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Wir würden uns freuen, wenn alles bis zum 7. Oktober bei uns sein könnte.", "7. Oktober 2026"),
        ("Bitte liefern Sie bis 07.10. an die Haustür.", "07.10.2026"),
        ("Bitte liefern Sie bis zum 4. Januar an die Haustür.", "4. Januar 2027"),
        ("Please deliver by October 7th to the front door.", "October 7th 2026"),
    ],
)
def test_a_day_without_its_year_is_the_next_one_from_the_orders_date_on(said: str, day: str) -> None:
    found = read(_LETTER.format(name="Nr.", said=said), (60, 130, 320)).root.values
    assert found["delivery_date"][0].raw == day
