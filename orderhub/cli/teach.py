"""`orderhub teach DOCUMENT field=value` and `orderhub taught [PARTNER]`: learning from one correction, without pages.

    orderhub teach 812 number=4500012                      what is learned, what the replay says, the diff
    orderhub teach 812 requested_delivery.earliest=2026-11-30 --dry-run
    orderhub teach 812 number=4500012 --page 1 --box 3012,1240,3804,1362
    orderhub taught weber                                  what was learned from this partner, and his layouts of paper

Exit status: 0 learned (or would be), 1 refused by a confirmed order or nothing could be learned, 2 wrong call.
"""

from __future__ import annotations

import argparse
import getpass
import re
import sys
from collections.abc import Callable
from typing import Any

import msgspec

from orderhub import messages
from orderhub.document import Box
from orderhub.errors import NotFound, OrderHubError
from orderhub.order import changes
from orderhub.order.model import Order
from orderhub.order.states import State
from orderhub.steps import layouts as forms
from orderhub.steps import learned as outcomes
from orderhub.steps import review
from orderhub.steps.hub import Hub
from orderhub.steps.teaching import Mark, Taught, Teacher
from orderhub.store import learned, orders
from orderhub.store.engine import AnyRow, Tx


def add(subparsers: Any) -> None:
    """Add both commands."""
    one = subparsers.add_parser("teach", help="correct a field of an order and learn from it for its sender")
    one.add_argument("document", help="number of the document, or of its order")
    one.add_argument("correction", metavar="FIELD=VALUE", help="e.g. number=4500012 or lines[2].quantity.unit=CT")
    one.add_argument("--page", type=int, default=1, help="page of --box (default: 1)")
    one.add_argument("--box", default="", metavar="L,T,R,B", help="where it is printed, in ten-thousandths of the page")
    one.add_argument("--dry-run", action="store_true", help="say what would be learned; write nothing")
    one.set_defaults(run=_with_hub(teach))
    one = subparsers.add_parser(
        "taught", help="what was learned from corrections, and which layouts of paper were confirmed"
    )
    one.add_argument("partner", nargs="?", default="", help="short name of the partner (default: all)")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=_with_hub(taught))


def _with_hub(run: Callable[[Hub, argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def command(args: argparse.Namespace) -> int:
        hub = Hub()
        try:
            return run(hub, args)
        finally:
            hub.close()

    return command


def teach(hub: Hub, args: argparse.Namespace) -> int:
    """Correct, learn, say what came of it."""
    path, equals, value = args.correction.partition("=")
    if not equals:
        raise OrderHubError("order.path-unknown", path=args.correction)
    mark = Mark(args.page, _box(args.box)) if args.box else None
    teacher = Teacher(hub.database, hub.originals, hub.settings.mappings_dir)
    with hub.database.begin() as tx:
        row = _order(tx, args.document)
        order = changes.correct(orders.canonical_of(tx, row.id), path, value)
    try:
        taught = _learn(hub, teacher, row, order, (path, value), getpass.getuser(), mark, dry_run=args.dry_run)
    except OrderHubError as error:
        if not error.code.startswith("learn."):
            raise
        print(error.text(args.language), file=sys.stderr)
        return 1
    _print(taught, args.language)
    return 0 if taught.outcome in {"learned", "known"} else 1


def _learn(
    hub: Hub, teacher: Teacher, row: AnyRow, order: Order, correction: tuple[str, str], by: str, mark: Mark | None, *,
    dry_run: bool,
) -> Taught:  # fmt: skip
    path, value = correction
    if not dry_run and row.state == State.IN_REVIEW:
        review.correct(hub.database, row.id, {path: value}, by, hub.now())
        outcomes.settle_files(hub.database, teacher.folder, hub.now())
    return teacher.teach(row.id, path, by, hub.now(), mark=mark, order=order, dry_run=dry_run)


def _order(tx: Tx, named: str) -> AnyRow:
    found = learned.orders_of_document(tx, int(named)) if named.isdigit() and len(named) < 19 else []
    found = found or orders.find_by_number(tx, named)
    if not found:
        raise NotFound("order.unknown", id=named)
    if len(found) > 1:
        numbers = ", ".join(one.number or str(one.id) for one in found[:10])
        raise OrderHubError("learn.which-order", document=named, count=len(found), numbers=numbers)
    return orders.get(tx, found[0].id)


def _box(text: str) -> Box:
    match = re.fullmatch(r"(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})", text.replace(" ", ""))
    box = tuple(int(one) for one in match.groups()) if match else (1, 0, 0, 0)
    if not (0 <= box[0] <= box[2] <= 10_000 and 0 <= box[1] <= box[3] <= 10_000):
        raise OrderHubError("learn.box-wrong", value=text)
    return box[0], box[1], box[2], box[3]


def _print(taught: Taught, language: str) -> None:
    if taught.outcome != "learned":
        code, facts = taught.said()
        print(messages.text(code, language, facts))
        print(f"    {messages.hint(code, language, facts)}")
        for one in taught.places:
            print(f"    --page {one.page} --box {','.join(map(str, one.box))}   {one.line}")
        return
    print(f"{taught.path}: {taught.entry}")
    print(f"  agrees with {taught.verdict.agrees} confirmed orders, finds nothing on {taught.verdict.silent}")
    print(taught.diff, end="")


def taught(hub: Hub, args: argparse.Namespace) -> int:
    """List what was learned, and the layouts of paper with how often they were confirmed."""
    with hub.database.begin() as tx:
        rows, layouts = learned.listed(tx, args.partner), forms.listed(tx, args.partner)
    for row in rows:
        if args.json:
            print(msgspec.json.encode(row._asdict()).decode())
        else:
            counts = f"confirmed {row.confirmed}, missed {row.missed}"
            print(f"{row.id:>5}  {row.state:<9} {row.file}  {row.path}  {row.entry}  {counts}, order {row.number}")
    for one in layouts:
        row = one.row
        if args.json:
            said = {"layout": row._asdict(), "state": one.state, "needed": one.needed}
            print(msgspec.json.encode(said).decode())
        else:
            counts = f"confirmed {row.confirmed} of {one.needed}, read {row.read}, misread {row.broken}"
            print(
                f"{row.id:>5}  {one.state:<9} {row.partner}  {row.format}  {row.titles}  {counts}, order {row.number}"
            )
    if not args.json:
        print(f"{len(rows)} learned, {len(layouts)} layouts of paper")
    return 0
