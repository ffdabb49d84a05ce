"""Walks docs/how-to/add-a-partner.md literally: its files are written, its commands are run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from orderhub.capturing.read import read
from orderhub.cli import main
from orderhub.cli.mapping_samples import orders_of
from orderhub.document import Document
from orderhub.mapping_files import catalog

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "how-to" / "add-a-partner.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(mappings/partners/[^`]+)`:?\n+```[a-z]*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
COMMANDS = re.findall(r"^    (orderhub mapping .*)$", PAGE, re.MULTILINE)


def test_the_page_adds_a_partner_by_one_mapping_file_and_one_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "mappings", tmp_path / "mappings")
    monkeypatch.chdir(tmp_path)
    suffixes = sorted("".join(Path(name).suffixes) for name in FILES)
    assert suffixes == [".edi", ".expected.yaml", ".yaml"]
    sample = next(text for name, text in FILES.items() if name.endswith(".edi"))
    before = read(Document(sample.encode("latin-1"), name="01.edi"), catalog(tmp_path / "mappings"))
    assert [order.profile for order in orders_of(before)] == ["generic-eancom-97-orders"]

    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert len(COMMANDS) >= 3
    for command in COMMANDS:
        arguments = shlex.split(command)[1:]
        assert main(arguments) == 0, (command, capsys.readouterr())

    after = orders_of(read(Document(sample.encode("latin-1"), name="01.edi"), catalog(tmp_path / "mappings")))
    assert [order.profile for order in after] == ["seebaer-orders"]
    assert after[0].partner is not None
    assert after[0].partner.customer_number == "KD-1011"
    assert after[0].order.lines[1].quantity is not None
    assert after[0].order.lines[1].quantity.unit == "CT"
