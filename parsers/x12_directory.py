"""X12 segments and message structures as data: which element is which, and which segment owns which. Pure.

One line a segment: its data element numbers in order; `C001` and others are composites; `(235,234)*10` are pairs of a
qualifier and its value. A group is `TRIGGER{members}`: the segment that opens it owns the members as children. Groups
are not checked for order or number, so that a sender's liberties never lose a segment.

Numbers as in X12 004010; later versions only add elements at the end. Names and texts of X12 are not reproduced.
"""

from __future__ import annotations

import re
from functools import cache

Group = dict[str, "Group"]
"""Members of a group by tag; a member that opens a group of its own has members too."""

COMPOSITES = {
    "C001": ("355", "1018", "649") * 5,
    "C002": ("704", "704", "704", "704", "704"),
    "C030": ("722", "1528", "1686"),
    "C040": ("128", "127", "128", "127", "128", "127"),
    "C998": ("9999", "9998"),
    "C999": ("725", "725"),
}

_SEGMENTS = """
ACK 668 380 355 374 373 326 (235,234)*10 559 822 1271
AK1 479 28 480
AK2 143 329 1705
AK3 721 719 447 720
AK4 C030 725 723 724
AK5 717 718*5
AK9 715 97 123 2 716*5
AMT 522 782 478
BAK 353 587 324 373 328 326 367 127 373 640
BCA 353 587 324 328 327 373 326 367 127 373
BCH 353 92 324 328 327 373 326 367 127 373 373 587
BEG 353 92 324 328 373 367 587 1019 1166 1232 786 640
BGN 353 127 373 337 623 127 640 306 786
BIG 373 76 373 324 328 327 640 353 306 76
BRA 127 373 353 962 337 412
BSN 353 396 373 337 1005 640 641
CAD 91 206 207 140 387 368 128 127 284
CB1 1309 1310
CN1 1166 782 332 127 338 799
CSH 563 306 610 508 373 559 560 566 954
CTB 688 352 673 380 522 610
CTP 687 236 212 380 C001 648 649 782 639 499 289
CTT 354 347 81 355 183 355 352
CTX C998 721 719 447 C030 C999
CUR 98 100 280 98 100 669 374 373 337 374 373 337 374 373 337 374 373 337 374 373 337
DMG 1250 1251 1068
DTM 374 373 337 623 1250 1251
DTP 374 1250 1251
ETD 626 627 128 127
FA1 559 1300 248
FA2 1196 1195
FOB 146 309 352 334 335 309 352 54 352
G53 1003
G61 366 93 365 364 443
HL 628 734 735 736
IK3 721 719 447 620
IK4 C030 725 621 724
IK5 717 618*5
INC 336 C001 380*2 782
ISS 382 355 81 355 183 355
IT1 350 358 355 212 639 (235,234)*10
ITD 336 333 338 370 351 446 386 362 388 389 342 352 765 107 954
LDT 345 380 344 373
LE 447
LIN 350 (235,234)*15
LM 559 822
LQ 1270 1271
LS 447
MAN 88 87*2 88 87*2
MEA 737 738 739 C001 740 741 935 936 752 1373 1270 1271
MSG 933 934 1470
MTX 363 1551*2 934 1470
N1 98 93 66 67 706 98
N2 93*2
N3 166*2
N4 19 156 116 26 309 310 1715
N9 128 127 369 373 337 623 C040
NM1 98 1065 1035 1036 1037 1038 1039 66 67 706 98
NTE 363 352
NX2 1106 166 1096
OTI 110 128 127 142 124 373 337 28 329 143 480
PAM 673 380 C001 522 782
PCT 1004 954
PER 366 93 (365,364)*3 443
PID 349 750 559 751 352 752 822 1073 819
PKG 349 753 559 754 352 400
PO1 350 330 355 212 639 (235,234)*10
PO3 371 373 236 212 639 380 355 352
PO4 356 357 355 103 187 384 355 385 355 82 189 65 355 810 752 350*2 1470
POC 350 670 330 671 C001 212 639 (235,234)*10
PRF 324 328 327 373 350 367 92
PWK 755 756 757 98 66 67 352 C002 1525
QTY 673 380 C001 61
R4 115 309 310 114 26 174 113 156
RCD 350 663 C001 664 C001 412
REF 128 127 352 C040
SAC 248 1300 559 1301 610 378 332 118 355 380*2 331 127 770 352 819
SCH 380 355 98 93 374 373 337 374 373 337 326 350
SDQ 355 54 (67,380)*10
SE 96 329
SI 559 (1000,234)*10
SLN 350*2 662 380 C001 212 639 662 (235,234)*10
SN1 350 382 355 646 330 355 728 668
ST 143 329 1705
TA1 I12 I08 I09 I17 I18
TAX 325 (309,310)*5 441 1179
TC2 23 22
TD1 103 80 23 22 79 187 81 355 183 355
TD3 40 206 207 187 81 355 102 407 225
TD4 152 208 209 352
TD5 133 66 67 91 387 368 309 310 731 732 733 284
TDS 610*4
TED 647 3 721 719 722 725 724
TXI 963 782 954 955 956 441 662 828 325 350
V1 597 182 26 55 140 249 854 897 91
YNQ 1321 1073 1250 1251 933*3 1270 1271
"""

