"""X12: separators found in the header, structure, and what a broken file becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.document import Document, Kind, Node
from orderhub.errors import BrokenDocument
from parsers import x12_message
from parsers.x12_syntax import read_interchanges, serialise

GOLDEN = Path(__file__).parent / "golden" / "x12"
ISA = "ISA*00*          *00*          *ZZ*WIDGETCO       *01*123456789      *260131*1015*U*00401*000000001*0*P*>~"
GS = "GS*PO*W*S*20260131*1015*1*X*004010~"


def _message(*segments: str, kind: str = "850") -> str:
    body = "".join(f"{one}~" for one in segments)
    return f"{ISA}{GS}ST*{kind}*0001~{body}SE*{len(segments) + 2}*0001~GE*1*1~IEA*1*000000001~"


def _parse(text: str):
    return x12_message.parse(Document(text.encode("utf-8")))


def _envelope(extract) -> list:
    """Its findings without those about the message's own structure, which these short messages do not keep to."""
    return [one for one in extract.findings if not one.code.startswith(("edi.segment-missing", "edi.segment-unexp"))]


def _outline(node: Node) -> str:
    inner = [_outline(child) for child in node.children if child.name not in ("ST", "SE", "id", "C001", "C030")]
    return node.name + (f"({' '.join(inner)})" if inner else "")


@pytest.mark.parametrize(
    ("element", "component", "terminator"),
    [
        ("*", ">", "~"), ("*", ">", "\n"), ("*", ":", "\r\n"), ("~", ">", "*"), ("|", "*", "@!"[0]), ("^", ">", "~"),
        ("*", "~", "|"), ("*", ">", "…"), ("\x1d", "\x1f", "\x1c"), ("*", "<", "~\r\n"), ("*", "@", "\\"),
    ],
)  # fmt: skip
def test_separators_come_from_the_header(element, component, terminator):
    text = _message("BEG*00*SA*P1**20260131", "POC*1*CA*1*1*EA>2*3")
    text = text.translate(str.maketrans({"*": element, ">": component, "~": terminator}))
    (extract,) = _parse(text).extracts
    assert _envelope(extract) == []
    assert extract.root.children[1].values["BEG03"][0].raw == "P1"
    assert extract.root.children[2].children[0].values["1018"][0].raw == "2"
    assert serialise(list(read_interchanges(text.encode()))) == text.encode()


@given(
    st.lists(
        st.lists(st.text(alphabet="AB12 .:é", max_size=6), min_size=1, max_size=12), min_size=1, max_size=6
    )
)  # fmt: skip
def test_every_value_is_found_and_no_byte_lost(segments):
    text = _message(*("*".join(["ZZ1", *(value.strip() for value in one)]) for one in segments))
    (extract,) = _parse(text).extracts
    found = [node for node in extract.root.children if node.name == "ZZ1"]
    for node, values in zip(found, segments, strict=True):
        for at, value in enumerate(values, 1):
            said = node.values.get(f"ZZ1{at:02}", [])
            assert [one.raw for one in said] == ([value.strip()] if value.strip() else [])
    assert serialise(list(read_interchanges(text.encode()))) == text.encode()


@pytest.mark.parametrize("name", ["po_850_full", "newline_terminator_indent", "two_interchanges_umlauts"])
def test_a_file_cut_at_any_byte_never_crashes_and_loses_nothing(name):
    content = (GOLDEN / name / "input.x12").read_bytes()
    for end in range(len(content)):
        cut = Document(content[:end])
        if x12_message.sniff(cut) is None:
            continue
        parsed = x12_message.parse(cut)
        assert parsed.extracts or parsed.findings
        assert serialise(list(read_interchanges(cut.content))) == cut.content


def test_values_stand_under_position_and_number():
    (extract,) = _parse(_message("N1*ST*Lager*UL*4012345000009")).extracts
    node = extract.root.children[1]
    assert [node.values[key][0].raw for key in ("N101", "98", "N104", "67")] == ["ST", "ST", *["4012345000009"] * 2]
    where = node.values["67"][0].where
    assert (where.message, where.segment, where.tag, where.element) == (1, 2, "N1", 4)


