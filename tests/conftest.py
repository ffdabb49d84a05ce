"""Fixtures that all tests share: a real PostgreSQL, one fresh database a test."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from orderhub.settings import Settings
from orderhub.store import migrate
from orderhub.store.engine import Database
from orderhub.store.originals import Originals
from orderhub.store.server import EmbeddedServer


def corpora() -> Path:
    """Folder of the files that others made; tests that need it skip with a reason where it is absent."""
    return Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedServer]:
    """The product's own embedded server, in a folder of its own, with a migrated template database."""
    with tempfile.TemporaryDirectory(prefix="oh") as folder:
        Path(folder).chmod(0o755)
        server = EmbeddedServer(Path(folder) / "home")
        server.start()
        engine = create_engine(server.url("orderhub"))
        migrate.upgrade(engine)
        engine.dispose()
        yield server
        server.stop(immediate=True)


@contextmanager
def new_database(postgres: EmbeddedServer) -> Iterator[Database]:
    """A fresh, migrated database, gone at the end of the block."""
    name = f"t{os.urandom(6).hex()}"
    admin = create_engine(postgres.url("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"create database {name} template orderhub"))
    found = Database(postgres.url(name))
    yield found
    found.close()
    with admin.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
    admin.dispose()


@pytest.fixture
def database(postgres: EmbeddedServer) -> Iterator[Database]:
    """A fresh, migrated database."""
    with new_database(postgres) as found:
        yield found


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    """An empty store of originals."""
    return Originals(tmp_path / "originals")


@pytest.fixture
def hub_settings(tmp_path: Path) -> Settings:
    """Settings of an installation of its own below the test's folder, with the shipped mappings."""
    return Settings(home=tmp_path, mappings_dir=Path(__file__).parents[1] / "mappings")
