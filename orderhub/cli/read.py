"""`orderhub read FILE [--language de|en] [--form|--tree] [--json] [--message N]`: an EDI file in words.

The form is for people who want to know what the document says, the tree for those who ask where it says it. With
`--json` both come as one object. What a stranger wrote is printed without control characters.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from orderhub.document import Document, Finding
from orderhub.errors import NotFound, UnknownFormat
from orderhub.readable.composing import Fact, Part
from orderhub.readable.form import Form, FormLine, PartyBlock, form_of
from orderhub.readable.phrases import phrase
from orderhub.readable.reading import format_of, read
from orderhub.readable.tree import Interchange, Message, ReadableDocument, Segment, Value

_PIPED_WIDTH: Final = 120
_SHARES: Final = {
    "position": 5, "articles": 26, "description": 24, "quantity": 22, "price": 20, "amount": 15, "delivery": 22,
    "status": 14, "notes": 20,
}  # fmt: skip
"""How the width of a terminal is shared among the columns."""


def add(subparsers: Any) -> None:
    """Declare the command."""
    command = subparsers.add_parser("read", help="show an EDI file in words")
    command.add_argument("file", type=Path, metavar="FILE", help="an EDIFACT or X12 file")
    command.add_argument("--language", choices=("en", "de"), default=argparse.SUPPRESS, help="language of the words")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--form", action="store_true", help="as a business form (what happens without any option)")
    shape.add_argument("--tree", action="store_true", help="segment by segment, value by value")
    command.add_argument("--message", type=int, metavar="N", help="only the Nth message of the file")
    command.add_argument("--json", action="store_true", help="tree and form as one JSON object")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the file was shown. Raises: NotFound; UnknownFormat for what is no EDI."""
    if not args.file.is_file():
        raise NotFound("document.no-such-path", path=_printable(str(args.file)))
    content = args.file.read_bytes()
    name = _printable(args.file.name)
    document = read(content, args.language, format_=format_of(Document(content, args.file.name)))
    if document is None:
        raise UnknownFormat("document.unknown-format", name=name)
    if args.json:
        print(json.dumps(as_json(document, args.message)))
        return 0
    width = None if sys.stdout.isatty() else _PIPED_WIDTH
    printer = _Printer(Console(width=width, highlight=False, emoji=False, markup=False), document)
    printer.document(args.message, as_tree=args.tree)
    return 0


def as_json(document: ReadableDocument, only: int | None = None) -> dict[str, Any]:
    """The tree, and the form of each message, as plain dicts and lists; findings with their words."""

    def plain(value: Any) -> Any:
        if isinstance(value, Finding):
            words = {"message": value.message(document.language), "hint": value.hint(document.language)}
            return {**msgspec.to_builtins(value), **words}
        if isinstance(value, msgspec.Struct):
            return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list | tuple) else value

    wanted = [one for one in document.messages if only in (None, one.ordinal)]
    forms = [plain(form_of(one, document.format, document.language)) for one in wanted]
    tree = {"interchanges": plain(document.interchanges), "findings": plain(document.findings)}
    return {"format": document.format, "language": document.language, **tree, "forms": forms}


