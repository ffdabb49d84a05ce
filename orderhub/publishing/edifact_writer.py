"""Segments to an EDIFACT interchange: release characters, character set, counters, element limits. ISO 9735 syntax 3.

In: segments as (tag, element, ...), an element a string or a tuple of component strings. Out: bytes such as

    UNA:+.? 'UNB+UNOC:3+4098765000003:14+4012345000009:14+261122:0915+17'UNH+1+ORDRSP:D:96A:UN'...UNT+9+1'UNZ+1+17'

A partner that wrote in UNOA or UNOB is answered so, free text transliterated; when an identifier does not fit into that
set the interchange goes out in UNOC. Nothing is read here: see `parsers.edifact_message`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from orderhub.errors import OrderHubError
from orderhub.publishing.facts import Original
from orderhub.publishing.written_text import FreeText, identifier, noted, to_ascii, to_latin_1

Element = str | tuple[str, ...]
Segment = tuple[Element, ...]
"""Tag first."""

_RELEASED = re.compile(r"([?+:'])")
_LEVEL_A = re.compile(r"[A-Z0-9 .,\-()/=!\"%&*;<>'+:?]*\Z")
_LEVEL_B = re.compile(r"[A-Za-z0-9 .,\-()/=!\"%&*;<>'+:?]*\Z")
_NOT_LEVEL_B = re.compile(r"[^A-Za-z0-9 .,\-()/=!\"%&*;<>'+:?]")
_MAX_CONTROL = 14
_MAX_ADDRESS = 35


def write_interchange(
    messages: Sequence[tuple[str, Sequence[Segment]]], *, original: Original, now: datetime, control: int, zone: str
) -> bytes:
    """One interchange back to the sender of `original`.

    `messages`: (UNH S009 such as `ORDRSP:D:96A:UN`, segments between UNH and UNT). Deterministic.
    """
    if not original.sender or not original.receiver:
        raise OrderHubError("publish.value-missing", reply="EDIFACT", field="sender/receiver")
    reference = identifier(str(control), _MAX_CONTROL, "control", "EDIFACT")
    local = now.astimezone(ZoneInfo(zone))
    level = _level(original.charset, (segment for _, segments in messages for segment in segments))
    header: list[Element] = [
        "UNB",
        (level, "3"),
        _address(original.receiver, original.receiver_qualifier),
        _address(original.sender, original.sender_qualifier),
        (f"{local:%y%m%d}", f"{local:%H%M}"),
        reference,
    ]
    if original.test or original.ack_wanted:
        # 0022, 0026 and 0029 stay empty; then 0031, 0032 and 0035.
        header += ["", "", "", "1" if original.ack_wanted else "", "", "1" if original.test else ""]
    lines = [_segment(tuple(header), level)]
    for position, (kind, segments) in enumerate(messages, start=1):
        lines.append(_segment(("UNH", str(position), tuple(kind.split(":"))), level))
        lines.extend(_segment(segment, level) for segment in segments)
        lines.append(_segment(("UNT", str(len(segments) + 2), str(position)), level))
    lines.append(_segment(("UNZ", str(len(messages)), reference), level))
    return ("UNA:+.? '" + "".join(lines)).encode("latin-1")


def _address(value: str, qualifier: str) -> Element:
    value = identifier(value, _MAX_ADDRESS, "address", "EDIFACT")
    return (value, qualifier) if qualifier else value


def _values(segments: Iterable[Segment]) -> Iterable[str]:
    for segment in segments:
        for element in segment:
            if isinstance(element, tuple):
                yield from element
            else:
                yield element


def _level(wanted: str, segments: Iterable[Segment]) -> str:
    """The character set: the partner's where all identifiers fit, else UNOC. Raises: publish.value-unwritable."""
    identifiers = [value for value in _values(segments) if not isinstance(value, FreeText)]
    for value in identifiers:
        try:
            value.encode("latin-1")
        except UnicodeEncodeError:
            raise OrderHubError("publish.value-unwritable", value=value) from None
    allowed = {"UNOA": _LEVEL_A, "UNOB": _LEVEL_B}.get(wanted)
    if allowed and all(allowed.match(value) for value in identifiers):
        return wanted
    return "UNOC"


def _segment(segment: Segment, level: str) -> str:
    """One segment as text; empty elements and components at the end are left out."""
    parts: list[str] = []
    for element in segment:
        if isinstance(element, tuple):
            kept = list(element)
            while kept and not kept[-1]:
                kept.pop()
            parts.append(":".join(_written(one, level) for one in kept))
        else:
            parts.append(_written(element, level))
    while parts and not parts[-1]:
        parts.pop()
    return "+".join(parts) + "'"


def _written(value: str, level: str) -> str:
    if isinstance(value, FreeText):
        if level == "UNOC":
            value = to_latin_1(value)
        else:
            plain = to_ascii(value)
            value = noted(plain, _NOT_LEVEL_B.sub(" ", plain), level)
            value = value.upper() if level == "UNOA" else value
    return _RELEASED.sub(r"?\1", value)
