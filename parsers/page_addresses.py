"""Postal addresses on a page and whose they are: the buyer's, the place of delivery, or the merchant's own.

In: pages of words, the lines that belong to the table. Out: buyer_* and delivery_* values. An address is a postal code
with a town, the street before it and the name before that, in a block or in one line with separators:

    Müller & Söhne GmbH · Königstraße 17 · 70173 Stuttgart
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.address_captions import without_captions
from parsers.address_columns import in_columns
from parsers.address_labels import COUNTRIES, ROLES
from parsers.bare_labels import tells_members
from parsers.broken_heads import leave_sign, whole_head
from parsers.building_parts import is_premises
from parsers.firm_labels import with_firms_that_order
from parsers.foreign_towns import town_among
from parsers.full_names import sent_to, tell_whole_name, with_addressees, with_owners, without_goods, without_repeats
from parsers.head_columns import name_of_column
from parsers.header_labels import LABELS
from parsers.house_operators import tell_operator
from parsers.line_runs import runs_of
from parsers.order_fields import Fields
from parsers.page_issuer import issuer_of, legal_name, whole_name
from parsers.page_parties import labelled_parties
from parsers.page_words import Line, Page, Word, key_of, matches
from parsers.person_first import behind_person, is_of_firm
from parsers.postal_lines import (
    COMPANY,
    Address,
    LineRuns,
    Part,
    company_in,
    is_name,
    is_office,
    is_place,
    is_street,
    name_part,
    pieces_of,
    registered,
    role_of,
    town_of,
)
from parsers.sentences import speaks_of_goods
from parsers.signed_senders import mail_sender
from parsers.spoken_goals import behind_day, goes_to, spoken_goals
from parsers.total_lines import total_apart
from parsers.upright_labels import with_upright_labels
from parsers.wrapped_names import is_branch, unwrapped_name, without_branch
from parsers.wrapped_senders import with_whole_senders


def _beside_table(line: Line, used: set[int]) -> Line | None:
    """A line that is none of the table, or what stands left of a total: "Deliver To:      Goods Net   6,527.56"."""
    if id(line) not in used:
        return line
    apart = total_apart(line) if len(line.words) > _LABEL else None
    if apart is None:
        return None
    rest = [one for one in line.words if one.x1 < apart[1].x0]
    return Line(line.page, rest) if rest and rest[-1].text.endswith(":") and len(rest) <= _LABEL else None


_LABEL: Final = 3
"""Words of a label of an address beside the totals, at most."""


def read_addresses(fields: Fields, pages: Sequence[Page], used: set[int], first: Page | None = None) -> None:
    """Adds buyer and delivery values to `fields`. `first` is the page where the order begins, after cover sheets."""
    found, first = list[Address](), first or pages[0]
    for page in sorted(pages, key=lambda one: one is not first):
        lines = with_upright_labels([rest for line in page.lines if (rest := _beside_table(line, used)) is not None])
        spoken, runs = spoken_goals(in_columns([(line, runs_of(line)) for line in lines]))
        read, labelled = _addresses(page, lines, with_whole_senders(runs)), [*spoken, *labelled_parties(runs)]
        told = with_firms_that_order([*read, *labelled])
        found.extend(_with_labels(told[: len(read)], told[len(read) :]))
    both = [one for one in found if one.role == _BOTH]
    found = [one for one in found if one.role != _BOTH]
    found += [one._replace(role=role) for one in both for role in ("delivery", "invoice")]
    found = without_repeats(with_addressees(without_goods(found, used), pages, first))
    goals = [one for one in found if one.role == "delivery"]
    # A postal address before a mere name: "Deliver To: Stores / Mark Ollerton".
    delivery = next((one for one in goals if one.town is not None and one.name is not None), next(iter(goals), None))
    issuer = issuer_of(found, first, pages[-1], used)
    if issuer.address is not None:
        _set(fields, "buyer", issuer.address)
    name = legal_name(issuer, found) or issuer.name or (mail_sender(pages) if issuer.address is None else None)
    if name is not None:
        fields.offer("buyer_name", name.line.page.found(name.words, name.text), 1)
    if delivery is not None:
        _set(fields, "delivery", behind_person(delivery, fields.raw("buyer_name"), pages))
    whole_name(fields, pages, first)
    whole_head(fields, first)
    leave_sign(fields, first)
    tell_whole_name(fields, found, pages, first, used)
    tell_operator(fields, pages)


_BOTH: Final = "both"
"""The role of an address for goods and invoice: "Liefer- und Rechnungsanschrift"."""


def _with_labels(found: Sequence[Address], named: Sequence[Address]) -> list[Address]:
    """Addresses with what labels tell of them, and those that only labels tell."""
    result = list(found)
    for one in named:
        same = next((at for at, each in enumerate(result) if _is_one_place(each, one)), None)
        if same is None:
            if all(each.role != one.role for each in result):
                result.append(one)
        elif not result[same].role or _names_better(one, result[same]):
            result[same] = one
    return result


def _names_better(one: Address, other: Address) -> bool:
    """Whether an address has a name, where the other, of the same words, has none, that of others or a number."""
    if one.role != other.role or one.name is None or one.town is None:
        return False
    if other.name is None or is_branch(other.name.words):
        return True
    # A name behind the label before one above it: "Deliver to   The Fox, 2 Market Place, Ripon HG4 4DZ".
    above = other.name.line.y1 <= one.name.line.y0 + 1
    return above and other.single_line and one.name.line is one.town.line


def _is_one_place(one: Address, other: Address) -> bool:
    """Whether both are read from the same words."""
    words = {id(word) for part in (one.town, one.name) if part is not None for word in part.words}
    return any(id(word) in words for part in (other.town, other.name) if part is not None for word in part.words)


def _set(fields: Fields, prefix: str, address: Address) -> None:
    named = without_branch(address.name) if address.name is not None and prefix == "delivery" else address.name
    for name, part in (("name", named), ("street", address.street)):
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


def _addresses(page: Page, lines: Sequence[Line], runs: Sequence[LineRuns]) -> list[Address]:
    found: list[Address] = []
    for block in map(without_captions, _blocks(runs)):
        start = 0
        for at, part in enumerate(block):
            town = town_among(block, at)
            if town is not None and not matches(part.words[1:], LABELS) and not _is_value(block):
                found.append(_address(page, lines, block, start, at, town))
                start = at + 1
    return found


def _with_dash(pieces: list[Part], run: Sequence[Word]) -> list[Part]:
    """The pieces of a line in which a dash belongs to the name: "Huber Controls - Dock 3, 12 Quay Road, Poole"."""
    if len(pieces) <= _NAMED or not is_street(pieces[_NAMED].text) or town_of(pieces[_NAMED].text):
        return pieces
    first, second = pieces[:_NAMED]
    if is_street(second.text) and not (is_place(second.text) or is_premises(second.text)):
        # "Huber SAS – 41 rue de Lyon – BP 112 – 69009 Lyon"
        return pieces
    between = [one for one in run if first.words[-1].x0 < one.x0 < second.words[0].x0]
    if len(between) != 1 or between[0].text not in {"-", "–", "—"}:
        return pieces
    return [Part(first.line, [*first.words, *between, *second.words]), *pieces[_NAMED:]]


_NAMED: Final = 2


def _closed(parts: Sequence[Part]) -> list[Part]:
    """The lines of an address; one that ends within a bracket goes on in the next: "Stores (Building" over "14)"."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1].text if joined else ""
        if last.count("(") > last.count(")") and part.text.count(")") > part.text.count("("):
            joined[-1] = Part(joined[-1].line, [*joined[-1].words, *part.words])
        else:
            joined.append(part)
    return joined


