"""Titles of rows that are printed in two lines."""

from __future__ import annotations

import pytest

from parsers.page_columns import Grid
from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word
from parsers.table_lines import is_head
from tests.parsers.drawn_pages import lines_of, page_of, read


@pytest.mark.parametrize("upper", ["Item Material Description Net_value", "Pos. Artikel Bezeichnung Wert"])
def test_a_title_of_two_rows_may_sum_up_in_the_first(upper: str) -> None:
    places = (60.0, 92.0, 172.0, 500.0)
    first = [Word(part, x, 100, x + 5 * len(part), 109, 1000)
             for text, x in zip(upper.split(), places, strict=True) for part in [text.replace("_", "")]]  # fmt: skip
    second = [Word(text, x, 111, x + 5 * len(text), 120, 1000)
              for text, x in (("Quantity", 92.0), ("Delivery", 172.0), ("Unit", 440.0))]  # fmt: skip
    page = Page.__new__(Page)
    header = find_header([Line(page, first), Line(page, second)], 0, fuzzy=False)
    assert header is not None
    assert header.second is not None
    assert [one.kind for one in header.columns] == ["position", "article", "description", "amount"]
    assert "quantity" in [one.kind for one in header.second]


_TITLES = "Bestellung Nr. 4711\n\nPos.|Material||Bezeichnung|Preis|Preiseinheit|Nettowert^\n||Menge|Einheit\n\n"
_PLACES = (50, 90, 145, 190, 340, 420, 510)


@pytest.mark.parametrize("edge", ["", "|"])
def test_labelled_values_below_a_row_of_two_lines_begin_anywhere_below_it(edge: str) -> None:
    found = read(
        _TITLES
        + f"10|A4.648.404||Drehteil Flansch|45,50|1 ST|546,00^\n||12|ST^\n{edge}Ihre Materialnummer: 2253^\n"
        + f"{edge}Liefertermin: 09.11.2026\n\n"
        + f"20|A4.648.405||Zahnriemen lang|14,00|100 ST|84,00^\n||600|ST^\n{edge}Ihre Materialnummer: 1612^\n"
        + f"{edge}Liefertermin: 05.11.2026\n",
        _PLACES,
    )
    first, second = lines_of(found)
    assert (first["buyer_article"], first["article"], first["delivery_date"]) == ("A4.648.404", "2253", "09.11.2026")
    assert (second["buyer_article"], second["article"], second["quantity"]) == ("A4.648.405", "1612", "600")
    assert [one.code for one in found.findings] == []


@pytest.mark.parametrize("heading", ["Werkstatt Nord", "|Werkstatt Nord"])
def test_words_left_of_the_text_of_two_line_rows_are_none_of_it_and_looked_at(heading: str) -> None:
    found = read(
        _TITLES
        + f"10|A4.648.404||Drehteil Flansch|45,50|1 ST|546,00^\n||12|ST\n{heading}\n"
        + "20|A4.648.405||Zahnriemen lang|14,00|100 ST|84,00^\n||600|ST\n",
        _PLACES,
    )
    assert [one["description"] for one in lines_of(found)] == ["Drehteil Flansch", "Zahnriemen lang"]
    asked = [one.field for one in found.findings if one.code != "pdf.article-owner"]
    assert asked == ["lines[1]", "lines[2]"]


def test_a_price_beside_the_text_of_two_line_rows_stands_before_what_it_is_for() -> None:
    places = (50, 90, 145, 190, 322, 420, 510)
    found = read(
        _TITLES
        + "10|A4.648.404||Drehteil Flansch|45,50|1 ST|546,00^\n||12|ST\n\n"
        + "20|A7.303.366||Draht Korbspule 15 kg|3,28|1 KG|131,20^\n||40|KG\n",
        places,
    )
    _, second = lines_of(found)
    assert (second["description"], second["price"], second["price_unit"]) == ("Draht Korbspule 15 kg", "3,28", "1")


