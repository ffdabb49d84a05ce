"""Part deliveries below an order line: quantities, each with its day, that add up to the quantity of the line.

    10  TX-4711  Trennscheibe 125 mm                              10 Stk   4,20   42,00
        Teillieferung 6 Stk zum 30.11. / 4 Stk zum 07.12.
    20  Cutting disc, partial deliveries: 6 pcs by 30 Nov 2026 and 4 pcs by 7 Dec 2026

In: the lines as read, and the day of the order, from which days without a year count. Out: the lines, the phrase moved
from the text to the value `NAME`; and the nodes of the schedule. What does not add up, or leaves words unexplained,
stays in the text, where the gates name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from orderhub.document import Finding, Found, Node, Severity
from parsers.page_lines import LineRead
from parsers.printed_values import SLASHED, NumberFormat, find_date, is_month_or_day, read_number
from parsers.releases import releases_in
from parsers.second_reading import SURE

NAME: Final = "deliveries"
_LEAST: Final = 2
_DATE: Final = (
    r"(?<![\d.,])(?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}(?!\d))?|\d{1,2}/\d{1,2}/\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th|\.)?[ -][A-Za-zä]{3,9}\.?[ -]\d{4}|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, ?\d{4})"
)
_COUNT: Final = (
    r"(?<![\w.,/-])(?P<count>\d{1,3}(?:[.,]\d{3})+|\d{1,7}(?:[.,]\d{1,3})?)"
    r"(?: ?(?!(?:zum|am|bis|by|on|und|and)\b)[^\W\d_]{1,12}\.?)?"
)
_LABEL: Final = r"(?:(?:liefertermin|lieferdatum|lieferung|termin|datum|delivery(?: date)?|due(?: date)?|date)\b:? ?)?"
_OF: Final = r"(?:davon |(?:(?:teil|liefer)?menge|qty|quantity)\b:? ?)?"
_TO: Final = rf" ?,? ?{_LABEL}(?:(?:zum|am|bis(?: zum)?|per|auf|by|on|for|due(?: on)?|before|until|[:=(–-]) ?)?"
_SHAPES: Final = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"{_OF}{_COUNT}{_TO}{_DATE}\)?",
        rf"{_LABEL}(?:zum |am |bis |by |on )?{_DATE}{_TO}{_OF}{_COUNT}",
    )
)
_BETWEEN: Final = re.compile(r"(?i)\s*(?:[/;,+&|·]|und|and|sowie|then|dann|rest)?\s*(?:[/;,+&|·]|und|and)?\s*")
_AFTER: Final = re.compile(r"[\s.,;)]*")
_TITLE: Final = re.compile(
    r"(?i)\W*(?:in )?\b(?:teillieferung(?:en)?|teilmengen?|liefereinteilung(?:en)?|einteilung(?:en)?|lieferplan|"
    r"lieferung(?:en)?|(?:liefer)?termine?|delivery dates|dates|(?:nr\.? )?(?:liefer)?(?:termin|datum) menge|"
    r"menge (?:liefer)?(?:termin|datum)|date qty|qty date|abrufe?|"
    r"part(?:ial)?[ -]?deliver(?:y|ies)|part(?:ial)?[ -]?shipments?|split deliver(?:y|ies)|"
    r"deliver(?:y|ies)(?: schedule| plan)?|call[ -]?offs?|schedule)\W*$"
)


class _Part(NamedTuple):
    quantity: Decimal
    day: date
    start: int
    end: int
    raw: str


def take_deliveries(
    lines: Sequence[LineRead], issued: str, number_format: NumberFormat
) -> tuple[list[LineRead], dict[int, list[Node]]]:
    """The lines without the phrases, and by number of the line, from 1, the parts of its quantity."""
    found = find_date(issued)
    taken: list[LineRead] = []
    nodes: dict[int, list[Node]] = {}
    for at, line in enumerate(lines, 1):
        text = next(iter(line.values.get("description", [])), None)
        if text is not None and (released := _released(line, text, number_format)) is not None:
            taken.append(released[0])
            if released[1]:
                nodes[at] = released[1]
            continue
        parts = _parts(text.raw, line.quantity, found[0] if found else None, number_format) if text else []
        if text is None or not parts:
            taken.append(line)
            continue
        title = _TITLE.search(text.raw[: parts[0].start])
        start = title.start() if title else parts[0].start
        rest = text.raw[:start].rstrip()
        values = {**line.values, NAME: [_like(text, text.raw[start:])]}
        values["description"] = [_like(text, rest)] if rest else []
        values = _without_day(values, parts)
        taken.append(line._replace(values=values))
        nodes[at] = [
            Node("delivery", {"quantity": [_like(text, one.raw)],
                              "delivery_date": [_like(text, one.day.isoformat())]}, where=text.where)
            for one in parts
        ]  # fmt: skip
    return taken, nodes


def _without_day(values: dict[str, list[Found]], parts: Sequence[_Part]) -> dict[str, list[Found]]:
    """The values without the day that is one of several: the first of them was taken for that of the line."""
    known = next((day for one in values.get("delivery_date", []) if (day := find_date(one.raw)) is not None), None)
    if known is None or known[0] not in {one.day for one in parts}:
        return values
    return {name: found for name, found in values.items() if name != "delivery_date"}


def _released(line: LineRead, text: Found, number_format: NumberFormat) -> tuple[LineRead, list[Node]] | None:
    """The line without the releases below it, and the parts of its quantity; one release is the day of the line."""
    start, parts = releases_in(text.raw, line.quantity, number_format)
    known = line.values.get("delivery_date")
    # Days that no form tells from months are not settled here.
    several = len(parts) > 1
    if not start or not parts or (known and (several or known[0].raw != parts[0].day)):
        return None
    if several and any(is_month_or_day(one.day) for one in parts):
        return None
    rest = text.raw[:start].rstrip(" |·,;")
    values = {**line.values, "description": [_like(text, rest)], NAME: [_like(text, text.raw[start:])]}
    if not several:
        values["delivery_date"] = known or [_like(text, parts[0].day)]
        values.pop(NAME)
        return line._replace(values=values), []
    return line._replace(values=values), [
        Node("delivery", {"quantity": [_like(text, one.quantity)], "delivery_date": [_like(text, one.day)]},
             where=text.where)
        for one in parts
    ]  # fmt: skip


def delivery_doubts(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """Recognised days, which no sum proves, and parts that stayed in the text and that no other gate names."""
    for at, line in enumerate(lines, 1):
        recognised = line.row.page.engine != "text-layer"
        for one in line.values.get(NAME, []):
            if recognised and one.confidence < SURE:
                said = {"value": one.raw, "confidence": str(one.confidence // 10)}
                yield Finding("pdf.field-unsure", Severity.WARNING, one.where, said, f"lines[{at}].schedule")
        for one in line.values.get("description", []):
            left = next((match for shape in _SHAPES for match in shape.finditer(one.raw)), None)
            # Of printed text, the gate of texts names every date with its whole year.
            if left is not None and (recognised or not re.search(r"\d{4}", left["date"])):
                said = {"line": str(at), "value": left[0][:60]}
                yield Finding("pdf.number-unexplained", Severity.WARNING, one.where, said, f"lines[{at}].schedule")


def _parts(text: str, quantity: Decimal | None, issued: date | None, number_format: NumberFormat) -> list[_Part]:
    """What ends the text, where all of it is read and adds up; else nothing."""
    for shape in _SHAPES:
        parts: list[_Part] = []
        for match in shape.finditer(text):
            count, day = read_number(match["count"], number_format), _day(match["date"], issued)
            if count is None or day is None:
                return []
            if parts and not _BETWEEN.fullmatch(text, parts[-1].end, match.start()):
                parts = []
            parts.append(_Part(count, day, match.start(), match.end(), match["count"]))
        whole = len(parts) >= _LEAST and _AFTER.fullmatch(text, parts[-1].end)
        if whole and sum(one.quantity for one in parts) == quantity and all(one.quantity > 0 for one in parts):
            return parts
    return []


def _day(raw: str, issued: date | None) -> date | None:
    """The day; one without a year is the first on or after the day of the order."""
    short = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.", raw)
    if short is None:
        slashed = SLASHED.fullmatch(raw)
        if slashed and max(int(slashed[1]), int(slashed[2])) <= 12:
            # Which of the two is the month, a phrase does not tell.
            return None
        found = find_date(raw)
        return found[0] if found else None
    if issued is None:
        return None
    for year in (issued.year, issued.year + 1):
        try:
            day = date(year, int(short[2]), int(short[1]))
        except ValueError:
            continue
        if day >= issued:
            return day
    return None


def _like(found: Found, raw: str) -> Found:
    return Found(raw, found.where, found.confidence, found.engine)
