"""Segments to an X12 interchange: separators, fixed ISA, counters, control numbers. X12 004010 and later.

In: segments as (id, element, ...). Out: bytes such as

    ISA*00*          *00*          *ZZ*WE             *ZZ*BUYER          *261122*0915*U*00401*000000017*0*P*>~
    GS*PR*WE*BUYER*20261122*0915*17*X*004010~ST*855*0001~...~SE*9*0001~GE*1*17~IEA*1*000000017~

X12 cannot escape: separators are chosen so that no identifier holds one; in free text they become blanks. A partner's
mapping file may name the separators, and whether the basic character set (capitals) is all he reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from orderhub.errors import OrderHubError
from orderhub.mapping.outgoing import OutgoingRules
from orderhub.publishing.facts import ReplyFacts
from orderhub.publishing.written_text import FreeText, Named, fitted, noted, required, to_ascii, within

Segment = tuple[str, ...]
"""Id first; a FreeText may be transliterated."""

_CANDIDATES: Final = {
    "element": ("*", "|", "\x1d"), "component": (">", ":", "\x1f"), "terminator": ("~", "\n", "\x1c"),
    "repetition": ("^", "\x1e"),
}  # fmt: skip
_BASIC = re.compile(r"[A-Z0-9 !\"&'()*+,\-./:;?=]*\Z")
_NOT_BASIC = re.compile(r"[^A-Z0-9 !\"&'()*+,\-./:;?=]")
_DEFAULT_VERSION = "004010"
_REPETITION_FROM = "00402"
_MAX_CONTROL = 999_999_999


def write_interchange(
    group_code: str, transactions: Sequence[tuple[str, Sequence[Segment]]], facts: ReplyFacts
) -> bytes:
    """One interchange with one group (GS01 `group_code`) back to the partner. Deterministic.

    `transactions`: (ST01 such as 855, segments between ST and SE). The control number becomes ISA13 and GS06.
    Raises: publish.value-missing, publish.value-too-long, publish.value-unwritable.
    """
    original, rules = facts.original, facts.outgoing
    local = facts.now.astimezone(ZoneInfo(facts.zone))
    group_version = original.version or _DEFAULT_VERSION
    version = group_version[:5] if group_version[:5].isdigit() else _DEFAULT_VERSION[:5]
    number = f"{facts.control % (_MAX_CONTROL + 1):09d}"
    us = required(facts.us.id, "receiver", "X12")
    partner = required(facts.partner.id, "sender", "X12")
    values = [value for _, segments in transactions for segment in segments for value in segment]
    wire = _Wire(rules, _separators([*values, us, partner], rules), transactions[0][0])
    isa = (
        "ISA", "00", " " * 10, "00", " " * 10,
        facts.us.qualifier or "ZZ", within(us, 15, "receiver", "X12").ljust(15),
        facts.partner.qualifier or "ZZ", within(partner, 15, "sender", "X12").ljust(15),
        f"{local:%y%m%d}", f"{local:%H%M}", "U" if version < _REPETITION_FROM else wire.repetition, version,
        number, "0", "T" if original.test else "P", wire.component,
    )  # fmt: skip
    group = str(int(number))
    lines: list[Segment] = [
        ("GS", group_code, facts.us.group or us, facts.partner.group or partner,
         f"{local:%Y%m%d}", f"{local:%H%M}", group, "X", group_version),
    ]  # fmt: skip
    for position, (code, segments) in enumerate(transactions, start=1):
        reference = f"{position:04d}"
        lines.append(("ST", code, reference))
        lines.extend(segments)
        lines.append(("SE", str(len(segments) + 2), reference))
    lines += [("GE", str(len(transactions)), group), ("IEA", "1", number)]
    return (wire.joined(isa) + "".join(wire.segment(line) for line in lines)).encode("ascii")


def _separators(values: Sequence[str], rules: OutgoingRules) -> dict[str, str]:
    """The partner's, else the usual ones where no identifier holds them, else the next.

    Raises: publish.value-unwritable.
    """
    identifiers = [value for value in values if not isinstance(value, FreeText)]
    for value in identifiers:
        if not value.isascii() or (rules.charset == "basic" and not _BASIC.match(value)):
            raise OrderHubError("publish.value-unwritable", value=value)
    held = set("".join(identifiers))
    chosen = dict(rules.separators)
    for name, candidates in _CANDIDATES.items():
        free_ones = (one for one in candidates if one not in held and one not in chosen.values())
        chosen.setdefault(name, next(free_ones, ""))
        if not chosen[name] or chosen[name] in held:
            raise OrderHubError("publish.value-unwritable", value="".join(sorted(held & {*candidates, chosen[name]})))
    return chosen


class _Wire:
    """Writes segments with one set of separators."""

    def __init__(self, rules: OutgoingRules, signs: dict[str, str], reply: str) -> None:
        self._rules = rules
        self._reply = reply
        self._element = signs["element"]
        self._end = signs["terminator"] + ("\r\n" if rules.line_breaks and signs["terminator"] != "\n" else "")
        self.component = signs["component"]
        self.repetition = signs["repetition"]
        self._taken = str.maketrans(dict.fromkeys((*signs.values(), "^"), " "))

    def segment(self, segment: Segment) -> str:
        """One segment as text; empty elements at the end are left out."""
        parts = [self._written(value) for value in segment]
        while parts and not parts[-1]:
            parts.pop()
        return self.joined(parts)

    def joined(self, parts: Sequence[str]) -> str:
        """Finished elements as a segment."""
        return self._element.join(parts) + self._end

    def _written(self, value: str) -> str:
        return fitted(value, self._rules, self._reply, self._letters)[0] if isinstance(value, Named) else value

    def _letters(self, text: str) -> str:
        said = to_ascii(text)
        if self._rules.charset == "basic":
            said = (
                noted(said, _NOT_BASIC.sub(" ", said.upper()), "basic")
                if not _BASIC.match(said.upper())
                else said.upper()
            )
        return said.translate(self._taken)
