from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.errors import OrderHubError
from orderhub.order.changes import Change, correct, diff, fields, get, parse_date, parse_decimal
from orderhub.order.model import Address, AllowanceCharge, Amounts, Item, Note, Party, Period, Purpose, Totals
from tests.order.builders import a_line, an_order


def fault(call, *arguments):
    with pytest.raises(OrderHubError) as caught:
        call(*arguments)
    assert caught.value.text("de")
    assert "?" not in caught.value.text("de")
    return caught.value.code


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("number", "PO-4712", "PO-4712"),
        ("lines[2].quantity.value", "12,5", "12.5"),
        ("lines[2].quantity.value", "1.234,50", "1234.50"),
        ("lines[2].price.net", "1,234.50", "1234.50"),
        ("lines[1].quantity.unit", "KGM", "KGM"),
        ("requested_delivery.latest", "30.11.2026", "2026-11-30"),
        ("requested_delivery.latest", "2026-11-30", "2026-11-30"),
        ("delivery_party.address.city", "Köln", "Köln"),
        ("buyer.contact.email", "a@b.de", "a@b.de"),
        ("test", "ja", "true"),
        ("purpose", "change", "change"),
        ("notes[1].text", "Bitte anrufen", "Bitte anrufen"),
        ("lines[3].quantity.value", "3", "3"),
    ],
)
def test_a_person_sets_one_field(path, text, value):
    order = an_order(a_line("1"), a_line("2"))
    corrected = correct(order, path, text)
    assert get(corrected, path) == value
    assert get(order, path) != value
    assert (path, value) in fields(corrected)


def test_setting_one_field_leaves_the_rest_alone():
    order = an_order(a_line("1"), a_line("2"))
    changes = diff(order, correct(order, "lines[2].quantity.value", "12,5"))
    assert changes == [Change("lines[2].quantity.value", "10", "12.5")]


def test_what_the_screen_showed_is_no_news():
    order = an_order(a_line(quantity="12.500"))
    assert correct(order, "lines[1].quantity.value", "12.500") == order


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("lines[1].quantity.value", "1.000", "order.value-ambiguous"),
        ("lines[1].quantity.value", "1,000", "order.value-ambiguous"),
        ("lines[1].quantity.value", "zwölf", "order.value-invalid"),
        ("lines[1].quantity.value", "1.2.3", "order.value-invalid"),
        ("lines[1].quantity.value", "1.234.567.8", "order.value-invalid"),
        ("lines[1].quantity.value", "9" * 40, "order.value-invalid"),
        ("lines[1].quantity.value", "", "order.value-required"),
        ("issue_date", "31.02.2026", "order.value-invalid"),
        ("issue_date", "11/30/2026", "order.value-invalid"),
        ("purpose", "something", "order.value-invalid"),
        ("test", "maybe", "order.value-invalid"),
        ("lines[9].quantity.value", "1", "order.path-unknown"),
        ("lines[0].quantity.value", "1", "order.path-unknown"),
        ("lines.quantity", "1", "order.path-unknown"),
        ("lines[1].quantity", "1", "order.path-unknown"),
        ("lines[1].colour", "red", "order.path-unknown"),
        ("number[1]", "1", "order.path-unknown"),
        ("__class__", "1", "order.path-unknown"),
        ("lines[1].__struct_fields__", "1", "order.path-unknown"),
        ("", "1", "order.path-unknown"),
        ("lines[9]", "", "order.path-unknown"),
        ("lines[1]", "something", "order.path-unknown"),
        ("allowances_charges[1].amount", "5", "order.value-required"),
    ],
)
def test_what_cannot_be_set_is_said(path, text, code):
    assert fault(correct, an_order(), path, text) == code


@pytest.mark.parametrize("path", ["lines[1]", "lines", "buyer", "nothing", "lines[1].x", "number.x"])
def test_only_single_values_are_read(path):
    with pytest.raises(OrderHubError):
        get(an_order(), path)