class _Printer:
    """Draws a document in a terminal."""

    def __init__(self, console: Console, document: ReadableDocument) -> None:
        self._console = console
        self._document = document
        self._language = document.language

    def document(self, only: int | None, *, as_tree: bool) -> None:
        """All of it, or one message."""
        self._findings(self._document.findings)
        count = len(self._document.messages)
        for interchange in self._document.interchanges:
            if only is None:
                self._envelope(interchange)
            for part in interchange.parts:
                if isinstance(part, Segment):
                    if only is None and as_tree:
                        self._segment(part, 0)
                    elif only is None and part.findings:
                        self._findings(part.findings)
                elif only in (None, part.ordinal):
                    self._heading(part, count)
                    if as_tree:
                        for segment in part.segments:
                            self._segment(segment, 0)
                    else:
                        self._form(form_of(part, self._document.format, self._language))

    def _say(self, text: str = "", style: str = "", indent: int = 0) -> None:
        line = Text(" " * indent + _printable(text), style=style)
        self._console.print(line, soft_wrap=not self._console.is_terminal)

    def _envelope(self, one: Interchange) -> None:
        test = f"  *** {phrase('test', self._language)} ***" if one.is_test else ""
        between = f"{self._t('from')} {one.sender or '–'} {self._t('to').lower()} {one.receiver or '–'}"
        self._say(f"{self._t('interchange')} {one.reference or '–'}  {between}{test}", "dim")

    def _heading(self, message: Message, count: int) -> None:
        which = f"{self._t('message')} {message.ordinal} {self._t('of')} {count}"
        self._say()
        self._say(f"{message.title or message.type or '?'}   {message.type} {message.version}   {which}", "bold")
        self._say("=" * 72, "dim")

    def _t(self, key: str) -> str:
        return phrase(key, self._language)

    # --- form --------------------------------------------------------------------------------------------------------

    def _form(self, form: Form) -> None:
        number = f" {form.number.text}" if form.number else ""
        self._say(f"{form.title}{number}", "bold")
        self._facts(form.heading)
        if form.findings:
            self._say()
            self._say(self._t("findings"), "bold")
            for finding, segment in form.findings:
                self._finding(finding, f"{segment.tag} {segment.number or ''}".strip())
        for block in form.parties:
            self._party(block)
        for zone in ("references", "terms", "notes"):
            self._zone(form, zone)
        self._lines(form)
        for zone in ("totals", "answers", "rest", "unknown"):
            self._zone(form, zone)
        if form.unknown_count > len(form.unknown):
            self._say(phrase("more_unknown", self._language, count=form.unknown_count - len(form.unknown)), "dim", 2)

    def _zone(self, form: Form, zone: str) -> None:
        facts: list[Fact] = getattr(form, zone)
        if facts:
            self._say()
            self._say(self._t(zone), "bold yellow" if zone == "unknown" else "bold")
            self._facts(facts, 2)

    def _facts(self, facts: list[Fact], indent: int = 0) -> None:
        for one in facts:
            said = "   ".join(_said(each) for each in one.parts)
            space = max(32 - indent, len(one.label) + 2)
            self._say(f"{one.label:<{space}}{said}", "" if one.is_known else "yellow", indent)
            self._facts(one.below, indent + 4)

    def _party(self, block: PartyBlock) -> None:
        self._say()
        self._say(block.role, "bold")
        for parts in block.address:
            self._say(" ".join(one.text for one in parts), "", 2)
        self._facts(block.facts, 2)

    def _lines(self, form: Form) -> None:
        columns = form.columns
        if not form.sections:
            return
        self._say()
        self._say(self._t("lines"), "bold")
        for section in form.sections:
            if section.heading:
                self._facts([section.heading], 2 + 2 * section.depth)
            if section.lines:
                self._table(columns, section.lines)

    def _table(self, columns: list[str], lines: list[FormLine]) -> None:
        shares = [_SHARES[name] for name in columns]
        room = self._console.width - 2 * len(columns) - 2
        widths = [max(5, room * share // sum(shares)) for share in shares]
        self._row([self._t(name) for name in columns], widths, "dim")
        for line in lines:
            self._row(["\n".join(map(_said, line.cells.get(name, []))) for name in columns], widths, "")
            self._facts(line.more, widths[0] + 4)

    def _row(self, cells: list[str], widths: list[int], style: str) -> None:
        table = Table(box=None, pad_edge=False, show_edge=False, show_header=False, padding=(0, 2, 0, 0), style=style)
        for width in widths:
            table.add_column(width=width, overflow="fold")
        table.add_row(*(Text(_printable(cell)) for cell in cells))
        self._console.print(Padding(table, (0, 0, 0, 2)))

    # --- tree --------------------------------------------------------------------------------------------------------

    def _segment(self, segment: Segment, depth: int) -> None:
        indent = 2 * depth
        number = f"{segment.number:>4} " if segment.number else "     "
        mark = "" if segment.is_known else f"  ({self._t('no_words')})"
        style = "bold" if segment.is_known else "yellow"
        self._say(f"{number}{segment.tag or '···'}  {segment.label}{mark}", style, indent)
        if segment.is_cut or (not segment.values and segment.text != segment.tag):
            self._say(segment.text[:2000], "", indent + 9)
        for value in segment.values:
            self._value(value, indent + 9)
        for one in segment.findings:
            self._finding(one, "", indent + 9)
        for child in segment.children:
            self._segment(child, depth + 1)

    def _value(self, value: Value, indent: int) -> None:
        label = value.label or f"{self._t('element')} {value.place}"
        sent = f"  [{value.raw}]" if value.words and value.words != value.raw else ""
        note = f"  ({value.note})" if value.note else ""
        self._say(
            f"{label}: {value.said}{sent}{note}", "" if value.is_known and not value.is_wrong else "yellow", indent
        )

    def _findings(self, findings: list[Finding]) -> None:
        for one in findings:
            self._finding(one, "")

    def _finding(self, one: Finding, place: str, indent: int = 2) -> None:
        style = {"error": "red", "warning": "yellow"}.get(one.severity.value, "cyan")
        self._say(f"! {place + ': ' if place else ''}{one.message(self._language)}", style, indent)


def _said(one: Part) -> str:
    label = f"{one.label}: " if one.label else ""
    note = f" ({one.note})" if one.note else ""
    return f"{label}{one.text}{note}"


def _printable(text: str) -> str:
    """Safe for a terminal: control characters are shown as escapes."""
    well_formed = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(
        sign if sign.isprintable() or sign in "\n\N{NO-BREAK SPACE}" else f"\\x{ord(sign):02x}" for sign in well_formed
    )
