"""Reads one document to its outcome in this process: sniff, open, parse, choose a mapping, apply, check.

    mail ─┬─ body.txt       not read as an order when an attachment is one
          ├─ order.pdf ─┐   same order number: the XML is the order, the PDF is attached to it
          └─ order.xml ─┘

`read` never raises for a document: whatever a parser throws becomes a finding and `Kind.UNREADABLE`. It has no clock,
no network and no limits of time or memory; those are the parent's (`orderhub.capturing.pool`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final, NoReturn, cast

import msgspec

from orderhub.capturing.gather import PAPER, gather
from orderhub.capturing.reading import OrderRead, Reading, Unmapped
from orderhub.capturing.trust import weigh_sender
from orderhub.document import Document, Extract, Finding, Kind, Parsed, Severity, Skipped, Unpacked
from orderhub.errors import DocumentError, LimitExceeded, MappingError, OrderHubError, UnknownFormat
from orderhub.mapping.apply import apply, weighed
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.snapshot import pack_paper
from orderhub.order import acknowledgements
from orderhub.order.checks import check, place
from orderhub.order.provenance import pack
from orderhub.ports import ContainerModule, ParserModule, StreamingParser
from orderhub.registry import parser_for

MAX_DEPTH: Final = {"mail-message": 10, "zip-archive": 2}
MAX_DEPTH_OTHER: Final = 3
MAX_PARTS: Final = 200
MAX_INFLATED: Final = 200 * 1024 * 1024
PORTION: Final = 100
"""Orders that are handed on together."""
BODY: Final = "body"
"""Value of the envelope's `part` for the text of a mail."""

RANK: Final = {
    kind: rank
    for rank, kind in enumerate((
        Kind.UNREADABLE, Kind.NOT_AN_ORDER, Kind.ACKNOWLEDGEMENT, Kind.INVOICE, Kind.RECEIVING_ADVICE,
        Kind.DESPATCH_ADVICE, Kind.ORDER_RESPONSE, Kind.ORDER_CHANGE, Kind.ORDER,
    ))
}  # fmt: skip
_DECISIVE: Final = frozenset({"out_of_office", "bounce"})
"""Classes of a whole mail that no part of it can overrule; the others give way to an order."""
_CHECKED: Final = frozenset({Kind.ORDER, Kind.ORDER_CHANGE})
_HARMLESS: Final = frozenset(
    f"mail.skipped-{what}" for what in ("empty", "logo", "signature", "calendar", "contact", "report", "external")
)
HandOn = Callable[[list[OrderRead]], None]
_Policies = dict[str, Mapping[str, Severity]]
"""By reference of the interchange."""
_EDI: Final = frozenset({"edifact", "x12"})
_NO_MESSAGE: Final = frozenset({Kind.NOT_AN_ORDER, Kind.UNREADABLE})


class NeedsOcr(BaseException):
    """The document, or a part of it, holds scanned pages and this process may not recognise them.

    A turn of the conversation between child and parent and no error: no parser's `except Exception` may hold it up.
    """


def read(
    document: Document,
    catalog: Catalog,
    *,
    ocr: bool = True,
    parsed: dict[tuple[int, str], Any] | None = None,
    hand_on: HandOn | None = None,
) -> Reading:
    """The outcome for one document and all its parts.

    With `ocr` false a picture raises `NeedsOcr` instead, as does `without_recogniser` for a page inside a PDF: a cheap
    child passes such a document on to one with more memory and time. `parsed` keeps what the parsers found: reading the
    same document by another catalogue with the same dict parses nothing again; such readings hold no provenance.

    `hand_on` gets the orders of a large interchange in portions, as soon as they are read; the reading then holds the
    last of them only. Where its kind is `UNREADABLE`, what was handed on is void.
    """
    return _Walk(catalog, parsed, hand_on, ocr=ocr).read(document, ())


def check_without_masterdata(reading: Reading) -> None:
    """Add what can be said of the orders where no master data is at hand. The database steps check with it instead."""
    for one in reading.orders:
        if one.kind in _CHECKED:
            one.findings += place(check(one.order, None), one.provenance)
    for part in reading.parts:
        check_without_masterdata(part)


