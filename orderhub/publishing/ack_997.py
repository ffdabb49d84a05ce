"""The functional acknowledgement of one group: which transaction sets arrived, and what was wrong in them. X12 997.

    AK1*PO*1421~AK2*850*0001~AK3*PO1*6*PO1*8~AK4*2*380*6*12x~AK5*E*5~AK9*E*1*1*1~

It says that the message was read, not that the order is accepted (that is the 855). A transaction with faults is
accepted with errors noted (E), because it is kept and a person looks at it; only what made no order at all is rejected.
A 997 itself is never acknowledged. Source: X12.20, data elements 715, 717, 718, 720, 723.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from orderhub.document import Finding, Severity
from orderhub.publishing.facts import ReplyFacts, Transaction
from orderhub.publishing.written_text import FreeText, free, required, within
from orderhub.publishing.x12_writer import Segment, write_interchange

REPLY = "997"
_MAX_SEGMENT_ERRORS = 999
_SEGMENT_CODES = (
    ("segment-unknown", "1"), ("unknown-segment", "1"), ("unexpected", "2"), ("segment-missing", "3"),
    ("missing-segment", "3"), ("loop", "4"), ("too-often", "5"), ("repeat", "5"), ("not-defined", "6"), ("order", "7"),
    ("sequence", "7"),
)  # fmt: skip
_ELEMENT_CODES = (
    ("missing", "1"), ("required", "1"), ("too-many", "3"), ("too-short", "4"), ("too-long", "5"), ("length", "5"),
    ("character", "6"), ("charset", "6"), ("date", "8"), ("time", "9"), ("number", "6"), ("decimal", "6"),
)  # fmt: skip
_SET_FAULTS = {"edi.se-missing": "2", "edi.se-reference": "3", "edi.se-count": "4"}
"""AK502: trailer missing, control numbers differ, segment counts differ."""
_GROUP_FAULTS = {"edi.ge-missing": "3", "edi.ge-reference": "4", "edi.ge-count": "5"}
"""AK905, the same for the group."""
_NOT_OF_THE_SET = {
    "edi.iea-missing", "edi.iea-reference", "edi.iea-count", "edi.isa-elements", "edi.isa-width", "edi.gs-missing",
    "edi.junk-before", "edi.junk-after",
}  # fmt: skip
"""Faults of the interchange, which a 997 has no word for."""


def write_997(facts: ReplyFacts) -> bytes:
    """The interchange with one 997. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        "FA",
        [(REPLY, list(_segments(facts)))],
        facts,
    )


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    original = facts.original
    group = within(required(original.group_ref, "group_ref", REPLY), 9, "group_ref", REPLY)
    own = Transaction(code=original.message or "850", control=original.message_ref, findings=facts.findings)
    transactions = facts.transactions or (own,)
    yield "AK1", original.group_code, group
    answers: list[str] = []
    for one in transactions:
        faults = _faults(one.findings)
        answers.append("R" if not one.is_read else "E" if faults else "A")
        if not (one.code and one.control):
            # A set without type or control number cannot be named; it counts in AK9.
            continue
        yield "AK2", one.code, within(one.control, 9, "control", REPLY)
        yield from _segment_errors(faults)
        yield ("AK5", answers[-1], *(_set_codes(faults, is_read=one.is_read) if one.is_supported else ["1"]))
    accepted = sum(answer != "R" for answer in answers)
    of_group = [
        one for one in facts.findings
        if one.code in _GROUP_FAULTS and one.severity is not Severity.INFO and one.params.get("group", group) == group
    ]  # fmt: skip
    answer = _group_answer(answers)
    answer = "E" if of_group and answer == "A" else answer
    received = str(len(transactions))
    # AK902 is what the sender says the group holds (GE01), AK903 what was found in it.
    included = next((one.params.get("said", "") for one in of_group if one.code == "edi.ge-count"), received)
    included = included if included.isascii() and included.isdigit() and len(included) <= 6 else received
    codes = dict.fromkeys(_GROUP_FAULTS[one.code] for one in of_group)
    yield ("AK9", answer, included, received, str(accepted), *list(codes)[:5])


def _faults(findings: Sequence[Finding]) -> list[Finding]:
    """What is wrong in the set itself; faults of group and interchange are said elsewhere."""
    return [
        one
        for one in findings
        if one.severity is not Severity.INFO and one.code not in _GROUP_FAULTS and one.code not in _NOT_OF_THE_SET
    ]


def _group_answer(answers: Sequence[str]) -> str:
    if all(answer == "R" for answer in answers):
        return "R"
    if "R" in answers:
        return "P"
    return "E" if "E" in answers else "A"


def _segment_errors(faults: Sequence[Finding]) -> Iterator[Segment]:
    """AK3 per segment that has a fault, AK4 per element of it. Faults without a segment only show in AK5."""
    placed = sorted(
        (one for one in faults if one.where.segment and one.where.tag and one.code not in _SET_FAULTS),
        key=lambda one: (one.where.segment or 0, one.where.tag or "", one.where.element or 0, one.where.component or 0),
    )
    for (position, tag), group in list(_by_segment(placed))[:_MAX_SEGMENT_ERRORS]:
        in_elements = [one for one in group if one.where.element]
        whole = next((one for one in group if not one.where.element), None)
        code = _looked_up(whole.code, _SEGMENT_CODES) or "2" if whole and not in_elements else "8"
        yield "AK3", tag, str(position), "", code
        for one in in_elements:
            place = str(one.where.element) + (f">{one.where.component}" if one.where.component else "")
            yield "AK4", place.partition(">")[0], "", _looked_up(one.code, _ELEMENT_CODES) or "7", _copy(one)


def _by_segment(placed: Sequence[Finding]) -> Iterator[tuple[tuple[int, str], list[Finding]]]:
    for key, group in groupby(placed, key=lambda one: (one.where.segment or 0, one.where.tag or "")):
        yield key, list(group)


def _copy(finding: Finding) -> FreeText:
    """The bad value (AK404, 1 to 99 characters) where the finding names it."""
    return free(finding.params.get("value") or finding.params.get("raw") or finding.params.get("found") or "", "AK4.04")


def _set_codes(faults: Sequence[Finding], *, is_read: bool) -> list[str]:
    """AK502 to AK506: what is wrong with the set as a whole."""
    codes = [code for one in faults if (code := _SET_FAULTS.get(one.code))]
    if any(one.where.segment and one.code not in _SET_FAULTS for one in faults):
        codes.append("5")
    if not codes and (faults or not is_read):
        codes.append("5")
    return list(dict.fromkeys(codes))[:5]


def _looked_up(code: str, table: tuple[tuple[str, str], ...]) -> str:
    what = code.partition(".")[2]
    return next((answer for word, answer in table if word in what), "")
