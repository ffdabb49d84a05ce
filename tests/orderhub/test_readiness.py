"""When a file is complete and what its key is; pure, so time is a parameter."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.readiness import FileKey, Listed, Rules, display_name, free_name, read_key, survey_listing

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OLD = 1_700_000_000_000_000_000


def seen_after(seconds: float, rules: Rules, *, first: Listed, second: Listed) -> tuple[list[str], int]:
    cursor = survey_listing([first], {}, rules, NOON).cursor
    survey = survey_listing([second], json.loads(json.dumps(cursor)), rules, NOON + timedelta(seconds=seconds))
    return [item.name for item in survey.waiting], survey.not_ready


def test_a_file_is_complete_once_it_was_the_same_for_long_enough() -> None:
    rules, one = Rules(settled_after_s=5), Listed("a.edi", 3, OLD, OLD)
    assert seen_after(4.9, rules, first=one, second=one) == ([], 1)
    assert seen_after(5, rules, first=one, second=one) == (["a.edi"], 0)


@pytest.mark.parametrize(
    "changed", [Listed("a.edi", 4, OLD, OLD), Listed("a.edi", 3, OLD + 1, OLD), Listed("a.edi", 3, OLD, OLD + 1)]
)
def test_any_change_starts_the_wait_anew(changed: Listed) -> None:
    assert seen_after(60, Rules(settled_after_s=5), first=Listed("a.edi", 3, OLD, OLD), second=changed) == ([], 1)


def test_the_wait_counts_from_the_first_sight_not_from_the_last_poll() -> None:
    rules, one, cursor = Rules(settled_after_s=5), Listed("a.edi", 3, OLD), {}
    ready = []
    for second in range(8):
        survey = survey_listing([one], cursor, rules, NOON + timedelta(seconds=second))
        cursor = survey.cursor
        ready.append(len(survey.waiting))
    assert ready == [0, 0, 0, 0, 0, 1, 1, 1]


def test_without_a_change_time_the_key_stays_while_the_file_stays() -> None:
    rules, one = Rules(settled_after_s=0), Listed("a.edi", 3, OLD)
    first = survey_listing([one], {}, rules, NOON)
    second = survey_listing([one], first.cursor, rules, NOON + timedelta(hours=1))
    absent = survey_listing([], second.cursor, rules, NOON + timedelta(hours=2))
    again = survey_listing([one], absent.cursor, rules, NOON + timedelta(hours=3))
    assert second.waiting == first.waiting
    assert again.waiting[0].key != first.waiting[0].key


def test_the_cursor_does_not_grow_with_what_is_gone() -> None:
    rules = Rules(settled_after_s=0)
    full = survey_listing([Listed(f"{n}.edi", 3, OLD) for n in range(100)], {}, rules, NOON)
    assert survey_listing([], full.cursor, rules, NOON).cursor == {"seen": {}}


def test_a_time_in_the_future_does_not_hold_a_file_for_ever() -> None:
    ahead = Listed("a.edi", 3, int((NOON + timedelta(hours=2)).timestamp()) * 1_000_000_000)
    assert seen_after(6, Rules(settled_after_s=5), first=ahead, second=ahead) == (["a.edi"], 0)


@given(st.text(min_size=1), st.integers(0, 2**40), st.integers(0, 2**62), st.integers(0, 2**62))
def test_keys_are_read_as_they_were_written(name: str, size: int, mtime_ns: int, since: int) -> None:
    key = FileKey(name, size, mtime_ns, since)
    assert read_key(str(key)) == key
    assert str(key).isascii()


@given(st.binary(min_size=1).map(lambda raw: raw.decode("utf-8", "surrogateescape")))
def test_names_in_any_bytes_are_keys_and_can_be_shown(name: str) -> None:
    assert read_key(str(FileKey(name, 1, 2, 3))).name == name
    shown = display_name(name)
    assert shown.encode("utf-8")
    assert shown.isprintable()


@pytest.mark.parametrize("key", ["", "no-such-key", "1.2:a.edi", "a.b.c:d", "INBOX:1:2"])
def test_what_is_no_key_is_said(key: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- its words are those of int()
        read_key(key)


@given(st.lists(st.sampled_from(["a.edi", "a~2.edi", "a~3.edi", "b"])))
def test_a_free_name_is_free(taken: list[str]) -> None:
    assert free_name("a.edi", taken) not in taken
