"""Messages of the room `reply`: acknowledgements of what we sent, and what was altered in what we write."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "reply.text-cut": Message(
        "'{text}' was cut to {limit} characters, which is what the message has room for.",
        "„{text}“ wurde auf {limit} Zeichen gekürzt; mehr Platz hat die Nachricht nicht.",
        "Nothing to do unless the partner needs the rest.",
        "Nichts zu tun, außer der Partner braucht den Rest.",
    ),
    "reply.text-altered": Message(
        "'{text}' was sent as '{sent}': the character set {charset} has no other letters for it.",
        "„{text}“ wurde als „{sent}“ gesendet: Der Zeichensatz {charset} kennt keine anderen Buchstaben dafür.",
        "Agree on a wider character set (UNOC) if it matters.",
        "Einen größeren Zeichensatz (UNOC) vereinbaren, wenn es darauf ankommt.",
    ),
    "reply.unacknowledged": Message(
        "{partner} has not acknowledged {message} {interchange} within {hours} hours.",
        "{partner} hat {message} {interchange} nicht innerhalb von {hours} Stunden bestätigt.",
        "Ask the partner whether it arrived; send it again if not.",
        "Beim Partner nachfragen, ob sie angekommen ist; sonst noch einmal senden.",
    ),
    "reply.rejected": Message(
        "{partner} has rejected {message} {interchange}: {reason}",
        "{partner} hat {message} {interchange} abgewiesen: {reason}",
        "Read the reasons, correct, and send it again.",
        "Die Gründe lesen, berichtigen und noch einmal senden.",
    ),
    "reply.accepted-with-errors": Message(
        "{partner} has accepted {message} {interchange}, but found: {reason}",
        "{partner} hat {message} {interchange} angenommen, beanstandet aber: {reason}",
        "Nothing has to be sent again; correct it for the next time.",
        "Nichts ist neu zu senden; für das nächste Mal berichtigen.",
    ),
    "reply.acknowledges-nothing": Message(
        "It acknowledges {interchange}, which we have not sent to {partner}.",
        "Bestätigt wird {interchange}; das haben wir {partner} nicht gesendet.",
        "Look whether it was meant for somebody else.",
        "Prüfen, ob sie für jemand anderen bestimmt war.",
    ),
    "reply.state-awaited": Message("Acknowledgement expected by {due}", "Bestätigung erwartet bis {due}"),
    "reply.state-accepted": Message("Acknowledged by the partner ({at})", "Vom Partner bestätigt ({at})"),
    "reply.state-accepted_with_errors": Message(
        "Taken by the partner with objections ({at})", "Vom Partner mit Beanstandungen angenommen ({at})"
    ),
    "reply.state-rejected": Message("Rejected by the partner ({at})", "Vom Partner abgewiesen ({at})"),
    "reply.state-overdue": Message(
        "Not acknowledged in time (due {due})", "Nicht rechtzeitig bestätigt (fällig {due})"
    ),
    "reply.messages": Message("Messages about this order", "Nachrichten zu diesem Auftrag"),
    "reply.no-messages": Message("None has arrived.", "Bisher keine eingegangen."),
    "reply.fault": Message(
        "{what} (code {code}){place}",
        "{what_de} (Code {code}){place_de}",
    ),
}
