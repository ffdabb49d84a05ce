"""Is it the same order again? Fingerprints are compared over all channels; a suspect is held beside its twin.

Several orders on one purchase order number, and the same standing order every week, are legitimate: nothing is ever
dropped here. The score only says how likely it is that the buyer meant one order and not two.

    fingerprint(order, rules)  -> buyer key, folded number, hash of the lines, dates, place
    compare(one, other)        -> Evidence(code, score, facts) or None
    completes(one, other)      -> the other is a fax that broke off, and this is the whole of it
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from orderhub.document import Finding, Severity
from orderhub.order.known import identity_key, number_key
from orderhub.order.model import Line, Order, Party
from orderhub.order.rules import Rules

HOLD_FROM: Final = 50
"""An order whose evidence scores this much or more waits for a person."""

_NOT_ALNUM = re.compile(r"[\W_]+")
_LEGAL_FORMS = re.compile(
    r"\b(gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|se|eg|ek|co|cokg|inc|ltd|llc|plc|bv|sa|sas|sarl|srl|und|and)\b"
)


class Fax(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A fax as it is compared with one that was sent again."""

    caller: str
    """Digits of the calling number without prefixes."""
    figures: str = ""
    """Four hexadecimal digits for each word of its pages that holds figures, sorted."""
    partial: bool = False
    """Whether pages or a part of one did not come through."""


