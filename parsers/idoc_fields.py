"""Fields of the segments of the SAP IDoc types ORDERS01 to ORDERS05, in their order, with their widths in characters.

The widths are those of the released segment definitions; newer definitions only add fields at the end, so a table
reads older records too (they end early) and newer ones but for what was added. Names without their release: the file's
`E2EDKA1003` and the XML's `E1EDKA1` are both `EDKA1`.
"""

from __future__ import annotations

from typing import Final, NamedTuple

CONTROL: Final = (
    "TABNAM:10 MANDT:3 DOCNUM:16 DOCREL:4 STATUS:2 DIRECT:1 OUTMOD:1 EXPRSS:1 TEST:1 IDOCTYP:30 CIMTYP:30 MESTYP:30 "
    "MESCOD:3 MESFCT:3 STD:1 STDVRS:6 STDMES:6 SNDPOR:10 SNDPRT:2 SNDPFC:2 SNDPRN:10 SNDSAD:21 SNDLAD:70 RCVPOR:10 "
    "RCVPRT:2 RCVPFC:2 RCVPRN:10 RCVSAD:21 RCVLAD:70 CREDAT:8 CRETIM:6 REFINT:14 REFGRP:14 REFMES:14 ARCKEY:70 "
    "SERIAL:20"
)
CONTROL_WIDTH: Final = 524
HEADER_WIDTH: Final = 63
"""SEGNAM 30, MANDT 3, DOCNUM 16, SEGNUM 6, PSGNUM 6, HLEVEL 2."""
DATA_WIDTH: Final = 1000
_PARTY: Final = (
    "PARVW:3 PARTN:17 LIFNR:17 NAME1:35 NAME2:35 NAME3:35 NAME4:35 STRAS:35 STRS2:35 PFACH:35 ORT01:35 COUNC:9 PSTLZ:9 "
    "PSTL2:9 LAND1:3 ABLAD:35 PERNR:30 PARNR:30 TELF1:25 TELF2:25 TELBX:25 TELFX:25 TELTX:25 TELX1:25 SPRAS:1 ANRED:15 "
    "ORT02:35 HAUSN:6 STOCK:6 REGIO:3 PARGE:1 ISOAL:2 ISONU:2 FCODE:20 IHREZ:30 BNAME:35 PAORG:30 ORGTX:35 PAGRU:30 "
    "KNREF:30 ILNNR:70 PFORT:35 SPRAS_ISO:2 TITLE:15"
)
_CONDITION: Final = (
    "ALCKZ:3 KSCHL:4 KOTXT:80 BETRG:18 KPERC:8 KRATE:15 UPRBS:9 MEAUN:3 KOBTR:18 MWSKZ:7 MSATZ:17 KOEIN:3 CURTP:2 "
    "KOBAS:18"
)
_TAX: Final = "MWSKZ:7 MSATZ:17 MWSBT:18 TXJCD:15 KTEXT:50"
_DATE: Final = "IDDAT:3 DATUM:8 UZEIT:6"
_TEXT_LINE: Final = "TDLINE:70 TDFORMAT:2"


class Field(NamedTuple):
    """A field of a record's data part; `begin` counts from 0."""

    name: str
    begin: int
    width: int


def _fields(text: str) -> tuple[Field, ...]:
    found, begin = [], 0
    for one in text.split():
        name, _, width = one.partition(":")
        found.append(Field(name, begin, int(width)))
        begin += int(width)
    return tuple(found)


