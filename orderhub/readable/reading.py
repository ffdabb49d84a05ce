"""Bytes of an EDIFACT or X12 file -> the labelled tree of all that stands in it, in one language. Pure.

In: the bytes; where known, the places of the canonical fields and further findings. Out: `ReadableDocument`. Each
finding stands at its segment, each canonical field at the value it was read from. Text between and around the
interchanges is kept as a segment without a tag.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from orderhub.document import Document, Finding, Where
from orderhub.readable import edifact, x12
from orderhub.readable.tree import Message, ReadableDocument, Segment, all_segments
from orderhub.readable.window import Window
from parsers import edifact_message, x12_message

_SURE = 60


def format_of(document: Document) -> str:
    """`edifact`, `x12`, or "" for what is no EDI."""
    if (edifact_message.sniff(document) or 0) >= _SURE:
        return "edifact"
    return "x12" if (x12_message.sniff(document) or 0) >= _SURE else ""


def read(
    content: bytes,
    language: str,
    places: Mapping[str, Where] | None = None,
    findings: Sequence[Finding] = (),
    format_: str = "",
    only: int | None = None,
    window: Window | None = None,
) -> ReadableDocument | None:
    """The tree in "de" or "en"; None for what is no EDI. Never raises for any bytes.

    `only`: the ordinal of the one message whose segments are wanted; of the others there is the heading.
    `window`: which part of it is wanted where it is very long; without it all of it.
    """
    found = format_ or format_of(Document(content))
    if not found:
        return None
    reader = edifact if found == "edifact" else x12
    document = ReadableDocument(
        format=found, language=language, interchanges=list(reader.interchanges(content, language, only, window))
    )
    segments = sorted(all_segments(document), key=lambda segment: segment.offset)
    starts = [segment.offset for segment in segments]
    own = [one for interchange in document.interchanges for one in interchange.findings]
    own += [one for message in document.messages if message.segments for one in message.findings]
    _place_findings(document, segments, starts, [*own, *findings])
    _place_fields(segments, starts, places or {})
    return document


def _at(segments: list[Segment], starts: list[int], offset: int | None) -> Segment | None:
    """The segment that stands at a byte, or the one before it."""
    if offset is None or not segments:
        return None
    return segments[max(bisect_right(starts, offset) - 1, 0)]


def _place_findings(
    document: ReadableDocument, segments: list[Segment], starts: list[int], findings: Sequence[Finding]
) -> None:
    for interchange in document.interchanges:
        interchange.findings = []
    for message in document.messages:
        message.findings = []
    others = {message.ordinal for message in document.messages if not message.segments}
    seen: set[tuple[str, int | None, str]] = set()
    for one in findings:
        key = (one.code, one.where.offset, str(sorted(one.params.items())))
        if key in seen or one.where.message in others:
            continue
        seen.add(key)
        segment = _at(segments, starts, one.where.offset) or _numbered(document, one.where)
        if segment is not None:
            segment.findings.append(one)
        else:
            document.findings.append(one)


def _numbered(document: ReadableDocument, where: Where) -> Segment | None:
    """The segment a place names by message and number."""
    if where.message is None or where.segment is None:
        return None
    for message in document.messages:
        if message.ordinal == where.message:
            return next((one for one in _flat(message) if one.number == where.segment), None)
    return None


def _flat(message: Message) -> Iterator[Segment]:
    waiting = list(reversed(message.segments))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(one.children)


def _place_fields(segments: list[Segment], starts: list[int], places: Mapping[str, Where]) -> None:
    for field, where in places.items():
        if where.offset is None or where.part is not None:
            continue
        segment = _at(segments, starts, where.offset)
        if segment is None or where.offset > segment.offset + segment.length:
            continue
        end = where.offset + (where.length or 1)
        hit = [one for one in segment.values if one.offset < end and one.offset + one.length > where.offset]
        whole = where.offset <= segment.offset and end >= segment.offset + segment.length
        if whole or not hit:
            segment.fields.append(field)
        else:
            for one in hit:
                one.fields.append(field)
