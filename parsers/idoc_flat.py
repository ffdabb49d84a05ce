"""SAP IDocs ORDERS01 to ORDERS05 as flat file (port type "file"): one record a segment, fields by their widths.

    EDI_DC40  800000000000047110075012  ORDERS05                      ...      control record, 524 characters
    E2EDK01005                    8000000000000471100000001000000 1 ...  63 characters, then the data

Record: SEGNAM 30, MANDT 3, DOCNUM 16, SEGNUM 6, PSGNUM 6, HLEVEL 2, then up to 1000 characters of the segment. Records
end with a line break, or have their full width and none. Several IDocs a file give several extracts. The tree is that
of the same IDoc as XML (`ORDERS05/IDOC/E1EDP01/E1EDP19`), so that one mapping reads both; each value has its bytes.
UTF-8 or windows-1252. A segment we have no widths for is kept as one value SDATA and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from orderhub.document import Document, Extract, Finding, Found, Node, Parsed, Severity, Where
from parsers.idoc_fields import (
    CONTROL_FIELDS,
    CONTROL_WIDTH,
    DATA_WIDTH,
    HEADER_WIDTH,
    PARENTS,
    SEGMENTS,
    Field,
)
from parsers.xml_order import extract_of

NAME = "idoc-flat"
MAX_RECORDS: Final = 200_000
_CONTROL: Final = "EDI_DC40"
_RELEASE: Final = re.compile(r"E[12](ED[KPS][A-Z0-9][0-9])(?:[0-9]{3})?")


class Record(NamedTuple):
    """One record: its text, and the place of its first byte."""

    text: str
    offset: int
    number: int


def sniff(document: Document) -> int | None:
    """The control record at the start, which no other format has."""
    head = document.content[:80].removeprefix(b"\xef\xbb\xbf").lstrip()
    return 95 if head.startswith(_CONTROL.encode()) else None


def parse(document: Document) -> Parsed:
    """One extract for each control record."""
    parsed = Parsed(NAME)
    reader: _Idoc | None = None
    encoding = _encoding(document.content)
    for record in _records(document.content, encoding, parsed.findings):
        if record.text.startswith(_CONTROL):
            if reader is not None:
                parsed.extracts.append(reader.extract())
            reader = _Idoc(record, encoding)
        elif reader is not None:
            reader.add(record)
    if reader is not None:
        parsed.extracts.append(reader.extract())
    return parsed


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _records(content: bytes, encoding: str, findings: list[Finding]) -> Iterator[Record]:
    begin = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    lines = content[begin:].count(b"\n")
    cut = _by_lines if lines or len(content) <= CONTROL_WIDTH else _by_widths
    for number, (offset, raw) in enumerate(cut(content, begin), 1):
        if number > MAX_RECORDS:
            where = Where(offset=offset, line=number)
            findings.append(Finding("xml.idoc-records", Severity.ERROR, where, {"limit": str(MAX_RECORDS)}))
            return
        text = raw.decode(encoding, "replace").replace("\0", " ")
        where = Where(offset=offset, length=len(raw), line=number)
        if cut is _by_widths and not text.startswith((_CONTROL, "E1", "E2", "Z")):
            findings.append(Finding("xml.idoc-widths", Severity.ERROR, where, {"record": str(number)}))
            return
        if len(text) < HEADER_WIDTH:
            findings.append(Finding("xml.idoc-record", Severity.ERROR, where, {"record": str(number)}))
        else:
            yield Record(text, offset, number)


def _by_lines(content: bytes, begin: int) -> Iterator[tuple[int, bytes]]:
    while begin < len(content):
        end = content.find(b"\n", begin)
        end = len(content) if end < 0 else end
        raw = content[begin:end].rstrip(b"\r\x1a")
        if raw.strip():
            yield begin, raw
        begin = end + 1


def _by_widths(content: bytes, begin: int) -> Iterator[tuple[int, bytes]]:
    """Records without line breaks have their full width."""
    while begin < len(content):
        width = CONTROL_WIDTH if content.startswith(_CONTROL.encode(), begin) else HEADER_WIDTH + DATA_WIDTH
        raw = content[begin : begin + width]
        if raw.strip():
            yield begin, raw
        begin += width


class _Idoc:
    """The tree of one IDoc while its records come in."""

    def __init__(self, control: Record, encoding: str) -> None:
        self._encoding = encoding
        self._findings: list[Finding] = []
        self._idoc = Node("IDOC", {}, [], Where(offset=control.offset, line=control.number, pointer="IDOC"))
        node = self._node("EDI_DC40", control, CONTROL_FIELDS, 0)
        self._idoc.children.append(node)
        self._kind = node.values["IDOCTYP"][0].raw if "IDOCTYP" in node.values else "ORDERS05"
        self._last: dict[str, Node] = {}
        self._said: set[str] = set()

    def add(self, record: Record) -> None:
        """Hang one data record where it belongs."""
        said = record.text[:30].strip()
        known = _RELEASE.fullmatch(said)
        name = known[1] if known else ""
        fields = SEGMENTS.get(name)
        if fields is None:
            if said not in self._said:
                self._said.add(said)
                where = Where(offset=record.offset, line=record.number, tag=said[:30])
                self._findings.append(Finding("xml.idoc-segment", Severity.INFO, where, {"segment": said[:30]}))
            fields = (Field("SDATA", 0, DATA_WIDTH),)
        node = self._node(f"E1{name}" if name else said, record, fields, HEADER_WIDTH)
        above = self._last.get(PARENTS.get(name, ""))
        if name in SEGMENTS:
            self._last[name] = node
            # What hung below the one before does not belong to this one.
            for below in [one for one, parent in PARENTS.items() if parent == name]:
                self._last.pop(below, None)
        (above or self._idoc).children.append(node)

    def extract(self) -> Extract:
        """The IDoc as the XML reader would give it."""
        root = Node(self._kind, {}, [self._idoc], self._idoc.where)
        extract = extract_of(root, root, "")
        extract.findings = [*self._findings, *extract.findings]
        return extract

    def _node(self, name: str, record: Record, fields: tuple[Field, ...], skip: int) -> Node:
        node = Node(name, {}, [], Where(offset=record.offset, line=record.number, tag=name))
        plain = record.text.isascii()
        for field in fields:
            begin = skip + field.begin
            written = record.text[begin : begin + field.width]
            raw = written.strip()
            if not raw:
                continue
            begin += len(written) - len(written.lstrip())
            offset = begin if plain else len(record.text[:begin].encode(self._encoding, "replace"))
            length = len(raw) if plain else len(raw.encode(self._encoding, "replace"))
            where = Where(
                offset=record.offset + offset,
                length=length,
                line=record.number,
                column=begin + 1,
                tag=name,
                pointer=f"{name}/{field.name}",
            )
            node.values[field.name] = [Found(raw, where)]
        return node