class _Walk:
    """One document with everything in it; counts parts and bytes over all levels."""

    def __init__(
        self, catalog: Catalog, parsed: dict[tuple[int, str], Any] | None, hand_on: HandOn | None, *, ocr: bool
    ) -> None:
        self._catalog = catalog
        self._hand_on = hand_on
        self._parsed = parsed
        self._with_origins = parsed is None
        self._ocr = ocr
        self._parts = 0
        self._inflated = 0

    def read(self, document: Document, inside: tuple[str, ...]) -> Reading:
        reading = Reading(
            sha256=document.sha256,
            name=document.name,
            media_type=document.media_type,
            kind=Kind.UNREADABLE,
            envelope=document.envelope,
            content=document.content if inside else None,
        )
        try:
            self._into(reading, document, inside)
        except (DocumentError, MappingError) as error:
            reading.findings.append(Finding(error.code, params=error.params))
        except MemoryError:
            reading.findings.append(Finding("document.limit-memory", params={"parser": reading.parser}))
        except Exception as error:  # noqa: BLE001 -- strangers' bytes: one broken document stops nobody else
            params = {"parser": reading.parser, "error": type(error).__name__}
            reading.findings.append(Finding("document.parser-failed", params=params))
        return reading

    def _into(self, reading: Reading, document: Document, inside: tuple[str, ...]) -> None:
        if not document.content:
            raise DocumentError("document.empty", name=document.name)
        module = _module_for(document)
        reading.parser = module.NAME
        if hasattr(module, "unpack"):
            self._open(reading, document, cast("ContainerModule", module), inside)
            return
        parser = module
        if not self._ocr and parser.NAME == "fax-image":
            raise NeedsOcr
        if self._parsed is None:
            # The orders of a part stay together: `gather` compares them with those of its neighbours.
            self._take(reading, _found(parser, document), None if inside else self._hand_on)
            return
        key = (self._parts, document.sha256)
        if key not in self._parsed:
            self._parsed[key] = parser.parse(document)
        self._take(reading, _each(self._parsed[key]))

    def _open(self, reading: Reading, document: Document, module: ContainerModule, inside: tuple[str, ...]) -> None:
        allowed = MAX_DEPTH.get(module.NAME, MAX_DEPTH_OTHER)
        if inside.count(module.NAME) >= allowed:
            raise LimitExceeded("document.limit-depth", name=document.name, limit=allowed)
        key = (self._parts, document.sha256)
        if self._parsed is None:
            unpacked = module.unpack(document)
        else:
            unpacked = self._parsed[key] if key in self._parsed else module.unpack(document)
            self._parsed[key] = unpacked
        reading.findings += unpacked.findings
        reading.skipped += unpacked.skipped
        reading.envelope = {**document.envelope, **unpacked.envelope}
        self._read_parts(reading, unpacked, (*inside, module.NAME))
        gather(reading)
        weigh_sender(reading, self._catalog)
        reading.kind, reading.class_ = _kind_of_container(reading, unpacked.class_)
        if reading.class_ == "other" and any(one.code == "mail.encrypted" for one in unpacked.findings):
            # What nobody could read is not "no order".
            reading.kind, reading.class_ = Kind.UNREADABLE, None
        if not reading.parts and reading.kind is Kind.UNREADABLE:
            _say_nothing_inside(reading)

    def _read_parts(self, reading: Reading, unpacked: Unpacked, inside: tuple[str, ...]) -> None:
        for part in unpacked.parts:
            self._parts += 1
            self._inflated += len(part.content)
            if self._parts > MAX_PARTS or self._inflated > MAX_INFLATED:
                limit = str(MAX_PARTS if self._parts > MAX_PARTS else MAX_INFLATED)
                reading.skipped.append(Skipped(part.name, "document.limit-parts", {"limit": limit}))
                continue
            inherited = msgspec.structs.replace(part, envelope={**reading.envelope, **part.envelope})
            reading.parts.append(self.read(inherited, inside))
        if unpacked.class_ in _DECISIVE:
            for part_read in reading.parts:
                part_read.kind, part_read.class_, part_read.orders = Kind.NOT_AN_ORDER, unpacked.class_, []

    def _take(self, reading: Reading, found: Iterable[Extract | Finding], hand_on: HandOn | None = None) -> None:
        """Orders, classes and findings of what a parser finds, one by one: a tree goes as soon as it is mapped."""
        best, empty, mapped = Kind.UNREADABLE, True, 0
        policies: _Policies = {}
        try:
            for one in found:
                empty = False
                if isinstance(one, Finding):
                    reading.findings.append(one)
                else:
                    passed = len(reading.unmapped)
                    best = max(best, self._take_one(reading, one, policies), key=RANK.__getitem__)
                    if len(reading.unmapped) > passed:
                        reading.unmapped[-1].after = mapped
                    else:
                        mapped += 1
                if hand_on is not None and len(reading.orders) >= PORTION:
                    hand_on(reading.orders)
                    reading.orders = []
        except BaseException:
            # A document is read as a whole or not at all; what came before the fault must not pass for all of it.
            reading.orders.clear()
            reading.unmapped.clear()
            reading.findings.clear()
            raise
        if empty:
            raise DocumentError("document.empty", name=reading.name)
        # What is said of an interchange weighs what the partner's policy says, who is known from its messages.
        if any(policies.values()):
            for held in (reading.findings, *(one.findings for one in reading.unmapped)):
                held[:] = [
                    said for one in held for said in weighed([one], policies.get(one.where.interchange or "", {}))
                ]
        reading.kind = best
        if best is not Kind.NOT_AN_ORDER:
            reading.class_ = None

    def _take_one(self, reading: Reading, extract: Extract, policies: _Policies) -> Kind:
        if reading.text is None:
            reading.text = extract.text
        if extract.format == "table" and extract.kind is Kind.NOT_AN_ORDER and self._is_described(extract):
            extract.kind = Kind.ORDER
        if extract.kind not in _NO_MESSAGE:
            return self._map(reading, extract, policies)
        _pass_by(reading, extract, extract.findings)
        reading.class_ = reading.class_ or extract.class_
        return extract.kind

    def _is_described(self, extract: Extract) -> bool:
        """Whether a partner's mapping file knows this table, whose titles tell the reader nothing."""
        return bool(extract.root.children) and self._catalog.choose(extract).partner is not None

    def _map(self, reading: Reading, extract: Extract, policies: _Policies) -> Kind:
        """The extract as canonical order, appended to the reading; its kind."""
        try:
            profile = self._catalog.choose(extract)
            mapped = apply(profile, extract, self._catalog)
            policies.setdefault(extract.keys.get("interchange", ""), self._catalog.plan(profile).policy)
        except OrderHubError as error:
            _pass_by(reading, extract, [*extract.findings, Finding(error.code, params=error.params)])
            return Kind.UNREADABLE
        reading.orders.append(
            OrderRead(
                kind=mapped.kind,
                order=mapped.order,
                origins=pack(mapped.provenance) if self._with_origins else b"",
                findings=mapped.findings,
                profile=mapped.profile,
                profile_file=mapped.profile_file,
                profile_sha=mapped.profile_sha,
                format=extract.format,
                keys=extract.keys,
                partner=mapped.partner,
                labelled=mapped.labelled,
                paper=pack_paper(extract) if extract.sheets and self._with_origins else b"",
                layout=extract.layout,
                acknowledgement=acknowledgements.read(extract) if extract.kind is Kind.ACKNOWLEDGEMENT else None,
            )
        )
        return mapped.kind


