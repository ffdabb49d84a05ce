"""Segment groups of the EDIFACT messages the hub reads and writes, by directory. Pure.

The notation is that of `parsers.edi_groups`; UNH, which the reader has taken already, is left out. The tables are wide
on purpose, for nobody may be blamed wrongly: the larger maximum and the optional member stand where editions differ or
a source says nothing. So the tables of D.93A and D.94B are that of D.96A with API and QVA, as APR and QVR were called
before, for no narrower form is known for sure; that of D.01B has beside them what later directories put in the place of
others (PYT for PAT, GEI for GIS) or added (EFI), because all later ones are compared with it.
RECADV is one wide table for all directories, and a message that an old one lacks is compared with the next that has it.

Source: UN/EDIFACT directories of UN/ECE (EDMD, message segment tables of D.93A to D.01B); CONTRL: ISO 9735.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.edi_groups import Level, level

_RATES = "QTY{RNG} PCD{RNG} MOA*2{RNG} RTE{RNG} TAX*5{MOA}"
_RATES_LATE = "QTY{RNG} PCD{RNG} MOA*2{RNG CUX DTM} RTE{RNG} TAX*5{MOA*2}"
_CONTACT = "CTA*5{COM*5}"
_PARTY = f"FII*5 RFF*99{{DTM*5}} DOC*5{{DTM*5}} {_CONTACT}"
_TRANSPORT = "TDT*10{LOC*10{DTM*5}} TOD*5{LOC*2}"
_EQUIPMENT = "EQD*10{HAN*5 MEA*5 FTX*5}"
_SCHEDULE = "SCC*100{FTX*5 RFF*5 QTY*10{DTM*5}}"
_CONDITIONS = "RCS*999{RFF*5 DTM*5 FTX*99999}"
_DANGEROUS = "DGS*999{FTX*5 CTA*99{COM*5}}"
_MARKS = "PCI*10{RFF DTM*5 GIN*10}"
_FILES = "EFI*99{CED*99 COM*9 RFF*9 DTM*9 QTY*9}"
_ADJUSTED = "AJT*99{FTX*5}"
"""What a change or an answer says of an adjustment; an order has none."""

_ORDER_96A = f"""
BGM! DTM!*35 PAI ALI*5 IMD*999 FTX*99
RFF*99{{DTM*5}} {_ADJUSTED} NAD*99{{LOC*25 {_PARTY}}} TAX*5{{MOA LOC*5}} CUX*5{{PCD*5 DTM*5}} PAT*10{{DTM*5 PCD MOA}}
{_TRANSPORT} PAC*99{{MEA*5 {_MARKS}}} {_EQUIPMENT} {_SCHEDULE} APR*25{{DTM*5 RNG}} ALC*99{{ALI*5 DTM*5 {_RATES}}}
{_CONDITIONS}
LIN*200000{{PIA*25 IMD*99 MEA*99 QTY*99 PCD*5 ALI*5 DTM*35 MOA*10 GIN*1000 GIR*1000 QVR DOC*99 PAI FTX*99
  CCI*999{{CAV*10 MEA*10}} PAT*10{{DTM*5 PCD MOA}} {_ADJUSTED} PRI*25{{CUX APR*99 RNG DTM*5}} {_ADJUSTED}
  RFF*9999{{DTM*5}} PAC*99{{MEA*5 QTY*5 DTM*5 RFF{{DTM*5}} {_MARKS}}} LOC*9999{{QTY DTM*5}} TAX*10{{MOA LOC*5}}
  NAD*999{{LOC*5 {_PARTY}}} ALC*99{{ALI*5 DTM*5 {_RATES}}} {_TRANSPORT} {_EQUIPMENT} {_SCHEDULE} {_CONDITIONS}
  STG*10{{QTY*3{{MOA}}}}}}
