"""Who an order is from, for and to where a label says so, with or without a postal address below it.

In: a page, its lines outside the table. Out: `Address`es with a role: supplier, delivery, invoice, buyer. The label
stands above its block, left of it, or opens its first line; the block may be a name and nothing else.

    Ship To                          Supplier Name:      Nordwind Ltd         Besteller: Zimmerei Huber KG, Hr. Stadler
    Larkspur Central Receiving       Supplier Address:   Dock Road 8
    1200 Meridian Ave, Dock C                            Galway H91 K5YD
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.address_labels import COUNTRIES, ROLES, is_caption, joined_role, told_in_brackets, without_brackets
from parsers.foreign_towns import town_among
from parsers.header_labels import LABELS
from parsers.label_tongues import in_tongues
from parsers.low_labels import Cell, block_up
from parsers.page_words import Line, Word, key_of, matches, vocabulary
from parsers.postal_lines import (
    COMPANY,
    Address,
    LineRuns,
    Part,
    is_aside,
    is_name,
    is_street,
    name_part,
    pieces_of,
    town_of,
)
from parsers.printed_values import find_date
from parsers.sentences import sentence_end
from parsers.spoken_goals import asks_to_deliver, opens_name
from parsers.titles_to_supplier import heads_paper
from parsers.wrapped_names import is_branch, unwrapped_name

_LINES: Final = 9
"""Lines of a block at most."""
_VAGUE: Final = vocabulary(
    {
        "vague": "delivery invoice rechnung lieferung versand anlieferung shipping shipment to an from von firma kunde "
        "customer absender empfanger anden herrn herrnfrau lieferort bill versandan liefern deliver ship billing "
        "destination lager receiving goodsin wareneingang deliverypoint abladestelle lieferstelle site filiale store "
        "warehouse location bauvorhaben baustelle leistungsort lagerort sendto supply supplies shipment dispatch "
        "liefer livraison einsatz bestimmung abladen abladung entladen entladung ausladen unload unloading offload "
        "ortderleistung ortderleistungserbringung placeofperformance"
    }
)
"""Labels that may stand before terms or in a sentence as well: they need a postal address behind them."""
_VAGUE_END: Final = ("auf", "bei", "at", "beim")
"""Words that lead to terms as well: "Lieferung auf Abruf"."""
_PERSONAL: Final = frozenset(("buyer",))
"""Roles whose label may stand before a person: without an address they need a company."""


def _is_vague(key: str) -> bool:
    return key in _VAGUE or key.endswith(_VAGUE_END)


class _Label(NamedTuple):
    role: str
    key: str
    rest: list[Word]
    """Words behind the label in the same run."""


def labelled_parties(lines: Sequence[LineRuns]) -> Iterator[Address]:
    """The parties that labels name on a page, from above."""
    rows = [[Cell(line, run) for run in runs] for line, runs in lines]
    for at, row in enumerate(rows):
        for order, cell in enumerate(row):
            label = _label(cell)
            if (label is None or label.key in _LEADING) and _is_asked(rows, at, cell):
                label = _Label("delivery", "lieferung", [])
            if label is None and (told := told_in_brackets(cell.words)) is not None:
                label = _Label(told.role, "", told.before or told.behind)
                if told.before:
                    party = _party(label, [Part(cell.line, told.before)])
                    yield from [party] if party is not None and party.town is not None else []
                    continue
            if label is None:
                continue
            block = [] if label.rest else _around(rows, at, cell) or block_up(rows, at, cell)
            block = block or _block(rows, at, order, label)
            party = _party(label, block) if block else None
            if party is not None:
                yield party


def _is_asked(rows: Sequence[Sequence[Cell]], at: int, cell: Cell) -> bool:
    """Whether a line ends the sentence of the longer one above it that asks to deliver to the place below it."""
    if not cell.words[-1].text.endswith(":"):
        return False
    for one in (each for row in rows[max(0, at - 2) : at] for each in row):
        near = cell.line.y0 > one.line.y0 and cell.line.y0 - one.line.y1 < _GAP * cell.line.height
        if near and abs(one.x0 - cell.x0) <= _SAME and one.words[-1].x1 > cell.words[-1].x1:
            spoken = one.words[sentence_end(one.words) :]
            return not any(each.text.endswith(":") for each in spoken) and asks_to_deliver([*spoken, *cell.words])
    return False


_LEADING: Final = frozenset(("an", "to", "anden", "nach"))
"""Labels that may as well end a sentence."""


def _label(cell: Cell) -> _Label | None:
    """The role that a run names, or that two labels name together."""
    joined = joined_role(cell.words)
    return _one_label(cell) if joined is None else _Label(joined, "", []) if joined else None


def _one_label(cell: Cell) -> _Label | None:
    """The role that a run names: all of it, or before a colon, or before words that begin a name."""
    # No label reaches over its colon: "Lieferanschrift: Baustelle Hafen".
    colon = next((at + 1 for at, one in enumerate(cell.words[:_LONGEST]) if one.text.endswith(":")), _LONGEST)
    hits = in_tongues(cell.words, ROLES) or matches(cell.words[:colon], ROLES, longest=_LONGEST)
    told = bool(hits) and hits[0].start == 0
    if not (told and hits[0].end == colon) and asks_to_deliver(cell.words):
        return _Label("delivery", "lieferung", [])
    if not told or heads_paper(cell.line, cell.words):
        return None
    hit = hits[0]
    # "Deliver to The Ferryman's Arms"
    end = hit.end - (hit.end > 1 and hit.end < len(cell.words) and opens_name(cell.words, hit.end - 1))
    last, rest = cell.words[end - 1].text, cell.words[end:]
    while rest and not key_of(rest[0].text):
        last, rest = rest[0].text, rest[1:]
    if rest and len(plain := without_brackets(rest)) < len(rest):
        last, rest = rest[len(rest) - len(plain) - 1].text, plain
    if is_caption([key_of(one.text) for one in rest]):
        rest = []
    if len(rest) == 1 and _OWN_CODE.fullmatch(rest[0].text):
        # "VENDOR 13077": the number under which the writer keeps the party; the name stands below.
        rest = []
    if rest and not last.endswith((":", "-", "–")):
        apart = rest[0].x0 - cell.words[end - 1].x1 > 0.8 * cell.line.height
        opens = rest[0].text[:1].isupper() or _is_number(rest)
        if not apart and not is_branch(rest) and (_is_vague(hit.key) or not opens):
            return None
        if any(one.text.endswith(":") for one in rest):
            return None
    return _Label(hit.meaning, hit.key, rest)


_LONGEST: Final = 8
"""Words of a label at most."""
_OWN_CODE: Final = re.compile(r"#?\d{3,12}")


def _is_number(words: Sequence[Word]) -> bool:
    """Whether words are a number and nothing else: of the building site that its label names."""
    return len(words) == 1 and words[0].text.isdigit()


def _block(rows: Sequence[Sequence[Cell]], at: int, order: int, label: _Label) -> list[Part]:
    """The lines of the block that a label names."""
    cell = rows[at][order]
    line = cell.line
    if (is_branch(label.rest) or _is_number(label.rest)) and _is_address(
        under := _below(rows, at, [cell.x0], label._replace(rest=[]), cell.x0)
    ):
        # "Deliver to branch 07" over the name of the branch
        return under
    if label.rest:
        first = Part(line, label.rest)
        # Behind a label in the same run the block goes on below its beginning, or below the label.
        return [first, *_below(rows, at, [label.rest[0].x0, cell.x0], label, cell.x0)]
    under = _below(rows, at, [cell.x0], label, cell.x0) or _indented(rows, at, cell, label)
    beside = rows[at][order + 1] if order + 1 < len(rows[at]) else None
    if beside is not None and not under and is_aside(Part(line, beside.words)):
        # "Ship To:   ATTN: Dock 4" over the name
        return _below(rows, at, [beside.x0], label, cell.x0)
    if beside is None or _is_label(beside):
        return under
    if under and under[0].words[-1].text.endswith(":"):
        # A label in two lines beside its block: "Delivery" over "address:".
        under = []
    if under and _is_row_of_labels(rows, at, under[0]):
        return under
    if under and _follows(under[0], line) and (_has_town(under) or not _is_pair(rows, under[0], beside)):
        return under
    if beside.x0 - cell.words[-1].x1 > _FAR * line.page.width:
        return under
    return [Part(line, beside.words), *_below(rows, at, [beside.x0], label, cell.x0)]


def _around(rows: Sequence[Sequence[Cell]], at: int, cell: Cell) -> list[Part]:
    """The block beside the middle of which its label stands; none where no line of it is above the label.

                     Baustelle Grundschule, Schulstraße 3, 23684 Pönitz
    Lieferung auf
                     Polier Dose, 0152 555 90 11
    """
    edge = next((one.x0 for row in rows[at : at + 2] for one in row if one.x0 > cell.words[-1].x1), None)
    if edge is None or len([one for one in rows[at] if one.x0 <= edge + _SAME]) > _PAIR:
        return []
    beside = [one for one in rows[at] if abs(one.x0 - edge) <= _SAME]
    above, below = (_alone(rows[step], edge) for step in (slice(max(0, at - _UP), at), slice(at + 1, at + 1 + _UP)))
    above.reverse()
    if not (above and below):
        return []
    pitch = below[0].line.y0 - (beside or above)[0].line.y0
    column = [*beside, *below[:1]]
    for one in above:
        if column[0].line.y0 - one.line.y0 <= _EVEN * pitch:
            column.insert(0, one)
    for one in below[1:]:
        if one.line.y0 - column[-1].line.y0 <= _EVEN * pitch:
            column.append(one)
    over = next((row[0].line.y0 for row in reversed(rows[:at]) if row[0].line.y0 < column[0].line.y0 - 1), None)
    if beside and over is not None and column[0].line.y0 - over <= _EVEN * pitch:
        # The lines above go on with the block of another label.
        return []
    middle = (column[0].line.y0 + column[-1].line.y1) / 2 - (cell.line.y0 + cell.line.y1) / 2
    near = abs(middle) < _MIDDLE * cell.line.height and pitch < _PITCH * cell.line.height
    return [Part(one.line, one.words) for one in column] if near and column[0].line.y0 < cell.line.y0 - 1 else []


def _alone(rows: Sequence[Sequence[Cell]], edge: float) -> list[Cell]:
    """The runs of one column, in lines that have nothing left of it."""
    return [row[0] for row in rows if abs(row[0].x0 - edge) <= _SAME]


_PAIR: Final = 2
_UP: Final = 3
"""Lines of a block above its label, and below it, at most."""
_EVEN: Final = 1.1
"""How much further than the next ones lines of one block may stand from one another."""
_MIDDLE: Final = 0.3
_PITCH: Final = 1.8
"""Line heights from the middle of a block to its label, and from line to line, at most."""


def _is_address(block: Sequence[Part]) -> bool:
    """Whether a block names whom its street and town are those of."""
    named = len(block) > 1 and is_name(block[0]) and not is_street(block[0].text)
    pieces = [piece for part in block[1:] for piece in pieces_of(part.line, part.words)]
    return named and town_of(block[0].text) is None and any(map(_is_way, pieces))


def _has_town(block: Sequence[Part]) -> bool:
    """Whether a block is a postal address from its name to its town, so that no line of it is a label."""
    pieces = (piece for part in block[1:] for piece in pieces_of(part.line, part.words))
    return _is_address(block) and any(town_of(one.text) is not None for one in pieces)


def _indented(rows: Sequence[Sequence[Cell]], at: int, cell: Cell, label: _Label) -> list[Part]:
    """The block set in from a label that has its line for itself, as letters do it, or from one of a row of labels."""
    if at + 1 == len(rows):
        return []
    if len(rows[at]) > 1 or len(rows[at + 1]) > 1:
        return _behind_colon(rows, at, cell, label)
    edge = rows[at + 1][0].x0
    if not cell.x0 + _SAME < edge < min(cell.words[-1].x1, cell.x0 + _INDENT):
        return []
    return _below(rows, at, [edge], label, edge)


def _behind_colon(rows: Sequence[Sequence[Cell]], at: int, cell: Cell, label: _Label) -> list[Part]:
    """The address that begins below the end of the last label of a line, as typewriters set it; nothing but one.

    VENDOR:   04471                 SHIP TO:
              NORDWIND HANDEL GMBH           TRI-RIVERS DC 02
    """
    if cell is not rows[at][-1] or not cell.words[-1].text.endswith(":"):
        return []
    end = cell.words[-1].x1 + _TYPED * cell.line.height
    edge = next((one.x0 for one in rows[at + 1] if cell.x0 + _SAME < one.x0 < end), None)
    parts = [] if edge is None else _below(rows, at, [edge], label, edge)
    return parts if any(town_of(one.text) is not None for one in parts) else []


_TYPED: Final = 1.5
"""Line heights behind the colon of a label within which its block begins."""
_INDENT: Final = 80
"""Points a block may be set in."""
_FAR: Final = 0.25
"""Share of the page's width between a label and what stands beside it, at most."""


