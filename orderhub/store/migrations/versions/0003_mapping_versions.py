"""pre: the text of every mapping version that has read an order, by hash. Locks: none (new tables). Undo: drop them."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0003", "0002"
branch_labels = depends_on = None

_TABLES = """
create table mapping_files (
  sha text not null,
  content text not null,
  constraint mapping_files_pkey primary key (sha)
);
create table mapping_versions (
  sha text not null,
  name text default '' not null,
  files jsonb default '[]'::jsonb not null,
  first_used timestamp with time zone not null,
  constraint mapping_versions_pkey primary key (sha)
);
create index mapping_versions_name_idx on mapping_versions (name, first_used);
"""


def upgrade() -> None:
    """Create both tables."""
    op.execute(_TABLES)
