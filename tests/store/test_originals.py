"""Originals: kept once, durable, found again, told when they are not what they were."""

from __future__ import annotations

import pytest

from orderhub.clock import now
from orderhub.errors import NotFound
from orderhub.store.engine import Database
from orderhub.store.originals import Originals
from orderhub.store.verify import violations


def test_bytes_come_back_as_they_were(database: Database, originals: Originals) -> None:
    contents = [b"UNB+UNOC:3", b"", bytes(range(256)) * 10]
    with database.begin() as tx:
        shas = originals.keep(tx, contents, now())
    with database.begin() as tx:
        assert [originals.read(tx, sha) for sha in shas] == contents
        assert originals.read_many(tx, shas) == dict(zip(shas, contents, strict=True))


def test_the_same_bytes_are_written_once(database: Database, originals: Originals) -> None:
    for _ in range(2):
        with database.begin() as tx:
            originals.keep(tx, [b"one", b"one", b"two"], now())
    packs = list(originals.folder.rglob("*.pack"))
    assert [pack.stat().st_size for pack in packs] == [6]


def test_an_unknown_original_is_said_to_be_missing(database: Database, originals: Originals) -> None:
    with pytest.raises(NotFound, match=r"original-missing"), database.begin() as tx:
        originals.read(tx, "0" * 64)


def test_a_changed_or_lost_pack_is_found_by_verify(database: Database, originals: Originals) -> None:
    with database.begin() as tx:
        originals.keep(tx, [b"the one and only"], now())
    pack = next(originals.folder.rglob("*.pack"))
    pack.write_bytes(b"the two and only")
    with database.begin() as tx:
        assert list(violations(tx, originals)) == []
        assert [one.invariant for one in violations(tx, originals, deep=True)] == ["I2"]
    pack.unlink()
    with database.begin() as tx:
        assert [one.invariant for one in violations(tx, originals)] == ["I2"]
