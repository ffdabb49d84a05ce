"""The whole name of the buyer where the head of the paper shows a word of it: "Wennemann", "Goldener Steinbock".

In: the name as found, the addresses with their roles, the pages. Out: the name with its legal form as the line of the
sender, an invoice address, the signature or the foot say it; and who is addressed, where a block tells it itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.addressees import told_addressee
from parsers.house_names import is_ours
from parsers.order_fields import Fields
from parsers.page_words import Page, key_of
from parsers.postal_lines import COMPANY, Address, Part, company_in, is_name, is_street, pieces_of, role_of
from parsers.same_names import are_one

_SUPPLIER_NUMBER: Final = re.compile(
    r"(?i)^(?:ihre |unsere |your |our )?(?:lieferanten?-?\s?(?:nr|nummer|no|code|id)\b|kreditor|"
    r"(?:supplier|vendor) (?:(?:no|number|id|code)\b|#))"
)
_OWNER: Final = re.compile(
    r"\b(?:Inh\.|INH\.|Inhaber(?:in)?|INHABER(?:IN)?|Prop\.|PROP\.|"
    r"(?i:t/a|d/b/a|dba|trading as|doing business as)(?=\s))"
)
_PUBLIC: Final = re.compile(
    r"(?i)(?:rechtsfähige )?(?:anstalt|körperschaft|stiftung|(?:eigen|regie)betrieb|verein) (?:de[rs]|i\. ?s)\b"
)
"""Legal forms of public bodies behind their names: "Anstalt des öffentlichen Rechts"."""
_FEW: Final = 4
"""Letters of a word at most that tells nobody."""
_WORDS: Final = 8
_SMALL: Final = frozenset(("und", "and", "of", "the", "für", "der", "von", "vom", "zu", "i", "e", "&"))
_NEAR: Final = 5.5
"""Line heights below a town within which a block goes on."""
_EDGE: Final = 2.0


def with_addressees(found: Sequence[Address], pages: Sequence[Page], first: Page) -> list[Address]:
    """The addresses; an unlabelled block that ends with the supplier's number, or is addressed, is the supplier's."""
    numbered = [one._replace(role="supplier") if _is_sent(one, pages) else one for one in found]
    return [told_addressee(one, numbered, first) for one in numbered]


def _is_sent(address: Address, pages: Sequence[Page]) -> bool:
    """Whether an address ends with the supplier's number, or is ours even where a label says that it orders."""
    if not address.role and not address.single_line and _numbered(address, pages):
        return True
    if address.name is None or address.role not in {"", "buyer"}:
        return False
    return is_ours(address.name.text, short=not address.role)


def without_goods(found: Sequence[Address], used: set[int]) -> list[Address]:
    """The addresses without what only looks like one among the order lines: "IPE 160 S235JR+AR EN 10365, Fixlänge 6 m".

    `used`: the lines of the table.
    """
    return [one for one in found if one.role or not one.single_line or not _is_among(one.at, used)]


def _is_among(part: Part, used: set[int]) -> bool:
    """Whether words stand between lines of the table, and right of where those begin."""
    rows = [line for line in part.line.page.lines if id(line) in used]
    above = any(one.y1 <= part.line.y0 + _EDGE for one in rows)
    below = any(one.y0 >= part.line.y1 - _EDGE for one in rows)
    return above and below and min(one.x0 for one in rows) <= part.words[0].x0 <= max(one.x1 for one in rows)


def without_repeats(found: Sequence[Address]) -> list[Address]:
    """The addresses without those in one line that name no company and repeat the postal code of a block that does.

    "Registered office: Priory House, Hexham, NE46 1PL" tells nobody but who stands over the same code.
    """
    blocks = [one for one in found if not one.single_line and one.name is not None and COMPANY.search(one.name.text)]
    codes = {one.postal_code for one in blocks if one.role in {"", "buyer", "invoice"} and one.postal_code}
    return [
        one for one in found
        if not (one.single_line and one.role == "" and one.postal_code in codes)
        or (one.name is not None and COMPANY.search(one.name.text))
    ]  # fmt: skip


def _numbered(address: Address, pages: Sequence[Page]) -> bool:
    """Whether a line right below a town, at the same edge, tells the supplier's number."""
    at = address.at
    for line in next((one.lines for one in pages if one is at.line.page), ()):
        if not 0 < line.y0 - at.line.y0 < _NEAR * at.line.height:
            continue
        words = [one for one in line.words if one.x0 > at.words[0].x0 - _EDGE]
        if words and words[0].x0 - at.words[0].x0 < _EDGE and _SUPPLIER_NUMBER.match(Part(line, words).text):
            return True
    return False


