"""Messages of the room `mail`."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "mail.outlook-file": Message(
        "{name} is no whole Outlook message.",
        "{name} ist keine vollständige Outlook-Nachricht.",
        "Save it as .eml (an old office file as .xlsx or .pdf) and send it again.",
        "Als .eml (eine alte Office-Datei als .xlsx oder .pdf) speichern und erneut senden.",
    ),
    "mail.no-lines": Message(
        "This mail looks like an order, but no order line could be read.",
        "Diese Mail sieht nach einer Bestellung aus, aber keine Bestellzeile war lesbar.",
        "Enter the lines by hand from the original.",
        "Die Positionen von Hand aus dem Original erfassen.",
    ),
    "mail.date-relative": Message(
        'The wanted date "{words}" depends on when it was written.',
        "Der Wunschtermin „{words}“ hängt davon ab, wann er geschrieben wurde.",
        "Set the delivery date, or ask the customer.",
        "Den Liefertermin eintragen oder beim Kunden nachfragen.",
    ),
    "mail.more-in-body": Message(
        "The text of the mail orders more than its attachment: {articles}.",
        "Der Text der Mail bestellt mehr als ihr Anhang: {articles}.",
        "Add the lines to the order, or ask the customer.",
        "Die Positionen ergänzen oder beim Kunden nachfragen.",
    ),
    "mail.body-other-quantity": Message(
        "The text of the mail gives another quantity than its attachment (text / attachment): {differences}.",
        "Der Text der Mail nennt eine andere Menge als ihr Anhang (Text / Anhang): {differences}.",
        "Read the text of the mail, then correct the quantity or ask the customer.",
        "Den Text der Mail lesen, dann die Menge berichtigen oder beim Kunden nachfragen.",
    ),
    "mail.body-says-otherwise": Message(
        "The text of the mail speaks of a {class}, though an order is attached.",
        "Der Text der Mail handelt von etwas anderem ({class}), obwohl eine Bestellung anhängt.",
        "Read the mail before releasing the order.",
        "Die Mail lesen, bevor die Bestellung freigegeben wird.",
    ),
    "mail.forwarded": Message(
        "Forwarded by {by}; the sender of the forwarded mail, {sender}, is taken as the customer.",
        "Weitergeleitet von {by}; als Kunde gilt der Absender der weitergeleiteten Mail, {sender}.",
    ),
    "mail.forwarded-by-stranger": Message(
        "Forwarded by {by}, who is not of this house; {sender} is only said to have ordered.",
        "Weitergeleitet von {by}, nicht aus diesem Haus; {sender} hat nur angeblich bestellt.",
        "Ask the customer, or set own_domains of the mailbox when this is one of ours.",
        "Beim Kunden nachfragen oder own_domains des Postfachs ergänzen, wenn die Adresse zu uns gehört.",
    ),
    "mail.look-alike": Message(
        "The sender's domain {domain} looks like {known}, which we know, but is another one.",
        "Die Absenderdomain {domain} sieht aus wie die bekannte {known}, ist aber eine andere.",
        "Call the customer on a number you know before releasing anything.",
        "Den Kunden unter einer bekannten Nummer anrufen, bevor etwas freigegeben wird.",
    ),
    "mail.reply-elsewhere": Message(
        "Answers to {sender} would go to another house: {reply_to}.",
        "Antworten an {sender} gingen an ein anderes Haus: {reply_to}.",
        "Check with the customer that both addresses are theirs.",
        "Beim Kunden prüfen, ob beide Adressen ihm gehören.",
    ),
    "mail.auth-failed": Message(
        "{server} could not confirm that this mail comes from {sender} ({results}).",
        "{server} konnte nicht bestätigen, dass diese Mail von {sender} kommt ({results}).",
        "Check with the customer before releasing the order.",
        "Vor der Freigabe beim Kunden nachfragen.",
    ),
    "mail.auth-missing": Message(
        "{server} did not check whether this mail comes from {sender}.",
        "{server} hat nicht geprüft, ob diese Mail von {sender} kommt.",
        "Check authserv_id of the mailbox; without it, check with the customer.",
        "authserv_id des Postfachs prüfen; stimmt sie, beim Kunden nachfragen.",
    ),
    "mail.bank-changed": Message(
        "The mail speaks of a bank account we do not know ({account}).",
        "Die Mail nennt eine Bankverbindung, die wir nicht kennen ({account}).",
        "Never take it over from a mail: call the customer on a number you know.",
        "Nie aus einer Mail übernehmen: den Kunden unter einer bekannten Nummer anrufen.",
    ),
    "mail.charset-guessed": Message(
        "The character set of the text was missing or wrong and had to be guessed.",
        "Der Zeichensatz des Textes fehlte oder war falsch und musste erraten werden.",
        "Look at umlauts in names.",
        "Auf Umlaute in Namen achten.",
    ),
    "mail.text-cut": Message(
        "The text is longer than {limit} characters; the rest was not read.",
        "Der Text ist länger als {limit} Zeichen; der Rest wurde nicht gelesen.",
        "Look at the end of the original.",
        "Das Ende des Originals ansehen.",
    ),
    "mail.spam-flag": Message(
        "The mail server marked this mail as spam.",
        "Der Mailserver hat diese Mail als Spam gekennzeichnet.",
        "Check the sender before releasing anything in it.",
        "Den Absender prüfen, bevor etwas daraus freigegeben wird.",
    ),
    "mail.signature-unchecked": Message(
        "The mail is digitally signed; the signature was not checked.",
        "Die Mail ist digital signiert; die Signatur wurde nicht geprüft.",
    ),
    "mail.signature-valid": Message(
        "Digitally signed by {signer}; the signature holds and a trusted authority vouches for it.",
        "Digital signiert von {signer}; die Signatur stimmt, und eine vertraute Stelle bürgt dafür.",
    ),
    "mail.signature-unknown-issuer": Message(
        "Digitally signed by {signer}; the signature holds, but nobody we trust vouches for it ({issuer}).",
        "Digital signiert von {signer}; die Signatur stimmt, aber niemand, dem wir vertrauen, bürgt dafür ({issuer}).",
        "Put the authority's certificate into the folder authorities of the mail keys to trust it.",
        "Das Zertifikat der Stelle in den Ordner authorities der Mailschlüssel legen, um ihr zu vertrauen.",
    ),
    "mail.signature-invalid": Message(
        "The digital signature of {signer} does not match the content: it was changed on its way.",
        "Die digitale Signatur von {signer} passt nicht zum Inhalt: Er wurde unterwegs verändert.",
        "Ask the sender over a known telephone number before releasing anything.",
        "Beim Absender über eine bekannte Telefonnummer nachfragen, bevor etwas freigegeben wird.",
    ),
    "mail.signature-other-sender": Message(
        "The mail comes from {sender} but is signed by {signer}.",
        "Die Mail kommt von {sender}, signiert hat sie {signer}.",
        "Check with the sender before releasing the order.",
        "Vor der Freigabe beim Absender nachfragen.",
    ),
    "mail.decrypted": Message(
        "The mail was encrypted and has been opened with a key of this installation.",
        "Die Mail war verschlüsselt und wurde mit einem Schlüssel dieser Installation geöffnet.",
    ),
    "mail.skipped-logo": Message(
        "Not read: a small picture of the layout.", "Nicht gelesen: ein kleines Bild der Gestaltung."
    ),
    "mail.skipped-signature": Message("Not read: a digital signature.", "Nicht gelesen: eine digitale Signatur."),
    "mail.skipped-encrypted": Message(
        "Not read: this part is encrypted.",
        "Nicht gelesen: Dieser Teil ist verschlüsselt.",
        "Ask the sender to send it unencrypted, or open it in your mail program.",
        "Den Absender um unverschlüsselte Zusendung bitten oder im Mailprogramm öffnen.",
    ),
    "mail.encrypted": Message(
        "The content of this mail ({name}) is encrypted; nobody here can read whether it is an order.",
        "Der Inhalt dieser Mail ({name}) ist verschlüsselt; ob es eine Bestellung ist, kann hier niemand lesen.",
        "Put the key into the folder of ORDERHUB_SMIME_KEYS and read the mail again, or ask the sender.",
        "Den Schlüssel in den Ordner von ORDERHUB_SMIME_KEYS legen und die Mail erneut lesen, oder nachfragen.",
    ),
    "mail.skipped-tnef": Message(
        "Not read: a winmail.dat without attachments.",
        "Nicht gelesen: eine winmail.dat ohne Anhänge.",
        "Ask the sender to send plain text or HTML.",
        "Den Absender bitten, als Nur-Text oder HTML zu senden.",
    ),
    "mail.skipped-outlook": Message(
        "Not read: an Outlook item inside an Outlook message.",
        "Nicht gelesen: ein Outlook-Element in einer Outlook-Nachricht.",
        "Open it in Outlook and forward it as an attachment of an ordinary mail.",
        "In Outlook öffnen und als Anhang einer gewöhnlichen E-Mail weiterleiten.",
    ),
    "mail.skipped-calendar": Message("Not read: a calendar entry.", "Nicht gelesen: ein Kalendereintrag."),
    "mail.skipped-contact": Message("Not read: a business card.", "Nicht gelesen: eine Visitenkarte."),
    "mail.skipped-report": Message("Not read: a delivery report.", "Nicht gelesen: ein Zustellbericht."),
    "mail.skipped-external": Message(
        "Not read: this part only refers to content elsewhere.",
        "Nicht gelesen: Dieser Teil verweist nur auf Inhalt an anderer Stelle.",
    ),
    "mail.skipped-empty": Message("Not read: this part is empty.", "Nicht gelesen: Dieser Teil ist leer."),
    "mail.skipped-depth": Message(
        "Not read: this part is nested too deep or is one of too many.",
        "Nicht gelesen: Dieser Teil ist zu tief verschachtelt oder einer von zu vielen.",
    ),
    "mail.skipped-limit": Message(
        "Not read: the mailbox file holds more than {limit} mails.",
        "Nicht gelesen: Die Postfachdatei enthält mehr als {limit} Mails.",
        "Split it into smaller files.",
        "In kleinere Dateien teilen.",
    ),
}
