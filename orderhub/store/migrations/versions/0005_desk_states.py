"""pre: adds the merchant's own state of an order. Locks: orders, for a moment."""

from __future__ import annotations

from alembic import op

revision, down_revision = "0005", "0004"
branch_labels = depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.execute("alter table orders add column desk_state text not null default ''")