UNS! MOA*99 CNT*10 ALC*15{{ALI MOA*2}} UNT!
"""
_TERMS_01B = "PAT*10{DTM*5 PCD MOA*9999{GIR*9 RJL*99}} PYT*10{DTM*5 PCD MOA*9999{GIR*9 RJL*99}}"
_ORDER_01B = f"""
BGM! DTM!*35 PAI ALI*5 IMD*999 FTX*99 GIR*10
RFF*9999{{DTM*5}} {_ADJUSTED} NAD*99{{LOC*99 {_PARTY}}} TAX*5{{MOA LOC*9}} CUX*5{{PCD*5 DTM*5}} {_TERMS_01B}
{_TRANSPORT} PAC*99{{MEA*5 {_MARKS}}} {_EQUIPMENT} {_SCHEDULE} APR*25{{DTM*5 RNG}} ALC*99{{ALI*5 DTM*5 {_RATES}}}
{_CONDITIONS} {_DANGEROUS}
LIN*200000{{PIA*25 IMD*99 MEA*99 QTY*99 PCD*5 ALI*5 DTM*35 MOA*10 GIS*99 GEI*99 GIN*1000 GIR*1000 QVR DOC*99 PAI MTD*99
  FTX*99 CCI*999{{CAV*10 MEA*10}} {_TERMS_01B} {_ADJUSTED} PRI*25{{CUX APR*99 RNG DTM*5}} {_ADJUSTED}
  RFF*9999{{DTM*5 GIS*99 GEI*99 MOA*99}} PAC*99{{MEA*5 QTY*5 DTM*5 RFF{{DTM*5}} {_MARKS}}} LOC*9999{{QTY PCD DTM*5}}
  TAX*10{{MOA LOC*5}} NAD*999{{LOC*5 {_PARTY}}} ALC*99{{ALI*5 DTM*5 {_RATES}}} {_TRANSPORT} {_EQUIPMENT} {_SCHEDULE}
  {_CONDITIONS} STG*10{{QTY*3{{MOA}}}} {_DANGEROUS}}}
UNS! MOA*99 CNT*10 ALC*15{{ALI MOA*2}} UNT!
"""

_INVOICE_PARTY = f"RFF*9999{{DTM*5}} DOC*5{{DTM*5}} {_CONTACT}"
_INVOICE_96A = f"""
BGM! DTM!*35 PAI ALI*5 IMD FTX*99
RFF*99{{DTM*5}} NAD*99{{LOC*25 FII*5 {_INVOICE_PARTY}}} TAX*5{{MOA LOC*5}} CUX*5{{DTM*5}}
PAT*10{{DTM*5 PCD MOA PAI FII}} TDT*10{{LOC*10{{DTM*5}} RFF*9999{{DTM*5}}}} TOD*5{{LOC*2}}
PAC*1000{{MEA*5 EQD {_MARKS}}} ALC*9999{{ALI*5 RFF*5{{DTM*5}} {_RATES}}}
RCS*100{{RFF*5 DTM*5 FTX*5}} AJT{{FTX*5}} INP{{FTX*5}}
LIN*9999999{{PIA*25 IMD*99 MEA*5 QTY*5 PCD ALI*5 DTM*35 GIN*1000 GIR*1000 QVR EQD FTX*99 MOA*99{{CUX}}
  PAT*10{{DTM*5 PCD MOA}} PRI*25{{CUX APR RNG DTM*5}} RFF*10{{DTM*5}} PAC*10{{MEA*10 EQD {_MARKS}}}
  LOC*9999{{QTY*100 DTM*5}} TAX*99{{MOA*2 LOC*5}} NAD*99{{LOC*5 {_PARTY}}} ALC*30{{ALI*5 DTM*5 {_RATES}}}
  {_TRANSPORT} RCS*100{{RFF*5 DTM*5 FTX*5}}}}
UNS! CNT*10 MOA*100{{RFF{{DTM*5}}}} TAX*10{{MOA*9}} ALC*15{{ALI MOA*2}} UNT!
"""
_INDICATED = "RFF*9 IMD*99 DTM*5 GIR*5 LOC*2 MEA*5 QTY*9 FTX*5 MOA*2"
_INVOICE_01B = f"""
BGM! DTM!*35 PAI ALI*5 IMD FTX*99 LOC*10 GIS*10 GEI*10 DGS GIR*10
RFF*99999{{DTM*5 GIR*5 LOC*2 MEA*5 QTY*2 FTX*5 MOA*2 RTE*99}}
NAD*99{{LOC*25 FII*5 MOA*99 {_INVOICE_PARTY}}} TAX*5{{MOA LOC*5}} CUX*99{{DTM*5}}
PAT*10{{DTM*5 PCD MOA PAI FII}} PYT*10{{DTM*5 PCD MOA PAI FII}}
TDT*10{{TSR LOC*10{{DTM*5}} RFF*9999{{DTM*5}}}} TOD*5{{LOC*2}} EQD*99{{SEL*9}} PAC*1000{{MEA*5 EQD {_MARKS}}}
ALC*9999{{ALI*5 FTX RFF*5{{DTM*5}} {_RATES_LATE}}} RCS*100{{RFF*5 DTM*5 FTX*5}} AJT{{FTX*5}} INP{{FTX*5}} {_FILES}
LIN*9999999{{PIA*25 PGI*99 IMD*99 MEA*5 QTY*5 PCD ALI*5 DTM*35 GIN*1000 GIR*1000 QVR EQD FTX*99 DGS MOA*99{{CUX}}
  PAT*10{{DTM*5 PCD*99 MOA}} PYT*10{{DTM*5 PCD*99 MOA}} PRI*25{{CUX APR RNG DTM*5}} RFF*10{{DTM*5}}
  PAC*999{{MEA*10 EQD {_MARKS}}} LOC*9999{{QTY*100 DTM*5}} TAX*99{{MOA*2 LOC*5}} NAD*99{{LOC*5 {_PARTY}}}
  ALC*30{{ALI*5 DTM*5 FTX {_RATES_LATE}}} {_TRANSPORT} RCS*100{{RFF*5 DTM*5 FTX*5}} GIS*10{{{_INDICATED}}}
  GEI*999{{{_INDICATED}}} {_FILES}}}
