"""Labels over postal addresses, as `key_of` writes them without blanks, by whose they are; and names of countries.

Labels made of known parts are understood by those: see `label_words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.compound_words import Compounds
from parsers.label_words import ADDRESS_PARTS
from parsers.page_words import Word, key_of, matches, vocabulary

_PLACES: Final = ("haus", "rampe", "lager", "werk", "magazin", "baustelle", "filiale", "markt", "wareneingang")
_FREE_TO: Final = " ".join(
    f"{goods}{free}{place}an" for goods in ("lieferung", "anlieferung") for free in ("frei", "franko")
    for place in _PLACES
)  # fmt: skip
"""Terms that lead to a place: "Lieferung frei Rampe an"."""

ROLES: Final = Compounds(
    vocabulary(
        {
            "delivery": _FREE_TO + " ablieferungsort lieferungerfolgtan abwlieferadresse receivinglocation "
            "receiver deliveriesto dispatchto despatchto jobsite fordeliveryto deliveryrequiredat "
            "shipto/markfor "
            "lieferanschrift lieferadresse lieferungan warenempfanger shipto deliverto "
            "deliveryaddress anlieferadresse lieferort lieferungfreiverwendungsstelle lieferungfreibaustelle "
            "shippingaddress empfangsadresse anlieferanschrift versandadresse abladestelle "
            "versandanschrift bitteliefernan lieferempfanger delivery lieferungbittean consignee anlieferung "
            "deliverylocation shipmentaddress goodsin goodsinwards goodsinward goodsreceiving receiving "
            "receivingaddress receivingdock receivingdepartment wareneingangsadresse lagerort lieferfiliale "
            "siteaddress site goodsto warean warenan sendto sendgoodsto goodstobedeliveredto "
            "dropshipto shiptolocation delivertolocation "
            "shipto/livrera livrera livraison adressedelivraison "
            "ortderleistung ortderleistungserbringung placeofperformance "
            "wheretodeliver empfangerderware leistungsort filiale lager store warehouse location bauvorhaben "
            "baustelle anlieferungaufbaustelle lieferungaufbaustelle anlieferungbaustelle lieferungbaustelle "
            "anlieferungaufderbaustelle lieferungaufdiebaustelle anlieferunganbaustelle lieferunganbaustelle "
            "lieferadressebaustelle baustellenadresse baustellenanschrift anlieferungfreibaustelle",
            "invoice": "remitinvoicesto submitinvoicesto accountspayable chargeto "
            "rechnungsanschrift rechnungsadresse rechnungan billto invoiceto invoicesto invoiceaddress "
            "billingaddress billedto invoicedto "
            "rechnungsempfanger rechnungbittean invoice rechnung soldtoparty",
            "supplier": "suppliedby orderplacedwith auftragan boughtfrom empfangerderbestellung "
            "supplier/fournisseur vendor/fournisseur fournisseur "
            "lieferant supplier vendor an firma to verkaufer seller auftragnehmer anbieter anden verkaufdurch soldby "
            "supplieraddress herrn herrnfrau "
            "empfanger orderedfrom purchasefrom purchasedfrom buyfrom bestellungan bestellungbei anfirma "
            "andiefirma issuedto "
            "issueto messrs m/s poissuedto supplyfrom bezugvon lieferantenanschrift vendoraddress bestelltbei orderto",
            "buyer": "issuingoffice issuingagency issuingdepartment issuingauthority orderingoffice orderingagency "
            "orderingdepartment purchasingagency contractingauthority bestellendedienststelle bestellendebehorde "
            "beschaffungsstelle bestellendeeinrichtung bedarfstrager mandant boughtby purchasedby "
            "besteller auftraggeber buyer kaufer from absender customer kunde bestelladresse "
            "orderedby purchaser von bestellerundrechnungsempfanger auftraggeberundrechnungsempfanger "
            "bestelltvon bestelltdurch buyeraddress company companyname companyaddress unternehmen issuedby "
            "orderingparty "
            "orderingcompany purchasingcompany purchasingorganisation purchasingorganization client clientname "
            "customername customeraddress organisation organization anforderndestelle sender onbehalfof "
            "ifundeliveredreturnto ifundeliveredpleasereturnto returnaddress absenderadresse",
        }
    ),
    ADDRESS_PARTS,
)
_CAPTIONS: Final = frozenset(("name", "address", "addr", "anschrift", "adresse"))


def is_caption(keys: Sequence[str]) -> bool:
    """Whether words behind a label only tell what stands below it: "Ship to: name of consignee / address"."""
    if len(keys) > 1 and len(keys[0]) == 1:
        # "Ship to: a. name of consignee"
        keys = keys[1:]
    return not _CAPTIONS.isdisjoint(keys) and bool(ADDRESS_PARTS.roles_of("".join(keys)))


def is_said_again(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a label ends words that say it in another language before a slash: "Dostawca / Supplier"."""
    before = [one for one in words[:start] if key_of(one.text)]
    slashed = start > 0 and (words[start - 1].text.endswith("/") or words[start].text.startswith("/"))
    behind = all(one.text.strip(":") == "" for one in words[end:])
    plain = not any(char.isdigit() for one in before for char in one.text)
    return slashed and behind and plain and 0 < len(before) <= _LONGEST


