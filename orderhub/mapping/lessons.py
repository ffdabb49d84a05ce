"""From one correction to a rule that holds: what could be learned, and whether it contradicts what people confirmed.

    lesson = Lesson("number", profile, catalog)            which rule the corrected field belongs to
    lesson.anchors(extract, "4500012", spot)               what could be learned for the words at that place
    lesson.replay(lesson.proposal(anchor), confirmed)      the same over papers whose values people have confirmed

Pure. Nothing is adopted here: the step writes what came through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

import msgspec

from orderhub.document import Box, Extract, Where
from orderhub.errors import OrderHubError
from orderhub.mapping import dates, deriving, learned_text, numbers
from orderhub.mapping.anchors import MAX_LABEL, Anchor, Paper, Spot
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.fields import HEADER, LINE, Type
from orderhub.mapping.file import LEARNED, load
from orderhub.mapping.learned_text import LINES, ORDER, entry_text
from orderhub.mapping.origins import Entry
from orderhub.mapping.profile import Profile
from orderhub.mapping.program import Program
from orderhub.mapping.rule import LabelSource
from orderhub.order import changes
from orderhub.order.model import Order

CODED: Final = frozenset({"item.seller_id", "item.buyer_id", "item.gtin", "quantity.unit"})
"""Fields of a line where a word of the customer's own may stand for ours."""
_LINE: Final = re.compile(r"lines\[(\d+)\]\.(.+)\Z")
_ENDS: Final = ("requested_delivery.earliest", "requested_delivery.latest")


class Proposal(NamedTuple):
    """One thing that could be learned, and the mappings with it."""

    entry: Entry
    """An anchor, or a code: the customer's word and ours."""
    text: str
    """The whole file of what was learned, with it."""
    catalog: Catalog
    profile: Profile

    before: Profile | None
    """What was learned until now."""

    @property
    def file(self) -> str:
        """The file of what was learned."""
        return learned_file(self.profile)

    @property
    def line(self) -> str:
        """The entry in one line of YAML."""
        return entry_text(self.entry)


class Confirmed(NamedTuple):
    """A paper whose values a person has confirmed."""

    order_id: int
    number: str
    extract: Extract
    order: Order


class Contradiction(msgspec.Struct, frozen=True):
    """A confirmed value that the new rule would have read otherwise."""

    order_id: int
    number: str
    path: str
    expected: str
    found: str


class Verdict(msgspec.Struct, frozen=True):
    """What a replay over confirmed papers gave."""

    agrees: int = 0
    silent: int = 0
    """Papers on which the new rule finds nothing, so that all stays as it was."""
    contradictions: list[Contradiction] = []


class Place(msgspec.Struct, frozen=True):
    """A place on the paper where the value stands."""

    page: int
    box: Box
    text: str
    line: str
    """The whole printed line around it."""


