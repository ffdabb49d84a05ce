"""Who an order is sent to where no label says so. The addressee never buys.

    The Sales Office              ... bestellen wir bei der          Tel. 0201 555-0   info@huber.example
    Brockless Merchants Ltd       Nordwind Handel GmbH, ...
    4 Quay Road                                                      Nordwind Handel GmbH
                                                                     Hafenstraße 8

In: addresses as found, the pages. Out: those that are the supplier's, and the words that stand within a block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_hosts import hosts_of, is_hosts
from parsers.page_words import Line, Page, Word, key_of
from parsers.postal_lines import Address, Part, is_name, is_street, pieces_of, role_of, town_of
from parsers.same_names import are_one

_SALES: Final = re.compile(
    r"(?i)(?:(?:an |to )?(?:die|den|der|das|the|ihr|your|abt\.|abteilung|team) )*(?:"
    r"(?:(?:customer|trade|export|inside|field|home|uk|central) )?sales(?: and marketing)?"
    r"(?: (?:office|department|dept\.?|desk|team|orders?|administration|admin|support))*"
    r"|(?:sales )?orders? (?:desk|processing|entry|department|dept\.?|office|intake)|telesales|"
    r"customer (?:services?|care)(?: (?:department|dept\.?|team))?|"
    r"(?:verkauf|vertrieb)(?:s?-?(?:abteilung|büro|innendienst|team|leitung))?(?: (?:innendienst|inland|export))?|"
    r"(?:verkaufs|vertriebs)?innendienst|auftrags(?:annahme|bearbeitung|abteilung|zentrum|erfassung|abwicklung|wesen)|"
    r"bestell(?:annahme|abteilung|eingang|service)|kunden(?:service|betreuung|center))"
)
"""The office of a seller, which takes orders."""
_FROM: Final = re.compile(
    r"(?i)\b(?:bestell\w*|order\w*|purchas\w*|buy|kaufen|beziehen|erwerben)\b(?: \S+){0,6}? (?:bei|von|from|with)"
    r"(?: (?:der|dem|den|ihnen,?|firma|fa\.|the|you,?|messrs\.?|m/s))*"
)
"""What a sentence says before the name of who is ordered from."""
_ARTICLES: Final = frozenset(("der", "dem", "den", "die", "the"))
_BEFORE: Final = 12
"""Words of a sentence before the name, at most."""
_REACHED: Final = re.compile(
    r"(?i)(?:^|[\s(|·•])(?:tel|telefon|telephone|phone|fon|fax|telefax|mob|mobil|mobile|ust-?\s?id\S*|vat|www\.\S+|\S+@\S+)"
    r"(?:$|[\s.:/)])"
)
"""How a writer is reached, or his number for taxes: it ends a letterhead."""
_SAME: Final = 6.0
"""Points between left edges that are one."""
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_LINE: Final = 1.5
_APART: Final = 0.6
"""Line heights from a line of a block to the next, and between a letterhead and what stands below it, at least."""
_HEAD: Final = 0.2
_LEFT: Final = 0.4
_TOP: Final = 0.13
_WINDOW: Final = 0.4
"""Shares of the page: where a letterhead stands, and the window of an envelope."""


def told_addressee(address: Address, found: Sequence[Address], first: Page) -> Address:
    """An unlabelled address, as the supplier's where the page tells that it is addressed."""
    if address.role or address.name is None:
        return address
    alone = _has_sales_office(address) or _is_below_letterhead(address, found, first)
    if alone or _is_in_strange_window(address, found, first):
        return address._replace(role="supplier")
    return _ordered_from(address) or address


def words_within(address: Address) -> list[Word]:
    """The words of an address: its name and its town, and of a block the lines between."""
    words = [word for part in (address.name, address.town) if part is not None for word in part.words]
    if address.single_line or address.name is None or address.town is None:
        return words
    return words + [word for run in _block(address, above=0) for word in run.words]


def _block(address: Address, *, above: float) -> list[Part]:
    """The runs at the edge of a block, from its name to its town; and lines `above` it, in line heights."""
    name = address.name or address.at
    edge, top = name.words[0].x0, name.line.y0 - above * name.line.height
    lines = (line for line in name.line.page.lines if top <= line.y0 <= address.at.line.y0)
    return [
        Part(line, run) for line in lines for run in line.segments(_RUN) if abs(run[0].x0 - edge) <= _SAME
    ]  # fmt: skip


def _is_in_strange_window(address: Address, found: Sequence[Address], first: Page) -> bool:
    """Whether nobody but a block in the window of an envelope may write, and the paper shows hosts of other names.

    The sign of a letterhead that is drawn has no words, but its foot has "einkauf@hotel-seeblick.example".
    """
    name, hosts = address.name, hosts_of(first)
    writers = [one for one in found if one.role in {"buyer", "invoice", ""} and one is not address]
    if name is None or address.single_line or writers or not hosts or address.at.line.page is not first:
        return False
    low, left = address.at.line.y0 / first.height, name.words[0].x0 / first.width
    return _TOP < low < _WINDOW and left < _LEFT and not is_hosts(name.text, hosts)


def _has_sales_office(address: Address) -> bool:
    """Whether a line of the address, or a piece of it, is a seller's office and nothing else."""
    pieces = [piece for run in _block(address, above=_LINE) for piece in pieces_of(run.line, run.words)]
    return any(_SALES.fullmatch(one.text) for one in pieces)


def _ordered_from(address: Address) -> Address | None:
    """The address of whom a sentence names as the one ordered from, without the article before the name."""
    name = address.name
    if name is None or not address.single_line:
        return None
    start = next((at for at, one in enumerate(name.words) if one.text not in _ARTICLES), 0)
    before = [one for one in name.line.words if one.x1 <= name.words[0].x0]
    over = _line_over(name.line) if len(before) < _BEFORE else None
    said = [*(over.words if over is not None else []), *before, *name.words[:start]][-_BEFORE:]
    text = " ".join(one.text for one in said)
    if not any(match.end() == len(text) for match in _FROM.finditer(text)):
        return None
    return address._replace(role="supplier", name=Part(name.line, name.words[start:]))


def _line_over(line: Line) -> Line | None:
    """The line of the same text right above."""
    near = (one for one in line.page.lines if 0 < line.y0 - one.y0 < _LINE * 1.5 * line.height)
    return max((one for one in near if abs(one.x0 - line.x0) <= _SAME), key=lambda one: one.y0, default=None)


def _is_below_letterhead(address: Address, found: Sequence[Address], first: Page) -> bool:
    """Whether the only address of a page stands at the left, apart below a name and how that one is reached."""
    name = address.name
    others = [one for one in found if one.role in {"supplier", "buyer", ""} and one is not address]
    if name is None or address.single_line or others or address.at.line.page is not first:
        return False
    if name.words[0].x0 > _LEFT * first.width or address.at.line.y0 > _WINDOW * first.height:
        return False
    tops = (one for one in first.lines if one.y1 < name.line.y0 and one.y0 < _HEAD * first.height)
    above = [one for one in tops if one.x0 < _LEFT * first.width]
    if not above or name.line.y0 - above[-1].y1 < _APART * name.line.height or is_street(name.text):
        return False
    head = Part(above[0], above[0].segments(_RUN)[0])
    heads = is_name(head) and role_of(head) is None and town_of(head.text) is None and not are_one(head.text, name.text)
    own = key_of(name.text)
    once = sum(1 for line in first.lines if own in key_of(line.text)) == 1
    return heads and once and any(_REACHED.search(one.text) for one in above[1:])
