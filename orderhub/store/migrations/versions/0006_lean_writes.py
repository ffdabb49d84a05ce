"""pre: fewer writes an order: search words in a table of their own, no foreign keys where owner and row come together.

Locks: `orders`, `outbox` and `events` while an index is built; the rest is instant. Kept texts up to a page long stay in
their row, uncompressed, from now on; what is stored already stays as it is. Undo: add the constraints again, create
`orders_words_idx` as 0002 did, drop `order_words`.
"""

from __future__ import annotations

from alembic import op

revision, down_revision = "0006", "0005"
branch_labels = depends_on = None

_STATEMENTS = """
create table order_words (order_id bigint not null, words text not null);
insert into order_words (order_id, words)
  select id, concat_ws(' ', number, customer_name, partner, customer_number) from orders order by id;
insert into order_words (order_id, words) select id, erp_number from orders where erp_number <> '' order by id;
create index order_words_idx on order_words using gin (words gin_trgm_ops);
drop index orders_words_idx;

alter table events drop constraint events_order_id_fkey, drop constraint events_document_id_fkey;
alter table findings drop constraint findings_order_id_fkey, drop constraint findings_document_id_fkey;
alter table order_lines drop constraint order_lines_order_id_fkey;
alter table order_revisions drop constraint order_revisions_document_id_fkey;
alter table decisions drop constraint decisions_order_id_fkey;
alter table interchanges drop constraint interchanges_document_id_fkey;
alter table intake_ledger drop constraint intake_ledger_source_fkey;
alter table outbox drop constraint outbox_document_id_fkey;

drop index events_order_idx;
create index events_order_idx on events (order_id, id) where order_id is not null;
drop index events_document_idx;
create index events_document_idx on events (document_id) where document_id is not null;

update outbox set done_at = next_at where done_at is null and state not in ('waiting', 'leased', 'unknown');
update outbox set done_at = null where done_at is not null and state in ('waiting', 'leased', 'unknown');
drop index outbox_open_idx;
create index outbox_open_idx on outbox (topic, next_at, id) where done_at is null;
create index outbox_mails_idx on outbox (created_at) where kind like 'mail%';

alter table documents set (fillfactor = 50);
alter table outbox set (fillfactor = 50, toast_tuple_target = 8160);
alter table order_revisions set (toast_tuple_target = 8160);
alter table provenance set (toast_tuple_target = 8160);
"""


def upgrade() -> None:
    """Change it."""
    op.execute(_STATEMENTS)
