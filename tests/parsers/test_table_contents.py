"""Columns told by what stands below their titles, cells that go on below, and titles that are none."""

from __future__ import annotations

from datetime import date

from orderhub.mapping.dates import parse
from tests.parsers.drawn_pages import lines_of, raws, read

FIGURES = ("5|pcs|2.00|10.00", "20|pcs|3.00|60.00", "7|pcs|4.00|28.00")
PLACES = (40, 110, 190, 360, 410, 460, 520)


def test_a_name_over_codes_is_a_number() -> None:
    titles = "Item|Vendor Name|Description|Quantity|Units|Rate|Amount"
    texts = ("59500|S856-874|Nitrile gloves small", "38441|R580-434|Pipette tips racked", "90313|D704-921|Sealing film")
    rows = [f"{text}|{figures}" for text, figures in zip(texts, FIGURES, strict=True)]
    first = lines_of(read("\n".join([titles, *rows]), PLACES))[0]
    assert (first["article"], first["buyer_article"]) == ("S856-874", "59500")
    assert first["description"] == "Nitrile gloves small"


def test_a_number_over_texts_is_a_name() -> None:
    titles = "Product / service|Supplier SKU|Quantity|Units|Rate|Amount"
    texts = ("Nitrile gloves small|S856-874", "Pipette tips racked|R580-434", "Sealing film, wide|D704-921")
    rows = [f"{text}|{figures}" for text, figures in zip(texts, FIGURES, strict=True)]
    first = lines_of(read("\n".join([titles, *rows]), (40, 190, 360, 410, 460, 520)))[0]
    assert (first["article"], first["description"]) == ("S856-874", "Nitrile gloves small")
    assert "buyer_article" not in first


def test_an_unknown_number_in_the_second_line_is_named_or_asked_about() -> None:
    titles = "Pos.|Material|Description\n|Quantity|Unit|Ask|Value"
    rows = ["1|S856-874|Nitrile gloves small\n|5|pcs|2.00|10.00", "2|R580-434|Pipette tips\n|20|pcs|3.00|60.00"]
    places = (40, 110, 190, 260, 330)
    assert [one["price"] for one in lines_of(read("\n".join([titles, *rows]), places))] == ["2.00", "3.00"]
    odd = [row.replace("2.00", "2.50").replace("3.00", "1.00") for row in rows]
    assert "pdf.column-unknown" in {one.code for one in read("\n".join([titles, *odd]), places).findings}


def test_a_sentence_above_the_titles_is_no_line_of_them() -> None:
    titles = "Qty|Code|Description|Unit|Price|Amount"
    rows = "5|S856-874|Nitrile gloves small|pcs|2.00|10.00\n20|R580-434|Pipette tips|pcs|3.00|60.00"
    places = (40, 110, 190, 360, 410, 460)
    prose = "Remarks|Pack by room where possible, mark cartons with our order number"
    found = lines_of(read(f"{prose}\n{titles}\n{rows}", places))
    assert [one["unit"] for one in found] == ["pcs", "pcs"]
    assert found[0]["price"] == "2.00"


def test_two_titles_alone_are_known_to_their_last_word() -> None:
    head = "ORDERED FROM:||PURCHASE ORDER\nNordwind Handel GmbH\nHamburg"
    found = read(f"{head}\n1 EA 72816728|16421433|Bushing flanged 58 x 34", (40, 130, 320))
    assert not any("EA" in one.get("article", "") or "Bushing" in one.get("article", "") for one in lines_of(found))


def test_a_column_begins_where_its_words_line_up() -> None:
    # Titles stand in the middle of their columns, and what is in these nearly touches.
    titles = "Qty|||Code||Details|Price|Net"
    rows = [
        "1,200|87303594|Spacer, turned, 6061-T6 clear long, with||||6.58|7896.00",
        "1,000|17395836|Screw, socket head cap 14-20 x 1.00||||0.16|160.00",
        "500|57553640|Ring, retaining, external 0.750 shaft||||0.33|165.00",
        "20|57553641|Screw||||0.50|10.00",
    ]
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 114, 80, 230, 250, 360, 430)))
    assert [one["article"] for one in found] == ["87303594", "17395836", "57553640", "57553641"]
    assert found[0]["description"] == "Spacer, turned, 6061-T6 clear long, with"


