"""Postal addresses on a page and whose they are: the buyer's, the place of delivery, or the merchant's own.

In: pages of words, the lines that belong to the table. Out: buyer_* and delivery_* values. An address is a postal code
with a town, the street before it and the name before that, in a block or in one line with separators:

    Müller & Söhne GmbH · Königstraße 17 · 70173 Stuttgart
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.order_fields import LABELS, Fields
from parsers.page_parties import labelled_parties
from parsers.page_words import Line, Page, Word, key_of, matches
from parsers.postal_lines import (
    COMPANY,
    COUNTRIES,
    ROLES,
    Address,
    Part,
    is_street,
    pieces_of,
    role_of,
    runs_of,
    town_of,
)


def read_addresses(fields: Fields, pages: Sequence[Page], used: set[int], first: Page | None = None) -> None:
    """Adds buyer and delivery values to `fields`. `first` is the page where the order begins, after cover sheets."""
    found: list[Address] = []
    first = first or pages[0]
    for page in sorted(pages, key=lambda one: one is not first):
        lines = [line for line in page.lines if id(line) not in used]
        found.extend(_with_labels(_addresses(page, lines), list(labelled_parties(page, lines))))
    delivery = next((one for one in found if one.role == "delivery"), None)
    buyer = _buyer(found, first)
    if buyer is not None:
        _set(fields, "buyer", buyer)
    if delivery is not None:
        _set(fields, "delivery", delivery)
    if "buyer_name" not in fields.values:
        taken = {id(one.line) for each in found for one in (each.name, each.town) if one is not None}
        _letterhead(fields, first, taken | used)
    _whole_name(fields, pages, first)


def _with_labels(found: Sequence[Address], named: Sequence[Address]) -> list[Address]:
    """Addresses with what labels tell of them, and those that only labels tell."""
    result = list(found)
    for one in named:
        same = next((at for at, each in enumerate(result) if _is_one_place(each, one)), None)
        if same is None:
            if all(each.role != one.role for each in result):
                result.append(one)
        elif not result[same].role:
            result[same] = one
    return result


def _is_one_place(one: Address, other: Address) -> bool:
    """Whether both are read from the same words."""
    words = {id(word) for part in (one.town, one.name) if part is not None for word in part.words}
    return any(id(word) in words for part in (other.town, other.name) if part is not None for word in part.words)


def _buyer(found: Sequence[Address], first: Page) -> Address | None:
    """The issuer's address: named so, in one line, the letterhead, or where the invoice goes."""
    for role in ("buyer", ""):
        named = [one for one in found if one.role == role and (role or _is_near_top(one, first))]
        if named:
            best = max(named, key=lambda one: _issuer(one, found, first))
            if role or _issuer(best, found, first) > 0:
                return best
    invoiced = next((one for one in found if one.role == "invoice"), None)
    # Companies repeat their address in the foot of their paper.
    foot = (one for one in found if one.role == "" and _is_in_foot(one) and one.name is not None)
    return invoiced or next((one for one in foot if one.name and COMPANY.search(one.name.text)), None)


def _is_in_foot(address: Address) -> bool:
    return address.at.line.y0 > 0.85 * address.at.line.page.height


def _is_near_top(address: Address, first: Page) -> bool:
    page = address.at.line.page
    return address.single_line or (page.number <= first.number and address.at.line.y0 < 0.45 * page.height)


def _issuer(address: Address, found: Sequence[Address], first: Page) -> float:
    """How much speaks for an unlabelled address being the issuer's: above 0 it may be."""
    page, part = address.at.line.page, address.name or address.town
    # The earlier of two equals: the letterhead stands above.
    weight = 1.0 - address.at.line.y0 / page.height
    weight += 4.0 if address.single_line else 0.0
    if not address.single_line and _in_window(address, found):
        weight -= 2.0
    right = [one for one in found if one.role == "" and one.at.words[0].x0 > address.at.words[0].x0 + 100]
    if any(abs(one.at.line.y0 - address.at.line.y0) < 0.04 * page.height for one in right):
        # Two blocks beside one another: the receiver is at the left, where the window of the envelope is.
        weight -= 0.5
    if address.name is not None:
        name = key_of(address.name.text.replace(" ", ""))
        again = sum(1 for line in first.lines if name in key_of(line.text.replace(" ", "")) and line is not part.line)
        weight += 1.5 if again else 0.0
    return weight


