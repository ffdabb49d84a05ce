"""`orderhub serve`: the public HTTP API, a process of its own."""

from __future__ import annotations

import argparse
from typing import Any

from orderhub.settings import settings


def add(subparsers: Any) -> None:
    """The command and its options."""
    command = subparsers.add_parser("serve", help="take orders over HTTP from clients and shops")
    command.add_argument("--host", default=settings().serve_host, help="address to listen on")
    command.add_argument("--port", type=int, default=settings().serve_port, help="port to listen on")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped. The installation is read first, so that its faults are said at once."""
    import uvicorn

    from orderhub.web import public

    app = public.create()
    print(f"orderhub serve: http://{args.host}:{args.port}")
    uvicorn.run(app, host=args.host, port=args.port, log_level=settings().log_level, server_header=False, ws="none")
    return 0
