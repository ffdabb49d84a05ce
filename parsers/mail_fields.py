"""Named values of an order written as a mail: number, dates, customer number, delivery address, note, reference.

    Bestellnummer: 4500012345        Unsere Kundennr. 10023       Lieferung bis 15.12.2026 / KW 50
    Lieferadresse: Nordwind GmbH, Hafenstr. 1, 20457 Hamburg

In: the readable text. Out: character ranges by name, and findings for dates that only mean something to a person.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from orderhub.document import Finding, Found, Severity, Where
from parsers.mail_addresses import DELIVERY, address_after, stripped

Span = tuple[int, int]

_VALUE: Final = r"(?P<value>(?=[\w./-]*\d)[A-Z0-9][\w./-]{0,29}(?<![./-]))(?![\w/-]*\d?\.\d)"
_IS: Final = r"[ \t]*(?:lautet|ist|is)?[ \t]*[:#.]*[ \t]*"
_NUMBER_LABELS: Final = (
    (
        r"\b(?:bestell(?:ung)?s?[- ]?(?:nummer|nr\.?|no\.?)|bestell-?id|auftrags?[- ]?(?:nummer|nr\.?)|"
        r"po[- ]?(?:number|no\.?|nr\.?|#)|"
        r"purchase[ -]order(?:[ -](?:number|no\.?|nr\.?))?|order[ -](?:number|no\.?|id|ref(?:erence)?)|"
        r"best\.-?nr\.?|bestellzeichen|ihre[- ]bestellung)"
    ),
    (
        r"\b(?:(?:unsere |neue |our )?bestellung|nachbestellung|auftrag|order|po)\b(?:[ \t]*(?:nr\.?|nummer|no\.?|"
        r"number))?"
    ),
)
_NUMBERS: Final = tuple(re.compile(label + _IS + _VALUE, re.IGNORECASE) for label in _NUMBER_LABELS)
_CUSTOMER: Final = re.compile(
    r"\b(?:(?:unsere|meine|our|my) )?(?:kunden[- ]?(?:nummer|nr\.?|no\.?)|kd\.?[- ]?nr\.?|"
    r"customer[- ](?:number|no\.?|id|account)|"
    r"account[- ](?:number|no\.?)|debitor(?:en)?[- ]?(?:nummer|nr\.?))" + _IS + _VALUE,
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(
    r"\b(?:ihre?[mns]? angebot(?:s(?:-?nr\.?|nummer))?|angebots?[- ]?(?:nr\.?|nummer)|angebot|"
    r"your (?:quotation|quote|offer)|quotation|quote|"
    r"kommission|ihre referenz|your ref(?:erence)?|our ref(?:erence)?|unser zeichen|projekt(?:nr\.?)?|project)"
    r"(?:[ \t]+(?:nr\.?|no\.?|number))?" + _IS + _VALUE,
    re.IGNORECASE,
)
_MONTHS: Final = (
    r"januar|februar|märz|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|january|"
    r"february|march|may|june|july|"
    r"october|december|jan|feb|mar|mär|apr|jun|jul|aug|sept?|okt|oct|nov|dez|dec"
)
_DATE: Final = (
    rf"(?P<date>\d{{4}}-\d\d-\d\d|\d{{1,2}}\.[ ]?\d{{1,2}}\.(?:[ ]?(?:20)?\d\d\b)?|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.?[ ](?:of )?(?:{_MONTHS})\b\.?(?:,?[ ]\d{{4}})?|"
    rf"(?:{_MONTHS})\b\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{4}})?|"
    r"(?:KW|CW|week|woche|kalenderwoche)[ ]?\d{1,2}(?:[ ]?[/.-]?[ ]?20\d\d)?)"
)
_DELIVERY: Final = (
    (
        r"\b(?:(?:wunsch-?)?liefer(?:termin|datum|ung)|wunschtermin|liefertag|delivery(?: date)?|(?:requested|"
        r"required|wanted) (?:delivery )?(?:date|by)|deliver(?:ed)?|"
        r"ship(?:ped)?|needed|due(?: date)?|arrive|anlieferung|geliefert|liefern)\b[^\n\d]{0,40}?"
    ),
    r"\b(?:bis|by|spätestens|until|no later than|zum|am|on|for|in|für)\b[^\n\d]{0,25}?",
)
_DELIVERIES: Final = tuple(re.compile(label + _DATE, re.IGNORECASE) for label in _DELIVERY)
_ISSUED: Final = re.compile(
    r"\b(?:bestelldatum|auftragsdatum|order date|po date|datum|date|(?:bestellung|auftrag|"
    r"order)\b[^\n]{0,40}?\b(?:vom|dated|of))[ \t]*:?[ \t]*" + _DATE,
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"\b(?:bis|am|by|on|until|for|before|zum|spätestens|ab)\s+(?:(?:zum|spätestens|kommenden?|nächste[nrm]?|"
    r"diese[nmr]?|next|this|coming|the)\s+)*"
    r"(?P<date>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|"
    r"übermorgen|morgen|tomorrow|ende (?:der|dieser|nächster) woche|wochenende|monatsende|ende des monats|"
    r"end of (?:the |this |next )?(?:week|month))\b"
    r"|\b(?P<span>(?:nächste|kommende|diese) woche|next week|this week|in \w+ (?:tagen|wochen|days|weeks))\b",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"^[ \t]*(?:hinweis|bemerkung(?:en)?|anmerkung(?:en)?|note|comments?|"
    r"remarks?)[ \t]*:[ \t]*(?P<value>\S[^\n]{0,1000})",
    re.IGNORECASE | re.MULTILINE,
)
_BUYER: Final = re.compile(
    r"^[ \t]*(?:firma|besteller|kunde|company|customer|ordered by)[ \t]*:[ \t]*(?P<value>[^\W\d_][^\n]{2,100})",
    re.IGNORECASE | re.MULTILINE,
)
_IS_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}")


def find_fields(text: str, start: int, end: int, lines: list[Span]) -> dict[str, Span]:
    """Character ranges of the named values in a range of the text; `lines` are ranges that order lines stand in."""
    found: dict[str, Span] = {}
    _set(found, "number", _first(_NUMBERS, text, start, end, lines))
    _set(found, "customer_number", _first((_CUSTOMER,), text, start, end, []))
    _set(found, "reference", _first((_REFERENCE,), text, start, end, lines))
    issued = _ISSUED.search(text, start, end)
    if issued:
        found["issue_date"] = issued.span("date")
    for pattern in _DELIVERIES:
        wanted = next(
            (one for one in pattern.finditer(text, start, end) if one.span("date") != found.get("issue_date")), None
        )
        if wanted:
            found["delivery_date"] = wanted.span("date")
            break
    for name, pattern in (("note", _NOTE), ("buyer_name", _BUYER)):
        labelled = pattern.search(text, start, end)
        if labelled:
            found[name] = stripped(text, labelled.span("value"))
    delivery = address_after(DELIVERY, text, start, end)
    found.update({f"delivery_{name}": place for name, place in delivery.items()})
    return found


def _set(found: dict[str, Span], name: str, span: Span | None) -> None:
    if span is not None:
        found[name] = span


def _first(patterns: tuple[re.Pattern[str], ...], text: str, start: int, end: int, taken: list[Span]) -> Span | None:
    for pattern in patterns:
        for one in pattern.finditer(text, start, end):
            value = one.span("value")
            inside = any(first <= value[0] < last for first, last in taken)
            if not inside and not _IS_DATE.fullmatch(one["value"]):
                return value
    return None


def vague_date(text: str, start: int, end: int) -> Finding | None:
    """A date such as "bis Freitag", which no program should settle."""
    found = _RELATIVE.search(text, start, end)
    if found is None:
        return None
    first, last = found.span("date") if found["date"] else found.span("span")
    where = Where(offset=first, length=last - first)
    return Finding("mail.date-relative", Severity.WARNING, where, {"words": text[first:last]}, "requested_delivery")


def full_date(raw: str, sent: str) -> str | None:
    """A German date without a year ("15.12.") completed from the day the mail was sent; None when it needs none."""
    found = re.fullmatch(r"(\d{1,2})\.[ ]?(\d{1,2})\.", raw)
    if found is None:
        week = re.fullmatch(r"((?:KW|CW|week|woche|kalenderwoche)[ ]?)(\d{1,2})", raw, re.IGNORECASE)
        return _full_week(week[2], sent) if week else None
    try:
        day = datetime.fromisoformat(sent).date()
        wanted = date(day.year, int(found[2]), int(found[1]))
        if (day - wanted).days > 90:
            wanted = wanted.replace(year=day.year + 1)
    except ValueError:
        return None
    return f"{wanted.day:02}.{wanted.month:02}.{wanted.year}"


def _full_week(week: str, sent: str) -> str | None:
    try:
        day = datetime.fromisoformat(sent).date()
        year, present, _ = day.isocalendar()
        if present - int(week) > 13:
            year += 1
        date.fromisocalendar(year, int(week), 1)
    except ValueError:
        return None
    return f"KW {week}/{year}"


def found_at(text: str, span: Span) -> Found:
    """The value in a character range."""
    return Found(text[span[0] : span[1]], Where(offset=span[0], length=span[1] - span[0]))