class Lesson:
    """The rule that a corrected field belongs to. Raises: learn.field-fixed, learn.field-unknown."""

    def __init__(self, path: str, profile: Profile, catalog: Catalog) -> None:
        match = _LINE.match(path)
        self.path = path
        self.level = LINES if match else ORDER
        self.row = int(match[1]) if match else 0
        field = match[2] if match else path
        self.field = "requested_delivery" if field in _ENDS else field
        kinds = LINE if match else HEADER
        if self.field not in kinds:
            raise OrderHubError("learn.field-unknown", path=path)
        self.type: Type = kinds[self.field]
        self.profile = profile
        self.catalog = catalog
        plan = catalog.plan(profile)
        self.program: Program | None = (plan.line if match else plan.order).program(self.field)
        rule = self.program.rule if self.program else None
        if rule is not None and (rule.const is not None or rule.concat):
            raise OrderHubError("learn.field-fixed", path=path, place=rule.item.place)

    def places(self, extract: Extract, value: str) -> list[Spot]:
        """Where the value is printed; of a header value not within the order lines unless it is only there."""
        paper = _paper(extract)
        found = deriving.places(paper, self._means(value, extract), whole=self.type is Type.TEXT)
        row = self._row_of(extract)
        if row is not None:
            return [spot for spot in found if _within(paper, spot, row)]
        rows = [node.where for node in extract.root.children]
        outside = [spot for spot in found if not any(_within(paper, spot, one) for one in rows)]
        return outside or found

    def shown(self, extract: Extract, spots: Sequence[Spot]) -> list[Place]:
        """The places for people to choose from."""
        paper = _paper(extract)
        said = []
        for spot in spots:
            laid = paper.pages[spot.page]
            words = paper.words(spot)
            box = laid.sheet.lie.box(words)
            line = " ".join(one.text for one in laid.lines[spot.line])
            said.append(Place(laid.sheet.number, box, " ".join(one.text for one in words), line[:200]))
        return said

    def anchors(self, extract: Extract, value: str, spot: Spot) -> list[Anchor]:
        """Anchors for the words at `spot`; of a misread word only the place is learned."""
        paper = _paper(extract)
        text = " ".join(one.text for one in paper.words(spot)).strip(",;:.()")
        typed = text if self._means(value, extract)(text) else None
        day = date.fromisoformat(value) if self.type in (Type.DATE, Type.PERIOD) else None
        return deriving.anchors(paper, spot, self.type, typed, self._row_of(extract), day)

    def marked(self, extract: Extract, page: int, box: Box) -> Spot | None:
        """The words a person marked on the picture."""
        return deriving.at_box(_paper(extract), page, box)

    def code(self, raw: str, value: str) -> tuple[str, str]:
        """The customer's word as the rule's codes meet it, and what it means. Raises: learn.no-code."""
        word = self.program.worked(raw.strip()) if self.program else raw.strip()
        if not word or not value or word == value or len(word) > MAX_LABEL:
            raise OrderHubError("learn.no-code", path=self.path)
        return word, value

    def proposal(self, entry: Entry) -> Proposal:
        """The mappings with the entry. Raises: MappingError where it cannot be written down."""
        known = self.catalog.learned(self.profile.name)
        text = known.text if known else learned_text.empty(self.profile.name, self.profile.file)
        if isinstance(entry, Anchor):
            text = learned_text.with_anchor(text, self.level, self.field, entry)
        else:
            text = learned_text.with_code(text, self.level, self.field, *entry)
        learned = load(text, learned_file(self.profile))
        return Proposal(entry, text, self.catalog.with_learned(learned), self.profile, known)

    def is_right(self, proposal: Proposal, extract: Extract, order: Order) -> bool:
        """Whether the corrected paper itself is read right with the proposal, and by it."""
        mapped = apply(proposal.profile, extract, proposal.catalog)
        named = f"lines[{self.row}].{self.field}" if self.row else self.field
        paths = [self.path]
        if self.row and self.type is Type.DECIMAL:
            # Numbers of the other lines nobody has touched: a column that reads those otherwise is another column.
            paths += [path for path in mapped.labelled if path.endswith(f"].{self.field}")]
        return named in mapped.labelled and not _differing(mapped.order, order, paths)

    def replay(self, proposal: Proposal, confirmed: Sequence[Confirmed]) -> Verdict:
        """The proposal over papers whose values are confirmed."""
        agrees = silent = 0
        contradictions: list[Contradiction] = []
        for one in confirmed:
            mapped = apply(proposal.profile, one.extract, proposal.catalog)
            paths = [path for path in mapped.labelled if re.sub(r"^lines\[\d+\]\.", "", path) == self.field]
            paths = [path for path in paths if path.startswith("lines[") == (self.level == LINES)]
            wrong = [
                Contradiction(one.order_id, one.number, path, expected, found)
                for named in paths
                for path, expected, found in _differing(mapped.order, one.order, self._ends(named))
            ]
            contradictions += wrong[:3]
            agrees += bool(paths) and not wrong
            silent += not paths
        return Verdict(agrees, silent, contradictions[:10])

    def _ends(self, path: str) -> list[str]:
        return [f"{path}.earliest", f"{path}.latest"] if self.type is Type.PERIOD else [path]

    def _row_of(self, extract: Extract) -> Where | None:
        if not self.row:
            return None
        nodes = [node for node in extract.root.children if node.name == "line"]
        if self.row > len(nodes):
            raise OrderHubError("learn.no-place", path=self.path)
        return nodes[self.row - 1].where

    def _means(self, value: str, extract: Extract) -> Callable[[str], bool]:
        """Whether a printed text means the value, whatever the printed form."""
        hint = extract.keys.get("number_format", "")
        program = self.program
        if self.type in (Type.DATE, Type.PERIOD):
            wanted_day = date.fromisoformat(value)
            last = self.path.endswith(".latest")

            def is_day(text: str) -> bool:
                if not any(sign.isdigit() for sign in text):
                    return False
                spans = (dates.parse(text, form, hint) for form in ("auto", "uk", "us"))
                return any(span is not None and span[1 if last else 0] == wanted_day for span in spans)

            return is_day
        if self.type is Type.DECIMAL:
            return lambda text: any(sign.isdigit() for sign in text) and _is_number(text, value, hint)
        wanted = value.strip().casefold()

        def is_text(text: str) -> bool:
            worked = program.worked(text) if program else text
            return worked.strip().casefold() == wanted

        return is_text


def entries_of(learned: Profile | None) -> set[tuple[str, str, str]]:
    """Level, field and text of all entries that a file of what was learned holds."""
    found: set[tuple[str, str, str]] = set()
    for name, level in ((ORDER, learned.order), (LINES, learned.line)) if learned else ():
        for field, rule in level.rules.items():
            if rule is None:
                continue
            entries: list[Entry] = [one.anchor for one in rule.sources if isinstance(one, LabelSource)]
            entries += rule.codes.items()
            found |= {(name, field, entry_text(one)) for one in entries}
    return found


def learned_file(profile: Profile) -> str:
    """`partners/bergmann.learned.yaml` for `partners/bergmann.yaml`."""
    return f"{profile.file.removesuffix('.yaml')}{LEARNED}.yaml"


def _paper(extract: Extract) -> Paper:
    return Paper(extract.sheets, extract.keys.get("number_format", ""))


def _within(paper: Paper, spot: Spot, row: Where) -> bool:
    laid = paper.pages[spot.page]
    if row.box is None or laid.sheet.number != row.page:
        return False
    box = laid.sheet.lie.box(paper.words(spot))
    middle = (box[1] + box[3]) / 2
    return row.box[1] <= middle <= row.box[3]


def _is_number(text: str, value: str, hint: str) -> bool:
    found = numbers.parse(text, "auto", hint)
    try:
        return found is not None and found.value == Decimal(value)
    except InvalidOperation:
        return False


def _differing(read: Order, right: Order, paths: Sequence[str]) -> list[tuple[str, str, str]]:
    """Path, right value and read value of the fields that differ."""
    found = []
    for path in paths:
        try:
            expected, got = changes.get(right, path) or "", changes.get(read, path) or ""
        except OrderHubError:
            expected, got = "", ""
        # What nobody has filled in is no value that somebody confirmed.
        if expected and expected != got and not _is_number(got, expected, "plain"):
            found.append((path, expected, got))
    return found
