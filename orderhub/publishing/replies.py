"""The front door of this room: which event sends what, and one function that writes any reply.

    replies_for(rules, "edi", "confirmed")  -> ["ordrsp"]
    compose("ordrsp", facts)                -> Composed(content, media_type, file_name, subject)

Why a receipt is no acceptance and when acceptance is said: `docs/decisions/0005-outgoing-messages.md`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from orderhub.document import Kind
from orderhub.errors import OrderHubError
from orderhub.mapping.mapped import PartnerRules
from orderhub.publishing.ack_997 import write_997
from orderhub.publishing.aperak import write_aperak
from orderhub.publishing.asn_856 import write_856
from orderhub.publishing.contrl import write_contrl
from orderhub.publishing.desadv import write_desadv
from orderhub.publishing.facts import Composed, ReplyFacts
from orderhub.publishing.invoic import write_invoic
from orderhub.publishing.invoice_810 import write_810
from orderhub.publishing.mail_words import compose_mail
from orderhub.publishing.notices import Notices
from orderhub.publishing.ordrsp import write_ordrsp
from orderhub.publishing.po_ack_855 import write_855
from orderhub.publishing.status_payload import status_payload
from orderhub.publishing.written_text import noting


class Nature(NamedTuple):
    """Why a message may be sent: `message_class` (legal duty or performance of the contract) and its `basis`."""

    message_class: str
    basis: str


_CONTRACT = Nature("transaction", "contract")
NATURES: Final[dict[str, Nature]] = {
    "mail-receipt": Nature("legal", "bgb-312i"),
    "mail-shipped": _CONTRACT,
    "ordrsp": _CONTRACT,
    "desadv": _CONTRACT,
    "997": _CONTRACT,
    "855": _CONTRACT,
    "856": _CONTRACT,
    "callback": _CONTRACT,
    "contrl": _CONTRACT,
    "aperak": _CONTRACT,
    "invoic": _CONTRACT,
    "810": _CONTRACT,
}
REPLIES: Final = tuple(NATURES)

_BY_EVENT: Final[dict[str, dict[str, str]]] = {
    "captured": {"mail": "mail-receipt"},
    "synced": {"callback": "callback"},
    "confirmed": {"ordrsp": "ordrsp", "855": "855", "callback": "callback"},
    "rejected": {"ordrsp": "ordrsp", "855": "855", "callback": "callback"},
    "cancelled": {"ordrsp": "ordrsp", "855": "855", "callback": "callback"},
    "picked": {"callback": "callback"},
    "shipped": {"desadv": "desadv", "856": "856", "mail": "mail-shipped", "callback": "callback"},
    "invoiced": {"invoic": "invoic", "810": "810", "callback": "callback"},
}
"""Event, then the word in the partner's `replies`, then the reply."""

_FORMAT_OF: Final = {
    "ordrsp": "edifact", "desadv": "edifact", "invoic": "edifact", "contrl": "edifact", "aperak": "edifact",
    "997": "x12", "855": "x12", "856": "x12", "810": "x12",
}  # fmt: skip
"""An EDI answer needs the envelope of an EDI message of its own kind."""


def replies_for(
    rules: PartnerRules | None, channel: str, state_event: str, *, document_format: str = "", test: bool = False
) -> list[str]:
    """What an event sends to this partner. Nobody has described the sender: nothing goes out by itself.

    `document_format` is the extract's format (edifact, x12, pdf, ...); without it the channel `edi` stands for EDI. EDI
    is answered by EDI and never by mail, everything else never by EDI. A test order gets callbacks only.
    """
    if rules is None:
        return []
    wanted = _BY_EVENT.get(state_event, {})
    found = [wanted[word] for word in dict.fromkeys(rules.replies) if word in wanted]
    return [reply for reply in found if _fits(reply, channel, document_format) and (not test or reply == "callback")]


ACKNOWLEDGEMENTS: Final = ("contrl", "997", "aperak")
"""Answers to a message as such, whatever it is about. They are never acknowledged themselves."""


def acknowledgements_for(rules: PartnerRules | None, document_format: str, kind: Kind) -> list[str]:
    """How the arrival of an EDI message is acknowledged, as the partner's file wants it; tests are, too.

    An acknowledgement is never acknowledged. An APERAK answers orders and their changes only.
    """
    if rules is None or kind is Kind.ACKNOWLEDGEMENT:
        return []
    is_order = kind in (Kind.ORDER, Kind.ORDER_CHANGE)
    return [
        one for one in ACKNOWLEDGEMENTS
        if one in rules.replies and _FORMAT_OF[one] == document_format and (is_order or one != "aperak")
    ]  # fmt: skip


def _fits(reply: str, channel: str, document_format: str) -> bool:
    is_edi = document_format in {"edifact", "x12"} if document_format else channel == "edi"
    if reply in _FORMAT_OF:
        return document_format == _FORMAT_OF[reply] if document_format else is_edi
    return not (reply.startswith("mail-") and is_edi)


def compose(reply: str, facts: ReplyFacts, notices: Notices | None = None) -> Composed:
    """Write one reply; the same facts give the same bytes. Mails need `notices`.

    Raises: publish.value-missing, publish.value-too-long, publish.value-unwritable, notice.tag-empty: the message is
    held and a person is asked. publish.reply-unknown.
    """
    if reply.startswith("mail-"):
        mail = compose_mail(reply.removeprefix("mail-"), facts.language, facts, notices or {})
        return Composed(
            content=mail.text.encode(),
            media_type="text/plain; charset=utf-8",
            file_name=_file_name(reply, facts, "txt"),
            subject=mail.subject,
        )
    if reply not in _WRITERS:
        raise OrderHubError("publish.reply-unknown", reply=reply, known=", ".join(REPLIES))
    write, media_type, ending = _WRITERS[reply]
    with noting() as notes:
        content = write(facts)
    return Composed(
        content=content,
        media_type=media_type,
        file_name=_file_name(reply, facts, ending),
        subject=facts.order.number or "",
        findings=tuple(notes),
    )


_WRITERS: Final[dict[str, tuple[Callable[[ReplyFacts], bytes], str, str]]] = {
    "ordrsp": (write_ordrsp, "application/EDIFACT", "edi"),
    "desadv": (write_desadv, "application/EDIFACT", "edi"),
    "invoic": (write_invoic, "application/EDIFACT", "edi"),
    "contrl": (write_contrl, "application/EDIFACT", "edi"),
    "aperak": (write_aperak, "application/EDIFACT", "edi"),
    "997": (write_997, "application/EDI-X12", "x12"),
    "810": (write_810, "application/EDI-X12", "x12"),
    "855": (write_855, "application/EDI-X12", "x12"),
    "856": (write_856, "application/EDI-X12", "x12"),
    "callback": (status_payload, "application/json", "json"),
}

_UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def _file_name(reply: str, facts: ReplyFacts, ending: str) -> str:
    """A name for a drop folder: reply, order number, control number; only letters, digits and dashes."""
    number = _UNSAFE.sub("-", facts.order.number or "").strip("-")[:40]
    return "-".join(part for part in (reply, number, str(facts.control)) if part) + f".{ending}"
