"""Code lists an order is checked against: units (UN/ECE Rec 20), currencies (ISO 4217), countries (ISO 3166-1), UNTDID.

Only codes that occur in trade with goods stand here; package units of Rec 21 are written with a leading X (XCT carton)
and are known by their form. Words for screens and mails are our own. What a partner calls a unit is the business of the
mapping's lookups (`Stk` -> H87), not of this module.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class UnitWords(NamedTuple):
    """How a unit is written beside a number."""

    de: str
    en: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNIT_WORDS: Final[dict[str, UnitWords]] = {
    "C62": UnitWords("Stück", "pcs"), "H87": UnitWords("Stück", "pcs"), "EA": UnitWords("Stück", "pcs"),
    "NAR": UnitWords("Stück", "pcs"), "NMB": UnitWords("Stück", "pcs"),
    "PR": UnitWords("Paar", "pairs"), "NPR": UnitWords("Paar", "pairs"), "DZN": UnitWords("Dutzend", "dozen"),
    "DZP": UnitWords("Dutzend Pack", "dozen packs"), "GRO": UnitWords("Gros", "gross"),
    "CEN": UnitWords("Hundert", "hundred"), "CNP": UnitWords("Hunderterpack", "packs of 100"),
    "MIL": UnitWords("Tausend", "thousand"), "SET": UnitWords("Satz", "sets"), "KT": UnitWords("Satz", "kits"),
    "AS": UnitWords("Sortiment", "assortments"), "PK": UnitWords("Packung", "packs"),
    "PA": UnitWords("Päckchen", "packets"), "NMP": UnitWords("Packung", "packs"),
    "CT": UnitWords("Karton", "cartons"), "CS": UnitWords("Kiste", "cases"), "BX": UnitWords("Schachtel", "boxes"),
    "BG": UnitWords("Beutel", "bags"), "SA": UnitWords("Sack", "sacks"), "BO": UnitWords("Flasche", "bottles"),
    "CA": UnitWords("Dose", "cans"), "CN": UnitWords("Dose", "cans"), "TU": UnitWords("Tube", "tubes"),
    "JR": UnitWords("Glas", "jars"), "BJ": UnitWords("Eimer", "buckets"), "RO": UnitWords("Rolle", "rolls"),
    "RL": UnitWords("Spule", "reels"), "SO": UnitWords("Spule", "spools"), "ST": UnitWords("Blatt", "sheets"),
    "LEF": UnitWords("Blatt", "leaves"), "RM": UnitWords("Ries", "reams"), "BE": UnitWords("Bund", "bundles"),
    "PF": UnitWords("Palette", "pallets"), "TY": UnitWords("Tray", "trays"), "DR": UnitWords("Fass", "drums"),
    "PG": UnitWords("Platte", "plates"), "BB": UnitWords("Karton", "boxes"), "CY": UnitWords("Flasche", "cylinders"),
    "LH": UnitWords("Std. Arbeit", "labour hours"), "E48": UnitWords("Leistungseinheit", "service units"),
    "LS": UnitWords("pauschal", "lump sum"), "ZZ": UnitWords("Einheit", "units"),
    "MGM": UnitWords("mg", "mg"), "GRM": UnitWords("g", "g"), "HGM": UnitWords("hg", "hg"),
    "KGM": UnitWords("kg", "kg"), "TNE": UnitWords("t", "t"), "DTN": UnitWords("dt", "dt"),
    "LBR": UnitWords("lb", "lb"), "ONZ": UnitWords("oz", "oz"), "STN": UnitWords("sh.tn.", "short tons"),
    "MMT": UnitWords("mm", "mm"), "CMT": UnitWords("cm", "cm"), "DMT": UnitWords("dm", "dm"),
    "MTR": UnitWords("m", "m"), "LM": UnitWords("lfm", "linear m"), "KMT": UnitWords("km", "km"),
    "INH": UnitWords("Zoll", "in"), "FOT": UnitWords("Fuß", "ft"), "YRD": UnitWords("Yard", "yd"),
    "LF": UnitWords("lfd. Fuß", "linear ft"), "MMK": UnitWords("mm²", "mm²"), "CMK": UnitWords("cm²", "cm²"),
    "DMK": UnitWords("dm²", "dm²"), "MTK": UnitWords("m²", "m²"), "HAR": UnitWords("ha", "ha"),
    "FTK": UnitWords("Fuß²", "ft²"), "INK": UnitWords("Zoll²", "in²"), "YDK": UnitWords("Yard²", "yd²"),
    "MMQ": UnitWords("mm³", "mm³"), "CMQ": UnitWords("cm³", "cm³"), "DMQ": UnitWords("dm³", "dm³"),
    "MTQ": UnitWords("m³", "m³"), "FTQ": UnitWords("Fuß³", "ft³"), "MLT": UnitWords("ml", "ml"),
    "CLT": UnitWords("cl", "cl"), "DLT": UnitWords("dl", "dl"), "LTR": UnitWords("l", "l"),
    "HLT": UnitWords("hl", "hl"), "GLL": UnitWords("gal", "gal"), "PTI": UnitWords("pt", "pt"),
    "QT": UnitWords("qt", "qt"), "OZA": UnitWords("fl oz", "fl oz"), "BLL": UnitWords("bbl", "bbl"),
    "SEC": UnitWords("s", "s"), "MIN": UnitWords("min", "min"), "HUR": UnitWords("Std.", "h"),
    "DAY": UnitWords("Tage", "days"), "WEE": UnitWords("Wochen", "weeks"), "MON": UnitWords("Monate", "months"),
    "QAN": UnitWords("Quartale", "quarters"), "ANN": UnitWords("Jahre", "years"), "WHR": UnitWords("Wh", "Wh"),
    "KWH": UnitWords("kWh", "kWh"), "MWH": UnitWords("MWh", "MWh"), "KWT": UnitWords("kW", "kW"),
    "WTT": UnitWords("W", "W"), "P1": UnitWords("%", "%"), "NPT": UnitWords("Teile", "parts"),
    "XBG": UnitWords("Beutel", "bags"), "XBX": UnitWords("Schachtel", "boxes"), "XCT": UnitWords("Karton", "cartons"),
    "XCS": UnitWords("Kiste", "cases"), "XPK": UnitWords("Packung", "packages"), "XPX": UnitWords("Palette", "pallets"),
    "XPC": UnitWords("Paket", "parcels"), "XPA": UnitWords("Päckchen", "packets"), "XRO": UnitWords("Rolle", "rolls"),
    "XBO": UnitWords("Flasche", "bottles"), "XBQ": UnitWords("Flasche", "bottles"), "XCX": UnitWords("Dose", "cans"),
    "XTU": UnitWords("Tube", "tubes"), "XSA": UnitWords("Sack", "sacks"), "XCR": UnitWords("Kasten", "crates"),
    "XPU": UnitWords("Tray", "trays"), "XDS": UnitWords("Display", "displays"), "XBJ": UnitWords("Eimer", "buckets"),
    "XDR": UnitWords("Fass", "drums"), "XCA": UnitWords("Dose", "cans"), "XBE": UnitWords("Bund", "bundles"),
    "XRG": UnitWords("Ring", "rings"), "XTB": UnitWords("Kübel", "tubs"), "XBH": UnitWords("Bund", "bunches"),
    "XSO": UnitWords("Spule", "spools"), "XRL": UnitWords("Haspel", "reels"), "XCL": UnitWords("Rolle", "coils"),
    "XPT": UnitWords("Topf", "pots"), "XJR": UnitWords("Glas", "jars"), "XBL": UnitWords("Ballen", "bales"),
    "XJY": UnitWords("Kanister", "jerricans"), "XNT": UnitWords("Netz", "nets"), "XBR": UnitWords("Stange", "bars"),
    "XST": UnitWords("Bogen", "sheets"), "XUN": UnitWords("Einheit", "units"), "XEA": UnitWords("Stück", "pcs"),
}  # fmt: skip
"""Trade units with words; retired Rec 20 codes (CT, BX, RO, ...) are kept because partners still send them."""

_MORE_UNITS = _words(
    "4K 5B 1I 2N 4L 4P A9 AD AMP AB ACR ACT AMH ASM ATM BAR BFT BHP BLD BLG BPM BQL BTU BUA BUI CDL CEL CGM CKG "
    "CLF COU CTG CTM CUR D30 D41 DAA DAD DEC DMO DPC DPR DPT DRA DRI DRL DTH DWT E49 E50 E51 FAH FAR GBQ GFI GGR "
    "GIA GII GLD GLI GRN GRT GWH HBA HBX HD HJ HKM HMQ HPA HTZ IE IV JOU K6 KAT KBA KEL KGS KHZ KJO KLT "
    "KMH KMK KNI KNS "
    "KNT KO KPA KPH KPO KPP KSD KSH KTN KTM KUR KVA KVR KVT LAC LBT LPA LTN LUB LUM LUX MAL MAM MAW MBE MBF MBR MCU MD "
    "MHZ MIK MIO MIU MLD MPA MQH MQS MSK MTS MVA NAR NBB NCL NEW NF NIL NIU NMI NT NX OHM OZ OZI P1 P2 P3 P4 P5 "
    "PGL PTD PTL Q3 QTD QTI QTL RPM RPS SAN SCO SCR SHT SIE SMI SR STC STI TAH TAN TIP TPI TPR TQD TRL TSD TSH "
    "UC UM VI VLT VP W4 WB WCD WEB WM WSD WW 10 11 13 14 15 20 21 22 23 24 25 27 28 B32 DB G21 HC HH L2 "
    "HEA TP SX SK SL SQ SW SYR SV "
)
_PACKAGE = re.compile(r"X[0-9A-Z]{2}\Z")

PIECES: Final = frozenset({"C62", "H87", "EA", "NAR", "NMB", "XEA", "PCE"})
"""Codes that all mean one piece; partners use them for one another."""

_ALIKE: Final = {
    "CT": "XCT", "CS": "XCS", "BX": "XBX", "RO": "XRO", "PK": "XPK", "BG": "XBG", "SA": "XSA", "PF": "XPX",
    "BO": "XBO", "TU": "XTU", "NPR": "PR", "XPC": "XPK", "NMP": "XPK", "XCA": "XCX", "LM": "MTR", "PG": "XPG",
}  # fmt: skip

CURRENCIES: Final = _words(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
_MINOR_DIGITS = {
    **dict.fromkeys(_words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"), 0),
    **dict.fromkeys(_words("BHD IQD JOD KWD LYD OMR TND"), 3),
}

COUNTRIES: Final = _words(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XI XK"
)
"""ISO 3166-1, with XI (Northern Ireland) and XK (Kosovo) as EN 16931 and carriers use them."""

ORDER_TYPES: Final = frozenset({"105", "220", "221", "222", "224", "225", "226", "227", "228", "230", "231", "258"})
"""UNTDID 1001 codes of purchase orders and what follows them."""

TAX_CATEGORIES: Final = frozenset({"S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B"})
"""UNTDID 5305 as EN 16931 restricts it."""


def is_unit(code: str) -> bool:
    """Whether `code` is a unit of Rec 20 (or a package of Rec 21 with its leading X) that trade uses."""
    return code in UNIT_WORDS or code in _MORE_UNITS or _PACKAGE.match(code) is not None


def same_unit(one: str, other: str) -> bool:
    """Whether two codes mean the same unit: C62, H87 and EA are all pieces, CT and XCT both cartons."""
    if one == other or (one in PIECES and other in PIECES):
        return True
    return _ALIKE.get(one, one) == _ALIKE.get(other, other)


def unit_word(code: str | None, language: str = "en") -> str:
    """The unit as people write it; the code itself where we have no word, "" for none."""
    if not code:
        return ""
    words = UNIT_WORDS.get(code)
    if words is None:
        return code
    return words.de if language == "de" else words.en


def minor_digits(currency: str | None) -> int:
    """Decimal places of amounts in `currency`; 2 where nothing else is known."""
    return _MINOR_DIGITS.get(currency or "", 2)
