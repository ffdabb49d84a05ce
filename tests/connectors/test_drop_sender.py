"""The drop sender on a real folder."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from connectors.drop_sender import DropSender
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound
from orderhub.testing.sender_contract import SenderContract


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def sender(folder: Path) -> DropSender:
    return DropSender("edi-out", folder)


def files(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def message(address: str, content: bytes = b"UNB+...'", key: str = "k1") -> Outbound:
    return Outbound(key, "edi", address, "", content, "application/edifact")


class TestDropSender(SenderContract):
    hostile = (
        "../secret.txt", "/etc/passwd", "a/../../b", "", ".", "..", "a\x00b", "a\\b.edi", "C:/x", ".hidden",
        "a/.ssh/key", "x\ny.edi", f"{'n' * 300}.edi",
    )  # fmt: skip

    @pytest.fixture
    def sender(self, sender: DropSender) -> DropSender:
        return sender

    @pytest.fixture
    def address(self) -> str:
        return "nordwind/antwort.txt"

    @pytest.fixture
    def received(self, folder: Path):
        return lambda: [(name, (folder / name).read_bytes()) for name in files(folder)] if folder.exists() else []

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> DropSender:
        (tmp_path / "file").write_text("not a folder")
        return DropSender("gone", tmp_path / "file" / "out")

    @pytest.fixture
    def refusing(self, sender: DropSender, address: str) -> DropSender:
        sender.send(message(address, b"something else"))
        return sender


def test_a_folder_address_gets_one_name_for_each_key(sender: DropSender, folder: Path) -> None:
    for key in ("k1", "k2", "k1"):
        sender.send(message("nordwind/", key=key))
    assert len(files(folder)) == 2
    assert all(name.startswith("nordwind/") and name.endswith(".edi") for name in files(folder))


def test_other_content_under_a_taken_name_is_refused_and_the_file_stays(sender: DropSender, folder: Path) -> None:
    sender.send(message("a.edi", b"first"))
    with pytest.raises(RemoteRefused, match=r"send\.different-content"):
        sender.send(message("a.edi", b"second", key="k2"))
    assert (folder / "a.edi").read_bytes() == b"first"
    assert files(folder) == ["a.edi"]


def test_a_link_out_of_the_folder_is_not_followed(sender: DropSender, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.mkdir()
    (folder / "nordwind").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RemoteRefused, match=r"send\.address-unsafe"):
        sender.send(message("nordwind/a.edi"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_was_taken_away_is_written_again(sender: DropSender, folder: Path) -> None:
    sender.send(message("a.edi"))
    (folder / "a.edi").unlink()
    sender.send(message("a.edi"))
    assert files(folder) == ["a.edi"]


def _send(folder: str, content: bytes) -> str:
    try:
        return DropSender("edi-out", folder).send(message("a.edi", content))
    except (RemoteRefused, RemoteBusy) as refused:
        return refused.code


def test_two_processes_at_once_leave_one_whole_file(folder: Path) -> None:
    contents = [bytes([65 + place]) * 200_000 for place in range(8)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        said = pool.starmap(_send, [(str(folder), content) for content in contents])
    assert sorted(said) == ["a.edi", *["send.different-content"] * 7]
    assert (folder / "a.edi").read_bytes() in contents
    assert files(folder) == ["a.edi"]
