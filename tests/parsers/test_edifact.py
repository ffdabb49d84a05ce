"""EDIFACT: separators, release characters, structure, and what a broken file becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.document import Document, Kind, Node, Severity
from orderhub.errors import BrokenDocument
from parsers import edifact_message
from parsers.edifact_directory import LAYOUTS
from parsers.edifact_segments import Segment, Separators, elements, join
from parsers.edifact_syntax import read_interchanges, serialise, stream
from parsers.edifact_tree import _decoded, _plain, _with_room

GOLDEN = Path(__file__).parent / "golden" / "edifact"
HEAD = "UNB+UNOA:3+S+R+260131:1015+1'UNH+1+ORDERS:D:96A:UN'"
NAMES = Separators()
VALUES = st.text(alphabet=st.sampled_from("ab1 ?+:'*\"€ü.,"), max_size=12)


def _parse(text: str):
    return edifact_message.parse(Document(text.encode("latin-1")))


def _message(*segments: str) -> str:
    return HEAD + "".join(f"{one}'" for one in segments) + f"UNT+{len(segments) + 2}+1'UNZ+1+1'"


def _root(*segments: str) -> Node:
    return _parse(_message(*segments)).extracts[0].root


def _envelope(extract) -> list:
    """Its findings without those about the message's own content, which these short messages do not keep to."""
    inner = ("edi.segment-missing", "edi.segment-unexp", "edi.value-", "edi.character-", "edi.function-")
    return [one for one in extract.findings if not one.code.startswith(inner)]


def _outline(node: Node) -> str:
    inner = [_outline(child) for child in node.children if child.name not in ("UNH", "UNT") and len(child.name) == 3]
    return node.name + (f"({' '.join(inner)})" if inner else "")


@given(st.lists(st.lists(VALUES, min_size=1, max_size=3), min_size=1, max_size=4), st.sampled_from(["?", "!", "\\"]))
def test_what_is_released_comes_back(values, release):
    separators = Separators(release=release)
    text = join("FTX", [[one] for one in values], separators).encode("utf-8").decode("latin-1")
    plain = release not in text
    found = elements(Segment("FTX", text, 0, plain=plain), separators, lambda one: one.encode("latin-1").decode())
    assert [[piece.text for piece in repeats[0]] for repeats in found] == values


@given(st.lists(VALUES, min_size=1, max_size=4), VALUES)
def test_released_terminators_never_split_or_swallow_a_segment(values, last):
    service = "UNA:+.? '"
    segments = [join("FTX", [[["AAI"]], [[value]]], NAMES) for value in [*values, last]]
    text = service + _message(*segments)
    content = text.encode("utf-8")
    (interchange,) = read_interchanges(content)
    (message,) = interchange.messages
    assert [segment.tag for segment in message.segments] == ["UNH", *["FTX"] * len(segments), "UNT"]
    said = [message.elements(one)[1][0][0].text for one in message.segments[1:-1]]
    assert said == [*values, last]
    assert serialise([interchange]) == content
    assert [one.code for one in (*interchange.findings, *message.findings) if one.severity is not Severity.INFO] == []


@given(
    st.sampled_from(sorted(LAYOUTS)),
    st.lists(st.lists(st.sampled_from(["", "A", "12", "x y"]), max_size=13), max_size=15),
)
def test_the_fast_way_reads_what_the_careful_way_reads(tag, values):
    text = "+".join([tag, *(":".join(one) for one in values)])
    (message,) = (one for one in stream(_message("BGM+220").encode()) if hasattr(one, "segments"))
    segment = Segment(tag, text, 100, number=2)
    fast = _plain(segment, _with_room(LAYOUTS[tag]), 1, "+", ":", [])
    assert fast == _decoded(segment, LAYOUTS[tag], message)


@pytest.mark.parametrize("name", ["orders_full", "una_custom_separators", "released_characters", "utf8_in_unoc"])
def test_a_file_cut_at_any_byte_never_crashes_and_loses_nothing(name):
    content = (GOLDEN / name / "input.edi").read_bytes()
    for end in range(len(content)):
        cut = Document(content[:end])
        if edifact_message.sniff(cut) is None:
            continue
        parsed = edifact_message.parse(cut)
        assert parsed.extracts or parsed.findings
        assert serialise(list(read_interchanges(cut.content))) == cut.content


def test_a_cut_order_is_never_silently_whole():
    content = (GOLDEN / "orders_full" / "input.edi").read_bytes()
    end = content.index(b"UNZ")
    for cut in range(200, end - 12, 7):
        parsed = edifact_message.parse(Document(content[:cut]))
        said = {one.severity for extract in parsed.extracts for one in extract.findings}
        assert Severity.ERROR in said


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("UNA:+.? '", (":", "+", ".", "?", "", "'")),
        ("UNA:+,? '", (":", "+", ",", "?", "", "'")),
        ("UNA:+.?*'", (":", "+", ".", "?", "", "'")),
        ("UNA:+.?'", (":", "+", ".", "?", "", "'")),
        ("UNA:+.? ", (":", "+", ".", "?", "", "'")),
        ("UNA:+.  '\r\n", (":", "+", ".", "", "", "'")),
        ("UNA=*.! ~", ("=", "*", ".", "!", "", "~")),
        ("", (":", "+", ".", "?", "", "'")),
    ],
)
def test_service_characters(service, expected):
    component, element, _, _, _, terminator = expected
    text = "UNB+UNOA:3+S+R+260131:1015+1'UNH+1+ORDERS:D:96A:UN'BGM+220'UNT+3+1'UNZ+1+1'"
    text = service + text.translate(str.maketrans({":": component, "+": element, "'": terminator}))
    (interchange,) = read_interchanges(text.encode())
    assert tuple(interchange.separators) == expected
    assert [message.type for message in interchange.messages] == ["ORDERS"]
    assert interchange.findings == []


