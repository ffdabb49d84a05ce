"""What `orderhub mapping check` says beyond what makes a file unreadable: faults that load but cannot be meant.

Refused: elements a segment does not have, two profiles for the same documents, paths that can never win, keys that can
never do anything. Advised: qualifiers nobody knows, rules that repeat what they inherit or take away what is not there,
tables that no rule uses.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from orderhub.mapping.catalog import Catalog, like, plain
from orderhub.mapping.elements import QUALIFIERS, SEGMENTS
from orderhub.mapping.paths import Path, Qualifier, Step
from orderhub.mapping.plan import format_of
from orderhub.mapping.profile import Level, MatchTest, Profile
from orderhub.mapping.rule import LookupSource, Rule
from orderhub.mapping.source import Item, nearest


class Advice(NamedTuple):
    """One remark at a place; `refused` ones fail the check."""

    code: str
    params: dict[str, str]
    refused: bool


def advice(profile: Profile, catalog: Catalog) -> list[Advice]:
    """All remarks about one profile."""
    found = [*_repeated(profile, catalog), *_shadowed(profile), *_idle(profile), *_nothing_inherited(profile, catalog)]
    if format_of(catalog.resolved(profile)) == "edifact":
        for item, path in _paths(profile):
            found += _edifact(item, path)
    return found


def overlaps(catalog: Catalog) -> list[Advice]:
    """Profiles of partners that match the very same documents."""
    seen: dict[tuple[str, ...], list[tuple[Profile, dict[str, MatchTest]]]] = {}
    found = []
    for profile in catalog.profiles:
        for tests in profile.matches:
            mine = {one.key: one for one in tests}
            alike = seen.setdefault((str(profile.is_generic), *sorted(mine)), [])
            other = next((one for one, its in alike if all(_meet(mine[key], its[key]) for key in mine)), profile)
            alike.append((profile, mine))
            if other is not profile:
                line, column = profile.item.key_places.get("match", (1, 1))
                params = {"file": profile.file, "line": str(line), "column": str(column)}
                found.append(
                    Advice("mapping.overlap", {**params, "other": other.file, "profile": profile.name}, refused=True)
                )
    return found


def tables_unused(catalog: Catalog) -> list[Advice]:
    """Tables of the installation and of mapping files that no rule names."""
    named: set[str] = set()
    for profile in catalog.profiles:
        named.update(catalog.resolved(profile).tables())
    found = [
        Advice("mapping.table-unused", {"file": table.file, "line": "1", "column": "1"}, refused=False)
        for name, table in sorted(catalog.lookups.items())
        if name not in named
    ]
    for profile in catalog.profiles:
        tables = (profile.item.entries or {}).get("tables")
        for name in profile.tables:
            if tables is not None and name not in named:
                line, column = tables.key_places[name]
                params = {"file": profile.file, "line": str(line), "column": str(column)}
                found.append(Advice("mapping.table-unused", params, refused=False))
    return found


def untested(profile: Profile, used: Container[str]) -> list[Advice]:
    """The partner's own rules that are not among `used`, the places of rules that gave a value in some test."""
    return [
        Advice("mapping.rule-untested", _at(rule.item, field=rule.field), refused=False)
        for rule in _rules(profile)
        if rule.item.place not in used
    ]


def _meet(one: MatchTest, other: MatchTest) -> bool:
    """Whether some value fits both."""
    mine, theirs = ([plain(test.key, value) for value in test.values] for test in (one, other))
    return any(a == b or ("*" in b and like(a, b)) or ("*" in a and like(b, a)) for a in mine for b in theirs)


def _shadowed(profile: Profile) -> Iterator[Advice]:
    """Paths of `from` that come behind a wider one."""
    for rule in _rules(profile):
        if rule.join is not None:
            continue
        before: list[Path] = []
        for source in rule.sources:
            if not isinstance(source, Path):
                continue
            wider = next((one for one in before if _covers(one, source)), None)
            if wider is not None:
                params = _at(rule.item, field=rule.field, path=source.text, other=wider.text)
                yield Advice("mapping.source-shadowed", params, refused=True)
            before.append(source)


def _covers(wide: Path, narrow: Path) -> bool:
    """Whether `wide` finds all that `narrow` finds."""
    if wide.absolute != narrow.absolute or [one.name for one in wide.steps] != [one.name for one in narrow.steps]:
        return False
    return all(_admits(one, other) for one, other in zip(wide.steps, narrow.steps, strict=True))


def _admits(wide: Step, narrow: Step) -> bool:
    if wide.nth and (wide.nth != narrow.nth or wide.tests != narrow.tests):
        return False
    return all(any(_implies(own, test) for own in narrow.tests) for test in wide.tests)


