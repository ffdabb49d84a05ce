"""A heading with a day tells it of the order lines below; a day below a row is that row's."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from tests.parsers.drawn_pages import lines_of, page_of, raws, read

_PLACES = (40, 90, 160, 330, 380)
_HEAD = "Nordwerk GmbH, Kiel\nBestellung Nr. 4500123\nDatum: 20.10.2026\n\nPos|Artikel|Bezeichnung|Menge|ME\n"
_ROWS = ("10|471-20|Getriebemotor|5|Stk\n20|471-30|Kupplung|10|Stk\n", "30|472-11|Zahnriemen|4|Stk\n")


@pytest.mark.parametrize("place", ["", "||"])
@pytest.mark.parametrize(
    ("heading", "days"),
    [
        ("Liefertermin {}", ("12.11.2026", "03.12.2026")),
        ("*** Lieferung am {} ***", ("12.11.2026", "03.12.2026")),
        ("Teillieferung 1, Liefertermin: {}", ("12.11.2026", "03.12.2026")),
        ("Lieferwoche KW {}", ("46/2026", "49/2026")),
        ("Deliver by {}", ("12 Nov 2026", "3 Dec 2026")),
        ("Due {}:", ("2026-11-12", "2026-12-03")),
    ],
)
def test_the_rows_below_a_heading_have_its_day(place: str, heading: str, days: tuple[str, str]) -> None:
    first, second = (f"{place}{heading.format(day)}\n" for day in days)
    found = read(f"{_HEAD}{first}{_ROWS[0]}\n{second}{_ROWS[1]}", _PLACES)
    read_days = [one.removeprefix("KW ").strip(" *:") for one in raws(found, "delivery_date")]
    assert read_days == [days[0], days[0], days[1]]
    assert raws(found, "description") == ["Getriebemotor", "Kupplung", "Zahnriemen"]
    assert "delivery_date" not in found.root.values
    assert not found.findings


def test_a_heading_goes_on_over_the_page() -> None:
    first = page_of(f"{_HEAD}Liefertermin 12.11.2026\n{_ROWS[0]}", _PLACES)
    second = page_of(f"Pos|Artikel|Bezeichnung|Menge|ME\n{_ROWS[1]}", _PLACES)
    found = extract([first, second], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "delivery_date") == ["12.11.2026"] * 3


def test_a_day_below_a_row_is_of_that_row() -> None:
    first, second = _ROWS[0].splitlines()
    found = read(f"{_HEAD}{first}^\n||Liefertermin 12.11.2026\n{second}^\n||Termin 03.12.2026\n{_ROWS[1]}", _PLACES)
    assert [one.get("delivery_date") for one in lines_of(found)] == ["12.11.2026", "03.12.2026", None]


def test_a_row_that_tells_its_own_day_keeps_it() -> None:
    first, second = _ROWS[0].splitlines()
    below = f"{first}^\n||Termin: 01.11.2026\n{second}\n\nLiefertermin 03.12.2026\n"
    found = read(f"{_HEAD}Liefertermin 12.11.2026\n{below}{_ROWS[1]}", _PLACES)
    assert raws(found, "delivery_date") == ["01.11.2026", "12.11.2026", "03.12.2026"]


def test_a_day_above_the_titles_is_of_the_order() -> None:
    found = read(_HEAD.replace("\n\n", "\nLiefertermin: 12.11.2026\n\n") + _ROWS[0], _PLACES)
    assert not raws(found, "delivery_date")
    assert found.root.values["delivery_date"][0].raw == "12.11.2026"