def tell_whole_name(
    fields: Fields, found: Sequence[Address], pages: Sequence[Page], first: Page, used: set[int]
) -> None:
    """Offers the name with its legal form, or of an address, of which the buyer's is a word; any name for none."""
    own = fields.raw("buyer_name")
    if own and (COMPANY.search(own) or _OWNER.search(own) or len(own) <= _FEW):
        whole = _with_house(own, first) or _without_office(own, found, first) or _limited(own, pages)
        if whole is not None:
            fields.offer("buyer_name", whole.line.page.found(whole.words, whole.text), _RANK)
        return
    strangers = [one.name for one in found if one.name is not None and (one.role in _OTHERS or not own)]
    taken = {id(word) for one in strangers for word in one.words}
    merchant = [one.name.text for one in found if one.role == "supplier" and one.name is not None]
    opening = own.casefold().split()[0] if own else ""
    names = [
        one for one in _companies(pages if own else [first], used, opening)
        if not any(id(word) in taken for word in one.words) and not any(are_one(one.text, each) for each in merchant)
    ]  # fmt: skip
    if not own:
        strange = [one.text for one in strangers]
        whole = next((one for one in names if not any(are_one(one.text, each) for each in strange)), None)
    else:
        told = [one.name for one in found if one.role not in _OTHERS and one.name is not None]
        # The head may say in full what an address cuts short: "West Moor NHS Trust | Trust code 4711".
        heads = (pieces_of(line, line.words)[0] for line in first.lines[:_HEAD] if key_of(line.text))
        told += [one for one in heads if is_name(one) and not set(own.casefold().split()) <= set(
            one.text.casefold().split())]  # fmt: skip
        told = [
            one for one in told
            if "," not in one.text and any(same(own, one.text) for same in (_tells, _is_behind_sign, _spells_sign))
        ]  # fmt: skip
        whole = next((one for one in names if _place_in(own, one) is not None), None) or next(iter(told), None)
        whole = whole or _without_office(own, found, first)
    if whole is not None:
        fields.offer("buyer_name", whole.line.page.found(whole.words, whole.text), _RANK)


_OTHERS: Final = frozenset(("supplier", "delivery"))


def sent_to(parts: Sequence[Part]) -> list[Part] | None:
    """The lines of a block below the one that says how the paper is sent to whoever follows; None without one."""
    cut = next((at + 1 for at, one in enumerate(parts[:-1]) if _SENT.match(one.text)), None)
    return list(parts[cut:]) if cut is not None else None


_SENT: Final = re.compile(r"(?i)^(?:nur |vorab |only )?(?:per|via|by) (?:e-?mail|fax|telefax|post)\b")


def _limited(own: str, pages: Sequence[Page]) -> Part | None:
    """The name that ends with UG and the words that the law has stand behind it, as another place says them.

    "Gipfelzeug UG (haftungsbeschränkt)", in one line or two.
    """
    short = [key_of(one) for one in own.split()]
    if short[-1] != "ug":
        return None
    lines = [line for page in pages for line in page.lines]
    for order, line in enumerate(lines):
        keys = [key_of(one.text) for one in line.words]
        for at in (at for at in range(len(keys)) if keys[at : at + len(short)] == short):
            name, behind = line.words[at : at + len(short)], line.words[at + len(short) :][:1]
            below = (one for each in lines[order + 1 : order + 3] if each.page is line.page for one in each.words)
            edged = (one for one in below if min(abs(one.x0 - name[0].x0), abs(one.x1 - name[-1].x1)) <= _EDGE)
            limit = next((one for one in behind or edged if _LIMIT.fullmatch(one.text)), None)
            if limit is not None:
                return Part(line, [*name, limit])
    return None


_LIMIT: Final = re.compile(r"(?i)\(?haftungsbeschr(?:[äa]e?nkt)?\.?\)?[,;]?")


