"""EDIFACT interchanges: envelope, groups and messages with their segments, checked, each with its place. Pure.

In: the bytes of a file. Out: `Interchange`s with everything that stood in the file (`read_interchanges`), or one
message after the other for large files (`stream`). What is wrong with the envelope becomes a `Finding`:

    UNA:+.? '                                  service characters, optional
    UNB+UNOC:3+sender:14+receiver:14+...       interchange, its character set and control reference 0020
    UNG+ORDERS+...                             functional group, optional
    UNH+1+ORDERS:D:96A:UN:EAN008'  ... UNT+12+1'   message; UNT counts its segments, UNH and UNT included
    UNE+1+...'  UNZ+1+...'                     UNZ counts the groups, or the messages where there is no group

Source: ISO 9735 and ISO 9735-1, syntax versions 1 to 4. Not read: interactive EDI (UIB), signatures and objects.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orderhub.document import Finding, Severity, Where
from parsers.edifact_charset import Charset, charset_of
from parsers.edifact_directory import LAYOUTS
from parsers.edifact_segments import (
    BLANK,
    BOM,
    MAX_PARTS,
    Element,
    Facts,
    Segment,
    Separators,
    cut,
    elements,
    fact,
    facts,
    find_start,
    is_oversized,
    place,
    read_separators,
    wrapped,
)

_ENVELOPE = frozenset({"UNA", "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ"})
_KNOWN = frozenset(LAYOUTS) - _ENVELOPE
_NONE: frozenset[str] = frozenset()


class Message(msgspec.Struct):
    """UNH to UNT. `ordinal` counts the messages of the whole document from 1."""

    ordinal: int
    interchange: Interchange
    segments: list[Segment]
    group: Segment | None = None
    facts: Facts = []
    """The values of UNH."""
    findings: list[Finding] = []

    @property
    def header(self) -> Segment | None:
        """The UNH, or None where the sender left it out."""
        return self.segments[0] if self.segments[0].tag == "UNH" else None

    @property
    def type(self) -> str:
        """`ORDERS`, `DESADV`, ..., "" where UNH does not say."""
        return self.fact(2, 1)

    @property
    def reference(self) -> str:
        """0062, the sender's number of this message."""
        return self.fact(1)

    def fact(self, element: int, component: int = 1) -> str:
        """One component of UNH, counted from 1, or ""."""
        return fact(self.facts, element, component)

    def elements(self, segment: Segment) -> list[Element]:
        """The decoded elements of one of its segments."""
        return elements(segment, self.interchange.separators, self.interchange.charset.decode)


class Interchange(msgspec.Struct):
    """UNB to UNZ. `messages` is filled by `read_interchanges` only; `counted` says how many there were."""

    offset: int
    separators: Separators
    charset: Charset
    una: str = ""
    junk: str = ""
    """What stood before it, byte order mark and line breaks included."""
    header: Segment | None = None
    facts: Facts = []
    """The values of UNB."""
    trailer: Segment | None = None
    groups: list[Segment] = []
    """UNG and UNE in their order."""
    trail: str = ""
    """Separators and blanks after its last segment."""
    messages: list[Message] = []
    counted: int = 0
    findings: list[Finding] = []

    def fact(self, element: int, component: int = 1) -> str:
        """One component of UNB, counted from 1, or ""."""
        return fact(self.facts, element, component)

    @property
    def reference(self) -> str:
        """0020, the sender's number of this interchange."""
        return self.fact(5)

    @property
    def test(self) -> bool:
        """0035: the sender says it is a test."""
        return self.fact(11) == "1"


