"""A received document, the values a parser finds in it, and the place of each value in the original.

A parser returns `Parsed`: one `Extract` per business message. An extract is a tree of `Node`s whose values are `Found`:
raw text with its `Where`. The mapping language addresses that one tree whatever the format was:

    EDIFACT  message > segments; a trigger segment owns the segments of its group; composites are child nodes
             NAD{3035: BY, C082{3039: 4012345000009}, CTA{..., COM{...}}}
    X12      the same: N1{98: ST, 66: UL, 67: ..., N3{...}}; PO1's qualifier pairs are child nodes "id" {235, 234}
    JSON     objects are nodes, members are values; arrays are child nodes of the member's name
    table    root "table" with the cells above the header as values; one child "row" per line, keyed by column title
    text     (PDF, fax, mail body) root "document" with named fields; one child "line" per order line

Places: `offset`/`length` count bytes of the document, or characters of `Extract.text` where that is set;
`box` is x0, y0, x1, y1 in ten-thousandths of the upright page's width and height, origin top left.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cached_property

import msgspec

from orderhub import messages
from orderhub.sheet import Sheet

Box = tuple[int, int, int, int]


class Where(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A place in the original; only what the format knows is set. All counts start at 1 except `offset`."""

    offset: int | None = None
    length: int | None = None
    line: int | None = None
    column: int | None = None
    message: int | None = None
    segment: int | None = None
    tag: str | None = None
    element: int | None = None
    component: int | None = None
    page: int | None = None
    box: Box | None = None
    sheet: str | None = None
    row: int | None = None
    cell: str | None = None
    pointer: str | None = None
    part: str | None = None
    """Name of the part of a container, where the place lies in a part and not in the document itself."""
    interchange: str | None = None
    """The sender's reference of the EDI interchange; set in findings, not in the places of values."""

    def label(self, language: str = "en") -> str:
        """The place in words, e.g. "segment 12 DTM, element 1" or "Seite 2"."""
        names = _LABELS_DE if language == "de" else _LABELS_EN
        said = [f"{word} {value}".lstrip() for key, word in names if (value := getattr(self, key)) is not None]
        return ", ".join(said)


_LABELS_EN = (
    ("part", "part"), ("interchange", "interchange"), ("message", "message"), ("segment", "segment"), ("tag", ""),
    ("element", "element"), ("component", "component"), ("page", "page"), ("sheet", "sheet"), ("row", "row"),
    ("cell", "column"), ("pointer", "at"), ("line", "line"), ("column", "column"), ("offset", "byte"),
)  # fmt: skip
_LABELS_DE = (
    ("part", "Teil"), ("interchange", "Übertragung"), ("message", "Nachricht"), ("segment", "Segment"), ("tag", ""),
    ("element", "Element"), ("component", "Komponente"), ("page", "Seite"), ("sheet", "Blatt"), ("row", "Zeile"),
    ("cell", "Spalte"), ("pointer", "bei"), ("line", "Zeile"), ("column", "Spalte"), ("offset", "Byte"),
)  # fmt: skip

NOWHERE = Where()


