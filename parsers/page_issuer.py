"""Who issues an order: the letterhead, the line above the window, the foot with bank and register, "Bill to".

In: addresses with their roles, the page where the order begins. Out: the issuer's address and name. The addressee is
the merchant; where goods go is somebody only where nobody else is. An unlabelled block that neither the letterhead, the
foot nor another place backs gives way to one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from orderhub.own_names import own_names
from parsers.addressees import words_within
from parsers.bare_labels import tells_members
from parsers.full_names import with_owners
from parsers.header_labels import LABELS
from parsers.order_fields import Fields
from parsers.page_hosts import hosts_of, is_hosts
from parsers.page_words import Page, Word, key_of, matches
from parsers.postal_lines import (
    COMPANY,
    DEPARTMENT,
    Address,
    Part,
    company_in,
    is_name,
    is_street,
    pieces_of,
    registered,
    role_of,
    town_of,
)
from parsers.same_names import are_one, stem_of
from parsers.signed_senders import tells_sender
from parsers.titles_to_supplier import heads_paper


class Issuer(NamedTuple):
    """The issuer as found: the address, and a name where another place says it better or the address has none."""

    address: Address | None
    name: Part | None


def issuer_of(found: Sequence[Address], first: Page, last: Page, used: set[int]) -> Issuer:
    """The buyer among the addresses, else the letterhead. `used` are the lines of the table."""
    strangers = [one for one in found if one.role in {"supplier", "delivery"}]
    heads = list(_heads(first, [*strangers, *_windowed(found)], used))
    feet = list(_feet(first, used)) + (list(_feet(last, used)) if last is not first else [])
    merchant = [one.name.text for one in found if one.role == "supplier" and one.name is not None]
    merchant += own_names()
    papers = [one for one in (*heads, *feet) if not any(are_one(one.text, each) for each in merchant)]
    address = _address_of(found, first, papers, merchant)
    if address is None:
        head = next(iter(papers), None) or _great_head(found, first, used)
        return Issuer(None, head and (_fuller(head, found, first, used) or head))
    if address.name is None:
        great = _great_block(address.at, merchant, first, used)
        great = great and (_fuller(great, found, first, used) or great)
        return Issuer(address, great or next(iter(papers), None) or _great_head(found, first, used))
    if (host := _host_of_office(address, found, merchant, first, used)) is not None:
        return Issuer(address, host)
    if address.role == "" and DEPARTMENT.search(address.name.text) and not COMPANY.search(address.name.text):
        # The office of whoever stands above it: "Stadt Bad Lindental" over "Zentraler Einkauf".
        above = _great_head([], first, used)
        if above is not None and above.line.y1 <= address.name.line.y0 + 1:
            return Issuer(address, above)
    if address.role == "" and not COMPANY.search(address.name.text):
        # The name in great letters beside the street and town: "Osgood State University", "Procurement, Harlan Hall".
        great = _great_block(address.at, merchant, first, used)
        told = great is not None and key_of(address.name.text) in key_of(great.text)
        beside = great is not None and great.line.y0 < address.at.line.y1
        if (
            great is not None
            and beside
            and not told
            and len(great.words) > 1
            and (great.words[0].x1 < address.at.words[0].x0)
        ):
            return Issuer(address, _fuller(great, found, first, used) or great)
    if not COMPANY.search(address.name.text):
        own = address.name.text
        if (firm := _head_that_tells(address, merchant, first, used)) is not None:
            return Issuer(address, firm)
        names = [one.name.text for one in found if one.role == "" and one.name is not None]
        others = [one for one in names if not are_one(one, own)]
        return Issuer(address, _full_name(address, address.name, first, [
            one for one in papers if not any(are_one(one.text, each) for each in others)
        ]))  # fmt: skip
    return Issuer(address, None)


def legal_name(issuer: Issuer, found: Sequence[Address]) -> Part | None:
    """The issuer's name with its legal form as the place of delivery says it, where nothing else does.

    "Ostholm Versandlogistik KG, Halle 3" tells who "Ostholm" is.
    """
    plain = issuer.name or (issuer.address and issuer.address.name)
    if plain is None or COMPANY.search(plain.text):
        return None
    for one in found:
        firm = company_in(one.name) if one.role in {"delivery", "invoice"} and one.name is not None else None
        opens = firm is not None and [key_of(each.text) for each in firm.words[: len(plain.words)]]
        if firm is not None and opens == [key_of(each.text) for each in plain.words] and are_one(firm.text, plain.text):
            return firm
    return None


def _host_of_office(
    address: Address, found: Sequence[Address], merchant: Sequence[str], first: Page, used: set[int]
) -> Part | None:
    """The name at the head of the page whose office is sent the invoice, where its first word stands at a place too.

    "Wharfemoor Borough Council" over "Wharfemoor Streetscene Depot" and "Exchequer Services, Civic Centre".
    """
    if address.role != "invoice" or address.name is None or COMPANY.search(address.name.text):
        return None
    head = _great_head([], first, used)
    if head is None or any(are_one(head.text, one) for one in merchant):
        return None
    own = key_of(head.words[0].text)
    others = [one for one in found if one.role != "supplier" and (one.name is None or one.name.text != head.text)]
    places = [part.text for one in others for part in (one.name, one.town) if part is not None]
    said = {key_of(word) for text in places for word in text.split()}
    told = own in {key_of(word) for word in address.name.text.split()}
    return head if len(head.words) > 1 and len(own) > _DOMAIN and own in said and not told else None


def _address_of(
    found: Sequence[Address], first: Page, papers: Sequence[Part], merchant: Sequence[str]
) -> Address | None:
    """The issuer's address: named so, in one line, the letterhead, or where the invoice goes."""
    own = [one for one in found if one.name is None or not any(are_one(one.name.text, each) for each in merchant)]
    named = [one for one in own if one.role == "buyer"]
    if len(named) == 1:
        return named[0]
    hosts = hosts_of(first)
    if named:
        return max(named, key=lambda one: _weight(one, found, first, hosts))
    invoiced = next((one for one in own if one.role == "invoice"), None)
    loose = [one for one in own if one.role == "" and _is_near_top(one, first)]
    weights = [_weight(one, found, first, hosts) for one in loose]
    if loose and max(weights) > 0:
        best = loose[weights.index(max(weights))]
        if best.single_line or _is_backed(best, papers):
            return best
        if invoiced is not None:
            return invoiced
        if best.name is None or not any(_is_letterhead(one, best) or _is_register(one, best) for one in papers):
            return best
        return None
    # Companies repeat their address in the foot of their paper.
    foot = (one for one in own if one.role == "" and one not in loose)
    return invoiced or next(filter(tells_sender, foot), None)


