"""Check digits of GS1 keys (GTIN, GLN, SSCC), modulo 10 with the weights 3 and 1 from the right.

4006381333931 -> right; 4006381333913 -> wrong. Source: GS1 General Specifications, section 7.9.1.
"""

from __future__ import annotations

from functools import lru_cache

GTIN_LENGTHS = frozenset({8, 12, 13, 14})
GLN_LENGTH = 13
SSCC_LENGTH = 18


def check_digit(body: str) -> str:
    """The digit that completes `body` (digits without the check digit)."""
    total = 3 * sum(map(int, body[-1::-2])) + sum(map(int, body[-2::-2]))
    return str(-total % 10)


def is_gtin(value: str) -> bool:
    """Whether `value` is a GTIN-8, -12, -13 or -14 with a right check digit."""
    return len(value) in GTIN_LENGTHS and _closes(value)


def is_gln(value: str) -> bool:
    """Whether `value` is a global location number with a right check digit."""
    return len(value) == GLN_LENGTH and _closes(value)


def is_sscc(value: str) -> bool:
    """Whether `value` is a serial shipping container code with a right check digit."""
    return len(value) == SSCC_LENGTH and _closes(value)


@lru_cache(maxsize=20_000)
def _closes(value: str) -> bool:
    return value.isascii() and value.isdigit() and check_digit(value[:-1]) == value[-1]
