"""The labels of an order's header: whole phrases, as `key_of` writes them without blanks, by what they announce.

Labels made of known parts are understood by those: see `label_words`.
"""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Compounds
from parsers.label_words import HEADER_PARTS
from parsers.page_words import vocabulary

LABELS: Final = Compounds(
    vocabulary(
        {
            "number": "ekbeleg ekbelegnr purchasedoc purchasedocno "
            "unserebestnr ekbestellung ekauftrag lieferauftragnr materialbestellungnr bedarfsmeldungnr "
            "faxbestellungnr p/onumber ourpurchaseorder officialorderno officialordernumber buyerorderno "
            "buyerordernumber partsorderno stockorderno branchorderno filialbestellungnr "
            "sheetno "
            "nodecommande ndicommande numeroordine ordinen ordinenr p/o p/ono customerpo "
            "kundenbestellung lieferantenbestellungnr lieferantenbestellungsnummer "
            "lbnr wbnr ihrebestellung bestellreferenz unserauftrag einkaufsbeleg orderdocument "
            "bestellnummer bestellnr bestellungnr bestellungsnummer bestellungsnr bestnr ponumber pono po# "
            "po "
            "purchaseorderno purchaseordernumber purchaseordernr purchaseorder# ordernumber orderno ordernr "
            "order# bestellungnummer "
            "unserebestellnr unserebestellnummer unserebestellung ourpo ourpono "
            "ourorderno ourorder ourordernumber orderid "
            "bestellid "
            "bestell# kundenbestellnummer kundenbestellnr ihrebestellnr ponr yourpo custpo",
            "number2": "orderformno orderformnumber beleg dokument document voucher "
            "numero listenr listennr listennummer listno listnumber bestelllistenr bestelllistennr "
            "bestellzettelnr "
            "zettelnr bestellblattnr "
            "belegnummer belegnr vorgangsnummer vorgangsnr auftragsnummer auftragsnr documentno documentnumber "
            "voucherno vouchernumber "
            "dokumentnr vorgang auftragnr docno bestellzeichen orderreference orderref nummer number belegno",
            "title": "orderslip orderdocket orderchit orderticket "
            "officialorder standardpurchaseorder partsorder filialbestellung blanketrelease "
            "lieferantenbestellung "
            "bestellung purchaseorder auftrag order auftragserteilung faxbestellung einkaufsauftrag "
            "supplierorder vendororder stockorder "
            "nachbestellung einkaufsbestellung teilebestellung materialbestellung lieferauftrag warenbestellung "
            "lieferabruf abruf abrufbestellung abrufauftrag einzelabruf rahmenabruf bestellabruf warenabruf "
            "bestellauftrag kaufauftrag lieferantenauftrag beschaffungsauftrag einzelauftrag einzelbestellung "
            "sammelbestellung eilbestellung lagerbestellung ersatzteilbestellung direktbestellung streckenbestellung "
            "expressbestellung sofortbestellung projektbestellung onlinebestellung webbestellung terminbestellung",
            "issue_date": "bestdatum ort/datum p/odate entrydate orderentered printdate "
            "data dataordine datedecommande datum/date ortdatum orderplaced ordercreated orderdt "
            "datum bestelldatum belegdatum date orderdate issuedate podate auftragsdatum dateoforder "
            "dated "
            "bestelltam datederbestellung bestellungvom dateissued documentdate ausgestelltam vom",
            "delivery_date": "wunschlt wlt solllt ltwunsch lttermin gewlt gewunschterlt wunschwe "
            "wunschwetermin lfgtermin lfgdatum lfgdat lfgbis liefterm rdd dlvdate dlvydate dlvrydate reqdlvdate "
            "reqdlvydate delivertofobpointonorbefore deliverfobpointonorbefore deliveronorbefore "
            "wedatum wetermin zieltermin einsatztermin instoredate indcdate "
            "instoreby indcby inwarehouseby indepotby indepotdate inwarehousedate indcweek indepotweek instockdate "
            "instockby inhousedate inhouseby intodc intodepot intostore intowarehouse intostock imlagerbis imlageram "
            "imdepotbis inderfilialebis imhausbis imwerkbis eingangzentrallager eingangzl eingangdepot "
            "toarriveby "
            "targetdate targetdelivery onsitedate goodsrequiredby latestdelivery preferreddeliverydate "
            "anticipateddelivery abholungam "
            "consegna dataconsegna delaidelivraison datedelivraison liefdatum liefdat lieftermin "
            "lieferdat "
            "plantermin solltermin requiredonsite onsiteby requiredatsite eventdate "
            "voraussichtleingang voraussichtlichereingang "
            "planneddelivery inhandsdate mustarriveby deliveryeta requestedfor lieferbarbis "
            "liefertermin lieferdatum wunschtermin wunschliefertermin deliverydate "
            "requesteddeliverydate "
            "requesteddelivery liefertag lieferbis deliverby requireddate anliefertermin "
            "gewunschterliefertermin daterequired "
            "wunschlieferdatum lieferungbis lieferwoche deliverydue neededby duedate lieferzeitpunkt "
            "gewunschtesllieferdatum "
            "gewunschteslieferdatum lieferungam lieferungspatestens deliveryrequested expecteddelivery "
            "requiredby shipdate reqdate reqdeldate reqdeliverydate reqdelivery reqby",
            "customer_number": "knr ktonrbeiihnen kontonrbeiihnen kundebeilieferant kundebeimlieferanten "
            "suppliersrefforus supplierrefforus suppliersreferenceforus suppliersnoforus "
            "suppliersnumberforus vendorsrefforus vendorrefforus vendorsreferenceforus vendorsnoforus "
            "vendorsnumberforus yourrefforus yourreferenceforus yournoforus yournumberforus yourcodeforus "
            "ihrenrfuruns ihrenummerfuruns ihrekennungfuruns unserenrbeimlieferanten unserenummerbeimlieferanten "
            "unserkonto oura/c debtor memberno membernumber "
            "youraccountforus "
            "codicecliente codcliente nocliente noclient nodeclient unserkundenkode kundenkode "
            "oura/cwithyou ouraccountwithyou a/cwithyou accountwithyou kontobeiihnen "
            "unserkontobeiihnen unserenummerbeiihnen unserenrbeiihnen ournumberwithyou ournowithyou tradeaccount "
            "tradeaccountno supplieraccount supplieraccountno supplieraccountnumber suppliera/c suppliera/cno "
            "vendoraccount accountwithsupplier buyeraccount buyerid wirsindkundenr wearecustomer "
            "beiihnengefuhrtunter soldtono unserenrbihnen unserenummerbihnen unserkontobihnen kontobihnen "
            "beiihnengefuhrtunter soldtono alskunde ascustomer siefuhrenunsunter siefuhrenunsals youknowusas "
            "youknowusascustomer "
            "ouracct ouracctno ouracctnumber acctnumber youracct youracctno "
            "kunde account acct ourac ouracc accountref a/cref acref a/c acno a/cno accountcode "
            "kundennummer kundennr kdnr kundnr customerno "
            "customernumber customernr unserekundennr "
            "unserekundennummer customerid kundennrbeiihnen customeraccount accountno accountnumber "
            "kundennummerbeiihnen "
            "ourcustomerno debitorennr debitor kdnummer unserekundennrbeiihnen ouraccountno ouraccount customer#",
            "supplier_number": "ihrenummerbeiuns ihrenrbeiuns ihrenrbuns ihrenummerbuns supplierref "
            "youraccountwithus "
            "creditorno creditor suppcode suppno vendno yournumberwithus "
            "lieferantennummer lieferantennr liefnr supplierno suppliernumber vendorno "
            "vendornumber "
            "vendorid supplierid kreditor kreditorennr lieferantnr lieferantenr vendor# supplier# kreditorennummer",
            "buyer_vat_id": "ustidnr ustid ustidentnr umsatzsteueridnr uid uidnr vatno vatid vatnumber "
            "vatregno vatreg umsatzsteuerid "
            "ustidnummer mwstnr uidnummer umsatzsteueridentifikationsnummer chemwst",
            "buyer_gln": "gln iln glnnr ilnnr",
            "buyer_email": "email mail e-mail",
            "buyer_phone": "telefonnummer telefonnr phoneno phonenumber tel telefon phone telephone fon ruf durchwahl",
            "fax": "telefaxnummer faxnummer fax telefax faxnr faxnumber telefaxnr",
            "payment_terms": "pagamento paiement zahlungsbedingungen zahlungsbedingung zahlungsziel paymentterms "
            "zahlung "
            "zahlungskonditionen zahlungsbed zahlbed zahlungskond "
            "zahlungskondition terms payment termsofpayment paymentconditions zahlungsart",
            "reference": "customerreference buyerreference banf bestellanforderung anforderung bedarfsanforderung "
            "angebot angebotsnummer angebotsnr ihrangebot ihrangebotnr angebotnr yourquotation quotation "
            "quotationno quoteno quote yourquote yourofferno yourreference ihrzeichen ihreangebotsnummer "
            "unserzeichen kommission referenz "
            "reference kostenstelle projekt project projektnr kommissionsnr rahmenvertrag vertragsnummer "
            "contract contractno "
            "ourreference ref bestellreferenz yourref ourref costcentre costcenter rahmenvertragsnr jobno objekt",
            "note": "bemerkung bemerkungen hinweis hinweise anmerkung notes note remarks comment comments "
            "versandhinweis "
            "specialinstructions instructions lieferhinweis anmerkungen bitte deliveryinstructions zusatzinfo",
            "currency": "wahrung currency",
            "other": "termsandconditions terms&conditions zahlungsundlieferbedingungen "
            "incaricato resa porto status freightterms freight shippingterms fob incoterm orderstatus "
            "frachtkondition frankatur lieferbed liefbed lieferkond "
            "bearbeiter ansprechpartner einkaufer sachbearbeiter contact buyer seite page blatt iban bic "
            "bankverbindung lieferbedingungen lieferbedingung incoterms deliveryterms steuernr steuernummer zeichen "
            "versandart versand shippingmethod shipvia abteilung kontakt einkauf besteller gultigbis pages seiten "
            "telefax amtsgericht hrb geschaftsfuhrer geschaftsfuhrung attn zhd zuhanden requisitioner orderedby dept "
            "department purchaser web internet www freigabe preisbasis warenempfanger nachricht betreff subject "
            "an von "
            "from to absender empfanger uhrzeit time",
        }
    ),
    HEADER_PARTS,
)
