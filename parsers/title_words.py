"""What a column's title means, by the parts it is made of: senders compound the same few words in endless ways.

    Bestellmenge -> bestell + menge -> quantity         Lief.-Art.-Nr. -> lief + art + nr -> article
    Extended Price -> extended + price -> amount        Unser Material -> unser + material -> buyer_article

In: a title as `key_of` writes it, blanks taken out. Out: the kind of the column, or None. Whole titles with a meaning
of their own ("item", "artikel") stand in `page_titles`; this is asked where they do not help.
"""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Lexicon
from parsers.money_words import LONG_CODES
from parsers.page_units import UNIT_WORDS

TITLE_ROLES: Final = {
    "K": "haus house inhouse verbund zentral klinik klinikum krankenhaus hospital konzern wawi wws erp sap oracle "
    "maximo jde nav lager stamm stores intern magazin magazins "
    "materiallager werkslager stockroom storeroom",
    # Houses of the buyer: what is numbered by them is his number, where a title says that it is goods.
    "H": "filial filiale markt store site company group branch retailer school plant warehouse "
    "haeuser verband filialen markte gruppen werk werks zentrale zentrallager kliniken spital praxis apotheken hotel "
    "stadt amts behorden schul vereins genossenschafts betriebs firmen unternehmens hof shop works trust ward "
    "central "
    "corporate council college university campus local depot edv mesc navision baan",
    "T": "kred hst oem makers fremd fremde vend vnd vndr fournisseur fournisseurs fornitore proveedor "
    "leverancier vs vostro votre vos "
    "externe extern external ihre ihrer ihren ihr eure euer your yours lieferanten lieferant "
    "lieferanten lief liefer vendor "
    "vendors supplier suppliers supp suppl "
    "contractor contractors "
    "seller hersteller herst manufacturer mfr mfg verkaufer auftragnehmer lieferer lieferers lfr lft sellers "
    "anb anbieter anbieters auftragnehmers verkaufers herstellers haendlers handlers grosshandlers dealer dealers "
    "wholesaler wholesalers merchant merchants "
    "kreditor kreditoren kred haendler handler grosshandler",
    "O": "ns nostro notre nos unsere unserer unseren unser uns our kunden kunde kd kdn customer cust buyer buyers "
    "besteller own interne internal eigene eig eigenes uns purchaser purchasers einkaufer "
    "bestellers auftraggeber auftraggebers kaufer kaufers "
    "int client",
    "A": "artikel article articles art material materials mat item part product produkt prod teile teil sach waren "
    "ware ident sku "
    "materials items articles ordering pattern design typ ersatzteil farb merchandise "
    "stock katalog catalog catalogue cat bestell best order ref referenz reference goods component modell model "
    "sachnr style erzeugnis leistung leistungs service purchase einkaufs warengruppe",
    "N": "eno enr numero nummer nummern numer nbr nr nrn p/n no nos number num code id # kennung schlussel",
    "D": "designation libelle descrizione descripcion omschrijving beschrieb "
    "bezeichnung bezeichng bezeichnungen bez beschreibung beschr text texte name description desc descr details "
    "detail benennung info information spezifikation specification specs kurztext langtext bezeichn leistungen",
    "Q": "menge mengen mge mng anzahl anz stuckzahl quantite quantites quantita cantidad aantal "
    "qty quantity quantities qnty quant qte",
    "U": "unite unites unita unidad eenheid "
    "einheit einheiten einh eh me uom um u/m unit units measure vpe gebinde geb gebeinh verpackungseinheit pe "
    "bme vme lme vke ve",
    "P": "prix prezzo precio prijs preis preise pr price prices aep aek cost rate kosten tarif ansatz",
    "W": "montant importo importe bedrag betrag betrage wert wertes amount amounts amt value",
    "S": "macht gesamt ges total totals summe extended ext extd extn zeilen positions line subtotal sum zwischen end "
    "zeile extension",
    "M": "ord unitaire unitario commandee commande "
    "netto net nett brutto gross einzel einz stuck stk st listen list ek vk einkauf ep direct base agreed "
    "vereinbarter neuer each ea kauf bestellt ordered required requested req open offene offen soll auftrags "
    "auftrag po confirmed outstanding pcs discounted reduzierter abruf abrufs rest mindest gewunschte eingabe "
    "bestellte bestellt std standard eff effektiv",
    "E": "/ je per pro p fur",
    "V": "/100 /1000 per100 per1000 je100 je1000 pro100 pro1000 fur100 fur1000 for100 for1000 p100 p1000 "
    "jehundert prohundert perhundred perc perm jetausend protausend perthousand jetsd protsd",
    "J": "und and &",
    "X": "w/ovat w/otax w/ogst omwst oust "
    "gst hst pst btw moms tva iva salestax mwst ust vat tax taxes taxe impuesto impuestos steuer steuern "
    "mehrwertsteuer umsatzsteuer",
    "Y": "satz kennz kz schl",
    "R": "allowance allow reduction deal rabatt rab rabatte disc discount nachlass abschlag",
    "B": "basis basismenge",
    "L": "einsatz ziel liefer del delivery lieferungs versand ship shipping due need needed require wunsch "
    "promise promised "
    "eintreff eintreffend eintreffen ankunft zustellung benotigt "
    "reqd dely dlvry arrive scheduled sched prom wanted zugesagtes zugesagt gepl erw wareneingang wareneing "
    "instore liefern deliver anliefer dock receipt expected arrival want bedarfs erwartetes erwartet "
    "gewunschter gewunschtes "
    "wareneingangs geplantes geplanter geplant planned",
    "Z": "datum date termin tag woche week dat by wk kw zeit on",
    "I": "poste ligne pos position posn posit lfd laufende ln lin zl",
    "G": "ean gtin barcode upc isbn eancode gtin13 ean13",
    "C": "eur euro € chf usd gbp $ £ sfr % prozent percent pct vh " + " ".join(LONG_CODES),
    "F": "spatestens latest am zum bis in of der des den the exkl excl inkl incl ohne ex exc zzgl vor before for mit",
}
TITLE_KINDS: Final = (
    (r"[TO]?[AN]*G[NA]*|[AN]*GE?G?|GE[AN]+|A?N?EG", "gtin"),
    (r"(?:[SWMI]?R|RS|RP|R[WN])", "discount"),
    (r"[MTO]*L*A?L*Z+|Z+[LM]+|TZ+|L+|LM|ML", "delivery_date"),
    (r"X[YNWZPS]?|XE?X", "tax"),
    (r"P?B|PU(?=$)|PE|E[UM]?", "price_unit"),
    # Menge, Bestellmenge, Menge/Einheit, Qty Ordered, Order Quantity UOM
    (r"[MASTOLKH]*Q[MAL]?(?:E?U)?|QS", "quantity"),
    (r"[MSA]*S+[MA]*P[M]?|[MSA]*PS|[MS]*SM?W|[MASI]*W[M]?|[MIA]*S+[MI]*|S+[MW]*X?|WX|WS|[AI]+[SW]+|I[PW]", "amount"),
    (r"[MTOUA]*P+EE|[MTOUA]*P+(?:E?[UMQA]*|M)(?:EU)?F?X?|MEU|[MU]*M[P]M*|[MTOUA]*P*V[UMQA]*X?", "price"),
    (r"[QAM]?U(?:FQ|F?U)?|UQ|UN", "unit"),
    (r"[TOAIKH]*D+|AD+A?|D+A|A?DED|[TO]?AN[EJ]D+|[TO]?N[EJ]D|A[EJ]D+|D[EJ][TO](?:A+N?|N)|D[EJ]A?N?", "description"),
    # PO Line Description, Order Line No.
    (r"AJ[TOK](?:A+N?|N)|[MA]SA*D+", "description"),
    (r"O[MA]*N?A?N?|OO[MA]*AN?|[A]+N?O|AO|N[O]", "buyer_article"),
    # Artikel / unsere Nr.
    (r"AE[OK]A*N", "buyer_article"),
    (r"AETA*N", "article"),
    # Haus-Art.-Nr., SAP-Material, Art.-Nr. intern; but "Store No." numbers the store
    (r"O?K[MAK]*(?:A|N)N?A?N?|A*NK|O?H[MA]*AN?|A+NF?H", "buyer_article"),
    (r"T(?:E?T)?[MA]*N?A?N?|A+N?T|N[T]|A+N|AEN|NA|AA+N?", "article"),
    (r"I+N?|[MA]?SN", "position"),
)

TITLE_PARTS: Final = Lexicon(TITLE_ROLES, TITLE_KINDS, ignored="CF", joining="J")

_HEADS: Final = (
    ("menge", "quantity"), ("quantity", "quantity"), ("qty", "quantity"), ("preis", "price"), ("price", "price"),
    ("betrag", "amount"), ("amount", "amount"), ("bezeichnung", "description"), ("description", "description"),
)  # fmt: skip


def kind_by_head(title: str) -> str | None:
    """The kind by the last part alone, where what stands before it is unknown: "Dispositionsmenge"."""
    named, slash, each = title.partition("/")
    if slash and (0 < len(each) <= _SHORT or each in UNIT_WORDS):
        # "Preis/Karton"; "Preis/BE", whatever a BE is.
        return next((kind for head, kind in _HEADS if named.endswith(head)), None)
    return next((kind for head, kind in _HEADS if title.endswith(head) and len(title) > len(head)), None)


_SHORT: Final = 4
"""Letters of what a unit is called in a title, at most."""
