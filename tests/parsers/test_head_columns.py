"""Names in the column of a letterhead, above an office and its street and town in one line."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from orderhub.document import Document
from parsers.page_order import extract
from parsers.page_words import Page, Word

_ROWS = (
    "Pos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag",
    "1|4711-20|Besen|5|2,00|10,00",
    "2|4711-33|Eimer|2|3,00|6,00",
)
_PLACES = (40, 80, 160, 300, 400, 460)
_TOWN = ("Dorfstrasse 14, 9535 Wilenbach", "Telefon 071 929 60 44, werkhof@wilenbach.example")


def _words(x: float, y: float, text: str, high: float = 10) -> list[Word]:
    words: list[Word] = []
    for one in text.split():
        words.append(Word(one, x, y, x + 0.5 * high * len(one), y + high, 1000))
        x += 0.5 * high * len(one) + 0.3 * high
    return words


def _buyer(sign: Sequence[str], column: Sequence[str], left: float = 290) -> str:
    words = [word for at, one in enumerate(sign) for word in _words(340 - left, 54 + at * 16, one, 13)]
    words += [word for at, one in enumerate(column) for word in _words(left, 56 + at * 11, one, 9)]
    reader = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
    words += [word for at, one in enumerate(reader) for word in _words(330, 140 + at * 12, one)]
    words += _words(50, 215, "Bestellung WH-2026-595")
    for at, row in enumerate(_ROWS):
        words += [one for place, cell in zip(_PLACES, row.split("|"), strict=True)
                  for one in _words(place, 300 + 14 * at, cell)]  # fmt: skip
    page = Page(1, 595, 842, words, "text-layer")
    found = extract([page], Document(b"", "order.pdf"), "pdf", fuzzy=False)
    return found.root.values["buyer_name"][0].raw


@pytest.mark.parametrize("left", [290, 40])
@pytest.mark.parametrize("sign", [("Gemeinde", "Wilenbach"), ("Wilenbach",), ()])
@pytest.mark.parametrize("office", ["Bau und Infrastruktur · Unterhalt", "Bau und Infrastruktur", "Facility Services"])
def test_the_name_stands_above_the_office(sign: Sequence[str], office: str, left: float) -> None:
    assert _buyer(sign, ("Politische Gemeinde Wilenbach", office, *_TOWN), left) == "Politische Gemeinde Wilenbach"


@pytest.mark.parametrize(
    ("sign", "column", "name"),
    [
        (("Town of", "Wilbury"), ("Town of Wilbury", "Public Works", "12 High Street, Wilbury, MA 01234"),
         "Town of Wilbury"),
        (("Hotel", "Seeblick"), ("Hotel Restaurant Seeblick", "Frühstück und Bar", "Weg 4, 78462 Konstanz"),
         "Hotel Restaurant Seeblick"),
        ((), ("Hotel Restaurant Seeblick", "Küche", "Weg 4, 78462 Konstanz", "post@seeblick.example"),
         "Hotel Restaurant Seeblick"),
    ],
)  # fmt: skip
def test_a_sign_or_the_address_for_mail_says_a_word_of_the_name(
    sign: Sequence[str], column: Sequence[str], name: str
) -> None:
    assert _buyer(sign, column) == name


@pytest.mark.parametrize(
    "column",
    [
        ("Familie Huber", "Gasthof Post", "Weg 4, 78462 Konstanz", "info@gasthof-post.example"),
        ("Gemeinde Wilenbach", "Grundschule am Park", "Dorfstrasse 14, 9535 Wilenbach"),
    ],
)
def test_a_house_below_another_name_is_no_office(column: Sequence[str]) -> None:
    assert _buyer((), column) == column[1]
