"""Units below a title that nobody knows, in rows that have none: a person is asked."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

HEAD = "PURCHASE ORDER\nOrder no. 4711-20\n\n"
PLACES = (40, 80, 140, 290, 350, 400, 445, 500)
GOODS = (
    ("PT2438-14", "Cable tray medium", "8", "25.86", "206.88"),
    ("PT6844-99", "Cable SWA 3 core", "10", "27.91", "279.10"),
    ("PT6844-97", "Gland kit", "10", "2.00", "20.00"),
)


def _asked(title: str, cells: tuple[str, ...], quantities: tuple[str, ...] = ("8", "10", "10")) -> list[str | None]:
    rows = zip(GOODS, cells, quantities, strict=True)
    body = "\n".join(
        "|".join((str(at), *row[:2], other, count, *row[3:])) for at, (row, other, count) in enumerate(rows, 1)
    )
    found = read(f"{HEAD}Line|Part no|Description|{title}|Qty|Price|Total\n{body}", PLACES)
    return [one.field for one in found.findings if one.code == "pdf.number-unexplained"]


@pytest.mark.parametrize("title", ["Form", "Sales", "Colour", "Finish", "Ausf."])
@pytest.mark.parametrize(
    ("cells", "meant"), [(("BOX", "", "PKG"), (1, 3)), (("M", "BOX", ""), (1, 2)), (("", "Stck", "lfd. m"), (2, 3))]
)
def test_units_that_nobody_read_are_asked_about(title: str, cells: tuple[str, ...], meant: tuple[int, ...]) -> None:
    assert _asked(title, cells) == [f"lines[{at}].unit" for at in meant]


@pytest.mark.parametrize("cells", [("Red", "", "Green"), ("M", "L", "M"), ("BOX", "Red", "Red"), ("BOX", "", "")])
def test_colours_and_sizes_are_not(cells: tuple[str, ...]) -> None:
    assert _asked("Finish", cells) == []


def test_rows_with_units_are_not() -> None:
    assert _asked("Form", ("BOX", "", "PKG"), ("8 EA", "10 EA", "10 EA")) == []
