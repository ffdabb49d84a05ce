"""Workers are killed with SIGKILL again and again, wherever they are; in the end nothing is lost or doubled."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import psutil
import pytest

from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.store import intake, tables
from orderhub.store.engine import Database
from orderhub.store.verify import violations
from tests.live.erp_double import KEY, Double, erp_double
from tests.live.waiting import wait_until
from tests.steps.rig import (
    ARTICLES,
    MAPPINGS,
    REPLIES,
    a_web_order,
    all_rows,
    an_edifact,
    due_now,
    leases_over,
)
from tests.walk.world import hub_file

KILLS = 30
PER_ROUND = 12


@contextmanager
def workers(home: Path, url: str) -> Iterator[Callable[[], int]]:
    """Makes workers; each call gives the process id of a new one."""
    command = [sys.executable, "-m", "tests.steps.forked_worker", str(home), url, str(MAPPINGS)]
    log = (home / "workers.log").open("w")
    with log, subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None

        def start() -> int:
            child.stdin.write("drain\n")
            child.stdin.flush()
            return int(child.stdout.readline())

        yield start
        child.stdin.close()
        child.kill()


def is_gone(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    return True


def feed(folder: Path, first: int) -> list[str]:
    """Puts a few orders into the drop folder; returns their numbers."""
    numbers = []
    for serial in range(first, first + PER_ROUND):
        one = an_edifact(serial) if serial % 2 else a_web_order(serial)
        (folder / f".{one.name}").write_bytes(one.content)
        (folder / f".{one.name}").rename(folder / one.name)
        numbers.append(one.name.rpartition(".")[0])
    return numbers


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_anywhere_nothing_is_lost_or_doubled(database: Database, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    (tmp_path / "in").mkdir()
    faults = json.dumps({"cut": 0.05, "error_500": 0.05, "partial": 0.05, "seed": seed})
    with erp_double(tmp_path, "--faults", faults) as erp:
        _write_hub_file(tmp_path, erp)
        hub = Hub(Settings(home=tmp_path, mappings_dir=MAPPINGS), database=database)
        numbers: list[str] = []
        killed = 0
        with workers(tmp_path, database.url) as start:
            for turn in range(KILLS):
                numbers += feed(tmp_path / "in", 1 + turn * PER_ROUND)
                pid = start()
                Event().wait(chance.uniform(0.01, 0.2))
                killed += not is_gone(pid)
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                wait_until(lambda pid=pid: is_gone(pid), 5, "the end of the worker")  # type: ignore[misc]
                leases_over(hub, "documents")
                leases_over(hub, "outbox")
                due_now(hub)
                if turn % 4 == 3:
                    erp.finish()
            assert killed >= 20
            erp.faults()
            for _ in range(3):
                erp.finish()
                due_now(hub)
                pid = start()
                wait_until(lambda pid=pid: is_gone(pid), 60, "the clean run")  # type: ignore[misc]
        _assert_sound(hub, erp, tmp_path, numbers)


def _write_hub_file(home: Path, erp: Double) -> None:
    hub_file(
        home,
        sources=[{"name": "in", "kind": "folder", "path": str(home / "in"), "channel": "edi", "settled_after_s": 0,
                  "ready": "rename"}],
        senders=[{"name": "out", "kind": "drop", "path": str(home / "out")}],
        erp={"name": "double", "kind": "http-erp", "url": erp.url, "key": KEY},
        delivery={"hold": False},
        replies={"edi": "out"},
        seller=REPLIES["seller"],
    )  # fmt: skip


def _assert_sound(hub: Hub, erp: Double, home: Path, numbers: list[str]) -> None:
    with hub.database.begin() as tx:
        assert [f"{one.invariant}: {one.what}" for one in violations(tx, hub.originals, deep=True)] == []
        (balance,) = (one for one in intake.balances(tx) if one.source == "in")
    assert (balance.had, balance.difference, balance.unsettled) == (len(numbers), 0, 0)
    assert len(list((home / "in" / "done").iterdir())) == len(numbers)
    rows = all_rows(hub.database, tables.orders)
    assert sorted(row.number for row in rows) == sorted(numbers)
    booked = {row.erp_key for row in rows if row.state != "in_review"}
    assert erp.created() == dict.fromkeys(booked, 1)
    assert {row.state for row in rows if row.partner == "nordwind"} == {"invoiced"}
    sent = all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "publish")
    assert {row.state for row in sent} == {"done"}
    # One ORDRSP and one DESADV for each EDI order, each file whole and each control number used once.
    files = [one for one in (home / "out").rglob("*") if one.is_file()]
    assert sorted(one.name for one in files) == sorted(Path(row.receipt).name for row in sent)
    assert len(sent) == 2 * sum(row.partner == "nordwind" for row in rows)
    assert len(ARTICLES) > 20
