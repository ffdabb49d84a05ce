"""What holds for every source, as a pytest class to inherit. A connector's test gives the fixtures and is done:

    class TestDropFolder(SourceContract):
        @pytest.fixture
        def source(self, tmp_path): return DropFolder("drop", tmp_path, settled_after_s=0)
        @pytest.fixture
        def put(self, tmp_path): return lambda content, name: (tmp_path / name).write_bytes(content)
        ...

`put(content, name)` places one item whose fetched bytes contain `content`. A fixture that calls `pytest.skip(reason)`
leaves its tests out, with the reason printed (a folder has no login).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

import pytest

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Arrived, Cursor, Failed, Source

Put = Callable[[bytes, str], None]
State = Callable[[], object]

PAPERS = {"a-4711.edi": b"UNA:+.? 'first order", "b-4712.edi": b"UNA:+.? 'second order", "c-4713.edi": b"the third"}


class SourceContract:
    """Inherit and give the fixtures `source`, `put`, `state`, `put_half`, `unreachable`, `refused`."""

    secrets: ClassVar[tuple[str, ...]] = ()
    """Passwords and keys in use; none of them may show."""
    settles: ClassVar[bool] = True
    """False: the source has no place for what is settled (a polled shop)."""

    @pytest.fixture
    def source(self) -> Source:
        """The source under test, empty."""
        raise NotImplementedError

    @pytest.fixture
    def put(self) -> Put:
        """Places one complete item at the source."""
        raise NotImplementedError

    @pytest.fixture
    def state(self) -> State:
        """All that reading might change: names, flags, times. Called twice and compared."""
        raise NotImplementedError

    @pytest.fixture
    def put_half(self) -> Put:
        """Places an item that is still being written."""
        pytest.skip("this source has no half-written items")

    @pytest.fixture
    def unreachable(self) -> Source:
        """The same kind of source where nobody listens."""
        raise NotImplementedError

    @pytest.fixture
    def refused(self) -> Source:
        """The same source with a wrong password or key."""
        raise NotImplementedError

    def test_it_has_a_name_and_a_channel(self, source: Source) -> None:
        assert source.name
        assert source.channel in {"mail", "edi", "fax", "web", "file"}

    def test_an_empty_source_has_nothing(self, source: Source) -> None:
        survey = source.survey({})
        assert (survey.waiting, survey.not_ready) == ([], 0)
        assert list(source.fetch([])) == []
        source.settle([])

    def test_everything_put_arrives_with_its_bytes(self, source: Source, put: Put) -> None:
        _put_all(put)
        survey = source.survey({})
        assert len({item.key for item in survey.waiting}) == len(PAPERS)
        arrived = [answer for answer in source.fetch(_keys(source)) if isinstance(answer, Arrived)]
        assert _found(arrived) == sorted(PAPERS.values())
        assert {one.document.channel for one in arrived} == {source.channel}
        assert all(one.sent_at is None or one.sent_at.utcoffset() == timedelta(0) for one in arrived)

    def test_the_cursor_is_plain_json(self, source: Source, put: Put) -> None:
        _put_all(put)
        cursor = source.survey({}).cursor
        assert json.loads(json.dumps(cursor)) == cursor

    def test_each_key_gets_exactly_one_answer(self, source: Source, put: Put) -> None:
        _put_all(put)
        keys = _keys(source)
        unknown = "no-such-key"
        answers = [answer.key for answer in source.fetch([*keys, unknown])]
        assert sorted(answers) == sorted([*keys, unknown])

    def test_an_unknown_key_is_a_failure_of_its_own(self, source: Source, put: Put) -> None:
        _put_all(put)
        answers = {answer.key: answer for answer in source.fetch(["no-such-key", *_keys(source)])}
        strange = answers.pop("no-such-key")
        assert isinstance(strange, Failed)
        assert strange.final
        assert all(isinstance(answer, Arrived) for answer in answers.values())

    def test_keys_are_stable_over_surveys(self, source: Source, put: Put) -> None:
        _put_all(put)
        poll = Poll(source)
        first = poll.keys()
        put(b"a fourth", "d-4714.edi")
        assert len({*first, *poll.keys()}) == len(PAPERS) + 1

    def test_nothing_is_lost_when_settle_is_never_called(self, source: Source, put: Put) -> None:
        _put_all(put)
        survey = source.survey({})
        keys = [item.key for item in survey.waiting]
        list(source.fetch(keys))
        source.close()  # the process dies here; the next one has the ledger's keys and the cursor
        source.survey(survey.cursor)
        again = [answer for answer in source.fetch(keys) if isinstance(answer, Arrived)]
        assert _found(again) == sorted(PAPERS.values())

    def test_survey_and_fetch_change_nothing(self, source: Source, put: Put, state: State) -> None:
        _put_all(put)
        before = state()
        list(source.fetch(_keys(source)))
        assert state() == before

    def test_settling_twice_is_quiet(self, source: Source, put: Put) -> None:
        _put_all(put)
        poll = Poll(source)
        keys = poll.keys()
        list(source.fetch(keys))
        source.settle(keys[:1])
        source.settle(keys)
        source.settle([*keys, "no-such-key"], failed=True)
        if self.settles:
            assert poll.keys() == []

    def test_only_what_was_settled_is_moved(self, source: Source, put: Put) -> None:
        if not self.settles:
            pytest.skip("this source has no place for what is settled")
        _put_all(put)
        poll = Poll(source)
        keys = poll.keys()
        source.settle(keys[:1])
        source.settle(keys[1:2], failed=True)
        assert poll.keys() == keys[2:]

    def test_what_is_gone_is_said_once_and_for_all(self, source: Source, put: Put) -> None:
        if not self.settles:
            pytest.skip("this source has no place for what is settled")
        _put_all(put)
        keys = _keys(source)
        source.settle(keys[:1])
        answers = list(source.fetch(keys))
        gone = [answer for answer in answers if isinstance(answer, Failed)]
        assert [answer.key for answer in gone] == keys[:1]
        assert gone[0].final

    def test_the_same_content_twice_is_two_items(self, source: Source, put: Put) -> None:
        put(b"the same", "a-1.edi")
        put(b"the same", "b-2.edi")
        assert len(set(_keys(source))) == 2

    def test_half_written_items_wait(self, source: Source, put: Put, put_half: Put) -> None:
        put(b"complete", "a-1.edi")
        put_half(b"only the beg", "b-2.edi")
        arrived = [answer for answer in source.fetch(_keys(source)) if isinstance(answer, Arrived)]
        assert [b"complete" in one.document.content for one in arrived] == [True]

    def test_an_unreachable_server_is_busy(self, unreachable: Source) -> None:
        with pytest.raises(RemoteBusy) as caught:
            unreachable.survey({})
        assert caught.value.retry
        self._holds_no_secret(f"{caught.value} {caught.value.text('de')}")

    def test_a_refused_login_is_refused(self, refused: Source) -> None:
        with pytest.raises(RemoteRefused) as caught:
            refused.survey({})
        assert not caught.value.retry
        self._holds_no_secret(f"{caught.value} {caught.value.text('de')}")

    def test_no_secret_shows_in_repr(self, source: Source) -> None:
        self._holds_no_secret(f"{source!r} {source}")

    def test_closing_twice_is_quiet_and_the_source_opens_again(self, source: Source, put: Put) -> None:
        source.survey({})
        source.close()
        source.close()
        _put_all(put)
        assert len(_keys(source)) == len(PAPERS)

    def _holds_no_secret(self, text: str) -> None:
        assert [secret for secret in self.secrets if secret in text] == []


class Poll:
    """Surveys one after the other with the cursor of the one before, as the hub does."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cursor: Cursor = {}

    def keys(self) -> list[str]:
        """The keys waiting now."""
        survey = self._source.survey(self._cursor)
        self._cursor = survey.cursor
        return [item.key for item in survey.waiting]


def _put_all(put: Put) -> None:
    for name, content in PAPERS.items():
        put(content, name)


def _keys(source: Source) -> list[str]:
    return [item.key for item in source.survey({}).waiting]


def _found(arrived: list[Arrived]) -> list[bytes]:
    return sorted(paper for one in arrived for paper in PAPERS.values() if paper in one.document.content)