SEGMENTS: Final = {
    name: _fields(text)
    for name, text in {
        "EDK01": (
            "ACTION:3 KZABS:1 CURCY:3 HWAER:3 WKURS:12 ZTERM:17 KUNDEUINR:20 EIGENUINR:20 BSART:4 BELNR:35 NTGEW:18 "
            "BRGEW:18 GEWEI:3 FKART_RL:4 ABLAD:25 BSTZD:4 VSART:2 VSART_BEZ:20 RECIPNT_NO:10 KZAZU:1 AUTLF:1 AUGRU:3 "
            "AUGRU_BEZ:40 ABRVW:3 ABRVW_BEZ:20 FKTYP:1 LIFSK:2 LIFSK_BEZ:20 EMPST:25 ABTNR:4 DELCO:3 WKURS_M:12"
        ),
        "EDK14": "QUALF:3 ORGID:35",
        "EDK03": _DATE,
        "EDK04": _TAX,
        "EDK05": _CONDITION,
        "EDKA1": _PARTY,
        "EDKA3": "QUALP:3 STDPN:70",
        "EDK02": "QUALF:3 BELNR:35 POSNR:6 DATUM:8 UZEIT:6",
        "EDK17": "QUALF:3 LKOND:3 LKTEXT:70",
        "EDK18": "QUALF:3 TAGE:8 PRZNT:8 ZTERM_TXT:70",
        "EDK35": "QUALZ:3 CUSADD:35 CUSADD_BEZ:40",
        "EDK36": "BCUST:3 CNUMB:25 CHOLD:40 EXPDA:8 CRDAT:8 AMOUN:18 CURCY:3",
        "EDKT1": "TDID:4 TSSPRAS:3 TSSPRAS_ISO:2 TDOBJECT:10 TDOBNAME:70",
        "EDKT2": _TEXT_LINE,
        "EDP01": (
            "POSEX:6 ACTION:3 PSTYP:1 KZABS:1 MENGE:15 MENEE:3 BMNG2:15 PMENE:3 ABFTZ:7 VPREI:15 PEINH:9 NETWR:18 "
            "ANETW:18 SKFBP:18 NTGEW:18 GEWEI:3 EINKZ:1 CURCY:3 PREIS:18 MATKL:9 UEPOS:6 GRKOR:3 EVERS:7 BPUMN:6 "
            "BPUMZ:6 ABGRU:2 ABGRT:40 ANTLF:1 FIXMG:1 KZAZU:1 BRGEW:18 PSTYV:4 EMPST:25 ABTNR:4 ABRVW:3 WERKS:4 "
            "LPRIO:2 LPRIO_BEZ:20 ROUTE:6 ROUTE_BEZ:40 LGORT:4 VSTEL:4 DELCO:3 MATNR:35"
        ),
        "EDP02": "QUALF:3 BELNR:35 ZEILE:6 DATUM:8 UZEIT:6 BSARK:35 IHREZ:30",
        "EDP03": _DATE,
        "EDP04": _TAX,
        "EDP05": _CONDITION,
        "EDP20": "WMENG:15 AMENG:15 EDATU:8 EZEIT:6 EDATU_OLD:8 EZEIT_OLD:6 ACTION:3",
        "EDPA1": _PARTY,
        "EDP19": "QUALF:3 IDTNR:35 KTEXT:70 MFRPN:42 MFRNR:10",
        "EDP17": "QUALF:3 LKOND:3 LKTEXT:70 LPRIO:2",
        "EDP18": "QUALF:3 TAGE:8 PRZNT:8 ZTERM_TXT:70",
        "EDPT1": "TDID:4 TSSPRAS:3 TSSPRAS_ISO:2",
        "EDPT2": _TEXT_LINE,
        "EDS01": "SUMID:3 SUMME:18 SUNIT:3 WAERQ:3",
    }.items()
}
CONTROL_FIELDS: Final = _fields(CONTROL)
PARENTS: Final = {
    "EDKA3": "EDKA1", "EDKT2": "EDKT1", "EDP02": "EDP01", "EDP03": "EDP01", "EDP04": "EDP01", "EDP05": "EDP01",
    "EDP20": "EDP01", "EDPA1": "EDP01", "EDP19": "EDP01", "EDP17": "EDP01", "EDP18": "EDP01", "EDPT1": "EDP01",
    "EDPT2": "EDPT1",
}  # fmt: skip
"""The segment each hangs below; all others stand directly in the IDoc."""
