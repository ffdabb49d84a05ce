"""The tables of segment groups: they are read to the last sign, right messages fit, and each kind of fault is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.document import Document, Node
from parsers import edi_groups, edifact_directory, edifact_message, edifact_structure, x12_message, x12_structure
from parsers.edi_groups import Level

GOLDEN = Path(__file__).parent / "golden"
EDIFACT = [(release, message) for release, messages in edifact_structure.TABLES.items() for message in messages]
MESSAGES = ("ORDERS", "ORDCHG", "ORDRSP", "DESADV", "INVOIC")
FAULTS = {"edi.segment-missing", "edi.segment-unexpected", "edi.segment-repeated"}

HEAD = "BGM DTM DTM FTX RFF DTM RFF NAD LOC RFF CTA COM COM NAD FII TAX CUX DTM PAT DTM PCD TDT LOC DTM TOD LOC"
LINE = "LIN PIA IMD IMD MEA QTY DTM MOA FTX PRI RNG RFF DTM PAC MEA PCI GIN LOC QTY DTM TAX MOA NAD CTA COM ALC PCD MOA"
ORDER = f"{HEAD} PAC PCI ALC PCD RNG MOA TAX RCS {LINE} TDT LOC SCC QTY DTM {LINE} UNS MOA MOA CNT ALC MOA UNT"
ANSWER = ORDER.replace("NAD LOC RFF", "AJT FTX NAD LOC RFF", 1).replace("PRI RNG", "AJT FTX PRI RNG")
DESPATCH = (
    "BGM DTM MEA RFF DTM NAD LOC CTA COM TOD LOC FTX TDT LOC DTM EQD SEL HAN FTX CPS PAC MEA QTY HAN PCI DTM GIN GIN "
    "CPS FTX PAC PCI GIN LIN PIA IMD QTY QTY DTM RFF DTM LOC DTM QTY PCI MEA QTY GIN DLM HAN QVR DTM LIN QTY CNT UNT"
)
INVOICE = (
    "BGM DTM FTX RFF DTM NAD FII RFF CTA COM NAD TAX MOA CUX PAT DTM PCD MOA TDT LOC RFF TOD LOC PAC PCI ALC RFF MOA "
    "TAX MOA LIN PIA IMD QTY QTY DTM FTX MOA MOA PRI RFF TAX MOA NAD ALC QTY MOA LIN QTY UNS CNT MOA RFF MOA TAX MOA "
    "ALC UNT"
)
RECEIPT = (
    "BGM DTM RFF DTM DOC NAD LOC CTA COM TDT CDI INP EQD CDI SEL CPS PAC MEA QVR PCI GIN LIN PIA IMD QTY QVR CDI RFF "
    "PCI QVR GIN CNT UNT"
)
ERRORS = "BGM DTM FTX RFF DTM NAD CTA COM ERC FTX RFF FTX ERC FTX UNT"
RIGHT = {
    "ORDERS": ORDER,
    "ORDCHG": ANSWER,
    "ORDRSP": ANSWER,
    "DESADV": DESPATCH,
    "RECADV": RECEIPT,
    "INVOIC": INVOICE,
    "APERAK": ERRORS,
    "CONTRL": "UCI UCM UCS UCD UCS UCM UCF UCM UCS UCD UNT",
}

PO_HEAD = "CUR REF REF PER FOB SAC CUR ITD DTM PID TD5 MAN N9 MSG MSG N1 N2 N3 N4 PER N1 N3 N4"
PO_LINE = "CTP PID MEA PO4 REF SAC SDQ DTM TD5 MSG QTY SCH N9 MSG N1 N3 N4 SLN PID AMT"
PO = f"BEG {PO_HEAD} PO1 {PO_LINE} PO1 {PO_LINE} CTT AMT SE"
X12_RIGHT = {
    "850": PO,
    "860": PO.replace("BEG", "BCH").replace("PO1", "POC"),
    "855": PO.replace("BEG", "BAK").replace("QTY SCH", "QTY ACK DTM ACK SCH"),
    "856": "BSN DTM HL TD1 TD5 TD3 REF DTM FOB N1 N3 N4 HL PRF REF HL PO4 MAN HL LIN SN1 SLN PRF PID REF N1 SAC CTT SE",
    "810": "BIG NTE CUR REF PER N1 N2 N3 N4 REF N1 ITD DTM FOB PID IT1 QTY TXI CTP PID PO4 REF SDQ DTM SAC TXI SLN DTM "
    "N1 IT1 PID TDS TXI CAD AMT SAC TXI ISS CTT SE",
    "997": "AK1 AK2 AK3 AK4 AK4 AK3 AK5 AK2 AK5 AK9 SE",
}  # fmt: skip


def _text(members: Level) -> str:
    """The notation of these members, as one would write it."""
    return " ".join(
        one.tag
        + "!" * one.mandatory
        + (f"*{one.most}" if one.most > 1 else "")
        + (f"{{{_text(one.members)}}}" if one.members else "")
        for one in members
    )


def _one_line(said: str) -> str:
    return " ".join(said.split()).replace("{ ", "{").replace(" }", "}")


def _faults(members: Level, tags: str) -> list[tuple[str, int, str]]:
    return [fault[:3] for fault in edi_groups.faults(members, tuple(tags.split()))]


def _edifact(message: str, release: str) -> Level:
    found = edifact_structure.structure_of(message, release)
    assert found is not None
    return found[1]


def _x12(message: str) -> Level:
    found = x12_structure.structure_of(message)
    assert found is not None
    return found


def _tags(members: Level) -> set[str]:
    return {one.tag for one in members}.union(*(_tags(one.members) for one in members))


@pytest.mark.parametrize(("release", "message"), EDIFACT)
def test_an_edifact_table_is_read_to_the_last_sign(release, message):
    said = _one_line(edifact_structure.TABLES[release][message])
    members = edi_groups.level(said)
    assert _text(members) == said
    assert members[0].tag in ("BGM", "UCI")
    assert (members[0].mandatory, members[-1].mandatory, members[-1].tag) == (True, True, "UNT")
    assert _tags(members) <= set(edifact_directory.LAYOUTS)


@pytest.mark.parametrize("message", X12_RIGHT)
def test_an_x12_table_is_read_to_the_last_sign(message):
    said = _one_line(x12_structure.TABLES[message])
    members = _x12(message)
    assert _text(members).replace("*999999", "*n") == said
    assert (members[0].mandatory, members[-1].mandatory, members[-1].tag) == (True, True, "SE")


@pytest.mark.parametrize("release", ["D.93A", "D.94B", "D.96A", "D.01B", ""])
@pytest.mark.parametrize("message", RIGHT)
def test_a_right_message_fits_every_release(message, release):
    assert _faults(_edifact(message, release), RIGHT[message]) == []


@pytest.mark.parametrize("message", X12_RIGHT)
def test_a_right_transaction_fits(message):
    assert _faults(_x12(message), X12_RIGHT[message]) == []


def _golden(parser, case: str) -> list[tuple[str, str]]:
    path = next((GOLDEN / case).glob("input.*"))
    (extract,) = parser.parse(Document(path.read_bytes())).extracts
    return [(finding.code, finding.params["tag"]) for finding in extract.findings if finding.code in FAULTS]


def test_the_golden_orders_fit():
    assert _golden(edifact_message, "edifact/orders_full") == []
    assert _golden(x12_message, "x12/po_850_full") == [("edi.segment-unexpected", "SDQ")]  # it stands after a DTM


@pytest.mark.parametrize(
    ("message", "tags", "fault"),
    [
        ("ORDERS", "DTM LIN UNS UNT", ("missing", 0, "BGM")),
        ("ORDERS", "BGM LIN UNS UNT", ("missing", 1, "DTM")),
        ("ORDERS", "BGM DTM LIN UNT", ("missing", 3, "UNS")),
        ("ORDERS", "BGM DTM LIN UNS", ("missing", 3, "UNT")),
        ("ORDERS", "BGM DTM BGM LIN UNS UNT", ("unexpected", 2, "BGM")),
        ("ORDERS", "BGM DTM CPS LIN UNS UNT", ("unexpected", 2, "CPS")),
        ("ORDERS", "BGM DTM AJT LIN UNS UNT", ("unexpected", 2, "AJT")),
        ("ORDERS", "BGM DTM LIN QTY PIA UNS UNT", ("unexpected", 4, "PIA")),
        ("ORDERS", "BGM BGM DTM LIN UNS UNT", ("repeated", 1, "BGM")),
        ("ORDERS", "BGM DTM NAD UNS UNS UNT", ("repeated", 4, "UNS")),
        ("ORDERS", "BGM DTM ALC PCD PCD UNS UNT", ("repeated", 4, "PCD")),
        ("DESADV", "DTM CPS LIN UNT", ("missing", 0, "BGM")),
        ("DESADV", "BGM LIN CPS UNT", ("unexpected", 1, "LIN")),
        ("INVOIC", "BGM DTM LIN MOA UNT", ("missing", 4, "UNS")),
        ("RECADV", "CPS LIN UNT", ("missing", 0, "BGM")),
        ("APERAK", "BGM ERC NAD UNT", ("unexpected", 2, "NAD")),
        ("CONTRL", "UCM UNT", ("missing", 0, "UCI")),
    ],
)
def test_faults_of_an_edifact_message_are_found(message, tags, fault):
    assert _faults(_edifact(message, "D.96A"), tags) == [fault]


@pytest.mark.parametrize(
    ("message", "tags", "fault"),
    [
        ("850", "PO1 CTT SE", ("missing", 0, "BEG")),
        ("850", "BEG CTT SE", ("missing", 1, "PO1")),
        ("850", "BEG PO1 ACK CTT SE", ("unexpected", 2, "ACK")),
        ("850", "BEG BEG PO1 CTT SE", ("repeated", 1, "BEG")),
        ("855", "PO1 ACK SE", ("missing", 0, "BAK")),
        ("860", "BCH PO1 CTT SE", ("unexpected", 1, "PO1")),
        ("856", "BSN CTT SE", ("missing", 1, "HL")),
        ("810", "BIG IT1 CTT SE", ("missing", 2, "TDS")),
        ("997", "AK1 AK2 AK9 SE", ("missing", 2, "AK5")),
    ],
)
def test_faults_of_a_transaction_are_found(message, tags, fault):
    assert _faults(_x12(message), tags) == [fault]


def test_an_answer_may_be_a_header_only():
    assert _faults(_edifact("ORDRSP", "D.96A"), "BGM DTM RFF NAD UNT") == []
    assert _faults(_edifact("ORDCHG", "D.96A"), "BGM DTM RFF NAD UNT") == [("missing", 4, "UNS")]


def test_too_many_of_a_group_are_said_once():
    members = _edifact("ORDERS", "D.96A")
    assert _faults(members, f"BGM DTM {'CUX ' * 7}UNS UNT") == [("repeated", 7, "CUX")]


@pytest.mark.parametrize("message", MESSAGES)
def test_segments_have_the_names_of_their_time(message):
    """QVA became QVR with D.95A, PAT became PYT after D.01B; what is gone is allowed until then."""
    line = "BGM DTM CPS LIN QVA CNT UNT" if message == "DESADV" else "BGM DTM LIN QVA UNS UNT"
    wrong = [("unexpected", line.split().index("QVA"), "QVA")]
    assert [_faults(_edifact(message, one), line) for one in ("D.93A", "D.94A", "D.96A")] == [[], [], wrong]
    if message != "DESADV":
        terms = "BGM DTM PYT DTM PCD UNS UNT"
        assert _faults(_edifact(message, "D.10A"), terms) == []
        assert _faults(_edifact(message, "D.96A"), terms)[0] == ("unexpected", 2, "PYT")


@pytest.mark.parametrize(
    ("message", "directory", "release"),
    [
        ("ORDERS", "D.92A", "D.93A"), ("ORDERS", "S.93A", "D.93A"), ("ORDERS", "D.94A", "D.94B"),
        ("ORDERS", "D.96B", "D.01B"), ("ORDERS", "D.99B", "D.01B"), ("ORDERS", "D.00A", "D.01B"),
        ("ORDERS", "4.1", "D.01B"), ("ORDERS", ".", "D.01B"), ("RECADV", "D.93A", "D.96A"),
        ("APERAK", "D.93A", "D.96A"), ("CONTRL", "D.3", "ISO 9735"), ("CONTRL", "D.96A", "ISO 9735"),
    ],
)  # fmt: skip
def test_the_next_later_release_that_has_the_message_is_chosen(message, directory, release):
    found = edifact_structure.structure_of(message, directory)
    assert found is not None
    assert found[0] == release


@pytest.mark.parametrize("message", ["", "PRICAT", "orders"])
def test_what_is_not_in_the_tables_is_not_compared(message):
    assert edifact_structure.structure_of(message, "D.96A") is None
    assert x12_structure.structure_of(message) is None


def _strangers(members: Level, group: edifact_directory.Group, place: str = "") -> list[str]:
    """Members of the table that the tree would hang somewhere else."""
    found = [f"{place}{one.tag}" for one in members if one.tag not in group]
    for one in members:
        found += _strangers(one.members, group.get(one.tag, {}), f"{place}{one.tag}/")
    return found


@pytest.mark.parametrize("message", [*MESSAGES, "APERAK", "CONTRL"])
def test_the_tree_hangs_segments_where_the_table_has_them(message):
    assert _strangers(_edifact(message, "D.96A"), edifact_directory.structure(message)) == []


@pytest.mark.parametrize("message", RIGHT)
def test_the_tree_leaves_few_liberties_to_senders_of_later_releases(message):
    kept = set(_strangers(_edifact(message, "D.01B"), edifact_directory.structure(message)))
    assert kept <= {"LIN/RFF/MOA", "RFF/FTX", "LIN/GIS/FTX", "LIN/GEI/FTX", "CPS/LIN/RFF/NAD", "CPS/LIN/RFF/CTA"}


def _paths(node: Node, tag: str, path: str = "") -> list[str]:
    """Where the segments of that tag hang."""
    found = [path for child in node.children if child.name == tag]
    return found + [one for child in node.children for one in _paths(child, tag, f"{path}/{child.name}")]


@pytest.mark.parametrize(
    ("kind", "segments", "tag", "owners"),
    [
        ("DESADV:D:01B:UN", ["CPS+1", "LIN+1", "QTY+12:9", "DGS+ADR", "QTY+12:3"], "QTY", ["/CPS/LIN", "/CPS/LIN/DGS"]),
        ("DESADV:D:96A:UN", ["CPS+1", "LIN+1", "QTY+12:9", "PCI+33E", "QTY+12:3"], "QTY", ["/CPS/LIN", "/CPS/LIN/PCI"]),
        ("INVOIC:D:96A:UN", ["RFF+ON:1", "TDT+20", "RFF+AAM:2", "ALC+C", "RFF+CT:3"], "RFF", ["", "/TDT", "/ALC"]),
        ("ORDERS:D:96A:UN", ["LIN+1", "GIS+1", "EQD+CN", "MEA+AAE", "FTX+AAI"], "MEA", ["/LIN/EQD"]),
        ("ORDERS:D:01B:UN", ["LIN+1", "GIS+1", "EQD+CN"], "GIS", ["/LIN"]),
        ("DELFOR:D:96A:UN", ["GIS+1", "NAD+CN", "LIN+1", "GIS+2", "NAD+CN", "LIN+1"], "LIN", ["/GIS", "/GIS"]),
        ("PRICAT:D:96A:UN", ["PGI+1", "LIN+1", "PGI+2", "LIN+1"], "LIN", ["/PGI", "/PGI"]),
        (
            "ORDERS:D:96A:UN",
            ["LIN+1", "PAC+1", "DTM+360:20260101:102", "DTM+2:20260101:102"],
            "DTM",
            ["/LIN", "/LIN/PAC"],
        ),
    ],
)
def test_segments_hang_on_the_group_that_the_directory_gives_them(kind, segments, tag, owners):
    body = "".join(f"{one}'" for one in [f"UNH+1+{kind}", "BGM+220+1", *segments, f"UNT+{len(segments) + 3}+1"])
    content = f"UNB+UNOC:3+S+R+260131:1015+1'{body}UNZ+1+1'".encode()
    (extract,) = edifact_message.parse(Document(content)).extracts
    assert _paths(extract.root, tag) == owners
