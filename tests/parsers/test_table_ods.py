"""OpenDocument sheets: values as written, repeats, notes, and hostile files."""

from __future__ import annotations

import io
import zipfile

import pytest

from orderhub.document import Document
from orderhub.errors import BrokenDocument, LimitExceeded
from orderhub.registry import parser_for
from parsers import table_file
from parsers.table_cells import MAX_ROWS
from parsers.table_ods import MEDIA_TYPE, ods_sheets

_NAMES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def _ods(rows: str, prolog: str = "") -> bytes:
    sheet = f'<table:table table:name="A">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?>{prolog}<office:document-content{_NAMES}>{body}</office:document-content>'
    return _zip(content.encode())


def _zip(content: bytes, name: str = "content.xml") -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MEDIA_TYPE)
        archive.writestr(name, content)
    return memory.getvalue()


def _row(*cells: str, repeated: str = "1") -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def _cell(kind: str, value: str, shown: str = "", repeated: str = "1") -> str:
    name = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" '
        f'table:number-columns-repeated="{repeated}"><text:p>{shown}</text:p></table:table-cell>'
    )


def _texts(content: bytes) -> list[tuple[int, list[str]]]:
    (sheet,) = ods_sheets(content)
    return [(row.number, [cell.text for cell in row.cells]) for row in sheet.rows]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (_cell("float", "4.1000000000000005", "4,10"), "4.1"),
        (_cell("float", "1E-2"), "0.01"),
        (_cell("float", "123456789012.34"), "123456789012.34"),
        (_cell("currency", "1080", "1.080,00 EUR"), "1080"),
        (_cell("percentage", "0.05", "5 %"), "0.05"),
        (_cell("date", "2026-11-20T00:00:00", "20.11.26"), "2026-11-20"),
        (_cell("boolean", "true"), "true"),
        (_cell("string", "", "a <text:span>b</text:span><text:s/>c"), "a b c"),
        (_cell("float", "klingon"), "klingon"),
    ],
)
def test_a_cell_is_read_as_its_value(cell, text):
    assert _texts(_ods(_row(cell))) == [(1, [text])]


def test_repeats_count_and_empty_ends_do_not():
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = _row(empty, repeated="4") + _row(_cell("string", "", "x", repeated="2"), empty, repeated="2")
    rows += _row(empty, repeated="1048000")
    assert _texts(_ods(rows)) == [(5, ["x", "x"]), (6, ["x", "x"])]


def test_notes_are_not_content():
    note = "<office:annotation><text:p>note</text:p></office:annotation>"
    cell = f"<table:table-cell>{note}<text:p>x</text:p></table:table-cell>"
    assert _texts(_ods(_row(cell))) == [(1, ["x"])]


def test_more_rows_than_allowed_are_cut_and_said():
    (sheet,) = ods_sheets(_ods(_row(_cell("float", "1"), repeated="1000000")))
    assert len(sheet.rows) == MAX_ROWS
    assert [one.code for one in sheet.findings] == ["table.too-many-rows"]


@pytest.mark.parametrize(
    "content",
    [
        _ods(_row(_cell("float", "1")), prolog='<!DOCTYPE x [<!ENTITY y "z">]>'),
        _zip(b"<broken"),
        _zip(b"<x/>", name="other.xml"),
        _ods(_row(_cell("float", "1")))[:-40],
    ],
)
def test_a_broken_or_hostile_file_is_refused(content):
    with pytest.raises(BrokenDocument) as refused:
        list(ods_sheets(content))
    assert refused.value.code == "table.broken-workbook"


def test_a_bomb_is_refused():
    with pytest.raises(LimitExceeded):
        list(ods_sheets(_zip(b"<x>" + b" " * 120_000_000)))


def test_the_table_parser_takes_it():
    document = Document(_ods(_row(_cell("string", "", "x"))))
    assert parser_for(document) is table_file
