"""Titles that name a number and the text in one: which number it is, and where it stands."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, read

KINDS: Final = ("article", "buyer_article", "description", "quantity")


@pytest.mark.parametrize(
    "title",
    ["Description / Supplier Item", "Description / Your Item", "Description & Vendor Part", "Details / Your Ref"],
)
def test_a_title_names_the_suppliers_number_behind_the_text(title: str) -> None:
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Line|Stock No.|{title}|Qty|UM|Unit Cost|Ext. Cost
1|1183159|Gasket, spiral wound 6 in class 300|10|EA|19.70|197.00^
||{title.split(" ", 2)[2]} NH-9423-L
2|1730522|Oil, gear, ISO 320 synthetic|20|EA|9.12|182.40^
||{title.split(" ", 2)[2]} NH-8724-B
"""
    found = lines_of(read(page, (40, 75, 130, 350, 390, 430, 500)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["NH-9423-L", "1183159", "Gasket, spiral wound 6 in class 300", "10"],
        ["NH-8724-B", "1730522", "Oil, gear, ISO 320 synthetic", "20"],
    ]


@pytest.mark.parametrize("title", ["Material and description", "Product / description", "Article & text"])
def test_the_number_before_a_text_is_the_buyers_beside_your_article(title: str) -> None:
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Item|{title}|Your article|Qty|Unit|Net price|Net value
10|MR-60938|NW 5886 44|100|PCE|3.05|305.00^
|Sharps container 7 litre yellow lid
20|MR-67854|NW 8945 49|12|PCE|15.54|186.48^
|Oxygen mask medium concentration adult
"""
    found = lines_of(read(page, (40, 75, 270, 350, 390, 430, 500)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["NW 5886 44", "MR-60938", "Sharps container 7 litre yellow lid", "100"],
        ["NW 8945 49", "MR-67854", "Oxygen mask medium concentration adult", "12"],
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Beschreibung / Ihre Artikelnr. / unsere Materialnr.", "Bezeichnung / Lief.-Art.-Nr. / Mat.-Nr.",
        "Description / Your part no. / Our part no.", "Text / EAN / Ihre Nr.",
    ],
)  # fmt: skip
def test_a_title_of_text_and_two_numbers_is_one_wherever_the_text_ends(title: str) -> None:
    page = f"""\
Bestellung PO-77120 vom 12.10.2026
Pos|{title}|Menge|ME|Preis|Betrag
1|Faltenfilter mit einem langen Namen Sorte 597 1/2|5|PK|4,20|21,00^
|Ihre Artikelnr.: 1285-DD-59^
|Unsere Materialnr.: R0313118
2|Handschuh puderfrei ohne Pulver ungepudert Gr. M|10|PK|5,00|50,00^
|Ihre Artikelnr.: 2440-FB-37^
|Unsere Materialnr.: R0680328
"""
    found = lines_of(read(page, (40, 70, 390, 430, 470, 530)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["1285-DD-59", "R0313118", "Faltenfilter mit einem langen Namen Sorte 597 1/2", "5"],
        ["2440-FB-37", "R0680328", "Handschuh puderfrei ohne Pulver ungepudert Gr. M", "10"],
    ]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Unsere Sach-Nr.", ("98-4711", "55-13")),
        ("Unsere Sach-Nr.", ("A 015 261", "A 072 608")),
        ("Unsere Teile-Nr.", ("1K0 615 301 AA", "7F3 105 650 F")),
        ("Our part number", ("WHT 003 947", "WHT 003 948")),
    ],
)
def test_the_number_over_a_text_is_all_of_its_line(title: str, codes: tuple[str, str]) -> None:
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Pos.|{title}|Ihre Artikel-Nr.|Menge|ME|Preis|Betrag^
|Bezeichnung
10|{codes[0]}|98.711.50|10|Stk|19.70|197.00^
|Zahnriemen HTD 5M Breite 15 mm
20|{codes[1]}|90.932.68|20|Stk|9.12|182.40^
|O-Ring 47 x 3 NBR 70 Shore
"""
    found = lines_of(read(page, (40, 75, 200, 350, 390, 430, 500)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["98.711.50", codes[0], "Zahnriemen HTD 5M Breite 15 mm", "10"],
        ["90.932.68", codes[1], "O-Ring 47 x 3 NBR 70 Shore", "20"],
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Description, with your catalogue number", "Description (your stock code)", "Goods with your article no.",
        "Bezeichnung, mit Ihrer Artikelnummer", "Artikel, darunter Ihre Nummer", "Bezeichnung (Ihre Best.-Nr.)",
    ],
)  # fmt: skip
def test_a_comma_a_bracket_or_a_word_tells_the_number_with_the_text(title: str) -> None:
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Quantity|{title}|Each|Cost
50 sets|Cushion pads for bistro chair, sage, set of 2|11.48|574.00^
|Cat. no. SE549
24 packs|Plant labels white 13 cm pack of 50|0.80|19.20^
|Cat. no. BL848
"""
    found = lines_of(read(page, (40, 120, 430, 500)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["SE549", None, "Cushion pads for bistro chair, sage, set of 2", "50"],
        ["BL848", None, "Plant labels white 13 cm pack of 50", "24"],
    ]


@pytest.mark.parametrize(
    ("code", "above", "below"),
    [
        ("Art.-Nr. KSA", "Bezeichnung", "Ihre Artikel-Nr."), ("Artikel-Nr.", "Bezeichnung", "Lief.-Art.-Nr."),
        ("Item no.", "Description", "Your item no."), ("Part no.", "Description", "Supplier part no."),
        ("Art.-Nr.", "Lieferantenartikel-Nr.", "Bezeichnung"),
    ],
)  # fmt: skip
def test_a_number_without_an_owner_is_the_buyers_where_that_with_the_text_is_the_suppliers(
    code: str, above: str, below: str
) -> None:
    first, text, number = below.startswith("Bez"), "Spritze 10 ml Luer-Lock", "Spender 1000 ml"
    rows = [("419-3543", text), ("555-4658", number)] if first else [(text, "419-3543"), (number, "555-4658")]
    page = f"""\
Example Works AG
Bestellung 4711 vom 07.10.2026
{code}|{above}|Menge|ME|Preis|Gesamt~
|{below}
59225|{rows[0][0]}|800|Stk|0,11|88,00^
|{rows[0][1]}
53872|{rows[1][0]}|12|Stk|9,89|118,68^
|{rows[1][1]}
"""
    found = lines_of(read(page, (40, 130, 330, 370, 420, 490)))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [
        ["419-3543", "59225", "Spritze 10 ml Luer-Lock", "800"],
        ["555-4658", "53872", "Spender 1000 ml", "12"],
    ]


def test_a_makers_number_stays_beside_a_suppliers_number_with_the_text() -> None:
    page = """\
Example Works AG
Bestellung 4711 vom 07.10.2026
Hersteller-Nr.|Bezeichnung / Ihre Artikel-Nr.|Menge|ME|Preis|Gesamt
59225|Spritze 10 ml Luer-Lock|800|Stk|0,11|88,00^
|419-3543
"""
    assert "59225" not in [line.get("buyer_article") for line in lines_of(read(page, (40, 130, 330, 370, 420, 490)))]


@pytest.mark.parametrize(
    ("other", "title", "label"),
    [
        ("Ihre Nr.", "Artikel / unsere Nr.", "uns. Art.:"),
        ("Ihre Art.-Nr.", "Ware / unsere Artikel-Nr.", "Unsere Nr.:"),
        ("Your no.", "Item / our no.", "Our no.:"), ("Vendor code", "Product / our code", "Our ref:"),
        ("Supplier no.", "Goods / customer no.", ""), ("Our no.", "Item / your no.", "Your no.:"),
    ],
)  # fmt: skip
def test_a_thing_beside_a_number_is_told_by_its_text_where_no_title_names_one(
    other: str, title: str, label: str
) -> None:
    page = f"""\
Bestellung PO-77120 vom 12.10.2026
Pos|{other}|{title}|Menge|ME|Preis|Betrag
1|834513|Wundspray Silber 200 ml|5|PK|4,20|21,00^
||{label} V5433
2|556216|Halskragen transparent 20 cm|10|PK|5,00|50,00^
||{label} V4750
"""
    found = lines_of(read(page, (40, 70, 150, 390, 430, 470, 530)))
    ours = "your" in title
    kinds = ("buyer_article", "article", *KINDS[2:]) if ours else KINDS
    assert [[line.get(kind) for kind in kinds] for line in found] == [
        ["834513", "V5433", "Wundspray Silber 200 ml", "5"],
        ["556216", "V4750", "Halskragen transparent 20 cm", "10"],
    ]
