"""An EDI document as the pages show it beside an order: form and tree of one message, in parts where it is long.

In: bytes, the places of the canonical fields, findings, and which message and part are wanted. Out: plain values for
the template `_parts/edi.html`. What stands in the document is a stranger's text; the template escapes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

import msgspec

from orderhub.document import Finding, Where
from orderhub.readable.form import Form, Section, form_of
from orderhub.readable.phrases import phrase
from orderhub.readable.reading import read
from orderhub.readable.tree import Interchange, Message, ReadableDocument, Segment, Value, all_segments
from orderhub.readable.window import Shown, Window

SEGMENTS_SHOWN = 400
LINES_SHOWN = 200


class Row(msgspec.Struct, frozen=True):
    """One line of the tree: a segment at its depth, or another message of the file."""

    depth: int
    segment: Segment | None = None
    message: Message | None = None


class Wanted(msgspec.Struct, frozen=True):
    """What of the document is to be shown; 0: what suits `path`, a canonical field, else the first."""

    message: int = 0
    part: int = 0
    path: str = ""
    query: dict[str, str] = {}
    """The page's own query, kept in links."""


class EdiView(msgspec.Struct, frozen=True, kw_only=True):
    """What the template draws."""

    language: str
    message: Message | None
    messages: list[Message]
    interchange: Interchange | None
    form: Form | None
    sections: list[Section]
    """Those of the form, as far as this part shows them."""
    rows: list[Row]
    part: int
    parts: int
    findings: list[Finding]
    values: dict[int, list[Value]]
    """By offset of their segment: values that can be pointed at."""
    query: dict[str, str]

    def say(self, key: str, **params: object) -> str:
        """Words of the reading."""
        return phrase(key, self.language, **params)

    def link(self, **changes: int) -> str:
        """The same page with another message or part."""
        return "?" + urlencode({**self.query, **{name: str(value) for name, value in changes.items()}})


def view(
    content: bytes, format_: str, language: str, places: Mapping[str, Where], findings: Sequence[Finding],
    wanted: Wanted,
) -> EdiView | None:  # fmt: skip
    """One message of an EDI document; None where there is nothing to show."""
    ordinal = wanted.message or _message_of(places, wanted.path)
    window = Window(wanted.part, _offset_of(places, wanted.path))
    document = read(content, language, places, findings, format_, ordinal, window)
    if document is None:
        return None
    message = next((one for one in document.messages if one.ordinal == ordinal), None)
    if message is None and document.messages:
        document = read(content, language, places, findings, format_, 1, window)
        message = document.messages[0] if document else None
    if document is None:
        return None
    home = next((one for one in document.interchanges if any(part is message for part in one.parts)), None)
    rows = list(_rows(document, home))
    form = form_of(message, format_, language) if message else None
    return _cut(document, message, home, rows, form, wanted, places)


def _message_of(places: Mapping[str, Where], path: str) -> int:
    """The message the fields came from."""
    chosen = [where for field, where in places.items() if path and field.startswith(path)] or list(places.values())
    return next((where.message for where in chosen if where.message is not None and where.part is None), 1)


def _rows(document: ReadableDocument, home: Interchange | None) -> Iterator[Row]:
    for interchange in [home] if home else document.interchanges:
        for part in interchange.parts:
            if isinstance(part, Segment):
                yield Row(0, part)
            elif not part.segments:
                yield Row(0, None, part)
            else:
                yield from _below(part.segments, 1)


def _below(segments: list[Segment], depth: int) -> Iterator[Row]:
    for one in segments:
        yield Row(min(depth, 7), one)
        yield from _below(one.children, depth + 1)


def _cut(
    document: ReadableDocument, message: Message | None, home: Interchange | None, rows: list[Row], form: Form | None,
    wanted: Wanted, places: Mapping[str, Where],
) -> EdiView:  # fmt: skip
    lines = sum(len(one.lines) for one in form.sections) if form else 0
    if message and (kept := message.shown):
        inside = [one for one in rows if one.segment is None or not one.depth or _within(one.segment, kept)]
        return EdiView(
            language=document.language, message=message, messages=document.messages, interchange=home, form=form,
            sections=form.sections if form else [], rows=inside, part=kept.part, parts=kept.parts,
            findings=document.findings, values={one.offset: one.values for one in all_segments(document)},
            query=wanted.query,
        )  # fmt: skip
    parts = max(-(-len(rows) // SEGMENTS_SHOWN), -(-lines // LINES_SHOWN), 1)
    row_size, line_size = -(-len(rows) // parts), -(-lines // parts)
    part = min(wanted.part or _part_of(rows, row_size, places, wanted.path), parts)
    shown = rows[(part - 1) * row_size : part * row_size]
    return EdiView(
        language=document.language, message=message, messages=document.messages, interchange=home, form=form,
        sections=list(_lines(form.sections, (part - 1) * line_size, part * line_size)) if form else [],
        rows=shown, part=part, parts=parts, findings=document.findings,
        values={one.offset: one.values for one in all_segments(document)}, query=wanted.query,
    )  # fmt: skip


def _within(segment: Segment, kept: Shown) -> bool:
    return kept.first <= (segment.number or 0) <= kept.last


def _offset_of(places: Mapping[str, Where], path: str) -> int | None:
    """Where the field `path` begins."""
    offsets = [where.offset for field, where in places.items() if path and field.startswith(path)]
    return min((one for one in offsets if one is not None), default=None)


def _part_of(rows: list[Row], size: int, places: Mapping[str, Where], path: str) -> int:
    """The part in which the field `path` stands."""
    first = _offset_of(places, path)
    if first is None:
        return 1
    before = [at for at, row in enumerate(rows) if row.segment is not None and row.segment.offset <= first]
    return (before[-1] if before else 0) // max(size, 1) + 1


def _lines(sections: list[Section], start: int, end: int) -> Iterator[Section]:
    at = 0
    for one in sections:
        inside = one.lines[max(start - at, 0) : max(end - at, 0)]
        # A package without lines of its own stands where its neighbours do.
        if inside or (not one.lines and start <= at <= end):
            yield msgspec.structs.replace(one, lines=inside)
        at += len(one.lines)