def _is_backed(address: Address, papers: Sequence[Part]) -> bool:
    """Whether letterhead or foot say the name of the address too, or the address is the letterhead."""
    name = address.name
    if name is None:
        return False
    if name.line is name.line.page.lines[0]:
        return True
    return any(are_one(one.text, name.text) for one in papers if one.words[0] is not name.words[0])


def _is_letterhead(part: Part, address: Address) -> bool:
    """Whether a company's name stands at the head of the page, above an address of somebody else."""
    return part.line.y0 < _HEAD * part.line.page.height and part.line.y1 < (address.name or address.at).line.y0


def _is_register(part: Part, address: Address) -> bool:
    """Whether the foot of the page tells the register of a company other than the one addressed at its top."""
    low = part.line.y0 > _LOW * part.line.page.height or part.line is part.line.page.lines[-1]
    other = address.name is not None and not are_one(part.text, address.name.text)
    return low and other and _REGISTER.search(part.line.text) is not None


_REGISTER: Final = re.compile(r"(?i)\bregistered (?:in|office|no)\b|\bcompany (?:reg|no)")
_HEAD: Final = 0.13
_TOP: Final = 0.2
_LOW: Final = 0.78
"""Shares of the page's height."""


def _is_near_top(address: Address, first: Page) -> bool:
    page = address.at.line.page
    return address.single_line or (page.number <= first.number and address.at.line.y0 < 0.45 * page.height)


