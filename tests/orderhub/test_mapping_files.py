"""Writing mapping files: whole or not at all, one writer at a time, never outside the folder."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from orderhub.errors import OrderHubError
from orderhub.mapping_files import files, read_file, replace_file, writing


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    replace_file(tmp_path, "partners/acme.learned.yaml", "sharpens: acme-orders\n")
    replace_file(tmp_path, "partners/acme.learned.yaml", "sharpens: acme-two\n")
    assert read_file(tmp_path, "partners/acme.learned.yaml") == "sharpens: acme-two\n"
    assert [path.name for path in (tmp_path / "partners").iterdir()] == ["acme.learned.yaml"]
    assert read_file(tmp_path, "partners/nobody.yaml") == ""


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    for act in (
        lambda: replace_file(tmp_path / "in", "../out.yaml", "x"),
        lambda: read_file(tmp_path / "in", "../out"),
    ):
        with pytest.raises(OrderHubError):
            act()
    assert not (tmp_path / "out.yaml").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "partners").write_text("a file where the folder should be")
    with pytest.raises(OrderHubError, match=r"learn\.not-writable"), writing(tmp_path):
        pytest.fail("nobody may write here")
    with pytest.raises(OrderHubError, match=r"learn\.not-writable"):
        replace_file(tmp_path, "partners/acme.yaml", "x")


def test_two_writers_follow_one_another(tmp_path: Path) -> None:
    said: list[str] = []
    waiting = threading.Event()

    def other() -> None:
        waiting.set()
        with writing(tmp_path):
            said.append("second")

    with writing(tmp_path):
        thread = threading.Thread(target=other)
        thread.start()
        waiting.wait(10)
        thread.join(0.2)
        said.append("first")
    thread.join(10)
    assert said == ["first", "second"]
    assert list(files(tmp_path)) == []
