"""The buyer's name where a narrow letterhead breaks it: both lines in letters of one size, at one edge or middle.

            Brockless Builders          Vaishnara Pumps & Systems
                 Merchants Ltd          Private Limited
                Trading Estate          Plot No. 47

In: the page where the order begins and the name as read, either line. Out: the whole name; a day beside it is none
of it, nor a sign of its initials.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from orderhub.document import Found
from parsers.full_names import with_owners
from parsers.header_labels import LABELS
from parsers.order_fields import Fields
from parsers.page_words import Page, Word, key_of, matches
from parsers.postal_lines import (
    COMPANY,
    DEPARTMENT,
    Part,
    is_name,
    is_place,
    is_street,
    pieces_of,
    role_of,
    town_of,
)
from parsers.printed_values import find_date

_TOP: Final = 0.25
"""Share of the page's height in which a letterhead ends."""
_TAIL: Final = 3
"""Words of the second line of a broken name, at most."""
_JOINED: Final = 2
"""More words that a form may have which is all of its line: "GmbH & Co. KG"."""
_PITCH: Final = 1.6
"""Heights from one line of a name to the next, at most."""
_GREATER: Final = 1.15
"""How much higher the letters of a sign are than those of the name below it."""
_BELOW: Final = 2.2
"""Heights of a sign from its line to the one below, at most."""
_LONGEST: Final = 8
"""Words of a name at most."""
_SAME: Final = 2.0
"""Points between edges that are one."""
_RUN: Final = 0.9
"""Line heights between words of one run, at most."""


def whole_head(fields: Fields, page: Page) -> None:
    """Offers the whole name of the buyer where the head of the page has its other line."""
    name = fields.raw("buyer_name")
    if not name or len(name) > 60 or _leave_day(fields, page, name):
        return
    runs = [Part(line, run) for line in page.lines if line.y0 <= _TOP * page.height for run in _runs(line.words)]
    signs = [one for one in runs if key_of(one.text) == key_of(name)]
    whole = next((one for sign in signs for one in runs if _is_below_sign(sign, one)), None)
    if whole is not None:
        fields.offer("buyer_name", page.found(whole.words, whole.text), 3)
        return
    told = _in_address(name, runs)
    if told is not None:
        _offer(fields, page, *told)
        return
    for own in [one for one in runs if one.text == name]:
        parts = _parts_of(own, runs, [line.text for line in page.lines])
        if parts is not None:
            _offer(fields, page, *parts)
            return


def _in_address(name: str, runs: Sequence[Part]) -> tuple[Part, Part] | None:
    """The lines of a name that begins with the one of a sign, over the street and town of a letterhead.

    "Huber" and "Huber Immobilienverwaltung" over "Overkamp & Partner mbB" over "Lindenhof 3, 31134 Hildesheim".
    """
    alone = {key_of(one.text) for one in runs}
    for upper in runs:
        starts = (key_of(Part(upper.line, upper.words[:at]).text) for at in range(1, len(upper.words)))
        sign = next((one for one in starts if one in alone), None)
        if sign is None or COMPANY.search(upper.text) or not _names(upper):
            continue
        lower = next((one for one in runs if _goes_on(upper.words, one.words)), None)
        whole = lower is not None and COMPANY.search(lower.words[-1].text) and len(lower.words) <= _LOWER
        if lower is None or not whole or not _names(lower) or key_of(name) not in {sign, key_of(lower.text)}:
            continue
        below = next((one for one in runs if _goes_on(lower.words, one.words)), None)
        if below is not None and any(is_street(one.text) for one in pieces_of(below.line, below.words)):
            return upper, lower
    return None


_LOWER: Final = 5
"""Words of the second line of a name that stands over its street, at most."""


def _parts_of(own: Part, runs: Sequence[Part], told: Sequence[str]) -> tuple[Part, ...] | None:
    """The lines of the name of which `own` is one; another place may say in one line what the head breaks."""
    formed = COMPANY.search(own.text) is not None
    for other in runs if formed and len(own.words) <= _TAIL else ():
        if _goes_on(other.words, own.words) and not COMPANY.search(other.text) and _names(other):
            return other, own
    for other in runs if not formed else ():
        if _goes_on(own.words, other.words) and _is_form(own, other):
            return own, other
        if _goes_on(own.words, other.words) and _names(other) and (last := _form_below(other, runs)) is not None:
            return own, other, last
        if len(own.words) <= _TAIL and _goes_on(other.words, own.words) and _names(other):
            # "West Mendip Hospitals" over "Trust".
            said = f"{other.text} {own.text}"
            if any(said in text for text in told):
                return other, own
    return None


def _leave_day(fields: Fields, page: Page, name: str) -> bool:
    """Offers the name without the day that was read with it; whether there is one."""
    first, *rest = name.rsplit(" ", 1)
    if not rest or (day := find_date(rest[0])) is None or day[1] != rest[0]:
        return False
    words = [one for line in page.lines for one in line.words if one.text in first.split()][:1]
    fields.offer("buyer_name", page.found(words or page.words[:1], first), 2)
    return True