def _weight(address: Address, found: Sequence[Address], first: Page, hosts: Sequence[str]) -> float:
    """How much speaks for an unlabelled address being the issuer's: above 0 it may be."""
    page, part = address.at.line.page, address.name or address.at
    # The earlier of two equals: the letterhead stands above.
    weight = 1.0 - address.at.line.y0 / page.height
    weight += 4.0 if address.single_line else 0.0
    if not address.single_line and _in_window(address, found):
        weight -= 2.0
    right = [one for one in found if one.role == "" and one.at.words[0].x0 > address.at.words[0].x0 + 100]
    if any(abs(one.at.line.y0 - address.at.line.y0) < 0.04 * page.height for one in right):
        # Two blocks beside one another: the receiver is at the left, where the window of the envelope is.
        weight -= 0.5
    weight += 1.0 if _is_reached(address) else 0.0
    if address.name is not None:
        name = key_of(address.name.text.replace(" ", ""))
        again = sum(1 for line in first.lines if name in key_of(line.text.replace(" ", "")) and line is not part.line)
        weight += 1.5 if again else 0.0
        # The letterhead is set in larger letters than the address below it.
        high, low = (max(one.y1 - one.y0 for one in each.words) for each in (address.name, address.at))
        weight += 1.0 if high > _GREATER * low and part.line is first.lines[0] else 0.0
        weight += 1.0 if is_hosts(address.name.text, hosts) else 0.0
    return weight


def _is_reached(address: Address) -> bool:
    """Whether telephone or mail stand right below an address: the writer tells how to be reached."""
    place, edge = address.at.line, address.at.words[0].x0
    below = (one for one in place.page.lines if 0 < one.y0 - place.y0 < _REACH * place.height)
    firsts = [word for line in below for word in line.words if abs(word.x0 - edge) < 1]
    return any("@" in one.text or key_of(one.text) in _CALLED for one in firsts)


_REACH: Final = 3.0
"""Line heights."""
_CALLED: Final = frozenset(("tel", "telefon", "fon", "phone", "telephone"))
_DOMAIN: Final = 4
"""Letters of a word at most that tells no name."""
_GREATER: Final = 1.25


def _in_window(address: Address, found: Sequence[Address]) -> bool:
    """An unlabelled block at the left below another one is the address window: the merchant."""
    page = address.at.line.page
    left = address.at.words[0].x0 < 0.4 * page.width
    # DIN 5008: the window reaches from 45 to 90 mm below the edge.
    # Under a letterhead as low as the window it stands lower.
    stacked = [_is_under(one, address) - _is_under(address, one) for one in found]
    if 1 in stacked:
        return False
    in_window = left and 0.13 * page.height < address.at.line.y0 < (0.4 if -1 in stacked else 0.33) * page.height
    return in_window and (address.name is not None) and not any(
        one is not address and one.role == "supplier" for one in found
    )  # fmt: skip


def _is_under(lower: Address, upper: Address) -> bool:
    """Whether two unlabelled blocks stand at one edge, the one right below the other in the upper part of the page."""
    if lower.role or upper.role or lower.single_line or upper.single_line or lower.name is None or upper.name is None:
        return False
    page, first = upper.at.line.page, upper.name.words[0]
    apart = lower.at.line.y0 - upper.at.line.y0
    near = lower.at.line.page is page and 0 < apart < _STACKED * page.height
    low = upper.at.line.y0 > _WINDOW * page.height and lower.at.line.y0 < 0.4 * page.height
    return near and low and abs(lower.name.words[0].x0 - first.x0) < first.y1 - first.y0


_WINDOW: Final = 0.13
_STACKED: Final = 0.12
"""Shares of the page's height: where the window begins, and between two blocks at its edge at most."""


def _windowed(found: Sequence[Address]) -> list[Address]:
    """Unlabelled blocks in the address window, where somebody else is named too."""
    return [one for one in found if one.role == "" and not one.single_line and _in_window(one, found)]


def _heads(page: Page, strangers: Sequence[Address], used: set[int]) -> Iterator[Part]:
    """Companies at the top of the first page that are not addressed."""
    taken = {id(word) for one in strangers for word in words_within(one)}
    before = ""
    for line in page.lines:
        if id(line) in used:
            return
        if line.y0 > _TOP * page.height:
            continue
        addressed, before = before in {"firma", "an", "herrn"}, key_of(line.text)
        if addressed or tells_members(line.text):
            continue
        for run in line.segments(1.6):
            if any(id(word) in taken for word in run) or matches(run[:1], LABELS) or role_of(Part(line, run)):
                continue
            for piece in with_owners(pieces_of(line, _without_slogan(_without_sign(run)))):
                named = company_in(piece)
                if named is not None:
                    yield named


def _feet(page: Page, used: set[int]) -> Iterator[Part]:
    """Companies in the foot of a page."""
    for line in page.lines:
        if line.y0 < _LOW * page.height or id(line) in used:
            continue
        for run in line.segments(1.6):
            for piece in pieces_of(line, run):
                named = company_in(piece)
                if named is not None and not any(char.isdigit() for char in named.text):
                    yield named
            said = registered(Part(line, run))
            if said is not None:
                yield said


