"""What stands below the rows of a table: the sum of all, remarks with a label, a text that reaches under its title."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read


def test_a_sum_whose_label_only_begins_with_a_known_word_is_no_text_of_the_last_row() -> None:
    found = read(
        "Purchase order 4711\n\nPos|Material / Description|Qty|UOM|Rate|Value\n"
        "10|31002711|12|pcs|1.50|18.00^\n|Pipe seamless^\n|Your Part No.: NW/3654\n"
        "20|31000474|2|pcs|27.50|55.00^\n|Pressure gauge^\n|Your Part No.: NW/9505^\n||Total basic value|||73.00\n",
        (50, 80, 280, 330, 390, 450),
    )
    assert raws(found, "description") == ["Pipe seamless", "Pressure gauge"]


def test_a_title_of_five_words_is_one_title() -> None:
    found = read(
        "Purchase order 4711\n\nLINE|QTY|UOM|DESCRIPTION / VENDOR PART NO.|UNIT PRICE|EXTENDED\n"
        "1|12|EA|Street name bracket cross piece blade|1.50|18.00^\n|||Part No. 5549-SD84\n"
        "2|2|EA|Traffic cone|27.50|55.00^\n|||Part No. 6549-SD84\n",
        (50, 80, 110, 140, 390, 480),
    )
    assert raws(found, "description") == ["Street name bracket cross piece blade", "Traffic cone"]
    assert raws(found, "article") == ["5549-SD84", "6549-SD84"]


def test_a_remark_right_below_a_row_is_kept_though_it_begins_left_of_the_text() -> None:
    found = read(
        "Purchase order 4711\n\nPos|Description|Qty|Price|Total\n1|Thermal base layer|3|18.00|54.00^\n"
        "Note: Outdoor staff\n2|Safety boots|2|10.00|20.00^\nHinweis: nur vormittags\n\nTotal net||||74.00\n",
        (50, 90, 280, 390, 450),
    )
    assert raws(found, "note") == ["Note: Outdoor staff", "Hinweis: nur vormittags"]
    assert raws(found, "description") == ["Thermal base layer", "Safety boots"]


def test_words_that_open_a_remark_need_no_colon() -> None:
    found = read(
        "Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Total\n1|A-471|Thermal base layer|3|18.00|54.00^\n"
        "||Comments outdoor staff\n2|A-472|Note paper|2|10.00|20.00^\n||Note paper A4\nTotal net|||||74.00\n",
        (50, 80, 150, 280, 390, 450),
    )
    assert raws(found, "note") == ["Comments outdoor staff"]
    assert raws(found, "description") == ["Thermal base layer", "Note paper Note paper A4"]


def test_a_number_in_small_print_behind_a_strange_label_is_asked_about() -> None:
    found = read(
        "Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Total\n1|A-471|Base layer|3|18.00|54.00^\n"
        "||Yr. ref NW/471\n2|A-472|Boots|2|10.00|20.00^\n||Yr. ref NW/472\nTotal net|||||74.00\n",
        (50, 80, 150, 280, 390, 450),
    )
    assert "pdf.number-unexplained" in [one.code for one in found.findings]


def test_a_label_ends_with_its_colon() -> None:
    found = read(
        "Purchase order 4711\n\nPos|Part no.|Description|Qty|Price|Total\n1|A-471|Base layer|3|18.00|54.00^\n"
        "||Your part number: RM 9633-65\n2|A-472|Boots|2|10.00|20.00^\n||Your part number: KA 9633-66\n",
        (50, 80, 150, 280, 390, 450),
    )
    assert raws(found, "article") == ["RM 9633-65", "KA 9633-66"]


def test_a_line_that_says_where_the_order_ends_is_no_row() -> None:
    found = read(
        "Filialbestellung 4711\n\nLfd|Artikelbezeichnung|Lief.-Art.Nr.|Bestellmenge ME\n"
        "1|Malerkrepp 38mm|6951984|10 RO\n2|Regentonne 210l|1623065|12 ST\n\n\n"
        "*** Ende|der Bestellung *** Rechnung an Hagemarkt, Lange|Wende 8,|59755 Arnsberg.\n",
        (50, 90, 330, 430),
    )
    assert raws(found, "article") == ["6951984", "1623065"]


def test_the_register_in_the_foot_is_no_order_line() -> None:
    found = read(
        "Bestellung 4711\n\nEAN|Lief.-Art.-Nr.|Bezeichnung|Menge|ME\n"
        "4006381333931|6148-25|Halskragen|12|Stk\n4006381333931|6148-26|Flohkamm|10|Stk\n\n\n"
        "WaWi Disposition|8.4|Huber GmbH · Weg 60 · HRB 204817|48|Amtsgericht Ulm\n",
        (40, 130, 200, 410, 440),
    )
    assert raws(found, "quantity") == ["12", "10"]
    assert not found.findings


def test_article_numbers_like_sums_of_money_tell_nothing_of_how_numbers_are_printed() -> None:
    found = read(
        "Bestellung 4711\n\nPos|Lief.-Art.-Nr.|Bezeichnung|Menge|ME\n"
        "1|6148.25|Halskragen|1.200|Stk\n2|5759.58|Flohkamm|10|Stk\n3|8540.11|Kanüle|15|Pck\n\nPalettenhöhe 1,60 m\n",
        (40, 130, 200, 410, 440),
    )
    assert found.keys["number_format"] == "de"
    assert not found.findings


@pytest.mark.parametrize(
    "said",
    ["*** END OF LIST ***", "End of order", "Ende der Liste", "*** fin ***", "--- Ende der Bestellung ---",
     "Fin de la lista"],
)  # fmt: skip
def test_where_a_list_ends_is_no_text_of_its_last_row(said: str) -> None:
    titles = "Order No. 4711\n\nItem|Qty|Unit|Description|Your ref.\n"
    rows = "001|12|PCS|Mooring rope|63-586-44\n002|5|PCS|Needle gun|64-909-75"
    found = read(f"{titles}{rows}\n{said}\n\nRegards", (40, 80, 120, 160, 400))
    assert raws(found, "description") == ["Mooring rope", "Needle gun"]


def test_ends_of_goods_stay_their_text() -> None:
    titles = "Order No. 4711\n\nItem|Qty|Unit|Description|Your ref.\n"
    found = read(f"{titles}001|12|PCS|Mooring rope|63-586-44\n|||End of line kit", (40, 80, 120, 160, 400))
    assert raws(found, "description") == ["Mooring rope End of line kit"]
