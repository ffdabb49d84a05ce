"""Applies a profile to what a parser found: extract -> canonical order, provenance of each field, findings.

Pure and total: whatever the document holds, the outcome is a `Mapped`. The findings are those of the parser (with the
profile's `syntax.policy` applied) and those of the rules, each with the canonical `field` it concerns.
Provenance keys are canonical paths; lines and list entries count from 1: `lines[3].quantity.value`, `notes[1].text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from orderhub.document import Extract, Finding, Kind, Node, Severity
from orderhub.mapping import build, numbers
from orderhub.mapping import shape as shape_of
from orderhub.mapping.anchors import Paper
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.convert import Settings
from orderhub.mapping.fields import NEEDED
from orderhub.mapping.file import LEARNED
from orderhub.mapping.learned_text import entry_text
from orderhub.mapping.mapped import Mapped
from orderhub.mapping.origins import Run
from orderhub.mapping.plan import LevelPlan, Plan
from orderhub.mapping.profile import Profile
from orderhub.mapping.select import Scope, along, below, folded
from orderhub.mapping.shape import ListProgram, Step, Trace, Way
from orderhub.order.model import Line, Order
from orderhub.order.provenance import Provenance

MAX_LINES = 20_000
_EDI = ("edifact", "x12")
_FIELD, _TEXT, _NUMBER = Way.FIELD, Way.TEXT, Way.NUMBER
MEANINGFUL = {
    "item.gtin", "item.buyer_id", "item.seller_id", "item.manufacturer_id", "item.name", "item.description",
    "quantity.value", "amount", "price.net",
}  # fmt: skip


def apply(profile: Profile, extract: Extract, catalog: Catalog) -> Mapped:
    """Read `extract` by `profile`. Faults of the document are findings; nothing is raised for them."""
    plan = catalog.plan(profile)
    root, run = start(plan, extract)
    values, lists = level(plan.order, root, run, "")
    if "issue_date" in values:
        run.settings = run.settings._replace(near=values["issue_date"])
    lines: list[Line] = []
    for scope in line_scopes(plan, root):
        found = _line(plan, scope, run, len(lines) + 1)
        if found is not None:
            lines.append(found)
    order = build.order(values, lists, lines, test=extract.test)
    if not lines and extract.kind is Kind.ORDER:
        run.report("mapping.no-lines", "lines", root.node.where, Severity.ERROR, path=_each(plan), file=profile.file)
    if plan.transform is not None:
        order = _transform(plan.transform, order, extract, catalog, run)
    heard = _name_labels(run, extract) if run.labelled else extract.findings
    return Mapped(
        kind=extract.kind,
        order=order,
        provenance=run.provenance,
        findings=weighed([*heard, *_placed(run.findings, extract)], plan.policy),
        profile=profile.name,
        profile_file=profile.file,
        profile_sha=plan.sha,
        partner=plan.partner,
        labelled={
            path: entry_text(entry)
            for path, (place, entry) in run.labelled.items()
            if place.rpartition(":")[0].endswith(_LEARNED)
        },
    )


def _name_labels(run: Run, extract: Extract) -> list[Finding]:
    """Write the place of the label into the provenance it gave; the reader's complaints that are left after that."""
    for path, (place, _) in run.labelled.items():
        for field in (path, f"{path}.earliest", f"{path}.latest"):
            if field in run.provenance:
                run.provenance[field] = msgspec.structs.replace(run.provenance[field], rule=place)
    return [one for one in extract.findings if not _is_settled(one, run.labelled)]


def _is_settled(finding: Finding, labelled: Mapping[str, object]) -> bool:
    """Whether the reader missed what a label found."""
    if finding.code == "pdf.no-number":
        return "number" in labelled
    line, _, name = (finding.field or "").rpartition(".")
    fields = _SETTLES.get(name, ()) if finding.code == "pdf.line-incomplete" else ()
    return any(f"{line}.{field}" in labelled for field in fields)


_SETTLES = {
    "article": ("item.seller_id", "item.buyer_id", "item.gtin"), "quantity": ("quantity.value",),
    "price": ("price.net",), "amount": ("amount",), "description": ("item.name",),
}  # fmt: skip
"""By the name the reader of paper has for a cell, the fields that stand for it."""
_LEARNED = f"{LEARNED}.yaml"


