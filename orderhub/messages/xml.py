"""Messages of the room `xml`: documents in XML and SAP IDocs."""

from __future__ import annotations

from orderhub.messages.entry import Message

_CUT = "The file is damaged or cut off: ask the sender to send it again."
_CUT_DE = "Die Datei ist beschädigt oder abgeschnitten: den Absender bitten, sie erneut zu senden."
_ORDINARY = "Ask the sender for an ordinary order document."
_ORDINARY_DE = "Den Absender um ein gewöhnliches Bestelldokument bitten."
_NO_DOCTYPE = "Ask the sender for a file without DOCTYPE."
_NO_DOCTYPE_DE = "Den Absender um eine Datei ohne DOCTYPE bitten."

MESSAGES: dict[str, Message] = {
    "xml.doctype": Message(
        "The document “{name}” brings a DOCTYPE and was refused: it could make a reader load or multiply foreign text.",
        "Das Dokument „{name}“ bringt einen DOCTYPE mit und wurde abgewiesen: damit lässt sich fremder Text laden oder"
        " vervielfachen.",
        _NO_DOCTYPE,
        _NO_DOCTYPE_DE,
    ),
    "xml.doctype-ignored": Message(
        "The document names its DTD ({address}), as cXML demands. It was not loaded.",
        "Das Dokument nennt seine DTD ({address}), wie cXML es verlangt. Sie wurde nicht geladen.",
    ),
    "xml.entities": Message(
        "The document defines entities of its own. Such documents are refused because they can be attacks.",
        "Das Dokument definiert eigene Entitäten. Solche Dokumente werden abgewiesen, weil sie Angriffe sein können.",
        _NO_DOCTYPE,
        _NO_DOCTYPE_DE,
    ),
    "xml.broken": Message(
        "The XML cannot be read: line {line}, column {column}: {reason}",
        "Das XML lässt sich nicht lesen: Zeile {line}, Spalte {column}: {reason}",
        _CUT,
        _CUT_DE,
    ),
    "xml.encoding": Message(
        "The document calls itself {declared} and is not; it was read as {encoding}.",
        "Das Dokument nennt sich {declared} und ist es nicht; es wurde als {encoding} gelesen.",
        "Check umlauts and accents; ask the sender to declare the encoding rightly.",
        "Umlaute und Akzente prüfen; den Absender bitten, die Kodierung richtig anzugeben.",
    ),
    "xml.too-deep": Message(
        "The XML is nested deeper than {limit} levels.",
        "Das XML ist tiefer als {limit} Ebenen verschachtelt.",
        _ORDINARY,
        _ORDINARY_DE,
    ),
    "xml.too-large": Message(
        "The XML holds more than {limit} elements, or more than {limit} attributes in one element.",
        "Das XML enthält mehr als {limit} Elemente oder mehr als {limit} Attribute in einem Element.",
        "Ask the sender to split it.",
        "Den Absender bitten, es aufzuteilen.",
    ),
    "xml.attribute-too-long": Message(
        "The attribute “{name}” is longer than {limit} characters.",
        "Das Attribut „{name}“ ist länger als {limit} Zeichen.",
        _ORDINARY,
        _ORDINARY_DE,
    ),
    "xml.long-text": Message(
        "The element “{name}” holds more than {limit} characters, such as an embedded file; it stays in the original.",
        "Das Element „{name}“ enthält mehr als {limit} Zeichen, etwa eine eingebettete Datei; sie bleibt im Original.",
    ),
    "xml.type-other": Message(
        "An XML document “{root}” is no order and is only kept.",
        "Ein XML-Dokument „{root}“ ist keine Bestellung und wird nur aufbewahrt.",
    ),
    "xml.idoc-segment": Message(
        "The IDoc segment {segment} is not known; its record was kept as it stands.",
        "Das IDoc-Segment {segment} ist nicht bekannt; sein Satz wurde unverändert aufbewahrt.",
        "Where its fields matter, ask the sender for the IDoc as XML.",
        "Wenn seine Felder gebraucht werden, den Absender um das IDoc als XML bitten.",
    ),
    "xml.idoc-record": Message(
        "Record {record} is shorter than the 63 characters every IDoc record begins with; it was left out.",
        "Satz {record} ist kürzer als die 63 Zeichen, mit denen jeder IDoc-Satz beginnt; er wurde ausgelassen.",
        _CUT,
        _CUT_DE,
    ),
    "xml.idoc-records": Message(
        "The IDoc file holds more than {limit} records; the rest was not read.",
        "Die IDoc-Datei enthält mehr als {limit} Sätze; der Rest wurde nicht gelesen.",
        "Ask the sender to split it.",
        "Den Absender bitten, sie aufzuteilen.",
    ),
    "xml.idoc-widths": Message(
        "The records of the IDoc file do not begin where they should (record {record}); nothing was read from there on.",
        "Die Sätze der IDoc-Datei beginnen nicht, wo sie sollten (Satz {record}); ab dort wurde nichts gelesen.",
        "Ask for a file with a line break behind each record, or for the IDoc as XML.",
        "Um eine Datei mit Zeilenumbruch nach jedem Satz oder um das IDoc als XML bitten.",
    ),
}
