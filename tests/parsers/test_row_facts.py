"""What stands with an order line beside the name of its goods: numbers behind labels, notes, remarks."""

from __future__ import annotations

import pytest

from parsers.note_labels import note_label
from parsers.row_facts import pieces_of
from tests.parsers.drawn_pages import line_of, lines_of, raws, read

_HEAD = """Purchase Order PO-77120
Date 12.10.2026
Line|Part Number / Description|Qty|UOM|Price|Amount"""
_PLACES = (40, 70, 300, 350, 400, 460)
_FOOT = "\n|||Total net||71.00"


def _order(*rows: str, head: str = _HEAD) -> str:
    return "\n".join((head, *rows)) + _FOOT


def test_the_word_that_opens_every_row_belongs_to_the_number_where_no_colon_parts_it() -> None:
    found = read(
        _order(
            "1|MESC 19.11.477|5|EA|4.20|21.00^", "|Hydraulic oil^", "|Supplier Item: NWH.1307",
            "2|MESC 50.68.321|10|EA|5.00|50.00^", "|Paint brush flat^", "|Supplier Item: NWH.6800",
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "buyer_article") == ["MESC 19.11.477", "MESC 50.68.321"]
    assert raws(found, "article") == ["NWH.1307", "NWH.6800"]
    assert raws(found, "description") == ["Hydraulic oil", "Paint brush flat"]


@pytest.mark.parametrize("label", ["P/N", "Part No.", "Item", "Ref."])
def test_a_word_that_only_says_that_it_is_a_number_is_none_of_it(label: str) -> None:
    found = read(
        _order(
            f"1|{label} 740-7239|5|EA|4.20|21.00^", "|Bulb nav light", f"2|{label} 138-9630|10|EA|5.00|50.00^",
            "|Tire main",
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "article") == ["740-7239", "138-9630"]
    assert raws(found, "description") == ["Bulb nav light", "Tire main"]


def test_what_the_form_prints_below_every_row_is_a_note() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Wash bottle KKL-310|5|EA|4.20|21.00^", "|Taxable: No Grp: B2 Fish: x^", "|Fish bone",
            "2|Filter paper HDD-325|10|EA|5.00|50.00^", "|Taxable: No Grp: B2", head=head,
        ),
        _PLACES,
    )  # fmt: skip
    first, second = lines_of(found)
    assert second["description"] == "Filter paper HDD-325"
    assert first["description"] == "Wash bottle KKL-310 Fish: x Fish bone"
    assert [one.raw for one in found.root.children[1].values["note"]] == ["Taxable: No", "Grp: B2"]


def test_one_line_alone_keeps_its_remark_as_a_note_and_what_tells_of_the_goods_as_text() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Valve gate wafer|5|EA|4.20|21.00^", "|Colour: red^", "|Kostenstelle 41200 / Sachkonto 651000^",
            "|Note to supplier: deliver on returnable^", "|pallets only, see drawing", head=head,
        ),
        (40, 70, 300, 350, 400, 460),
    )  # fmt: skip
    (line,) = found.root.children
    assert [one.raw for one in line.values["description"]] == ["Valve gate wafer Colour: red"]
    assert [one.raw for one in line.values["note"]] == [
        "Kostenstelle 41200", "Sachkonto 651000",
        "Note to supplier: deliver on returnable pallets only, see drawing",
    ]  # fmt: skip


def test_the_number_of_a_catalogue_below_makes_the_titled_one_the_buyers() -> None:
    head = _HEAD.replace("Line|Part Number / Description", "Item|Description")
    found = read(
        _order(
            "1069918|Valve knife gate|5|EA|4.20|21.00^", "|Catalogue no.: 622622-10||Required date: 22/10/26",
            "1072938|Switch pull cord|10|EA|5.00|50.00^", "|Catalogue no.: 255611-35||Required date: 13/11/26",
            head=head,
        ),
        (30, 90, 300, 350, 400, 460),
    )  # fmt: skip
    assert raws(found, "article") == ["622622-10", "255611-35"]
    assert raws(found, "buyer_article") == ["1069918", "1072938"]
    assert raws(found, "delivery_date") == ["22/10/26", "13/11/26"]
    assert raws(found, "description") == ["Valve knife gate", "Switch pull cord"]


def test_a_label_without_colon_needs_its_code() -> None:
    assert note_label(line_of("Kostenstelle 4711").words) is not None
    assert note_label(line_of("Kostenstelle nach Absprache").words) is None
    assert note_label(line_of("Lager 6204").words) is None
    assert note_label(line_of("Lager: Halle 3").words) is not None


