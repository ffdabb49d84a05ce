"""The buyer's number and the day at a place, told below every row in one wording without a label that is known."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import raws, read

_PLACES = (40, 80, 280, 340, 420)
_SUPPLIERS = "Lieferanten-Art.-Nr. NW2930-6{at}"
_DAYS = ("21.10.2026", "06.10.2026", "27.09.2026")


def _paper(*parts: str, sign: str = " · ", days: tuple[str, ...] = _DAYS) -> str:
    rows = []
    for at, day in enumerate(days, 1):
        below = sign.join(parts).format(at=at, day=day)
        rows.append(f"0{at}|Scheibe M1{at} A4|10 Stck|0,50|5,00^\n|{below}\n")
    total = f"Warenwert||||{5 * len(days)},00"
    return "Bestellung BE-26-95560 vom 15.09.2026\n\nPos.|Bezeichnung|Menge|Preis|Wert\n" + "\n".join([*rows, total])


@pytest.mark.parametrize("sign", [" · ", " – ", " / ", ", ", "; "])
@pytest.mark.parametrize(
    "label",
    ["Werft-Stücklistennr.", "Yard parts list no.", "Quast-Teile-Nr.", "Schiffs-Baugruppen-Nr.", "Xylo BOM no."],
)
@pytest.mark.parametrize("first", [False, True])
def test_a_number_under_a_name_of_its_own_beside_the_suppliers_is_the_buyers(
    sign: str, label: str, *, first: bool
) -> None:
    parts = [_SUPPLIERS, f"{label} 512.4{{at}}.8953"]
    found = read(_paper(*(parts[::-1] if first else parts), sign=sign), _PLACES)
    assert raws(found, "buyer_article") == ["512.41.8953", "512.42.8953", "512.43.8953"]
    assert raws(found, "article") == ["NW2930-61", "NW2930-62", "NW2930-63"]
    assert raws(found, "description") == ["Scheibe M11 A4", "Scheibe M12 A4", "Scheibe M13 A4"]


@pytest.mark.parametrize(
    "parts",
    [
        (_SUPPLIERS, "Werft-Stücklistennr. 512.43.8953"),  # the same in all rows
        ("Werft-Stücklistennr. 512.4{at}.8953",),  # no supplier's number
        (_SUPPLIERS, "Angebots-Nr. 512.4{at}.8953"),
        (_SUPPLIERS, "Prüf-Protokoll-Nr. 512.4{at}.8953"),
    ],
)
def test_another_number_is_nobodys(parts: tuple[str, ...]) -> None:
    assert raws(read(_paper(*parts), _PLACES), "buyer_article") == []


@pytest.mark.parametrize(
    "said",
    ["auf der Werft am", "an der Baustelle bis", "bei uns bis spätestens", "im Zentrallager zum", "on site by",
     "required at our works by", "benötigt an Bord am", "into the warehouse no later than"],
)  # fmt: skip
@pytest.mark.parametrize("count", [1, 3])
def test_the_day_at_which_goods_are_at_a_place_is_that_of_delivery(said: str, count: int) -> None:
    found = read(_paper(_SUPPLIERS, f"{said} {{day}}", days=_DAYS[:count]), _PLACES)
    assert raws(found, "delivery_date") == list(_DAYS[:count])
    assert raws(found, "description") == ["Scheibe M11 A4", "Scheibe M12 A4", "Scheibe M13 A4"][:count]


@pytest.mark.parametrize(
    "said",
    ["im Angebot am", "bei Ihnen am", "auf der Werft vom", "auf Lager am", "geprüft am", "am"],
)
def test_another_day_is_no_day_of_delivery(said: str) -> None:
    assert raws(read(_paper(_SUPPLIERS, f"{said} {{day}}"), _PLACES), "delivery_date") == []
