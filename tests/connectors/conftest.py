"""Real servers for the tests of the sources; each starts once for all tests of a worker and ends with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.dovecot import Dovecot, dovecot
from tests.live.pymap_server import Pymap, pymap
from tests.live.sshd import Sshd, sshd


@pytest.fixture(scope="session")
def dovecot_server() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def pymap_server(tmp_path: Path) -> Iterator[Pymap]:
    # In memory and started anew for each test: nothing is left of the test before.
    with pymap(tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def sshd_server() -> Iterator[Sshd]:
    with sshd() as server:
        yield server
