"""Order lines that are blocks of text: labelled, numbered, set apart, or said in a sentence."""

from __future__ import annotations

import pytest

from orderhub.document import Kind
from parsers.letter_lines import counted, opens
from parsers.printed_values import bare
from tests.parsers.drawn_pages import line_of, lines_of, raws, read

_DE = "Bestellung Nr. 4711\n\n"
_EN = "Purchase Order No. 4711\n\n"
_FIRST = {"article": "4711-20", "description": "Ball bearing 6204", "quantity": "12"}
_SECOND = {"article": "4711-35", "description": "Ball bearing 6305", "quantity": "5"}
_PRICES = ({"price": "4.50"}, {"price": "12.20"})
_AMOUNTS = ({"price": "4.50", "amount": "54.00"}, {"price": "12.20", "amount": "61.00"})


def _both(item: str) -> str:
    """Two order lines of one make."""
    first = item.format(at=1, code="4711-20", text="Ball bearing 6204", count=12, price="4.50", amount="54.00")
    return first + item.format(at=2, code="4711-35", text="Ball bearing 6305", count=5, price="12.20", amount="61.00")


def _expect(text: str, places: tuple[int, ...], *more: dict[str, str]) -> list[str]:
    found = read(text, places)
    lines = [{name: one[name] for name in one if name not in {"unit", "position"}} for one in lines_of(found)]
    assert lines == [_FIRST | more[0], _SECOND | more[-1]]
    assert found.kind is Kind.ORDER
    return [one.code for one in found.findings]


@pytest.mark.parametrize(
    "item",
    [
        "{at}. {text}^\nRef: {code}^\nQuantity: {count} EA Price: {price} per EA Sum: {amount}\n\n",
        "Item {at}\nPart no.: {code}\nDescription: {text}\nQuantity: {count} EA\nPrice: {price}\nAmount: {amount}\n\n",
        "{count} x {code} {text} @ £{price} each = £{amount}\n",
        "{code} / {text} / {count} EA / {price} / {amount}\n",
        "{count} EA {text}, your^\nitem no. {code}, at {price} GBP per EA, total {amount} GBP\n",
    ],
    ids=["paragraphs", "labels", "times", "slashes", "sentences"],
)
def test_items_with_amounts(item: str) -> None:
    assert not _expect(f"{_EN}{_both(item)}\nTotal 115.00", (50,), *_AMOUNTS)


@pytest.mark.parametrize(
    "item",
    [
        "{text}\nItem no.: {code}\nQuantity: {count} EA\nPrice: {price}\n",
        "- {text}, item no. {code}: {count} EA at {price} GBP\n",
        "Please supply {count} EA of item {code} ({text}) at {price} GBP per EA.^\n",
        "{code} - {text} - {count} EA - {price} GBP each^\n",
    ],
    ids=["equal steps", "quantity last", "asked for", "code first"],
)
def test_items_without_amounts_are_looked_at(item: str) -> None:
    assert "pdf.no-titles" in _expect(_EN + _both(item), (50,), *_PRICES)


def test_labels_above_their_values() -> None:
    titles = "Part number|Qty|Price|Total\n"
    found = _expect(
        f"{_EN}1. Ball bearing 6204\n{titles}4711-20|12 EA|4.50|54.00\n\n"
        f"2. Ball bearing 6305\n{titles}4711-35|5 EA|12.20|61.00\n\nTotal 115.00",
        (50, 200, 300, 400), *_AMOUNTS,
    )  # fmt: skip
    assert not found


def test_labels_above_their_values_beside_the_text() -> None:
    found = _expect(
        f"{_EN}1 Ball bearing 6204|Qty|Price|Total\nPart number 4711-20|12 EA|4.50|54.00\n\n"
        "2 Ball bearing 6305|Qty|Price|Total\nPart number 4711-35|5 EA|12.20|61.00\n\nTotal 115.00",
        (50, 250, 330, 400), *_AMOUNTS,
    )  # fmt: skip
    assert not found


def test_labels_in_a_column_of_their_own() -> None:
    item = "Item|{code}\nDescription|{text}\nQty|{count} EA\nUnit price|GBP {price}\nLine total|GBP {amount}\n\n"
    assert not _expect(f"{_EN}{_both(item)}Order total|GBP 115.00", (50, 150), *_AMOUNTS)


