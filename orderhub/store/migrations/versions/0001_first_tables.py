"""pre: all tables of the first release and the triggers that keep events append-only. Locks: none (new tables)."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision, down_revision = "0001", None
branch_labels = depends_on = None

_GUARD = """
create function events_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger events_no_change before update or delete on events
  for each row execute function events_are_append_only();
create trigger events_no_truncate before truncate on events
  for each statement execute function events_are_append_only();
alter table documents set (fillfactor = 80);
alter table orders set (fillfactor = 80);
alter table outbox set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
"""


def upgrade() -> None:
    """Create everything."""
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
    op.execute(_GUARD)
