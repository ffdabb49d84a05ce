"""Messages of the room `change`: order changes, repeated interchanges, messages about orders."""

from __future__ import annotations

from orderhub.messages.entry import Message

_LOOK = "Compare the change with the order and correct the lines by hand."
_LOOK_DE = "Die Änderung mit dem Auftrag vergleichen und die Positionen von Hand berichtigen."

MESSAGES: dict[str, Message] = {
    "change.applied": Message(
        "The buyer changed this order ({changes} fields, now revision {revision}).",
        "Der Käufer hat diesen Auftrag geändert ({changes} Felder, jetzt Fassung {revision}).",
        "Look at the differences, then release it.",
        "Die Unterschiede ansehen, dann freigeben.",
    ),
    "change.order-unknown": Message(
        "No order {number} of this buyer is here that could be changed.",
        "Ein Auftrag {number} dieses Käufers, der geändert werden könnte, liegt nicht vor.",
        "It waits: when the order arrives, the change is applied to it. Otherwise ask the buyer.",
        "Sie wartet: Trifft der Auftrag ein, wird sie angewendet. Sonst beim Käufer nachfragen.",
    ),
    "change.test-differs": Message(
        "A test message may not change a real order, nor the other way round ({number}).",
        "Eine Testnachricht darf keinen echten Auftrag ändern und umgekehrt ({number}).",
        "Ask the partner why the test mark differs.",
        "Beim Partner nachfragen, warum das Testkennzeichen abweicht.",
    ),
    "change.line-unknown": Message(
        "The change speaks of line {line}, which the order does not have; it was not applied.",
        "Die Änderung nennt Position {line}, die der Auftrag nicht hat; sie wurde nicht angewendet.",
        _LOOK,
        _LOOK_DE,
    ),
    "change.line-added": Message(
        "Line {line} of the change is new, though nothing marks it as added.",
        "Position {line} der Änderung ist neu, obwohl nichts sie als hinzugefügt kennzeichnet.",
        _LOOK,
        _LOOK_DE,
    ),
    "change.line-exists": Message(
        "Line {line} is marked as added, but the order has it already; it was changed instead.",
        "Position {line} ist als hinzugefügt gekennzeichnet, der Auftrag hat sie aber schon; sie wurde geändert.",
        _LOOK,
        _LOOK_DE,
    ),
    "change.delivery-withdrawn": Message(
        "Withdrawn before it reached the ERP: the buyer changed the order.",
        "Vor dem ERP zurückgehalten: Der Käufer hat den Auftrag geändert.",
        "Release the order again when the change is right.",
        "Den Auftrag wieder freigeben, wenn die Änderung stimmt.",
    ),
    "interchange.repeated": Message(
        "Interchange {reference} of {sender} came again, byte by byte the same (first: document {document}).",
        "Übertragung {reference} von {sender} kam noch einmal, Byte für Byte gleich (zuerst: Beleg {document}).",
        "Nothing to do; nothing was booked twice.",
        "Nichts zu tun; nichts wurde doppelt gebucht.",
    ),
    "interchange.conflict": Message(
        "{sender} has used interchange reference {reference} before, with other content (document {document}).",
        "{sender} hat die Übertragungsreferenz {reference} schon mit anderem Inhalt benutzt (Beleg {document}).",
        "Ask the partner which one holds. If he never counts, set unique_interchanges: false in his file.",
        "Beim Partner nachfragen, welche gilt. Zählt er nie hoch, in seiner Datei unique_interchanges: false setzen.",
    ),
    "message.order-unknown": Message(
        "The message speaks of order {number}, which is not here.",
        "Die Nachricht nennt den Auftrag {number}, der hier nicht vorliegt.",
        "It is kept; look for the order under another number.",
        "Sie bleibt erhalten; den Auftrag unter einer anderen Nummer suchen.",
    ),
    "message.order-ambiguous": Message(
        "The message speaks of order {number}; several buyers use that number.",
        "Die Nachricht nennt den Auftrag {number}; mehrere Käufer benutzen diese Nummer.",
        "It is kept with the document; decide by the sender.",
        "Sie bleibt beim Beleg erhalten; nach dem Absender entscheiden.",
    ),
    "message.no-order-named": Message(
        "The message names no order.",
        "Die Nachricht nennt keinen Auftrag.",
        "It is kept with its document.",
        "Sie bleibt bei ihrem Beleg erhalten.",
    ),
}
