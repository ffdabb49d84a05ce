"""Mails that a machine or a list sent and that are no order as a whole: by their headers (RFC 3834, 3464, 2369)."""

from __future__ import annotations

import re
from typing import Final

from parsers.mail_mime import Entity

_AWAY: Final = re.compile(
    r"^\s*(?:(?:re|aw|antw)\s*:\s*)*(?:automatische antwort|abwesenheit|außer haus|ausser haus|"
    r"ich bin (?:derzeit|zur ?zeit|nicht)|"
    r"out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|autoreply|on vacation|"
    r"urlaub\b|nicht im (?:büro|buero))",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed)|returned mail|mail delivery (?:failed|system)|"
    r"failure notice|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|could not be delivered",
    re.IGNORECASE,
)
_POSTMASTERS: Final = ("mailer-daemon@", "postmaster@", "mail-daemon@")


def class_of_mail(mail: Entity, envelope: dict[str, str], *, has_attachments: bool) -> str | None:
    """out_of_office and bounce are final; newsletter, spam and other give way to an order found inside."""
    subject = envelope.get("subject", "")
    if _is_bounce(mail, envelope, subject):
        return "bounce"
    if not has_attachments and _is_away(mail, envelope, subject):
        return "out_of_office"
    if mail.header("x-spam-flag").lower() == "yes" or mail.header("x-spam-status").lower().startswith("yes"):
        return "spam"
    if mail.media_type == "multipart/report" or _has_invitation(mail):
        return "other"
    bulk = mail.header("precedence").lower() in ("bulk", "list", "junk")
    if bulk or "list-unsubscribe" in mail.headers or "list-id" in mail.headers:
        return "newsletter"
    return None


def _is_bounce(mail: Entity, envelope: dict[str, str], subject: str) -> bool:
    if mail.media_type == "multipart/report":
        kind = mail.parameters.get("report-type", "").lower()
        return kind != "disposition-notification"
    if "x-failed-recipients" in mail.headers:
        return True
    from_daemon = envelope.get("sender", "").startswith(_POSTMASTERS)
    return from_daemon and (mail.header("return-path") == "<>" or _RETURNED.search(subject) is not None)


def _is_away(mail: Entity, envelope: dict[str, str], subject: str) -> bool:
    if envelope.get("auto_submitted", "").startswith(("auto-replied", "auto-notified")):
        return True
    if "x-autoreply" in mail.headers or "x-autorespond" in mail.headers:
        return True
    return mail.header("precedence").lower() == "auto_reply" or _AWAY.match(subject) is not None


def _has_invitation(mail: Entity) -> bool:
    return any(leaf.media_type == "text/calendar" and "method" in leaf.parameters for leaf in mail.leaves())