def _in_window(address: Address, found: Sequence[Address]) -> bool:
    """An unlabelled block at the left below another one is the address window: the merchant."""
    page = address.at.line.page
    left = address.at.words[0].x0 < 0.4 * page.width
    # DIN 5008: the window reaches from 45 to 90 mm below the edge.
    in_window = left and 0.13 * page.height < address.at.line.y0 < 0.33 * page.height
    return in_window and (address.name is not None) and not any(
        one is not address and one.role == "supplier" for one in found
    )  # fmt: skip


def _set(fields: Fields, prefix: str, address: Address) -> None:
    for name, part in (("name", address.name), ("street", address.street)):
        if part is not None and part.text:
            fields.offer(f"{prefix}_{name}", part.line.page.found(part.words, part.text))
    if address.town is None:
        return
    town = address.town.line.page
    fields.offer(f"{prefix}_postal_code", town.found(_words_of(address.town, address.postal_code), address.postal_code))
    fields.offer(f"{prefix}_city", town.found(_words_of(address.town, address.city), address.city))
    if address.country:
        part = address.country_part
        fields.offer(f"{prefix}_country", part.line.page.found(part.words, address.country))


def _words_of(part: Part, text: str) -> list[Word]:
    return [
        one for one in part.words if key_of(one.text) and key_of(one.text) in key_of(text).replace(" ", "")
    ] or part.words


def _addresses(page: Page, lines: Sequence[Line]) -> list[Address]:
    found: list[Address] = []
    for block in _blocks(lines):
        start = 0
        for at, part in enumerate(block):
            town = town_of(part.text)
            if town is not None and not matches(part.words[1:], LABELS):
                found.append(_address(page, lines, block, start, at, town))
                start = at + 1
    return found


def _blocks(lines: Sequence[Line]) -> list[list[Part]]:
    """Runs of words that stand under one another with one left edge; a line with separators is a block of its own."""
    blocks: list[list[Part]] = []
    running: list[list[Part]] = []
    for line in lines:
        open_blocks: list[list[Part]] = []
        for run in runs_of(line):
            pieces = pieces_of(line, run)
            if len(pieces) == 1 and len(set_apart := _set_apart(line, run)) > 2:
                pieces = set_apart
            if len(pieces) > 1 and any(town_of(one.text) for one in pieces):
                blocks.append(pieces)
                continue
            above = next((one for one in running if _stands_under(one[-1], line, run)), None)
            if above is None:
                above = []
                blocks.append(above)
            above.append(Part(line, run))
            open_blocks.append(above)
        running = open_blocks + [
            one for one in running if one not in open_blocks and line.y0 - one[-1].line.y1 < 0.9 * line.height
        ]
    return blocks


def _stands_under(above: Part, line: Line, run: Sequence[Word]) -> bool:
    gap = line.y0 - above.line.y1
    return abs(above.words[0].x0 - run[0].x0) <= 6 and gap <= 0.9 * max(line.height, above.line.height)


def _set_apart(line: Line, run: Sequence[Word]) -> list[Part]:
    """A run cut where it has more than one blank, where it ends with a town: "A GmbH  Weg 1  70173 Stuttgart"."""
    pieces = [Part(line, piece) for piece in Line(line.page, list(run)).segments(_TWO_BLANKS)]
    return pieces if town_of(pieces[-1].text) else []


_TWO_BLANKS: Final = 0.45
"""Width of two blanks, in line heights."""


