"""One child process that ends with the test, and whose last words are shown when it does not start."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.live.waiting import answers, wait_until


@contextmanager
def running(
    command: Sequence[str], port: int, log: Path, *, env: dict[str, str] | None = None, timeout_s: float = 30
) -> Iterator[subprocess.Popen[bytes]]:
    """Starts `command` in a process group of its own, waits until it listens on `port`, and ends the group."""
    with log.open("wb") as words:
        child = subprocess.Popen(
            command, stdout=words, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env, start_new_session=True
        )
    try:
        wait_until(lambda: answers(port) or child.poll() is not None, timeout_s, f"{command[0]} on port {port}")
        assert child.poll() is None, f"{command[0]} ended with {child.returncode}: {log.read_text(errors='replace')}"
        yield child
    finally:
        stop(child)


def stop(child: subprocess.Popen[bytes], timeout_s: float = 5) -> None:
    """Ends the child and everything it started."""
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, how)
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout_s)
