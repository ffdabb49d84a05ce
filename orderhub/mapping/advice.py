"""What `orderhub mapping check` says beyond what makes a file unreadable: faults that load but cannot be meant.

Refused: elements a segment does not have, two profiles for the same documents, a partner's profile without `partner`.
Advised: qualifiers nobody knows, rules that repeat what they inherit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from orderhub.mapping.catalog import Catalog, plain
from orderhub.mapping.elements import QUALIFIERS, SEGMENTS
from orderhub.mapping.paths import Path
from orderhub.mapping.plan import format_of
from orderhub.mapping.profile import Level, Profile
from orderhub.mapping.rule import LookupSource, Rule
from orderhub.mapping.source import Item, nearest


class Advice(NamedTuple):
    """One remark at a place; `refused` ones fail the check."""

    code: str
    params: dict[str, str]
    refused: bool


def advice(profile: Profile, catalog: Catalog) -> list[Advice]:
    """All remarks about one profile."""
    found = list(_repeated(profile, catalog))
    if format_of(catalog.resolved(profile)) == "edifact":
        for item, path in _paths(profile):
            found += _edifact(item, path)
    return found


def overlaps(catalog: Catalog) -> list[Advice]:
    """Profiles of partners that match the very same documents."""
    seen: dict[tuple[tuple[str, tuple[str, ...]], ...], Profile] = {}
    found = []
    for profile in catalog.profiles:
        for tests in profile.matches:
            key = tuple(
                sorted((one.key, tuple(sorted(plain(one.key, value) for value in one.values))) for one in tests)
            )
            other = seen.setdefault(key, profile)
            if other is not profile:
                line, column = profile.item.key_places.get("match", (1, 1))
                params = {"file": profile.file, "line": str(line), "column": str(column)}
                found.append(
                    Advice("mapping.overlap", {**params, "other": other.file, "profile": profile.name}, refused=True)
                )
    return found


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