def _implies(own: Qualifier, test: Qualifier) -> bool:
    """Whether whatever stands `own` stands `test`."""
    if own == test:
        return True
    if own.key != test.key or own.negated or test.negated or not own.values:
        return False
    return not test.values or set(own.values) <= set(test.values)


def _idle(profile: Profile) -> Iterator[Advice]:
    for rule in _rules(profile):
        has = rule.item.entries or {}
        for key, beside in (("default", "const"), ("required", "const"), ("required", "default")):
            if key in has and beside in has and (key != "required" or rule.required) and rule.on_missing != "default":
                params = _at(has[key], key=key, beside=beside, field=rule.field)
                yield Advice("mapping.key-idle", params, refused=True)


def _nothing_inherited(profile: Profile, catalog: Catalog) -> Iterator[Advice]:
    parent = catalog.resolved(catalog.profile(profile.extends)) if profile.extends else None
    for own, inherited in ((profile.order, parent and parent.order), (profile.line, parent and parent.line)):
        names = set(inherited.rules) | set(inherited.lists) if inherited else set()
        taken = [name for name, rule in (*own.rules.items(), *own.lists.items()) if rule is None]
        for name in taken:
            if name not in names:
                params = {"file": profile.file, "line": str(profile.item.line), "column": "1", "field": name}
                yield Advice("mapping.nothing-inherited", params, refused=False)


def _at(item: Item, **params: str) -> dict[str, str]:
    return {"file": item.file, "line": str(item.line), "column": str(item.column), **params}


def _levels(profile: Profile) -> Iterator[Level]:
    yield profile.order
    yield profile.line


def _rules(profile: Profile) -> Iterator[Rule]:
    for level in _levels(profile):
        yield from (rule for rule in level.rules.values() if rule)
        for blocks in level.lists.values():
            for block in blocks or ():
                yield from block.rules


def _paths(profile: Profile) -> Iterator[tuple[Item, Path]]:
    for rule in _rules(profile):
        for one in rule.sources:
            path = one.key if isinstance(one, LookupSource) else one
            if isinstance(path, Path):
                yield rule.item, path
        for path in rule.concat:
            yield rule.item, path
        for condition in rule.when:
            yield rule.item, condition.path


def _edifact(item: Item, path: Path) -> Iterator[Advice]:
    """Checks each step whose segment is known; steps within groups name segments, composites or elements."""
    segment = ""
    for step in path.steps:
        if step.name in SEGMENTS:
            segment = step.name
        elif segment and step.name.isdigit() and step.name not in SEGMENTS[segment]:
            yield _element(item, path, segment, step.name)
        for test in step.tests:
            if segment and test.key.isdigit() and test.key not in SEGMENTS[segment]:
                yield _element(item, path, segment, test.key)
            known = QUALIFIERS.get(test.key)
            for value in test.values if known else ():
                if known and value not in known:
                    params = _at(
                        item, path=path.text, value=value, element=test.key, meant=nearest(value, known) or "-"
                    )
                    yield Advice("mapping.qualifier-odd", params, refused=False)


def _element(item: Item, path: Path, segment: str, element: str) -> Advice:
    meant = nearest(element, SEGMENTS[segment]) or ", ".join(sorted(SEGMENTS[segment]))
    return Advice(
        "mapping.element-unknown",
        _at(item, path=path.text, segment=segment, element=element, meant=meant),
        refused=True,
    )


def _repeated(profile: Profile, catalog: Catalog) -> Iterator[Advice]:
    if profile.extends is None:
        return
    parent = catalog.resolved(catalog.profile(profile.extends))
    for own, inherited in ((profile.order, parent.order), (profile.line, parent.line)):
        for field, rule in own.rules.items():
            other = inherited.rules.get(field)
            if rule is not None and other is not None and _bare(rule) == _bare(other):
                params = _at(rule.item, field=field, other=other.item.file)
                yield Advice("mapping.rule-unused", params, refused=False)


def _bare(rule: Rule) -> tuple[object, ...]:
    """The rule without its place; only rules without tables are compared."""
    lookup = (rule.lookup.table, rule.lookup.key, rule.lookup.value) if rule.lookup else None
    sources = tuple(
        (one.table.table, one.table.key, one.table.value, one.key) if isinstance(one, LookupSource) else one
        for one in rule.sources
    )
    return (*rule._replace(item=_NO_ITEM, lookup=None, sources=())[:2], sources, lookup, *rule[4:12], *rule[13:])


_NO_ITEM = Item("", 0, 0)
