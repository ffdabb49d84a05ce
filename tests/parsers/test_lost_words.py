"""What an order line did not take: doubts about words that were passed over, and layouts in which they are its own."""

from __future__ import annotations

import pytest

from orderhub.document import Extract
from tests.parsers.drawn_pages import lines_of, read

_TITLES = "Purchase Order 4711\n\nPos|Item No|Description|Qty|Price|Amount\n"
_PLACES = (50, 90, 160, 390, 450, 510)


def doubted(found: Extract) -> set[str]:
    return {one.field.partition(".")[0] for one in found.findings if one.field and one.field.startswith("lines[")}


_ROWS = "1|A-1001|Ball bearing|5|4.50|22.50\n{between}2|A-1002|Steel shaft|2|6.00|12.00\n\n||Subtotal|||34.50\n"


def test_rows_without_anything_between_them_need_no_look() -> None:
    assert doubted(read(_TITLES + _ROWS.format(between=""), _PLACES)) == set()


def test_words_passed_over_between_two_rows_doubt_both() -> None:
    found = read(_TITLES + _ROWS.format(between="\n\n||sealed both sides\n"), _PLACES)
    assert doubted(found) == {"lines[1]", "lines[2]"}


def test_a_heading_apart_from_both_rows_doubts_none() -> None:
    found = read(_TITLES + _ROWS.format(between="\n\nWorkshop North\n\n"), _PLACES)
    assert doubted(found) == set()


def test_lines_without_any_text_are_looked_at() -> None:
    text = "Purchase Order 4711\n\nPos|Item No|Qty|Price|Amount\n1|A-1001|5|4.50|22.50\n2|A-1002|2|6.00|12.00\n"
    assert doubted(read(text, (50, 90, 390, 450, 510))) == {"lines[1]", "lines[2]"}


def test_the_unit_beside_a_labelled_number_is_that_of_the_quantity_above() -> None:
    text = (
        "Purchase Order 4711\n\nPos|Description|Qty|Price|Amount\n"
        "1|Ball bearing sealed|10.00|4.50|45.00^\n|SKU: A-1001|boxes\n\n"
        "2|Steel shaft long|20.00|6.00|120.00^\n|SKU: A-1002|pcs\n"
    )
    found = read(text, (50, 90, 300, 450, 510))
    assert [(one["article"], one["unit"]) for one in lines_of(found)] == [("A-1001", "boxes"), ("A-1002", "pcs")]
    assert doubted(found) == set()


def test_a_text_set_around_the_middle_of_its_row_is_one() -> None:
    found = read(
        _TITLES
        + "1|A-1001|Ball bearing|5|4.50|22.50\n\n||Dry erase board in~\n2|A-1002||2|6.00|12.00~\n||aluminum frame\n\n"
        + "3|A-1003|Steel shaft|1|6.00|6.00\n",
        _PLACES,
    )
    assert [one["description"] for one in lines_of(found)] == [
        "Ball bearing", "Dry erase board in aluminum frame", "Steel shaft",
    ]  # fmt: skip


def test_the_text_above_the_titles_of_a_single_row_is_its_own() -> None:
    titles = "Item No|Qty|Unit|Price|Amount\n"
    text = (
        "Purchase Order 4711\n\n\n1. Ball bearing sealed\n" + titles + "A-1001|5|pcs|4.50|22.50\n\n\n"
        "2. Steel shaft\n" + titles + "A-1002|2|pcs|6.00|12.00\n"
    )
    found = read(text, (50, 200, 300, 400, 510))
    assert [(one["position"], one["description"]) for one in lines_of(found)] == [
        ("1", "Ball bearing sealed"), ("2", "Steel shaft"),
    ]  # fmt: skip


def test_quantity_and_unit_in_the_second_line_of_each_row() -> None:
    text = (
        "Bestellung Nr. 4711\n\nPos.|Material||Bezeichnung|Preis|Preiseinheit|Nettowert\n||Menge Einheit\n\n"
        "10|A4.648.404||Drehteil Flansch|45,50|1 ST|546,00\n||12 ST\n\n"
        "20|A4.648.405||Zahnriemen lang|14,00|100 ST|84,00\n||600 ST\n"
    )
    lines = lines_of(read(text, (50, 90, 145, 220, 330, 420, 510)))
    assert [(one["quantity"], one["unit"], one["price_unit"]) for one in lines] == [
        ("12", "ST", "1"), ("600", "ST", "100"),
    ]  # fmt: skip
    assert [one["description"] for one in lines] == ["Drehteil Flansch", "Zahnriemen lang"]


