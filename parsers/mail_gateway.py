"""Mails in which a gateway brings a fax: who called is in the subject or the text, and the sender is a machine.

    From: fax@gateway.example
    Subject: Fax von 0711456799 an 0711123456            -> caller +49711456799, called +49711123456, gateway

Which mails, and by what patterns, the mailbox says in the envelope's `fax_mail` (`orderhub.fax_facts`).
"""

from __future__ import annotations

import msgspec

from orderhub.fax_facts import Told

_OF_THE_SENDER = ("sender", "sender_name", "sender_domain", "reply_to")


def take_gateway(envelope: dict[str, str], text: str, known: dict[str, str]) -> bool:
    """Put the facts of a fax into the envelope of the mail that brings it; whether it is such a mail.

    The gateway is not the customer: its address becomes `gateway`: nobody is found by it and nothing answers it.
    `known` is the envelope the mail came with: a mail inside a mail came by no gateway of ours.
    """
    rules = known.get("fax_mail")
    if not rules or known.get("sender") or known.get("gateway"):
        return False
    told = msgspec.json.decode(rules, type=Told)
    sender = envelope.get("sender", "")
    if not told.is_from(sender):
        return False
    for name in _OF_THE_SENDER:
        envelope.pop(name, None)
    envelope["gateway"] = sender
    envelope |= told.facts(f"{envelope.get('subject', '')}\n{text}")
    return True
