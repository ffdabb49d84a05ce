"""Units without a title, in a column of their own between the quantities and the texts."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 75, 130, 190, 440)
_TITLES = "Order no. 4711\n\nQuantity|||Item|Your cat. no.\n"


@pytest.mark.parametrize("strange", ["no.", "Geb.", "Hobb"])
def test_a_word_where_the_units_begin_is_one(strange: str) -> None:
    found = read(
        f"{_TITLES}|15|case|Diet cans 24 x 195 g|84-4662\n|4|box|Cat carrier flat|44-4408\n"
        f"|8|{strange}|Thermometer digital|81-7643\n",
        _PLACES,
    )
    assert [(one["quantity"], one["unit"]) for one in lines_of(found)] == [
        ("15", "case"), ("4", "box"), ("8", strange.rstrip(".")),
    ]  # fmt: skip
    assert lines_of(found)[2]["description"] == "Thermometer digital"


def test_texts_that_begin_with_the_word_for_a_unit_stay() -> None:
    found = read(
        f"{_TITLES}|15||Case of cans 24 x 195 g|84-4662\n|4||Box wrench flat|44-4408\n|8||Hammer digital|81-7643\n",
        _PLACES,
    )
    assert [one["description"].split()[0] for one in lines_of(found)] == ["Case", "Box", "Hammer"]


@pytest.mark.parametrize("unit", ["lfd. m", "laufende Meter", "sq. ft", "linear metres", "Garnituren"])
def test_a_long_unit_or_one_of_two_words_is_one_in_a_table_and_in_a_letter(unit: str) -> None:
    table = read(
        f"Bestellung Nr. 4711\n\nMenge|Was|Ihre Nummer|Einzelpreis\n100 Stück|Bügel schwarz matt|24.803.255|5,69 €\n"
        f"300 {unit}|Kante Eiche natur|67.350.479|0,60 €\n1 Stück|Topfband 110 Grad|78.165.483|2,91 €",
        (50, 160, 330, 430),
    )
    letter = read(f"Purchase Order No. 4711\n\n- 300 {unit} Edging oak, item 67350, at £0.60\n", (50,))
    assert [one["unit"].replace(".", "") for one in (lines_of(table)[1], *lines_of(letter))] == [
        unit.replace(".", "")
    ] * 2
    assert lines_of(letter)[0]["description"] == "Edging oak"
    assert not [one for one in table.findings if one.code != "pdf.no-titles"]


def test_a_long_word_that_nobody_knows_beside_the_quantity_of_a_priced_row_is_its_unit() -> None:
    found = read(
        "Bestellung Nr. 4711\n\nMenge|Was|Ihre Nummer|Einzelpreis\n100 Stück|Bügel schwarz matt|24.803.255|5,69 €\n"
        "30 Wannen|Kante Eiche natur|67.350.479|0,60 €\n1 Stück|Topfband 110 Grad|78.165.483|2,91 €",
        (50, 160, 330, 430),
    )
    assert [(one["quantity"], one["unit"]) for one in lines_of(found)] == [
        ("100", "Stück"), ("30", "Wannen"), ("1", "Stück"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Per", "Sold as"])
def test_units_stand_below_any_title_right_behind_the_quantity(title: str) -> None:
    """Not all of them are known: "single"."""
    found = read(
        f"Order no. 4711\n\nQty|{title}|Your art. no.|Item|Price|Cost\n15|packet|73747|Mob cap white|3.54|53.10\n"
        "100|single|34299|Descaler 5 l|11.06|1,106.00\n2|case|64451|Centrefeed roll|15.32|30.64\n",
        (50, 78, 117, 189, 420, 500),
    )
    assert [(one["quantity"], one.get("unit"), one.get("article")) for one in lines_of(found)] == [
        ("15", "packet", "73747"), ("100", "single", "34299"), ("2", "case", "64451"),
    ]  # fmt: skip
