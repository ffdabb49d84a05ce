"""Says how a canonical field got its value: which rule, where it looked, what it found, what it did with it.

`field` is a canonical path as in provenance: `number`, `buyer.gln`, `lines[3].quantity.unit`, `notes[1].text`.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec

from orderhub.document import Extract, Finding, Node, Where
from orderhub.errors import NotFound
from orderhub.mapping.apply import MEANINGFUL, apply, level, line_scopes, start
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.convert import Settings
from orderhub.mapping.fields import HEADER, LINE, LISTS
from orderhub.mapping.mapped import Mapped
from orderhub.mapping.origins import FromPath, Origin, Run
from orderhub.mapping.plan import LevelPlan, Plan
from orderhub.mapping.profile import Profile
from orderhub.mapping.program import Program
from orderhub.mapping.select import Scope, Walk, held
from orderhub.mapping.shape import ListProgram
from orderhub.mapping.source import nearest
from orderhub.order.model import to_builtins

_LINE = re.compile(r"lines\[([1-9][0-9]{0,5})\]\.?(.*)")
_DESIGNATOR = re.compile(r"[A-Z][A-Z0-9]{1,2}[0-9]{2}")
_ENTRY = re.compile(r"([a-z_.]+)\[([1-9][0-9]{0,5})\]\.([a-z_]+)")


class Candidate(NamedTuple):
    """A value that one path found."""

    raw: str
    where: Where
    used: bool = False


class Tried(NamedTuple):
    """One source of the rule, in order, with what it found."""

    path: str
    candidates: list[Candidate]
    instead: str = ""
    """Where it found nothing: how far it came, and what stands there."""


class Worked(NamedTuple):
    """One operation and the text after it."""

    operation: str
    text: str


class Explanation(msgspec.Struct):
    """The whole way of one field."""

    field: str
    rule: str
    """`generic/edifact-orders.yaml:93`; "" where no rule sets the field."""
    profile: str
    chain: list[str]
    """Files of the profile and of all it extends, nearest first."""
    tried: list[Tried]
    operations: list[Worked]
    value: Any
    """The value in the order, as JSON has it; None where it has none."""
    raw: str = ""
    where: Where = Where()
    around: Where = Where()
    """The segment, row or element that holds the value, or where nothing was found, the node that was searched."""
    conditions: list[str] = []
    """Conditions of the rule, each with whether it holds."""
    findings: list[Finding] = []


def explain(profile: Profile, extract: Extract, catalog: Catalog, field: str) -> Explanation:
    """How `field` came about in this document. Raises: NotFound mapping.no-such-field."""
    plan = catalog.plan(profile)
    mapped = apply(profile, extract, catalog)
    root, run = start(plan, extract)
    scope, program, prefix = _find(plan, root, field, len(mapped.order.lines), run)
    known = mapped.provenance.get(field)
    explanation = Explanation(
        field=field,
        rule=known.rule if known else (program.rule_place if program else ""),
        profile=profile.name,
        chain=[one.file for one in catalog.resolved(profile).chain],
        tried=[],
        operations=[],
        value=_value(mapped, field),
        raw=known.raw if known else "",
        where=known.where if known else Where(),
        findings=[one for one in mapped.findings if one.field == field],
    )
    explanation.around = _around(root.node, explanation.where) or (scope.node.where if scope else Where())
    if known and program is not None and program.rule_place != known.rule:
        level_plan = plan.line if prefix else plan.order
        program = next(
            (one for _, those in level_plan.groups for one in those if one.rule_place == known.rule), program
        )
    if program is not None and scope is not None:
        _retrace(program, scope, run, prefix, explanation)
    return explanation


def _find(plan: Plan, root: Scope, field: str, lines: int, run: Run) -> tuple[Scope | None, Program | None, str]:
    in_line = _LINE.fullmatch(field)
    name = in_line[2] if in_line else field
    level_plan = plan.line if in_line else plan.order
    scope: Scope | None = root
    prefix = ""
    if in_line:
        prefix = f"lines[{in_line[1]}]."
        if int(in_line[1]) > max(lines, 1):
            raise NotFound("mapping.no-such-line", field=field, lines=lines)
        # Lines that are left out (empty rows) have no number, so the scopes are counted as `apply` counts them.
        scopes = [one for one in line_scopes(plan, root) if _is_line(plan, one)]
        scope = scopes[int(in_line[1]) - 1] if len(scopes) >= int(in_line[1]) else None
    entry = _ENTRY.fullmatch(name)
    if entry:
        return _entry(level_plan, scope, entry[1], int(entry[2]), entry[3])
    known = LINE if in_line else HEADER
    if name not in known:
        raise NotFound("mapping.no-such-field", field=field, meant=nearest(name, known))
    program = level_plan.program(name) or level_plan.program(_giver(name))
    if scope is not None:
        level(level_plan, scope, run, prefix)
    return scope, program, prefix


def _giver(name: str) -> str:
    """The rule that sets a field beside its own."""
    if name == "quantity.original_unit":
        return "quantity.unit"
    return "price.net" if name == "price.base_quantity" else name.partition(".")[0]


def _is_line(plan: Plan, scope: Scope) -> bool:
    values, _ = level(plan.line, scope, Run(Settings()), "")
    return not values.keys().isdisjoint(MEANINGFUL)


def _entry(
    plan: LevelPlan, scope: Scope | None, target: str, number: int, name: str
) -> tuple[Scope | None, Program | None, str]:
    blocks = [block for block in plan.lists if block.target == target]
    if name not in LISTS.get(target.rpartition(".")[2], {}):
        raise NotFound("mapping.no-such-field", field=f"{target}.{name}", meant="")
    count = 0
    for block in blocks:
        for one in _entry_scopes(block, scope):
            count += 1
            if count == number:
                return one, next((program for program in block.programs if program.field == name), None), ""
    return None, None, ""


def _entry_scopes(block: ListProgram, scope: Scope | None) -> list[Scope]:
    if scope is None:
        return []
    if block.nodes is None:
        scopes = [scope]
    else:
        base = scope.root if block.absolute else scope
        scopes = [Scope(node, scope.root) for node in block.nodes.nodes(base)]
    return [one for one in scopes if block.when.holds(one)]


def _retrace(program: Program, scope: Scope, run: Run, prefix: str, explanation: Explanation) -> None:
    explanation.conditions = program.when.told(scope)
    chosen = program.find(scope, {}, run, prefix)
    text = chosen[2] if chosen else ""
    origins = program.origins or [FromPath(getter) for getter in program.concat]
    used = False
    for origin in origins:
        hits = origin.hits(scope, {}, run, prefix)
        candidates = [
            Candidate(found.raw, found.where, used=not used and chosen is not None and found is chosen[0])
            for found, _, _ in hits
        ]
        used = used or any(one.used for one in candidates)
        instead = "" if candidates else _instead(origin, scope)
        explanation.tried.append(Tried(origin.label, candidates, instead))
    if chosen is None:
        return
    for operation in program.operations:
        text = operation.work(text)
        explanation.operations.append(Worked(operation.label, text))
    if program.rule.codes or program.table:
        name = "codes" if program.rule.codes else ""
        table = f"lookup {program.table.lookup.name}" if program.table else ""
        explanation.operations.append(
            Worked(" and ".join(part for part in (name, table) if part), program.look_up(text) or "-")
        )
    if program.rule.conversion:
        argument = f"({program.rule.argument})" if program.rule.argument else ""
        explanation.operations.append(Worked(f"as {program.rule.conversion}{argument}", str(explanation.value)))
    elif program.type.value != "text":
        explanation.operations.append(Worked(f"as {program.type.value}", str(explanation.value)))


def _around(node: Node, where: Where) -> Where | None:
    """The place of the node that holds the value at `where`."""
    if any(found.where is where or found.where == where for founds in node.values.values() for found in founds):
        return node.where
    for child in node.children:
        found = _around(child, where)
        if found is not None:
            # A composite has no place of its own beside its segment's.
            return found if found.offset is not None and found != where else node.where
    return None


def _instead(origin: Origin, scope: Scope) -> str:
    """How far a path came and what stands there: `QTY[6063=21]: there is QTY with 6063 = 113`."""
    if not isinstance(origin, FromPath):
        return ""
    getter = origin.getter
    base = scope.root if getter.absolute else scope
    walks: list[Walk] = []
    walk = getter.walk
    while walk is not None:
        walks.insert(0, walk)
        walk = walk.before
    reached = [base.node]
    for one in walks:
        found = one.nodes(base)
        if not found:
            return _missed(one, reached)
        reached = found
    names = list(dict.fromkeys(key for node in reached for key in _keys(node)))
    return f"{reached[0].name} holds {', '.join(names[:12]) or 'nothing'}"


def _missed(walk: Walk, reached: list[Node]) -> str:
    same = [child for node in reached for child in node.children if child.name == walk.name]
    if not same:
        names = list(dict.fromkeys(child.name for node in reached for child in node.children))
        return f"no {walk.name}; there is {', '.join(names[:20]) or 'nothing'}"
    said = []
    for test in walk.tests:
        values = [found.raw for node in same for one in held(node)[1] for found in one.values.get(test.key, ())]
        said.append(f"{test.key} = {' | '.join(dict.fromkeys(values)) or '(nothing)'}")
    return f"{walk.name} is there with {', '.join(said)}" if said else f"{walk.name} is there {len(same)} times"


def _keys(node: Node) -> list[str]:
    return [key for one in held(node)[1] for key in one.values if not _DESIGNATOR.fullmatch(key)]


def _value(mapped: Mapped, field: str) -> Any:
    value: Any = to_builtins(mapped.order)
    for name, number in re.findall(r"([a-z_]+)(?:\[([0-9]+)\])?", field):
        value = value.get(name) if isinstance(value, dict) else None
        if number:
            value = value[int(number) - 1] if isinstance(value, list) and len(value) >= int(number) else None
    return value
