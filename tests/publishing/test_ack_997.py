import pytest

from orderhub.document import Finding, Severity, Where
from orderhub.publishing.facts import Transaction
from orderhub.publishing.replies import compose
from tests.publishing.facts import X12_KEYS, facts

QUANTITY = Finding(
    "mapping.not-a-number", where=Where(segment=6, tag="PO1", element=2, message=1), params={"value": "12x"}
)
UNIT = Finding("line.unit-unknown", Severity.WARNING, Where(segment=6, tag="PO1", element=3), {"unit": "QQ"})
COUNT = Finding("edi.se-count", Severity.WARNING, Where(segment=9, tag="SE", element=1))
REMARK = Finding("edi.message-type-other", Severity.INFO, Where(segment=1, tag="ST"))


def said(*findings, **more):
    content = compose("997", facts(X12_KEYS, findings=findings, **more)).content.decode()
    return [line for line in content.split("~") if line.startswith("AK")]


def test_a_clean_message_is_accepted():
    assert said() == ["AK1*PO*905", "AK2*850*0001", "AK5*A", "AK9*A*1*1*1"]
    assert said(REMARK) == said()


def test_faults_in_elements_are_named_by_segment_and_element():
    assert said(UNIT, QUANTITY) == [
        "AK1*PO*905", "AK2*850*0001", "AK3*PO1*6**8", "AK4*2**6*12x", "AK4*3**7", "AK5*E*5", "AK9*E*1*1*1",
    ]  # fmt: skip


def test_a_fault_of_a_whole_segment_has_its_own_code():
    missing = Finding("mapping.segment-missing", where=Where(segment=3, tag="N1"))
    assert said(missing)[2] == "AK3*N1*3**3"


def test_a_wrong_count_is_a_fault_of_the_set():
    assert said(COUNT) == ["AK1*PO*905", "AK2*850*0001", "AK5*E*4", "AK9*E*1*1*1"]


def test_faults_of_the_group_are_said_of_the_group():
    assert said(Finding("edi.ge-count", Severity.WARNING)) == ["AK1*PO*905", "AK2*850*0001", "AK5*A", "AK9*E*1*1*1*5"]


def test_faults_of_the_interchange_are_not_laid_at_the_sets_door():
    assert said(Finding("edi.isa-width", Severity.WARNING)) == said()


@pytest.mark.parametrize(
    ("transactions", "group"),
    [
        ([("0001", True, ()), ("0002", True, ())], "AK9*A*2*2*2"),
        ([("0001", True, (COUNT,)), ("0002", True, ())], "AK9*E*2*2*2"),
        ([("0001", False, ()), ("0002", True, ())], "AK9*P*2*2*1"),
        ([("0001", False, ()), ("0002", False, ())], "AK9*R*2*2*0"),
    ],
)
def test_a_group_is_answered_as_a_whole(transactions, group):
    sets = tuple(
        Transaction(control=control, is_read=is_read, findings=findings) for control, is_read, findings in transactions
    )
    lines = said(transactions=sets)
    assert [line for line in lines if line.startswith("AK2")] == ["AK2*850*0001", "AK2*850*0002"]
    assert lines[-1] == group


def test_a_change_is_acknowledged_as_one():
    keys = {**X12_KEYS, "message": "860"}
    content = compose("997", facts(keys)).content.decode()
    assert "AK1*PC*905~AK2*860*0001~" in content
