"""A message of the labelled tree as a business form: heading, parties, references, terms, lines, totals. Pure.

One way for all messages: each segment goes into a zone by its tag, and a line's segments go into the columns of its
table. A known segment without a zone stands under `rest`, an unknown one under `unknown`: nothing is left out.
"""

from __future__ import annotations

from typing import Final

import msgspec

from orderhub.document import Finding
from orderhub.readable.composing import Fact, Part, fact, part, parts, spread
from orderhub.readable.tree import Message, Segment, Value, walk

COLUMNS: Final = ("position", "articles", "description", "quantity", "price", "amount", "delivery", "status", "notes")
UNKNOWN_SHOWN: Final = 200


class PartyBlock(msgspec.Struct, kw_only=True):
    """A party as an address block, and what else is said of it."""

    role: str
    address: list[list[Part]] = []
    facts: list[Fact] = []
    findings: list[Finding] = []
    offset: int = 0


class FormLine(msgspec.Struct, kw_only=True):
    """A line: parts by column, and facts that have no column."""

    cells: dict[str, list[Part]]
    more: list[Fact] = []
    findings: list[Finding] = []
    offset: int = 0


class Section(msgspec.Struct, kw_only=True):
    """Lines that belong together: a package of a despatch advice, or all lines of an order (then without heading)."""

    heading: Fact | None = None
    depth: int = 0
    lines: list[FormLine] = []


class Form(msgspec.Struct, kw_only=True):
    """What a person sees instead of the message."""

    title: str
    number: Part | None = None
    heading: list[Fact] = []
    parties: list[PartyBlock] = []
    references: list[Fact] = []
    terms: list[Fact] = []
    notes: list[Fact] = []
    sections: list[Section] = []
    totals: list[Fact] = []
    answers: list[Fact] = []
    rest: list[Fact] = []
    unknown: list[Fact] = []
    unknown_count: int = 0
    findings: list[tuple[Finding, Segment]] = []

    @property
    def columns(self) -> list[str]:
        """The columns that any line fills."""
        used = {name for section in self.sections for line in section.lines for name in line.cells}
        return [name for name in COLUMNS if name in used]


def _tags(zone: str, tags: str) -> dict[str, str]:
    return dict.fromkeys(tags.split(), zone)


_ZONES: Final = {
    **_tags("begin", "BGM BEG BAK BCA BCH BIG BSN BRA BGN BHT BIA BCT BPR G01 G50 W05 W06"),
    **_tags("heading", "DTM G62 TRN"),
    **_tags("parties", "NAD N1 NM1"),
    **_tags("references", "RFF DOC REF PRF"),
    **_tags("notes", "FTX MSG MTX NTE N9 PWK"),
    **_tags("terms", "PAT PYT PAI TOD TDT ALC TAX CUX FII PCD RTE SCC ITD FOB SAC TXI CSH CUR TD1 TD3 TD4 TD5 CTP DIS "
                     "INC PER CTA COM LOC EQD HAN PAC MEA G23 G72"),
    **_tags("totals", "MOA CNT TDS AMT CTT CAD ISS G76"),
    **_tags("answers", "UCI UCF UCM ERC AK1 AK2 AK9 TA1 OTI TED STS"),
    **_tags("envelope", "UNH UNT UNS ST SE LS LE"),
    **_tags("line", "LIN PO1 POC IT1 RCD G68 G17 LX"),
    **_tags("section", "CPS HL"),
}  # fmt: skip
_NUMBERS: Final = {
    "BGM": ("1004",), "BEG": ("BEG03",), "BAK": ("BAK03",), "BCH": ("BCH03",), "BCA": ("BCA03",), "BIG": ("BIG02",),
    "BSN": ("BSN02",), "BRA": ("BRA01",), "BGN": ("BGN02",), "BHT": ("BHT03",),
}  # fmt: skip
_LINE_COLUMNS: Final = {
    **_tags("articles", "PIA LIN"), **_tags("description", "IMD PID"), **_tags("quantity", "QTY SN1"),
    **_tags("price", "PRI CTP"), **_tags("amount", "MOA AMT"), **_tags("delivery", "DTM"), **_tags("status", "ACK"),
    **_tags("notes", "FTX MSG MTX NTE"),
}  # fmt: skip
_SUMS: Final = frozenset({"203", "66", "38", "1"})
"""Kinds of amount (5025, X12 522) that are the line's own."""
_LEADING: Final = {
    "1082": "position", "350": "position", "1229": "status", "670": "status", "330": "quantity", "358": "quantity",
    "382": "quantity", "663": "quantity", "671": "quantity", "212": "price", "380": "quantity",
}  # fmt: skip


