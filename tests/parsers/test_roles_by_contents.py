"""Columns under titles that nobody knows: what stands in all their rows tells what they are."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

HEAD = "Bestellung\nBestellnummer 4711-20\n\n"
PLACES = (40, 70, 130, 190, 320, 370, 410, 460, 510)
GOODS = (
    ("21.286.46", "R4856", "Becher blau", "12", "Stk", "3,72", "10", "40,18"),
    ("74.874.28", "D3180", "Kocher 2200 W", "4", "Stk", "30,13", "", "120,52"),
    ("41.548.92", "R9987", "Brett Akazie", "3", "Stk", "12,15", "", "36,45"),
    ("61.413.52", "D5814", "Tuch kariert", "20", "Set", "9,90", "", "198,00"),
)


def _order(titles: str, rows: tuple[tuple[str, ...], ...] = GOODS) -> str:
    body = "\n".join("|".join((str(at), *row)) for at, row in enumerate(rows, 1))
    return f"{HEAD}{titles}\n{body}"


@pytest.mark.parametrize("title", ["Verbund-Nr.", "Quast-Nr.", "Filial-Art.", "MESC", "Art.-Nr. Klinikum"])
def test_codes_beside_the_suppliers_are_the_buyers(title: str) -> None:
    found = read(_order(f"Pos|{title}|Lief.-Art.|Bezeichnung|Menge|ME|Preis|Rab.%|Wert"), PLACES)
    assert raws(found, "buyer_article") == [row[0] for row in GOODS]
    assert raws(found, "article") == [row[1] for row in GOODS]
    assert "pdf.column-unknown" not in {one.code for one in found.findings}


@pytest.mark.parametrize("title", ["Los-Nr.", "Auftragszeile", "Zollcode"])
def test_numbers_of_other_things_are_nobodys(title: str) -> None:
    found = read(_order(f"Pos|{title}|Lief.-Art.|Bezeichnung|Menge|ME|Preis|Rab.%|Wert"), PLACES)
    assert raws(found, "buyer_article") == []


@pytest.mark.parametrize("price", ["AEP", "Preis/BE", "Tarifwert"])
def test_a_column_that_is_often_empty_takes_no_prices(price: str) -> None:
    """Numbers without a known title end below one another: those beside them are no discounts."""
    found = lines_of(read(_order(f"Pos|Mat.|Lief.-Art.|Bezeichnung|Menge|BE|{price}|Rabatt|Wert"), PLACES))
    assert [one["price"] for one in found] == [row[5] for row in GOODS]
    assert [one.get("discount", "") for one in found] == [row[6] for row in GOODS]


def test_the_only_codes_are_the_articles() -> None:
    rows = tuple((row[0].replace(".", ""), *row[2:]) for row in GOODS)
    places = (40, 70, 190, 320, 370, 410, 460, 510)
    found = read(_order("Pos|PZN / Art.|Bezeichnung|Menge|ME|Preis|Rab.%|Wert", rows), places)
    assert raws(found, "article") == [row[0] for row in rows]


def test_titles_set_flush_right_over_one_another_are_one() -> None:
    above = "Zeilen-|Artikel-|Externe||||||Rabatt^"
    titles = "nummer|nummer|Artikelnr.|Text|Menge|Einheit|Einheitspreis|in Prozent||Wert"
    rows = (
        "1|VPM00120|3388-191|Schachtel weiß|10|Stk|0,50||2,50|4,88\n"
        "2|VPM00121|3388-192|Tasche|5|Pack|24,00||0,00|120,00"
    )
    places = (40, 80, 130, 190, 300, 340, 390, 466, 484, 540)
    line = lines_of(read(f"{HEAD}{above}\n{titles}\n{rows}", places))[0]
    assert (line["buyer_article"], line["article"], line["discount"]) == ("VPM00120", "3388-191", "2,50")


def test_what_a_price_is_for_stands_in_the_middle_below_its_title() -> None:
    titles = "LN#|PRODUCT|DESCRIPTION|QUANTITY|UM||PRICE PER||AMOUNT"
    rows = (
        "1|A234-53918|HITCH PIN CLIP|800|EA|290.15||M|232.12\n"
        "2|R337-26784|MACH SCR PAN|5,000|EA|306.50||M|1,532.50\n"
        "3|M777-57951|COTTER PIN|1,000|EA|205.00||M|205.00"
    )
    places = (40, 70, 140, 280, 340, 390, 395, 430, 480)
    found = lines_of(read(f"PURCHASE ORDER\nP.O. NO. 3984\n\n{titles}\n{rows}", places))
    assert [(one["quantity"], one.get("price_unit")) for one in found] == [
        ("800", "1000"),
        ("5,000", "1000"),
        ("1,000", "1000"),
    ]


def test_a_quantity_read_against_the_numbers_of_the_page_is_asked_about() -> None:
    rows = (
        "1|A234-53918|HITCH PIN CLIP|1,200|EA|1.00||1,200.00\n"
        "2|R337-26784|MACH SCR PAN|5,000|EA|30.65|Z|153.25\n"
        "3|M777-57951|COTTER PIN|12|EA|20.50||246.00"
    )
    titles = "LN#|PRODUCT|DESCRIPTION|QUANTITY|UM|PRICE|X|AMOUNT"
    places = (40, 70, 140, 280, 340, 390, 430, 480)
    found = read(f"PURCHASE ORDER\nP.O. NO. 3984\n\n{titles}\n{rows}", places)
    assert [one.field for one in found.findings if one.code == "pdf.quantity-two-ways"] == ["lines[2].quantity"]


@pytest.mark.parametrize(
    "titles", ["Pos|Lief.-Art.|Text|Menge|ME|Brutto|Rab.%|Netto|Wert", "|Ihre Nr.|Text|Menge|ME|Kalk.|%|Netto|EUR"]
)
def test_numbers_are_what_the_rows_multiply_with(titles: str) -> None:
    """Titles that mean two things, or nothing, give way to the arithmetic; a price less its discount asks nobody."""
    nets = ("3,35", "30,13", "12,15", "9,90")
    rows = tuple((*row[1:7], net, row[7]) for row, net in zip(GOODS, nets, strict=True))
    found = read(_order(titles, rows), (40, 70, 130, 270, 320, 370, 410, 460, 510))
    assert [one["price"] for one in lines_of(found)] == [row[5] for row in GOODS]
    assert [one["amount"] for one in lines_of(found)] == [row[7] for row in GOODS]
    assert lines_of(found)[0]["discount"] == "10"
    assert "pdf.column-unknown" not in {one.code for one in found.findings}


def test_the_senders_name_in_a_title_makes_numbers_his_own() -> None:
    places = (40, 70, 130, 190, 320, 370, 410, 460, 510)
    text = _order("Pos|Quast|Art.-Nr.|Bezeichnung|Menge|ME|Preis|Rab.%|Wert")
    told = read(f"Quast Kontraktlogistik SE\n{text}", places)
    assert raws(told, "buyer_article") == [row[0] for row in GOODS]
    assert not {"pdf.column-unknown", "pdf.article-whose"} & {one.code for one in told.findings}
    asked = read(text, places)
    assert raws(asked, "buyer_article") == [row[0] for row in GOODS]
    assert {"pdf.column-unknown", "pdf.article-whose"} & {one.code for one in asked.findings}


def test_values_that_contradict_their_titles_win() -> None:
    """Prices below "Unit", sums below "Due", and codes below a product code that are all GTINs."""
    figures = (("4", "30.13", "120.52"), ("3", "42.15", "126.45"), ("20", "19.90", "398.00"))
    rows = tuple((*row[:3], *numbers) for row, numbers in zip(GOODS, figures, strict=False))
    places = (40, 70, 140, 200, 320, 400, 460)
    found = lines_of(read(_order("Ln|Our No.|Vendor Part|Description|Qty|Unit|Due", rows), places))
    assert [(one["price"], one["amount"]) for one in found] == [(row[4], row[5]) for row in rows]
    coded = tuple(
        (row[1], gtin, *row[2:])
        for row, gtin in zip(GOODS, ("4017285238284", "4024400980423", "4047013815470", "4066717687909"), strict=True)
    )
    told = read(_order("Pos|Art.-Nr.|Produktcode|Bezeichnung|Menge|ME|Preis|Rab.%|Wert", coded), PLACES)
    assert raws(told, "gtin") == [row[1] for row in coded]
    assert raws(told, "article") == [row[0] for row in coded]


def test_a_single_code_beside_the_suppliers_is_asked_about() -> None:
    titles = "Pos|Xyz|Lief.-Art.|Bezeichnung|Menge|ME|Preis|Rab.%|Wert"
    assert "pdf.column-unknown" in {one.code for one in read(_order(titles, GOODS[:1]), PLACES).findings}


def test_a_title_of_goods_over_the_number_of_the_line_gives_its_meaning_to_the_codes_behind_it() -> None:
    codes = ("1069918", "1072938", "1025544", "1044924")
    rows = tuple((code, *row[2:]) for code, row in zip(codes, GOODS, strict=True))
    places = (40, 80, 140, 320, 370, 410, 460, 510)
    found = lines_of(read(_order("Item #|Item|Product Name|Qty|UoM|Price|Disc.%|Amount", rows), places))
    assert [one["article"] for one in found] == list(codes)
    assert [one["position"] for one in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("price", "amount"),
    [("NOK per unit", "NOK"), ("SEK/unit", "SEK"), ("PLN je Einheit", "PLN"), ("kr per unit", "kr")],
)
def test_a_currency_for_each_unit_is_the_price_and_the_bare_one_behind_it_the_sum(price: str, amount: str) -> None:
    rows = ("2 pcs|70930|Cotton rags|34,64|69,28", "8 pcs|92782|Shackle|15,25|122,00",
            "15 pcs|84541|Immersion suit|294,13|4 411,95")  # fmt: skip
    titles = f"Quantity Unit|Art. no.|Description|{price}|{amount}"
    found = read(f"{HEAD}{titles}\n" + "\n".join(rows), (40, 120, 190, 370, 470))
    assert raws(found, "price") == ["34,64", "15,25", "294,13"]
    assert raws(found, "amount") == ["69,28", "122,00", "4411,95"]
    assert not {"pdf.column-unknown", "pdf.number-unexplained"} & {one.code for one in found.findings}