def test_values_that_follow_one_another_stay_together() -> None:
    assert len(pieces_of(line_of("Ihre Nr. 88623, unsere Sorte P8059"))) == 1
    assert [one.meaning for one in pieces_of(line_of("Cat. no.: 622622  Whse: 002"))] == ["value", "note"]


def test_a_column_for_whose_account_pays_is_a_note_with_its_title() -> None:
    text = """Bestellung 4711
Pos|Artikel|Bezeichnung|Menge|Kontierung|Preis|Betrag
1|328673|Sahne 12 x 1 l|5 Stk|KST 3100|4,20|21,00
2|233415|Glasreiniger|10 Stk|KST 1000|5,00|50,00"""
    found = read(text, (40, 70, 120, 250, 320, 400, 460))
    assert raws(found, "note") == ["Kontierung KST 3100", "Kontierung KST 1000"]


def test_a_text_that_reaches_over_the_figures_of_the_second_line_is_no_row() -> None:
    text = """Bestellung 4711
Pos.|Material|Bezeichnung||||
||Menge|Einheit|Preis|Preiseinheit|Nettowert
000010|1000027469|Passfeder DIN 6885 A 10 x 8
||4|ST|1,03|1 ST|4,12
000020|1000449293|Motor IE3 7,5 kW 2-polig B3/B5 400/690 V 50 Hz, Kaltleiter als Satz 3 x 155
||1|ST|688,46|1 ST|688,46"""
    found = read(text, (60, 110, 200, 240, 300, 350, 480))
    assert raws(found, "article") == ["1000027469", "1000449293"]
    assert raws(found, "amount") == ["4,12", "688,46"]


def test_a_number_under_the_number_is_one_beside_a_label_under_the_text() -> None:
    text = """Bestellung 4711
Pos|Unsere Teile-Nr.|Bezeichnung|Menge|Preis|Betrag^
|Ihre Teile-Nr.||||
1|199.3101.40|Laufrad|5 Stk|4,20|21,00^
|507887-14|Liefertermin: 24.09.26
2|196.4429.64|Spannsatz|10 Stk|5,00|50,00^
|186689-89|Liefertermin: 29.09.26"""
    found = read(text, (40, 70, 180, 300, 380, 460))
    assert raws(found, "article") == ["507887-14", "186689-89"]
    assert raws(found, "delivery_date") == ["24.09.26", "29.09.26"]
    assert raws(found, "description") == ["Laufrad", "Spannsatz"]


def test_cards_keep_their_accounts_as_notes() -> None:
    card = """{}|{}|Menge|Nettopreis|Gesamtpreis^
|Artikelnr.: {}|{} Stück|{}|{}^
|Kostenstelle 41200 / Sachkonto 651000|Lieferung am 21.10.2026"""
    text = "\n".join((
        "Bestellung PO-399400", "Datum 22.09.2026",
        card.format(1, "Faltschachtel", "NW-323983", 800, "0,32", "256,00"), "",
        card.format(2, "Wellpappkarton 2-wellig 400 x 300 x 200", "NW-592021", 50, "7,13", "356,50"), "",
        card.format(3, "Packband PP", "NW-508495", 3, "1,90", "5,70"),
    ))  # fmt: skip
    found = read(text, (40, 70, 285, 400, 480))
    assert raws(found, "description") == ["Faltschachtel", "Wellpappkarton 2-wellig 400 x 300 x 200", "Packband PP"]
    assert [[one.raw for one in line.values["note"]] for line in found.root.children] == [
        ["Kostenstelle 41200", "Sachkonto 651000"]
    ] * 3


def test_a_word_before_the_number_below_every_text_names_it() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Valve knife gate|5|EA|4.20|21.00^", "|IMPA 622622^", "|Maker: Parker",
            "2|Switch pull cord|10|EA|5.00|50.00^", "|IMPA 255611^", "|Maker: Omron", head=head,
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "article") == ["IMPA 622622", "IMPA 255611"]
    assert raws(found, "description") == ["Valve knife gate", "Switch pull cord"]
    assert raws(found, "note") == ["Maker: Parker", "Maker: Omron"]


def test_a_makers_name_is_no_number_of_the_supplier() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Valve knife gate|5|EA|4.20|21.00^", "|P/N: 622622^", "|Mfr: Parker",
            "2|Switch pull cord|10|EA|5.00|50.00^", "|P/N: 255611^", "|Mfr: Omron", head=head,
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "article") == ["622622", "255611"]
    assert raws(found, "buyer_article") == []


def test_a_remark_right_below_the_text_is_not_lost() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Valve knife gate|5|EA|4.20|21.00^", "|Hinweis: Bitte auf Palette^", "|VAT: 20 % HS code: 8482", head=head
        ),
        _PLACES,
    )
    (line,) = found.root.children
    assert line.values["description"][0].raw == "Valve knife gate"
    assert [one.raw for one in line.values["note"]] == ["Hinweis: Bitte auf Palette", "VAT: 20 %", "HS code: 8482"]


