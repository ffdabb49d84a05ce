"""Captions of a form inside an address: each line of it has a label above that says which part of an address it is.

    SHIP TO: a. Name of consignee          Lieferadresse
    Secondary Roads Department             Name / Firma
    b. Street address                      Bauhof Süd
    2270 Quarry Road                       Straße, Hausnummer
    c. City, State, ZIP                    Querweg 7
    Postville, IA 52162                    PLZ, Ort
                                           38100 Hallingen
In: the lines of a block. Out: the block without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import key_of
from parsers.postal_lines import Part

_PARTS: Final = frozenset(
    (
        "name", "firma", "company", "firm", "organisation", "organization", "street", "strasse", "str",
        "address", "addr", "anschrift", "adresse", "city", "town", "ort", "stadt", "plz", "postleitzahl", "zip",
        "zipcode", "postcode", "postalcode", "postal", "state", "province", "county", "country", "land",
        "hausnummer", "hausnr", "adresszusatz", "vorname", "nachname",
    )
)  # fmt: skip
_BESIDE: Final = frozenset(
    (
        "of", "the", "and", "or", "und", "oder", "der", "des", "line", "zeile", "code", "no", "nr", "number", "nummer",
        "1", "2", "3", "consignee", "contractor", "recipient", "receiver", "empfanger", "empfangers", "zusatz",
        "haus", "house", "building", "full", "",
    )
)  # fmt: skip
_LETTER: Final = re.compile(r"[(\[]?(?:[A-Za-z]|\d{1,2})[.)\]]")
_SEVERAL: Final = 2


def without_captions(block: Sequence[Part]) -> list[Part]:
    """The lines of a block without those that only say which part of an address stands below; one alone stays."""
    captions = [one for one in block if _is_caption(one)]
    if len(captions) < _SEVERAL or _is_caption(block[-1]):
        return list(block)
    return [one for one in block if one not in captions]


def _is_caption(part: Part) -> bool:
    words = part.words[1:] if _LETTER.fullmatch(part.words[0].text) else part.words
    keys = [key_of(key) for one in words for key in re.split(r"[/,;&+-]", one.text)]
    return bool(_PARTS.intersection(keys)) and _PARTS.union(_BESIDE).issuperset(keys)
