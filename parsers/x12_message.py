"""X12 files to extracts: one per message (ST to SE), as a tree of segments with places. Pure.

Reads 850, 860, 855, 856, 861, 810, 997, 999 and 824 of any version, and every other message by the same rules, as one
that is no order. Faults of the envelope are findings of the message or the document.
Keys for a mapping's `match`: message, version, sender, sender_id, receiver, receiver_id, interchange, group,
message_ref, test, and where they are given application_sender, application_receiver, ack_requested.

    ISA*...*ZZ*WIDGETCO       *...*T*>~    sender "ZZ:WIDGETCO", a test interchange

Source: ASC X12 003010 to 008010. Code lists are not checked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orderhub.document import Document, Extract, Finding, Kind, Parsed, Severity, Where
from orderhub.errors import BrokenDocument
from parsers.edi_labels import ReadableSegment, x12_label
from parsers.x12_check import check
from parsers.x12_segments import Segment
from parsers.x12_syntax import Message, read_interchanges, stream
from parsers.x12_tree import Suspect, build

NAME = "x12-message"

_KINDS = {
    "850": Kind.ORDER,
    "860": Kind.ORDER_CHANGE,
    "855": Kind.ORDER_RESPONSE,
    "865": Kind.ORDER_RESPONSE,
    "856": Kind.DESPATCH_ADVICE,
    "861": Kind.RECEIVING_ADVICE,
    "810": Kind.INVOICE,
    "997": Kind.ACKNOWLEDGEMENT,
    "999": Kind.ACKNOWLEDGEMENT,
    "824": Kind.ACKNOWLEDGEMENT,
    "TA1": Kind.ACKNOWLEDGEMENT,
}
_CLASSES = {"840": "quotation_request"}
_HEAD = 2048
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:ISA([^A-Za-z0-9 \r\n])|GS([^\w\s])[A-Z]{2}\2|ST([^\w\s])[0-9]{3}\3)")
_LATER = re.compile(rb"(?:^|[\r\n])[ \t]*ISA([^A-Za-z0-9 \r\n])[0-9]{2}\1[^\r\n]{0,12}?\1[0-9]{2}\1")


def sniff(document: Document) -> int | None:
    """95 where the file begins with ISA, GS or ST, 60 where an ISA begins on a later line."""
    head = document.content[:_HEAD]
    if _FIRST.match(head):
        return 95
    return 60 if b"ISA" in head and _LATER.search(head) else None


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
    empty = True
    for read in stream(document.content):
        if isinstance(read, Message):
            empty = False
            yield _extract(read)
        else:
            empty = empty and not read.findings
            yield from (one.within(read.reference) for one in read.findings)
    if empty:
        raise BrokenDocument("edi.no-envelope", name=document.name, expected="ISA, GS, ST")


def _extract(message: Message) -> Extract:
    kind = _KINDS.get(message.type, Kind.NOT_AN_ORDER if message.type else Kind.UNREADABLE)
    class_ = _CLASSES.get(message.type, "other") if kind is Kind.NOT_AN_ORDER else None
    if class_:
        first = message.segments[0]
        where = Where(offset=first.offset, length=len(first.text), message=message.ordinal, segment=1, tag=first.tag)
        message.findings.append(Finding("edi.message-type-other", Severity.INFO, where, {"type": message.type}))
    suspects: list[Suspect] = []
    root = build(message, suspects)
    message.findings.extend(check(message, root, suspects))
    return Extract(
        kind=kind,
        format="x12",
        root=root,
        keys=_keys(message),
        class_=class_,
        test=message.interchange.test,
        findings=[one.within(message.interchange.reference) for one in message.findings],
    )


def _keys(message: Message) -> dict[str, str]:
    interchange, group = message.interchange, message.group
    sender, receiver = interchange.fact(6), interchange.fact(8)
    keys = {
        "message": message.type,
        "version": group[7] if len(group) > 7 else "",
        "message_ref": message.reference,
        "sender": f"{interchange.fact(5)}:{sender}" if sender else "",
        "sender_id": sender,
        "receiver": f"{interchange.fact(7)}:{receiver}" if receiver else "",
        "receiver_id": receiver,
        "interchange": interchange.reference,
        "group": group[5] if len(group) > 5 else "",
        "group_code": group[0] if group else "",
        "application_sender": group[1] if len(group) > 1 else "",
        "application_receiver": group[2] if len(group) > 2 else "",
        "ack_requested": "1" if interchange.fact(14) == "1" else "",
        "test": "1" if interchange.test else "",
    }
    return {name: value for name, value in keys.items() if value}


def readable(content: bytes, language: str = "en") -> list[ReadableSegment]:
    """Every segment of a file in its order, with words for it in "en" or "de", for people who read along."""
    lines: list[ReadableSegment] = []
    for one in read_interchanges(content):
        kept: list[Segment] = [part for part in (one.header, *one.services, one.trailer) if part]
        kept += [segment for message in one.messages for segment in message.segments]
        for segment in sorted(kept, key=lambda segment: segment.offset):
            values = one.decode(segment.text).split(one.separators.element)[1:]
            label = x12_label(segment.tag, values, language)
            lines.append(
                ReadableSegment(one.decode(segment.text), segment.tag, label, segment.offset, len(segment.text))
            )
    return lines
