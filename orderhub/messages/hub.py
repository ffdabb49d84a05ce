"""Messages of the installation, the database, and of what people do to orders and messages."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "hub.no-config": Message(
        "There is no hub configuration at {path}.",
        "Unter {path} liegt keine Konfiguration des Hubs.",
        "Write a hub.yaml there, or set ORDERHUB_CONFIG; `orderhub demo` makes one to look at.",
        "Dort eine hub.yaml anlegen oder ORDERHUB_CONFIG setzen; `orderhub demo` erzeugt ein Beispiel.",
    ),
    "hub.bad-instant": Message(
        "{given} is no day and no instant.",
        "{given} ist kein Tag und kein Zeitpunkt.",
        "Write a day as 2026-11-22, an instant as 2026-11-22T07:30.",
        "Einen Tag als 2026-11-22 schreiben, einen Zeitpunkt als 2026-11-22T07:30.",
    ),
    "hub.config-broken": Message(
        "{path} is no readable YAML: {reason}.",
        "{path} ist kein lesbares YAML: {reason}.",
        "Mend the line that is named and try again.",
        "Die genannte Zeile berichtigen und erneut versuchen.",
    ),
    "hub.no-reportlab": Message(
        "The benchmark draws its orders with reportlab, which is not installed.",
        "Die Messung zeichnet ihre Bestellungen mit reportlab; das ist nicht installiert.",
        'Install the extra: pip install "orderhub[dev]".',
        'Das Extra installieren: pip install "orderhub[dev]".',
    ),
    "hub.no-chromium": Message(
        "The benchmark prints its web pages with Chromium, which is not installed.",
        "Die Messung druckt ihre Webseiten mit Chromium; das ist nicht installiert.",
        "Install Chromium (or Google Chrome) so that it is found on the PATH.",
        "Chromium (oder Google Chrome) so installieren, dass es im PATH gefunden wird.",
    ),
    "hub.no-liberation": Message(
        "The pages of the benchmark are set in Liberation fonts, which are not installed; in others they look different.",
        "Die Seiten der Messung sind in Liberation-Schriften gesetzt; die fehlen hier, in anderen sähen sie anders aus.",
        "Install the Liberation fonts (Debian: fonts-liberation) and measure again.",
        "Die Liberation-Schriften installieren (Debian: fonts-liberation) und noch einmal messen.",
    ),
    "hub.chromium-failed": Message(
        "Chromium printed no PDF: {reason}.",
        "Chromium hat kein PDF gedruckt: {reason}.",
        "Try `chromium --headless --print-to-pdf=test.pdf about:blank` by hand, and see that the disk is not full.",
        "`chromium --headless --print-to-pdf=test.pdf about:blank` von Hand versuchen; nachsehen, ob die Platte voll ist.",
    ),
    "hub.no-such-part": Message(
        "The benchmark of capture has no part {part}; it has {parts}.",
        "Die Messung der Erfassung hat keinen Teil {part}; sie hat {parts}.",
        "Name parts of that list after --only, with commas between them.",
        "Nach --only Teile dieser Liste nennen, mit Kommas getrennt.",
    ),
    "hub.no-erp": Message(
        "No ERP is configured.",
        "Es ist kein ERP eingerichtet.",
        "Add an `erp:` block to hub.yaml; see docs/how-to/connect-an-erp.md.",
        "In hub.yaml einen Block `erp:` anlegen; siehe docs/how-to/connect-an-erp.md.",
    ),
    "hub.no-connector": Message(
        "There is no entry {name} among the {block} of hub.yaml; known: {known}.",
        "Unter {block} in hub.yaml gibt es keinen Eintrag {name}; bekannt: {known}.",
        "Correct the name, or add the entry.",
        "Den Namen berichtigen oder den Eintrag anlegen.",
    ),
    "hub.no-connector-kind": Message(
        "There is no connector of kind {kind}; known: {known}.",
        "Es gibt keinen Anschluss der Art {kind}; bekannt: {known}.",
        "Correct `kind:` in hub.yaml, or install the package that brings it.",
        "`kind:` in hub.yaml berichtigen oder das Paket installieren, das ihn mitbringt.",
    ),
    "hub.connector-options": Message(
        "The connector {name} of kind {kind} cannot be made: {reason}.",
        "Der Anschluss {name} der Art {kind} lässt sich nicht einrichten: {reason}.",
        "Compare its entry in hub.yaml with docs/how-to.",
        "Den Eintrag in hub.yaml mit docs/how-to vergleichen.",
    ),
    "hub.no-reply-address": Message(
        "The {reply} for partner {partner} has no address to go to.",
        "Für {reply} an den Partner {partner} fehlt die Adresse.",
        "Set `reply_to` in the partner's mapping file, or `callbacks` in hub.yaml, and send again.",
        "`reply_to` in der Mappingdatei des Partners oder `callbacks` in hub.yaml setzen und erneut senden.",
    ),
    "hub.database-start": Message(
        "The embedded database does not start: {reason}. Its log: {log}.",
        "Die eingebaute Datenbank startet nicht: {reason}. Protokoll: {log}.",
        "Free disk space or memory, or name another server by ORDERHUB_DATABASE_URL.",
        "Platz oder Speicher schaffen oder mit ORDERHUB_DATABASE_URL einen anderen Server nennen.",
    ),
    "hub.database-no-user": Message(
        "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.",
        "PostgreSQL läuft nicht als root, und es gibt weder den Benutzer postgres noch nobody.",
        "Start the hub as an ordinary user.",
        "Den Hub als gewöhnlicher Benutzer starten.",
    ),
    "hub.database-no-binaries": Message(
        "No PostgreSQL can be run here: neither the one in the installation nor one of the system.",
        "Hier lässt sich kein PostgreSQL starten: weder das mitgelieferte noch eines des Systems.",
        "Install PostgreSQL 15 or newer, or name a server by ORDERHUB_DATABASE_URL.",
        "PostgreSQL 15 oder neuer installieren oder mit ORDERHUB_DATABASE_URL einen Server nennen.",
    ),
    "hub.database-unreachable": Message(
        "The database does not answer: {reason}.",
        "Die Datenbank antwortet nicht: {reason}.",
        "`orderhub db start` starts the embedded one; otherwise check ORDERHUB_DATABASE_URL.",
        "`orderhub db start` startet die eingebaute; sonst ORDERHUB_DATABASE_URL prüfen.",
    ),
    "hub.database-old": Message(
        "The database stands at migration {present}, this version needs {wanted}.",
        "Die Datenbank steht auf Migration {present}, diese Version braucht {wanted}.",
        "Make a backup, then run `orderhub db upgrade`.",
        "Eine Sicherung anlegen, dann `orderhub db upgrade` ausführen.",
    ),
    "hub.database-not-embedded": Message(
        "ORDERHUB_DATABASE_URL names a server of yours; the hub neither starts nor stops it.",
        "ORDERHUB_DATABASE_URL nennt einen eigenen Server; der Hub startet und stoppt ihn nicht.",
        "Use that server's own tools.",
        "Die Werkzeuge jenes Servers verwenden.",
    ),
    "hub.order-ambiguous": Message(
        "{number} names more than one order: {candidates}.",
        "{number} nennt mehr als einen Auftrag: {candidates}.",
        "Use the hub's own number from the list.",
        "Die Nummer des Hubs aus der Liste verwenden.",
    ),
    "outbox.not-retryable": Message(
        "Message {id} cannot be sent again: it has gone out, or there is none of that number.",
        "Nachricht {id} kann nicht erneut gesendet werden: Sie ist hinausgegangen, oder es gibt sie nicht.",
        "Look at the order's page.",
        "Auf der Seite des Auftrags nachsehen.",
    ),
    "hub.demo-command": Message(
        "{command} failed; its log: {log}.",
        "{command} ist fehlgeschlagen; Protokoll: {log}.",
        "Read the last lines of the log, or start over with `orderhub demo --reset`.",
        "Die letzten Zeilen des Protokolls lesen oder mit `orderhub demo --reset` neu beginnen.",
    ),
    "hub.demo-died": Message(
        "{process} has ended by itself; its log: {log}.",
        "{process} hat sich beendet; Protokoll: {log}.",
        "Read the last lines of the log, or start over with `orderhub demo --reset`.",
        "Die letzten Zeilen des Protokolls lesen oder mit `orderhub demo --reset` neu beginnen.",
    ),
    "hub.demo-not-ready": Message(
        "{what} did not answer within {seconds} s; logs: {logs}.",
        "{what} hat {seconds} s lang nicht geantwortet; Protokolle: {logs}.",
        "A slow machine may need a second try: what is done stays done.",
        "Eine langsame Maschine braucht womöglich einen zweiten Anlauf: Fertiges bleibt fertig.",
    ),
    "hub.demo-needs-checkout": Message(
        "The demo needs the source checkout with its dags, mappings and counterparts.",
        "Die Demo braucht den Quellbaum mit dags, mappings und counterparts.",
        "Clone the repository and run `make demo` there.",
        "Das Repository klonen und dort `make demo` ausführen.",
    ),
    "publish.lease-lost": Message(
        "Another worker has taken this message over.",
        "Ein anderer Prozess hat diese Nachricht übernommen.",
        "Nothing is to be done; that one sends it.",
        "Es ist nichts zu tun; jener versendet sie.",
    ),
    "publish.failed": Message(
        "The message could not be written or handed over: {error}.",
        "Die Nachricht ließ sich nicht schreiben oder übergeben: {error}.",
        "The log of the run has the details; send it again when the cause is mended.",
        "Einzelheiten stehen im Protokoll des Laufs; nach der Behebung erneut senden.",
    ),
    "hub.api-name-twice": Message(
        "Clients and shops of the API must have different names: {names}.",
        "Klienten und Shops der Schnittstelle müssen verschieden heißen: {names}.",
        "Give each entry below `api:` in hub.yaml a name of its own.",
        "Jedem Eintrag unter `api:` in hub.yaml einen eigenen Namen geben.",
    ),
    "hub.api-name-missing": Message(
        "An entry below `api:` in hub.yaml has no name.",
        "Ein Eintrag unter `api:` in hub.yaml hat keinen Namen.",
        "Add `name:` to it.",
        "Dort `name:` ergänzen.",
    ),
    "order.unknown": Message(
        "There is no order {id}.",
        "Einen Auftrag {id} gibt es nicht.",
        "Search for it by customer or another number.",
        "Nach dem Kunden oder einer anderen Nummer suchen.",
    ),
}
