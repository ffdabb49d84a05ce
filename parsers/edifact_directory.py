"""EDIFACT segments and message structures as data: which element is which, and which segment owns which. Pure.

One line a segment: its data elements in order, composites with their components in brackets, `*n` where one repeats.
Where the directories differ (D.93A to D.24A) the wider, later form stands; an earlier one reads the same by it.
A group is `TRIGGER{members}`: the segment that opens it owns the members as children. Groups are not checked for
order or number, so that a sender's liberties never lose a segment.

Source: UN/EDIFACT directories of UN/ECE (EDSD, EDCD, EDMD), service segments of ISO 9735.
"""

from __future__ import annotations

import re
from functools import cache

Layout = tuple[tuple[str, tuple[str, ...]], ...]
"""Per element its name and, for a composite, the names of its components (empty for a simple element)."""
Group = dict[str, "Group"]
"""Members of a group by tag; a member that opens a group of its own has members too."""

_SEGMENTS = """
AJT 4465 1082
ALC 5463 C552(1230,5189) 4471 1227 C214(7161,1131,3055,7160*2)
ALI 3239 9213 4183*5
APR 4043 C138(5394,5393) C960(4295,1131,3055,4294)
BGM C002(1001,1131,3055,1000) C106(1004,1056,1060) 1225 4343
CAV C889(7111,1131,3055,7110*2)
CCI 7059 C502(6313,6321,6155,6154) C240(7037,1131,3055,7036*2) 4051
CNT C270(6069,6066,6411)
COM C076(3148,3155)*3
CPS 7164 7166 7075
CTA 3139 C056(3413,3412)
CUX C504(6347,6345,6343,6348)*2 5402 6341
DGS 8273 C205(8351,8078,8092) C234(7124,7088) C223(7106,6411) 8339 8364 8410 8126
DLM 4455 C522(4403,4401,1131,3055,4400) C214(7161,1131,3055,7160*2) 4457
DOC C002(1001,1131,3055,1000) C503(1004,1373,1366,3453,1056,1060) 3153 1220 1218
DTM C507(2005,2380,2379)
EQD 8053 C237(8260,1131,3055,3207) C224(8155,1131,3055,8154) 8077 8249 8169
ERC C901(9321,1131,3055)
FII 3035 C078(3194,3192*2,6345) C088(3433,1131,3055,3434,1131,3055,3432,3436) 3207
FTX 4451 4453 C107(4441,1131,3055) C108(4440*5) 3453 4447
GIN 7405 C208(7402*2)*5
GIR 7297 C206(7402,7405,4405)*5
GIS C529(7365,1131,3055,7187)
HAN C524(4079,1131,3055,4078) C218(7419,1131,3055,7418)
IDE 7495 C206(7402,7405,4405) C082(3039,1131,3055) 4405 1222 C778(7164,1050) C240(7037,1131,3055,7036*2)
IMD 7077 C272(7081,1131,3055) C273(7009,1131,3055,7008*2,3453) 7383
INV 4501 7491 4499 4503 C522(4403,4401,1131,3055,4400)
LIN 1082 1229 C212(7140,7143,1131,3055) C829(5495,1082) 1222 7083
LOC 3227 C517(3225,1131,3055,3224) C519(3223,1131,3055,3222) C553(3233,1131,3055,3232) 5479
MEA 6311 C502(6313,6321,6155,6154) C174(6411,6314,6162,6152,6432) 7383
MOA C516(5025,5004,6345,6343,4405)
NAD 3035 C082(3039,1131,3055) C058(3124*5) C080(3036*5,3045) C059(3042*4) 3164 C819(3229,1131,3055,3228) 3251 3207
PAC 7224 C531(7075,7233,7073) C202(7065,1131,3055,7064) C402(7077,7064,7143,7064,7143) C532(8395,8393)
PAI C534(4439,4431,4461,1131,3055,4435)
PAT 4279 C110(4277,1131,3055,4276*2) C112(2475,2009,2151,2152)
PCD C501(5245,5482,5249,1131,3055) 4405
PCI 4233 C210(7102*10) 8275 C827(7511,1131,3055)
PGI 5379 C288(5389,1131,3055,5388)
PIA 4347 C212(7140,7143,1131,3055)*5
PRI C509(5125,5118,5375,5387,5284,6411) 5213
PYT 4279 C019(4277,1131,3055,4276) 2475 2009 2151 2152
QTY C186(6063,6060,6411)
QVR C279(6064,6063) 4221 C960(4295,1131,3055,4294)
RCS 7293 C550(7295,1131,3055,7294) 1229 3207
RFF C506(1153,1154,1156,4000,1060)
RNG 6167 C280(6411,6162,6152)
RTE C128(5419,5420,5284,6411) 4405
SCC 4017 4493 C329(2013,2015,2017)
SGP C237(8260,1131,3055,3207) 7224
STG 9421 6426 6428
STS C601(9015,1131,3055) C555(4405,1131,3055,4404) C556(9013,1131,3055,9012)*5
TAX 5283 C241(5153,1131,3055,5152) C533(5289,1131,3055) 5286 C243(5279,1131,3055,5278,5273,1131,3055) 5305 3446 1227
TDT 8051 8028 C220(8067,8066) C228(8179,8178) C040(3127,1131,3055,3128) 8101 C401(8457,8459,7130) C222(8213,1131,3055,8212,8453) 8281
TEM 4415 C242(7187,1131,3055,7186) C595(9020)
TMD C219(8335,8334) 8332 8341
TOD 4055 4215 C100(4053,1131,3055,4052*2)
TRU 7402 7405
TSR C536(4065,1131,3055) C233(7273,1131,3055)*2 C537(4219,1131,3055) C703(7085,1131,3055)
UCD 0085 S011(0098,0104)
UCF 0048 S006(0040,0007) S007(0044,0007) 0083 0085 0013 S011(0098,0104)
UCI 0020 S002(0004,0007,0008) S003(0010,0007,0014) 0083 0085 0013 S011(0098,0104)
UCM 0062 S009(0065,0052,0054,0051,0057) 0083 0085 0013 S011(0098,0104)
UCS 0096 0085
UNB S001(0001,0002,0080,0133) S002(0004,0007,0008,0042) S003(0010,0007,0014,0046) S004(0017,0019) 0020 S005(0022,0025) 0026 0029 0031 0032 0035
UNE 0060 0048
UNG 0038 S006(0040,0007) S007(0044,0007) S004(0017,0019) 0048 0051 S008(0052,0054,0057) 0058
UNH 0062 S009(0065,0052,0054,0051,0057) 0068 S010(0070,0073)
UNS 0081
UNT 0074 0062
UNZ 0036 0020
"""  # noqa: E501 -- one line a segment is what makes the table readable

