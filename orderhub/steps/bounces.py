"""Bounces and away notes find the message of ours that they answer, and so its order.

A mail we sent has a Message-ID made of its outbox key (`connectors.smtp_sender.message_id`): the first 40 hex digits
of the key's sha256. What came back names it, and the order's history says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from orderhub.steps.capture_rows import End
from orderhub.steps.replies import TOPIC
from orderhub.store import outbox
from orderhub.store.engine import Tx
from orderhub.store.events import event

_OURS: Final = re.compile(r"([0-9a-f]{40})@[^@\s]+")
_KINDS: Final = {"bounce": "message.bounced", "out_of_office": "message.answered-away"}


def bounced(tx: Tx, ends: Sequence[End], now: datetime) -> list[dict[str, Any]]:
    """The event rows for what answers a message of ours; what cannot be matched is a document of its class only."""
    asked: list[tuple[str, End]] = []
    for end in ends:
        facts = end.reading.envelope
        found = _OURS.fullmatch(facts.get("bounce_of", "") or facts.get("in_reply_to", ""))
        if found and end.reading.class_ in _KINDS:
            asked.append((found[1], end))
    if not asked:
        return []
    known = outbox.by_mail_digest(tx, TOPIC, [digest for digest, _ in asked])
    return [
        event(_KINDS[str(end.reading.class_)], now, order=row.order_id, document=end.claimed.id,
              data={"outbox": row.id, "reply": row.kind, **_told(end)})
        for digest, end in asked
        if (row := known.get(digest)) is not None
    ]  # fmt: skip


def _told(end: End) -> dict[str, str]:
    facts = end.reading.envelope
    named = (("to", "bounced_recipient"), ("status", "bounce_status"), ("action", "bounce_action"))
    return {name: facts[key] for name, key in named if key in facts}