def _great_head(found: Sequence[Address], page: Page, used: set[int]) -> Part | None:
    """The words that open the page above every address, where they are nothing else: "Stadt Bad Lindental"."""
    named = {id(word) for one in found if one.name is not None and one.role for word in one.name.words}
    top = min((one.at.line.y0 for one in found if one.at.line.page is page), default=page.height)
    for line in page.lines[:3]:
        if line.y0 > _HEAD * page.height or line.y0 > top or id(line) in used:
            return None
        for run in (one for one in line.segments(1.6) if not heads_paper(line, one)):
            part = Part(line, _without_slogan(_without_sign(run)))
            if role_of(part) is not None or any(id(word) in named for word in run):
                return None
            plain = not matches(run, LABELS) and not is_street(_DISTRICT.sub("", part.text))
            figure = _FIGURE.search(_DISTRICT.sub("", part.text))
            if plain and is_name(part) and town_of(part.text) is None and not figure:
                return part
    return None


def _without_sign(run: list[Word]) -> list[Word]:
    """The words of a head without the sign in greater letters that repeats the name or its initials."""
    sign = list(takewhile(lambda one: one.y1 - one.y0 >= _GREAT * (run[-1].y1 - run[-1].y0), run))
    rest = run[len(sign) :]
    told = {key_of(one.text) for one in rest}
    # "oeg Oberländische Elektra Genossenschaft"
    initials = "".join(key_of(one.text)[:1] for one in rest if one.text[:1].isupper())
    repeated = all(key_of(one.text) in told for one in sign) or [key_of(one.text) for one in sign] == [initials]
    return rest if sign and len(rest) > 1 and repeated else run


def _without_slogan(run: list[Word]) -> list[Word]:
    """A firm at the head of a page without the small letters behind its legal form: "Huber GmbH Strom · Gas"."""
    for at in range(2, len(run)):
        last, small = run[at - 1], run[at]
        if last.y1 - last.y0 > _GREATER * (small.y1 - small.y0) and COMPANY.search(last.text):
            return run[:at]
    return run


def _head_that_tells(address: Address, merchant: Sequence[str], page: Page, used: set[int]) -> Part | None:
    """The head of the page that goes on where a plain name ends, or names the firm of a person.

    "Carsten Ohlendiek Heizung + Sanitär" over "Carsten Ohlendiek", "Kaffeehaus Liebig & Tochter" over "Marlene Liebig".
    """
    head = _great_head([], page, used)
    if head is None or address.name is None or any(are_one(head.text, one) for one in merchant):
        return None
    own, told = ([key_of(one.text) for one in part.words] for part in (address.name, head))
    if not len(own) < len(told) <= _WORDS or head.words[0] is address.name.words[0]:
        return None
    person = address.role == "buyer" and len(own) == _PERSON and len(own[-1]) > _DOMAIN and own[-1] in told[1:]
    return head if told[: len(own)] == own or person else None


_PERSON: Final = 2
"""Words of the name of a person."""


def _great_block(beside: Part, merchant: Sequence[str], page: Page, used: set[int]) -> Part | None:
    """The name in the greatest letters of the page's head, over its lines: "Gartenbau" over "Zwettler Ges.m.b.H."."""
    usual = max(one.y1 - one.y0 for one in beside.words)
    block: list[Part] = []
    for line in page.lines:
        if line.y0 > _TOP * page.height or id(line) in used:
            break
        for run in line.segments(1.6):
            # Small print may stand close by.
            great = list(takewhile(lambda one: one.y1 - one.y0 >= _GREAT * usual, run))
            part = Part(line, great)
            opens = not block and great and is_name(part) and not matches(great, LABELS)
            if opens or (block and great and _continues(block[-1], part)):
                block.append(part)
    name = Part(block[0].line, [word for one in block for word in one.words]) if block else None
    return name if name is not None and not any(are_one(name.text, one) for one in merchant) else None


def _continues(above: Part, part: Part) -> bool:
    """Whether a line goes on with the one above: the same edge, the same letters, right below it."""
    first, second = above.words[0], part.words[0]
    high = first.y1 - first.y0
    return (
        abs(first.x0 - second.x0) < 1
        and abs(second.y1 - second.y0 - high) < 0.1 * high
        and 0 < second.y0 - first.y0 < _PITCH * high
    )


