"""What can be known of a mail's sender, and whether a machine may answer it: facts for the envelope.

    Authentication-Results: mx.haendler.example; dmarc=pass header.from=kunde.example; spf=pass; dkim=pass

Only the topmost Authentication-Results of our own server counts (RFC 8601, section 5): anybody can write the others.
Its name is the `authserv_id` that the mailbox's configuration put into the document's envelope; without one nothing is
said. Facts: `auth_dmarc`, `auth_spf`, `auth_dkim`, `auth` = "missing"; `no_answer` = why nothing may answer by itself
(RFC 3834): own, auto-submitted, list, bounce.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.mail_mime import Entity

_METHOD: Final = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]{2,10})", re.IGNORECASE)
_COMMENT: Final = re.compile(r"\([^()]*\)")


def sender_facts(mail: Entity, known: dict[str, str]) -> dict[str, str]:
    """The facts of this mail; `known` is the envelope it came with. A mail inside a mail adds nothing about trust."""
    if known.get("sender") or known.get("gateway"):
        return {}
    facts = authentication(mail, known["authserv_id"]) if known.get("authserv_id") else {}
    reason = no_answer(mail)
    return facts | ({"no_answer": reason} if reason else {})


def authentication(mail: Entity, authserv_id: str) -> dict[str, str]:
    """What our own server found, or `{"auth": "missing"}`."""
    for number in range(len(mail.headers.get("authentication-results", []))):
        said = _COMMENT.sub(" ", mail.header_at("authentication-results", number))
        name, _, results = said.partition(";")
        if (name.split() or [""])[0].lower() != authserv_id.lower():
            continue
        found: dict[str, str] = {}
        for method, result in _METHOD.findall(results):
            key = f"auth_{method.lower()}"
            # Several DKIM signatures: one that holds is enough.
            if key not in found or result.lower() == "pass":
                found[key] = result.lower()
        return found or {"auth": "missing"}
    return {"auth": "missing"}


def no_answer(mail: Entity) -> str:
    """Why no machine may answer this mail, or ""."""
    if "x-orderhub" in mail.headers:
        return "own"
    submitted = mail.header("auto-submitted").partition(";")[0].strip().lower()
    if submitted not in ("", "no") or "x-autoreply" in mail.headers or "x-autorespond" in mail.headers:
        return "auto-submitted"
    if mail.header("x-auto-response-suppress").lower() not in ("", "none"):
        return "auto-submitted"
    if "list-id" in mail.headers or mail.header("precedence").lower() in ("bulk", "list", "junk", "auto_reply"):
        return "list"
    if mail.header("return-path") == "<>" or mail.header("from").lower().startswith("mailer-daemon"):
        return "bounce"
    return ""