def test_a_lone_sign_behind_the_price_is_what_the_line_comes_to() -> None:
    found = read(
        "Purchase Order No. 4711\n\nQuantity|Please supply|Cat. No.|@ £|£\n\n"
        "12|Ice melt, blend, 50 lb bag|R21-863|13.46|161.52\n6|Mop head, large|F43-545|18.58|111.48\n\nTotal||||273.00",
        (50, 110, 350, 430, 500),
    )
    first, second = lines_of(found)
    assert (first["article"], first["price"], first["amount"]) == ("R21-863", "13.46", "161.52")
    assert (second["description"], second["amount"]) == ("Mop head, large", "111.48")


def test_what_each_costs_and_what_the_line_comes_to_may_be_told_by_their_currency() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nArt.-Nr.|Artikel|Menge à CHF|CHF\n\n"
        "989-853|Artikulationspapier blau|4 Pkg 20.78|83.12\n647-387|Spritze A2 hell|2 Stk 41.32|82.64\n\n"
        "Total|||165.76",
        (50, 110, 350, 440),
    )
    first, second = lines_of(found)
    assert (first["quantity"], first["price"], first["amount"]) == ("4", "20.78", "83.12")
    assert (second["unit"], second["price"], second["amount"]) == ("Stk", "41.32", "82.64")


def test_a_title_may_say_whose_number_stands_below_the_buyers_own() -> None:
    found = read(
        "Purchase Order No. 4711\n\nItem|Material|Description|Order|Price|Net^\n"
        "|Vendor||qty.|Price unit|amount^\n|material||Unit\n\n"
        "10|SL31217|Fire hose|2|152.77|305.54^\n|89-4329||PCS|per 1\n\n"
        "20|SL85615|Pilot ladder rope|8|5.00|40.00^\n|33-2670||MTR|per 1\n\nTotal|||||345.54",
        (50, 90, 180, 350, 420, 510),
    )
    first, second = lines_of(found)
    assert (first["position"], first["article"], first["buyer_article"]) == ("10", "89-4329", "SL31217")
    assert (second["position"], second["article"], second["buyer_article"]) == ("20", "33-2670", "SL85615")


def test_a_title_of_three_lines_may_say_the_same_in_two_languages() -> None:
    found = read(
        "Purchase Order No. 4711\n\nItem|Part|Description|Quantity|Unit|Total^\n"
        "Pos.|number|Bezeichnung|Menge|price|price^\n|Artikelnummer|||Einzelpreis|Gesamtpreis\n\n"
        "10|DR8123-864|Nitrile gloves|15|15.95|239.25\n20|AT4121-679|Agar powder|2|77.69|155.38\n\nTotal|||||394.63",
        (50, 90, 190, 330, 410, 490),
    )
    first, second = lines_of(found)
    assert (first["article"], first["price"], first["amount"]) == ("DR8123-864", "15.95", "239.25")
    assert (second["article"], second["description"], second["quantity"]) == ("AT4121-679", "Agar powder", "2")


@pytest.mark.parametrize(
    "between", ["|Ihre Materialnummer: 2253^", "||schwer entflammbar^\n|Ihre Materialnummer: 2253^"]
)
def test_what_stands_between_the_two_lines_of_a_row_is_of_it(between: str) -> None:
    found = read(
        "Bestellung Nr. 4711\n\nPos.|Material|Bezeichnung^\n|Bestellmenge|Einheit|Preis pro Einheit|Nettowert\n\n"
        f"10|34827711|Wundverband steril^\n{between}\n|3|PAK|7,74 / 1 PAK|23,22\n\n"
        "20|37935282|Isopropanol p. a.^\n|Ihre Materialnummer: 1612^\n|20|L|9,94 / 1 L|198,80\n\n"
        "Summe netto||||222,02",
        (50, 90, 240, 360, 480),
    )
    first, second = lines_of(found)
    assert (first["position"], first["buyer_article"], first["article"], first["quantity"]) == (
        "10", "34827711", "2253", "3",
    )  # fmt: skip
    assert first["description"] == "Wundverband steril" + " schwer entflammbar" * ("entflammbar" in between)
    assert (second["article"], second["amount"]) == ("1612", "198,80")
    assert [one.code for one in found.findings] == []


