"""Units in a column of their own without a title."""

from __future__ import annotations

import pytest

from parsers.page_columns import Grid
from parsers.page_titles import find_header
from tests.parsers.drawn_pages import page_of, raws, read

BEFORE_TEXT = """BESTELLUNG|||Nr. 4711
Pos.||Bezeichnung|Menge|Art.-Nr.|EP|GP
1|Stck|Dichtring Klingersil 3/4|20|486272|2,00|40,00
2|Rolle|Heizband selbstregelnd|3|513999|4,00|12,00"""
BEHIND_NUMBER = """BESTELLUNG|||Nr. 4711
Pos.||Bezeichnung|Menge|Art.-Nr.|||EP|GP
1||Dichtring Klingersil 3/4|20|486272||Stck|2,00|40,00
2||Heizband selbstregelnd|3|513999||Gebinde|4,00|12,00
3||Schelle zweiteilig|5|513990||Stck|4,00|20,00"""
BEHIND_CODE = """PURCHASE ORDER|||No. 4711
Line||Part Number||||Order Qty|Unit Price|Ext Price
1||KA-19556-36|||EA|4.00|28.1400 /1|112.56
2||KA-89658-46|||BX|20.00|28.9300 /1|578.60"""
OF_TWO_WORDS = """BESTELLUNG|||Nr. 4711
Pos.|Was||Menge|Ihre Nummer|Einzelpreis
1|Parkettlack 5,5 l|Garnituren|10|35.246.185|108,48
2|ABS-Kante 23 x 0,8 mm|lfd. m|300|67.350.469|0,60

Bitte vor 9 Uhr anliefern, am 12. oder am 13. des Monats, und vorher kurz anrufen."""
CLOSE_TO_NUMBER = """BESTELLUNG|||Nr. 4711
Menge|Bezeichnung||Ihre Art.-Nr.
1|Weißleim D3, Eimer 10 kg|Stk.|90.829.61
50|Topfband 110 Grad, 35 mm|Set|45.277.66

Bitte vor 9 Uhr anliefern, am 12. oder am 13. des Monats, und vorher kurz anrufen 0171."""
PLACES = (40, 80, 125, 270, 310, 345, 365, 420, 490)


@pytest.mark.parametrize(
    ("text", "places", "units"),
    [
        (BEFORE_TEXT, (40, 80, 125, 270, 310, 380, 440), ["Stck", "Rolle"]),
        (BEHIND_NUMBER, PLACES, ["Stck", "Gebinde", "Stck"]),
        (BEHIND_CODE, PLACES, ["EA", "BX"]),
        (CLOSE_TO_NUMBER, (40, 80, 275, 299), ["Stk", "Set"]),
        (OF_TWO_WORDS, (40, 80, 260, 340, 400, 480), ["Garnituren", "lfd. m"]),
    ],
)
def test_units_without_a_title(text: str, places: tuple[int, ...], units: list[str]) -> None:
    """Wherever their column stands, one word apart in each row, most of them known units, is the unit."""
    assert raws(read(text, places), "unit") == units


def test_a_word_below_another_title_is_no_unit() -> None:
    """What stands below a title is what the title says."""
    text = """BESTELLUNG|||Nr. 4711
Pos.||Bezeichnung|Menge|Art.-Nr.|EP|GP
1||Rolle|20|486272|2,00|40,00
2||Sack|3|513999|4,00|12,00"""
    assert raws(read(text, (40, 80, 125, 270, 310, 380, 440)), "description") == ["Rolle", "Sack"]


BESIDE_CODE = """BESTELLUNG||Nr. 4711
Pos.|Bezeichnung|Menge|Ihre Bestellnr.|Preis|Summe
1|Spannungsregler LDO|20|{}|2,00|40,00
2|TVS-Diode 24V|5|{}|3,00|15,00"""


@pytest.mark.parametrize("cells", [("Stk BML8467", "Rolle DRE7653"), ("BML8467 Stk", "DRE7653 Rolle")])
def test_units_beside_the_codes(cells: tuple[str, str]) -> None:
    """Units that differ from row to row are none of the codes they stand beside."""
    found = read(BESIDE_CODE.format(*cells), (40, 70, 230, 290, 400, 460))
    assert (raws(found, "unit"), raws(found, "article")) == (["Stk", "Rolle"], ["BML8467", "DRE7653"])


def test_letters_before_all_codes_ask() -> None:
    """ "ST" may be a part of the number, or the unit."""
    found = read(BESIDE_CODE.format("ST 8467", "ST 7653"), (40, 70, 230, 290, 400, 460))
    assert raws(found, "article") == ["ST 8467", "ST 7653"]
    assert "pdf.article-unlikely" in {one.code for one in found.findings}


