"""`orderhub db|verify|ledger|order|document|connectors`: look at what the hub holds, and act on one order."""

from __future__ import annotations

import argparse
import getpass
import json
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from orderhub.clock import now
from orderhub.errors import NotFound, SettingsError
from orderhub.registry import connector_class
from orderhub.settings import settings
from orderhub.steps import review
from orderhub.steps.alarms import END_MIN
from orderhub.steps.hub import Hub
from orderhub.steps.unlock import unlock
from orderhub.steps.use_part import use_part
from orderhub.store import books, migrate, orders
from orderhub.store.engine import Database, open_database
from orderhub.store.server import EmbeddedServer
from orderhub.store.verify import open_differences, violations


def add(subparsers: Any) -> None:
    """Add the commands."""
    db = subparsers.add_parser("db", help="start, stop, upgrade or name the database")
    db.add_argument("action", choices=("start", "stop", "upgrade", "url"))
    db.set_defaults(run=run_db)
    verify = subparsers.add_parser("verify", help="check every promise of the hub, read-only")
    verify.add_argument("--deep", action="store_true", help="read and hash every stored original again")
    verify.set_defaults(run=run_verify)
    ledger = subparsers.add_parser("ledger", help="what each source had and what arrived")
    ledger.add_argument("--from", dest="begin", default="", help="first day (2026-11-01) or instant; default: all")
    ledger.add_argument("--to", dest="end", default="", help="last day, inclusive, or instant, exclusive")
    ledger.add_argument("--json", action="store_true")
    ledger.set_defaults(run=run_ledger)
    order = subparsers.add_parser("order", help="show, correct, release or reject an order")
    order.add_argument("action", choices=("show", "correct", "release", "reject", "same", "both"))
    order.add_argument("number", help="the customer's, the ERP's or the hub's number")
    order.add_argument("changes", nargs="*", metavar="FIELD=VALUE", help="with correct: what to set")
    order.add_argument("--reason", default="", help="with reject and release: why")
    order.add_argument("--by", default="", help="who; default: the system's user")
    order.set_defaults(run=run_order)
    document = subparsers.add_parser(
        "document", help="read a document again, a part that was left aside, or with a password"
    )
    document.add_argument("action", choices=("retry", "use", "unlock"))
    document.add_argument("id", type=int)
    document.add_argument("part", nargs="?", default="", help="with use: name of the part, as the list of parts has it")
    document.set_defaults(run=run_document)
    connectors = subparsers.add_parser("connectors", help="the kinds of source, ERP and sender there are")
    connectors.set_defaults(run=run_connectors)


def run_db(args: argparse.Namespace) -> int:
    """Database commands; `upgrade` is the only one that a given (not embedded) database needs."""
    chosen = settings()
    if args.action == "upgrade":
        database = Database(chosen.database_url) if chosen.database_url else open_database(chosen)
        print(migrate.upgrade(database.engine))
        return 0
    if chosen.database_url:
        raise SettingsError("hub.database-not-embedded")
    server = EmbeddedServer(chosen.home)
    if args.action == "stop":
        server.stop()
        return 0
    server.start()
    print(server.url("orderhub"))
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Print each broken promise; exit status 1 when there is one."""
    hub = Hub()
    with hub.database.begin() as tx:
        broken = list(violations(tx, hub.originals, deep=args.deep))
        waiting = open_differences(tx)
    for source, count in waiting.items():
        print(f"note: {source} still has {count} items to fetch")
    for one in broken:
        print(f"{one.invariant}: {one.what}")
    count = len(broken)
    measured = settings().home / "bench"
    if (measured / "run.json").exists():
        from orderhub.bench.truth import verify_run

        found = verify_run(measured.resolve(), settings().mappings_dir.resolve())
        count += len(found)
        for what in found:
            print(f"bench: {what}")
        print(f"the benchmark below {measured} and its ERP ledger were checked too")
    print(f"{count} violations")
    return 1 if count else 0


def run_ledger(args: argparse.Namespace) -> int:
    """The books of every source for an interval; exit status 1 when a difference is not 0."""
    hub = Hub()
    begin, end = _bound(args.begin, last=False), _bound(args.end, last=True)
    with hub.database.begin() as tx:
        found = books.books(tx, begin=begin, end=end, late=now() - timedelta(minutes=END_MIN))
    names = ("seen", "orders", "not_an_order", "duplicate", "refused", "unreadable", "on_the_way", "difference")
    if args.json:
        for one in found:
            print(json.dumps({"source": one.source, **{name: getattr(one, name) for name in names}}))
    else:
        table = Table("source", "kind", *(name.replace("_", " ") for name in names), "last success")
        for one in found:
            said = one.succeeded_at.isoformat(timespec="seconds") if one.succeeded_at else "-"
            table.add_row(one.source, one.kind, *(str(getattr(one, name)) for name in names), said)
        Console().print(table)
    return 1 if any(one.difference for one in found) else 0


def _bound(given: str, *, last: bool) -> datetime | None:
    """A day of the merchant's zone, or an instant; the last day counts whole. Raises: hub.bad-instant."""
    if not given:
        return None
    zone = ZoneInfo(settings().time_zone)
    try:
        if len(given) == len("2026-11-01"):
            return datetime.combine(date.fromisoformat(given) + timedelta(days=int(last)), time(0), zone)
        found = datetime.fromisoformat(given)
    except ValueError as wrong:
        raise SettingsError("hub.bad-instant", given=given) from wrong
    return found if found.tzinfo else found.replace(tzinfo=zone)