def read_interchanges(content: bytes) -> Iterator[Interchange]:
    """All interchanges of a file with all their messages. Yields nothing where there is no UNA, UNB, UNG or UNH."""
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
    start, junk_from, ordinal = find_start(text, 0), 0, 0
    while start >= 0:
        reader = _Reader(content, text, start, ordinal)
        reader.interchange.junk = text[junk_from:start]
        yield from reader.messages()
        interchange = reader.interchange
        junk_from = reader.end
        start = find_start(text, junk_from)
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
        kept += [*one.groups, *(segment for segment in (one.header, one.trailer) if segment)]
        said += [one.junk, one.una]
        for segment in sorted(kept, key=lambda segment: segment.offset):
            said += [segment.lead, segment.text, segment.end]
        said.append(one.trail)
    return "".join(said).encode("latin-1")


def _check_junk(interchange: Interchange) -> None:
    before = interchange.junk.removeprefix(BOM).strip(BLANK)
    if before:
        offset = interchange.offset - len(interchange.junk)
        interchange.findings.append(
            Finding("edi.junk-before", Severity.WARNING, Where(offset=offset, length=len(interchange.junk)),
                    {"text": _shown(before)})
        )  # fmt: skip
    after = interchange.trail.replace(interchange.separators.terminator, "").strip(BLANK)
    if after and interchange.trailer:
        last = interchange.trailer
        offset = last.offset + len(last.text) + len(last.end)
        interchange.findings.append(
            Finding("edi.junk-after", Severity.WARNING, Where(offset=offset, length=len(interchange.trail)),
                    {"text": _shown(after)})
        )  # fmt: skip


def _shown(text: str) -> str:
    return text[:40].encode("latin-1").decode("utf-8", "replace")


