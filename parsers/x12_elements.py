"""Types and lengths of X12 data elements, and the codes the hub knows. Pure.

`66 AN1-2`: type, least and most characters; of numbers (`R`, `N0`, `N2`) only digits count, `DT` and `TM` are dates and
times. The widest form of 004010 to 005010. Codes: one that is not here is no error; the hub has no rule for it.

Source: ASC X12.3 by way of the freely licensed element list of pyx12 (BSD), completed from practice.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBERS = ("R", "N0", "N2")
"""Kinds of which only the digits count."""


class Limit(NamedTuple):
    """What an element may hold."""

    kind: str
    least: int
    most: int


_ELEMENTS = """
2 N0 1-6; 19 AN 2-30; 23 ID 1-1; 26 ID 2-3; 28 N0 1-9; 61 AN 1-30; 65 R 1-8; 66 ID 1-2; 67 AN 2-80; 76 AN 1-22;
80 N0 1-7; 81 R 1-10; 82 R 1-8; 91 ID 1-2; 92 ID 2-2; 93 AN 1-60; 96 N0 1-10; 97 N0 1-6; 98 ID 2-3; 100 ID 3-3;
103 AN 3-5; 116 ID 3-15; 118 R 1-9; 123 N0 1-6; 127 AN 1-80; 128 ID 2-3; 133 ID 1-2; 140 ID 2-4; 143 ID 3-3; 146
ID 2-2; 156 ID 2-2; 166 AN 1-55; 183 R 1-8; 187 ID 2-2; 212 R 1-17; 234 AN 1-80; 235 ID 2-2; 236 ID 3-3; 248 ID
1-1; 280 R 4-10; 309 ID 1-2; 310 AN 1-30; 324 AN 1-22; 326 AN 1-45; 327 AN 1-8; 328 AN 1-30; 329 AN 4-9; 330 R
1-15; 332 R 1-6; 333 ID 1-2; 334 ID 3-3; 335 ID 2-2; 336 ID 2-2; 337 TM 4-8; 338 R 1-6; 342 R 1-5; 347 R 1-10;
349 ID 1-1; 350 AN 1-20; 351 N0 1-3; 352 AN 1-80; 353 ID 2-2; 354 N0 1-6; 355 ID 2-2; 356 N0 1-6; 357 R 1-8; 358
R 1-15; 363 ID 3-3; 364 AN 1-256; 365 ID 2-2; 366 ID 2-2; 367 AN 1-30; 371 R 1-15; 373 DT 6-8; 374 ID 3-3; 378
ID 1-1; 380 R 1-15; 382 R 1-10; 384 R 1-10; 386 N0 1-3; 387 AN 1-35; 396 AN 2-30; 400 AN 1-50; 443 AN 1-20; 447
AN 1-6; 478 ID 1-1; 479 ID 2-2; 480 AN 1-12; 508 AN 1-35; 522 ID 1-3; 559 ID 2-2; 587 ID 2-2; 610 N2 1-18; 623
ID 2-2; 628 AN 1-12; 639 ID 2-2; 640 ID 2-3; 648 ID 3-3; 649 R 1-10; 662 ID 1-1; 663 R 1-9; 668 ID 2-2; 670 ID
2-2; 671 R 1-9; 673 ID 2-2; 687 ID 2-2; 715 ID 1-1; 717 ID 1-1; 719 N0 1-10; 721 ID 2-3; 734 AN 1-12; 735 ID
1-2; 736 ID 1-1; 737 ID 2-2; 738 ID 1-3; 739 R 1-20; 740 R 1-20; 741 R 1-20; 750 ID 2-3; 751 AN 1-12; 755 ID
2-2; 756 ID 1-2; 782 R 1-18; 786 ID 2-2; 810 N0 1-6; 933 AN 1-264; 954 R 1-10; 963 ID 2-2; 1005 ID 4-4; 1300 ID
4-4; 1705 AN 1-35
"""
_ONE = re.compile(r"([0-9]+)\s(AN|ID|R|N0|N2|DT|TM)\s([0-9]+)-([0-9]+)")
LIMITS = {one[1]: Limit(one[2], int(one[3]), int(one[4])) for one in _ONE.finditer(_ELEMENTS)}

_CODES = """
BEG01 00 01 02 03 04 05 06 07 08 10 11 12 13 14 15 16 17 18 19 20 21 22 24 25 26 27 28 30 38 39 40 42 44 45 47 48 50 \
51 52 53 54 55 56 57 77 CF CN CO EX GR PR RH RV SU ZZ
BCH01 00 01 02 03 04 05 06 07 08 10 11 12 13 14 15 16 17 18 19 20 21 22 24 25 26 27 28 30 38 39 40 42 44 45 47 48 50 \
51 52 53 54 55 56 57 77 CF CN CO EX GR PR RH RV SU ZZ
BAK01 00 01 03 04 05 06 07 11 12 13 14 15 18 22 24 44 CN CO RV ZZ
AK501 A E M R W X
AK901 A E M P R W X
SAC01 A C N P Q R S
HL03 1 2 3 4 5 6 7 8 A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
"""
CODES = {line.split()[0]: frozenset(line.split()[1:]) for line in _CODES.strip().splitlines()}
"""By position."""
NAMES = {position[:-2]: int(position[-2:]) for position in CODES}
"""The segments that have such an element, and which it is."""
