"""`orderhub sources`: how each source does, its tokens, and polling a mailbox the moment mail comes."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from threading import Event
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from orderhub.errors import SettingsError
from orderhub.steps.hub import Hub
from orderhub.steps.source_state import SourceState, source_states, watch_sources


def add(subparsers: Any) -> None:
    """Add the command."""
    command = subparsers.add_parser("sources", help="how each source does; exit status 1 when somebody must look")
    command.add_argument("action", nargs="?", choices=("list", "watch", "token"), default="list")
    command.add_argument("name", nargs="?", default="", help="with token: the source; the token is read from input")
    command.add_argument("--json", action="store_true", help="one JSON object a source")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List, watch, or keep a refresh token."""
    hub = Hub()
    try:
        if args.action == "token":
            return _token(hub, args.name)
        if args.action == "watch":
            stop = Event()
            for one in (signal.SIGTERM, signal.SIGINT):
                signal.signal(one, lambda *_: stop.set())
            watch_sources(hub, stop)
            return 0
        states = source_states(hub)
    finally:
        hub.close()
    if args.json:
        for state in states:
            print(json.dumps(msgspec.to_builtins(state)))
    else:
        _print(states)
    return 1 if any(state.is_alarm for state in states) else 0


def _token(hub: Hub, name: str) -> int:
    keep = getattr(hub.installation.source(name), "put_refresh_token", None)
    token = sys.stdin.readline().strip()
    if keep is None or not token:
        raise SettingsError("remote.option", name=name, option="oauth", value="-", expected="refresh-token")
    keep(token)
    return 0


def _print(states: list[SourceState]) -> None:
    table = Table("source", "kind", "state", "polled", "last arrival", "token until", "error")
    for one in states:
        token = one.refresh_until or one.access_until
        shown = (one.polled_at, one.arrived_at, token)
        polled, arrived, until = (f"{at:%Y-%m-%d %H:%M}" if at else "-" for at in shown)
        table.add_row(one.name, one.kind, one.health.pulse, polled, arrived, until + "!" * one.token_ending, one.error)
    Console().print(table)