def test_control_characters_of_level_b_separate_without_una():
    text = _message("BGM+220+L1").translate(str.maketrans({":": "\x1f", "+": "\x1d", "'": "\x1c"}))
    parsed = _parse(text)
    assert parsed.findings == []
    assert parsed.extracts[0].root.children[1].children[1].values["1004"][0].raw == "L1"


def test_repetition_is_read_in_syntax_4_only():
    four = _parse("UNB+UNOC:4+S+R+20260131:1015+1'UNH+1+ORDERS:D:01B:UN'BGM+220+A*B'UNT+3+1'UNZ+1+1'")
    three = _root("BGM+220+A*B")
    assert [c.values["1004"][0].raw for c in four.extracts[0].root.children[1].children[1:]] == ["A", "B"]
    assert three.children[1].children[1].values["1004"][0].raw == "A*B"


@pytest.mark.parametrize(
    ("segments", "outline"),
    [
        (["RFF+ON:1", "DTM+171:1:102", "DTM+137:1:102"], "message(RFF(DTM DTM))"),
        (["RFF+ON:1", "DTM+2:1:102"], "message(RFF DTM)"),
        (["NAD+BY+1", "RFF+VA:1", "CTA+OC", "COM+1:TE", "NAD+SU+2"], "message(NAD(RFF CTA(COM)) NAD)"),
        (["CUX+2:EUR", "DTM+134:1:102", "PAT+1", "MOA+9:1"], "message(CUX(DTM) PAT(MOA))"),
        (["ALC+A", "PCD+1:3", "MOA+8:1", "FTX+AAI+++x"], "message(ALC(PCD MOA) FTX)"),
        (["LIN+1", "QTY+21:1", "PRI+AAA:1", "QTY+11:1", "LIN+2"], "message(LIN(QTY PRI QTY) LIN)"),
        (["LIN+1", "SCC+1", "QTY+11:1", "DTM+2:1:102", "SCC+2", "QTY+11:2"], "message(LIN(SCC(QTY(DTM)) SCC(QTY)))"),
        (["LIN+1", "TAX+7+VAT", "MOA+124:1", "UNS+S", "MOA+86:1", "CNT+2:1"], "message(LIN(TAX(MOA)) UNS MOA CNT)"),
        (["LIN+1", "QTY+21:1", "CNT+2:1"], "message(LIN(QTY) CNT)"),
        (["LIN+1", "PRI+AAA:1", "ZZZ+1", "QTY+21:1"], "message(LIN(PRI ZZZ QTY))"),
    ],
)
def test_a_trigger_owns_the_segments_of_its_group(segments, outline):
    assert _outline(_root(*segments)) == outline


def test_packing_levels_of_a_despatch_advice():
    text = _message("BGM+351+L", "CPS+1", "PAC+1", "PCI+33E", "GIN+BJ+1", "LIN+1", "QTY+12:1", "CPS+2", "LIN+2")
    extract = _parse(text.replace("ORDERS", "DESADV")).extracts[0]
    assert extract.kind is Kind.DESPATCH_ADVICE
    assert _outline(extract.root) == "message(BGM CPS(PAC(PCI(GIN)) LIN(QTY)) CPS(LIN))"


@pytest.mark.parametrize(
    ("kind", "message", "class_"),
    [
        (Kind.ORDER, "ORDERS", None), (Kind.ORDER_CHANGE, "ORDCHG", None), (Kind.ORDER_RESPONSE, "ORDRSP", None),
        (Kind.DESPATCH_ADVICE, "DESADV", None), (Kind.RECEIVING_ADVICE, "RECADV", None), (Kind.INVOICE, "INVOIC", None),
        (Kind.ACKNOWLEDGEMENT, "CONTRL", None), (Kind.ACKNOWLEDGEMENT, "APERAK", None),
        (Kind.NOT_AN_ORDER, "PRICAT", "other"), (Kind.NOT_AN_ORDER, "REQOTE", "quotation_request"),
    ],
)  # fmt: skip
def test_kinds(kind, message, class_):
    extract = _parse(_message("BGM+1").replace("ORDERS", message)).extracts[0]
    assert (extract.kind, extract.class_) == (kind, class_)
    codes = [(one.code, one.params) for one in _envelope(extract)]
    assert codes == ([("edi.message-type-other", {"type": message})] if class_ else [])


