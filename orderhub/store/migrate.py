"""Brings a database to the newest migration, and tells whether it is there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from orderhub.store.tables import metadata

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 860_211


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> str:
    """Run all open migrations, one process at a time; returns the revision reached."""
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": _LOCK})
        connection.commit()
        try:
            command.upgrade(_config(connection), "head")
            connection.commit()
        finally:
            connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.commit()
    return head()


def head() -> str:
    """The newest revision this version of the product knows."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def present(engine: Engine) -> str:
    """The revision the database stands at, "" for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def differences(engine: Engine) -> list[object]:
    """What the database has otherwise than the metadata; empty when both agree."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))
