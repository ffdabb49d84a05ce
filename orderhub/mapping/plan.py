"""A profile with all it inherits, compiled: what `apply` runs.

A rule of the nearer file replaces the inherited rule of the same field as a whole; `field: null` takes it away. Lists
(`references`, `notes`, ...) are replaced as a whole, too. `match` is never inherited; `partner`, `numbers` and
`lines.each` are, where the nearer file says nothing; of `syntax.policy` the nearer file wins code by code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from orderhub.document import Severity
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.mapped import PartnerRules
from orderhub.mapping.paths import Path
from orderhub.mapping.profile import Block, Level, Profile
from orderhub.mapping.program import Program, When
from orderhub.mapping.rule import Condition, FieldRef, LookupSource, Rule, sharpened
from orderhub.mapping.select import Paths, Walk
from orderhub.mapping.shape import ListProgram, Shapes

_PLAIN_FORMATS = {"edifact", "x12", "json", "xml"}


class LevelPlan(NamedTuple):
    """The compiled rules of the order or of one line."""

    groups: tuple[tuple[tuple[Walk, ...], tuple[Program, ...]], ...]
    """Rules that stand on the same nodes, with those nodes: a group without nodes is passed over as a whole."""
    lists: tuple[ListProgram, ...]
    shapes: Shapes

    def program(self, field: str) -> Program | None:
        """The rule of a field."""
        return next((one for _, programs in self.groups for one in programs if one.field == field), None)


class Resolved(NamedTuple):
    """The merged rules before compiling."""

    chain: tuple[Profile, ...]
    """Nearest file first."""
    order: Level
    line: Level
    each: tuple[Path, ...]
    line_when: tuple[Condition, ...]
    partner: PartnerRules | None
    numbers: str
    policy: Mapping[str, Severity]
    transform: str | None
    learned: Profile | None = None
    """What was learned from corrections, where there is anything."""

    @property
    def files(self) -> tuple[Profile, ...]:
        """All files it is made of, nearest first."""
        return (*self.chain, self.learned) if self.learned else self.chain

    def rules(self) -> Iterable[Rule]:
        """All rules, those of lists included."""
        for level in (self.order, self.line):
            yield from (rule for rule in level.rules.values() if rule)
            for blocks in level.lists.values():
                for block in blocks or ():
                    yield from block.rules

    def tables(self) -> list[str]:
        """Names of the lookups the rules use, sorted."""
        named = {rule.lookup.table for rule in self.rules() if rule.lookup}
        for rule in self.rules():
            named |= {source.table.table for source in rule.sources if isinstance(source, LookupSource)}
        return sorted(named)


class Plan(NamedTuple):
    """Everything `apply` needs of one profile."""

    profile: Profile
    order: LevelPlan
    line: LevelPlan
    each: tuple[Path, ...]
    line_when: When
    partner: PartnerRules | None
    policy: Mapping[str, Severity]
    transform: str | None
    fold_titles: bool
    sha: str


def resolve(chain: Sequence[Profile], learned: Profile | None = None) -> Resolved:
    """Merge a profile (first) with those it extends, then put before its rules what was `learned` for it."""
    order, line = Level(rules={}, lists={}), Level(rules={}, lists={})
    each: tuple[Path, ...] = ()
    line_when: tuple[Condition, ...] = ()
    policy: dict[str, Severity] = {}
    for profile in reversed(chain):
        for merged, own in ((order, profile.order), (line, profile.line)):
            merged.rules.update(own.rules)
            merged.lists.update(own.lists)
        each = profile.each or each
        line_when = line_when if profile.line_when is None else profile.line_when
        policy |= profile.policy
    if learned is not None:
        for merged, own in ((order, learned.order), (line, learned.line)):
            merged.rules.update(
                (name, sharpened(merged.rules.get(name), one)) for name, one in own.rules.items() if one
            )
    return Resolved(
        tuple(chain), order, line, each, line_when,
        partner=next((one.partner for one in chain if one.partner), None),
        numbers=next((one.numbers for one in chain if one.numbers), ""),
        policy=policy,
        transform=next((one.transform for one in chain if one.transform), None),
        learned=learned,
    )  # fmt: skip


def format_of(resolved: Resolved) -> str:
    """The format the profile is for: its own `match`, or the nearest inherited one."""
    for profile in resolved.chain:
        for alternative in profile.matches:
            for test in alternative:
                if test.key == "format":
                    return test.values[0]
    return ""


def compile_plan(resolved: Resolved, lookups: Mapping[str, Lookup]) -> Plan:
    """Compile the merged rules. Raises: MappingError for unknown lookups and circles of `$field`."""
    profile = resolved.chain[0]
    form = format_of(resolved)
    fold = form == "table"
    style = resolved.numbers or ("plain" if form in _PLAIN_FORMATS else "auto")
    paths = Paths(fold_titles=fold)
    line_paths = Paths(fold_titles=fold)
    return Plan(
        profile,
        order=_level(resolved.order, paths, lookups, style),
        line=_level(resolved.line, line_paths, lookups, style),
        each=resolved.each,
        line_when=When(resolved.line_when, line_paths),
        partner=resolved.partner,
        policy=resolved.policy,
        transform=resolved.transform,
        fold_titles=fold,
        sha=sha_of(resolved, lookups),
    )


def sha_of(resolved: Resolved, lookups: Mapping[str, Lookup]) -> str:
    """sha256 over the files of the chain and the lookups they name."""
    parts = [one.sha for one in resolved.files]
    parts += [f"{name}={lookups[name].sha}" for name in resolved.tables() if name in lookups]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _level(level: Level, paths: Paths, lookups: Mapping[str, Lookup], style: str) -> LevelPlan:
    rules = ordered([rule for rule in level.rules.values() if rule])
    groups: dict[tuple[Walk, ...], list[Program]] = {}
    free: list[Program] = []
    for rule in rules:
        program = Program(rule, paths, lookups, style)
        # The ends of a period overwrite the whole, and $fields need theirs: both keep their place behind the others.
        if program.guards and not rule.field.startswith("requested_delivery."):
            groups.setdefault(program.guards, []).append(program)
        else:
            free.append(program)
    lists, below = [], []
    for target, block in [(target, block) for target, blocks in level.lists.items() for block in blocks or ()]:
        inner = paths if block.each is None else Paths()
        below.append(inner)
        lists.append(_block(target, block, (paths, inner), lookups, style))
    grouped = [(guards, tuple(programs)) for guards, programs in groups.items()]
    return LevelPlan((*grouped, ((), tuple(free))), tuple(lists), Shapes(paths, below))


def _block(
    target: str, block: Block, levels: tuple[Paths, Paths], lookups: Mapping[str, Lookup], style: str
) -> ListProgram:
    paths, inner = levels
    walk, absolute = paths.nodes(block.each) if block.each else (None, False)
    programs = tuple(Program(rule, inner, lookups, style) for rule in ordered(list(block.rules)))
    return ListProgram(target, block.name, walk, absolute, When(block.when, inner), programs)


def references_of(rule: Rule) -> list[str]:
    """The fields a rule names with `$`."""
    found = []
    for source in rule.sources:
        if isinstance(source, FieldRef):
            found.append(source.field)
        elif isinstance(source, LookupSource) and isinstance(source.key, FieldRef):
            found.append(source.key.field)
    return found


def ordered(rules: list[Rule]) -> list[Rule]:
    """The rules so that a `$field` is read before it is used; a whole period before its ends.

    Raises: mapping.reference-unknown, mapping.reference-circle.
    """
    by_field = {rule.field: rule for rule in rules}
    given = set(by_field)
    if "quantity.unit" in given:
        given.add("quantity.original_unit")
    if "requested_delivery" in given:
        given |= {"requested_delivery.earliest", "requested_delivery.latest"}
    done: list[Rule] = []
    waiting = sorted(rules, key=lambda rule: rule.field.startswith("requested_delivery."))
    ready: set[str] = set()
    while waiting:
        later = []
        for rule in waiting:
            needed = references_of(rule)
            unknown = next((one for one in needed if one not in given), None)
            if unknown is not None:
                rule.item.fail("mapping.reference-unknown", field=unknown, known=", ".join(sorted(given)))
            if all(one in ready or one not in by_field for one in needed):
                done.append(rule)
                ready.add(rule.field)
            else:
                later.append(rule)
        if len(later) == len(waiting):
            later[0].item.fail("mapping.reference-circle", field=later[0].field)
        waiting = later
    return done
