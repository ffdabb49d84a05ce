"""The few words of the reading itself, for terminal and pages alike, in English and German."""

from __future__ import annotations

from typing import Final

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "parties": ("Parties", "Partner"),
    "references": ("References", "Referenzen"),
    "terms": ("Terms and transport", "Konditionen und Transport"),
    "notes": ("Notes", "Hinweise"),
    "lines": ("Lines", "Positionen"),
    "totals": ("Totals", "Summen"),
    "answers": ("Answer", "Antwort"),
    "rest": ("Further details", "Weitere Angaben"),
    "unknown": ("Not understood, shown as sent", "Nicht verstanden, gezeigt wie gesendet"),
    "findings": ("Findings", "Auffälligkeiten"),
    "position": ("Line", "Pos."),
    "articles": ("Article", "Artikel"),
    "description": ("Description", "Bezeichnung"),
    "quantity": ("Quantity", "Menge"),
    "price": ("Price", "Preis"),
    "amount": ("Amount", "Betrag"),
    "delivery": ("Dates", "Termine"),
    "status": ("Status", "Status"),
    "no_words": ("no words for it", "ohne Erklärung"),
    "segment": ("Segment", "Segment"),
    "message": ("Message", "Nachricht"),
    "of": ("of", "von"),
    "from": ("From", "Von"),
    "to": ("To", "An"),
    "interchange": ("Interchange", "Übertragung"),
    "test": ("TEST", "TEST"),
    "element": ("Element", "Element"),
    "too_long": ("Too long to be taken apart", "Zu lang, um zerlegt zu werden"),
    "view_form": ("Form", "Formular"),
    "view_tree": ("Tree", "Baum"),
    "view_original": ("Original", "Original"),
    "views": ("How the document is shown", "Ansicht des Belegs"),
    "messages": ("Messages of the file", "Nachrichten der Datei"),
    "previous": ("Previous part", "Voriger Teil"),
    "next": ("Next part", "Nächster Teil"),
    "part": ("Part {part} of {parts}", "Teil {part} von {parts}"),
    "sent_as": ("as sent: {raw}", "gesendet: {raw}"),
    "stands_here": ("Stands in the file", "Steht in der Datei"),
    "choose": (
        "Click on a value to see where it stands in the file.",
        "Einen Wert anklicken, um zu sehen, wo er in der Datei steht.",
    ),
    "became": ("became", "wurde zu"),
    "is_test": ("Test: no real business", "Test: kein echtes Geschäft"),
    "nothing": ("There is no message in this file.", "In dieser Datei steht keine Nachricht."),
    "more_unknown": ("and {count} more", "und {count} weitere"),
}


def phrase(key: str, language: str, **params: object) -> str:
    """The words for `key`."""
    return _WORDS[key][language == "de"].format_map(params)
