"""A change laid over the open order: what it names changes, all else stays, each value knows its document."""

from datetime import date
from decimal import Decimal

from orderhub.document import Where
from orderhub.order.changes import diff
from orderhub.order.model import Item, Note, Party, Period, Purpose, Reference, Schedule
from orderhub.order.provenance import Provenance
from orderhub.order.revisions import is_whole, revise
from tests.order.builders import a_line, an_order

OLD = an_order(
    a_line("1", quantity="10"), a_line("2", quantity="20", item=Item(seller_id="B-200")),
    a_line("3", quantity="30", item=Item(gtin="4012345100105")), notes=(Note(text="Tor 3"),),
    references=(Reference(qualifier="CT", value="RV-1"),),
)  # fmt: skip


def origins(order, prefix="change"):
    """Each line's number and quantity, and the head fields that are set, at a place of their own."""
    found = {}
    for position, line in enumerate(order.lines, start=1):
        found[f"lines[{position}].number"] = Provenance(line.number, Where(segment=position, tag=prefix))
        if line.quantity:
            raw = str(line.quantity.value)
            found[f"lines[{position}].quantity.value"] = Provenance(raw, Where(segment=100 + position, tag=prefix))
    for name in ("requested_delivery", "notes", "currency"):
        if getattr(order, name):
            found[name if name != "notes" else "notes[1].text"] = Provenance("x", Where(segment=50, tag=prefix))
    return found


def revised(change, *, whole=False, **more):
    return revise(OLD, change, whole=whole, old_origins=origins(OLD, "old"),
                  change_origins=more.get("said", origins(change)), document=7)  # fmt: skip


def a_change(*lines, **more):
    return an_order(*lines, purpose=Purpose.CHANGE, **more)


def test_only_what_the_change_names_changes() -> None:
    found = revised(a_change(a_line("2", quantity="5", price=None, item=Item(), action="change")))
    assert [(one.path, one.old, one.new) for one in diff(OLD, found.order)] == [("lines[2].quantity.value", "20", "5")]
    assert found.findings == ()
    assert found.origins["lines[2].quantity.value"].where == Where(segment=101, tag="change")
    assert found.origins["lines[2].quantity.value"].document is None
    assert found.origins["lines[1].quantity.value"].document == 7


def test_lines_are_cancelled_by_action_or_by_quantity_zero_and_the_rest_moves_up() -> None:
    change = a_change(a_line("1", action="cancel", quantity=None), a_line("2", quantity="0", item=Item()))
    found = revised(change)
    assert [line.number for line in found.order.lines] == ["3"]
    assert found.origins["lines[1].quantity.value"].where == Where(segment=103, tag="old")
    assert {one.path for one in diff(OLD, found.order) if one.new is None} == {"lines[1]", "lines[2]"}


def test_a_line_is_added_and_what_is_odd_is_said() -> None:
    change = a_change(
        a_line("4", action="add", item=Item(seller_id="N-1")), a_line("5", item=Item(seller_id="N-2")),
        a_line("9", action="change", item=Item(seller_id="X")), a_line("1", action="add", quantity="11"),
    )  # fmt: skip
    found = revised(change)
    assert [line.number for line in found.order.lines] == ["1", "2", "3", "4", "5"]
    assert [(one.code, one.params["line"]) for one in found.findings] == [
        ("change.line-added", "5"), ("change.line-unknown", "9"), ("change.line-exists", "1"),
    ]  # fmt: skip
    assert all(line.action is None for line in found.order.lines)


def test_a_line_without_its_number_is_known_by_its_article() -> None:
    found = revised(a_change(a_line("77", quantity="6", item=Item(gtin="4012345100105"), action="change")))
    assert found.order.lines[2].quantity.value == 6
    assert found.order.lines[2].number == "3"


def test_the_head_keeps_what_the_change_leaves_out() -> None:
    wanted = Period(latest=date(2026, 12, 24))
    named = (Reference(qualifier="ON", value=OLD.number),)
    change = a_change(a_line("1", action="none"), requested_delivery=wanted, notes=(Note(text="Tor 4"),),
                      currency="USD", buyer=Party(gln=OLD.buyer.gln), references=named)  # fmt: skip
    said = origins(change)
    said["currency"] = Provenance("USD", Where())
    found = revised(change, said=said)
    assert found.order.requested_delivery == wanted
    assert found.order.currency == "EUR", "a default of the mapping is nothing the buyer said"
    assert found.order.buyer == OLD.buyer
    assert [one.text for one in found.order.notes] == ["Tor 3", "Tor 4"]
    assert found.origins["notes[2].text"].where == Where(segment=50, tag="change")
    assert [one.qualifier for one in found.order.references] == ["CT"]


def test_a_changed_quantity_drops_the_old_amount_and_schedule() -> None:
    old = an_order(a_line("1", amount="25.00", schedule=(Schedule(quantity=Decimal(10)),)))
    change = a_change(a_line("1", quantity="4", price=None, action="change"))
    found = revise(old, change, whole=False, old_origins={}, change_origins={})
    assert (found.order.lines[0].amount, found.order.lines[0].schedule) == (None, ())
    assert found.order.lines[0].price == old.lines[0].price


def test_a_whole_message_replaces_the_order() -> None:
    change = a_change(a_line("1", quantity="12"), issue_date=date(2026, 11, 23))
    found = revised(change, whole=True)
    assert [line.number for line in found.order.lines] == ["1"]
    assert (found.order.purpose, found.order.issue_date) == (Purpose.ORIGINAL, OLD.issue_date)
    assert set(found.origins) == set(origins(change))


def test_what_is_whole_and_what_is_a_delta() -> None:
    plain = a_change(a_line("1"))
    marked = a_change(a_line("1", action="change"))
    five = {"purpose": Provenance("5", Where(segment=2))}
    assert is_whole(plain, {}, "ORDERS", kind_is_change=False)
    assert not is_whole(marked, {}, "ORDERS", kind_is_change=False)
    assert not is_whole(plain, {}, "ORDCHG", kind_is_change=True)
    assert is_whole(plain, five, "ORDCHG", kind_is_change=True)
