"""X12 interchanges: envelope, functional groups and messages with their segments, checked, each with its place. Pure.

In: the bytes of a file. Out: `Interchange`s with everything that stood in the file (`read_interchanges`), or one
message after the other for large files (`stream`). What is wrong with the envelope becomes a `Finding`:

    ISA*00*...*000000001*0*P*>~     interchange with its separators and control number ISA13
    GS*PO*...*1*X*004010~           functional group
    ST*850*0001~ ... SE*12*0001~    message; SE counts its segments, ST and SE included
    GE*1*1~  IEA*1*000000001~       GE counts the messages, IEA the groups

Source: ASC X12.5 interchange control structures, X12.6 application control structure. Security segments are kept, not
checked.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orderhub.document import Finding, Severity, Where
from parsers.x12_directory import LAYOUTS
from parsers.x12_segments import (
    BLANK,
    BOM,
    MAX_PARTS,
    Segment,
    Separators,
    cut,
    find_start,
    is_oversized,
    read_separators,
)

_ENVELOPE = frozenset({"ISA", "GS", "ST", "SE", "GE", "IEA", "TA1", "ISB", "ISE"})
_KNOWN = frozenset(LAYOUTS) - _ENVELOPE
_NONE: frozenset[str] = frozenset()
_WIDTHS = (2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1)


class Message(msgspec.Struct):
    """ST to SE. `ordinal` counts the messages of the whole document from 1; an interchange's TA1 is one too."""

    ordinal: int
    interchange: Interchange
    segments: list[Segment]
    type: str = ""
    """ST01, e.g. `850`; `TA1`; "" where no ST began it."""
    reference: str = ""
    """ST02, the sender's number of this message."""
    group: list[str] = []
    """The elements of GS, GS01 first."""
    findings: list[Finding] = []


class Interchange(msgspec.Struct):
    """ISA to IEA. `messages` is filled by `read_interchanges` only; `counted` says how many there were."""

    offset: int
    separators: Separators
    codec: str = "ascii"
    junk: str = ""
    """What stood before it, byte order mark and line breaks included."""
    header: Segment | None = None
    facts: list[str] = []
    """The elements of ISA, ISA01 first, blanks stripped."""
    trailer: Segment | None = None
    services: list[Segment] = []
    """GS, GE, ISB and ISE in their order."""
    trail: str = ""
    messages: list[Message] = []
    counted: int = 0
    findings: list[Finding] = []

    def fact(self, element: int) -> str:
        """One element of ISA, counted from 1, or ""."""
        return self.facts[element - 1] if element <= len(self.facts) else ""

    @property
    def reference(self) -> str:
        """ISA13, the sender's number of this interchange."""
        return self.fact(13)

    @property
    def test(self) -> bool:
        """ISA15: the sender says it is a test."""
        return self.fact(15) == "T"

    def decode(self, text: str) -> str:
        """A piece of the one-to-one view in its real characters."""
        return text if text.isascii() else text.encode("latin-1").decode(self.codec, "replace")


def read_interchanges(content: bytes) -> Iterator[Interchange]:
    """All interchanges of a file with all their messages. Yields nothing where there is no ISA, GS or ST."""
    messages: list[Message] = []
    for read in stream(content):
        if isinstance(read, Message):
            messages.append(read)
        else:
            read.messages = messages
            messages = []
            yield read


def stream(content: bytes) -> Iterator[Message | Interchange]:
    """Each message when it is complete, and each interchange after its last message."""
    text = content.decode("latin-1")
    codec = _codec(content)
    start, junk_from, ordinal = find_start(text, 0), 0, 0
    while start >= 0:
        reader = _Reader(text, start, ordinal, codec)
        interchange = reader.interchange
        interchange.junk = text[junk_from:start]
        yield from reader.messages()
        junk_from = reader.end
        start = find_start(text, junk_from) if junk_from else -1
        if start < 0:
            interchange.trail += text[junk_from:]
        _check_junk(interchange)
        ordinal += interchange.counted
        yield interchange


def serialise(interchanges: Iterator[Interchange] | list[Interchange]) -> bytes:
    """The bytes of the file again, from the segments that were read."""
    said: list[str] = []
    for one in interchanges:
        kept = [segment for message in one.messages for segment in message.segments]
        kept += [*one.services, *(segment for segment in (one.header, one.trailer) if segment)]
        said.append(one.junk)
        for segment in sorted(kept, key=lambda segment: segment.offset):
            said += [segment.lead, segment.text, segment.end]
        said.append(one.trail)
    return "".join(said).encode("latin-1")


def _codec(content: bytes) -> str:
    """X12 declares no character set: strict UTF-8, else Windows-1252, else Latin-1."""
    if content.isascii():
        return "ascii"
    for codec in ("utf-8", "cp1252"):
        try:
            content.decode(codec)
        except UnicodeDecodeError:
            continue
        return codec
    return "iso8859-1"


