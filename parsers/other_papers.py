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
    "catalogue", "catalog", "drawing", "tender", "specification", "specifications", "spec", "specs", "plan", "plans",
    "drawings", "addendum", "addenda", "schedule", "survey", "report", "requisition", "proposal", "estimate",
    "proforma", "bid", "conversation", "minutes", "terms", "conditions", "policy", "certificate", "revision", "invoice",
    "email", "quotes", "quotations", "letters", "plane", "planen", "bericht", "lastenheft", "protokoll", "bedingungen",
    "agb",
)  # fmt: skip
_NAMED: Final = frozenset(("vom", "dated"))
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


def is_own_day(line: Line, at: int, key: str) -> bool:
    """Whether the word of a date says whose it is: "dated" within a sentence is the order's behind its name alone."""
    if key not in _NAMED or at == 0 or line.words[at].x0 - line.words[at - 1].x1 > _APART * line.height:
        return True
    return any(key_of(one.text).endswith(_OWN) for one in line.words[:at])
