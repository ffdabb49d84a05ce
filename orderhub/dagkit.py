"""The bridge to Airflow: schedules, tasks and wake-up watchers. DAG files only name what they want.

A task is one stage for one channel's batch and runs until its table is empty. It returns counts; documents never pass
through Airflow. The hub keeps its own retry state, so tasks have `retries=0`; what cannot succeed by trying again
becomes `AirflowFailException`.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from airflow.sdk import Asset, AssetWatcher
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException
from airflow.timetables.assets import AssetOrTimeSchedule
from airflow.timetables.trigger import CronTriggerTimetable
from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from orderhub.clock import now
from orderhub.errors import OrderHubError
from orderhub.settings import settings

log = structlog.get_logger()
_START = datetime.fromisoformat("2024-01-01T00:00:00+00:00")
SOURCE_KINDS = {
    "imap": "Postfächer", "folder": "Ablageordner", "sftp": "SFTP-Ablage", "fax": "Faxordner", "oscar": "Webshop",
}  # fmt: skip
_LOOKERS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="orderhub-watch")


def options(name: str, doc: str | None, *tags: str) -> dict[str, Any]:
    """What all DAGs of the hub have alike: `name` as people see it, its page of documentation, one run at a time."""
    return {
        "dag_display_name": name, "doc_md": doc, "start_date": _START, "catchup": False, "max_active_runs": 1,
        "default_args": {"owner": "orderhub", "retries": 0, "depends_on_past": False}, "tags": ["orderhub", *tags],
    }  # fmt: skip


def source_kinds() -> dict[str, str]:
    """The kinds of source this installation polls, with their German names."""
    chosen = {one.strip() for one in settings().source_kinds.split(",") if one.strip()}
    return {kind: name for kind, name in SOURCE_KINDS.items() if not chosen or kind in chosen}


def each_minute(*wake_ups: str) -> Any:
    """Every minute, and where watchers are switched on also when one of `wake_ups` sees work."""
    timetable = CronTriggerTimetable("* * * * *", timezone="UTC")
    chosen = settings()
    if not (chosen.watchers and wake_ups):
        return timetable
    assets = [
        Asset(
            name=f"orderhub_{what.replace(':', '_')}",
            uri=f"orderhub://{what.replace(':', '/')}",
            watchers=[AssetWatcher(name=what.replace(":", "_"), trigger=Watcher(what, chosen.watch_interval_s))],
        )
        for what in wake_ups
    ]
    wanted: Any = assets[0]
    for asset in assets[1:]:
        wanted |= asset
    return AssetOrTimeSchedule(timetable=timetable, assets=wanted)


def every(minutes: int) -> CronTriggerTimetable:
    """Every so many minutes."""
    return CronTriggerTimetable(f"*/{minutes} * * * *", timezone="UTC")


def daily(hour: int) -> CronTriggerTimetable:
    """Once a day at a full hour of the merchant's zone."""
    return CronTriggerTimetable(f"0 {hour} * * *", timezone=settings().time_zone)


def run(stage: Callable[[Any], dict[str, int]]) -> dict[str, int]:
    """Run one stage with a hub of its own; returns its counts.

    Nothing to do is a skipped task, so that the grid shows at a glance which runs did something.
    """
    from orderhub.steps.hub import Hub

    hub = Hub()
    try:
        counts = stage(hub)
    except OrderHubError as fault:
        if fault.retry:
            raise
        raise AirflowFailException(str(fault)) from fault
    finally:
        hub.close()
    if not any(counts.values()):
        raise AirflowSkipException("nothing to do")
    return counts


def prune_logs(folder: Path, before: datetime) -> int:
    """Remove run folders below Airflow's log folder that nobody wrote to since `before`; returns how many."""
    removed = 0
    for run_folder in folder.glob("dag_id=*/run_id=*"):
        if datetime.fromtimestamp(run_folder.stat().st_mtime, tz=before.tzinfo) < before:
            shutil.rmtree(run_folder, ignore_errors=True)
            removed += 1
    return removed


def prune_old_logs() -> int:
    """Remove Airflow's task logs older than the setting says; returns how many run folders went."""
    from airflow.configuration import conf

    return prune_logs(Path(conf.get("logging", "base_log_folder")), _limit())


def clean_history() -> int:
    """Shorten Airflow's own run history with its own command; returns the days kept. Raises: AirflowFailException."""
    command = [sys.executable, "-m", "airflow", "db", "clean", "--clean-before-timestamp", _limit().isoformat()]
    done = subprocess.run([*command, "--skip-archive", "--yes"], capture_output=True, text=True, check=False)
    log.info("airflow.history_shortened", said=done.stdout[-2000:], status=done.returncode)
    if done.returncode != 0:
        raise AirflowFailException(done.stderr[-2000:])
    return settings().log_retention_days


def _limit() -> datetime:
    return now() - timedelta(days=settings().log_retention_days)


def verify() -> dict[str, int]:
    """Check the hub's promises. Raises: AirflowFailException naming the first that is broken."""
    from orderhub.steps.hub import Hub
    from orderhub.store.verify import violations

    hub = Hub()
    try:
        with hub.database.begin() as tx:
            broken = list(violations(tx, hub.originals))
    finally:
        hub.close()
    if broken:
        raise AirflowFailException(f"{len(broken)} broken promises, first {broken[0].invariant}: {broken[0].what}")
    return {"violations": 0}


class Watcher(BaseEventTrigger):
    """Looks for work every few seconds and wakes a DAG when it sees new work. Carries no data and never dies.

    A failing trigger would be restarted each second for ever; hence everything is caught, logged and waited out.
    """

    def __init__(self, what: str, interval_s: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # untyped in Airflow
        self.what = what
        self.interval_s = interval_s

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """How Airflow stores the trigger: no secret in it."""
        return "orderhub.dagkit.Watcher", {"what": self.what, "interval_s": self.interval_s}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Yield an event for each change of what waits."""
        from orderhub.steps.hub import Hub
        from orderhub.steps.look import look

        hub, seen, rest = Hub(), "", self.interval_s
        loop = asyncio.get_running_loop()
        while True:
            try:
                token = await loop.run_in_executor(_LOOKERS, look, hub, self.what)
                rest = self.interval_s
            except Exception as fault:  # noqa: BLE001 -- see above
                log.warning("watcher.failed", what=self.what, error=type(fault).__name__)
                token, rest = seen, min(rest * 2, 60)
            if token and token != seen:
                yield TriggerEvent({"what": self.what})  # type: ignore[no-untyped-call]  # untyped in Airflow
            seen = token
            await asyncio.sleep(rest)
