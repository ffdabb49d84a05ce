"""What labels inside an order line mean: "Ihre Art.-Nr.: 4711", "Liefertermin KW 48", "abzgl. 5 % Rabatt"."""

from __future__ import annotations

from typing import Final

from parsers.compound_words import Compounds
from parsers.page_words import vocabulary
from parsers.title_words import TITLE_PARTS

LINE_LABELS: Final = Compounds(
    vocabulary(
        {
            "article": "ihreartnr ihreartikelnr ihreartikelnummer lieferantenartikelnr lieferantenartnr artnr "
            "artikelnr "
            "artikelnummer yourarticleno youritemno yourpartno yourarticle supplierpartno suppliersku sku "
            "itemno artikelnrlieferant",
            "buyer_article": "unsereartnr unsereartikelnr unsereartikelnummer unserematerialnr "
            "kundenartikelnr kundenartnr "
            "ourarticleno ouritemno ourpartno ourarticle materialnr materialnummer matnr unserematnr customeritem "
            "ourref",
            "gtin": "ean gtin eannr ean/gtin gtin/ean eancode barcode",
            "delivery_date": "liefertermin lieferdatum wunschtermin termin deliverydate delivery "
            "requesteddelivery due lieferwoche "
            "wunschlieferdatum deliverby lieferungam lieferung",
            "discount": "rabatt abzgl abzuglich discount nachlass less abzglrabatt abzuglichrabatt",
            "price_unit": "preisje preisper priceper preiseinheit pe",
        }
    ),
    TITLE_PARTS,
)
