"""Orders as CSV and XLSX: title row, labels above it, places, one extract per order number."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from orderhub.document import Document, Kind, Parsed
from orderhub.errors import BrokenDocument
from parsers import table_file

GERMAN = (
    "Bestellnummer;4711\nKundennummer:;10023\nLiefertermin: 15.12.2026\n\n"
    "Pos;Artikelnummer;Bezeichnung;Menge;ME;Preis\n"
    "1;NW-1001;Säfte gemischt;1.000;Kiste;4,50\n2;NW-1002;Wasser;5;Stk;1,20\n;;Summe;;;4506,00\n"
)


def read(content: bytes, name: str = "o.csv") -> Parsed:
    document = Document(content=content, name=name)
    assert table_file.sniff(document) is not None
    return table_file.parse(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_german_csv_is_read_with_labels_rows_and_byte_places(encoding: str, newline: str) -> None:
    content = GERMAN.replace("\n", newline).encode(encoding)
    (extract,) = read(content).extracts
    root = extract.root
    assert {name: found[0].raw for name, found in root.values.items()} == {
        "Bestellnummer": "4711", "Kundennummer": "10023", "Liefertermin": "15.12.2026",
    }  # fmt: skip
    assert [{name: found[0].raw for name, found in row.values.items()} for row in root.children] == [
        {
            "Pos": "1",
            "Artikelnummer": "NW-1001",
            "Bezeichnung": "Säfte gemischt",
            "Menge": "1.000",
            "ME": "Kiste",
            "Preis": "4,50",
        },
        {"Pos": "2", "Artikelnummer": "NW-1002", "Bezeichnung": "Wasser", "Menge": "5", "ME": "Stk", "Preis": "1,20"},
    ]
    assert extract.keys["number_format"] == "de"
    assert extract.keys["titles"] == "Pos|Artikelnummer|Bezeichnung|Menge|ME|Preis"
    found = root.children[1].values["Bezeichnung"][0]
    assert (found.where.row, found.where.cell) == (7, "Bezeichnung")
    if encoding != "utf-16":
        assert found.where.offset is not None
        assert content[found.where.offset : found.where.offset + (found.where.length or 0)] == b"Wasser"


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_english_titles_and_other_delimiters(delimiter: str) -> None:
    rows = [
        ["PO Number", "Item No", "Qty", "Unit Price"],
        ["P-1", "A-1", "5", "4.50"],
        ["P-1", "A-2", "6", "1.20"],
        ["P-2", "A-1", "7", "4.50"],
    ]
    parsed = read("\n".join(delimiter.join(row) for row in rows).encode())
    assert [(one.root.values["PO Number"][0].raw, len(one.root.children)) for one in parsed.extracts] == [
        ("P-1", 2),
        ("P-2", 1),
    ]
    assert parsed.extracts[0].keys["number_format"] == "en"


def test_quoted_cells_keep_delimiters_and_newlines_and_their_place() -> None:
    content = b'Artikel;Menge;Bezeichnung\n"A;1";5;"zwei\nZeilen"\nA-2;6;x\n'
    first, second = read(content).extracts[0].root.children
    assert first.values["Artikel"][0].raw == "A;1"
    assert first.values["Bezeichnung"][0].raw == "zwei\nZeilen"
    place = second.values["Artikel"][0].where
    assert content[place.offset : place.offset + 3] == b"A-2"


def test_xlsx_numbers_dates_and_sheets() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bestellung"
    for row in (
        ["Bestellnummer:", 4711],
        ["Bestelldatum", date(2026, 11, 20)],
        [],
        ["Artikelnr.", "Menge", "Preis"],
        ["NW-1", 10, 4.1],
        ["NW-2", 1000.5, 0.1 + 0.2],
    ):
        sheet.append(row)
    book.create_sheet("leer")
    buffer = io.BytesIO()
    book.save(buffer)
    (extract,) = read(buffer.getvalue(), "o.bin").extracts
    assert {name: found[0].raw for name, found in extract.root.values.items()} == {
        "Bestellnummer": "4711",
        "Bestelldatum": "2026-11-20",
    }
    assert [[found[0].raw for found in row.values.values()] for row in extract.root.children] == [
        ["NW-1", "10", "4.1"],
        ["NW-2", "1000.5", "0.3"],
    ]
    assert extract.root.children[0].values["Menge"][0].where.sheet == "Bestellung"


def test_a_table_of_other_things_is_no_order() -> None:
    (extract,) = read(b"Name;Vorname;Ort\nMeyer;Max;Kiel\n").extracts
    assert (extract.kind, extract.class_) == (Kind.NOT_AN_ORDER, "other")


def test_a_table_with_unknown_titles_is_kept_for_a_mapping_file_that_knows_them() -> None:
    (extract,) = read(b"Werk;Beleg;Anz\nHalle 3;W-1;12,50\nHalle 3;;3,00\n").extracts
    assert (extract.kind, extract.class_, extract.findings) == (Kind.NOT_AN_ORDER, "other", [])
    assert [
        {title: found[0].raw for title, found in row.values.items()} for row in extract.root.children
    ] == [{"Werk": "Halle 3", "Beleg": "W-1", "Anz": "12,50"}, {"Werk": "Halle 3", "Anz": "3,00"}]  # fmt: skip
    assert extract.root.children[0].values["Beleg"][0].where.offset == 23
    assert (extract.keys["titles"], extract.keys["number_format"]) == ("Werk|Beleg|Anz", "de")


def test_titles_without_lines_are_an_order_with_a_finding() -> None:
    (extract,) = read(b"Artikel;Menge\n;\n").extracts
    assert (extract.kind, [one.code for one in extract.findings]) == (Kind.ORDER, ["table.no-lines"])


def test_limits_are_findings() -> None:
    parsed = read(b"Artikel;Menge\n" + b"A-1;5\n" * 25_000)
    assert [one.code for one in parsed.findings] == ["table.too-many-rows"]
    parsed = read(b'Artikel;Menge\nA-1;5\nA-2;"' + b"x" * 100_000)
    assert [one.code for one in parsed.findings] == ["table.broken-row"]
    assert len(parsed.extracts[0].root.children) == 1


def test_old_and_broken_workbooks_are_refused_in_words() -> None:
    with pytest.raises(BrokenDocument, match=r"table\.old-excel"):
        read(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "x.xls")
    with pytest.raises(BrokenDocument, match=r"table\.broken-workbook"):
        read(b"PK\x03\x04 xl/workbook.xml", "x.xlsx")
