"""A letter that says what a price is for, and a title that names the buyer's number with the text."""

from __future__ import annotations

import pytest

from orderhub.document import Extract
from tests.parsers.drawn_pages import lines_of, raws, read

PLACES = (40, 100, 140, 170, 360, 440, 490, 520)


def _order(rows: str) -> Extract:
    head = "Purchase Order\nOrder No: P-4711\n\n"
    head += "LN|QTY ORD|UM|OUR ITEM NO / DESCRIPTION|VENDOR ITEM|NET PRICE|PER|EXTENSION\n"
    return read(head + rows, PLACES)


def test_the_amount_proves_what_a_letter_says() -> None:
    """C is a hundred and M a thousand, E each; an M whose amount does not say so is a metre."""
    found = _order("""001|24|EA|LSH35H3358|602291-11|0.53|E|12.72
|||HVY HEX NUT 2H PLAIN
002|12,000|EA|MFF86H9076|510542-97|34.85|C|4,182.00
|||HITCH PIN CLIP
003|5,000|EA|LKM56S3054|427502-43|20.76|M|103.80
|||COTTER PIN ZP
004|20|M|LKM56S3055|427502-44|2.00|M|40.00
|||CHAIN GALV""")
    assert [one.get("price_unit") for one in lines_of(found)] == [None, "100", "1000", None]


def test_a_title_names_the_buyers_number_and_the_text_below_it() -> None:
    """ "Our item no / Description": the number stands first, the text in the line below."""
    found = _order("""001|24|EA|LSH35H3358|602291-11|0.53|E|12.72
|||HVY HEX NUT 2H PLAIN
002|10|EA|MFF86H9076|510542-97|3.00|E|30.00
|||HITCH PIN CLIP""")
    assert [(one["buyer_article"], one["article"], one["description"]) for one in lines_of(found)] == [
        ("LSH35H3358", "602291-11", "HVY HEX NUT 2H PLAIN"),
        ("MFF86H9076", "510542-97", "HITCH PIN CLIP"),
    ]


@pytest.mark.parametrize("ordinal", ["{}.", "{})", "{}.)", "({})", "{}:"])
def test_lines_of_a_letter_are_counted_in_any_way(ordinal: str) -> None:
    goods = ["25 Stück Staubbeutel weiß, Ihre Bestellnummer R-3258, Einzelpreis 1,20 Euro",
             "3 Stück Padhalter rot, Ihre Bestellnummer R-3630, Einzelpreis 4,83 Euro"]  # fmt: skip
    said = "^\n".join(f"{ordinal.format(at)} {one}" for at, one in enumerate(goods, 1))
    found = read(f"Bestellung 4711-26\n\nwir bestellen:\n\n{said}\n\nMit freundlichen Grüßen", (50,))
    assert raws(found, "description") == ["Staubbeutel weiß", "Padhalter rot"]
    assert [one.rstrip(".):").lstrip("(") for one in raws(found, "position")] == ["1", "2"]
