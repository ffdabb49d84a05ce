"""Work: every step, again and again, until nothing is left to do. What the DAGs do, without Airflow."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Event
from typing import Protocol, TypeVar

import msgspec
import structlog

from orderhub.errors import OrderHubError, RemoteError
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.overdue import find_overdue
from orderhub.steps.publish import publish
from orderhub.steps.receive import receive_all
from orderhub.steps.watch_erp import refresh_masterdata, watch_erp
from orderhub.store.engine import DatabaseLost

log = structlog.get_logger()
_IDLE_S = 0.05


class Worked(msgspec.Struct):
    """Totals of one run."""

    arrived: int = 0
    captured: int = 0
    booked: int = 0
    status: int = 0
    published: int = 0
    overdue: int = 0


class Batch(Protocol):
    """What every batch step reports."""

    taken: int


B = TypeVar("B", bound=Batch)


def drain(step: Callable[[Hub], B], hub: Hub) -> list[B]:
    """Run one step until a batch comes back empty."""
    reports: list[B] = []
    while (report := step(hub)).taken:
        reports.append(report)
    return reports


def work(hub: Hub, *, masterdata: bool = True) -> Worked:
    """Drain everything once, in the order of an order's way; an unreachable system is reported, not fatal."""
    done = Worked()
    if hub.installation.has_erp and masterdata:
        _kept(refresh_masterdata, hub)
    done.arrived = sum(one.arrived for one in receive_all(hub))
    done.captured = sum(one.taken for step in (capture, capture_scans) for one in drain(step, hub))
    if hub.installation.has_erp:
        done.booked = sum(one.booked for one in drain(deliver, hub))
        watched = _kept(watch_erp, hub)
        done.status = getattr(watched, "new", 0)
    done.published = sum(one.done for one in drain(publish, hub))
    done.overdue = find_overdue(hub).overdue
    return done


def keep_working(hub: Hub, steps: list[Callable[[Hub], msgspec.Struct]], stop: Event) -> None:
    """Run `steps` in turn until `stop` is set, resting briefly when none had anything to do."""
    # A batch makes many small values without cycles, which go with it; only what is left over is worth walking for.
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 10, 100)
    while not stop.is_set():
        busy = False
        for step in steps:
            try:
                busy = bool(getattr(step(hub), "taken", 0)) or busy
            except (OrderHubError, *DatabaseLost) as fault:
                log.warning("step.failed", step=step.__name__, error=type(fault).__name__)
        if not busy:
            stop.wait(_IDLE_S)


def _kept(step: Callable[[Hub], object], hub: Hub) -> object | None:
    try:
        return step(hub)
    except RemoteError as fault:
        log.warning("erp.unreachable", code=fault.code)
        return None
