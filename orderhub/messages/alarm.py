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
    "alarm.silent": Message(
        "Nothing has come from the source {source} for far longer than its habit ({usual_h} working hours at most).",
        "Von der Quelle {source} kam weit länger nichts als üblich (sonst höchstens {usual_h} Arbeitsstunden lang).",
        "It is polled and answers: ask whether senders or a forwarding rule changed, and whether mail goes elsewhere.",
        "Sie wird abgefragt und antwortet: nachfragen, ob Absender oder eine Weiterleitung sich geändert haben.",
    ),
    "alarm.token-ending": Message(
        "The refresh token of the source {source} dies on {day} unless it is used or given anew.",
        "Das Refresh-Token der Quelle {source} verfällt am {day}, wenn es niemand benutzt oder erneuert.",
        "See that the source is polled, or give a new token: orderhub sources token {source} < file.",
        "Prüfen, ob die Quelle abgefragt wird, oder ein neues Token geben: orderhub sources token {source} < Datei.",
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
