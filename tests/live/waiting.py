"""Waiting for a condition instead of a time, and finding a free port."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from threading import Event


def wait_until(condition: Callable[[], bool], timeout_s: float, what: str = "the condition") -> None:
    """Returns as soon as `condition()` holds. Raises: AssertionError after `timeout_s`."""
    never = Event()
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not come true within {timeout_s} s"
        never.wait(0.02)


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens on the loopback port and says something or waits for us to speak."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.5):
            return True
    except OSError:
        return False
