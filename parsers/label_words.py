"""What the labels of an order's header and of its totals mean, by the parts they are made of.

Unsere Bestellnummer -> number       Gewünschtes Wareneingangsdatum -> delivery_date     Date Raised -> issue_date
Gesamtbetrag ohne MwSt. -> net       Total incl. VAT -> gross                           Fracht und Verpackung -> charge
"""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Lexicon
from parsers.money_words import LONG_CODES

_HEADER_ROLES: Final = {
    "O": "lpo bestell bestellung bestellungs bestellungen bestellauftrag order orders po purchase einkaufs "
    "einkauf abruf "
    "abrufs nachbestellung ordering requisition teilebestellung bestellschein bst beschaffungs beschaffung "
    "release calloff bestellformular bestellschreiben req ek bestellbon bestellbogen bestellkarte orderslip "
    "orderdocket orderchit orderticket ordernote",
    "E": "ref reference referenz refnr kennzeichen",
    "B": "auftrag auftrags beleg vorgang vorgangs dokument document doc dok dokumenten transaktions transaction",
    "N": "nummer nr no number num id # code nrn kennung numero ident",
    "D": "datum date dat vom tag dated day",
    "R": "raised ordered aufgegeben bestellt issued issue erstellt created placed ausgestellt erstellungs "
    "ausstellungs aufgegeben printed druck "
    "ausstellung erfasst submitted sent angelegt freigegeben freigabe approved buchungs posting creation erstell "
    "at dispatched version aktualisiert updated",
    "L": "liefer lieferung lieferungs delivery deliver ship shipping shipment versand anliefer anlieferung "
    "anlieferungs wareneingang wareneingangs warenannahme receipt due required require requested request need needed "
    "wunsch wunschter gewunscht gewunschter gewunschtes gewunschte bedarf bedarfs eintreff eintreffen eintreffend "
    "arrival expected want wanted erwartetes erwartet erwarteter zustell zustellung abhol bereitstellungs promised "
    "anlief spatester fruhester fruhestens lieferfrist lieferwunsch receive received del "
    "onboard anbord alongside langsseits "
    "lieferzeit leistungs dock into lagereingang lagereingangs "
    "arrive liefern erw deliv delv reqd eta ankunft voraussichtliche voraussichtlicher "
    "voraussichtliches vereinbarter vereinbartes promise fix fixer benotigt gewunschten erwartete erwartetes "
    "drop gebraucht erbeten erbitten liefertour dropoff",
    "Z": "termin termine term woche week zeitpunkt kw",
    "G": "goods material materials items waren ware site jobsite stock stores works dc ndc rdc depot warehouse store "
    "lager zentrallager zl",
    "Y": "by bis spatestens zum until latest before onorbefore onorby byorbefore on am ab zu nolaterthan notlaterthan "
    "nlt nichtspaterals nicht nach",
    "C": "kunden kunde alskunde kd kdn kund cust abnehmer mitglieds dealer handler buyers customer customers client "
    "clients debitor debitoren debtor",
    "A": "account acct konto acc a/c ac",
    "S": "suppl anbieter anbieters lieferanten lieferant lief supplier suppliers vendor vendors kreditor kreditoren "
    "seller "
    "blief blieferant blieferanten dlief dlieferanten",
    "T": "ihre ihr ihrer ihren ihrem your unsere unser unserer unserem unseren unseres our "
    "meine mein meiner bei ihnen uns ns vs nostro vostro notre votre nos vos "
    "bihnen buns fihnen funs furuns wyou wus w/you w/us atyours foryou inihremhause inihremhaus "
    "fur for yours with you us beim bitte please eigene of der des den the und / & dieser this hauses "
    "dort there praxis klinik spital apotheke schule kita gemeinde hotel betrieb einrichtung firma practice "
    "clinic hospital pharmacy school schools nursery company firm organisation euch euer eure eurer eurem dir dein "
    "deine deiner deinem ihrhaus it them we wir es sie agent agents agenten beimagenten spediteur forwarder here "
    "hier vorort like gern gerne auftraggebers auftraggeberin bestellers bestellerin kaufers kauferin purchasers",
    "F": "furuns funs forus forthishouse forthissite forthisbranch forthisstore forthisdepot furunserhaus "
    "furdieseshaus furdiesefiliale furdenmarkt furdiesenkunden furdiesekundin furdiesenbesteller furdiesenkaufer "
    "furdiesenauftraggeber furdiesenmarkt furdiesenbetrieb furdieseeinrichtung furdiesenstandort forthiscustomer "
    "forthisclient forthisbuyer forthispurchaser forthisaccount forthisorganisation forthisorganization",
    "W": "beiihnen bihnen fihnen withyou wyou w/you atyours atyourend inyourbooks inyoursystem onyourbooks beieuch "
    "beidir inihremhause inihremhaus inihrensystem inihrembuch withsupplier withvendor beimlieferanten "
    "withthesupplier withthevendor atsupplier atvendor w/supplier w/vendor "
    "beimauftragnehmer beiauftragnehmer beimanbieter beimverkaufer withseller withtheseller withcontractor "
    "withthecontractor atseller atcontractor",
    "K": "schlussel kurzel zeichen key",
    "X": "gefuhrtunter gefuhrtals registriertunter unter als under as registeredas",
}
_HEADER_MEANINGS: Final = (
    (r"Y?L+[YLD]*[DZY]+[YL]*|DY?L+Y?|Z[YL]*|L+|L+Y+D*", "delivery_date"),
    (r"(?=.*L)(?=.*G)(?=.*[DZY])[LDZYG]+", "delivery_date"),
    (r"[OB]+R*D+|D[OB]+|[OB]R*Y|RY|R?DR?|RO*|B?RD|[OB]RD|[OB]+D", "issue_date"),
    (r"O+B*N+|BO+N+|O+BN|O+E|CO+N+", "number"),
    (r"B+[NE]+", "number2"),
    # "Supplier's ref. for us", "Unser Kürzel bei Ihnen": however it is called, whose it is says what it is.
    (r"S?[NKEA]+F|C?[NKEA]+C?W|C?WC?[NX]|CWX", "customer_number"),
    (r"CNR?S?|SCN|CAN?E?(?:R?S)?|ACN?|CCN|A[NE]|AN?R?S", "customer_number"),
    (r"SN|SAN?", "supplier_number"),
)
HEADER_PARTS: Final = Lexicon(_HEADER_ROLES, _HEADER_MEANINGS, ignored="T", joining="WF")

