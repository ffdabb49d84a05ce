"""Messages of the room `remote`: what goes wrong between the hub and a mailbox, folder, SFTP server or shop."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "remote.busy": Message(
        "{system} at {where} cannot answer now: {reason}",
        "{system} unter {where} antwortet gerade nicht: {reason}",
        "Nothing is lost; the next poll tries again. If it stays, check host, port, network and the server's own log.",
        "Es geht nichts verloren; der nächste Abruf versucht es wieder. Bleibt es so: Host, Port, Netz und das Protokoll des Servers prüfen.",
    ),
    "remote.refused": Message(
        "{system} at {where} refuses the request: {reason}",
        "{system} unter {where} lehnt die Anfrage ab: {reason}",
        "Trying again will not help: check the account's rights and the source's entry in hub.yaml.",
        "Wiederholen hilft nicht: Rechte des Kontos und den Eintrag der Quelle in hub.yaml prüfen.",
    ),
    "remote.login-refused": Message(
        "{system} at {where} does not let {user} in: {reason}",
        "{system} unter {where} lässt {user} nicht hinein: {reason}",
        "Check user, password or key; a changed password is the usual cause. The hub does not try again by itself, so that the account is not locked.",
        "Benutzer, Passwort oder Schlüssel prüfen; meist wurde das Passwort geändert. Der Hub versucht es nicht von selbst weiter, damit das Konto nicht gesperrt wird.",
    ),
    "remote.token-refused": Message(
        "{system} at {where} gives no token for {user}: {reason}",
        "{system} unter {where} gibt kein Token für {user}: {reason}",
        "Check client id, secret and consent; an expired secret or a refresh token unused for 90 days is the usual cause.",
        "Client-ID, Secret und Zustimmung prüfen; meist ist das Secret abgelaufen oder das Refresh-Token 90 Tage unbenutzt.",
    ),
    "remote.token-missing": Message(
        "For {user} there is no usable token or key in {path}.",
        "Für {user} gibt es in {path} kein brauchbares Token und keinen brauchbaren Schlüssel.",
        "Store the refresh token with `orderhub sources token NAME`, or set account_path to the service account's file.",
        "Das Refresh-Token mit `orderhub sources token NAME` hinterlegen oder account_path auf die Datei des Dienstkontos setzen.",
    ),
    "remote.insecure": Message(
        "{system} at {where} offers no encryption (STARTTLS), so the password was not sent.",
        "{system} unter {where} bietet keine Verschlüsselung (STARTTLS) an; das Passwort wurde nicht gesendet.",
        "Use the TLS port (993) with tls: implicit. Only in a closed test network: tls: none.",
        "Den TLS-Port (993) mit tls: implicit verwenden. Nur in einem abgeschlossenen Testnetz: tls: none.",
    ),
    "remote.certificate": Message(
        "The certificate of {system} at {where} is not trusted: {reason}",
        "Dem Zertifikat von {system} unter {where} wird nicht vertraut: {reason}",
        "Compare the host name with the certificate; for a company's own certificate authority set ca_path.",
        "Den Hostnamen mit dem Zertifikat vergleichen; für eine firmeneigene Zertifizierungsstelle ca_path setzen.",
    ),
    "remote.host-key-unknown": Message(
        "{where} shows the host key {fingerprint}, and none is known for it.",
        "{where} zeigt den Hostschlüssel {fingerprint}; für diesen Server ist keiner hinterlegt.",
        "Compare the fingerprint with the operator of the server by telephone, then write into hub.yaml: host_key: {key}",
        "Den Fingerabdruck mit dem Betreiber des Servers am Telefon vergleichen, dann in hub.yaml eintragen: host_key: {key}",
    ),
    "remote.host-key-changed": Message(
        "{where} shows another host key ({fingerprint}) than the known one.",
        "{where} zeigt einen anderen Hostschlüssel ({fingerprint}) als den hinterlegten.",
        "Somebody may sit in between. Ask the operator of the server whether the key was changed before you enter the new one.",
        "Jemand könnte dazwischen sitzen. Vor dem Eintragen des neuen Schlüssels beim Betreiber nachfragen, ob er gewechselt wurde.",
    ),
    "remote.no-folder": Message(
        "{system} at {where} has no folder {folder}.",
        "{system} unter {where} hat keinen Ordner {folder}.",
        "Check the spelling in hub.yaml. A network drive that is not mounted looks the same.",
        "Die Schreibweise in hub.yaml prüfen. Ein nicht eingehängtes Netzlaufwerk sieht genauso aus.",
    ),
    "remote.access-denied": Message(
        "No right to {what} in {where}: {reason}",
        "Kein Recht, in {where} zu {what}: {reason}",
        "Give the account the right to read and to rename there, or set done: '' so that files stay where they are.",
        "Dem Konto dort Lese- und Umbenennungsrecht geben, oder done: '' setzen, damit die Dateien liegen bleiben.",
    ),
    "remote.too-big": Message(
        "{name} has {size_mib} MiB; at most {limit_mib} MiB are taken in.",
        "{name} hat {size_mib} MiB; höchstens {limit_mib} MiB werden angenommen.",
        "It stands in the folder for failed items. Ask the sender for a smaller one, or raise max_mib of the source.",
        "Es liegt im Ordner für Fehler. Den Absender um eine kleinere Fassung bitten oder max_mib der Quelle erhöhen.",
    ),
    "remote.gone": Message(
        "{name} is no longer at the source.",
        "{name} ist an der Quelle nicht mehr vorhanden.",
        "Somebody moved or deleted it before the hub could read it. If it is put back, it is taken in.",
        "Jemand hat es verschoben oder gelöscht, bevor der Hub es lesen konnte. Wird es zurückgelegt, wird es angenommen.",
    ),
    "remote.changed": Message(
        "{name} was changed while it waited; its new content is taken in as an item of its own.",
        "{name} wurde während des Wartens geändert; der neue Inhalt wird als eigener Eingang angenommen.",
        "If this happens often, the sender writes slowly: raise settled_after_s, or let him rename when finished.",
        "Kommt es oft vor, schreibt der Absender langsam: settled_after_s erhöhen oder ihn am Ende umbenennen lassen.",
    ),
    "remote.renumbered": Message(
        "The mailbox folder {folder} was numbered anew (UIDVALIDITY); {name} is looked for again under its new number.",
        "Der Postfachordner {folder} wurde neu durchnummeriert (UIDVALIDITY); {name} wird unter der neuen Nummer wieder gesucht.",
        "Nothing to do: the mails are listed anew, and those that were already taken in are known by their content.",
        "Nichts zu tun: Die Mails werden neu aufgelistet, bereits angenommene am Inhalt erkannt.",
    ),
    "remote.unreadable": Message(
        "{system} at {where} cannot hand out {name}: {reason}",
        "{system} unter {where} kann {name} nicht herausgeben: {reason}",
        "Only this item is affected. Open it in the mail program or shop; moving it out and back often helps.",
        "Nur dieser Eingang ist betroffen. Im Mailprogramm oder Shop öffnen; Heraus- und Zurückschieben hilft oft.",
    ),
    "remote.option": Message(
        "Source {name}: {option} = {value} is not possible; expected: {expected}.",
        "Quelle {name}: {option} = {value} geht nicht; erwartet wird: {expected}.",
        "Correct the entry in hub.yaml.",
        "Den Eintrag in hub.yaml berichtigen.",
    ),
}
