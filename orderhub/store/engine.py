"""Connections to the hub's database: the embedded server under `ORDERHUB_HOME`, or any server by URL."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import msgspec
import psycopg
from psycopg.errors import ProgramLimitExceeded
from psycopg.rows import namedtuple_row
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine
from sqlalchemy.event import listen
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    InvalidatePoolError,
    OperationalError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from orderhub.errors import SettingsError
from orderhub.settings import Settings, settings
from orderhub.store import migrate
from orderhub.store.server import EmbeddedServer

NotStorable = (DataError, IntegrityError)
"""What the database says to a value it will not hold."""
DatabaseLost = (OperationalError, InterfaceError, InternalError)
"""The server went away or was restarted in the middle of something; nothing of the transaction is left."""
_RECOVERY_TRIES = 600
_RETURNED = "returned"
"""Key of a pooled connection's facts: when it was given back."""
Tx = Connection
"""A transaction: everything done on it is committed together or not at all."""
AnyRow = Any
"""A row as a query gives it, read by column name; SQLAlchemy's own type says no more and differs by version."""


class Database:
    """The hub's database."""

    def __init__(self, url: str, *, trusted_s: float = 1.0) -> None:
        """`trusted_s`: how long after its last use a connection is taken to stand, seconds.

        A server is not stopped and started again so fast.
        """
        self.url = _with_driver(url)
        self._trusted_s = trusted_s
        self.engine: Engine = create_engine(
            self.url, pool_size=4, max_overflow=8, json_deserializer=msgspec.json.decode
        )
        listen(self.engine, "handle_error", _name_too_large)
        listen(self.engine, "checkout", self._ping_where_rested)
        listen(self.engine, "checkin", _note_return)

    @contextmanager
    def begin(self) -> Iterator[Tx]:
        """A transaction, committed at the end of the block. Raises: SettingsError when the server is not there."""
        try:
            connection = self.engine.connect()
        except OperationalError as lost:
            raise SettingsError("hub.database-unreachable", reason=str(lost.orig).strip().splitlines()[0]) from lost
        with connection, connection.begin():
            yield connection

    def _ping_where_rested(self, connection: Any, record: ConnectionPoolEntry, _: object) -> None:
        """Ask whether a pooled connection still stands; for one in steady use that would be a quarter of the talk."""
        if time.monotonic() - record.info.setdefault(_RETURNED, time.monotonic()) > self._trusted_s:
            try:
                self.engine.dialect.do_ping(connection)
            except psycopg.Error as gone:
                raise InvalidatePoolError from gone

    def require_head(self) -> None:
        """Raises: SettingsError when migrations are open."""
        if (stands := migrate.present(self.engine)) != (wanted := migrate.head()):
            raise SettingsError("hub.database-old", present=stands or "-", wanted=wanted)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _note_return(_: object, record: ConnectionPoolEntry) -> None:
    record.info[_RETURNED] = time.monotonic()


def _name_too_large(context: ExceptionContext) -> DataError | None:
    """A value too long for an index is the value's fault; the driver files it under faults of the server."""
    if isinstance(context.original_exception, ProgramLimitExceeded):
        return DataError(context.statement, {}, context.original_exception)
    return None


@contextmanager
def driven(tx: Tx) -> Iterator[psycopg.Cursor[Any]]:
    """A cursor of the driver in the same transaction, for the few statements where SQLAlchemy's own work would show.

    Raises: what SQLAlchemy raises for the same fault.
    """
    connection = tx.connection.driver_connection
    assert isinstance(connection, psycopg.Connection)
    try:
        with connection.cursor(row_factory=namedtuple_row) as cursor:
            yield cursor
    except psycopg.Error as fault:
        if connection.closed:
            tx.invalidate(fault)
        if isinstance(fault, ProgramLimitExceeded):
            raise DataError(None, None, fault) from fault
        raise DBAPIError.instance(None, None, fault, psycopg.Error) from fault


def open_database(chosen: Settings) -> Database:
    """The database these settings name. An embedded one is started and brought to head; a given one is left alone."""
    if chosen.database_url:
        database = Database(chosen.database_url)
        database.require_head()
        return database
    server = EmbeddedServer(chosen.home)
    server.start()
    database = Database(server.url("orderhub"))
    if _present_after_recovery(database) != migrate.head():
        migrate.upgrade(database.engine)
    return database


def _present_after_recovery(database: Database) -> str:
    """Where the database stands; a server that was killed replays its log first and refuses connections meanwhile."""
    rest = threading.Event()
    for _ in range(_RECOVERY_TRIES):
        try:
            return migrate.present(database.engine)
        except OperationalError:
            rest.wait(0.1)
    return migrate.present(database.engine)


@cache
def database() -> Database:
    """The database of this process."""
    return open_database(settings())


def _with_driver(url: str) -> str:
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