class _Reader:
    """Walks the segments of one interchange and puts each where it belongs."""

    def __init__(self, content: bytes, text: str, start: int, ordinal: int) -> None:
        self.text = text
        self.start = start
        self.end = len(text)
        self.separators, self.first = read_separators(text, start)
        self.ordinal = ordinal
        self.fill = "" if wrapped(text, start) else " "
        self.interchange = Interchange(start, self.separators, Charset("", "ascii"), text[start : self.first])
        self.content = content
        self.message: Message | None = None
        self.group: Segment | None = None
        self.group_messages = 0
        self.references: set[str] = set()
        self.lead = ""
        self.ended = False

    def messages(self) -> Iterator[Message]:
        """Each message when it is complete; afterwards `interchange` is complete and `end` is where it ended."""
        for begin, pieces in cut(self.text, self.first, self.separators):
            yield from self._stretch(begin, pieces)
            if self.ended:
                break
        else:
            self.interchange.trail = self.lead
        yield from self._close_message()
        self._finish()

    def _stretch(self, at: int, pieces: list[str]) -> Iterator[Message]:
        """Put segments where they belong. The common case comes first and without a call: known, whole, on one line."""
        total, lead = len(self.text), ""
        step = len(self.separators.terminator)
        broken = self._has_breaks(at, pieces, step)
        segments: list[Segment] | None = None
        for piece in pieces:
            if segments is None:
                _, element, _, release, repetition, terminator = self.separators
                segments = self.message.segments if self.message else []
                known = _KNOWN if self.message else _NONE
            body, size = piece, len(piece)
            if broken:
                body = piece.lstrip(BLANK)
                lead = piece[: size - len(body)]
            if (
                (tag := body[:3]) in known
                and body[3:4] == element
                and not (broken and ("\n" in body or "\r" in body))
                and size < MAX_PARTS
                and at + size < total
                and not self.lead
            ):
                plain = not (release and release in body) and not (repetition and repetition in body)
                number = len(segments) + 1
                segments.append(Segment(tag, body, at + len(lead), lead, number, plain, "", terminator))
            else:
                yield from self._take(piece, at)
                if self.ended:
                    return
                segments = None
            at += size + step

    def _has_breaks(self, at: int, pieces: list[str], step: int) -> bool:
        end = at + sum(map(len, pieces)) + len(pieces) * step
        return self.text.find("\n", at, end) >= 0 or self.text.find("\r", at, end) >= 0

    def _take(self, piece: str, begin: int) -> Iterator[Message]:
        """Any segment at all, and what stands between segments."""
        body = piece.lstrip(BLANK)
        if not body:
            self.lead += piece
            if begin + len(piece) < len(self.text):
                self.lead += self.separators.terminator
            return
        segment = self._segment(body, begin + len(piece) - len(body), self.lead + piece[: len(piece) - len(body)])
        self.lead = ""
        if not segment.end and segment.tag not in ("UNZ", "UNT"):
            self._find("edi.segment-truncated", segment, Severity.ERROR, tag=segment.tag)
        if len(body) > MAX_PARTS and is_oversized(segment, self.separators):
            self._find("edi.segment-oversized", segment, Severity.ERROR, tag=segment.tag[:10])
        if segment.tag in _ENVELOPE:
            if self._begins_another(segment):
                self.end, self.ended = segment.offset - len(segment.lead), True
                return
            yield from self._envelope(segment)
            if segment.tag == "UNZ":
                self.end, self.ended = segment.offset + len(segment.text) + len(segment.end), True
        elif self.message is not None:
            self._add(self.message, segment)
        else:
            self._into_message(segment)

    def _segment(self, body: str, offset: int, lead: str) -> Segment:
        _, element, _, release, repetition, end = self.separators
        if offset + len(body) >= len(self.text):
            end = ""
        elif end == "\n" and body[-1] == "\r":
            body, end = body[:-1], "\r\n"
        tag = body[:3]
        plain = "\n" not in body and "\r" not in body and not (release and release in body)
        if plain and body[3:4] == element and not repetition:
            return Segment(tag if tag.isupper() else tag.upper(), body, offset, lead, end=end)
        if repetition and repetition in body:
            plain = False
        tag = body.partition(element)[0].partition(self.separators.component)[0]
        tag = tag.replace("\r", "").replace("\n", "").strip().upper()
        fill = self.fill if "\n" in body or "\r" in body else ""
        return Segment(tag, body, offset, lead, 0, plain, fill, end)

    def _begins_another(self, segment: Segment) -> bool:
        """A second UNB or UNA: the interchange so far has no UNZ."""
        if segment.tag == "UNB":
            return self.interchange.header is not None or self.interchange.counted > 0
        return segment.tag.startswith("UNA") and find_start(self.text, segment.offset) == segment.offset

    def _envelope(self, segment: Segment) -> Iterator[Message]:
        if segment.tag == "UNT":
            if self.message is None:
                self._into_message(segment)
            else:
                self._add(self.message, segment)
            self._check_unt(segment)
            yield from self._close_message(complete=True)
            return
        yield from self._close_message()
        match segment.tag:
            case "UNB":
                self._read_header(segment)
            case "UNH":
                self._open_message(segment)
            case "UNG":
                self.interchange.groups.append(segment)
                self.group, self.group_messages = segment, 0
            case "UNE":
                self._close_group(segment)
            case "UNZ":
                self.interchange.trailer = segment
            case _:
                self._into_message(segment)

    def _read_header(self, segment: Segment) -> None:
        interchange = self.interchange
        interchange.header, interchange.facts = segment, facts(segment, self.separators)
        charset = charset_of(self.content, self.text, self.start, interchange.fact(1, 1))
        interchange.charset = charset
        if charset.finding:
            self._find(charset.finding, segment, charset.severity, declared=charset.declared, codec=charset.codec)
        if interchange.fact(1, 2) != "4":
            self.separators = self.separators._replace(repetition="")
        elif not self.separators.repetition:
            self.separators = self.separators._replace(repetition="*")
        interchange.separators = self.separators

    def _open_message(self, segment: Segment) -> None:
        if self.interchange.header is None and not self.interchange.counted:
            self._find("edi.unb-missing", segment, Severity.WARNING)
            self.interchange.charset = charset_of(self.content, self.text, self.start, "")
        self.ordinal += 1
        self.interchange.counted += 1
        self.group_messages += 1
        self.message = Message(self.ordinal, self.interchange, [], self.group)
        self._add(self.message, segment)
        if segment.tag != "UNH":
            return
        self.message.facts = facts(segment, self.separators)
        reference = self.message.reference
        if reference and reference in self.references:
            self._find("edi.message-reference-doubled", segment, Severity.WARNING, 1, reference=reference)
        self.references.add(reference)

    def _into_message(self, segment: Segment) -> None:
        """Where no UNH opened a message, what follows is kept as one without type."""
        if self.message is None:
            self._open_message(segment)
            self._find("edi.segment-outside", segment, Severity.ERROR, tag=segment.tag)
        else:
            self._add(self.message, segment)

    def _add(self, message: Message, segment: Segment) -> None:
        message.segments.append(segment)
        segment.number = len(message.segments)

    def _check_unt(self, segment: Segment) -> None:
        message = self.message
        assert message is not None
        if message.header is None:
            return
        found, counted = facts(segment, self.separators), len(message.segments)
        said = fact(found, 1)
        if said.lstrip("0") != str(counted):
            self._find("edi.unt-count", segment, Severity.WARNING, 1, said=said, counted=str(counted))
        reference = fact(found, 2)
        if reference != message.reference:
            self._find(
                "edi.unt-reference", segment, Severity.WARNING, 2, said=reference, expected=message.reference
            )  # fmt: skip

    def _close_message(self, *, complete: bool = False) -> Iterator[Message]:
        message = self.message
        if message is None:
            return
        if not complete and message.header is not None:
            self._find("edi.unt-missing", message.segments[-1], Severity.ERROR, reference=message.reference)
        self.message = None
        yield message

    def _close_group(self, segment: Segment) -> None:
        self.interchange.groups.append(segment)
        group, self.group = self.group, None
        if group is None:
            self._find("edi.ung-missing", segment, Severity.WARNING)
            return
        reference = fact(facts(group, self.separators), 5)
        self._check_count("edi.une-count", segment, self.group_messages, group=reference)
        self._check_reference("edi.une-reference", segment, reference, group=reference)

    def _check_count(self, code: str, segment: Segment, counted: int, **more: str) -> None:
        said = fact(facts(segment, self.separators), 1)
        if (said.lstrip("0") or "0") != str(counted):
            self._find(code, segment, Severity.WARNING, 1, said=said, counted=str(counted), **more)

    def _check_reference(self, code: str, segment: Segment, expected: str, **more: str) -> None:
        said = fact(facts(segment, self.separators), 2)
        if said != expected:
            self._find(code, segment, Severity.WARNING, 2, said=said, expected=expected, **more)

    def _finish(self) -> None:
        one = self.interchange
        if self.group is not None:
            reference = fact(facts(self.group, self.separators), 5)
            self._find("edi.une-missing", self.group, Severity.WARNING, group=reference)
        if one.trailer is not None:
            opened = sum(1 for segment in one.groups if segment.tag == "UNG")
            self._check_count("edi.unz-count", one.trailer, opened or one.counted)
            if one.header is not None:
                self._check_reference("edi.unz-reference", one.trailer, one.reference)
        elif one.header is not None:
            self._find("edi.unz-missing", one.header, Severity.WARNING, reference=one.reference)
        if not one.counted and one.header is not None:
            self._find("edi.no-message", one.header, Severity.ERROR, reference=one.reference)

    def _find(self, code: str, segment: Segment, severity: Severity, element: int | None = None, **params: str) -> None:
        """Note a fault: with the message while one is open, else with the interchange."""
        offset, length = segment.offset, len(segment.text)
        if element is not None:
            offset, length = place(segment, self.separators, element)
        where = Where(
            offset=offset,
            length=length,
            message=self.message.ordinal if self.message else None,
            segment=segment.number or (len(self.message.segments) + 1 if self.message else None),
            tag=segment.tag,
            element=element,
        )
        owner = self.message or self.interchange
        owner.findings.append(Finding(code, severity, where, params))