def test_each_is_a_unit_below_a_quantity() -> None:
    titles = "Code|Description|Qty|Price|Net"
    rows = "87303594|Spacer|1,200|6.58|7896.00^\n||EA\n17395836|Screw|3 EA|0.16|0.48"
    found = read(f"{titles}\n{rows}", (40, 110, 300, 360, 430))
    assert [one["unit"] for one in lines_of(found)] == ["EA", "EA"]


def test_a_code_goes_on_behind_its_hyphen_in_the_line_below() -> None:
    titles = "#|Our SKU|Your code|Description|Qty|Price|Total"
    rows = "1|A88-|MRD76-|Junction box|5|2.00|10.00^\n|78338|3461\n2|A94-83|KAT69-7278|Cable tie|20|3.00|60.00"
    first, second = lines_of(read(f"{titles}\n{rows}", (40, 70, 140, 220, 360, 410, 460)))
    assert (first["article"], first["buyer_article"]) == ("MRD76-3461", "A88-78338")
    assert second["article"] == "KAT69-7278"


def test_the_unit_stands_behind_the_x_of_a_quantity() -> None:
    titles = "Qty|Code|Description|Price|Total"
    rows = "4 x BX|S856-874|Nitrile gloves|2.00|8.00\n50 x CS|R580-434|Pipette tips|3.00|150.00"
    found = lines_of(read(f"{titles}\n{rows}", (40, 110, 190, 360, 410)))
    assert [(one["quantity"], one["unit"]) for one in found] == [("4", "BX"), ("50", "CS")]
    plain = lines_of(read(f"{titles}\n{rows.replace(' x BX', ' x')}", (40, 110, 190, 360, 410)))
    assert "unit" not in plain[0]


def test_thousands_may_stand_apart_behind_a_currency() -> None:
    titles = "Qty|Code|Description|Price|Total"
    rows = "20|S856-874|Nitrile gloves|€291,08|€5 821,60\n2|R580-434|Pipette tips|€3,00|€6,00"
    found = lines_of(read(f"{titles}\n{rows}", (40, 110, 190, 360, 430)))
    assert [one["amount"] for one in found] == ["5821,60", "6,00"]


def test_number_and_text_are_one_title_where_a_sign_joins_them() -> None:
    titles = "Qty|Material Code & Description|Vendor's code|UOM|Rate|Amount"
    rows = "15|371672|BE-7551|ea|2.00|30.00^\n|Lantern\n6|721290|LK-8588|ea|3.00|18.00^\n|Wall"
    first = lines_of(read(f"{titles}\n{rows}", (40, 70, 260, 340, 380, 430)))[0]
    assert (first["article"], first["buyer_article"], first["description"]) == ("BE-7551", "371672", "Lantern")


def test_a_week_may_be_called_wk() -> None:
    span = parse("Wk 40/26")
    assert span is not None
    assert span[0] == date(2026, 9, 28)


def test_a_text_across_the_columns_above_its_figures_is_the_description() -> None:
    titles = "Line|Supplier Code|Our Code|Quantity|Unit|Unit Cost|Line Cost"
    figures = [
        "185062|RM-3035|24|Each|7.00|168.00",
        "909666|RM-7158|6|Each|10.00|60.00",
        "909667|RM-1|5|Each|1.00|5.00",
    ]
    texts = ["Conveyor roller 50 x 1.5 mm EL 400 galvanised", "27 inch monitor", "Fan belt"]
    rows = [f"{at}0|{text}\n|{row}" for at, (text, row) in enumerate(zip(texts, figures, strict=True), 1)]
    found = read("\n".join([titles, *rows]), (40, 70, 150, 240, 300, 380, 460))
    assert raws(found, "description") == texts
    assert raws(found, "article") == ["185062", "909666", "909667"]
    untitled = [f"{text}\n{row}" for text, row in zip(texts, figures, strict=True)]
    found = read("\n".join([titles.removeprefix("Line|"), *untitled]), (70, 150, 240, 300, 380, 460))
    assert raws(found, "description") == texts


def test_the_foot_of_the_page_says_nothing_of_the_codes_below_a_bare_number() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nNr.|Artikelnr.|Beschreibung|Menge|Einheit|EK-Preis|Betrag\n"
        "W-92513|RDA267|Dichtring flach|200|Stk|0,07|14,00\nW-70130|MLB568|Rohrschelle|1|Stk|0,77|0,77\n\n"
        "Summe netto||||||14,77\n\nWerkstr. 14|buero 22|DE 107 114|53|8005|5500|0311",
        PLACES,
    )
    assert raws(found, "article") == ["RDA267", "MLB568"]
    assert raws(found, "buyer_article") == ["W-92513", "W-70130"]
