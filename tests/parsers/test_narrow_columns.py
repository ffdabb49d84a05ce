"""Columns that stand close, and cells too narrow for what they hold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orderhub.document import Document, Kind
from parsers.cell_borders import settle_borders
from parsers.page_kind import kind_of
from parsers.page_order import extract
from parsers.page_words import Page, Word
from parsers.table_lines import is_prose
from tests.parsers.drawn_pages import line_of, lines_of, page_of, read

ARTICLES = ("12-3456", "98-7654", "45-1122")
TEXTS = ("Besen", "Eimer", "Lappen")
FIGURES = ("5|ST|2,00|10,00", "20|ST|3,00|60,00", "7|ST|4,00|28,00")


def _drawn(rows: Sequence[str], places: Sequence[tuple[int, ...]]) -> list[dict[str, str]]:
    """The order lines of rows that stand each at places of their own."""
    words: list[Word] = []
    for number, (row, at) in enumerate(zip(rows, places, strict=True)):
        words += [one._replace(y0=one.y0 + 14 * number, y1=one.y1 + 14 * number) for one in page_of(row, at).words]
    page = Page(1, 595, 842, words, "text-layer")
    return lines_of(extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False))


def test_what_a_price_is_for_begins_no_number_with_the_amount_beside_it() -> None:
    rows = ["1|Besen|50|ST|2,66|1|133,00", "2|Eimer|6|ST|13,07|1|78,42", "3|Lappen|4|ST|42,98|1|171,92"]
    titles = "Pos.|Benennung|Menge|ME|Preis|per|Betrag"
    # Edges of one column: what stands in it ends where the others do.
    places = [
        (40, 80, at, 340, price, 430, amount)
        for at, price, amount in ((310, 395, 438), (315, 390, 443), (315, 390, 438))
    ]
    found = _drawn([titles, *rows], [(40, 80, 290, 340, 385, 420, 443), *places])
    assert [one["amount"] for one in found] == ["133,00", "78,42", "171,92"]


def test_a_number_in_groups_goes_on_below_itself_where_its_column_is_full() -> None:
    rows = [f"{at}|7S3 176 10{at}|55-20-1{at}|{text}|{figures}\n|{letter}"
            for at, (text, figures, letter) in enumerate(zip(TEXTS, FIGURES, "BDM", strict=True))]  # fmt: skip
    found = lines_of(read("\n".join(["Pos|Mat.-Nr.|Lief.-Art.-Nr.|Text|Menge|ME|Preis|Wert", *rows]),
                          (40, 70, 140, 230, 330, 370, 410, 460)))  # fmt: skip
    assert [one["buyer_article"] for one in found] == ["7S3 176 100 B", "7S3 176 101 D", "7S3 176 102 M"]


def test_titles_that_touch_are_two_below_two_that_stand_apart() -> None:
    titles = "|Art.-Nr.|Nr.\nPos.|Lieferant|intern|Text|Menge|ME|Preis|Wert"
    rows = [f"{at}|{article}|302656{at}|{text}|{figures}"
            for at, (article, text, figures) in enumerate(zip(ARTICLES, TEXTS, FIGURES, strict=True), 1)]  # fmt: skip
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 118, 180, 330, 370, 410, 460)))
    assert [(one["article"], one["buyer_article"]) for one in found] == [
        (article, f"302656{at}") for at, article in enumerate(ARTICLES, 1)
    ]


def test_a_bare_number_over_codes_is_the_buyers_whatever_stands_in_the_totals() -> None:
    titles = "Nr.|Kred.-Artikelnr.|Beschreibung|Menge|Einheit|EK-Preis|Betrag"
    rows = [f"54-3040-{at}|{article}|{text}|{figures}"
            for at, (article, text, figures) in enumerate(zip(ARTICLES, TEXTS, FIGURES, strict=True), 1)]  # fmt: skip
    totals = ["Warenwert|Zuschlag|Netto|MwSt.-Satz||MwSt.-Betrag|Gesamt", "98,00|18,50|116,50|19 %||22,14|138,64"]
    found = lines_of(read("\n".join([titles, *rows, *totals]), (40, 120, 230, 330, 370, 430, 490)))
    assert [(one["article"], one["buyer_article"]) for one in found] == [
        (article, f"54-3040-{at}") for at, article in enumerate(ARTICLES, 1)
    ]


def test_quantities_end_where_most_of_them_do() -> None:
    titles = "Nr.|Leistung / Ware|Artikel|Menge|Einzelpreis|Preis"
    rows = [
        "1|Etiketten kurz weiß|TM-78085|30 Packung|8,56|256,80",
        "2|Haftnotizen gelb|EE-62908|24 Packung|5,13|123,12",
        "3|Kugelschreiber blau|SF-80639|100 Stk|0,81|81,00",
        "4|Monitorarm|KS-77734|1 Stk|98,62|98,62",
    ]
    # The quantities end alike with their units, and two by two without.
    places = [(40, 70, 270, at, 455, 515) for at in (334, 334, 349, 359)]
    found = _drawn([titles, *rows], [(40, 70, 270, 357, 425, 520), *places])
    assert [(one["article"], one["quantity"]) for one in found] == [
        ("TM-78085", "30"), ("EE-62908", "24"), ("SF-80639", "100"), ("KS-77734", "1"),
    ]  # fmt: skip


def test_how_often_an_invoice_is_wanted_makes_none_of_an_order() -> None:
    page = page_of("Bestell-Nr.: 4961043449\nvom: 18.10.2026\n\nRechnung in einfacher Ausfertigung.", (50,))
    assert kind_of([page], set(), 1, fuzzy=False).kind is Kind.ORDER
    bill = page_of("Rechnung in EUR\nBestell-Nr.: 4961043449\nvom: 18.10.2026", (50,))
    assert kind_of([bill], set(), 1, fuzzy=False).kind is Kind.INVOICE


def test_a_second_line_of_titles_may_end_those_above_it() -> None:
    titles = "Pos.|Artikel-Nr.|Bezeichnung|Menge|Preis|Positionswert^\n|Ihre Artikel-Nr.|Liefertermin|Einheit"
    rows = []
    for at, (text, figures) in enumerate(zip(TEXTS, FIGURES, strict=True)):
        count, unit, price, amount = figures.split("|")
        rows.append(f"{at}|HH 714{at}|{text}|{count}|{price}|{amount}\n|595.979{at}|28.10.2026|{unit}")
    titles += "|je Einheit|netto"
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 180, 330, 400, 470)))
    assert [(one["article"], one["buyer_article"], one["delivery_date"], one["unit"]) for one in found] == [
        (f"595.979{at}", f"HH 714{at}", "28.10.2026", "ST") for at in range(3)
    ]


def test_a_line_that_opens_as_one_above_the_rows_does_is_a_heading_like_it() -> None:
    titles = "Pos.|Artikel-Nr.|Bezeichnung|Menge|ME|Preis|Wert"
    rows = [f"{at}|{article}|{text}|{figures}"
            for at, (article, text, figures) in enumerate(zip(ARTICLES, TEXTS, FIGURES, strict=True), 1)]  # fmt: skip
    text = "\n".join([titles, "Los 1: Erstausstattung", *rows[:2], "Los 2: Reserve", rows[2]])
    found = lines_of(read(text, (40, 70, 180, 330, 380, 420, 470)))
    assert [one["description"] for one in found] == list(TEXTS)


def test_one_of_two_numbers_under_one_another_may_have_its_title_in_two_lines() -> None:
    titles = "|Unsere Art.-^\n||Bezeichnung|Menge^\nPos.|Nr.|||Preis|Wert^\n|||ME^\n|Ihre Art.-Nr."
    rows = []
    for at, (article, text, figures) in enumerate(zip(ARTICLES, TEXTS, FIGURES, strict=True)):
        count, unit, price, amount = figures.split("|")
        rows.append(f"{at}|P98-{at}|{text}|{count}|{price}|{amount}\n|{article}||{unit}")
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 180, 330, 410, 470)))
    assert [(one["article"], one["buyer_article"]) for one in found] == [
        (article, f"P98-{at}") for at, article in enumerate(ARTICLES)
    ]


def test_what_the_prices_are_for_stands_by_a_title_in_two_lines() -> None:
    titles = ["|Art.-Nr.||||Brutto-", "Pos.|Lieferant|Text|Menge|ME|preis PE|Wert"]
    rows = ["1|12-3456|Besen|8|ST|30,98|1|247,84", "2|98-7654|Eimer|20|ST|10,44|1|208,80"]
    rows.append("3|45-1122|Lappen|4|ST|16,21|1|64,84")
    over, under = (40, 70, 180, 300, 340, 370, 470), (40, 70, 180, 300, 340, 380, 470)
    found = _drawn([*titles, *rows], [over, under, *[(40, 70, 180, 310, 340, 380, 413, 460)] * 3])
    assert [(one["price"], one["price_unit"]) for one in found] == [("30,98", "1"), ("10,44", "1"), ("16,21", "1")]


def test_net_behind_the_word_for_a_price_says_what_price_it_is() -> None:
    rows = [f"{article}|{text}|{figures}" for article, text, figures in zip(ARTICLES, TEXTS, FIGURES, strict=True)]
    titles = "ART.NR.|ARTIKELNAME|ANZAHL|VPE|EK|NETTO|SUMME"
    found = _drawn([titles, *rows], [(40, 140, 300, 350, 400, 418, 470), *[(40, 140, 310, 350, 423, 470)] * 3])
    assert [(one["price"], one["amount"]) for one in found] == [("2,00", "10,00"), ("3,00", "60,00"), ("4,00", "28,00")]


def test_the_last_word_of_a_sentence_is_no_title() -> None:
    page = page_of("Einkauf - Bestellung\n\nBitte schicken Sie uns kurz eine\nAuftragsbestätigung.", (50,))
    assert kind_of([page], set(), 1, fuzzy=False).kind is Kind.ORDER


def test_a_discount_named_below_the_price_stands_below_each() -> None:
    titles = "||||Price|^\nTrade Ref|Product|Qty|Unit|Less Disc.|Net"
    rows = [f"{article}|{text}|5|ST|2.00|9.00^\n||||less 10%|" for article, text in zip(ARTICLES, TEXTS, strict=True)]
    found = lines_of(read("\n".join([titles, *rows]), (40, 110, 280, 330, 390, 480)))
    assert [(one["price"], one["discount"], one["amount"]) for one in found] == [("2.00", "10", "9.00")] * 3


def test_one_row_alone_keeps_its_text_apart_from_the_code() -> None:
    """Titles in the middle of their columns; the text begins nearer to the title of the codes than to its own."""
    titles = "Item 70 89 Description 215 263 Qty 372 387 U/M 414 432 Rate 464 484 Amount 521 554"
    row = (
        "NH-7585 45 83 Banner 125 155 hem 158 176 tape 179 197 1 200 205 in 208 215 x 218 223 164 225 241 ft 244 249 "
        "20 384 395 roll 406 418 25.97 473 497 519.40 538 567"
    )
    words = list(page_of("Purchase Order 4711", (45,)).words)
    for y, texts in ((283.0, titles.split()), (300.0, row.split())):
        placed = zip(texts[::3], texts[1::3], texts[2::3], strict=True)
        words += [Word(text, float(x0), y, float(x1), y + 10.6, 1000) for text, x0, x1 in placed]
    found = extract([Page(1, 595, 842, words, "text-layer")], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    (line,) = lines_of(found)
    assert (line["article"], line["description"]) == ("NH-7585", "Banner hem tape 1 in x 164 ft")


def test_the_number_before_a_lone_unit_is_the_quantity() -> None:
    kopf, thousand, number, unit = (
        Word(text, x0, 100, x1, 111, 1000)
        for text, x0, x1 in (("Kopf,", 390, 413), ("1.000", 415, 438), ("15", 446, 456), ("Kart", 459, 477))
    )
    cells = settle_borders({"description": [kopf, thousand, number], "quantity": [unit]})
    assert cells == {"description": [kopf, thousand], "quantity": [number, unit]}
    near = {"description": [kopf, thousand], "quantity": [unit]}
    assert settle_borders(near) == near


@pytest.mark.parametrize("text", ["Kabelbinder schwarz", "Steckdose reinweiß~\n||Rahmen"])
def test_a_number_broken_around_the_middle_of_its_row_is_one(text: str) -> None:
    first, _, second = text.partition("~\n||")
    rows = [
        f"|NW-|{first if second else ''}~\n{at}||{'' if second else first}|8|Stk.|5,00|40,00~\n|{code}|{second}\n"
        for at, code in ((1, "8369.2"), (2, "8445.2"), (3, "7382.4"))
    ]
    titles = "Bestellung Nr. 4711\n\nPos|Artikel|Text|Menge|Einh.|Einzel|Gesamt €\n"
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 130, 330, 370, 420, 480)))
    assert [one["article"] for one in found] == ["NW-8369.2", "NW-8445.2", "NW-7382.4"]
    assert {one["description"] for one in found} == {f"{first} {second}".strip()}


def test_words_that_end_in_a_hyphen_between_two_rows_are_no_number() -> None:
    titles = "Bestellung Nr. 4711\n\nPos|Artikel|Text|Menge|Einh.|Einzel|Gesamt €\n"
    rows = [f"|Nord-~\n{at}||Kabelbinder|8|Stk.|5,00|40,00~\n|see\n" for at in (1, 2, 3)]
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 130, 330, 370, 420, 480)))
    assert not any("article" in one for one in found)


def test_a_date_below_its_label_is_none_of_the_text_that_reaches_to_its_column() -> None:
    rows = [f"{at}|{at}4.711|Needed:|{at}5|Each|2.00|{at}0.00^\n|Gasket 3 mm carbon 1{at} JIS|2{at}-Oct-2026\n"
            for at in (1, 2, 3)]  # fmt: skip
    titles = "Purchase Order No. 4711\n\nLine|Part Number / Description|Delivery Date|Quantity|UOM|Unit Price|Amount\n"
    # The text ends 8 points, less than the height of a line, before the date.
    found = lines_of(read("\n".join([titles, *rows]), (40, 66, 189, 300, 350, 410, 480)))
    assert [one["delivery_date"] for one in found] == [f"Needed: 2{at}-Oct-2026" for at in (1, 2, 3)]
    assert [one["description"] for one in found] == [f"Gasket 3 mm carbon 1{at} JIS" for at in (1, 2, 3)]


def test_a_text_without_a_gap_is_no_row_though_its_last_figure_stands_among_quantities() -> None:
    line = line_of("8. Ear defender headband SNR 31")
    assert is_prose(line, {"article": line.words[:-1], "quantity": line.words[-1:]})
    row = line_of("NHW 88461 B  31")
    assert not is_prose(row, {"article": row.words[:-1], "quantity": row.words[-1:]})


def test_a_sentence_with_nothing_but_blanks_between_its_words_is_no_row() -> None:
    line = line_of("4. Documents: invoice, certificate of origin, test certificate EN 10204 3.1 (3 sets).")
    dealt = {"position": line.words[:1], "description": line.words[1:-2], "quantity": line.words[-2:]}
    assert is_prose(line, dealt)
    row = line_of("4.  Hex bolt with nut zinc plated M8 x 40  (3 sets)")
    assert not is_prose(row, {"position": row.words[:1], "description": row.words[1:-2], "quantity": row.words[-2:]})


@pytest.mark.parametrize(
    "rows",
    [
        ["1 off|T624622|Bulb H7 24 V 70 W|T14", "8 off|H514944|Spring brake chamber|T9"],
        ["12|T62462|Bulb, 24 V|W-3", "8|H514944|Spring brake chamber|T9", "4|M514945|Relay|T9"],
        ["1 Stk|T624622|Glühlampe H7|KA-14", "10 Stk|K14944|Federspeicher lang|KA-9"],
    ],
)
def test_titles_set_in_the_middle_of_their_columns_are_placed_by_rows_without_prices(rows: list[str]) -> None:
    places = [(34,), (34, 82, 250, 332), *[(34, 77, 146, 328)] * len(rows)]
    found = _drawn(["Order 4711", "Quantity|Your Part No.|Description|Our ref.", *rows], places)
    said = [(one["article"], one["description"], one["buyer_article"]) for one in found]
    assert said == [tuple(row.split("|")[1:]) for row in rows]
