"""What the labels of an order's header and of its totals mean, by the parts they are made of.

Unsere Bestellnummer -> number       Gewünschtes Wareneingangsdatum -> delivery_date     Date Raised -> issue_date
Gesamtbetrag ohne MwSt. -> net       Total incl. VAT -> gross                           Fracht und Verpackung -> charge
"""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Lexicon

_HEADER_ROLES: Final = {
    "O": "bestell bestellung bestellungs bestellungen bestellauftrag order orders po purchase einkaufs einkauf abruf "
    "abrufs nachbestellung ordering requisition teilebestellung bestellschein",
    "E": "ref reference referenz refnr",
    "B": "auftrag auftrags beleg vorgang vorgangs dokument document doc dokumenten transaktions transaction",
    "N": "nummer nr no number num id # code nrn kennung numero ident",
    "D": "datum date dat vom tag dated day",
    "R": "raised ordered aufgegeben bestellt issued issue erstellt created placed ausgestellt erstellungs "
    "ausstellungs aufgegeben printed druck "
    "ausstellung erfasst",
    "L": "liefer lieferung lieferungs delivery deliver ship shipping shipment versand anliefer anlieferung "
    "anlieferungs wareneingang wareneingangs warenannahme receipt due required require requested request need needed "
    "wunsch wunschter gewunscht gewunschter gewunschtes gewunschte bedarf bedarfs eintreff eintreffen arrival "
    "expected want wanted erwartetes erwartet erwarteter zustell zustellung abhol bereitstellungs promised anlief "
    "spatester fruhester fruhestens lieferfrist lieferwunsch receive received del "
    "lieferzeit leistungs dock arrive liefern erw deliv delv reqd eta",
    "Z": "termin termine woche week zeitpunkt",
    "Y": "by bis spatestens zum until latest before on am ab zu",
    "C": "kunden kunde kd kdn kund customer customers client clients debitor debitoren",
    "A": "account acct konto acc a/c ac",
    "S": "lieferanten lieferant lief supplier suppliers vendor vendors kreditor kreditoren seller",
    "T": "ihre ihr ihrer ihren ihrem your unsere unser unserer unserem unseren unseres our "
    "meine mein meiner bei ihnen uns "
    "fur yours with you us eigene of der des den the und / & dieser this",
}
_HEADER_MEANINGS: Final = (
    (r"Y?L+[YLD]*[DZY]+[YL]*|DY?L+Y?|Z[YL]*|L+|L+Y+D*", "delivery_date"),
    (r"[OB]+R*D+|D[OB]+|[OB]R*Y|RY|R?DR?|RO*|B?RD|[OB]RD|[OB]+D", "issue_date"),
    (r"O+B*N+|BO+N+|O+BN|O+E", "number"),
    (r"B+N+", "number2"),
    (r"CN|CAN?E?|ACN?|CCN|A[NE]", "customer_number"),
    (r"SN|SAN?", "supplier_number"),
)
HEADER_PARTS: Final = Lexicon(_HEADER_ROLES, _HEADER_MEANINGS, ignored="T")

_TOTAL_ROLES: Final = {
    "S": "summe summen gesamt total totals sum subtotal sub zwischen end grand betrag wert amount value preis price "
    "bestell bestellung bestellwert auftrags auftrag order po purchase positionen positions items lines posten "
    "rechnungs zahl zu zahlender zahlen due final ges of der aller the all gesamter overall ergebnis netpayable "
    "payable zusammen overall gesamtsumme auftragssumme bestellsumme macht ergibt endbetrag",
    "W": "waren ware goods merchandise artikel material zwsumme",
    "N": "netto net nett nettobetrag",
    "G": "brutto gross",
    "X": "mwst ust mehrwertsteuer umsatzsteuer vat tax taxes sales gst steuer steuern salestax mwstbetrag",
    "E": "ohne exkl exklusive excluding excl. ausschliesslich excl excluding exclusive ex exc "
    "zzgl vor before zuzuglich plus without",
    "I": "inkl inklusive incl including inclusive inc einschl einschliesslich mit with",
    "K": "fracht frachtkosten freight versand versandkosten shipping handling carriage porto verpackung packing "
    "packaging maut mautzuschlag transport transportkosten lieferkosten delivery kupfer kupferzuschlag energie "
    "energiekosten rohstoff legierung legierungs minder mindermengen mindermengenzuschlag express eil "
    "zuschlag zuschlage kosten pauschale pauschal gebuhr gebuhren surcharge surcharges charge charges fee fees "
    "insurance versicherung dieselzuschlag co2 teuerungszuschlag small smallorder nachnahme lager postage "
    "handlingpauschale anteil anteilig anteilige frachtanteil baustellen "
    "baustellenzuschlag kleinmengenzuschlag kleinmengen kleinauftrag mindest lkw kran "
    "logistik logistics deposit pfand leergut zoll customs duty verzollung sperrgut "
    "gefahrgut gefahrgutzuschlag hazardous handlingcharge cod verlade abwicklungs "
    "autobahn diesel treibstoff fuel winter zustell zustellgebuhr anliefer fixtermin avis "
    "avisierung metall metallzuschlag verpackungs anfahrt anfahrtskosten palette paletten "
    "entsorgung bearbeitungs service",
    "R": "rabatt skonto nachlass discount abschlag bonus gutschrift sonderrabatt mengenrabatt less abzgl abzuglich "
    "gesamtrabatt kundenrabatt treuerabatt sonder kunden mengen",
    "C": "eur euro € chf usd gbp $ £ in % und and & / von auf",
    "U": "ubertrag carried brought forward carry over carryover zwischensumme seitensumme",
    "P": "seiten seite page",
}
_TOTAL_MEANINGS: Final = (
    (r"K+S*|SK+", "charge"),
    (r"R+S*|SR+", "discount"),
    (r"[SWNG]*EX|[SW]*N[SWN]*(?:EX)?|NW*|W+S+N?|S+W+|W+", "net"),
    (r"[SWNG]*IX|S*G[SG]*(?:IX)?", "gross"),
    (r"E?X+S*|S+X+|IX", "tax"),
    (r"[UPS]*U[UPS]*", "carry"),
    (r"S+", "gross"),
)
TOTAL_PARTS: Final = Lexicon(_TOTAL_ROLES, _TOTAL_MEANINGS, ignored="C")

_ADDRESS_ROLES: Final = {
    "L": "lief liefer lieferung liefern lieferungs anliefer anlieferung anlieferungs ship shipping shipment deliver "
    "delivery "
    "delivered versand consignee consign warenempfanger wareneingang empfangs ablade entlade baustelle destination "
    "lieferadressat verwendungs einsatz",
    "I": "rechnung rechnungs invoice invoices bill billing faktura",
    "S": "lieferant lieferanten supplier suppliers vendor vendors verkaufer seller auftragnehmer kreditor",
    "B": "besteller auftraggeber buyer kaufer purchaser einkaufer bestellende",
    "A": "anschrift adresse address addr location ort to an site point empfanger stelle details nach at from von "
    "information info",
    "F": "bitte sie die der das den please send goods our unsere ihre the folgende ware waren richten is by this "
    "order firma fa eink bestell abweichende / &",
}
_ADDRESS_MEANINGS: Final = (
    (r"L+A*L?A*", "delivery"), (r"I+A*|A?I+A+", "invoice"), (r"A?S+A*", "supplier"), (r"B+A*", "buyer"),
)  # fmt: skip
ADDRESS_PARTS: Final = Lexicon(_ADDRESS_ROLES, _ADDRESS_MEANINGS, ignored="F")
