"""`orderhub read`: an EDI file in words on a terminal, and as JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from orderhub.cli import parser
from orderhub.errors import NotFound, UnknownFormat

SAMPLES = Path(__file__).parents[1] / "readable" / "samples"


def run(*arguments: str) -> int:
    args: argparse.Namespace = parser().parse_args(["read", *arguments])
    status: int = args.run(args)
    return status


def test_the_form_is_what_one_gets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--language", "de", str(SAMPLES / "ordrsp.edi")) == 0
    shown = capsys.readouterr().out
    assert "Antwort auf Bestellung AB-17" in shown
    assert "*** TEST ***" in shown
    assert "Bestätigte Menge" in shown
    assert "\x1b" not in shown


def test_the_tree_shows_every_segment_and_what_has_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--tree", str(SAMPLES / "broken.edi")) == 0
    shown = capsys.readouterr().out
    assert "ZZX    (no words for it)" in shown
    assert "eigenes Segment" in shown
    assert "Kind of document: Order  [220]" in shown
    assert "UNT says the message has 22 segments" in shown


def test_json_holds_tree_and_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json", str(SAMPLES / "x856.x12")) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["format"] == "x12"
    assert found["forms"][0]["title"] == "Despatch advice"
    message = next(part for part in found["interchanges"][0]["parts"] if "segments" in part)
    assert message["segments"][1]["values"][1]["raw"] == "SHIP-9"


def test_one_message_of_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (SAMPLES / name for name in ("ordchg.edi", "aperak.edi"))
    (tmp_path / "two.edi").write_bytes(one.read_bytes() + other.read_bytes())
    assert run("--message", "2", str(tmp_path / "two.edi")) == 0
    shown = capsys.readouterr().out
    assert "A-55" in shown
    assert "PO-88123-1" not in shown


def test_hostile_text_does_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.edi"
    file.write_bytes((SAMPLES / "aperak.edi").read_bytes().replace(b"gelistet", b"\x1b[31m\x07\x9b[bold]x[/]"))
    for shape in ("--form", "--tree"):
        assert run(shape, str(file)) == 0
        shown = capsys.readouterr().out
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "[bold]x[/]" in shown


def test_what_is_no_edi_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello")
    with pytest.raises(UnknownFormat):
        run(str(tmp_path / "a.txt"))
    with pytest.raises(NotFound):
        run(str(tmp_path / "nothing"))
