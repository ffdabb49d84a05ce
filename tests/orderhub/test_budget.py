"""The time for recognition: asked before each page, and what is left over is named."""

from __future__ import annotations

import pytest

from orderhub.budget import OutOfTime, Pace, ask_for_more, ranges, recognising_within, seconds_left, take_time


def test_without_a_limit_there_is_always_time() -> None:
    take_time()
    pace = Pace()
    for _ in range(100):
        pace.begin_page()


def test_a_page_is_begun_only_while_the_dearest_so_far_would_still_fit() -> None:
    left = [12.0]
    with recognising_within(lambda: left[0]):
        pace = Pace()
        pace.begin_page()
        left[0] = 7.0
        pace.begin_page()
        left[0] = 4.5
        with pytest.raises(OutOfTime):
            pace.begin_page()


def test_time_ends_within_a_page_and_the_limit_with_its_block() -> None:
    with recognising_within(lambda: 0.0), pytest.raises(OutOfTime):
        take_time()
    assert seconds_left() == float("inf")


def test_unread_pages_are_named_shortly_in_both_languages() -> None:
    assert ranges([3, 4, 5, 8]) == "3-5, 8"
    finding = Pace().unread([2, 3, 7])
    assert finding.severity == "error"
    assert finding.where.page == 2
    assert "2-3, 7" in finding.message("en")
    assert "2-3, 7" in finding.message("de")
    assert "ORDERHUB_OCR_BUDGET_S" in finding.hint("de")


def test_a_paper_that_shows_an_order_may_be_lent_more_time_and_only_within_its_block() -> None:
    left = [1.0]

    def more() -> bool:
        left[0] += 5
        return True

    assert not ask_for_more()
    with recognising_within(lambda: left[0], more):
        assert ask_for_more()
        assert seconds_left() == 6.0
    with recognising_within(lambda: left[0]):
        assert not ask_for_more()
