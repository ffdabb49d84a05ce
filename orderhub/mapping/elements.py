"""Which data elements the segments of EDIFACT order messages have, and usual qualifiers; to find slips of the pen.

Elements by number after the UN directories D.96A and D.01B (UNECE); qualifiers are those usual in orders, not the
whole code lists, so an unknown one is advice and no fault.
"""

from __future__ import annotations

from typing import Final


def _of(text: str) -> frozenset[str]:
    return frozenset(text.split())


SEGMENTS: Final[dict[str, frozenset[str]]] = {
    "BGM": _of("1001 1131 3055 1000 1004 1056 1060 1225 4343"),
    "DTM": _of("2005 2380 2379"),
    "FTX": _of("4451 4453 4441 1131 3055 4440 3453 4447"),
    "RFF": _of("1153 1154 1156 4000 1056 1060"),
    "NAD": _of("3035 3039 1131 3055 3124 3036 3045 3042 3164 3229 3251 3207 3228 1131"),
    "LOC": _of("3227 3225 3224 3223 3222 3233 3232 5479 1131 3055"),
    "CTA": _of("3139 3413 3412"),
    "COM": _of("3148 3155"),
    "TAX": _of("5283 5153 1131 3055 5152 5289 5286 5279 5278 5273 5305 3446 1227"),
    "CUX": _of("6347 6345 6343 6348 5402 6341"),
    "PAT": _of("4279 4277 1131 3055 4276 2475 2009 2151 2152"),
    "TDT": _of("8051 8028 8067 8066 8179 8178 3127 1131 3055 3128 8101 8213 8212"),
    "TOD": _of("4055 4215 4053 1131 3055 4052"),
    "ALC": _of("5463 1230 5189 4471 1227 7161 1131 3055 7160"),
    "PCD": _of("5245 5482 5249 1131 3055"),
    "MOA": _of("5025 5004 6345 6343 4405"),
    "QTY": _of("6063 6060 6411"),
    "LIN": _of("1082 1229 7140 7143 1131 3055 5495 1082 1222 7083"),
    "PIA": _of("4347 7140 7143 1131 3055"),
    "IMD": _of("7077 7081 7009 1131 3055 7008 3453 7383 7072"),
    "MEA": _of("6311 6313 6321 6155 6154 6411 6314 6162 6152 6432 7383"),
    "PRI": _of("5125 5118 5375 5387 5284 6411 5213"),
    "PAC": _of("7224 7075 7233 7073 7065 1131 3055 7064"),
    "SCC": _of("4017 4493 2013 2015 2017"),
    "CNT": _of("6069 6066 6411"),
    "UNS": _of("0081"),
}

QUALIFIERS: Final[dict[str, frozenset[str]]] = {
    "2005": _of(
        "2 3 4 7 9 10 11 17 35 36 37 38 50 61 63 64 67 69 71 74 75 76 79 97 113 131 132 137 140 157 158 159 "
        "171 178 182 189 191 194 200 263 273 282 328 334 351 359 360 361 364 371 388 454 506"
    ),
    "3035": _of("AB BS BY CA CN CO CZ DP DS FW II IV MF MR MS OB PE PR RE SE SF SH SN ST SU UC UD UP WH"),
    "6063": _of(
        "1 3 11 12 21 33 40 45 46 47 48 52 53 59 61 66 70 83 99 107 113 119 121 124 131 145 155 164 170 192 "
        "194 195 200 261"
    ),
    "5125": _of("AAA AAB AAE AAF AAG AAH CAL CT DIS INF INV NTP NE SRP TU"),
    "5025": _of(
        "1 8 9 21 22 23 25 26 35 39 40 52 53 54 64 66 77 79 86 98 109 113 116 119 122 124 125 128 129 130 131 "
        "132 136 138 144 146 150 161 165 173 176 180 182 189 193 200 203 204 206 210 211 259 260 262 264 265 "
        "266 304"
    ),
    "7143": _of(
        "AA AB AC BP CC CG CR DR EC EN EM EU EX GB GN GR GU HS IB IN IS IT LI MF MN MP NB PL PV RY SA SK SN "
        "SRT SRV SS STL UA UP VN VP VX"
    ),
    "1153": _of(
        "AAB AAE AAG AAJ AAK AAM AAN AAS AAU ABO ABT ACD ACE ACW ADE AFO AGA AHP AII AIU AIZ ALL ALO ALT AMT "
        "ANK AOU APQ AQZ AWE BC BO BT CD CO CR CT DL DP DQ FC GN HN IA IP IT IV LI MG ON OP PD PK PL POR PQ "
        "PR RE SRN SS UC VA VN VR XA ZZZ"
    ),
}
