"""Two titles that may both be of units, or one that may be of something else: what stands below them tells."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

HEAD = "PURCHASE ORDER\nOrder no. 4711-20\n\n"
PLACES = (40, 80, 140, 320, 360, 400, 440, 490)
GOODS = (
    ("PT2438-14", "Cable tray medium", "8", "PC", "25.86", "206.88"),
    ("PT6844-99", "Cable SWA 3 core", "10", "M", "27.91", "279.10"),
    ("PT6844-97", "Gland kit", "10", "PKG", "2.00", "20.00"),
)
OTHERS = [
    ("Block", ("E-1", "E-1", "E-2")),
    ("Set", ("1A", "1B", "2")),
    ("Tray", ("Blue", "Green", "Red")),
    ("Block", ("1", "2", "2")),
    ("Pack size", ("12", "6", "24")),
    ("VPE", ("1", "10", "50")),
    ("Pack", ("12x330 ml", "6x1 l", "24x0,5 l")),
]


def _order(titles: str, rows: list[tuple[str, ...]]) -> list[dict[str, str]]:
    body = "\n".join("|".join((str(at), *row)) for at, row in enumerate(rows, 1))
    return lines_of(read(f"{HEAD}{titles}\n{body}", PLACES))


def _meant(found: list[dict[str, str]]) -> list[tuple[str, ...]]:
    names = ("article", "description", "quantity", "unit", "price", "amount")
    return [tuple(line.get(name, "") for name in names) for line in found]


@pytest.mark.parametrize(("title", "others"), OTHERS)
def test_of_two_titles_of_units_the_one_over_units_has_them(title: str, others: tuple[str, ...]) -> None:
    rows = [(*row[:2], other, *row[2:]) for row, other in zip(GOODS, others, strict=True)]
    assert _meant(_order(f"Line|Part no|Description|{title}|Qty|UoM|Price|Total", rows)) == list(GOODS)


@pytest.mark.parametrize(("title", "others"), OTHERS)
def test_units_beside_the_quantities_leave_none_to_a_title(title: str, others: tuple[str, ...]) -> None:
    rows = [(*row[:2], other, f"{row[2]} {row[3]}", *row[4:]) for row, other in zip(GOODS, others, strict=True)]
    assert _meant(_order(f"Line|Part no|Description|{title}|Qty|Price|Total", rows)) == list(GOODS)


def test_codes_below_a_word_for_a_unit_are_no_article() -> None:
    rows = [(*row[:2], f"B-10{at}2", *row[2:]) for at, row in enumerate(GOODS)]
    body = "\n".join("|".join((str(at), *row)) for at, row in enumerate(rows, 1))
    found = read(f"{HEAD}Line|Your part no|Description|Block|Qty|UoM|Price|Total\n{body}", PLACES)
    assert raws(found, "unit") == [row[3] for row in GOODS]
    assert raws(found, "buyer_article") == []


def test_units_that_nobody_knows_stay_units() -> None:
    rows = [(*row[:3], unit, *row[4:]) for row, unit in zip(GOODS, ("xyl", "quux", "xyl"), strict=True)]
    found = _order("Line|Part no|Description|Qty|UoM|Price|Total", rows)
    assert [line.get("unit") for line in found] == ["xyl", "quux", "xyl"]


@pytest.mark.parametrize("title", ["UT", "Form", "Sold as", "Gebindeart", "Per"])
@pytest.mark.parametrize(
    ("named", "below"),
    [
        ("Barcode (unit)", ("4028454145760", "4055528357286", "4015886722928")),
        ("EAN (Einheit)", ("4028454145760", "4055528357286", "4015886722928")),
        ("GTIN (Stück)", ("4028454145760", "4055528357286", "4015886722928")),
        ("EAN (VE)", ("4028454145760", "4055528357286", "4015886722928")),
        ("Pack size", ("12", "6", "24")),
        ("Unit", ("", "", "")),
    ],
)
def test_units_below_a_title_nobody_knows_are_those_of_a_title_with_none(
    title: str, named: str, below: tuple[str, ...]
) -> None:
    rows = [(*row[:2], other, *row[2:]) for row, other in zip(GOODS, below, strict=True)]
    places = (40, 80, 140, 250, 340, 380, 445, 500)
    body = "\n".join("|".join((str(at), *row)) for at, row in enumerate(rows, 1))
    found = lines_of(read(f"{HEAD}Line|Part no|Description|{named}|Qty|{title}|Price|Total\n{body}", places))
    assert _meant(found) == list(GOODS)
    if below[0][6:]:
        assert [line.get("gtin") for line in found] == list(below)
