"""Learning measured: a field that the reader cannot know is corrected once; is it right on the sender's next paper?

The layouts of `orderhub.bench.layouts` are drawn with one label replaced by a word of the sender's own ("Rampe frei"
for the delivery date), or with units nobody knows. Each case has papers of one sender: the first is corrected as a
person would, the next ones show whether it helped. Then a wrong correction is made on purpose, over papers whose
values are confirmed: the replay has to refuse it. Needs reportlab (the extra "dev").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, cast

import msgspec

from orderhub.bench.layout_letters import LETTERS
from orderhub.bench.layout_oddities import ODDITIES
from orderhub.bench.layouts import Column, Layout, Meant, Paper, Piece, papers
from orderhub.document import Document, Extract, Kind
from orderhub.errors import OrderHubError
from orderhub.mapping.apply import apply
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.file import load
from orderhub.mapping.lessons import CODED, Confirmed, Lesson, Proposal
from orderhub.mapping.profile import Profile
from orderhub.mapping_files import catalog
from orderhub.order import changes
from orderhub.order.model import Order
from orderhub.ports import ParserModule
from orderhub.registry import parser_for
from orderhub.settings import settings

OWN_WORDS: Final = {
    "number": "Losung", "issued": "Gegeben", "wanted": "Rampe frei", "customer": "Hauswort",
    "net": "Blankwert", "gross": "Obolus", "article": "Merkwort", "unit": "Gbx",
}  # fmt: skip
"""What the sender calls a thing instead of what anybody else calls it."""
PATHS: Final = {
    "number": "number", "issued": "issue_date", "wanted": "requested_delivery.earliest",
    "customer": "buyer.customer_number", "net": "totals.stated.net", "gross": "totals.stated.gross",
    "article": "item.seller_id", "unit": "quantity.unit",
}  # fmt: skip
OF_LINES: Final = ("article", "unit")
_WRONG: Final = {
    "number": "customer", "customer": "number", "issued": "wanted", "wanted": "issued", "net": "gross", "gross": "net",
}  # fmt: skip
"""What a mistaken person takes for the value."""
_PAPERS: Final = 4
_UNIT: Final = "CT"


class Case(msgspec.Struct):
    """One field of one layout."""

    layout: str
    field: str
    read_before: bool = False
    """The reader found it on the next papers without being taught."""
    read_after: bool = False
    row_broken: bool = False
    """Lines came without a quantity: nobody can put right the one field alone."""
    learned: str = ""
    """The entry in one line of YAML, or the code of what went wrong."""
    harmful: bool = False
    """Whether a wrong correction could be tried."""
    refused: bool = False
    reason: str = ""


class LearningScore(msgspec.Struct):
    """Counts over all cases that the reader does not know by itself."""

    layouts: int = 0
    fields: int = 0
    right_before: int = 0
    right_after: int = 0
    harmful: int = 0
    harmful_refused: int = 0
    known_anyway: int = 0
    """Cases left out: the reader finds the value whatever its label."""
    rows_broken: int = 0
    """Cases left out: the unknown word breaks whole rows, so that more than the one field is wrong."""
    cases: list[Case] = []


def score(
    layouts: Sequence[Layout] = LETTERS + ODDITIES, mappings: Path | None = None, fields: int = len(PATHS)
) -> LearningScore:
    """Teach each case once and look at the papers after it; at most `fields` of each layout, another first each time.

    Raises: hub.no-reportlab.
    """
    shipped = catalog(mappings or settings().mappings_dir)
    found = LearningScore()
    names = set()
    for turn, layout in enumerate(layouts):
        every = list(variants(layout))
        first = turn % max(len(every), 1)
        for field, changed in [*every[first:], *every[:first]][:fields]:
            case = _try(layout.name, field, changed, shipped)
            found.cases.append(case)
            if case.read_before:
                found.known_anyway += 1
                continue
            if case.row_broken:
                found.rows_broken += 1
                continue
            names.add(layout.name)
            found.fields += 1
            found.right_after += case.read_after
            found.harmful += case.harmful
            found.harmful_refused += case.refused
    found.layouts = len(names)
    return found


def variants(layout: Layout) -> Iterator[tuple[str, Layout]]:
    """The layout with one of its labels replaced by the sender's own word."""
    if layout.orders > 1:
        return
    for field in ("number", "issued", "wanted", "customer"):
        head = _relabelled(layout.head, field)
        if head is not None:
            yield field, replace(layout, head=head)
    for field in ("net", "gross"):
        if any(what == field for _, what in layout.totals) and layout.priced:
            totals = tuple((OWN_WORDS[field] if what == field else words, what) for words, what in layout.totals)
            yield field, replace(layout, totals=totals)
    columns = _with_two_articles(layout)
    if columns is not None:
        yield "article", replace(layout, columns=columns)
    yield "unit", replace(layout, units=(OWN_WORDS["unit"],))


