"""Tables of German orders: titles that stand close or broken, numbers in groups, what stands below a cell."""

from __future__ import annotations

from orderhub.document import Document, Severity
from parsers.page_order import extract
from parsers.page_sidebar import apart
from tests.parsers.drawn_pages import lines_of, page_of, raws, read

_HEAD = "Bestellung Nr. 4711 vom 01.10.2026\n\n"


def test_a_figure_below_a_title_of_weeks_is_a_week() -> None:
    text = "Pos.|Art.-Nr.|Bezeichnung|KW/Jahr|Menge|Preis|Gesamt\n1|A-1001|Bolzen|47/2026|5|4,50|22,50\n"
    text += "2|A-1002|Mutter|48/2026|2|6,00|12,00"
    assert raws(read(_HEAD + text, (50, 80, 150, 250, 330, 400, 480)), "delivery_date") == ["KW 47/2026", "KW 48/2026"]


def test_a_position_is_parted_from_the_title_that_follows_closely() -> None:
    text = "Nr. EAN/GTIN|Bezeichnung|Menge|Preis|Gesamt\n1|4020536481513|Bolzen|5|4,50|22,50\n"
    text += "2|4023531381901|Mutter|2|6,00|12,00"
    found = read(
        _HEAD + text.replace("\n1|", "\n1   |").replace("Nr. EAN/GTIN", "Nr.|EAN/GTIN"), (50, 67, 150, 330, 400, 480)
    )
    assert raws(found, "gtin") == ["4020536481513", "4023531381901"]
    assert raws(found, "description") == ["Bolzen", "Mutter"]


def test_prices_and_amounts_are_parted_where_their_titles_meet() -> None:
    text = "Pos.|Art.-Nr.|Bezeichnung|Menge|Preis EUR Summe EUR\n1|A-1001|Bolzen|5||4,50|22,50\n"
    text += "2|A-1002|Mutter|2||6,00|12,00"
    found = read(_HEAD + text, (50, 80, 150, 330, 400, 423, 464))
    assert raws(found, "price") == ["4,50", "6,00"]
    assert raws(found, "amount") == ["22,50", "12,00"]


def test_goods_by_two_words_are_the_text_beside_their_number() -> None:
    text = "Pos|Artikelnr.|Leistung / Material|Menge|EP|GP\n1|A-1001|Bolzen lang|5|4,50|22,50\n"
    text += "2|A-1002|Mutter|2|6,00|12,00"
    found = read(_HEAD + text, (50, 80, 150, 330, 400, 480))
    assert raws(found, "description") == ["Bolzen lang", "Mutter"]
    assert not raws(found, "buyer_article")


def test_what_is_ordered_is_the_quantity_where_nothing_else_counts() -> None:
    text = "Art.-Nr.|Artikel|Bestellung|Bemerkung\nA-1001|Bolzen lang|5 Stk\nA-1002|Mutter|2 Stk"
    found = read(_HEAD + text, (50, 120, 330, 420))
    assert raws(found, "quantity") == ["5", "2"]
    assert "pdf.no-titles" not in [one.code for one in found.findings]


def test_the_price_is_told_with_what_it_is_for_below() -> None:
    text = "Pos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag^\n||||pro\n1|A-1001|Bolzen lang|500|4,50|22,50^\n||||100 Stk\n"
    text += "2|A-1002|Mutter groß|2|6,00|12,00^\n||||1 Stk"
    found = read(_HEAD + text, (50, 80, 150, 330, 400, 480))
    assert raws(found, "price") == ["4,50", "6,00"]
    assert raws(found, "price_unit") == ["100", "1"]


def test_the_rate_below_a_price_is_the_lines_discount() -> None:
    text = "Pos|Art.-Nr.|Bezeichnung|Menge|Einzelpreis|Gesamt\n1|A-1001|Bolzen lang|10|4,50|40,50^\n||||abzgl. 10 %\n"
    text += "2|A-1002|Mutter|2|6,00|12,00"
    found = read(_HEAD + text, (50, 80, 150, 330, 400, 480))
    assert raws(found, "discount") == ["10"]
    assert [one.code for one in found.findings if one.severity is not Severity.INFO] == []


def test_a_number_too_long_for_its_column_goes_on_below() -> None:
    text = "Pos|Art.-Nr.|Bezeichnung|Menge|Preis|Gesamt\n1|1656|Bolzen lang|5|4,50|22,50^\n|3091\n"
    text += "2|7555|Mutter|2|6,00|12,00^\n|4296"
    found = read(_HEAD + text, (50, 80, 122, 330, 400, 480))
    assert raws(found, "article") == ["1656 3091", "7555 4296"]


