"""Papers that an order refers to: their numbers and days are not its own.

Ihr Angebot 2026-3381 vom 24.08.2026        our enquiry dated 24/08/2026        Ihr Angebot:      vom 3. August 2026
"""

from __future__ import annotations

from typing import Final

from parsers.page_words import Line, Word, key_of

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
            opens = all(key_of(one.text) in _NAMED for one in line.words[place + 1 : at])
            return _names_paper_above(line, after) or (opens and _names_paper_beside(line, place))
        key = key_of(word.text)
        if key.endswith(_PAPERS):
            return True
        if key.endswith(_OWN):
            return False
    return bool(line.words) and _names_paper_above(line, line.words[0])


def _names_paper_above(line: Line, first: Word) -> bool:
    """Whether the run that stands right above a value is the label of another paper: "Rahmenvertrag" over "RV 17"."""
    for above in line.page.lines:
        if above.y0 >= line.y0 or first.y0 - above.y1 > line.height:
            continue
        run = next((one for one in above.segments(_APART) if abs(one[0].x0 - first.x0) <= _FLUSH), None)
        if run is not None and len(run) <= _LABEL and not any(map(str.isdigit, "".join(one.text for one in run))):
            keys = [key_of(one.text) for one in run]
            return any(one.endswith(_PAPERS) for one in keys) and not any(one.endswith(_OWN) for one in keys)
    return False


def _names_paper_beside(line: Line, last: int) -> bool:
    """Whether the run that ends with word `last` is the label of another paper, with its number or not.

    Ihr Angebot:      vom 3. August 2026        Your quotation 4711      dated 3 August 2026
    """
    first = last
    while first and line.words[first].x0 - line.words[first - 1].x1 <= _APART * line.height:
        first -= 1
    run = line.words[first : last + 1]
    keys = [key_of(one.text) for one in run]
    named = [at for at, key in enumerate(keys) if key.endswith(_PAPERS)]
    label = [key for key in keys[named[0] + 1 :] if not any(map(str.isdigit, key))] if named else []
    return bool(named) and named[0] < _LABEL and set(label) <= _NUMBER and not any(key.endswith(_OWN) for key in keys)


def is_own_day(line: Line, at: int, key: str) -> bool:
    """Whether the word of a date says whose it is: "dated" within a sentence is the order's behind its name alone."""
    if key not in _NAMED or at == 0 or line.words[at].x0 - line.words[at - 1].x1 > _APART * line.height:
        return True
    return any(key_of(one.text).endswith(_OWN) for one in line.words[:at])


_NUMBER: Final = frozenset(("nr", "no", "nummer", "number", "ref", "#", ""))
_FLUSH: Final = 4.0
"""Points between left edges that are one."""
_LABEL: Final = 4
"""Words of a label at most."""
