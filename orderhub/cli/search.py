"""`orderhub search WORDS`: orders by number, customer, ERP number, tracking number, invoice or article."""

from __future__ import annotations

import argparse
import json
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from orderhub.steps.hub import Hub
from orderhub.store import pages

_COLUMNS = ("id", "number", "customer_name", "customer_number", "erp_number", "state", "received_at", "line_count")


def add(subparsers: Any) -> None:
    """Add the command."""
    command = subparsers.add_parser("search", help="orders that all words fit, the newest first")
    command.add_argument("words", nargs="+", help="of number, customer, ERP number, ...; an article number in full")
    command.add_argument("--limit", type=int, default=50, help="orders at most (50)")
    command.add_argument("--json", action="store_true", help="one JSON object an order")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what is found; finding nothing is no failure."""
    wanted = pages.Wanted(
        tab="all", words=" ".join(args.words), in_lines=True, sort="received", descending=True, size=max(args.limit, 1)
    )
    hub = Hub()
    try:
        with hub.database.begin() as tx:
            found = pages.queue(tx, wanted)
            total = pages.tab_counts(tx, wanted)["all"]
    finally:
        hub.close()
    if args.json:
        for one in found:
            print(json.dumps(msgspec.to_builtins(one)))
        return 0
    table = Table(*(name.replace("_", " ") for name in _COLUMNS))
    for one in found:
        shown = (f"{value:%Y-%m-%d %H:%M}" if name == "received_at" else str(value)
                 for name in _COLUMNS for value in (getattr(one, name),))  # fmt: skip
        table.add_row(*shown)
    console = Console()
    console.print(table)
    console.print(f"{len(found)} of {total}")
    return 0
