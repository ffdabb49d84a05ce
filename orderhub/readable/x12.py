"""X12 bytes -> interchanges of the labelled tree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from orderhub.readable.edifact import outside
from orderhub.readable.nesting import nest
from orderhub.readable.tree import Interchange, Message, Segment, Value
from orderhub.readable.values import Context, show
from orderhub.readable.window import Window, cut
from parsers.edi_labels import code, element, has_label, x12_label
from parsers.x12_directory import COMPOSITES, LAYOUTS
from parsers.x12_segments import Segment as Raw
from parsers.x12_segments import is_oversized
from parsers.x12_syntax import Interchange as RawInterchange
from parsers.x12_syntax import Message as RawMessage
from parsers.x12_syntax import read_interchanges
from parsers.x12_tree import build

_FORMAT: Final = "x12"


class _Piece(NamedTuple):
    """A component with its place: element and repetition and component, counted from 1; `of` parts in the element."""

    element: int
    repetition: int
    component: int
    of: tuple[int, int]
    text: str
    offset: int


def interchanges(
    content: bytes, language: str, only: int | None = None, window: Window | None = None
) -> Iterator[Interchange]:
    """All interchanges of a file; with `only`, the segments of that one message."""
    for raw in read_interchanges(content):
        yield _Reader(raw, language, only, window).interchange()


class _Reader:
    """One interchange in one language."""

    def __init__(self, raw: RawInterchange, language: str, only: int | None, window: Window | None) -> None:
        self._raw = raw
        self._language = language
        self._only = only
        self._window = window

    def interchange(self) -> Interchange:
        raw = self._raw
        parts: list[Segment | Message] = [
            self._segment(one, "", "") for one in (raw.header, *raw.services, raw.trailer) if one is not None
        ]
        parts += [self._message(one) for one in raw.messages]
        parts += self._around()
        return Interchange(
            sender=raw.fact(6), receiver=raw.fact(8), reference=raw.reference, is_test=raw.test,
            parts=sorted(parts, key=_offset), findings=list(raw.findings),
        )  # fmt: skip

    def _message(self, raw: RawMessage) -> Message:
        currency = self._currency(raw)
        is_wanted = self._only in (None, raw.ordinal)
        kept, shown = cut(raw.segments, self._window) if is_wanted else ([], None)
        segments = [self._segment(one, raw.type, currency) for one in kept]
        part = raw if shown is None else msgspec.structs.replace(raw, segments=kept)
        words = code(_FORMAT, "143", raw.type)
        return Message(
            ordinal=raw.ordinal, type=raw.type, title=words.said(self._language) if words else "",
            reference=raw.reference, version=raw.group[7] if len(raw.group) > 7 else "", currency=currency,
            offset=raw.segments[0].offset, segments=nest(build(part), segments) if is_wanted else [],
            findings=list(raw.findings), shown=shown,
        )  # fmt: skip

    def _currency(self, raw: RawMessage) -> str:
        for segment in raw.segments:
            if segment.tag == "CUR":
                parts = segment.text.split(self._raw.separators.element)
                return parts[2].strip() if len(parts) > 2 else ""
        return ""

    def _segment(self, raw: Raw, message: str, currency: str) -> Segment:
        text = self._raw.decode(raw.text)
        is_cut = is_oversized(raw, self._raw.separators)
        values = [] if is_cut else text.split(self._raw.separators.element)[1:]
        made = Segment(
            tag=raw.tag, label=x12_label(raw.tag, values, self._language, message),
            is_known=has_label(_FORMAT, raw.tag), number=raw.number, offset=raw.offset, length=len(raw.text),
            text=text, is_cut=is_cut,
        )  # fmt: skip
        if not is_cut:
            pieces = list(self._pieces(raw))
            made.values = [self._value(raw.tag, one, pieces, (message, currency)) for one in pieces if one.text]
        return made

    def _pieces(self, raw: Raw) -> Iterator[_Piece]:
        separators = self._raw.separators
        at = raw.offset
        parts = raw.text.split(separators.element)
        for index, part in enumerate(parts):
            # ISA announces the separators, so there they are values.
            whole = index == 0 or raw.tag == "ISA"
            repeats = part.split(separators.repetition) if separators.repetition and not whole else [part]
            inner = at
            for nth, repeat in enumerate(repeats, 1):
                pieces = repeat.split(separators.component) if separators.component and not whole else [repeat]
                for component, text in enumerate(pieces, 1):
                    if index:
                        size = (len(repeats), len(pieces))
                        yield _Piece(index, nth, component, size, text, inner)
                    inner += len(text) + 1
            at += len(part) + 1

    def _value(self, tag: str, piece: _Piece, pieces: list[_Piece], about: tuple[str, str]) -> Value:
        position = f"{tag}{piece.element:02}"
        number, pair = _number(tag, piece.element)
        parts = COMPOSITES.get(number, ())
        if parts:
            number = parts[piece.component - 1] if piece.component <= len(parts) else ""
        elif piece.component > 1:
            number = ""
        known = element(_FORMAT, tag, position if piece.component == 1 else "", number)
        kind = known.kind if known else "text"
        context = Context(_FORMAT, self._language, about[0], about[1], position, _beside(tag, piece, pieces, pair))
        raw = self._raw.decode(piece.text)
        shown = show(kind, number, raw, context)
        place = f"{piece.element}" + (f"*{piece.repetition}" if piece.of[0] > 1 else "")
        return Value(
            place=f"{place}.{piece.component}" if piece.of[1] > 1 else place, number=number, kind=kind,
            label=known.words.said(self._language) if known else "", raw=raw, words=shown.words, note=shown.note,
            is_wrong=shown.is_wrong, is_known=known is not None and shown.is_known, offset=piece.offset,
            length=len(piece.text),
        )  # fmt: skip

    def _around(self) -> Iterator[Segment]:
        raw = self._raw
        kept = [segment for message in raw.messages for segment in message.segments]
        kept += [segment for segment in (raw.header, *raw.services, raw.trailer) if segment]
        last = max((one.offset + len(one.text) + len(one.end) for one in kept), default=raw.offset)
        for offset, text in ((raw.offset - len(raw.junk), raw.junk), (last, raw.trail)):
            yield from outside(text, offset, self._language)


_ENVELOPE_LAYOUTS: Final[dict[str, tuple[tuple[str, int], ...]]] = {"GS": (("479", 0),)}
"""Envelope elements whose codes are listed by number; the directory holds what stands inside a transaction set."""


def _number(tag: str, index: int) -> tuple[str, int]:
    layout = LAYOUTS.get(tag, _ENVELOPE_LAYOUTS.get(tag, ()))
    return layout[index - 1] if index <= len(layout) else ("", 0)


def _beside(tag: str, piece: _Piece, pieces: list[_Piece], pair: int) -> dict[str, str]:
    """What stands beside a value: the other half of its pair, or the element before it, which is its qualifier."""
    found: dict[str, str] = {}
    for other in pieces:
        number, other_pair = _number(tag, other.element)
        is_near = other_pair == pair if pair else other.element in (piece.element - 1, piece.element + 1)
        if is_near and other.component == 1 and number:
            found.setdefault(number, other.text.strip())
        if tag == "ISA" and other.element == piece.element - 1:
            found[f"ISA{other.element:02}"] = other.text.strip()
    if tag == "DTM":
        found.pop("1250", None)
    return found


def _offset(part: Segment | Message) -> int:
    return part.offset
