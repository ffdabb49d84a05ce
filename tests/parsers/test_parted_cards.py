"""Cards of which the goods are named among the titles of their values."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_NAMES = (("Aktenvernichter P-4", "Partikelschnitt 23 l"), ("Whiteboardmarker Set", ""), ("Ordner Großraum", "blau"))
_CODES = ("TD-766351", "SM-933558", "AF-198195")
_VALUES = (("12 Stk", "145,33", "1743,96"), ("2 Set", "6,51", "13,02"), ("50 Stk", "0,82", "41,00"))
_HEAD = "Bestellung E26/929743\nDatum 05.10.2026\n\n"
_TOTAL = "\nSumme netto 1797,98"


def _paper(card: str) -> str:
    cards = [
        card.format(at=at, one=one, two=two, code=code, count=values[0], price=values[1], amount=values[2])
        for at, ((one, two), code, values) in enumerate(zip(_NAMES, _CODES, _VALUES, strict=True), 1)
    ]
    return _HEAD + "\n".join(cards) + _TOTAL


@pytest.mark.parametrize(
    ("card", "places"),
    [
        (
            "Pos|{one}|Menge|Preis|Summe^\n{at}|{two}|{count}|{price}|{amount}^\n|Art.-Nr. {code}\n",
            (40, 70, 260, 340, 420),
        ),
        (
            "Line|Qty|{one}|Unit price|Total^\n{at}|{count}|{two}|{price}|{amount}^\n||Part no. {code}\n",
            (40, 70, 140, 340, 420),
        ),
        (
            "{one}|Bestellnummer|Menge|Preis|Wert^\n{two}|{code}|{count}|{price}|{amount}\n",
            (40, 200, 300, 400, 480),
        ),
        (
            "Pos|Menge|Einzelpreis|Betrag|{one}^\n{at}|{count}|{price}|{amount}|{two}^\n||||Artikel-Nr. {code}\n",
            (40, 70, 140, 220, 300),
        ),
        (
            "Pos||Menge|Preis|Summe~\n|{one}~\n{at}||{count}|{price}|{amount}~\n|{two} Art.-Nr. {code}\n",
            (40, 70, 260, 340, 420),
        ),
        (
            "|{one}^\nPos||Menge|Preis|Summe^\n{at}|{two}|{count}|{price}|{amount}^\n|Art.-Nr. {code}\n",
            (40, 70, 260, 340, 420),
        ),
        (
            "Pos|{one}|Lagerort|Menge|Preis|Summe^\n{at}|{two}|H{at}|{count}|{price}|{amount}^\n|Art.-Nr. {code}\n",
            (40, 70, 220, 290, 360, 430),
        ),
        (
            "Pos|{one}|Menge|Preis|Summe^\n{at}|{code}|{count}|{price}|{amount}^\n|{two}\n",
            (40, 70, 260, 340, 420),
        ),
    ],
    ids=["between", "behind the quantity", "left", "right", "below", "above", "beside strange titles", "over numbers"],
)
def test_the_name_stands_among_the_titles(card: str, places: tuple[int, ...]) -> None:
    found = read(_paper(card), places)
    assert raws(found, "description") == [" ".join(filter(None, one)) for one in _NAMES]
    assert raws(found, "article") == list(_CODES)
    assert raws(found, "quantity") == ["12", "2", "50"]
    assert raws(found, "price") == [one[1] for one in _VALUES]
    assert raws(found, "amount") == [one[2] for one in _VALUES]
