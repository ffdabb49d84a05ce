"""`orderhub capture PATH... [--json]`: reads documents without a database and says what they are.

One line per path: a table for people, or with `--json` one object per path with everything that was found and the
seconds it took. Folders are walked. Each path is told as soon as it is read, so that a slow one holds up no other. What
a container holds is gathered in it; a finding in a part names the part.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from orderhub.capturing.frames import Spent
from orderhub.capturing.pool import ParserPool
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Finding, Kind, Where
from orderhub.errors import NotFound
from orderhub.order.decision import decide
from orderhub.order.model import to_builtins
from orderhub.order.states import State
from orderhub.registry import own_names
from orderhub.settings import Settings, settings

_BATCH: Final = 1000
_BATCH_BYTES: Final = 256 * 1024 * 1024
_UNKNOWN: Final = Spent()
_OCR_WALL_S: Final = 6
_WALL_S: Final = 9
"""With these every file ends in a state within ten seconds: a child that recognises is ended three seconds late."""


def add(subparsers: Any) -> None:
    """Declare the command."""
    command = subparsers.add_parser("capture", help="read documents and print the orders in them")
    command.add_argument("paths", nargs="+", metavar="PATH", help="files, or folders to walk")
    command.add_argument("--json", action="store_true", help="one JSON object a line for each path")
    command.add_argument("--mappings", type=Path, metavar="DIR", help="folder of mapping files")
    command.add_argument(
        "--ocr-budget", type=_seconds, metavar="SECONDS", help="CPU seconds for the scanned pages of one document"
    )
    command.add_argument("--password", action="store_true", help="ask for the password of protected documents")
    command.set_defaults(run=run)


def _seconds(text: str) -> int:
    """A whole number of seconds from 1. Raises: ArgumentTypeError."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def run(args: argparse.Namespace) -> int:
    """0 when every path was read to an outcome. Raises: NotFound for a path that does not exist."""
    for path in args.paths:
        if not os.path.lexists(path):
            raise NotFound("document.no-such-path", path=_printable(path))
    configured = _configured(args)
    # Asked for and never an argument: those are seen by everybody on the machine.
    password = getpass.getpass() if args.password else ""
    with ParserPool(configured, own_names=own_names(configured)) as pool:
        for paths, documents in _batches(_files(args.paths), configured.max_document_mib * 1024 * 1024):
            opened = [msgspec.structs.replace(one, password=password) for one in documents] if password else documents
            pool.read_many(opened, _Printer(paths, args))
    return 0


def _configured(args: argparse.Namespace) -> Settings:
    """The settings, in a hurry: whoever sits before the command waits some seconds for a file, not a minute."""
    chosen = settings()
    wall = min(chosen.ocr_wall_s, _OCR_WALL_S) if args.ocr_budget is None else args.ocr_budget * 4 // 3
    if args.ocr_budget is None:
        chosen = chosen.model_copy(update={"parser_wall_s": min(chosen.parser_wall_s, _WALL_S)})
    changed = {"mappings_dir": args.mappings, "ocr_budget_s": args.ocr_budget, "ocr_order_budget_s": args.ocr_budget,
               "ocr_wall_s": wall}  # fmt: skip
    return chosen.model_copy(update={name: value for name, value in changed.items() if value is not None})


def _files(paths: list[str]) -> Iterator[str]:
    """Files as given, and those below folders by name. Links to folders are not followed."""
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            yield from (str(Path(folder, name)) for name in sorted(names))


def _batches(paths: Iterator[str], largest: int) -> Iterator[tuple[list[str], list[Document]]]:
    batch: list[str] = []
    documents: list[Document] = []
    size = 0
    for path in paths:
        document = _document(path, largest)
        batch.append(path)
        documents.append(document)
        size += len(document.content)
        # Large batches: scanned pages are recognised beside everything else, and answers are told as they come.
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch, documents
            batch, documents, size = [], [], 0
    if batch:
        yield batch, documents


def _document(path: str, largest: int) -> Document:
    """The bytes of a regular file, one more than allowed at most; anything else is an empty document."""
    name = _printable(Path(path).name)
    try:
        if not Path(path).is_file():
            return Document(content=b"", name=name)
        with Path(path).open("rb") as file:
            return Document(content=file.read(largest + 1), name=name)
    except OSError:
        return Document(content=b"", name=name)


class _Printer:
    """Prints each reading of a batch as it comes."""

    def __init__(self, paths: list[str], args: argparse.Namespace) -> None:
        self._paths = paths
        self._json: bool = args.json
        self._language: str = args.language

    def __call__(self, place: int, reading: Reading, spent: Spent) -> None:
        path = self._paths[place]
        if self._json:
            # Only ASCII: a terminal obeys some characters that JSON lets through, and not every one speaks UTF-8.
            print(json.dumps(as_json(path, reading, self._language, spent)), flush=True)
        else:
            print(as_text(path, reading, self._language, spent), flush=True)


