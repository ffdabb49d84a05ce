"""The number of an order behind words of its title that say which order it is: "Nachbestellung Lager NB-753739".

    Bestellung (Ersatzteile) 4711-26        PURCHASE ORDER - STOCK PO-4711        Abruf Zentrale AB-2231

In: the lines above the table. Out: the word of the number. It ends its run, and the words before it are such as have
no number of their own: those of a purpose, in brackets or not; else its letters are short for the title and for none
of them, for "Bestellung Behälter B-200" orders one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.order_titles import title_start
from parsers.page_words import Line, Word, key_of, matches
from parsers.printed_values import find_date

_BETWEEN: Final = 4
"""Words between the title and its number, at most."""
_CODE: Final = re.compile(r"#?(?=(?:\D*\d){3})(?:[A-Za-z]{1,4}[/.-]?\d[\dA-Z/.-]{2,20}|\d[\d/.-]{4,20})")
_LETTERS: Final = 2
"""Letters of a number that can be short for a title, at least."""
_NUMBER: Final = frozenset(("nr", "no", "nummer", "number", "#"))
_PURPOSES: Final = frozenset(
    ("lager", "stock", "vorrat", "depot", "spares", "spare", "verbrauchsmaterial", "consumables",
     "merchandise", "goods", "eil", "eilig", "dringend", "urgent", "rush", "express", "standard",
     "normal", "nachschub", "replenishment", "restock", "auffullung", "saison", "season", "seasonal", "promotion",
     "promo", "aktion", "erstausstattung", "initial", "eilauftrag", "neu", "new", "original", "intern", "inland",
     "export", "import", "einkauf", "purchasing", "procurement", "zentrale", "warehouse", "store", "supplies",
     "non-food", "food", "strecke", "direkt", "drop", "shipment", "cross-dock", "office", "haushalt",
     "domestic", "maintenance", "instandhaltung", "wartung", "produktion", "production", "buro", "vorbestellung",
     "preorder", "pre-order")
)  # fmt: skip
_REFERENCES: Final = frozenset(
    ("referenz", "reference", "ref", "refnr", "zeichen", "kennzeichen", "kennung", "vorgang", "zahl", "zl",
     "unser", "unsere", "our",
     "geschaftszahl", "gz", "geschaftszeichen", "gesch-z", "aktenzahl", "aktenzeichen", "az")
)  # fmt: skip
"""What offices call the number under which they keep the order, and whose it is."""
_PURPOSE_ENDS: Final = ("lager", "material", "bedarf", "teile", "waren", "mittel")
_PLACES: Final = ("lager", "depot", "store", "warehouse", "zentrale")
"""What may have a number of its own, of few figures."""
_MANY: Final = 6


def number_behind_words(lines: Sequence[Line]) -> Word | None:
    """The number that ends the first such title; None where there is none."""
    for line in lines:
        for run in line.segments(0.9):
            own = Line(line.page, list(run))
            hit = next((one for one in matches(run, LABELS) if one.meaning == "title"), None)
            if hit is None or title_start(own, hit) or not 1 < len(run) - hit.end <= _BETWEEN + 1:
                continue
            *between, code = run[hit.end :]
            text = code.text.strip(",;.")
            if not _CODE.fullmatch(text) or find_date(text) is not None:
                continue
            words = [key for one in between if (key := key_of(one.text)) and key not in _NUMBER]
            if not all(one.isalpha() for one in "".join(words).replace("-", "").replace("/", "")):
                continue
            placed = any(one.endswith(_PLACES) for one in words) and text.isdigit() and len(text) < _MANY
            if (all(map(_is_purpose, words)) and not placed) or _is_short_for(text, hit.key, words):
                return code._replace(text=text)
    return None


def _is_purpose(key: str) -> bool:
    # A material or a part has a number, "Verbrauchsmaterial" has none.
    return key in _PURPOSES or key in _REFERENCES or (key.endswith(_PURPOSE_ENDS) and key not in _PURPOSE_ENDS)


def _is_short_for(code: str, title: str, words: Sequence[str]) -> bool:
    """Whether the letters of a number are the first of the title and of its parts, and begin no word between them."""
    letters = re.match("[a-z]*", code.casefold())
    short = letters[0] if letters is not None else ""
    if len(short) < _LETTERS or any(one[0] in short for one in words):
        return False
    rest = iter(title)
    return title.startswith(short[0]) and all(letter in rest for letter in short)