def _blocks(lines: Sequence[LineRuns]) -> list[list[Part]]:
    """Runs of words that stand under one another with one left edge; a line with separators is a block of its own."""
    blocks: list[list[Part]] = []
    running: list[list[Part]] = []
    for line, runs in lines:
        open_blocks: list[list[Part]] = []
        for run in runs:
            pieces = _with_dash(pieces_of(line, run), run)
            if len(run) > 2 and len(pieces) == 1 and len(set_apart := _set_apart(line, run)) > 2:
                pieces = set_apart
            above = next((one for one in running if _stands_under(one[-1], line, run)), None)
            if len(pieces) > 1 and any(town_among(pieces, at) for at in range(len(pieces))):
                town = _town_alone(line, run, pieces)
                if above is None or not town:
                    blocks.append(pieces)
                    continue
                above.extend(town)
                open_blocks.append(above)
                continue
            if above is None:
                above = []
                blocks.append(above)
            above.append(Part(line, run))
            open_blocks.append(above)
        running = open_blocks + [
            one for one in running if one not in open_blocks and line.y0 - one[-1].line.y1 < _BLANK_LINE * line.height
        ]
    return blocks


def _town_alone(line: Line, run: Sequence[Word], pieces: Sequence[Part]) -> list[Part]:
    """The town, and its country, of a line that has nothing else: "4005 Stavanger, Norway", "Halifax, NS B3J 1Z6"."""
    if town_among(pieces, 0) is not None:
        country = Part(line, [word for one in pieces[1:] for word in one.words])
        said = {key_of(one.replace(" ", "")) for one in (country.text, pieces[-1].text)}
        return [pieces[0], country] if said & COUNTRIES.keys() else []
    whole = Part(line, list(run))
    return [whole] if len(pieces) == _TOWN_PIECES and town_of(whole.text) and not is_street(pieces[0].text) else []


