"""Looks: is there work for a stage? Read-only and cheap; what a wake-up watcher asks every few seconds.

An answer is a token that changes with the work; an empty one means there is none. It carries no data: the stage always
drains its table.
"""

from __future__ import annotations

import hashlib

from orderhub.errors import OrderHubError
from orderhub.steps.hub import Hub
from orderhub.store import documents, intake, outbox


def look(hub: Hub, what: str) -> str:
    """What waits for `what`: "documents", "scans", "erp", "publish", "status", or "source:<kind>"."""
    if what.startswith("source:"):
        return _sources(hub, what.removeprefix("source:"))
    if what == "status":
        return _status(hub)
    with hub.database.begin() as tx:
        if what in ("documents", "scans"):
            return documents.newest_waiting(tx, scanned=what == "scans")
        return outbox.newest_due(tx, what)


def _sources(hub: Hub, kind: str) -> str:
    seen: list[str] = []
    for name in hub.installation.source_names(kind):
        try:
            seen += [one.key for one in hub.installation.source(name).survey(_cursor(hub, name)).waiting]
        except OrderHubError:
            # The polling run reports it; a watcher only stays quiet.
            continue
    return hashlib.sha256("\n".join(sorted(seen)).encode()).hexdigest() if seen else ""


def _status(hub: Hub) -> str:
    if not hub.installation.has_erp:
        return ""
    erp = hub.installation.erp()
    happened, _ = erp.watch(_cursor(hub, f"erp:{erp.name}"))
    return hashlib.sha256("\n".join(sorted(one.key for one in happened)).encode()).hexdigest() if happened else ""


def _cursor(hub: Hub, name: str) -> dict[str, object]:
    with hub.database.begin() as tx:
        return intake.cursor_of(tx, name)