UNS! CNT*10 MOA*100{{RFF{{DTM*5}}}} TAX*10{{MOA*9}} ALC*15{{ALI MOA*2 FTX}} UNT!
"""

_HANDLED = "HAN*10{FTX*10}"
_EQUIPPED = f"EQD*10{{MEA*5 SEL*25 EQA*5 {_HANDLED}}}"
_LINE_PLACES = "DGS*9999{QTY FTX*5} LOC*100{NAD DTM QTY*10} SGP*1000{QTY*10}"
_LINE_MARKS = "PCI*9999{DTM*5 MEA*10 QTY GIN*10{DLM*100} HAN*10{FTX*5 GIN*1000}} QVR*10{DTM*5}"
_DESPATCH_96A = f"""
BGM! DTM*10 ALI*5 MEA*5 MOA*5
RFF*10{{DTM}} NAD*99{{LOC*10 RFF*10{{DTM}} CTA*10{{COM*5}}}} TOD*10{{LOC*5 FTX*5}} TDT*10{{PCD*6 LOC*10{{DTM*10}}}}
{_EQUIPPED}
CPS*9999{{FTX*5
  PAC*9999{{MEA*10 QTY*10 {_HANDLED} PCI*1000{{RFF DTM*5 GIR*99{{DTM*5}} GIN*99{{DLM*10}}}}}}
  LIN*9999{{PIA*10 IMD*25 MEA*10 QTY*10 ALI*10 GIN*100 GIR*100 DLM*100 DTM*5 FTX*99 MOA*5
    RFF*99{{DTM}} {_LINE_PLACES} {_LINE_MARKS}}}}}
CNT*5 UNT!
"""
_DESPATCH_01B = f"""
BGM! DTM*10 ALI*5 MEA*5 MOA*5 CUX*9
RFF*99{{DTM*9}} NAD*99{{LOC*10 RFF*99{{DTM*99}} CTA*10{{COM*5}}}} TOD*10{{LOC*9999 FTX*5}}
TDT*10{{PCD*6 TMD LOC*10{{DTM*10}}}} {_EQUIPPED} {_FILES}
CPS*9999{{FTX*99 QVR*9
  PAC*9999{{MEA*99 QTY*10 {_HANDLED}
    PCI*1000{{RFF*99 DTM*9 GIR*99{{DTM*5}} GIN*99{{DLM*10}} COD*99{{MEA*9 QTY*9 PCD*9}}}} {_FILES}}}
  LIN*9999{{PIA*10 IMD*99 MEA*10 QTY*10 ALI*10 GIN*100 GIR*100 DLM*100 DTM*5 NAD*99 TDT TMD HAN*20 FTX*99 MOA*5 PAC*9
    RFF*99{{NAD CTA DTM}} {_LINE_PLACES} {_LINE_MARKS} {_FILES}}}}}