_TOWN_PIECES: Final = 2


def _stands_under(above: Part, line: Line, run: Sequence[Word]) -> bool:
    gap, text = line.y0 - above.line.y1, " ".join(one.text for one in run)
    sign = (_SMALL_SIGN if COMPANY.search(above.text) else _SIGN) * line.height
    if _height(above) > sign and COMPANY.search(text):
        # The sign of a firm above whoever is addressed, or above its own whole name.
        return False
    left, right = abs(above.words[0].x0 - run[0].x0), abs(above.words[-1].x1 - run[-1].x1)
    flush = left <= _FLUSH or (right <= _EVEN and min(above.words[0].x0, run[0].x0) > _ASIDE * line.page.width)
    # Letters of old leave a line blank between the street and the town.
    blank = gap > _NEXT * line.height and is_street(above.text) and town_of(text) is not None
    return flush and gap <= (_BLANK_LINE if blank else _NEXT) * max(line.height, above.line.height)


_NEXT: Final = 0.9
_BLANK_LINE: Final = 2.2
"""Line heights between lines of one block, at most, and where one is left blank."""
_FLUSH: Final = 6.0
_EVEN: Final = 1.5
"""Points between right edges that are one: letterheads at the right of the page end there."""
_ASIDE: Final = 0.55
_SIGN, _SMALL_SIGN = 1.7, 1.3
"""How much higher than an address the letters are that stand for themselves, and those of a firm over another."""


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


def _is_value(block: Sequence[Part]) -> bool:
    """Whether words of one line stand behind a label of what is no place: "Kostenstelle   211010 / Konto 527100"."""
    first = block[0]
    before = [one for one in first.line.words if one.x1 <= first.words[0].x0]
    if first.line is not block[-1].line or not before:
        return False
    label = Line(first.line.page, before).segments(1.6)[-1]
    hits = matches(label, LABELS)
    told = len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(label)
    return told and hits[0].meaning in _NO_PLACES


_NO_PLACES: Final = frozenset(
    ("number", "number2", "title", "customer_number", "supplier_number", "reference", "issue_date", "currency")
)


def _address(
    page: Page, lines: Sequence[Line], block: Sequence[Part], start: int, at: int, town: tuple[str, str, str | None]
) -> Address:
    single = len(block) > 1 and block[0].line is block[-1].line
    before = list(block[start:at]) if single else _closed(block[start:at])
    sent = None if single else sent_to(before)
    role, before = ("", before) if sent is None else ("supplier", sent)
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
    code, city, country = town
    if not city and len(before) > 1 and street is None and (not single or _may_be_town(before[-1].text)):
        # "Bristol" over "BS35 3UP", and before it in one line
        city = before.pop().text
        street = before.pop() if before and is_street(before[-1].text) else None
    if single:
        before = with_owners(before)
        before, street = _in_pieces(before, street, role)
    goal = _goal(before, street) if single and not role else None
    name = goal or name_part(before if street is None else [*before, street], office=role == "delivery")
    role = "delivery" if goal is not None else role
    name = unwrapped_name(name, block[start : at + 1], role)
    if single and (name is None or not COMPANY.search(name.text) or _OWNERS.match(name.text)):
        over = above or _above(page, lines, (before or [block[at]])[0], centred=True)
        whose = name_of_column(lines, over, city) if over is not None and name is None and not role else None
        if over and (over := whose or _head_of(page, lines, block, over, role=role, named=name is not None)):
            # "1 Quay Road, Poole, BH15 1AB" below the company's name.
            street, name = street or (name if name is None or is_street(name.text) else None), over
    country_part = block[at]
    if country is None and at + 1 < len(block) and (told := COUNTRIES.get(key_of(block[at + 1].text.replace(" ", "")))):
        country, country_part = told, block[at + 1]
    return Address(role, single, name, street, block[at], code, city, country, country_part)