def test_two_groups_of_figures_are_one_number() -> None:
    text = "Pos|Art.-Nr.|Bezeichnung|Menge|Preis|Gesamt\n1|1656 3091||5|4,50|22,50^\n||Bolzen\n"
    text += "2|7555 4296||2|6,00|12,00^\n||Mutter"
    page = page_of(_HEAD + text, (50, 80, 150, 330, 400, 480), blank=4)
    found = extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "article") == ["1656 3091", "7555 4296"]
    assert raws(found, "description") == ["Bolzen", "Mutter"]


def test_a_unit_nobody_knows_is_one_where_the_units_begin() -> None:
    text = "Pos|Bezeichnung|ME|Menge|Preis|Gesamt\n1|Bolzen lang|Stk|5|4,50|22,50\n2|Schlauch 50 m|Hsp|2|6,00|12,00\n"
    text += "3|Vlies|Stk|1|7,00|7,00"
    assert raws(read(_HEAD + text, (50, 80, 300, 350, 420, 480)), "unit") == ["Stk", "Hsp", "Stk"]


def test_one_title_above_the_others_opens_no_second_row() -> None:
    text = "|Unsere Art.-Nr.^\nPos.|Ihre Art.-Nr.|Bezeichnung|Menge|Preis|Gesamt\n"
    text += "1|V-1001|Bolzen lang|5|4,50|22,50^\n|69-7478\n"
    text += "2|V-1002|Mutter|2|6,00|12,00^\n|69-7479"
    found = read(_HEAD + text, (50, 80, 170, 330, 400, 480))
    assert raws(found, "buyer_article") == ["V-1001", "V-1002"]
    assert raws(found, "article") == ["69-7478", "69-7479"]


def test_position_and_text_above_the_numbers_stay_with_them() -> None:
    text = "|Bezeichnung^\nPos.|Artikelnummer|Menge|Preis|Gesamt\n10|Bolzen lang^\n|A-1001|5|4,50|22,50\n"
    text += "20|Mutter^\n|A-1002|2|6,00|12,00"
    rows = lines_of(read(_HEAD + text, (50, 80, 330, 400, 480)))
    assert [(one["article"], one["description"]) for one in rows] == [("A-1001", "Bolzen lang"), ("A-1002", "Mutter")]


def test_a_stripe_of_white_through_a_table_cuts_no_order_line() -> None:
    text = "".join(f"Lieferung in die Abteilung {at} ohne Verpackung\n|Angabe {at}\n" for at in range(12))
    text += "1 Bolzen aus Stahl, verzinkt, mit Gewinde|5 4,50 22,50\n2 Mutter|2 6,00 12,00\n"
    rows = [list(line.words) for line in page_of("\n\n\n\n" + text, (40, 470), step=16).lines]
    assert apart(rows, 595, 842) == rows


def test_a_bill_of_quantities_names_the_number_beside_the_figures() -> None:
    text = "Pos.-Nr.|Leistung|Menge|EP (EUR)|GP (EUR)\n01.0010|Malerkrepp 50 mm\n|Artikel-Nr.: 710902|2 Stk|4,50|9,00\n"
    text += "01.0020|Dichtschlämme flexibel\n|Artikel-Nr.: 862230|5 Stk|6,00|30,00"
    found = read(_HEAD + text, (50, 100, 330, 400, 480))
    assert raws(found, "position") == ["01.0010", "01.0020"]
    assert raws(found, "article") == ["710902", "862230"]
    assert raws(found, "description") == ["Malerkrepp 50 mm", "Dichtschlämme flexibel"]


def test_the_price_is_told_for_the_unit_that_has_a_title_of_its_own() -> None:
    text = "lfd. Nr.|Artikel-Nr.|Bezeichnung|VE|Menge|Preis je VE||Summe\n1|616446|Apfelschorle|Karton|12||2,50|30,00\n"
    text += "2|169522|Servietten|Pack|5||4,00|20,00"
    found = read(_HEAD + text, (50, 100, 170, 290, 340, 390, 415, 480))
    assert raws(found, "price") == ["2,50", "4,00"]
    assert raws(found, "quantity") == ["12", "5"]


def test_an_electric_number_is_an_article_number() -> None:
    text = "Artikel / E-No|Bezeichnung|Menge|ME|Preis|Betrag\n961 888 462|Hülse|5|Stk|4,50|22,50\n"
    text += "747 655 233|Schalter|2|Stk|6,00|12,00"
    found = read(_HEAD + text, (50, 150, 330, 360, 400, 480))
    assert raws(found, "article") == ["961 888 462", "747 655 233"]
