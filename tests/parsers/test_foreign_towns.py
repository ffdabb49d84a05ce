"""Addresses whose postal code stands behind the town, and streets that look like a town with its code."""

from __future__ import annotations

import pytest

from parsers.foreign_towns import town_among
from parsers.line_runs import runs_of
from parsers.postal_lines import Part, is_name
from tests.parsers.drawn_pages import line_of, read


def block(*texts: str) -> list[Part]:
    return [Part(line, line.words) for line in map(line_of, texts)]


@pytest.mark.parametrize(
    ("above", "text", "below", "meant"),
    [
        ("312 Waihopai Valley Road", "Blenheim 7276", "Tel 03 555 0120", ("7276", "Blenheim", None)),
        ("RD 6", "Blenheim 7276", "New Zealand", ("7276", "Blenheim", "NZ")),
        ("Plot J-14, MIDC Bhosari", "Pune - 411 026", "Tel 4711", ("411 026", "Pune", "IN")),
        ("Arasur", "Coimbatore 641407, Tamil Nadu, India", "", ("641407", "Coimbatore", "IN")),
        ("Stand 41, 5th Avenue", "Alberton, Gauteng, 1449", "South Africa", ("1449", "Alberton, Gauteng", "ZA")),
        ("12 High Street", "PO Box 2020", "", None),
        ("12 High Street", "Phone 4711", "", None),
        ("Valve body", "Drawing 4711", "", None),
        ("Northgate Stores", "1200 Boul. Industriel", "Laval QC H7L 4R3", None),
        ("Hauptstraße 5", "20457 Hamburg", "Germany", ("20457", "Hamburg", None)),
    ],
)
def test_what_stands_around_tells_a_town(
    above: str, text: str, below: str, meant: tuple[str, str, str | None] | None
) -> None:
    assert town_among(block(above, text, *([below] if below else [])), 1) == meant


def test_an_address_in_one_line_needs_no_code() -> None:
    found = read(
        "Karoo Drives Ltd|Order No. 4772-427\n\nLine|Part No.|Description|Qty|Price|Amount\n"
        "10|NW-82248|Paint epoxy|20|12.14|242.80\n\n"
        "Delivery address: Karoo Stores, 12 Kritzinger Road, Alrode",
        (50, 110, 190, 350, 400, 460),
    )
    assert found.root.values["delivery_name"][0].raw == "Karoo Stores"


def test_a_title_in_greater_letters_ends_a_name() -> None:
    line = line_of("Coral Bay Marine PURCHASE ORDER")
    line.words[3:] = [word._replace(y0=word.y0 - 4) for word in line.words[3:]]
    assert [" ".join(one.text for one in run) for run in runs_of(line)] == ["Coral Bay Marine", "PURCHASE ORDER"]


def test_a_name_may_end_with_a_number_above_its_street() -> None:
    found = read(
        "Karoo Drives Ltd|||Order No. 4772-427\n\nShip To:\nKaroo Stores 2\n1200 Boul. Industriel\nLaval QC H7L 4R3\n\n"
        "Line|Part No.|Description|Qty|Price|Amount\n10|NW-82248|Paint epoxy|20|12.14|242.80",
        (50, 110, 190, 350, 400, 460),
    )
    assert found.root.values["delivery_name"][0].raw == "Karoo Stores 2"


def test_a_name_may_end_with_a_letter_and_its_point() -> None:
    names = block("F.LLI CAPPELLETTI S.N.C. di Cappelletti Ugo & C.", "Goods go to the door beside the old gate.")
    assert [is_name(one) for one in names] == [True, False]