def run_order(args: argparse.Namespace) -> int:
    """Act on one order; an ambiguous number is refused with the candidates."""
    hub = Hub()
    with hub.database.begin() as tx:
        found = orders.find_by_number(tx, args.number)
        if not found:
            raise NotFound("order.unknown", id=args.number)
        if len(found) > 1 and args.action != "show":
            listed = ", ".join(f"{one.id} ({one.state})" for one in found)
            raise SettingsError("hub.order-ambiguous", number=args.number, candidates=listed)
    who = args.by or getpass.getuser()
    order_id, at = found[0].id, now()
    if args.action == "show":
        for one in found:
            _show(hub, one)
    elif args.action == "correct":
        changes = dict(part.partition("=")[::2] for part in args.changes)
        print(f"revision {review.correct(hub.database, order_id, changes, who, at)}")
    elif args.action == "release":
        review.release(hub.database, order_id, who, at, args.reason, hold=hub.hold)
    elif args.action == "reject":
        review.reject(hub.database, order_id, who, args.reason, at)
    else:
        review.decide_duplicate(hub.database, order_id, args.action, who, at)
    return 0


def _show(hub: Hub, row: Any) -> None:
    with hub.database.begin() as tx:
        order = orders.canonical_of(tx, row.id)
        origin = orders.provenance_of(tx, row.id, row.revision)
        found = orders.findings_of(tx, row.id, row.revision)
    head = {"id": row.id, "state": row.state, "number": row.number, "customer": row.customer_name,
            "erp_number": row.erp_number, "document": row.document_id, "reasons": row.reasons}  # fmt: skip
    console = Console()
    console.print_json(json.dumps(head))
    from orderhub.order.changes import fields

    table = Table("field", "value", "written as", "place", "rule")
    for path, value in fields(order):
        at = origin.get(path)
        table.add_row(path, value, *((at.raw, at.where.label(), at.rule) if at else ("", "", "")))
    console.print(table)
    for one in found:
        console.print(f"{one.severity}: {one.message()} {one.hint()}", markup=False)


def run_document(args: argparse.Namespace) -> int:
    """Let a document be read again, a part of it that was left aside, or a protected one with a typed password."""
    hub = Hub()
    if args.action == "use":
        try:
            print(use_part(hub, args.id, args.part, getpass.getuser()))
        finally:
            hub.close()
        return 0
    if args.action == "unlock":
        try:
            unlock(hub, args.id, getpass.getpass(), getpass.getuser())
        finally:
            hub.close()
        return 0
    review.retry_document(hub.database, args.id, getpass.getuser(), now())
    return 0


def run_connectors(args: argparse.Namespace) -> int:
    """List the kinds and what each is."""
    from connectors import BUILT_IN

    del args
    for kind in sorted(BUILT_IN):
        said = (connector_class(kind).__doc__ or "").strip().splitlines()
        print(f"{kind:10} {said[0] if said else ''}")
    return 0
