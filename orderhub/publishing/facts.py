"""What the outgoing messages are written from, and what writing gives. Plain values that the step fills.

Party words: `seller` is us. In `Original` the names are those of the message we answer, so its sender is our receiver.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from orderhub.document import Finding
from orderhub.mapping.outgoing import End, OutgoingRules
from orderhub.order.model import Order, Party, Tax


class Answer(StrEnum):
    """What we say to an order or a line."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    REFUSED = "refused"
    BACKORDERED = "backordered"


_GROUP_CODES = {"850": "PO", "860": "PC", "855": "PR", "865": "CA", "856": "SH", "861": "RC", "810": "IN"}
"""GS01 by transaction set. A 997 (FA) is left out: it is never acknowledged."""


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope of the message that is answered. Qualifiers are UNB 0007 or ISA05/07; "" where there was none."""

    sender: str = ""
    sender_qualifier: str = ""
    receiver: str = ""
    receiver_qualifier: str = ""
    interchange_ref: str = ""
    """UNB 0020 or ISA13."""
    group_sender: str = ""
    group_receiver: str = ""
    group_ref: str = ""
    """GS06."""
    group_type: str = ""
    """GS01."""
    message: str = ""
    """ORDERS, 850, ..."""
    message_ref: str = ""
    """UNH 0062 or ST02."""
    version: str = ""
    """X12: GS08 such as 004010; EDIFACT: directory such as D.96A."""
    association: str = ""
    """UNH 0057 such as EAN008."""
    charset: str = ""
    """UNB 0001 such as UNOC."""
    test: bool = False
    ack_wanted: bool = False
    """Whether we ask for a CONTRL (UNB 0031)."""

    @classmethod
    def of(cls, keys: Mapping[str, str], *, test: bool = False) -> Original:
        """From the keys that the EDIFACT and X12 parsers give to an extract."""
        sender, sender_qualifier = _address(keys, "sender")
        receiver, receiver_qualifier = _address(keys, "receiver")
        return cls(
            sender=sender,
            sender_qualifier=sender_qualifier,
            receiver=receiver,
            receiver_qualifier=receiver_qualifier,
            interchange_ref=keys.get("interchange", ""),
            group_sender=keys.get("application_sender", ""),
            group_receiver=keys.get("application_receiver", ""),
            group_ref=keys.get("group", ""),
            group_type=keys.get("group_code", ""),
            message=keys.get("message", ""),
            message_ref=keys.get("message_ref", ""),
            version=keys.get("version") or keys.get("directory", ""),
            association=keys.get("association", ""),
            charset=keys.get("syntax", "").partition(":")[0],
            test=test or keys.get("test") == "1",
        )

    @property
    def group_code(self) -> str:
        """GS01 of the group the message came in."""
        return self.group_type or _GROUP_CODES.get(self.message, "PO")


def _address(keys: Mapping[str, str], name: str) -> tuple[str, str]:
    """Identifier and qualifier; EDIFACT writes `4012345000009:14`, X12 `ZZ:WIDGETCO`."""
    whole, value = keys.get(name, ""), keys.get(f"{name}_id", "")
    if not value:
        value, _, qualifier = whole.partition(":")
        return value, qualifier
    if whole == value:
        return value, ""
    return value, whole.removeprefix(f"{value}:") if whole.startswith(f"{value}:") else whole.removesuffix(f":{value}")


class LineReply(msgspec.Struct, frozen=True, kw_only=True):
    """What we say to one line, by its number; what is None is as ordered. `quantity` counts in the ordered unit."""

    number: str
    answer: Answer = Answer.ACCEPTED
    quantity: Decimal | None = None
    price: Decimal | None = None
    promised: date | None = None
    reason: str = ""


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """One parcel. `lines`: quantity per order line number; empty when nobody said what is in which parcel."""

    tracking: str = ""
    sscc: str = ""
    lines: dict[str, Decimal] = {}


class Shipment(msgspec.Struct, frozen=True, kw_only=True):
    """One delivery on its way. `lines`: quantity per order line number; empty means the whole order."""

    number: str
    carrier: str = ""
    tracking: str = ""
    tracking_url: str = ""
    lines: dict[str, Decimal] = {}
    packages: tuple[Package, ...] = ()
    shipped_at: datetime | None = None
    expected: date | None = None


class InvoiceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One invoiced order line; `amount` is net, `rate` in percent. What is None is as ordered."""

    number: str
    quantity: Decimal
    price: Decimal | None = None
    amount: Decimal | None = None
    rate: Decimal | None = None
    category: str = "S"


class Invoice(msgspec.Struct, frozen=True, kw_only=True):
    """An invoice as the ERP posted it; amounts in `currency`. The hub computes no tax and no total of its own."""

    number: str
    issued: date
    net: Decimal
    tax: Decimal
    gross: Decimal
    currency: str = ""
    due: date | None = None
    despatch: str = ""
    lines: tuple[InvoiceLine, ...] = ()
    taxes: tuple[Tax, ...] = ()


class Transaction(msgspec.Struct, frozen=True, kw_only=True):
    """One message a 997 or CONTRL answers for. `is_read` false: it made no order at all."""

    code: str = "850"
    version: str = ""
    """EDIFACT: S009 such as `ORDERS:D:96A:UN:EAN008`."""
    control: str = ""
    findings: tuple[Finding, ...] = ()
    is_read: bool = True
    is_supported: bool = True
    """False: a kind of message the hub does not take."""
    group: str = ""
    """UNG 0048, with its sender and receiver as `id:qualifier`; "" where there is no group."""
    group_sender: str = ""
    group_receiver: str = ""


class ReplyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All that an outgoing message needs; each reply reads its part. `now` is an aware instant."""

    order: Order
    now: datetime
    seller: Party
    original: Original = Original()
    answer: Answer = Answer.ACCEPTED
    lines: tuple[LineReply, ...] = ()
    erp_number: str = ""
    shipment: Shipment | None = None
    invoice_number: str = ""
    invoice: Invoice | None = None
    transactions: tuple[Transaction, ...] = ()
    """For 997 and CONTRL: every message of the group or interchange; empty: only the message of this order."""
    findings: tuple[Finding, ...] = ()
    """What was found in the message of this order (997, CONTRL, APERAK) or in its interchange."""
    control: int = 1
    """Our next control number for this partner: UNB 0020, ISA13, GS06."""
    state: str = ""
    """Present state, for the callback."""
    received_at: datetime | None = None
    language: str = "de"
    zone: str = "Europe/Berlin"
    footer: str = ""
    """Statutory company lines below the signature of mails."""
    key: str = ""
    """Stable key of the outgoing message, for the callback."""
    outgoing: OutgoingRules = OutgoingRules()
    """How the partner wants EDI written."""

    @property
    def us(self) -> End:
        """Our end of the interchange: as the partner wants it, else as he addressed us."""
        was = self.original
        return self.outgoing.sender or End(id=was.receiver, qualifier=was.receiver_qualifier, group=was.group_receiver)

    @property
    def partner(self) -> End:
        """His end."""
        was = self.original
        return self.outgoing.receiver or End(id=was.sender, qualifier=was.sender_qualifier, group=was.group_sender)


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A message ready to be sent."""

    content: bytes
    media_type: str
    file_name: str
    subject: str = ""
    findings: tuple[Finding, ...] = ()
    """Free texts that were cut at the limit of their element, or that the character set could not carry."""


class Mail(msgspec.Struct, frozen=True):
    """A plain-text mail."""

    subject: str
    text: str
