"""All tables, for reading and for pages. Migrations create them; a test compares the two.

Names are the field's plural nouns. Instants are timestamptz. `documents` are originals as they arrived, and the parts
found in them; `blobs` say where bytes lie; `outbox` rows are effects on the outside, each with a stable key.

A foreign key costs a look-up and a row lock for every row. Those stand that keep something from being lost (ledger to
document, document to bytes, order to document, revision and delivery to order). What is written in one statement with
its owner (lines, findings, events, search words) has none; `store.verify` looks for the homeless among them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey", "uq": "%(table_name)s_%(column_0_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_fkey", "ix": "%(table_name)s_%(column_0_name)s_idx",
    }
)  # fmt: skip


def _instant(name: str, *, required: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=not required)


def _json(name: str, default: str = "{}") -> Column[object]:
    return Column(name, JSONB, nullable=False, server_default=text(f"'{default}'::jsonb"))


def _word(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text(f"'{default}'"))


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


# --- receiving -------------------------------------------------------------------------------------------------------

sources = Table(
    "sources", metadata,
    Column("name", Text, primary_key=True),
    _word("kind"), _word("channel"), _json("cursor"),
    _instant("polled_at"), _instant("succeeded_at"), Column("error", JSONB(none_as_null=True)), _count("not_ready"),
    _instant("added_at"),
)  # fmt: skip

blobs = Table(
    "blobs", metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("pack", Text, nullable=False),
    Column("start", BigInteger, nullable=False),
    _instant("kept_at", required=True),
)  # fmt: skip

documents = Table(
    "documents", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    Column("parent_id", BigInteger, ForeignKey("documents.id")),
    _word("name"), _word("media_type"), _word("channel"), _word("source"), _word("source_key"), _json("envelope"),
    _instant("received_at", required=True), _instant("sent_at"), _instant("finished_at"),
    _word("state", "received"), _word("kind"), _word("class"), _word("parser"),
    Column("duplicate_of", BigInteger, ForeignKey("documents.id")),
    Column("text", Text),
    _json("skipped", "[]"),
    _count("attempts"), _instant("lease_until"), Column("fence", BigInteger, nullable=False, server_default=text("0")),
    Index("documents_waiting_idx", "id", postgresql_where=text("state = 'received'")),
    Index("documents_sha256_idx", "sha256"),
    # Of parts only: an index that also lists every document without a parent would be scanned for each of these.
    Index("documents_parent_idx", "parent_id", postgresql_where=text("parent_id is not null")),
    Index("documents_received_idx", text("received_at desc")),
)  # fmt: skip

intake_ledger = Table(
    "intake_ledger", metadata,
    Column("source", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    _word("name"), Column("size", BigInteger),
    _instant("seen_at", required=True), _instant("arrived_at"), _instant("settled_at"),
    Column("document_id", BigInteger, ForeignKey("documents.id")),
    _word("failed_code"), _json("failed_params"), _count("attempts"),
    Index("intake_ledger_open_idx", "source", postgresql_where=text("settled_at is null")),
)  # fmt: skip

api_requests = Table(
    "api_requests", metadata,
    Column("client", Text, primary_key=True),
    Column("idempotency_key", Text, primary_key=True),
    _word("sha256"), _instant("at", required=True),
    Column("document_id", BigInteger, ForeignKey("documents.id")),
)  # fmt: skip

# --- who and what ----------------------------------------------------------------------------------------------------

partners = Table(
    "partners", metadata,
    Column("slug", Text, primary_key=True),
    _word("name"), _word("language", "de"), _word("customer_number"), _json("rules"), _instant("changed_at"),
)  # fmt: skip

partner_identifiers = Table(
    "partner_identifiers", metadata,
    Column("partner", Text, ForeignKey("partners.slug"), primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("scheme", Text, primary_key=True),
    Column("value", Text, primary_key=True),
)  # fmt: skip

customers = Table(
    "customers", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    _word("name"), _word("language", "de"), _instant("changed_at"),
)  # fmt: skip

customer_identifiers = Table(
    "customer_identifiers", metadata,
    Column("customer_id", BigInteger, ForeignKey("customers.id"), primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("scheme", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Index("customer_identifiers_value_idx", "value", "scheme"),
)  # fmt: skip

articles = Table(
    "articles", metadata,
    Column("number", Text, primary_key=True),
    _word("name"), _word("unit"), Column("gtin", Text), Column("price", Numeric), _word("currency", "EUR"),
    _instant("changed_at"),
    Index("articles_gtin_idx", "gtin"),
)  # fmt: skip

article_aliases = Table(
    "article_aliases", metadata,
    Column("customer_number", Text, primary_key=True),
    Column("buyer_id", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.number"), nullable=False),
)  # fmt: skip

# --- orders ----------------------------------------------------------------------------------------------------------

orders = Table(
    "orders", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("document_id", BigInteger, ForeignKey("documents.id"), nullable=False),
    _count("position"),
    _word("partner"), _word("profile"), _word("format"),
    _word("number"), _word("number_folded"), _word("buyer_key"), _word("fingerprint"), _json("likeness"),
    _word("purpose", "original"), Column("test", Boolean, nullable=False, server_default=text("false")),
    _word("state"), _json("reasons", "[]"), _word("desk_state"),
    _word("channel"), _word("source"), _json("keys"), _word("reply_to"), _word("language", "de"),
    _word("customer_number"), _word("customer_name"),
    _word("currency"), Column("net", Numeric), _count("line_count"),
    Column("priority", Integer, nullable=False, server_default=text("50")),
    _instant("due_at"), _instant("received_at", required=True), _instant("captured_at", required=True),
    _instant("decided_at"), _instant("synced_at"), _instant("erp_confirmed_at"),
    _count("revision"), _count("touches"),
    Column("twin_id", BigInteger, ForeignKey("orders.id")),
    _word("erp_key"), _word("erp_number"),
    _word("assigned_to"),
    Index("orders_business_key", "buyer_key", "number_folded", unique=True,
          postgresql_where=text("twin_id is null and buyer_key <> '' and number_folded <> ''")),
    Index("orders_open_idx", "due_at", postgresql_where=text("state in ('in_review', 'accepted')")),
    Index("orders_state_idx", "state", text("received_at desc")),
    Index("orders_fingerprint_idx", "fingerprint", "received_at", postgresql_where=text("fingerprint <> ''")),
    Index("orders_document_idx", "document_id"),
    Index("orders_number_idx", "number_folded"),
    Index("orders_erp_number_idx", "erp_number", postgresql_where=text("erp_number <> ''")),
    Index("orders_waiting_changes_idx", "buyer_key",
          postgresql_where=text("purpose in ('change', 'cancellation') and state = 'in_review'")),
    Index("orders_erp_key_idx", "erp_key", unique=True, postgresql_where=text("erp_key <> ''")),
)  # fmt: skip

order_words = Table(
    # What the queue's search looks through, by trigrams: a row when the order is captured, another when the ERP has
    # given its number. Only ever added to. A table of its own, so that a change of the order leaves the index alone.
    "order_words", metadata,
    Column("order_id", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Index("order_words_idx", "words", postgresql_using="gin", postgresql_ops={"words": "gin_trgm_ops"}),
)  # fmt: skip

order_revisions = Table(
    "order_revisions", metadata,
    Column("order_id", BigInteger, ForeignKey("orders.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("canonical", Text, nullable=False),
    _word("profile"), _word("profile_file"), _word("profile_sha"),
    Column("document_id", BigInteger),
    _instant("at", required=True), _word("by"), _word("note"),
)  # fmt: skip

mapping_files = Table(
    "mapping_files", metadata,
    Column("sha", Text, primary_key=True),
    Column("content", Text, nullable=False),
)  # fmt: skip

mapping_versions = Table(
    "mapping_versions", metadata,
    Column("sha", Text, primary_key=True),
    _word("name"), _json("files", "[]"), _instant("first_used", required=True),
    Index("mapping_versions_name_idx", "name", "first_used"),
)  # fmt: skip

order_papers = Table(
    "order_papers", metadata,
    Column("order_id", BigInteger, ForeignKey("orders.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip
learned = Table(
    "learned", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _word("partner"), _word("profile"), _word("file"), _word("level"), _word("field"), _word("entry"),
    _word("state", "proposed"),
    Column("order_id", BigInteger, ForeignKey("orders.id"), nullable=False),
    _word("path"), _word("expected"), _word("sample"), _json("verdict"), _word("diff"),
    _word("by"), _instant("at", required=True), _word("changed_by"), _instant("changed_at", required=True),
    Index("learned_profile_idx", "profile", "field"),
    Index("learned_order_idx", "order_id"),
)  # fmt: skip
learned_uses = Table(
    "learned_uses", metadata,
    Column("learned_id", BigInteger, ForeignKey("learned.id"), primary_key=True),
    Column("order_id", BigInteger, ForeignKey("orders.id"), primary_key=True),
    _word("outcome"), _instant("at", required=True),
    Index("learned_uses_order_idx", "order_id"),
)  # fmt: skip
paper_layouts = Table(
    "paper_layouts", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _word("partner"), _word("mark"), _word("format"), _word("titles"),
    _count("confirmed"), _count("broken"),
    _instant("at", required=True), _word("changed_by"), _instant("changed_at", required=True),
    Index("paper_layouts_mark", "partner", "mark", unique=True),
)  # fmt: skip
layout_uses = Table(
    "layout_uses", metadata,
    Column("order_id", BigInteger, ForeignKey("orders.id"), primary_key=True),
    Column("layout_id", BigInteger, ForeignKey("paper_layouts.id"), nullable=False),
    _word("outcome"), _instant("at", required=True),
    Index("layout_uses_layout_idx", "layout_id", "order_id"),
)  # fmt: skip
provenance = Table(
    "provenance", metadata,
    Column("order_id", BigInteger, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    _json("resolved"),
)  # fmt: skip

order_lines = Table(
    "order_lines", metadata,
    Column("order_id", BigInteger, primary_key=True),
    Column("position", Integer, primary_key=True),
    _word("number"), _word("article"), _word("gtin"), _word("buyer_id"), _word("name"), _word("unit"),
    Column("ordered", Numeric), Column("price", Numeric), Column("amount", Numeric),
    *(Column(name, Numeric, nullable=False, server_default=text("0"))
      for name in ("confirmed", "shipped", "received", "invoiced", "cancelled")),
)  # fmt: skip

findings = Table(
    "findings", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("document_id", BigInteger),
    Column("order_id", BigInteger),
    Column("revision", Integer),
    _word("code"), _word("severity"), _word("field"), _json("place"), _json("params"),
    _instant("at", required=True), _instant("resolved_at"),
    Index("findings_order_idx", "order_id"),
    Index("findings_document_idx", "document_id"),
)  # fmt: skip

events = Table(
    "events", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _instant("at", required=True),
    Column("order_id", BigInteger),
    Column("document_id", BigInteger),
    _word("kind"), _word("by"), _json("data"),
    Index("events_order_idx", "order_id", "id", postgresql_where=text("order_id is not null")),
    Index("events_document_idx", "document_id", postgresql_where=text("document_id is not null")),
)  # fmt: skip

duplicates = Table(
    "duplicates", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("order_id", BigInteger, ForeignKey("orders.id"), nullable=False),
    Column("twin_id", BigInteger, ForeignKey("orders.id"), nullable=False),
    _word("reason"), _count("score"), _json("evidence"), _instant("found_at", required=True),
    _word("decision"), _word("decided_by"), _instant("decided_at"),
    UniqueConstraint("order_id", "twin_id", name="duplicates_pair_key"),
)  # fmt: skip

shipments = Table(
    "shipments", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("order_id", BigInteger, ForeignKey("orders.id"), nullable=False),
    _word("reference"), _word("carrier"), _word("tracking"), _instant("shipped_at"), _json("lines"),
    UniqueConstraint("order_id", "reference", name="shipments_reference_key"),
    Index("shipments_tracking_idx", "tracking"),
)  # fmt: skip

status_history = Table(
    "status_history", metadata,
    Column("key", Text, primary_key=True),
    Column("order_id", BigInteger, ForeignKey("orders.id"), nullable=False),
    _word("kind"), _word("source"), _instant("source_at", required=True), _instant("received_at", required=True),
    _word("reference"), _json("data"),
    Index("status_history_order_idx", "order_id"),
    Index("status_history_reference_idx", "reference"),
)  # fmt: skip

erp_strays = Table(
    "erp_strays", metadata,
    Column("key", Text, primary_key=True),
    Column("order_key", Text, nullable=False),
    _word("kind"), _instant("source_at", required=True), _instant("received_at", required=True),
    _json("data"), _instant("adopted_at"),
    Index("erp_strays_open_idx", "order_key", postgresql_where=text("adopted_at is null")),
)  # fmt: skip

attention = Table(
    "attention", metadata,
    Column("order_id", BigInteger, ForeignKey("orders.id"), primary_key=True),
    Column("by", Text, primary_key=True),
    _count("seconds"), _instant("seen_at", required=True),
)  # fmt: skip

# --- the outside -----------------------------------------------------------------------------------------------------

outbox = Table(
    "outbox", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    _word("topic"), _word("target"), _word("kind"),
    _word("message_class", "transaction"), _word("basis", "contract"),
    Column("order_id", BigInteger, ForeignKey("orders.id")),
    Column("document_id", BigInteger),
    _json("data"),
    Column("content", LargeBinary),
    _word("state", "waiting"),
    _count("attempts"), _instant("lease_until"), Column("fence", BigInteger, nullable=False, server_default=text("0")),
    _instant("created_at", required=True), _instant("next_at", required=True), _instant("done_at"),
    _word("receipt"), Column("error", JSONB(none_as_null=True)),
    # Not by the state: taking a lease would then write every index anew.
    Index("outbox_open_idx", "topic", "next_at", "id",
          postgresql_where=text("done_at is null")),
    Index("outbox_order_idx", "order_id"),
    Index("outbox_mails_idx", "created_at", postgresql_where=text("kind like 'mail%'")),
)  # fmt: skip

incidents = Table(
    "incidents", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _word("kind"), _word("subject"), _json("params"),
    _instant("since", required=True), _instant("seen_at", required=True), _instant("ended_at"),
    Index("incidents_open_key", "kind", "subject", unique=True, postgresql_where=text("ended_at is null")),
)  # fmt: skip

control_numbers = Table(
    "control_numbers", metadata,
    Column("partner", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)  # fmt: skip

business_messages = Table(
    "business_messages", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("document_id", BigInteger, ForeignKey("documents.id"), nullable=False),
    Column("order_id", BigInteger, ForeignKey("orders.id")),
    _count("position"), _word("kind"), _word("message"), _word("format"), _word("number"), _word("partner"),
    _json("keys"), Column("canonical", Text, nullable=False), Column("provenance", LargeBinary, nullable=False),
    _word("profile"), _word("profile_file"), _word("profile_sha"),
    Column("test", Boolean, nullable=False, server_default=text("false")), _word("verdict"),
    _instant("at", required=True),
    Index("business_messages_order_idx", "order_id"),
    Index("business_messages_document_idx", "document_id"),
)  # fmt: skip

acknowledgements = Table(
    "acknowledgements", metadata,
    Column("outbox_id", BigInteger, ForeignKey("outbox.id"), primary_key=True),
    Column("order_id", BigInteger, ForeignKey("orders.id")),
    _word("partner"), _word("format"), _word("message"), _word("receiver"), _word("interchange"), _word("group_ref"),
    _word("message_ref"), _word("number"),
    _word("state", "awaited"), _instant("written_at", required=True), _instant("due_at"), _instant("settled_at"),
    Column("settled_by", BigInteger, ForeignKey("business_messages.id")), _json("findings", "[]"),
    Index("acknowledgements_reference_idx", "receiver", "interchange"),
    Index("acknowledgements_due_idx", "due_at", postgresql_where=text("state = 'awaited'")),
    Index("acknowledgements_order_idx", "order_id"),
)  # fmt: skip

interchanges = Table(
    "interchanges", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _word("format"), _word("sender"), _word("receiver"), _word("reference"),
    Column("document_id", BigInteger, nullable=False),
    _word("sha256"), _instant("at", required=True),
    Index("interchanges_reference_idx", "sender", "receiver", "reference"),
    Index("interchanges_document_idx", "document_id"),
)  # fmt: skip

consents = Table(
    "consents", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("customer_id", BigInteger, ForeignKey("customers.id"), nullable=False),
    _word("channel"), _word("purpose"), _instant("given_at", required=True), _instant("withdrawn_at"), _json("proof"),
)  # fmt: skip

decisions = Table(
    "decisions", metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    _instant("at", required=True),
    Column("order_id", BigInteger),
    _word("subject"), _word("outcome"), _word("reason"), _json("data"),
    Index("decisions_order_idx", "order_id"),
)  # fmt: skip
