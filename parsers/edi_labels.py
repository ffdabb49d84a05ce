"""Words for EDI segments and qualifiers of order-to-cash, German and English, for people who read along. Pure.

In: a segment's tag and values. Out: a label such as "Lieferanschrift" for NAD+DP or "Requested delivery date" for
DTM+2. The words are our own and explain; they are no copy of a directory and no check of a code list.
"""

from __future__ import annotations

from typing import NamedTuple


class ReadableSegment(NamedTuple):
    """One segment for the page of an order. `offset` and `length` count bytes of the document."""

    text: str
    tag: str
    label: str
    offset: int
    length: int


class Words(NamedTuple):
    """The same in both languages."""

    en: str
    de: str

    def said(self, language: str) -> str:
        """The words in "de" or, for anything else, English."""
        return self.de if language == "de" else self.en


def _table(text: str) -> dict[str, Words]:
    found = {}
    for line in text.strip().splitlines():
        key, english, german = (part.strip() for part in line.split("|"))
        found[key] = Words(english, german)
    return found


_EDIFACT = _table("""
UNA | Separators used | Verwendete Trennzeichen
UNB | Start of interchange | Beginn der Übertragung
UNZ | End of interchange | Ende der Übertragung
UNG | Start of group | Beginn der Gruppe
UNE | End of group | Ende der Gruppe
UNH | Start of message | Beginn der Nachricht
UNT | End of message | Ende der Nachricht
UNS | Section change | Abschnittswechsel
AJT | Adjustment | Anpassung
ALC | Allowance or charge | Zu- oder Abschlag
ALI | Origin and conditions | Herkunft und Konditionen
APR | Price change details | Preisänderung
BGM | Document | Beleg
CNT | Control total | Kontrollsumme
COM | Phone or mail | Telefon oder E-Mail
CPS | Packing hierarchy | Packstück-Hierarchie
CTA | Contact person | Ansprechpartner
CUX | Currency | Währung
DOC | Referenced document | Bezugsdokument
DTM | Date or time | Datum oder Zeit
EQD | Transport equipment | Ladehilfsmittel
ERC | Error | Fehler
FII | Bank details | Bankverbindung
FTX | Free text | Freitext
GIN | Identification numbers | Identnummern
GIR | Related numbers | Zugehörige Nummern
HAN | Handling | Handhabung
IMD | Item description | Artikelbezeichnung
LIN | Line item | Position
LOC | Place | Ort
MEA | Measurement | Maß oder Gewicht
MOA | Amount | Betrag
NAD | Party | Partner
PAC | Packages | Packstücke
PAI | Means of payment | Zahlungsmittel
PAT | Payment terms | Zahlungsbedingung
PCD | Percentage | Prozentsatz
PCI | Package marking | Packstückkennzeichnung
PIA | Further article number | Weitere Artikelnummer
PRI | Price | Preis
QTY | Quantity | Menge
QVR | Quantity difference | Mengenabweichung
RFF | Reference | Referenz
RNG | Range | Bereich
RTE | Rate | Satz
SCC | Delivery schedule | Lieferplan
TAX | Tax | Steuer
TDT | Transport | Transport
TOD | Delivery terms | Lieferbedingung
UCI | Answer to interchange | Antwort auf Übertragung
UCM | Answer to message | Antwort auf Nachricht
UCS | Faulty segment | Fehlerhaftes Segment
UCD | Faulty element | Fehlerhaftes Element
""")

