"""`orderhub bench`: speed, cost and kept promises, beside a raw floor in the same run."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import msgspec

from orderhub.errors import NotFound, SettingsError
from orderhub.settings import settings


def add(subparsers: Any) -> None:
    """Add the command."""
    command = subparsers.add_parser("bench", help="measure bytes to ERP acknowledgement, and verify every promise")
    command.add_argument(
        "what",
        nargs="?",
        choices=("hub", "edi", "capture", "bill"),
        default="hub",
        help="edi: the EDI core and its peers; capture: all figures of mails, PDF and fax beside what is asked; "
        "bill: what each promise costs on top of the raw floor",
    )
    command.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="capture: instead of the table, score a folder of NAME_CONDITION.tif or NAME.pdf, each with its NAME.json",
    )
    command.add_argument("--n", type=int, default=2000, help="documents")
    command.add_argument("--seed", type=int, default=1, help="another seed gives another set")
    command.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    command.add_argument("--home", type=Path, default=None, help="where the run keeps its data; default: home/bench")
    command.add_argument("--rate", type=float, default=None, help="documents/s of the second part; default: half speed")
    command.add_argument("--big", action="store_true", help="edi: also a file of 100 MB")
    command.add_argument("--rounds", type=int, default=5, help="bill: rounds of which the least is told")
    command.add_argument(
        "--only", default="", help="capture: some parts, as mails,layouts,corpora,fax,pdfs,mailbox,learning"
    )
    command.add_argument("--corpora", type=Path, default=None, help="capture: default ORDERHUB_CORPORA")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run, or go on with, the benchmark; exit status 1 when a promise is broken."""
    if args.what == "edi":
        return _edi(args)
    if args.what == "capture":
        return _capture(args)
    if args.what == "bill":
        return _bill(args)
    from orderhub.bench.report import as_text
    from orderhub.bench.run import bench

    home = (args.home or settings().home / "bench").resolve()
    result = bench(home, count=args.n, seed=args.seed, mappings=settings().mappings_dir.resolve(), rate=args.rate)
    print(json.dumps(msgspec.to_builtins(result)) if args.json else as_text(result))
    return 1 if result.violations else 0


def _edi(args: argparse.Namespace) -> int:
    from orderhub.bench.edi import as_text, bench

    home = (args.home or settings().home / "bench-edi").resolve()
    result = bench(home, settings().mappings_dir.resolve(), others=(1, 100) if args.big else (1,))
    print(json.dumps(msgspec.to_builtins(result)) if args.json else as_text(result))
    return 0 if result.counts_right else 1


def _bill(args: argparse.Namespace) -> int:
    from orderhub.bench.bill import as_text, bill

    home = (args.home or settings().home / "bench-bill").resolve()
    mappings = settings().mappings_dir.resolve()
    result = bill(home, mappings, count=args.n, seed=args.seed, rounds=args.rounds)
    print(json.dumps(msgspec.to_builtins(result)) if args.json else as_text(result))
    return 0


def _capture(args: argparse.Namespace) -> int:
    """Print the table, or score the folder of papers that is named; status 1 when a promise is broken.

    Raises: NotFound, hub.no-reportlab.
    """
    if args.folder is None:
        return _capture_table(args)
    from orderhub.bench import scans

    if not args.folder.is_dir():
        raise NotFound("document.no-such-path", path=str(args.folder))
    scores = scans.score_folder(args.folder, settings())
    if args.json:
        print(json.dumps([{**msgspec.to_builtins(one), "cpu_s_per_page": one.cpu_s_per_page} for one in scores]))
    else:
        print(scans.as_text(scores))
    return 1 if any(one.wrong_lines_accepted for one in scores) else 0


def _capture_table(args: argparse.Namespace) -> int:
    from orderhub.bench import capture_table

    only = [name for name in args.only.split(",") if name]
    unknown = [name for name in only if name not in capture_table.PARTS]
    if unknown:
        raise SettingsError("hub.no-such-part", part=unknown[0], parts=", ".join(capture_table.PARTS))
    rows = []
    if not args.json:
        print(capture_table.HEAD)
    for row in capture_table.table(settings(), only, args.corpora):
        rows.append(row)
        if not args.json:
            print(capture_table.as_line(row), flush=True)
    if args.json:
        print(json.dumps([msgspec.to_builtins(row) for row in rows]))
    return 1 if capture_table.broken(rows) else 0
