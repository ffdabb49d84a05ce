"""IDocs as flat files: widths, nesting, places, and records that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.document import Document, Kind
from orderhub.registry import parser_for
from parsers import idoc_flat
from parsers.idoc_fields import CONTROL_FIELDS, CONTROL_WIDTH, DATA_WIDTH, HEADER_WIDTH, PARENTS, SEGMENTS

SAMPLE = Path(__file__).parents[2] / "mappings" / "generic" / "xml-idoc.test" / "02.idoc"


def _control(docnum: str, message: str = "ORDERS") -> str:
    said = {"TABNAM": "EDI_DC40", "DOCNUM": docnum, "IDOCTYP": "ORDERS05", "MESTYP": message, "SNDPRN": "100042"}
    return "".join(said.get(field.name, "").ljust(field.width) for field in CONTROL_FIELDS)


def _record(segment: str, data: str) -> str:
    return f"{segment:<30}800{'1':>016}00000100000002{data}"


def _parse(*records: str, end: str = "\n", encoding: str = "utf-8"):
    document = Document((end.join(records) + end).encode(encoding))
    assert parser_for(document) is idoc_flat
    return idoc_flat.parse(document)


def test_the_tables_have_the_widths_of_the_records():
    assert CONTROL_FIELDS[-1].begin + CONTROL_FIELDS[-1].width == CONTROL_WIDTH
    assert len(_record("E2EDK01005", "")) == HEADER_WIDTH
    for name, fields in SEGMENTS.items():
        assert fields[-1].begin + fields[-1].width <= DATA_WIDTH, name
    assert PARENTS.keys() | set(PARENTS.values()) <= SEGMENTS.keys()


def test_each_value_has_its_bytes_also_behind_umlauts():
    content = SAMPLE.read_bytes()
    (extract,) = idoc_flat.parse(Document(content)).extracts
    stack, seen = [extract.root], 0
    while stack:
        node = stack.pop()
        stack += node.children
        for found in (one for founds in node.values.values() for one in founds):
            where = found.where
            assert content[where.offset : where.offset + where.length].decode("cp1252") == found.raw
            seen += 1
    assert seen > 100
    in_utf8 = content.decode("cp1252").encode()
    (again,) = idoc_flat.parse(Document(in_utf8)).extracts
    party = next(one for one in again.root.children[0].children if one.name == "E1EDKA1")
    where = party.values["ORT01"][0].where
    assert in_utf8[where.offset : where.offset + where.length] == b"Hamburg"


def test_lines_own_what_follows_them():
    records = [_record("E2EDP01008", "000010"), _record("E2EDP19001", "002A"), _record("E2EDPT1001", "0001")]
    records += [_record("E2EDPT2001", "text"), _record("E2EDP01008", "000020"), _record("E2EDP19001", "002B")]
    (extract,) = _parse(_control("1"), *records).extracts
    first, second = (one for one in extract.root.children[0].children if one.name == "E1EDP01")
    assert [one.name for one in first.children] == ["E1EDP19", "E1EDPT1"]
    assert first.children[1].children[0].values["TDLINE"][0].raw == "text"
    assert [one.values["IDTNR"][0].raw for one in second.children] == ["B"]


def test_several_idocs_are_several_extracts_with_their_keys():
    parsed = _parse(_control("1"), _record("E2EDK01005", ""), _control("2", "ORDCHG"), end="\r\n")
    assert [(one.kind, one.keys["interchange"]) for one in parsed.extracts] == [
        (Kind.ORDER, "1"),
        (Kind.ORDER_CHANGE, "2"),
    ]
    assert parsed.extracts[0].keys["sender_id"] == "100042"


def test_records_of_full_width_need_no_line_breaks():
    record = _record("E2EDK02", "001PO-1").ljust(HEADER_WIDTH + DATA_WIDTH)
    parsed = _parse(_control("1"), record, record, end="")
    assert len(parsed.extracts[0].root.children[0].children) == 3
    (broken,) = _parse(_control("1"), record, "x" + record, end="").findings
    assert (broken.code, broken.where.line) == ("xml.idoc-widths", 3)


@pytest.mark.parametrize(
    ("record", "code"), [("E2EDK02", "xml.idoc-record"), (_record("Z1OWN", "secret"), "xml.idoc-segment")]
)
def test_an_odd_record_is_said_and_stops_nothing(record, code):
    parsed = _parse(_control("1"), record, _record("E2EDK02", "001PO-1"))
    findings = [*parsed.findings, *parsed.extracts[0].findings]
    assert [(one.code, one.where.line) for one in findings] == [(code, 2)]
    names = [one.name for one in parsed.extracts[0].root.children[0].children]
    assert names[-1] == "E1EDK02"
    if code == "xml.idoc-segment":
        assert parsed.extracts[0].root.children[0].children[1].values["SDATA"][0].raw == "secret"


def test_truncation_anywhere_is_survived():
    content = SAMPLE.read_bytes()
    for length in range(80, len(content), 97):
        parsed = idoc_flat.parse(Document(content[:length]))
        assert len(parsed.extracts) == 1
