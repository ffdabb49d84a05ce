"""What reading one document gave: its orders, its parts, its findings. Travels from the child to the parent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from orderhub.document import Document, Finding, Kind, PaperLayout, Skipped
from orderhub.mapping.mapped import PartnerRules
from orderhub.order.acknowledgements import Acknowledgement
from orderhub.order.changes import Change
from orderhub.order.model import Order
from orderhub.order.provenance import Provenance, unpack


class OrderRead(msgspec.Struct):
    """One business message that became a canonical order (or a change, response, ... of one)."""

    kind: Kind
    order: Order
    origins: bytes
    """Provenance, packed: most orders are stored without anybody looking into it."""
    findings: list[Finding]
    profile: str
    profile_file: str
    profile_sha: str
    format: str
    keys: dict[str, str] = {}
    """The extract's keys: sender, receiver, message, control and message reference, ..."""
    partner: PartnerRules | None = None
    acknowledgement: Acknowledgement | None = None
    """What it says to messages of ours, where it is an acknowledgement."""

    labelled: dict[str, str] = {}
    """Fields whose value came by something learned from a correction, with that entry."""
    paper: bytes = b""
    """The printed words and what the reader made of them, packed; b"" for everything but paper."""

    layout: PaperLayout | None = None
    """The form of paper, where its lines are."""

    @property
    def provenance(self) -> dict[str, Provenance]:
        """Where each value came from, unpacked anew at each call."""
        return unpack(self.origins)


class Unmapped(msgspec.Struct):
    """One EDI message that made no order: of a kind the hub does not take, broken, or not to be mapped."""

    kind: Kind
    format: str
    keys: dict[str, str]
    findings: list[Finding]
    test: bool = False
    is_supported: bool = True
    """False: it may be right, but it is a kind of message the hub does not take."""
    after: int = 0
    """How many of the document's orders stand before it."""


class OrderChange(msgspec.Struct, frozen=True):
    """One order that two mappings read differently. Values are sums of line amounts without tax."""

    number: str
    part: str
    """Name of the part of a container; "" for the document itself."""
    profiles: tuple[str, str]
    fields: list[Change]
    currencies: tuple[str, str] = ("", "")
    values: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    findings_new: list[str] = []
    """Codes that come up only with the new mapping."""
    findings_gone: list[str] = []


class Reading(msgspec.Struct):
    """The outcome for one document. A container's parts hang below; `content` is set for parts only."""

    sha256: str
    name: str
    media_type: str
    kind: Kind
    class_: str | None = None
    parser: str = ""
    orders: list[OrderRead] = []
    findings: list[Finding] = []
    parts: list[Reading] = []
    skipped: list[Skipped] = []
    envelope: dict[str, str] = {}
    content: bytes | None = None
    unmapped: list[Unmapped] = []
    """What else the interchange held, for its acknowledgement; the findings stand above, too."""
    text: str | None = None
    """Readable text that offsets count characters in, where the parser made one."""
    compared: int = 0
    """Orders that were read by two mappings; `changes` are those that differ."""
    changes: list[OrderChange] = []

    def as_document(self, channel: str) -> Document:
        """What was read, as a document to be read by itself; parts only."""
        return Document(self.content or b"", self.name, self.media_type, channel, self.envelope)


def all_orders(reading: Reading) -> Iterator[OrderRead]:
    """The orders of a document and of all its parts."""
    yield from reading.orders
    for part in reading.parts:
        yield from all_orders(part)