def test_a_code_that_stands_for_itself() -> None:
    item = "{text}|{code}\n{count} EA|at £{price}|£{amount}\n\n"
    assert not _expect(f"{_EN}{_both(item)}Net £115.00", (50, 200, 300), *_AMOUNTS)


def test_a_discount_in_a_sentence() -> None:
    text = "12 EA 4711-20 Ball bearing at £4.50 less 5% = £51.30\n5 EA 4711-35 Washer at £12.20 less 5% = £57.95\n"
    found = read(_EN + text, (50,))
    assert [(one["description"], one["discount"], one["amount"]) for one in lines_of(found)] == [
        ("Ball bearing", "5", "51.30"),
        ("Washer", "5", "57.95"),
    ]


def test_a_line_that_begins_with_a_measure_goes_on_with_the_text() -> None:
    found = read(
        f"{_DE}8 Karton Artikel 4711-20 Waschhandschuh, Karton^\n|20 x 50 Stück zu je 30,02 €\n"
        "5 Stk Artikel 4711-35 Seife zu je 1,20 €\n",
        (50, 60),
    )
    assert [(one["quantity"], one["description"], one["price"]) for one in lines_of(found)] == [
        ("8", "Waschhandschuh, Karton 20 x 50 Stück", "30,02"),
        ("5", "Seife", "1,20"),
    ]


def test_numbers_of_measures_are_no_prices() -> None:
    found = read(
        f"{_DE}12 Karton Schorle 24 x 0,33 l Glas, Ihre Artikelnummer 909412, zum Preis von 14,73 EUR, "
        "gesamt 176,76 EUR\n"
        "5 Stk Dose 2,55 kg, Ihre Artikelnummer 884902, zum Preis von 4,12 EUR, gesamt 20,60 EUR\n",
        (50,),
    )
    assert [(one["description"], one["price"], one["amount"]) for one in lines_of(found)] == [
        ("Schorle 24 x 0,33 l Glas", "14,73", "176,76"),
        ("Dose 2,55 kg", "4,12", "20,60"),
    ]


def test_numbered_terms_are_no_order_lines() -> None:
    found = read(
        f"{_EN}1. Delivery within 14 days.\n2. Payment within 30 days, 2 % discount.\n3. Invoices in 2 copies.\n", (50,)
    )
    assert lines_of(found) == []


def test_of_two_labelled_numbers_the_one_that_names_the_supplier_is_his() -> None:
    found = read(
        f"{_DE}Position 10: Saalbesen Rosshaar\nSachnummer|V-7301|Bestellmenge|6 Stück\n"
        "Lieferantenteil|22729|Preis je 100 Stück|17,15 EUR\nLiefertermin|26.10.2026|Positionswert|1,03 EUR\n\n\n"
        "Position 20: Scheuermilch Flasche\nSachnummer|V-6202|Bestellmenge|24 Stück\n"
        "Lieferantenteil|78728|Preis je 1 Stück|1,51 EUR\nLiefertermin|27.10.2026|Positionswert|36,24 EUR\n",
        (50, 150, 280, 400),
    )
    first, second = lines_of(found)
    assert (first["article"], first["buyer_article"], first["price_unit"]) == ("22729", "V-7301", "100")
    assert (first["description"], second["description"]) == ("Saalbesen Rosshaar", "Scheuermilch Flasche")
    assert (second["article"], second["price"], second["amount"]) == ("78728", "1,51", "36,24")


def test_cards_name_the_code_of_the_stores_and_a_note() -> None:
    found = read(
        f"{_EN}"
        "Item 1 Ball bearing 6204\n"
        "Supplier Part No.|4711-20|Quantity|12 EA^\nOur Stores Code|BAR1591|Unit Price|4.50^\n"
        "Delivery Date|20 Nov 2026|Line Total|54.00^\nNote|For room 2.14\n\n"
        "Item 2 Ball bearing 6305\n"
        "Supplier Part No.|4711-35|Quantity|5 EA^\nOur Stores Code|BAR1592|Unit Price|12.20^\n"
        "Delivery Date|21 Nov 2026|Line Total|61.00\n\nTotal|||115.00",
        (50, 170, 350, 450),
    )
    first, second = lines_of(found)
    assert (first["article"], first["buyer_article"], first["description"], first["note"]) == (
        "4711-20", "BAR1591", "Ball bearing 6204", "Note For room 2.14")  # fmt: skip
    assert (second["article"], second["buyer_article"], second["amount"]) == ("4711-35", "BAR1592", "61.00")
    assert not found.findings


