"""Money and dates of countries whose signs say less than a code: rands, crowns, rupees, dollars of four countries."""

from __future__ import annotations

import pytest

from parsers.printed_values import looks_numeric
from tests.parsers.drawn_pages import lines_of, read

PLACES = (50, 110, 190, 350, 400, 450, 520)


def order(sign: str, *words: str) -> str:
    told = "\n".join(words)
    return (
        f"Karoo Drives Ltd|||||PURCHASE ORDER\n{told}\nOrder No.|4772-427\nOrder Date|07/09/2026\n\n"
        "Line|Part No.|Description|Qty|Unit|Unit Price|Amount\n"
        f"10|NW-82248|Paint epoxy|20|EA|{sign}12.14|{sign}242.80\n"
        f"20|NW-60930|Reducer 4 in|2|EA|{sign}22.09|{sign}44.18\n"
        f"|||||Total|{sign}286.98"
    )


@pytest.mark.parametrize(
    ("sign", "told", "currency"),
    [
        ("R ", "VAT Reg 4410182277", "ZAR"),
        ("R", "", "ZAR"),
        ("₹", "", "INR"),
        ("Rs. ", "", "INR"),
        ("kr ", "CVR 22 41 80 17", "DKK"),
        ("$", "A.B.N. 37 118 440 926", "AUD"),
        ("$", "HST 81440 2210 RT0001", "CAD"),
        ("$", "Prices in NZD.", "NZD"),
        ("$", "", "USD"),
        ("US$", "A.B.N. 37 118 440 926", "USD"),
    ],
)
def test_a_sign_is_the_money_of_the_country_told(sign: str, told: str, currency: str) -> None:
    found = read(order(sign, told), PLACES)
    assert found.root.values["currency"][0].raw == currency
    assert [(one["price"].lstrip("R₹s.kr$U "), one["quantity"]) for one in lines_of(found)] == [
        ("12.14", "20"),
        ("22.09", "2"),
    ]


def test_a_code_with_a_letter_is_no_money() -> None:
    assert [one for one in ("R12", "R12.5", "R1250") if looks_numeric(one)] == []


@pytest.mark.parametrize(
    ("told", "first"), [("A.B.N. 37 118 440 926", "day"), ("HST 81440 2210 RT0001", "month"), ("", "month")]
)
def test_the_country_says_which_number_is_the_month(told: str, first: str) -> None:
    assert read(order("$", told), PLACES).keys["first_of_date"] == first


@pytest.mark.parametrize(
    ("sign", "told", "asks"),
    [
        ("kr ", "", True),
        ("$", "GST Reg 98 220 417", True),
        ("kr ", "CVR 22 41 80 17", False),
        ("$", "", False),
        ("$", "A.B.N. 37 118 440 926 GST", False),
        ("US$", "GST Reg 98 220 417", False),
    ],
)
def test_a_sign_of_several_countries_asks_which_is_meant(sign: str, told: str, *, asks: bool) -> None:
    codes = [one.code for one in read(order(sign, told), PLACES).findings]
    assert ("pdf.currency-unsure" in codes) is asks


@pytest.mark.parametrize("told", ["On EUR pallets, max. 180 cm.", "Palety EUR", "Euro-Paletten (EUR), keine Einweg"])
@pytest.mark.parametrize(
    ("title", "total", "currency"),
    [
        ("Price [PLN]", "Total", "PLN"),
        ("Price", "Razem / Total PLN", "PLN"),
        ("Price in CZK", "Total CZK", "CZK"),
        ("Preis (SEK)", "Summe", "SEK"),
        ("Price zł", "Total", "PLN"),
    ],
)
def test_what_titles_and_totals_say_is_the_currency_though_pallets_have_the_name_of_one(
    told: str, title: str, total: str, currency: str
) -> None:
    found = read(
        "Karoo Drives Ltd||||PURCHASE ORDER\nOrder No.|4772-427\nOrder Date|07/09/2026\n\n"
        f"Line|Part No.|Description|Qty|{title}|Amount\n"
        "10|NW-82248|Paint epoxy|20|12.14|242.80\n20|NW-60930|Reducer 4 in|2|22.09|44.18\n"
        f"||||{total}|286.98\n\n{told}",
        (50, 110, 190, 350, 400, 510),
    )
    assert found.root.values["currency"][0].raw == currency


@pytest.mark.parametrize("told", ["All prices in EUR.", "Currency of invoice: EUR"])
def test_what_is_said_of_prices_is_their_currency(told: str) -> None:
    found = read(order("", told), PLACES)
    assert found.root.values["currency"][0].raw == "EUR"
