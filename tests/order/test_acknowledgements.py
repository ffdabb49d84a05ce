"""Acknowledgements of partners: verdicts and faults by place, in words."""

import pytest

from orderhub.document import Document
from orderhub.order.acknowledgements import Acknowledgement, Verdict, read
from parsers import edifact_message, x12_message

UNB = "UNB+UNOC:3+BUYER+WE+261122:0905+1'UNH+1+{}:D:96A:UN'"
ISA = "ISA*00*          *00*          *ZZ*BUYER          *ZZ*WE             *261122*0905*U*00401*000000001*0*P*>~"


def edifact(kind: str, body: str) -> Acknowledgement | None:
    text = UNB.format(kind) + body + f"UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'"
    (extract,) = edifact_message.parse(Document(text.encode())).extracts
    return read(extract)


def x12(kind: str, body: str) -> Acknowledgement | None:
    text = f"{ISA}GS*FA*BUYER*WE*20261122*0905*1*X*004010~ST*{kind}*0001~{body}SE*{body.count('~') + 2}*0001~GE*1*1~"
    (extract,) = x12_message.parse(Document((text + "IEA*1*000000001~").encode())).extracts
    return read(extract)


def words(found: Acknowledgement, reference: str, language: str = "en") -> list[str]:
    return [one.finding().message(language) for one in found.faults_of(reference)]


def test_a_contrl_of_two_levels_names_message_segment_and_element() -> None:
    found = edifact("CONTRL", "UCI+17+WE+BUYER+8'UCM+1+ORDRSP:D:96A:UN+4'UCS+6'UCD+12+2:1'UCM+2+ORDRSP:D:96A:UN+7'")
    assert found is not None
    assert (found.interchange, found.verdict) == ("17", Verdict.ERRORS)
    assert [found.verdict_on(one) for one in ("1", "2")] == [Verdict.REJECTED, Verdict.ACCEPTED]
    assert words(found, "1") == ["Invalid value (code 12), segment 6, element 2, component 1"]
    assert words(found, "1", "de") == ["Ungültiger Wert (Code 12), Segment 6, Element 2, Komponente 1"]
    assert words(found, "2") == []


def test_a_contrl_may_reject_the_whole_interchange() -> None:
    found = edifact("CONTRL", "UCI+17+WE+BUYER+4+23+UNB+2:1'")
    assert found is not None
    assert found.verdict_on("1") is Verdict.REJECTED
    assert words(found, "1") == ["The sender is not known (code 23), segment UNB, element 2, component 1"]


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("BGM+312+A1+29'RFF+ON:PO-1'", Verdict.ACCEPTED),
        ("BGM++A1'RFF+ON:PO-1'", Verdict.ACCEPTED),
        ("BGM+313+A1+27'RFF+ACW:PO-1'ERC+42'FTX+AAO+++Artikel unbekannt'", Verdict.REJECTED),
        ("BGM+312+A1+29'RFF+ACW:PO-1'ERC+42'FTX+AAO+++Artikel unbekannt'", Verdict.ERRORS),
    ],
)
def test_an_aperak_answers_document_numbers(body: str, verdict: Verdict) -> None:
    found = edifact("APERAK", body)
    assert found is not None
    assert (found.numbers, found.verdict) == (("PO-1",), verdict)
    assert words(found, "") == (["Artikel unbekannt (code 42)"] if "ERC" in body else [])


def test_a_997_names_the_value_that_was_wrong() -> None:
    found = x12("997", "AK1*PR*17~AK2*855*0001~AK3*PO1*6**8~AK4*2*330*6*12x~AK5*E*5~AK2*855*0002~AK5*R*4~AK9*P*2*2*1~")
    assert found is not None
    assert (found.group, found.verdict) == ("17", Verdict.ERRORS)
    assert [found.verdict_on(one) for one in ("1", "0002")] == [Verdict.ERRORS, Verdict.REJECTED]
    assert words(found, "0001") == ["Invalid character in the element (code 6), segment 6 PO1, element 2: 12x"]
    assert words(found, "0002") == ["The count of segments does not agree (code 4)"]


def test_an_824_and_a_999_are_read_too() -> None:
    advice = x12("824", "BGN*11*1*20261122~OTI*TR*IV*RE-1*BUYER*WE*20261122**17*0001*810~TED*012*Price differs~")
    assert advice is not None
    assert (advice.numbers, advice.verdict) == (("RE-1",), Verdict.REJECTED)
    assert words(advice, "") == ["Price differs (code 012)"]
    newer = x12("999", "AK1*PR*17*005010~AK2*855*0001~IK3*PO1*6**8~IK4*2*330*7*XX~IK5*R*5~AK9*R*1*1*0~")
    assert newer is not None
    assert words(newer, "0001") == ["The code is not valid (code 7), segment 6 PO1, element 2: XX"]


def test_what_answers_nothing_is_no_acknowledgement() -> None:
    assert edifact("APERAK", "BGM+312+A1'") is None
    assert edifact("ORDERS", "BGM+220+1'") is None
