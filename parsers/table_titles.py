"""Column titles and labels of order tables in German and English, by what the column holds.

Used for CSV and XLSX files and for tables inside mails. A title counts by its letters only: "Art.-Nr." is "artnr".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_WORDS: Final = {
    "position": (
        "pos position posnr positionsnr positionsnummer zeile zeilennr lfdnr line lineno linenumber lineitem "
        "item# no nr"
    ),
    "article": (
        "artikel artikelnr artikelnummer artnr artno art articlenumber articleno article sku itemno itemnumber "
        "itemcode item produktnr produktnummer productcode productno productnumber productid partno partnumber "
        "part material materialnr materialnummer bestellartikel lieferantenartikelnr lieferantenartikelnummer "
        "ihreartikelnr ihreartikelnummer ihreartnr supplieritemno suppliersku supplierpartnumber vendorpartno "
        "vendoritem sachnummer artikelcode warennummer stocknumber stockcode ourref"
    ),
    "buyer_article": (
        "unsereartikelnr unsereartikelnummer unsereartnr kundenartikelnr kundenartikelnummer kundenartnr "
        "customerpartno customerpartnumber customeritem customerarticle customersku buyeritem buyerpartno "
        "yourartno"
    ),
    "gtin": "gtin ean ean13 eancode gtinean eangtin upc barcode gtin13 strichcode",
    "description": (
        "bezeichnung artikelbezeichnung beschreibung produktbezeichnung produkt produktname artikelname name ware "
        "artikeltext text description itemdescription productdescription product productname itemname goods title "
        "materialkurztext kurztext"
    ),
    "quantity": (
        "menge bestellmenge anzahl stuck stuckzahl stk qty quantity orderqty orderquantity orderedqty "
        "quantityordered qtyordered units pieces count mengeinstuck anzahlstuck bestmenge amountordered "
        "mengebestellt"
    ),
    "unit": "einheit me mengeneinheit vpe ve unit uom unitofmeasure um bme gebinde packungseinheit",
    "price": (
        "preis einzelpreis epreis ep stuckpreis nettopreis preisjeeinheit preisstk preisprostuck unitprice price "
        "priceeach netprice einzelpreiseur preiseur unitpriceeur ekpreis ek vkpreis unitcost cost"
    ),
    "amount": (
        "gesamt gesamtpreis betrag summe gesamteur positionswert gesamtbetrag zeilensumme nettobetrag total "
        "linetotal lineamount amount totalprice extendedprice netamount value wert gesamtpreiseur gp"
    ),
    "number": (
        "bestellnummer bestellnr bestellung bestellungnr bestnr ordernumber orderno order orderid ponumber pono "
        "po purchaseorder purchaseorderno auftragsnr auftragsnummer auftrag belegnr belegnummer bestellid ponr "
        "purchaseordernumber kundenbestellnr kundenbestellnummer customerorderno orderref"
    ),
    "issue_date": "bestelldatum datum orderdate date auftragsdatum belegdatum podate",
    "delivery_date": (
        "lieferdatum liefertermin wunschtermin wunschlieferdatum deliverydate requesteddate duedate "
        "requesteddelivery requesteddeliverydate lieferung termin deliverby needby requireddate shipdate "
        "wunschdatum"
    ),
    "customer_number": (
        "kundennummer kundennr kdnr kundenid customernumber customerno customerid accountno accountnumber account "
        "debitor debitorennummer customer kunde"
    ),
    "note": "bemerkung hinweis notiz kommentar note notes comment comments remark remarks anmerkung",
    "currency": "wahrung currency waehrung curr",
}
_MEANING: Final = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_WHAT: Final = frozenset({"article", "buyer_article", "gtin", "description"})


@lru_cache(maxsize=4096)
def meaning_of(title: str) -> str | None:
    """What a column or label with this title holds, or None."""
    if len(title) > 60:
        return None
    return _MEANING.get(fold(title))


def fold(title: str) -> str:
    """Letters and digits only, lower case, without umlauts: "Stück-Preis (EUR)" -> "stuckpreiseur"."""
    if title.isascii():
        return "".join(sign for sign in title.lower() if sign.isalnum())
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss").casefold())
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def meanings_of_header(cells: Sequence[str]) -> dict[int, str] | None:
    """Column index -> meaning when `cells` are the title row of an order table, else None.

    It is one when it has a quantity and something that says what is ordered, each meaning counted once.
    """
    found: dict[int, str] = {}
    for index, cell in enumerate(cells):
        meaning = meaning_of(cell)
        if meaning is not None and meaning not in found.values():
            found[index] = meaning
    known = set(found.values())
    return found if "quantity" in known and known & _WHAT else None