@pytest.mark.parametrize("count", ["1.200", "12,5"])
def test_a_count_behind_its_label_may_have_thousands_or_decimals(count: str) -> None:
    found = read(
        f"{_DE}Position 100 Saalbesen Rosshaar\nArtikelnummer|V-7301|Menge|{count} Stk\n"
        "Liefertermin|26.10.2026|Stückpreis|5,40 EUR\n\n\n"
        "Position 200 Scheuermilch Flasche\nArtikelnummer|V-6202|Menge|15 Stk\n"
        "Liefertermin|27.10.2026|Stückpreis|1,51 EUR\n",
        (50, 150, 280, 400),
    )
    first, second = lines_of(found)
    assert (first["description"], first["quantity"], first["unit"]) == ("Saalbesen Rosshaar", count, "Stk")
    assert (second["quantity"], second["price"]) == ("15", "1,51")


def test_a_label_left_in_the_text_is_looked_at() -> None:
    found = read(
        f"{_DE}Position 100 Saalbesen Menge\nArtikelnummer|V-7301|Menge|12 Stk\n"
        "Liefertermin|26.10.2026|Stückpreis|5,40 EUR\n\n\n"
        "Position 200 Scheuermilch Flasche\nArtikelnummer|V-6202|Menge|15 Stk\n"
        "Liefertermin|27.10.2026|Stückpreis|1,51 EUR\n",
        (50, 150, 280, 400),
    )
    assert ("pdf.number-unexplained", "lines[1].item.name") in [(one.code, one.field) for one in found.findings]


_LETTER = "Bestellung Nr. 4711\n\nWir bestellen:\n\n"


def test_thousands_parted_by_a_blank_are_one_quantity_and_the_sign_tells_the_price() -> None:
    found = read(
        f"{_LETTER}12 000 Stk|Sechskantmutter M10|à 0,08 EUR\n|Best.-Nr. 44510-92\n\n"
        "2 000 Stk|O-Ring 47,22 x 3,53 NBR|à 0,24 EUR\n|Best.-Nr. 85356-15\n\n"
        "15 Stk|Hydraulikschlauch|à 32,56 EUR\n|Best.-Nr. 17292-55\n",
        (50, 130, 300),
    )
    assert raws(found, "quantity") == ["12000", "2000", "15"]
    assert raws(found, "price") == ["0,08", "0,24", "32,56"]
    assert raws(found, "article") == ["44510-92", "85356-15", "17292-55"]
    assert raws(found, "description")[1] == "O-Ring 47,22 x 3,53 NBR"


def test_a_number_in_groups_behind_its_label_is_one() -> None:
    found = read(
        f"{_LETTER}100 Stk|Scheinwerferlampe H7|à 4,82 EUR\n|Best.-Nr. 9 241 794 107\n\n"
        "15 Stk|Querlenker vorn|à 32,56 EUR\n|Best.-Nr. 7F3 105 650 F\n\n"
        "3 Stk|Radschraube M14|à 1,63 EUR\n|Best.-Nr. 4 595 324 908\n",
        (50, 130, 300),
    )
    assert raws(found, "article") == ["9 241 794 107", "7F3 105 650 F", "4 595 324 908"]
    assert raws(found, "price") == ["4,82", "32,56", "1,63"]


@pytest.mark.parametrize(
    ("price", "amount"), [("@ £46.50", "£93.00"), ("@ 46.50", "= 93.00"), ("@ SGD 46.50", "SGD 93.00")]
)
@pytest.mark.parametrize("codes", [("118883", "691687"), ("11 88 83", "69 16 87")])
def test_rows_without_titles_have_what_they_come_to_behind_the_price(
    price: str, amount: str, codes: tuple[str, str]
) -> None:
    rows = [
        f"2 Each|{codes[0]}|Plain flour 16 kg bag|{price}|{amount}",
        f"20 kilo|{codes[1]}|Gear motor 0.75 kW bag|{price}|{amount.replace('93.00', '930.00')}",
    ]
    found = read("\n".join(rows), (40, 110, 190, 400, 480))
    assert raws(found, "article") == list(codes)
    assert raws(found, "description") == ["Plain flour 16 kg bag", "Gear motor 0.75 kW bag"]
    assert [bare(one) for one in raws(found, "amount")] == ["93.00", "930.00"]


