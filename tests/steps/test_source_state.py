"""How sources do, as the hub's books tell it, and a mailbox that is polled the moment mail comes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.imap_mailbox import ImapMailbox
from connectors.maildir_folder import MaildirFolder
from orderhub import clock
from orderhub.order.source_health import Pulse
from orderhub.registry import Installation
from orderhub.settings import Settings
from orderhub.steps.alarms import alarms
from orderhub.steps.hub import Hub
from orderhub.steps.receive import receive_all
from orderhub.steps.source_state import source_states, watch_sources
from orderhub.store import incidents, tables
from orderhub.store.engine import Database
from orderhub.testing.scripted_source import ScriptedSource
from tests.live.dovecot import Dovecot, dovecot
from tests.steps.conftest import MakeHub
from tests.steps.rig import all_rows

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def test_a_source_nobody_polls_is_an_alarm(make_hub: MakeHub, tmp_path: Path) -> None:
    for part in ("new", "cur"):
        (tmp_path / "box" / part).mkdir(parents=True)
    at = [MONDAY]
    hub = make_hub(sources=[MaildirFolder("box", tmp_path / "box")], clock=lambda: at[0])
    assert [one.health.pulse for one in source_states(hub)] == [Pulse.NEVER_POLLED]
    receive_all(hub)
    (state,) = source_states(hub)
    assert (state.health.pulse, state.is_alarm, state.polled_at) == (Pulse.ALIVE, False, MONDAY)
    at[0] += timedelta(minutes=10)
    assert [one.health.pulse for one in source_states(hub)] == [Pulse.NOT_POLLED]


def test_a_source_that_was_refused_keeps_its_last_success(make_hub: MakeHub, tmp_path: Path) -> None:
    at = [MONDAY]
    hub = make_hub(sources=[MaildirFolder("box", tmp_path / "not-mounted")], clock=lambda: at[0])
    receive_all(hub)
    (state,) = source_states(hub)
    assert (state.health.pulse, state.error, state.is_alarm) == (Pulse.REFUSED, "remote.busy", True)


def test_silence_against_the_habit_is_an_alarm_until_something_comes(make_hub: MakeHub) -> None:
    at = [MONDAY - timedelta(days=14)]
    source = ScriptedSource("drop")
    hub = make_hub(sources=[source], clock=lambda: at[0])
    for day in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11):
        for hour in (0, 2, 4):
            at[0] = MONDAY + timedelta(days=day - 14, hours=hour)
            source.put(f"{day} {hour}".encode())
            receive_all(hub)
    for hours, kinds in ((0, []), (32, ["alarm.silent"])):
        at[0] = MONDAY + timedelta(hours=hours)
        receive_all(hub)
        alarms(hub)
        assert kinds_open(hub) == kinds
    with hub.database.begin() as tx:
        (one,) = (one for one in incidents.open_incidents(tx) if one.kind == "alarm.silent")
    assert (one.since, one.params) == (
        MONDAY - timedelta(days=3) + timedelta(hours=4),
        {"source": "drop", "usual_h": "6"},
    )
    source.put(b"at last")
    receive_all(hub)
    alarms(hub)
    assert kinds_open(hub) == []


def test_a_token_that_is_about_to_die_is_an_alarm(make_hub: MakeHub, tmp_path: Path) -> None:
    given = clock.now()
    at = [given]
    box = ImapMailbox(
        "box", "127.0.0.1", "orders@nordlicht.example", oauth="refresh-token", token_url="http://127.0.0.1:9/",
        tokens_path=tmp_path / "tokens.json",
    )  # fmt: skip
    box.put_refresh_token("first")
    hub = make_hub(sources=[box], clock=lambda: at[0])
    for days, dying in ((70, False), (80, True)):
        at[0] = given + timedelta(days=days)
        alarms(hub)
        assert ("alarm.token-ending" in kinds_open(hub)) is dying
    box.put_refresh_token("second")
    at[0] = given
    alarms(hub)
    assert "alarm.token-ending" not in kinds_open(hub)


def kinds_open(hub: Hub) -> list[str]:
    """Without the documents, that nobody reads here."""
    with hub.database.begin() as tx:
        return [one.kind for one in incidents.open_incidents(tx) if one.kind != "alarm.no-end"]


@pytest.fixture
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.mark.live("dovecot")
def test_mail_is_taken_in_the_moment_it_comes(server: Dovecot, database: Database, tmp_path: Path) -> None:
    entry = {"name": "box", "kind": "imap", "host": "127.0.0.1", "port": server.port, "user": server.user,
             "password": server.password}  # fmt: skip
    (tmp_path / "hub.yaml").write_text(json.dumps({"sources": [entry]}))
    hub = Hub(Settings(home=tmp_path), database=database, installation=Installation.load(tmp_path / "hub.yaml"))
    stop = threading.Event()
    thread = threading.Thread(target=watch_sources, args=(hub, stop))
    thread.start()
    try:
        with server.client() as person:
            person.append("INBOX", b"Subject: x\r\n\r\ny\r\n")
        waited = threading.Event()
        for _ in range(100):
            if all_rows(database, tables.documents):
                break
            waited.wait(0.1)
        assert len(all_rows(database, tables.documents)) == 1
    finally:
        stop.set()
        thread.join(15)
        hub.installation.close()
    assert not thread.is_alive()
