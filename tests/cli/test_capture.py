"""`orderhub capture`: JSON for programs, a few lines for people, and no traceback whatever it is given."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from orderhub.cli import capture
from orderhub.errors import NotFound

MAPPINGS = Path(__file__).parents[2] / "mappings"
ORDER = '{"number": "W-1", "currency": "EUR", "lines": [{"sku": "NW-1001", "quantity": 10, "price": "4.50"}]}'
MAIL = "From: a@b.example\nSubject: Bestellung 4711\n\nWir bestellen:\n6 x NW-1001 Wasser\n"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", default="en")
    capture.add(parser.add_subparsers())
    args = parser.parse_args(["capture", "--mappings", str(MAPPINGS), *arguments])
    status: int = args.run(args)
    return status


def test_json_has_one_object_a_line_for_each_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text(ORDER)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.eml").write_text(MAIL)
    (tmp_path / "c.txt").write_text("Schöne Grüße")
    assert run("--json", str(tmp_path)) == 0
    told = {Path(one["path"]).name: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert len(told) == 3
    first, second, third = (told[name] for name in ("a.json", "c.txt", "b.eml"))
    assert all(one["cpu_seconds"] >= 0 and 0 < one["seconds"] < 20 for one in told.values())
    assert (first["kind"], first["class"], first["parser"], first["orders"][0]["number"]) == (
        "order",
        None,
        "shop-json",
        "W-1",
    )
    assert first["orders"][0]["review"] is True
    assert first["provenance"]["number"]["where"]["pointer"] == "/number"
    assert (second["kind"], second["class"]) == ("not_an_order", "other")
    assert (third["kind"], third["parts"][0]["kind"], third["orders"][0]["part"]) == ("order", "order", "body.txt")
    assert third["provenance"]["number"]["where"]["part"] == "body.txt"
    assert set(first) == {
        "path",
        "sha256",
        "seconds",
        "cpu_seconds",
        "kind",
        "class",
        "parts",
        "skipped",
        "parser",
        "mapping",
        "orders",
        "provenance",
        "findings",
    }


def test_people_get_lines_in_their_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_bytes(b"\0\1\2")
    assert run(str(tmp_path / "x")) == 0
    shown = capsys.readouterr().out
    assert "unreadable" in shown
    assert "not known" in shown


def test_hostile_names_are_printed_safely(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsencode(tmp_path) + b"/\x1b[31m\xff\n.json"
    Path(os.fsdecode(name)).write_text(ORDER)
    for arguments in (["--json", str(tmp_path)], [str(tmp_path)]):
        assert run(*arguments) == 0
        shown = capsys.readouterr().out
        assert "\x1b" not in shown
        assert "W-1" in shown


def test_things_that_are_no_files_come_to_an_outcome(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    assert run("--json", str(tmp_path)) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["kind"] for one in found] == ["unreadable"] * 3


def test_a_missing_path_is_named_and_nothing_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NotFound, match=r"no file or folder .*nothing"):
        run(str(tmp_path), str(tmp_path / "nothing"))
    assert capsys.readouterr().out == ""


def test_the_console_command_ends_with_status_two_for_a_missing_path(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "orderhub.cli", "capture", str(tmp_path / "nothing")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("orderhub: There is no file or folder")