def test_a_measure_behind_external_is_no_article() -> None:
    rows = [
        "- 5 EA Ring, retaining, external 0.750 shaft (your ref. NWH-91295) at $0.40 each",
        "- 2 EA Pin, dowel (your ref. 96 38 62) at $0.50 each",
    ]
    found = read("\n".join(rows), (40,))
    assert raws(found, "article") == ["NWH-91295", "96 38 62"]
    assert raws(found, "description")[0] == "Ring, retaining, external 0.750 shaft"


@pytest.mark.parametrize("unit", ["Schw.", "Aufst", "Rispe", "hank"])
def test_a_word_between_a_number_and_a_wide_gap_is_the_unit_whatever_it_is(unit: str) -> None:
    page = f"""Bestellung L-33756
6543 Nauders|UID ATU 61204478

15 {unit}|Rotkohl Klasse I, 10 kg|30,90 €^
|Art.-Nr. 9044 · 2,06 € / {unit}

6 {unit}|Wirsing Klasse I, 8 kg|15,06 €^
|Art.-Nr. 2796 · 2,51 € / {unit}

24 {unit}|Lauch geputzt|36,00 €^
|Art.-Nr. 3313 · 1,50 € / {unit}

||Bestellwert netto: 81,96 €"""
    lines = lines_of(read(page, (40, 120, 420)))
    assert [[line.get(name) for name in ("article", "quantity", "unit", "price", "amount")] for line in lines] == [
        ["9044", "15", unit.rstrip("."), "2,06", "30,90"],
        ["2796", "6", unit.rstrip("."), "2,51", "15,06"],
        ["3313", "24", unit.rstrip("."), "1,50", "36,00"],
    ]
    assert [line["description"] for line in lines] == [
        "Rotkohl Klasse I, 10 kg",
        "Wirsing Klasse I, 8 kg",
        "Lauch geputzt",
    ]


