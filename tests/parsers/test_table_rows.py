"""Rows beside other lines with figures, cells set around the middle of their row, and words that are no totals."""

from __future__ import annotations

import re

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word
from parsers.printed_values import bare
from parsers.total_lines import total_apart, total_of
from tests.parsers.drawn_pages import line_of, lines_of, page_of, raws, read

TITLES = "Pos|Code|Description|Qty|Price|Total"
PLACES = (40, 70, 140, 330, 400, 460)


def test_of_and_line_alone_are_no_total() -> None:
    assert total_of(line_of("of 5"), fuzzy=False) is None
    assert total_of(line_of("Purchase order 486070662"), fuzzy=False) is None
    assert total_of(line_of("Total of the order 486.70"), fuzzy=False) == "gross"


def test_a_total_beside_other_words_may_end_in_its_currency() -> None:
    found = total_apart(line_of("This order was sent by the network  Sub-total: 913.39 EUR"))
    assert found is not None
    assert found[0] == "net"


def test_figures_in_the_foot_tell_nothing_of_the_columns() -> None:
    titles = "Item||Our Part No.||Description / Rev|Qty|Price|Total"
    rows = ["1|792048||Oat drink barista|||3|14.36|43.08", "2|736990||Free range eggs 30|||9|5.49|49.41"]
    foot = [
        "",
        "",
        "",
        "Tel 45 86 55 01 40 register 31448820 unit 20",
        "Reg. 14 7728 house 22 since 1999",
        "Fax 86 55 01 41",
    ]
    places = (40, 66, 80, 122, 190, 330, 350, 400, 460)
    titles = "Item||Our Part No.||Description / Rev||Qty|Price|Total"
    found = read("\n".join([titles, *rows, *foot, *foot[3:]]), places)
    assert raws(found, "description") == ["Oat drink barista", "Free range eggs 30"]


def test_several_lines_of_one_cell_stand_above_the_numbers() -> None:
    rows = [
        "1|A-4711|Filter element 10 micron|2|41.64|83.28",
        "||Socket head cap screw^",
        "||M8 x 25 grade~",
        "2|A-4712||8|1.00|8.00~",
        "||drawing KZ-204, surface^",
        "||as last delivery",
        "3|A-4713|Drum|5|1.00|5.00",
    ]
    found = lines_of(read("\n".join([TITLES, *rows]), PLACES))
    assert found[0]["description"] == "Filter element 10 micron"
    assert found[1]["description"] == "Socket head cap screw M8 x 25 grade drawing KZ-204, surface as last delivery"


def test_the_number_that_opens_the_text_of_most_rows_is_the_buyers() -> None:
    titles = "Qty|Material Code & Description|Vendor's code|UOM|Rate|Amount"
    rows = "15|371672|BE-7551|ea|2.00|30.00^\n|Lantern\n6|721290|LK-8588|ea|3.00|18.00^\n|Wall"
    found = lines_of(read(f"{titles}\n{rows}\n9|Set of glasses|LK-8589|ea|3.00|27.00", (40, 70, 260, 340, 380, 430)))
    assert [one.get("buyer_article") for one in found[:2]] == ["371672", "721290"]


def test_the_suppliers_code_below_each_text_makes_that_of_the_column_the_buyers() -> None:
    rows = [
        "1|LH7780|Drainage bag|1|2.00|2.00^", "||Supplier product code: 2190-10 Deliver by: 11.11.2026",
        "2|LH9378|Probe cover|8|2.00|16.00^", "||Supplier product code: 8563-51 Deliver by: 17.11.2026",
        "3|EUR|||1.00|18.00",
    ]  # fmt: skip
    found = lines_of(read("\n".join([TITLES, *rows]), PLACES))
    assert [(one["article"], one["buyer_article"]) for one in found[:2]] == [
        ("2190-10", "LH7780"),
        ("8563-51", "LH9378"),
    ]


def test_brackets_below_a_quantity_say_what_is_counted() -> None:
    titles = "Code|Description|Ordered|Price|Total^\n||(units)|(GBP)|(GBP)"
    rows = "A-4711|Filter element|5|2.00|10.00\nA-4712|Drum|2|3.00|6.00"
    found = lines_of(read(f"{titles}\n{rows}", (40, 110, 330, 400, 460)))
    assert [one["quantity"] for one in found] == ["5", "2"]


