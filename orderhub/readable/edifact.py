"""EDIFACT bytes -> interchanges of the labelled tree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from orderhub.readable.nesting import nest
from orderhub.readable.tree import Interchange, Message, Segment, Value
from orderhub.readable.values import Context, show
from orderhub.readable.window import Window, cut
from parsers.edi_labels import code, edifact_label, element, has_label
from parsers.edifact_directory import LAYOUTS
from parsers.edifact_segments import Piece, elements, is_oversized
from parsers.edifact_segments import Segment as Raw
from parsers.edifact_syntax import Interchange as RawInterchange
from parsers.edifact_syntax import Message as RawMessage
from parsers.edifact_syntax import read_interchanges
from parsers.edifact_tree import build

_FORMAT: Final = "edifact"
_AROUND: Final = {"de": "Text außerhalb der Nachrichten", "en": "Text outside the messages"}


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
            self._segment(one, "", "") for one in (raw.header, *raw.groups, raw.trailer) if one is not None
        ]
        parts += [self._message(one) for one in raw.messages]
        if raw.una:
            parts.append(self._una(raw.offset, raw.una))
        parts += self._around()
        return Interchange(
            sender=raw.fact(2), receiver=raw.fact(3), reference=raw.reference, is_test=raw.test,
            parts=sorted(parts, key=_offset), findings=list(raw.findings),
        )  # fmt: skip

    def _message(self, raw: RawMessage) -> Message:
        currency = _currency(raw)
        is_wanted = self._only in (None, raw.ordinal)
        kept, shown = cut(raw.segments, self._window) if is_wanted else ([], None)
        segments = [self._segment(one, raw.type, currency) for one in kept]
        part = raw if shown is None else msgspec.structs.replace(raw, segments=kept)
        words = code(_FORMAT, "0065", raw.type)
        version = ".".join(part for part in (raw.fact(2, 2), raw.fact(2, 3)) if part)
        return Message(
            ordinal=raw.ordinal, type=raw.type, title=words.said(self._language) if words else "",
            reference=raw.reference, version=f"{version} {raw.fact(2, 5)}".strip(), currency=currency,
            offset=raw.segments[0].offset, segments=nest(build(part), segments) if is_wanted else [],
            findings=list(raw.findings), shown=shown,
        )  # fmt: skip

    def _segment(self, raw: Raw, message: str, currency: str) -> Segment:
        decode = self._raw.charset.decode
        found = elements(raw, self._raw.separators, decode)
        values = [[piece.text for piece in repeats[0]] for repeats in found]
        made = Segment(
            tag=raw.tag, label=edifact_label(raw.tag, values, message, self._language),
            is_known=has_label(_FORMAT, raw.tag), number=raw.number, offset=raw.offset, length=len(raw.text),
            text=decode(raw.text), is_cut=is_oversized(raw, self._raw.separators),
        )  # fmt: skip
        # The qualifier of GIN tells the kind of its numbers, though it stands outside their composites.
        simple = {
            name: one[0].strip()
            for (name, codes), one in zip(LAYOUTS.get(raw.tag, ()), values, strict=False)
            if not codes
        }
        about = Context(_FORMAT, self._language, message, currency, "", simple)
        for index, repeats in enumerate(found, 1):
            for nth, pieces in enumerate(repeats, 1):
                place = f"{index}" if len(repeats) == 1 else f"{index}*{nth}"
                made.values += self._composite(raw.tag, index, place, pieces, about)
        return made

    def _composite(self, tag: str, index: int, place: str, pieces: list[Piece], about: Context) -> Iterator[Value]:
        layout = LAYOUTS.get(tag, ())
        name, codes = layout[index - 1] if index <= len(layout) else ("", ())
        numbers = [
            (codes[at] if at < len(codes) else "") if codes else (name if at == 0 else "") for at in range(len(pieces))
        ]
        # The first of two values of the same element is the one that counts.
        beside = {number: piece.text.strip() for number, piece in reversed(list(zip(numbers, pieces, strict=True)))}
        context = about._replace(beside={**about.beside, **beside})
        is_composite = len(pieces) > 1 or len(codes) > 1
        for nth, (number, piece) in enumerate(zip(numbers, pieces, strict=True), 1):
            if piece.text:
                at = f"{place}.{nth}" if is_composite else place
                yield self._value(tag, number, at, piece, context)

    def _value(self, tag: str, number: str, place: str, piece: Piece, context: Context) -> Value:
        known = element(_FORMAT, tag, "", number)
        kind = known.kind if known else "text"
        shown = show(kind, number, piece.text, context)
        return Value(
            place=place, number=number, kind=kind, label=known.words.said(self._language) if known else "",
            raw=piece.text, words=shown.words, note=shown.note, is_wrong=shown.is_wrong,
            is_known=known is not None and shown.is_known, offset=piece.offset, length=piece.length,
        )  # fmt: skip

    def _una(self, offset: int, una: str) -> Segment:
        text = una.rstrip("\r\n\t ") if len(una.rstrip()) >= 8 else una
        values = [
            self._value("UNA", str(at), str(at), Piece(sign, offset + 2 + at, 1), Context(_FORMAT, self._language))
            for at, sign in enumerate(text[3:9], 1)
        ]
        for one in values:
            one.words = {" ": "–", "\n": "LF", "\r": "CR"}.get(one.raw, "")
        label = edifact_label("UNA", [], "", self._language)
        return Segment(tag="UNA", label=label, offset=offset, length=len(text), text=text, values=values)

    def _around(self) -> Iterator[Segment]:
        """Text before and after the interchange that is more than blanks."""
        raw = self._raw
        kept = [segment for message in raw.messages for segment in message.segments]
        kept += [segment for segment in (raw.header, *raw.groups, raw.trailer) if segment]
        last = max((one.offset + len(one.text) + len(one.end) for one in kept), default=raw.offset)
        for offset, text in ((raw.offset - len(raw.junk), raw.junk), (last, raw.trail)):
            yield from outside(text, offset, self._language)


def outside(text: str, offset: int, language: str) -> Iterator[Segment]:
    """A segment without a tag for text that belongs to no message; nothing for blanks and a byte order mark."""
    kept = text.removeprefix("\xef\xbb\xbf")
    shown = kept.strip(" \t\r\n\x00\x1a\x0b\x0c'~")
    if shown:
        start = offset + len(text) - len(kept) + kept.index(shown)
        said = shown.encode("latin-1").decode("utf-8", "replace")
        value = Value(place="1", number="", label=_AROUND[language], raw=said, offset=start, length=len(shown))
        yield Segment(
            tag="", label=_AROUND[language], is_known=False, offset=start, length=len(shown), text=said, values=[value]
        )


def _offset(part: Segment | Message) -> int:
    return part.offset


def _currency(raw: RawMessage) -> str:
    """The currency the document's amounts are in: CUX with role 2 or, where none is said, the first one."""
    first = ""
    for segment in raw.segments:
        if segment.tag == "CUX":
            for repeats in raw.elements(segment)[:2]:
                values = [piece.text.strip() for piece in repeats[0]]
                if len(values) > 1 and values[0] == "2":
                    return values[1]
                first = first or (values[1] if len(values) > 1 else "")
    return first
