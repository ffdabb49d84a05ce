"""Titles of orders that tell what is ordered before they say that it is: "Parts order 12575", "Supply Order Form".

In: a line and the word for an order in it. Out: where its title begins. And the slips on which orders are written:
"Bestellbon".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Line, Match, Word, key_of


def title_start(line: Line, hit: Match) -> int:
    """The first word of the title that an English word for an order ends; the word itself where it is none."""
    start = hit.start
    if hit.key not in _ENGLISH_ORDERS:
        return behind_signs(line, start)
    after = line.words[hit.end] if hit.end < len(line.words) else None
    apart = after is None or after.x0 - line.words[hit.end - 1].x1 > line.height
    if after is not None and not apart and after.text.isalpha() and key_of(after.text) not in _OF_TITLES:
        return start
    while start and hit.start - start < _ADJECTIVES and behind_signs(line, start) == start:
        before = line.words[start - 1]
        if line.words[start].x0 - before.x1 > line.height:
            break
        if not before.text.isalpha() or key_of(before.text) in _NO_ADJECTIVES:
            return hit.start
        start -= 1
    opens = start == 0 or line.words[start].x0 - line.words[start - 1].x1 > line.height
    if not opens and (first := behind_signs(line, start)) < start:
        return first
    return start if opens and line.words[start].text[0].isupper() else hit.start


def behind_signs(line: Line, start: int) -> int:
    """The first of the signs that set off what begins with a word and open its run, "*** ORDER ***"; else the word."""
    first = start
    while first and _SIGNS.fullmatch(line.words[first - 1].text) and not _is_apart(line, first):
        first -= 1
    # One sign alone is that of a list, or parts what is said.
    several = sum(len(one.text) for one in line.words[first:start]) > 1
    return first if several and (first == 0 or _is_apart(line, first)) else start


def _is_apart(line: Line, at: int) -> bool:
    return line.words[at].x0 - line.words[at - 1].x1 > line.height


_SIGNS: Final = re.compile(r"[*=#<>~+_»«›‹:|/\\–—-]+")


_ENGLISH_ORDERS: Final = frozenset(("order", "purchaseorder", "orderform"))
_OF_TITLES: Final = frozenset(("form", "sheet", "note", "list", "request", "no", "nr", "number", "ref", "reference"))
_ADJECTIVES: Final = 3
_NO_ADJECTIVES: Final = frozenset(
    ("your", "this", "the", "a", "an", "in", "to", "of", "per", "with", "by", "for", "on", "and", "if", "any",
     "each", "every", "sales", "customer", "total", "back", "money", "payment", "confirm", "quote", "state",
     "place", "please", "our", "under", "against", "minimum", "net", "next", "last", "first", "whole", "complete",
     "above")
)  # fmt: skip
"""Words before "order" in a sentence, or in the name of another paper or a sum."""

_SLIP: Final = re.compile(
    r"\w{0,16}bestell(?:schein|zettel|formular|liste|blatt|bon|beleg|bogen|karte|brief|block|vordruck|schreiben|"
    r"coupon|auftrag|kladde)"
)


def is_slip(key: str) -> bool:
    """Whether a word, as `key_of` writes it, is the name of a paper to order on, whoever orders: "Küchenbestellbon"."""
    return _SLIP.fullmatch(key) is not None


def title_word(run: Sequence[Word], *, opens: bool) -> Match | None:
    """The one word that begins a run and is the title of an order, whatever is ordered: "Lebensmittelbestellung 4711".

    Where the run does not open its line nothing but a number stands behind it: "Huber GmbH       Kita-Bestellung".
    """
    key = key_of(run[0].text)
    if not opens and not all(key_of(one.text) in _NUMBER or any(map(str.isdigit, one.text)) for one in run[1:]):
        return None
    return Match(0, 1, "title", key) if is_slip(key) or (key.endswith(_ENDS) and len(key) < _LONG) else None


_NUMBER: Final = frozenset(("", "nr", "no", "nummer", "number", "vom", "dated", "/", "#"))
_ENDS: Final = ("bestellung", "auftrag", "abruf")
_LONG: Final = 30
