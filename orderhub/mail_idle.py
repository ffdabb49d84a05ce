"""Waits for mail with IDLE (RFC 2177) and calls when there is some; a connection may die in any way it likes.

Only a wake-up: what there is, the poll finds out. A mail that a dead connection did not announce comes with the next
poll, at the latest a minute later. Each new connection calls once, for what arrived while nobody listened.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from time import monotonic
from typing import Any, Final

import structlog
from imapclient import IMAPClient

log = structlog.get_logger()
_LOOK_S: Final = 2.0
"""How long one wait lasts, and so how soon `stop` is heard."""
_RENEW_S: Final = 540.0
"""Servers end an IDLE after 30 minutes, routers forget a quiet connection after 10."""
_SHORTEST_S: Final = 1.0
_LONGEST_S: Final = 60.0
_NEWS: Final = frozenset({b"EXISTS", b"RECENT"})


def watch(
    connect: Callable[[], IMAPClient], folder: str, wake: Callable[[], None], stop: Event, *, renew_s: float = _RENEW_S
) -> None:
    """Listen to one folder until `stop` is set. `connect` gives a logged-in connection of its own each time."""
    pause = _SHORTEST_S
    while not stop.is_set():
        began = monotonic()
        client: IMAPClient | None = None
        try:
            client = connect()
            client.select_folder(folder, readonly=True)
            wake()
            _listen(client, wake, stop, renew_s)
        except Exception as fault:  # noqa: BLE001 -- whatever a dying connection throws, the answer is a new one
            log.info("mail.watch_interrupted", folder=folder, error=type(fault).__name__)
        finally:
            if client is not None:
                with suppress(Exception):
                    client.shutdown()
        # A connection that held for a while begins anew with the short pause.
        pause = _SHORTEST_S if monotonic() - began > _LONGEST_S else min(2 * pause, _LONGEST_S)
        stop.wait(pause)


def _listen(client: IMAPClient, wake: Callable[[], None], stop: Event, renew_s: float) -> None:
    """Until `stop`, or until the connection is dead, which shows in ever so many ways."""
    client.idle()
    renewed = monotonic()
    while not stop.is_set():
        asked = monotonic()
        answers = client.idle_check(timeout=min(_LOOK_S, renew_s))
        if not answers and monotonic() - asked < min(_LOOK_S, renew_s) / 2:
            return  # the server has closed: the library says "nothing new", at once and for ever
        if any(_word(one, 0) == b"BYE" for one in answers):
            return
        if any(_word(one, 1) in _NEWS for one in answers):
            wake()
        if monotonic() - renewed >= renew_s:
            # Also what finds a connection whose other end is gone without a word: NOOP has a time limit.
            client.idle_done()
            client.noop()
            client.idle()
            renewed = monotonic()
    client.idle_done()


def _word(answer: Any, at: int) -> object:
    return answer[at] if isinstance(answer, tuple) and len(answer) > at else None
