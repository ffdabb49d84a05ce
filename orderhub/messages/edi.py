"""Messages of the room `edi`: EDIFACT, X12 and XML documents."""

from __future__ import annotations

from orderhub.messages.entry import Message

_ASK = "The order is kept and shown. Compare it with the original and ask the sender for a correct file."
_ASK_DE = "Der Auftrag bleibt erhalten und sichtbar. Bitte mit dem Original vergleichen und beim Absender eine richtige Datei anfordern."
_READ = "It was read all the same. Tell the sender, or tolerate it in the partner's mapping."
_READ_DE = "Gelesen wurde trotzdem. Den Absender darauf hinweisen oder es in der Zuordnung des Partners dulden."
_CUT = "The end may be missing. Ask the sender to send it again."
_CUT_DE = "Das Ende könnte fehlen. Bitte den Absender um erneuten Versand."

MESSAGES: dict[str, Message] = {
    "edi.no-envelope": Message(
        "The file has no EDI envelope; expected one of {expected}.",
        "Die Datei hat keinen EDI-Umschlag; erwartet wird eines von {expected}.",
        "Look whether it was cut at the beginning or is of another format.",
        "Bitte prüfen, ob der Anfang fehlt oder es ein anderes Format ist.",
    ),
    "edi.junk-before": Message(
        "There is text before the interchange that belongs to no segment: {text}",
        "Vor der Übertragung steht Text, der zu keinem Segment gehört: {text}",
        _ASK,
        _ASK_DE,
    ),
    "edi.junk-after": Message(
        "There is text after the end of the interchange that belongs to no segment: {text}",
        "Nach dem Ende der Übertragung steht Text, der zu keinem Segment gehört: {text}",
        _ASK,
        _ASK_DE,
    ),
    "edi.charset-differs": Message(
        "The interchange declares the character set {declared}, its bytes are {codec}; they were read as {codec}.",
        "Die Übertragung nennt den Zeichensatz {declared}, die Bytes sind {codec}; gelesen wurde {codec}.",
        "Look at the umlauts of names and addresses.",
        "Bitte die Umlaute in Namen und Anschriften ansehen.",
    ),
    "edi.charset-guessed": Message(
        "The bytes do not fit the character set {declared}; they were read as {codec}.",
        "Die Bytes passen nicht zum Zeichensatz {declared}; gelesen wurde {codec}.",
        "Look at the umlauts of names and addresses.",
        "Bitte die Umlaute in Namen und Anschriften ansehen.",
    ),
    "edi.charset-escapes": Message(
        "The interchange switches character sets within the text ({declared}); values beyond ASCII may be wrong.",
        "Die Übertragung wechselt Zeichensätze im Text ({declared}); Werte jenseits von ASCII können falsch sein.",
        "Compare names and addresses with the original.",
        "Bitte Namen und Anschriften mit dem Original vergleichen.",
    ),
    "edi.segment-truncated": Message(
        "The file ends inside segment {tag}.", "Die Datei endet mitten im Segment {tag}.", _CUT, _CUT_DE
    ),
    "edi.segment-oversized": Message(
        "Segment {tag} has more elements than any message needs; it is kept, but was not read.",
        "Segment {tag} hat mehr Elemente, als eine Nachricht je braucht; es bleibt erhalten, wurde aber nicht gelesen.",
        _ASK,
        _ASK_DE,
    ),
    "edi.segment-outside": Message(
        "Segment {tag} stands outside of any message (UNH to UNT, ST to SE).",
        "Segment {tag} steht außerhalb einer Nachricht (UNH bis UNT, ST bis SE).",
        _ASK,
        _ASK_DE,
    ),
    "edi.no-message": Message(
        "Interchange {reference} holds no message.",
        "Die Übertragung {reference} enthält keine Nachricht.",
        "Nothing to do if the sender only tested the line.",
        "Nichts zu tun, wenn der Absender nur die Leitung geprüft hat.",
    ),
    "edi.unb-missing": Message(
        "The message has no interchange header (UNB), so its sender is not named.",
        "Die Nachricht hat keinen Übertragungskopf (UNB); der Absender ist nicht genannt.",
        "Choose the partner by hand.",
        "Bitte den Partner von Hand wählen.",
    ),
    "edi.unt-count": Message(
        "UNT says the message has {said} segments, {counted} are there.",
        "UNT nennt {said} Segmente in der Nachricht, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.unt-reference": Message(
        "UNT ends message “{said}”, UNH began message “{expected}”.",
        "UNT beendet Nachricht „{said}“, UNH begann Nachricht „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.unt-missing": Message(
        "Message {reference} has no end (UNT).", "Nachricht {reference} hat kein Ende (UNT).", _CUT, _CUT_DE
    ),
    "edi.unz-count": Message(
        "UNZ says the interchange has {said} messages or groups, {counted} are there.",
        "UNZ nennt {said} Nachrichten oder Gruppen in der Übertragung, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.unz-reference": Message(
        "UNZ ends interchange “{said}”, UNB began interchange “{expected}”.",
        "UNZ beendet Übertragung „{said}“, UNB begann Übertragung „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.unz-missing": Message(
        "Interchange {reference} has no end (UNZ).",
        "Die Übertragung {reference} hat kein Ende (UNZ).",
        _CUT,
        _CUT_DE,
    ),
    "edi.une-count": Message(
        "UNE says the group has {said} messages, {counted} are there.",
        "UNE nennt {said} Nachrichten in der Gruppe, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.une-reference": Message(
        "UNE ends group “{said}”, UNG began group “{expected}”.",
        "UNE beendet Gruppe „{said}“, UNG begann Gruppe „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.une-missing": Message("The group has no end (UNE).", "Die Gruppe hat kein Ende (UNE).", _CUT, _CUT_DE),
    "edi.ung-missing": Message(
        "UNE ends a group that no UNG began.",
        "UNE beendet eine Gruppe, die kein UNG begonnen hat.",
        _ASK,
        _ASK_DE,
    ),
    "edi.message-reference-doubled": Message(
        "Message reference “{reference}” occurs twice in one interchange.",
        "Die Nachrichtenreferenz „{reference}“ kommt in einer Übertragung zweimal vor.",
        "Check whether the message was put in twice.",
        "Bitte prüfen, ob die Nachricht doppelt enthalten ist.",
    ),
    "edi.message-type-other": Message(
        "A message of type {type} is no order and is only kept.",
        "Eine Nachricht vom Typ {type} ist keine Bestellung und wird nur aufbewahrt.",
    ),
    "edi.message-type-missing": Message(
        "The message header does not say what kind of message it is.",
        "Der Nachrichtenkopf sagt nicht, was für eine Nachricht es ist.",
        _ASK,
        _ASK_DE,
    ),
    "edi.segment-unexpected": Message(
        "Segment {tag} has no place here in {release} ({count} times); there could be {expected}.",
        "Segment {tag} hat in {release} an dieser Stelle keinen Platz ({count} Mal); stehen könnte {expected}.",
        _READ,
        _READ_DE,
    ),
    "edi.segment-missing": Message(
        "Segment {tag} is mandatory in {release} and is missing before this place ({count} times).",
        "Segment {tag} ist in {release} vorgeschrieben und fehlt vor dieser Stelle ({count} Mal).",
        _READ,
        _READ_DE,
    ),
    "edi.segment-repeated": Message(
        "Segment {tag} stands here more often than {release} allows ({expected}).",
        "Segment {tag} steht hier öfter, als {release} erlaubt ({expected}).",
        _READ,
        _READ_DE,
    ),
    "edi.value-too-long": Message(
        "Element {name} holds {length} characters, {expected} are allowed: {value} ({count} times)",
        "Element {name} hat {length} Zeichen, erlaubt sind {expected}: {value} ({count} Mal)",
        "It was read whole. A system behind us may cut it.",
        "Gelesen wurde der ganze Wert. Ein nachgelagertes System könnte ihn kürzen.",
    ),
    "edi.value-too-short": Message(
        "Element {name} is shorter than {expected} characters: {value} ({count} times)",
        "Element {name} ist kürzer als {expected} Zeichen: {value} ({count} Mal)",
        _READ,
        _READ_DE,
    ),
    "edi.value-no-number": Message(
        "Element {name} must be a number ({expected}), it says: {value} ({count} times)",
        "Element {name} muss eine Zahl sein ({expected}), dort steht: {value} ({count} Mal)",
        _READ,
        _READ_DE,
    ),
    "edi.value-no-date": Message(
        "This is no date of the form {expected}: {value} ({count} times)",
        "Das ist kein Datum der Form {expected}: {value} ({count} Mal)",
        "Compare it with the original, and set the date by hand if the order needs it.",
        "Bitte mit dem Original vergleichen und das Datum von Hand setzen, falls der Auftrag es braucht.",
    ),
    "edi.code-unknown": Message(
        "The hub does not know the code {value} in {tag} ({count} times); it is kept.",
        "Der Code {value} in {tag} ist dem Hub nicht bekannt ({count} Mal); er bleibt erhalten.",
        "If it matters, give the partner's mapping a rule for it.",
        "Falls er wichtig ist, eine Regel in der Zuordnung des Partners ergänzen.",
    ),
    "edi.character-outside": Message(
        "The character {character} is not in the declared repertoire {declared} ({count} segments have such).",
        "Das Zeichen {character} gehört nicht zum angegebenen Zeichenvorrat {declared} ({count} Segmente enthalten solche).",
        _READ,
        _READ_DE,
    ),
    "edi.character-control": Message(
        "There is a control character in the text: {character} ({count} segments have such)",
        "Im Text steht ein Steuerzeichen: {character} ({count} Segmente enthalten solche)",
        _READ,
        _READ_DE,
    ),
    "edi.lines-counted": Message(
        "The sender counts {said} lines, {counted} are there.",
        "Der Absender zählt {said} Positionen, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.currency-missing": Message(
        "The message has prices or amounts, but names no currency (CUX).",
        "Die Nachricht nennt Preise oder Beträge, aber keine Währung (CUX).",
        "The partner's mapping can set the currency that was agreed upon.",
        "Die Zuordnung des Partners kann die vereinbarte Währung vorgeben.",
    ),
    "edi.function-missing": Message(
        "The change does not say what it does (element 1225 of BGM).",
        "Die Änderung sagt nicht, was sie tut (Element 1225 in BGM).",
        "Compare it with the open order.",
        "Bitte mit dem offenen Auftrag vergleichen.",
    ),
    "edi.isa-elements": Message(
        "The interchange header ISA has {counted} elements instead of 16.",
        "Der Übertragungskopf ISA hat {counted} statt 16 Elemente.",
        _ASK,
        _ASK_DE,
    ),
    "edi.isa-width": Message(
        "Elements of ISA are not as wide as X12 demands ({elements}); they were read all the same.",
        "Elemente von ISA haben nicht die vorgeschriebene Breite ({elements}); gelesen wurden sie dennoch.",
    ),
    "edi.st-outside-group": Message(
        "The message stands outside of a functional group (GS to GE).",
        "Die Nachricht steht außerhalb einer Gruppe (GS bis GE).",
        _ASK,
        _ASK_DE,
    ),
    "edi.se-count": Message(
        "SE says the message has {said} segments, {counted} are there.",
        "SE nennt {said} Segmente in der Nachricht, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.se-reference": Message(
        "SE ends message “{said}”, ST began message “{expected}”.",
        "SE beendet Nachricht „{said}“, ST begann Nachricht „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.se-missing": Message(
        "Message {reference} has no end (SE).", "Nachricht {reference} hat kein Ende (SE).", _CUT, _CUT_DE
    ),
    "edi.ge-count": Message(
        "GE says the group has {said} messages, {counted} are there.",
        "GE nennt {said} Nachrichten in der Gruppe, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.ge-reference": Message(
        "GE ends group “{said}”, GS began group “{expected}”.",
        "GE beendet Gruppe „{said}“, GS begann Gruppe „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.ge-missing": Message(
        "Group {reference} has no end (GE).", "Gruppe {reference} hat kein Ende (GE).", _CUT, _CUT_DE
    ),
    "edi.gs-missing": Message(
        "GE ends a group that no GS began.", "GE beendet eine Gruppe, die kein GS begonnen hat.", _ASK, _ASK_DE
    ),
    "edi.iea-count": Message(
        "IEA says the interchange has {said} groups, {counted} are there.",
        "IEA nennt {said} Gruppen in der Übertragung, vorhanden sind {counted}.",
        _ASK,
        _ASK_DE,
    ),
    "edi.iea-reference": Message(
        "IEA ends interchange “{said}”, ISA began interchange “{expected}”.",
        "IEA beendet Übertragung „{said}“, ISA begann Übertragung „{expected}“.",
        _ASK,
        _ASK_DE,
    ),
    "edi.iea-missing": Message(
        "Interchange {reference} has no end (IEA).",
        "Die Übertragung {reference} hat kein Ende (IEA).",
        _CUT,
        _CUT_DE,
    ),
}