_NAD = "NAD{LOC FII RFF{DTM} DOC{DTM} CTA{COM} COM}"
_CHARGE = "ALC{ALI DTM QTY{RNG} PCD{RNG} MOA{RNG} RTE{RNG} TAX{MOA}}"
_SCHEDULE = "SCC{FTX RFF QTY{DTM}}"
_PACKAGE = "PAC{MEA QTY HAN PCI{RFF DTM GIN GIR}}"
_TAX = "TAX{MOA LOC}"
_TRANSPORT = "TDT{LOC{DTM}}"
_HEADER = (
    "UNH UNS UNT UNB CNT BGM DTM PAI ALI IMD FTX GIS PCD MEA MOA QTY GIR LOC RFF{DTM} "
    f"{_NAD} {_TAX} CUX{{PCD DTM}} PAT{{DTM PCD MOA}} PYT{{DTM PCD MOA}} {_TRANSPORT} TOD{{LOC}} {_PACKAGE} "
    f"EQD{{HAN MEA SGP}} {_SCHEDULE} APR{{DTM RNG}} {_CHARGE} RCS{{RFF DTM FTX}} DLM AJT{{FTX}} STS ERC{{FTX RFF}}"
)
_LINE = (
    "PIA IMD MEA QTY PCD ALI DTM MOA GIN GIR QVR DOC{DTM} PAI FTX DLM EQD HAN{FTX} DGS INV STS SGP{QTY} APR{DTM RNG} "
    "PAT{DTM PCD MOA} PYT{DTM PCD MOA} CCI{CAV MEA} PGI PRI{CUX APR RNG DTM} RFF{DTM} LOC{QTY DTM NAD} CUX{DTM} "
    f"RCS{{RFF DTM FTX}} AJT{{FTX}} {_PACKAGE} PCI{{RFF DTM GIN GIR}} {_TAX} {_NAD} {_CHARGE} {_TRANSPORT} "
    f"TOD{{LOC}} {_SCHEDULE}"
)
_LINES = f"LIN{{{_LINE}}}"
_MESSAGES = {
    "ORDERS": f"{_HEADER} {_LINES}",
    "ORDCHG": f"{_HEADER} {_LINES}",
    "ORDRSP": f"{_HEADER} {_LINES}",
    "INVOIC": f"{_HEADER} {_LINES}",
    "REQOTE": f"{_HEADER} {_LINES}",
    "QUOTES": f"{_HEADER} {_LINES}",
    "DESADV": f"{_HEADER} CPS{{FTX {_PACKAGE} {_LINES}}} {_LINES}",
    "RECADV": f"{_HEADER} CPS{{FTX {_PACKAGE} {_LINES}}} {_LINES}",
    "DELFOR": f"{_HEADER} GIS{{NAD{{LOC FTX CTA{{COM}} DOC}} {_LINES}}} {_LINES}",
    "INVRPT": f"{_HEADER} {_LINES}",
    "SLSRPT": f"{_HEADER} LOC{{DTM {_LINES}}} {_LINES}",
    "PRICAT": f"{_HEADER} PGI{{DTM {_LINES}}} {_LINES}",
    "APERAK": f"UNH UNT BGM DTM FTX CNT MOA RFF{{DTM}} {_NAD} ERC{{FTX RFF{{FTX}}}}",
    "CONTRL": "UNH UNT UCI UCF{UCM{UCS{UCD}}} UCM{UCS{UCD}}",
}
_OTHER = f"{_HEADER} {_LINES}"
DELIVERY_DATES = frozenset({"2", "10", "17", "63", "64", "69", "76", "200", "234"})
"""2005 of delivery and despatch. Senders put such a DTM after RFF, CUX or PAT, which have no such date: it is the
order's or the line's then."""
BORROWERS = frozenset({"RFF", "CUX", "PAT"})
KEEPS = frozenset({"LIN", "CPS"})
"""A segment that no open group knows hangs on the nearest of these, or on the message."""

