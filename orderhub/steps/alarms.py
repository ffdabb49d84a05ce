"""Alarms: find what is wrong with the intake, keep it for the pages, and tell the operator by mail.

    alarms: {to: leitstand@example.com, sender: smtp, language: de, poll_min: 15, end_min: 30}

One mail an incident and local day, through the outbox under a stable key; so a repeated look tells nobody twice, and
a mail server that is away delays the mail instead of losing it. Without `to` the pages alone show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import structlog

from orderhub import messages
from orderhub.order.source_health import Pulse
from orderhub.ports import Outbound
from orderhub.steps.hub import Hub
from orderhub.steps.outgoing import head
from orderhub.steps.replies import TOPIC
from orderhub.steps.source_state import source_states
from orderhub.store import incidents, outbox
from orderhub.store.engine import AnyRow
from orderhub.store.incidents import Incident

log = structlog.get_logger()
POLL_MIN, END_MIN = 15, 30
"""Minutes until a source counts as not polled, and until a thing that was seen counts as without an end."""


class Raised(msgspec.Struct):
    """Counts of one look. `told`: mails put into the outbox."""

    open: int = 0
    begun: int = 0
    ended: int = 0
    told: int = 0


def alarms(hub: Hub) -> Raised:
    """Look once. Idempotent: by incident and day."""
    now, section = hub.now(), hub.installation.section("alarms")
    polled = [(name, kind) for kind in hub.installation.source_kinds() for name in hub.installation.source_names(kind)]
    if hub.installation.has_erp:
        polled.append((f"erp:{hub.installation.section('erp').get('name', '')}", "erp"))
    unusual = list(_unusual(hub, now))
    with hub.database.begin() as tx:
        incidents.register(tx, polled, now)
        found = incidents.find(
            tx, [name for name, _ in polled],
            unpolled=now - _minutes(section, "poll_min", POLL_MIN), late=now - _minutes(section, "end_min", END_MIN),
        )  # fmt: skip
        begun, ended = incidents.keep(tx, [*found, *unusual], now)
        wrong = incidents.open_incidents(tx)
        told = outbox.enqueue(tx, [_mail(hub, section, one, now) for one in wrong]) if section.get("to") else 0
    log.info("intake.watched", open=len(wrong), begun=begun, ended=ended, told=told)
    return Raised(len(wrong), begun, ended, told)


def _unusual(hub: Hub, now: datetime) -> Iterator[Incident]:
    """Sources that answer and bring nothing, against their habit, and tokens that are about to die."""
    for state in source_states(hub):
        health = state.health
        if health.pulse is Pulse.SILENT and health.since is not None and health.usual is not None:
            hours = max(1, -(-health.usual // timedelta(hours=1)))
            yield Incident("alarm.silent", state.name, health.since, {"source": state.name, "usual_h": str(hours)})
        if state.token_ending and state.refresh_until is not None:
            day = state.refresh_until.astimezone(ZoneInfo(hub.settings.time_zone)).date().isoformat()
            yield Incident("alarm.token-ending", state.name, now, {"source": state.name, "day": day})


def _minutes(section: dict[str, Any], name: str, default: int) -> timedelta:
    return timedelta(minutes=int(section.get(name, default)))


def _mail(hub: Hub, section: dict[str, Any], one: AnyRow, now: datetime) -> dict[str, Any]:
    """The outbox row of one incident's mail of today, written and frozen."""
    zone = ZoneInfo(hub.settings.time_zone)
    language = str(section.get("language") or hub.settings.language)
    words = messages.text(one.kind, language, one.params)
    since = f"{one.since.astimezone(zone):{'%d.%m.%Y %H:%M' if language == 'de' else '%Y-%m-%d %H:%M'}}"
    parts = [
        words, messages.text("alarm.mail-since", language, {"since": since}),
        messages.hint(one.kind, language, one.params), messages.text("alarm.mail-daily", language, {}),
    ]  # fmt: skip
    sender = str(section.get("sender") or hub.installation.section("replies").get("mail") or "")
    message = Outbound(
        key=f"alarm:{one.id}:{now.astimezone(zone):%Y-%m-%d}", target=sender, address=str(section["to"]),
        subject=messages.text("alarm.mail-subject", language, {"subject": words}),
        content="\n\n".join(parts).encode(),
    )  # fmt: skip
    row = outbox.effect_row(TOPIC, sender, "mail-alarm", message.key, now, data={"message": head(message)})
    return row | {"content": message.content, "message_class": "operations", "basis": "own-staff"}