def test_a_code_alone_beside_the_title_is_the_number() -> None:
    titles = "Pos|Item No|Description|Qty|Price|Amount\n"
    found = read("OFFICIAL ORDER||||APP09111\n\n" + titles + "1|A-1001|Ball|5|4.50|22.50\n", _PLACES)
    assert found.root.values["number"][0].raw == "APP09111"


def test_a_text_of_one_word_among_long_ones_is_looked_at() -> None:
    texts = ("Ball bearing sealed both sides", "Steel shaft long and bright", "Drive belt with steel core", "frame")
    rows = "".join(f"{at}|A-100{at}|{text}|5|4.50|22.50\n" for at, text in enumerate(texts, 1))
    assert doubted(read(_TITLES + rows, _PLACES)) == {"lines[4]"}
    # Among texts of a word or two, one word is a text.
    short = rows.replace("Drive belt with steel core", "stapler")
    assert doubted(read(_TITLES + short, _PLACES)) == set()


def test_a_line_is_named_once_with_all_its_lost_words() -> None:
    found = read(_TITLES + _ROWS.format(between="\n\n||sealed 2RS\n||Lot 17 of 20\n"), _PLACES)
    said = [(one.field, one.params["value"]) for one in found.findings if one.field and one.field.startswith("lines[")]
    # The second line stands too far from the row above to be its own.
    assert said == [("lines[1]", "sealed 2RS"), ("lines[2]", "sealed 2RS Lot 17 of 20")]


@pytest.mark.parametrize(("words", "named"), [("pcs", ["lines[1]"]), ("SA-7781", ["lines[1]"]), ("", [])])
def test_words_set_apart_beside_a_labelled_value(words: str, named: list[str]) -> None:
    text = (
        "Purchase Order 4711\n\nPos|Description||Qty|Unit|Amount\n"
        f"1|Ball bearing sealed||10.00|box|45.00^\n|SKU: A-1001|{words}\n\n"
        "2|Steel shaft long||20.00|box|120.00^\n|SKU: A-1002\n"
    )
    found = read(text, (50, 90, 200, 330, 400, 510))
    assert [one.field for one in found.findings if one.code == "pdf.number-unexplained"] == named


def test_a_unit_below_the_quantity_of_a_line_without_one_is_looked_at() -> None:
    text = (
        "Purchase Order 4711\n\nPos|Item No|Qty|Price|Amount\n"
        "1|A-1001|5|4.50|22.50^\n||pcs\n\n2|A-1002|2|6.00|12.00^\n||steel\n"
    )
    found = read(text, (50, 90, 390, 450, 510))
    assert [one.params["value"] for one in found.findings if one.code == "pdf.number-unexplained"] == ["pcs"]


@pytest.mark.parametrize(("word", "amount", "asked"), [
    ("keiner", "10,00", False), ("entfällt", "10,00", False), ("Staffel", "10,00", True), ("keiner", "9,00", True),
])  # fmt: skip
def test_a_word_may_say_that_there_is_no_discount_where_price_and_quantity_multiply(
    word: str, amount: str, asked: bool
) -> None:
    titles = "Artikelnummer|Menge|Preis|Nachlass|Wert"
    found = read(
        f"Bestellung 4711\n\n1 Umwälzpumpe lang^\n{titles}^\n4711-20|5 Stück|2,00 EUR|{word}|{amount} EUR\n\n"
        f"2 Zylinder klein^\n{titles}^\n4711-21|5 Stück|70,00 EUR|10 %|315,00 EUR\n",
        (20, 130, 200, 290, 390),
    )
    assert bool(doubted(found)) == asked


@pytest.mark.parametrize(("tax", "asked"), [("4.20", {"lines[1]"}), ("20.00", set()), ("20%", set()), ("VAT20", set())])
def test_a_sum_below_a_title_of_tax_may_be_the_price_that_is_missing(tax: str, asked: set[str]) -> None:
    text = f"Purchase Order 4711\n\nPos|Item No|Description|Qty|VAT|Amount\n1|A-1001|Ball bearing|5|{tax}|22.50\n"
    assert doubted(read(text, _PLACES)) == asked


def test_a_sum_of_tax_beside_price_and_amount_needs_no_look() -> None:
    text = (
        "Purchase Order 4711\n\nPos|Item No|Description|Qty|Price|VAT|Amount\n"
        "1|A-1001|Ball bearing|5|4.50|4.28|22.50\n2|A-1002|Steel shaft|2|6.00|2.28|12.00\n"
    )
    assert doubted(read(text, (50, 90, 160, 340, 390, 450, 510))) == set()
