"""`orderhub bench capture`: counts what is right, and a wrong line that nobody would look at fails the run."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from orderhub.bench.documents import Article, pdf_order

ARTICLE = Article("NW-1001", "4012345000016", "Wasser still", "CS", Decimal("4.50"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = pdf_order("Bergmann Gastronomie GmbH", "DE811223344", "B-1", [(ARTICLE, 10), (ARTICLE, 20)])
    (tmp_path / "a.pdf").write_bytes(content)
    (tmp_path / "not-a-paper.txt").write_text("x")
    return tmp_path


def run(folder: Path, items: list[dict[str, str]]) -> tuple[int, dict[str, float]]:
    (folder / "a.json").write_text(json.dumps({"h": {"order_no": "B-1", "net": "135,00"}, "items": items}))
    command = [sys.executable, "-m", "orderhub.cli", "bench", "capture", str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (score,) = json.loads(done.stdout)
    return done.returncode, score


def item(quantity: str, total: str) -> dict[str, str]:
    return {"art": "NW-1001", "qty": quantity, "price": "4,50", "total": total}


def test_right_lines_and_headers_are_counted(folder: Path) -> None:
    status, score = run(folder, [item("10", "45,00"), item("20", "90,00")])
    assert status == 0
    assert (score["condition"], score["papers"], score["pages"], score["lines"]) == ("pdf", 1, 1, 2)
    assert (score["touchless_lines"], score["wrong_lines_accepted"]) == (2, 0)
    assert (score["headers"], score["headers_right"]) == (2, 2)
    assert score["cpu_s_per_page"] > 0


def test_a_wrong_line_that_no_finding_names_fails_the_run(folder: Path) -> None:
    status, score = run(folder, [item("10", "45,00"), item("21", "94,50")])
    assert status == 1
    assert (score["touchless_lines"], score["wrong_lines_accepted"]) == (1, 1)
