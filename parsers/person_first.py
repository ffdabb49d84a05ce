"""Where goods go, below the person who takes them: "Patti Lindgren" over "Whitney Elementary School".

In: the name of a delivery address and the pages. Out: the line below it, where the paper names the person elsewhere
too, or the line below tells a firm or a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.building_parts import is_premises
from parsers.page_words import Line, Page
from parsers.postal_lines import COMPANY, Address, Part, is_aside, is_place, is_street, pieces_of, town_of
from parsers.wrapped_names import unwrapped_name

_PERSON: Final = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-ZÀ-Ý][\w'’.-]* (?:[A-Z]\.? )?[A-ZÀ-Ý][a-zà-ÿ'’-]+")
_HOUSE: Final = re.compile(
    r"(?i)\b(?:school|college|universit\w+|institut\w*|hotel|hospi\w+|council|trust|centre|center|service\w*|group|"
    r"base|depot|yard|works|unit|inn|farm\w*|foods?|house|site|project|\w*hotel|\w*schule|\w*klinik\w*|\w*stadt|\w*amt|"
    r"\w*werke?|\w*haus|\w*heim|\w*markt|\w*zentrum|\w*hof|\w*praxis|\w*apotheke|werk\w*|bau\w*|dc)\b"
)
"""Words of what is no person."""
_SAME: Final = 2.0
_NEAR: Final = 0.7
"""Line heights between the lines of an address, at most."""


def behind_person(address: Address, buyer: str, pages: Sequence[Page]) -> Address:
    """The address with the name that stands below a person; itself where its name is none."""
    name = address.name
    if name is None or address.single_line or not _is_person(name.text) or name.text.split()[-1] in buyer:
        return address
    block = _below(name)
    below = block[1] if len(block) > _LINES else None
    if below is None or is_aside(below) or is_premises(below.text) or is_street(below.text) or town_of(below.text):
        return address
    if not (is_street(block[2].text) or is_street(block[-1].text) or town_of(block[2].text) or town_of(block[-1].text)):
        return address
    told = COMPANY.search(below.text) or _HOUSE.search(below.text)
    if not told and not _is_named_elsewhere(name, pages):
        return address
    return address._replace(name=unwrapped_name(below, block[1:], "delivery"))


def is_of_firm(name: Part, above: Part | None) -> bool:
    """Whether a person, with what he does behind a comma or a dash, stands right below the firm he signs for."""
    if above is None or not COMPANY.search(above.text) or COMPANY.search(name.text):
        return False
    edged = abs(above.words[0].x0 - name.words[0].x0) <= _SAME
    return edged and _is_person(pieces_of(name.line, name.words)[0].text)


_LINES: Final = 2
"""Lines of a block that names nobody but a person."""


def _is_person(text: str) -> bool:
    plain = not COMPANY.search(text) and not is_place(text) and not _HOUSE.search(text) and not is_street(text)
    return plain and _PERSON.fullmatch(text) is not None


def _below(name: Part) -> list[Part]:
    """The name and up to three lines that stand below it at its edge."""
    block = [name]
    lines: Sequence[Line] = name.line.page.lines
    at = next((at for at, line in enumerate(lines) if line.words and line.y1 >= name.line.y1), 0)
    for line in lines[at : at + 12]:
        last = block[-1].words[0]
        for run in line.segments(1.6):
            near = run[0].y0 > last.y0 and run[0].y0 - last.y1 < _NEAR * (last.y1 - last.y0)
            if near and abs(run[0].x0 - last.x0) <= _SAME and len(block) < _BLOCK:
                block.append(Part(line, run))
                break
    return block


_BLOCK: Final = 4


def _is_named_elsewhere(name: Part, pages: Sequence[Page]) -> bool:
    """Whether the first and the last word of a person's name stand side by side in another line."""
    first, last = name.words[0].text, name.words[-1].text
    return any(
        one.text == first and other.text.rstrip(".,;") == last
        for page in pages
        for line in page.lines
        if line is not name.line and last in line.text
        for one, other in pairwise(line.words)
    )
