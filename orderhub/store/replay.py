"""Records what is said to the database, and says it again to a copy of the same: what statements cost by themselves.

The one who says it again knows all results beforehand. He encodes the rows and waits for the answers, nothing else;
so this is the bill of the statements, whatever program makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple, cast

import msgspec
import psycopg
from sqlalchemy.event import listen

from orderhub.store.engine import Database

_SUBJECT = re.compile(r"\b(insert into|copy|update|delete from|from|join)\s+(?:only\s+)?([a-z_.]+)", re.IGNORECASE)
_JSONB = b"\x01"
"""The number of its version, which stands before the JSON text of a value in a binary COPY."""


class Said(NamedTuple):
    """One statement. `rows` are those of a COPY."""

    label: str
    statement: Any
    values: Any
    rows: list[Sequence[Any]] | None = None
    types: Sequence[str] = ()


class Cost(msgspec.Struct, frozen=True):
    """CPU seconds (or milliseconds a document) of both sides."""

    client: float = 0.0
    server: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.client + other.client, self.server + other.server)

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.client - other.client, self.server - other.server)


class Tape:
    """What was said on all connections that `database` makes from now on, in order; `label` marks what follows."""

    def __init__(self, database: Database) -> None:
        self.said: list[Said | None] = []
        """None is a commit."""
        self.label = ""
        listen(database.engine, "connect", self._attach)
        listen(database.engine, "commit", lambda _: self.said.append(None))

    def _attach(self, connection: psycopg.Connection[Any], _: object) -> None:
        connection.cursor_factory = cast("type[psycopg.Cursor[Any]]", partial(_Recording, self))

    def play(self, url: str) -> dict[tuple[str, str], Cost]:
        """Say it all again to the database at `url`; what it cost by label and table."""
        prepared = [None if one is None else (one, _subject(one.statement), _opened(one)) for one in self.said]
        spent: dict[tuple[str, str], Cost] = {}
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            server = connection.info.backend_pid
            label, before = "", ran_s(server)
            for one in prepared:
                started = process_time()
                if one is None:
                    subject = "commit"
                    connection.commit()
                else:
                    said, subject, values = one
                    label = said.label
                    _say(connection, said, values)
                client = process_time() - started
                after = ran_s(server)
                key = (label, subject)
                spent[key] = spent.get(key, Cost()) + Cost(client, after - before)
                before = after
        return spent


class _Recording(psycopg.Cursor[Any]):
    def __init__(self, tape: Tape, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._tape = tape

    def execute(self, query: Any, params: Any = None, **named: Any) -> Any:
        self._tape.said.append(Said(self._tape.label, query, params))
        return super().execute(query, params, **named)

    @contextmanager
    def copy(self, statement: Any, params: Any = None, **named: Any) -> Iterator[Any]:
        with super().copy(statement, params, **named) as sink:
            kept = _Sink(sink)
            yield kept
        self._tape.said.append(Said(self._tape.label, statement, params, kept.rows, kept.types))


class _Sink:
    """Keeps the rows of a COPY while they pass."""

    def __init__(self, sink: psycopg.Copy) -> None:
        self._sink = sink
        self.rows: list[Sequence[Any]] = []
        self.types: Sequence[str] = ()

    def set_types(self, types: Sequence[str]) -> None:
        self.types = types
        self._sink.set_types(types)

    def write_row(self, row: Sequence[Any]) -> None:
        self.rows.append(row)
        self._sink.write_row(row)


def _opened(one: Said) -> Any:
    """Values with their JSON taken apart, so that saying them again has to encode it, as every program must."""
    if one.rows is not None:
        return [[msgspec.json.decode(value[1:]) if _is_json(value) else value for value in row] for row in one.rows], [
            _is_json(value) for value in one.rows[0]
        ]
    names = one.values.items() if isinstance(one.values, dict) else enumerate(one.values or ())
    return {
        name: msgspec.json.decode(value) for name, value in names if isinstance(value, str) and value.startswith("[{")
    }


def _is_json(value: object) -> bool:
    return isinstance(value, bytes) and value.startswith((_JSONB + b"{", _JSONB + b"[", _JSONB + b'"'))


def _say(connection: psycopg.Connection[Any], one: Said, opened: Any) -> None:
    with connection.cursor() as cursor:
        if one.rows is not None:
            rows, are_json = opened
            with cursor.copy(one.statement) as sink:
                sink.set_types(one.types)
                for row in rows:
                    sink.write_row(
                        [
                            _JSONB + msgspec.json.encode(value) if is_json and value is not None else value
                            for value, is_json in zip(row, are_json, strict=True)
                        ]
                    )
            return
        values = one.values
        if opened:
            fresh = {name: msgspec.json.encode(value).decode() for name, value in opened.items()}
            values = {**values, **fresh} if isinstance(values, dict) else tuple(
                fresh.get(place, value) for place, value in enumerate(values)
            )  # fmt: skip
        cursor.execute(one.statement, values)
        if cursor.description:
            cursor.fetchall()


def _subject(statement: Any) -> str:
    """What a statement does to which table; of one that only reads, the first it reads."""
    text = statement.decode() if isinstance(statement, bytes) else str(statement)
    found = [f"{verb.lower().split()[0]} {table}" for verb, table in _SUBJECT.findall(text)]
    written = [one for one in found if not one.startswith(("from ", "join "))]
    return (written or found or ["-"])[0]


def ran_s(pid: int) -> float:
    """CPU seconds of a process of one thread, to the nanosecond; 0 where the kernel does not count them so."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def copy_database(server_url: str, name: str, template: str) -> None:
    """Make `name` anew as a copy of `template`, to which nobody may be connected."""
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}"'.encode())
        connection.execute(f'create database "{name}" template "{template}"'.encode())