def test_a_word_nobody_knows_belongs_to_the_title_a_blank_behind_it() -> None:
    """A hospital's table: "Trust Product" over "Code" is one title, "Supplier Prod." over "Code" another."""
    titles = "|Trust Product|Supplier Prod.||Unit of|||^\nLine|Code|Code|Product Description|Issue|Qty|Price|Line Value"
    page = f"""\
Example Trust
Purchase Order No. 4711 dated 07.10.2026
{titles}
1|GF1331.20|669.3629|Shaft, drive|pc.|4|113.80|455.20
2|GF2231.35|394.5762|Screw, cap|pc.|10|0.50|5.00
Total: 460.20"""
    for places in ((40, 80, 160, 250, 370, 420, 460, 520), (40, 80, 150, 250, 370, 420, 460, 520)):
        assert [[line.get(kind) for kind in ("buyer_article", "article", "description", "unit", "quantity")]
                for line in lines_of(read(page, places))] == [
            ["GF1331.20", "669.3629", "Shaft, drive", "pc", "4"],
            ["GF2231.35", "394.5762", "Screw, cap", "pc", "10"],
        ]  # fmt: skip


def test_a_title_of_two_lines_stands_around_those_of_one_beside_it() -> None:
    places = (40, 90, 260, 330, 370, 420, 480)
    page = """\
Bestellung Nr. 4711 vom 12.10.2026

||Cost~
Code|Details||Qty|Unit|Unit Price|Net~
||Centre

39-1508|Scissors round ended 130 mm|CUR-KS1|8|Set|25.19|201.52
62-3456|Poster paint 600 ml|CUR-KS2|3|Set|20.04|60.12
"""
    assert [(one["article"], one["description"], one["amount"]) for one in lines_of(read(page, places))] == [
        ("39-1508", "Scissors round ended 130 mm", "201.52"),
        ("62-3456", "Poster paint 600 ml", "60.12"),
    ]


def test_a_number_above_the_suppliers_own_is_not_the_only_one() -> None:
    text = "Bestellung Nr. 4711 vom 01.10.2026\n\nPos.|Artikel|Bezeichnung|Preis|Wert^\n"
    text += "|Lieferdatum|Ihre Artikelnummer|Menge|LE\n"
    for at in range(1, 4):
        text += f"00{at}|10054{at}|Blechzuschnitt|5,00|10{at},00^\n|21.09.26|EE13-19{at}|20,{at}0|Stk\n"
    found = lines_of(read(text.rstrip("\n"), (40, 90, 190, 400, 480)))
    assert [(one["buyer_article"], one["article"]) for one in found] == [
        (f"10054{at}", f"EE13-19{at}") for at in range(1, 4)
    ]


def test_the_rest_of_a_text_between_two_lines_leaves_what_follows_them_as_near_as_it_was() -> None:
    numbers = "||12|ST|3,00||36,00^\n|Ihre Materialnummer: 225"
    found = read(
        "Bestellung Nr. 4711\n\nPos.|Material||Bezeichnung^\n||Menge|Einheit|Preis||Nettowert\n\n"
        f"10|10002018||Wundverband steril^\n{numbers}1\n\n"
        f"20|10002019||Manschette für den^\n|||Oberarm^\n{numbers}2\n",
        _PLACES,
    )
    assert [one["article"] for one in lines_of(found)] == ["2251", "2252"]
    assert [one["buyer_article"] for one in lines_of(found)] == ["10002018", "10002019"]


def test_titles_broken_by_hyphens_are_known_as_a_whole() -> None:
    found = read(
        "Bestellung 4711\n\nPos|Artikelnr.|Artikelnr.|Artikelbezeichnung|Bestell-|Bestell-|Anfordernde^\n"
        "|Klinik|Lieferant||menge|einheit|Stelle\n"
        "1|684644|17-1437-4|Händedesinfektionsmittel|50|ST|Station 2 B\n"
        "2|675438|49-7183-8|Bettschutzeinlage 60 x 90 cm|15|PAK|Zentrallager\n",
        (38, 65, 121, 181, 391, 439, 486),
    )
    assert [(one["buyer_article"], one["article"], one["quantity"]) for one in lines_of(found)] == [
        ("684644", "17-1437-4", "50"), ("675438", "49-7183-8", "15"),
    ]  # fmt: skip


