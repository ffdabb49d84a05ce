"""Numbers that end the line of their text, behind a sign or in brackets, where the title names them behind it."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, read

PLACES: Final = (40, 70, 330, 370, 420, 490)
KINDS: Final = ("article", "buyer_article", "gtin", "description")


def _lines(title: str, *texts: str) -> list[list[str | None]]:
    first, second = (one.partition("\n")[::2] for one in texts)
    page = f"""\
Example Works Ltd
Bestellung 4711 vom 07.10.2026
Pos|{title}|Menge|ME|Preis|Gesamt
1|{first[0]}|800|Stk|0,11|88,00^
|{first[1]}
2|{second[0]}|12|Stk|9,89|118,68^
|{second[1]}
Summe|||||206,68
"""
    return [[line.get(kind) for kind in KINDS] for line in lines_of(read(page, PLACES))]


TEXTS: Final = ("Kompressionsstrumpf Kl. 2 beige\nlang, geschlossene Spitze", "Wundauflage 10 x 20 cm")


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("Bezeichnung (Ihre Art.-Nr.)", "{} ({})"), ("Description [Your ref]", "{} [{}]"),
        ("Bezeichnung, Ihre Art.-Nr.", "{}, {}"), ("Description / Supplier item no.", "{} / {}"),
        ("Description / Your ref", "{} - {}"),
    ],
)  # fmt: skip
def test_one_number_ends_the_text(title: str, behind: str) -> None:
    found = _lines(title, behind.format(TEXTS[0], "4711-20"), behind.format(TEXTS[1], "4713-22"))
    texts = [one.replace("\n", " ") for one in TEXTS]
    assert found == [["4711-20", None, None, texts[0]], ["4713-22", None, None, texts[1]]]


@pytest.mark.parametrize(
    ("title", "behind"),
    [
        ("Bezeichnung (Ihre Nr. / unsere Nr.)", "{} ({} / {})"), ("Text / your ref / our ref", "{} / {} / {}"),
        ("Description, your code / our code", "{}, {} / {}"),
    ],
)  # fmt: skip
def test_two_numbers_end_the_text(title: str, behind: str) -> None:
    found = _lines(title, behind.format(TEXTS[0], "4711-20", "90123"), behind.format(TEXTS[1], "4713-22", "90145"))
    texts = [one.replace("\n", " ") for one in TEXTS]
    assert found == [["4711-20", "90123", None, texts[0]], ["4713-22", "90145", None, texts[1]]]


@pytest.mark.parametrize("behind", ["{} ({})", "{}\n({})", "{}, {}"])
def test_a_number_of_trade_ends_the_text(behind: str) -> None:
    texts = ("Kompressionsstrumpf lang", "Wundauflage")
    found = _lines("Bezeichnung (EAN)", *(behind.format(*one) for one in zip(texts, ("4012345000009", "4012345000016"),
                                                                             strict=True)))  # fmt: skip
    assert [line[2:] for line in found] == [["4012345000009", texts[0]], ["4012345000016", texts[1]]]


def test_a_text_that_ends_with_a_measure_ends_with_no_number() -> None:
    found = _lines("Description / Your ref", "Bolt M8 - 10.9", "Bolt M10 - 8.8")
    assert [line[0] for line in found] == [None, None]
    found = _lines("Description / Your ref", "Pipe, 6000 mm", "Pipe, 3000 mm")
    assert [line[0] for line in found] == [None, None]
    # Both are of one lot.
    found = _lines("Description / Your ref", "Pipe, 4711-20", "Bend, 4711-20")
    assert [line[0] for line in found] == [None, None]
