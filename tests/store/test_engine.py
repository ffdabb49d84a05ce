"""Connections of the pool: one that broke while it rested is replaced before anybody meets it."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text

from orderhub.store.engine import Database, DatabaseLost
from orderhub.store.server import EmbeddedServer


def answers(database: Database) -> int:
    with database.begin() as tx:
        return int(tx.execute(text("select pg_backend_pid()")).scalar_one())


def end(postgres: EmbeddedServer, pid: int) -> None:
    """End the server's side of a connection and wait until it is gone."""
    admin = create_engine(postgres.url("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        assert connection.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": pid}).scalar()
    admin.dispose()


def test_a_connection_that_broke_while_it_rested_is_replaced(postgres: EmbeddedServer) -> None:
    database = Database(postgres.url("orderhub"), trusted_s=0)
    first = answers(database)
    end(postgres, first)
    assert answers(database) != first
    database.close()


def test_one_that_broke_right_after_its_use_is_met_once(postgres: EmbeddedServer) -> None:
    database = Database(postgres.url("orderhub"), trusted_s=3600)
    first = answers(database)
    assert answers(database) == first
    end(postgres, first)
    with pytest.raises(DatabaseLost):
        answers(database)
    assert answers(database) != first
    database.close()
