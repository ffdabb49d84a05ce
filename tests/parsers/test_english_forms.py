"""Order forms in English: totals beside remarks, labels of one's account, rows that are sentences."""

from __future__ import annotations

import pytest

from orderhub.document import Extract
from tests.parsers.drawn_pages import raws, read


def header(found: Extract, name: str) -> str:
    values = found.root.values.get(name)
    return values[0].raw if values else ""


def test_a_remark_beside_the_total_is_no_text_of_the_last_row() -> None:
    rows = "Code|Description|Qty|Price|Amount\nA-4711|Filter element|3|2.00|6.00\nA-4712|Drum|2|5.00|10.00^\n"
    remark = "This order is exempt from tax where~\n||||Total: 16.00 (SGD)~\na certificate is attached"
    found = read(rows + remark, (40, 110, 280, 340, 400))
    assert raws(found, "description") == ["Filter element", "Drum"]
    assert header(found, "net_total") or header(found, "gross_total")


def test_totals_beside_the_table_of_rates_follow_rows_that_are_sentences() -> None:
    rows = "- 2 EA Drum (your ref. A-4711) at £4.00 each\n- 1 EA Kettle (your ref. A-4712) at £2.00 each\n\n\n"
    sums = "|||Net Value|10.00\nVAT Rate %|Goods|VAT|VAT|2.00\n20.00|10.00|2.00|Order Value GBP|12.00"
    found = read(rows + sums, (40, 120, 180, 300, 460))
    assert [header(found, name) for name in ("net_total", "tax_total", "gross_total")] == ["10.00", "2.00", "12.00"]


def test_our_acct_is_the_customers_number() -> None:
    text = "*** PURCHASE ORDER ***\n\nOrder number :|4711\nOur acct. :|74686\n\n\nCode|Description|Qty|Price|Amount\n"
    found = read(f"{text}A-4711|Filter element|3|2.00|6.00\nA-4712|Drum|2|5.00|10.00", (40, 130, 280, 340, 400))
    assert header(found, "customer_number") == "74686"


@pytest.mark.parametrize("number", ["# ZD/3781/26|06.10.2026", "No. ZD/3781/26|06.10.2026"])
def test_a_number_sign_apart_from_the_title_names_the_order(number: str) -> None:
    text = f"Supplier Order|||{number}\n\n\nCode|Description|Qty|Price|Amount\nA-4711|Filter element|3|2.00|6.00"
    found = read(f"{text}\nA-4712|Drum|2|5.00|10.00", (40, 110, 280, 400, 500))
    assert header(found, "number") == "ZD/3781/26"


def test_a_name_goes_on_until_its_bracket_closes() -> None:
    text = "Ship to\nInverlachy Institute, Stores (Building\n14)\nInverlachy Estate, Errol Road 4\nPerth PH2 8TY\n\n\n"
    rows = "Code|Description|Qty|Price|Amount\nA-4711|Filter element|3|2.00|6.00\nA-4712|Drum|2|5.00|10.00"
    found = read(f"Purchase Order No. 4711\n\n{text}{rows}", (40, 110, 280, 400, 500))
    assert header(found, "delivery_name") == "Inverlachy Institute, Stores (Building 14)"


def test_a_dash_before_the_street_belongs_to_the_name() -> None:
    text = "Delivery address|Cascarra Fluid Controls - Dock 3, 12 Quay Road, Poole BH15 1AB\n\n\n"
    rows = "Code|Description|Qty|Price|Amount\nA-4711|Filter element|3|2.00|6.00\nA-4712|Drum|2|5.00|10.00"
    found = read(f"Purchase Order No. 4711\n\n{text}{rows}", (40, 150, 280, 400, 500))
    assert header(found, "delivery_name") == "Cascarra Fluid Controls - Dock 3"


def test_a_heading_of_terms_is_no_payment_term() -> None:
    rows = "Code|Description|Qty|Price|Amount\nA-4711|Filter element|3|2.00|6.00\nA-4712|Drum|2|5.00|10.00"
    found = read(
        f"Purchase Order No. 4711\n\nTERMS AND CONDITIONS\nPayment 30 days\n\n{rows}", (40, 110, 280, 400, 500)
    )
    assert header(found, "payment_terms") == "30 days"