def _is_row_of_labels(rows: Sequence[Sequence[Cell]], at: int, below: Part) -> bool:
    """Whether several labels stand side by side, over a line of values without any."""
    row = next((one for one in rows[at + 1 : at + 3] if one[0].line is below.line), ())
    labels = sum(map(_is_label, rows[at]))
    return labels > 1 and 2 * labels > len(rows[at]) and bool(row) and not any(map(_is_label, row))


def _is_pair(rows: Sequence[Sequence[Cell]], below: Part, beside: Cell) -> bool:
    """Whether labels stand in one column and values in the next: the run below is a label with its own value."""
    if len(below.words) > _LABEL_WORDS or beside.x0 - below.words[-1].x1 > _NEAR * below.line.page.width:
        return False
    row = next((one for one in rows if one[0].line is below.line), ())
    at = next((at for at, one in enumerate(row) if one.words is below.words), len(row))
    return at + 1 < len(row) and abs(row[at + 1].x0 - beside.x0) <= _SAME and is_name(below) and not COMPANY.search(
        below.text
    )  # fmt: skip


_LABEL_WORDS: Final = 3
_NEAR: Final = 0.2
"""Share of the page's width between a column of labels and their values, at most."""


def _follows(part: Part, line: Line) -> bool:
    """Whether a line stands below another one with the gap of a block."""
    return part.line.y0 - line.y1 < 1.2 * line.height


