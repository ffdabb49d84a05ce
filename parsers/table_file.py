"""Reads an order from a table: CSV with any of the usual delimiters and encodings, XLSX, or ODS.

    Bestellnummer;4711
    Artikelnummer;Bezeichnung;Menge;ME;Preis
    NW-1001;Mineralwasser still;10;Kiste;4,50

The title row is found by known German and English titles. Cells above it become values of the root "table", keyed by
their label; each row below becomes a child "row", keyed by column title as written. A column of order numbers makes
one extract per number. A table whose titles nobody knows is no order, unless a partner's mapping file knows them: its
first row of three or more different words is taken for the titles, and the file for one order.

Formulas are read as their last computed value; macros, pictures and comments are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Parsed, Severity, Where
from orderhub.errors import BrokenDocument
from parsers.table_cells import Row, Sheet, csv_sheet, find_delimiter, xlsx_sheets
from parsers.table_ods import is_ods, ods_sheets
from parsers.table_titles import meaning_of, meanings_of_header

NAME = "table-file"

_HEADER_WITHIN: Final = 30
_FEWEST_TITLES: Final = 3
_LONGEST_TITLE: Final = 60
_HEAD_MEANINGS: Final = ("number", "issue_date", "customer_number", "currency", "delivery_date")
_SUM: Final = re.compile(
    r"^\W*(?:summe|gesamt\w*|total|subtotal|zwischensumme|netto\w*|brutto\w*|mwst|ust)\b", re.IGNORECASE
)
_DE: Final = re.compile(r"^-?[\d.]*\d,\d{1,4}$|^-?\d{1,3}(?:\.\d{3}){2,}$")
_EN: Final = re.compile(r"^-?[\d,]*\d\.\d{1,2}$|^-?\d*\.\d{4,}$|^-?\d{1,3}(?:,\d{3}){2,}$")
_CURRENCY: Final = re.compile(r"[€$£]|EUR|USD|CHF|GBP")
_OTHER_STARTS: Final = (
    b"UNA",
    b"UNB",
    b"ISA",
    b"{",
    b"%PDF",
    b"<",
    b"\x89",
    b"\xff\xd8",
    b"II*",
    b"MM\0",
    b"From ",
    b"Received:",
)


def sniff(document: Document) -> int | None:
    """XLSX by its parts, ODS by its type, CSV by name, type, or a title row with a delimiter near the top."""
    content = document.content
    if content.startswith(b"PK\x03\x04"):
        return 90 if is_ods(content) or b"xl/workbook" in content[-65_536:] else None
    name = document.name.lower()
    if content.startswith(b"\xd0\xcf\x11\xe0") and name.endswith((".xls", ".xlt")):
        return 70
    head = content[:4000]
    if content.startswith(_OTHER_STARTS) or (b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return None
    if name.endswith((".csv", ".tsv")) or document.media_type.startswith(
        ("text/csv", "text/tab-separated", "application/csv")
    ):
        return 70
    if document.envelope.get("part") == "body" or not any(sign in head for sign in (b";", b"\t", b"|", b",")):
        return None
    return 50 if find_delimiter(head.decode("latin-1").splitlines()[:_HEADER_WITHIN]) else None


def parse(document: Document) -> Parsed:
    """One extract per order number, or per table; `NOT_AN_ORDER` where no known titles are. Raises: BrokenDocument."""
    content = document.content
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BrokenDocument("table.old-excel", name=document.name)
    sheets: Iterable[Sheet]
    if content.startswith(b"PK"):
        sheets = ods_sheets(content) if is_ods(content) else xlsx_sheets(content)
    else:
        sheets = [csv_sheet(content)]
    parsed = Parsed(NAME)
    for sheet in sheets:
        parsed.findings += sheet.findings
        parsed.extracts += _extracts(sheet, document)
    if not parsed.extracts:
        keys = _keys(document, (), "plain")
        parsed.extracts.append(Extract(Kind.NOT_AN_ORDER, "table", Node("table"), keys=keys, class_="other"))
    return parsed


def _extracts(sheet: Sheet, document: Document) -> list[Extract]:
    for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns = meanings_of_header([cell.text for cell in row.cells])
        if columns is not None:
            return _Table(sheet, at, columns, document).extracts()
    header = next((at for at, row in enumerate(sheet.rows[:_HEADER_WITHIN]) if _may_be_titles(row)), None)
    if header is None:
        return []
    found = _Table(sheet, header, {}, document).extracts()
    for extract in found:
        extract.kind, extract.class_, extract.findings = Kind.NOT_AN_ORDER, "other", []
    return found


def _may_be_titles(row: Row) -> bool:
    words = [cell.text.casefold() for cell in row.cells if cell.text]
    is_plain = all(word[0].isalpha() and len(word) <= _LONGEST_TITLE for word in words)
    return len(words) >= _FEWEST_TITLES and is_plain and len(set(words)) == len(words)


def _keys(document: Document, titles: Iterable[str], number_format: str) -> dict[str, str]:
    names = ("sender", "sender_domain", "subject", "shop", "caller")
    keys = {name: value for name in names if (value := document.envelope.get(name))}
    keys["titles"] = "|".join(titles)
    keys["number_format"] = number_format
    keys["name"] = document.name
    keys["channel"] = document.channel
    return keys


class _Table:
    """One sheet whose title row has been found."""

    def __init__(self, sheet: Sheet, header: int, columns: dict[int, str], document: Document) -> None:
        self._sheet = sheet
        self._above = sheet.rows[:header]
        self._titles = [" ".join(cell.text.split()) for cell in sheet.rows[header].cells]
        self._columns = columns
        self._by_meaning = {meaning: index for index, meaning in columns.items()}
        self._lines = [row for row in sheet.rows[header + 1 :] if self._is_line(row)]
        self._document = document

    def extracts(self) -> list[Extract]:
        """One per order number; one in all where there is no such column."""
        number_format = self._number_format()
        keys = _keys(self._document, self._titles, number_format)
        column = self._by_meaning.get("number")
        groups: dict[str, list[Row]] = {}
        last = ""
        for row in self._lines:
            # An order number is often written on the first line of its order only.
            last = (row.text(column) if column is not None else "") or last
            groups.setdefault(last, []).append(row)
        found = []
        for rows in groups.values():
            root = Node("table", self._head(rows[0]), [self._node(row) for row in rows])
            found.append(Extract(Kind.ORDER, "table", root, keys=dict(keys)))
        if not found:
            # Titles without a single line: an order form nobody filled in, or one whose lines went astray.
            empty = Finding("table.no-lines", Severity.ERROR, field="lines")
            root = Node("table", self._head(None))
            found.append(Extract(Kind.ORDER, "table", root, keys=keys, findings=[empty]))
        return found

    def _is_line(self, row: Row) -> bool:
        if not self._columns:
            return any(cell.text for cell in row.cells)
        said = {meaning for meaning, index in self._by_meaning.items() if row.text(index)}
        if not said & {"article", "buyer_article", "gtin", "quantity"}:
            return False
        if "quantity" in said and not said & {"article", "buyer_article", "gtin", "description"}:
            return False
        first = next((cell.text for cell in row.cells if cell.text), "")
        return bool(said & {"gtin"}) or not _SUM.match(first)

    def _node(self, row: Row) -> Node:
        values: dict[str, list[Found]] = {}
        for title, cell in zip(self._titles, row.cells, strict=False):
            if cell.text and title:
                where = Where(
                    offset=cell.offset, length=cell.length, row=row.number, cell=title, sheet=self._sheet.name
                )
                values.setdefault(title, []).append(Found(cell.text, where))
        return Node("row", values, where=Where(row=row.number, sheet=self._sheet.name))

    def _head(self, first: Row | None) -> dict[str, list[Found]]:
        """Labelled cells above the titles, and what the first line says about the order as a whole."""
        values: dict[str, list[Found]] = {}
        for row in self._above:
            self._labels(row, values)
        if first is not None:
            node = self._node(first)
            for meaning in _HEAD_MEANINGS:
                index = self._by_meaning.get(meaning)
                title = self._titles[index] if index is not None else ""
                if title in node.values:
                    values.setdefault(title, node.values[title])
        return values

    def _labels(self, row: Row, values: dict[str, list[Found]]) -> None:
        cells = [cell for cell in row.cells if cell.text]
        at = 0
        while at < len(cells):
            label, colon, inside = cells[at].text.partition(":")
            label = label.strip()
            if colon and inside.strip() and len(label) <= 60:
                where = Where(offset=cells[at].offset, length=cells[at].length, row=row.number, sheet=self._sheet.name)
                values.setdefault(label, []).append(Found(inside.strip(), where))
            elif at + 1 < len(cells) and (colon or meaning_of(label)) and len(label) <= 60:
                cell = cells[at + 1]
                where = Where(
                    offset=cell.offset, length=cell.length, row=row.number, cell=label, sheet=self._sheet.name
                )
                values.setdefault(label, []).append(Found(cell.text, where))
                at += 1
            at += 1

    def _number_format(self) -> str:
        if self._sheet.number_format:
            return self._sheet.number_format
        places = [self._by_meaning[name] for name in ("amount", "price", "quantity") if name in self._by_meaning]
        places = places or list(range(len(self._titles)))
        for row in self._lines[:50]:
            for place in places:
                text = _CURRENCY.sub("", row.text(place)).strip()
                if _DE.match(text):
                    return "de"
                if _EN.match(text):
                    return "en"
        return "en" if self._sheet.delimiter == "," else "de"
