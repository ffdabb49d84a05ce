"""Titles that list numbers with signs between, above, below or behind the text: "Ihre Art.Nr. / Unsere Art.Nr."."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.drawn_pages import lines_of, read

PLACES: Final = (40, 70, 300, 350, 400, 490)
KINDS: Final = ("article", "buyer_article", "gtin", "description", "quantity")


def _page(titles: str, *texts: str) -> str:
    upper, *lower = titles.split("\n")
    head = "".join(f"^\n|{one}" for one in lower)
    first, second, third = (one.replace("\n", "^\n|").partition("^")[::2] for one in texts)
    return f"""\
Example Metalworks Ltd
Bestellung 4711 vom 07.10.2026

Pos|{upper}|Menge|EH|Preis EUR|Wert EUR{head}
1|{first[0]}|2|Stk|58,48|116,96^{first[1]}
2|{second[0]}|10|kg|2,21|22,10^{second[1]}
3|{third[0]}|15|Stk|2,00|30,00^{third[1]}
Summe|||||169,06"""


def _lines(titles: str, *texts: str) -> list[list[str | None]]:
    return [[line.get(kind) for kind in KINDS] for line in lines_of(read(_page(titles, *texts), PLACES))]


WANTED: Final = [
    ["17.777.81", "R20455", None, "Gitterrost verzinkt 1000 x 600 mm MW 34/38, TS 30/3", "2"],
    ["78.297.86", "R32906", None, "Rundstahl blank h9 C45+C 30 mm", "10"],
    ["37.250.71", "R26762", None, "Scheibe DIN 125 A 13 verzinkt", "15"],
]
TEXTS: Final = (
    "Gitterrost verzinkt 1000 x 600 mm MW\n34/38, TS 30/3", "Rundstahl blank h9 C45+C 30 mm",
    "Scheibe DIN 125 A 13 verzinkt",
)  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "sign"),
    [
        ("Bezeichnung\nIhre Art.Nr. / Unsere Art.Nr.", " / "), ("Bezeichnung\nIhre Art.Nr./Unsere Art.Nr.", "/"),
        ("Bezeichnung\n(Ihre / unsere Artikelnummer)", " - "), ("Artikel\nLief.-Art.-Nr., Mat.-Nr.", ", "),
        ("Description\nSupplier part no. - Our part no.", " - "), ("Description / Your ref / Our ref", " / "),
        ("Bezeichnung / Artikel-Nr. Lieferant / Kunde", " · "), ("Text\nLieferantenmaterial / Material", "\n"),
    ],
)  # fmt: skip
def test_numbers_stand_below_the_text_in_the_order_of_their_titles(titles: str, sign: str) -> None:
    rows = [f"{text}\n{theirs}{sign}{ours}" for text, (theirs, ours, *_) in zip(TEXTS, WANTED, strict=True)]
    assert _lines(titles, *rows) == WANTED


@pytest.mark.parametrize(
    "titles", ["Unsere Art.-Nr. / Ihre Art.-Nr.\nBezeichnung", "Our item no. / Vendor item no. / Description"]
)
def test_numbers_stand_above_the_text_in_the_order_of_their_titles(titles: str) -> None:
    rows = [f"{ours} / {theirs}\n{text}" for text, (theirs, ours, *_) in zip(TEXTS, WANTED, strict=True)]
    assert _lines(titles, *rows) == WANTED


def test_a_number_of_trade_is_one_of_those_listed() -> None:
    gtins = ("4012345000009", "4012345000016", "4012345000023")
    rows = [f"{gtin} / {line[0]}\n{text}" for gtin, line, text in zip(gtins, WANTED, TEXTS, strict=True)]
    wanted = [[line[0], None, gtin, *line[3:]] for gtin, line in zip(gtins, WANTED, strict=True)]
    assert _lines("EAN / Ihre Art.-Nr.\nBezeichnung", *rows) == wanted


def test_one_of_the_numbers_may_be_left_out() -> None:
    rows = [f"{text}\n{line[0]} / {line[1]}" for text, line in zip(TEXTS, WANTED, strict=True)]
    rows[1] = f"{TEXTS[1]}\n78.297.86 /"
    wanted = [WANTED[0], ["78.297.86", None, *WANTED[1][2:]], WANTED[2]]
    assert _lines("Bezeichnung\nIhre Art.Nr. / Unsere Art.Nr.", *rows) == wanted


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        ("Description\nYour / our ref", "Yours: {} Ours: {}"),
        ("Description / Your ref / Our ref", "{} (our ref. {})"),
        ("Bezeichnung\nIhre Nr. / Unsere Nr.", "Ihre Nr. {} - unsere Nr. {}"),
        ("Artikel\nUnsere Nr. / Ihre Nr.", "Ihre Nr. {}, unsere Nr. {}"),
    ],
)  # fmt: skip
def test_a_label_tells_which_of_the_listed_numbers_stands_behind_it(titles: str, numbers: str) -> None:
    rows = [f"{text}\n{numbers.format(line[0], line[1])}" for text, line in zip(TEXTS, WANTED, strict=True)]
    assert _lines(titles, *rows) == WANTED


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("78.297.86 / -", ["78.297.86", None]), ("- / R32906", [None, "R32906"]),
        ("78.297.86", ["78.297.86", None]), ("R32906", [None, "R32906"]),
    ],
)  # fmt: skip
def test_a_listed_number_that_stands_alone_is_known_by_its_make(second: str, wanted: list[str | None]) -> None:
    rows = [f"{text}\n{line[0]} / {line[1]}" for text, line in zip(TEXTS, WANTED, strict=True)]
    rows[1] = f"{TEXTS[1]}\n{second}"
    found = _lines("Bezeichnung\nIhre Art.Nr. / Unsere Art.Nr.", *rows)
    assert found == [WANTED[0], [*wanted, *WANTED[1][2:]], WANTED[2]]


def test_listed_numbers_may_stand_on_the_other_side_of_all_texts() -> None:
    rows = [f"{line[0]} / {line[1]}\n{text}" for text, line in zip(TEXTS, WANTED, strict=True)]
    assert _lines("Bezeichnung\nIhre Art.Nr. / Unsere Art.Nr.", *rows) == WANTED


@pytest.mark.parametrize(
    "titles",
    [
        "Material\nBezeichnung\nIhre Materialnummer", "Item / Description / Vendor Item",
        "Teilenummer\nBezeichnung\nLief.-Teilenummer", "Artikel / Bezeichnung / Ihre Art.-Nr.",
    ],
)  # fmt: skip
def test_a_number_that_nobody_owns_is_the_buyers_where_another_part_of_the_title_is_the_suppliers(titles: str) -> None:
    rows = [f"{line[1]}\n{text}\n{line[0]}" for text, line in zip(TEXTS, WANTED, strict=True)]
    assert _lines(titles, *rows) == WANTED


@pytest.mark.parametrize(
    "titles", ["Bezeichnung\nIhre Art.-Nr. / Zeichnungs-Nr.", "Description / Item no. / Mfr part no."]
)
def test_numbers_of_another_sort_are_told_beside_those_listed(titles: str) -> None:
    rows = [f"{text}\n{line[0]} / {line[1]}" for text, line in zip(TEXTS, WANTED, strict=True)]
    found = lines_of(read(_page(titles, *rows), PLACES))
    assert [[line.get(kind) for kind in KINDS] for line in found] == [[line[0], None, *line[2:]] for line in WANTED]
    assert [str(line[1]) in one["note"] for one, line in zip(found, WANTED, strict=True)] == [True, True, True]


@pytest.mark.parametrize("titles", ["Bezeichnung\nUnsere Art.-Nr.", "Our item / Description", "EAN\nBezeichnung"])
def test_a_number_of_the_buyer_or_of_trade_is_not_the_suppliers_as_well(titles: str) -> None:
    gtin = titles.startswith("EAN")
    numbers = ("4012345000009", "4012345000016", "4012345000023") if gtin else ("R20455", "R32906", "R26762")
    below = titles.startswith("Bez")
    rows = [f"{text}\n{number}" if below else f"{number}\n{text}" for text, number in zip(TEXTS, numbers, strict=True)]
    found = _lines(titles, *rows)
    assert [line[0] for line in found] == [None, None, None]
    assert [line[2 if gtin else 1] for line in found] == list(numbers)


@pytest.mark.parametrize("numbers", ["{} /\n{}", "{}\n/ {}"])
def test_listed_numbers_may_be_broken_at_their_sign(numbers: str) -> None:
    rows = [f"{text}\n{numbers.format(line[0], line[1])}" for text, line in zip(TEXTS, WANTED, strict=True)]
    assert _lines("Bezeichnung\nIhre Art.Nr. /\nUnsere Art.Nr.", *rows) == WANTED