def leave_sign(fields: Fields, page: Page) -> None:
    """Offers the names of the parties without the sign that was read with them."""
    for field in ("buyer_name", "delivery_name"):
        told = fields.raw(field)
        plain = told.strip(_picture_signs(told) + " ")
        if 0 < len(plain) < len(told):
            found = fields.values[field][0]
            fields.offer(field, Found(plain, found.where, found.confidence, found.engine), fields.rank(field) + 1)
    name = fields.raw("buyer_name")
    runs = [Part(line, run) for line in page.lines if line.y0 <= _TOP * page.height for run in _runs(line.words)]
    for sign, own in pairwise(runs):
        if f"{sign.text} {own.text}" == name and _is_sign(sign, own):
            fields.offer("buyer_name", page.found(own.words, own.text), 3)


def _picture_signs(text: str) -> str:
    """The letters that are small pictures, or of a font of its own: "⚡ Elektro Huber", "★ Sternwirt"."""
    return "".join({one for one in text if unicodedata.category(one) in {"So", "Co"} and one not in _LETTERED})


_LETTERED: Final = "©®™°"
"""Signs that stand within names."""


def _is_below_sign(sign: Part, part: Part) -> bool:
    """Whether a name right below a sign in greater letters, or in capitals, says it in full.

    "HALVORSEN VALVE" over "Halvorsen Valve & Fitting Company".
    """
    told, own = ([key_of(one.text) for one in each.words] for each in (part, sign))
    own_high, high = (each.words[0].y1 - each.words[0].y0 for each in (sign, part))
    greater = own_high > _GREATER * high or (sign.text.isupper() and not part.text.isupper())
    near = 0 < part.line.y0 - sign.line.y0 < _BELOW * own_high and _is_even(sign.words, part.words)
    starts = told[1:] if told[0] == "the" else told
    longer = starts[: len(own)] == own and len(own) < len(starts) <= _LONGEST
    plain = (
        len(with_owners(pieces_of(part.line, part.words))) == 1
        and not DEPARTMENT.search(part.text)
        and not is_place(part.text)
    )
    return greater and near and longer and plain and _names(part)


def _is_sign(part: Part, name: Part) -> bool:
    """Whether a lone word is the first initials of the name that stands apart from it: "EL      Eastmarsh Learning"."""
    initials = "".join(one.text[0] for one in name.words if one.text[0].isupper())
    lone = len(part.words) == 1 and 1 < len(part.text) <= len(initials) < len(name.text)
    return lone and initials.startswith(part.text) and part.line is name.line


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words of one size, a blank apart."""
    run: list[Word] = []
    for word in words:
        high = word.y1 - word.y0
        if run and (word.x0 - run[-1].x1 > _RUN * high or not _alike(run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _alike(one: Word, other: Word) -> bool:
    return abs((one.y1 - one.y0) - (other.y1 - other.y0)) < 0.05 * (one.y1 - one.y0)


def _goes_on(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether one line stands right below the other: letters of one size, one edge or middle."""
    high = upper[0].y1 - upper[0].y0
    if not _alike(upper[0], lower[0]) or not 0.5 * high < lower[0].y0 - upper[0].y0 < _PITCH * high:
        return False
    return _is_even(upper, lower)


def _is_even(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether two lines have one edge or middle."""
    left, right = lower[0].x0 - upper[0].x0, lower[-1].x1 - upper[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2) <= _SAME


def _names(part: Part) -> bool:
    plain = not matches(part.words, LABELS) and not role_of(part) and not any(map(str.isdigit, part.text))
    return plain and is_name(part) and not is_street(part.text) and town_of(part.text) is None


def _is_form(above: Part, part: Part) -> bool:
    """Whether a line ends the name of a company: "Private Limited", "Inc.", "Kfr." below "Dr. Veltens e."."""
    # The last words of the line above may begin the form; the name has none as it stands.
    whole = " ".join(one.text for one in (*above.words[-1:], *part.words))
    formed = COMPANY.search(part.text) or (len(part.words) == 1 and COMPANY.search(whole))
    most = _TAIL + (_JOINED if COMPANY.match(part.text) else 0)
    return len(part.words) <= most and bool(formed) and _names(part)


def _form_below(above: Part, runs: Sequence[Part]) -> Part | None:
    """The last of three lines of one name: "GbR" below "Brönner & Yıldız" below "Druckladen Ziegelhütte"."""
    return next((one for one in runs if _goes_on(above.words, one.words) and _is_form(above, one)), None)


def _offer(fields: Fields, page: Page, *parts: Part) -> None:
    words = [word for one in parts for word in one.words]
    fields.offer("buyer_name", page.found(words, " ".join(one.text for one in words).strip(" ,")), 3)
