"""May the order go to the ERP without hands? Findings, partner and suspected duplicates in, decision and reasons out.

Automation approves or asks a person; it never refuses. `order.test-interchange` keeps an order from the ERP for good:
nobody can release it (`may_be_booked`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from orderhub.document import Finding, Kind, Severity
from orderhub.order.duplicates import HOLD_FROM, Evidence
from orderhub.order.model import Order, Purpose
from orderhub.order.rules import Rules
from orderhub.order.states import State


class Decision(msgspec.Struct, frozen=True):
    """`ACCEPTED` (touchless) or `IN_REVIEW`, and the message codes that say why it waits, weightiest first."""

    state: State
    reasons: tuple[str, ...] = ()


def decide(
    findings: Iterable[Finding],
    rules: Rules | None,
    kind: Kind = Kind.ORDER,
    *,
    test: bool = False,
    duplicates: Sequence[Evidence] = (),
) -> Decision:
    """Touchless only for an order of a described, touchless partner without doubt, test flag or suspected twin."""
    blocking = [one for one in findings if one.severity is not Severity.INFO]
    reasons: list[str] = []
    if test:
        reasons.append("order.test-interchange")
    if kind is Kind.ORDER_CHANGE:
        reasons.append("order.change-arrived")
    elif kind is not Kind.ORDER:
        reasons.append("order.kind-not-booked")
    reasons.extend(one.code for one in sorted(duplicates, key=lambda one: -one.score) if one.score >= HOLD_FROM)
    reasons.extend(one.code for one in blocking if one.severity is Severity.ERROR)
    if rules is None:
        reasons.append("order.partner-new")
    elif not rules.touchless:
        reasons.append("order.partner-not-touchless")
    reasons.extend(one.code for one in blocking if one.severity is Severity.WARNING)
    state = State.IN_REVIEW if reasons else State.ACCEPTED
    return Decision(state, tuple(dict.fromkeys(reasons)))


def may_be_booked(order: Order) -> bool:
    """Whether the order may reach the ERP at all: a test and a cancellation never do, whoever releases them."""
    return not order.test and order.purpose is not Purpose.CANCELLATION