def test_a_unit_in_a_column_behind_the_prices() -> None:
    """Apart from the price it is the unit of the quantity; one blank behind it only says what the price is for."""
    text = """BESTELLUNG||Nr. 4711
Pos.|Bezeichnung|Menge|Ihre Bestellnr.|Preis in Euro||Summe
1|Spannungsregler LDO|20|BML8467|2,00|Stk|40,00
2|TVS-Diode 24V|5|DRE7653|3,00|Rolle|15,00"""
    assert raws(read(text, (40, 70, 230, 290, 400, 428, 480)), "unit") == ["Stk", "Rolle"]


def test_units_below_the_quantities_left_of_the_text() -> None:
    """They end where the quantity does, and what stands beside them goes on with the line."""
    text = """PURCHASE ORDER|||No. 4711
#|Qty||Item & Description|Rate|Amount
1||10.00|Chopped tomatoes|18.46|184.60^
||cases|Vendor SKU: NWC-6485
2||18.00|Vinyl gloves medium|4.80|86.40^
||boxes|Vendor SKU: NWC-8469"""
    found = read(text, (40, 85, 80, 110, 300, 400))
    assert raws(found, "unit") == ["cases", "boxes"]
    assert not any("cases" in one for one in raws(found, "description"))


def test_a_currency_apart_before_a_price_is_no_text() -> None:
    """The sum behind it ends where the prices do."""
    text = """Part No.|Quantity|UOM|Description|||Rate|Amount
FE-6213|24|Nos|V-belt SPA 1250 Lw|£|10.18||244.32
BS-2029|18|Nos|Conveyor roller|£|17.24||310.32"""
    page = page_of(text, (40, 90, 140, 180, 297, 305, 310, 380))
    header = find_header(page.lines, 0, fuzzy=False)
    assert header is not None
    dealt = Grid(header, page.lines[1:]).deal(page.lines[1].words)
    assert [one.text for one in dealt["price"]] == ["£", "10.18"]


def test_the_day_of_a_date_in_words_is_no_tax() -> None:
    """Numbers beside a month say nothing of where the rates stand."""
    text = """PURCHASE ORDER|||No. 4711
Supplier code|Description|Quantity|UOI|VAT|Due date|Unit price|Value
35-5835|Bandage crepe|8|Pack|S|03 Oct 2026|7.92|63.36
78-4273|Sodium chloride|12|Case|S|15 Sep 2026|2.75|33.00"""
    found = read(text, (40, 110, 230, 280, 310, 333, 420, 490))
    assert raws(found, "delivery_date") == ["03 Oct 2026", "15 Sep 2026"]


def test_units_below_per_before_the_quantities() -> None:
    """ "Per" over words and no figures is the unit, wherever it stands."""
    text = """PURCHASE ORDER|||No. 4711
Per|Qty|Item|Code|Price|Cost
packet|15|Hairnet white|73747|3.54|53.10
single|100|Descaler|34299|11.06|1,106.00
case|2|Centrefeed roll|64451|15.32|30.64"""
    assert raws(read(text, (40, 85, 110, 300, 360, 430)), "unit") == ["packet", "single", "case"]


def test_positions_that_say_of_how_many() -> None:
    """ "1 of 2" is one entry, and what follows stands in its own columns."""
    text = """Line|Quantity||Product Description|Catalog No.|Unit Price|Ext. Price
1 of 2||50 MTR|Silicone tubing|20.3353|5.64|282.00
2 of 2||20 RL|Sealing film|76.1414|29.83|596.60"""
    page = page_of(text, (40, 80, 92, 124, 300, 380, 450))
    header = find_header(page.lines, 0, fuzzy=False)
    assert header is not None
    dealt = Grid(header, page.lines[1:]).deal(page.lines[1].words)
    assert [one.text for one in dealt["quantity"]] == ["50", "MTR"]


def test_a_text_that_begins_right_behind_its_unit() -> None:
    """Below a title set in the middle; the unit keeps the word it is told by."""
    text = """BESTELLUNG|||Nr. 4711
Menge|Einheit||Bezeichnung|Art.-Nr.|Preis|Summe
2|Rolle Stretchfolie transparent|||889782|17,18|34,36
4|Stück Tastatur und Maus|||400412|46,19|184,76"""
    found = read(text, (40, 80, 120, 150, 320, 400, 470))
    assert raws(found, "unit") == ["Rolle", "Stück"]
    assert raws(found, "description") == ["Stretchfolie transparent", "Tastatur und Maus"]


def test_units_that_open_the_texts_behind_the_quantities() -> None:
    """Different ones, all known, in every row: one title stands over number and unit."""
    text = """BESTELLUNG|||Nr. 4711
Anzahl||Gegenstand|Einzelpreis|Gesamtpreis
10|kg|Schweißdraht 1,0 mm|3,51|35,10
1.500|Stck.|Mutter DIN 934|0,11|165,00"""
    found = read(text, (40, 80, 104, 300, 400))
    assert raws(found, "unit") == ["kg", "Stck"]
    assert raws(found, "description") == ["Schweißdraht 1,0 mm", "Mutter DIN 934"]