def as_json(path: str, reading: Reading, language: str = "en", spent: Spent = _UNKNOWN) -> dict[str, Any]:
    """The whole outcome for one path as plain dicts and lists."""
    held = list(_leaves(reading))
    orders = [(part, order) for part in held for order in part.orders]
    return {
        "path": _printable(path),
        "sha256": reading.sha256,
        "seconds": round(spent.wall, 4),
        "cpu_seconds": round(spent.cpu, 4),
        "kind": reading.kind.value,
        "class": reading.class_,
        "parts": [_part(part) for part in reading.parts],
        "skipped": [{"name": one.name, "code": one.code} for one in reading.skipped],
        "parser": reading.parser,
        "mapping": orders[0][1].profile_file if orders else None,
        "orders": [_order(part, order, reading) for part, order in orders],
        "provenance": _provenance(orders, reading),
        "findings": [_finding(finding, part, language) for part, finding in _findings(reading)],
    }


def _leaves(reading: Reading) -> Iterator[Reading]:
    yield reading
    for part in reading.parts:
        yield from _leaves(part)


def _findings(reading: Reading) -> Iterator[tuple[str, Finding]]:
    for one in _leaves(reading):
        part = "" if one is reading else one.name
        yield from ((part, finding) for finding in one.findings)
        for order in one.orders:
            yield from ((part, finding) for finding in order.findings)


def _finding(finding: Finding, part: str, language: str) -> dict[str, Any]:
    where = _placed(finding.where, part)
    said = {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": msgspec.to_builtins(where),
        "message": finding.message(language),
        "field": finding.field,
    }
    return {key: value for key, value in said.items() if value is not None}


def _placed(where: Where, part: str) -> Where:
    return where if not part or where.part else msgspec.structs.replace(where, part=part)


def _part(part: Reading) -> dict[str, Any]:
    return {
        "name": part.name,
        "media_type": part.media_type,
        "sha256": part.sha256,
        "kind": part.kind.value,
        "class": part.class_,
        "parser": part.parser,
        "orders": len(part.orders),
        "parts": [_part(inner) for inner in part.parts],
    }


def _order(part: Reading, read: OrderRead, whole: Reading) -> dict[str, Any]:
    decision = decide(read.findings, read.partner, read.kind, test=read.order.test)
    order = to_builtins(read.order)
    order["kind"] = read.kind.value
    order["review"] = decision.state is State.IN_REVIEW
    order["reasons"] = list(decision.reasons)
    order["mapping"] = read.profile_file
    if part is not whole:
        order["part"] = part.name
    return order


def _provenance(orders: list[tuple[Reading, OrderRead]], whole: Reading) -> dict[str, Any]:
    """By canonical path; with several orders the path begins with `orders[n].`, n from 1."""
    found: dict[str, Any] = {}
    for number, (part, read) in enumerate(orders, start=1):
        prefix = f"orders[{number}]." if len(orders) > 1 else ""
        label = "" if part is whole else part.name
        for path, origin in read.provenance.items():
            placed = msgspec.structs.replace(origin, where=_placed(origin.where, label))
            found[prefix + path] = msgspec.to_builtins(placed)
    return found


def as_text(path: str, reading: Reading, language: str = "en", spent: Spent = _UNKNOWN) -> str:
    """The outcome in a few lines for people."""
    kind = reading.kind.value if reading.class_ is None else f"{reading.kind.value} ({reading.class_})"
    lines = [f"{_printable(path)}\t{kind}\t{reading.parser}\t{spent.wall:.2f} s"]
    for part in _leaves(reading):
        for read in part.orders:
            order = read.order
            buyer = order.buyer.name if order.buyer and order.buyer.name else "-"
            lines.append(f"  {read.kind.value} {order.number or '-'}\t{buyer}\t{len(order.lines)}\t{read.profile}")
    for part_name, finding in _findings(reading):
        place = _placed(finding.where, part_name).label(language)
        lines.append(f"  {finding.severity.value}: {finding.message(language)}{f' ({place})' if place else ''}")
    if reading.kind is Kind.UNREADABLE and len(lines) == 1:
        lines.append("  -")
    return "\n".join(_printable(line) for line in lines)


def _printable(text: str) -> str:
    """Safe for a terminal and for JSON: undecodable bytes and control characters are shown as escapes."""
    well_formed = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() or sign == "\t" else f"\\x{ord(sign):02x}" for sign in well_formed)
