"""What an X12 message does not keep to: segment order, types and lengths, codes, counted lines. Pure.

The envelope is checked where it is read (`parsers.x12_syntax`). As with EDIFACT (`parsers.edifact_check`), what does no
harm is information, and a count that differs is a warning.
"""

from __future__ import annotations

from orderhub.document import Finding, Found, Node, Severity, Where
from parsers import edi_groups
from parsers.edi_values import Findings, date_fault, number_fault, shown
from parsers.x12_elements import CODES, LIMITS, NAMES, NUMBERS
from parsers.x12_structure import structure_of
from parsers.x12_syntax import Message
from parsers.x12_tree import Suspect

_KINDS = {"unexpected": "edi.segment-unexpected", "missing": "edi.segment-missing", "repeated": "edi.segment-repeated"}
_LINES = {"850": ("PO1",), "855": ("PO1",), "860": ("POC",), "810": ("IT1",), "856": ("HL",)}


def check(message: Message, root: Node, suspects: list[Suspect]) -> list[Finding]:
    """All that differs; each fault of an element once, with its count."""
    found = Findings()
    _structure(message, found)
    for code, value in suspects:
        kind, _, most = LIMITS[code]
        if kind not in NUMBERS or number_fault(value.raw, most):
            _value(code, value, found)
    for segment in message.segments:
        if not segment.text.isprintable():
            _characters(message, segment.number - 1, found)
        if segment.tag in NAMES:
            _code(message, segment.number - 1, found)
    if message.type in _LINES:
        _counted(message, root, found)
    return found.list()


def _place(message: Message, at: int) -> Where:
    segment = message.segments[at]
    return Where(segment.offset, len(segment.text), None, None, message.ordinal, segment.number, segment.tag)


def _structure(message: Message, found: Findings) -> None:
    members = structure_of(message.type)
    if members is None:
        return
    tags = tuple([segment.tag for segment in message.segments[1:]])
    for kind, at, tag, detail in edi_groups.faults(members, tags):
        if kind == "missing" and tag == "SE":
            continue  # said by the envelope already
        params = {"tag": tag, "expected": detail, "release": message.type}
        found.add(_KINDS[kind], _place(message, min(at + 1, len(message.segments) - 1)), params)


def _characters(message: Message, at: int, found: Findings) -> None:
    """Control characters; bytes beyond ASCII are text in some character set."""
    segment = message.segments[at]
    marks = "".join(message.interchange.separators) + "\r\n\t"
    for index, sign in enumerate(segment.text):
        if sign < " " and sign not in marks:
            where = Where(segment.offset + index, 1, None, None, message.ordinal, segment.number, segment.tag)
            found.add("edi.character-control", where, {"character": f"0x{ord(sign):02X}"})
            return


def _value(code: str, value: Found, found: Findings) -> None:
    kind, least, most = LIMITS[code]
    raw = value.raw.strip()
    params = {"name": code, "value": shown(raw)}
    if kind in NUMBERS:
        if number_fault(raw, most):
            found.add("edi.value-no-number", value.where, {**params, "expected": f"{kind} {least}-{most}"})
    elif kind in ("DT", "TM"):
        if date_fault(raw, kind):
            found.add("edi.value-no-date", value.where, {**params, "expected": kind})
    elif len(raw) > most:
        found.add("edi.value-too-long", value.where, {**params, "expected": str(most), "length": str(len(raw))})
    elif len(raw) < least:
        found.add("edi.value-too-short", value.where, {**params, "expected": str(least)})


def _code(message: Message, at: int, found: Findings) -> None:
    segment = message.segments[at]
    nth = NAMES[segment.tag]
    parts = segment.text.split(message.interchange.separators.element, nth + 1)
    if len(parts) > nth and parts[nth] and parts[nth] not in CODES[f"{segment.tag}{nth:02}"]:
        offset = segment.offset + sum(len(part) + 1 for part in parts[:nth])
        where = Where(offset, len(parts[nth]), None, None, message.ordinal, segment.number, segment.tag, nth)
        found.add("edi.code-unknown", where, {"tag": f"{segment.tag}{nth:02}", "value": shown(parts[nth])})


def _counted(message: Message, root: Node, found: Findings) -> None:
    """CTT01: the number of lines, in an 856 that of the levels."""
    totals = next((node for node in root.children if node.name == "CTT"), None)
    said = totals.values.get("CTT01") if totals else None
    if not said:
        return
    tags = _LINES[message.type]
    counted = sum(1 for segment in message.segments if segment.tag in tags)
    number = said[0].raw.strip()
    if number.isascii() and number.isdigit() and int(number) != counted:
        params = {"said": shown(number), "counted": str(counted)}
        found.add("edi.lines-counted", said[0].where, params, Severity.WARNING)