def _is_label(cell: Cell) -> bool:
    """Whether a run is, or begins with, a label of the header."""
    if _label(cell) is not None:
        return True
    hits = matches(cell.words, LABELS)
    return bool(hits) and hits[0].start == 0 and (
        hits[0].end == len(cell.words) or cell.words[hits[0].end - 1].text.endswith(":")
    )  # fmt: skip


def _below(rows: Sequence[Sequence[Cell]], at: int, edges: Sequence[float], label: _Label, left: float) -> list[Part]:
    """Runs below a line with one of the left edges; a label ends them, one of the same role only goes on."""
    parts: list[Part] = []
    above = rows[at][0].line
    edge = 0.0
    for row in rows[at + 1 :]:
        line = row[0].line
        if line.y0 - above.y1 > (_GAP if parts or label.rest else _FIRST_GAP) * max(line.height, 6.0):
            break
        here = next(
            (one for one in row if any(abs(one.x0 - each) <= _SAME for each in ([edge] if edge else edges))), None
        )
        before = [one for one in row if left - _SAME <= one.x0 < (here.x0 if here is not None else edges[0]) - _SAME]
        if any((one := _label(each)) is not None and one.role != label.role for each in before):
            break
        beside = label.role in _PERSONAL and here is not None and edges[0] > left + _SAME
        if before and (_opens_other(before[-1]) or (beside and _is_next_label(before[0], left))):
            break
        if here is None:
            continue
        if _is_label(here):
            own = _label(here)
            begun = bool(parts or label.rest or edges[0] > left + _SAME)
            if own is None or own.role != label.role or not (own.rest or begun):
                break
            # "Warenannahme UG" below the name is a place of it, unlike "Lieferung an:  Lager 3".
            here = here if begun and _is_of_one_piece(here, own.rest) else Cell(here.line, own.rest)
            if not here.words:
                break
        else:
            edge = here.x0
        parts.append(Part(line, here.words))
        above = line
        if len(parts) == _LINES:
            break
    return parts


