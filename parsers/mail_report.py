"""A bounce's facts: which of our mails came back, to whom it did not go, and why (RFC 3464, RFC 6522).

    Final-Recipient: rfc822; einkauf@kunde.example       -> bounced_recipient
    Action: failed    Status: 5.1.1                      -> bounce_action, bounce_status
    Message-ID: <4f2a...@haendler.example>               -> bounce_of

The Message-ID is taken from the returned headers or mail, else from the copy in the text, else from In-Reply-To.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.mail_header import address
from parsers.mail_mime import Entity

_FIELD: Final = re.compile(
    r"^(final-recipient|action|status|original-recipient)[ \t]*:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE
)
_MESSAGE_ID: Final = re.compile(r"^[ \t>]*message-id[ \t]*:\s*<([^<>\s]{3,300})>", re.IGNORECASE | re.MULTILINE)
_RETURNED: Final = frozenset({"text/rfc822-headers", "message/rfc822", "message/global", "message/global-headers"})
_HEAD: Final = 100_000


def report_facts(mail: Entity) -> dict[str, str]:
    """The facts a delivery report holds; only what it says."""
    facts: dict[str, str] = {}
    returned = ""
    texts = ""
    for leaf in mail.leaves():
        if leaf.media_type in ("message/delivery-status", "message/global-delivery-status"):
            facts |= _status(leaf.body()[:_HEAD].decode("utf-8", "replace"))
        elif leaf.media_type in _RETURNED:
            returned = returned or _message_id(leaf.body())
        elif leaf.media_type.startswith("text/"):
            texts = texts or _message_id(leaf.body())
    failed = address(mail.header("x-failed-recipients"))[1]
    if failed:
        facts.setdefault("bounced_recipient", failed)
    of = returned or texts or mail.header("in-reply-to").strip("<> ")
    return facts | ({"bounce_of": of} if of else {})


def _status(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(text):
        match name.lower():
            case "final-recipient" | "original-recipient":
                found.setdefault("bounced_recipient", value.rpartition(";")[2].strip().lower()[:320])
            case "action":
                found.setdefault("bounce_action", value.strip().lower()[:40])
            case _:
                found.setdefault("bounce_status", value.split()[0][:20])
    return found


def _message_id(content: bytes) -> str:
    found = _MESSAGE_ID.search(content[:_HEAD].decode("utf-8", "replace"))
    return found[1] if found else ""
