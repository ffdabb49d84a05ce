"""The stages as Airflow runs them: each drains its table and answers with counts only."""

from __future__ import annotations

from typing import Any

import msgspec

from orderhub.steps.alarms import alarms
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.overdue import find_overdue
from orderhub.steps.publish import publish
from orderhub.steps.receive import receive_all
from orderhub.steps.watch_erp import refresh_masterdata, watch_erp
from orderhub.steps.work import drain


def orders_in(hub: Hub, kind: str) -> dict[str, int]:
    """Poll all sources of one kind."""
    reports = receive_all(hub, kind)
    return {
        "arrived": sum(one.arrived for one in reports),
        "failed": sum(one.failed for one in reports),
        "unreachable": sum(bool(one.error) for one in reports),
    }


def capture_all(hub: Hub) -> dict[str, int]:
    """Read all waiting documents."""
    return _sum(drain(capture, hub))


def capture_all_scans(hub: Hub) -> dict[str, int]:
    """Read all waiting scanned pages."""
    return _sum(drain(capture_scans, hub))


def deliver_all(hub: Hub) -> dict[str, int]:
    """Take all due orders to the ERP."""
    return _sum(drain(deliver, hub)) if hub.installation.has_erp else {}


def watch(hub: Hub) -> dict[str, int]:
    """Take over what happened in the ERP."""
    if not hub.installation.has_erp:
        return {}
    report = watch_erp(hub)
    return {"new": report.new, "moved": report.moved}


def masterdata(hub: Hub) -> dict[str, int]:
    """Take over the ERP's articles and customers."""
    return refresh_masterdata(hub) if hub.installation.has_erp else {}


def watch_intake(hub: Hub) -> dict[str, int]:
    """Look for what is wrong with the intake; the operator is told by mail."""
    return msgspec.structs.asdict(alarms(hub))


def publish_all(hub: Hub) -> dict[str, int]:
    """Send all due messages, and raise the alarm for acknowledgements that did not come in time."""
    return {**_sum(drain(publish, hub)), "overdue": find_overdue(hub).overdue}


def _sum(reports: Any) -> dict[str, int]:
    total: dict[str, int] = {}
    for report in reports:
        for name, count in msgspec.structs.asdict(report).items():
            total[name] = total.get(name, 0) + int(count)
    return total
