"""Where a number is printed, as the words behind its label tell: whose it is, and that it is none of the text.

    Art.-Nr. lt. Ihrem Katalog: 66691        Item no. as per your price list 4711        Artikelnummer bei uns: 88-12

In: the words of a line and where a label of a number ends. Out: where the words of its source end, and whose it is.
A catalogue, a price list, a shop are the supplier's unless they are "ours"; what else has an owner, or is a paper with
a number of its own, tells of a number only behind a colon: "lt. Angebot 4711" is the number of the offer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.page_words import Word

_FROM: Final = (
    r"(?:lt|laut|gem(?:äß|aess|ass)?|nach|aus|im|in|vom|von|auf|bei|beim|siehe|s|as per|as in|as on|per|"
    r"acc(?:ording)?\.? to|from|of|on|with|at|see)\.?"
)
_THE: Final = (
    r"(?:de[mnrs]|the|beiliegende[mnrs]|aktuelle[mnrs]|neue[mnrs]|letzte[mnrs]|current|latest|last|attached|new)"
)
_LISTS: Final = (
    r"(?:\w*(?:katalog|catalog|catalogue|preisliste|pricelist|prospekt|broschüre|webshop|onlineshop|e?-?shop|website|"
    r"homepage|sortiment|artikelliste|brochure)|price list|product list|(?:web|online) shop|web ?site|web page|"
    r"stock list|range)(?:e?s)?(?: (?:19|20)\d\d(?:/\d\d(?:\d\d)?)?)?"
)
_PAPERS: Final = r"(?:\w*(?:angebots?|offerte)|quotation|quote|offer)"
_YOURS: Final = r"(?:ihre?[mnrs]?|eure?[mnrs]?|your)"
_OURS: Final = r"(?:unsere?[mnrs]?|our)"
_SOURCE: Final = re.compile(
    rf"(?i)\(?(?:{_FROM} )?(?:{_THE} )*(?:(?P<list>(?:{_YOURS} )?{_LISTS}|(?:bei|with|at) (?:ihnen|euch|you))|"
    rf"(?P<ours>(?P<us>(?:bei|with|at) (?:uns|us))|{_OURS}(?: [a-zäöüß-]+){{1,2}})|"
    rf"(?:{_YOURS}(?: [a-zäöüß-]+){{1,2}}|{_PAPERS}))\)?(?P<colon>:\)?)?"
)
_NO_CODE: Final = re.compile(r"(?i)(?:19|20)\d\d(?:/\d\d(?:\d\d)?)?|(?:s|seite|p|pg|page)\.?\d+[.,;]?")
"""The year of a list and a page of it."""
_LEADING: Final = re.compile(rf"(?i){_FROM}(?: {_THE})*(?: (?:ihre?[mnrs]?|eure?[mnrs]?|your))?")
_READER: Final = re.compile(rf"(?i)\(?(?:{_YOURS}|ihnen|euch|you)[:)]*")
_LONGEST: Final = 7
"""Words of a source at most."""


class Source(NamedTuple):
    """Where the words of a source end, and what they tell."""

    end: int
    ours: bool
    """Whether the numbers are those of who writes."""
    listed: bool
    """Whether it is a list of goods, or whoever keeps one; a letter or an offer has a number of its own."""


def source_behind(words: Sequence[Word], start: int) -> Source | None:
    """The source that the words from `start` on tell, with a number behind it."""
    for end in range(min(len(words) - 1, start + _LONGEST), start, -1):
        match = _SOURCE.fullmatch(" ".join(one.text for one in words[start:end]))
        if match is None:
            continue
        listed, code = bool(match["list"] or match["us"]), words[end].text
        told = match["colon"] or (listed and not _NO_CODE.fullmatch(code))
        return Source(end, bool(match["ours"]), listed) if told and any(map(str.isdigit, code)) else None
    return None


def leads_to_source(words: Sequence[Word]) -> bool:
    """Whether words only lead to the name of a source: "lt. Ihrem" before "Katalog-Nr."."""
    return _LEADING.fullmatch(" ".join(one.text for one in words)) is not None


def names_reader(label: Sequence[Word]) -> bool:
    """Whether a label speaks to who reads it: "Nr. bei Ihnen", "Code in your list"."""
    return any(_READER.fullmatch(one.text) for one in label)