_EDIFACT_QUALIFIED = _table("""
BGM 220 | Order | Bestellung
BGM 221 | Blanket order | Rahmenauftrag
BGM 224 | Rush order | Eilbestellung
BGM 226 | Call-off order | Abruf
BGM 230 | Order change | Bestelländerung
BGM 231 | Order confirmation | Auftragsbestätigung
BGM 350 | Goods receipt | Wareneingang
BGM 351 | Despatch advice | Lieferavis
BGM 380 | Invoice | Rechnung
BGM 381 | Credit note | Gutschrift
DTM 2 | Requested delivery date | Gewünschter Liefertermin
DTM 4 | Order date | Bestelldatum
DTM 3 | Invoice date | Rechnungsdatum
DTM 10 | Requested despatch date | Gewünschter Versandtermin
DTM 11 | Despatch date | Versanddatum
DTM 13 | Payment due date | Fälligkeit
DTM 17 | Expected delivery | Voraussichtliche Lieferung
DTM 35 | Delivered on | Geliefert am
DTM 36 | Expiry date | Ablaufdatum
DTM 50 | Goods received on | Wareneingang am
DTM 61 | Cancel if not delivered by | Stornieren, wenn nicht geliefert bis
DTM 63 | Deliver at the latest | Spätester Liefertermin
DTM 64 | Deliver at the earliest | Frühester Liefertermin
DTM 69 | Promised delivery date | Zugesagter Liefertermin
DTM 76 | Scheduled delivery date | Geplanter Liefertermin
DTM 137 | Document date | Belegdatum
DTM 171 | Date of the reference | Datum der Referenz
DTM 200 | Pick-up date | Abholdatum
DTM 273 | Valid from/to | Gültigkeitszeitraum
NAD BY | Buyer | Käufer
NAD CA | Carrier | Frachtführer
NAD CN | Consignee | Warenempfänger
NAD DP | Delivery address | Lieferanschrift
NAD II | Issuer of invoice | Rechnungssteller
NAD IV | Invoice recipient | Rechnungsempfänger
NAD MF | Manufacturer | Hersteller
NAD OB | Ordered by | Besteller
NAD PE | Payee | Zahlungsempfänger
NAD PR | Payer | Regulierer
NAD SE | Seller | Verkäufer
NAD SF | Ship from | Versandort
NAD SH | Shipper | Absender
NAD ST | Ship to | Lieferort
NAD SU | Supplier | Lieferant
NAD UC | Final customer | Endkunde
QTY 1 | Quantity | Menge
QTY 11 | Split quantity | Teilmenge
QTY 12 | Quantity despatched | Gelieferte Menge
QTY 21 | Quantity ordered | Bestellmenge
QTY 46 | Quantity delivered | Gelieferte Menge
QTY 47 | Quantity invoiced | Berechnete Menge
QTY 48 | Quantity received | Erhaltene Menge
QTY 52 | Quantity per package | Menge je Packstück
QTY 53 | Minimum order quantity | Mindestbestellmenge
QTY 59 | Units per package | Einheiten je Gebinde
QTY 83 | Quantity back-ordered | Rückstandsmenge
QTY 113 | Quantity to be delivered | Zu liefernde Menge
QTY 119 | Short quantity | Fehlmenge
QTY 182 | Cancelled quantity | Stornierte Menge
QTY 192 | Free goods | Naturalrabatt
QTY 194 | Quantity received and accepted | Angenommene Menge
PRI AAA | Net price | Nettopreis
PRI AAB | Gross price | Bruttopreis
PRI AAE | Price for information | Preis zur Information
PRI AAF | Price with all taxes | Preis mit allen Abgaben
PRI CAL | Calculated price | Kalkulierter Preis
PRI INF | Price for information | Preis zur Information
PRI INV | Invoiced price | Berechneter Preis
PRI NTP | Net price | Nettopreis
MOA 8 | Allowance or charge | Zu- oder Abschlag
MOA 9 | Amount due | Fälliger Betrag
MOA 39 | Invoice total | Rechnungsbetrag
MOA 66 | Line amount | Positionsbetrag
MOA 77 | Invoice amount | Rechnungsbetrag
MOA 79 | Sum of lines | Summe der Positionen
MOA 86 | Message total | Gesamtbetrag
MOA 124 | Tax amount | Steuerbetrag
MOA 125 | Taxable amount | Steuerbasis
MOA 128 | Total amount | Gesamtbetrag
MOA 131 | Total charges and allowances | Summe der Zu- und Abschläge
MOA 146 | Unit price | Einzelpreis
MOA 176 | Total tax | Steuersumme
MOA 203 | Line amount, net | Positionsbetrag, netto
RFF AAB | Proforma invoice number | Proformarechnung
RFF AAJ | Delivery order number | Lieferauftrag
RFF AAK | Despatch advice number | Nummer des Lieferavis
RFF AAG | Offer number | Angebotsnummer
RFF ADE | Account number | Kontonummer
RFF API | Additional partner number | Zusätzliche Partnernummer
RFF AVE | Release number | Abrufnummer
RFF BO | Blanket order number | Rahmenauftragsnummer
RFF CR | Customer reference | Kundenreferenz
RFF CT | Contract number | Vertragsnummer
RFF DQ | Delivery note number | Lieferscheinnummer
RFF FC | Tax number | Steuernummer
RFF IA | Our number at the buyer | Lieferantennummer beim Käufer
RFF IV | Invoice number | Rechnungsnummer
RFF IT | Customer number | Kundennummer
RFF LI | Line number | Positionsnummer
RFF ON | Order number | Bestellnummer
RFF PL | Price list number | Preislistennummer
RFF PD | Promotion | Aktion
RFF VA | VAT number | USt-IdNr.
RFF VN | Supplier's order number | Auftragsnummer des Lieferanten
RFF YC1 | Additional party number | Zusätzliche Partnernummer
CNT 1 | Sum of quantities | Summe der Mengen
CNT 2 | Number of lines | Anzahl der Positionen
CNT 11 | Number of packages | Anzahl der Packstücke
PIA 1 | Additional article number | Zusätzliche Artikelnummer
PIA 5 | Article number | Artikelnummer
PIA 3 | Substituted by | Ersetzt durch
PIA 4 | Substitute for | Ersatz für
FTX AAI | General note | Allgemeiner Hinweis
FTX DEL | Delivery note | Lieferhinweis
FTX LIN | Note on the line | Hinweis zur Position
FTX PUR | Note on the purchase | Einkaufshinweis
FTX ORI | Note on the order | Hinweis zum Auftrag
FTX ZZZ | Note as agreed | Vereinbarter Hinweis
ALC A | Allowance | Abschlag
ALC C | Charge | Zuschlag
UNS D | Lines follow | Positionen folgen
UNS S | Totals follow | Summen folgen
LIN 1 | Line added | Position neu
LIN 2 | Line cancelled | Position storniert
LIN 3 | Line changed | Position geändert
LIN 5 | Line accepted | Position bestätigt
LIN 6 | Line accepted with change | Position mit Änderung bestätigt
LIN 7 | Line not accepted | Position nicht bestätigt
COM TE | Phone | Telefon
COM FX | Fax | Telefax
COM EM | E-mail | E-Mail
CUX 2 | Currency of the document | Belegwährung
LOC 7 | Place of delivery | Lieferort
ORDRSP QTY 12 | Quantity confirmed | Bestätigte Menge
ORDRSP QTY 113 | Quantity confirmed | Bestätigte Menge
ORDRSP QTY 21 | Quantity ordered | Bestellte Menge
RECADV QTY 12 | Quantity announced | Avisierte Menge
""")