def _relabelled(head: tuple[Piece, ...], field: str) -> tuple[Piece, ...] | None:
    """The pieces with the label of `{field}` replaced; None where it shares its place with another."""
    slot = f"{{{field}}}"
    at = next((at for at, one in enumerate(head) if slot in one.text), None)
    if at is None or head[at].text.count("{") > 1:
        return None
    word = OWN_WORDS[field]
    before, after = head[at].text.split(slot)
    if len(before) > 3:
        return (*head[:at], head[at]._replace(text=f"{word}: {slot}{after}"), *head[at + 1 :])
    if at == 0 or "{" in head[at - 1].text:
        return None
    label = head[at - 1]
    beside = label.y == head[at].y and label.x < head[at].x
    above = label.x == head[at].x and 0 < head[at].y - label.y < 30
    if not (beside or above):
        return None
    return (*head[: at - 1], label._replace(text=word), *head[at:])


def _with_two_articles(layout: Layout) -> tuple[Column, ...] | None:
    """Columns where the sender's own number stands under the usual title, ours under a word of his own."""
    kinds = [one.kind for one in layout.columns]
    if "article" not in kinds or "buyer_article" in kinds or layout.second:
        return None
    at = kinds.index("article")
    following = layout.columns[at + 1 : at + 3]
    if len(following) < 2 or following[0].kind != "text" or following[1].x - following[0].x < 190:
        return None
    article, text = layout.columns[at], following[0]
    ours = article._replace(title=OWN_WORDS["article"], x=text.x)
    moved = text._replace(x=text.x + 72)
    return (*layout.columns[:at], article._replace(kind="buyer_article"), ours, moved, *layout.columns[at + 2 :])


def _try(name: str, field: str, layout: Layout, shipped: Catalog) -> Case:
    case = Case(name, field)
    known, profile = _sender(name, shipped)
    drawn = list(papers((layout,), _PAPERS))
    extracts = [_extract(paper) for paper in drawn]
    meant = [paper.orders[0] for paper in drawn]
    pairs = [(extract, one) for extract, one in zip(extracts, meant, strict=True) if extract is not None]
    if len(pairs) < _PAPERS or (field in PATHS and field not in OF_LINES and field not in meant[0].header):
        case.learned = "not read as an order"
        return case
    case.read_before = all(_is_right(field, one, _read(profile, known, extract)) for extract, one in pairs[1:])
    if case.read_before:
        return case
    lines = _read(profile, known, pairs[0][0]).lines
    case.row_broken = field == "unit" and any(one.quantity is None for one in lines)
    if case.row_broken:
        return case
    try:
        proposal = _teach(field, pairs[0], profile, known)
    except OrderHubError as error:
        case.learned = error.code
        return case
    case.learned = proposal.line
    after = [_read(profile, proposal.catalog, extract) for extract, _ in pairs]
    case.read_after = all(_is_right(field, one, order) for (_, one), order in zip(pairs[1:], after[1:], strict=True))
    _mislead(case, pairs, proposal)
    return case


def _sender(name: str, shipped: Catalog) -> tuple[Catalog, Profile]:
    """A partner file as it is made for a sender nobody has described."""
    text = (
        f"profile: bench-{name}-orders\nextends: generic-pdf\nmatch: {{format: pdf, sender_domain: bench.example}}\n"
        f"partner: {{slug: bench-{name}, name: Bench}}\n"
    )
    profile = load(text, f"partners/bench-{name}.yaml")
    return Catalog([*shipped.profiles, profile], shipped.lookups, shipped.transforms), profile


