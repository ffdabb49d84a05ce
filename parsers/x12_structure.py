"""Segment loops of the X12 transaction sets the hub reads and writes, one wide table for 004010 to 005010. Pure.

The notation is that of `parsers.edi_groups`, with `*n` for a segment that may stand any number of times; ST, which the
reader has taken already, is left out. Where the versions differ, in what may stand, where, or how often, the wider one
stands: a segment that moved stands at both places. Only what every version demands is mandatory.

Source: transaction sets 850, 855, 856, 860, 810 and 997 of ASC X12, 004010 to 005010; structure, no names or texts.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from parsers.edi_groups import Level, level

_UNBOUNDED: Final = "*999999"

_SENT = "TD1*n TD5*n TD3*n TD4*n"
_CHARGE = "SAC*n{CUR CTP*n TXI*n}"
_CODED = "LM*n{LQ*n}"
_ACCOUNTS = "FA1*n{FA2*n}"
_VESSEL = "V1*n{R4*n DTM*n}"
_PARTY = f"N1*n{{N2*n N3*n N4*n NX2*n REF*n PER*n SI*n DTM*n FOB {_SENT} PKG*n MSG*n}}"
_NOTE = "N9*n{DTM*n MEA*n MSG*n MTX*n PWK*n EFI*n}"
_AMOUNT = "AMT*n{REF*n DTM*n PCT*n FA1*n{FA2*n}}"
_LEAD_TIME = f"LDT*n{{QTY*n MTX*n MSG*n REF*n {_CODED}}}"
_SPECIFIED = (
    "SPI*n{REF*n DTM*n MSG*n N1*n{N2*n N3*n N4*n REF*n G61*n PER*n MSG*n} "
    "CB1*n{REF*n DTM*n LDT*n MSG*n N1*n{N2*n N3*n N4*n REF*n G61*n MSG*n}}}"
)
_ADVERTISED = "ADV*n{DTM*n MTX*n}"
_PURCHASE = f"""
CUR REF*n PER*n TAX*n FOB*n CTP*n PAM*n CSH*n {_CHARGE} ITD*n DIS*n INC*n DTM*n LDT*n LIN*n SI*n PID*n MEA*n PWK*n
PKG*n {_SENT} MAN*n PCT*n CTB*n TXI*n {_LEAD_TIME} {_AMOUNT} {_NOTE} {_PARTY} {_CODED} {_SPECIFIED} {_ADVERTISED}
"""
"""What stands between the beginning and the lines of an order, its answer and its change."""

_ANSWERED = "ACK*n{DTM*n REF*n}"
_SUBLINE = f"""
SLN*n{{LIN*n MSG*n MTX*n SI*n PID*n MEA*n PO3*n TC2*n ADV*n DTM*n CTP*n PAM*n PO4*n TAX*n {_ANSWERED} N9*n{{DTM*n MSG*n
  MTX*n}} {_CHARGE} QTY*n{{SI*n}} N1*n{{N2*n N3*n N4*n NX2*n REF*n PER*n SI*n}}}}
"""
_ITEM = f"""
LIN*n SI*n CUR CN1 PO3*n CTP*n{{CUR*n}} PAM*n MEA*n PID*n{{MEA*n}} PWK*n PKG*n PO4*n{{MEA*n}} REF*n PER*n {_CHARGE}
IT8*n CSH*n ITD*n DIS*n INC*n TAX*n FOB*n SDQ*n IT3*n DTM*n TC2*n {_SENT} PCT*n MAN*n MSG*n MTX*n SPI*n TXI*n CTB*n
QTY*n{{SI*n}} {_ANSWERED} SCH*n{{{_SENT} REF*n}} PKG*n{{MEA*n}} LS {_LEAD_TIME} LE {_NOTE}
N1*n{{N2*n N3*n N4*n QTY*n NX2*n REF*n PER*n SI*n DTM*n FOB SCH*n {_SENT} PKG*n LDT*n{{MAN*n QTY*n MSG*n REF*n}}}}
{_SUBLINE} {_AMOUNT} {_CODED}
"""
"""What belongs to a line; ACK only where the seller answers."""

_TOTALS = "CTT{AMT*n} SE!"

_LEVEL = f"""
HL!*n{{LIN*n SN1*n SLN*n PRF*n PO4*n PID*n MEA*n PWK*n PKG*n {_SENT} TSD REF*n PER*n
  LH1*n{{LH2*n LH3*n LFH*n LEP*n LH4*n LHT*n LHR*n PER*n LHE*n}} CLD*n{{REF*n DTP*n}} MAN*n DTM*n FOB PAL*n
  N1*n{{N2*n N3*n N4*n REF*n PER*n FOB}} SDQ*n ETD*n CUR {_CHARGE} GF*n YNQ*n MTX*n {_CODED} {_VESSEL}}}
"""
_BILLED_PARTY = "N1*n{N2*n N3*n N4*n REF*n PER*n DMG*n}"
_BILLED = f"""
IT1*n{{CRC*n QTY*n CUR IT3*n TXI*n CTP*n PAM*n MEA*n PID*n{{MEA*n}} PWK*n PKG*n PO4*n ITD*n REF*n YNQ*n PER*n SDQ*n
  DTM*n CAD*n L7*n SR*n SAC*n{{TXI*n}} SLN*n{{DTM*n REF*n PID*n SAC*n TC2*n TXI*n}} {_BILLED_PARTY} {_CODED} {_VESSEL}
  {_ACCOUNTS}}}
"""

TABLES: Final = {
    "850": f"BEG! {_PURCHASE} PO1!*n{{{_ITEM}}} {_TOTALS}".replace(_ANSWERED, ""),
    "855": f"BAK! {_PURCHASE} PO1*n{{{_ITEM}}} {_TOTALS}",
    "860": f"BCH! {_PURCHASE} POC*n{{{_ITEM}}} {_TOTALS}".replace(_ANSWERED, ""),
    "856": f"BSN! DTM*n {_LEVEL} CTT SE!",
    "810": f"""
BIG! NTE*n CUR REF*n YNQ*n PER*n {_BILLED_PARTY} ITD*n DTM*n FOB PID*n MEA*n PWK*n PKG*n L7*n BAL*n INC*n PAM*n CRC*n
{_CODED} N9*n{{MSG*n MTX*n}} {_VESSEL} {_ACCOUNTS} {_BILLED}
TDS! TXI*n CAD*n AMT*n SAC*n{{TXI*n}} ISS*n{{PID*n}} CTT SE!
""",
    "997": "AK1! AK2*n{AK3*n{AK4*n} AK5!} AK9! SE!",
}
"""Transaction set and members; what is missing here is not compared."""


@cache
def structure_of(message: str) -> Level | None:
    """The members of a transaction set after ST; None of one that is not in the table."""
    text = TABLES.get(message)
    return level(text.replace("*n", _UNBOUNDED)) if text else None