_GREAT: Final = 1.5
"""How much higher than the address beside it the letters of a name are that is set over several lines."""
_PITCH: Final = 1.6


def _fuller(head: Part, found: Sequence[Address], page: Page, used: set[int]) -> Part | None:
    """The whole name on the first page of which the head shows the first word or the initials: "LINDSJÖ", "CUC"."""
    others = {id(word) for one in found if one.role not in {"", "buyer"} and one.name for word in one.name.words}
    short = [key_of(one.text) for one in head.words]
    for line in page.lines:
        if id(line) in used:
            continue
        for whole in line.segments(1.6):
            run = _before_verb(_signed_for(_without_slogan(whole)))
            keys = [key_of(one.text) for one in run]
            begins = keys[: len(short)] == short or [("".join(one[:1] for one in keys))] == short
            if len(short) < len(run) <= _WORDS and begins and id(run[0]) not in others:
                part = Part(line, run)
                if is_name(part) and not is_street(part.text) and not _FIGURE.search(part.text):
                    return part
    return None


def _signed_for(run: list[Word]) -> list[Word]:
    """The words that name for whom somebody signs: "For and on behalf of Grenfeld AG"; all words of any other line."""
    behalf = [key_of(one.text) for one in run[:5]]
    return run[5:] or run if behalf == ["for", "and", "on", "behalf", "of"] else run


def _before_verb(run: list[Word]) -> list[Word]:
    """The company that a sentence begins with: "Obermoser Bau Ges.m.b.H. bestellt zu ..."; else all words."""
    for at in range(1, min(len(run) - 1, _WORDS)):
        after = run[at + 1].text
        if after.islower() and after.isalpha() and COMPANY.search(run[at].text) and not COMPANY.search(after):
            return run[: at + 1]
    return run


_WORDS: Final = 7
"""Words of a name at most."""
_DISTRICT: Final = re.compile(r"(?<=[a-z] District) \d{1,4}$|(?<=[a-z] School) \d{1,4}$|(?<= No\.) ?\d{1,4}$")
"""The number that schools and districts have for a name: "Unified School District 410"."""
_FIGURE: Final = re.compile(r"\d|[:/@]")


def _full_name(address: Address, name: Part, first: Page, papers: Sequence[Part]) -> Part | None:
    """The name with its legal form as letterhead or foot say it, where the head of the page says it without."""
    heads = [line for line in first.lines if line.y0 < _TOP * first.height]
    for one in papers:
        stem = stem_of(one.text)
        # Below the address, as the addressee stands, its own line says nothing of whose name it is.
        others = [line for line in heads if line is not one.line or line.y0 < address.at.line.y1]
        head = "".join(key_of(line.text.replace(" ", "")) for line in others)
        if are_one(one.text, name.text) or (len(stem) > _STEM and stem in head.replace("&", "")):
            return one
    return None


_STEM: Final = 7
"""Letters of a name that do not come together by chance."""


def whole_name(fields: Fields, pages: Sequence[Page], first: Page) -> None:
    """The buyer's name with the words that a letterhead sets apart: "MÖLLER" over "Schließsysteme SE".

    Another place must say it in one piece, and the words before it stand by themselves on the first page.
    """
    name = fields.raw("buyer_name")
    if not name or len(name) > 60:
        return
    if name.isupper() and (plain := _in_plain_letters(name, pages)) is not None:
        fields.offer("buyer_name", plain.line.page.found(plain.words, plain.text), 2)
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
                    headed = line is first.lines[0] and before.istitle() and not role_of(part)
                    told = before == part.text or before in name or len(before) > 30
                    if not told and (headed or key_of(before) in alone):
                        fields.offer("buyer_name", page.found(part.words, part.text), 2)
                        return


def _in_plain_letters(name: str, pages: Sequence[Page]) -> Part | None:
    """The name as another place writes it that does not set everything in capitals: the foot of a letterhead."""
    words = name.casefold().split()
    for page in pages:
        for line in page.lines:
            texts = [one.text.casefold().rstrip(",") for one in line.words]
            for at in [at for at, text in enumerate(texts) if text == words[0]] if words else ():
                said = line.words[at : at + len(words)]
                if texts[at : at + len(words)] == words and not all(one.text.isupper() for one in said):
                    last = said[-1]
                    return Part(line, [*said[:-1], last._replace(text=last.text.rstrip(","))])
    return None
