"""What a word costs in a column by its letters and digits alone: "EUR" below a price is no stranger.

In: the text of a word and the kinds of columns. Out: a cost for each, nothing where the word belongs there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.bare_days import is_day_part
from parsers.broken_dates import begins_date
from parsers.column_titles import COLUMN_TITLES
from parsers.money_words import PLAIN_MONEY
from parsers.page_units import UNIT_WORDS
from parsers.page_words import key_of
from parsers.price_letters import PRICE_LETTERS
from parsers.printed_values import find_date, is_month, looks_numeric
from parsers.tax_words import tells_rate
from parsers.title_runs import CURRENCY_WORDS

NUMERIC: Final = frozenset(("quantity", "price", "amount", "discount", "price_unit", "tax", "figures"))
TEXTS: Final = frozenset(("description", "other", "aside"))
_PER: Final = re.compile(r"(?i)^(?:/|je|per|pro|à)$")


@lru_cache(maxsize=4096)
def strange(text: str, kinds: tuple[str, ...]) -> tuple[float, ...]:
    """What a word costs in columns of these kinds by its letters and digits alone."""
    return tuple([_foreign(text, kind) if kind in NUMERIC else _unlike(text, kind) for kind in kinds])


def _foreign(text: str, kind: str) -> float:
    """A word that is no number in a numeric column."""
    key = key_of(text)
    if key in CURRENCY_WORDS or (kind in {"quantity", "price", "price_unit"} and key in UNIT_WORDS):
        return 1.0
    if kind == "price_unit" and key in PRICE_LETTERS:
        return 1.0
    if kind == "tax" and ((len(key) <= 4 and key not in UNIT_WORDS) or tells_rate(text)):
        # A code or yes and no: "A1", "V", "N".
        return 1.0
    if kind == "price" and "/" in text and key_of(text.partition("/")[0]) in CURRENCY_WORDS:
        # "EUR/Sck", whatever they count by.
        return 1.0
    if kind == "price" and (_PER.match(text) or re.fullmatch(r"\d[\d.,]*/\d+", text)):
        return 1.0
    return 400.0


# "KW", "48.", "48/26", "48.2026", "2026-48", "2648", "202648", "W48"
_DAY_PART: Final = re.compile(
    r"(?i)kw|cw|wk|week|woche|w|\d{1,2}[.,]?|\d{1,2}/\d{2,4}|\d{1,2}[.-]20\d\d|20\d\d[./-]\d{1,2}|\d{4}|20\d\d[0-5]\d|[0-5]\d20\d\d|(?:kw|cw|wk|w)[0-5]?\d"
)


_POSITION: Final = re.compile(r"\W*\d{1,6}(?:\.\d{1,4}|(?:\.\d{1,3}){1,3})?\W*")


def _unlike(text: str, kind: str) -> float:
    if kind in TEXTS:
        return 0.0
    if kind == "position":
        # "1 of 4"
        return (
            0.0
            if text in {"of", "von"} or re.fullmatch(r"\W*\d{1,6}(?:\.\d{1,4}|(?:\.\d{1,3}){1,3})?\W*", text)
            else 200.0
        )
    if kind == "gtin":
        return 0.0 if re.fullmatch(r"[\dOolIBSZ]{7,14}\W?", text) else 300.0
    if kind == "unit":
        return 0.0 if key_of(text) in UNIT_WORDS else 120.0 if looks_numeric(text) else 8.0
    if kind == "delivery_date":
        return (
            0.0
            if find_date(text)
            or _DAY_PART.fullmatch(text)
            or is_month(text)
            or begins_date(text)
            or is_day_part(text)
            or (text.endswith(":") and COLUMN_TITLES.get(key_of(text)) == kind)
            else 200.0
        )
    # "8.08 USD KKL-310": what stands behind a price begins no number of the goods.
    return 0.0 if any(char.isdigit() for char in text) else 40.0 if key_of(text) in PLAIN_MONEY else 6.0