def _opens_other(cell: Cell) -> bool:
    """Whether a run is a label of no party."""
    return _is_label(cell) and _label(cell) is None


def _is_next_label(cell: Cell, left: float) -> bool:
    """Whether a run stands below a label whose block is beside it: what is behind that run is a value of its own."""
    return abs(cell.x0 - left) <= _SAME and _label(cell) is None


def _is_of_one_piece(cell: Cell, rest: Sequence[Word]) -> bool:
    """Whether words go on behind a label as one text, with neither a colon nor more than a blank between."""
    if not rest:
        return not cell.words[-1].text.endswith(":")
    last = next(before for before, word in pairwise(cell.words) if word is rest[0])
    return not last.text.endswith(":") and rest[0].x0 - last.x1 <= _BLANK * cell.line.height


_BLANK: Final = 0.5
"""Line heights of a blank at most."""
_GAP: Final = 1.3
_FIRST_GAP: Final = 2.4
"""Line heights between the lines of a block, and below its label."""
_SAME: Final = 6.0
"""Points between left edges that are one."""


def _party(label: _Label, block: Sequence[Part]) -> Address | None:
    """The block as an address; None where it is none."""
    parts = [piece for part in _in_one(label, block) for piece in _cut(part)]
    at = next((at for at in range(len(parts)) if town_among(parts, at) is not None), None)
    before = parts[: at if at is not None else len(parts)]
    name = name_part(before, office=label.role == "delivery")
    name = unwrapped_name(name, parts, label.role)
    named = name.words[0] if name is not None else None
    street = next((one for one in before if one.words[0] is not named and _is_way(one)), None)
    if at is None:
        if name is None or not _names_alone(label, name, street):
            return None
        return Address(
            label.role,
            single_line=False,
            name=name,
            street=street,
            town=None,
            postal_code="",
            city="",
            country=None,
            country_part=name,
        )
    code, city, country = town_among(parts, at) or ("", "", None)
    country_part = parts[at]
    if country is None and at + 1 < len(parts):
        country = COUNTRIES.get(key_of(parts[at + 1].text.replace(" ", "")))
        country_part = parts[at + 1] if country else country_part
    if not city and at and parts[at - 1] is not street and parts[at - 1] is not name:
        city = parts[at - 1].text
    return Address(
        label.role,
        single_line=False,
        name=name,
        street=street,
        town=parts[at],
        postal_code=code,
        city=city,
        country=country,
        country_part=country_part,
    )


