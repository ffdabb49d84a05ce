"""What is said to the database is recorded, and said again it makes the same rows."""

from datetime import UTC, datetime

from sqlalchemy import select

from orderhub.store import bulk
from orderhub.store.engine import Database
from orderhub.store.events import event, record
from orderhub.store.replay import Tape
from orderhub.store.server import EmbeddedServer
from orderhub.store.tables import events, mapping_files, mapping_versions
from tests.conftest import new_database

AT = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)


def _rows(database: Database) -> list[object]:
    with database.begin() as tx:
        return [tuple(row) for table in (events, mapping_files, mapping_versions) for row in tx.execute(select(table))]


def test_a_tape_makes_the_same_rows_again(database: Database, postgres: EmbeddedServer) -> None:
    tape = Tape(database)
    with database.begin() as tx:
        tape.label = "first"
        record(tx, [event("document.received", AT, data={"source": "Hafenstraße"})])
        bulk.copy(tx, mapping_files, [{"sha": "a" * 64, "content": "one"}, {"sha": "b" * 64, "content": "two"}])
    with database.begin() as tx:
        tape.label = "second"
        files = [{"file": "one.yaml", "sha": "a" * 64}]
        bulk.copy(tx, mapping_versions, [{"sha": "c" * 64, "name": "one", "files": files, "first_used": AT}])
    with new_database(postgres) as other:
        spent = tape.play(other.url)
        again = _rows(other)
    assert len(again) == 4
    assert again == _rows(database)
    assert {
        ("first", "insert events"), ("first", "copy mapping_files"), ("second", "copy mapping_versions"),
    } <= spent.keys()  # fmt: skip
    assert all(one.client > 0 for one in spent.values())
