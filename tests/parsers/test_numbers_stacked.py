"""Numbers that stand under one another because their titles do: whose they are, and the one below the text."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 90, 180, 360, 430, 500)


def test_a_number_of_trade_below_the_text_and_a_number_in_groups_below_a_number() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n"
        "Pos.|Unsere Art.-Nr.|Artikelbezeichnung|Menge|Preis|Nettowert^\n|Ihre Art.-Nr.|EAN|ME\n\n"
        "10|RX8577|Pollenfilter|10|2,00|20,00^\n|2 289 939 611|4025558629523|Stck.\n\n"
        "20|RX7005|Radschraube M14|5|3,00|15,00^\n|5 513 891 165|4069465678304|Stck.\n",
        _PLACES,
    )
    first, second = lines_of(found)
    assert (first["article"], first["buyer_article"], first["gtin"]) == ("2 289 939 611", "RX8577", "4025558629523")
    assert (second["description"], second["unit"]) == ("Radschraube M14", "Stck")
    assert [one.code for one in found.findings] == []


def test_titles_of_texts_may_be_counted() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n"
        "Pos.|Lief.-Art.-Nr.|Bezeichnung 1|Menge|Preis|Wert^\n|Unsere Art.-Nr.|Bezeichnung 2\n\n"
        "1|43.210|Pollenfilter|10|2,00|20,00^\n|RX4380|mit Aktivkohle\n\n"
        "2|43.211|Radschraube M14|5|3,00|15,00^\n|RX4381\n",
        _PLACES,
    )
    first, second = lines_of(found)
    assert (first["article"], first["buyer_article"]) == ("43.210", "RX4380")
    assert (first["description"], second["description"]) == ("Pollenfilter mit Aktivkohle", "Radschraube M14")


def test_the_makers_number_is_what_a_supplier_knows_beside_what_the_buyer_calls_his_own() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n"
        "Pos.|Ident-Nr.|Bezeichnung|Hersteller-Nr.|Menge|EH|Preis/EH|Wert\n\n"
        "1|524675|Topfband|95.141.26|10|STCK|2,00|20,00\n2|342724|Klebeband|44.542.62|5|Rolle(n)|3,00|15,00\n"
        "Zwischensumme|||||||35,00\nabzgl. Rahmenrabatt|||||3 %||-1,05\nSumme netto|||||||33,95\n",
        (50, 90, 150, 270, 350, 390, 440, 500),
    )
    lines = lines_of(found)
    assert [(one["article"], one["buyer_article"], one["unit"]) for one in lines] == [
        ("95.141.26", "524675", "STCK"),
        ("44.542.62", "342724", "Rolle(n)"),
    ]
    assert "pdf.article-owner" in [one.code for one in found.findings]


_BESIDE = (40, 80, 180, 360, 420, 470, 530)
_DATED = """Bestellung 4711
Pos|Unsere Teile-Nr.|Bezeichnung|Menge|ME|Preis|Wert^
|Ihre Teile-Nr.
1|199.3101.40|Laufrad geschlossen|3,00|Stck|219,08|657,24^
||Sphäroguss GJS^
|507887-14|Liefertermin: 24.09.26
2|196.4429.64|Spannsatz Typ 7|20,00|Stck|23,29|465,80^
|186689-89|Liefertermin: 29.09.26
Nettowert|||||1.123,04"""


def test_a_number_left_of_a_labelled_text_stands_under_the_number_of_its_row() -> None:
    found = lines_of(read(_DATED, _BESIDE))
    assert [one["article"] for one in found] == ["507887-14", "186689-89"]
    assert [one["buyer_article"] for one in found] == ["199.3101.40", "196.4429.64"]
    assert [one["delivery_date"] for one in found] == ["24.09.26", "29.09.26"]
    assert found[0]["description"] == "Laufrad geschlossen Sphäroguss GJS"


@pytest.mark.parametrize("base", ["je", "PE", "per"])
def test_what_a_price_is_for_stands_below_it_by_its_title(base: str) -> None:
    found = read(
        f"Bestellung 4711\n\nPos|Artikel-Nr.|Bezeichnung|Menge|ME|Preis EUR|Wert EUR^\n|||||{base}\n"
        "1|4711-20|Laufrad|3,00|Stck|219,08|657,24^\n||Liefertermin: 24.09.26|||1\n"
        "2|4711-21|Ring|200,00|Stck|23,00|46,00^\n||Liefertermin: 29.09.26|||100",
        (40, 80, 180, 360, 410, 450, 530),
    )
    assert [one["price"] for one in lines_of(found)] == ["219,08", "23,00"]
    assert [one.code for one in found.findings if one.code.startswith("pdf.line")] == []
