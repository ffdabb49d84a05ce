"""Discounts that stand with the price in one cell."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import lines_of, read

_HEAD = "Bestellung 4711\n\nArtikel-Nr.|Bezeichnung|Menge|Preis|Rabatt|Betrag\n"
_PLACES = (40, 110, 280, 340, 420, 500)


@pytest.mark.parametrize("said", ["less 5%", "- 5 %", "abzgl. 5%", "-5%", "(5% disc.)", "minus 5,0 %"])
def test_a_discount_may_stand_behind_its_price(said: str) -> None:
    found = lines_of(
        read(
            "Purchase order 4711\n\nOur code|Item|Qty|Unit price|Value\n11-4711|Shackle bow|8 PCS|16.50|132.00\n"
            f"11-4712|Paint brush flat|100 PCS|4.54 {said}|431.30\n11-4713|Hydraulic oil|5 LTR|£ 3.60 {said}|17.10",
            (40, 110, 280, 340, 500),
        )
    )
    assert [(one["price"], one.get("discount", "")[:1], one["amount"]) for one in found] == [
        ("16.50", "", "132.00"), ("4.54", "5", "431.30"), ("3.60", "5", "17.10"),
    ]  # fmt: skip


def test_a_tax_behind_a_price_is_no_discount() -> None:
    found = read(
        "Purchase order 4711\n\nOur code|Item|Qty|Unit price|Value\n11-4711|Shackle bow|8 PCS|16.50 + 5%|132.00\n"
        "11-4712|Paint brush flat|100 PCS|4.54 + 5%|454.00",
        (40, 110, 280, 340, 500),
    )
    assert all("discount" not in one for one in lines_of(found))


def test_the_price_before_its_discount_is_taken_though_the_one_that_is_left_stands_first() -> None:
    found = lines_of(
        read(
            "Bestellung 4711\n\nArtikel-Nr.|Bezeichnung|Menge|Nettopreis|Listenpreis|Rabatt|Gesamt\n"
            "11-4711|Schäkel|10|3,78|4,20|10 %|37,80\n11-4712|Pinsel flach|100|0,68|0,80|15 %|68,00\n"
            "11-4713|Hydrauliköl|5|8,75|12,50|30 %|43,75",
            (40, 110, 280, 330, 400, 460, 510),
        )
    )
    assert [(one["price"], one["discount"]) for one in found] == [("4,20", "10"), ("0,80", "15"), ("12,50", "30")]


@pytest.mark.parametrize("said", ["10,00-", "10,00-%", "10,00 %-", "10%-", "(10%)", "-10%", "–10 %", "10,000-"])
def test_a_rate_may_have_its_sign_on_either_side(said: str) -> None:
    found = lines_of(
        read(
            f"{_HEAD}11-4711|Schäkel|10|4,20|{said}|37,80\n11-4712|Pinsel flach|100|0,80||80,00\n"
            f"11-4713|Hydrauliköl|5|12,50|{said}|56,25",
            _PLACES,
        )
    )
    rate = said.strip("(-–%) ")
    assert [one.get("discount", "").removesuffix("%") for one in found] == [rate, "", rate]
    assert [one["price"] for one in found] == ["4,20", "0,80", "12,50"]


def test_a_rate_with_its_sign_behind_may_stand_below_the_price() -> None:
    found = lines_of(
        read(
            f"{_HEAD}11-4711|Schäkel|10|4,20||37,80^\n|||10,00- %\n11-4712|Pinsel flach|100|0,80||80,00\n"
            "11-4713|Hydrauliköl|5|12,50||56,25^\n|||10,00- %",
            _PLACES,
        )
    )
    assert [one.get("discount", "")[:2] for one in found] == ["10", "", "10"]


def test_all_is_taken_off_where_nothing_is_left() -> None:
    found = lines_of(
        read(
            f"{_HEAD}11-4711|Schäkel|10|4,20|10|37,80\n11-4712|Pinsel flach|1|0,80|100|0,00\n"
            "11-4713|Hydrauliköl|5|12,50|10|56,25",
            _PLACES,
        )
    )
    assert [one.get("discount") for one in found] == ["10", "100", "10"]


@pytest.mark.parametrize(("price", "amount"), [("gratis", ""), ("FOC", "FOC"), ("o.B.", ""), ("auf Anfrage", "")])
def test_a_word_instead_of_a_price_is_none_of_the_unit(price: str, amount: str) -> None:
    found = lines_of(
        read(
            "Bestellung 4711\n\nArtikel-Nr.|Bezeichnung|Menge|ME|Preis|Betrag\n11-4711|Schäkel|10|ST|4,20|42,00\n"
            f"11-4712|Pinsel flach|1|ST|{price}|{amount}\n11-4713|Hydrauliköl|5|KG|12,50|62,50",
            (40, 110, 280, 330, 400, 500),
        )
    )
    assert [one["unit"] for one in found] == ["ST", "ST", "KG"]
    assert [one.get("price") for one in found] == ["4,20", None, "12,50"]


@pytest.mark.parametrize(
    "said",
    [
        "Rabatt 10 %", "abzüglich 10 %", "Positionsrabatt 10,00 %", "./. 10 % Rabatt", "less 10% trade discount",
        "Nachlass -10,00%",
    ],
)  # fmt: skip
def test_a_rate_below_a_row_is_its_discount_where_it_multiplies_less_that(said: str) -> None:
    found = lines_of(
        read(
            f"{_HEAD}11-4711|Schäkel|10|4,20||37,80\n|{said}\n11-4712|Pinsel flach|100|0,80||80,00\n"
            f"11-4713|Hydrauliköl|5|12,50||56,25\n|{said}\n||||Summe netto|174,05",
            _PLACES,
        )
    )
    assert [one["description"] for one in found] == ["Schäkel", "Pinsel flach", "Hydrauliköl"]
    assert ["10" in one.get("discount", "") for one in found] == [True, False, True]


def test_a_rate_below_the_last_row_that_multiplies_without_it_is_the_orders() -> None:
    found = lines_of(
        read(
            f"{_HEAD}11-4711|Schäkel|10|4,20||42,00\n11-4712|Pinsel flach|100|0,80||80,00\n|Rabatt 10 %|||-12,20\n"
            "||||Summe netto|109,80",
            _PLACES,
        )
    )
    assert all("discount" not in one for one in found)
