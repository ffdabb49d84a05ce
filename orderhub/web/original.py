"""An original as the order page shows it: page images, EDI segments, marked text, or the cells of a sheet.

In: bytes, readable text, and the place of each field. Out: plain values for a template; every mark carries the paths
of the fields that were read there. `offset` and `length` of a place count bytes, or characters where the document has
readable text. Hostile markup stays text: nothing here is HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from orderhub.document import Finding, Where
from orderhub.readable.tree import Value
from orderhub.web.edi_view import EdiView

MAX_SHOWN = 400_000
"""Bytes or characters of text shown; the rest is in the download."""
_IMAGE_HEADS = (b"%PDF", b"II*\0", b"MM\0*", b"\x89PNG", b"\xff\xd8\xff")


class Box(msgspec.Struct, frozen=True):
    """A field's box on a page, ten-thousandths of the page from the top left."""

    field: str
    x: int
    y: int
    width: int
    height: int
    is_mark: bool = False
    """What a finding is about, not what a value was read from: a stroke of the pen, a stamp."""


class Page(msgspec.Struct, frozen=True):
    """A page that is shown as an image."""

    number: int
    boxes: list[Box]


class Piece(msgspec.Struct, frozen=True):
    """A run of text and the fields that were read from it."""

    text: str
    fields: tuple[str, ...] = ()
    at: int = -1
    """Offset of the EDI value the run is part of; -1 for none."""


class Segment(msgspec.Struct, frozen=True):
    """One EDI segment with its meaning in words."""

    number: int
    label: str
    pieces: list[Piece]
    offset: int = 0
    """Of its first byte in the document."""


class Cell(msgspec.Struct, frozen=True):
    """One cell of a sheet."""

    text: str = ""
    fields: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """The cells of a sheet that values came from, with row numbers and column names."""

    name: str
    columns: list[str]
    rows: list[tuple[int, list[Cell]]]


class Original(msgspec.Struct, frozen=True):
    """What the template draws; exactly one of the lists is filled, or none for what cannot be shown."""

    kind: str
    """pages, segments, text, sheets, none."""
    pages: list[Page] = []
    segments: list[Segment] = []
    pieces: list[Piece] = []
    sheets: list[Sheet] = []
    is_cut: bool = False
    edi: EdiView | None = None
    """The same as form and tree."""


def is_paged(content: bytes, media_type: str = "") -> bool:
    """Whether the bytes are shown as page images. A PDF may begin with junk; its type tells."""
    return content.startswith(_IMAGE_HEADS) or (media_type == "application/pdf" and b"%PDF-" in content[:1024])


def paged(count: int, places: Mapping[str, Where], findings: Sequence[Finding] = ()) -> Original:
    """Pages with the boxes of the fields found on them, and of what findings about whole lines point at."""
    boxes: dict[int, list[Box]] = {}
    marks = [(one.field or "", one.where, True) for one in findings]
    for field, where, is_mark in (*((field, where, False) for field, where in places.items()), *marks):
        if where.box is not None and where.part is None:
            x0, y0, x1, y1 = where.box
            made = Box(field, x0, y0, max(x1 - x0, 1), max(y1 - y0, 1), is_mark)
            boxes.setdefault(where.page or 1, []).append(made)
    return Original("pages", pages=[Page(number, boxes.get(number, [])) for number in range(1, count + 1)])


def as_text(content: bytes, text: str | None, places: Mapping[str, Where]) -> Original:
    """The text with the fields marked; control characters become visible blanks."""
    whole: bytes | str = content if text is None else text
    if text is None and _looks_binary(content):
        return Original("none")
    encoding = _encoding(content)
    marks = _spans(places, len(whole)) or (_line_spans(whole, places) if isinstance(whole, bytes) else [])
    pieces = _pieces(whole, 0, min(len(whole), MAX_SHOWN), marks, encoding)
    return Original("text", pieces=pieces, is_cut=len(whole) > MAX_SHOWN)


def as_segments(
    content: bytes, readable: Sequence[Any], places: Mapping[str, Where], edi: EdiView | None = None
) -> Original:
    """EDI segments; `readable` are the parser's segments with `label`, `offset` and `length` in bytes."""
    encoding = _encoding(content)
    spans = _spans(places, len(content))
    segments: list[Segment] = []
    for number, one in enumerate(readable, start=1):
        start, end = one.offset, one.offset + one.length
        if end > MAX_SHOWN:
            return Original("segments", segments=segments, is_cut=True, edi=edi)
        inside = [(max(a, start), min(b, end), field) for a, b, field in spans if a < end and b > start]
        values = edi.values.get(start, []) if edi else []
        segments.append(Segment(number, one.label, _valued(content, (start, end), inside, values, encoding), start))
    return Original("segments", segments=segments, edi=edi)


