"""`make features` prints a row as passing only when every test that bears its marker passed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]

TESTS = """
import pytest

@pytest.mark.feature("S1-01")
def test_a(): pass

@pytest.mark.feature("S1-02")
@pytest.mark.feature("S1-03")
def test_b(): pass

@pytest.mark.feature("S1-03")
def test_c(): pytest.skip("no counterpart")

@pytest.mark.feature("S1-04")
def test_d(): assert False

@pytest.fixture
def broken(): raise RuntimeError

@pytest.mark.feature("S1-05")
def test_e(broken): pass

def test_without_a_row(): pass
"""


def test_only_rows_whose_tests_all_pass_are_printed_as_passing(tmp_path: Path) -> None:
    (tmp_path / "test_rows.py").write_text(TESTS)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.feature_rows", "-m", "feature",
         "-c", str(REPO / "pyproject.toml"), "-p", "no:cacheprovider", "-p", "no:randomly", str(tmp_path)],
        cwd=REPO, capture_output=True, text=True,
    )  # fmt: skip
    said = dict(line.split(maxsplit=1) for line in done.stdout.splitlines() if line.startswith("S1-"))
    assert said == {
        "S1-01": "passes",
        "S1-02": "passes",
        "S1-03": "does not pass: passed, skipped",
        "S1-04": "does not pass: failed",
        "S1-05": "does not pass: failed",
    }, done.stdout
    assert "2 of 5 rows" in done.stdout
    assert "1 deselected" in done.stdout