@pytest.mark.parametrize("inner", ["Modell-Nr. 71-4", "Typ Nr. 7144", "Art.-Nr. 7144-B"])
def test_a_number_of_nobody_within_a_labelled_text_is_a_word_of_it(inner: str) -> None:
    page = f"""Bestellung ET-4711

Bezeichnung|Kondensator 25 µF
Artikelnummer Lieferant|RA 208-81
Menge / Einheit|12 Stück

Bezeichnung|Druckstutzen roh, {inner}
Artikelnummer Lieferant|AM 386-80
Menge / Einheit|5 Stück"""
    line = lines_of(read(page, (40, 200)))[1]
    assert [line.get(name) for name in ("article", "buyer_article", "description")] == [
        "AM 386-80", None, f"Druckstutzen roh, {inner}",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Material", "Artikel", "Item", "Product"])
def test_words_behind_a_label_of_numbers_are_the_text(label: str) -> None:
    page = f"""Bestellung ET-4711

{label}|Kondensator 25 µF
Artikelnummer|208-81
Menge|12 Stück

{label}|Druckstutzen roh, Modell-Nr. 71-4
Artikelnummer|386-80
Menge|5 Stück"""
    lines = lines_of(read(page, (40, 200)))
    assert [[line.get(name) for name in ("article", "buyer_article", "description")] for line in lines] == [
        ["208-81", None, "Kondensator 25 µF"], ["386-80", None, "Druckstutzen roh, Modell-Nr. 71-4"],
    ]  # fmt: skip


@pytest.mark.parametrize("titles", ["", "Qty|Description|Price"])
def test_a_number_broken_at_its_hyphen_at_the_end_of_a_line_is_whole(titles: str) -> None:
    price = "|2.00" if titles else ""
    page = f"""Purchase order CL/26/345

{titles}
4 pcs|Ragwort fork long handled (your no. 5874-94){price}
15 pcs|Turnout rug 200 g combo 6 ft 3 (your no. 3705-{price}^
|75)
6 pcs|Fly repellent spray 1 l (your no. 7392-17){price}"""
    lines = lines_of(read(page, (40, 100, 500)))
    assert [line["article"] for line in lines] == ["5874-94", "3705-75", "7392-17"]
    assert [line["description"] for line in lines][1] == "Turnout rug 200 g combo 6 ft 3"


@pytest.mark.parametrize("marks", [("a.", "b."), ("(a)", "(b)"), ("B)", "C)"), ("i.", "ii."), ("(iii)", "(iv)")])
def test_letters_before_the_quantities_of_a_list_are_marks(marks: tuple[str, str]) -> None:
    text = f"""{_EN}{marks[0]} 2 box(es) – Urinal screen, 30-day, mango^
   your no. NWH 1533, at $12.73
{marks[1]} 6 case(s) – Tissue, toilet, 2-ply, 500 sheets, 96 rolls^
   your no. NWH 3314, at $52.71"""
    assert [list(one.values()) for one in lines_of(read(text, (50,)))] == [
        ["NWH 1533", "Urinal screen, 30-day, mango", "box(es)", "2", "12.73"],
        ["NWH 3314", "Tissue, toilet, 2-ply, 500 sheets, 96 rolls", "case(s)", "6", "52.71"],
    ]


@pytest.mark.parametrize(
    ("said", "quantity", "unit"), [("10 ro Bierschlauch", "10", "ro"), ("8 lgn Zwischenlagen", "8", "lgn")]
)
def test_a_short_word_between_number_and_name_is_a_unit_nobody_knows(said: str, quantity: str, unit: str) -> None:
    rows = [
        "- 20 Stk. Kieselgur fein, Sack 22 kg^\n   Ihre Artikelnr. 8509-63, Preis 23,39 €/Stk.\n\n",
        f"- {said}, Rolle 50 m^\n   Ihre Artikelnr. 9015-88, Preis 75,15 €/{unit}\n",
    ]
    found = read(_DE + "".join(rows), (40,))
    assert raws(found, "article") == ["8509-63", "9015-88"]
    assert (raws(found, "quantity")[1], raws(found, "unit")[1]) == (quantity, unit)


@pytest.mark.parametrize("said", ["14 im Voraus", "10 LED Lampen", "2 rue Victor"])
def test_a_word_of_speech_or_of_goods_is_no_unit(said: str) -> None:
    words = line_of(f"- {said}").words
    assert opens(words) is None


@pytest.mark.parametrize("count", ["{} no.", "{} No.", "{} No", "- {} no.", "{}no.", "{}No"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("Drain cock type B", "Radiator 600 x 1000 mm"), ("15 mm copper elbow", '1/2" ball valve'), ("“Stel” tap", "tee")],
)
def test_no_behind_a_number_counts_pieces(count: str, first: str, second: str) -> None:
    found = read(
        "Dear Sirs\n\nOrder DF/560\n\nPlease could you get the following together for me:\n\n"
        f"{count.format('4')} {first} (your code 13894)\n{count.format('1,200')} {second} (your code 16106)\n\n"
        "I need everything by 6 December 2026.\nYours faithfully\n",
        (50,),
    )
    assert found.kind is Kind.ORDER
    assert [
        (one["quantity"], one["unit"].casefold(), one["article"], one["description"]) for one in lines_of(found)
    ] == [
        ("4", "no", "13894", first),
        ("1,200", "no", "16106", second),
    ]


@pytest.mark.parametrize("line", ["by 6 no later than 8 am", "6 no longer made", "12 No. 4711", "6 no one at home"])
def test_no_that_denies_or_names_a_number_counts_nothing(line: str) -> None:
    assert "unit" not in counted(line_of(line).words)[0]


@pytest.mark.parametrize("said", ["{} ({})", "{} – {}", "{}, {}"])
def test_a_fraction_that_opens_the_text_is_no_number_of_goods(said: str) -> None:
    first, second = said.format('1/2" ball valve', "16106"), said.format("3/4 inch tee", "13894")
    found = read(f"Purchase Order 4711\n\n4 pcs {first}\n25 pcs {second}\n\nRegards", (50,))
    assert raws(found, "article") == ["16106", "13894"]
    assert raws(found, "description") == ['1/2" ball valve', "3/4 inch tee"]
