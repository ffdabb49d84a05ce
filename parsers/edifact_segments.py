"""EDIFACT text to segments and their elements, with byte positions (ISO 9735, syntax versions 1 to 4). Pure.

In: the bytes as a one-to-one Latin-1 view (`content.decode("latin-1")`), so that an index is a byte offset whatever
the character set is. Out: `Separators`, `Segment`s, and per segment its elements as `Piece`s, decoded.

    UNA:+.? 'UNB+UNOC:3+4012345000009:14+...'UNH+1+ORDERS:D:96A:UN:EAN008'...

Nothing is dropped: what stands between segments is kept in `Segment.lead`. Which segments belong together is the
business of `parsers.edifact_syntax`, what they mean that of `parsers.edifact_message`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

BLANK = " \t\r\n\x00\x1a\x0b\x0c"
"""What senders leave between segments: line ends, indents, and the end-of-file mark of DOS."""
BOM = "\xef\xbb\xbf"
_FIRST_CHUNK = 4096
_LARGEST_CHUNK = 65536

_START = re.compile(r"(?<![A-Za-z0-9])(?:UNA(?=[^\r\n]{4,6}\s{0,6}UN[BGH])|UN[BGH](?=[^\w \t\r\n]))")
_AFTER_UNA = re.compile(r"UN[BGH]")
_NEXT = re.compile(r"([^\w \t\r\n])\s*UN[HGZ]|([\r\n])\s*UN[HGZ]")


MAX_PARTS = 10_000
"""Elements and components of one segment. A longer one is kept as it is, but not taken apart: it is an attack."""


class Separators(NamedTuple):
    """The service characters of one interchange; "" where there is none."""

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str = "?"
    repetition: str = ""
    terminator: str = "'"


LEVEL_B = Separators("\x1f", "\x1d", ".", "", "", "\x1c")
"""UNOB's own separators for lines that carry control characters (ISO 9735, syntax 1)."""


class Segment(msgspec.Struct, gc=False):
    """One segment as sent. `offset` and `len(text)` are bytes; `lead` is what stood before it and is no data."""

    tag: str
    text: str
    offset: int
    lead: str = ""
    number: int = 0
    """Place in its message, 1 = UNH; 0 outside a message."""
    plain: bool = True
    """No release character, repetition or line break inside: it may be cut with `str.split`."""
    fill: str = ""
    """What a line break inside a value stands for: nothing where the file is wrapped at a width, else a blank."""
    end: str = "'"
    """The terminator as sent; "" where the document ends inside the segment."""


class Piece(NamedTuple):
    """One component: its decoded value, and where it stands. `length` counts the bytes as sent."""

    text: str
    offset: int
    length: int


Element = list[list[Piece]]
"""The repetitions of one data element, each a list of its components. Without repetition there is exactly one."""
Decode = Callable[[str], str]


def find_start(text: str, at: int) -> int:
    """Index of the next UNA, UNB, UNG or UNH that can begin an interchange, or -1."""
    at = text.find("UN", at)
    while at >= 0 and _START.match(text, at) is None:
        at = text.find("UN", at + 2)
    return at


def read_separators(text: str, start: int) -> tuple[Separators, int]:
    """The separators of the interchange at `start`, and the index of its first segment after any UNA."""
    if text.startswith("UNA", start):
        found = _AFTER_UNA.search(text, start + 3, start + 24)
        if found:
            return _announced(text, start, found.start()), found.start()
    return _guessed(text, start), start


def _announced(text: str, start: int, end: int) -> Separators:
    """UNA as sent, which may lack its fifth or sixth character or end in a line break instead."""
    service = text[start + 3 : end]
    component, element, decimal, release = tuple(service[:4])
    rest = service[4:]
    marks = rest.strip(" \t\r\n")
    repetition = ""
    if len(marks) > 1:
        repetition, terminator = marks[0], marks[1]
    elif marks and not (rest.startswith(marks) and len(rest) > 1 and not _ends(text, end, marks)):
        terminator = marks
    else:
        repetition = marks
        terminator = next((sign for sign in "\n\r" if sign in rest), "'")
    if text.find(terminator, end) < 0:
        terminator = _observed_terminator(text, end) or terminator
    return Separators(component, element, decimal, release.strip(), repetition, terminator)


