"""The SFTP drop against OpenSSH, and against asyncssh as a second implementation with password login."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncssh
import pytest

from connectors.sftp_drop import SftpDrop
from orderhub.errors import RemoteRefused, SettingsError
from orderhub.ports import Arrived, Failed
from orderhub.testing.source_contract import SourceContract
from tests.live.asyncssh_server import PASSWORD, asyncssh_server
from tests.live.sshd import Sshd
from tests.live.waiting import free_port


class _Suite(SourceContract):
    @pytest.fixture
    def put(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / name, content)

    @pytest.fixture
    def put_half(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / f"{name}.filepart", content)

    @pytest.fixture
    def state(self, folder: Path) -> Callable[[], object]:
        return lambda: [(one.name, one.stat().st_mtime_ns, one.read_bytes()) for one in sorted(folder.iterdir())]


@pytest.mark.live("sshd")
class TestOnOpenSsh(_Suite):
    @pytest.fixture
    def folder(self, sshd_server: Sshd) -> Iterator[Path]:
        yield sshd_server.drop
        _empty(sshd_server.drop)

    @pytest.fixture
    def source(self, sshd_server: Sshd, folder: Path) -> Iterator[SftpDrop]:
        drop = a_drop(sshd_server)
        yield drop
        drop.close()

    @pytest.fixture
    def unreachable(self, sshd_server: Sshd) -> SftpDrop:
        return a_drop(sshd_server, port=free_port())

    @pytest.fixture
    def refused(self, sshd_server: Sshd) -> SftpDrop:
        return a_drop(sshd_server, key_path=sshd_server.stranger)

    def test_an_unknown_host_key_is_refused_and_named(self, sshd_server: Sshd) -> None:
        with pytest.raises(RemoteRefused) as caught:
            a_drop(sshd_server, host_key="").survey({})
        assert caught.value.code == "remote.host-key-unknown"
        assert sshd_server.host_key in caught.value.params["key"]
        assert "SHA256:" in caught.value.text("de")

    def test_another_host_key_is_refused(self, sshd_server: Sshd) -> None:
        other = (sshd_server.root / "stranger_key.pub").read_text().rsplit(" ", 1)[0]
        with pytest.raises(RemoteRefused) as caught:
            a_drop(sshd_server, host_key=other).survey({})
        assert caught.value.code == "remote.host-key-changed"

    def test_a_known_hosts_file_serves_as_well(self, sshd_server: Sshd, folder: Path, tmp_path: Path) -> None:
        known = tmp_path / "known_hosts"
        known.write_text(f"[127.0.0.1]:{sshd_server.port} {sshd_server.host_key}\n")
        drop = a_drop(sshd_server, host_key="", known_hosts_path=known)
        assert drop.survey({}).waiting == []
        drop.close()

    def test_a_host_key_that_is_none_is_a_setting_at_fault(self, sshd_server: Sshd) -> None:
        with pytest.raises(SettingsError):
            a_drop(sshd_server, host_key="ssh-ed25519 nonsense").survey({})

    def test_a_missing_key_file_is_a_setting_at_fault(self, sshd_server: Sshd, tmp_path: Path) -> None:
        with pytest.raises(SettingsError):
            a_drop(sshd_server, key_path=tmp_path / "none").survey({})

    def test_a_missing_folder_is_named(self, sshd_server: Sshd) -> None:
        with pytest.raises(RemoteRefused) as caught:
            a_drop(sshd_server, folder="/no/such/folder").survey({})
        assert caught.value.code == "remote.no-folder"

    def test_settled_files_never_overwrite_one_another(self, source: SftpDrop, folder: Path) -> None:
        for content in (b"first", b"second"):
            _write(folder / "orders.edi", content)
            source.settle([item.key for item in source.survey({}).waiting])
        kept = {one.name: one.read_bytes() for one in (folder / "done").iterdir()}
        assert kept == {"orders.edi": b"first", "orders~2.edi": b"second"}

    def test_the_same_file_again_after_a_survey_without_it_is_new(self, source: SftpDrop, folder: Path) -> None:
        """WinSCP keeps the time of the file it uploads: name, size and time are those of the first upload."""
        _write(folder / "orders.edi", b"UNA")
        os.utime(folder / "orders.edi", (1_700_000_000, 1_700_000_000))
        first = source.survey({})
        source.settle([item.key for item in first.waiting])
        between = source.survey(first.cursor)
        _write(folder / "orders.edi", b"UNA")
        os.utime(folder / "orders.edi", (1_700_000_000, 1_700_000_000))
        again = source.survey(between.cursor)
        assert len(again.waiting) == 1
        assert again.waiting[0].key != first.waiting[0].key

    def test_a_file_dragged_back_is_new_at_once(self, source: SftpDrop, folder: Path) -> None:
        _write(folder / "orders.edi", b"UNA")
        os.utime(folder / "orders.edi", (1_700_000_000, 1_700_000_000))
        first = source.survey({})
        source.settle([item.key for item in first.waiting], failed=True)
        (folder / "failed" / "orders.edi").rename(folder / "orders.edi")
        again = source.survey(first.cursor)
        assert again.waiting[0].key != first.waiting[0].key

    def test_a_name_that_is_no_utf8_stops_nobody(self, source: SftpDrop, folder: Path) -> None:
        with open(os.fsencode(folder) + b"/Auftrag_M\xfcller.edi", "wb") as stream:  # noqa: PTH123 -- no text
            stream.write(b"UNA")
        _write(folder / "orders.edi", b"UNB")
        wanted = [item.key for item in source.survey({}).waiting]
        arrived = [one for one in source.fetch(wanted) if isinstance(one, Arrived)]
        assert sorted(one.document.content for one in arrived) == [b"UNA", b"UNB"]
        source.settle(wanted)
        assert source.survey({}).waiting == []

    def test_a_large_file_arrives_whole(self, source: SftpDrop, folder: Path) -> None:
        content = os.urandom(5_000_001)
        _write(folder / "big.pdf", content)
        (one,) = source.fetch([item.key for item in source.survey({}).waiting])
        assert isinstance(one, Arrived)
        assert one.document.content == content

    def test_a_file_that_is_too_big_is_never_read(self, sshd_server: Sshd, folder: Path) -> None:
        _write(folder / "big.pdf", b"x" * 1_100_000)
        drop = a_drop(sshd_server, max_mib=1)
        (answer,) = drop.fetch([item.key for item in drop.survey({}).waiting])
        drop.close()
        assert isinstance(answer, Failed)
        assert (answer.code, answer.final) == ("remote.too-big", True)

    def test_a_connection_that_broke_is_opened_again(self, source: SftpDrop, folder: Path) -> None:
        _write(folder / "orders.edi", b"UNA")
        source.survey({})
        assert source._files._ssh is not None
        source._files._ssh.close()
        assert len(source.survey({}).waiting) == 1

    def test_links_are_not_followed(self, source: SftpDrop, folder: Path) -> None:
        (folder / "link.edi").symlink_to("/etc/hostname")
        assert source.survey({}).waiting == []


class TestOnAsyncssh(_Suite):
    secrets = (PASSWORD, "falsch-4711")

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "root" / "in").mkdir(parents=True)
        return tmp_path / "root" / "in"

    @pytest.fixture
    def server(self, folder: Path, tmp_path: Path) -> Iterator[tuple[int, str]]:
        with asyncssh_server(folder.parent, tmp_path) as known:
            yield known

    @pytest.fixture
    def source(self, server: tuple[int, str]) -> Iterator[SftpDrop]:
        drop = self._drop(server)
        yield drop
        drop.close()

    @pytest.fixture
    def unreachable(self, server: tuple[int, str]) -> SftpDrop:
        return self._drop((free_port(), server[1]))

    @pytest.fixture
    def refused(self, server: tuple[int, str]) -> SftpDrop:
        return self._drop(server, "falsch-4711")

    @staticmethod
    def _drop(server: tuple[int, str], password: str = PASSWORD) -> SftpDrop:
        port, host_key = server
        return SftpDrop(
            "edi",
            "127.0.0.1",
            "partner",
            folder="/in",
            port=port,
            password=password,
            host_key=host_key,
            settled_after_s=0,
        )


def test_a_key_with_a_passphrase_lets_in(tmp_path: Path) -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    (tmp_path / "key").write_bytes(key.export_private_key("openssh", passphrase="vier-Worte", rounds=50))
    (tmp_path / "root" / "in").mkdir(parents=True)
    with asyncssh_server(tmp_path / "root", tmp_path, key.export_public_key()) as (port, host_key):
        drop = SftpDrop(
            "edi", "127.0.0.1", "partner", folder="/in", port=port, host_key=host_key, key_path=tmp_path / "key",
            passphrase="vier-Worte",
        )  # fmt: skip
        assert drop.survey({}).waiting == []
        drop.close()
        wrong = SftpDrop(
            "edi", "127.0.0.1", "partner", folder="/in", port=port, host_key=host_key, key_path=tmp_path / "key",
            passphrase="drei-Worte",
        )  # fmt: skip
        with pytest.raises(SettingsError) as caught:
            wrong.survey({})
        assert "vier-Worte" not in repr(drop)
        assert "drei-Worte" not in f"{caught.value}"


def a_drop(server: Sshd, **options: object) -> SftpDrop:
    settings = {
        "port": server.port, "folder": str(server.drop), "key_path": server.key, "host_key": server.host_key,
        "settled_after_s": 0, **options,
    }  # fmt: skip
    return SftpDrop("edi", "127.0.0.1", server.user, **settings)  # type: ignore[arg-type]


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _empty(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
