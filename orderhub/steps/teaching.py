"""Learning from one correction: derive, replay, adopt.

    corrected field -> printed place -> anchor or code -> replay over confirmed orders -> file, test case, row, event

Nothing is adopted that contradicts an order a person has confirmed. What is learned from a sender holds for his own
profile alone; a sender nobody has described gets a partner file of his own first, which never goes touchless.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
import structlog

from orderhub.document import Box, Extract
from orderhub.errors import NotFound, OrderHubError
from orderhub.mapping.anchors import Anchor
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping.lessons import CODED, Confirmed, Contradiction, Lesson, Place, Proposal, Verdict, entries_of
from orderhub.mapping.mapped import PartnerRules
from orderhub.mapping.profile import Profile
from orderhub.mapping.snapshot import unpack_paper
from orderhub.mapping_files import catalog, read_file, replace_file, writing
from orderhub.order import changes
from orderhub.order.model import Order
from orderhub.order.provenance import Provenance
from orderhub.steps.new_partner import doubt, partner_file
from orderhub.steps.taught_sample import Case, write_sample
from orderhub.store import documents, learned, masterdata, orders
from orderhub.store.engine import AnyRow, Database, Tx
from orderhub.store.events import SYSTEM, event, record
from orderhub.store.originals import Originals

log = structlog.get_logger()
REPLAYED: Final = 30
"""Confirmed orders of the partner that a new rule is tried on, the newest."""


class Taught(msgspec.Struct):
    """What came of one lesson."""

    path: str
    outcome: str
    """learned, refused, choose, known."""
    entry: str = ""
    """In one line of YAML."""
    profile: str = ""
    file: str = ""
    created: str = ""
    """The partner file that was made for this sender."""
    verdict: Verdict = Verdict()
    diff: str = ""
    places: list[Place] = []
    """Where the value is printed, when somebody has to choose."""
    learned_id: int = 0
    value: str = ""

    def said(self) -> tuple[str, dict[str, str]]:
        """The message code of a refusal or question, with its facts."""
        if self.outcome == "refused":
            first = self.verdict.contradictions[0]
            return "learn.refused", {
                "entry": self.entry, "found": first.found, "number": first.number, "expected": first.expected,
            }  # fmt: skip
        if self.outcome == "choose":
            return "learn.which-place", {"value": self.value, "count": str(len(self.places))}
        return "learn.known", {"path": self.path, "entry": self.entry}


class Mark(msgspec.Struct, frozen=True):
    """Words a person marked on the picture."""

    page: int
    box: Box


class _Matter(msgspec.Struct):
    """All that is known of the order at hand."""

    row: AnyRow
    order: Order
    origin: dict[str, Provenance]
    profile: str
    extract: Extract | None
    doubt: str


class Teacher(msgspec.Struct):
    """What teaching works with."""

    database: Database
    originals: Originals
    folder: Path
    """The mapping files; written to."""

    def teach(
        self, order_id: int, path: str, by: str, now: datetime, *,
        mark: Mark | None = None, order: Order | None = None, dry_run: bool = False,
    ) -> Taught:  # fmt: skip
        """Learn from the field of an order as a person has corrected it; `order` where that is not stored yet.

        Raises: OrderHubError of the room `learn` where nothing can be learned, MappingError.
        """
        with nullcontext() if dry_run else writing(self.folder), self.database.begin() as tx:
            matter = _matter(tx, order_id, order)
            if matter.doubt:
                raise OrderHubError("learn.sender-doubtful", finding=matter.doubt)
            known = catalog(self.folder)
            profile, known, fresh = _profile_for(matter, known)
            lesson = Lesson(path, profile, known)
            taught = Taught(path, "learned", profile=profile.name, file=profile.file, created=fresh)
            taught.value = changes.get(matter.order, path) or ""
            proposal = self._proposal(tx, lesson, matter, taught, mark)
            if proposal is None:
                return taught
            taught.entry = proposal.line
            before = {name: read_file(self.folder, name) for name in (profile.file, proposal.file)}
            taught.diff = _diff(before, {profile.file: profile.text, proposal.file: proposal.text})
            if not dry_run:
                self._adopt(tx, lesson, matter, taught, proposal, by, now)
            return taught

    def _proposal(self, tx: Tx, lesson: Lesson, matter: _Matter, taught: Taught, mark: Mark | None) -> Proposal | None:
        """The first thing that could be learned and contradicts nothing; None with `taught` saying why not."""
        if not taught.value:
            raise OrderHubError("learn.no-value", path=lesson.path)
        word = _own_word(lesson, matter) if mark is None and lesson.field in CODED else ""
        if word:
            proposal = lesson.proposal(lesson.code(word, taught.value))
            taught.verdict = _replay_code(tx, lesson, matter, word, taught.value)
            return self._unless_contradicted(proposal, taught)
        if matter.extract is None:
            raise OrderHubError("learn.no-paper")
        extract = matter.extract
        spots = [lesson.marked(extract, mark.page, mark.box)] if mark else lesson.places(extract, taught.value)
        found = [one for one in spots if one is not None]
        if not found:
            raise OrderHubError("learn.not-printed", path=lesson.path, value=taught.value)
        entries = list(dict.fromkeys(one for spot in found for one in lesson.anchors(extract, taught.value, spot)))
        if len(found) > 1 and len(entries) > 1 and mark is None:
            taught.outcome, taught.places = "choose", lesson.shown(extract, found)
            return None
        tried = [lesson.proposal(one) for one in entries]
        right = [one for one in tried if mark is not None or lesson.is_right(one, extract, matter.order)]
        if not right:
            raise OrderHubError("learn.no-anchor", path=lesson.path)
        confirmed = _confirmed(tx, matter)
        verdicts = [lesson.replay(one, confirmed) for one in right]
        best = min(range(len(right)), key=lambda at: (bool(verdicts[at].contradictions), -verdicts[at].agrees, at))
        taught.verdict = verdicts[best]
        return self._unless_contradicted(right[best], taught)

    @staticmethod
    def _unless_contradicted(proposal: Proposal, taught: Taught) -> Proposal | None:
        taught.entry = proposal.line
        if taught.verdict.contradictions:
            taught.outcome = "refused"
            return None
        if any(one[2] == proposal.line for one in entries_of(proposal.before)):
            taught.outcome = "known"
            return None
        return proposal

    def _adopt(
        self, tx: Tx, lesson: Lesson, matter: _Matter, taught: Taught, proposal: Proposal, by: str, now: datetime
    ) -> None:
        """Write rows, event, test case and files; the files last, so that a fault before leaves nothing behind."""
        row = matter.row
        rules = proposal.catalog.plan(proposal.profile).partner or PartnerRules(slug=row.partner, name=row.partner)
        # A person who names what a word means has decided; a label has yet to prove itself.
        state = learned.PROPOSED if isinstance(proposal.entry, Anchor) else learned.TRUSTED
        taught.learned_id = learned.add(tx, {
            "partner": rules.slug, "profile": lesson.profile.name, "file": proposal.file, "level": lesson.level,
            "field": lesson.field, "entry": proposal.line,
            "state": state,
            "order_id": row.id, "path": lesson.path, "expected": taught.value,
            "verdict": msgspec.to_builtins(taught.verdict), "diff": taught.diff,
            "by": by, "at": now, "changed_by": by, "changed_at": now,
        })  # fmt: skip
        _supersede(tx, lesson, proposal, taught.learned_id, now)
        if taught.created:
            masterdata.save_partners(tx, [rules], now)
            orders.touch(tx, row.id, partner=rules.slug)
        data = {"learned": taught.learned_id, "field": lesson.path, "entry": proposal.line, "file": proposal.file}
        record(tx, [event("order.taught", now, order=row.id, by=by, data=data)])
        document = documents.content_of(tx, self.originals, row.document_id)
        if taught.created:
            replace_file(self.folder, lesson.profile.file, lesson.profile.text)
        lines = len(orders.canonical_of(tx, row.id, 1).lines)
        case = Case(document, row.position, learned.family_size(tx, row.document_id), lines)
        sample = write_sample(self.folder, lesson, case, taught.learned_id, taught.value)
        learned.move(tx, taught.learned_id, state, by, now, sample=sample)
        replace_file(self.folder, proposal.file, proposal.text)
        log.info("order.taught", order=row.id, learned=taught.learned_id, agrees=taught.verdict.agrees)


def _matter(tx: Tx, order_id: int, order: Order | None) -> _Matter:
    row = orders.get(tx, order_id)
    revision = learned.revision_as_read(tx, order_id)
    canonical = order or orders.canonical_of(tx, order_id, revision)
    paper = learned.paper_of(tx, order_id)
    return _Matter(
        row, canonical, orders.provenance_of(tx, order_id, 1), row.profile,
        unpack_paper(paper) if paper else None, doubt(learned.finding_codes(tx, order_id)),
    )  # fmt: skip


def _profile_for(matter: _Matter, known: Catalog) -> tuple[Profile, Catalog, str]:
    """The sender's own profile, the mappings with it, and the file it is made in where there was none."""
    try:
        profile = known.profile(matter.profile)
    except NotFound:
        raise OrderHubError("learn.no-identity") from None
    if not profile.is_generic:
        return profile, known, ""
    if matter.extract is None:
        raise OrderHubError("learn.no-identity")
    # What was learned from an earlier order of this sender, while this one was waiting, is his.
    chosen = known.choose(matter.extract)
    if not chosen.is_generic:
        return chosen, known, ""
    name, text = partner_file(matter.extract, matter.row, profile, known)
    fresh = load(text, name)
    known = known.with_profile(fresh)
    if known.choose(matter.extract) is not fresh:
        raise OrderHubError("learn.no-identity")
    return fresh, known, name