def form_of(message: Message, format_: str, language: str) -> Form:
    """The form of one message."""
    return _Builder(message, format_, language).form()


class _Builder:
    """Puts the segments of one message into their zones."""

    def __init__(self, message: Message, format_: str, language: str) -> None:
        self._message = message
        self._format = format_
        self._language = language
        self._form = Form(title=message.title or message.type)
        self._is_summary = False
        self._levels: dict[str, int] = {}

    def form(self) -> Form:
        """The whole form."""
        for segment in self._message.segments:
            self._place(segment)
        form = self._form
        for segment in walk(self._message.segments):
            form.findings += [(one, segment) for one in segment.findings]
            self._not_understood(segment)
        form.sections = [one for one in form.sections if one.lines or one.heading]
        return form

    def _place(self, segment: Segment) -> None:
        if not segment.is_known:
            # It stands under what was not understood; its group is shown as usual.
            for child in segment.children:
                self._place(child)
            return
        zone = _ZONES.get(segment.tag, "rest")
        if segment.tag == "UNS":
            self._is_summary = segment.raw("0081") == "S"
        if self._is_summary and segment.tag in ("TAX", "ALC"):
            zone = "totals"
        if zone == "begin":
            self._begin(segment)
        elif zone == "parties":
            self._form.parties.append(self._party(segment))
        elif zone == "line":
            self._line(segment)
        elif zone == "section":
            self._section(segment, 0)
        elif zone != "envelope":
            getattr(self._form, zone).append(self._fact(segment))

    def _fact(self, segment: Segment) -> Fact:
        return fact(segment, self._format, self._language)

    def _begin(self, segment: Segment) -> None:
        number = segment.find(*_NUMBERS.get(segment.tag, ()))
        if number is not None and self._form.number is None:
            self._form.number = part(number)
        kind = segment.find("1001")
        if kind is not None and kind.is_known:
            self._form.title = kind.said
        self._form.heading += [one for one in spread(segment) if not self._is_title(one, kind)]
        for child in segment.children:
            self._place(child)

    def _is_title(self, one: Fact, kind: Value | None) -> bool:
        """The kind of document is the title already."""
        return kind is not None and kind.is_known and one.parts[0].offset == kind.offset

    # --- parties -----------------------------------------------------------------------------------------------------

    def _party(self, segment: Segment) -> PartyBlock:
        block = PartyBlock(role=segment.label or segment.tag, findings=list(segment.findings), offset=segment.offset)
        address = _Address(block)
        address.take(segment)
        for child in segment.children:
            if child.tag in ("N2", "N3", "N4"):
                address.take(child)
                block.findings += child.findings
            else:
                block.facts.append(self._fact(child))
        return block

    # --- lines -------------------------------------------------------------------------------------------------------

    def _section(self, segment: Segment, depth: int) -> None:
        level = segment.raw("735")
        if level == "I":
            self._line(segment)
        elif level == "S" and not depth:
            # All that is said of the shipment as a whole hangs below its level.
            for child in segment.children:
                if child.tag != "HL":
                    self._place(child)
        else:
            self._form.sections.append(self._package(segment, depth))
        for child in segment.children:
            if child.tag == "HL":
                self._section(child, depth + (level != "S"))
            elif child.tag == "LIN" and segment.tag == "CPS":
                self._line(child)

    def _package(self, segment: Segment, depth: int) -> Section:
        """A level of packing with what is said of it; its lines follow."""
        heading = self._fact(segment)
        if segment.tag == "CPS":
            depth = self._levels.get(segment.raw("7166"), -1) + 1
            self._levels[segment.raw("7164")] = depth
        else:
            # The numbers of HL only say which level lies in which; the indent shows that.
            heading.parts = []
        apart = ("LIN", "HL") if segment.tag == "CPS" else ("HL",)
        heading.below = [self._fact(one) for one in segment.children if one.tag not in apart]
        return Section(heading=heading, depth=min(depth, 4))

    def _line(self, segment: Segment) -> None:
        if not self._form.sections:
            self._form.sections.append(Section())
        line = FormLine(cells={}, findings=list(segment.findings), offset=segment.offset)
        if segment.tag == "HL":
            self._into_line(line, segment, [])
        else:
            self._lead(line, segment)
            self._into_line(line, segment, [segment.tag])
        self._form.sections[-1].lines.append(line)

    def _lead(self, line: FormLine, segment: Segment) -> None:
        """The values of the segment that opens the line."""
        action = segment.find("1229", "670")
        if action is not None and action.is_known:
            line.cells.setdefault("status", []).append(part(action))
        for one in parts(segment, self._format, self._language):
            value = _chief(segment, one)
            column = _LEADING.get(value.number if value else "", "")
            if not column and value is not None and value.number in ("234", "7140"):
                column = "articles"
            if column in ("position", "price", "status"):
                one.label = ""
            elif column == "quantity" and value is not None and segment.tag in ("SN1", "POC", "RCD"):
                # Several quantities stand there, each with a meaning of its own.
                one.label = value.label
            if column == "position" and line.cells.get(column):
                continue
            if column:
                line.cells.setdefault(column, []).append(one)
            else:
                shown = msgspec.structs.replace(one, label="")
                label = one.label or (value.label if value else "") or segment.label
                line.more.append(Fact(label=label, parts=[shown], offset=segment.offset, is_known=one.is_known))

    def _into_line(self, line: FormLine, segment: Segment, opened: list[str]) -> None:
        for child in segment.children:
            if child.tag == "HL":
                continue
            column = _LINE_COLUMNS.get(child.tag, "")
            if child.tag == "LIN" and "LIN" not in opened:
                self._lead(line, child)
                line.findings += child.findings
                self._into_line(line, child, ["LIN"])
            elif child.tag == "SN1":
                self._lead(line, child)
                line.findings += child.findings
            elif column and child.is_known and (child.tag not in ("MOA", "AMT") or _is_sum(child)):
                self._cell(line, column, child)
            else:
                line.more.append(self._fact(child))

    def _cell(self, line: FormLine, column: str, child: Segment) -> None:
        found = parts(child, self._format, self._language)
        # The label tells which date, quantity or price it is; a description and a sum need none.
        if column in ("quantity", "price", "delivery", "status", "notes"):
            for one in found[:1]:
                one.label = child.label if not one.label else f"{child.label}, {one.label}"
        line.cells.setdefault(column, []).extend(found)
        line.findings += child.findings
        line.more += [self._fact(below) for below in child.children]

    def _not_understood(self, segment: Segment) -> None:
        odd = [one for one in segment.values if not one.is_known]
        if segment.is_known and not odd:
            return
        self._form.unknown_count += 1
        if len(self._form.unknown) >= UNKNOWN_SHOWN:
            return
        label = f"{segment.tag} {segment.label}".strip()
        if not segment.is_known:
            shown = parts(segment, self._format, self._language)
        else:
            shown = [part(one, one.label or one.place, (), one.raw) for one in odd]
        self._form.unknown.append(Fact(label=label, parts=shown, offset=segment.offset, is_known=False))


