"""The labelled tree: interchanges > messages > segments > values, each with its words and its place in the file.

    Segment NAD "Käufer" ── Value 3035 "BY" = "Käufer", Value 3039 "4012345000009" = "4 012345 000009"
      └─ Segment CTA "Ansprechpartner Bestellung" ...

`offset` and `length` count bytes of the document. A value's `words` say what `raw` means, "" where it says it itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from orderhub.document import Finding
from orderhub.readable.window import Shown


class Value(msgspec.Struct, kw_only=True, gc=False):
    """One element, or one component of it."""

    place: str
    """`2` or `2.1`: element and component, counted from 1; `2*3.1` in the third repetition."""
    number: str
    """The data element, `2380`; in X12 `373`; "" where the directory does not know it."""
    kind: str = "text"
    """See `parsers.edi_labels`."""
    label: str = ""
    """"" where nobody has words for the element."""
    raw: str
    words: str = ""
    note: str = ""
    """A doubt about the value, or what is to be known about it: "Prüfziffer falsch"."""
    is_wrong: bool = False
    """The note is a doubt."""
    is_known: bool = True
    """False: no words for this element, or for this code."""
    offset: int
    length: int
    fields: list[str] = []
    """Canonical fields that came from here."""

    @property
    def said(self) -> str:
        """The words, or the raw value where there are none."""
        return self.words or self.raw


class Segment(msgspec.Struct, kw_only=True):
    """One segment and what hangs below it."""

    tag: str
    label: str
    is_known: bool = True
    number: int = 0
    """Place in its message, counted from 1; 0 outside a message."""
    offset: int
    length: int
    text: str
    values: list[Value] = []
    children: list[Segment] = []
    findings: list[Finding] = []
    fields: list[str] = []
    """Canonical fields that came from the segment as a whole."""
    is_cut: bool = False
    """Too many parts: shown as text only."""

    def find(self, *numbers: str) -> Value | None:
        """The first value of one of these elements, or of these positions such as `BEG03`."""
        for wanted in numbers:
            for value in self.values:
                if wanted in {value.number, f"{self.tag}{value.place:0>2}"}:
                    return value
        return None

    def raw(self, *numbers: str) -> str:
        """The first such value as it stands, or ""."""
        found = self.find(*numbers)
        return found.raw if found else ""


class Message(msgspec.Struct, kw_only=True):
    """One business message."""

    ordinal: int
    """Counts the messages of the whole document from 1."""
    type: str
    """`ORDERS`, `850`; "" where the sender does not say."""
    title: str
    """Its kind in words, "Bestellung"."""
    reference: str
    version: str
    """`D.96A EAN008`, `004010`."""
    currency: str = ""
    offset: int = 0
    segments: list[Segment]
    """Empty where only another message was asked for."""
    findings: list[Finding] = []
    """Those that stand at no segment."""
    shown: Shown | None = None
    """Which part of a very long message these segments are; None: all."""


class Interchange(msgspec.Struct, kw_only=True):
    """One interchange with its parts in the order of the file."""

    sender: str
    receiver: str
    reference: str
    is_test: bool
    parts: list[Segment | Message]
    findings: list[Finding] = []


class ReadableDocument(msgspec.Struct, kw_only=True):
    """A whole file."""

    format: str
    """"edifact" or "x12"."""
    language: str
    interchanges: list[Interchange]
    findings: list[Finding] = []

    @property
    def messages(self) -> list[Message]:
        """All messages in the order of the file."""
        return [part for one in self.interchanges for part in one.parts if isinstance(part, Message)]


def walk(segments: list[Segment]) -> Iterator[Segment]:
    """All segments with those below them, in the order of the tree."""
    for segment in segments:
        yield segment
        yield from walk(segment.children)


def all_segments(document: ReadableDocument) -> Iterator[Segment]:
    """Every segment of a file, the envelope's included."""
    for one in document.interchanges:
        for part in one.parts:
            yield from walk(part.segments if isinstance(part, Message) else [part])