CNT*5 UNT!
"""

_STATE = "CDI*99{INP*99}"
_RECEIPT = f"""
BGM! DTM*10 ALI*5 CUX*9 FTX*99
RFF*99{{DTM*9}} DOC*99{{DTM*9}} {_STATE} NAD*99{{LOC*10 RFF*99{{DTM*9}} CTA*10{{COM*5}} {_STATE}}}
TOD*10{{LOC*5 FTX*5 {_STATE}}} TDT*10{{PCD*6 TMD {_STATE} LOC*10{{DTM*10}} {_STATE}}}
EQD*9999{{MEA*5 {_STATE} SEL*25{{{_STATE}}} EQA*5{{{_STATE}}} {_HANDLED}}}
CPS*9999{{FTX*99 QVR*9 {_STATE}
  PAC*9999{{MEA*99 QTY*10 QVR*10 {_STATE} {_HANDLED}
    PCI*9999{{RFF*99 DTM*9 QVR*10 {_STATE} GIR*99{{DTM*5}} GIN*9999{{DLM*100 {_STATE}}}}}}}
  LIN*9999{{PIA*10 IMD*99 MEA*10 QTY*99 QVR*99{{DTM*5}} PRI*99 ALI*10 GIN*1000 GIR*1000 DLM*100 DTM*99 NAD*99 TDT TMD
    HAN*20 FTX*99 MOA*10 {_STATE} QVR*99{{DTM*5}} DOC*99{{DTM*9}} RFF*99{{NAD CTA DTM*9}} PRI*99{{CUX DTM*5}}
    {_LINE_PLACES} PCI*9999{{DTM*5 MEA*10 QTY*99 QVR*99 {_STATE} GIN*9999{{DLM*100 {_STATE}}} HAN*10{{FTX*5 GIN*1000}}}}
    QVR*99{{DTM*5}} {_STATE}}}}}
CNT*5 UNT!
"""

_ERRORS = """
BGM! DTM*9 FTX*9 CNT*9 DOC*99{DTM*99} RFF*9{DTM*9} NAD*9{CTA*9 COM*9} ERC*99999{FTX*9 RFF*9{FTX*9}} UNT!
"""
_SEGMENT_STATES = "UCM*999999{UCS*999{UCD*99}}"
_ACKNOWLEDGED = f"UCI! {_SEGMENT_STATES} UCF*999999{{{_SEGMENT_STATES}}} UNT!"


def _order(text: str) -> str:
    return text.replace(_ADJUSTED, "")


def _answer(text: str) -> str:
    """An answer may be a header only, which says yes or no to all."""
    return text.replace("UNS!", "UNS")


def _older(text: str) -> str:
    """The names that segments had until D.94B, beside those they have since."""
    return re.sub(r"APR(\*[0-9]+)?(\{[^{}]*\})?", r"API\1\2 \g<0>", text).replace("QVR", "QVA QVR")


_OLD = {
    "ORDERS": _older(_order(_ORDER_96A)),
    "ORDCHG": _older(_ORDER_96A),
    "ORDRSP": _older(_answer(_ORDER_96A)),
    "DESADV": _older(_DESPATCH_96A),
    "INVOIC": _older(_INVOICE_96A),
}
TABLES: Final[dict[str, dict[str, str]]] = {
    "ISO 9735": {"CONTRL": _ACKNOWLEDGED},
    "D.93A": _OLD,
    "D.94B": _OLD,
    "D.96A": {
        "ORDERS": _order(_ORDER_96A),
        "ORDCHG": _ORDER_96A,
        "ORDRSP": _answer(_ORDER_96A),
        "DESADV": _DESPATCH_96A,
        "RECADV": _RECEIPT,
        "INVOIC": _INVOICE_96A,
        "APERAK": _ERRORS,
    },
    "D.01B": {
        "ORDERS": _order(_ORDER_01B),
        "ORDCHG": _ORDER_01B,
        "ORDRSP": _answer(_ORDER_01B),
        "DESADV": _DESPATCH_01B,
        "RECADV": _RECEIPT,
        "INVOIC": _INVOICE_01B,
        "APERAK": _ERRORS,
    },
}
"""Release, message, members; the releases from the oldest to the latest. CONTRL is of the syntax, not of a release."""

_DIRECTORY = re.compile(r"[DS]\.([0-9]{2})([A-Z])")
_CENTURY = 90
"""Two digits from here on are of the 20th century: the first directories are of 1990."""


def _age(directory: str) -> tuple[int, str] | None:
    """Year and half-year of a directory, to compare with; None of what is no directory, as of a syntax version."""
    found = _DIRECTORY.fullmatch(directory)
    if found is None:
        return None
    year = int(found[1])
    return (year if year >= _CENTURY else year + 100, found[2])


@lru_cache(maxsize=256)
def structure_of(message: str, directory: str) -> tuple[str, Level] | None:
    """The release a message is compared with and its members, UNH left out; None of a message not in the tables.

    `directory` as UNH has it, "D.96A"; one between the tables is compared with the next later one, one that is later
    than all, or none at all, with the latest.
    """
    wanted = _age(directory)
    chosen = None
    for release, messages in TABLES.items():
        if message not in messages:
            continue
        chosen = release
        age = _age(release)
        if wanted is not None and age is not None and wanted <= age:
            break
    return (chosen, level(TABLES[chosen][message])) if chosen else None
