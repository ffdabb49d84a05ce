"""What the hub tells the people who run it: things that are wrong with the intake."""

from __future__ import annotations

from typing import Final

from orderhub.messages.entry import Message

MESSAGES: Final[dict[str, Message]] = {
    "alarm.balance": Message(
        "{count} things that the source {source} had are neither here nor refused.",
        "{count} Sendungen, die die Quelle {source} hatte, sind weder hier noch abgelehnt.",
        "Look at the intake page; the hub tries again at each poll. Ask whoever runs the source if it stays.",
        "Auf der Seite Eingang nachsehen; der Hub versucht es bei jeder Abfrage erneut. Bleibt es so, den Betreiber fragen.",
    ),
    "alarm.not-polled": Message(
        "The source {source} has not been polled with success for too long (last fault: {reason}).",
        "Die Quelle {source} wurde zu lange nicht erfolgreich abgefragt (letzter Fehler: {reason}).",
        "See that its DAG runs and that the server can be reached and takes the password.",
        "Prüfen, ob ihr DAG läuft und ob der Server erreichbar ist und das Passwort annimmt.",
    ),
    "alarm.no-end": Message(
        "{count} documents from {source} have been waiting too long to be read.",
        "{count} Dokumente von {source} warten zu lange darauf, gelesen zu werden.",
        "See that the DAGs capture and capture_scans run.",
        "Prüfen, ob die DAGs capture und capture_scans laufen.",
    ),
    "alarm.mail-subject": Message(
        "orderhub alarm: {subject}",
        "orderhub-Alarm: {subject}",
    ),
    "alarm.mail-since": Message(
        "Since {since}.",
        "Seit {since}.",
    ),
    "alarm.mail-daily": Message(
        "This mail comes once a day while it lasts. The page Intake shows the present state.",
        "Diese Mail kommt einmal am Tag, solange es so bleibt. Den jetzigen Stand zeigt die Seite Eingang.",
    ),
}
