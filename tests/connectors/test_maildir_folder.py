"""Maildir: the contract of every source, and what is particular to it; a drop of .eml files besides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.drop_folder import DropFolder
from connectors.maildir_folder import MaildirFolder
from orderhub.ports import Arrived
from orderhub.testing.source_contract import SourceContract


def a_mail(content: bytes) -> bytes:
    return b"From: a@b.example\nSubject: Bestellung\n\n" + content + b"\n"


def written(path: Path) -> object:
    return [(str(one), one.stat().st_mtime_ns, one.read_bytes()) for one in sorted(path.rglob("*")) if one.is_file()]


class TestMaildir(SourceContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for part in ("tmp", "new", "cur"):
            (tmp_path / "box" / part).mkdir(parents=True)
        return tmp_path / "box"

    @pytest.fixture
    def source(self, folder: Path) -> MaildirFolder:
        return MaildirFolder("box", folder)

    @pytest.fixture
    def put(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / "new" / name, a_mail(content))

    @pytest.fixture
    def put_half(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / "tmp" / name, a_mail(content))

    @pytest.fixture
    def state(self, folder: Path) -> Callable[[], object]:
        return lambda: written(folder)

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> MaildirFolder:
        return MaildirFolder("box", tmp_path / "not-mounted")

    @pytest.fixture
    def refused(self) -> MaildirFolder:
        pytest.skip("a folder has no login")

    def test_flags_change_no_key_and_stay_when_the_mail_is_moved(self, source: MaildirFolder, folder: Path) -> None:
        _write(folder / "new" / "1.M1.mx", a_mail(b"one"))
        (key,) = (one.key for one in source.survey({}).waiting)
        (folder / "new" / "1.M1.mx").rename(folder / "cur" / "1.M1.mx:2,FR")
        assert [one.key for one in source.survey({}).waiting] == [key]
        source.settle([key])
        assert (folder / ".Verarbeitet" / "cur" / "1.M1.mx:2,FRS").exists()
        # Dragged back by a person: it is there again.
        (folder / ".Verarbeitet" / "cur" / "1.M1.mx:2,FRS").rename(folder / "cur" / "1.M1.mx:2,S")
        assert [one.key for one in source.survey({}).waiting] == [key]

    def test_a_link_out_of_the_folder_is_not_followed(
        self, source: MaildirFolder, folder: Path, tmp_path: Path
    ) -> None:
        _write(tmp_path / "secret", b"secret")
        (folder / "new" / "x").symlink_to(tmp_path / "secret")
        assert source.survey({}).waiting == []


def test_a_drop_of_eml_files_brings_mails(tmp_path: Path) -> None:
    drop = DropFolder("eml", tmp_path, channel="mail", pattern="*.eml", settled_after_s=0)
    _write(tmp_path / "bestellung.eml", a_mail(b"one"))
    _write(tmp_path / "readme.txt", b"not this")
    (arrived,) = drop.fetch([one.key for one in drop.survey({}).waiting])
    assert isinstance(arrived, Arrived)
    assert (arrived.document.channel, arrived.document.name) == ("mail", "bestellung.eml")


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