class _Address:
    """Collects the lines of an address block."""

    _NAMES: Final = frozenset({"3036", "3124", "93", "NM103", "NM104"})
    _STREETS: Final = frozenset({"3042", "166"})

    def __init__(self, block: PartyBlock) -> None:
        self._block = block

    def take(self, segment: Segment) -> None:
        """The values of NAD, N1, N2, N3 or N4."""
        city: list[Value] = []
        for value in segment.values:
            if value.number in ("3035", "98") and value.is_known:
                continue
            if value.number in self._NAMES or value.number in self._STREETS:
                self._block.address.append([part(value)])
            elif value.number in ("3251", "116", "3164", "19", "3229", "156"):
                city.append(value)
            elif value.number in ("3207", "26"):
                self._add_city(city)
                city = []
                self._block.address.append([part(value)])
            elif value.kind != "tech" and value.number not in ("66", "3045"):
                self._block.facts.append(self._identity(value, segment))
        self._add_city(city)

    def _add_city(self, city: list[Value]) -> None:
        if not city:
            return
        # German order: postal code before the town; American: town, state, postal code.
        is_european = any(one.number in ("3251", "3164") for one in city)
        rank = {"3251": 0, "3164": 1, "3229": 2} if is_european else {"19": 0, "156": 1, "116": 2}
        self._block.address.append([part(one) for one in sorted(city, key=lambda one: rank.get(one.number, 3))])

    def _identity(self, value: Value, segment: Segment) -> Fact:
        label = value.label or value.place
        if value.number == "67":
            kind = segment.find("66")
            label = kind.said if kind is not None else label
        elif value.number == "3039" and segment.raw("3055") == "9":
            label = "GLN"
        return Fact(label=label, parts=[part(value)], offset=segment.offset, is_known=value.is_known)


def _chief(segment: Segment, one: Part) -> Value | None:
    return next((value for value in segment.values if value.offset == one.offset), None)


def _is_sum(segment: Segment) -> bool:
    return segment.raw("5025", "522") in _SUMS
