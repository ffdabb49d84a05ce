from datetime import date
from decimal import Decimal

import msgspec
import pytest

from orderhub.order.duplicates import HOLD_FROM, buyer_key, compare, fingerprint, fold_name, fold_number
from orderhub.order.model import Address, Contact, Item, Party, Period
from tests.order.builders import GLN, a_line, an_order, the_rules

HAMMER, NAILS = Item(seller_id="A-100"), Item(seller_id="B-200")


def two_lines(first="10", second="5"):
    return a_line("1", first, item=HAMMER), a_line("2", second, item=NAILS)


def test_the_same_bytes_are_the_same_order():
    one = fingerprint(an_order(), document="aa")
    assert compare(one, fingerprint(an_order(), document="aa")).score == 100
    assert compare(one, fingerprint(an_order(), document="aa")).code == "order.duplicate-bytes"


def test_two_orders_of_one_document_are_two():
    one = fingerprint(an_order(number="1"), document="aa")
    other = fingerprint(an_order(a_line(quantity="3"), number="2"), document="aa")
    assert compare(one, other) is None


def test_the_same_number_of_the_same_buyer_is_held_however_it_is_written():
    by_edi = fingerprint(an_order(*two_lines(), number="PO-4711"))
    by_fax = fingerprint(an_order(*two_lines(), number="po 47 11"))
    assert compare(by_fax, by_edi).score == 95
    changed = fingerprint(an_order(*two_lines(second="6"), number="PO4711"))
    assert compare(changed, by_edi).code == "order.duplicate-number"
    assert HOLD_FROM <= compare(changed, by_edi).score < 95


def test_the_same_number_of_another_buyer_is_nothing():
    other = an_order(buyer=Party(gln="4098765000003"))
    assert compare(fingerprint(an_order()), fingerprint(other)) is None


def test_equal_lines_on_one_day_are_held_and_say_why():
    one = fingerprint(an_order(*two_lines(), number="1"))
    evidence = compare(fingerprint(an_order(*reversed(two_lines()), number="2")), one)
    assert evidence.code == "order.duplicate-lines"
    assert evidence.is_held
    assert evidence.facts == {"lines": "2", "number": "2", "other_number": "1", "days_apart": "0"}
    assert "SO-1" in evidence.finding("SO-1").message("de")


def test_another_quantity_is_another_order():
    assert (
        compare(
            fingerprint(an_order(*two_lines(second="6"), number="1")), fingerprint(an_order(*two_lines(), number="2"))
        )
        is None
    )


def test_a_quantity_is_the_same_with_more_decimals():
    one, other = fingerprint(an_order(*two_lines("10.00"))), fingerprint(an_order(*two_lines("10")))
    assert one.lines == other.lines


def test_the_weekly_standing_order_is_not_held():
    """Other number and other wanted day: two orders, though the lines are equal."""
    first = an_order(*two_lines(), number="1", issue_date=date(2026, 11, 13),
                     requested_delivery=Period(latest=date(2026, 11, 16)))  # fmt: skip
    second = an_order(*two_lines(), number="2", issue_date=date(2026, 11, 20),
                      requested_delivery=Period(latest=date(2026, 11, 23)))  # fmt: skip
    evidence = compare(fingerprint(second), fingerprint(first))
    assert evidence.score < HOLD_FROM
    assert not evidence.is_held


def test_a_fax_without_a_number_is_held_beside_the_mail():
    by_fax = fingerprint(an_order(*two_lines(), number=None))
    assert compare(by_fax, fingerprint(an_order(*two_lines()))).score > HOLD_FROM


def test_two_customers_of_one_shop_are_two_people():
    def order(email, postal_code):
        return an_order(
            number=email,
            buyer=Party(name="x", contact=Contact(email=email)),
            delivery_party=Party(address=Address(postal_code=postal_code)),
        )

    shop = the_rules(customer_number="90000")
    one, other = fingerprint(order("a@x.de", "10115"), shop), fingerprint(order("b@y.de", "50667"), shop)
    assert one.buyer == other.buyer
    assert compare(one, other) is None


def test_lines_without_quantity_have_no_fingerprint():
    assert fingerprint(an_order(a_line(quantity=None))).lines == ""


@pytest.mark.parametrize(
    ("number", "folded"),
    [("PO 47-11", "PO4711"), ("0004711", "4711"), ("4711/26", "471126"), ("000", "0"), (None, ""), ("  ", "0")],
)
def test_numbers_are_folded(number, folded):
    assert fold_number(number) == folded


def test_names_are_folded():
    assert fold_name("Müller & Söhne GmbH") == fold_name("MUELLER + SOEHNE") == "muellersoehne"
    assert fold_name("Weber KG") != fold_name("Webers KG")


@pytest.mark.parametrize(
    ("buyer", "key"),
    [
        (Party(gln=GLN, customer_number="10001"), f"gln:{GLN}"),
        (Party(customer_number="10 001"), "customer:10001"),
        (Party(vat_id="DE 123 456 789"), "vat:DE123456789"),
        (Party(name="A", contact=Contact(email="Ein@Kauf.example")), "email:ein@kauf.example"),
        (Party(name="Müller GmbH", address=Address(postal_code="50667")), "name:mueller:50667"),
        (None, ""),
    ],
)
def test_the_buyer_is_known_by_the_surest_identifier(buyer, key):
    assert buyer_key(an_order(buyer=buyer)) == key


def test_the_customer_we_found_unites_all_channels():
    by_edi = buyer_key(an_order(buyer=Party(gln=GLN)), the_rules(customer_number="10001"))
    by_fax = buyer_key(an_order(buyer=Party(name="Nordwind")), None, "10001")
    assert by_edi == by_fax == "customer:10001"


def test_a_partner_without_any_identifier_is_its_own_key():
    assert buyer_key(an_order(buyer=None), the_rules()) == "partner:nordwind"


def test_the_fingerprint_takes_the_latest_wanted_day():
    late = msgspec.structs.replace(a_line("2", "5"), requested_delivery=Period(latest=date(2026, 12, 9)))
    order = an_order(a_line(), late, requested_delivery=Period(earliest=date(2026, 12, 1)))
    assert fingerprint(order).wanted == date(2026, 12, 9)
    assert Decimal(fingerprint(order).line_count) == 2
