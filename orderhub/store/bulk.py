"""One statement per table and batch: rows travel as one JSON value and are unfolded by `jsonb_to_recordset`.

Six to ten times the speed of an ORM flush. Bytes travel as base64. PostgreSQL's text knows no NUL: it becomes U+FFFD.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import LargeBinary, Table, TextClause, text
from sqlalchemy.dialects import postgresql

from orderhub.store.engine import Tx

Row = Mapping[str, Any]


def _encode_hook(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    raise TypeError(type(value).__name__)


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_hook)
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def as_json(value: object) -> str:
    """JSON text that jsonb accepts."""
    encoded = _ENCODER.encode(value)
    if b"\\u0000" in encoded:
        encoded = encoded.replace(b"\\u0000", b"\\ufffd")
    return encoded.decode("utf-8")


def _shape(table: Table, columns: Sequence[str]) -> tuple[str, str]:
    """The record type of `columns`, and the select list that turns base64 back into bytes."""
    types, picked = [], []
    for name in columns:
        column = table.c[name]
        binary = isinstance(column.type, LargeBinary)
        types.append(f'"{name}" {"text" if binary else column.type.compile(_DIALECT)}')
        picked.append(f"decode(r.\"{name}\", 'base64')" if binary else f'r."{name}"')
    return ", ".join(types), ", ".join(picked)


@cache
def _insert(table: Table, columns: tuple[str, ...], conflict: str) -> TextClause:
    types, picked = _shape(table, columns)
    names = ", ".join(f'"{name}"' for name in columns)
    return text(
        f"insert into {table.name} ({names}) select {picked} "  # noqa: S608 -- names come from the table metadata
        f"from jsonb_to_recordset(cast(:rows as jsonb)) as r({types}) {conflict}"
    )


@cache
def _update(table: Table, keys: tuple[str, ...], columns: tuple[str, ...]) -> TextClause:
    types, _ = _shape(table, (*keys, *columns))
    changes = ", ".join(f'"{name}" = r."{name}"' for name in columns)
    same = " and ".join(f't."{name}" = r."{name}"' for name in keys)
    return text(
        f"update {table.name} t set {changes} "  # noqa: S608 -- names come from the table metadata
        f"from jsonb_to_recordset(cast(:rows as jsonb)) as r({types}) where {same}"
    )


def insert(tx: Tx, table: Table, rows: Sequence[Row], conflict: str = "") -> int:
    """Insert `rows`, which all have the keys of the first; returns how many were inserted.

    `conflict` is the rest of the statement, such as "on conflict do nothing".
    """
    if not rows:
        return 0
    statement = _insert(table, tuple(rows[0]), conflict)
    return tx.execute(statement, {"rows": as_json(rows)}).rowcount


def update(tx: Tx, table: Table, rows: Sequence[Row], keys: tuple[str, ...]) -> int:
    """Set the other columns of `rows` where all `keys` agree; returns how many rows changed."""
    if not rows:
        return 0
    columns = tuple(name for name in rows[0] if name not in keys)
    return tx.execute(_update(table, keys, columns), {"rows": as_json(rows)}).rowcount


def allocate(tx: Tx, table: Table, count: int) -> list[int]:
    """`count` fresh ids of a table with an identity column, ascending."""
    if not count:
        return []
    found = tx.execute(
        text("select nextval(pg_get_serial_sequence(:table, 'id')) from generate_series(1, :count)"),
        {"table": table.name, "count": count},
    )
    return sorted(found.scalars())