def _role_beside(part: Part) -> str:
    """The role that a label, even without a colon, gives to what stands right of it: "Lieferant    A GmbH, Weg 1"."""
    before = [one for one in part.line.words if one.x1 <= part.words[0].x0]
    label = Line(part.line.page, before).segments(1.6)[-1] if before else []
    hits = matches(label, ROLES)
    return hits[0].meaning if hits and hits[0].start == 0 and hits[0].end == len(label) else ""


def _address(
    page: Page, lines: Sequence[Line], block: Sequence[Part], start: int, at: int, town: tuple[str, str, str | None]
) -> Address:
    single = len(block) > 1 and block[0].line is block[-1].line
    before = list(block[start:at])
    role = ""
    while before and (named := role_of(before[0])) is not None:
        role = named[0]
        if named[1] is None:
            before.pop(0)
        else:
            before[0] = named[1]
            break
    above = _above(page, lines, (before or [block[at]])[0])
    if not role and above is not None and (named := role_of(above)) is not None and named[1] is None:
        role = named[0]
    if not role and single:
        role = _role_beside(block[start])
    street = before.pop() if before and is_street(before[-1].text) else None
    name = next((one for one in before if key_of(one.text) not in {"firma", ""} and not one.text.endswith(":")), None)
    if single and (name is None or not COMPANY.search(name.text)):
        over = above or _above(page, lines, (before or [block[at]])[0], centred=True)
        if over is not None and not role_of(over) and (name is None or COMPANY.search(over.text)):
            # "1 Quay Road, Poole, BH15 1AB" below the company's name.
            street, name = street or name, over
    country, country_part = town[2], block[at]
    if country is None and at + 1 < len(block) and (code := COUNTRIES.get(key_of(block[at + 1].text.replace(" ", "")))):
        country, country_part = code, block[at + 1]
    return Address(role, single, name, street, block[at], town[0], town[1], country, country_part)


def _above(page: Page, lines: Sequence[Line], part: Part, *, centred: bool = False) -> Part | None:
    """The run of words straight above, with the same left edge, or where `centred`, in the middle of its line."""
    best: Part | None = None
    for line in lines:
        if line.y0 >= part.line.y0 - 1 or part.line.y0 - line.y1 > 1.8 * part.line.height or line is part.line:
            continue
        for run in line.segments(1.6):
            middle = abs(run[0].x0 + run[-1].x1 - part.line.x0 - part.line.x1) / 2
            if abs(run[0].x0 - part.words[0].x0) <= 0.02 * page.width or (centred and middle <= 0.02 * page.width):
                best = Part(line, run)
    return best


def _whole_name(fields: Fields, pages: Sequence[Page], first: Page) -> None:
    """The buyer's name with the words that a letterhead sets apart: "MÖLLER" over "Schließsysteme SE".

    Another place must say it in one piece, and the words before it stand by themselves on the first page.
    """
    name = fields.raw("buyer_name")
    if not name or len(name) > 60:
        return
    ending = " " + name
    alone: set[str] = set()
    for page in pages:
        for line in page.lines:
            if ending not in line.text:
                # A piece of the line is a part of its text: most lines need no cutting up.
                continue
            alone = alone or {key_of(" ".join([word.text for word in run])) for one in first.lines
                              for run in one.segments(1.6)}  # fmt: skip
            for run in line.segments(1.6):
                for part in pieces_of(line, run):
                    before = part.text.removesuffix(ending)
                    if before != part.text and len(before) <= 30 and key_of(before) in alone:
                        fields.offer("buyer_name", page.found(part.words, part.text), 1)
                        return


def _letterhead(fields: Fields, page: Page, taken: set[int]) -> None:
    """A company's name at the top of the first page, where no address tells the buyer."""
    before = ""
    for line in page.lines:
        if line.y0 > 0.2 * page.height:
            return
        addressed, before = before in {"firma", "an", "herrn"}, key_of(line.text)
        if addressed:
            continue
        for run in line.segments(1.6):
            text = " ".join(one.text for one in run)
            if id(line) not in taken and COMPANY.search(text) and len(text) < 80 and not matches(run[:1], LABELS):
                fields.offer("buyer_name", page.found(run, text.strip(" ,;·|")))
                return
