"""Versions of mappings that have read orders, kept for ever: `order_revisions.profile_sha` names one.

A version lists its files by hash; a file that several versions share (a parent, a table of articles) is kept once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, text

from orderhub.errors import NotFound
from orderhub.mapping.version import MappingFile, MappingVersion
from orderhub.store import bulk
from orderhub.store.engine import Tx
from orderhub.store.tables import mapping_files, mapping_versions, order_revisions


class Kept(NamedTuple):
    """One line of the list of versions."""

    sha: str
    name: str
    first_used: datetime
    orders: int
    """Revisions of orders that it read."""


def unknown(tx: Tx, shas: Iterable[str]) -> set[str]:
    """Those of `shas` that are not kept yet."""
    wanted = set(shas)
    if not wanted:
        return wanted
    found = bulk.fetch(tx, "select sha from mapping_versions where sha = any(%(shas)b)", {"shas": list(wanted)})
    return wanted - {row.sha for row in found}


def keep(tx: Tx, versions: Sequence[MappingVersion], at: datetime) -> None:
    """Keep versions with their files. Idempotent: by hash."""
    files = {one.sha: {"sha": one.sha, "content": one.text} for version in versions for one in version.files}
    bulk.insert(tx, mapping_files, list(files.values()), "on conflict (sha) do nothing")
    rows = [
        {"sha": one.sha, "name": one.name, "files": [{"file": part.file, "sha": part.sha} for part in one.files],
         "first_used": at}
        for one in versions
    ]  # fmt: skip
    bulk.insert(tx, mapping_versions, rows, "on conflict (sha) do nothing")


def get(tx: Tx, sha: str) -> MappingVersion:
    """The version whose sha begins with `sha`. Raises: NotFound where none does, or more than one."""
    rows = tx.execute(
        select(mapping_versions).where(mapping_versions.c.sha.startswith(sha, autoescape=True)).limit(2)
    ).all()
    if len(rows) != 1:
        raise NotFound("mapping.no-such-version", sha=sha)
    row = rows[0]
    wanted = [one["sha"] for one in row.files]
    texts = dict(
        tx.execute(select(mapping_files.c.sha, mapping_files.c.content).where(mapping_files.c.sha.in_(wanted))).all()
    )
    files = tuple(MappingFile(one["file"], one["sha"], texts[one["sha"]]) for one in row.files)
    return MappingVersion(row.sha, row.name, files)


def sha_of(tx: Tx, order_id: int, revision: int) -> str:
    """The version that read a revision of an order. Raises: NotFound order.unknown."""
    sha: str | None = tx.execute(
        select(order_revisions.c.profile_sha).where(
            order_revisions.c.order_id == order_id, order_revisions.c.revision == revision
        )
    ).scalar()
    if sha is None:
        raise NotFound("order.unknown", id=order_id)
    return sha


_LISTED = text("""
select v.sha, v.name, v.first_used, count(r.order_id) as orders
from mapping_versions v left join order_revisions r on r.profile_sha = v.sha
where :name = '' or v.name = :name
group by v.sha, v.name, v.first_used order by v.name, v.first_used, v.sha
""")


def listed(tx: Tx, name: str = "") -> list[Kept]:
    """All versions, or those of one profile, oldest first."""
    return [Kept(*row) for row in tx.execute(_LISTED, {"name": name}).all()]