def test_labels_above_their_values_below_each_row_are_facts() -> None:
    text = """Bestellung 77120
Pos|Bezeichnung|||Menge|Preis|Betrag
1|4711-20 Hydrauliköl|||5 Stk|4,20|21,00^
|Kostenstelle|Sachkonto|Liefertermin^
|41201|651000|11.11.2026
2|5068-32 Flachpinsel|||10 Stk|5,00|50,00^
|Kostenstelle|Sachkonto|Liefertermin^
|41202|651000|12.11.2026"""
    found = read(text, (40, 70, 150, 230, 320, 400, 460))
    assert raws(found, "delivery_date") == ["11.11.2026", "12.11.2026"]
    assert raws(found, "description") == ["Hydrauliköl", "Flachpinsel"]
    assert [one.raw for one in found.root.children[1].values["note"]] == ["Kostenstelle 41202", "Sachkonto 651000"]


def test_a_label_reaches_to_its_colon_and_a_remark_over_its_lines() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|4711-20 Valve gate|5|EA|4.20|21.00^", "|Supplier Part Auxiliary ID: X1^",
            "|Comments: keep dry^", "|and upright",
            "2|5068-32 Switch cord|10|EA|5.00|50.00^", "|Supplier Part Auxiliary ID: X2", head=head,
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "description") == ["Valve gate", "Switch cord"]
    assert [one.raw for one in found.root.children[0].values["note"]] == [
        "Supplier Part Auxiliary ID: X1", "Comments: keep dry and upright",
    ]  # fmt: skip


def test_the_makers_number_is_a_note_beside_that_of_the_supplier() -> None:
    head = _HEAD.replace("Part Number / Description", "Description")
    found = read(
        _order(
            "1|Valve knife gate|5|EA|4.20|21.00^", "|Mfr Part No: 622622^", "|Vendor Item No: V-41201",
            "2|Switch pull cord|10|EA|5.00|50.00^", "|Mfr Part No: 255611^", "|Vendor Item No: V-41202", head=head,
        ),
        _PLACES,
    )  # fmt: skip
    assert raws(found, "article") == ["V-41201", "V-41202"]
    assert raws(found, "note") == ["Mfr Part No: 622622", "Mfr Part No: 255611"]


def test_a_note_close_below_a_text_in_the_first_column_is_the_rows() -> None:
    text = """Purchase Order PO-77120
Description|Qty|UOM|Price|Amount
4711-20 Valve gate|5|EA|4.20|21.00^
Note: keep dry
5068-32 Switch cord|10|EA|5.00|50.00"""
    found = read(text, (40, 300, 350, 400, 460))
    assert raws(found, "note") == ["Note: keep dry"]
    assert raws(found, "description") == ["Valve gate", "Switch cord"]


@pytest.mark.parametrize(("label", "first"), [("Bin", False), ("Bin", True), ("Shelf", False)])
def test_a_code_apart_from_a_labelled_number_is_none_of_it(label: str, *, first: bool) -> None:
    """ "Bin A11-2" needs no colon where it stands alone; of a label nobody knows all rows must say so."""
    titles = "Supp. ref|Description||Qty|UOM|Price|Amount"
    rows = []
    for at, text in enumerate(("Coupling 22 mm", "Fibre washer", "Valve"), 1):
        facts = [f"Our product 6455987{at}", f"{label} A1{at}-2"]
        cells = "|".join(reversed(facts) if first else facts)
        rows += [f"DDM-55{at}|{text}||5|EA|4.20|21.00^", f"|{cells}"]
    found = read("\n".join(["Order no. 4711-A", titles, *rows]), (40, 100, 240, 340, 380, 430, 500))
    assert raws(found, "buyer_article") == ["64559871", "64559872", "64559873"]
    assert raws(found, "description") == ["Coupling 22 mm", "Fibre washer", "Valve"]
    assert raws(found, "note") == [f"{label} A11-2", f"{label} A12-2", f"{label} A13-2"]


def test_text_apart_from_a_labelled_number_is_text() -> None:
    one = line_of("Our product 64559873  Size 40")
    assert [(piece.label, piece.meaning) for piece in pieces_of(one)] == [("ourproduct", "value"), ("", "")]
    assert [len(piece.words) for piece in pieces_of(line_of("Our product  64559873"))] == [3]
    near = pieces_of(line_of("Our product 64559873 Bin A11-2"))
    assert [(piece.label, piece.meaning) for piece in near] == [("ourproduct", "value"), ("bin", "note")]
