"""docs/features.md against the tests: what is said to work has an acceptance test, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "features.md"
STATES = ("works", "partly", "not yet")
EXPECTED = [*(f"S1-{number:02}" for number in range(1, 24)), *(f"X-{number}" for number in range(10, 14))]
_MARK = re.compile(r'^\s*@pytest\.mark\.feature\("([^"]+)"\)', re.MULTILINE)


def rows() -> dict[str, tuple[str, str, str]]:
    """Row id to state, what is there, what is missing."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\| ([SX]\d?-\d+) [^|]+\|([^|]*)\|([^|]*)\|([^|]*)\|$", line):
            found[match[1]] = (match[2].strip(), match[3].strip(), match[4].strip())
    return found


def marked() -> dict[str, list[str]]:
    """Row id to the files with tests that bear its marker. Tests of the marker's own plugin write theirs as text."""
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        if file.name == "test_feature_rows.py":
            continue
        for row in _MARK.findall(file.read_text(encoding="utf-8")):
            found.setdefault(row, []).append(file.name)
    return found


def test_every_row_is_on_the_page_once_with_a_state() -> None:
    assert list(rows()) == EXPECTED
    assert {state for state, _, _ in rows().values()} <= set(STATES)


def test_what_is_said_to_work_has_a_test_and_nothing_else_has() -> None:
    assert set(marked()) == {row for row, (state, _, _) in rows().items() if state == "works"}


@pytest.mark.parametrize("row", EXPECTED)
def test_the_page_says_what_is_missing_or_that_nothing_is(row: str) -> None:
    state, there, missing = rows()[row]
    assert (state == "works") == (bool(there) and not missing)
    if state == "partly":
        assert there
        assert missing


def test_the_other_seeds_are_not_promised() -> None:
    assert "are not built yet" in PAGE.read_text(encoding="utf-8")
