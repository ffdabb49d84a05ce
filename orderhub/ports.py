"""The ports of the hub: what a source, an ERP, a sender and a parser MUST do. Values in and out; no base classes.

A connector is one class in `connectors/` that satisfies one of these and is listed in `connectors.BUILT_IN`; the
contract suites in `orderhub.testing.contract` hold for each of them. Words MUST, MAY as in RFC 2119.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

import msgspec

from orderhub.document import Box, Document, Extract, Finding, Parsed, Unpacked
from orderhub.order.model import Order

Cursor = dict[str, Any]
"""What a source wants to remember between polls, as plain JSON; `{}` the first time."""


class Waiting(msgspec.Struct, frozen=True):
    """One thing a source has for us. `key` is its identity at the source and never changes or repeats."""

    key: str
    name: str = ""
    size: int | None = None


class Survey(msgspec.Struct):
    """All that a source holds for us now, and the cursor to keep once the items are in the ledger."""

    waiting: list[Waiting]
    cursor: Cursor = {}
    not_ready: int = 0
    """Half-written or locked items seen and left for the next poll."""


class Arrived(msgspec.Struct):
    """One item with its bytes. `sent_at` is the source's own instant (aware UTC) where it has one."""

    key: str
    document: Document
    sent_at: datetime | None = None


class Failed(msgspec.Struct):
    """One item that could not be fetched; the others go on."""

    key: str
    code: str
    params: dict[str, str] = {}
    final: bool = False
    """True: trying again will not help (too big, gone); it is settled as failed."""


class Source(Protocol):
    """A mailbox, drop folder, SFTP drop, fax folder or polled shop.

    `survey` MUST be read-only and cheap. `fetch` MUST NOT change the source (PEEK) and MUST yield exactly one
    `Arrived` or `Failed` per key. `settle` runs after the bytes are committed, MUST be safe to repeat, and MUST NOT
    raise for a key that is already gone. Busy or unreachable: `RemoteBusy`; refused login: `RemoteRefused`.
    """

    name: str
    channel: str

    def survey(self, cursor: Cursor) -> Survey: ...
    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]: ...
    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None: ...
    def close(self) -> None: ...


class Delivery(msgspec.Struct, frozen=True):
    """One order on its way into the ERP under its stable `key`. `hold`: create, but do not release to the warehouse."""

    key: str
    order: Order
    hold: bool = True
    order_id: int = 0


class ErpReceipt(msgspec.Struct, frozen=True):
    """What the ERP made of it. `complete` false: a draft exists that must be resumed."""

    key: str
    number: str
    state: str
    complete: bool = True
    external_id: str = ""
    sent: bytes = b""
    """What was sent for this delivery, byte for byte as it went out; empty when nothing was (it was there already)."""


class Refused(msgspec.Struct, frozen=True):
    """A final no for this one delivery or message, or `busy`: try again later, or `unknown`: look up first."""

    key: str
    code: str
    params: dict[str, str] = {}
    outcome: str = "refused"
    """refused, busy, unknown."""
    sent: bytes = b""
    """As in `ErpReceipt`."""