def test_reading_what_is_not_there_gives_nothing():
    assert get(an_order(), "payer.name") is None
    assert get(an_order(), "lines[7].quantity.value") is None
    assert get(an_order(), "number") == "PO-4711"


def test_an_empty_text_clears_a_field_and_removes_a_line():
    order = an_order(a_line("1"), a_line("2"))
    assert correct(order, "issue_date", "").issue_date is None
    assert [line.number for line in correct(order, "lines[1]", "").lines] == ["2"]
    assert correct(order, "test", "").test is False


def test_a_new_line_gets_a_number_of_its_own():
    order = an_order(a_line("1"), a_line("3"))
    assert [line.number for line in correct(order, "lines[3].item.seller_id", "B-200").lines] == ["1", "3", "4"]


def test_fields_come_in_reading_order_without_empty_ones():
    paths = [path for path, _ in fields(an_order(delivery_party=Party(address=Address(city="Köln"))))]
    assert paths[:4] == ["number", "type_code", "purpose", "issue_date"]
    assert "delivery_party.address.city" in paths
    assert "payer" not in " ".join(paths)
    assert paths.index("buyer.gln") < paths.index("lines[1].number")


def test_orders_that_say_the_same_do_not_differ():
    order = an_order(a_line(quantity="10", price="2.50"))
    same = an_order(a_line(quantity="10.00", price="2.5"))
    assert diff(order, same) == []
    assert diff(order, msgspec.structs.replace(order, totals=Totals(computed=Amounts(net=Decimal(1))))) == []


def test_a_number_with_a_leading_zero_is_another_number():
    assert diff(an_order(number="0815"), an_order(number="815")) == [Change("number", "0815", "815")]


def test_lines_are_paired_by_their_number():
    old = an_order(a_line("1"), a_line("2", item=Item(seller_id="B-200", name="Nägel")), a_line("3"))
    new = an_order(a_line("1"), a_line("3", quantity="4"), a_line("4", item=Item(seller_id="C-300")))
    assert diff(old, new) == [
        Change("lines[2].quantity.value", "10", "4"),
        Change("lines[3]", None, "10 pcs C-300"),
        Change("lines[2]", "10 pcs B-200 Nägel", None),
    ]


def test_lines_without_numbers_of_their_own_are_paired_by_place():
    old = an_order(a_line("1"), a_line("1", quantity="3"))
    new = an_order(a_line("1"), a_line("1", quantity="4"))
    assert diff(old, new) == [Change("lines[2].quantity.value", "3", "4")]


def test_the_head_is_compared_too():
    old = an_order(requested_delivery=Period(latest=date(2026, 12, 1)), notes=(Note(text="a"),))
    new = an_order(purpose=Purpose.CHANGE, allowances_charges=(AllowanceCharge(charge=True, amount=Decimal(5)),))
    assert diff(old, new) == [
        Change("purpose", "original", "change"),
        Change("allowances_charges[1].charge", None, "true"),
        Change("allowances_charges[1].amount", None, "5"),
        Change("requested_delivery.latest", "2026-12-01", None),
        Change("notes[1].text", "a", None),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,5", "12.5"), ("12.5", "12.5"), ("-3", "-3"), ("+3", "3"), ("1 234,5", "1234.5"), ("1'234.50", "1234.50"),
        ("1.234.567", "1234567"), ("1.234.567,8", "1234567.8"), ("1,234,567.8", "1234567.8"), ("0,125", "0.125"),
        ("0.125", "0.125"), ("1000", "1000"), ("−5,00", "-5.00"), ("1 234", "1234"), ("12,5000", "12.5000"),
    ],
)  # fmt: skip
def test_numbers_are_german_or_english(text, value):
    assert parse_decimal(text) == Decimal(value)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_one_of_our_errors(text):
    try:
        number = parse_decimal(text)
    except OrderHubError:
        return
    assert number.is_finite()


@pytest.mark.parametrize("text", ["30.11.2026", "30.11.26", "30. 11. 2026", "2026-11-30"])
def test_dates_are_german_or_iso(text):
    assert parse_date(text) == date(2026, 11, 30)
