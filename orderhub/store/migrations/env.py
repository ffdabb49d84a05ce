"""Alembic's entry: runs the migrations on the connection that `orderhub.store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from orderhub.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, compare_type=True, compare_server_default=False)
with context.begin_transaction():
    context.run_migrations()
