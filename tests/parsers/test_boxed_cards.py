"""Order lines on cards whose labels stand over their values in several places."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, raws, read

_PLACES = (45, 110, 330, 440)
_GOODS = (
    ("15", "Packung", "Absaugkanülen 16 mm,", "20 Stück", "1346-17", "Z74691"),
    ("10", "Stück", "Adhäsiv lichthärtend", "", "1502-95", "Z66005"),
    ("4", "Karton", "Sterilisationsbeutel", "1.000 Stück", "1312-90", "Z27507"),
)
_HEAD = "Fax-Bestellung\nBestellung Nr.: MB-2120\nBestellt am: 26.09.2026\n\n"
_FOOT = "\n\nZahlungsart: Lastschrift. Bitte keine Werbemittel beilegen.\nLieferung an Praxis"


def _card(labels: tuple[str, str, str], row: tuple[str, ...]) -> str:
    count, unit, first, second, theirs, ours = row
    text, article, own = labels
    return f"{count}|{text}|{article}\n|{first}|{theirs}^\n{unit}|{second}|{own}^\n||{ours}\n"


@pytest.mark.parametrize(
    "labels",
    [
        ("Artikel", "Ihre Artikelnummer", "Unsere Lagernr. (bitte auf Lieferschein)"),
        ("Bezeichnung", "Ihre Art.-Nr.", "Unsere Art.-Nr."),
        ("Description", "Your item no.", "Our stock code"),
        ("Description", "Supplier code", "Our SAP no."),
    ],
)
def test_each_label_stands_over_its_value(labels: tuple[str, str, str]) -> None:
    found = read(_HEAD + "\n".join(_card(labels, row) for row in _GOODS) + _FOOT, _PLACES)
    assert raws(found, "quantity") == ["15", "10", "4"]
    assert raws(found, "unit") == ["Packung", "Stück", "Karton"]
    assert raws(found, "article") == ["1346-17", "1502-95", "1312-90"]
    assert raws(found, "buyer_article") == ["Z74691", "Z66005", "Z27507"]
    assert raws(found, "description") == [
        "Absaugkanülen 16 mm, 20 Stück", "Adhäsiv lichthärtend", "Sterilisationsbeutel 1.000 Stück",
    ]  # fmt: skip


def test_what_is_said_of_a_card_beside_its_goods_is_a_note() -> None:
    labels = ("Artikel", "Ihre Artikelnummer", "Kostenstelle")
    found = read(_HEAD + "\n".join(_card(labels, row) for row in _GOODS) + _FOOT, _PLACES)
    assert raws(found, "article") == ["1346-17", "1502-95", "1312-90"]
    assert raws(found, "buyer_article") == []
    assert raws(found, "note") == [f"Kostenstelle {row[-1]}" for row in _GOODS]


@pytest.mark.parametrize("odd", [("4", "Karton 2", *_GOODS[2][2:]), ("vier", *_GOODS[2][1:]), (*_GOODS[2][:4], "", "")])
def test_a_card_of_another_build_is_not_read_by_halves(odd: tuple[str, ...]) -> None:
    labels = ("Artikel", "Ihre Artikelnummer", "Unsere Lagernr.")
    found = read(_HEAD + "\n".join(_card(labels, row) for row in (*_GOODS[:2], odd)) + _FOOT, _PLACES)
    assert lines_of(found) == []
