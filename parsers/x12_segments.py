"""X12 text to segments, with byte positions (ANSI ASC X12.5 and X12.6). Pure.

In: the bytes as a one-to-one Latin-1 view, so that an index is a byte offset. Out: `Separators` and `Segment`s. The
separators stand in the header ISA: its fourth byte divides the elements, ISA16 is the component separator, and what
follows it ends each segment. ISA is split, not measured, because many senders do not keep its fixed widths:

    ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260131*1015*U*00401*000000001*0*P*>~

X12 has no release character. Nothing is dropped: what stands between segments is kept in `Segment.lead`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

BLANK = " \t\r\n\x00\x1a\x0b\x0c"
BOM = "\xef\xbb\xbf"
_FIRST_CHUNK = 4096
_LARGEST_CHUNK = 65536
_START = re.compile(r"(?<![A-Za-z0-9])ISA(?=[^A-Za-z0-9 \r\n])")
_BARE = re.compile(r"(?:\xef\xbb\xbf)?\s*((?:GS([^\w\s])[A-Z]{2}\2|ST([^\w\s])[0-9]{3}\3))")
_TAIL = re.compile(r"([^\w\s]?)([^\w\s]|\r?\n)\s*(?:GS|TA1|ISB|ISE|IEA)[^A-Za-z0-9 ]")
_CONTINUATION = {2: range(0xC2, 0xE0), 3: range(0xE0, 0xF0), 4: range(0xF0, 0xF5)}


_USUAL = frozenset("*:~>|^<!@+'&$#%;?\\{}[]/\x1c\x1d\x1e\x1f")

MAX_PARTS = 10_000
"""Elements and components of one segment. A longer one is kept as it is, but not taken apart: it is an attack."""


class Separators(NamedTuple):
    """What divides one interchange; "" where there is none. A terminator may be a multi-byte character."""

    element: str = "*"
    component: str = ":"
    repetition: str = ""
    terminator: str = "~"


class Segment(msgspec.Struct, gc=False):
    """One segment as sent. `offset` and `len(text)` are bytes; `lead` is what stood before it and is no data."""

    tag: str
    text: str
    offset: int
    lead: str = ""
    number: int = 0
    """Place in its message, 1 = ST; 0 outside a message."""
    end: str = "~"
    """The terminator as sent; "" where the document ends inside the segment."""


def is_oversized(segment: Segment, separators: Separators) -> bool:
    """Whether it has more than `MAX_PARTS` elements, components and repetitions."""
    text = segment.text
    return len(text) > MAX_PARTS and sum(text.count(sign) for sign in separators[:3] if sign) > MAX_PARTS


def find_start(text: str, at: int) -> int:
    """Index of the next ISA, or at the very beginning of a document of a GS or ST without one; else -1."""
    bare = _BARE.match(text) if at == 0 else None
    at = text.find("ISA", at)
    while at >= 0 and _START.match(text, at) is None:
        at = text.find("ISA", at + 3)
    return bare.start(1) if bare and not 0 <= at < bare.start(1) else at


def read_separators(text: str, start: int) -> tuple[Separators, int]:
    """The separators of the interchange at `start`, and the number of elements its ISA has (16 is right, 0: no ISA)."""
    if not text.startswith("ISA", start):
        return _without_header(text, start), 0
    element = text[start + 3]
    head = text[start : start + 400]
    component, terminator = head[104:105], head[105:106]
    if head[106:109] == f"GS{element}" and head[103] == element and head.count(element, 0, 106) == 16 and (
        component in _USUAL and terminator in _USUAL and component != terminator
    ):  # fmt: skip
        # As the standard has it, and nearly always.
        return Separators(element, component, _repetition(head.split(element, 16)), terminator), 16
    tail = _TAIL.search(head)
    counted = head[: tail.start(2)].count(element) if tail else min(head.count(element), 16)
    parts = head.split(element, 16)
    if counted == 16 and len(parts) == 17 and len(parts[16]) > 1:
        component, terminator = parts[16][0], _whole(parts[16], 1)
    elif tail:
        component, terminator = tail[1], tail[2]
    else:
        component, terminator = ":", "~"
    seen = _observed(head, element)
    if seen and seen == component:
        component, terminator = "", seen
    elif seen and terminator.isspace():
        terminator = seen
    if terminator in ("\r", "\r\n", " "):
        terminator = "\n" if "\n" in head else "\r"
    if terminator not in text[start : start + 4000]:
        terminator = next((sign for sign in "~\n\r" if sign in head), "~")
    return Separators(element, component, _repetition(parts), terminator), counted


def _repetition(parts: list[str]) -> str:
    """ISA11 divides repeated elements from version 00402 on; before, it names a standard ("U")."""
    if len(parts) < 13 or len(parts[11]) != 1 or parts[11].isalnum() or parts[11].isspace():
        return ""
    return parts[11] if parts[12].strip() >= "00402" else ""


def _whole(text: str, at: int) -> str:
    """The character at `at`; of UTF-8 beyond ASCII all its bytes."""
    for size, leading in _CONTINUATION.items():
        if ord(text[at]) in leading:
            return text[at : at + size]
    return text[at]


def _observed(head: str, element: str) -> str:
    """What ends the GS segment: it stands after the version, its eighth element."""
    mark = re.escape(element)
    found = re.search(rf"GS{mark}(?:[^{mark}]{{0,60}}{mark}){{7}}[0-9A-Z]{{1,12}}([^0-9A-Za-z])", head)
    return _whole(head, found.start(1)) if found else ""


def _without_header(text: str, start: int) -> Separators:
    element = text[start + 2]
    mark = re.escape(element)
    first = rf"GS{mark}(?:[^{mark}]*{mark}){{7}}[0-9A-Z]+" if text.startswith("GS", start) else rf"ST{mark}\w+{mark}\w+"
    found = re.compile(first + r"(?:" + mark + r"\w*)*([^0-9A-Za-z])").match(text, start)
    terminator = _whole(text, found.start(1)) if found else "~"
    if terminator == "\r":
        terminator = "\n" if "\n" in text[start : start + 400] else "\r"
    return Separators(element, ">" if ">" in text else ":", "", terminator)


def cut(text: str, start: int, terminator: str) -> Iterator[tuple[int, list[str]]]:
    """The pieces between terminators, many at a time, with the index of the first; the last may lack its end.

    Works in growing chunks, so that the memory used does not grow with the document.
    """
    at = start
    size = _FIRST_CHUNK
    while at < len(text):
        stop = text.rfind(terminator, at, at + size)
        if stop < 0:
            stop = text.find(terminator, at + size - len(terminator))
        if stop < 0:
            break
        yield at, text[at:stop].split(terminator)
        at = stop + len(terminator)
        size = min(size * 2, _LARGEST_CHUNK)
    if at < len(text):
        yield at, [text[at:]]