def _check_junk(interchange: Interchange) -> None:
    before = interchange.junk.removeprefix(BOM).strip(BLANK)
    if before:
        where = Where(offset=interchange.offset - len(interchange.junk), length=len(interchange.junk))
        params = {"text": interchange.decode(before[:40])}
        interchange.findings.append(Finding("edi.junk-before", Severity.WARNING, where, params))
    after = interchange.trail.replace(interchange.separators.terminator, "").strip(BLANK)
    last = interchange.trailer
    if after and last:
        where = Where(offset=last.offset + len(last.text) + len(last.end), length=len(interchange.trail))
        params = {"text": interchange.decode(after[:40])}
        interchange.findings.append(Finding("edi.junk-after", Severity.WARNING, where, params))


class _Reader:
    """Walks the segments of one interchange and puts each where it belongs."""

    def __init__(self, text: str, start: int, ordinal: int, codec: str) -> None:
        self.text = text
        self.start = start
        self.end = len(text)
        self.separators, self.isa_elements = read_separators(text, start)
        self.ordinal = ordinal
        self.interchange = Interchange(start, self.separators, codec)
        self.message: Message | None = None
        self.group: list[str] = []
        self.group_segment: Segment | None = None
        self.group_messages = 0
        self.groups = 0
        self.references: set[str] = set()
        self.lead = ""
        self.ended = False

    def messages(self) -> Iterator[Message]:
        """Each message when it is complete; afterwards `interchange` is complete and `end` is where it ended."""
        for begin, pieces in cut(self.text, self.start, self.separators.terminator):
            yield from self._stretch(begin, pieces)
            if self.ended:
                break
        else:
            self.interchange.trail = self.lead
        yield from self._close_message()
        self._finish()

    def _stretch(self, at: int, pieces: list[str]) -> Iterator[Message]:
        """Put segments where they belong. The common case comes first and without a call: known, whole, on one line."""
        element, _, _, terminator = self.separators
        total, step, lead = len(self.text), len(terminator), ""
        stop = at + sum(map(len, pieces)) + len(pieces) * step
        broken = self.text.find("\n", at, stop) >= 0 or self.text.find("\r", at, stop) >= 0
        segments: list[Segment] | None = None
        for piece in pieces:
            if segments is None:
                segments = self.message.segments if self.message else []
                known = _KNOWN if self.message else _NONE
            body, size = piece, len(piece)
            if broken:
                body = piece.lstrip(BLANK)
                lead = piece[: size - len(body)]
            if (
                (tag := body.partition(element)[0]) in known
                and not (broken and body[-1] in "\r\n ")
                and size < MAX_PARTS
                and at + size < total
                and not self.lead
            ):
                segments.append(Segment(tag, body, at + len(lead), lead, len(segments) + 1, terminator))
            else:
                yield from self._take(piece, at)
                if self.ended:
                    return
                segments = None
            at += size + step

    def _take(self, piece: str, begin: int) -> Iterator[Message]:
        """Any segment at all, and what stands between segments."""
        total, terminator = len(self.text), self.separators.terminator
        body = piece.lstrip(BLANK)
        if not body:
            self.lead += piece + (terminator if begin + len(piece) < total else "")
            return
        offset = begin + len(piece) - len(body)
        end = terminator if begin + len(piece) < total else ""
        if body[-1] in "\r\n ":
            stripped = body.rstrip() if terminator == "\n" or not end else body.rstrip("\r\n")
            end = body[len(stripped) :] + end
            body = stripped
        tag = body.partition(self.separators.element)[0]
        segment = Segment(tag, body, offset, self.lead + piece[: offset - begin], 0, end)
        self.lead = ""
        if len(body) > MAX_PARTS and is_oversized(segment, self.separators):
            self._find("edi.segment-oversized", segment, Severity.ERROR, tag=tag[:10])
        if tag not in _ENVELOPE and self.message is not None:
            self._add(self.message, segment)
            if begin + len(piece) >= total:
                self._find("edi.segment-truncated", segment, Severity.ERROR, tag=tag)
        elif tag == "ISA" and self.interchange.header is not None:
            self.end, self.ended = offset - len(segment.lead), True
        else:
            yield from self._envelope(segment)
            if tag == "IEA":
                self.end, self.ended = offset + len(body) + len(end), True

    def _envelope(self, segment: Segment) -> Iterator[Message]:
        facts = self._facts(segment)
        if segment.tag == "SE":
            yield from self._end_message(segment, facts)
            return
        if segment.tag in _ENVELOPE:
            yield from self._close_message()
        match segment.tag:
            case "ISA":
                self._read_header(segment, facts)
            case "GS":
                self._open_group(segment, facts)
            case "ST":
                self._open_message(segment, _at(facts, 1), _at(facts, 2))
            case "GE":
                self._close_group(segment, facts)
            case "IEA":
                self.interchange.trailer = segment
                self._check_count("edi.iea-count", segment, facts, self.groups)
                self._check_reference("edi.iea-reference", segment, _at(facts, 2), self.interchange.reference)
            case "TA1":
                self._open_message(segment, "TA1", _at(facts, 1))
                yield from self._close_message(complete=True)
            case "ISB" | "ISE":
                self.interchange.services.append(segment)
            case _:
                self._open_message(segment, "", "")
                self._find("edi.segment-outside", segment, Severity.ERROR, tag=segment.tag)

    def _facts(self, segment: Segment) -> list[str]:
        if is_oversized(segment, self.separators):
            return []
        return [one.strip() for one in segment.text.split(self.separators.element)[1:]]

    def _read_header(self, segment: Segment, facts: list[str]) -> None:
        self.interchange.header, self.interchange.facts = segment, facts
        if self.isa_elements != len(_WIDTHS):
            self._find("edi.isa-elements", segment, Severity.WARNING, counted=str(self.isa_elements))
            return
        raw = segment.text.split(self.separators.element, len(_WIDTHS) + 1)[1:]
        wrong = [
            f"ISA{at:02}" for at, (one, width) in enumerate(zip(raw, _WIDTHS, strict=False), 1) if len(one) != width
        ]
        if wrong:
            self._find("edi.isa-width", segment, Severity.INFO, elements=", ".join(wrong))

    def _open_group(self, segment: Segment, facts: list[str]) -> None:
        self._check_group_ended()
        self.interchange.services.append(segment)
        self.group, self.group_segment, self.group_messages = facts, segment, 0
        self.groups += 1

    def _close_group(self, segment: Segment, facts: list[str]) -> None:
        self.interchange.services.append(segment)
        if self.group_segment is None:
            self._find("edi.gs-missing", segment, Severity.WARNING)
            return
        group = _at(self.group, 6)
        self._check_count("edi.ge-count", segment, facts, self.group_messages, group=group)
        self._check_reference("edi.ge-reference", segment, _at(facts, 2), group, group=group)
        self.group, self.group_segment = [], None

    def _open_message(self, segment: Segment, kind: str, reference: str) -> None:
        self.ordinal += 1
        self.interchange.counted += 1
        self.group_messages += 1
        self.message = Message(self.ordinal, self.interchange, [], kind, reference, self.group)
        self._add(self.message, segment)
        if segment.tag != "ST":
            return
        if self.group_segment is None:
            self._find("edi.st-outside-group", segment, Severity.WARNING)
        key = f"{self.groups} {reference}"
        if key in self.references:
            self._find("edi.message-reference-doubled", segment, Severity.WARNING, 2, reference=reference)
        self.references.add(key)

    def _add(self, message: Message, segment: Segment) -> None:
        message.segments.append(segment)
        segment.number = len(message.segments)

    def _end_message(self, segment: Segment, facts: list[str]) -> Iterator[Message]:
        if self.message is None:
            self._open_message(segment, "", "")
            self._find("edi.segment-outside", segment, Severity.ERROR, tag="SE")
        else:
            self._add(self.message, segment)
            self._check_count("edi.se-count", segment, facts, len(self.message.segments))
            self._check_reference("edi.se-reference", segment, _at(facts, 2), self.message.reference)
        yield from self._close_message(complete=True)

    def _close_message(self, *, complete: bool = False) -> Iterator[Message]:
        message = self.message
        if message is None:
            return
        if not complete and message.type:
            self._find("edi.se-missing", message.segments[-1], Severity.ERROR, reference=message.reference)
        self.message = None
        yield message

    def _check_group_ended(self) -> None:
        if self.group_segment is not None:
            reference = _at(self.group, 6)
            self._find("edi.ge-missing", self.group_segment, Severity.WARNING, reference=reference, group=reference)

    def _check_count(self, code: str, segment: Segment, facts: list[str], counted: int, **more: str) -> None:
        said = _at(facts, 1)
        if (said.lstrip("0") or "0") != str(counted):
            self._find(code, segment, Severity.WARNING, 1, said=said, counted=str(counted), **more)

    def _check_reference(self, code: str, segment: Segment, said: str, expected: str, **more: str) -> None:
        if said.lstrip("0") != expected.lstrip("0"):
            self._find(code, segment, Severity.WARNING, 2, said=said, expected=expected, **more)

    def _finish(self) -> None:
        one = self.interchange
        self._check_group_ended()
        if one.trailer is None and one.header is not None:
            self._find("edi.iea-missing", one.header, Severity.WARNING, reference=one.reference)
        if not one.counted and one.header is not None:
            self._find("edi.no-message", one.header, Severity.ERROR, reference=one.reference)

    def _find(self, code: str, segment: Segment, severity: Severity, element: int | None = None, **params: str) -> None:
        """Note a fault: with the message while one is open, else with the interchange."""
        offset, length = segment.offset, len(segment.text)
        parts = segment.text.split(self.separators.element, element + 1) if element is not None else []
        if element is not None and element < len(parts):
            offset += sum(len(part) + 1 for part in parts[:element])
            length = len(parts[element])
        where = Where(
            offset=offset,
            length=length,
            message=self.message.ordinal if self.message else None,
            segment=segment.number or None,
            tag=segment.tag,
            element=element,
        )
        owner = self.message or self.interchange
        owner.findings.append(Finding(code, severity, where, params))


def _at(facts: list[str], element: int) -> str:
    return facts[element - 1] if element <= len(facts) else ""
