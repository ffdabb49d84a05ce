"""mbox: the contract of every source, and what is particular to one file of many mails."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from connectors.mbox_file import MboxFile
from orderhub.errors import RemoteRefused
from orderhub.ports import Arrived, Failed
from orderhub.testing.source_contract import SourceContract

FROM = b"From a@b.example Sun Nov 22 09:12:00 2026\n"


def a_mail(content: bytes) -> bytes:
    return b"From: a@b.example\nSubject: Bestellung\n\n" + content + b"\n"


class TestMbox(SourceContract):
    settles: ClassVar[bool] = False

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        _write(tmp_path / "orders.mbox", b"")
        return tmp_path / "orders.mbox"

    @pytest.fixture
    def source(self, file: Path) -> MboxFile:
        return MboxFile("box", file, settled_after_s=0)

    @pytest.fixture
    def put(self, file: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _append(file, FROM + a_mail(content) + b"\n")

    @pytest.fixture
    def state(self, file: Path) -> Callable[[], object]:
        return lambda: (file.stat().st_mtime_ns, file.read_bytes())

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> MboxFile:
        return MboxFile("box", tmp_path / "not-mounted.mbox")

    @pytest.fixture
    def refused(self) -> MboxFile:
        pytest.skip("a file has no login")

    def test_a_file_that_did_not_change_is_not_read_again(self, source: MboxFile, file: Path) -> None:
        _append(file, FROM + a_mail(b"one") + b"\n")
        first = source.survey({})
        assert len(first.waiting) == 1
        assert source.survey(first.cursor).waiting == []
        _append(file, FROM + a_mail(b"two") + b"\n")
        assert len(source.survey(first.cursor).waiting) == 2

    def test_a_mail_keeps_its_key_when_others_are_deleted(self, source: MboxFile, file: Path) -> None:
        mails = [FROM + a_mail(one) + b"\n" for one in (b"one", b"two", b"two")]
        _write(file, b"".join(mails))
        before = [one.key for one in source.survey({}).waiting]
        _write(file, b"".join(mails[1:]))
        assert [one.key for one in source.survey({}).waiting] == before[1:]

    def test_the_very_bytes_of_the_mail_without_the_frame(self, source: MboxFile, file: Path) -> None:
        said = b"first\n\n>From here on\n\nFrom us to you\nlast"
        _write(file, FROM + a_mail(said) + b"\n" + FROM + a_mail(b"next"))
        answers = list(source.fetch([one.key for one in source.survey({}).waiting]))
        first = answers[0]
        assert isinstance(first, Arrived)
        assert first.document.content == a_mail(said.replace(b">From", b"From"))

    def test_the_last_mail_of_a_young_file_waits(self, file: Path) -> None:
        _write(file, FROM + a_mail(b"one") + b"\n" + FROM + b"Subject: ha")
        young = MboxFile("box", file, settled_after_s=3600).survey({})
        assert (len(young.waiting), young.not_ready, young.cursor) == (1, 1, {})
        os.utime(file, (1, 1))
        assert len(MboxFile("box", file, settled_after_s=3600).survey(young.cursor).waiting) == 2

    def test_a_mail_too_big_is_refused_without_being_read(self, file: Path) -> None:
        _write(file, FROM + a_mail(b"x" * 1_200_000))
        source = MboxFile("box", file, settled_after_s=0, max_mib=1)
        (answer,) = source.fetch([one.key for one in source.survey({}).waiting])
        assert isinstance(answer, Failed)
        assert (answer.code, answer.final) == ("remote.too-big", True)


def test_a_folder_nobody_may_read_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    file = tmp_path / "x.mbox"
    _write(file, b"")
    file.chmod(0)
    with pytest.raises(RemoteRefused):
        MboxFile("box", file).survey({})


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)
