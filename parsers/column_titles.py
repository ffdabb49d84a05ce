"""Whole titles of the columns of an order table, as `key_of` writes them, blanks taken out, by what the column holds.

Titles made of known parts are understood by those: see `title_words`.
"""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Compounds
from parsers.page_words import vocabulary
from parsers.title_words import TITLE_PARTS

COLUMN_TITLES: Final = Compounds(
    vocabulary(
        {
            "position": "pos position nr lfdnr lfd no item line # zeile posnr poz itemno. lineno ln lnr postennr seq "
            "z posten sr srno sno slno slnr sl serialnr itemline lineitem linenumber zeilennr reihe lp lpnr "
            "positionsnr "
            "positionsnummer pos.nr laufnr ordnungsnr oz itm row rowno rownumber row# "
            "line# pos# ifdnr",
            "article": "kode kodenr codice cod codart codicearticolo articolo nodarticle nomaterial noarticle "
            "narticle vosref "
            "vendorsku vendorcode vendorpart vendorpartno supplierref suppliercode supplierpart yourcode "
            "yourpart yourpartno yoursku yourstockcode lieferantenartikel lfartnr liefartikel liefnr "
            "katalognr katnr bestellcode ordercode orderno./code herstellernummer herstnr isbn "
            "artikelnr artikelnummer artnr artnummer artno materialnummer materialnr matnr material sku "
            "ident "
            "identnr idnr code yourref itemid nummer modell item# part# article# bestellnr artikel# itemno "
            "itemnumber itemnr partno mpn stockcode sachnummer sachnr teilenummer teilenr articleno articlenumber "
            "articlenr article partnumber partnr part productcode productno productnumber itemcode ihreartnr "
            "ihreartikelnr ihreartikelnummer lieferantenartnr lieferantenartikelnr lieferantenartikelnummer catno "
            "catalogno yourartno youritemno supplierpartno supplieritemno vendoritem produktnr produktnummer "
            "warennummer yourarticleno suppliersku",
            "buyer_article": "unserartikel unserartnr unsernr unserekennung unsereident ourcodeno ourstockcode "
            "oursku "
            "ourreference buyersku buyerpart customersku customercode kundenmaterial kundenmatnr unseremat "
            "hausnr hausnummer haus# hauscode hausartikelnr hausartikelnummer klinikartnr klinikartikelnr "
            "inhouseno inhousecode storescode storesno storesref storesnumber ourno ournumber "
            "ouritemnumber ouritemcode "
            "hausartnr hausnummerartikel interneartnr interneartikelnr internenr eigeneartnr sapnr "
            "sapmaterial sapmaterialnr "
            "ourref ourcode unsereartnr unsereartikelnr unsereartikelnummer kundenartnr "
            "kundenartikelnr "
            "kundenartikelnummer ourartno ouritemno ourpartno ourarticleno unserematerialnr unserematnr unserenr "
            "customeritem customerpartno buyeritem unsermaterial ouritem",
            "gtin": "externalid(ean) externalidean productid(ean) asin/ean strichcode eanupc upc/ean ean/upc "
            "ean gtin barcode ean13 upc eancode ean/gtin gtin/ean eangtin eannr",
            "description": "pleasesupply goodsrequired itemsrequired itemrequired goodsordered itemsordered "
            "descrizione designation libelle "
            "title producttitle itemtitle merchandise wordingofgoods bezeichnungderware "
            "suchwort/bezeichnung suchbegriff/bezeichnung matchcode/bezeichnung item&description descriptionofgoods "
            "goodsdescription warenbeschreibung artikelundbezeichnung was wasbestelltwird bezeichnung "
            "beschreibung text ware leistung produkt description "
            "product goods details "
            "artikel "
            "artikelname productname itemname name bezeichnung1 gegenstand leistungsbeschreibung particulars "
            "artikel/leistung materialtext specification memo artikelbezeichnung artikeltext warenbezeichnung "
            "produktbezeichnung itemdescription productdescription materialbezeichnung benennung "
            "artikelbeschreibung artikel/bezeichnung materialkurztext kurztext partdescription articledescription",
            "quantity": "quantita qta quantite qte "
            "bedarf wieviel wievielstuck benotigt menge anzahl qty quantity ordered stuck stk anz "
            "auftragsmg bestmg bestellmg stuckanzahl orderedqty quantityordered qtyreqd qtyrequired reqqty "
            "requestedqty "
            "noofunits nounits howmany colli kolli bestellt ordermenge mge mg gesamtmenge totalqty anzahlstuck "
            "mengeeinheit qtyunit qtyuom pcs hours "
            "bestellmenge "
            "stuckzahl qtyordered orderqty orderquantity bestmenge menge/einheit menge/me liefermenge "
            "auftragsmenge",
            "unit": "size/unit unit/size pack/unit unit/pack unitsize casesize unitpack "
            "unite unita udm le uoi uop uos unitofissue unitofpurchase unitofsale bme meh mgeinh vme eme "
            "basisme bestellme "
            "u/m unitofmeasure measure mass gebinde verpackung ve vpe geb packung pack packsize gebindeart "
            "bestelleinh mengeneinh lieferein liefereinheit bme vke verpackungseinheit einheitme unitom "
            "me einheit einh unit uom um units mengeneinheit mengeinheit eh bestelleinheit basiseinheit",
            "price": "directunitcostexclvat unitcostexclvat unitcostexvat unitpriceexclvat priceexvat "
            "priceexclvat costexvat costexclvat unit£ unit$ unit€ "
            "prezzo prezzounitario prix prixunitaire "
            "ansatz tarif unitprc unitpr eprs stpr einheitspreis einhpreis preisproeinheit preiseinzeln "
            "nettopr nettostk epreisnetto nettopreis/einheit vkeinzel stkpr bezugspreis einstandspreis "
            "vereinbarterpreis listenpreis netrate unitrate agreedrate ratepounds pricegbp nettpreis "
            "kaufpreis contractprice unitvalue "
            "einzelpreis nettoep epnetto epinfo nettoek eknetto upe uvp preis epreis ep price rate ek each "
            "einzel einzeln einzelnpreis "
            "netpriceeach listprice agreedprice contractprice unitrate unitpriceexvat priceperunit ppu costprice "
            "costeach unitnet nettostuckpreis nettoeinzel einstandspreis vereinbarterpreis stkpreis preisnetto "
            "netto/stk eknettostk eprs eks bezugspreis @ "
            "einkaufspreis priceeach stuckpreis preis/einh preis/einheit preiseinh unitprice ekpreis nettopreis "
            "netprice preis/stk preis/stuck listpreis stckpreis preis/me unitcost price/unit einzelpreisnetto "
            "nettoeinzelpreis preisjeeinheit preisprostuck netunitprice einzelpr cost preis/st price/each stpreis",
            "price_unit": "pe je per preiseinheit priceunit pro preis/je preisbasis priceper prper perunit",
            "discount": "sconto sc sc% sconto% rabais remise "
            "rabattin% rabattsatz rabattprozent discpct discpercent discountpercent nachl grundrabatt zr "
            "positionsrabatt linediscount tradedisc tradediscount lessdisc less "
            "rabatt rab disc discount nachlass skonto rabatt% rab% disc% discount% %rabatt %disc",
            "amount": "lineamountexclvat lineamountexvat amountexclvat amountexvat netamountexvat "
            "valueexvat valueexclvat £p totalexvat totalexclvat "
            "importo totale montant prixtotal "
            "zusammen insgesamt "
            " ansatztotal totalchf nettopreisgesamt posbetrag preisgesamt summenetto warenbetrag lineamt "
            "lineamtnet nettozeile gesbetrag gespreis betragnetto totalnetto linetotalexvat goodsvalue "
            "linegoods nettworth gesamtnettopreis wertgesamt poswertnetto posgesamt zeilennetto amountdue "
            "exttotal totalline totallinevalue sumprice preissumme "
            "gesamt betrag summe wert amount total netto ext extended gp gpreis net warenwert gesamtpreis "
            "nettowert linetotal lineamount nettobetrag positionswert netamount gesamtbetrag extendedprice "
            "extprice linevalue value poswert positionsbetrag zeilensumme netvalue nettosumme gesamtnetto "
            "gesamtwert totalprice linenet zeilenbetrag totalamount nettogesamt totalnet positionssumme extcost "
            "extendedcost linecost extamount zeilenwert gesamtbetragnetto gesamtpreisnetto wertnetto linetotalnet "
            "totalcost",
            "tax": "iva tva iva% tva% "
            "taxable taxed steuerpfl steuerpflichtig mwst ust vat steuer tax mwstsatz ustsatz "
            "vatcode taxcode ukz mwstkz stschl mwst% ust% vat% tax%",
            "delivery_date": "kw/jahr kwjahr woche/jahr kalenderwoche "
            "consegna dataconsegna livraison delai delaidelivraison datedelivraison "
            "expected expecteddate expecteddelivery expecteddeliverydate erwartet erwartetam "
            "lieferungam lieferungzum anlieferungam anlieferungbis eintrifftam "
            "ankunft edd gewunschtam gewunschtbis gewunschtzum bedarfam bedarfbis bedarfzum "
            "estdelivery estimateddelivery confirmedby deliverby readydate readyby exworksdate exworks exfactory "
            "collectiondate collection abholdatum abholung lieferungbis lieferbis spatestens fallig falligam arrival "
            "arrivaldate indate liefterm liefdat lieferdat ltermin shipdate shipby promisedate promised "
            "promiseddate requested requestdate requesteddate "
            "requesteddeliverydate requireddeliverydate requiredby wanted wantdate eta etadate datedue duein "
            "dockdate onsiteby lieferkw kw liefkw liefwoche lieferwunsch lieferzeit bedarfstermin "
            "bedarfsdatum anliefertermin anlieferung anlieferdatum datumanford anforderungsdatum "
            "eintreffdatum terminkw kwtermin delivdate reqdeldate delivery/date "
            "termin delivery required due lieferung date datum lt liefertermin lieferdatum "
            "deliverydate duedate "
            "wunschtermin reqdate lieferwoche needby requireddate liefertag wunschdatum",
            "aside": "suchwort windowtype window vendorid lieferantencode kreditor costcode "
            "kostentr vertrag vertragsnr contract contractno rahmenvertrag preisliste pricelist preisstand "
            "lagerfach fach "
            "regal regalplatz verfall verfalldatum mhd expiry expirydate sterilitat pzn risikoklasse type "
            "linetype itemtype positionstyp postyp zeilentyp kst kostentrager kommissionsnr "
            "bauteil raum raumnr etage geschoss los losnr abschnitt bereich "
            "filiale abt bestand lagerbestand istbestand sollbestand minbestand mindestbestand matchcode "
            "suchbegriff suchname lieferwerk herkunft herkunftsland ursprungsland zolltarif tarifnr taric "
            "intrastat gefahrgut unnr anlage maschine gruppe marke brand hersteller manufacturer maker "
            "category kategorie dept team purpose verwendung verwendungszweck cc wbs psp pspelement "
            "innenauftrag auftragskonto budget gl glcode nominal nominalcode costcode phase task workorder "
            "wo ticket note comment anmerkung anmerkungen info hinweis vermerk empfanger raum/teil einbauort "
            "einsatzort position/raum wt kg gewicht/kg volumen weightkg grossweight netweight "
            "lagerort lager kostenstelle warengruppe rev revision index charge chargennr projekt project job "
            "jobno konto sachkonto glaccount account werk plant gewicht weight zolltarifnr zolltarifnummer "
            "ursprung origin commoditycode costcenter costcentre warehouse location store bemerkung remark "
            "remarks notes zeichnungsnr zeichnung drawing drawingno zeichnungsnummer farbe colour color grosse "
            "size kommission class customer options bild lagerplatz abteilung department werkstoff requisition "
            "anforderung bin nettogewicht bruttogewicht kgstk gewichtkg serialno seriennr hscode status received "
            "erhalten backordered",
        }
    ),
    TITLE_PARTS,
)