class Fingerprint(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """What two arrivals of one order have in common. `number` and `lines` are "" when the order has none."""

    buyer: str = ""
    number: str = ""
    lines: str = ""
    """Hash of the multiset of article and quantity."""
    line_count: int = 0
    issue_date: date | None = None
    wanted: date | None = None
    """Latest wanted delivery of the whole order."""
    place: str = ""
    """Postal code of the delivery."""
    email: str = ""
    document: str = ""
    """sha256 of the document (or part) it was read from."""
    fax: Fax | None = None
    """What a fax tells beyond the order."""


class Evidence(msgspec.Struct, frozen=True):
    """Why two orders may be one. `code` is a message code, `score` 0 (surely two) to 100 (surely one)."""

    code: str
    score: int
    facts: dict[str, str] = {}

    @property
    def is_held(self) -> bool:
        """Whether the newcomer waits for a person."""
        return self.score >= HOLD_FROM

    def finding(self, twin: str) -> Finding:
        """The evidence as a finding; `twin` names the other order for people."""
        severity = Severity.WARNING if self.is_held else Severity.INFO
        params = {"twin": twin, "score": str(self.score), **self.facts}
        return Finding(self.code, severity, params=params, field="number")


def fold_number(number: str | None) -> str:
    """An order number as it is compared: `PO 47-11` and `po4711` are one, so are `0004711` and `4711`."""
    if not number:
        return ""
    return _NOT_ALNUM.sub("", number).upper().lstrip("0") or "0"


def fold_name(name: str) -> str:
    """A company's name as it is compared: `Müller & Söhne GmbH` and `Mueller Soehne` are one."""
    text = name.casefold().translate(_UMLAUTS)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_ALNUM.sub("", _LEGAL_FORMS.sub(" ", _NOT_ALNUM.sub(" ", text)))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def buyer_key(order: Order, rules: Rules | None = None, customer_number: str = "") -> str:
    """Who ordered, as half of the business key; "" when nothing tells.

    `customer_number` is the customer our master data found: it unites what comes by mail, fax and EDI.
    """
    if number := customer_number or (rules.customer_number if rules else None):
        return f"customer:{identity_key('number', number)}"
    buyer = order.buyer
    if gln := (rules.gln if rules else None) or (buyer.gln if buyer else None):
        return f"gln:{gln}"
    if buyer is None:
        return f"partner:{rules.slug}" if rules else ""
    return _stated_key(buyer) or (f"partner:{rules.slug}" if rules else "")


def _stated_key(buyer: Party) -> str:
    if buyer.customer_number:
        return f"customer:{identity_key('number', buyer.customer_number)}"
    if buyer.vat_id:
        return f"vat:{identity_key('vat_id', buyer.vat_id)}"
    if buyer.contact and buyer.contact.email:
        return f"email:{identity_key('email', buyer.contact.email)}"
    if buyer.identifiers:
        first = buyer.identifiers[0]
        return f"{first.scheme.casefold()}:{identity_key('number', first.value)}"
    if buyer.name and (folded := fold_name(buyer.name)):
        postal_code = buyer.address.postal_code if buyer.address else None
        return f"name:{folded}:{postal_code or ''}"
    return ""


def fingerprint(
    order: Order,
    rules: Rules | None = None,
    *,
    customer_number: str = "",
    document: str = "",
    fax: Fax | None = None,
) -> Fingerprint:
    """The fingerprint of a resolved order. `document` is the sha256 of what it was read from."""
    buyer, receiver = order.buyer, order.delivery_party or order.buyer
    address = receiver.address if receiver else None
    dates = [line.requested_delivery for line in order.lines if line.requested_delivery]
    wanted = [period.latest or period.earliest for period in (order.requested_delivery, *dates) if period]
    return Fingerprint(
        buyer=buyer_key(order, rules, customer_number),
        number=fold_number(order.number),
        lines=_lines_hash(order.lines),
        line_count=len(order.lines),
        issue_date=order.issue_date,
        wanted=max((day for day in wanted if day), default=None),
        place=_NOT_ALNUM.sub("", address.postal_code).upper() if address and address.postal_code else "",
        email=buyer.contact.email.strip().casefold() if buyer and buyer.contact and buyer.contact.email else "",
        document=document,
        fax=fax,
    )


PARTIAL_FAX: Final = frozenset(
    ("pdf.partial-fax", "pdf.page-missing", "pdf.pages-unread", "pdf.cut-bottom", "pdf.cut-left", "pdf.cut-right")
)
"""Findings that say that not all of a fax came through."""
_FIGURES: Final = 600
_LEAST_FIGURES: Final = 6
_SAME_PAGES: Final = 0.6
"""Share of the shorter fax's figures that the longer one has when it is the same paper, read twice from bad lines."""


def fax_of(caller: str, text: str, findings: Iterable[Finding]) -> Fax | None:
    """What is compared of a fax; None without a calling number. `text`: all that was read from its pages."""
    if not (number := identity_key("fax", caller)):
        return None
    words = {word for word in re.findall(r"[^\s]+", text) if sum(char.isdigit() for char in word) >= 2}
    codes = {hashlib.sha256(_NOT_ALNUM.sub("", word).encode()).hexdigest()[:4] for word in words}
    partial = any(one.code in PARTIAL_FAX for one in findings)
    return Fax(caller=number, figures="".join(sorted(codes)[:_FIGURES]), partial=partial)


def _lines_hash(lines: tuple[Line, ...]) -> str:
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.quantity is None:
            return ""
        article = _article_key(line)
        sums[article] = sums.get(article, Decimal(0)) + line.quantity.value
    if not sums:
        return ""
    said = "\n".join(f"{article}\t{_plain(quantity)}" for article, quantity in sorted(sums.items()))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _article_key(line: Line) -> str:
    item = line.item
    if item.seller_id:
        return f"s:{number_key(item.seller_id)}"
    if item.gtin:
        return f"g:{item.gtin.lstrip('0')}"
    if item.buyer_id:
        return f"b:{number_key(item.buyer_id)}"
    return f"n:{fold_name(item.name or item.description or '')}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def compare(new: Fingerprint, old: Fingerprint) -> Evidence | None:
    """What speaks for `new` being `old` again; None when nothing does. The caller keeps to its window of days."""
    if new.document and new.document == old.document and new.number == old.number:
        return Evidence("order.duplicate-bytes", 100, {"number": new.number})
    if (repeat := faxed_again(new, old)) is not None:
        return repeat
    if not new.buyer or new.buyer != old.buyer:
        return None
    same_lines = bool(new.lines) and new.lines == old.lines
    if new.number and new.number == old.number:
        facts = {"number": new.number, "same_lines": "yes" if same_lines else "no"}
        return Evidence("order.duplicate-number", 95 if same_lines else 75, facts)
    if not same_lines or _are_different_people(new, old):
        return None
    return Evidence("order.duplicate-lines", _lines_score(new, old), _lines_facts(new, old))


def faxed_again(new: Fingerprint, old: Fingerprint) -> Evidence | None:
    """What speaks for two faxes from one number being one paper, sent twice; None when nothing does."""
    if new.fax is None or old.fax is None or new.fax.caller != old.fax.caller or new.document == old.document:
        return None
    mine, theirs = _codes(new.fax.figures), _codes(old.fax.figures)
    fewer = min(len(mine), len(theirs))
    share = len(mine & theirs) / fewer if fewer >= _LEAST_FIGURES else 0.0
    if share < _SAME_PAGES or (new.number and old.number and new.number != old.number):
        return None
    whole = not (new.fax.partial or old.fax.partial)
    facts = {
        "same_figures": f"{100 * share:.0f} %", "caller": new.fax.caller, "number": new.number or old.number,
        "whole": "yes" if whole else "no", "same_lines": "yes" if new.lines and new.lines == old.lines else "no",
    }  # fmt: skip
    return Evidence("order.duplicate-fax", 95 if whole else 90, facts)


def completes(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether `new` is the whole of what came in part only as `old`."""
    return (
        new.fax is not None and old.fax is not None and old.fax.partial and not new.fax.partial
        and faxed_again(new, old) is not None
    )  # fmt: skip


def _codes(figures: str) -> set[str]:
    return {figures[at : at + 4] for at in range(0, len(figures), 4)}


def _are_different_people(new: Fingerprint, old: Fingerprint) -> bool:
    """A shop books all its customers under one number: other mail address and other place are other people."""
    return bool(
        new.email and old.email and new.email != old.email and new.place and old.place and new.place != old.place
    )


def _lines_score(new: Fingerprint, old: Fingerprint) -> int:
    """Equal lines alone weigh 60; the same day adds, another number with another day takes away.

    Two numbers and two wanted days are two orders for most buyers, so that pair stays below `HOLD_FROM`.
    """
    score = 60 if new.line_count > 1 else 50
    numbers_differ = bool(new.number and old.number)
    for one, other in ((new.wanted, old.wanted), (new.issue_date, old.issue_date)):
        if one and other:
            score += 10 if one == other else -15 if numbers_differ else -5
    if not numbers_differ:
        score += 10
    if new.place and old.place and new.place != old.place:
        score -= 15
    return max(0, min(90, score))


def _lines_facts(new: Fingerprint, old: Fingerprint) -> dict[str, str]:
    facts = {"lines": str(new.line_count), "number": new.number, "other_number": old.number}
    if new.wanted and old.wanted:
        facts["same_wanted_date"] = "yes" if new.wanted == old.wanted else "no"
    if new.issue_date and old.issue_date:
        facts["days_apart"] = str(abs((new.issue_date - old.issue_date).days))
    return facts
