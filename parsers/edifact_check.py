"""What a message does not keep to: characters, segment groups, types and lengths, codes, business rules. Pure.

The envelope is checked where it is read (`parsers.edifact_syntax`). Real files are dirty and most of these faults do no
harm, so they are information: they are shown and acknowledged, and stop no order. Where content may be missing (the
sender counted other lines), it is a warning. A partner's `syntax` in the mapping may weigh each code anew.
"""

from __future__ import annotations

import re

from orderhub.document import Finding, Found, Node, Severity, Where
from parsers import edi_groups
from parsers.edi_values import Findings, date_fault, number_fault, shown
from parsers.edifact_elements import CONTROL, LIMITS, OUTSIDE, QUALIFIERS
from parsers.edifact_segments import Segment
from parsers.edifact_structure import structure_of
from parsers.edifact_syntax import Message
from parsers.edifact_tree import Suspect

_TRADE = frozenset({"ORDERS", "ORDCHG", "ORDRSP", "DESADV", "RECADV", "INVOIC"})
_ORDERS = ("ORDERS", "ORDCHG", "ORDRSP")
_KINDS = {"unexpected": "edi.segment-unexpected", "missing": "edi.segment-missing", "repeated": "edi.segment-repeated"}
_KNOWN_HEADS: set[str] = set()
"""Beginnings of segments whose qualifier is known; they are few and come again and again."""


def check(message: Message, root: Node, suspects: list[Suspect]) -> list[Finding]:
    """All that differs; each fault of an element once, with its count."""
    found = Findings()
    _structure(message, found)
    late = _is_late(message.fact(2, 3))
    for code, value in suspects:
        numeric, early, wide = LIMITS[code]
        raw, size = value.raw, wide if late else early
        if number_fault(raw, size) if numeric else len(raw) > size:
            _value(code, value, size, found)
    _segments(message, found)
    if message.type in _TRADE:
        _business(message, root, found)
    return found.list()


def _is_late(release: str) -> bool:
    """D.99B or later: UN/CEFACT then widened many elements."""
    return len(release) == 3 and (release[:2] < "90" or release == "99B")


def _segment_place(message: Message, at: int) -> Where:
    segment = message.segments[at]
    return Where(segment.offset, len(segment.text), None, None, message.ordinal, segment.number, segment.tag)


def _segments(message: Message, found: Findings) -> None:
    """Characters, qualifiers and dates, segment by segment; what is fine passes without a call."""
    outside = OUTSIDE.get(message.interchange.charset.declared)
    component = message.interchange.separators.component
    trade = message.type in _TRADE
    for segment in message.segments:
        text = segment.text
        if outside is not None or not text.isprintable():
            _characters(message, segment, outside, found)
        if trade and text[:7] not in _KNOWN_HEADS:
            _code(message, segment, text[:7], found)
        if segment.tag == "DTM":
            parts = text[4:].split(component)
            if len(parts) > 2 and date_fault(parts[1], parts[2]):
                at = segment.offset + 5 + len(parts[0])
                where = Where(at, len(parts[1]), None, None, message.ordinal, segment.number, "DTM", 1, 2)
                found.add("edi.value-no-date", where, {"value": shown(parts[1]), "expected": parts[2][:3]})


def _characters(message: Message, segment: Segment, outside: re.Pattern[str] | None, found: Findings) -> None:
    separators, declared = "".join(message.interchange.separators), message.interchange.charset.declared
    for pattern, code in ((CONTROL, "edi.character-control"), (outside, "edi.character-outside")):
        odd = (
            next((one for one in pattern.finditer(segment.text) if one[0] not in separators), None) if pattern else None
        )
        if odd:
            at = segment.offset + odd.start()
            where = Where(at, 1, None, None, message.ordinal, segment.number, segment.tag)
            found.add(code, where, {"character": _named(odd[0]), "declared": declared})


def _named(sign: str) -> str:
    return sign if sign.isprintable() else f"0x{ord(sign):02X}"


def _structure(message: Message, found: Findings) -> None:
    known = structure_of(message.type, f"{message.fact(2, 2)}.{message.fact(2, 3)}")
    if known is None or message.header is None:
        return
    release, members = known
    tags = tuple([segment.tag for segment in message.segments[1:]])
    for kind, at, tag, detail in edi_groups.faults(members, tags):
        where = _segment_place(message, at + 1)
        if kind == "missing" and tag == "UNT":
            continue  # said by the envelope already
        found.add(_KINDS[kind], where, {"tag": tag, "expected": detail, "release": f"{message.type} {release}"})


def _value(code: str, value: Found, size: int, found: Findings) -> None:
    raw, params = value.raw, {"name": code, "value": shown(value.raw)}
    if not LIMITS[code].numeric:
        params |= {"expected": str(size), "length": str(len(raw))}
        found.add("edi.value-too-long", value.where, params)
    elif number_fault(raw.strip(), size):
        found.add("edi.value-no-number", value.where, {**params, "expected": f"n..{size}"})


def _code(message: Message, segment: Segment, head: str, found: Findings) -> None:
    known = QUALIFIERS.get(segment.tag)
    if known is not None and segment.plain:
        element, component = message.interchange.separators.element, message.interchange.separators.component
        said = segment.text[4:40].split(element, 1)[0].split(component, 1)[0]
        if said and said not in known:
            where = Where(segment.offset + 4, len(said), None, None, message.ordinal, segment.number, segment.tag, 1)
            found.add("edi.code-unknown", where, {"tag": segment.tag, "value": shown(said)})
            return
    if len(_KNOWN_HEADS) < 20_000:
        _KNOWN_HEADS.add(head)


def _business(message: Message, root: Node, found: Findings) -> None:
    tags = [segment.tag for segment in message.segments]
    first = _segment_place(message, 0)
    if message.type in _ORDERS and "CUX" not in tags and ("PRI" in tags or "MOA" in tags):
        found.add("edi.currency-missing", first, {})
    if message.type == "ORDCHG" and "BGM" in tags and not any("1225" in node.values for node in root.children):
        found.add("edi.function-missing", first, {})
    if "CNT" in tags:
        lines = [segment for segment in message.segments if segment.tag == "LIN"]
        for node in root.children:
            if node.name == "CNT":
                _counted(node, lines, message, found)


def _counted(node: Node, lines: list[Segment], message: Message, found: Findings) -> None:
    """CNT 2: the number of lines; some count the lines of the first level only."""
    for composite in node.children:
        kind, said = composite.values.get("6069"), composite.values.get("6066")
        if not kind or not said or kind[0].raw != "2":
            continue
        number = said[0].raw.strip().split(".")[0].split(",")[0].lstrip("0") or "0"
        if number == str(len(lines)):
            continue
        nested = sum(1 for line in lines if len(message.elements(line)) > 3)
        if number != str(len(lines) - nested):
            params = {"said": shown(said[0].raw), "counted": str(len(lines))}
            found.add("edi.lines-counted", said[0].where, params, Severity.WARNING)