_LONGEST: Final = 4
"""Words of a label in another language, at most."""


def joined_role(words: Sequence[Word]) -> str | None:
    """The role of two labels that stand over one block, "Buyer / Ship to": `both` for goods and invoice.

    "" for the heading over two parties, "Auftraggeber und Auftragnehmer"; None where words are no two labels.
    """
    if len(words) > _LONGEST_PAIR or not any(_JOINT.search(one.text) for one in words):
        return None
    hits = matches(words, ROLES)
    whole = sum(hit.end - hit.start for hit in hits) + sum(1 for one in words if not key_of(one.text)) >= len(words)
    roles = {hit.meaning for hit in hits}
    if len(hits) != _PAIR or not whole or len(roles) != _PAIR:
        return None
    return "" if roles == {"buyer", "supplier"} else _JOINED.get(frozenset(roles))


_JOINT: Final = re.compile(r"(?i)/|^(?:und|and|u\.|&|\+)$")
_LONGEST_PAIR: Final = 7
_PAIR: Final = 2
_JOINED: Final = {
    frozenset(("buyer", "delivery")): "both",
    frozenset(("invoice", "delivery")): "both",
    frozenset(("buyer", "invoice")): "buyer",
}


def without_brackets(words: Sequence[Word]) -> list[Word]:
    """Words behind a label without what brackets say of it: "Vendor (Code 600418)"."""
    if not words or not words[0].text.startswith("("):
        return list(words)
    end = next((at for at, one in enumerate(words, 1) if one.text.rstrip(":").endswith(")")), 0)
    return list(words[end:])


COUNTRIES: Final = {
    "deutschland": "DE", "germany": "DE", "d": "DE", "de": "DE", "osterreich": "AT", "austria": "AT", "a": "AT",
    "at": "AT",
    "schweiz": "CH", "switzerland": "CH", "ch": "CH", "suisse": "CH", "france": "FR", "frankreich": "FR", "f": "FR",
    "niederlande": "NL", "netherlands": "NL", "nl": "NL", "belgien": "BE", "italien": "IT", "italy": "IT", "i": "IT",
    "unitedkingdom": "GB", "uk": "GB", "gb": "GB", "greatbritain": "GB", "england": "GB", "usa": "US",
    "unitedstates": "US", "polen": "PL", "poland": "PL", "danemark": "DK", "denmark": "DK", "spain": "ES",
    "spanien": "ES",
    "ireland": "IE", "irland": "IE", "luxemburg": "LU", "b": "BE", "l": "LU", "tschechien": "CZ",
    "belgium": "BE", "belgique": "BE", "italia": "IT", "espana": "ES", "norge": "NO", "sverige": "SE",
    "danmark": "DK", "suomi": "FI", "polska": "PL", "republicofireland": "IE", "eire": "IE",
    "southafrica": "ZA", "rsa": "ZA", "india": "IN", "hongkong": "HK", "slovakia": "SK", "slovenia": "SI",
    "croatia": "HR", "estonia": "EE", "latvia": "LV",
    "lithuania": "LT", "romania": "RO", "bulgaria": "BG", "greece": "GR", "turkey": "TR", "luxembourg": "LU",
    "canada": "CA", "australia": "AU", "newzealand": "NZ", "singapore": "SG", "unitedarabemirates": "AE", "uae": "AE",
    "scotland": "GB", "wales": "GB", "northernireland": "GB", "sweden": "SE", "norway": "NO", "finland": "FI",
    "portugal": "PT", "thenetherlands": "NL", "unitedstatesofamerica": "US", "czechrepublic": "CZ", "hungary": "HU",
}  # fmt: skip


class Bracketed(NamedTuple):
    """What brackets say that words are: "Kommission: Kita Nord, Am Bach 4, 36041 Fulda (= Lieferanschrift)"."""

    role: str
    before: list[Word]
    behind: list[Word]


def told_in_brackets(words: Sequence[Word]) -> Bracketed | None:
    """The role of the address before brackets, without its own label, or of that which follows them and a colon."""
    start = next((at for at, one in enumerate(words) if at and one.text.startswith("(")), len(words))
    end = next((at for at, one in enumerate(words) if at >= start and one.text.rstrip(":.").endswith(")")), None)
    if end is None:
        return None
    keys = [key for one in words[start : end + 1] if (key := key_of(one.text.strip("()=.:"))) and key not in _ALSO]
    role = ROLES.get("".join(keys))
    before, behind = list(words[:start]), list(words[end + 1 :])
    if role is None or (behind and not words[end].text.endswith(":")):
        return None
    if len(before) > _LABEL or any(map(str.isdigit, " ".join(one.text for one in before))):
        colon = next((at for at, one in enumerate(before[:_LABEL], 1) if one.text.endswith(":")), 0)
        return None if behind else Bracketed(role, before[colon:], [])
    return Bracketed(role, [], behind)


_LABEL: Final = 3
"""Words of a label before brackets, at most."""
_ALSO: Final = frozenset(
    ("zugleich", "gleichzeitig", "auch", "gleich", "ist", "entspricht", "und", "also", "is", "and", "equals", "same",
     "as", "our", "unsere", "die", "the")
)  # fmt: skip
