"""Receiving: bytes and books before the source is told; broken, slow and killed at any point."""

from __future__ import annotations

import pytest

from orderhub.errors import RemoteBusy, SettingsError
from orderhub.steps.receive import receive, receive_all
from orderhub.store import intake, tables
from orderhub.testing.scripted_source import ScriptedSource
from tests.steps.conftest import MakeHub
from tests.steps.rig import all_rows, broken, count


class Killed(BaseException):
    """What a SIGKILL is to the code: nothing of it runs any more."""


@pytest.fixture
def source() -> ScriptedSource:
    return ScriptedSource("drop")


def balance(hub, name="drop"):
    with hub.database.begin() as tx:
        return next(one for one in intake.balances(tx) if one.source == name)


def test_a_broken_source_stops_no_other(make_hub: MakeHub, source: ScriptedSource) -> None:
    lost = ScriptedSource("lost")
    lost.fail("survey", RemoteBusy("remote.busy", where="x", reason="y"))
    source.put(b"one")
    hub = make_hub(sources=[lost, source])
    assert {one.source: (one.arrived, one.error) for one in receive_all(hub)} == {
        "lost": (0, "remote.busy"),
        "drop": (1, ""),
    }
    assert balance(hub, "lost").error["code"] == "remote.busy"
    assert balance(hub, "lost").succeeded_at is None
    assert {one.source: one.error for one in receive_all(hub)} == {"lost": "", "drop": ""}
    assert balance(hub, "lost").error is None


def test_a_source_of_wrong_settings_stops_no_other(make_hub: MakeHub, source: ScriptedSource) -> None:
    wrong = ScriptedSource("wrong")
    wrong.fail("survey", SettingsError("remote.option", name="wrong", option="path", value="x", expected="a folder"))
    source.put(b"one")
    hub = make_hub(sources=[wrong, source])
    assert [one.error for one in receive_all(hub)] == ["remote.option", ""]
    assert count(hub.database, tables.documents) == 1


def test_a_connector_with_a_fault_in_it_stops_no_other(make_hub: MakeHub, source: ScriptedSource) -> None:
    faulty = ScriptedSource("faulty")
    faulty.fail("survey", ZeroDivisionError())
    source.put(b"one")
    hub = make_hub(sources=[faulty, source])
    assert [one.error for one in receive_all(hub)] == ["ZeroDivisionError", ""]
    assert count(hub.database, tables.documents) == 1


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_a_kill_between_store_and_settle_loses_and_doubles_nothing(
    make_hub: MakeHub, source: ScriptedSource, after: int
) -> None:
    keys = [source.put(f"order {one}".encode()) for one in range(3)]
    source.fail("settle", Killed(), after=after)  # type: ignore[arg-type]
    hub = make_hub(sources=[source])
    with pytest.raises(Killed):
        receive(hub, "drop", "scripted")
    assert (balance(hub).difference, balance(hub).unsettled) == (0, 3)
    again = receive(make_hub(sources=[source]), "drop", "scripted")
    assert (again.arrived, again.settled) == (0, 3)
    assert source.settled == dict.fromkeys(keys, False)
    assert (balance(hub).difference, balance(hub).unsettled) == (0, 0)
    assert count(hub.database, tables.documents) == 3
    assert broken(hub) == []


@pytest.mark.parametrize("after", [0, 2, 5])
def test_a_kill_while_fetching_begins_again(make_hub: MakeHub, source: ScriptedSource, after: int) -> None:
    for one in range(5):
        source.put(f"order {one}".encode())
    source.fail("fetch", Killed(), after=after)  # type: ignore[arg-type]
    hub = make_hub(sources=[source])
    with pytest.raises(Killed):
        receive(hub, "drop", "scripted")
    assert source.settled == {}
    receive(hub, "drop", "scripted")
    assert (balance(hub).had, balance(hub).arrived, balance(hub).unsettled) == (5, 5, 0)
    assert count(hub.database, tables.documents) == 5


def test_settling_twice_is_settling_once(make_hub: MakeHub, source: ScriptedSource) -> None:
    source.put(b"one")
    hub = make_hub(sources=[source])
    receive(hub, "drop", "scripted")
    before = all_rows(hub.database, tables.events)
    for _ in range(3):
        assert receive(hub, "drop", "scripted").settled == 0
    assert all_rows(hub.database, tables.events) == before


def test_a_fetch_that_breaks_goes_on_at_the_next_poll(make_hub: MakeHub, source: ScriptedSource) -> None:
    for one in range(4):
        source.put(f"order {one}".encode())
    source.fail("fetch", RemoteBusy("remote.busy", where="x", reason="y"), after=2)
    hub = make_hub(sources=[source])
    assert receive(hub, "drop", "scripted").error == "remote.busy"
    # What was seen is on the books though it is not here: the difference is what is still to come.
    assert balance(hub).had == 4
    assert balance(hub).difference == 4 - balance(hub).arrived > 0
    receive(hub, "drop", "scripted")
    assert (balance(hub).had, balance(hub).difference, balance(hub).unsettled) == (4, 0, 0)
    assert source.unsettled() == []


def test_what_cannot_be_had_is_refused_with_its_reason(make_hub: MakeHub, source: ScriptedSource) -> None:
    good, bad = source.put(b"good"), source.put(b"too big")
    source.spoil(bad, "remote.too-big", final=True)
    hub = make_hub(sources=[source])
    report = receive(hub, "drop", "scripted")
    assert (report.arrived, report.failed, report.settled) == (1, 1, 2)
    assert source.settled == {good: False, bad: True}
    said = balance(hub)
    assert (said.had, said.arrived, said.failed, said.difference) == (2, 1, 1, 0)
    assert broken(hub) == []


def test_what_fails_again_and_again_is_given_up_and_counted(make_hub: MakeHub, source: ScriptedSource) -> None:
    key = source.put(b"stubborn")
    source.spoil(key, "remote.busy")
    hub = make_hub({"max_attempts": 3}, sources=[source])
    for poll in range(1, 4):
        receive(hub, "drop", "scripted")
        assert balance(hub).difference == (1 if poll < 3 else 0)
    receive(hub, "drop", "scripted")
    assert source.settled == {key: True}


def test_two_pollers_of_one_source_do_not_meet(make_hub: MakeHub, source: ScriptedSource) -> None:
    hub = make_hub(sources=[source])
    with hub.database.begin() as guard:
        assert intake.lock_source(guard, "drop")
        assert receive(hub, "drop", "scripted").busy
    assert source.calls == []
    assert not receive(hub, "drop", "scripted").busy


def test_half_written_files_are_counted_and_left(make_hub: MakeHub, source: ScriptedSource) -> None:
    source.put_half(b"UNB+", "half.edi")
    hub = make_hub(sources=[source])
    receive(hub, "drop", "scripted")
    assert (balance(hub).had, balance(hub).not_ready) == (0, 1)
    source.finish("half.edi", b"UNOC")
    receive(hub, "drop", "scripted")
    assert (balance(hub).had, balance(hub).arrived, balance(hub).not_ready) == (1, 1, 0)


def test_the_same_bytes_again_are_two_arrivals_and_one_original(make_hub: MakeHub, source: ScriptedSource) -> None:
    source.put(b"same")
    source.put(b"same")
    hub = make_hub(sources=[source])
    receive(hub, "drop", "scripted")
    assert count(hub.database, tables.documents) == 2
    with hub.database.begin() as tx:
        assert tx.execute(tables.blobs.select()).rowcount == 1
