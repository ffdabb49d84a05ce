"""A hub on a fresh database; the children that read documents are shared by all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orderhub.capturing.pool import ParserPool
from orderhub.settings import Settings
from orderhub.steps.hub import Hub
from orderhub.store.engine import Database
from tests.steps.rig import MAPPINGS, REPLIES, Assembled, Outbox, ScriptedErp

MakeHub = Callable[..., Hub]


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ParserPool]:
    found = ParserPool(Settings(home=tmp_path_factory.mktemp("pool"), mappings_dir=MAPPINGS, parser_processes=1))
    yield found
    found.close()


@pytest.fixture
def erp() -> ScriptedErp:
    return ScriptedErp()


@pytest.fixture
def out() -> Outbox:
    return Outbox()


@pytest.fixture
def make_hub(database: Database, tmp_path: Path, pool: ParserPool) -> Iterator[MakeHub]:
    """Hubs of one database, put together from `sources`, `erp`, `senders`; `options` are settings."""

    made: list[Hub] = []

    def make(options: dict[str, Any] | None = None, clock: Any = None, **parts: Any) -> Hub:
        settings = Settings(**{"home": tmp_path, "mappings_dir": MAPPINGS, **(options or {})})
        extra = {"clock": clock} if clock else {}
        hub = Hub(settings, database=database, installation=Assembled(**parts), **extra)
        hub.__dict__["pool"] = pool
        made.append(hub)
        return hub

    yield make
    for hub in made:
        hub.installation.close()


@pytest.fixture
def hub(make_hub: MakeHub, erp: ScriptedErp, out: Outbox) -> Hub:
    """A hub with an ERP and one way out for every reply."""
    return make_hub(erp=erp, senders=[out], **REPLIES)
