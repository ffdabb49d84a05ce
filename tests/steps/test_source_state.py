"""How sources do, as the hub's books tell it, and a mailbox that is polled the moment mail comes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.maildir_folder import MaildirFolder
from orderhub.order.source_health import Pulse
from orderhub.registry import Installation
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.steps.receive import receive_all
from orderhub.steps.source_state import source_states, watch_sources
from orderhub.store import tables
from orderhub.store.engine import Database
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