def test_a_unit_in_two_languages_may_stand_behind_an_x() -> None:
    rows = "20 x szt/pcs|A-4711|Filter element|2.00|40.00\n2 x pack|A-4712|Drum|3.00|6.00"
    found = lines_of(read(f"Qty|Code|Description|Price|Total\n{rows}", (40, 130, 200, 400, 460)))
    assert [one["unit"] for one in found] == ["szt/pcs", "pack"]


def test_a_quantity_said_again_below_its_row_is_no_text() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert\n"
        "10|4791117|Kabelbinder 200 mm|12.000|Stk.|0,04|480,00\n||Liefertermin: 12. Oktober 2026 Menge: 12.000 Stk.\n"
        "20|8374947|Schalter grau|200|Stk.|3,22|644,00\n||Liefertermin: 27. Oktober 2026 Menge: 150 Stk.\n",
        (50, 90, 160, 370, 420, 460, 520),
    )
    first, second = lines_of(found)
    assert (first["description"], first["delivery_date"]) == ("Kabelbinder 200 mm", "12. Oktober 2026")
    assert "150" in second["description"]
    assert "lines[2]" in " ".join(one.field or "" for one in found.findings)


def test_a_text_that_goes_on_below_the_first_rows_does_so_below_all() -> None:
    rows = [
        "1|A-4711|Filter element|2|41.64|83.28^",
        "2|A-4712|Boiler suit cotton orange|8|1.00|8.00^",
        "||size L^",
        "3|A-4713|Fire hose approved|5|1.00|5.00^",
        "||with couplings^",
        "4|A-4714|Drum|5|1.00|5.00",
    ]
    found = lines_of(read("\n".join([TITLES, *rows]), PLACES))
    assert found[1]["description"] == "Boiler suit cotton orange size L"
    assert found[2]["description"] == "Fire hose approved with couplings"


def test_a_printed_rule_parts_titles_that_one_blank_would_join() -> None:
    text = ["|Item|Your Stock No. |Description    |  Qty|Unit  |  Price|  Value|"]
    text += [f"| {at}  |KD-4711-{at}      |Filter element |    2|EA    |   4.00|   8.00|" for at in range(1, 5)]
    words = [
        Word(part[0], 40 + 4.3 * part.start(), 60 + 9 * at, 40 + 4.3 * part.end(), 67 + 9 * at, 1000)
        for at, line in enumerate(text)
        for part in re.finditer(r"\S+", line)
    ]
    page = Page(1, 595, 842, words, "text-layer")
    assert [" ".join(one.text for one in run) for run in page.lines[0].segments(0.65)][:3] == [
        "Item", "Your Stock No.", "Description",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "cell"), [("Qty × cost", "{} × £{}"), ("Quantity @ price", "{} ea @ {}"), ("Menge × Preis", "{} x {}")]
)
def test_a_sign_parts_quantity_and_price_in_one_cell(title: str, cell: str) -> None:
    rows = [
        f"A-471{at}|Filter element 10 micron|{cell.format(at, f'{at}.50')}|{at * at + at / 2:.2f}" for at in (3, 6, 12)
    ]
    found = read("\n".join([f"Code|Description|{title}|Total", *rows]), (40, 110, 330, 460))
    assert raws(found, "quantity") == ["3", "6", "12"]
    assert [bare(one) for one in raws(found, "price")] == ["3.50", "6.50", "12.50"]
    assert set(raws(found, "description")) == {"Filter element 10 micron"}


def test_a_measure_with_a_times_sign_stays_in_the_text() -> None:
    rows = "1|A-4711|Bar 20 x|30|2.00|60.00\n2|A-4712|Bar 20 x 40|3|2.00|6.00\n3|A-4713|Tube|3|2.00|6.00\n||4.0 x|40"
    assert raws(read(f"{TITLES}\n{rows}", PLACES), "quantity") == ["30", "3", "3"]


def test_a_times_sign_at_the_end_of_a_text_beside_the_price_counts_nothing() -> None:
    rows = "1|2.000|A-4711|Schraube TX 20, 4,0 x|0,04|80,00\n|||40 mm verzinkt\n2|5|A-4712|Drum|3,00|15,00"
    found = read(f"Pos|Menge|Artikel|Bezeichnung|Preis|Betrag\n{rows}", (40, 70, 110, 170, 400, 460))
    assert raws(found, "quantity") == ["2.000", "5"]


