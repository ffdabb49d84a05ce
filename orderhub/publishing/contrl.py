"""The syntax and service report on one interchange: received, and what was wrong in it. EDIFACT CONTRL, ISO 9735.

    UCI+NW4711+4012345000009:14+4098765000003:14+7'UCM+1+ORDERS:D:96A:UN+7'UCS+12'UCD+37+2:1'

Two levels: UCI speaks of the interchange, UCF of its groups, UCM, UCS and UCD of all its messages, their segments and
elements. 7 is acknowledged, 4 rejected: as with the 997 only what made no order at all is rejected; the rest is kept
and its faults are named. A kind of message we do not take is rejected with 17 (no agreement). What a partner's policy
ignores is not said. A CONTRL is never answered by a CONTRL. Segments count from UNH as 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from orderhub.document import Finding, Severity
from orderhub.publishing.edifact_writer import Element, Segment, write_interchange
from orderhub.publishing.facts import ReplyFacts, Transaction
from orderhub.publishing.written_text import required, within

REPLY = "CONTRL"
_MAX_FAULTS = 99
_ACKNOWLEDGED, _REJECTED = "7", "4"
_INTERCHANGE_FAULTS = {
    "edi.unz-count": ("29", "UNZ"), "edi.unz-reference": ("28", "UNZ"), "edi.unz-missing": ("13", "UNZ"),
    "edi.ung-missing": ("13", "UNG"), "edi.charset-guessed": ("21", ""), "edi.charset-differs": ("21", ""),
}  # fmt: skip
"""0085 and 0013 of faults of the interchange."""
_GROUP_FAULTS = {
    "edi.une-count": ("29", "UNE"), "edi.une-reference": ("28", "UNE"), "edi.une-missing": ("13", "UNE"),
}  # fmt: skip
"""The same of faults of a group."""
_NO_REFERENCE = ("13", "UNH")
_NO_AGREEMENT = "17"
_MESSAGE_FAULTS = {
    "edi.unt-count": ("29", "UNT"), "edi.unt-reference": ("28", "UNT"), "edi.unt-missing": ("13", "UNT"),
    "edi.message-reference-doubled": ("26", "UNH"), "edi.message-type-missing": ("13", "UNH"),
}  # fmt: skip
_SEGMENT_CODES = (
    ("missing", "13"), ("required", "13"), ("too-often", "35"), ("repeat", "35"), ("too-many", "36"),
    ("oversized", "16"), ("truncated", "13"), ("unexpected", "15"), ("unknown", "15"), ("order", "15"),
)  # fmt: skip
_ELEMENT_CODES = (
    ("missing", "13"), ("required", "13"), ("too-many", "16"), ("too-short", "40"), ("too-long", "39"),
    ("length", "39"), ("character", "21"), ("charset", "21"), ("number", "37"), ("decimal", "19"), ("not-used", "15"),
)  # fmt: skip


def write_contrl(facts: ReplyFacts) -> bytes:
    """The interchange with one CONTRL. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        [("CONTRL:D:3:UN", list(_segments(facts)))],
        facts,
    )


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    original = facts.original
    reference = within(required(original.interchange_ref, "interchange_ref", REPLY), 14, "interchange_ref", REPLY)
    version = ":".join([original.message, *original.version.split("."), "UN"]) if original.version else original.message
    own = Transaction(version=version, control=original.message_ref, findings=facts.findings)
    transactions = facts.transactions or (own,)
    every = _weighty([fault for one in transactions for fault in one.findings] + list(facts.findings))
    whole = [_INTERCHANGE_FAULTS[one.code] for one in every if one.code in _INTERCHANGE_FAULTS]
    if any(not one.control for one in transactions):
        whole.append(_NO_REFERENCE)
    uci: Segment = (
        "UCI", reference, _address(original.sender, original.sender_qualifier),
        _address(original.receiver, original.receiver_qualifier), _action(transactions),
    )  # fmt: skip
    yield (*uci, *whole[0]) if whole else uci
    for group, those in groupby(transactions, key=lambda one: (one.group, one.group_sender, one.group_receiver)):
        yield from _group(group, list(those), every)


def _group(named: tuple[str, str, str], those: Sequence[Transaction], every: Sequence[Finding]) -> Iterator[Segment]:
    """The messages of a group behind its UCF; without a group (UNG) they stand alone."""
    reference, sender, receiver = named
    if reference:
        found = [fault for fault in every if fault.code in _GROUP_FAULTS and fault.params.get("group") == reference]
        ends = tuple(_address(*end.partition(":")[::2]) for end in (sender, receiver))
        ucf: Segment = ("UCF", within(reference, 14, "group_ref", REPLY), *ends, _action(those))
        yield (*ucf, *_GROUP_FAULTS[found[0].code]) if found else ucf
    for one in those:
        if one.control:
            # A message without reference cannot be named in UCM; UCI says that there is one.
            yield from _message(one)


def _action(those: Sequence[Transaction]) -> str:
    return _ACKNOWLEDGED if any(one.is_read for one in those) else _REJECTED


def _weighty(findings: Sequence[Finding]) -> list[Finding]:
    """Without what is only said in passing, and what the partner's policy ignores."""
    return [one for one in findings if one.severity is not Severity.INFO]


def _address(value: str, qualifier: str) -> Element:
    return (value, qualifier) if qualifier else value


def _message(one: Transaction) -> Iterator[Segment]:
    faults = [
        fault for fault in _weighty(one.findings)
        if fault.code not in _INTERCHANGE_FAULTS and fault.code not in _GROUP_FAULTS
    ]  # fmt: skip
    own = [_MESSAGE_FAULTS[fault.code] for fault in faults if fault.code in _MESSAGE_FAULTS]
    ucm: Segment = (
        "UCM", within(one.control, 14, "message_ref", REPLY),
        tuple(one.version.split(":")), _ACKNOWLEDGED if one.is_read else _REJECTED,
    )  # fmt: skip
    if own:
        yield (*ucm, *own[0])
    elif not one.is_supported:
        yield (*ucm, _NO_AGREEMENT)
    elif not one.is_read and not faults:
        yield (*ucm, "18")
    else:
        yield ucm
    yield from _in_segments([fault for fault in faults if fault.code not in _MESSAGE_FAULTS and fault.where.segment])


def _in_segments(faults: Sequence[Finding]) -> Iterator[Segment]:
    by_segment: dict[int, list[Finding]] = {}
    for one in sorted(faults, key=lambda one: (one.where.element or 0, one.where.component or 0)):
        by_segment.setdefault(one.where.segment or 0, []).append(one)
    for position in sorted(by_segment)[:_MAX_FAULTS]:
        yield from _in_segment(str(position), by_segment[position])


def _in_segment(position: str, found: list[Finding]) -> Iterator[Segment]:
    whole = [one for one in found if not one.where.element]
    yield ("UCS", position, _looked_up(whole[0].code, _SEGMENT_CODES) or "18") if whole else ("UCS", position)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for one in found:
        if not one.where.element:
            continue
        place = (str(one.where.element), str(one.where.component)) if one.where.component else (str(one.where.element),)
        said = (_looked_up(one.code, _ELEMENT_CODES) or "12", place)
        if said not in seen and len(seen) < _MAX_FAULTS:
            seen.add(said)
            yield ("UCD", *said)


def _looked_up(code: str, table: tuple[tuple[str, str], ...]) -> str:
    what = code.partition(".")[2]
    return next((answer for word, answer in table if word in what), "")
