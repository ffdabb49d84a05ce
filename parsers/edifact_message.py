"""EDIFACT files to extracts: one per message (UNH to UNT), as a tree of segments with places. Pure.

Reads ORDERS, ORDCHG, ORDRSP, DESADV, RECADV, INVOIC, CONTRL and APERAK of any directory, and every other message by
the same rules, as one that is no order. Faults of the envelope are findings of the message or the document.
Keys for a mapping's `match`: message, directory, association, sender, sender_id, receiver, receiver_id, interchange,
message_ref, syntax, charset, test, and where they are given application, group, ack_requested.

    UNB+UNOC:3+4012345000009:14+4098765000003:14+260131:1015+4711++++++1'   a test interchange, UNOC

Source: ISO 9735, UN/EDIFACT D.93A and later. Does not check code lists; does not read TRADACOMS or interactive EDI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orderhub.document import Document, Extract, Finding, Kind, Parsed, Severity, Where
from orderhub.errors import BrokenDocument
from parsers.edi_labels import ReadableSegment, edifact_label
from parsers.edifact_check import check
from parsers.edifact_segments import Segment, elements, fact, facts
from parsers.edifact_syntax import Interchange, Message, read_interchanges, stream
from parsers.edifact_tree import Suspect, build

NAME = "edifact-message"

_KINDS = {
    "ORDERS": Kind.ORDER,
    "ORDCHG": Kind.ORDER_CHANGE,
    "ORDRSP": Kind.ORDER_RESPONSE,
    "DESADV": Kind.DESPATCH_ADVICE,
    "RECADV": Kind.RECEIVING_ADVICE,
    "INVOIC": Kind.INVOICE,
    "CONTRL": Kind.ACKNOWLEDGEMENT,
    "APERAK": Kind.ACKNOWLEDGEMENT,
}
_CLASSES = {"REQOTE": "quotation_request"}
_HEAD = 2048
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:UNA[^\r\n]{4,6}\s{0,6}UN[BGH]|UNB[^\w\s]|UN[GH]\+)")
_LATER = re.compile(rb"(?:^|[\r\n])[ \t]*(?:UNA[^\r\n]{4,6}\s{0,6}UN[BGH]|UNB\+[A-Z]{4}:)")


def sniff(document: Document) -> int | None:
    """95 where the file begins as an interchange, 60 where one begins on a later line."""
    head = document.content[:_HEAD]
    if b"UN" not in head:
        return None
    if _FIRST.match(head):
        return 95
    return 60 if (b"UNA" in head or b"UNB" in head) and _LATER.search(head) else None


def parse(document: Document) -> Parsed:
    """All messages of all interchanges. Raises: BrokenDocument where there is no envelope at all."""
    parsed = Parsed(NAME)
    for read in messages(document):
        if isinstance(read, Extract):
            parsed.extracts.append(read)
        else:
            parsed.findings.append(read)
    return parsed


def messages(document: Document) -> Iterator[Extract | Finding]:
    """Message by message, so that a large file needs little memory; findings of an interchange follow its messages.

    Raises: BrokenDocument where there is no envelope at all.
    """
    empty, interchange = True, None
    envelope: dict[str, str] = {}
    for read in stream(document.content):
        if isinstance(read, Message):
            empty = False
            if read.interchange is not interchange:
                interchange, envelope = read.interchange, _envelope(read.interchange)
            yield _extract(read, envelope)
        else:
            empty = empty and not read.findings
            yield from (one.within(read.reference) for one in read.findings)
    if empty:
        raise BrokenDocument("edi.no-envelope", name=document.name, expected="UNA, UNB, UNG, UNH")


def _extract(message: Message, envelope: dict[str, str]) -> Extract:
    kind = _KINDS.get(message.type, Kind.NOT_AN_ORDER if message.type else Kind.UNREADABLE)
    interchange = message.interchange
    class_ = _CLASSES.get(message.type, "other") if kind is Kind.NOT_AN_ORDER else None
    if kind in (Kind.NOT_AN_ORDER, Kind.UNREADABLE):
        first = message.segments[0]
        where = Where(offset=first.offset, length=len(first.text), message=message.ordinal, segment=1, tag=first.tag)
        if class_:
            message.findings.append(Finding("edi.message-type-other", Severity.INFO, where, {"type": message.type}))
        else:
            message.findings.append(Finding("edi.message-type-missing", Severity.ERROR, where))
    suspects: list[Suspect] = []
    root = build(message, suspects)
    message.findings.extend(check(message, root, suspects))
    return Extract(
        kind=kind,
        format="edifact",
        root=root,
        keys=_keys(message, envelope),
        class_=class_,
        test=interchange.test,
        findings=[one.within(message.interchange.reference) for one in message.findings],
    )


def _keys(message: Message, envelope: dict[str, str]) -> dict[str, str]:
    keys = {
        "message": message.type,
        "directory": ".".join([part for part in (message.fact(2, 2), message.fact(2, 3)) if part]),
        "association": message.fact(2, 5),
        "message_ref": message.reference,
    }
    if message.group is not None:
        group = facts(message.group, message.interchange.separators)
        keys |= {"group": fact(group, 5), "application_sender": _qualified(fact(group, 2), fact(group, 2, 2)),
                 "application_receiver": _qualified(fact(group, 3), fact(group, 3, 2))}  # fmt: skip
    return {**{name: value for name, value in keys.items() if value}, **envelope}


def _envelope(interchange: Interchange) -> dict[str, str]:
    """What all messages of an interchange have in common."""
    sender, receiver = interchange.fact(2), interchange.fact(3)
    keys = {
        "sender": _qualified(sender, interchange.fact(2, 2)),
        "sender_id": sender,
        "receiver": _qualified(receiver, interchange.fact(3, 2)),
        "receiver_id": receiver,
        "interchange": interchange.reference,
        "syntax": _qualified(interchange.fact(1), interchange.fact(1, 2)),
        "charset": interchange.charset.codec,
        "application": interchange.fact(7),
        "ack_requested": interchange.fact(9),
        "test": "1" if interchange.test else "",
    }
    return {name: value for name, value in keys.items() if value}


def _qualified(identifier: str, qualifier: str) -> str:
    return f"{identifier}:{qualifier}" if qualifier else identifier


def readable(content: bytes, language: str = "en") -> list[ReadableSegment]:
    """Every segment of a file in its order, with words for it in "en" or "de", for people who read along."""
    lines: list[ReadableSegment] = []
    for one in read_interchanges(content):
        if one.una:
            sign = one.una.rstrip()
            lines.append(ReadableSegment(sign, "UNA", edifact_label("UNA", [], "", language), one.offset, len(sign)))
        kept: list[tuple[Segment, str]] = [(part, "") for part in (one.header, *one.groups, one.trailer) if part]
        kept += [(segment, message.type) for message in one.messages for segment in message.segments]
        for segment, message_type in sorted(kept, key=lambda pair: pair[0].offset):
            lines.append(_line(one, segment, message_type, language))
    return lines


def _line(interchange: Interchange, segment: Segment, message_type: str, language: str) -> ReadableSegment:
    found = elements(segment, interchange.separators, interchange.charset.decode)
    values = [[piece.text for piece in repeats[0]] for repeats in found]
    text = interchange.charset.decode(segment.text)
    label = edifact_label(segment.tag, values, message_type, language)
    return ReadableSegment(text, segment.tag, label, segment.offset, len(segment.text))