@pytest.mark.parametrize(
    ("declared", "text", "encoding", "codec", "code"),
    [
        ("UNOC", "Köln", "latin-1", "iso8859-1", None),
        ("UNOC", "Köln", "utf-8", "utf-8", "edi.charset-differs"),
        ("UNOC", "5 €", "cp1252", "cp1252", "edi.charset-differs"),
        ("UNOA", "Köln", "latin-1", "cp1252", "edi.charset-differs"),
        ("UNOW", "Köln", "utf-8", "utf-8", None),
        ("UNOY", "Köln", "utf-8", "utf-8", None),
        ("UNOW", "Köln", "latin-1", "cp1252", "edi.charset-guessed"),
        ("UNOD", "Łódź", "iso8859-2", "iso8859-2", None),
        ("UNOE", "Москва", "iso8859-5", "iso8859-5", None),
        ("UNOL", "5 ¤".replace("¤", "€"), "iso8859-15", "iso8859-15", None),
    ],
)
def test_character_sets(declared, text, encoding, codec, code):
    content = _message(f"NAD+BY+++{text}").replace("UNOA", declared).encode(encoding)
    parsed = edifact_message.parse(Document(content))
    extract = parsed.extracts[0]
    assert extract.root.children[1].children[0].values["3036"][0].raw == text
    assert extract.keys["charset"] == codec
    assert [one.code for one in parsed.findings] == ([code] if code else [])


def test_line_breaks_in_a_text_are_blanks_unless_the_file_is_wrapped():
    text = _message("BGM+220+1", "FTX+AAI+++vor 10 Uhr\r\nanliefern", "NAD+BY\r\n+++Nord").replace("'", "'\r\n")
    root = _parse(text).extracts[0].root
    assert root.children[2].children[0].values["4440"][0].raw == "vor 10 Uhr anliefern"
    assert root.children[3].values["3035"][0].raw == "BY"


@pytest.mark.parametrize(
    "content",
    [b"", b"STX=ANA:1+5000000000000:X+...'", b"UNBELIEVABLE offer", b"ISA*00*", b"%PDF-1.7 UNB+", b"UN", b"\x00" * 50],
)
def test_what_is_no_edifact_is_declined(content):
    assert edifact_message.sniff(Document(content)) is None


def test_junk_lines_before_are_a_finding_and_sniff_lower():
    content = b"Received by gateway 7\r\n" + _message("BGM+220+1").encode()
    assert edifact_message.sniff(Document(content)) == 60
    parsed = edifact_message.parse(Document(content))
    assert [one.code for one in parsed.findings] == ["edi.junk-before"]
    assert parsed.extracts[0].kind is Kind.ORDER


def test_nothing_to_read_is_said_so():
    with pytest.raises(BrokenDocument) as said:
        edifact_message.parse(Document(b"hello"))
    assert said.value.code == "edi.no-envelope"


def test_missing_ends_are_found():
    parsed = _parse(HEAD + "BGM+220+1'UNH+2+ORDERS:D:96A:UN'BGM+220+2'UNT+3+2'")
    assert [one.code for one in _envelope(parsed.extracts[0])] == ["edi.unt-missing"]
    assert _envelope(parsed.extracts[1]) == []
    assert [one.code for one in parsed.findings] == ["edi.unz-missing"]


def test_segments_outside_a_message_are_kept():
    parsed = _parse("UNB+UNOA:3+S+R+260131:1015+1'BGM+220+1'UNZ+0+1'")
    (extract,) = parsed.extracts
    assert extract.kind is Kind.UNREADABLE
    assert [one.code for one in extract.findings] == ["edi.segment-outside", "edi.message-type-missing"]
    assert [node.name for node in extract.root.children] == ["BGM"]


def test_a_second_interchange_begins_though_the_first_has_no_end():
    one = _message("BGM+220+1").removesuffix("UNZ+1+1'")
    parsed = _parse(one + "UNA:+.? '" + _message("BGM+220+2").replace("+S+", "+S2+"))
    assert [extract.keys["sender"] for extract in parsed.extracts] == ["S", "S2"]
    assert [one.code for one in parsed.findings] == ["edi.unz-missing"]


def test_segments_with_very_many_elements_are_read():
    root = _root("ZZZ+" + "+".join(str(n) for n in range(300)), "FTX+AAI+++" + ":".join(str(n) for n in range(300)))
    assert root.children[1].values["e300"][0].raw == "299"
    assert root.children[2].children[0].values["c300"][0].raw == "299"


def test_a_segment_with_far_too_many_elements_is_kept_and_not_taken_apart():
    text = _message("FTX" + "+1" * 50_000)
    (extract,) = _parse(text).extracts
    assert [one.code for one in _envelope(extract)] == ["edi.segment-oversized"]
    assert (extract.root.children[1].values, extract.root.children[1].children) == ({}, [])
    assert serialise(list(read_interchanges(text.encode()))) == text.encode()


def test_many_released_terminators_are_read_in_one_go():
    text = _message("FTX+AAI+++" + "?'" * 200_000)
    (extract,) = _parse(text).extracts
    assert extract.root.children[1].children[0].values["4440"][0].raw == "'" * 200_000
