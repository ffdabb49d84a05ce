"""How each source does: polled, silent, refused, and until when its tokens hold; and waking up when mail comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from queue import Empty, Queue
from threading import Event, Thread
from typing import Protocol, runtime_checkable

import msgspec
import structlog

from orderhub.errors import OrderHubError
from orderhub.oauth import TokenState
from orderhub.order.priority import Calendar
from orderhub.order.source_health import Health, assess
from orderhub.registry import Installation
from orderhub.steps.hub import Hub
from orderhub.steps.receive import receive
from orderhub.store import intake

log = structlog.get_logger()
_RHYTHM_DAYS = 28
_RHYTHM_ARRIVALS = 1000
"""So many of the newest arrivals tell a source's rhythm; a busy one has more in an hour."""
_LOOK_S = 1


class SourceState(msgspec.Struct, frozen=True):
    """One configured source. Instants are aware UTC; None: never, or no token."""

    name: str
    kind: str
    health: Health
    polled_at: datetime | None = None
    arrived_at: datetime | None = None
    access_until: datetime | None = None
    refresh_until: datetime | None = None
    token_ending: bool = False
    error: str = ""

    @property
    def is_alarm(self) -> bool:
        """Whether somebody must look."""
        return self.health.is_alarm or self.token_ending


@runtime_checkable
class Watchable(Protocol):
    """A source that can tell when something may have come."""

    def watch(self, wake: object, stop: Event) -> None: ...


def source_states(hub: Hub, *, interval: timedelta = timedelta(minutes=1)) -> list[SourceState]:
    """The state of every configured source; nothing is asked of the sources themselves."""
    now = hub.now()
    calendar = Calendar(zone=hub.settings.time_zone)
    names = [name for kind in hub.installation.source_kinds() for name in hub.installation.source_names(kind)]
    with hub.database.begin() as tx:
        books = {one.source: one for one in intake.balances(tx)}
        arrivals = intake.arrivals_since(tx, now - timedelta(days=_RHYTHM_DAYS), names, _RHYTHM_ARRIVALS)
    found: list[SourceState] = []
    for kind in hub.installation.source_kinds():
        for name in hub.installation.source_names(kind):
            book, came = books.get(name), arrivals.get(name, [])
            polled, answered = (book.polled_at, book.succeeded_at) if book else (None, None)
            health = assess(now, polled, answered, came, calendar, interval=interval)
            error = str(book.error.get("code", "")) if book and book.error else ""
            state = SourceState(name, kind, health, polled, max(came, default=None), error=error)
            found.append(_with_tokens(hub, state, now))
    return found


def token_states(installation: Installation) -> dict[str, TokenState]:
    """By source, until when its tokens hold; without those whose file this process cannot read."""
    found: dict[str, TokenState] = {}
    for name in installation.sources_with("oauth"):
        try:
            ask = getattr(installation.source(name), "token_state", None)
            held = ask() if ask else None
        except (OrderHubError, OSError):
            continue
        if held is not None:
            found[name] = held
    return found


def _with_tokens(hub: Hub, state: SourceState, now: datetime) -> SourceState:
    try:
        ask = getattr(hub.installation.source(state.name), "token_state", None)
        held = ask() if ask else None
    except OrderHubError as fault:
        return msgspec.structs.replace(state, error=fault.code)
    if held is None:
        return state
    return msgspec.structs.replace(
        state, access_until=held.access_until, refresh_until=held.refresh_until, token_ending=held.is_ending(now)
    )


def watch_sources(hub: Hub, stop: Event) -> None:
    """Poll a source as soon as it says that something came, until `stop`. The scheduled polls go on beside it."""
    woken: Queue[tuple[str, str]] = Queue()
    threads: list[Thread] = []
    for kind in hub.installation.source_kinds():
        for name in hub.installation.source_names(kind):
            # A connection of its own: the one that polls is used by one thread only.
            source = Installation.load(hub.settings.hub_file).source(name)
            if isinstance(source, Watchable):
                threads.append(Thread(target=source.watch, args=(partial(woken.put, (name, kind)), stop)))
    for one in threads:
        one.start()
    while not stop.is_set():
        try:
            call = woken.get(timeout=_LOOK_S)
        except Empty:
            continue
        try:
            receive(hub, *call)
        except OrderHubError as fault:
            log.warning("source.failed", source=call[0], code=fault.code)
    for one in threads:
        one.join()
