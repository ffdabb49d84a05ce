"""Papers that an order refers to: their numbers and days are not its own.

Ihr Angebot 2026-3381 vom 24.08.2026        our enquiry dated 24/08/2026
"""

from __future__ import annotations

from typing import Final

from parsers.page_words import Line, key_of

_PAPERS: Final = (
    "angebot", "angebots", "angebotes", "offerte", "preisliste", "vertrag", "vertrags", "vereinbarung", "anfrage",
    "schreiben", "schreibens", "nachricht", "telefonat", "voranschlag", "katalog", "muster", "mail", "fax", "zeichnung",
    "quotation", "quote", "offer", "pricelist", "list", "contract", "agreement", "enquiry", "inquiry", "letter",
    "catalogue", "catalog", "drawing", "tender",
)  # fmt: skip
_OWN: Final = ("bestellung", "auftrag", "order", "abruf", "bestellnr", "bestellnummer")
_APART: Final = 1.6
"""Line heights from which on words have nothing to do with what stands before them."""


def dates_other_paper(line: Line, at: int) -> bool:
    """Whether "vom", word `at` of a line, tells the day of another paper than the order: the one named last before."""
    for place in range(at - 1, -1, -1):
        word, after = line.words[place], line.words[place + 1]
        if after.x0 - word.x1 > _APART * line.height or word.text in {"|", "·", "•"}:
            return False
        key = key_of(word.text)
        if key.endswith(_PAPERS):
            return True
        if key.endswith(_OWN):
            return False
    return False