_N1 = "N1{N2 N3 N4 NX2 PER REF DMG}"
_NOTE = "N9{MSG MTX PWK}"
_LINE = (
    "CUR CN1 PO3 CTP{CUR} PAM MEA PID PWK PO4 REF PER SAC{CUR} IT8 IT3 CSH ITD DIS INC TAX FOB SDQ DTM TC2 TD1 TD5 TD3 "
    "TD4 PCT CAD MAN MSG MTX NTE SPI TXI CTB QTY SCH{TD1 TD5 TD3 TD4 REF} PKG LS LE LDT{QTY MSG REF} "
    f"{_NOTE} {_N1} ACK{{DTM REF}} "
    "SLN{MSG MTX SI PID PO3 MEA TC2 TAX ADV PAM PO4 DTM CTP ACK SAC QTY{SI} N9{DTM MSG} N1{N2 N3 N4 NX2 REF PER}} "
    "AMT LM{LQ} FA1{FA2} V1{R4 DTM} SI SN1 PRF BSN TSD CLD{REF DTP} PAL LIN"
)
_PLAIN_LINE = _LINE.removesuffix(" LIN")
_LINES = " ".join(f"{tag}{{{_LINE}}}" for tag in ("PO1", "POC", "IT1", "RCD", "HL"))
_ACKS = (
    "AK1 AK9 AK2{AK3{AK4 CTX} IK3{CTX IK4{CTX}} AK5 IK5} OTI{REF DTM PER AMT QTY NM1 TED{NTE CTX RED} LM{LQ{RED}}} TA1"
)
_ANY = (
    "ST SE BEG BCH BAK BCA BIG BSN BRA BGN CUR REF PER TAX FOB CTP PAM CSH SAC{CUR} ITD DIS INC DTM "
    "LDT{QTY MTX MSG REF} SI PID MEA PWK PKG TD1 TD5 TD3 TD4 MAN PCT CTB TXI MSG MTX NTE AMT SPI ADV{DTM MTX} TDS CAD "
    "ISS{PID} FA1{FA2} V1{R4 DTM} "
    f"{_NOTE} {_N1} LM{{LQ}} CTT{{AMT}} {_LINES} {_ACKS} "
    f"LIN{{{_PLAIN_LINE}}}"
)
KEEPS = frozenset({"PO1", "POC", "IT1", "RCD", "HL", "LIN"})
"""A segment that no open group knows hangs on the nearest of these, or on the message."""

_TOKEN = re.compile(r"[A-Z][A-Z0-9]{1,2}|[{}]")
_ELEMENT = re.compile(r"(?:(C?\w+)|\((\d+),(\d+)\))(?:\*(\d+))?")


def _layout(line: str) -> tuple[str, tuple[tuple[str, int], ...]]:
    tag, *parts = line.split()
    found: list[tuple[str, int]] = []
    pair = 0
    for part in parts:
        match = _ELEMENT.fullmatch(part)
        assert match is not None, line
        for _ in range(int(match[4] or 1)):
            if match[1]:
                found.append((match[1], 0))
            else:
                pair += 1
                found += [(match[2], pair), (match[3], pair)]
    return tag, tuple(found)


LAYOUTS: dict[str, tuple[tuple[str, int], ...]] = dict(_layout(line) for line in _SEGMENTS.strip().splitlines())
"""Per element its number (or its composite) and, where it is half of a pair, which pair of the segment, from 1."""


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
def structure() -> Group:
    """The members of a message. One structure serves all types: no tag means two things in the ones we read."""
    return _group(_TOKEN.findall(_ANY))