def _ends(text: str, at: int, sign: str) -> bool:
    """Whether `sign`, and not the line break after it, ends the first segments."""
    return re.compile(re.escape(sign) + r"\s*UN[HGZ]").search(text, at, at + 1000) is not None


def _guessed(text: str, start: int) -> Separators:
    """Without UNA the defaults hold; a sender that uses others anyway is seen by what stands around UNB and UNOx."""
    element = text[start + 3 : start + 4]
    if element == LEVEL_B.element:
        return LEVEL_B
    plain = Separators()
    found = re.compile(r"[A-Z]{4}([^\w \t\r\n])[0-9]").match(text, start + 4)
    component = found[1] if found else plain.component
    if element == plain.element and text.find(plain.terminator, start) >= 0:
        return plain._replace(component=component if component != plain.element else plain.component)
    terminator = _observed_terminator(text, start) or plain.terminator
    release = "" if plain.release in (element, component, terminator) else plain.release
    return Separators(component, element, ".", release, "", terminator)


def _observed_terminator(text: str, at: int) -> str:
    found = _NEXT.search(text, at + 3, at + 1000)
    return (found[1] or found[2]) if found else ""


def cut(text: str, start: int, separators: Separators) -> Iterator[tuple[int, list[str]]]:
    """The pieces between terminators, many at a time, with the index of the first; the last may lack its end.

    Released terminators stay inside. Works in growing chunks, so that the memory used does not grow with the document.
    """
    terminator, release = separators.terminator, separators.release
    at = begin = start
    size = _FIRST_CHUNK
    held: list[str] = []
    while at < len(text):
        stop = text.rfind(terminator, at, at + size)
        if stop < 0:
            stop = text.find(terminator, at + size - len(terminator))
        if stop < 0:
            break
        chunk = text[at:stop]
        pieces = chunk.split(terminator)
        if held or (release and (chunk[-1:] == release or release + terminator in chunk)):
            pieces = _rejoined(pieces, held, terminator, release)
        if pieces:
            yield begin, pieces
            begin += sum(map(len, pieces)) + len(pieces) * len(terminator)
        at = stop + len(terminator)
        size = min(size * 2, _LARGEST_CHUNK)
    if begin < len(text):
        yield begin, [text[begin:]]


def _rejoined(parts: list[str], held: list[str], terminator: str, release: str) -> list[str]:
    """The parts of a chunk, joined where the terminator between them is released; `held` goes on in the next chunk."""
    pieces: list[str] = []
    for part in parts:
        held.append(part)
        if part[-1:] != release or not _odd_run(part, release):
            pieces.append(terminator.join(held))
            held.clear()
    return pieces


_WRAP_WIDTHS = (70, 72, 76, 78, 80, 128, 132, 256, 512)


def wrapped(text: str, start: int) -> bool:
    """Whether the lines from `start` on all have one width, so that line breaks are no part of any value."""
    head = text[start : start + 6000]
    if "\n" not in head and "\r" not in head:
        return False
    # Some systems wrap by characters, so a line of UTF-8 may count more bytes than its neighbours.
    lines = head.encode("latin-1").decode("utf-8", "replace").splitlines()[:-1]
    widths = {len(line) for line in lines}
    return len(widths) == 1 and (len(lines) > 2 or widths <= set(_WRAP_WIDTHS))


def _odd_run(piece: str, release: str) -> bool:
    return (len(piece) - len(piece.rstrip(release))) % 2 == 1


