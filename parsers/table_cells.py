"""Cells of CSV text and XLSX sheets with their places, under limits: 20,000 rows, 64 kB a cell.

CSV after RFC 4180 with any of ; , tab | and in UTF-8, UTF-16 or windows-1252; offsets count bytes of the file. XLSX
(ISO 29500) by openpyxl: numbers as the shortest decimal, dates as ISO text.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any, Final

import msgspec

from orderhub.document import Finding, Severity, Where
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers.mail_header import decode_text
from parsers.table_titles import meanings_of_header

MAX_ROWS: Final = 20_000
MAX_CELL: Final = 65_536
MAX_COLUMNS: Final = 500
MAX_XLSX_BYTES: Final = 100 * 1000 * 1000
MAX_RATIO: Final = 200
_DELIMITERS: Final = ";\t|,"

csv.field_size_limit(MAX_CELL)


class Cell(msgspec.Struct):
    """Text of one cell and its place in bytes where the format has one."""

    text: str
    offset: int | None = None
    length: int | None = None


class Row(msgspec.Struct):
    """One row; `number` counts from 1 as people see it."""

    number: int
    cells: list[Cell]

    def text(self, index: int) -> str:
        """Text of a cell, "" beyond the end."""
        return self.cells[index].text if index < len(self.cells) else ""


class Sheet(msgspec.Struct):
    """The rows that are not empty."""

    name: str | None
    rows: list[Row]
    findings: list[Finding] = []
    delimiter: str = ""
    number_format: str = ""


def find_delimiter(lines: Sequence[str]) -> str:
    """The delimiter under which one of these lines is a title row, or ""."""
    for line in lines:
        for delimiter in _DELIMITERS:
            if delimiter in line and len(line) < 8000:
                cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
                if meanings_of_header(cells) is not None:
                    return delimiter
    return ""


def _steady_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that the first two written lines hold equally often, at least twice, or ""."""
    written = [line for line in lines if line.strip()][:2]
    return next(
        (one for one in _DELIMITERS if len(written) == 2 and written[0].count(one) == written[1].count(one) > 1), ""
    )


def csv_sheet(content: bytes) -> Sheet:
    """The rows of a CSV file."""
    text, encoding = _decoded(content)
    lines = text.splitlines(keepends=True) if "\r" in text else text.split("\n")
    first = [line.rstrip("\r\n") for line in lines[:30]]
    delimiter = find_delimiter(first) or _steady_delimiter(first)
    if not delimiter:
        return Sheet(None, [])
    if '"' in text:
        return _quoted_sheet(content, text, delimiter, encoding)
    sheet = Sheet(None, [], delimiter=delimiter)
    newline = 0 if "\r" in text else 1
    offset = len(content) - len(text.encode(encoding, "replace")) if encoding != "utf-16" else 0
    for number, line in enumerate(lines, start=1):
        if len(sheet.rows) >= MAX_ROWS:
            sheet.findings.append(_cut(number))
            break
        size = len(line) if line.isascii() else len(line.encode(encoding, "replace"))
        raw = line.rstrip("\r\n")
        if raw.strip():
            cells = _split(raw, delimiter, offset if encoding != "utf-16" else None, encoding)
            sheet.rows.append(Row(number, cells))
        offset += size + newline
    return sheet


def _decoded(content: bytes) -> tuple[str, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").replace("\0", "\ufffd"), "utf-16"
    body = content.removeprefix(b"\xef\xbb\xbf")
    text, _ = decode_text(body, "")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return text.replace("\0", " "), "cp1252"
    return text.replace("\0", " "), "utf-8"


def _split(line: str, delimiter: str, offset: int | None, encoding: str) -> list[Cell]:
    cells: list[Cell] = []
    ascii_only = line.isascii()
    for raw in line.split(delimiter)[:MAX_COLUMNS]:
        text = raw.strip()
        if offset is None:
            cells.append(Cell(text[:MAX_CELL]))
            continue
        before = len(raw) - len(raw.lstrip())
        size = len(text) if ascii_only else len(text.encode(encoding, "replace"))
        cells.append(Cell(text[:MAX_CELL], offset + before, size))
        offset += (len(raw) if ascii_only else len(raw.encode(encoding, "replace"))) + 1
    return cells


def _quoted_sheet(content: bytes, text: str, delimiter: str, encoding: str) -> Sheet:
    sheet = Sheet(None, [], delimiter=delimiter)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    cursor = 0
    try:
        for cells in reader:
            if len(sheet.rows) >= MAX_ROWS:
                sheet.findings.append(_cut(reader.line_num))
                break
            row: list[Cell] = []
            for written in cells[:MAX_COLUMNS]:
                value = written.strip()
                raw = value.encode(encoding, "replace")
                at = content.find(raw, cursor, cursor + 2 * MAX_CELL) if raw and encoding != "utf-16" else -1
                row.append(Cell(value, at if at >= 0 else None, len(raw) if at >= 0 else None))
                cursor = at + len(raw) if at >= 0 else cursor
            if any(cell.text for cell in row):
                sheet.rows.append(Row(reader.line_num, row))
    except csv.Error:
        where = Where(row=reader.line_num)
        sheet.findings.append(Finding("table.broken-row", Severity.ERROR, where, {"row": str(reader.line_num)}))
    return sheet


def _cut(number: int) -> Finding:
    return Finding("table.too-many-rows", Severity.ERROR, Where(row=number), {"limit": str(MAX_ROWS)})


def xlsx_sheets(content: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook. Raises: BrokenDocument table.broken-workbook, LimitExceeded."""
    _judge(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for worksheet in book.worksheets:
            yield _sheet(worksheet)
    except (BrokenDocument, LimitExceeded, MemoryError):
        raise
    except Exception as broken:
        raise BrokenDocument("table.broken-workbook", reason=type(broken).__name__) from broken


def _judge(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise BrokenDocument("table.broken-workbook", reason=type(broken).__name__) from broken
    total = sum(entry.file_size for entry in entries)
    if total > MAX_XLSX_BYTES or (total > 1_000_000 and total > MAX_RATIO * len(content)):
        raise LimitExceeded("document.zip-limit", what="bytes", limit=MAX_XLSX_BYTES)


def _sheet(worksheet: Any) -> Sheet:
    sheet = Sheet(str(worksheet.title), [], number_format="en")
    rows = worksheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
    for number, values in enumerate(rows, start=1):
        if number > MAX_ROWS:
            sheet.findings.append(_cut(number))
            break
        if any(value is not None for value in values):
            sheet.rows.append(Row(number, [Cell(_written(value)) for value in values]))
    return sheet


def _written(value: object) -> str:
    """A cell's value as text that reads back to the same value."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return written_number(repr(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case _:
            return " ".join(str(value).replace("\0", "\ufffd").split())[:MAX_CELL]


def written_number(text: str) -> str:
    """A number of a spreadsheet without exponent and without the noise of binary fractions (4.1000000000000005)."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text[:MAX_CELL]
    if not number.is_finite() or abs(number) >= 10**15:
        return text[:MAX_CELL]
    # Ten places hold every price.
    return format(round(number, 10).normalize(), "f")