class InvoicedLine(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One posted line: unit price and net amount, tax in percent."""

    price: Decimal | None = None
    amount: Decimal | None = None
    rate: Decimal | None = None
    category: str = "S"


class InvoicedTax(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One rate of tax: its basis and its amount; `category` is UNTDID 5305."""

    basis: Decimal
    amount: Decimal
    rate: Decimal | None = None
    category: str = "S"


class Invoiced(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An invoice of one order as the ERP posted it; `lines` by order line number. Amounts in `currency`."""

    net: Decimal
    tax: Decimal
    gross: Decimal
    currency: str = ""
    issued: date | None = None
    due: date | None = None
    despatch: str = ""
    """Number of the despatch it bills."""
    taxes: tuple[InvoicedTax, ...] = ()
    lines: dict[str, InvoicedLine] = {}


class StatusEvent(msgspec.Struct, frozen=True):
    """One thing that happened to an order in the ERP. `key` is unique per event, so that twice is once.

    kind: confirmed, picked, shipped, invoiced, cancelled. `at` is the ERP's instant (aware UTC).
    `lines`: quantity per order line number for shipped and invoiced.
    """

    key: str
    order_key: str
    kind: str
    at: datetime
    reference: str = ""
    """Shipment or invoice number."""
    carrier: str = ""
    tracking: str = ""
    lines: dict[str, Decimal] = {}
    invoice: Invoiced | None = None
    """For `invoiced`, where the ERP tells its amounts; INVOIC and 810 cannot be written without."""


class Article(msgspec.Struct, frozen=True):
    """A sellable article of the merchant; `price` net per `unit` in `currency`."""

    number: str
    name: str
    unit: str
    price: Decimal | None = None
    currency: str = "EUR"
    gtin: str | None = None
    buyer_ids: dict[str, str] = {}
    """Customer's own article number by customer number."""


class Customer(msgspec.Struct, frozen=True):
    """A customer in the ERP with the identifiers we know it by (scheme: gln, vat_id, email, domain, fax, number)."""

    number: str
    name: str
    identifiers: tuple[tuple[str, str], ...] = ()
    language: str = "de"


class Erp(Protocol):
    """The system orders are booked into.

    `find` MUST be asked before each first or repeated `put` and answers only keys it knows. `put` yields exactly one
    answer per delivery, in any order; a timeout or 5xx after sending MUST be `Refused(outcome="unknown")`, never a
    blind second try; a delivery that `found` holds incomplete is resumed. `watch` yields events since `cursor` in any
    order and may repeat; the second value is the cursor to keep.

    What `put` sends SHOULD stand in `sent`. A class MAY have `pointers(content)`, a static method that says where in
    such content (JSON) each field of the order stands, as JSON pointers by path: {"lines[1].price.net": "/lines/0/p"}.
    """

    name: str

    def find(self, keys: Sequence[str]) -> dict[str, ErpReceipt]: ...
    def put(self, deliveries: Sequence[Delivery], found: dict[str, ErpReceipt]) -> Iterable[ErpReceipt | Refused]: ...
    def watch(self, cursor: Cursor) -> tuple[list[StatusEvent], Cursor]: ...
    def articles(self) -> Iterator[Article]: ...
    def customers(self) -> Iterator[Customer]: ...
    def close(self) -> None: ...


class Outbound(msgspec.Struct, frozen=True):
    """One message to a channel. `key` is stable over retries and becomes Message-ID, file name or Idempotency-Key."""

    key: str
    target: str
    address: str
    """Mail address, folder-relative file name, or URL."""
    subject: str = ""
    content: bytes = b""
    media_type: str = "text/plain; charset=utf-8"
    headers: dict[str, str] = {}


class Sender(Protocol):
    """A way out: SMTP, drop folder, signed HTTP callback, a shop's status API.

    `send` MUST hand over at least once and be safe to repeat with the same key. Raises: RemoteBusy, RemoteRefused.
    """

    name: str

    def send(self, message: Outbound) -> str:
        """Hand over; returns the other side's receipt (queue id, file name, status line)."""
        ...

    def close(self) -> None: ...


class Proposal(msgspec.Struct, frozen=True):
    """What a model believes to see: the raw text of one field, where, and how sure it is (per mille)."""

    field: str
    raw: str
    page: int | None = None
    box: Box | None = None
    confidence: int = 0


class Proposer(Protocol):
    """A model that looks at pages, such as a vision model on a machine of your own.

    `propose` is asked for fields (canonical paths) that are missing or in doubt; what it answers is shown to a person
    beside the field and never becomes a value by itself. It MUST NOT keep the document, and has `timeout_s` of its own.
    Unreachable: `RemoteBusy`; refused: `RemoteRefused`. Either way the order waits as it would without a model.
    """

    name: str

    def propose(self, document: Document, asked: Sequence[str]) -> Sequence[Proposal]: ...
    def close(self) -> None: ...


class ParserModule(Protocol):
    """One module of `parsers/` that reads a document kind. Pure: bytes in, extracts out; runs in a limited child."""

    NAME: str

    def sniff(self, document: Document) -> int | None:
        """0..100, None declines. Looks at the head only, MUST be cheap and MUST NOT raise."""
        ...

    def parse(self, document: Document) -> Parsed:
        """Faults of the paper are findings. Raises: BrokenDocument when nothing at all can be read."""
        ...


class StreamingParser(ParserModule, Protocol):
    """One that also gives its messages one by one; `parse` says the same at once."""

    def messages(self, document: Document) -> Iterator[Extract | Finding]:
        """Each message, and what is to be said of the document. Raises: BrokenDocument, as `parse` does."""
        ...


class ContainerModule(Protocol):
    """One module of `parsers/` that opens a container (mail, zip)."""

    NAME: str

    def sniff(self, document: Document) -> int | None: ...
    def unpack(self, document: Document) -> Unpacked:
        """The parts, under limits. Raises: BrokenDocument, LimitExceeded."""
        ...
