"""Numbers as people and programs write them -> `Decimal`.

Styles: `de` 1.234,56   `en` 1,234.56   `plain` 1234.56 or 1234,56, no grouping (EDIFACT, X12, JSON, XML)
`auto`: whichever fits; where both would fit (1.234) `hint` decides, and without a hint the reading is ambiguous.
A trailing or leading minus, Swiss apostrophes and blanks as grouping, currency signs and codes are understood.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

MAX_LENGTH = 40
_SHORT = 16
STYLES = ("auto", "de", "en", "plain")

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)", re.ASCII)
_DE = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)?(?:,[0-9]*)?", re.ASCII)
_EN = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?", re.ASCII)
_MONEY = re.compile(r"^(?:EUR|USD|CHF|GBP|[€$£])\s*|\s*(?:EUR|USD|CHF|GBP|[€$£%])$")
_BLANKS = re.compile(r"(?<=[0-9])[\u0020\u00a0\u202f'’](?=[0-9]{3}(?![0-9]))")
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)


class Number(NamedTuple):
    """A number and whether another reading was as good."""

    value: Decimal
    ambiguous: bool = False


def parse(text: str, style: str = "auto", hint: str = "") -> Number | None:
    """The number in `text`, or None. `hint`: "de", "en" or "plain", where the document's own habit is known."""
    # Quantities and prices of one sender come again and again.
    return _parsed(text, style, hint) if len(text) <= _SHORT else _read(text, style, hint)


def _read(text: str, style: str, hint: str) -> Number | None:
    if style == "auto" and hint == "plain":
        style = "plain"
    if style == "plain" and len(text) <= MAX_LENGTH and _PLAIN.fullmatch(text):
        return Number(Decimal(text.replace(",", ".")))
    cleaned = _clean(text)
    if not cleaned:
        return None
    if style == "plain":
        return Number(Decimal(cleaned.replace(",", "."))) if _PLAIN.fullmatch(cleaned) else None
    if style == "auto":
        return _auto(cleaned, hint)
    return _styled(cleaned, style)


_parsed = lru_cache(maxsize=8192)(_read)


def _clean(text: str) -> str:
    text = text.strip()
    if len(text) > MAX_LENGTH:
        return ""
    text = text.replace("\u2212", "-").replace("\u2013", "-")
    text = _MONEY.sub("", _MONEY.sub("", text))
    text = _BLANKS.sub("", text).strip()
    if text.endswith((",-", ",--")):  # 12,- is the German way to write full euros
        text = text.rstrip("-").removesuffix(",")
    elif text.endswith("-") and not text.startswith(("-", "+")):
        text = "-" + text[:-1].strip()
    return text if any(sign.isdigit() for sign in text) else ""


def _styled(text: str, style: str) -> Number | None:
    if style == "de":
        return Number(Decimal(text.replace(".", "").replace(",", "."))) if _DE.fullmatch(text) else None
    return Number(Decimal(text.replace(",", ""))) if _EN.fullmatch(text) else None


def _auto(text: str, hint: str) -> Number | None:
    if _EITHER.fullmatch(text):
        if hint in {"de", "en"}:
            return _styled(text, hint)
        return Number(Decimal(text.replace(".", "").replace(",", "")), ambiguous=True)
    order = ("en", "de") if hint == "en" else ("de", "en")
    for style in order:
        found = _styled(text, style)
        if found is not None:
            return found
    return None