def _pass_by(reading: Reading, extract: Extract, findings: list[Finding]) -> None:
    """Keep what is said of a message that makes no order; one of EDI is acknowledged nevertheless."""
    reading.findings += findings
    if extract.format in _EDI:
        known = extract.kind is not Kind.NOT_AN_ORDER
        reading.unmapped.append(
            Unmapped(extract.kind, extract.format, extract.keys, list(findings), extract.test, is_supported=known)
        )


def without_recogniser() -> None:
    """From now on nothing in this process recognises pictures: the attempt raises `NeedsOcr`. Cannot be undone."""
    module = ModuleType("parsers.ocr_words")
    module.recognise = _pass_on  # type: ignore[attr-defined]  # the one name that parsers import from it
    sys.modules[module.__name__] = module


def _pass_on(*_: object) -> NoReturn:
    raise NeedsOcr


def _found(parser: ParserModule, document: Document) -> Iterable[Extract | Finding]:
    """What the parser finds; message by message where it can, so that a large interchange needs little memory."""
    if hasattr(parser, "messages"):
        return cast("StreamingParser", parser).messages(document)
    return _each(parser.parse(document))


def _each(parsed: Parsed) -> Iterator[Extract | Finding]:
    yield from parsed.findings
    yield from parsed.extracts


def _module_for(document: Document) -> ParserModule | ContainerModule:
    try:
        return parser_for(document)
    except UnknownFormat:
        raise
    except Exception as error:
        raise DocumentError("document.parser-failed", parser="sniff", error=type(error).__name__) from error


def _kind_of_container(reading: Reading, class_: str | None) -> tuple[Kind, str | None]:
    kinds = list(_kinds(reading.parts))
    best = max(kinds, key=RANK.__getitem__, default=Kind.UNREADABLE)
    if class_ in _DECISIVE or (class_ is not None and best in _NO_MESSAGE):
        return Kind.NOT_AN_ORDER, class_
    if best not in _CHECKED and (written := _class_of_letter(reading, best)):
        return Kind.NOT_AN_ORDER, written
    if best is not Kind.NOT_AN_ORDER:
        return best, None
    said = (part.class_ for part in reading.parts if part.kind is Kind.NOT_AN_ORDER)
    return best, next((one for one in said if one not in (None, "other")), "other")


def _class_of_letter(reading: Reading, best: Kind) -> str | None:
    """What the text of a mail is, beside papers that are no order: a complaint's delivery note does not make it one."""
    formats = {read.format for part in reading.parts if part.kind is best for read in part.orders}
    if not formats <= PAPER:
        return None
    letters = (part for part in reading.parts if part.envelope.get("part") == "body")
    said = (one.class_ for one in letters if one.kind is Kind.NOT_AN_ORDER)
    return next((one for one in said if one not in (None, "other")), None)


def _say_nothing_inside(reading: Reading) -> None:
    """A mail without text is no order; one whose only content could not be opened may well be."""
    if any(one.code not in _HARMLESS for one in reading.skipped):
        reading.findings.append(Finding("document.nothing-read"))
    else:
        reading.kind, reading.class_ = Kind.NOT_AN_ORDER, "other"
        reading.findings.append(Finding("document.nothing-inside", Severity.INFO))


def _kinds(parts: Iterable[Reading]) -> Iterable[Kind]:
    return (part.kind for part in parts)
