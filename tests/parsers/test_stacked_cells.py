"""Text and numbers that stand under one another in one cell, as its title says from top to bottom."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 80, 330, 390, 440, 500)
_THREE = """Bestellung Nr. 4711

|Unsere Teile-Nr.^
|Bezeichnung|Bestell-|Mengen-|Preis|Wert^
Pos|Ihre Artikel-Nr.|menge|einheit|in EUR|in EUR

001|DT11126|24|Stck|10,00|240,00^
|Rillenkugellager 6305^
|120.256-22

002|DT45170|6|Stck|20,00|120,00^
|Schalter M12 PNP^
|610.771-52
"""


def test_number_text_and_number_stand_under_one_another() -> None:
    lines = lines_of(read(_THREE, _PLACES))
    assert [(one["buyer_article"], one["description"], one["article"]) for one in lines] == [
        ("DT11126", "Rillenkugellager 6305", "120.256-22"),
        ("DT45170", "Schalter M12 PNP", "610.771-52"),
    ]


@pytest.mark.parametrize("title", ["Gutsbenennung", "Bezeichnung"])
def test_a_number_stands_below_the_text_where_one_title_names_it_below_another(title: str) -> None:
    """Nobody need know what the text is called, nor how many numbers stand below it."""
    found = read(
        "Bestellung Nr. 4711\n\n"
        f"|{title}|||Ansatz|Betrag^\nPos.|Artikel-Nr. Lieferant|Anzahl|ME|CHF|CHF\n\n"
        "1|Kabelschutzrohr geriffelt|50|m|3.00|150.00^\n|517.608.96\n\n"
        # The text ends with a number of its own.
        "2|Verteilerschrank leer, EN|15|Stk.|6.00|90.00^\n|61439-5^\n|477.791.35\n",
        _PLACES,
    )
    lines = lines_of(found)
    assert [one["article"] for one in lines] == ["517.608.96", "477.791.35"]
    assert lines[1]["description"] == "Verteilerschrank leer, EN 61439-5"


def test_what_one_row_has_below_its_text_is_no_number_of_the_goods() -> None:
    found = read(
        "Bestellung Nr. 4711\n\n"
        "|Gutsbenennung|||Ansatz|Betrag^\nPos.|Artikel-Nr. Lieferant|Anzahl|ME|CHF|CHF\n\n"
        "1|Kabelschutzrohr geriffelt|50|m|3.00|150.00^\n|517.608.96\n\n"
        "2|Verteilerschrank leer|15|Stk.|6.00|90.00^\n|mit Sockel\n",
        _PLACES,
    )
    assert all("article" not in one for one in lines_of(found))
