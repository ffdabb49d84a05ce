"""Sheets of an OpenDocument spreadsheet (ISO/IEC 26300, ODF 1.2), under the limits of `parsers.table_cells`.

    <table:table-cell office:value-type="float" office:value="4.5"><text:p>4,50 EUR</text:p></table:table-cell>

In: bytes of an .ods. Numbers are taken as written in `office:value`, never through a binary
fraction; dates as ISO text.
Formulas are read as their last computed value. Repeated cells and rows count as written, empty ones at the end do not.
Comments, styles, pictures and macros are ignored; encrypted files are refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.parsers import expat

from orderhub.document import Finding, Severity, Where
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers.table_cells import MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_XLSX_BYTES, Cell, Row, Sheet, written_number

MEDIA_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_CHUNK: Final = 65_536
_MAX_SHEETS: Final = 50


def is_ods(content: bytes) -> bool:
    """Whether a zip says at its start, as ODF demands, that it is a spreadsheet."""
    return content.startswith(b"PK\x03\x04") and MEDIA_TYPE in content[:200]


def ods_sheets(content: bytes) -> Iterator[Sheet]:
    """The sheets. Raises: BrokenDocument table.broken-workbook, LimitExceeded document.zip-limit."""
    reader = _Reader()
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive, archive.open("content.xml") as stream:
            size = 0
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_XLSX_BYTES:
                    raise LimitExceeded("document.zip-limit", what="bytes", limit=MAX_XLSX_BYTES)
                reader.feed(chunk)
            reader.feed(b"", last=True)
    except (zipfile.BadZipFile, KeyError, RuntimeError, ValueError, OSError, EOFError, expat.ExpatError) as broken:
        raise BrokenDocument("table.broken-workbook", reason=type(broken).__name__) from broken
    yield from reader.sheets


class _Reader:
    """Receives what expat finds in content.xml."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._parser = expat.ParserCreate(None, " ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._row = 0
        self._rows = 1
        self._cells: list[str] = []
        self._value = ""
        self._paragraphs: list[str] = []
        self._repeat = 1
        self._depth_of_note = 0
        self._in_text = 0
        self._in_cell = False

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        self._parser.Parse(chunk, last)

    def _doctype(self, *_: object) -> None:
        raise BrokenDocument("table.broken-workbook", reason="DOCTYPE")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TABLE + "table" and len(self.sheets) < _MAX_SHEETS:
            self.sheets.append(Sheet(attributes.get(_TABLE + "name", ""), [], number_format="en"))
            self._row = 0
        elif tag == _TABLE + "table-row":
            self._cells, self._rows = [], _count(attributes, "number-rows-repeated")
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._in_cell, self._paragraphs = True, []
            self._repeat = _count(attributes, "number-columns-repeated")
            self._value = _typed(attributes)
        elif tag == _OFFICE + "annotation":
            self._depth_of_note += 1
        elif self._in_cell and not self._depth_of_note:
            if tag == _TEXT + "p":
                self._in_text += 1
                self._paragraphs.append("")
            elif self._in_text and tag in (_TEXT + "s", _TEXT + "tab", _TEXT + "line-break"):
                self._characters(" ")

    def _end(self, tag: str) -> None:
        if tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._in_cell = False
            text = self._value or " ".join(" ".join(self._paragraphs).split())
            room = MAX_COLUMNS - len(self._cells)
            self._cells += [text[:MAX_CELL]] * min(self._repeat, room)
        elif tag == _TABLE + "table-row" and self.sheets:
            self._add_row()
        elif tag == _OFFICE + "annotation":
            self._depth_of_note -= 1
        elif tag == _TEXT + "p" and self._in_text:
            self._in_text -= 1

    def _characters(self, text: str) -> None:
        if self._in_text and not self._depth_of_note and len(self._paragraphs[-1]) < MAX_CELL:
            self._paragraphs[-1] += text

    def _add_row(self) -> None:
        sheet = self.sheets[-1]
        while self._cells and not self._cells[-1]:
            self._cells.pop()
        for _ in range(self._rows if self._cells else 0):
            self._row += 1
            if self._row > MAX_ROWS:
                if not sheet.findings:
                    where = Where(row=self._row, sheet=sheet.name)
                    sheet.findings.append(
                        Finding("table.too-many-rows", Severity.ERROR, where, {"limit": str(MAX_ROWS)})
                    )
                return
            sheet.rows.append(Row(self._row, [Cell(text) for text in self._cells]))
        if not self._cells:
            self._row += self._rows


def _count(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(_TABLE + name, "1")
    return min(int(said), 10_000_000) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _typed(attributes: dict[str, str]) -> str:
    """The value where the cell has a type; "" for text, whose paragraphs count."""
    match attributes.get(_OFFICE + "value-type"):
        case "float" | "percentage" | "currency":
            return written_number(attributes.get(_OFFICE + "value", ""))
        case "date":
            return attributes.get(_OFFICE + "date-value", "").removesuffix("T00:00:00")[:40]
        case "boolean":
            return attributes.get(_OFFICE + "boolean-value", "")
        case _:
            return ""