_TOTAL_ROLES: Final = {
    "S": "totale ordine general generale montant importo gesamttotal zwischentotal summe summen gesamt total "
    "totals sum subtotal sub zwischen end grand betrag wert amount value preis price "
    "balance cost pay einkaufswert bestellwert zahl zahlender zahlen due final ges gesamter overall ergebnis "
    "netpayable payable zusammen overall gesamtsumme auftragssumme bestellsumme macht ergibt endbetrag",
    "O": "abruf abrufs lieferabruf teilabruf calloff call-off release "
    "this invoice bestell bestellung auftrags auftrag order po purchase positionen positions item items line "
    "lines posten rechnungs zu of der aller the all",
    "W": "steuergrundlage imponibile waren ware goods merchandise artikel material zwsumme subtotal product "
    "products materials "
    "bemessungsgrundlage",
    "N": "netto net nett nettobetrag untaxed taxable basic assessable",
    "G": "brutto gross",
    "X": "mwst ust mehrwertsteuer umsatzsteuer vat tax taxes sales gst hst tva iva vst steuer steuern salestax "
    "mva dph pdv moms alv btw igst cgst sgst pst qst tvq tps kdv "
    "mwstbetrag "
    "vorsteuer umsatzsteuerbetrag",
    "E": "hors exclusiveof ohne exkl exklusive excluding excl. ausschliesslich excl excluding exclusive ex exc vor "
    "before without no keine",
    "Z": "zzgl zuzuglich plus + add gesetzl gesetzliche gesetzlicher gesetzlichen davon darin enthalten enthaltene",
    "Q": "standard reduced state estimated est content",
    "I": "incluse compris comprise inclusa inclusiveof inkl inklusive incl including inclusive inc einschl "
    "einschliesslich mit with",
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
    "entsorgung entsorgungs bearbeitungs service liefer kranentladung entladung abladung pallet zufuhr lsva courier "
    "rollgeld rollgelder cartage drayage haulage botenlohn spedition speditions kraftstoff vorfracht "
    "minimum mindestmengen energy sonstige inland tail lift misc other additional neben nebenkosten setup s&h p&p",
    "R": "rabatt skonto nachlass discount abschlag bonus gutschrift sonderrabatt mengenrabatt less abzgl "
    "abzuglich abzugl trade "
    "settlement volume allowance special aktions warenrabatt gesamtrabatt kundenrabatt treuerabatt sonder kunden "
    "mengen",
    "C": "eur euro € chf usd gbp $ £ in % und and & / von auf at " + " ".join(LONG_CODES),
    "U": "ubertrag carried brought forward carry over carryover zwischensumme seitensumme",
    "P": "seiten seite page",
}
_TOTAL_MEANINGS: Final = (
    (r"K+[SO]*|[SO]K+|K+[SOW]+K+", "charge"),
    (r"R+[SO]*|[SO]R+", "discount"),
    (r"[SOWNG]*(?:EX)+|[SOWNG]+ZX|[SOW]*N[SOWN]*(?:EX|X)?|NW*|W+[SO]+N?|[SO]+W+|W+", "net"),
    (r"[SOWNG]+IXI?(?:IX|XI)?|[SO]*G[SOG]*(?:IX)?", "gross"),
    (r"[EZ]*X+[SO]*|[SO]+X+|Z*IZ*X", "tax"),
    (r"[UPSO]*U[UPSO]*", "carry"),
    (r"O*S[SO]*", "gross"),
)
TOTAL_PARTS: Final = Lexicon(_TOTAL_ROLES, _TOTAL_MEANINGS, ignored="CQ")

