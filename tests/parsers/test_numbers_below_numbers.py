"""A long number below another one that reaches to the text beside it is none of the text."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 80, 174, 340, 400, 440, 500)


def test_a_number_that_reaches_to_the_text_is_no_part_of_it() -> None:
    found = read(
        "Bestellung 4500 vom 12.10.2026\n\n"
        "Pos.|Lief.-Art.-Nr.|Bezeichnung 1|Menge|ME|Preis|Betrag^\n|Unsere Art.-Nr.|Bezeichnung 2\n"
        "001|6.46082.6715|Tücher|500|ST|0,20|100,00\n"
        "002|7.94262.4017|Röhrchen 15 ml konisch|100|PAK|9,74|974,00^\n|000000000036188380|mit Schraubkappe\n",
        _PLACES,
    )
    first = lines_of(found)[1]
    assert first["description"] == "Röhrchen 15 ml konisch mit Schraubkappe"
    assert first["buyer_article"] == "000000000036188380"


def test_names_below_the_title_of_numbers_and_codes_below_that_of_names_change_places() -> None:
    found = read(
        "Bestellung 4500 vom 12.10.2026\n\nNr.|Leistung / Ware|Artikel|Menge|Einzelpreis|Preis\n"
        "1|Wischblatt Flachbalken 600 mm|SDS 531 916|100 Stück|7,72|772,00\n"
        "2|Pollenfilter Aktivkohle|LFK 219 270|5 Stück|27,39|136,95\n",
        (50, 100, 290, 370, 440, 520),
    )
    first = lines_of(found)[0]
    assert (first["article"], first["description"]) == ("SDS 531 916", "Wischblatt Flachbalken 600 mm")


def test_per_behind_bare_quantities_is_the_unit() -> None:
    found = read(
        "Purchase Order 4500\n\nStock Code|Description|Ord Qty|Per|Price|Goods Value\n"
        "2830-40|Bandage crepe cotton|30|pack|10.38|311.40\n5605-46|Urine drainage bag|6|box|14.16|84.96\n",
        (50, 120, 290, 340, 390, 450),
    )
    assert lines_of(found)[0].get("unit") == "pack"