def _may_be_town(text: str) -> bool:
    return COMPANY.search(text) is None and not any(map(str.isdigit, text))


def _goal(pieces: Sequence[Part], street: Part | None) -> Part | None:
    """Where a sentence says that the goods go, with the part of the firm behind it."""
    dated = behind_day(pieces) if pieces and any(map(speaks_of_goods, pieces[0].words)) else []
    if street is not None and dated and is_name(dated[0]):
        return _with_place(dated, street)[0]
    for at, part in enumerate(pieces):
        if (found := goes_to(part)) is not None:
            return found if street is None else _with_place([found, *pieces[at + 1 :]], street)[0]
    return None


def _with_place(pieces: Sequence[Part], street: Part) -> list[Part]:
    """The pieces before a street, those that tell a part of the firm with its name: "Huber KG, Halle 3, Weg 1, ..."."""
    joined: list[Part] = []
    for part in pieces:
        near = joined and part.line is joined[-1].line and is_place(part.text)
        if near and (part.words[0].text == "c/o" or is_street(street.text)):
            joined[-1] = Part(part.line, [*joined[-1].words, *part.words])
        else:
            joined.append(part)
    return joined


def _head_of(
    page: Page, lines: Sequence[Line], block: Sequence[Part], over: Part, *, role: str, named: bool
) -> Part | None:
    """The name above an address in one line, from the line right above it; None where that is no name for it."""
    if len(over.text) > _LONGEST_NAME:
        # A line of running text: it ends with no name that goes on in an address below.
        return None
    slogan = _above(page, lines, over, centred=True) if not role else None
    if slogan is not None and slogan.words[-1].text.endswith(_OPEN):
        # "Reparaturen aller Marken ·" over "Lackierung": what stands above names.
        over = _above(page, lines, slogan, centred=True) or over
    if not role and (is_office(over) or tells_members(over.text) or is_of_firm(over, slogan)):
        over = _above(page, lines, over, centred=True) or over
    if not role and _SCHOOL_FOR.match(over.text) and (higher := _above(page, lines, over)) is not None:
        # "Tourismusschulen am See" over "Höhere Bundeslehranstalt für Tourismus"
        over = higher if _SCHOOL.search(higher.text) and is_name(higher) else over
    if len(pieces_of(over.line, over.words)) > _SLOGAN:
        # "Timber - Bricks - Drainage"
        higher = _above(page, lines, over, centred=True)
        if higher is None and not COMPANY.search(over.text) and not role and _great_line(lines, over) is None:
            return None
        over = higher or over
    if not COMPANY.search(over.text) and not role:
        over = _great_line(lines, over) or over
    great = over.line is lines[0] and _is_greater(over, block[-1])
    told = not named or is_office(block[0]) or great or _opens_as_place(block[0]) or _is_under_name(over, block)
    told = told or _OWNERS.match(block[0].text) is not None
    told = told or (block[0].words[0].text in _OF and block[0].line is not over.line)
    titled = any(one.meaning == "title" and one.start == 0 for one in matches(over.words, LABELS))
    named = not role_of(over) and not titled and (is_name(over) or is_office(over) or bool(COMPANY.search(over.text)))
    return _after_colon(over) if named and (told or COMPANY.search(over.text)) else None


_LONGEST_NAME: Final = 90
"""Characters of a name at most."""
_OPEN: Final = ("·", "|", "•", "*")
"""Signs that part the words of a slogan and end none."""
_SCHOOL: Final = re.compile(r"(?i)\w*(?:schule|kolleg|akademie|gymnasium|internat|campus|school|college|academy)")
_SCHOOL_FOR: Final = re.compile(
    r"(?i)(?:[a-zäöüß]+e[sr]? )?\w*(?:lehranstalt|schulen?|akademie|kolleg|gymnasium|college|school) "
    r"(?:für|mit|for|of)\b"
)
"""Words that tell of what kind a school is."""
_OWNERS: Final = re.compile(r"(?:Familie|Fam\.|Inh\.|Inhaber(?:in)?|Eigentümer(?:in)?|Prop\.|Proprietors?)(?:$|[:\s])")
"""Who owns a house, below its name: "Hotel Post" over "Familie Rauh & Söhne"."""
_OF: Final = frozenset(("der", "des", "of", "im", "für", "am", "in"))
"""Words that begin no name but go on with the one above: "Kita Regenbogen" over "der Gemeinde St. Petri"."""


