"""`orderhub demo`: everything on one machine, with seven orders on their way."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.console import Console

from orderhub.errors import SettingsError


def add(subparsers: Any) -> None:
    """Add the command."""
    command = subparsers.add_parser("demo", help="the whole hub with real neighbours on this machine")
    command.add_argument("--home", type=Path, default=Path(".orderhub/demo"), help="folder of the demo's data")
    command.add_argument("--port", type=int, default=8080, help="port of Airflow, where it is free")
    command.add_argument("--once", action="store_true", help="leave when all orders are back")
    command.add_argument("--reset", action="store_true", help="remove the demo's data and leave")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run or remove the demo. Raises: SettingsError outside a checkout."""
    repo = Path(__file__).resolve().parents[2]
    if not (repo / "counterparts" / "tryton").is_dir():
        raise SettingsError("hub.demo-needs-checkout")
    from orderhub.demo import run as demo

    if args.reset:
        demo.reset(args.home.resolve(), Console())
        return 0
    return demo.run(repo, args.home, args.port, once=args.once)