_ELEMENT = re.compile(r"([A-Z]?\d{3,4})(?:\(([^)]*)\))?(?:\*(\d+))?")
_TOKEN = re.compile(r"[A-Z]{3}|[{}]")


def _repeated(names: str) -> tuple[str, ...]:
    found: list[str] = []
    for name in names.split(","):
        code, _, times = name.partition("*")
        found += [code] * int(times or 1)
    return tuple(found)


def _layout(line: str) -> tuple[str, Layout]:
    tag, *parts = line.split()
    found: list[tuple[str, tuple[str, ...]]] = []
    for part in parts:
        match = _ELEMENT.fullmatch(part)
        assert match is not None, line
        found += [(match[1], _repeated(match[2]) if match[2] else ())] * int(match[3] or 1)
    return tag, tuple(found)


LAYOUTS: dict[str, Layout] = dict(_layout(line) for line in _SEGMENTS.strip().splitlines())


def _group(tokens: list[str]) -> Group:
    members: Group = {}
    last = ""
    while tokens:
        token = tokens.pop(0)
        if token == "}":  # noqa: S105 -- a brace, no password
            break
        if token == "{":  # noqa: S105 -- a brace, no password
            members[last] = _group(tokens)
        else:
            members[token] = {}
            last = token
    return members


@cache
def structure(message: str) -> Group:
    """The members of a message type; of one we do not know, the structure of an order."""
    return _group(_TOKEN.findall(_MESSAGES.get(message, _OTHER)))
