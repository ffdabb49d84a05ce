"""Forms that label who fills them in "Firma", as letters label who is written to.

    Firma        Blitz-Service Berger GmbH               Absender                     Lieferant
    Anschrift    Landstraße 203, 70597 Stuttgart         Firma: Blitz-Service GmbH    Firma: Nordwind Handel GmbH
    Lieferant    Nordwind Handel GmbH, Hafenstraße 8

    Purchase Order 4500        Waalkade Operators B.V.
    Company:  Nordwind Handel GmbH          Bill To:  Waalkade Operators B.V.

In: the addresses of a page, all of them "Firma" the supplier's, all of them "Company" the buyer's. Out: the same; such
a firm is the buyer where another label names another supplier and nobody else may order, or whatever the label above
its own says; such a company supplies where the head of the page names who is sent the invoice or the goods.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.address_labels import ROLES
from parsers.page_words import Word, key_of, matches
from parsers.postal_lines import Address, Part
from parsers.same_names import are_one

_FIRM: Final = frozenset(("firma", "fa", "messrs", "m/s", "diefirma"))
_RUN: Final = 1.6
"""Line heights between words of one run, at most."""
_ABOVE: Final = 2.4
"""Line heights from a label to what stands below it, at most."""
_EDGE: Final = 6.0
"""Points between left edges that are one."""


_COMPANY: Final = frozenset(
    ("company", "companyname", "companyaddress", "unternehmen", "organisation", "organization", "client", "clientname",
     "customer", "customername", "customeraddress", "kunde", "firmenname")
)  # fmt: skip
"""Labels of a form that say of nobody whether he writes or is written to."""
_HEAD: Final = 0.2
"""Share of the page's height in which the writer's name stands."""


class _Told(NamedTuple):
    """The label "Firma" of a name, and the role that a label right above it tells of both."""

    label: Part
    over: str | None


def with_firms_that_order(found: Sequence[Address]) -> list[Address]:
    """The addresses, each with whose it is."""
    found = _with_companies_that_supply(found)
    told = [_told(one) if one.role == "supplier" else None for one in found]
    pairs = [(one, one.name.text, label) for one, label in zip(found, told, strict=True) if one.name is not None]
    firms = [name for _, name, label in pairs if label is not None]
    # Whoever writes to a "Firma" has an address of his own.
    writers = [name for one, name, _ in pairs if one.role in {"", "buyer"}]
    written = any(not any(are_one(name, one) for one in firms) for name in writers)
    suppliers = [] if written else [
        name for one, name, label in pairs
        if one.role == "supplier" and (label is None or label.over == "supplier")
    ]  # fmt: skip
    return [
        one if label is None else one._replace(role=_role(one, label, suppliers))
        for one, label in zip(found, told, strict=True)
    ]


def _with_companies_that_supply(found: Sequence[Address]) -> list[Address]:
    """The addresses; the only "Company" supplies where the page is headed by who is sent the invoice or the goods."""
    named = [one for one in found if one.role == "buyer" and one.name is not None and _told(one, _COMPANY) is not None]
    own = {id(one) for one in named}
    if not named or any(one.role in {"supplier", "buyer"} and id(one) not in own for one in found):
        return list(found)
    texts = [one.name.text for one in named if one.name is not None]
    others = [one.name for one in found if one.role in {"invoice", "delivery"} and one.name is not None]
    heads = any(_heads(one) for one in others if not any(are_one(one.text, text) for text in texts))
    return [one._replace(role="supplier") if heads and id(one) in own else one for one in found]


def _heads(name: Part) -> bool:
    """Whether a name stands alone at the head of its page too, above where it was found."""
    own = key_of(name.text)
    tops = (line for line in name.line.page.lines if line.y1 < name.line.y0 and line.y0 < _HEAD * line.page.height)
    return any(key_of(Part(line, run).text) == own for line in tops for run in line.segments(_RUN))


def _role(address: Address, told: _Told, suppliers: Sequence[str]) -> str:
    if told.over is not None:
        return told.over
    own = address.name.text if address.name is not None else ""
    return "buyer" if suppliers and not any(are_one(one, own) for one in suppliers) else address.role


def _told(address: Address, labels: frozenset[str] = _FIRM) -> _Told | None:
    """What stands left of a name or right above it, where that is one of the labels."""
    name = address.name
    if name is None:
        return None
    before = [one for one in name.line.words if one.x1 <= name.words[0].x0]
    runs = [Part(name.line, _last_run(before, name.line.height))] if before else []
    runs += [one] if (one := _above(name)) is not None else []
    label = next((one for one in runs if "".join(key_of(word.text) for word in one.words) in labels), None)
    return label and _Told(label, _role_over(label, name))


def _last_run(words: Sequence[Word], height: float) -> list[Word]:
    start = next((at for at in range(len(words) - 1, 0, -1) if words[at].x0 - words[at - 1].x1 > _RUN * height), 0)
    return list(words[start:])


def _above(part: Part) -> Part | None:
    """The run of words at the same edge in the next line above."""
    near = (one for one in part.line.page.lines if 0 < part.line.y0 - one.y0 <= _ABOVE * part.line.height)
    runs = [Part(line, run) for line in near for run in line.segments(_RUN)]
    edged = (one for one in runs if abs(one.words[0].x0 - part.words[0].x0) <= _EDGE)
    return max(edged, key=lambda one: one.line.y0, default=None)


def _role_over(label: Part, name: Part) -> str | None:
    """The role that a label right above this one tells, where it has no value of its own beside it."""
    over = _above(label)
    if over is None or any(abs(one.x0 - name.words[0].x0) <= _EDGE for one in over.line.words if one not in over.words):
        return None
    hits = matches(over.words, ROLES)
    return hits[0].meaning if hits and hits[0].start == 0 and hits[0].end == len(over.words) else None
