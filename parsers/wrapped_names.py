"""Names of where goods go that are too long for their column and go on in the line below, or tell a number behind.

    Quellmayr Antriebstechnik GmbH, Wareneingang
    Halle C
    Proviantbachstraße 73

In: the part of a block that names, and the block. Out: the whole name. Who writes the firm and a place of it in one
line does not begin a new one for the rest of the place: it was wrapped, and its next word would have made its line the
longest of the block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.building_parts import is_premises
from parsers.page_words import Line, Word
from parsers.postal_lines import COMPANY, DEPARTMENT, Part, is_aside, is_place, is_street, town_of

_TIMES: Final = 2
"""Lines that were wrapped, at most."""
_WORDS: Final = 3
"""Words that were wrapped, at most."""
_BLANK: Final = 0.25
"""Width of a blank, in line heights."""
_NEAR: Final = 0.7
"""Line heights between the lines of one name at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_OTHERS: Final = re.compile(
    r"(?i)[:@,]|\b(?:hr|herrn?|frau|dr|uhr|tel|abt|abteilung|tor|rampe|einkauf|z\.?)\b|"
    # How one gets there: "Zufahrt über Kornblumenweg", "Access via Mill Lane".
    r"\b(?:zufahrt|anfahrt|zugang|einfahrt|eingang|anlieferung|andienung) (?:nur |bitte )?(?:über|von|via|durch|ab)\b|"
    r"\b(?:access|entrance|entry|enter|approach|deliver(?:y|ies)) (?:only |is )?(?:via|from|through|off|by)\b"
)


def unwrapped_name(name: Part | None, block: Sequence[Part], role: str) -> Part | None:
    """The name of where goods go with what was wrapped to the lines below it; the name itself where nothing was."""
    if name is None:
        return name
    at = next((at for at, one in enumerate(block) if any(word is name.words[-1] for word in one.words)), None)
    if at is None:
        return name
    dash = [one for one in block[at].words if one.x0 > name.words[-1].x0]
    if any(one.text not in _RULES for one in dash):
        return name
    for _ in range(_TIMES):
        if at + 2 >= len(block) or not _goes_on(name, block, at, role):
            break
        name = Part(name.line, [*name.words, *dash, *block[at + 1].words])
        at, dash = at + 1, []
    return name


def without_branch(name: Part) -> Part:
    """A name without the number in brackets under which its writer keeps the place: "Baumarkt Itzehoe (Markt 0417)"."""
    start = next((at for at in range(len(name.words) - 1, 0, -1) if name.words[at].text.startswith("(")), 0)
    said = " ".join(one.text for one in name.words[start:])
    return Part(name.line, name.words[:start]) if start and _BRANCH.fullmatch(said.rstrip(",;")) else name


_BRANCH: Final = re.compile(
    r"(?i)\((?:(?:markt|filiale|fil|store|shop|branch|site|depot|standort|betrieb|betriebsst[äa]tte|niederlassung|nl|"
    r"kst|kostenstelle|cost cent(?:re|er)|kunde|kd|debitor|location|loc|outlet|restaurant|objekt|einrichtung|"
    r"customer|account|ship-to|gln|imo|mmsi|eni|id|code)\W{0,3})?(?:(?:nr|no|nummer|number|id|code|#)\W{0,2})?"
    r"[a-z]{0,3}-?\d{3,13}\)|\((?:(?:markt|filiale|fil|store|shop|branch)\W{0,3})?(?:nr|no|#)?\W{0,2}\d{1,2}\)"
)


def is_branch(words: Sequence[Word]) -> bool:
    """Whether words tell what kind of place one is, or the number its writer gives it: "branch 07", "Outlet"."""
    said = " ".join(one.text for one in words).strip("():,-– ")
    return _NUMBERED.fullmatch(said) is not None or _KIND.fullmatch(said) is not None


_NUMBERED: Final = re.compile(
    r"(?i)(?:markt|filiale|fil|store|shop|branch|site|depot|standort|betrieb|betriebsst[äa]tte|niederlassung|nl|"
    r"location|loc|outlet|restaurant|hotel|clinic|practice|praxis|school|gln|code|id|verkaufsstelle|vst|vk-?stelle|"
    r"(?:betriebs|bedarfs|dienst|abnahme|verbrauchs|verwendungs|empfangs|ablade|liefer|entlade|außen|bau|kosten|zweig)"
    r"stelle|objekt|einrichtung|liegenschaft|mensa|kantine|küche|kita|heim|ausgabestelle|kst|cost cent(?:re|er)|"
    r"canteen|kitchen|ward|station|facility|project|projekt|job|delivery point|drop|ship-?to|point of use)"
    r"\W{0,3}(?:(?:nr|no|nummer|number|id|code)\W{0,2})?[a-z]{0,3}-?\d{1,13}"
)


