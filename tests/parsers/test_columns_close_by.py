"""Columns whose words stand close to those beside them: codes with a blank, positions at the right edge, an index."""

from __future__ import annotations

import re

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_titles import find_header
from parsers.page_words import Line, Page, Word
from tests.parsers.drawn_pages import line_of, lines_of, page_of, read

TITLES = "Pos|Bezeichnung|Artikel-Nr.|Menge|ME|Preis|Betrag"
PLACES = (40, 70, 230, 330, 380, 440, 500)


def test_a_code_may_begin_with_a_word_of_letters() -> None:
    rows = [
        "1|Silikonschlauch 6 mm weiss gerollt|NH 79-4629|5|Stk|4,54|22,70",
        "2|Becher niedrige Form|NH 96-4143|20|Stk|5,49|109,80",
        "3|Handschuhe lang klein|NH 80-1650|10|Stk|17,16|171,60",
    ]
    found = lines_of(read("\n".join([TITLES, *rows]), PLACES))
    assert [one["article"] for one in found] == ["NH 79-4629", "NH 96-4143", "NH 80-1650"]
    assert found[1]["description"] == "Becher niedrige Form"


def test_a_word_before_one_code_alone_is_the_end_of_the_text() -> None:
    rows = ["1|Leitung Typ mit Stecker lang und|AB 79-4629|5|Stk|4,54|22,70", "2|Becher|96-4143|20|Stk|5,49|109,80"]
    found = lines_of(read("\n".join([TITLES, *rows, "3|Tuch|80-1650|10|Stk|17,16|171,60"]), PLACES))
    assert [one["article"] for one in found] == ["79-4629", "96-4143", "80-1650"]


def test_a_position_may_stand_at_the_right_edge_of_its_column() -> None:
    titles = "Nr.|||Best.-Nr.|Artikel|Anzahl|Einheit|Preis|Gesamt"
    rows = [
        f"{f'||{at}' if at < 10 else f'|{at}|'}|R-{9000 + at}|Scheuermilch Flasche|{at}|Stk|2,00|{2 * at},00"
        for at in range(7, 20)
    ]
    found = lines_of(read("\n".join([titles, *rows]), (46, 62, 68, 80, 148, 330, 380, 440, 500)))
    assert [one["article"] for one in found] == [f"R-{9000 + at}" for at in range(7, 20)]


def test_an_index_of_long_codes_is_the_buyers_number() -> None:
    titles = "No.|Index|Name of goods|Supplier's code|Quantity|Unit|Net price|Net value"
    places = (40, 70, 130, 260, 340, 390, 440, 500)
    rows = [
        "1|MAT-40650|Filter element|NW.7587.19|8|pcs|34,13|273,04",
        "2|MAT-17394|Welding rod|NW.5786.87|10|kg|5,39|53,90",
    ]
    found = lines_of(read("\n".join([titles, *rows]), places))
    assert [one["buyer_article"] for one in found] == ["MAT-40650", "MAT-17394"]
    short = [row.replace("MAT-40650", "A").replace("MAT-17394", "B") for row in rows]
    assert "buyer_article" not in lines_of(read("\n".join([titles, *short]), places))[0]


def test_a_label_may_bear_the_number_of_its_party() -> None:
    seller = "|VENDOR 13077\n|NORDWIND HANDEL GMBH\n|HAFENSTRASSE 8\n|20457 HAMBURG\n\n"
    head = f"{seller}|SHIP TO\n|MAPLE WAREHOUSE LLC\n|2255 FRONTAGE RD\n|HAMBURG, NY 14075\n"
    rows = f"{TITLES}\n1|Can liner|41-3844|2|EA|1.00|2.00"
    found = read(head + "\n" + rows, PLACES).root.values
    assert "NORDWIND HANDEL GMBH" not in {one[0].raw for one in found.values()}
    assert found["delivery_name"][0].raw == "MAPLE WAREHOUSE LLC"


def test_the_price_of_a_unit_in_short_is_a_title_of_its_own() -> None:
    header = find_header([line_of("Pos  Artikel-Nr.  Materialkurztext  Menge BME Preis/BME Wert")], 0, fuzzy=False)
    assert header is not None
    assert header.kinds() == ["position", "article", "description", "quantity", "unit", "price", "amount"]


