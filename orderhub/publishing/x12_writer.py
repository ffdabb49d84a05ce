"""Segments to an X12 interchange: separators, fixed ISA, counters, control numbers. X12 004010 and later.

In: segments as (id, element, ...). Out: bytes such as

    ISA*00*          *00*          *ZZ*WE             *ZZ*BUYER          *261122*0915*U*00401*000000017*0*P*>~
    GS*PR*WE*BUYER*20261122*0915*17*X*004010~ST*855*0001~...~SE*9*0001~GE*1*17~IEA*1*000000017~

X12 cannot escape: separators are chosen so that no identifier holds one; in free text they become blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from orderhub.errors import OrderHubError
from orderhub.publishing.facts import Original
from orderhub.publishing.written_text import FreeText, identifier, required, to_ascii

Segment = tuple[str, ...]
"""Id first; a FreeText may be transliterated."""

_ELEMENT_SEPARATORS = ("*", "|", "\x1d")
_COMPONENT_SEPARATORS = (">", ":", "\x1f")
_TERMINATORS = ("~", "\n", "\x1c")
_DEFAULT_VERSION = "004010"
_REPETITION_FROM = "00402"
_MAX_CONTROL = 999_999_999


def write_interchange(
    group_code: str,
    transactions: Sequence[tuple[str, Sequence[Segment]]],
    *,
    original: Original,
    now: datetime,
    control: int,
    zone: str,
) -> bytes:
    """One interchange with one group (GS01 `group_code`) back to the sender of `original`. Deterministic.

    `transactions`: (ST01 such as 855, segments between ST and SE). `control` becomes ISA13 and GS06.
    """
    values = [value for _, segments in transactions for segment in segments for value in segment]
    star, arrow, tilde = _separators(values, original)
    local = now.astimezone(ZoneInfo(zone))
    group_version = original.version or _DEFAULT_VERSION
    version = group_version[:5] if group_version[:5].isdigit() else _DEFAULT_VERSION[:5]
    number = f"{control % (_MAX_CONTROL + 1):09d}"
    us = required(original.receiver, "receiver", "X12")
    partner = required(original.sender, "sender", "X12")
    isa = (
        "ISA", "00", " " * 10, "00", " " * 10,
        original.receiver_qualifier or "ZZ", identifier(us, 15, "receiver", "X12").ljust(15),
        original.sender_qualifier or "ZZ", identifier(partner, 15, "sender", "X12").ljust(15),
        f"{local:%y%m%d}", f"{local:%H%M}", "U" if version < _REPETITION_FROM else "^", version,
        number, "0", "T" if original.test else "P", arrow,
    )  # fmt: skip
    group = str(int(number))
    lines: list[Segment] = [
        ("GS", group_code, original.group_receiver or us, original.group_sender or partner,
         f"{local:%Y%m%d}", f"{local:%H%M}", group, "X", group_version),
    ]  # fmt: skip
    for position, (code, segments) in enumerate(transactions, start=1):
        reference = f"{position:04d}"
        lines.append(("ST", code, reference))
        lines.extend(segments)
        lines.append(("SE", str(len(segments) + 2), reference))
    lines += [("GE", str(len(transactions)), group), ("IEA", "1", number)]
    separators = (star, arrow, tilde)
    return (star.join(isa) + tilde + "".join(_segment(line, separators) for line in lines)).encode("ascii")


def _separators(values: Sequence[str], original: Original) -> tuple[str, str, str]:
    """The usual separators where no identifier holds them, else the next. Raises: publish.value-unwritable."""
    identifiers = [value for value in values if not isinstance(value, FreeText)]
    for value in identifiers:
        if not value.isascii():
            raise OrderHubError("publish.value-unwritable", value=value)
    held = set("".join([*identifiers, original.sender, original.receiver]))
    chosen = [
        next((one for one in candidates if one not in held), "")
        for candidates in (_ELEMENT_SEPARATORS, _COMPONENT_SEPARATORS, _TERMINATORS)
    ]
    if not all(chosen):
        raise OrderHubError("publish.value-unwritable", value="".join(sorted(held & set("*|>:~\n"))))
    return chosen[0], chosen[1], chosen[2]


def _segment(segment: Segment, separators: tuple[str, str, str]) -> str:
    parts = [_written(value, separators) for value in segment]
    while parts and not parts[-1]:
        parts.pop()
    return separators[0].join(parts) + separators[2]


def _written(value: str, separators: tuple[str, str, str]) -> str:
    if not isinstance(value, FreeText):
        return value
    text = to_ascii(value)
    for separator in (*separators, "^"):
        text = text.replace(separator, " ")
    return text