class Severity(StrEnum):
    """How much a finding weighs: an `ERROR` blocks touchless, a `WARNING` does too, an `INFO` does not."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """An expected fault of a document: what, where, how bad. Never an exception."""

    code: str
    severity: Severity = Severity.ERROR
    where: Where = NOWHERE
    params: dict[str, str] = {}
    field: str | None = None
    """Canonical path it concerns, e.g. `lines[3].quantity`; lines count from 1."""

    def message(self, language: str = "en") -> str:
        """The sentence in `language`."""
        return messages.text(self.code, language, self.params)

    def hint(self, language: str = "en") -> str:
        """What to do about it, or ""."""
        return messages.hint(self.code, language, self.params)

    def within(self, interchange: str) -> Finding:
        """The same, its place naming the EDI interchange; itself where its place does already."""
        if not interchange or self.where.interchange is not None:
            return self
        where = msgspec.structs.replace(self.where, interchange=interchange)
        return msgspec.structs.replace(self, where=where)


class Found(msgspec.Struct, frozen=True, gc=False):
    """A raw value and its place."""

    raw: str
    where: Where
    confidence: int = 1000
    """Per mille; 1000 for anything that was not recognised optically."""
    engine: str = ""
    """Who read it where that is not obvious: "text-layer", "rapidocr", "tesseract", or "rapidocr+tesseract"."""


class Node(msgspec.Struct, gc=False):
    """A segment, composite, object, row, or order line: named values and what hangs below. A tree has no cycles."""

    name: str
    values: dict[str, list[Found]] = {}
    children: list[Node] = []
    where: Where = NOWHERE


class Kind(StrEnum):
    """What a message is. Only `ORDER` makes an order; `ORDER_CHANGE` makes a revision."""

    ORDER = "order"
    ORDER_CHANGE = "order_change"
    ORDER_RESPONSE = "order_response"
    DESPATCH_ADVICE = "despatch_advice"
    RECEIVING_ADVICE = "receiving_advice"
    INVOICE = "invoice"
    ACKNOWLEDGEMENT = "acknowledgement"
    NOT_AN_ORDER = "not_an_order"
    UNREADABLE = "unreadable"


NOT_AN_ORDER_CLASSES = (
    "quotation_request", "cancellation", "withdrawal", "question", "complaint", "invoice", "out_of_office",
    "bounce", "newsletter", "spam", "other",
)  # fmt: skip


class PaperLayout(msgspec.Struct, frozen=True):
    """The form an order is printed on; papers of one form have one mark, whatever was ordered."""

    mark: str
    """16 hex digits."""
    titles: str = ""
    """The titles of its table for people, as printed on this paper."""


class Extract(msgspec.Struct):
    """One business message as found. `keys` are the facts a mapping's `match` may look at (sender, message, ...)."""

    kind: Kind
    format: str
    """edifact, x12, json, table, pdf, fax, mail, xml."""
    root: Node
    keys: dict[str, str] = {}
    class_: str | None = None
    test: bool = False
    findings: list[Finding] = []
    text: str | None = None
    """Readable text; where set, `offset` and `length` of this extract's places count characters of it."""
    sheets: list[Sheet] = []
    """The printed words of paper, for rules that look for a label; empty for all other formats."""
    layout: PaperLayout | None = None
    """The form of an order on paper; None where no line was read, and for all other formats."""


class Parsed(msgspec.Struct):
    """What a parser made of one document. No extract and no finding means: empty."""

    parser: str
    extracts: list[Extract] = []
    findings: list[Finding] = []


class Document(msgspec.Struct, frozen=True, dict=True):
    """Received bytes with what the source said about them. `name` is a label and never a path."""

    content: bytes
    name: str = ""
    media_type: str = ""
    channel: str = "file"
    """mail, edi, fax, web, file."""
    envelope: dict[str, str] = {}
    """Facts of the transport: sender, sender_domain, recipient, subject, message_id, caller, called, shop, ..."""
    password: str = ""
    """What a person typed to open it, for one reading; never stored, logged or told."""

    def __repr__(self) -> str:
        return f"Document({self.name!r}, {len(self.content)} bytes, {self.media_type!r}, {self.channel!r})"

    @cached_property
    def sha256(self) -> str:
        """Content address, 64 hex digits."""
        return hashlib.sha256(self.content).hexdigest()


class Skipped(msgspec.Struct, frozen=True):
    """A part of a container that is not read further, and why (a message code)."""

    name: str
    code: str
    params: dict[str, str] = {}


class Unpacked(msgspec.Struct):
    """What a container held. `envelope` are facts that all parts inherit."""

    parts: list[Document]
    skipped: list[Skipped] = []
    findings: list[Finding] = []
    envelope: dict[str, str] = {}
    class_: str | None = None
    """Set when the container as a whole is not an order (out_of_office, bounce, newsletter, ...)."""