def _is_way(part: Part) -> bool:
    """Whether a line tells the street: no date, no telephone and no hours."""
    return is_street(part.text) and not (find_date(part.text) or is_aside(part) or _HOURS.search(part.text))


_HOURS: Final = re.compile(
    r"\b(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\.?\s?(?:[-–—,/+&]|bis|to|und|and)\s?"
    r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
)
"""Days of the week from one to another, before the hours of a place."""


def _in_one(label: _Label, block: Sequence[Part]) -> list[Part]:
    """The block of running text whose address goes on in the next line: "..., Am Wall 2, 37688" over "Drosselau"."""
    if len(block) < _PAIR:
        return list(block)
    first, second = block[:2]
    pieces = pieces_of(first.line, first.words)
    if first.text.count("(") > first.text.count(")") and ")" in second.text and len(pieces) > 1:
        # "Huber KG, Weg 4 (Werkstatt" over "I), 27299 Langwedel"
        return [Part(first.line, [*first.words, *second.words]), *block[2:]]
    if len(pieces) < _PIECES or any(town_of(one.text) for one in pieces):
        return list(block)
    hanging = bool(label.rest) and second.words[0].x0 <= first.words[0].x0 - _SAME
    coded = _HALF_CODE.search(first.text) is not None and _OTHER_HALF.match(second.text) is not None
    below = pieces_of(second.line, second.words)
    told = label.role != "delivery" and len(below) > 1 and town_of(below[-1].text) is not None
    return [Part(first.line, [*first.words, *second.words]), *block[2:]] if hanging or coded or told else list(block)


_HALF_CODE: Final = re.compile(r" [A-Z]{1,2}\d[A-Z\d]?$")
_OTHER_HALF: Final = re.compile(r"\d[A-Z]{2}\b")
"""A British postal code that is parted by the end of a line: "Peterhead AB42" over "7HH"."""
_PIECES: Final = 3
"""Pieces of an address in one line, at least."""


def _cut(part: Part) -> list[Part]:
    """A line of a block in its pieces where one of them is a town, or all of it is in one line."""
    pieces = pieces_of(part.line, part.words)
    parted = any(town_among(pieces, at) is not None for at in range(len(pieces))) or part.words[-1].text.endswith(",")
    # "Highveld Stores, 12 Kritzinger Road, Alrode": the town bears no code.
    parted = parted or (len(pieces) >= _PIECES and any(is_street(one.text) for one in pieces[1:]))
    return pieces if len(pieces) > 1 and parted else [part]


def _names_alone(label: _Label, name: Part, street: Part | None) -> bool:
    """Whether a name without a town is told from terms and persons by its label or by itself."""
    text = name.text
    if COMPANY.search(text):
        return True
    if label.role in _PERSONAL and street is not None and name.line.y1 <= street.line.y0 + 1:
        # A block of several lines, of which the town was not understood.
        return True
    if label.role in _PERSONAL or label.role == "invoice" or _is_vague(label.key):
        return False
    if label.role == "delivery":
        return street is not None or not _TERMS.search(text)
    return True


_TERMS: Final = re.compile(
    r"(?i)\b(frei haus|franco|franko|frei (?:magazin|lager|werk|baustelle)|"
    r"ab werk|DDP|DAP|EXW|FCA|CPT|CIP|incoterms?|spedition|DHL|UPS|abholung|oben|above|same|siehe|"
    r"below|unten|tage|days|wochen|weeks|prompt|sofort|asap)\b"
)