_KIND: Final = re.compile(
    r"(?i)(?:markt|filiale|store|shop|branch|depot|standort|betriebsst[äa]tte|niederlassung|outlet|restaurant|hotel|"
    r"pub|house|clinic|surgery|practice|praxis|school|schule|kita|ward|station|salon|verkaufsstelle|department|"
    r"einrichtung|objekt|unit|home|premises)"
)


def _goes_on(name: Part, block: Sequence[Part], at: int, role: str) -> bool:
    """Whether the line of a block below the last one of a name is a part of the name."""
    last, below, after = block[at], block[at + 1], block[at + 2]
    if below.words[0].text in _LEADING and _may_end(last, Part(below.line, below.words[:_WORDS])):
        # "Huber Ltd" over "for the attention of" somebody.
        plain = len(below.words) <= _LONGEST and not any(map(str.isdigit, below.text))
        return plain and not COMPANY.search(last.text)
    if _RULES & {last.words[-1].text, below.words[0].text} and _is_behind_dash(last, below, after):
        return True
    if _is_of_firm(name, block, at) or (_is_persons(last, below) and _may_end(last, below)):
        return True
    if (_is_open(last, block, at) or _is_of_town(name, below, block[at + 2 :], role)) and _may_end(last, below):
        return True
    town = town_of(after.text) is not None
    ended = town or is_street(after.text)
    if role != "delivery" or not (ended or _is_open(below, block, at + 1)):
        return False
    if _BRACKETED.fullmatch(below.text) and below.line.y0 - last.line.y1 < _NEAR * last.line.height:
        # "Inverlachy Institute, Stores" over "(Building 14)"
        return True
    first = below.words[0]
    room = max(one.words[-1].x1 for one in block)
    if last.words[-1].x1 + _BLANK * last.line.height + first.x1 - first.x0 <= room:
        return False
    open_ended = _ADJECTIVE.fullmatch(last.words[-1].text) is not None
    if (open_ended or _is_said_as_one(last.words[-1], first, name.line.page.lines)) and _may_end(last, below):
        return True
    # "Huber eG, Baustelle" over "Reiferaum 2" and the street
    return _may_go_on(name.text, below.text) and _may_end(last, below, numbered=ended and not town)


_LEADING: Final = frozenset(("und", "and", "&", "der", "des", "of"))
"""Words that begin no line of an address but go on with the one above: "Anstalt" over "des öffentlichen Rechts"."""
_LONGEST: Final = 6
"""Words of such a line at most."""


def _is_behind_dash(last: Part, below: Part, after: Part) -> bool:
    """Whether a line is what a dash leads to: "Huber Pumpen –" over "Wareneingang Tor 3", or that over "– Tor 3"."""
    near = below.line is not last.line and below.line.y0 - last.line.y1 < _NEAR * last.line.height
    beside = abs(below.words[0].x0 - last.words[0].x0) <= _SAME
    # The street ends the name; of two that read like one it is the second.
    way = is_street(below.text) and (not is_street(after.text) or town_of(after.text) is not None)
    told = near and beside and len(below.words) <= _LONGEST and town_of(below.text) is None
    return told and not (way or _WAYS.search(below.text) or COMPANY.fullmatch(below.text))


def _is_of_firm(name: Part, block: Sequence[Part], at: int) -> bool:
    """Whether a legal form stands alone below a line that had no room in the one above, or right below that line.

    "Druckladen" over "Ziegelhütte Brand & Yilmaz" over "GbR", in a narrow column.
    """
    last, below, after = block[at], block[at + 1], block[at + 2]
    if COMPANY.search(name.text) or any(abs(one.words[0].x0 - last.words[0].x0) > _SAME for one in (below, after)):
        return False
    if _FORM.fullmatch(below.text):
        return len(name.words) > len(last.words)
    room = max(one.words[-1].x1 for one in (last, below, after))
    first = below.words[0]
    wrapped = last.words[-1].x1 + _BLANK * last.line.height + first.x1 - first.x0 > room
    near = all(
        lower.line.y0 - upper.line.y1 < _NEAR * last.line.height for upper, lower in pairwise((last, below, after))
    )
    plain = not (
        _OTHERS.search(below.text) or is_aside(below) or is_street(below.text) or DEPARTMENT.search(below.text)
    )
    return wrapped and near and plain and _FORM.fullmatch(after.text) is not None


def _is_persons(last: Part, below: Part) -> bool:
    """Whether a line ends with the first name of a person of whom another line says the name below too: "O. Schmid"."""
    first, *more = (one.text.strip(_SIGNS) for one in (last.words[-1], *below.words))
    if len(more) != 1 or not all(one[:1].isupper() and one.isalpha() for one in (first, *more)):
        return False
    return any(
        (one.text.strip(_SIGNS) in {f"{first[:1]}.", first} and other.text.strip(_SIGNS) == more[0])
        for line in last.line.page.lines
        if line is not last.line and more[0] in line.text
        for one, other in pairwise(line.words)
    )


