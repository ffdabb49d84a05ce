"""`orderhub mapping diff|versions|reread`: what another version of the mappings makes of the same documents.

    orderhub mapping diff OLD NEW --over hub             the hub's own store; OLD, NEW: a mapping file, a table of
    orderhub mapping diff OLD NEW --over originals/      lookups/, a folder of mappings, or the sha of a kept version
    orderhub mapping diff 3fa9c1d 77b02ee                without --over: what the texts of two versions say otherwise
    orderhub mapping versions [PROFILE]
    orderhub mapping bench
    orderhub mapping reread NUMBER [--version SHA]

Exit status: 0 nothing differs, 1 something does, 2 wrong call.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import asdict as to_dict
from rich.console import Console
from rich.table import Table

from orderhub.cli.mapping_samples import document_of
from orderhub.document import Document
from orderhub.errors import NotFound
from orderhub.mapping.version import MappingVersion
from orderhub.mapping_files import files, read_catalog, read_profile, text_of, write_files
from orderhub.order.changes import diff as differences
from orderhub.order.model import Order, to_builtins
from orderhub.settings import settings
from orderhub.steps.hub import Hub
from orderhub.steps.mapping_diff import Report, Sides, over, over_store, reread
from orderhub.store import archive, mapping_versions, orders
from orderhub.store.engine import AnyRow

_SHA = re.compile(r"[0-9a-f]{6,64}")
HUB = "hub"
_SHOWN = 20


def add(parts: Any) -> None:
    """Add the commands below `orderhub mapping`."""
    one = parts.add_parser("diff", help="which fields of which orders a change of mappings would change")
    one.add_argument("old", help="mapping file, table, folder of mappings, or sha of a kept version")
    one.add_argument("new", help="the same, changed")
    one.add_argument("--over", default="", metavar="ARCHIVE", help="hub: the hub's own documents; or a folder of them")
    one.add_argument("--last", type=int, default=None, help="with --over hub: only the newest N documents")
    one.add_argument("--limit", type=int, default=_SHOWN, help="orders listed one by one (default 20)")
    one.add_argument("--json", action="store_true", help="one JSON object with every change")
    one.set_defaults(run=run_diff)
    one = parts.add_parser(
        "bench", help="measure diff over stored orders: a planted change, and an edit without effect"
    )
    one.add_argument("--orders", type=int, default=10_000)
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_bench)
    one = parts.add_parser("versions", help="versions of mappings that have read orders, kept for ever")
    one.add_argument("profile", nargs="?", default="", help="name of a profile (default: all)")
    one.set_defaults(run=run_versions)
    one = parts.add_parser("reread", help="read an order's original again by the version that read it, or another")
    one.add_argument("number", help="the customer's, the ERP's or the hub's number")
    one.add_argument("--version", default="", metavar="SHA", help="default: the version that read it")
    one.set_defaults(run=run_reread)


class _Side(NamedTuple):
    """What OLD or NEW means: file texts by name that stand in for those of the installation, or a whole catalogue."""

    texts: dict[str, str]
    whole: bool
    only: str = ""


def run_diff(args: argparse.Namespace) -> int:
    """Compare and print; the exit status says whether anything differs."""
    folder: Path = args.folder or settings().mappings_dir
    known = {path.relative_to(folder).as_posix(): path for path in files(folder)}
    old, new = (_side(one, folder, known) for one in (args.old, args.new))
    if not args.over:
        return _print_texts(old, new, args)
    with tempfile.TemporaryDirectory(prefix="mapping-diff-") as temporary:
        sides = Sides(Path(temporary, "old"), Path(temporary, "new"), old.only or new.only)
        for side, target in ((old, sides.old), (new, sides.new)):
            texts = {} if side.whole else {name: text_of(path) for name, path in known.items()}
            write_files(target, (texts | side.texts).items())
        report = _report(args, sides)
    if args.json:
        print(msgspec.json.encode(report).decode())
    else:
        _print_report(report, args.limit)
    return 1 if report.changed else 0


def _report(args: argparse.Namespace, sides: Sides) -> Report:
    if args.over == HUB:
        hub = Hub()
        try:
            return over_store(sides, hub.settings, hub.database, hub.originals, last=args.last)
        finally:
            hub.close()
    over_folder = Path(args.over)
    if not over_folder.is_dir():
        raise NotFound("mapping.no-such-file", file=over_folder)
    return over(sides, settings(), _documents(over_folder))


def _documents(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and one.suffix != ".yaml"):
        yield path.relative_to(folder).as_posix(), document_of(path)


def _side(given: str, folder: Path, known: dict[str, Path]) -> _Side:
    path = Path(given)
    if path.is_dir():
        return _Side({one.relative_to(path).as_posix(): text_of(one) for one in files(path)}, whole=True)
    if path.is_file():
        return _Side({_place(path, folder, known): text_of(path)}, whole=False)
    if _SHA.fullmatch(given):
        hub = Hub()
        try:
            with hub.database.begin() as tx:
                version = mapping_versions.get(tx, given)
        finally:
            hub.close()
        return _Side({one.file: one.text for one in version.files}, whole=True, only=version.name)
    raise NotFound("mapping.no-such-file", file=given)


def _place(path: Path, folder: Path, known: dict[str, Path]) -> str:
    """The name of the file in the installation that `path` stands in for."""
    if path.suffix == ".csv" or path.parent.name == "lookups":
        same = [name for name in known if PurePosixPath(name).parent.name == "lookups"
                and PurePosixPath(name).stem == path.stem]  # fmt: skip
        return same[0] if same else f"lookups/{path.name}"
    profile = read_profile(path)
    same = [one.file for one in read_catalog(folder).profiles if one.name == profile.name]
    return same[0] if same else f"partners/{profile.name}.yaml"


def _print_texts(old: _Side, new: _Side, args: argparse.Namespace) -> int:
    names = sorted(old.texts.keys() | new.texts.keys())
    changed = []
    for name in names:
        before, after = (side.texts.get(name, "").splitlines(keepends=True) for side in (old, new))
        if before != after:
            lines = [line.rstrip("\n") for line in difflib.unified_diff(before, after, f"old/{name}", f"new/{name}")]
            changed.append({"file": name, "diff": lines})
    if args.json:
        print(msgspec.json.encode({"files": changed}).decode())
    for one in () if args.json else changed:
        print("\n".join(one["diff"]))
    return 1 if changed else 0


def _print_report(report: Report, limit: int) -> None:
    if report.fields:
        table = Table("field", "orders", "values", "before", "after", title="fields that change (with an example)")
        for one in report.fields:
            table.add_row(one.field, str(one.orders), str(one.values), _shown(one.before), _shown(one.after))
        Console().print(table)
    _print_orders(report, limit)
    for money in report.money:
        print(f"money {money.currency or '(no currency)'}: {money.before} -> {money.after} ({money.change:+})")
    print(f"{report.documents} documents, {report.orders} orders compared, {report.changed} changed")


def _print_orders(report: Report, limit: int) -> None:
    for said, codes in (("new", report.findings_new), ("gone", report.findings_gone)):
        for code, count in codes.items():
            print(f"finding {said}: {code} x {count}")
    for changed in report.changes[:limit]:
        change = changed.change
        moved = f" (read by {change.profiles[1] or 'none'}, before by {change.profiles[0] or 'none'})"
        print(f"{changed.document}: order {change.number or '-'}" + (moved if len(set(change.profiles)) > 1 else ""))
        for field in change.fields:
            print(f"    {field.path}: {_shown(field.old)} -> {_shown(field.new)}")
        for code in change.findings_new:
            print(f"    + {code}")
        for code in change.findings_gone:
            print(f"    - {code}")
    if report.changed > limit:
        print(f"... and {report.changed - limit} more orders; --limit or --json shows them")


def _shown(text: str | None) -> str:
    return "(nothing)" if text is None else text


def run_bench(args: argparse.Namespace) -> int:
    """Measure in an installation of its own below home/bench-mapping; exit status 1 where the diff was not exact."""
    from orderhub.bench.mapping_diff import bench

    chosen = settings()
    result = bench(chosen.home.resolve() / "bench-mapping", args.orders, args.folder or chosen.mappings_dir)
    if args.json:
        print(msgspec.json.encode(result).decode())
    else:
        for name, value in to_dict(result).items():
            print(f"{name:<26}{value}")
    return 0 if result.planted_exact and result.noop_changed == 0 else 1


def run_versions(args: argparse.Namespace) -> int:
    """List the kept versions."""
    hub = Hub()
    try:
        with hub.database.begin() as tx:
            found = mapping_versions.listed(tx, args.profile)
    finally:
        hub.close()
    for one in found:
        print(f"{one.sha[:12]}  {one.first_used:%Y-%m-%d %H:%M}  {one.orders:>7} orders  {one.name}")
    return 0


def run_reread(args: argparse.Namespace) -> int:
    """Print the order as the chosen version reads it, and on stderr what differs from the order as kept."""
    hub = Hub()
    try:
        with hub.database.begin() as tx:
            found = orders.find_by_number(tx, args.number)
            if not found:
                raise NotFound("order.unknown", id=args.number)
            row = found[0]
            version = mapping_versions.get(tx, args.version or mapping_versions.sha_of(tx, row.id, 1))
            kept = orders.canonical_of(tx, row.id)
            source = archive.document_of(tx, row.id, 1)
            document = source.with_content(hub.originals.read(tx, source.sha256))
        again = _again(hub, document, version, row)
    finally:
        hub.close()
    print(msgspec.json.format(msgspec.json.encode(to_builtins(again)), indent=2).decode())
    changes = differences(kept, again)
    for change in changes:
        print(f"{change.path}: kept {_shown(change.old)}, read {_shown(change.new)}", file=sys.stderr)
    return 1 if changes else 0


def _again(hub: Hub, document: Document, version: MappingVersion, row: AnyRow) -> Order:
    read_orders = [one.order for one in reread(hub.settings, document, version) if one.profile == version.name]
    same = [one for one in read_orders if one.number == row.number]
    if not (same or read_orders):
        raise NotFound("mapping.not-read-by", profile=version.name, sha=version.sha[:12])
    return (same or read_orders)[0]