_ADDRESS_ROLES: Final = {
    "L": "supply lief liefer lieferung liefern lieferungs anliefer anlieferung anlieferungs ship shipping "
    "shipment deliver "
    "delivery "
    "delivered versand bestimmungs consignee consign warenempfanger wareneingang empfangs ablade entlade baustelle "
    "destination livraison livrer consegna entrega lieferadressat verwendungs einsatz anliefern warenannahme abladen "
    "abladung entladen entladung ausladen unload unloading offload zustell zustellung",
    "I": "rechnung rechnungs invoice invoices invoicing bill billing faktura fakturierung sold rechnungsstellung "
    "rechnungslegung zahler facturation facturer facture fatturazione fattura",
    "S": "lieferant lieferanten supplier suppliers vendor vendors verkaufer seller auftragnehmer kreditor lieferer "
    "anbieter bieter lieferfirma bezugsquelle lieferantin auftragnehmerin verkauferin fournisseur fournisseurs "
    "fornitore proveedor leverancier",
    "B": "besteller auftraggeber buyer kaufer purchaser einkaufer bestellende abnehmer bedarfsstelle bestellerin "
    "auftraggeberin kauferin abnehmerin einkaufende acheteur acquirente commettente mandante comprador",
    "N": "anschrift adresse address addr location ort job jobsite project works yard site point empfanger "
    "stelle place premises vessel schiff yacht ward",
    "A": "to an auf bei beim details nach at from von information info party name daten data recipient",
    "F": "contractor contractors "
    "undermentioned following bitte sie die der das den please send goods our unsere ihre the folgende "
    "ware waren richten is by this "
    "tobe service services material materials equipment supplies sind ist hat erfolgen erfolgt erbeten bestimmt "
    "aller positionen lines for fur "
    "order of firma fa eink bestell abweichende zu mail frei und and all items alle artikel / &",
}
_ADDRESS_MEANINGS: Final = (
    (r"N?L+[AN]*L?[AN]*|AL+A*N+", "delivery"), (r"(?=.*L)(?=.*I)[LIAN]+", "both"),
    (r"I+[AN]*|[AN]?I+[AN]+|[AN]?I[AN]*I[AN]*|NI+", "invoice"), (r"[AN]?S+[AN]*", "supplier"),
    (r"B+[AN]*|B+[AN]*I+[AN]*|I+[AN]*B+[AN]*", "buyer"),
)  # fmt: skip
ADDRESS_PARTS: Final = Lexicon(_ADDRESS_ROLES, _ADDRESS_MEANINGS, ignored="F")
