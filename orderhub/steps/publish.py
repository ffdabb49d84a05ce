"""Publish: tell each channel what happened to its orders, each message once, in order, retried, visible per target.

A message is written and frozen before it is sent for the first time: a retry sends the same bytes under the same key.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
import structlog

from orderhub.errors import OrderHubError, RemoteBusy, RemoteRefused
from orderhub.ports import Outbound
from orderhub.steps import outgoing, replies
from orderhub.steps.hub import Hub, backoff
from orderhub.steps.replies import TOPIC
from orderhub.store import business_messages, events, outbox
from orderhub.store.outbox import Effect

log = structlog.get_logger()


class Published(msgspec.Struct):
    """Counts of one batch."""

    taken: int = 0
    done: int = 0
    refused: int = 0
    busy: int = 0
    parked: int = 0


def publish(hub: Hub) -> Published:
    """Send one batch of due messages. Idempotent: by the message's key."""
    replies.enqueue_refusals(hub)
    with hub.database.begin() as tx:
        effects = outbox.claim(tx, TOPIC, hub.settings.batch_size, hub.settings.lease_s, ordered=True)
    report = Published(taken=len(effects))
    results = [_send(hub, effect, report) for effect in effects]
    if results:
        now = hub.now()
        with hub.database.begin() as tx:
            ours = outbox.finish(tx, results)
            business_messages.start_clocks(tx, [one["id"] for one in results if one["state"] == "done"])
            events.record(tx, [_event(effect, result, now) for effect, result in zip(effects, results, strict=True)
                               if effect.id in ours and result["done_at"]])  # fmt: skip
        log.info("messages.published", **msgspec.structs.asdict(report))
    return report


def _send(hub: Hub, effect: Effect, report: Published) -> dict[str, Any]:
    now = hub.now()
    try:
        message = _frozen(hub, effect)
        receipt = hub.installation.sender(effect.target).send(message)
    except RemoteBusy as fault:
        if effect.attempts >= hub.settings.max_attempts:
            report.parked += 1
            return outbox.result(effect, "parked", now, error=_error(fault))
        report.busy += 1
        wait = backoff(effect.attempts, asked_s=fault.retry_after_s)
        return outbox.result(effect, "waiting", now, error=_error(fault), next_at=now + wait)
    except RemoteRefused as fault:
        report.refused += 1
        return outbox.result(effect, "refused", now, error=_error(fault))
    except OrderHubError as fault:
        # It cannot be written (an empty field in a mail, no sender): a person is asked, nothing half-right leaves.
        report.parked += 1
        return outbox.result(effect, "parked", now, error=_error(fault))
    except Exception as fault:  # noqa: BLE001 -- one message must not hold up those of other targets
        log.warning("message.failed", outbox=effect.id, error=type(fault).__name__)
        report.parked += 1
        error = {"code": "publish.failed", "params": {"error": type(fault).__name__}}
        return outbox.result(effect, "parked", now, error=error)
    report.done += 1
    return outbox.result(effect, "done", now, receipt=receipt or "handed over")


def _frozen(hub: Hub, effect: Effect) -> Outbound:
    """The message as it was first written. Raises: publish.lease-lost when another worker has taken it over."""
    if effect.content is None:
        with hub.database.begin() as tx:
            message = outgoing.write(hub, tx, effect)
            kept = {**effect.data, "message": outgoing.head(message)}
            if not outbox.keep_content(tx, effect, message.content, kept):
                # Whoever holds it now writes and sends it; two texts under one key must not leave.
                raise RemoteBusy("publish.lease-lost", outbox=effect.id)
        return message
    return outgoing.thaw(effect)


def _error(fault: OrderHubError) -> dict[str, Any]:
    return {"code": fault.code, "params": fault.params}


def _event(effect: Effect, result: dict[str, Any], now: datetime) -> dict[str, Any]:
    kind = {"done": "message.sent", "refused": "message.refused", "parked": "message.parked"}[result["state"]]
    data = {"reply": effect.kind, "target": effect.target, "receipt": result["receipt"]}
    return events.event(kind, now, order=effect.order_id, data=data)
