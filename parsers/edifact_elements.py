"""Types and lengths of EDIFACT data elements, character repertoires, and the qualifiers the hub knows. Pure.

`3039 17/35`: up to 17 characters, from D.99B on 35; `n` marks numbers, whose digits are counted. Where releases before
or after differ a little, the wider form stands. Qualifiers: a code that is not here is no error; it means that the hub
has no words and no rule for it.

Source: UN/EDIFACT data element and code directories (EDED, UNCL) of UN/ECE; ISO 9735-1 for levels A and B.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Limit(NamedTuple):
    """What an element may hold."""

    numeric: bool
    early: int
    late: int
    """From D.99B on."""


_ELEMENTS = """
1000 35; 1001 3; 1004 35/70; 1050 10; 1056 9; 1060 6; 1082 6; 1131 3/17; 1153 3; 1154 35/70; 1156 6; 1225 3; 1227 3;
1229 3; 1230 35; 1373 3; 2005 3; 2009 3; 2013 3; 2015 3; 2017 3; 2151 3; 2152 n3; 2379 3; 2380 35; 2475 3; 3035 3;
3036 35; 3039 17/35; 3042 35; 3045 3; 3055 3; 3124 35; 3139 3; 3148 512; 3153 3; 3155 3; 3164 35; 3207 3; 3222 70/256;
3223 25/35; 3224 70/256; 3225 25/35; 3227 3; 3228 70; 3229 9; 3232 70; 3233 25/35; 3251 9/17; 3412 35/256; 3413 17;
3453 3; 4000 35; 4017 3; 4043 3; 4051 3; 4052 70; 4053 3; 4055 3; 4065 3; 4183 3; 4215 3; 4219 3; 4221 3; 4276 35;
4277 17; 4279 3; 4294 35/256; 4295 3; 4343 3; 4347 3; 4405 3; 4431 3; 4435 3; 4439 3; 4440 70/512; 4441 17; 4447 3;
4451 3; 4453 3; 4461 3; 4465 3; 4471 3; 4493 3; 5004 n18/35; 5025 3; 5118 n15; 5125 3; 5152 35; 5153 3; 5189 3; 5213 3;
5245 3; 5249 3; 5273 12; 5278 17; 5279 7; 5283 3; 5284 n9; 5286 15; 5289 6; 5305 3; 5375 3; 5387 3; 5402 n12; 5419 3;
5420 n15; 5463 3; 5479 3; 5482 n10; 5495 3; 6060 n15/35; 6063 3; 6064 n15; 6066 n18; 6069 3; 6152 n18; 6162 n18; 6311 3;
6341 3; 6343 3; 6345 3; 6347 3; 6348 n4; 6411 3/8; 7008 35/256; 7009 17; 7064 35; 7065 17; 7073 3; 7075 3; 7077 3;
7081 3; 7083 3; 7102 35; 7140 35; 7143 3; 7160 35; 7161 3; 7224 n8; 7233 3; 7293 3; 7365 3; 7402 35; 7405 3; 8028 17;
8051 3; 8067 3; 9321 8
"""
_ONE = re.compile(r"([0-9]{4})\s(n?)([0-9]+)(?:/([0-9]+))?")
LIMITS = {one[1]: Limit(bool(one[2]), int(one[3]), int(one[4] or one[3])) for one in _ONE.finditer(_ELEMENTS)}

_QUALIFIERS = """
ALC A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
CUX 1 2 3 4 5 6 7 8 9 10 11 12
NAD AB AG AH AO AP BA BE BF BK BN BO BR BS BT BU BW BY BZ CA CB CC CD CF CG CM CN CNX CO CP CPD CX CZ DB DC DE DEQ \
DF DG DL DN DO DP DQ DR DS DU EX FE FG FH FJ FM FP FR FW GA GC GM GO GR GS GV GY HI HN HO HX II IM IN INV IS IT ITO \
IV LA LB LC LD LF LG LN LO LP LS LV MA MF MG MI ML MP MR MS MT N1 N2 NI NS NT OB OBA OF OI OP OR OS OT OV OY PA PB \
PC PE PF PJ PK PL PM PN PO PR PT PU PW PX QA QB QC RA RB RCA RE RF RH RI RL RP RS RV SA SB SE SF SG SH SI SK SN SO \
SR SS ST SU SUF SX SY SZ TA TC TCP TD TO TR TS TT UC UD UHP UK UP US VN VT WA WD WH WM WPA WS XX ZZZ
PRI AAA AAB AAC AAD AAE AAF AAG AAH AAI AAJ AAK AAL AAM AAN AAO AAP AAQ AAR ABL CAL CT GRP INF INV LIST NTP
QTY 1 2 3 8 9 11 12 17 18 20 21 30 33 40 45 46 47 48 52 53 54 55 59 60 61 66 70 73 74 75 79 83 84 99 100 107 110 113 \
114 115 118 119 120 124 125 126 127 128 129 130 131 132 135 136 137 138 139 143 144 145 151 155 156 164 167 168 170 \
171 174 179 185 191 192 193 194 195 196 198 199 200 210 220 ZZZ
TAX 5 6 7 8 9
"""
QUALIFIERS = {line.split()[0]: frozenset(line.split()[1:]) for line in _QUALIFIERS.strip().splitlines()}
"""By segment, of its first element or of the first component of that."""

_UPPER = r"A-Z0-9 .,\-()/=!\"%&*;<>'+:?"
OUTSIDE = {
    "UNOA": re.compile(rf"[^{_UPPER}\r\n]"),
    "UNOB": re.compile(rf"[^{_UPPER}a-z\r\n\x1c\x1d\x1f]"),
}
"""What does not belong to a repertoire; the separators of the interchange do."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1b\x1e\x7f]")
