"""The drop folder: the contract of every source, completeness of files, and names strangers may choose."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.drop_folder import DropFolder
from orderhub.errors import RemoteBusy, SettingsError
from orderhub.ports import Arrived, Failed
from orderhub.testing.source_contract import SourceContract


def a_drop(path: Path, **options: object) -> DropFolder:
    return DropFolder("drop", path, **{"settled_after_s": 0, **options})  # type: ignore[arg-type]


def names(drop: DropFolder, cursor: dict[str, object] | None = None) -> list[str]:
    return [item.name for item in drop.survey(cursor or {}).waiting]


class TestDropFolder(SourceContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "in").mkdir()
        return tmp_path / "in"

    @pytest.fixture
    def source(self, folder: Path) -> DropFolder:
        return a_drop(folder)

    @pytest.fixture
    def put(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / name, content)

    @pytest.fixture
    def put_half(self, folder: Path) -> Callable[[bytes, str], None]:
        return lambda content, name: _write(folder / f"{name}.part", content)

    @pytest.fixture
    def state(self, folder: Path) -> Callable[[], object]:
        return lambda: [(one.name, one.stat().st_mtime_ns, one.read_bytes()) for one in sorted(folder.iterdir())]

    @pytest.fixture
    def unreachable(self, tmp_path: Path) -> DropFolder:
        return a_drop(tmp_path / "not-mounted")

    @pytest.fixture
    def refused(self) -> DropFolder:
        pytest.skip("a folder has no login")


def test_a_growing_file_waits_until_it_is_the_same_in_two_surveys(tmp_path: Path) -> None:
    drop = a_drop(tmp_path, settled_after_s=0.001)
    _write(tmp_path / "orders.edi", b"UNA")
    first = drop.survey({})
    assert (first.waiting, first.not_ready) == ([], 1)
    _write(tmp_path / "orders.edi", b"UNA:+.? '")
    second = drop.survey(first.cursor)
    assert (second.waiting, second.not_ready) == ([], 1)
    _elapse(tmp_path)
    third = drop.survey(second.cursor)
    assert [item.size for item in third.waiting] == [9]


def test_a_marker_completes_at_once_and_goes_along(tmp_path: Path) -> None:
    drop = a_drop(tmp_path, ready="marker")
    _write(tmp_path / "orders.edi", b"UNA")
    assert drop.survey({}).not_ready == 1
    _write(tmp_path / "orders.edi.done", b"")
    (item,) = drop.survey({}).waiting
    assert item.name == "orders.edi"
    drop.settle([item.key])
    assert sorted(one.name for one in (tmp_path / "done").iterdir()) == ["orders.edi", "orders.edi.done"]
    assert [one.name for one in tmp_path.iterdir()] == ["done"]


def test_where_partners_rename_the_final_name_is_enough(tmp_path: Path) -> None:
    drop = a_drop(tmp_path, ready="rename", settled_after_s=3600)
    _write(tmp_path / "orders.edi.filepart", b"UNA")
    assert names(drop) == []
    (tmp_path / "orders.edi.filepart").rename(tmp_path / "orders.edi")
    assert names(drop) == ["orders.edi"]


def test_young_files_wait_where_an_age_is_asked_for(tmp_path: Path) -> None:
    drop = a_drop(tmp_path, min_age_s=600)
    for name in ("young.edi", "old.edi"):
        _write(tmp_path / name, b"UNA")
    os.utime(tmp_path / "old.edi", (1_700_000_000, 1_700_000_000))
    survey = drop.survey({})
    assert [item.name for item in survey.waiting] == ["old.edi"]
    assert survey.not_ready == 1


@pytest.mark.parametrize("name", [".hidden", "a.tmp", "b.PART", "c.filepart", "d.edi~", "e.edi.done"])
def test_what_is_being_written_is_no_item(tmp_path: Path, name: str) -> None:
    _write(tmp_path / name, b"UNA")
    assert names(a_drop(tmp_path)) == []


def test_only_the_patterns_count_in_any_case(tmp_path: Path) -> None:
    for name in ("a.edi", "b.EDI", "c.xml", "readme.txt"):
        _write(tmp_path / name, b"UNA")
    assert names(a_drop(tmp_path, pattern=["*.edi", "*.xml"])) == ["a.edi", "b.EDI", "c.xml"]


def test_new_content_under_an_old_name_is_a_new_item(tmp_path: Path) -> None:
    drop = a_drop(tmp_path)
    _write(tmp_path / "orders.edi", b"first")
    first = drop.survey({})
    _write(tmp_path / "orders.edi", b"other")
    (answer,) = drop.fetch([item.key for item in first.waiting])
    assert isinstance(answer, Failed)
    assert (answer.code, answer.final) == ("remote.changed", True)
    drop.settle([answer.key], failed=True)
    assert (tmp_path / "orders.edi").read_bytes() == b"other"
    second = drop.survey(first.cursor)
    assert second.waiting[0].key != first.waiting[0].key
    (arrived,) = drop.fetch([second.waiting[0].key])
    assert isinstance(arrived, Arrived)
    assert arrived.document.content == b"other"


def test_the_same_file_dropped_again_is_a_new_item(tmp_path: Path) -> None:
    """Copied with its old time from a backup, or dragged back out of failed/ by an operator."""
    drop = a_drop(tmp_path)
    _write(tmp_path / "orders.edi", b"UNA")
    first = drop.survey({})
    drop.settle([first.waiting[0].key], failed=True)
    (tmp_path / "failed" / "orders.edi").rename(tmp_path / "orders.edi")
    second = drop.survey(first.cursor)
    assert second.waiting[0].key != first.waiting[0].key


def test_settled_files_never_overwrite_one_another(tmp_path: Path) -> None:
    drop = a_drop(tmp_path)
    for content in (b"first", b"second", b"third"):
        _write(tmp_path / "orders.edi", content)
        drop.settle([item.key for item in drop.survey({}).waiting])
    kept = {one.name: one.read_bytes() for one in (tmp_path / "done").iterdir()}
    assert kept == {"orders.edi": b"first", "orders~2.edi": b"second", "orders~3.edi": b"third"}


def test_names_in_whatever_encoding_are_keys_and_labels(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/Auftrag_M\xfcller \n;1.edi"
    with open(raw, "wb") as stream:  # noqa: PTH123 -- a name that is no text
        stream.write(b"UNA")
    _write(tmp_path / "Auftrag_Größe:2.edi", b"UNB")
    drop = a_drop(tmp_path)
    survey = drop.survey({})
    for text in [*(item.key for item in survey.waiting), *(item.name for item in survey.waiting), str(survey.cursor)]:
        text.encode("utf-8")
        assert "\n" not in text
    wanted = [item.key for item in survey.waiting]
    assert sorted(one.document.content for one in drop.fetch(wanted) if isinstance(one, Arrived)) == [b"UNA", b"UNB"]
    drop.settle(wanted)
    assert names(drop) == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    _write(secret, b"not for the hub")
    folder = tmp_path / "in"
    folder.mkdir()
    drop = a_drop(folder)
    (folder / "link.edi").symlink_to(secret)
    os.mkfifo(folder / "pipe.edi")
    assert names(drop) == []
    _write(folder / "real.edi", b"UNA")
    (item,) = drop.survey({}).waiting
    (folder / "real.edi").unlink()
    (folder / "real.edi").symlink_to(secret)
    (answer,) = drop.fetch([item.key])
    assert isinstance(answer, Failed)
    assert answer.final


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    secret = tmp_path / "secret.txt"
    _write(secret, b"12345")
    status = secret.stat()
    key = f"5.{status.st_mtime_ns}.{status.st_ctime_ns}:..%2Fsecret.txt"
    drop = a_drop(folder)
    (answer,) = drop.fetch([key])
    assert isinstance(answer, Failed)
    drop.settle([key])
    assert secret.exists()


def test_a_file_that_is_too_big_is_final(tmp_path: Path) -> None:
    with (tmp_path / "film.mkv").open("wb") as stream:
        stream.truncate(3 * 1024 * 1024 + 1)
    drop = a_drop(tmp_path, max_mib=3)
    (answer,) = drop.fetch([item.key for item in drop.survey({}).waiting])
    assert isinstance(answer, Failed)
    assert (answer.code, answer.params["size_mib"], answer.final) == ("remote.too-big", "4", True)
    drop.settle([answer.key], failed=True)
    assert (tmp_path / "failed" / "film.mkv").exists()


def test_without_a_done_folder_files_stay(tmp_path: Path) -> None:
    _write(tmp_path / "orders.edi", b"UNA")
    drop = a_drop(tmp_path, done="")
    keys = [item.key for item in drop.survey({}).waiting]
    drop.settle(keys)
    assert [item.key for item in drop.survey({}).waiting] == keys


def test_older_files_come_first(tmp_path: Path) -> None:
    for age, name in enumerate(("c.edi", "a.edi", "b.edi")):
        _write(tmp_path / name, b"UNA")
        os.utime(tmp_path / name, (1_700_000_000 + age, 1_700_000_000 + age))
    assert names(a_drop(tmp_path)) == ["c.edi", "a.edi", "b.edi"]


def test_the_envelope_names_file_and_folder(tmp_path: Path) -> None:
    _write(tmp_path / "orders.edi", b"UNA")
    drop = a_drop(tmp_path)
    (one,) = drop.fetch([item.key for item in drop.survey({}).waiting])
    assert isinstance(one, Arrived)
    assert one.document.envelope == {"file_name": "orders.edi", "folder": str(tmp_path)}
    assert one.sent_at is not None
    assert abs(one.sent_at.timestamp() - (tmp_path / "orders.edi").stat().st_mtime) < 0.001


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RemoteBusy) as caught:
        a_drop(tmp_path / "mount").survey({})
    assert caught.value.code == "remote.no-folder"
    assert not (tmp_path / "mount").exists()


def test_a_wrong_option_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        a_drop(tmp_path, ready="soon")
    assert "soon" in caught.value.text("de")


def test_a_drop_of_mails_tells_what_judges_their_sender(tmp_path: Path) -> None:
    _write(tmp_path / "a.eml", b"Subject: Bestellung\r\n\r\n6 x NW-1001\r\n")
    options = {"channel": "mail", "authserv_id": "mx.nordlicht.example", "own_domains": ["Nordlicht.example"]}
    drop = a_drop(tmp_path, **options, fax_mail={"from": "fax@gateway.example", "caller": r"Fax von (\d+)"})
    (arrived,) = drop.fetch([one.key for one in drop.survey({}).waiting])
    assert isinstance(arrived, Arrived)
    said = arrived.document.envelope
    assert (said["authserv_id"], said["own_domains"]) == ("mx.nordlicht.example", "nordlicht.example")
    assert "fax@gateway.example" in said["fax_mail"]


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _elapse(folder: Path) -> None:
    """Until the clock has moved on by more than a millisecond, as the file system sees it."""
    from tests.live.waiting import wait_until

    probe = folder / ".clock"
    probe.touch()
    start = probe.stat().st_mtime_ns

    def later() -> bool:
        probe.touch()
        return probe.stat().st_mtime_ns - start > 5_000_000

    wait_until(later, 5, "the clock")
