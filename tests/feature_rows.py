"""A pytest plugin for `make features`: which rows of docs/features.md pass.

A row passes when every test that bears its marker passed; a skipped or failed one keeps it from passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

OUTCOMES = pytest.StashKey[dict[str, list[str]]]()
_ROWS: dict[str, list[str]] = {}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OUTCOMES] = defaultdict(list)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        _ROWS[item.nodeid] = [row for mark in item.iter_markers("feature") for row in mark.args]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    # The call decides; a test that is skipped or breaks in its set-up never gets there.
    if report.when == "call" or not report.passed:
        for row in _ROWS.get(item.nodeid, ()):
            item.config.stash[OUTCOMES][row].append(report.outcome)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.section("features")
    outcomes = config.stash[OUTCOMES]
    for row in sorted(outcomes):
        passed = all(one == "passed" for one in outcomes[row])
        terminalreporter.write_line(f"{row:8} {'passes' if passed else 'does not pass: ' + ', '.join(outcomes[row])}")
    count = sum(all(one == "passed" for one in found) for found in outcomes.values())
    terminalreporter.write_line(f"{count} of {len(outcomes)} rows with an acceptance test pass")
