"""What stands below a cell of an order line: the unit under the quantity, "je 100" under the price, a time of day.

In: the kind of a column and the words under its cell. Out: the name of the value they give and its words, an empty name
where they say nothing of the order line, None where nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of
from parsers.printed_values import bare, find_date, is_gtin, looks_numeric
from parsers.title_runs import CURRENCY_WORDS

# 12:00   12:00:00   08.00 Uhr
_TIME: Final = re.compile(r"(?i)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:uhr|h|am|pm))?|uhr|fix|am|pm")
# je 100   / 1000   per 100 Stk   pro 1   (100)
_PER: Final = re.compile(r"(?i)^\(?(?:/|je|per|pro|à|x)?\s*(?P<base>1(?:[.,']?0{3}|0{0,2}))\s*(?P<unit>\D{0,12})$")
_PERCENT: Final = re.compile(r"^[-+–]?\s?(?P<rate>\d{1,2}(?:[.,]\d{1,3})?)-?\s?%-?$")
_LESS: Final = frozenset(
    ("rabatt", "rab", "abzgl", "abzuglich", "discount", "disc", "less", "nachlass", "-", "–", "", "minus")
)
_EACH: Final = frozenset(("je", "per", "pro", "/", "each", "ea", "à", "pe", "netto", "net", "exkl", "excl", "p"))
_IGNORED: Final = frozenset(("tax", "aside", "other", "figures", "position"))


class Below(NamedTuple):
    """A value that stands below a cell; an empty name for words that say nothing."""

    name: str
    words: list[Word]
    raw: str


_NOTHING: Final = Below("", [], "")


def value_below(kind: str, words: Sequence[Word], known: Collection[str]) -> Below | None:
    """What the words under a cell of a kind give; `known` are the names that the order line has a value for."""
    text = " ".join(one.text for one in words)
    if kind in _IGNORED:
        return _NOTHING
    if kind == "delivery_date":
        return _date(words, text, known)
    if kind in {"article", "buyer_article", "gtin"}:
        return _code(kind, words, known)
    if found := _discount(words, text, known):
        return found
    if kind in {"quantity", "unit", "price", "price_unit"} and (found := _unit(kind, words, known)):
        return found
    if kind in {"price", "price_unit", "amount"}:
        per = _PER.match(text)
        if per is not None and "price_unit" not in known and kind != "amount":
            return Below("price_unit", list(words), per["base"])
        if all(key_of(one.text) in CURRENCY_WORDS | _EACH or key_of(one.text) in UNIT_WORDS for one in words):
            return _NOTHING
    return None


def goes_on_below(code: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a code breaks off at a hyphen and ends in the word below it: "A88-" over "78338"."""
    broken = len(code) == len(words) == 1 and code[0].text.endswith(("-", "/"))
    return broken and _END_OF_CODE.fullmatch(words[0].text) is not None


_END_OF_CODE: Final = re.compile(r"[\w./-]{1,20}")


def _date(words: Sequence[Word], text: str, known: Collection[str]) -> Below | None:
    if _TIME.fullmatch(text):
        return _NOTHING
    found = find_date(text)
    if found is None or "delivery_date" in known:
        return None
    return Below("delivery_date", list(words), found[1])


def _code(kind: str, words: Sequence[Word], known: Collection[str]) -> Below | None:
    if len(words) != 1:
        return None
    code = words[0].text.strip("()[],;:")
    if is_gtin(code) and len(code) > 8 and "gtin" not in known:
        return Below("gtin", list(words), code)
    if kind in known or kind == "gtin" or not re.fullmatch(r"(?=.*\d)[\w./-]{3,24}", code):
        return None
    return Below(kind, list(words), code)


def _discount(words: Sequence[Word], text: str, known: Collection[str]) -> Below | None:
    """A rate: "- 10 %", "abzgl. 10 % Rabatt"; an amount taken off is none."""
    if "discount" in known or "%" not in text:
        return None
    rest = [one.text for one in words if key_of(one.text) not in _LESS]
    rate = _PERCENT.match(" ".join(rest).replace(" %", "%"))
    return Below("discount", list(words), rate["rate"]) if rate is not None else None


def _unit(kind: str, words: Sequence[Word], known: Collection[str]) -> Below | None:
    """The unit of the quantity; one below the price says what the price is for."""
    # Below a price "each" says what it is for, below a quantity it is the unit.
    told = _EACH if kind in {"price", "price_unit"} else _EACH - {"each", "ea"}
    text = [one for one in words if key_of(one.text) and key_of(one.text) not in told]
    if len(text) != 1 or looks_numeric(bare(text[0].text)):
        return None
    known_word = key_of(text[0].text) in UNIT_WORDS
    plain = re.fullmatch(r"\(?[^\W\d_]{1,14}[²³23]?\.?\)?", text[0].text) is not None
    if kind == "price":
        return _NOTHING if known_word and len(text) < len(words) else None
    if not plain or ("unit" in known and not known_word):
        return None
    return _NOTHING if "unit" in known else Below("unit", text, text[0].text.strip(" .,:;|·-()"))
