"""What a message does not keep to, layer by layer: each fault is a finding with its place, a right message has none."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Severity
from parsers import edi_groups, edifact_message, x12_message
from parsers.edi_values import date_fault, number_fault
from parsers.edifact_structure import structure_of
from parsers.x12_structure import structure_of as x12_structure_of

RIGHT = [
    "BGM+220+L1+9", "DTM+137:20260131:102", "NAD+BY+4012345000009::9", "CUX+2:EUR:9", "LIN+1++4012345000016:EN",
    "QTY+21:5:C62", "PRI+AAA:2.50", "UNS+S", "CNT+2:1",
]  # fmt: skip
PO = ["BEG*00*SA*P1**20260131", "PO1*1*10*EA*9.95**UP*012345678905", "CTT*1"]


def _edifact(segments: list[str], kind: str = "ORDERS:D:96A:UN", level: str = "UNOC") -> tuple[list, bytes]:
    body = "".join(f"{one}'" for one in [f"UNH+1+{kind}", *segments, f"UNT+{len(segments) + 2}+1"])
    content = f"UNB+{level}:3+S+R+260131:1015+1'{body}UNZ+1+1'".encode("latin-1")
    return edifact_message.parse(Document(content)).extracts[0].findings, content


def _x12(segments: list[str], kind: str = "850") -> tuple[list, bytes]:
    isa = "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260131*1015*U*00401*000000001*0*P*>~"
    body = "".join(f"{one}~" for one in [f"ST*{kind}*0001", *segments, f"SE*{len(segments) + 2}*0001"])
    content = f"{isa}GS*PO*A*B*20260131*1015*1*X*004010~{body}GE*1*1~IEA*1*000000001~".encode()
    return x12_message.parse(Document(content)).extracts[0].findings, content


def _swapped(segments: list[str], old: str, *new: str) -> list[str]:
    at = segments.index(old)
    return [*segments[:at], *new, *segments[at + 1 :]]


def test_right_messages_have_no_finding():
    assert _edifact(RIGHT)[0] == []
    assert _x12(PO)[0] == []


@pytest.mark.parametrize(
    ("segments", "code", "at"),
    [
        (RIGHT[1:], "edi.segment-missing", "DTM+137"),
        (_swapped(RIGHT, "UNS+S"), "edi.segment-missing", "CNT"),
        ([*RIGHT[:4], "DTM+2:20260202:102", "ZZZ+1", *RIGHT[4:]], "edi.segment-unexpected", "ZZZ"),
        (_swapped(RIGHT, RIGHT[0], "BGM+220+L1+9", "BGM+220+L2+9"), "edi.segment-repeated", "BGM+220+L2"),
        (_swapped(RIGHT, "BGM+220+L1+9", f"BGM+220+{'9' * 36}+9"), "edi.value-too-long", "9" * 36),
        (_swapped(RIGHT, "QTY+21:5:C62", "QTY+21:five:C62"), "edi.value-no-number", "five"),
        (_swapped(RIGHT, "DTM+137:20260131:102", "DTM+137:20260231:102"), "edi.value-no-date", "20260231"),
        (_swapped(RIGHT, RIGHT[2], "NAD+Q9+4012345000009::9"), "edi.code-unknown", "Q9"),
        (_swapped(RIGHT, "CUX+2:EUR:9"), "edi.currency-missing", "UNH"),
        (_swapped(RIGHT, "CNT+2:1", "CNT+2:7"), "edi.lines-counted", "7'UNT"),
        (_swapped(RIGHT, RIGHT[2], "NAD+BY+40\x0112345000009::9"), "edi.character-control", "\x01"),
    ],
)
def test_each_fault_of_an_order_is_found_at_its_place(segments, code, at):
    findings, content = _edifact(segments)
    (fault,) = [one for one in findings if one.code == code]
    assert content[fault.where.offset :].startswith(at.encode())
    assert (fault.where.message, fault.severity) == (1, _severity(code))
    assert fault.message("de") != fault.message("en")
    assert fault.hint("de") != fault.hint("en")
    assert "{" not in fault.message("en") + fault.message("de")


def _severity(code: str) -> Severity:
    return Severity.WARNING if code == "edi.lines-counted" else Severity.INFO


@pytest.mark.parametrize(
    ("segments", "code", "at"),
    [
        (PO[1:], "edi.segment-missing", "PO1"),
        ([*PO[:2], "BEG*00*SA*P2**20260131", PO[2]], "edi.segment-unexpected", "BEG*00*SA*P2"),
        ([PO[0], "REF*DP*1", "CUR*BY*EUR", *PO[1:]], "edi.segment-unexpected", "CUR"),
        ([*PO[:1], "PO1*1*ten*EA*9.95**UP*012345678905", PO[2]], "edi.value-no-number", "ten"),
        (["BEG*00*SA*P1**20261331", *PO[1:]], "edi.value-no-date", "20261331"),
        (["BEG*00*SAX*P1**20260131", *PO[1:]], "edi.value-too-long", "SAX"),
        (["BEG*00*S*P1**20260131", *PO[1:]], "edi.value-too-short", "S*P1"),
        (["BEG*Q7*SA*P1**20260131", *PO[1:]], "edi.code-unknown", "Q7"),
        ([*PO[:2], "CTT*9"], "edi.lines-counted", "9~SE"),
    ],
)
def test_each_fault_of_a_purchase_order_is_found_at_its_place(segments, code, at):
    findings, content = _x12(segments)
    (fault,) = [one for one in findings if one.code == code]
    assert content[fault.where.offset :].startswith(at.encode())
    assert fault.severity is _severity(code)
    assert "{" not in fault.message("en") + fault.message("de") + fault.hint("en")


def test_the_same_fault_is_said_once_with_its_count():
    lines = [one for _ in range(40) for one in ("LIN+1++4012345000016:EN", "QTY+21:x:C62")]
    findings, _ = _edifact([*RIGHT[:4], *lines, "UNS+S"])
    assert [(one.code, one.params["count"]) for one in findings] == [("edi.value-no-number", "40")]


def test_lower_case_is_outside_of_level_a_and_said_once():
    texts = ["FTX+AAI+++bitte", "FTX+AAI+++schnell"]
    findings, _ = _edifact([*RIGHT[:2], *texts, *RIGHT[2:]], level="UNOA")
    assert [(one.code, one.params["count"]) for one in findings] == [("edi.character-outside", "2")]
    assert _edifact([*RIGHT[:2], *texts, *RIGHT[2:]], level="UNOC")[0] == []


@pytest.mark.parametrize(
    ("directory", "release"),
    [("D.93A", "D.93A"), ("D.95B", "D.96A"), ("D.96A", "D.96A"), ("D.97A", "D.01B"), ("D.01B", "D.01B"),
     ("D.20B", "D.01B"), ("", "D.01B")],
)  # fmt: skip
def test_a_message_is_compared_with_its_directory_or_the_next_later_one(directory, release):
    found = structure_of("ORDERS", directory)
    assert found is not None
    assert found[0] == release


@pytest.mark.parametrize("message", ["ORDERS", "ORDCHG", "ORDRSP", "DESADV", "RECADV", "INVOIC", "CONTRL", "APERAK"])
@pytest.mark.parametrize("directory", ["D.93A", "D.96A", "D.01B"])
def test_every_message_has_its_groups(message, directory):
    found = structure_of(message, directory)
    assert found is not None
    assert found[1][0].mandatory
    assert found[1][-1].tag == "UNT"


@pytest.mark.parametrize("message", ["850", "860", "855", "856", "810", "997"])
def test_every_transaction_has_its_groups(message):
    members = x12_structure_of(message)
    assert members is not None
    assert (members[0].mandatory, members[-1].tag) == (True, "SE")


def test_groups_are_matched_as_the_notation_says():
    members = edi_groups.level("A1A! B1B*2{C1C! D1D} E1E!")
    assert edi_groups.faults(members, ("A1A", "B1B", "C1C", "D1D", "B1B", "C1C", "E1E")) == ()
    said = edi_groups.faults(members, ("B1B", "D1D", "B1B", "C1C", "B1B", "C1C", "A1A"))
    assert [(one.kind, one.at, one.tag) for one in said] == [
        ("missing", 0, "A1A"), ("missing", 1, "C1C"), ("repeated", 4, "B1B"), ("unexpected", 6, "A1A"),
        ("missing", 6, "E1E"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "form", "fault"),
    [
        ("20260131", "102", False), ("20260229", "102", True), ("20240229", "102", False), ("2026013", "102", True),
        ("202601312359", "203", False), ("202601312560", "203", True), ("260131", "101", False), ("?", "102", True),
        ("2026013120260228", "718", False), ("20260131-20260228", "718", False), ("20260131", "718", True),
        ("week 5", "616", False), ("20260131", "DT", False), ("260131", "DT", False), ("2460", "TM", True),
    ],
)  # fmt: skip
def test_dates(value, form, fault):
    assert date_fault(value, form) is fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [("12", False), ("-1,50", False), ("1.5-", False), (".5", False), ("1.", False), ("", True), ("1 000", True),
     ("1.2.3", True), ("12345678901", True), ("1e5", True), ("٣", True)],
)  # fmt: skip
def test_numbers(value, fault):
    assert number_fault(value, 10) is fault
