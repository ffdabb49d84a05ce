"""Migrations: ordered names, head equals metadata, events cannot be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from orderhub.clock import now
from orderhub.store import events, migrate
from orderhub.store.engine import Database
from orderhub.store.server import EmbeddedServer

VERSIONS = Path(migrate.__file__).parent / "migrations" / "versions"


def test_head_is_what_the_tables_say(database: Database) -> None:
    assert migrate.present(database.engine) == migrate.head()
    assert migrate.differences(database.engine) == []


def test_names_are_ordered_without_a_gap() -> None:
    numbers = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("change", ["update events set kind = 'x'", "delete from events", "truncate events cascade"])
def test_events_refuse_every_change(database: Database, change: str) -> None:
    with database.begin() as tx:
        events.record(tx, [events.event("document.received", now())])
    with pytest.raises(IntegrityError, match="append-only"), database.begin() as tx:
        tx.execute(text(change))
    with database.begin() as tx:
        assert tx.execute(text("select count(*) from events where kind = 'document.received'")).scalar() == 1


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    assert migrate.upgrade(database.engine) == migrate.head()
    assert migrate.differences(database.engine) == []


def test_orders_of_before_are_found_by_their_words_and_open_effects_stay_open(postgres: EmbeddedServer) -> None:
    admin = create_engine(postgres.url("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("create database before template template0"))
    engine = create_engine(postgres.url("before"))
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        connection.execute(text(_BEFORE))
        connection.commit()
    assert migrate.upgrade(engine) == migrate.head()
    assert migrate.differences(engine) == []
    with engine.connect() as connection:
        found = "select order_id from order_words where words ilike :like order by order_id"
        assert connection.execute(text(found), {"like": "%meyer%"}).scalars().all() == [1]
        assert connection.execute(text(found), {"like": "%so-7%"}).scalars().all() == [2]
        open_ones = text("select key from outbox where done_at is null")
        assert connection.execute(open_ones).scalars().all() == ["waits"]
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text("drop database before with (force)"))
    admin.dispose()


_BEFORE = """
insert into blobs values ('ab', 1, 'p', 0, now());
insert into documents (id, sha256, received_at) values (1, 'ab', now());
insert into orders (id, document_id, number, customer_name, erp_number, received_at, captured_at) values
  (1, 1, '4711', 'Meyer', '', now(), now()), (2, 1, '4712', 'Schulze', 'SO-77', now(), now());
insert into outbox (key, state, created_at, next_at) values ('waits', 'waiting', now(), now()),
  ('is over', 'parked', now(), now())
"""