def test_a_bare_word_for_goods_beside_the_suppliers_number_names_the_buyers() -> None:
    titles = "Style|EAN|Supplier style|Product|Cost|Units|Line cost"
    rows = "RM-1645|4054000967715|975570|Scarf|2.00|3|6.00\nRM-8042|4069391801173|612486|Jacket|5.00|2|10.00"
    found = read(f"{titles}\n{rows}", (40, 90, 180, 270, 340, 400, 460))
    assert raws(found, "article") == ["975570", "612486"]
    assert raws(found, "buyer_article") == ["RM-1645", "RM-8042"]


def test_a_text_on_paper_of_one_pitch_goes_on_below() -> None:
    text = """001|A-1001|Treppenstufe 800 x|2|4,50|9,00
||270 mm
002|A-1002|Senkschraube M8 x|5|6,00|30,00
||25 verzinkt
003|A-1003|Laufrolle 80 mm mit|1|7,00|7,00
||Bock"""
    titles = "Bestellung Nr. 4711 vom 01.10.2026\n\nPOS|ARTIKEL|BEZEICHNUNG|MENGE|PREIS|WERT\n"
    found = read(titles + text.replace("\n", "^\n"), (50, 90, 150, 330, 400, 480))
    texts = ["Treppenstufe 800 x 270 mm", "Senkschraube M8 x 25 verzinkt", "Laufrolle 80 mm mit Bock"]
    assert raws(found, "description") == texts


def test_texts_around_the_middle_begin_where_their_lines_do() -> None:
    # The title stands above the middle of its texts.
    text = "Bestellung Nr. 4711 vom 01.10.2026\n\nMenge|Einheit|Artikelnummer||Bezeichnung|Preis|Gesamt"
    text += "\n|||Treppenstufe 800 x~\n2|Stück|ST1001|||4,50|9,00~\n|||270 mm"
    text += "\n|||Senkschraube M8 x~\n5|Stück|ST1002|||6,00|30,00~\n|||25 verzinkt"
    found = read(text, (50, 90, 130, 210, 260, 400, 460))
    assert raws(found, "description") == ["Treppenstufe 800 x 270 mm", "Senkschraube M8 x 25 verzinkt"]
    assert raws(found, "article") == ["ST1001", "ST1002"]


def test_positions_may_stand_before_the_quantities_without_a_title() -> None:
    text = "Bestellung Nr. 4711 vom 01.10.2026\n\n|Menge|Material|Preis|Betrag\n1.|1.000 Stück|Graupappe|0,50|500,00\n"
    text += "||Ihre Nr. 88623.2394, unsere Sorte P8059\n2.|20 Stück|Farbe Schwarz|3,00|60,00\n"
    text += "||Ihre Nr. 54132.5058, unsere Sorte P2242"
    found = read(text, (50, 70, 170, 400, 460))
    assert raws(found, "quantity") == ["1.000", "20"]
    assert raws(found, "article") == ["88623.2394", "54132.5058"]
    assert raws(found, "buyer_article") == ["P8059", "P2242"]
    assert raws(found, "description") == ["Graupappe", "Farbe Schwarz"]


def test_texts_may_end_beside_their_numbers() -> None:
    # Cells set to the bottom: the numbers stand beside the last line of each text.
    text = "Bestellung Nr. 4711 vom 01.10.2026\n\nPos|Artikel|Art.-Nr.|Anzahl|Preis|Gesamt\n"
    text += "|Kante Eiche hell natur 23 x^\n1|0,8 mm|ST1001|2|4,50|9,00\n2|Bodenträger|ST1002|5|6,00|30,00\n"
    text += "|Einsteckschloss Klasse 3 mit^\n|Stulp 20 mm Niro rund Norm^\n3|rechts|ST1003|1|7,00|7,00\n"
    text += "|Vollauszug 500 mm, Traglast^\n4|50 kg|ST1004|1|8,00|8,00"
    assert raws(read(text, (50, 80, 260, 330, 400, 480)), "description") == [
        "Kante Eiche hell natur 23 x 0,8 mm", "Bodenträger",
        "Einsteckschloss Klasse 3 mit Stulp 20 mm Niro rund Norm rechts", "Vollauszug 500 mm, Traglast 50 kg",
    ]  # fmt: skip


