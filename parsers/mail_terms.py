"""What an order written as a mail says of itself besides its lines: totals, who buys, terms of payment.

    Nettosumme: 235,00 €    The net total is EUR 235.00    USt-IdNr.: DE123456789    Ansprechpartner: Jana Krüger
    Rechnungsadresse: Nordlicht Handel GmbH, Hafenstr. 7, 20457 Hamburg

In: the readable text without quoted mails; the closing of a mail belongs to it. Out: character ranges by name.
"""

from __future__ import annotations

import re
from typing import Final

from parsers.mail_addresses import INVOICE, address_after

Span = tuple[int, int]

_IS: Final = r"[ \t]*(?:lautet|beträgt|ist|is|of|:|=)*[ \t]*"
_MONEY: Final = r"(?:EUR|€|\$|£|USD|CHF|GBP)?[ \t]?(?P<value>\d[\d.,'’]*\d|\d)(?![\d%]|[ \t]?%)"
_RATE: Final = r"(?:[ \t(]*\d{1,2}(?:[.,]\d)?[ \t]?%[ \t)]*)?"
_PATTERNS: Final = {
    "net_total": (
        r"\b(?:netto(?:summe|betrag|gesamt)?|summe netto|gesamt(?:summe|betrag|preis)? netto|warenwert|"
        r"net (?:total|amount|sum)|total net|subtotal)\b" + _IS + _MONEY
    ),
    "tax_total": r"\b(?:mwst|ust|mehrwertsteuer|umsatzsteuer|vat|tax|sales tax)\b\.?" + _RATE + _IS + _RATE + _MONEY,
    "gross_total": (
        r"\b(?:brutto(?:summe|betrag|gesamt)?|gesamt(?:betrag|summe)(?: brutto)?|endbetrag|rechnungsbetrag|"
        r"gross (?:total|amount)|grand total|total gross|order total)\b" + _IS + _MONEY
    ),
    "buyer_vat_id": (
        r"\b(?:ust\.?-?id(?:ent)?(?:-?(?:nr|nummer))?|umsatzsteuer-?id|uid(?:-?nr)?|"
        r"vat(?: (?:id|no|number|reg(?:\.? no)?))*)\b\.?" + _IS + r"(?P<value>[A-Z]{2}[ ]?[A-Z0-9]{8,12})\b"
    ),
    "buyer_gln": r"\b(?:gln|iln)\b" + _IS + r"(?P<value>\d{13})\b",
    "buyer_contact": (
        r"\b(?:ansprechpartner(?:in)?|bearbeiter(?:in)?|kontakt|contact(?: person)?)\b[ \t]*(?:ist|is|:)[ \t]*"
        r"(?:frau |herr |mrs?\.? |ms\.? )?(?P<value>[^\W\d_][^\n,;:.@\d]{2,60}?)(?=[ \t]*(?:[,;.(\n]|\Z))"
    ),
    "buyer_email": (
        r"^(?:e-?mail)[ \t]*:[ \t]*(?P<value>[^\s@,;]+@[^\s@,;]+\w)|\b(?:contact|ansprechpartner\w*)\b[^\n]{0,80}?"
        r"\be-?mail[ \t:]+(?P<beside>[^\s@,;]+@[^\s@,;]+\w)"
    ),
    "payment_terms": (
        r"^(?:zahlungs(?:bedingung(?:en)?|ziel|konditionen)|zahlung|terms of payment|payment(?: terms)?)[ \t]*:[ \t]*"
        r"(?P<value>\S[^\n]{1,120})"
    ),
    "reference": (
        r"\b(?:ihr zeichen|ihre referenz|your ref(?:erence|\.)?)[ \t]*:[ \t]*"
        r"(?P<value>[^\s.][^\n.()]{0,60}?)(?=[ \t]*[.,;)\n])"
    ),
    "note": (
        r"^(?:hinweis|bemerkung(?:en)?|anmerkung(?:en)?|note|comments?|remarks?)[ \t]*:[ \t]*"
        r"(?P<value>\S[^\n]{0,1000})"
    ),
}
_COMPILED: Final = {name: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for name, pattern in _PATTERNS.items()}


def find_terms(text: str, start: int, end: int, lines: list[Span]) -> dict[str, Span]:
    """Character ranges of what is named in a range of the text; `lines` are ranges that order lines stand in."""
    found: dict[str, Span] = {}
    for name, pattern in _COMPILED.items():
        for one in pattern.finditer(text, start, end):
            group = next(key for key, value in one.groupdict().items() if value is not None)
            place = one.span(group)
            if not any(first <= place[0] < last for first, last in lines):
                found[name] = place
                break
    invoiced = address_after(INVOICE, text, start, end)
    found.update({f"buyer_{name}": place for name, place in invoiced.items()})
    return found
