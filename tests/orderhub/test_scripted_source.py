"""The public fake keeps the contract it is used to test others against, and fails exactly as told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Failed
from orderhub.testing.scripted_source import ScriptedSource
from orderhub.testing.source_contract import SourceContract


class TestScriptedSource(SourceContract):
    @pytest.fixture
    def source(self) -> ScriptedSource:
        return ScriptedSource()

    @pytest.fixture
    def put(self, source: ScriptedSource) -> Callable[[bytes, str], None]:
        return lambda content, name: _discard(source.put(content, name))

    @pytest.fixture
    def put_half(self, source: ScriptedSource) -> Callable[[bytes, str], None]:
        return source.put_half

    @pytest.fixture
    def state(self, source: ScriptedSource) -> Callable[[], object]:
        return lambda: (source.unsettled(), dict(source.settled))

    @pytest.fixture
    def unreachable(self) -> ScriptedSource:
        source = ScriptedSource()
        source.fail("survey", RemoteBusy("remote.busy"))
        return source

    @pytest.fixture
    def refused(self) -> ScriptedSource:
        source = ScriptedSource()
        source.fail("survey", RemoteRefused("remote.login-refused"))
        return source


def test_a_fetch_breaks_after_the_told_number_and_then_works() -> None:
    source = ScriptedSource()
    keys = [source.put(content) for content in (b"one", b"two", b"three")]
    source.fail("fetch", RemoteBusy("remote.busy"), after=2)
    answers = source.fetch(keys)
    seen = [next(answers).key, next(answers).key]
    with pytest.raises(RemoteBusy):
        next(answers)
    assert seen == keys[:2]
    assert len(list(source.fetch(keys))) == 3


def test_a_settle_breaks_in_the_middle_and_keeps_what_was_done() -> None:
    source = ScriptedSource()
    keys = [source.put(content) for content in (b"one", b"two")]
    source.fail("settle", RemoteBusy("remote.busy"), after=1)
    with pytest.raises(RemoteBusy):
        source.settle(keys)
    assert source.unsettled() == keys[1:]
    source.settle(keys)
    assert source.unsettled() == []


def test_a_spoiled_item_fails_alone() -> None:
    source = ScriptedSource()
    keys = [source.put(content) for content in (b"one", b"two")]
    source.spoil(keys[0], "remote.too-big", final=True)
    first, second = source.fetch(keys)
    assert isinstance(first, Failed)
    assert (first.code, first.final) == ("remote.too-big", True)
    assert not isinstance(second, Failed)


def test_a_half_written_item_can_be_finished() -> None:
    source = ScriptedSource()
    source.put_half(b"UN", "orders.edi")
    assert source.survey({}).not_ready == 1
    key = source.finish("orders.edi", b"A")
    assert [item.key for item in source.survey({}).waiting] == [key]


def _discard(_: object) -> None:
    return None