def test_pairs_of_qualifier_and_id_stay_together():
    (extract,) = _parse(_message("PER*BD*Ann*TE*1*EM*a", "PO1*1*1*EA*2**UP*1**X*VN*7")).extracts
    ids = [
        {key: founds[0].raw for key, founds in child.values.items()}
        for node in extract.root.children
        for child in node.children
        if child.name == "id"
    ]
    assert ids == [
        {"365": "TE", "364": "1"}, {"365": "EM", "364": "a"}, {"235": "UP", "234": "1"}, {"234": "X"},
        {"235": "VN", "234": "7"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("segments", "outline"),
    [
        (["BEG*00", "N1*BY", "N3*x", "N4*x", "REF*VR*1", "N1*ST", "PO1*1"], "message(BEG N1(N3 N4 REF) N1 PO1)"),
        (["PO1*1", "PID*F", "N9*L1*x", "MSG*y", "DTM*002*1", "PO1*2", "CTT*2", "AMT*TT*1"],
         "message(PO1(PID N9(MSG) DTM) PO1 CTT(AMT))"),
        (["PO1*1", "N1*ST", "N3*x", "ZZZ*1", "SCH*1"], "message(PO1(N1(N3) ZZZ SCH))"),
        (["PO1*1", "ACK*IA", "DTM*067*1", "PO1*2"], "message(PO1(ACK(DTM)) PO1)"),
    ],
)  # fmt: skip
def test_a_trigger_owns_the_segments_of_its_group(segments, outline):
    assert _outline(_parse(_message(*segments)).extracts[0].root) == outline


@pytest.mark.parametrize(
    ("message", "kind", "class_"),
    [
        ("850", Kind.ORDER, None), ("860", Kind.ORDER_CHANGE, None), ("855", Kind.ORDER_RESPONSE, None),
        ("856", Kind.DESPATCH_ADVICE, None), ("861", Kind.RECEIVING_ADVICE, None), ("810", Kind.INVOICE, None),
        ("997", Kind.ACKNOWLEDGEMENT, None), ("999", Kind.ACKNOWLEDGEMENT, None), ("824", Kind.ACKNOWLEDGEMENT, None),
        ("820", Kind.NOT_AN_ORDER, "other"), ("840", Kind.NOT_AN_ORDER, "quotation_request"),
    ],
)  # fmt: skip
def test_kinds(message, kind, class_):
    (extract,) = _parse(_message("REF*ZZ*1", kind=message)).extracts
    assert (extract.kind, extract.class_) == (kind, class_)


def test_an_interchange_acknowledgement_alone_is_one():
    (extract,) = _parse(f"{ISA}TA1*000000007*260131*1015*A*000~IEA*0*000000001~").extracts
    assert (extract.kind, extract.keys["message"], extract.findings) == (Kind.ACKNOWLEDGEMENT, "TA1", [])


def test_repetition_is_announced_from_00402_on():
    old = _message("REF*ZZ*a^b").replace("*U*", "*^*")
    new = old.replace("*00401*", "*00501*")
    assert [one.raw for one in _parse(old).extracts[0].root.children[1].values["REF02"]] == ["a^b"]
    assert [one.raw for one in _parse(new).extracts[0].root.children[1].values["REF02"]] == ["a", "b"]


def test_messages_without_interchange_or_group_are_read():
    group = _parse("GS*PO*W*S*20260131*1015*1*X*004010|ST*850*1|BEG*00*SA*A|SE*3*1|GE*1*1|")
    assert [extract.kind for extract in group.extracts] == [Kind.ORDER]
    bare = _parse("ST*850*0001\nBEG*00*SA*A\nSE*3*0001\n")
    (extract,) = bare.extracts
    assert extract.root.children[1].values["BEG03"][0].raw == "A"
    assert [one.code for one in _envelope(extract)] == ["edi.st-outside-group"]


def test_a_header_with_too_few_elements_is_a_finding():
    text = "ISA*00**00**ZZ*A*ZZ*B*260131*1015*U*00401*1*0*P~" + _message("BEG*00*SA*A").removeprefix(ISA)
    parsed = _parse(text)
    assert "edi.isa-elements" in [one.code for one in parsed.findings]
    assert parsed.extracts[0].root.children[1].values["BEG03"][0].raw == "A"


@pytest.mark.parametrize(
    "content", [b"", b"ISABELLA writes", b"GSM phone", b"ST. Gallen", b"UNA:+.? 'UNB+", b"ISA", b"\xff\xd8\xff"]
)
def test_what_is_no_x12_is_declined(content):
    assert x12_message.sniff(Document(content)) is None


def test_nothing_to_read_is_said_so():
    with pytest.raises(BrokenDocument) as said:
        x12_message.parse(Document(b"hello"))
    assert said.value.code == "edi.no-envelope"


def test_levels_of_a_hostile_file_do_not_nest_without_end():
    text = _message(*(f"HL*{at + 1}*{at}*S" for at in range(2000)), kind="856")
    node, depth = _parse(text).extracts[0].root, 0
    while levels := [child for child in node.children if child.name == "HL"]:
        node, depth = levels[0], depth + 1
    assert depth == 20


def test_a_segment_with_far_too_many_elements_is_kept_and_not_taken_apart():
    text = _message("REF" + "*1" * 50_000)
    (extract,) = _parse(text).extracts
    assert [one.code for one in _envelope(extract)] == ["edi.segment-oversized"]
    assert extract.root.children[1].values == {}
    assert serialise(list(read_interchanges(text.encode()))) == text.encode()