def start(plan: Plan, extract: Extract) -> tuple[Scope, Run]:
    """The scope of the message and an empty run."""
    root = folded(extract.root) if plan.fold_titles else extract.root
    hint = extract.keys.get("number_format", "")
    habits = Settings(hint, first_of_date=extract.keys.get("first_of_date", ""))
    return Scope(root), Run(habits, Paper(extract.sheets, hint) if extract.sheets else None)


def line_scopes(plan: Plan, root: Scope) -> list[Scope]:
    """The scopes of the order lines: of the first `each` that finds any, those for which `when` holds."""
    nodes: list[Node] = []
    for path in plan.each:
        if path.absolute:
            nodes = along([root.node], path.steps)
        else:
            nodes = below(root.node, path.steps)
        if nodes:
            break
    scopes = [Scope(node, root) for node in nodes[:MAX_LINES]]
    return [scope for scope in scopes if plan.line_when.holds(scope)] if plan.line_when else scopes


def level(plan: LevelPlan, scope: Scope, run: Run, prefix: str) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Run the rules of one level: values by field, entries by list."""
    read = plan.shapes.read(scope.node)
    if read is not None:
        shape, nodes = read
        known = plan.shapes.known(shape)
        if known is not None:
            return _traced(known, nodes, scope, run, prefix)
        if not shape_of.has_blank(nodes):
            plan.shapes.remember(shape, shape_of.trace(plan.groups, plan.lists, scope, nodes))
    return _searched(plan, scope, run, prefix)


def _searched(plan: LevelPlan, scope: Scope, run: Run, prefix: str) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    values: dict[str, Any] = {}
    for guards, programs in plan.groups:
        if not guards or any(guard.held(scope) for guard in guards):
            for program in programs:
                program.run(scope, values, run, prefix)
    lists: dict[str, list[Any]] = {}
    for block in plan.lists:
        _entries(block, scope, run, prefix, lists)
    return values, lists


def _traced(
    known: Trace, nodes: list[Node], scope: Scope, run: Run, prefix: str
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    values: dict[str, Any] = {}
    _take(known.steps, nodes, scope, (values, run, prefix))
    lists: dict[str, list[Any]] = {}
    for block, entries, witnesses in known.blocks:
        if entries is None or not shape_of.stands(nodes, witnesses):
            _entries(block, scope, run, prefix, lists)
            continue
        for number, steps in entries:
            found: dict[str, Any] = {}
            place = _place(block, prefix, lists)
            _take(steps, nodes, Scope(nodes[number], scope.root) if number else scope, (found, run, place))
            _keep(block, found, run, place, lists)
    return values, lists


def _take(steps: tuple[Step, ...], nodes: list[Node], scope: Scope, to: tuple[dict[str, Any], Run, str]) -> None:
    """Follow the steps of a known shape; where one meets a blank value, its rule searches."""
    values, run, prefix = to
    provenance, hint = run.provenance, run.settings.number_hint
    for step in steps:
        way, program, spots, witnesses, spot_of_per, _ = step
        if way < _TEXT:
            if way is not _FIELD or not program.by_known_field(scope, values, run, prefix):
                _take_slowly(step, nodes, scope, to)
            continue
        number, key = spots[0]
        founds = nodes[number].values[key]
        per = shape_of.at(nodes, spot_of_per) if spot_of_per else None
        if (
            (witnesses and not shape_of.stands(nodes, witnesses))
            or (spot_of_per and per is None)
            or (program.is_joined and len(founds) > 1)
        ):
            _take_slowly(step, nodes, scope, to)
            continue
        # What `finish` does, without the calls: most values come this way.
        found = founds[0]
        raw = found.raw
        if way is _TEXT:
            value: Any = raw.strip()
        elif way is _NUMBER:
            read = numbers.parse(raw.strip(), program.settings_style, hint)
            value = None if read is None or read.ambiguous else read.value
        else:
            value = program.settled(found, values, run, prefix)
        if value is None or value == "":
            _take_slowly(step, nodes, scope, to)
            continue
        field = program.field
        values[field] = value
        provenance[prefix + field] = Provenance(raw, found.where, program.rule_place, found.confidence, found.engine)
        if program.has_more:
            program.look_further(value, found, per, values, run, prefix)


def _take_slowly(step: Step, nodes: list[Node], scope: Scope, to: tuple[dict[str, Any], Run, str]) -> None:
    way, program, spots, witnesses, spot_of_per, rest = step
    values, run, prefix = to
    per = shape_of.at(nodes, spot_of_per) if spot_of_per else None
    if way is Way.SEARCH or (spot_of_per and per is None) or (witnesses and not shape_of.stands(nodes, witnesses)):
        program.run(scope, values, run, prefix)
        return
    if way is Way.JOIN or (way >= Way.TEXT and program.is_joined):
        hit = shape_of.together(nodes, spots, program)
    elif way is Way.TAKE or way >= Way.TEXT:
        hit = shape_of.at(nodes, spots[0])
    elif way is Way.REST or way is Way.FIELD:
        hit = program.find(scope, values, run, prefix, rest)
    else:
        hit = None
    if hit is not None:
        program.finish(hit, per, values, run, prefix)
    elif way in (Way.MISSING, Way.REST, Way.FIELD):
        program.missing(scope.node.where, values, run, prefix)
    elif way is not Way.SKIP:
        program.run(scope, values, run, prefix)


def _entries(block: ListProgram, scope: Scope, run: Run, prefix: str, lists: dict[str, list[Any]]) -> None:
    if block.nodes is None:
        scopes = [scope]
    else:
        nodes = block.nodes.nodes(scope.root if block.absolute else scope)
        if not nodes:
            return
        scopes = [Scope(node, scope.root) for node in nodes]
    for one in scopes:
        if block.when and not block.when.holds(one):
            continue
        values: dict[str, Any] = {}
        place = _place(block, prefix, lists)
        for program in block.programs:
            program.run(one, values, run, place)
        _keep(block, values, run, place, lists)


def _place(block: ListProgram, prefix: str, lists: dict[str, list[Any]]) -> str:
    return f"{prefix}{block.target}[{len(lists.get(block.target, ())) + 1}]."


def _keep(block: ListProgram, values: dict[str, Any], run: Run, place: str, lists: dict[str, list[Any]]) -> None:
    """The entry, or no trace of it where a part is missing without which it says nothing."""
    if values and all(name in values for name in NEEDED[block.kind]):
        lists.setdefault(block.target, []).append(build.ENTRIES[block.kind](**values))
    else:
        for name in values:
            run.provenance.pop(place + name, None)


def _line(plan: Plan, scope: Scope, run: Run, number: int) -> Line | None:
    prefix = f"lines[{number}]."
    before = len(run.findings)
    values, lists = level(plan.line, scope, run, prefix)
    if values.keys().isdisjoint(MEANINGFUL):
        # An empty row or a row of text is no line; it must not leave traces under a number another line gets.
        del run.findings[before:]
        for path in [path for path in run.provenance if path.startswith(prefix)]:
            del run.provenance[path]
        return None
    return build.line(str(number), values, lists)


def _each(plan: Plan) -> str:
    return ", ".join(path.text for path in plan.each)


def _placed(findings: list[Finding], extract: Extract) -> list[Finding]:
    """What the rules say of an EDI message names its interchange as what the reader says does."""
    if not findings or extract.format not in _EDI:
        return findings
    return [one.within(extract.keys.get("interchange", "")) for one in findings]


def weighed(findings: list[Finding], policy: Mapping[str, Severity]) -> list[Finding]:
    """The findings, each as heavy as the partner's policy says."""
    if not policy:
        return findings
    return [msgspec.structs.replace(one, severity=policy[one.code]) if one.code in policy else one for one in findings]


def _transform(name: str, order: Order, extract: Extract, catalog: Catalog, run: Run) -> Order:
    try:
        changed: object = catalog.transforms[name](order, extract)
    except Exception as broken:  # noqa: BLE001 -- a partner's own code must not stop the document
        run.report(
            "mapping.transform-failed", "", extract.root.where, Severity.ERROR, transform=name, problem=str(broken)
        )
        return order
    if not isinstance(changed, Order):
        run.report(
            "mapping.transform-failed", "", extract.root.where, Severity.ERROR, transform=name, problem="no order"
        )
        return order
    return changed
