"""Migrations: ordered names, head equals metadata, events cannot be changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from orderhub.clock import now
from orderhub.store import events, migrate
from orderhub.store.engine import Database

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
