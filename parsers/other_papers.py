"""Papers that an order refers to: their numbers and days are not its own.

Ihr Angebot 2026-3381 vom 24.08.2026        our enquiry dated 24/08/2026        Ihr Angebot:      vom 3. August 2026
Quote date: 24/08/2026                      Datum des Angebots: 24.08.2026      Bestellt gemäß Angebot vom 24.08.2026
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from parsers.page_words import Line, Match, Word, key_of

_PAPERS: Final = (
    "angebot", "angebots", "angebotes", "offerte", "preisliste", "vertrag", "vertrags", "vereinbarung", "anfrage",
    "schreiben", "schreibens", "nachricht", "telefonat", "voranschlag", "katalog", "muster", "mail", "fax", "zeichnung",
    "quotation", "quote", "offer", "pricelist", "list", "contract", "agreement", "enquiry", "inquiry", "letter",
    "catalogue", "catalog", "drawing", "tender", "specification", "specifications", "spec", "specs", "plan", "plans",
    "drawings", "addendum", "addenda", "schedule", "survey", "report", "requisition", "proposal", "estimate",
    "proforma", "bid", "conversation", "minutes", "terms", "conditions", "policy", "certificate", "revision", "invoice",
    "email", "quotes", "quotations", "letters", "plane", "planen", "bericht", "lastenheft", "protokoll", "bedingungen",
    "agb", "bestatigung", "anforderung", "banf", "absprache", "besprochen", "vereinbart", "discussed", "agreed",
)  # fmt: skip
_WHOLE: Final = frozenset(("ab", "anderung", "nachtrag", "amendment", "change"))
"""Papers whose names end other words too."""
_NAMED: Final = frozenset(("vom", "dated"))
_DAY: Final = re.compile(r"(?:s?datum|dat|date|vom)$")
"""What ends the label of a day."""
_OF: Final = frozenset(("vom", "dated", "of", "date", "datum", "data", "dat"))
"""Labels of a day that do not say whose it is."""
_OWN: Final = ("bestellung", "auftrag", "order", "abruf", "bestellnr", "bestellnummer")
_APART: Final = 1.6
"""Line heights from which on words have nothing to do with what stands before them."""


def is_other(key: str) -> bool:
    """Whether a word names another paper than the order, or the day of one: "angebot", "vertragsdatum"."""
    return _DAY.sub("", key).endswith(_PAPERS) or key in _WHOLE


def is_of_other(line: Line, start: int, end: int, key: str) -> bool:
    """Whether the label of a day says it is another paper's: "Quote date", "Angebot / Datum", "Datum des Angebots"."""
    if key not in _OF:
        return False
    if key in _NAMED and dates_other_paper(line, start):
        return True
    before = line.words[start - 1 : start] if start else []
    if before and before[0].text in {"/", "-", "–"}:
        before = line.words[start - 2 : start - 1] if start > 1 else []
    if (
        before
        and line.words[start].x0 - line.words[start - 1].x1 <= _BLANK * line.height
        and not before[0].text.endswith(":")
    ):
        return is_other(key_of(before[0].text))
    behind: list[str] = []
    for at in range(end, min(end + _LABEL, len(line.words))):
        word, last = line.words[at], line.words[at - 1]
        if last.text[-1] in ":;,." or word.x0 - last.x1 > _BLANK * line.height or any(map(str.isdigit, word.text)):
            break
        behind.append(key_of(word.text))
    return any(map(is_other, behind)) and not any(one.endswith(_OWN) for one in behind)


def leads_to_other(words: Sequence[Word], *, wanted: bool) -> bool:
    """Whether words behind a label name another paper before its day: "Bestellt gemäß Ihrem Angebot vom 28.10.2026".

    The day that goods are `wanted` may be as a paper says it, "laut Angebot 20.11.2026", unless it is the paper's own.
    """
    told = [key_of(one.text) for one in takewhile(lambda one: not any(map(str.isdigit, one.text)), words[:_LEADING])]
    return any(map(is_other, told)) and (not wanted or told[-1] in _OF)


def dates_other_paper(line: Line, at: int) -> bool:
    """Whether "vom", word `at` of a line, tells the day of another paper than the order: the one named last before."""
    for place in range(at - 1, -1, -1):
        word, after = line.words[place], line.words[place + 1]
        if after.x0 - word.x1 > _APART * line.height or word.text in {"|", "·", "•"}:
            opens = all(key_of(one.text) in _NAMED for one in line.words[place + 1 : at])
            return _names_paper_above(line, after) or (opens and _names_paper_beside(line, place))
        key = key_of(word.text)
        if is_other(key):
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
    """Whether the word of a date says whose it is: "dated" within a sentence is the order's behind its name alone.

    So is a "date" behind words that nobody knows: "Effective date".
    """
    if key not in _OF or at == 0 or line.words[at].x0 - line.words[at - 1].x1 > _APART * line.height:
        return True
    if key not in _NAMED and not line.words[at - 1].text.isalpha():
        return True
    return any(key_of(one.text).endswith(_OWN) for one in line.words[:at])


def is_beside_other(hits: Sequence[Match], order: int) -> bool:
    """Whether a day stands behind the label of another paper in one row: "Angebot | Datum | Bestellung | Datum".

    Any paper's where such a day follows behind another label.
    """
    hit, before = hits[order], hits[order - 1] if order else None
    if hit.key not in _OF or before is None or before.meaning != "reference":
        return False
    named = any(part in before.key for part in _PAPERS)
    return named or any(one.key in _OF and one.meaning == hit.meaning for one in hits[order + 1 :])


def day_rank(key: str) -> int:
    """How well the label of a day says that it is the order's: "Bestelldatum" more than "Datum", "Druckdatum" less."""
    return 0 if _OTHER_DAY.search(key) else 2 if _OWN_DAY.fullmatch(key) else 1


_OTHER_DAY: Final = re.compile(
    r"druck|print|freig|approv|buchung|posting|version|sent|dispatch|updated|aktualisiert|requisition"
)
_OWN_DAY: Final = re.compile(
    r"(?:bestell(?:ungs?)?|bestellt|(?:purchase)?order|p/?o|auftrags)(?:datum|date|dat|am|vom)|"
    r"dat(?:um|e)(?:of|der|des)(?:the)?(?:bestellung|(?:purchase)?order|po|auftrags)"
)
_NUMBER: Final = frozenset(("nr", "no", "nummer", "number", "ref", "#", ""))
_LEADING: Final = 6
"""Words between a label and its day, at most."""
_BLANK: Final = 0.6
"""Line heights between two words of one label, at most."""
_FLUSH: Final = 4.0
"""Points between left edges that are one."""
_LABEL: Final = 4
"""Words of a label at most."""