def _great_line(lines: Sequence[Line], over: Part) -> Part | None:
    """The name that opens the page in larger letters, above a slogan: "Maler Petersen" over "Putz · Fassaden"."""
    first = lines[0]
    near = first is not over.line and over.line.y0 - first.y1 < 1.8 * first.height
    named = Part(first, first.segments(1.6)[0])
    plain = is_name(named) and not is_street(named.text) and town_of(named.text) is None and role_of(named) is None
    return named if near and plain and _is_greater(named, over) and not matches(named.words, LABELS) else None


def _is_greater(part: Part, other: Part) -> bool:
    return _height(part) > _GREATER * _height(other)


def _height(part: Part) -> float:
    return max(one.y1 - one.y0 for one in part.words)


_GREATER: Final = 1.25
"""How much higher the letters of a letterhead are than those below it."""


def _in_pieces(before: Sequence[Part], street: Part | None, role: str) -> tuple[list[Part], Part | None]:
    """The names and the street of an address in one line, where nothing but words part them."""
    if street is not None and not before and (parted := _company_before(street)) is not None:
        return [parted[0]], parted[1]
    led = behind_day(before) if role == "delivery" else []
    pieces = [_after_colon(one) for one in led or before]
    return _with_place(pieces, street) if role == "delivery" and street is not None else pieces, street


def _after_colon(part: Part) -> Part:
    """A piece of a line without the words that lead to it: "Rechnung mit Baustellennummer an: Huber AG"."""
    at = next((at for at in range(len(part.words) - 1, 0, -1) if part.words[at - 1].text.endswith(":")), 0)
    return (at and company_in(Part(part.line, part.words[at:]))) or part


def _company_before(street: Part) -> tuple[Part, Part] | None:
    """A company and its street that nothing parts: "Blank GmbH Lindenallee 4"."""
    for at in range(len(street.words) - 2, 0, -1):
        head, rest = Part(street.line, street.words[:at]), Part(street.line, street.words[at:])
        if COMPANY.search(head.words[-1].text) and not COMPANY.search(rest.text) and is_street(rest.text):
            said = registered(street)
            return said if said is not None and len(said.words) == at else head, rest
    return None


_SLOGAN: Final = 2
"""Words set apart by dashes, at most, that may be one name."""


def _opens_as_place(part: Part) -> bool:
    """Whether a line of an address begins with a part of a building, not with a name: "Unit 3, Business Park"."""
    return is_premises(part.text) and not COMPANY.search(part.text)


_ENGLISH: Final = frozenset(("GB", "IE", "US", "CA", "AU"))
_HEAD: Final = 0.2
"""Share of the page's height where letterheads stand."""


def _is_under_name(over: Part, block: Sequence[Part]) -> bool:
    """Whether a line of an English letterhead stands below a name: a house or town may begin it, "The Chantry, ..."."""
    town = next((told for one in block if (told := town_of(one.text)) is not None), None)
    if town is None or town[2] not in _ENGLISH or COMPANY.search(block[0].text):
        return False
    return over.line.y0 < _HEAD * over.line.page.height and is_name(over) and town_of(over.text) is None


def _above(page: Page, lines: Sequence[Line], part: Part, *, centred: bool = False) -> Part | None:
    """The run of words straight above, with the same left edge, or where `centred`, with its middle or right edge."""
    best: Part | None = None
    for line in lines:
        if line.y0 >= part.line.y0 - 1 or part.line.y0 - line.y1 > 1.8 * part.line.height or line is part.line:
            continue
        for run in line.segments(1.6):
            middle = min(abs(run[0].x0 + run[-1].x1 - part.line.x0 - part.line.x1) / 2, abs(run[-1].x1 - part.line.x1))
            if abs(run[0].x0 - part.words[0].x0) <= 0.02 * page.width or (centred and middle <= 0.02 * page.width):
                best = Part(line, run)
    return best