def test_headings_close_above_rows_are_no_texts_of_theirs() -> None:
    text = "Bestellung Nr. 4711 vom 01.10.2026\n\nPos|Artikel|Art.-Nr.|Anzahl|Preis|Gesamt\n"
    text += (
        "|Lager^\n1|Bodenträger aus Stahl, fein|ST1001|2|4,50|9,00\n2|Vollauszug 500 mm, Traglast|ST1002|5|6,00|30,00\n"
    )
    text += "|Büro^\n3|Einsteckschloss|ST1003|1|7,00|7,00\n|Küche^\n4|Schiene|ST1004|1|8,00|8,00"
    found = read(text, (50, 80, 260, 330, 400, 480))
    assert not [one for one in raws(found, "description") if one.startswith(("Büro", "Küche", "Lager"))]


def test_a_labelled_number_is_its_rows_though_it_stands_apart() -> None:
    titles = "Bestellung Nr. 4711 vom 01.10.2026\n\nPos.|Material|Bezeichnung||\n||Bestellmenge|Preis|Nettowert"
    rows = "\n00010|107725|O-Ring 47|\n||200 ST|3,00|600,00\n|Ihre Materialnummer: 4626-680"
    rows += "\n00020|100251|Lager 6305|\n||6 ST|8,00|48,00\n|Ihre Materialnummer: 8357-119"
    page = page_of(titles + rows, (50, 100, 200, 330, 460), step=17)
    found = extract([page], Document(b"", "a.pdf"), "pdf", fuzzy=False)
    assert raws(found, "article") == ["4626-680", "8357-119"]
    assert raws(found, "buyer_article") == ["107725", "100251"]


def test_lines_below_the_numbers_stay_where_others_were_lifted_from_above() -> None:
    page = """\
Purchase order no. 4711 dated 19.11.2026
No.|Index|Name of goods|Supplier's code|Quantity|Unit|Net price|Net value
1|MAT-57758|Welding rod E7018 3.2 mm|NW.7512.82|150,00|kg|5,57|835,50
2|MAT-72178|Hydraulic filter element 10 micron|NW.7421.63|12,00|pcs.|41,64|499,68
||Socket head cap screw M8 x 25 grade^
||12.9~
3|MAT-83490||NW.3351.82|800,00|pcs.|0,15|120,00~
||acc. to drawing KZ-204-11, surface^
||treatment as last delivery


Total|||||||1455,18"""
    lines = lines_of(read(page, (40, 70, 130, 320, 400, 440, 480, 540)))
    assert lines[-1]["description"] == (
        "Socket head cap screw M8 x 25 grade 12.9 acc. to drawing KZ-204-11, surface treatment as last delivery"
    )


def test_a_sentence_beside_the_total_is_no_row() -> None:
    found = read(
        "Purchase order no. 4711\n\n"
        "Our code|Your code|Description|U.M.|Quantity|Unit price|Amount^\n"
        "SE93854|NW.137.974|Pipe seamless|MT|25,00|2,00|50,00^\nFT90543|NW.541.401|Pressure gauge|NR|10,00|3,00|30,00\n"
        "Notes|||||Total order, goods^\n"
        "Please return this order stamped and signed for acceptance within 3 days, EN 10204 3.1 too||||||EUR 80,00",
        (40, 110, 190, 330, 380, 450, 520),
    )
    assert [one["article"] for one in lines_of(found)] == ["NW.137.974", "NW.541.401"]
    assert found.root.values["net_total"][0].raw == "80,00"


def test_what_stands_around_the_middle_of_its_row_in_another_column_is_none_of_the_text() -> None:
    found = lines_of(read(
        "Bestellung 4711\n\nArtikel|Best.-Nr.|Menge|Einheit|Lagerort\nNahtmaterial violett|2407838|15|Pckg|Apotheke\n"
        "Venenkanüle blau, 50||||OP-~\n|8621480|8|Pckg~\nStück||||Vorraum\n"
        "Transponder mit Injektor|3538061|1|Stk|Labor\n",
        (40, 200, 300, 350, 420),
    ))  # fmt: skip
    assert [one["description"] for one in found] == [
        "Nahtmaterial violett", "Venenkanüle blau, 50 Stück", "Transponder mit Injektor",
    ]  # fmt: skip