def with_owners(parts: Sequence[Part]) -> list[Part]:
    """The pieces of a line, an owner behind the comma with the house he owns: "Goldener Pflug, Inh. Alois Huber"."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and last.line is part.line and last.words[-1].text[-1] == "," and _OWNER.match(part.text):
            joined[-1] = Part(part.line, [*last.words, *part.words])
        else:
            joined.append(part)
    return joined


def _with_house(own: str, first: Page) -> Part | None:
    """The house in the line above an owner, with him: "Naturkost Löwenzahn" over "Inh. Anna Huber e.Kfr."."""
    if not _OWNER.match(own):
        return None
    for line in first.lines:
        run = next((one for one in line.segments(1.6) if " ".join(word.text for word in one).startswith(own)), None)
        if run is None:
            continue
        for above in (one for one in first.lines if 0 < line.y0 - one.y0 < _ABOVE * max(one.height, line.height)):
            for house in above.segments(1.6):
                middle = abs(house[0].x0 + house[-1].x1 - run[0].x0 - run[-1].x1) / 2
                edged = min(abs(house[0].x0 - run[0].x0), abs(house[-1].x1 - run[-1].x1), middle) <= _EDGE
                part = Part(above, house)
                if edged and is_name(part) and role_of(part) is None and len(house) <= _WORDS:
                    return Part(above, [*house, *run])
    return None


_ABOVE: Final = 2.0
"""Line heights from the name of a house to its owner below, at most."""


def _tells(own: str, name: str) -> bool:
    """Whether a longer name begins as a short one and has all its words, or the words of its initials, in their order.

    "Aldermoor DC" and "Aldermoor District Council", "Wenbury ETB" and "Wenbury Education and Training Board",
    "Wenbury NHS" and "Wenbury and Vale NHS Trust".
    """
    short = own.split()
    bound = [key_of(one) for one in short]
    words = [key for one in name.split() if (key := key_of(one)) not in _SMALL or key in bound]
    if len(words) <= len(short) or words[0] != bound[0]:
        return False
    at = 0
    for one in short:
        initials = "".join(each[:1] for each in words[at : at + len(one)])
        if one.isupper() and len(one) > 1 and at and initials == key_of(one):
            at += len(one)
        elif key_of(one) in words[at:]:
            at = words.index(key_of(one), at) + 1
        else:
            return False
    return True


def _is_behind_sign(own: str, name: str) -> bool:
    """Whether a name is what stands behind the letters of a sign: "SVT Spitalverbund Thurtal"."""
    sign, _, rest = own.partition(" ")
    return sign.isupper() and sign.isalpha() and len(sign) <= _FEW and key_of(rest) == key_of(name)


def _spells_sign(own: str, name: str) -> bool:
    """Whether a name says in full what a short one begins with: "AZV Rodau" and "Abwasserzweckverband Rodau"."""
    sign, _, rest = own.partition(" ")
    opening, _, tail = name.casefold().rpartition(f" {rest.casefold()}") if rest else ("", "", "x")
    letters, whole = key_of(sign), key_of(opening.replace(" ", ""))
    short = (sign.isupper() and 1 < len(letters) <= _SIGN) or (sign.endswith(".") and len(letters) > 1)
    if tail or not short or len(rest) < _FEW or len(whole) <= len(letters) or not whole.startswith(letters[0]):
        return False
    left = iter(whole)
    return all(letter in left for letter in letters)


_SIGN: Final = 5
"""Letters of a sign at most."""


def _without_office(own: str, address: Sequence[Address], first: Page) -> Part | None:
    """The name that goes on with an office or a street: "Quillmark Cooperative, Purchase Ledger", "Orsund A/S, Kai 7".

    The head of the page, or another address, has it alone; or a legal form ends it.
    """
    firm, comma, rest = own.partition(", ")
    if not comma or COMPANY.match(rest) or _PUBLIC.match(rest) or _OWNER.match(rest):
        return None
    heads = [Part(line, run) for line in first.lines[:_HEAD] for run in line.segments(1.6)]
    # "Fenland Trust – Purchase Order"; a comma may stand within the name.
    pieces = (pieces_of(one.line, one.words)[0] for one in heads if key_of(one.text))
    alone = [*heads, *(one for one in pieces if one.words[-1].text[-1] not in ",;")]
    alone += [one.name for one in address if one.name is not None and one.role not in _OTHERS]
    same = next((one for one in alone if key_of(one.text) == key_of(firm)), None)
    if same is not None or not COMPANY.search(firm) or not is_street(rest.partition(",")[0]):
        return same
    whole = next((one for one in alone if one.text == own), None)
    cut = next((at for at, one in enumerate(whole.words, 1) if one.text.endswith(",")), 0) if whole is not None else 0
    return Part(whole.line, whole.words[:cut]) if whole is not None and cut else None


_HEAD: Final = 4
_RANK: Final = 3
"""Above the name in plain letters that the head has in capitals."""


def _place_in(own: str, part: Part) -> int | None:
    """Before which word of a longer name a short one stands."""
    short = [key_of(one) for one in own.split()]
    words = [key_of(one.text) for one in part.words]
    if len(words) <= len(short):
        return None
    return next((at for at in range(len(words) - len(short) + 1) if words[at : at + len(short)] == short), None)


def _companies(pages: Sequence[Page], used: set[int], opening: str) -> Iterator[Part]:
    """Names with a legal form or an owner, in lines that are none of the table's and hold a word."""
    for page in pages:
        for line in page.lines:
            if id(line) in used or opening not in line.text.casefold():
                continue
            for run in line.segments(1.6):
                for piece in pieces_of(line, run):
                    named = piece if _OWNER.search(piece.text) else company_in(_behind_label(piece))
                    if named is not None and _is_said_as_name(named):
                        yield named


def _behind_label(part: Part) -> Part:
    """What stands behind a colon: "If undelivered return to: Orsund A/S"."""
    cut = max((at + 1 for at, one in enumerate(part.words[:-1]) if one.text.endswith(":")), default=0)
    return Part(part.line, part.words[cut:])


def _is_said_as_name(part: Part) -> bool:
    """Whether words are a name alone, and no sentence or street."""
    small = [one.text for one in part.words if one.text.isalpha() and one.text.islower()]
    plain = len(part.words) <= _WORDS and set(small) <= _SMALL and ":" not in part.text
    return plain and part.words[0].text not in small and not is_street(part.text)
