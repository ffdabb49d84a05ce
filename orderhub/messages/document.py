"""Messages of the room `document`."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "document.no-password-asked": Message(
        "Document {id} does not wait for a password.",
        "Das Dokument {id} wartet auf kein Kennwort.",
        "Open its page; it may have been read meanwhile.",
        "Öffnen Sie seine Seite; vielleicht wurde es inzwischen gelesen.",
    ),
    "document.no-such-part": Message(
        "Document {id} has no part named {name}.",
        "Dokument {id} hat keinen Teil namens {name}.",
        "Take the name from the list of parts not read further.",
        "Den Namen aus der Liste der nicht weiter gelesenen Teile nehmen.",
    ),
    "document.unknown-format": Message(
        "{name}: the format of this document is not known.",
        "{name}: Das Format dieses Dokuments ist nicht bekannt.",
        "Ask the sender for PDF, EDIFACT, X12, CSV, XLSX or JSON, or enter the order by hand.",
        "Beim Absender PDF, EDIFACT, X12, CSV, XLSX oder JSON erbitten oder die Bestellung von Hand erfassen.",
    ),
    "document.empty": Message(
        "{name}: the document is empty.",
        "{name}: Das Dokument ist leer.",
        "Ask the sender to send it again.",
        "Den Absender um erneute Zusendung bitten.",
    ),
    "document.parser-failed": Message(
        "The reader {parser} could not read this document ({error}).",
        "Der Leser {parser} konnte dieses Dokument nicht lesen ({error}).",
        "The original is kept: open it and enter the order by hand, and report the document to the maintainers.",
        "Das Original bleibt erhalten: öffnen, die Bestellung von Hand erfassen und das Dokument den Entwicklern melden.",
    ),
    "document.parser-died": Message(
        "The process reading this document ended unexpectedly (signal {status}).",
        "Der Prozess, der dieses Dokument las, endete unerwartet (Signal {status}).",
        "The document may be damaged or hostile. Look at it with care, or ask the sender for another format.",
        "Das Dokument ist womöglich beschädigt oder schädlich. Vorsichtig prüfen oder ein anderes Format erbitten.",
    ),
    "document.limit-time": Message(
        "Reading this document took longer than {limit} seconds and was stopped.",
        "Das Lesen dieses Dokuments dauerte länger als {limit} Sekunden und wurde abgebrochen.",
        "Ask for a smaller document, or raise ORDERHUB_PARSER_CPU_S and read it again.",
        "Ein kleineres Dokument erbitten oder ORDERHUB_PARSER_CPU_S erhöhen und erneut lesen.",
    ),
    "document.limit-memory": Message(
        "Reading this document needed more memory than a reader may use.",
        "Das Lesen dieses Dokuments brauchte mehr Speicher, als ein Leser verwenden darf.",
        "Ask for a smaller document, or raise ORDERHUB_PARSER_MEMORY_MIB and read it again.",
        "Ein kleineres Dokument erbitten oder ORDERHUB_PARSER_MEMORY_MIB erhöhen und erneut lesen.",
    ),
    "document.limit-size": Message(
        "This document is larger than {limit} MiB.",
        "Dieses Dokument ist größer als {limit} MiB.",
        "Ask for a smaller document, or raise ORDERHUB_MAX_DOCUMENT_MIB.",
        "Ein kleineres Dokument erbitten oder ORDERHUB_MAX_DOCUMENT_MIB erhöhen.",
    ),
    "document.limit-depth": Message(
        "{name} lies too deep inside other documents (limit {limit}).",
        "{name} liegt zu tief in anderen Dokumenten (Grenze {limit}).",
        "Ask the sender to send the inner document by itself.",
        "Den Absender bitten, das innere Dokument einzeln zu senden.",
    ),
    "document.limit-parts": Message(
        "Not read: the message holds more parts or bytes than the limit of {limit}.",
        "Nicht gelesen: Die Nachricht enthält mehr Teile oder Bytes als die Grenze von {limit}.",
        "Open the original and send the missing parts in singly.",
        "Das Original öffnen und die fehlenden Teile einzeln einreichen.",
    ),
    "document.same-order-differs": Message(
        "{part} gives order {number} too, but says {there} where {kept}, which was taken, says {here}.",
        "{part} enthält die Bestellung {number} ebenfalls, nennt aber {there}, wo {kept} (übernommen) {here} nennt.",
        "Compare both papers before releasing; they may be two pages of one order.",
        "Vor der Freigabe beide Papiere vergleichen; es können auch zwei Seiten einer Bestellung sein.",
    ),
    "document.same-order": Message(
        "This is order {number} once more; it was read from {part}.",
        "Dies ist nochmals die Bestellung {number}; sie wurde aus {part} gelesen.",
    ),
    "document.child-does-not-start": Message(
        "The processes that read documents do not start (status {status}).",
        "Die Prozesse, die Dokumente lesen, starten nicht (Status {status}).",
        "Run `python -m orderhub.cli capture` on a small file after raising ORDERHUB_PARSER_MEMORY_MIB.",
        "ORDERHUB_PARSER_MEMORY_MIB erhöhen und `python -m orderhub.cli capture` mit einer kleinen Datei aufrufen.",
    ),
    "document.zip-encrypted": Message(
        "{name} is encrypted.",
        "{name} ist verschlüsselt.",
        "Ask the sender for the password or for an open archive.",
        "Den Absender um das Kennwort oder ein offenes Archiv bitten.",
    ),
    "document.zip-broken": Message(
        "The archive cannot be opened ({reason}).",
        "Das Archiv lässt sich nicht öffnen ({reason}).",
        "Ask the sender to send it again.",
        "Den Absender um erneute Zusendung bitten.",
    ),
    "document.zip-limit": Message(
        "The archive is refused: {what} is over the limit of {limit}.",
        "Das Archiv wird abgewiesen: {what} liegt über der Grenze von {limit}.",
        "It looks like an archive bomb. Ask the sender for the files themselves.",
        "Es sieht nach einer Archivbombe aus. Die Dateien einzeln erbitten.",
    ),
    "document.zip-entry": Message(
        "{name} in the archive cannot be unpacked ({reason}).",
        "{name} im Archiv lässt sich nicht entpacken ({reason}).",
        "Ask the sender for this file by itself.",
        "Diese Datei einzeln erbitten.",
    ),
    "document.json-broken": Message(
        "This is not valid JSON ({reason}).",
        "Dies ist kein gültiges JSON ({reason}).",
        "The sending shop must write JSON after RFC 8259.",
        "Der sendende Shop muss JSON nach RFC 8259 schreiben.",
    ),
    "document.json-nul": Message(
        "The value at {pointer} holds a NUL character, which no order may contain.",
        "Der Wert bei {pointer} enthält ein NUL-Zeichen, das keine Bestellung enthalten darf.",
        "The sending shop must remove it.",
        "Der sendende Shop muss es entfernen.",
    ),
    "document.json-depth": Message(
        "This JSON is nested deeper than {limit} levels.",
        "Dieses JSON ist tiefer als {limit} Ebenen verschachtelt.",
        "No order needs that; look at who sent it.",
        "Keine Bestellung braucht das; prüfen, wer es gesendet hat.",
    ),
    "document.json-text": Message(
        "The value at {pointer} holds text that is no valid Unicode; the broken characters were replaced.",
        "Der Wert bei {pointer} enthält Text, der kein gültiges Unicode ist; die defekten Zeichen wurden ersetzt.",
        "Compare with the original.",
        "Mit dem Original vergleichen.",
    ),
    "document.json-cancelled": Message(
        "The shop calls this order cancelled.",
        "Der Shop führt diese Bestellung als storniert.",
        "Ask the shop's operator before booking it.",
        "Vor dem Buchen beim Betreiber des Shops nachfragen.",
    ),
    "document.no-such-path": Message(
        "There is no file or folder {path}.",
        "Es gibt keine Datei und keinen Ordner {path}.",
        "Check the spelling.",
        "Die Schreibweise prüfen.",
    ),
    "document.nothing-inside": Message(
        "There is nothing to read in this document.",
        "In diesem Dokument steht nichts zu lesen.",
    ),
    "document.nothing-read": Message(
        "Nothing in this document could be opened; the reasons stand at its parts.",
        "Nichts in diesem Dokument ließ sich öffnen; die Gründe stehen bei den Teilen.",
        "Open the original, and ask the sender for another format.",
        "Das Original öffnen und ein anderes Format erbitten.",
    ),
    "document.mapping-not-loaded": Message(
        "A document was handed over before the mapping files were loaded.",
        "Ein Dokument wurde übergeben, bevor die Mapping-Dateien geladen waren.",
        "Start again; if it stays, report it.",
        "Neu starten; bleibt es dabei, bitte melden.",
    ),
    "document.unknown": Message(
        "There is no document {id}.",
        "Ein Dokument {id} gibt es nicht.",
        "Take the number from the intake page or the order's origin.",
        "Die Nummer der Seite Eingang oder der Herkunft des Auftrags entnehmen.",
    ),
    "document.not-retryable": Message(
        "Document {id} cannot be read again: orders came of it, it is being read, or there is none of that number.",
        "Dokument {id} kann nicht erneut gelesen werden: Es hat Aufträge ergeben, wird gerade gelesen oder fehlt.",
        "Correct its order instead.",
        "Stattdessen den Auftrag berichtigen.",
    ),
    "document.original-missing": Message(
        "The original {sha256} is not in the store of originals.",
        "Das Original {sha256} liegt nicht in der Ablage der Originale.",
        "Check ORDERHUB_ORIGINALS_DIR, or restore the folder from its backup; `orderhub verify` lists what is missing.",
        "ORDERHUB_ORIGINALS_DIR prüfen oder den Ordner aus der Sicherung zurückspielen; `orderhub verify` zählt auf.",
    ),
    "document.gave-up": Message(
        "Reading this document was broken off {attempts} times; it is not tried again by itself.",
        "Das Lesen dieses Dokuments brach {attempts}-mal ab; es wird nicht von selbst wiederholt.",
        "Look at the original and enter the order by hand, or have it read again.",
        "Original ansehen und die Bestellung von Hand erfassen oder erneut lesen lassen.",
    ),
    "document.store-failed": Message(
        "What was read from this document could not be stored ({error}).",
        "Was aus diesem Dokument gelesen wurde, ließ sich nicht speichern ({error}).",
        "Look at the original and enter the order by hand; report the document to whoever looks after the hub.",
        "Original ansehen, die Bestellung von Hand erfassen und das Dokument der Betreuung des Hubs melden.",
    ),
}