def _own_word(lesson: Lesson, matter: _Matter) -> str:
    """The word of the customer that stood where the person typed another; "" where the wrong place was read."""
    value = changes.get(matter.order, lesson.path) or ""
    origin = matter.origin.get(lesson.path)
    if lesson.field == "quantity.unit":
        origin = origin or matter.origin.get(lesson.path.replace(".unit", ".original_unit"))
    raw = origin.raw.strip() if origin else ""
    if not raw or raw == value:
        return ""
    printed = matter.extract is not None and lesson.field != "quantity.unit" and lesson.places(matter.extract, value)
    return "" if printed else raw


def _confirmed(tx: Tx, matter: _Matter) -> list[Confirmed]:
    """The partner's papers that a person has released, with the values that stood then."""
    row = matter.row
    return [
        Confirmed(
            one.id, one.number, unpack_paper(bytes(one.content)),
            orders.canonical_of(tx, one.id, learned.revision_as_read(tx, one.id)),
        )
        for one in learned.confirmed(tx, row.partner, row.format, row.id, REPLAYED) if one.content
    ]  # fmt: skip


def _replay_code(tx: Tx, lesson: Lesson, matter: _Matter, word: str, value: str) -> Verdict:
    """The customer's word over confirmed orders: where it stood, the same must have been confirmed."""
    row, agrees, silent = matter.row, 0, 0
    against: list[Contradiction] = []
    for one in learned.confirmed(tx, row.partner, row.format, row.id, REPLAYED):
        order = orders.canonical_of(tx, one.id, learned.revision_as_read(tx, one.id))
        origin = orders.provenance_of(tx, one.id, 1)
        met = False
        for at in range(1, len(order.lines) + 1):
            path = f"lines[{at}].{lesson.field}"
            known = origin.get(path) or origin.get(path.replace(".unit", ".original_unit"))
            if known is None or known.raw.strip() != word:
                continue
            met, expected = True, changes.get(order, path) or ""
            if expected and expected != value:
                against.append(Contradiction(one.id, one.number, path, expected, value))
        agrees += met
        silent += not met
    return Verdict(agrees if not against else 0, silent, against[:10])


def _supersede(tx: Tx, lesson: Lesson, proposal: Proposal, but: int, now: datetime) -> None:
    """Retire what the file no longer holds: an anchor of the same label, a code of the same word."""
    held = entries_of(proposal.catalog.learned(lesson.profile.name))
    for row in learned.active(tx, [lesson.profile.name]):
        if row.id != but and (row.level, row.field, row.entry) not in held:
            learned.move(tx, row.id, learned.RETIRED, SYSTEM, now)


def _diff(before: dict[str, str], after: dict[str, str]) -> str:
    """The files before and after as a unified diff."""
    lines: list[str] = []
    for name, text in after.items():
        old: Sequence[str] = before[name].splitlines(keepends=True)
        lines += difflib.unified_diff(old, text.splitlines(keepends=True), name, name, n=3)
    return "".join(lines)
