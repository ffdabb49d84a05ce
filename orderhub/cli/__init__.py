"""The command line. Each command is a module listed in `COMMANDS` with `add(subparsers)`; see `orderhub --help`.

Exit status: 0 done, 1 done with refusals or findings that block, 2 wrong call or installation.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from orderhub.errors import OrderHubError

COMMANDS = ("capture", "read", "mapping", "teach", "steps", "store", "search", "sources", "serve", "demo", "bench")


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command sets `run(args) -> int`."""
    top = argparse.ArgumentParser(prog="orderhub", description="Every order, from every channel, in one queue.")
    top.add_argument("--language", choices=("en", "de"), default="en", help="language of messages")
    subparsers = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"orderhub.cli.{name}").add(subparsers)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; our own errors become one clear line."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
    except OrderHubError as error:
        print(f"orderhub: {error.text(args.language)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return status


def run() -> None:
    """The console script."""
    sys.exit(main())