def _is_said_as_one(last: Word, first: Word, lines: Sequence[Line]) -> bool:
    """Whether two words that the end of a line parts stand side by side in another line of the page."""
    pair = (last.text.strip(_SIGNS), first.text.strip(_SIGNS))
    return all(one[:1].isupper() for one in pair) and any(
        (one.text.strip(_SIGNS), other.text.strip(_SIGNS)) == pair
        for line in lines
        if last.text in line.text
        for one, other in pairwise(line.words)
    )


def _may_go_on(name: str, below: str) -> bool:
    """Whether what was wrapped ends the place that a name begins: "Hotel Strand, Goods" over "Entrance"."""
    _, apart, rest = name.replace(" – ", ", ").replace(" - ", ", ").rpartition(", ")
    if rest[-1:].isdigit() or _LETTERED.search(rest):
        # "Magazin Halle 7", "Wohnpark, Haus C" end a name.
        return False
    begun = apart and " " not in rest and is_place(f"{rest} {below}")
    return bool(apart and is_place(rest)) or bool(begun) or " c/o " in name


_LETTERED: Final = re.compile(r"\w (?:[A-Z]|[IVX]{2,4})$")
# "(unser Materialwart)" says who the person above is.
_BRACKETED: Final = re.compile(
    r"(?i)\((?!(?:unser|mein|our|my|privat|private|residential|home|der|die|the|is|ist|wie|as)(?:e[rmns]?)?\b)[^()]+\)"
)


def _is_open(name: Part, block: Sequence[Part], at: int) -> bool:
    """Whether a name cannot end where its line does: "Seehotel Marienbucht –", "Deister SE – Werk" over "Springe"."""
    last = name.words[-1].text
    if last in _DASHES:
        return True
    if last.endswith(",") and not any(one.words[-1].text.endswith(",") for one in block if one is not block[at]):
        # Who sets his lines apart with commas sets all of them apart.
        return not COMPANY.search(name.text[-12:])
    widest = all(one.words[-1].x1 <= name.words[-1].x1 for one in block if one is not block[at])
    parted = len(name.words) > _PARTS and name.words[-2].text in _DASHES
    return widest and parted and _NAMED_PLACES.fullmatch(last) is not None


def _may_end(name: Part, below: Part, *, numbered: bool = False) -> bool:
    """Whether a line may be the rest of the name above it; one with a number where it is `numbered`, "Reiferaum 2"."""
    beside = abs(below.words[0].x0 - name.words[0].x0) <= _SAME
    near = below.line is not name.line and below.line.y0 - name.line.y1 < _NEAR * name.line.height
    plain = len(below.words) <= _WORDS and not _OTHERS.search(below.text) and not is_aside(below)
    street = is_street(below.text) and not (numbered and _ROOM.fullmatch(below.text) and not is_premises(below.text))
    return beside and near and plain and not street and town_of(below.text) is None


_ROOM: Final = re.compile(
    r"(?i)(?!.*(?:str|weg|gasse|platz|allee|ring|damm|ufer|steig|eingang|einfahrt)\b)[^\W\d]+ \d{1,3}[a-z]?"
)
"""A part of a place with its number, and no way."""


def _is_of_town(name: Part, below: Part, rest: Sequence[Part], role: str) -> bool:
    """Whether the line below a name is the town, or district, that the address says once more further down.

    "Technische Hochschule" over "Neckarsteinach", "Homevalue Store" over "Ballykeeran": nobody writes both twice.
    """
    end = next((at for at, one in enumerate(rest) if town_of(one.text) is not None), None)
    if end is None or COMPANY.search(name.text) or below.text in name.text:
        return False
    town = town_of(rest[end].text)
    said = {one.strip() for part in rest[:end] for one in part.text.split(",")[bool(part.text.count(",")) :]}
    return (role == "delivery" and below.text in said) or (town is not None and below.text == town[1])


_ADJECTIVE: Final = re.compile(
    r"(?i)public|primary|secondary|municipal|regional|elementary|metropolitan|sankt|saint|st\.?|bad|"
    r"\w{3,}(?:isch|lich)e[rsn]?"
)
"""Words that end no name."""
_FORM: Final = re.compile(rf"(?:{COMPANY.pattern})(?:[.,]?(?: ?&)? (?:{COMPANY.pattern}))*[.,]*")
"""A legal form alone: "GbR", "GmbH & Co. KG"."""
_SIGNS: Final = ",;:()"
_RULES: Final = frozenset(("-", "–", "—"))
_WAYS: Final = re.compile(r"(?i)[:@]|^(?:herrn?|frau|mr|mrs|ms|dr|z\.? ?hd|attn|attention|tel|fax)\b")
"""Ways to reach somebody, which are no part of a name."""
_DASHES: Final = frozenset(("-", "–", "—", "&", "+", "/"))
_PARTS: Final = 2
_NAMED_PLACES: Final = re.compile(
    r"(?i)werk|niederlassung|filiale|standort|zweigstelle|betriebsst[äa]tte|markt|haus|klinik|lager|plant|branch|store|"
    r"site|depot|works|hub|campus|school|station"
)
"""Places of a firm that have a name of their own behind them."""
