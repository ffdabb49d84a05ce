"""What an order waited for: spans one after another that fill the time from its arrival to its release in the ERP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from orderhub import messages
from orderhub.order.waiting import TOPICS, Happened, topic_of, waits

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def told(*log: tuple[str, int, dict[str, object]]) -> list[tuple[str, int | None]]:
    found = waits(START, [Happened(f"order.{kind}", at(minutes), data) for kind, minutes, data in log])
    assert found[0].since == START
    assert all(one.until == other.since for one, other in pairwise(found))
    return [
        (one.what, None if one.until is None else int((one.until - one.since).total_seconds() / 60)) for one in found
    ]


def test_a_clean_order_waits_for_the_erp_alone() -> None:
    log = [("captured", 1, {"to": "accepted"}), ("booked", 3, {"to": "synced"}), ("confirmed", 10, {"to": "confirmed"})]
    assert told(*log) == [("capture", 1), ("erp", 2), ("release", 7)]


def test_doubt_an_erp_that_is_away_and_one_that_says_no() -> None:
    log = [
        ("captured", 1, {"to": "in_review", "reasons": ["order.partner-not-touchless", "line.article-unknown"]}),
        ("corrected", 25, {}),
        ("released", 30, {"to": "accepted"}), ("held-up", 31, {"code": "erp.unreachable"}),
        ("questioned", 45, {"to": "in_review", "code": "erp.article-unknown"}), ("released", 50, {"to": "accepted"}),
    ]  # fmt: skip
    assert told(*log) == [
        ("capture", 1), ("customer", 29), ("erp", 1), ("erp-away", 14), ("article", 5),
        ("erp", None),
    ]  # fmt: skip


def test_what_is_refused_waits_no_more() -> None:
    assert told(("captured", 1, {"to": "in_review", "reasons": []}), ("rejected", 9, {"to": "rejected"})) == [
        ("capture", 1), ("review", 8),
    ]  # fmt: skip


def test_every_code_that_can_stop_an_order_has_a_topic_we_can_name() -> None:
    assert {topic_of([code]) for code in messages.catalogue()} <= set(TOPICS)
    assert topic_of(["line.price-differs"]) == "price"
    assert topic_of(["nothing.known"]) == "review"
