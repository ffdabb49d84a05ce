"""Accounts with carriers and banks and in the ledgers of the writer are no customer numbers."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = "\n\nPos|Item no.|Description|Qty|Price|Amount\n1|A-1001|Valve|5|4.50|22.50\n2|A-1002|Pipe|2|6.00|12.00"
_PLACES = (40, 80, 160, 330, 400, 460)


def _customer(head: str, company: str = "Example Marin Ltd") -> str | None:
    values = read(f"{company}\nPurchase Order 4711-20\n{head}{_ROWS}", _PLACES).root.values
    return values["customer_number"][0].raw if "customer_number" in values else None


@pytest.mark.parametrize(
    "head",
    [
        "Road, DSV account 3341870",
        "UPS Ground Collect, Acct# 12345X",
        "Ship via: FedEx Ground – our account 123-456",
        "Spedition Dachser, Kundennummer 471155",
        "Versand: DHL Kundennr. 5001234567",
        "Bill freight to TNT (account 961234567)",
        "UPS account no.|||123456",
        "Carrier account: 12345",
        "Freight account: 12345",
        "GL Account: 4420-21",
        "Bank account 12345678",
        "Konto-Nr. 1234567|||BLZ 37050198",
        "Account no. 12345678\nSort code 20-11-33",
    ],
)
def test_such_an_account_is_no_customer_number(head: str) -> None:
    assert _customer(head) is None


@pytest.mark.parametrize(
    "head",
    [
        "Credit account no. 512340",
        "Trade Account 512340",
        "Versand: DHL · Kundennr.: 512340 · Zahlung: 30 Tage",
        "Per DHL, please quote our customer no. 512340",
        "Our account with you 512340\nIBAN DE02 1203 0000 0000 2020 51",
        "Carrier|||DHL\nAccount no.|||512340",
    ],
)
def test_the_account_with_the_reader_beside_such_words_is_one(head: str) -> None:
    assert _customer(head) == "512340"


def test_a_carrier_may_order_himself() -> None:
    assert _customer("DSV customer no.: 512340", "DSV Road Holding GmbH\nKade 1, 20457 Hamburg") == "512340"


def test_a_label_of_its_own_weighs_more_than_one_among_other_words() -> None:
    head = "Date|||Our customer number\n2026-11-08|||71425\n\nBy road, Kessler account 3341870"
    assert _customer(head) == "71425"
