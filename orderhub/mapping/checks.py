"""Checks of one value: GTIN and GLN (GS1 modulo 10), IBAN (ISO 13616 modulo 97), sign."""

from __future__ import annotations

from functools import lru_cache

NAMES = ("gtin", "gln", "iban", "positive")


@lru_cache(maxsize=4096)
def gs1(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit of those before it (weights 3, 1 from the right)."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(map(int, digits[-1::-2])) + 3 * sum(map(int, digits[-2::-2]))
    return total % 10 == 0


def is_gtin(text: str) -> bool:
    """GTIN-8, -12, -13 or -14 with the right check digit."""
    return len(text) in (8, 12, 13, 14) and gs1(text)


def is_gln(text: str) -> bool:
    """13 digits with the right check digit."""
    return len(text) == 13 and gs1(text)


def is_iban(text: str) -> bool:
    """An IBAN with the right check digits; blanks are read over."""
    plain = text.replace(" ", "").upper()
    if not (15 <= len(plain) <= 34 and plain.isascii() and plain.isalnum() and plain[:2].isalpha()):
        return False
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1
