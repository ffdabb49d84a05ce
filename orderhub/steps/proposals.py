"""Asks a model, where one is configured, about orders read from pages that leave doubts.

What it answers becomes a finding beside the field, with the words of the model and their place: a person takes it over
or not. A value never changes by it, and an order with a proposal waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import structlog

from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Finding, Kind, Severity, Where
from orderhub.errors import OrderHubError
from orderhub.order.changes import fields
from orderhub.ports import Proposal, Proposer
from orderhub.steps.hub import Hub

log = structlog.get_logger()
_PAGES = frozenset({"pdf", "fax"})
_NEEDED = ("number", "issue_date", "buyer.name")
"""Asked for where the reader found none; of lines it asks for the first."""
_LINE = ("lines[1].item.seller_id", "lines[1].quantity.value")


def add_proposals(hub: Hub, documents: Sequence[Document], readings: Sequence[Reading]) -> None:
    """Add the model's proposals to the findings of orders in doubt; nothing without a model or without doubt."""
    proposer = hub.installation.proposer()
    if proposer is None:
        return
    for document, reading in zip(documents, readings, strict=True):
        for held, read in _doubtful(document, reading):
            read.findings += _asked(proposer, held, read)


def asked(read: OrderRead) -> list[str]:
    """The fields of an order that are missing or in doubt."""
    present = {path for path, _ in fields(read.order)}
    missing = [path for path in _NEEDED if path not in present]
    missing += [] if read.order.lines else _LINE
    doubted = [one.field for one in read.findings if one.field and one.severity is not Severity.INFO]
    return list(dict.fromkeys((*missing, *doubted)))


def as_finding(one: Proposal, by: str) -> Finding:
    """A proposal as it is shown; a warning, so that a person sees the order."""
    where = Where(page=one.page, box=one.box)
    params = {"value": one.raw, "by": by, "confidence": str(max(0, min(one.confidence, 1000)) // 10)}
    return Finding("pdf.proposed", Severity.WARNING, where, params, one.field)


def _doubtful(document: Document, reading: Reading) -> Iterator[tuple[Document, OrderRead]]:
    for read in reading.orders:
        if read.kind is Kind.ORDER and read.format in _PAGES and asked(read):
            yield document, read
    for part in reading.parts:
        held = msgspec.structs.replace(
            document, content=part.content or b"", name=part.name, media_type=part.media_type
        )
        yield from _doubtful(held, part)


def _asked(proposer: Proposer, document: Document, read: OrderRead) -> list[Finding]:
    try:
        return [as_finding(one, proposer.name) for one in proposer.propose(document, asked(read))]
    except OrderHubError as fault:
        log.warning("proposer.failed", name=proposer.name, code=fault.code)
        return []
