"""The wake-up trigger: one event for each change of what waits, and no fault ends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.steps.look import look
from orderhub.store.engine import Database
from orderhub.testing.scripted_source import ScriptedSource
from tests.steps.rig import Assembled, an_edifact, execute, push

SCRIPT = """
import asyncio, json, sys, warnings
warnings.simplefilter("ignore")
from pathlib import Path
from orderhub.dagkit import Watcher

async def main():
    trigger = Watcher("source:folder", 0)
    drop, said = Path(sys.argv[1]), []
    events = trigger.run()

    async def next_event(limit):
        task = asyncio.ensure_future(anext(events))
        done, _ = await asyncio.wait({task}, timeout=limit)
        return task if not done else task.result().payload

    waiting = await next_event(0.5)
    said.append(["nothing waits", isinstance(waiting, asyncio.Future)])
    (drop / "a.edi").write_bytes(b"UNB+")
    said.append(["new work", (await asyncio.wait_for(waiting, 20)).payload])
    waiting = await next_event(0.5)
    said.append(["the same work", isinstance(waiting, asyncio.Future)])
    # The folder goes away: an error at every look, and the trigger lives on.
    drop.rename(drop.with_name("gone"))
    await asyncio.sleep(0.3)
    said.append(["an error", not waiting.done()])
    drop.with_name("gone").rename(drop)
    (drop / "b.edi").write_bytes(b"UNB+")
    said.append(["more work", (await asyncio.wait_for(waiting, 20)).payload])
    said.append(["stored", list(trigger.serialize())])
    Path(sys.argv[2]).write_text(json.dumps(said))

asyncio.run(main())
import os
os._exit(0)
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, postgres: Any) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("watch")
    (home / "in").mkdir()
    hub_file = "sources:\n- {name: in, kind: folder, path: ./in, channel: edi, settled_after_s: 0, ready: rename}\n"
    (home / "hub.yaml").write_text(hub_file)
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "ORDERHUB"))}
    environment = plain | {
        "AIRFLOW_HOME": str(home / "airflow"), "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
        "ORDERHUB_HOME": str(home), "ORDERHUB_DATABASE_URL": postgres.url("orderhub"),
    }  # fmt: skip
    command = [sys.executable, "-c", SCRIPT, str(home / "in"), str(home / "said.json")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, cwd=Path.cwd())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    found: dict[str, Any] = dict(json.loads((home / "said.json").read_text()))
    return found


def test_it_wakes_once_for_each_change(said: dict[str, Any]) -> None:
    assert said["nothing waits"] is True
    assert said["new work"] == {"what": "source:folder"}
    assert said["the same work"] is True
    assert said["more work"] == {"what": "source:folder"}


def test_it_survives_what_fails(said: dict[str, Any]) -> None:
    assert said["an error"] is True


def test_what_airflow_stores_of_it_holds_no_secret(said: dict[str, Any]) -> None:
    assert said["stored"] == ["orderhub.dagkit.Watcher", {"what": "source:folder", "interval_s": 0}]


def test_a_look_changes_nothing_and_tells_work_from_no_work(database: Database, tmp_path: Path) -> None:
    source = ScriptedSource("drop")
    hub = Hub(Settings(home=tmp_path), database=database, installation=Assembled(sources=[source]))
    assert [look(hub, what) for what in ("source:scripted", "documents", "erp", "publish", "status")] == [""] * 5
    source.put(b"one")
    push(hub, an_edifact(1))
    assert look(hub, "source:scripted") == look(hub, "source:scripted") != ""
    first = look(hub, "documents")
    push(hub, an_edifact(2))
    assert "" != first != look(hub, "documents")
    execute(database, "update documents set state = 'orders'")
    assert look(hub, "documents") == ""
    assert set(source.calls) == {"survey"}
