"""Messages of the room `peppol`: rules of the Peppol BIS 3 order, in our own words."""

from __future__ import annotations

from orderhub.messages.entry import Message

_TELL = "The document breaks a rule of Peppol BIS Ordering 3: tell the sender or his access point."
_TELL_DE = "Das Dokument verletzt eine Regel von Peppol BIS Ordering 3: Absender oder seinem Access Point mitteilen."

MESSAGES: dict[str, Message] = {
    "peppol.t01-cl001": Message(
        "The allowance reason code “{value}” is not in UNTDID 5189 as Peppol restricts it.",
        "Der Abzugsgrund „{value}“ steht nicht in UNTDID 5189, wie Peppol die Liste einschränkt.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-cl002": Message(
        "The charge reason code “{value}” is not in UNTDID 7161.",
        "Der Zuschlagsgrund „{value}“ steht nicht in UNTDID 7161.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r001": Message(
        "The line number “{value}” occurs more than once.",
        "Die Positionsnummer „{value}“ kommt mehrfach vor.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r002": Message(
        "The order should say until when it is valid (ValidityPeriod/EndDate).",
        "Die Bestellung sollte sagen, bis wann sie gilt (ValidityPeriod/EndDate).",
    ),
    "peppol.t01-r003": Message(
        "An amount is in {value}, the order in {expected}.",
        "Ein Betrag steht in {value}, die Bestellung in {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r004": Message(
        "The ordered quantity {value} is negative.",
        "Die bestellte Menge {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r005": Message(
        "The net price {value} is negative.",
        "Der Nettopreis {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r006": Message(
        "The amount to pay {value} is negative.",
        "Der Zahlbetrag {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r007": Message(
        "The total of the lines {value} is negative.",
        "Die Summe der Positionen {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r008": Message(
        "The total of the lines is {value}; the lines add up to {expected}.",
        "Die Summe der Positionen lautet {value}; die Positionen ergeben {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r009": Message(
        "The total of the allowances is {value}; they add up to {expected}.",
        "Die Summe der Abzüge lautet {value}; sie ergeben {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r010": Message(
        "The total of the charges is {value}; they add up to {expected}.",
        "Die Summe der Zuschläge lautet {value}; sie ergeben {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r011": Message(
        "The total without tax is {value}; lines less allowances plus charges are {expected}.",
        "Die Summe ohne Steuer lautet {value}; Positionen minus Abzüge plus Zuschläge sind {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r013": Message(
        "The line should have an ordered quantity.",
        "Die Position sollte eine bestellte Menge haben.",
    ),
    "peppol.t01-r014": Message(
        "The originator has neither a name nor an identifier.",
        "Der Veranlasser hat weder Namen noch Kennung.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r016": Message(
        "The amount to pay is {value}; total with tax less prepaid plus rounding is {expected}.",
        "Der Zahlbetrag lautet {value}; Summe mit Steuer minus Anzahlung plus Rundung ist {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r017": Message(
        "The total with tax is {value}; total without tax plus tax is {expected}.",
        "Die Summe mit Steuer lautet {value}; Summe ohne Steuer plus Steuer ist {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r019": Message(
        "The net price is {value}; gross price less discount is {expected}.",
        "Der Nettopreis lautet {value}; Bruttopreis minus Rabatt ist {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r020": Message(
        "An allowance or charge names {value} percent and no base amount.",
        "Ein Abzug oder Zuschlag nennt {value} Prozent und keinen Grundbetrag.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r021": Message(
        "An allowance or charge names the base amount {value} and no percentage.",
        "Ein Abzug oder Zuschlag nennt den Grundbetrag {value} und keinen Prozentsatz.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r022": Message(
        "An allowance or charge is {value}; its percentage of the base amount is {expected}.",
        "Ein Abzug oder Zuschlag lautet {value}; der Prozentsatz des Grundbetrags ist {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r023": Message(
        "An allowance or charge has neither a reason nor a reason code.",
        "Ein Abzug oder Zuschlag hat weder Grund noch Grundcode.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r024": Message(
        "The line amount is {value}; quantity times price with allowances and charges is {expected}.",
        "Der Positionsbetrag lautet {value}; Menge mal Preis mit Abzügen und Zuschlägen ist {expected}.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r025": Message(
        "The price base quantity {value} is not above zero.",
        "Die Preisbasismenge {value} ist nicht größer als null.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r026": Message(
        "The VAT number {value} does not begin with a country code.",
        "Die USt-IdNr. {value} beginnt nicht mit einem Länderkürzel.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r027": Message(
        "The gross price {value} is negative.",
        "Der Bruttopreis {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r028": Message(
        "The amount {value} has more than two decimal places.",
        "Der Betrag {value} hat mehr als zwei Nachkommastellen.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r029": Message(
        "The tax category “{value}” comes without a rate.",
        "Die Steuerkategorie „{value}“ kommt ohne Steuersatz.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r030": Message(
        "The standard rate is {value} percent; it must be above zero.",
        "Der Regelsteuersatz ist {value} Prozent; er muss größer als null sein.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r031": Message(
        "“{value}” is no profile of the Peppol order.",
        "„{value}“ ist kein Profil der Peppol-Bestellung.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r032": Message(
        "The allowance or charge {value} is negative.",
        "Der Abzug oder Zuschlag {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
    "peppol.t01-r033": Message(
        "The price discount {value} is negative.",
        "Der Preisrabatt {value} ist negativ.",
        _TELL,
        _TELL_DE,
    ),
}