@pytest.mark.parametrize("unit", ["m", ""])
def test_a_quantity_wider_than_its_title_may_stand_a_blank_behind_the_text(unit: str) -> None:
    titles = f"Pos|Artikel|Bezeichnung||Menge|{unit and 'ME'}|Preis|Betrag"
    rows = [
        f"1|404713|Rundstahl blank Ø 30 mm||25,00|{unit}|20,10|502,50",
        f"2|541686|Vierkantrohr EN 10219 S235JRH 60 x 60 x 3 mm|1.000,00||{unit}|86,93|86.930,00",
        f"3|403449|Scheibe für 125 mm K 60||30,00|{unit}|30,00|900,00",
    ]
    found = lines_of(read("\n".join([titles, *rows]), (40, 70, 125, 330, 345, 376, 420, 470)))
    assert [one["quantity"] for one in found] == ["25,00", "1.000,00", "30,00"]
    assert found[1]["description"] == "Vierkantrohr EN 10219 S235JRH 60 x 60 x 3 mm"


@pytest.mark.parametrize("again", [True, False])
def test_a_row_alone_on_its_page_is_read_as_those_of_the_page_before(*, again: bool) -> None:
    titles, places = "Pos|Unsere Material-Nr.||Bezeichnung|Menge|Preis|Betrag", (40, 70, 118, 190, 330, 380, 440)
    rows = [f"{at}|1000{at}|Wundverband steril 10 x 8 cm||{at}|2,00|{2 * at},00" for at in range(10, 15)]
    texts = (
        "\n".join(["Bestellung 4711", "", titles, *rows]),
        "\n".join([*[titles] * again, "15|100015|Faltenfilter weiß 185 mm||15|2,00|30,00"]),
    )
    pages = [page_of(one, places) for one in texts]
    found = lines_of(extract(pages, Document(b"", "order.pdf"), "pdf", fuzzy=False))
    assert [(one["buyer_article"], one["description"]) for one in found[4:]] == [
        ("100014", "Wundverband steril 10 x 8 cm"), ("100015", "Faltenfilter weiß 185 mm"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Description  Qty-Unit Price-Disc.-Taxes  Amount", "description quantity price discount tax amount"),
        ("Bezeichnung  Menge-ME-Preis EUR-je  Gesamt", "description quantity unit price price_unit amount"),
        ("Supp. ref  Qty-UOM  List £-per-Disc%  Value £", "article quantity unit price price_unit discount amount"),
        ("Code  Description  Qty-Unit-Price  Value", "article description quantity unit price amount"),
        # Nearer than any blank: the edges of two columns, which tell nothing of blanks.
        ("Qty~Unit  Your=code  Product  Unit=price  Line=total", "quantity unit article description price amount"),
    ],
)
def test_titles_stand_apart_where_the_gap_is_wider_than_a_blank(text: str, kinds: str) -> None:
    """Here a blank is 2 points, "-" 5 of them, which in letters of this height may well be one blank."""
    words, x = list[Word](), 40.0
    for at, part in enumerate(re.split(r"([ ~=-]+)", text)):
        if at % 2:
            x += {" ": 2, "~": 1.5, "=": 2.7, "-": 5}.get(part, 30)
            continue
        width = sum(2.0 if char in "ilt.rfI" else 4.5 for char in part)
        words.append(Word(part, x, 100, x + width, 109, 1000))
        x += width
    found = find_header([Line(Page(1, 595, 842, words, "text-layer"), words)], 0, fuzzy=False)
    assert found is not None
    assert found.kinds() == kinds.split()


def test_a_code_keeps_letters_that_are_units_elsewhere() -> None:
    titles = "Vendor No.|Description|Qty|Rate|Amount"
    rows = ["9150H|Lactic acid 88%|3kg|41.28|123.84", "1510L|Filter sheet|1ea|45.69|45.69", "5205E|Hose|2|1.00|2.00"]
    found = lines_of(read("\n".join([titles, *rows]), (40, 120, 330, 400, 480)))
    assert [one["article"] for one in found] == ["9150H", "1510L", "5205E"]
    assert [one.get("unit") for one in found] == ["kg", "ea", None]
