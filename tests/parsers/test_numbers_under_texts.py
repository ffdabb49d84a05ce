"""Tables whose numbers of both sides stand under the text, with nothing but a counter in a column of its own."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, read

PLACES: Final = (40, 70, 300, 390, 470)
KINDS: Final = ("position", "article", "buyer_article", "description", "unit", "quantity")


def _lines(numbers: str, foot: str = "") -> list[list[str | None]]:
    both = [numbers.replace("OURS", ours).replace("THEIRS", theirs)
            for ours, theirs in (("FX-ST-2460", "NW937234"), ("FX-BF-7233", "NW238146"))]  # fmt: skip
    page = f"""\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
No.|Goods|Quantity|Price|Net value
1|Masonry drill bit 10 x 160 mm|EACH 12|3.04|36.48^
|{both[0]}
2|Degreaser concentrate 25 l drum|EACH 20|53.99|1,079.80^
|{both[1]}
{foot}"""
    return [[line.get(kind) for kind in KINDS] for line in lines_of(read(page, PLACES))]


WANTED: Final = [
    ["1", "NW937234", "FX-ST-2460", "Masonry drill bit 10 x 160 mm", "EACH", "12"],
    ["2", "NW238146", "FX-BF-7233", "Degreaser concentrate 25 l drum", "EACH", "20"],
]


@pytest.mark.parametrize(
    "numbers",
    [
        "Our ref: OURS | Your ref: THEIRS",
        "Our ref OURS / Your ref THEIRS",
        "Your code: THEIRS, our code: OURS",
        "Supplier ref: THEIRS · Our ref: OURS",
        "Your Part No. THEIRS - Our Part No. OURS",
    ],
)
def test_both_numbers_stand_behind_labels_below_the_text(numbers: str) -> None:
    assert _lines(numbers, "Total||||1,116.28") == WANTED


@pytest.mark.parametrize(
    "foot",
    [
        "Less trade discount 3%||||-33.49\nTotal||||1,082.79",
        "Total||||1,116.28\n\nExample Bank of|PL61 1090 1014 0000 0712|1981 2874|GSBKPLPW|Sheet 1 of 2",
        "Total||||1,116.28\n\nUnit 14, Catterline|Trading Estate VAT|GB 318 4402 17|IBAN GB29|1331 9268 19",
    ],
)
def test_what_stands_below_the_table_does_not_keep_a_counter_from_counting(foot: str) -> None:
    assert _lines("Our ref: OURS | Your ref: THEIRS", foot) == WANTED


def test_a_unit_before_a_long_quantity_is_no_end_of_the_text() -> None:
    page = """\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
No.|Goods|Quantity|Price|Net value
1|Socket head cap screw M8 x 25|szt/pcs 12|0.28|3.36
2|Cable gland brass M20|    szt/pcs 12,000|0.04|480.00
3|Drum|   szt/pcs 12,000|0.04|480.00
Total||||963.36"""
    lines = lines_of(read(page, (40, 70, 330, 410, 490)))
    assert [(line["description"], line.get("unit"), line["quantity"]) for line in lines] == [
        ("Socket head cap screw M8 x 25", "szt/pcs", "12"),
        ("Cable gland brass M20", "szt/pcs", "12,000"),
        ("Drum", "szt/pcs", "12,000"),
    ]
    wide = """\
Purchase Order No. 4711 dated 07.10.2026
No.|Goods||Quantity|Price|Net value
1|Socket head cap screw M8 x 25 grade||Each 12|0.28|3.36
2|Cable gland brass M20 with nut|Each|12,000|0.04|480.00
Total|||||483.36"""
    lines = lines_of(read(wide, (40, 70, 310, 333, 410, 490)))
    assert [(line["description"], line.get("unit"), line["quantity"]) for line in lines][1] == (
        "Cable gland brass M20 with nut", "Each", "12,000",
    )  # fmt: skip


def test_a_label_within_the_text_below_a_number_keeps_it_from_being_none() -> None:
    """ "Cutting disc 115": a disc is no discount."""
    page = """\
Example Works Ltd
Purchase Order No. 4711 dated 07.10.2026
Line|Product (Council)|Supplier product|Unit|Quantity|Price|Amount
1|WK-1816|237091|M|12.5|8.96|112.00^
|Steel tube 48.3 x 3.2 mm
2|WK-9960|958803|EA|12|1.04|12.48^
|Cutting disc 115 x 1 mm inox
Total||||||124.48"""
    lines = lines_of(read(page, (40, 70, 200, 330, 380, 430, 490)))
    assert [(line["buyer_article"], line["article"], line["description"]) for line in lines] == [
        ("WK-1816", "237091", "Steel tube 48.3 x 3.2 mm"),
        ("WK-9960", "958803", "Cutting disc 115 x 1 mm inox"),
    ]
