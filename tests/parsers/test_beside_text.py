"""Labelled numbers below the numbers of their rows, with text beside them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES: Final = (40, 75, 230, 400, 440, 480, 530)
_PAGE: Final = """\
Purchase Order No. 4711 dated 07.10.2026
Ln|{title}|Description|Qty|UOM|Price|Amount
1|DP64766|Paint epoxy two component|10|EA|19.70|197.00^
|{label} TR-56102|Material certificate 3.1 required

2|DP26047|Mechanical seal 43 mm to EN|20|EA|9.12|182.40^
||12756^
|{label} FS-47893|Pack singly

|Total|||||379.40
"""


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Our part no. / Your part no.", "Yours:"),
        ("Our part no. / Your part no.", "Your ref:"),
        ("Our part no. / Your part no.", "Vendor no."),
        ("Our part no. / Your part no.", "V/N:"),
        ("Unsere Nr. / Ihre Nr.", "Ihre:"),
        ("Unsere Nr. / Ihre Nr.", "Lief.-Nr.:"),
        ("Our part no.", "Your part:"),
        ("Unsere Nr.^\n|Ihre Nr.", "Ihre:"),
        ("Unsere Nr.^\n|Ihre Nr.", "Lief:"),
    ],
)
def test_a_labelled_number_left_of_the_text_is_no_text(title: str, label: str) -> None:
    page = _PAGE.format(title=title, label=label)
    if "^" in title:
        page = page.replace("|Description|Qty|UOM|Price|Amount", "").replace(
            "Unsere Nr.^", "Unsere Nr.|Description|Qty|UOM|Price|Amount^"
        )
    found = read(page, _PLACES)
    kinds = ("article", "buyer_article", "description")
    assert [[line.get(kind) for kind in kinds] for line in lines_of(found)] == [
        ["TR-56102", "DP64766", "Paint epoxy two component Material certificate 3.1 required"],
        ["FS-47893", "DP26047", "Mechanical seal 43 mm to EN 12756 Pack singly"],
    ]


def test_a_number_alone_below_the_text_is_none_of_the_numbers_beside_it() -> None:
    page = _PAGE.format(title="Our part no. / Your part no.", label="").replace("| FS-47893|Pack singly\n", "")
    found = read(page, _PLACES)
    assert raws(found, "description")[1] == "Mechanical seal 43 mm to EN 12756"
    assert raws(found, "article") == ["TR-56102"]