_EDIFACT_QUALIFIER = {
    "LIN": (1, 0), "ALC": (0, 0), "PIA": (0, 0), "NAD": (0, 0), "FTX": (0, 0), "LOC": (0, 0), "UNS": (0, 0),
    "COM": (0, 1), "CUX": (0, 0), "BGM": (0, 0), "DTM": (0, 0), "QTY": (0, 0), "PRI": (0, 0), "MOA": (0, 0),
    "RFF": (0, 0), "CNT": (0, 0),
}  # fmt: skip
"""Index of the element and component that says what a segment is about."""


def edifact_label(tag: str, values: list[list[str]], message: str, language: str) -> str:
    """Words for one segment; `values` are its components by element, `message` its type; "" for an unknown tag."""
    element, component = _EDIFACT_QUALIFIER.get(tag, (99, 0))
    if element < len(values) and component < len(values[element]):
        key = f"{tag} {values[element][component]}"
        found = _EDIFACT_QUALIFIED.get(f"{message} {key}") or _EDIFACT_QUALIFIED.get(key)
        if found:
            return found.said(language)
    plain = _EDIFACT.get(tag)
    return plain.said(language) if plain else ""


_X12 = _table("""
ISA | Start of interchange | Beginn der Übertragung
IEA | End of interchange | Ende der Übertragung
GS | Start of group | Beginn der Gruppe
GE | End of group | Ende der Gruppe
ST | Start of message | Beginn der Nachricht
SE | End of message | Ende der Nachricht
ACK | Answer to the line | Antwort zur Position
AK1 | Answer to group | Antwort auf Gruppe
AK2 | Answer to message | Antwort auf Nachricht
AK3 | Faulty segment | Fehlerhaftes Segment
AK4 | Faulty element | Fehlerhaftes Element
AK5 | Verdict on message | Urteil zur Nachricht
AK9 | Verdict on group | Urteil zur Gruppe
AMT | Amount | Betrag
BAK | Order confirmation | Auftragsbestätigung
BCH | Order change | Bestelländerung
BEG | Order | Bestellung
BIG | Invoice | Rechnung
BRA | Goods receipt | Wareneingang
BSN | Despatch advice | Lieferavis
CTP | Price | Preis
CTT | Control totals | Kontrollsummen
CUR | Currency | Währung
DTM | Date or time | Datum oder Zeit
FOB | Delivery terms | Lieferbedingung
HL | Level of the shipment | Ebene der Sendung
IT1 | Invoice line | Rechnungsposition
ITD | Payment terms | Zahlungsbedingung
LIN | Article | Artikel
MAN | Package marking | Packstückkennzeichnung
MEA | Measurement | Maß oder Gewicht
MSG | Free text | Freitext
MTX | Free text | Freitext
N1 | Party | Partner
N2 | Further name | Weiterer Name
N3 | Street | Straße
N4 | City and country | Ort und Land
N9 | Reference with text | Referenz mit Text
PER | Contact person | Ansprechpartner
PID | Item description | Artikelbezeichnung
PO1 | Line item | Position
PO4 | Packing of the article | Verpackung des Artikels
POC | Changed line item | Geänderte Position
PRF | Order reference | Bestellbezug
PWK | Attachment | Anlage
QTY | Quantity | Menge
RCD | Receipt of the line | Wareneingang der Position
REF | Reference | Referenz
SAC | Allowance or charge | Zu- oder Abschlag
SCH | Delivery schedule | Lieferplan
SDQ | Quantity per store | Menge je Filiale
SLN | Component of the line | Unterposition
SN1 | Quantity despatched | Gelieferte Menge
TD1 | Packages and weight | Packstücke und Gewicht
TD3 | Transport equipment | Transportmittel
TD5 | Carrier | Frachtführer
TDS | Invoice total | Rechnungsbetrag
TXI | Tax | Steuer
""")

