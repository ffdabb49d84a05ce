"""Numbers beside the quantity: those that follow from the row, and those that would be the quantity instead."""

from __future__ import annotations

import pytest

from orderhub.document import Severity
from tests.parsers.drawn_pages import raws, read

_PLACES = (40, 100, 230, 280, 340, 400, 460, 520)


def _asked(text: str) -> list[str]:
    found = read(text, _PLACES)
    assert raws(found, "quantity") == ["12", "100", "5"]
    return [one.code for one in found.findings if one.severity is not Severity.INFO and one.field == "lines"]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Offen", ("12", "100", "5")), ("Geliefert", ("0", "0", "0")), ("EP brutto", ("5,00", "1,01", "14,88")),
        ("Brutto", ("59,98", "101,15", "74,38")),
    ],
)  # fmt: skip
def test_numbers_that_follow_from_the_row_are_no_question(title: str, cells: tuple[str, str, str]) -> None:
    first, second, third = cells
    assert not _asked(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Bestellt|ME|{title}|Preis|Betrag\n"
        f"4711-20|Schraube|12|ST|{first}|4,20|50,40\n88-1230|Kugellager|100|ST|{second}|0,85|85,00\n"
        f"61.0045|Dichtring|5|KG|{third}|12,50|62,50"
    )


def test_other_numbers_that_multiply_than_those_whose_title_counts_are_asked_about() -> None:
    text = (
        "Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|BME|Preismenge|PME|Preis|Betrag\n"
        "4711-20|Schraube|100|ST|12,500|KG|3,20|40,00\n88-1230|Kugellager|25|ST|4,000|KG|8,10|32,40\n"
        "61.0045|Dichtring|40|ST|2,500|KG|6,00|15,00"
    )
    found = read(text, _PLACES)
    assert "pdf.column-unknown" in [one.code for one in found.findings]


@pytest.mark.parametrize(
    ("title", "cells"),
    [("VPE", ("6", "50", "5")), ("Mind.-Menge", ("10", "20", "5")), ("St.", ("1", "1", "1"))],
)
def test_how_goods_are_packed_is_no_question_where_the_rows_are_whole(title: str, cells: tuple[str, str, str]) -> None:
    first, second, third = cells
    assert not _asked(
        f"Bestellung 4711\nArtikel-Nr.|Bezeichnung|Menge|ME|{title}|Preis|Betrag\n"
        f"4711-20|Schraube|12|ST|{first}|4,20|50,40\n88-1230|Kugellager|100|ST|{second}|0,85|85,00\n"
        f"61.0045|Dichtring|5|KG|{third}|12,50|62,50"
    )