def _valued(
    content: bytes, span: tuple[int, int], marks: Sequence[tuple[int, int, str]], values: Sequence[Value], encoding: str
) -> list[Piece]:
    """The pieces of a segment, cut at its values too, so that each value can be pointed at."""
    pieces: list[Piece] = []
    at, end = span
    for value in sorted(values, key=lambda value: value.offset):
        first, last = max(value.offset, at), min(value.offset + value.length, end)
        if first < last:
            pieces += _pieces(content, at, first, marks, encoding)
            inner = _pieces(content, first, last, marks, encoding)
            pieces += [msgspec.structs.replace(one, at=value.offset) for one in inner]
            at = last
    return [one for one in (*pieces, *_pieces(content, at, end, marks, encoding)) if one.text]


def as_sheets(places: Mapping[str, Where], raws: Mapping[str, str]) -> Original:
    """The cells that values came from, laid out as in their sheet."""
    found: dict[str, dict[tuple[int, str], list[str]]] = {}
    for field, where in places.items():
        if where.row is not None and where.cell is not None:
            found.setdefault(where.sheet or "", {}).setdefault((where.row, where.cell), []).append(field)
    sheets = []
    for name, cells in found.items():
        columns = sorted({column for _, column in cells}, key=lambda column: (len(column), column))
        rows = [
            (row, [_cell(cells.get((row, column), []), raws) for column in columns])
            for row in sorted({row for row, _ in cells})
        ]
        sheets.append(Sheet(name, columns, rows))
    return Original("sheets" if sheets else "none", sheets=sheets)


def _cell(fields: list[str], raws: Mapping[str, str]) -> Cell:
    return Cell(raws.get(fields[0], ""), tuple(fields)) if fields else Cell()


def _spans(places: Mapping[str, Where], end: int) -> list[tuple[int, int, str]]:
    return [
        (where.offset, min(where.offset + where.length, end), field)
        for field, where in places.items()
        if where.offset is not None and where.length and where.part is None and 0 <= where.offset < end
    ]


def _line_spans(content: bytes, places: Mapping[str, Where]) -> list[tuple[int, int, str]]:
    """Whole lines, for formats that count lines only."""
    starts: list[int] = [0]
    for one in content.splitlines(keepends=True):
        starts.append(starts[-1] + len(one))
    return [
        (starts[line - 1], starts[line], field)
        for field, where in places.items()
        if where.part is None and (line := where.line or where.row or 0) and 0 < line < len(starts)
    ]


def _pieces(
    whole: bytes | str, start: int, end: int, marks: Sequence[tuple[int, int, str]], encoding: str
) -> list[Piece]:
    """Cut `whole[start:end]` at every border of a mark; runs keep all the fields that lie over them."""
    inside = sorted((max(a, start), min(b, end), field) for a, b, field in marks if a < end and b > start)
    borders = sorted({start, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    pieces: list[Piece] = []
    active: list[tuple[int, int, str]] = []
    upcoming = iter([*inside, (end + 1, end + 1, "")])
    coming = next(upcoming)
    for left, right in pairwise(borders):
        while coming[0] <= left:
            active.append(coming)
            coming = next(upcoming)
        active = [mark for mark in active if mark[1] > left]
        run = whole[left:right]
        text = run if isinstance(run, str) else run.decode(encoding, errors="replace")
        pieces.append(Piece(_visible(text), tuple(field for _, _, field in active)))
    return pieces


def _visible(text: str) -> str:
    """Text without control characters, which browsers swallow or obey."""
    if text.isprintable():
        return text
    return "".join(one if one >= " " or one in "\n\t" else _CONTROL.get(one, "\N{MIDDLE DOT}") for one in text)


_CONTROL = {"\r": "", "\x1c": "\N{SYMBOL FOR FILE SEPARATOR}", "\x1d": "\N{SYMBOL FOR GROUP SEPARATOR}"}


def _encoding(content: bytes) -> str:
    try:
        content[:MAX_SHOWN].decode("utf-8")
    except UnicodeDecodeError as broken:
        # A cut in the middle of a character at the very end is no sign of another encoding.
        return "utf-8" if broken.start >= MAX_SHOWN - 4 else "cp1252"
    return "utf-8"


def _looks_binary(content: bytes) -> bool:
    head = content[:4096]
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
