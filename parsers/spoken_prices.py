"""What stands about a price in the words of an order line, and is none of the goods.

    Ablaufrinne – Preis lt. Angebot 5,85 € je 100 Stck         Kugellager, 20,26 € / Kart   303,90 €

In: the words of an order line and where a sum of money stands among them. Out: where what tells of the price begins,
for how many the price is, and which of two sums the price is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.line_product import product_of
from parsers.money_words import MORE_CODES
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of
from parsers.printed_values import NumberFormat, bare, read_number
from parsers.total_lines import is_money

_LONGEST: Final = 6
"""Words between the one that says "price" and its sum, at most: "Preis lt. Ihrem Angebot vom Mai"."""
_PER: Final = frozenset(("je", "pro", "per", "/", "fur", "for", "das", "die", "der", "a", "the"))
_EACH: Final = _PER | {"à", "á", "@", "each", "einzeln", "apiece"}
_CURRENCIES: Final = frozenset(("eur", "euro", "€", "chf", "usd", "gbp", "£", "$", *MORE_CODES))
_BASE: Final = re.compile(r"(?:1(?:[.,'’]?0{3}|0{1,2}))[.,;]?")
# €/100   /1000   EUR/100St
_GLUED: Final = re.compile(r"(?i)(?:[a-z]{2,4}|[€£$])?/(1(?:[.,'’]?0{3}|0{1,2}))[a-z]{0,6}[.,;]?")


def lead_of(words: Sequence[Word], figure: int) -> int:
    """Where the words begin that lead to a price: "Preis lt. Angebot 239,14", "unit price as quoted 4.50".

    The goods are named before them: behind a title alone they may be meant.
    """
    for at in range(figure - 1, max(0, figure - 1 - _LONGEST), -1):
        text, key = words[at].text, key_of(words[at].text)
        ends = text[-1] in ",;" or (text[-1] == "." and len(text) > _SHORT)
        if is_money(text) or not key or (ends and at < figure - 1):
            break
        if COLUMN_TITLES.get(key) == "price" or key.endswith(_PRICE_ENDS):
            while COLUMN_TITLES.get(key_of(words[at - 1].text) + key) == "price":
                at -= 1
                key = key_of(words[at].text) + key
            named = any(len(one.text) > _LETTERS and one.text.strip(".,").isalpha() for one in words[:at])
            return at if named else figure
    return figure


_PRICE_ENDS: Final = ("preis", "price", "priced")
_SHORT: Final = 6
"""Letters of a word that its point shortens, with the point: "lt.", "gem.", "Preisl."."""
_LETTERS: Final = 2


def base_behind(words: Sequence[Word], at: int) -> tuple[list[Word], int]:
    """For how many the price is that ends before a word, and how many words say so: "je 100 Stck"; else nothing."""
    size = int(at < len(words) and key_of(words[at].text) in _CURRENCIES)
    some = words[at + size : at + size + 3]
    if some and (glued := _GLUED.fullmatch(some[0].text)):
        base, taken = some[0]._replace(text=glued[1]), 1
    elif len(some) > 1 and (key_of(some[0].text) or some[0].text) in _PER and _BASE.fullmatch(some[1].text):
        base, taken = some[1]._replace(text=some[1].text.rstrip(".,;")), 2
    else:
        return [], 0
    taken += len(some) > taken and key_of(some[taken].text) in UNIT_WORDS
    return [base], size + taken


def unit_behind(words: Sequence[Word], at: int) -> list[Word]:
    """The unit of which one has the price that ends before a word: "€5.24 / pack", "4,20 je Rolle"; else nothing."""
    at += at < len(words) and key_of(words[at].text) in _CURRENCIES
    some = words[at : at + 2]
    told = len(some) > 1 and (key_of(some[0].text) or some[0].text) in _PER and key_of(some[1].text) in UNIT_WORDS
    return [some[1]._replace(text=some[1].text.rstrip(",;"))] if told else []


def base_before(words: Sequence[Word], figure: int) -> tuple[list[Word], int]:
    """For how many a price is, where that stands before it: "je 100 Stck 5,85 €"."""
    for size in (2, 3, 4):
        some = words[max(0, figure - size) : figure]
        base, taken = base_behind(some, 0)
        beyond = [one for one in some[taken:] if key_of(one.text) not in _CURRENCIES]
        if base and len(some) == size and not beyond:
            return base, size
    return [], 0


def told_behind(words: Sequence[Word], figures: Sequence[int]) -> tuple[dict[int, list[Word]], set[int]]:
    """For how many each sum at a place is, and the places of the sums and of all that says so."""
    bases = {at: base_behind(words, at + 1) for at in figures}
    told = {*figures, *(at + 1 + more for at, (_, size) in bases.items() for more in range(size))}
    told |= {one for at in figures for one in _counted_behind(words, at + 1)}
    return {at: base for at, (base, _) in bases.items()}, told


def _counted_behind(words: Sequence[Word], at: int) -> range:
    """The words behind a sum that tell what of the goods it is for, in a unit nobody knows: "je Einheit", "per bobbin".

    Words in small letters before a capital are of it, "je angefangener Wickel"; else it is one word.
    """
    at += at < len(words) and key_of(words[at].text) in _CURRENCIES
    if at + 1 >= len(words) or (key_of(words[at].text) or words[at].text) not in _EACH_ONE or _ends(words[at].text):
        return range(0)
    some = [one.text for one in words[at + 1 : at + 2 + _ATTRIBUTES]]
    noun = next((size for size, one in enumerate(some) if one[0].isupper() or _ends(one)), 0)
    unit = some[: noun + 1] if some[noun][0].isupper() else some[:1]
    named = all(one.strip(".,;()").replace("-", "").isalpha() for one in unit)
    known = any(key_of(one) in UNIT_WORDS or key_of(one) in _BASES for one in unit)
    return range(at, at + 1 + len(unit)) if named and not known else range(0)


def _ends(text: str) -> bool:
    return text[-1] in ",;)"


_EACH_ONE: Final = frozenset(("je", "pro", "per", "/"))
_ATTRIBUTES: Final = 2
_BASES: Final = frozenset(
    ("hundert", "tausend", "hundred", "thousand", "dutzend", "dozen", "mille", "cent", "hunderter", "tausender",
     "halbe", "half", "gross", "score", "million")
)  # fmt: skip
"""Words that count for how many a price is: what they stand for is no one piece."""


def is_price_sign(text: str) -> bool:
    """Whether a word of a currency and a unit tells what a price is for: "EUR/Stk"."""
    currency, _, unit = key_of(text).partition("/")
    return currency in _CURRENCIES and unit in UNIT_WORDS


def is_amount_first(words: Sequence[Word], first: int, second: int, cells: dict[str, list[Word]]) -> bool:
    """Whether the first of two sums is what the line comes to: that the quantity makes of the other.

    Without a proof the one with "per piece" behind it is the price.
    """
    proofs = [
        (one, other) for one, other in ((first, second), (second, first)) if closes(words[one], words[other], cells)
    ]
    if proofs:
        return proofs == [(second, first)]
    return _is_each(words, second) and not _is_each(words, first)


def _is_each(words: Sequence[Word], at: int) -> bool:
    """Whether a sum is said to be that of one: "20,26 € / Kart"."""
    after = [one for one in words[at + 1 : at + 3] if key_of(one.text) not in _CURRENCIES]
    return bool(after) and (key_of(after[0].text) or after[0].text) in _EACH


def closes(price: Word, amount: Word, cells: dict[str, list[Word]]) -> bool:
    """Whether quantity times price, per its unit, is the amount."""
    counts = cells.get("quantity", [])[:1]
    words = [*counts, price, amount, *cells.get("price_unit", [])[:1]]
    for one in _FORMATS if counts else ():
        quantity, each, total, *base = (read_number(bare(word.text.rstrip(".,;")), one) for word in words)
        if quantity and each and product_of(quantity, each, base[0] if base else None, None) == total:
            return True
    return False


_FORMATS: Final[tuple[NumberFormat, ...]] = ("de", "en")
