"""Documents that are here for ever, chosen by the orders they gave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import text

from orderhub.document import Document
from orderhub.errors import NotFound
from orderhub.store.engine import Tx


class Archived(NamedTuple):
    """A document as it arrived, or a container with all its parts."""

    id: int
    sha256: str
    name: str
    media_type: str
    channel: str
    envelope: dict[str, str]

    def with_content(self, content: bytes) -> Document:
        """The document as parsers see it."""
        return Document(content, self.name, self.media_type, self.channel, self.envelope)


_ROOTS = """
with recursive holding as (
  select d.id, d.parent_id from documents d where d.id in ({chosen})
  union select p.id, p.parent_id from documents p join holding h on p.id = h.parent_id)
select d.id, d.sha256, d.name, d.media_type, d.channel, d.envelope from documents d
where d.id in (select id from holding where parent_id is null)
order by d.id desc limit :last
"""
_OF_PROFILES = text(
    _ROOTS.format(chosen="select document_id from orders where profile = any(:profiles) or format = any(:formats)")
)
_OF_ORDER = text(
    _ROOTS.format(chosen="select document_id from order_revisions where order_id = :order and revision = :revision")
)


def documents_of(tx: Tx, profiles: Iterable[str], formats: Iterable[str], last: int | None = None) -> list[Archived]:
    """Documents with an order that one of `profiles` read or that is of one of `formats`; oldest first."""
    found = tx.execute(_OF_PROFILES, {"profiles": list(profiles), "formats": list(formats), "last": last})
    return [Archived(*row) for row in found][::-1]


def document_of(tx: Tx, order_id: int, revision: int) -> Archived:
    """The document that a revision of an order was read from. Raises: NotFound order.unknown."""
    row = tx.execute(_OF_ORDER, {"order": order_id, "revision": revision, "last": 1}).one_or_none()
    if row is None:
        raise NotFound("order.unknown", id=order_id)
    return Archived(*row)
