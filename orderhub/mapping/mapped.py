"""What applying a mapping gives."""

from __future__ import annotations

import msgspec

from orderhub.document import Finding, Kind
from orderhub.mapping.outgoing import OutgoingRules
from orderhub.order.desk_states import DeskState
from orderhub.order.model import Order
from orderhub.order.provenance import Provenance


class PartnerRules(msgspec.Struct, frozen=True, kw_only=True):
    """The `partner:` block of a mapping file: who it is and how its orders are treated."""

    slug: str
    name: str
    language: str = "de"
    gln: str | None = None
    customer_number: str | None = None
    """The ERP's number of this customer."""
    priority: int = 50
    """0 (last) to 100 (first)."""
    due_hours: int = 24
    """Hours from arrival until an order of this partner should be in the ERP."""
    touchless: bool = True
    """False: every order of this partner waits for a person."""
    price_tolerance: str = "0.5"
    """Percent by which the ordered price may differ from the price list."""
    replies: tuple[str, ...] = ()
    """Ways to answer: ordrsp, desadv, 997, 855, mail, callback."""
    ack_hours: int = 24
    """Hours within which this partner acknowledges an EDI message of ours (CONTRL, 997); 0: he never does."""
    unique_interchanges: bool = True
    """False: this partner does not count his interchanges; the same reference with other content is no conflict."""
    confirm_layouts: int = 2
    """Orders on one form of paper that a person releases as they were read before the form goes touchless; 0: none."""
    ibans: tuple[str, ...] = ()
    """Bank accounts we know of; another one in a mail of this partner is looked at by a person."""
    states: tuple[DeskState, ...] = ()
    """The merchant's own states for this partner's orders."""
    reply_to: str = ""
    """Mail address or drop (folder below the outbound drop) or callback URL; empty: where the order came from."""
    outgoing: OutgoingRules | None = None
    """How our EDI messages to him are written; None: as he writes his."""


class Mapped(msgspec.Struct):
    """An order as read by one profile, with the origin of each value and what was doubtful."""

    kind: Kind
    order: Order
    provenance: dict[str, Provenance]
    findings: list[Finding]
    profile: str
    """Profile name, e.g. `nordwind-orders`, or `generic-edifact-orders`."""
    profile_file: str
    profile_sha: str
    """sha256 over the profile, all it extends and the lookups it names: same bytes + same sha = same order."""
    partner: PartnerRules | None = None
    """None: nobody has described this sender; the order waits in review as a new partner."""
    labelled: dict[str, str] = {}
    """Fields whose value came by a learned label or code, with that entry in one line of YAML."""