_X12_QUALIFIED = _table("""
DTM 001 | Cancel after | Stornieren nach
DTM 002 | Requested delivery date | Gewünschter Liefertermin
DTM 004 | Order date | Bestelldatum
DTM 010 | Requested despatch date | Gewünschter Versandtermin
DTM 011 | Despatch date | Versanddatum
DTM 017 | Expected delivery | Voraussichtliche Lieferung
DTM 037 | Despatch at the earliest | Frühester Versandtermin
DTM 038 | Despatch at the latest | Spätester Versandtermin
DTM 063 | Deliver at the latest | Spätester Liefertermin
DTM 064 | Deliver at the earliest | Frühester Liefertermin
DTM 067 | Scheduled delivery date | Geplanter Liefertermin
DTM 068 | Scheduled despatch date | Geplanter Versandtermin
N1 BT | Invoice recipient | Rechnungsempfänger
N1 BY | Buyer | Käufer
N1 RE | Remit to | Zahlungsempfänger
N1 SE | Seller | Verkäufer
N1 SF | Ship from | Versandort
N1 SO | Sold to | Auftraggeber
N1 ST | Ship to | Lieferanschrift
N1 SU | Supplier | Lieferant
N1 VN | Supplier | Lieferant
N1 Z7 | Mark for | Kennzeichnen für
REF CO | Customer's order number | Bestellnummer des Kunden
REF CR | Customer reference | Kundenreferenz
REF CT | Contract number | Vertragsnummer
REF DP | Department | Abteilung
REF IA | Our number at the buyer | Lieferantennummer beim Käufer
REF IV | Invoice number | Rechnungsnummer
REF PD | Promotion | Aktion
REF PO | Order number | Bestellnummer
REF VN | Supplier's order number | Auftragsnummer des Lieferanten
REF VR | Supplier number | Lieferantennummer
AMT TT | Total amount | Gesamtbetrag
AMT 1 | Line amount | Positionsbetrag
SAC A | Allowance | Abschlag
SAC C | Charge | Zuschlag
HL S | Shipment | Sendung
HL O | Order | Bestellung
HL P | Package | Packstück
HL T | Pallet | Palette
HL I | Article | Artikel
ACK IA | Line accepted | Position bestätigt
ACK IB | Line back-ordered | Position im Rückstand
ACK IC | Line accepted with change | Position mit Änderung bestätigt
ACK IQ | Line accepted, other quantity | Position mit anderer Menge bestätigt
ACK IP | Line accepted, other price | Position mit anderem Preis bestätigt
ACK IR | Line rejected | Position abgelehnt
""")

_X12_QUALIFIER = {"HL": 2}
_X12_QUALIFIED_TAGS = frozenset({"DTM", "N1", "REF", "AMT", "SAC", "HL", "ACK"})


def x12_label(tag: str, values: list[str], language: str) -> str:
    """Words for one segment; `values` are its elements; "" for an unknown tag."""
    index = _X12_QUALIFIER.get(tag, 0)
    if tag in _X12_QUALIFIED_TAGS and index < len(values):
        found = _X12_QUALIFIED.get(f"{tag} {values[index]}")
        if found:
            return found.said(language)
    plain = _X12.get(tag)
    return plain.said(language) if plain else ""
