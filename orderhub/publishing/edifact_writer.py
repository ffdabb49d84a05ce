"""Segments to an EDIFACT interchange: release characters, character set, counters, element limits. ISO 9735.

In: segments as (tag, element, ...), an element a string or a tuple of component strings. Out: bytes such as

    UNA:+.? 'UNB+UNOC:3+4098765000003:14+4012345000009:14+261122:0915+17'UNH+1+ORDRSP:D:96A:UN'...UNT+9+1'UNZ+1+17'

A partner that wrote in UNOA or UNOB is answered so, free text transliterated; when an identifier does not fit into that
set the interchange goes out in UNOC. Where his mapping file names the set, it is that one or none. Nothing is read
here: see `parsers.edifact_message`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from orderhub.errors import OrderHubError
from orderhub.mapping.outgoing import CHARSETS, SEPARATORS, End, OutgoingRules, first_version
from orderhub.publishing.facts import ReplyFacts
from orderhub.publishing.written_text import FreeText, Named, Number, fitted, noted, to_ascii, to_charset, within

Element = str | tuple[str, ...]
Segment = tuple[Element, ...]
"""Tag first."""

_LEVELS = {
    "UNOA": re.compile(r"[A-Z0-9 .,\-()/=!\"%&*;<>'+:?]*\Z"),
    "UNOB": re.compile(r"[A-Za-z0-9 .,\-()/=!\"%&*;<>'+:?]*\Z"),
}
_NOT_LEVEL_B = re.compile(r"[^A-Za-z0-9 .,\-()/=!\"%&*;<>'+:?]")
_MAX_CONTROL = 14
_MAX_ADDRESS = 35
_USUAL: Final = dict(zip(SEPARATORS, ":+.?*'", strict=True))
_OTHERS: Final = "|^~!;%"
"""In place of a usual separator that the partner uses for something else."""
_LONG_DATE_FROM: Final = 4


def write_interchange(messages: Sequence[tuple[str, Sequence[Segment]]], facts: ReplyFacts) -> bytes:
    """One interchange back to the partner. Deterministic.

    `messages`: (UNH S009 such as `ORDRSP:D:96A:UN`, segments between UNH and UNT).
    Raises: publish.value-missing, publish.value-too-long, publish.value-unwritable.
    """
    if not facts.us.id or not facts.partner.id:
        raise OrderHubError("publish.value-missing", reply="EDIFACT", field="sender/receiver")
    original, rules = facts.original, facts.outgoing
    reference = within(str(facts.control), _MAX_CONTROL, "control", "EDIFACT")
    level, version = _level(original.charset, rules, (segment for _, segments in messages for segment in segments))
    wire = _Wire(level, version, rules, messages[0][0].partition(":")[0])
    local = facts.now.astimezone(ZoneInfo(facts.zone))
    header: list[Element] = [
        "UNB", (level, str(version)), _address(facts.us), _address(facts.partner),
        (f"{local:%Y%m%d}" if version >= _LONG_DATE_FROM else f"{local:%y%m%d}", f"{local:%H%M}"), reference,
    ]  # fmt: skip
    if original.test or original.ack_wanted:
        # 0022, 0026 and 0029 stay empty; then 0031, 0032 and 0035.
        header += ["", "", "", "1" if original.ack_wanted else "", "", "1" if original.test else ""]
    lines = [wire.segment(tuple(header))]
    for position, (kind, segments) in enumerate(messages, start=1):
        lines.append(wire.segment(("UNH", str(position), tuple(kind.split(":")))))
        lines.extend(wire.segment(segment) for segment in segments)
        lines.append(wire.segment(("UNT", str(len(segments) + 2), str(position))))
    lines.append(wire.segment(("UNZ", str(len(messages)), reference)))
    return (wire.advice + "".join(lines)).encode(CHARSETS[level])


def _address(end: End) -> Element:
    value = within(end.id, _MAX_ADDRESS, "address", "EDIFACT")
    return (value, end.qualifier) if end.qualifier else value


def _values(segments: Iterable[Segment]) -> Iterable[str]:
    for segment in segments:
        for element in segment:
            if isinstance(element, tuple):
                yield from element
            else:
                yield element


def _level(wanted: str, rules: OutgoingRules, segments: Iterable[Segment]) -> tuple[str, int]:
    """The character set and its syntax version. Raises: publish.value-unwritable where an identifier does not fit.

    The partner's own where his file names it, else that of his messages, else UNOC.
    """
    level, _, version = rules.charset.partition(":")
    identifiers = [value for value in _values(segments) if not isinstance(value, FreeText)]
    if level not in CHARSETS:
        allowed = _LEVELS.get(wanted)
        level = wanted if allowed and all(allowed.match(value) for value in identifiers) else "UNOC"
        version = "3"
    misfit = next((value for value in identifiers if not _carries(level, value)), None)
    if misfit is not None:
        raise OrderHubError("publish.value-unwritable", value=misfit)
    return level, int(version or max(3, first_version(level)))


def _carries(level: str, value: str) -> bool:
    if level in _LEVELS:
        return _LEVELS[level].match(value) is not None
    try:
        value.encode(CHARSETS[level])
    except UnicodeEncodeError:
        return False
    return True


class _Wire:
    """Writes segments in one character set with one set of separators."""

    def __init__(self, level: str, version: int, rules: OutgoingRules, reply: str) -> None:
        self._level = level
        self._rules = rules
        self._reply = reply
        signs = dict(rules.separators)
        for name in SEPARATORS:
            if name not in signs:
                signs[name] = next(one for one in _USUAL[name] + _OTHERS if one not in signs.values())
        has_repetition = version >= _LONG_DATE_FROM
        self._element, self._component, self._decimal = signs["element"], signs["component"], signs["decimal"]
        self._end = signs["terminator"] + ("\r\n" if rules.line_breaks else "")
        self._release = signs["release"]
        held = [self._release, self._element, self._component, signs["terminator"]]
        held += [signs["repetition"]] if has_repetition else []
        self._held = re.compile("([" + re.escape("".join(held)) + "])")
        repetition = signs["repetition"] if has_repetition else " "
        advice = f"UNA{self._component}{self._element}{self._decimal}{self._release}{repetition}{self._end}"
        self.advice = advice if rules.una else ""
        """UNA, where it goes out."""

    def segment(self, segment: Segment) -> str:
        """One segment as text; empty elements and components at the end are left out."""
        parts: list[str] = []
        for element in segment:
            if isinstance(element, tuple):
                kept = [piece for one in element for piece in self._written(one)]
                while kept and not kept[-1]:
                    kept.pop()
                parts.append(self._component.join(kept))
            else:
                parts.append(self._written(element)[0])
        while parts and not parts[-1]:
            parts.pop()
        return self._element.join(parts) + self._end

    def _written(self, value: str) -> list[str]:
        found = [value]
        if isinstance(value, Named):
            found = fitted(value, self._rules, self._reply, self._letters)
        elif isinstance(value, Number):
            found = [value.replace(".", self._decimal)]
        return [self._held.sub(lambda sign: self._release + sign[1], one) for one in found]

    def _letters(self, text: str) -> str:
        level = self._level
        if level not in _LEVELS:
            return to_charset(text, CHARSETS[level], level)
        ascii_only = to_ascii(text)
        said = noted(ascii_only, _NOT_LEVEL_B.sub(" ", ascii_only), level)
        return said.upper() if level == "UNOA" else said
