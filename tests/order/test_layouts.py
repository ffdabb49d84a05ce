"""May a paper in this layout go touchless? Pure: counts and changes in, findings and verdicts out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from orderhub.document import NOWHERE, Severity, Where
from orderhub.order.changes import Change
from orderhub.order.decision import decide
from orderhub.order.layouts import Paper, doubt, is_misread, passages, state
from orderhub.order.provenance import Provenance
from orderhub.order.states import State
from tests.order.builders import the_rules

TYPED_AT = datetime(2026, 11, 1, tzinfo=UTC)
READ = Provenance("12", Where(page=1, box=(1, 1, 2, 2)))


@pytest.mark.parametrize(("confirmed", "needed", "waits"), [(0, 2, True), (1, 2, True), (2, 2, False), (0, 0, False)])
def test_an_order_waits_until_its_layout_was_confirmed_often_enough(confirmed: int, needed: int, waits: bool) -> None:
    found = doubt(confirmed, needed)
    assert (found is not None) is waits
    decision = decide([found] if found else [], the_rules())
    assert decision.state is (State.IN_REVIEW if waits else State.ACCEPTED)


def test_the_finding_says_how_many_confirmations_are_missing() -> None:
    found = doubt(1, 3)
    assert found is not None
    assert (found.code, found.severity, found.field) == ("learn.new-layout", Severity.WARNING, "lines")
    assert "1 of 3" in found.message("en")
    assert "still missing: 2" in found.hint("en")
    assert "1 von 3" in found.message("de")
    assert "es fehlen noch: 2" in found.hint("de")


@pytest.mark.parametrize(
    ("confirmed", "broken", "said"), [(0, 0, "waiting"), (1, 3, "waiting"), (2, 3, "trusted"), (0, 1, "set-back")]
)
def test_the_state_of_a_layout(confirmed: int, broken: int, said: str) -> None:
    assert state(confirmed, broken, 2) == said


@pytest.mark.parametrize(
    ("change", "misread"),
    [
        (Change("lines[1].quantity.value", "12", "120"), True),
        (Change("lines[1].quantity.value", "12", None), True),
        (Change("lines[1].requested_delivery.earliest", "2026-11-30", "2026-12-01"), True),
        (Change("lines[2]", "12 kg Hammer", None), True),
        (Change("lines[2]", None, "12 kg Hammer"), True),
        (Change("lines[1].item.gtin", None, "4012345000016"), False),
        (Change("lines[1].item.seller_id", "4711", "4712"), False),
        (Change("lines[1].price.net", "1", "2"), False),
        (Change("lines[1].amount", "1", "2"), False),
        (Change("number", "1", "2"), False),
    ],
)
def test_what_speaks_against_a_layout_is_a_line_value_that_was_read(change: Change, misread: bool) -> None:
    origin = {
        "number": READ,
        "lines[1].quantity.value": READ,
        "lines[1].requested_delivery": READ,
        # Filled in by a rule, typed by a person before, and read from the buyer's change.
        "lines[1].item.seller_id": Provenance("4711", NOWHERE),
        "lines[1].price.net": Provenance("1", READ.where, corrected_by="anna", corrected_at=TYPED_AT),
        "lines[1].amount": Provenance("1", READ.where, document=8),
    }  # fmt: skip
    assert is_misread([change], origin, 7) is misread


def test_what_names_the_paper_itself_was_read_from_it() -> None:
    origin = {"lines[1].amount": Provenance("1", READ.where, document=7)}
    assert is_misread([Change("lines[1].amount", "1", "2")], origin, 7)


def test_two_right_papers_of_a_layout_let_the_third_pass() -> None:
    passed = passages([Paper("a", is_right=True)] * 4)
    assert [one.is_touchless for one in passed] == [False, False, True, True]


def test_a_wrong_paper_that_somebody_saw_starts_again_and_one_that_nobody_saw_does_not() -> None:
    right, wrong = Paper("a", is_right=True), Paper("a", is_right=False)
    assert [one.is_touchless for one in passages([right, wrong, right, right, right])] == [False] * 4 + [True]
    assert [one.is_touchless for one in passages([right, right, wrong, right])] == [False, False, True, True]


def test_a_doubted_paper_is_seen_and_another_layout_stands_for_itself() -> None:
    doubted = Paper("a", is_right=False, is_doubted=True)
    right = Paper("a", is_right=True)
    found = passages([right, right, doubted, right])
    assert [one.is_trusted for one in found] == [False, False, True, False]
    assert not found[2].is_touchless
    others = passages([right, right, Paper("b", is_right=True), Paper("", is_right=True)])[2:]
    assert not any(one.is_trusted for one in others)


def test_a_paper_without_a_layout_never_passes() -> None:
    assert not any(one.is_trusted for one in passages([Paper("", is_right=True)] * 5))
