"""Discounts and net values of an order line that stand in lines of their own below it."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Extract
from parsers.page_order import extract
from parsers.page_words import Page
from tests.parsers.drawn_pages import lines_of, page_of, raws, read

_PLACES = (40, 70, 230, 340, 375, 420, 490)
_HEAD = "Bestellung 4711 vom 16.11.2026\n"
_TITLES = "Pos.|Ihre Art.-Nr. / Bezeichnung|Liefertermin|Menge|ME|Preis / ME|Wert in EUR\n"
_TOTALS = "\n|||Warenwert|||872,23\n|||Verpackung|||9,80\n|||Gesamtnettowert|||882,03"


def _drawn(first: str, second: str, *, gross: bool = True, below: str = _TOTALS) -> Extract:
    """Three rows, two of them with conditions."""
    amounts = ("74,00", "600,00") if gross else ("", "")
    text = "10|41786-291|24.12.2026|3|Stk|79,16|237,48^\n|Pneumatikzylinder ISO 15552\n"
    text += f"20|24246-484|24.12.2026|200|Stk|0,37|{amounts[0]}^\n|O-Ring 47 x 3,53 NBR\n{first}\n"
    text += f"30|60780-988|24.12.2026|5.000|Stk|0,12|{amounts[1]}^\n|Sechskantmutter M10\n{second}\n"
    return read(_HEAD + _TITLES + text + below, _PLACES)


def _is_read(found: Extract) -> bool:
    told = [(one.get("discount"), one["amount"]) for one in lines_of(found)]
    charges = [one.params["text"] for one in found.findings if one.code == "pdf.charge"]
    others = {one.code for one in found.findings} - {"pdf.charge", "pdf.line-worked-out"}
    texts = ["Pneumatikzylinder ISO 15552", "O-Ring 47 x 3,53 NBR", "Sechskantmutter M10"]
    assert told == [(None, "237,48"), ("12,5", "64,75"), ("5", "570,00")]
    assert raws(found, "description") == texts
    assert (charges, others) == (["Verpackung 9,80"], set())
    return True


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("||abzüglich Rabatt 12,5 % Nettowert||||64,75", "||abzüglich Rabatt 5 % Nettowert||||570,00"),
        ("|./. 12,5 % Rabatt|||||64,75", "|./. 5 % Rabatt|||||570,00"),
        ("|Rabatt 12,5% (9,25 EUR)|||||64,75", "|Rabatt 5% (30,00 EUR)|||||570,00"),
        ("|Brutto|||||74,00\n|Rabatt 12,5 %|||||-9,25\n|Netto|||||64,75",
         "|Brutto|||||600,00\n|Rabatt 5 %|||||-30,00\n|Netto|||||570,00"),
    ],
)  # fmt: skip
def test_a_rate_and_what_is_left_below_a_row_without_an_amount(first: str, second: str) -> None:
    assert _is_read(_drawn(first, second, gross=False))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("|Rabatt  12,5 %-|||||9,25-\n|Nettowert|||||64,75", "|Rabatt  5 %-|||||30,00-\n|Nettowert|||||570,00"),
        ("|Rabatt %|||12,500-  %|74,00|9,25-\n|Nettowert|||||64,75",
         "|Rabatt %|||5,000-  %|600,00|30,00-\n|Nettowert|||||570,00"),
        ("|abzgl. 12,5 % Mengenrabatt|||||-9,25", "|abzgl. 5 % Mengenrabatt|||||-30,00"),
        ("|less 12.5 % trade discount|||||(9,25)\n|Net|||||64,75",
         "|less 5 % trade discount|||||(30,00)\n|Net|||||570,00"),
        ("|Rabatt 12,5 % 9,25- Nettowert 64,75", "|Rabatt 5 % 30,00- Nettowert 570,00"),
        ("|Rabatt 12,5 %\n|Nettopreis je Stück 0,3238|||||64,75", "|Rabatt 5 %\n|Nettopreis je Stück 0,114|||||570,00"),
        ("|Rabatt|||||9,25-\n|Nettowert|||||64,75", "|Rabatt|||||30,00-\n|Nettowert|||||570,00"),
        ("|12.5 % off|||||64,75", "|5 % off|||||570,00"),
        ("|Rabatt 12,5 %||||-0,05|-9,25\n|Netto||||0,32|64,75", "|Rabatt 5 %||||-0,006|-30,00\n|Netto||||0,11|570,00"),
        ("|||||-12,5 %\n||||||64,75", "|||||-5 %\n||||||570,00"),
        ("|Rahmenrabatt 12,5 % lt. Vereinbarung vom 01.02.2026|||||9,25-",
         "|Rahmenrabatt 5 % lt. Vereinbarung vom 01.02.2026|||||30,00-"),
        ("|RA01 Rabatt %|||12,500- %||9,25-\n|Nettowert inkl. Rabatt|||||64,75",
         "|RA01 Rabatt %|||5,000- %||30,00-\n|Nettowert inkl. Rabatt|||||570,00"),
    ],
)  # fmt: skip
def test_what_is_taken_off_the_amount_of_a_row(first: str, second: str) -> None:
    assert _is_read(_drawn(first.replace("12.5", "12,5"), second))


def test_rates_that_follow_one_another_are_one() -> None:
    found = _drawn("|Rabatt 10 %|||||7,40-\n|Sonderrabatt 5 %|||||3,33-\n|Netto|||||63,27", "|- 10 % - 5 %|||||513,00")
    assert [(one.get("discount"), one["amount"]) for one in lines_of(found)[1:]] == [
        ("14,5", "63,27"),
        ("14,5", "513,00"),
    ]


def test_a_discount_rounded_by_itself_is_the_printed_one() -> None:
    first = "|Rabatt 12,5 %|||||9,25-\n20a|67788-892|24.12.2026|10|Stk|15,77|157,70^\n|Riemen\n|Rabatt 5 %|||||7,89-"
    found = _drawn(first, "|Rabatt 5 %|||||30,00-", below="")
    assert [(one.get("discount"), one["amount"]) for one in lines_of(found)][2] == ("5", "149,81")
    assert "pdf.line-does-not-close" not in [one.code for one in found.findings]


def test_what_is_taken_off_the_whole_order_is_none_of_its_last_line() -> None:
    below = "\n|Rabatt 2 %|||||18,23-\n|Gesamtnettowert|||||893,25"
    found = _drawn("", "", below=below)
    assert [(one.get("discount"), one["amount"]) for one in lines_of(found)[1:]] == [(None, "74,00"), (None, "600,00")]
    assert [one.params["text"] for one in found.findings if one.code == "pdf.charge"] == ["Rabatt 2 % 18,23-"]


def test_below_the_only_row_a_discount_is_the_orders_unless_a_total_comes_again() -> None:
    text = _HEAD + _TITLES + "10|24246-484|24.12.2026|200|Stk|0,37|74,00^\n|O-Ring 47 x 3,53 NBR\n"
    text += "|Rabatt 12,5 %|||||9,25-\n|Nettowert|||||64,75"
    found = read(text, _PLACES)
    assert [one.code for one in found.findings] == ["pdf.charge"]
    again = read(text + "\n\n|Gesamtbetrag netto|||||64,75", _PLACES)
    assert [(one["discount"], one["amount"]) for one in lines_of(again)] == [("12,5", "64,75")]
    assert [one.code for one in again.findings] == []


def test_what_is_added_to_a_row_stays_a_charge() -> None:
    first = "|Rabatt 12,5 %|||||9,25-\n|Kupferzuschlag 4 %|||||2,59\n|Nettowert|||||67,34"
    below = "\n|Gesamtnettowert|||||874,82"
    found = _drawn(first, "|Rabatt 5 %|||||30,00-\n|Nettowert|||||570,00", below=below)
    assert [one["amount"] for one in lines_of(found)] == ["237,48", "64,75", "570,00"]
    assert [one.params["text"] for one in found.findings if "text" in one.params] == ["Kupferzuschlag 4 % 2,59"]


def test_a_tax_on_a_row_is_no_condition() -> None:
    found = _drawn("|zzgl. 19 % MwSt|||||14,06", "|zzgl. 19 % MwSt|||||114,00", below="")
    assert all(one.get("discount") is None for one in lines_of(found))


_PRICED = (
    "|Bruttopreis|||0,37|EUR|74,00\n|Rabatt|||12,5-|%|9,25-\n|Nettowert|||||64,75",
    "|Bruttopreis|||0,12|EUR|600,00\n|Rabatt|||5-|%|30,00-\n|Nettowert|||||570,00",
)


@pytest.mark.parametrize("amounts", [("", ""), ("64,75", "570,00")])
def test_the_gross_price_stands_below_a_row_without_a_price(amounts: tuple[str, str]) -> None:
    text = "10|41786-291|24.12.2026|3|Stk|79,16|237,48^\n|Pneumatikzylinder ISO 15552\n"
    text += f"20|24246-484|24.12.2026|200|Stk||{amounts[0]}^\n|O-Ring 47 x 3,53 NBR\n{_PRICED[0]}\n"
    text += f"30|60780-988|24.12.2026|5.000|Stk||{amounts[1]}^\n|Sechskantmutter M10\n{_PRICED[1]}\n"
    found = read(_HEAD + _TITLES + text + _TOTALS, _PLACES)
    assert raws(found, "price") == ["79,16", "0,37", "0,12"]
    assert _is_read(found)


def test_the_net_price_of_a_row_that_does_not_multiply_gives_way_to_the_gross_one_below() -> None:
    text = f"10|24246-484|24.12.2026|200|Stk|0,32|64,75^\n|O-Ring 47 x 3,53 NBR\n{_PRICED[0]}\n"
    text += f"20|60780-988|24.12.2026|5.000|Stk|0,114|570,00^\n|Sechskantmutter M10\n{_PRICED[1]}\n"
    found = read(_HEAD + _TITLES + text + "\n|Gesamtnettowert|||||634,75", _PLACES)
    told = [(one["price"], one.get("discount"), one["amount"]) for one in lines_of(found)]
    assert told == [("0,37", "12,5", "64,75"), ("0,114", None, "570,00")]
    assert [one.code for one in found.findings] == []


def test_a_gross_price_below_is_for_as_many_as_stand_beside_it() -> None:
    text = "10|24246-484|24.12.2026|200|Stk||^\n|O-Ring\n|Bruttopreis|||37,00|100 Stk|74,00\n"
    text += "20|60780-988|24.12.2026|500|Stk||^\n|Mutter M10\n|Bruttopreis|||12,00|100 Stk|60,00\n"
    found = read(_HEAD + _TITLES + text + "\n|Gesamtnettowert|||||134,00", _PLACES)
    told = [(one["price"], one["price_unit"], one["amount"]) for one in lines_of(found)]
    assert told == [("37,00", "100", "74,00"), ("12,00", "100", "60,00")]


def test_a_column_of_rates_and_the_amounts_below_say_the_same() -> None:
    head = "Purchase Order 4711   Date 16/11/2026\nSKU|Description|Qty|Unit price|Disc %|Amount\n"
    text = "AB-1001|Bolt M8|200|0.37|12.5|64.75\n|Discount 12.5 %||||-9.25\n|Net||||64.75\n"
    text += "AB-1002|Nut M8|100|1.00|5|95.00\n|Discount 5 %||||-5.00\n|Net||||95.00\n\n|Total||||159.75"
    found = read(head + text, (40, 110, 300, 360, 430, 490))
    assert [(one["discount"], one["amount"]) for one in lines_of(found)] == [("12.5", "64.75"), ("5", "95.00")]
    assert [one.code for one in found.findings] == []


def test_a_currency_stands_between_the_sign_and_what_is_taken_off() -> None:
    head = "Purchase Order 4711   Date 16/11/2026\nSKU|Description|Qty|Unit price|Amount\n"
    text = "AB-1001|Bolt M8|200|€0.37|€74.00\n|Discount 12.5%|||-€9.25\n"
    text += "AB-1002|Nut M8|100|€1.00|€100.00\n|5% off list|||(€5.00)\n\n|Total|||€159.75"
    found = read(head + text, (40, 110, 300, 380, 490))
    assert [one["discount"] for one in lines_of(found)] == ["12.5", "5"]
    assert {one.code for one in found.findings} == {"pdf.line-worked-out"}


def test_the_name_of_a_discount_in_two_lines_is_none_of_the_text() -> None:
    first, second = "|Rabatt laut\n|Vereinbarung 12,5 %|||||9,25-", "|Rabatt laut\n|Vereinbarung 5 %|||||30,00-"
    assert _is_read(_drawn(first, second))


def test_nobody_knows_whether_a_text_below_a_discount_is_of_it_or_of_the_goods() -> None:
    found = _drawn("|Rabatt 12,5 %|||||9,25-\n|gemäß Rahmenvertrag", "|Rabatt 5 %|||||30,00-")
    assert raws(found, "description")[1] == "O-Ring 47 x 3,53 NBR"
    assert "pdf.number-unexplained" in [one.code for one in found.findings]


_LAST = "30|60780-989|24.12.2026|100|Stk|0,12|12,00^\n|Mutter M12\n|Rabatt 5 %|||||0,60-\n|Netto|||||11,40\n"


@pytest.mark.parametrize("titles", ["", _TITLES])
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_conditions_go_on_at_the_top_of_the_next_page(titles: str, at: int) -> None:
    first = "10|41786-291|24.12.2026|3|Stk|79,16|237,48^\n|Zylinder ISO\n|Rabatt 10 %|||||23,75-\n|Netto|||||213,73\n"
    first += "20|60780-988|24.12.2026|5.000|Stk|0,12|600,00^\n"
    below = ["|Mutter M10\n", "|Rabatt 5 %|||||30,00-\n", "|Netto|||||570,00\n"]
    texts = [_HEAD + _TITLES + first + "".join(below[:at])]
    texts.append(titles + "".join(below[at:]) + _LAST + "\n|Gesamtbetrag|||||795,13")
    pages = [Page(number, 595, 842, page_of(text, _PLACES).words, "text-layer") for number, text in enumerate(texts, 1)]
    found = extract(pages, Document(b"", "order.pdf"), "pdf", fuzzy=False)
    assert raws(found, "amount") == ["213,73", "570,00", "11,40"]
    assert raws(found, "discount") == ["10", "5", "5"]
    assert raws(found, "description") == ["Zylinder ISO", "Mutter M10", "Mutter M12"]
    # A value from the next page is shown where the row stands.
    away = {"lines[2].amount", "lines[2].discount"} if at < 2 else {"lines[2].amount"} if at < 3 else set()
    assert {one.field for one in found.findings if one.code == "pdf.line-worked-out"} <= away
    assert {one.code for one in found.findings} <= {"pdf.line-worked-out"}
    assert [line.values["amount"][0].where.page for line in found.root.children] == [1, 1, 2]


@pytest.mark.parametrize(
    ("first", "second", "amounts"),
    [
        ("|abzgl. 12,5 % Rabatt, Nettopreis 0,32", "|abzgl. 5 % Rabatt, Nettopreis 0,95", ("64,00", "95,00")),
        ("|Rabatt 12,5 %\n|Nettopreis je Stück 0,32", "|Rabatt 5 %\n|Nettopreis je Stück 0,95", ("64,00", "95,00")),
        ("|Nettopreis 0,32", "|Nettopreis 0,95", ("64,00", "95,00")),
        ("|less 12,5 %||||0,32|64,00", "|less 5 %||||0,95|95,00", ("", "")),
    ],
)
def test_a_rounded_net_price_that_makes_the_amount_is_the_price(
    first: str, second: str, amounts: tuple[str, str]
) -> None:
    text = f"10|24246-484|24.12.2026|200|Stk|0,37|{amounts[0]}^\n|O-Ring 47 x 3,53 NBR\n{first}\n"
    text += f"20|60780-988|24.12.2026|100|Stk|1,00|{amounts[1]}^\n|Sechskantmutter M10\n{second}\n"
    found = read(_HEAD + _TITLES + text + "\n|Gesamtbetrag|||||159,00", _PLACES)
    assert (raws(found, "price")[0], raws(found, "amount")) == ("0,32", ["64,00", "95,00"])
    assert raws(found, "description") == ["O-Ring 47 x 3,53 NBR", "Sechskantmutter M10"]
    assert [one.code for one in found.findings] == []


def test_a_net_price_that_is_not_rounded_leaves_the_gross_one_and_its_discount() -> None:
    text = "10|24246-484|24.12.2026|200|Stk|0,40|70,00^\n|O-Ring\n|abzgl. 12,5 % = netto 0,35\n"
    text += "20|60780-988|24.12.2026|100|Stk|1,00|95,00^\n|Mutter M10\n|abzgl. 5 % = netto 0,95\n"
    found = read(_HEAD + _TITLES + text + "\n|Gesamtbetrag|||||165,00", _PLACES)
    told = [(one["price"], one["discount"], one["amount"]) for one in lines_of(found)]
    assert told == [("0,40", "12,5", "70,00"), ("1,00", "5", "95,00")]
    assert [one.code for one in found.findings] == []


@pytest.mark.parametrize(
    "held", ["inkl. 10 % Rabatt 10,00", "Rabatt 10 % bereits abgezogen 10,00", "incl. 10 % discount 10,00"]
)
def test_a_discount_that_the_price_holds_already_is_not_taken_off_again(held: str) -> None:
    text = f"10|24246-484|24.12.2026|10|Stk|10,00|100,00^\n|O-Ring\n|{held}\n"
    text += "20|60780-988|24.12.2026|10|Stk|20,00|200,00^\n|Mutter M10\n"
    assert raws(read(_HEAD + _TITLES + text, _PLACES), "amount") == ["100,00", "200,00"]


@pytest.mark.parametrize(
    "below", ["|Rabatt 12,5 %|||||9,25-", "|Listenpreis 0,37 EUR abzgl. 12,5 % Rabatt", "|Rabatt 12,5 %"]
)
def test_what_the_amount_of_the_only_row_is_without_already_is_its_own_discount(below: str) -> None:
    text = f"10|24246-484|24.12.2026|200|Stk|0,37|64,75^\n|O-Ring\n{below}\n\n|Gesamtbetrag|||||64,75"
    found = read(_HEAD + _TITLES + text, _PLACES)
    assert [(one["discount"], one["amount"]) for one in lines_of(found)] == [("12,5", "64,75")]
    assert [one.code for one in found.findings] == []


@pytest.mark.parametrize(
    ("first", "second", "fields"),
    [
        ("|Rabatt 12,5 %|||||9,25-", "|Rabatt 5 %|||||30,00-", ["lines[2].amount", "lines[3].amount"]),
        ("|Rabatt|||||9,25-\n|Nettowert|||||64,75", "|Rabatt|||||30,00-\n|Nettowert|||||570,00",
         ["lines[2].discount", "lines[3].discount"]),
        ("|Rabatt 12,5 %|||||9,25-\n|Nettowert|||||64,75", "|Rabatt 5 %|||||30,00-\n|Nettowert|||||570,00", []),
    ],
)  # fmt: skip
def test_a_value_that_is_not_printed_so_is_asked_about(first: str, second: str, fields: list[str]) -> None:
    found = _drawn(first, second)
    assert [one.field for one in found.findings if one.code == "pdf.line-worked-out"] == fields