def _extract(paper: Paper) -> Extract | None:
    document = Document(paper.content, f"{paper.name}.pdf")
    module = cast("ParserModule", parser_for(document))
    return next((one for one in module.parse(document).extracts if one.kind is Kind.ORDER), None)


def _read(profile: Profile, known: Catalog, extract: Extract) -> Order:
    return apply(profile, extract, known).order


def _teach(field: str, pair: tuple[Extract, Meant], profile: Profile, known: Catalog) -> Proposal:
    """What the order page does with one correction, without any paper to compare with."""
    extract, meant = pair
    order = corrected(field, meant, _read(profile, known, extract))
    path = f"lines[1].{PATHS[field]}" if field in OF_LINES else PATHS[field]
    value = changes.get(order, path) or ""
    lesson = Lesson(path, profile, known)
    if field == "unit":
        assert lesson.field in CODED
        line = _read(profile, known, extract).lines[0]
        word = line.quantity.original_unit if line.quantity else None
        return lesson.proposal(lesson.code(word or "", value))
    spots = lesson.places(extract, value)
    if not spots:
        raise OrderHubError("learn.not-printed", path=path, value=value)
    tried = (lesson.proposal(one) for spot in spots for one in lesson.anchors(extract, value, spot))
    for proposal in tried:
        if lesson.is_right(proposal, extract, order):
            return proposal
    raise OrderHubError("learn.no-anchor", path=path)


def corrected(field: str, meant: Meant, order: Order) -> Order:
    """The order after a person has put the one field right, on all lines for a field of lines."""
    if field not in OF_LINES:
        return changes.correct(order, PATHS[field], _typed(meant.header[field]))
    for at, item in enumerate(meant.items[: len(order.lines)], 1):
        order = changes.correct(order, f"lines[{at}].{PATHS[field]}", _UNIT if field == "unit" else item.article)
    return order


def _typed(value: str | date | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _is_right(field: str, meant: Meant, order: Order) -> bool:
    if field not in OF_LINES:
        return changes.get(order, PATHS[field]) == _expected(field, meant)
    wanted = [_UNIT if field == "unit" else item.article for item in meant.items]
    read = [changes.get(order, f"lines[{at}].{PATHS[field]}") for at in range(1, len(order.lines) + 1)]
    if len(read) != len(wanted):
        # A line that was not read at all is no matter of this field.
        by_number = {item.position: value for item, value in zip(meant.items, wanted, strict=True)}
        wanted = [by_number.get(line.number, "") for line in order.lines]
    return bool(read) and read == wanted


def _expected(field: str, meant: Meant) -> str:
    return _typed(meant.header[field])


def _mislead(case: Case, pairs: Sequence[tuple[Extract, Meant]], proposal: Proposal) -> None:
    """A person takes another value of the paper for the right one; the papers before are confirmed."""
    other = _WRONG.get(case.field)
    extract, meant = pairs[-1]
    if other is None or other not in meant.header or meant.header[other] == meant.header[case.field]:
        return
    known, profile = proposal.catalog, proposal.profile
    confirmed = [
        Confirmed(
            at, str(one.header.get("number", at)), paper, corrected(case.field, one, _read(profile, known, paper))
        )
        for at, (paper, one) in enumerate(pairs[:-1], 1)
    ]
    lesson = Lesson(PATHS[case.field], profile, known)
    value = _typed(meant.header[other])
    entries = [one for spot in lesson.places(extract, value) for one in lesson.anchors(extract, value, spot)]
    if not entries:
        return
    case.harmful = True
    verdicts = [lesson.replay(lesson.proposal(one), confirmed) for one in entries]
    case.refused = all(verdict.contradictions for verdict in verdicts)
    if case.refused:
        first = verdicts[0].contradictions[0]
        case.reason = f"{first.number}: {first.path} {first.expected} -> {first.found}"