def elements(segment: Segment, separators: Separators, decode: Decode) -> list[Element]:
    """The elements after the tag, released characters resolved, line breaks of wrapped files left out."""
    if is_oversized(segment, separators):
        return []
    if segment.plain:
        return _plain_elements(segment, separators, decode)
    return _careful_elements(segment, separators, decode)


def is_oversized(segment: Segment, separators: Separators) -> bool:
    """Whether it has more than `MAX_PARTS` elements and components."""
    text = segment.text
    if len(text) <= MAX_PARTS:
        return False
    return sum(text.count(sign) for sign in separators[:2] + separators[4:5] if sign) > MAX_PARTS


def _plain_elements(segment: Segment, separators: Separators, decode: Decode) -> list[Element]:
    found: list[Element] = []
    at = segment.offset
    for part in segment.text.split(separators.element):
        pieces = []
        for value in part.split(separators.component):
            pieces.append(Piece(decode(value), at, len(value)))
            at += len(value) + 1
        found.append([pieces])
    return found[1:]


def _careful_elements(segment: Segment, separators: Separators, decode: Decode) -> list[Element]:
    """One character after the other; only for segments that hold a release character, repetition or line break."""
    component, element, _, release, repetition, terminator = separators
    breaks = "" if terminator in "\r\n" else "\r\n"
    text, fill = segment.text, segment.fill
    found: list[Element] = [[[]]]
    characters: list[str] = []
    begin = at = 0
    while at <= len(text):
        sign = text[at : at + 1]
        if sign in (component, element, repetition, ""):
            if fill and characters and characters[-1] == fill:
                characters.pop()
            found[-1][-1].append(Piece(decode("".join(characters)), segment.offset + begin, at - begin))
            characters, begin = [], at + 1
            if sign == element:
                found.append([[]])
            elif sign and sign == repetition:
                found[-1].append([])
        elif sign == release and at + 1 < len(text):
            at = _past_breaks(text, at + 1, breaks)
            characters.append(text[at])
        elif sign not in breaks:
            characters.append(sign)
        elif characters and characters[-1] != fill:
            characters.append(fill)
        at += 1
    return found[1:]


def _past_breaks(text: str, at: int, breaks: str) -> int:
    while at + 1 < len(text) and text[at] in breaks:
        at += 1
    return at


Facts = list[list[str]]
"""The components of the elements of an envelope segment, without repetitions, blanks stripped."""


def facts(segment: Segment, separators: Separators) -> Facts:
    """All values of an envelope segment; those are ASCII."""
    if is_oversized(segment, separators):
        return []
    if segment.plain:
        parts = segment.text.split(separators.element)[1:]
        return [[one.strip() for one in part.split(separators.component)] for part in parts]
    return [[piece.text.strip() for piece in one[0]] for one in _careful_elements(segment, separators, str)]


def fact(found: Facts, element: int, component: int = 1) -> str:
    """One component, counted from 1; "" where it is absent."""
    if element > len(found) or component > len(found[element - 1]):
        return ""
    return found[element - 1][component - 1]


def place(segment: Segment, separators: Separators, element: int, component: int = 1) -> tuple[int, int]:
    """Offset and length in bytes of one component; those of the segment where it is absent."""
    found = elements(segment, separators, str)
    if element > len(found) or component > len(found[element - 1][0]):
        return segment.offset, len(segment.text)
    piece = found[element - 1][0][component - 1]
    return piece.offset, piece.length


def join(tag: str, found: list[list[list[str]]], separators: Separators) -> str:
    """A segment's text from its tag and values (elements, repetitions, components), separators released."""
    component, element, _, release, repetition, terminator = separators
    signs = {sign for sign in (component, element, release, repetition, terminator) if sign} if release else set()
    table = str.maketrans({sign: release + sign for sign in signs if len(sign) == 1})
    parts = [
        repetition.join(component.join(one.translate(table) for one in pieces) for pieces in repeats)
        for repeats in found
    ]
    return element.join([tag, *parts])