def test_a_price_in_a_currency_is_one_though_what_it_is_for_stands_a_blank_behind() -> None:
    page = page_of(
        "|||Bestell-|Preis|Wert^\nPos|Artikel|Bezeichnung|menge|in EUR je|in EUR", (20, 60, 130, 300, 360, 450)
    )
    header = find_header(page.lines, 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == ["position", "article", "description", "quantity", "price", "amount"]


_WRAPPED = {
    "german": (
        "Pos.|Ihre|Bezeichnung^\n|Materialnummer^\n"
        "|Unsere||Bestellmenge|Einheit|Preis pro Einheit|Nettowert^\n|Materialnummer\n\n"
    ),
    "english": (
        "Item|Your|Description^\n|part number^\n|Our||Order qty|Unit|Price per unit|Net value^\n|part number\n\n"
    ),
    "lower one whole": (
        "Pos.|Ihre|Bezeichnung^\n|Artikelnummer^\n|Unsere Nr.||Menge|Einheit|Einzelpreis|Gesamtpreis\n\n"
    ),
    "prices wrapped": (
        "Pos.|Ihre Nr.|Bezeichnung^\n|Unsere Nr.||Menge|ME|Einzel-|Gesamt-^\n|||||preis|preis\n\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("titles", list(_WRAPPED))
def test_each_of_the_two_titles_of_a_row_may_go_on_below_itself(titles: str) -> None:
    found = read(
        "Bestellung Nr. 4711\n\n"
        + _WRAPPED[titles]
        + "10|6835608|Vorwandelement mit Wandanker^\n|400006014||4|ST|144,61|578,44\n\n"
        + "20|4082166|Duschsystem mit Batterie^\n||Brauseschlauch 1600 mm, chrom^\n"
        + "|400008690||10|ST|236,48|2.364,80\n\n"
        + "||||Gesamt netto||2.943,24\n",
        (50, 80, 170, 240, 295, 400, 520),
    )
    kinds = ("article", "buyer_article", "description", "quantity", "unit", "price", "amount")
    assert [[line.get(kind) for kind in kinds] for line in lines_of(found)] == [
        ["6835608", "400006014", "Vorwandelement mit Wandanker", "4", "ST", "144,61", "578,44"],
        [
            "4082166",
            "400008690",
            "Duschsystem mit Batterie Brauseschlauch 1600 mm, chrom",
            "10",
            "ST",
            "236,48",
            "2.364,80",
        ],
    ]


def test_one_broken_title_over_the_line_of_the_others_makes_no_rows_of_two_lines() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n|PZN / Art.-~\n#||EAN|Bezeichnung|Menge|Einh.|EK netto|Summe~\n|Nr.\n\n"
        "1|V42568|4028655581428|Flohkamm Metall|6|St|2,92|17,52\n"
        "|||Objektträger Mattrand 76 x 26 mm 50~\n2|V10454|4021161810983||1|Pkg|3,66|3,66~\n|||Stück\n\n"
        "|||Summe netto EUR||||21,18\n",
        (40, 60, 110, 190, 380, 410, 450, 520),
    )
    assert [one["description"] for one in lines_of(found)] == [
        "Flohkamm Metall", "Objektträger Mattrand 76 x 26 mm 50 Stück",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["XQ-Zeichen", "Kürzel", "Foo code"])
def test_the_first_of_two_lines_opens_a_row_whatever_one_of_its_titles_means(title: str) -> None:
    columns = find_header(
        page_of(f"Pos.|{title}|Bezeichnung^\n||Menge|Einheit|Preis|Wert", _WIDE).lines, 0, fuzzy=False
    )
    assert columns is not None
    unknown = columns.columns[1]
    for kind in ("other", "figures"):
        unknown.kind = kind
        [line] = page_of("00010|20003088|Kolben 250 ml enghalsig", _WIDE).lines
        assert is_head(line, Grid(columns, []), set(columns.kinds()))
        [bare] = page_of("00010|20003088", _WIDE).lines
        assert not is_head(bare, Grid(columns, []), set(columns.kinds()))


_WIDE = (50, 100, 185, 240, 330, 500)
